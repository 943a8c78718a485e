/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-today-data.h"

#include "model/desk-date.h"
#include "model/desk-deputy.h"
#include "shell/desk-case-light.h"
#include "store/desk-drafts.h"

#include <glib/gi18n-lib.h>

#define WARNING "warn_at <= now and due_at >= now"
#define DUE_TODAY "due_at = today and due_at >= now"
#define SCOPE_PREF "today.scope"

static const char *const scopes[] = { [DESK_WAITING_OF_ME] = "me", [DESK_WAITING_OF_MY_UNIT] = "unit", [DESK_WAITING_OF_COUNTY] = "county" };

typedef struct {
  DeskStore *store;
  DeskWaitingScope scope;
  GArray *absents; /* DeskUuid of those I deputise for; with OF_ME only */
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
  g_free (row->absent);
  g_free (row);
}

void
desk_today_data_free (DeskTodayData *data)
{
  if (data == NULL)
    return;
  for (guint i = 0; i < DESK_WAITING_N; i++) {
    g_free (data->groups[i].where);
    g_clear_pointer (&data->groups[i].rows, g_ptr_array_unref);
  }
  g_clear_pointer (&data->absents, g_ptr_array_unref);
  g_free (data->deputy);
  g_free (data->collected_narrow);
  g_free (data->due_today_where);
  g_free (data->warning_where);
  for (DeskRateKind kind = 0; kind < DESK_RATE_N; kind++)
    desk_rate_clear (&data->rates[kind]);
  g_clear_pointer (&data->collected, g_array_unref);
  g_clear_pointer (&data->resolved, g_array_unref);
  g_clear_pointer (&data->reminders, g_ptr_array_unref);
  g_free (data);
}

/* --- counting --- */

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

static gboolean
count_days_of (const Maker *maker, const char *path, const char *day, const char *where, GArray *into, GError **error)
{
  /* what a month brought is told of the unit, never of a person */
  const char *narrow = maker->data->collected_narrow;
  g_autofree char *text = g_strdup_printf ("%s = %s and %s%s%s", path, day, where, narrow != NULL ? " and " : "", narrow != NULL ? narrow : "");
  gint64 n = 0;

  if (!count (maker, "case", text, &n, error))
    return FALSE;
  g_array_append_val (into, n);
  return TRUE;
}

/* --- rows --- */

static const char *const row_paths[] = { "number", "title", "party", "area", "unit", "unit.short_name", "state", "paused", "warn_at", "due_at",
                                         "resolved_at", "closed_at", "due_what", "due_provisional", "paused_for", "changed_at", "person", "registered_by", NULL };
enum { NUMBER, TITLE, PARTY, AREA, UNIT, UNIT_SHORT, STATE, PAUSED, WARN_AT, DUE_AT, RESOLVED_AT, CLOSED_AT, DUE_WHAT, DUE_PROVISIONAL, PAUSED_FOR, CHANGED_AT, PERSON, REGISTERED_BY };

static const char *
next_act (const Maker *maker, const DeskType *type, const DeskUuid *uid)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (maker->store, uid, NULL);
  DeskActor me;
  desk_store_get_me (maker->store, &me);
  const DeskAct *act = snapshot != NULL && type != NULL ? desk_act_suggest (type, snapshot, &me.unit) : NULL;

  return act != NULL ? act->name : NULL;
}

/* The name of the person a case waits for, if that is not me but somebody I act for. */
static char *
absent_of (const Maker *maker, DeskRow *row)
{
  const char *waits_for = desk_waiting_person (desk_value_get_text (desk_row_get_raw (row, STATE)), desk_value_get_text (desk_row_get_raw (row, PERSON)),
                                               desk_value_get_text (desk_row_get_raw (row, REGISTERED_BY)));
  DeskUuid person;

  for (guint i = 0; desk_uuid_parse (waits_for, &person) && i < maker->absents->len; i++)
    if (desk_uuid_equal (&g_array_index (maker->absents, DeskUuid, i), &person))
      return desk_store_title (maker->store, &person);
  return NULL;
}

static char *
since_words (const Maker *maker, DeskWaitingKind kind, gint64 us)
{
  g_autofree char *day = desk_date_format_day (us, desk_store_get_zone (maker->store), DESK_DATE_MEDIUM);
  switch (kind) {
  case DESK_WAITING_ACCEPT:
    return g_strdup_printf (_ ("handed over %s"), day);
  case DESK_WAITING_CALL_BACK:
    return g_strdup_printf (_ ("resolved %s"), day);
  default:
    return g_strdup_printf (_ ("since %s"), day);
  }
}

static DeskTodayRow *
make_row (const Maker *maker, DeskRow *row, DeskWaitingKind kind)
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
  if (kind == DESK_WAITING_ACCEPT || kind == DESK_WAITING_CALL_BACK || kind == DESK_WAITING_FOLLOW_UP) {
    gint64 us = kind != DESK_WAITING_CALL_BACK ? desk_value_get_integer (desk_row_get_raw (row, CHANGED_AT)) : times.resolved_at;
    g_free (made->words);
    made->words = since_words (maker, kind, us);
    made->light = DESK_LIGHT_NONE;
  }
  made->absent = absent_of (maker, row);
  made->act = next_act (maker, type, &made->uid);
  return made;
}

static gboolean
read_group (const Maker *maker, DeskWaitingKind kind, guint limit, GError **error)
{
  DeskTodayGroup *group = &maker->data->groups[kind];
  g_autoptr (DeskListRequest) list = desk_list_request_new ("case");

  group->where = desk_waiting_where (kind, maker->scope, maker->absents);
  group->rows = g_ptr_array_new_with_free_func (row_free);
  list->query = desk_query_parse (group->where, error);
  if (list->query == NULL)
    return FALSE;
  list->sort = g_strdup (kind == DESK_WAITING_OVERDUE || kind == DESK_WAITING_DUE ? "due_at" : "changed_at");
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
  for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++)
    if (!read_group (maker, kind, limit, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_cards (const Maker *maker, GError **error)
{
  DeskTodayData *data = maker->data;
  g_autofree char *waiting = desk_waiting_where_any (maker->scope, maker->absents);

  data->due_today_where = desk_waiting_where_open (DUE_TODAY, maker->scope, maker->absents);
  data->warning_where = desk_waiting_where_open (WARNING, maker->scope, maker->absents);
  return count (maker, "case", data->due_today_where, &data->due_today, error) && count (maker, "case", data->warning_where, &data->warning, error) &&
         count (maker, "case", waiting, &data->waiting, error);
}

static gboolean
count_days (const Maker *maker, GError **error)
{
  DeskTodayData *data = maker->data;
  char today[DESK_DATE_STR_LEN];

  data->collected = g_array_new (FALSE, FALSE, sizeof (gint64));
  data->resolved = g_array_new (FALSE, FALSE, sizeof (gint64));
  desk_date_from_us (data->now_us, desk_store_get_zone (maker->store), today);
  for (int n = 1; n <= atoi (today + 8); n++) {
    g_autofree char *day = g_strdup_printf ("%.8s%02d", today, n);
    if (!count_days_of (maker, "registered_at", day, DESK_WHERE_COUNTED, data->collected, error) ||
        !count_days_of (maker, "resolved_at", day, DESK_WHERE_ANSWERED, data->resolved, error))
      return FALSE;
  }
  return TRUE;
}

/* Of the unit that it was given to, that has it, that had it. */
static gboolean
count_rates (const Maker *maker, GError **error)
{
  static const char *const paths[DESK_RATE_N] = { [DESK_RATE_RESPONSE] = "to_unit", [DESK_RATE_RESOLUTION] = "unit", [DESK_RATE_SATISFACTION] = "case.unit" };
  char today[DESK_DATE_STR_LEN], first[DESK_DATE_STR_LEN];

  desk_date_from_us (maker->data->now_us, desk_store_get_zone (maker->store), today);
  g_snprintf (first, sizeof first, "%.8s01", today);
  g_autoptr (DeskOverviewRequest) request = desk_overview_request_new (NULL, first, today, NULL);
  const DeskOverviewCounter counter = { maker->store, desk_store_get_registry (maker->store), request, maker->cancellable };
  for (DeskRateKind kind = 0; kind < DESK_RATE_N; kind++) {
    g_autofree char *narrow = maker->scope == DESK_WAITING_OF_COUNTY ? NULL : g_strdup_printf ("%s = my-unit", paths[kind]);
    if (!desk_rate_count (&counter, kind, narrow, &maker->data->rates[kind], error))
      return FALSE;
  }
  return TRUE;
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

static DeskWaitingScope
usual_scope (DeskStore *store)
{
  g_autofree char *kept = desk_store_get_pref (store, SCOPE_PREF);
  DeskActor me;

  desk_store_get_me (store, &me);
  for (guint i = 0; kept != NULL && i < G_N_ELEMENTS (scopes); i++)
    if (g_str_equal (scopes[i], kept) && !desk_uuid_is_nil (&me.uid))
      return i;
  return is_countys (store) ? DESK_WAITING_OF_COUNTY : DESK_WAITING_OF_ME;
}

void
desk_today_keep_scope (DeskStore *store, DeskWaitingScope scope)
{
  g_autoptr (GError) error = NULL;

  /* a store that is only read forgets it */
  if (!desk_store_set_pref (store, SCOPE_PREF, scopes[scope], &error))
    g_debug ("%s", error->message);
}

/* Whom I act for today, and who acts for me. */
static gboolean
read_deputies (Maker *maker, GError **error)
{
  DeskTodayData *data = maker->data;
  g_autoptr (GArray) deputies = desk_store_get_deputies (maker->store, maker->cancellable, error);
  char today[DESK_DATE_STR_LEN];
  DeskActor me;

  data->absents = g_ptr_array_new_with_free_func (g_free);
  if (deputies == NULL)
    return FALSE;
  desk_store_get_me (maker->store, &me);
  desk_date_from_us (data->now_us, desk_store_get_zone (maker->store), today);
  if (desk_uuid_is_nil (&me.uid))
    g_array_set_size (deputies, 0);
  maker->absents = desk_deputy_absents (deputies, &me.uid, today);
  for (guint i = 0; i < maker->absents->len; i++)
    g_ptr_array_add (data->absents, desk_store_title (maker->store, &g_array_index (maker->absents, DeskUuid, i)));
  for (guint i = 0; i < deputies->len; i++) {
    const DeskDeputy *one = &g_array_index (deputies, DeskDeputy, i);
    if (data->deputy == NULL && desk_uuid_equal (&one->absent, &me.uid) && desk_deputy_is_active (one, today)) {
      data->deputy = desk_store_title (maker->store, &one->deputy);
      g_strlcpy (data->deputy_until, one->ends, sizeof data->deputy_until);
    }
  }
  return TRUE;
}

DeskTodayData *
desk_today_data_make (DeskStore *store, int scope, guint rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskTodayData) data = g_new0 (DeskTodayData, 1);
  Maker maker = { .store = store, .cancellable = cancellable, .data = data };
  gboolean ok;

  data->now_us = desk_store_now (store);
  maker.scope = data->scope = scope == DESK_TODAY_USUAL ? usual_scope (store) : (DeskWaitingScope) scope;
  data->collected_narrow = maker.scope == DESK_WAITING_OF_COUNTY ? NULL : g_strdup ("unit = my-unit");
  ok = read_deputies (&maker, error) && read_groups (&maker, rows, error) && count_cards (&maker, error) && count_days (&maker, error) && count_rates (&maker, error);
  g_clear_pointer (&maker.absents, g_array_unref);
  if (!ok)
    return NULL;
  data->reminders = desk_store_recall (store, rows, &data->n_reminders, cancellable, error);
  if (data->reminders == NULL)
    return NULL;
  count_drafts (&maker);
  return g_steal_pointer (&data);
}
