/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-overview-data.h"

#include "model/desk-date.h"
#include "model/desk-period.h"
#include "shell/desk-campaign-data.h"
#include "shell/desk-overview-count.h"
#include "shell/desk-rate.h"
#include "shell/desk-town-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of units and other records referred to, the largest are shown one by one. */
#define MOST_POINTS 8
#define MONTHS 12

DeskOverviewRequest *
desk_overview_request_new (const char *area, const char *from, const char *to, const char *town)
{
  DeskOverviewRequest *request = g_new0 (DeskOverviewRequest, 1);

  request->area = g_strdup (area);
  request->from = g_strdup (from);
  request->to = g_strdup (to);
  request->town = g_strdup (town);
  return request;
}

void
desk_overview_request_free (DeskOverviewRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->area);
  g_free (request->from);
  g_free (request->to);
  g_free (request->town);
  g_free (request);
}

static void
card_free (gpointer data)
{
  g_free (((DeskOverviewCard *) data)->where);
  g_free (data);
}

static void
point_free (gpointer data)
{
  DeskOverviewPoint *point = data;

  g_free (point->label);
  g_free (point->where);
  g_free (point);
}

static void
chart_free (gpointer data)
{
  g_clear_pointer (&((DeskOverviewChart *) data)->points, g_ptr_array_unref);
  g_free (data);
}

static void
town_free (gpointer data)
{
  DeskOverviewTown *town = data;

  g_free (town->code);
  g_free (town->name);
  for (guint i = 0; i < DESK_TOWN_N; i++)
    g_free (town->wheres[i]);
  g_free (town);
}

static void
rates_free (DeskOverviewRates *rates)
{
  for (DeskRateKind kind = 0; kind < DESK_RATE_N; kind++)
    desk_rate_clear (&rates->rates[kind]);
  g_free (rates);
}

void
desk_overview_data_free (DeskOverviewData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->rates, rates_free);
  g_clear_pointer (&data->campaigns, g_ptr_array_unref);
  g_clear_pointer (&data->cards, g_ptr_array_unref);
  g_clear_pointer (&data->charts, g_ptr_array_unref);
  g_clear_pointer (&data->towns, g_ptr_array_unref);
  g_free (data->case_type);
  g_free (data->visit_type);
  g_free (data->case_only);
  g_free (data->visit_only);
  g_free (data);
}

/* --- what is counted --- */

gboolean
desk_overview_is_of_area (const char *name, const char *area)
{
  gsize length = area != NULL ? strlen (area) : 0;

  if (area == NULL)
    return strchr (name, '.') == NULL;
  return strncmp (name, area, length) == 0 && name[length] == '.';
}

const char *
desk_overview_period_path (const DeskType *type)
{
  if (desk_type_is_a (type, "case"))
    return "registered_at";
  for (guint i = 0; i < type->fields->len; i++) {
    const DeskField *field = type->fields->pdata[i];
    if ((field->kind == DESK_FIELD_DATE || field->kind == DESK_FIELD_TIME_STAMP) &&
        (field->flags & (DESK_FIELD_IN_LIST | DESK_FIELD_SORT | DESK_FIELD_FILTER)) != 0)
      return field->name;
  }
  return NULL;
}

/* --- cards --- */

static gboolean
add_card (const DeskOverviewCounter *maker, GPtrArray *cards, const DeskCard *card, GError **error)
{
  const DeskType *type = desk_registry_find_type (maker->registry, card->over);
  const char *sum = card->measure != NULL && g_str_has_prefix (card->measure, "sum ") ? card->measure + strlen ("sum ") : NULL;
  g_autoptr (DeskQuery) query = NULL;
  gint64 value = 0;

  if (type == NULL)
    return TRUE;
  if (!desk_overview_make_query (maker, type, card->where, card->period != NULL ? card->period : desk_overview_period_path (type), &query, error) ||
      !desk_overview_measure (maker, card->over, query, card->measure, &value, error))
    return FALSE;
  DeskOverviewCard *made = g_new0 (DeskOverviewCard, 1);
  made->card = card;
  made->cases = sum == NULL && desk_type_is_a (type, "case");
  made->field = sum != NULL ? desk_registry_resolve (maker->registry, type, sum, NULL, NULL) : NULL;
  made->where = desk_overview_text_of (query);
  made->value = value;
  g_ptr_array_add (cards, made);
  return TRUE;
}

GPtrArray *
desk_overview_count_cards (const DeskOverviewCounter *counter, DeskCardPlaces place, GError **error)
{
  GPtrArray *declared = desk_registry_get_cards (counter->registry);
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (card_free);

  for (guint i = 0; i < declared->len; i++) {
    const DeskCard *card = declared->pdata[i];
    if ((card->places == 0 || (card->places & place) != 0) && desk_overview_is_of_area (card->name, counter->request->area) &&
        !add_card (counter, cards, card, error))
      return NULL;
  }
  return g_steal_pointer (&cards);
}

/* --- charts --- */

static DeskOverviewPoint *
add_point (DeskOverviewChart *chart, const char *label, gint64 value, DeskQuery *query, DeskQuery *narrower)
{
  DeskOverviewPoint *point = g_new0 (DeskOverviewPoint, 1);

  point->label = g_strdup (label);
  point->value = value;
  point->resolved = -1;
  if (narrower != NULL) {
    g_autoptr (DeskQuery) both = query != NULL ? desk_query_and (query, narrower) : desk_query_ref (narrower);
    point->where = desk_overview_text_of (both);
  }
  chart->total += value;
  g_ptr_array_add (chart->points, point);
  return point;
}

/* Records of exactly this type: "type = case" would take those that extend it, too. */
static DeskQuery *
type_query (DeskRegistry *registry, const char *name)
{
  DeskQuery *query = desk_query_compare (DESK_QUERY_EQUAL, "type", name);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < desk_registry_get_n_types (registry); i++) {
    const DeskType *type = desk_registry_get_nth_type (registry, i);
    if (desk_type_is_a (type, name) && !g_str_equal (type->name, name))
      g_ptr_array_add (others, (gpointer) type->name);
  }
  if (others->len == 0)
    return query;
  g_ptr_array_add (others, NULL);
  g_autoptr (DeskQuery) in = desk_query_in ("type", (const char *const *) others->pdata);
  g_autoptr (DeskQuery) not_in = desk_query_not (in);
  DeskQuery *both = desk_query_and (query, not_in);
  desk_query_unref (query);
  return both;
}

static DeskQuery *
group_query (DeskRegistry *registry, const char *path, const char *key, gboolean town)
{
  if (*key != '\0')
    return g_str_equal (path, "type") ? type_query (registry, key) : desk_query_compare (town ? DESK_QUERY_UNDER : DESK_QUERY_EQUAL, path, key);
  g_autoptr (DeskQuery) set = desk_query_compare (DESK_QUERY_SET, path, NULL);
  return desk_query_not (set);
}

/* What none of the groups shown one by one has. */
static DeskQuery *
rest_query (DeskRegistry *registry, const char *path, GPtrArray *groups, guint shown, gboolean town)
{
  g_autoptr (DeskQuery) any = NULL;

  for (guint i = 0; i < shown; i++) {
    DeskQuery *one = group_query (registry, path, ((DeskGroup *) groups->pdata[i])->key, town);
    DeskQuery *more = any != NULL ? desk_query_or (any, one) : desk_query_ref (one);
    desk_query_unref (one);
    g_clear_pointer (&any, desk_query_unref);
    any = more;
  }
  return any != NULL ? desk_query_not (any) : desk_query_all ();
}

static int
by_value (gconstpointer a, gconstpointer b, gpointer summed)
{
  const DeskGroup *first = *(DeskGroup *const *) a, *second = *(DeskGroup *const *) b;
  gint64 one = summed != NULL ? first->sum : first->count, two = summed != NULL ? second->sum : second->count;

  return (one < two) - (one > two);
}

static void
add_groups (const DeskOverviewCounter *maker, DeskOverviewChart *chart, const DeskType *type, GPtrArray *groups, DeskQuery *query)
{
  g_auto (GStrv) words = g_strsplit (chart->chart->group_by, " ", 2);
  const char *path = words[0];
  gboolean town = g_strcmp0 (words[1], "town") == 0;
  const DeskField *field = desk_registry_resolve (maker->registry, type, path, NULL, NULL);
  gboolean choice = field != NULL && field->kind == DESK_FIELD_CHOICE;
  gint64 rest = 0;
  guint n_rest = 0;

  if (!choice)
    g_ptr_array_sort_with_data (groups, by_value, (gpointer) chart->field);
  for (guint i = 0; i < groups->len; i++) {
    const DeskGroup *group = groups->pdata[i];
    gint64 value = chart->field != NULL ? group->sum : group->count;
    if (!choice && i + 1 >= MOST_POINTS && groups->len > MOST_POINTS) {
      rest += value;
      n_rest++;
      continue;
    }
    g_autoptr (DeskQuery) narrower = group_query (maker->registry, path, group->key, town);
    add_point (chart, *group->label != '\0' ? group->label : _ ("Not stated"), value, query, narrower);
  }
  if (n_rest > 0) {
    g_autofree char *label = g_strdup_printf (ngettext ("%u further", "%u further", n_rest), n_rest);
    g_autoptr (DeskQuery) narrower = rest_query (maker->registry, path, groups, groups->len - n_rest, town);
    add_point (chart, label, rest, query, narrower);
  }
}

static gint64
value_of (GPtrArray *groups, const char *key, gboolean sum)
{
  for (guint i = 0; i < groups->len; i++) {
    const DeskGroup *group = groups->pdata[i];
    if (g_str_equal (group->key, key))
      return sum ? group->sum : group->count;
  }
  return 0;
}

/* The first day of the month @back months before the one of @day. */
static void
month_before (const char *day, int back, char out[DESK_DATE_STR_LEN])
{
  int year = atoi (day), month = atoi (day + 5) - 1 - back;

  while (month < 0) {
    month += 12;
    year--;
  }
  g_snprintf (out, DESK_DATE_STR_LEN, "%04d-%02d-01", CLAMP (year, 1900, 9999), month + 1);
}

static gboolean
add_months (const DeskOverviewCounter *maker, DeskOverviewChart *chart, const DeskType *type, GPtrArray *groups, DeskQuery *query, GError **error)
{
  g_auto (GStrv) words = g_strsplit (chart->chart->group_by, " ", 2);
  g_autoptr (GPtrArray) resolved = NULL;
  g_autoptr (DeskQuery) answered = NULL;
  char last[DESK_DATE_STR_LEN], day[DESK_DATE_STR_LEN];

  if (desk_type_is_a (type, "case") && chart->field == NULL) {
    if (!desk_overview_make_query (maker, type, DESK_WHERE_ANSWERED, NULL, &answered, error))
      return FALSE;
    resolved = desk_overview_count (maker, chart->chart->over, answered, "resolved_at month", NULL, error);
    if (resolved == NULL)
      return FALSE;
  }
  if (maker->request->to != NULL)
    g_strlcpy (last, maker->request->to, sizeof last);
  else
    desk_date_from_us (desk_store_now (maker->store), desk_store_get_zone (maker->store), last);
  for (int back = MONTHS - 1; back >= 0; back--) {
    month_before (last, back, day);
    g_autofree char *key = g_strndup (day, 7);
    g_autofree char *label = g_strdup_printf (C_ ("month of a chart", "%1$d/%2$d"), atoi (day + 5), atoi (day));
    g_autoptr (DeskQuery) narrower = desk_query_compare (DESK_QUERY_EQUAL, words[0], key);
    DeskOverviewPoint *point = add_point (chart, label, value_of (groups, key, chart->field != NULL), query, narrower);
    point->year = atoi (day);
    point->month = atoi (day + 5);
    point->resolved = resolved != NULL ? value_of (resolved, key, FALSE) : -1;
  }
  return TRUE;
}

/* Five stretches of days, whatever the period: what is open is open today. */
static gboolean
add_ages (const DeskOverviewCounter *maker, DeskOverviewChart *chart, DeskQuery *query, GError **error)
{
  g_auto (GStrv) words = g_strsplit (chart->chart->group_by, " ", 2);
  guint n;
  const DeskAge *ages = desk_ages (&n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *where = desk_age_where (&ages[i], words[0]);
    g_autofree char *label = desk_age_words (&ages[i]);
    g_autoptr (DeskQuery) narrower = desk_query_parse (where, error);
    g_autoptr (DeskQuery) both = narrower != NULL && query != NULL ? desk_query_and (query, narrower) : narrower != NULL ? desk_query_ref (narrower) : NULL;
    gint64 value = 0;
    if (both == NULL || !desk_overview_measure (maker, chart->chart->over, both, "count", &value, error))
      return FALSE;
    add_point (chart, label, value, query, narrower);
  }
  return TRUE;
}

static gboolean
add_chart (const DeskOverviewCounter *maker, GPtrArray *charts, const DeskChartDecl *declared, GError **error)
{
  const DeskType *type = desk_registry_find_type (maker->registry, declared->over);
  gboolean months = g_str_has_suffix (declared->group_by, " month"), ages = g_str_has_suffix (declared->group_by, " age");
  const char *sum = declared->measure != NULL && g_str_has_prefix (declared->measure, "sum ") ? declared->measure + 4 : NULL;
  g_autoptr (DeskQuery) query = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (type == NULL)
    return TRUE;
  if (!desk_overview_make_query (maker, type, declared->where, months || ages ? NULL : desk_overview_period_path (type), &query, error))
    return FALSE;
  if (!ages && (groups = desk_overview_count (maker, declared->over, query, declared->group_by, sum, error)) == NULL)
    return FALSE;
  DeskOverviewChart *chart = g_new0 (DeskOverviewChart, 1);
  chart->chart = declared;
  chart->months = months;
  chart->ages = ages;
  chart->cases = desk_type_is_a (type, "case");
  chart->field = sum != NULL ? desk_registry_resolve (maker->registry, type, sum, NULL, NULL) : NULL;
  chart->points = g_ptr_array_new_with_free_func (point_free);
  g_ptr_array_add (charts, chart);
  if (ages)
    return add_ages (maker, chart, query, error);
  if (months)
    return add_months (maker, chart, type, groups, query, error);
  add_groups (maker, chart, type, groups, query);
  return TRUE;
}

/* --- towns --- */

static const char *const town_wheres[DESK_TOWN_N] = { NULL, DESK_WHERE_COUNTED, DESK_WHERE_ANSWERED, DESK_WHERE_OPEN, DESK_WHERE_OVERDUE };

static char *
town_where (const DeskOverviewData *data, DeskTownFigure figure)
{
  const char *only = figure == DESK_TOWN_VISITS ? data->visit_only : data->case_only;

  if (only == NULL || town_wheres[figure] == NULL)
    return g_strdup (only != NULL ? only : town_wheres[figure]);
  return g_strdup_printf ("%s and %s", only, town_wheres[figure]);
}

static void
set_wheres (const DeskOverviewCounter *maker, DeskOverviewData *data, DeskOverviewTown *town)
{
  for (guint i = 0; i < DESK_TOWN_N; i++) {
    const char *over = i == DESK_TOWN_VISITS ? data->visit_type : data->case_type;
    const DeskType *type = over != NULL ? desk_registry_find_type (maker->registry, over) : NULL;
    g_autofree char *where = town_where (data, i);
    g_autoptr (DeskQuery) query = NULL;
    if (type == NULL || !desk_overview_make_query (maker, type, where, desk_overview_period_path (type), &query, NULL))
      continue;
    g_autoptr (DeskQuery) under = town->code != NULL ? desk_query_compare (DESK_QUERY_UNDER, desk_area_path (maker->registry, type), town->code) : NULL;
    g_autoptr (DeskQuery) both = under != NULL ? desk_query_and (query, under) : query != NULL ? desk_query_ref (query) : NULL;
    town->wheres[i] = desk_overview_text_of (both);
  }
}

/* The towns by code, and under which UUID text they are counted. */
static gboolean
read_towns (const DeskOverviewCounter *maker, DeskOverviewData *data, GHashTable *town_of, GError **error)
{
  static const char *const columns[] = { "code", "name", NULL };
  g_autoptr (DeskListRequest) list = desk_list_request_new ("area");
  list->sort = g_strdup ("code");
  list->query = desk_query_parse ("level = town", error);
  if (list->query == NULL)
    return FALSE;
  g_autoptr (GArray) ids = desk_store_list (maker->store, list, NULL, NULL, maker->cancellable, error);
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (maker->store, "area", columns, (const gint64 *) (void *) ids->data, ids->len, maker->cancellable, error) : NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = rows->pdata[i];
    if (row == NULL || !desk_row_is_loaded (row) || (maker->request->town != NULL && !g_str_equal (maker->request->town, desk_row_get_cell (row, 0))))
      continue;
    DeskOverviewTown *town = g_new0 (DeskOverviewTown, 1);
    town->code = g_strdup (desk_row_get_cell (row, 0));
    town->name = g_strdup (desk_row_get_cell (row, 1));
    set_wheres (maker, data, town);
    g_ptr_array_add (data->towns, town);
    g_hash_table_insert (town_of, desk_uuid_to_string (desk_row_get_uid (row)), town);
  }
  return TRUE;
}

static gboolean
count_towns (const DeskOverviewCounter *maker, DeskOverviewData *data, GHashTable *town_of, DeskOverviewTown *all, DeskTownFigure figure, GError **error)
{
  const char *over = figure == DESK_TOWN_VISITS ? data->visit_type : data->case_type;
  const DeskType *type = over != NULL ? desk_registry_find_type (maker->registry, over) : NULL;
  g_autofree char *where = town_where (data, figure), *by = NULL;
  g_autoptr (DeskQuery) query = NULL;

  if (type == NULL)
    return TRUE;
  if (!desk_overview_make_query (maker, type, where, desk_overview_period_path (type), &query, error))
    return FALSE;
  by = g_strdup_printf ("%s town", desk_area_path (maker->registry, type));
  g_autoptr (GPtrArray) groups = desk_overview_count (maker, over, query, by, NULL, error);
  if (groups == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++) {
    const DeskGroup *group = groups->pdata[i];
    DeskOverviewTown *town = g_hash_table_lookup (town_of, group->key);
    if (town != NULL)
      town->figures[figure] += group->count;
    all->figures[figure] += group->count;
  }
  return TRUE;
}

/* The type of an area that extends @base; of several, @base itself and in @only which. */
static char *
type_of_area (const DeskOverviewCounter *maker, const char *base, char **only)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (maker->request->area == NULL)
    return g_strdup (base);
  for (guint i = 0; i < desk_registry_get_n_types (maker->registry); i++) {
    const DeskType *type = desk_registry_get_nth_type (maker->registry, i);
    if (desk_overview_is_of_area (type->name, maker->request->area) && desk_type_is_a (type, base))
      g_ptr_array_add (names, (gpointer) type->name);
  }
  if (names->len < 2)
    return names->len == 1 ? g_strdup (names->pdata[0]) : NULL;
  g_ptr_array_add (names, NULL);
  g_autofree char *joined = g_strjoinv (", ", (char **) names->pdata);
  *only = g_strdup_printf ("type in (%s)", joined);
  return g_strdup (base);
}

static gboolean
add_towns (const DeskOverviewCounter *maker, DeskOverviewData *data, GError **error)
{
  g_autoptr (GHashTable) town_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DeskOverviewTown *all = g_new0 (DeskOverviewTown, 1);
  gboolean ok;

  data->case_type = type_of_area (maker, "case", &data->case_only);
  data->visit_type = type_of_area (maker, "visit", &data->visit_only);
  all->name = g_strdup (_ ("Total"));
  set_wheres (maker, data, all);
  ok = read_towns (maker, data, town_of, error);
  for (guint i = 0; i < DESK_TOWN_N && ok; i++)
    ok = count_towns (maker, data, town_of, all, i, error);
  g_ptr_array_add (data->towns, all);
  return ok;
}

/* --- rates --- */

/* Of an area: of its types of case; "type in (a, b)", or NULL for everything; FALSE: the area has none. */
static gboolean
cases_of_area (const DeskOverviewCounter *maker, const char *prefix, char **narrow)
{
  g_autoptr (GString) text = g_string_new (NULL);

  *narrow = NULL;
  if (maker->request->area == NULL)
    return TRUE;
  for (guint i = 0; i < desk_registry_get_n_types (maker->registry); i++) {
    const DeskType *type = desk_registry_get_nth_type (maker->registry, i);
    if (desk_overview_is_of_area (type->name, maker->request->area) && desk_type_is_a (type, "case"))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", type->name);
  }
  if (text->len == 0)
    return FALSE;
  *narrow = g_strdup_printf ("%stype in (%s)", prefix, text->str);
  return TRUE;
}

static gboolean
add_rates (const DeskOverviewCounter *maker, DeskOverviewData *data, GError **error)
{
  g_autofree char *narrow = NULL, *of_rows = NULL;

  if (!cases_of_area (maker, "", &narrow) || !cases_of_area (maker, "case.", &of_rows))
    return TRUE;
  data->rates = g_new0 (DeskOverviewRates, 1);
  for (DeskRateKind kind = 0; kind < DESK_RATE_N; kind++)
    if (!desk_rate_count (maker, kind, g_str_equal (desk_rate_over (kind), "case") ? narrow : of_rows, &data->rates->rates[kind], error))
      return FALSE;
  return TRUE;
}

DeskOverviewData *
desk_overview_data_make (DeskStore *store, const DeskOverviewRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskOverviewData) data = g_new0 (DeskOverviewData, 1);
  DeskOverviewCounter maker = { store, desk_store_get_registry (store), request, cancellable };
  GPtrArray *charts = desk_registry_get_charts (maker.registry);

  data->charts = g_ptr_array_new_with_free_func (chart_free);
  data->towns = g_ptr_array_new_with_free_func (town_free);
  data->at_us = desk_store_now (store);
  if ((data->cards = desk_overview_count_cards (&maker, DESK_CARD_ON_OVERVIEW, error)) == NULL || !add_rates (&maker, data, error))
    return NULL;
  if (request->area == NULL && (data->campaigns = desk_campaign_progress_all (store, cancellable, error)) == NULL)
    return NULL;
  for (guint i = 0; i < charts->len; i++) {
    const DeskChartDecl *chart = charts->pdata[i];
    if (desk_overview_is_of_area (chart->name, request->area) && !add_chart (&maker, data->charts, chart, error))
      return NULL;
  }
  if (!add_towns (&maker, data, error))
    return NULL;
  return g_steal_pointer (&data);
}
