/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-head.h"
#include "store/desk-projector.h"
#include "store/desk-store-private.h"

G_BEGIN_DECLS

/* A list that is being made, the rows of its first pages, and somebody else. */
#define DESK_N_READERS 3
#define DESK_BUSY_TIMEOUT_MS 5000

/*
 * The opened store itself, for the files that make it up: desk-store.c opens
 * and closes it, desk-store-readers.c lends connections and knows identities,
 * desk-store-load.c reads records, desk-writer.c writes, desk-store-watch.c has
 * the thread and tells of changes, desk-maintenance*.c verify and rebuild.
 */
struct _DeskStore {
  GObject parent;

  /* Set by opening, then only read. */
  char *path, *uid;
  char *files;             /* folder of the attachments' bytes */
  DeskStoreFlags flags;
  DeskConnectionMode reader_mode;
  DeskRegistry *registry;
  DeskProjection *projection;
  GTimeZone *zone;
  char *shipped_digest;    /* of the calendars the program comes with */

  /* The writer: whoever holds write_lock. */
  GMutex write_lock;
  DeskConnection *writer;  /* NULL: read only */
  DeskProjector projector; /* on the writer */
  DeskHead *head;
  DeskUuid desk_uid;       /* nil until the first command of this place */
  gint64 desk_id;          /* 0 until then */
  guint8 salt_key[32];     /* of a seeded store */
  gboolean older_copy;     /* the head outside the file was no ancestor */
  gint64 fixed_time;       /* of the demonstration: time of the command at hand; 0: the clock */
  gint64 office_checked;   /* newest event up to which the office was looked at */
  DeskStoreStatistics statistics;
  GArray *deputies;        /* DeskDeputy, as of deputies_seq; NULL: not read */
  gint64 deputies_seq;
  GPtrArray *new_uids;     /* DeskUuid *: identities of this transaction, forgotten when it fails */

  /* Under lock. */
  GMutex lock;
  GCond reader_free;
  DeskConnection *readers[DESK_N_READERS];
  gboolean lent[DESK_N_READERS];
  guint lendings;          /* how often one was lent */
  GHashTable *id_by_uid;   /* DeskUuid * → Identity * */
  GHashTable *uid_by_id;   /* gint64 * → the same Identity * */
  GHashTable *titles;      /* gint64 * → char * */
  GPtrArray *offices;      /* DeskOffice *, the one that counts last; see desk-store-office.h */
  DeskActor me;
  DeskClock clock;
  DeskSeal *seal;
  DeskUuidSource *uuids;
  guint64 seed;
  gboolean demo;
  gboolean closed;
  gint64 last_seq;         /* newest event told about */
  gint64 pending_first;    /* changes not told yet; 0: none */
  GSource *pending;
  guint64 generation;

  /* The thread. */
  GThread *thread;
  gint64 data_version;     /* seen last: of the writer under write_lock, else of the thread's own connection */
  GAsyncQueue *jobs;
  guint lendings_seen;     /* at the look before */
  gboolean rested;
  int prefs_waiting;       /* preferences left to the thread and not kept yet; atomic */
};

/* desk-store-readers.c */
void desk_store_readers_init (DeskStore *self);
void desk_store_readers_clear (DeskStore *self);
/** Remembers an identity; it is never changed once it is stored. */
void desk_store_remember (DeskStore *self, const DeskUuid *uid, gint64 id, gint64 type_id);
void desk_store_forget (DeskStore *self, const DeskUuid *uid);
void desk_store_forget_titles (DeskStore *self);
/** The title when it is remembered, without a connection; transfer full or NULL. */
char *desk_store_remembered_title (DeskStore *self, const DeskUuid *uid);
/** Gives back what the connections that nobody uses keep in memory. */
void desk_store_rest (DeskStore *self);
gboolean desk_store_identify (DeskStore *self, DeskConnection *connection, const DeskUuid *uid, gint64 *id, gint64 *type_id);
/** A projector on a connection that is not the writer's, or is. */
void desk_store_init_projector (DeskStore *self, DeskProjector *projector, DeskConnection *connection);

/* desk-writer.c */
/** With write_lock held; never UNKNOWN without having tried again. */
DeskOutcome *desk_writer_execute (DeskStore *self, DeskCommand *command, GCancellable *cancellable, GError **error);

/* desk-store-load.c; @connection is borrowed or the writer's */
DeskSnapshot *desk_store_load_on (DeskStore *self, DeskProjector *projector, const DeskUuid *record, GError **error);
GPtrArray *desk_store_events_on (DeskConnection *connection, gint64 record, const DeskUuid *uid, GError **error);

/** With write_lock held. BUSY when another window is writing: nothing was waited for. */
DeskDbResult desk_store_write_pref (DeskStore *self, const DeskUuid *person, const char *key, const char *value, GError **error);

/* desk-store-watch.c */
/** Leaves a preference to the thread. */
void desk_store_queue_pref (DeskStore *self, const DeskUuid *person, const char *key, const char *value);
void desk_store_watch_start (DeskStore *self);
void desk_store_watch_stop (DeskStore *self);
/** Tells everybody of events up to @last, from any thread. */
void desk_store_publish (DeskStore *self, gint64 last, gboolean titles_changed);
/** With write_lock held: looks whether another window has committed. */
void desk_store_look (DeskStore *self);

G_END_DECLS
