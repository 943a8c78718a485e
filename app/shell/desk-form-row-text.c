/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are typed: text of one line or several, numbers, codes. */
#include "shell/desk-form-row.h"

#include "model/desk-number.h"

#include <glib/gi18n-lib.h>

/* From here on an amount is easier to read in words. */
#define BIG_MONEY (10000 * DESK_FEN_PER_YUAN)

static gboolean
is_short (const DeskField *field)
{
  switch (field->kind)
    {
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_DECIMAL:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_PERCENT:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
show_amount (DeskFormRow *row)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  g_autofree char *words = NULL;

  if (row->field->kind != DESK_FIELD_MONEY)
    return;
  if (desk_form_row_parse (row, &value, NULL) && !desk_value_is_none (&value) && ABS (desk_value_get_integer (&value)) >= BIG_MONEY)
    words = desk_money_format_for_people (desk_value_get_integer (&value));
  desk_form_row_set_note (row, words);
}

static void
entry_changed (DeskFormRow *row)
{
  show_amount (row);
  desk_form_row_changed (row);
}

static GtkWidget *
create_entry (DeskFormRow *row)
{
  GtkWidget *entry = gtk_entry_new ();
  gboolean narrow = is_short (row->field);

  gtk_widget_add_css_class (entry, "desk");
  gtk_widget_set_hexpand (entry, !narrow);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), narrow ? 14 : 8);
  if (narrow)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  if (row->field->kind == DESK_FIELD_TELEPHONE)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_PHONE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed), row);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (desk_form_row_next), row);
  return entry;
}

static char *
dup_entry (DeskFormRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->control)));
}

static void
set_entry (DeskFormRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row->control), text);
}

/* A code is shown the way it is stored, so that a slip of the width or of a letter's case is seen. */
static void
tidy_entry (DeskFormRow *row)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  g_autofree char *typed = desk_form_row_dup_text (row);
  g_autofree char *plain = NULL;

  if (is_short (row->field) || !desk_form_row_parse (row, &value, NULL) || desk_value_is_none (&value))
    return;
  plain = desk_field_format (row->field, &value, DESK_FORMAT_EDIT, NULL);
  if (!g_str_equal (plain, typed))
    desk_form_row_set_text (row, plain);
}

const DeskFormEditor desk_form_text_editor = { create_entry, dup_entry, set_entry, NULL, tidy_entry };

/* ---- several lines ---- */

static void
text_changed (DeskFormRow *row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->focus));
  int n = gtk_text_buffer_get_char_count (buffer);
  g_autofree char *words = NULL;

  if (row->field->max > 0)
    words = g_strdup_printf (_("%d of %d characters"), n, (int) row->field->max);
  else
    words = g_strdup_printf (ngettext ("%d character", "%d characters", n), n);
  gtk_label_set_text (GTK_LABEL (row->count), words);
  gtk_widget_set_visible (row->count, n > 0);
  desk_form_row_changed (row);
}

static GtkWidget *
create_text (DeskFormRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (view), 3);
  gtk_widget_add_css_class (view, "desk-words");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 52);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 180);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (scrolled, "desk-area");
  row->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->count), 0);
  gtk_widget_add_css_class (row->count, "caption");
  gtk_widget_add_css_class (row->count, "factk");
  gtk_widget_set_visible (row->count, FALSE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), row->count);
  gtk_widget_set_hexpand (box, TRUE);
  row->focus = view;
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (text_changed), row);
  return box;
}

static char *
dup_words (DeskFormRow *row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->focus));
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
}

static void
set_words (DeskFormRow *row, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->focus)), text, -1);
}

const DeskFormEditor desk_form_long_text_editor = { create_text, dup_words, set_words, NULL, NULL };
