/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-act.h"
#include "model/desk-event.h"
#include "model/desk-registry.h"
#include "shell/desk-tone.h"

G_BEGIN_DECLS

/** What is needed to write of events: names of records, and masks of sensitive values. */
typedef struct {
  DeskRegistry *registry;
  const DeskType *type;  /* of the record */
  GTimeZone *zone;
  /** Title of a record by UUID text, transfer full; "" when gone. */
  char *(*title_of) (const char *uuid_text, gpointer data);
  /** What may be seen of a sensitive value, transfer full; NULL: only that it was changed is told. */
  char *(*mask_of) (const DeskField *field, const DeskValue *value, gpointer data);
  gpointer data;
} DeskEventTexts;

/** One changed field in words. */
typedef struct {
  char *label;
  char *old_words; /* "" for none */
  char *new_words;
} DeskChangeText;

/** An event for people. */
typedef struct {
  char *headline;    /* "Lifted: Unit → Coordination" */
  char *quote;       /* why, in somebody's words, or NULL */
  char *rule;        /* rule that acted, or NULL */
  DeskTone tone;
  GPtrArray *changes; /* DeskChangeText *: every field that was changed, on the record and on its rows */
} DeskEventText;

/**
 * desk_event_text_new:
 * @event: with its body; one whose body was redacted says so
 *
 * Pure: the same event gives the same text. Any thread, if the functions of
 * @texts allow it.
 */
DESK_API DeskEventText *desk_event_text_new (const DeskEvent *event, const DeskEventTexts *texts);
DESK_API void desk_event_text_free (DeskEventText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskEventText, desk_event_text_free)

G_END_DECLS
