/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-today-data.h"

#include "model/desk-date.h"
#include "shell/desk-case-light.h"
#include "shell/desk-overview-data.h"
#include "store/desk-drafts.h"

#include <glib/gi18n-lib.h>

#define DUE_SOON "due_at >= now and " DESK_WHERE_OPEN
#define WARNING "warn_at <= now and " DUE_SOON
#define DUE_TODAY "due_at = today and " DUE_SOON

typedef struct {
  DeskStore *store;
  gboolean county;
  GCancellable *cancellable;
  DeskTodayData *data;
} Maker;

static void
row_free (gpointer data)
{
  DeskTodayRow *row = data;

  g_free (row->number);
  g_free (row->title);
  g_free (row->party);
  g_free (row->place);
  g_free (row->unit);
  g_free (row->words);
  g_free (row);
}

void
desk_today_data_free (DeskTodayData *data)
{
  if (data == NULL)
    return;
  for (guint i = 0; i < DESK_TODAY_N_GROUPS; i++) {
    g_free (data->groups[i].where);
    g_clear_pointer (&data->groups[i].rows, g_ptr_array_unref);
  }
  g_free (data->due_today_where);
  g_free (data->warning_where);
  g_free (data->answered_where);
  g_free (data->resolved_where);
  g_free (data->satisfied_where);
  g_clear_pointer (&data->collected, g_array_unref);
  g_clear_pointer (&data->resolved, g_array_unref);
  g_clear_pointer (&data->reminders, g_ptr_array_unref);
  g_free (data);
}

/* --- counting --- */

/* @where, narrowed to my unit by @unit_path unless it is the county's work. */
static char *
narrowed (const Maker *maker, const char *where, const char *unit_path)
{
  return maker->county ? g_strdup (where) : g_strdup_printf ("(%s) and %s = my-unit", where, unit_path);
}

static gboolean
count (const Maker *maker, const char *over, const char *where, gint64 *out, GError **error)
{
  g_autoptr (DeskListRequest) list = desk_list_request_new (over);

  list->query = desk_query_parse (where, error);
  if (list->query == NULL)
    return FALSE;
  g_autoptr (GPtrArray) groups = desk_store_count (maker->store, list, NULL, NULL, maker->cancellable, error);
  if (groups == NULL)
    return FALSE;
  *out = groups->len > 0 ? ((DeskGroup *) groups->pdata[0])->count : 0;
  return TRUE;
}

/* Keeps the text of what was counted. */
static gboolean
count_kept (const Maker *maker, const char *over, const char *where, const char *unit_path, char **kept, gint64 *out, GError **error)
{
  *kept = narrowed (maker, where, unit_path);
  return count (maker, over, *kept, out, error);
}

static gboolean
count_only (const Maker *maker, const char *over, const char *where, const char *unit_path, gint64 *out, GError **error)
{
  g_autofree char *text = narrowed (maker, where, unit_path);

  return count (maker, over, text, out, error);
}

/* --- rows --- */

static const char *const row_paths[] = { "number", "title", "party", "area", "unit", "unit.short_name", "state", "paused", "warn_at", "due_at",
                                         "resolved_at", "closed_at", "due_what", "due_provisional", "paused_for", "changed_at", NULL };
enum { NUMBER, TITLE, PARTY, AREA, UNIT, UNIT_SHORT, STATE, PAUSED, WARN_AT, DUE_AT, RESOLVED_AT, CLOSED_AT, DUE_WHAT, DUE_PROVISIONAL, PAUSED_FOR, CHANGED_AT };

static const char *
next_act (const Maker *maker, const DeskType *type, const DeskUuid *uid)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (maker->store, uid, NULL);
  DeskActor me;
  desk_store_get_me (maker->store, &me);
  const DeskAct *act = snapshot != NULL && type != NULL ? desk_act_suggest (type, snapshot, &me.unit) : NULL;

  return act != NULL ? act->name : NULL;
}

static char *
since_words (const Maker *maker, DeskTodayGroupKind kind, gint64 us)
{
  char date[DESK_DATE_STR_LEN];

  desk_date_from_us (us, desk_store_get_zone (maker->store), date);
  g_autofree char *day = desk_date_format (date, DESK_DATE_MEDIUM);
  return kind == DESK_TODAY_ACCEPT ? g_strdup_printf (_ ("handed over %s"), day) : g_strdup_printf (_ ("resolved %s"), day);
}

static DeskTodayRow *
make_row (const Maker *maker, DeskRow *row, DeskTodayGroupKind kind)
{
  DeskTodayRow *made = g_new0 (DeskTodayRow, 1);
  DeskType *type = desk_registry_find_type (desk_store_get_registry (maker->store), desk_row_get_record_type (row));
  DeskCaseTimes times = {
    .state = desk_value_get_text (desk_row_get_raw (row, STATE)),
    .paused = desk_value_get_integer (desk_row_get_raw (row, PAUSED)) != 0,
    .warn_at = desk_value_get_integer (desk_row_get_raw (row, WARN_AT)),
    .due_at = desk_value_get_integer (desk_row_get_raw (row, DUE_AT)),
    .resolved_at = desk_value_get_integer (desk_row_get_raw (row, RESOLVED_AT)),
    .closed_at = desk_value_get_integer (desk_row_get_raw (row, CLOSED_AT)),
    .due_what = desk_value_get_text (desk_row_get_raw (row, DUE_WHAT)),
    .provisional = desk_value_get_integer (desk_row_get_raw (row, DUE_PROVISIONAL)) != 0,
    .paused_for = desk_value_get_text (desk_row_get_raw (row, PAUSED_FOR)),
  };
  DeskCounting counting = desk_store_get_counting (maker->store);

  made->uid = *desk_row_get_uid (row);
  made->number = g_strdup (desk_row_get_cell (row, NUMBER));
  made->title = g_strdup (desk_row_get_cell (row, TITLE));
  made->party = g_strdup (desk_row_get_cell (row, PARTY));
  made->place = g_strdup (desk_row_get_cell (row, AREA));
  made->unit = g_strdup (*desk_row_get_cell (row, UNIT_SHORT) != '\0' ? desk_row_get_cell (row, UNIT_SHORT) : desk_row_get_cell (row, UNIT));
  made->light = desk_case_light (type, &times, maker->data->now_us, &counting, &made->words);
  if (kind == DESK_TODAY_ACCEPT || kind == DESK_TODAY_CALL_BACK) {
    gint64 us = kind == DESK_TODAY_ACCEPT ? desk_value_get_integer (desk_row_get_raw (row, CHANGED_AT)) : times.resolved_at;
    g_free (made->words);
    made->words = since_words (maker, kind, us);
    made->light = DESK_LIGHT_NONE;
  }
  made->act = next_act (maker, type, &made->uid);
  return made;
}

static gboolean
read_group (const Maker *maker, DeskTodayGroupKind kind, const char *where, const char *sort, guint limit, GError **error)
{
  DeskTodayGroup *group = &maker->data->groups[kind];
  g_autoptr (DeskListRequest) list = desk_list_request_new ("case");

  group->where = narrowed (maker, where, "unit");
  group->rows = g_ptr_array_new_with_free_func (row_free);
  list->query = desk_query_parse (group->where, error);
  if (list->query == NULL)
    return FALSE;
  list->sort = g_strdup (sort);
  g_autoptr (GArray) ids = desk_store_list (maker->store, list, NULL, NULL, maker->cancellable, error);
  if (ids == NULL)
    return FALSE;
  group->count = ids->len;
  g_autoptr (GPtrArray) rows = desk_store_fetch (maker->store, "case", row_paths, (const gint64 *) (void *) ids->data, MIN (ids->len, limit), maker->cancellable, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (rows->pdata[i] != NULL && desk_row_is_loaded (rows->pdata[i]))
      g_ptr_array_add (group->rows, make_row (maker, rows->pdata[i], kind));
  return rows != NULL;
}

/* --- the parts --- */

static gboolean
read_groups (const Maker *maker, guint limit, GError **error)
{
  return read_group (maker, DESK_TODAY_OVERDUE, DESK_WHERE_OVERDUE, "due_at", limit, error) &&
         read_group (maker, DESK_TODAY_DUE, "(warn_at <= now or due_at = today) and " DUE_SOON, "due_at", limit, error) &&
         read_group (maker, DESK_TODAY_ACCEPT, "state = handed-over", "changed_at", limit, error) &&
         read_group (maker, DESK_TODAY_CALL_BACK, "state = resolved", "changed_at", limit, error);
}

static gboolean
count_cards (const Maker *maker, GError **error)
{
  DeskTodayData *data = maker->data;

  return count_kept (maker, "case", DUE_TODAY, "unit", &data->due_today_where, &data->due_today, error) &&
         count_kept (maker, "case", WARNING, "unit", &data->warning_where, &data->warning, error) &&
         count_only (maker, "case", "state in (handed-over, resolved) or due_at < now and " DESK_WHERE_OPEN " or (warn_at <= now or due_at = today) and " DUE_SOON,
                     "unit", &data->waiting, error);
}

static gboolean
count_days (const Maker *maker, GError **error)
{
  DeskTodayData *data = maker->data;
  char today[DESK_DATE_STR_LEN];

  data->collected = g_array_new (FALSE, FALSE, sizeof (gint64));
  data->resolved = g_array_new (FALSE, FALSE, sizeof (gint64));
  desk_date_from_us (data->now_us, desk_store_get_zone (maker->store), today);
  for (int day = 1; day <= atoi (today + 8); day++) {
    g_autofree char *collected = g_strdup_printf ("registered_at = %.8s%02d and " DESK_WHERE_COUNTED, today, day);
    g_autofree char *resolved = g_strdup_printf ("resolved_at = %.8s%02d and " DESK_WHERE_ANSWERED, today, day);
    gint64 n = 0;
    if (!count_only (maker, "case", collected, "unit", &n, error))
      return FALSE;
    g_array_append_val (data->collected, n);
    if (!count_only (maker, "case", resolved, "unit", &n, error))
      return FALSE;
    g_array_append_val (data->resolved, n);
  }
  return TRUE;
}

static gboolean
count_rates (const Maker *maker, GError **error)
{
  DeskTodayData *data = maker->data;

  return count_only (maker, "handover", "sent_at = this-month and not outcome = recalled", "to_unit", &data->sent, error) &&
         count_kept (maker, "handover", "sent_at = this-month and outcome in (accepted, refused)", "to_unit", &data->answered_where, &data->answered, error) &&
         count_only (maker, "case", "registered_at = this-month and " DESK_WHERE_COUNTED, "unit", &data->month_collected, error) &&
         count_kept (maker, "case", "registered_at = this-month and " DESK_WHERE_ANSWERED, "unit", &data->resolved_where, &data->month_resolved, error) &&
         count_only (maker, "check", "at = this-month and satisfied is set", "case.unit", &data->asked, error) &&
         count_kept (maker, "check", "at = this-month and satisfied = satisfied", "case.unit", &data->satisfied_where, &data->satisfied, error);
}

/* A folder that cannot be read has no drafts to go on with. */
static void
count_drafts (const Maker *maker)
{
  g_autofree char *folder = desk_drafts_folder (desk_store_get_path (maker->store));
  g_autoptr (GPtrArray) drafts = desk_drafts_list (folder, NULL, NULL);

  if (drafts == NULL || drafts->len == 0)
    return;
  maker->data->drafts = drafts->len;
  maker->data->drafts_saved_us = ((DeskDraft *) drafts->pdata[0])->saved_us;
}

static gboolean
is_countys (DeskStore *store)
{
  DeskActor me;

  desk_store_get_me (store, &me);
  if (desk_uuid_is_nil (&me.unit))
    return TRUE;
  g_autoptr (DeskSnapshot) unit = desk_store_load (store, &me.unit, NULL);
  const char *kind = unit != NULL ? desk_snapshot_get_text (unit, "kind") : NULL;
  return g_strcmp0 (kind, "office") == 0 || g_strcmp0 (kind, "leading-group") == 0;
}

DeskTodayData *
desk_today_data_make (DeskStore *store, DeskTodayScope scope, guint rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskTodayData) data = g_new0 (DeskTodayData, 1);
  Maker maker = { .store = store, .cancellable = cancellable, .data = data };

  data->now_us = desk_store_now (store);
  maker.county = scope == DESK_TODAY_USUAL ? is_countys (store) : scope == DESK_TODAY_COUNTY;
  data->scope = maker.county ? DESK_TODAY_COUNTY : DESK_TODAY_MY_UNIT;
  if (!read_groups (&maker, rows, error) || !count_cards (&maker, error) || !count_days (&maker, error) || !count_rates (&maker, error))
    return NULL;
  data->reminders = desk_store_recall (store, rows, &data->n_reminders, cancellable, error);
  if (data->reminders == NULL)
    return NULL;
  count_drafts (&maker);
  return g_steal_pointer (&data);
}
