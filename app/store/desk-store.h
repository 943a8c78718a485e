/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/desk-act.h"
#include "model/desk-calendar.h"
#include "model/desk-case-deadlines.h"
#include "model/desk-clock.h"
#include "model/desk-command.h"
#include "model/desk-local-rules.h"
#include "model/desk-query.h"
#include "model/desk-registry.h"
#include "model/desk-snapshot.h"
#include "store/desk-store-error.h"

G_BEGIN_DECLS

/**
 * DeskStore:
 *
 * One opened store: one writer thread and a few readers behind it. Objects
 * live on the main thread; every call ending in _async answers there. The
 * blocking forms are for the command line and tests. No connection, statement
 * or SQL leaves the room.
 *
 * Signal "changed" (gint64 first_seq, gint64 last_seq): after a commit of this
 * window or, within a second, of another; main thread, coalesced.
 */
#define DESK_TYPE_STORE (desk_store_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskStore, desk_store, DESK, STORE, GObject)

typedef enum {
  DESK_STORE_CREATE = 1 << 0,    /* make it when the file is missing */
  DESK_STORE_READ_ONLY = 1 << 1,
  DESK_STORE_NO_WATCH = 1 << 2,  /* do not look for changes of other windows */
} DeskStoreFlags;

/** Blocking; run it in a task from the shell. Adds types known to the store only to @registry and freezes it. */
DESK_API DeskStore *desk_store_open (const char *path, DeskRegistry *registry, DeskStoreFlags flags, GError **error);
DESK_API void desk_store_open_async (const char *path, DeskRegistry *registry, DeskStoreFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API DeskStore *desk_store_open_finish (GAsyncResult *result, GError **error);
/** Waits for the writer, checkpoints, closes. Called by dispose. */
DESK_API void desk_store_close (DeskStore *self);

DESK_API const char *desk_store_get_path (DeskStore *self);
DESK_API DeskRegistry *desk_store_get_registry (DeskStore *self);
DESK_API GTimeZone *desk_store_get_zone (DeskStore *self);
/** The calendar and the local rules as they count now: what the office laid down over what is shipped and declared.
 * Borrowed; whoever has one may read it as long as the store lives, but asks again after "changed". Any thread. */
DESK_API DeskCalendar *desk_store_get_calendar (DeskStore *self);
DESK_API const DeskLocalRules *desk_store_get_local_rules (DeskStore *self);
/** Both, with the zone: what limits are counted with. */
DESK_API DeskCounting desk_store_get_counting (DeskStore *self);
DESK_API const char *desk_store_get_uid (DeskStore *self);
DESK_API gboolean desk_store_is_demo (DeskStore *self);
/** For tests and the demonstration; NULL is the system's. Before the first command. */
DESK_API void desk_store_set_clock (DeskStore *self, const DeskClock *clock);
DESK_API void desk_store_set_seed (DeskStore *self, guint64 seed);
DESK_API gint64 desk_store_now (DeskStore *self);
DESK_API void desk_store_new_uuid (DeskStore *self, DeskUuid *uid);

/* Who acts: the person chosen for this account; nil: nobody yet. */
DESK_API void desk_store_set_me (DeskStore *self, const DeskUuid *person, const DeskUuid *unit);
DESK_API void desk_store_get_me (DeskStore *self, DeskActor *actor);

/* Writing. Takes the command. FALSE and an error only when the store failed;
 * a refusal or stale version is an outcome. A busy store waits; cancellable
 * before the transaction begins. */
DESK_API DeskOutcome *desk_store_execute (DeskStore *self, DeskCommand *command, GCancellable *cancellable, GError **error);
DESK_API void desk_store_execute_async (DeskStore *self, DeskCommand *command, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API DeskOutcome *desk_store_execute_finish (DeskStore *self, GAsyncResult *result, GError **error);

/**
 * desk_store_make_undo:
 *
 * The command that takes back all that @command did, on every record it
 * touched, the newest first. It is refused as a whole when anything was done
 * after it. Blocking; any thread.
 *
 * Returns: (transfer full): to be executed; %NULL with
 * %DESK_STORE_ERROR_NOT_FOUND when no such command was done, or it changed nothing
 */
DESK_API DeskCommand *desk_store_make_undo (DeskStore *self, const DeskUuid *command, GError **error);

/* One record. */
DESK_API DeskSnapshot *desk_store_load (DeskStore *self, const DeskUuid *record, GError **error);
DESK_API void desk_store_load_async (DeskStore *self, const DeskUuid *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API DeskSnapshot *desk_store_load_finish (DeskStore *self, GAsyncResult *result, GError **error);
/** By number ("QY-2026-000123"), area or unit code, or UUID text. */
DESK_API gboolean desk_store_find_number (DeskStore *self, const char *number, DeskUuid *uid, GError **error);

/** What a person may see of a sensitive value: its mask; transfer full. Any thread. */
DESK_API char *desk_store_mask (DeskStore *self, const DeskUuid *record, const DeskField *field, const DeskValue *value);

/* Timeline, oldest first: DeskEvent * with bodies; headlines are made by the shell. */
typedef struct {
  DeskEvent *event;
  char *actor_name; /* person's name, or the rule's */
  char *for_name;   /* whose deputy that person was; NULL: nobody's */
  char *unit_name;
} DeskTimelineEntry;
DESK_API void desk_timeline_entry_free (DeskTimelineEntry *entry);
DESK_API GPtrArray *desk_store_timeline (DeskStore *self, const DeskUuid *record, GError **error);
DESK_API void desk_store_timeline_async (DeskStore *self, const DeskUuid *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DESK_API GPtrArray *desk_store_timeline_finish (DeskStore *self, GAsyncResult *result, GError **error);

/** Title of a record ("县人社局"), "" when gone. Answered from a small cache when it can be. */
DESK_API char *desk_store_title (DeskStore *self, const DeskUuid *record);
DESK_API char *desk_store_title_text (DeskStore *self, const char *uuid_text);

/** DeskDeputy of everybody who is or was away; blocking, any thread. */
DESK_API GArray *desk_store_get_deputies (DeskStore *self, GCancellable *cancellable, GError **error);

/** What commands cost so far, for measuring. Any thread. */
typedef struct {
  guint64 commands;
  guint64 events;
  guint64 statements; /* run by the writer, begin and commit included */
} DeskStoreStatistics;
DESK_API void desk_store_get_statistics (DeskStore *self, DeskStoreStatistics *statistics);

/** TRUE when the store had been replaced by an older copy since this place last wrote to it; what it lacks is told by desk_store_get_losses(). */
DESK_API gboolean desk_store_is_older_copy (DeskStore *self);

/* Preferences of a person, saved lists, column layouts. JSON or plain text. */
DESK_API char *desk_store_get_pref (DeskStore *self, const char *key);
/**
 * Keeps @value as @key of the acting person, of the store when nobody acts; NULL forgets it.
 * Waits for no other writer: when one is at work, it is kept a moment later, in the order of the
 * calls. Errors: DESK_STORE_ERROR_READ_ONLY, or what the disk says. Main thread.
 */
DESK_API gboolean desk_store_set_pref (DeskStore *self, const char *key, const char *value, GError **error);

G_END_DECLS
