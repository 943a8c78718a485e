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
  g_autoptr (GString) text = g_string_new (NULL);

  if (reminder->where != NULL)
    g_string_append_printf (text, "(%s) and ", reminder->where);
  g_string_append_printf (text, "%s <= today+%u", reminder->on, reminder->lead);
  if (reminder->yearly != NULL)
    g_string_append_printf (text, " and (%s >= today or %s = yes)", reminder->until, reminder->yearly);
  else if (reminder->until != NULL)
    g_string_append_printf (text, " and %s >= today", reminder->until);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is read of a record, in this order. */
enum { TITLE, DATE, ON, UNTIL, YEARLY, N_COLUMNS };

static const char *
day_of (DeskRow *row, guint column)
{
  return desk_value_get_text (desk_row_get_raw (row, column));
}

/* By how many years the days of a record move so that it is not over on @today; FALSE if it does not come to be recalled then. */
static gboolean
find_years (const DeskReminder *reminder, DeskRow *row, const char *today, gint64 *years)
{
  char day[DESK_DATE_STR_LEN], last[DESK_DATE_STR_LEN];

  *years = 0;
  if (reminder->yearly == NULL || desk_value_get_integer (desk_row_get_raw (row, YEARLY)) != 1)
    return TRUE;
  if (day_of (row, UNTIL) == NULL || day_of (row, ON) == NULL || !desk_date_add_days (today, reminder->lead, last))
    return FALSE;
  while (desk_date_add_months (day_of (row, UNTIL), 12 * *years, day) && strcmp (day, today) < 0)
    (*years)++;
  return desk_date_add_months (day_of (row, ON), 12 * *years, day) && strcmp (day, last) <= 0;
}

/* Somebody else may have taken a record away since it was listed. */
static void
take_rows (GPtrArray *recalls, const DeskReminder *reminder, GPtrArray *rows, const char *today)
{
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = rows->pdata[i];
    char date[DESK_DATE_STR_LEN];
    DeskRecall *recall;
    gint64 years;

    if (row == NULL || !desk_row_is_loaded (row) || day_of (row, DATE) == NULL || !find_years (reminder, row, today, &years) ||
        !desk_date_add_months (day_of (row, DATE), 12 * years, date))
      continue;
    recall = g_new0 (DeskRecall, 1);
    recall->reminder = reminder;
    recall->uid = *desk_row_get_uid (row);
    recall->title = g_strdup (desk_row_get_cell (row, TITLE));
    recall->date = g_strdup (date);
    recall->days = desk_date_days_between (today, date);
    g_ptr_array_add (recalls, recall);
  }
}

static int
compare_recalls (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(DeskRecall *const *) a)->date, (*(DeskRecall *const *) b)->date);
}

/* Of what comes every year it is seen only in the record whether it comes now: all of them are read. */
static gboolean
read_reminder (DeskStore *self, const DeskReminder *reminder, guint limit, GPtrArray *recalls, guint *n, GCancellable *cancellable, GError **error)
{
  const DeskType *type = desk_registry_find_type (desk_store_get_registry (self), reminder->over);
  const char *columns[N_COLUMNS + 1] = { reminder->title != NULL ? reminder->title : type->title, reminder->date != NULL ? reminder->date : reminder->on, reminder->on,
                                         reminder->until != NULL ? reminder->until : reminder->on, reminder->yearly != NULL ? reminder->yearly : reminder->on };
  g_autoptr (DeskListRequest) list = desk_list_request_new (reminder->over);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_recall_free);
  g_autofree char *where = desk_reminder_query (reminder);
  char today[DESK_DATE_STR_LEN];

  list->query = desk_query_parse (where, error);
  if (list->query == NULL)
    return FALSE;
  list->sort = g_strdup (columns[DATE]);
  g_autoptr (GArray) ids = desk_store_list (self, list, NULL, NULL, cancellable, error);
  guint wanted = ids == NULL ? 0 : reminder->yearly != NULL ? ids->len : MIN (ids->len, limit);
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (self, reminder->over, columns, (const gint64 *) (void *) ids->data, wanted, cancellable, error) : NULL;
  if (rows == NULL)
    return FALSE;
  desk_date_from_us (desk_store_now (self), desk_store_get_zone (self), today);
  take_rows (found, reminder, rows, today);
  g_ptr_array_sort (found, compare_recalls);
  *n += reminder->yearly != NULL ? found->len : ids->len;
  while (found->len > 0 && limit-- > 0)
    g_ptr_array_add (recalls, g_ptr_array_steal_index (found, 0));
  return TRUE;
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
