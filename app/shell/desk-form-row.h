/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a form. Private to desk-form*.c; pages use desk-form.h. */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskFormRow: label, control, what stands beside it, help, and what is wrong.
 *
 * Signals: "changed" (the person changed it), "left" (the focus left it),
 * "next" (Enter).
 */
#define DESK_TYPE_FORM_ROW (desk_form_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskFormRow, desk_form_row, DESK, FORM_ROW, GtkWidget)

/* How a kind of field is edited. What is exchanged is text as a person would
 * type it: codes of choices, UUIDs of references. */
typedef struct {
  GtkWidget *(*create) (DeskFormRow *row);
  char *(*dup_text) (DeskFormRow *row);
  void (*set_text) (DeskFormRow *row, const char *text);
  /* NULL: desk_field_parse() of the text */
  gboolean (*parse) (DeskFormRow *row, const char *text, DeskValue *value, GError **error);
  /* NULL: nothing to tidy when the focus leaves */
  void (*tidy) (DeskFormRow *row);
} DeskFormEditor;

struct _DeskFormRow {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskField *field;
  const DeskFormEditor *editor;
  GtkWidget *grid, *label_box, *label, *star, *line, *control, *note, *count, *help, *message, *words;
  GtkWidget *focus;     /* what takes the focus and is told to assistive technology */
  gpointer data;        /* the editor's own */
  GDestroyNotify free_data;
  char *problem;
  gboolean required;
  gboolean filling;     /* the program writes, not the person */
  gboolean touched;
  gboolean stored;      /* a confidential value is stored; empty keeps it */
};

GtkWidget *desk_form_row_new (DeskStore *store, const DeskField *field);
char *desk_form_row_dup_text (DeskFormRow *self);
/* As the program fills it in: no "changed". */
void desk_form_row_set_text (DeskFormRow *self, const char *text);
/* The text that a draft keeps: words like "today" are written out, because they mean something else tomorrow. */
char *desk_form_row_dup_draft (DeskFormRow *self);
gboolean desk_form_row_parse (DeskFormRow *self, DeskValue *value, GError **error);
void desk_form_row_set_required (DeskFormRow *self, gboolean required);
/* Shows or, with NULL, takes away what is wrong. */
void desk_form_row_set_problem (DeskFormRow *self, const char *problem);
void desk_form_row_set_note (DeskFormRow *self, const char *note);
/* What stands under the row; NULL for nothing. */
void desk_form_row_set_help (DeskFormRow *self, const char *help);
/* Tells that a confidential value is there already, by its mask. */
void desk_form_row_set_stored (DeskFormRow *self, const char *mask);
/* For editors: the person changed something. */
void desk_form_row_changed (DeskFormRow *self);
void desk_form_row_next (DeskFormRow *self);
void desk_form_row_grab (DeskFormRow *self);
/* The day it is in the store's zone. */
void desk_form_row_today (DeskFormRow *self, char out[11]);
/* Columns that text takes: a Chinese character takes two. */
guint desk_form_columns (const char *text);

extern const DeskFormEditor desk_form_text_editor, desk_form_long_text_editor, desk_form_date_editor, desk_form_toggles_editor,
    desk_form_drop_down_editor, desk_form_chips_editor, desk_form_switch_editor, desk_form_reference_editor, desk_form_references_editor,
    desk_form_attachments_editor;

G_END_DECLS
