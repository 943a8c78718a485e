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

  if (page->yearly != NULL) {
    g_autofree char *once = g_steal_pointer (&days);
    days = g_strdup_printf ("(%s or %s = yes and %s <= %s)", once, page->yearly, page->from, to);
  }
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

/* What is read of a record, in this order. */
enum { TITLE, FROM, TO, BY, YEARLY, N_COLUMNS };

/* A record stands in the days from @from to @to once, or once for each year in which it comes again. */
static void
add_entries (GPtrArray *entries, DeskRow *row, const DeskField *by, gboolean yearly, const char *from, const char *to)
{
  const char *begins = desk_value_get_text (desk_row_get_raw (row, FROM));
  const char *ends = desk_value_get_text (desk_row_get_raw (row, TO));
  const char *code = by != NULL ? desk_value_get_text (desk_row_get_raw (row, BY)) : NULL;

  if (begins == NULL)
    return;
  if (ends == NULL || strcmp (ends, begins) < 0)
    ends = begins;
  for (gint64 years = 0; years == 0 || yearly; years++) {
    DeskCalendarEntry one = { .uid = *desk_row_get_uid (row), .choice = code != NULL ? desk_field_find_choice (by, code) : NULL };

    if (!desk_date_add_months (begins, 12 * years, one.from) || !desk_date_add_months (ends, 12 * years, one.to) || strcmp (one.from, to) > 0)
      return;
    if (strcmp (one.to, from) < 0)
      continue;
    one.title = g_strdup (desk_row_get_cell (row, TITLE));
    g_ptr_array_add (entries, g_memdup2 (&one, sizeof one));
  }
}

GPtrArray *
desk_calendar_read (DeskStore *store, const DeskPage *page, const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  const DeskType *type = desk_registry_find_type (desk_store_get_registry (store), page->over);
  const DeskField *by = page->by != NULL ? desk_type_find_field (type, page->by) : NULL;
  const char *columns[N_COLUMNS + 1] = { type->title, page->from, page->to != NULL ? page->to : page->from, page->by != NULL ? page->by : page->from,
                                         page->yearly != NULL ? page->yearly : page->from };
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
    DeskRow *row = rows->pdata[i];

    if (row != NULL && desk_row_is_loaded (row))
      add_entries (entries, row, by, page->yearly != NULL && desk_value_get_integer (desk_row_get_raw (row, YEARLY)) == 1, from, to);
  }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}
