/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-recall.h"

#include <string.h>

#include "model/desk-date.h"

void
desk_recall_free (DeskRecall *recall)
{
  if (recall == NULL)
    return;
  g_free (recall->title);
  g_free (recall->date);
  g_free (recall);
}

char *
desk_reminder_query (const DeskReminder *reminder)
{
  g_autofree char *due = g_strdup_printf ("%s <= today+%u", reminder->on, reminder->lead);

  return reminder->where != NULL ? g_strdup_printf ("(%s) and %s", reminder->where, due) : g_steal_pointer (&due);
}

/* Somebody else may have taken a record away since it was listed. */
static void
take_rows (GPtrArray *recalls, const DeskReminder *reminder, GPtrArray *rows, const char *today)
{
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = rows->pdata[i];
    const char *date = row != NULL && desk_row_is_loaded (row) ? desk_value_get_text (desk_row_get_raw (row, 1)) : NULL;
    DeskRecall *recall;

    if (date == NULL)
      continue;
    recall = g_new0 (DeskRecall, 1);
    recall->reminder = reminder;
    recall->uid = *desk_row_get_uid (row);
    recall->title = g_strdup (desk_row_get_cell (row, 0));
    recall->date = g_strdup (date);
    recall->days = desk_date_days_between (today, date);
    g_ptr_array_add (recalls, recall);
  }
}

static gboolean
read_reminder (DeskStore *self, const DeskReminder *reminder, guint limit, GPtrArray *recalls, guint *n, GCancellable *cancellable, GError **error)
{
  const DeskType *type = desk_registry_find_type (desk_store_get_registry (self), reminder->over);
  const char *columns[] = { reminder->title != NULL ? reminder->title : type->title, reminder->date != NULL ? reminder->date : reminder->on, NULL };
  g_autoptr (DeskListRequest) list = desk_list_request_new (reminder->over);
  g_autofree char *where = desk_reminder_query (reminder);
  char today[DESK_DATE_STR_LEN];

  list->query = desk_query_parse (where, error);
  if (list->query == NULL)
    return FALSE;
  list->sort = g_strdup (columns[1]);
  g_autoptr (GArray) ids = desk_store_list (self, list, NULL, NULL, cancellable, error);
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (self, reminder->over, columns, (const gint64 *) (void *) ids->data, MIN (ids->len, limit), cancellable, error) : NULL;
  if (rows == NULL)
    return FALSE;
  desk_date_from_us (desk_store_now (self), desk_store_get_zone (self), today);
  take_rows (recalls, reminder, rows, today);
  *n += ids->len;
  return TRUE;
}

static int
compare_recalls (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(DeskRecall *const *) a)->date, (*(DeskRecall *const *) b)->date);
}

GPtrArray *
desk_store_recall (DeskStore *self, guint limit, guint *n, GCancellable *cancellable, GError **error)
{
  GPtrArray *reminders = desk_registry_get_reminders (desk_store_get_registry (self));
  g_autoptr (GPtrArray) recalls = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_recall_free);
  guint all = 0;

  for (guint i = 0; i < reminders->len; i++)
    if (!read_reminder (self, reminders->pdata[i], limit, recalls, &all, cancellable, error))
      return NULL;
  g_ptr_array_sort (recalls, compare_recalls);
  if (n != NULL)
    *n = all;
  return g_steal_pointer (&recalls);
}
