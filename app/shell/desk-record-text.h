/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-record-parts.h"
#include "shell/desk-tone.h"
#include "store/desk-list.h"

G_BEGIN_DECLS

/** One field of a record in words. */
typedef struct {
  const DeskField *field;
  char *value;         /* for people: titles, labels, masks */
  char *uuid;          /* of the record referred to, or NULL */
  char *files;         /* text of the value of attachments, or NULL */
} DeskFact;

/** One event in words. */
typedef struct {
  char *id;            /* uid of the event */
  char *date;          /* "03-11" */
  char *headline;
  char *detail;        /* who and where */
  char *full;          /* every change, a line each; "" for none */
  DeskTone tone;
} DeskHistoryLine;

/** Rows of one type that belong to the record. */
typedef struct {
  const DeskType *type;
  GPtrArray *rows;     /* char **: a text for each of the type's IN_LIST fields, NULL-terminated */
} DeskRowTexts;

/** Records of one type that refer to this one by one field. */
typedef struct {
  const DeskType *type;
  const DeskField *field;
  char *where;         /* query text that finds all of them */
  guint total;
  GPtrArray *first;    /* DeskLinkedText *: some of them */
} DeskLinks;

typedef struct {
  char *uuid;
  char *code;          /* number, or "" */
  char *title;
} DeskLinkedText;

/**
 * DeskRecordText:
 *
 * All that a pane or page shows of one record, read off the main thread.
 */
typedef struct {
  DeskSnapshot *snapshot;
  const DeskType *type;  /* NULL when nothing declares it */
  char *title;
  char *folder;          /* where the bytes of its attachments lie */
  GPtrArray *facts;      /* DeskFact *: every field that has a value, in the declared order */
  GPtrArray *history;    /* DeskHistoryLine *, newest first */
  GPtrArray *rows;       /* DeskRowTexts * */
  GPtrArray *parts;      /* DeskRecordParts *, or NULL when not asked for */
  GPtrArray *links;      /* DeskLinks *: what else refers to it */
} DeskRecordText;

typedef enum {
  DESK_RECORD_TEXT_FACTS = 0,
  DESK_RECORD_TEXT_ROWS = 1 << 0,
  DESK_RECORD_TEXT_LINKS = 1 << 1,
  DESK_RECORD_TEXT_PARTS = 1 << 2,
} DeskRecordTextParts;

/** Blocking; any thread. */
DESK_API DeskRecordText *desk_record_text_read (DeskStore *store, const DeskUuid *uid, DeskRecordTextParts parts, GCancellable *cancellable, GError **error);
DESK_API void desk_record_text_read_async (DeskStore *store, const DeskUuid *uid, DeskRecordTextParts parts, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer data);
DESK_API DeskRecordText *desk_record_text_read_finish (DeskStore *store, GAsyncResult *result, GError **error);
DESK_API void desk_record_text_free (DeskRecordText *text);

/** Returns: (nullable): the fact of that field */
DESK_API const DeskFact *desk_record_text_find (const DeskRecordText *text, const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRecordText, desk_record_text_free)

G_END_DECLS
