/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-csv.h"

#include <string.h>

#include "exchange/desk-atomic-file.h"
#include "exchange/desk-csv-text.h"

#define BLOCK (64 * 1024)

void
desk_csv_append_cell (GString *out, const char *text, DeskTableKind kind)
{
  const char *tail = "";

  if (text == NULL || *text == '\0')
    return;
  if (kind == DESK_TABLE_NUMBER && desk_table_parse_number (text, NULL))
    {
      g_string_append (out, text);
      return;
    }
  gboolean formula = desk_csv_text_is_formula (text);
  if (!formula && desk_csv_text_is_number_like (text))
    tail = "\t";
  gboolean blank_end = *text == ' ' || text[strlen (text) - 1] == ' ';
  if (strpbrk (text, "\",;\t\r\n") == NULL && !blank_end)
    {
      if (formula)
        g_string_append_c (out, '\'');
      g_string_append (out, text);
      g_string_append (out, tail);
      return;
    }
  g_string_append (out, formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_printf (out, "%s\"", tail);
}

static void
append_head (GString *out, DeskTable *table)
{
  for (guint i = 0; i < desk_table_get_n_columns (table); i++)
    {
      const DeskTableColumn *column = desk_table_get_column (table, i);
      g_autofree char *label = column->group != NULL ? g_strconcat (column->group, "/", column->label, NULL)
                                                     : g_strdup (column->label);
      if (i > 0)
        g_string_append_c (out, ',');
      desk_csv_append_cell (out, label, DESK_TABLE_TEXT);
    }
  g_string_append (out, "\r\n");
}

static void
append_row (GString *out, DeskTable *table, guint row)
{
  for (guint i = 0; i < desk_table_get_n_columns (table); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      desk_csv_append_cell (out, desk_table_get_cell (table, row, i), desk_table_get_column (table, i)->kind);
    }
  g_string_append (out, "\r\n");
}

/* Leaves what went wrong in @error as GIO said it. */
static gboolean
write_rows (DeskTable *table, GOutputStream *stream, DeskExchangeProgress progress, gpointer user_data,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (BLOCK + 4096);
  guint n_rows = desk_table_get_n_rows (table);

  /* Without the mark, spreadsheets of a Chinese system read GBK. */
  g_string_append (out, "\xef\xbb\xbf");
  append_head (out, table);
  for (guint row = 0; row < n_rows; row++)
    {
      append_row (out, table, row);
      if (out->len < BLOCK)
        continue;
      if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
        return FALSE;
      g_string_truncate (out, 0);
      if (progress != NULL)
        progress (row + 1, n_rows, user_data);
    }
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
    return FALSE;
  if (progress != NULL)
    progress (n_rows, n_rows, user_data);
  return TRUE;
}

gboolean
desk_csv_write_to_stream (DeskTable *table, GOutputStream *stream, DeskExchangeProgress progress, gpointer user_data,
                          GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;

  if (write_rows (table, stream, progress, user_data, cancellable, &cause))
    return TRUE;
  desk_exchange_propagate_write_error (error, cause, desk_table_get_title (table));
  return FALSE;
}

gboolean
desk_csv_write (DeskTable *table, const char *path, DeskExchangeProgress progress, gpointer user_data,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskAtomicFile) file = desk_atomic_file_new (path, error);
  GError *cause = NULL;

  if (file == NULL)
    return FALSE;
  if (!write_rows (table, desk_atomic_file_get_stream (file), progress, user_data, cancellable, &cause))
    {
      desk_exchange_propagate_write_error (error, cause, path);
      return FALSE;
    }
  return desk_atomic_file_commit (file, cancellable, error);
}
