/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-decide.h"
#include "store/desk-store-object.h"

G_BEGIN_DECLS

/* One record in the hands of a transaction. */
typedef struct {
  DeskSnapshot *old;     /* as the rows are now; NULL when there is nothing yet */
  DeskSnapshot *snapshot;
  gint64 type_id;
  gboolean changed;      /* snapshot is ahead of the rows */
} DeskWriterRecord;

/* One transaction of one command. */
typedef struct {
  DeskStore *store;
  DeskConnection *connection;
  DeskProjector *projector;
  DeskEnv env;
  GHashTable *records;   /* DeskUuid * → DeskWriterRecord * */
  DeskCommand *command;
  gint64 first_seq, last_seq, desk_seq;
  guint8 hash[DESK_HASH_SIZE];
  gboolean office;       /* what the office laid down was changed */
  gboolean redacted;     /* bodies went: the WAL and the index are to be cleaned */
  GPtrArray *released;   /* char *: digests that those bodies spoke of, or NULL */
  GError *error;         /* of a callback of the environment */
} DeskWriting;

/* desk-writer-env.c */
void desk_writing_init_env (DeskWriting *self, gint64 now_us);

/* desk-store-deputies.c */
/** DeskDeputy; as of the beginning of this transaction. NULL: self->error. */
const GArray *desk_writing_get_deputies (DeskWriting *self);
/** At the end: what was read is forgotten when it may have changed. */
void desk_writing_keep_deputies (DeskWriting *self, gboolean committed);

/* desk-writer.c */
/** The record as this transaction has it; a new one when it is not there. NULL: error. */
DeskWriterRecord *desk_writing_get (DeskWriting *self, const DeskUuid *uid, GError **error);
/** Writes @event behind the chain and folds it; sets its seq. @type names the type of a new record. */
gboolean desk_writing_append (DeskWriting *self, DeskEvent *event, GError **error);
/** Begins behind the head of this place's desk, made when there is none. In a transaction. */
gboolean desk_writing_begin (DeskWriting *self, DeskStore *store, gint64 *now_us, GError **error);
/** Only the log's rows, hashed behind the last; desk_seq and seq are already counted on. */
gboolean desk_writing_write_event (DeskWriting *self, const DeskWriterRecord *record, const DeskEvent *event,
                                   const guint8 salt[DESK_SALT_SIZE], const guint8 digest[DESK_HASH_SIZE], GError **error);
gboolean desk_writing_project (DeskWriting *self, GError **error);
gboolean desk_writing_move_head (DeskWriting *self, GError **error);
void desk_writing_clear (DeskWriting *self);

G_END_DECLS
