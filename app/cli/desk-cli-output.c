/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "cli/desk-cli.h"

struct _DeskCliTable {
  char **keys, **labels;
  guint n;
  GPtrArray *rows; /* GStrv */
};

static void
row_free (gpointer data)
{
  g_strfreev (data);
}

DeskCliTable *
desk_cli_table_new (const char *const *keys, const char *const *labels)
{
  DeskCliTable *table = g_new0 (DeskCliTable, 1);

  table->keys = g_strdupv ((char **) keys);
  table->labels = g_strdupv ((char **) labels);
  table->n = g_strv_length (table->keys);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  return table;
}

void
desk_cli_table_add (DeskCliTable *table, const char *const *cells)
{
  char **row = g_new0 (char *, table->n + 1);

  for (guint i = 0; i < table->n; i++)
    row[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (table->rows, row);
}

/* Columns of a terminal: a Chinese character takes two. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0 : 1;
  return width;
}

static void
print_row (const DeskCliTable *table, char **cells, const guint *widths)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < table->n; i++) {
    g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\n\t", ' ');

    g_string_append (line, cell);
    for (guint k = measure (cell); i + 1 < table->n && k < widths[i] + 2; k++)
      g_string_append_c (line, ' ');
  }
  g_print ("%s\n", line->str);
  g_string_free (line, TRUE);
}

static void
print_text (const DeskCliTable *table)
{
  g_autofree guint *widths = g_new0 (guint, table->n + 1);

  for (guint i = 0; i < table->n; i++)
    widths[i] = measure (table->labels[i]);
  for (guint r = 0; r < table->rows->len; r++)
    for (guint i = 0; i < table->n; i++)
      widths[i] = MAX (widths[i], measure (((char **) g_ptr_array_index (table->rows, r))[i]));
  print_row (table, table->labels, widths);
  for (guint r = 0; r < table->rows->len; r++)
    print_row (table, g_ptr_array_index (table->rows, r), widths);
}

static void
print_json (const DeskCliTable *table)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;

  json_node_take_array (root, array);
  for (guint r = 0; r < table->rows->len; r++) {
    JsonObject *object = json_object_new ();

    for (guint i = 0; i < table->n; i++)
      json_object_set_string_member (object, table->keys[i], ((char **) g_ptr_array_index (table->rows, r))[i]);
    json_array_add_object_element (array, object);
  }
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

void
desk_cli_table_print (DeskCliTable *table, gboolean json)
{
  if (json)
    print_json (table);
  else
    print_text (table);
  g_strfreev (table->keys);
  g_strfreev (table->labels);
  g_ptr_array_unref (table->rows);
  g_free (table);
}
