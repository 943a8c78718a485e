/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-calendar-data.h"

#include <string.h>

static void
entry_free (gpointer data)
{
  g_free (((DeskCalendarEntry *) data)->title);
  g_free (data);
}

char *
desk_calendar_query (const DeskPage *page, const char *from, const char *to)
{
  g_autofree char *days = page->to != NULL ? g_strdup_printf ("%s <= %s and (%s >= %s or %s >= %s)", page->from, to, page->to, from, page->from, from)
                                           : g_strdup_printf ("%s between (%s, %s)", page->from, from, to);

  return page->where != NULL ? g_strdup_printf ("(%s) and %s", page->where, days) : g_steal_pointer (&days);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DeskCalendarEntry *one = *(DeskCalendarEntry *const *) a, *two = *(DeskCalendarEntry *const *) b;
  int order = strcmp (one->from, two->from);

  /* What lasts longer comes first: it keeps its lane. */
  return order != 0 ? order : strcmp (two->to, one->to);
}

static DeskCalendarEntry *
make_entry (DeskRow *row, const DeskField *by)
{
  const char *from = desk_value_get_text (desk_row_get_raw (row, 1));
  const char *to = desk_value_get_text (desk_row_get_raw (row, 2));
  const char *code = by != NULL ? desk_value_get_text (desk_row_get_raw (row, 3)) : NULL;
  DeskCalendarEntry *entry;

  if (from == NULL)
    return NULL;
  entry = g_new0 (DeskCalendarEntry, 1);
  entry->uid = *desk_row_get_uid (row);
  entry->title = g_strdup (desk_row_get_cell (row, 0));
  g_strlcpy (entry->from, from, sizeof entry->from);
  g_strlcpy (entry->to, to != NULL && strcmp (to, from) > 0 ? to : from, sizeof entry->to);
  entry->choice = code != NULL ? desk_field_find_choice (by, code) : NULL;
  return entry;
}

GPtrArray *
desk_calendar_read (DeskStore *store, const DeskPage *page, const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  const DeskType *type = desk_registry_find_type (desk_store_get_registry (store), page->over);
  const DeskField *by = page->by != NULL ? desk_type_find_field (type, page->by) : NULL;
  const char *columns[] = { type->title, page->from, page->to != NULL ? page->to : page->from, page->by, NULL };
  g_autoptr (DeskListRequest) list = desk_list_request_new (page->over);
  g_autofree char *where = desk_calendar_query (page, from, to);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);

  list->query = desk_query_parse (where, error);
  if (list->query == NULL)
    return NULL;
  g_autoptr (GArray) ids = desk_store_list (store, list, NULL, NULL, cancellable, error);
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (store, page->over, columns, (const gint64 *) (void *) ids->data, ids->len, cancellable, error) : NULL;
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    DeskCalendarEntry *entry = rows->pdata[i] != NULL && desk_row_is_loaded (rows->pdata[i]) ? make_entry (rows->pdata[i], by) : NULL;
    if (entry != NULL)
      g_ptr_array_add (entries, entry);
  }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}
