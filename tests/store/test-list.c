/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include "store/desk-compile.h"
#include "store/desk-order.h"

/* Lists against what the snapshots say, for filters and orders made by chance. */

typedef char *(*MakeTerm) (World *);

#define TERM(name, ...) \
  static char *name (World *world) { return g_strdup_printf (__VA_ARGS__); }

static const char *
one_of (World *world, const char *const *texts, int n)
{
  return texts[g_rand_int_range (world->rand, 0, n)];
}

#define ONE_OF(...) one_of (world, (const char *const[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const char *const[]) { __VA_ARGS__ })))
#define SIGN ONE_OF ("<", "<=", ">", ">=", "=", "!=")
#define STATE ONE_OF ("registered", "handed-over", "accepted", "in-progress", "returned", "struck-off")
#define TIER ONE_OF ("on-site", "unit", "coordination", "leading-group", "county-leader")
#define DAY ONE_OF ("2026-03-05", "2026-03-20", "today", "today+5", "today-3", "2026-04", "this-month", "now", "2026")
#define NUMBER g_rand_int_range (world->rand, 0, 20)

TERM (case_state, "state = %s", STATE)
TERM (case_state_in, "state in (%s, %s)", STATE, STATE)
TERM (case_state_not, "state not in (%s, %s)", STATE, STATE)
TERM (case_state_order, "state %s %s", SIGN, STATE)
TERM (case_tier, "tier %s %s", SIGN, TIER)
TERM (case_tier_between, "tier between (%s, %s)", TIER, TIER)
TERM (case_party, "party = %s", world_pick (world, world->parties))
TERM (case_party_in, "party in (%s, %s)", world_pick (world, world->parties), world_pick (world, world->parties))
TERM (case_party_name, "party.name ~ %s", ONE_OF ("鞋业", "恒鑫", "茶叶公司", "A级"))
TERM (case_party_kind, "party.kind = %s", ONE_OF ("firm", "person", "village"))
TERM (case_party_area, "party.area under %s", ONE_OF ("51070000", "51070037", "51070074"))
TERM (case_area, "area under %s", ONE_OF ("51070000", "51070037", "51070074", "51070010"))
TERM (case_area_uid, "area under %s", world_pick (world, world->areas))
TERM (case_area_name, "area.level = %s", ONE_OF ("town", "village"))
TERM (case_unit, "unit = %s", world_pick (world, world->units))
TERM (case_unit_mine, "unit = my-unit or person = me or registered_by = me")
TERM (case_unit_set, "unit is %s", ONE_OF ("set", "not set"))
TERM (case_due, "due_at %s %s", SIGN, DAY)
TERM (case_due_set, "due_at is %s", ONE_OF ("set", "not set"))
TERM (case_registered, "registered_at %s %s", SIGN, DAY)
TERM (case_registered_between, "registered_at between (%s, %s)", DAY, DAY)
TERM (case_title, "title ~ %s", world_word (world))
TERM (case_words, "words ~ %s", world_word (world))
TERM (case_number, "number %s TS-2026-000%03d", SIGN, NUMBER * 17)
TERM (case_refusals, "refusals %s %d", SIGN, NUMBER / 8)
TERM (case_refusals_set, "refusals is %s", ONE_OF ("set", "not set"))
TERM (case_search, "search %s", world_word (world))
TERM (case_search_two, "search \"%s %s\"", world_word (world), world_word (world))
TERM (case_category, "category = %s", ONE_OF ("labour", "power"))
TERM (case_type, "type = %s", ONE_OF ("case", "tst.demand"))
TERM (case_severity, "severity %s %s", SIGN, ONE_OF ("ordinary", "urgent", "critical"))
TERM (case_source, "source in (%s, %s)", ONE_OF ("visit", "hotline"), ONE_OF ("hotline", "letter"))
TERM (case_closed, "closed_at is set or answer is set")
TERM (case_everything, "%severything", ONE_OF ("", "not "))

TERM (demand_people, "people %s %d", SIGN, NUMBER)
TERM (demand_people_set, "people is %s", ONE_OF ("set", "not set"))
TERM (demand_wage, "wage between (%d, 4000)", NUMBER * 100)
TERM (demand_needs, "needs %s %s", ONE_OF ("=", "!="), ONE_OF ("driver", "welder", "sewer"))
TERM (demand_helpers, "helpers = %s", world_pick (world, world->persons))
TERM (demand_wanted, "wanted_by %s %s", SIGN, ONE_OF ("2026-03-01", "today", "2026-05", "2026"))
TERM (demand_urgent, "urgent = %s", ONE_OF ("yes", "no"))
TERM (demand_remark, "remark ~ %s", world_word (world))
TERM (demand_identity, "identity_number is %s", ONE_OF ("set", "not set"))

TERM (party_name, "name ~ %s", ONE_OF ("鞋业", "恒鑫", "茶叶公司", "公司1", "A级"))
TERM (party_name_is, "name = %s", ONE_OF ("恒鑫鞋业有限公司", "恒鑫鞋业公司3", "长寿机械公司5", "三台茶叶公司9"))
TERM (party_kind, "kind %s %s", SIGN, ONE_OF ("firm", "household", "person"))
TERM (party_area, "area under %s", ONE_OF ("51070000", "51070037", "51070074"))
TERM (party_telephone, "telephone is %s", ONE_OF ("set", "not set"))
TERM (party_telephone_has, "telephone ~ 0000")
TERM (party_address, "address ~ %s", world_word (world))
TERM (party_search, "search %s", ONE_OF ("鞋业", "恒鑫", "缺工"))

TERM (party_has, "%shas %s.party", ONE_OF ("", "not "), ONE_OF ("case", "visit", "tst.demand"))
TERM (party_has_case, "%shas case.party (state = %s)", ONE_OF ("", "not "), STATE)
TERM (party_has_not, "has case.party (not state = %s)", STATE)
TERM (party_has_demand, "has tst.demand.party (people > %d or tier = %s)", NUMBER, TIER)
TERM (party_has_visit, "has visit.party (has case.visit or date = 2026-02)")

TERM (handover_outcome, "outcome = %s", ONE_OF ("pending", "accepted", "refused"))
TERM (handover_unit, "to_unit = %s", world_pick (world, world->units))
TERM (handover_sent, "sent_at %s %s", SIGN, DAY)
TERM (handover_reason, "reason ~ 不归")
TERM (handover_answered, "answered_at is %s", ONE_OF ("set", "not set"))
TERM (handover_title, "case.title ~ %s", world_word (world))
TERM (handover_state, "case.state = %s", STATE)
TERM (handover_party, "case.party.kind = %s", ONE_OF ("firm", "person"))
TERM (handover_area, "case.area under %s", ONE_OF ("51070037", "51070074"))
TERM (handover_search, "search %s", world_word (world))
TERM (handover_kind, "to_unit.kind = %s", ONE_OF ("bureau", "town"))

TERM (visit_visitors, "visitors = %s", world_pick (world, world->persons))
TERM (visit_visitors_in, "visitors in (%s, me)", world_pick (world, world->persons))
TERM (visit_date, "date %s %s", SIGN, ONE_OF ("2026-03-01", "2026-02", "today", "this-month", "2026"))
TERM (visit_date_between, "date between (2026-01-15, 2026-03)")
TERM (visit_way, "way = %s", ONE_OF ("visit", "talk", "telephone"))
TERM (visit_party, "party.name ~ %s", ONE_OF ("鞋业", "恒鑫"))
TERM (visit_summary, "summary ~ %s", world_word (world))

TERM (unit_has_handover, "%shas handover.to_unit (outcome = %s)", ONE_OF ("", "not "), ONE_OF ("pending", "accepted", "refused"))
TERM (unit_kind, "kind = %s", ONE_OF ("bureau", "town"))

TERM (area_has_case, "%shas case.area (state = %s and registered_at = %s)", ONE_OF ("", "not "), STATE, ONE_OF ("this-quarter", "2026", "this-month"))
TERM (area_level, "level = %s", ONE_OF ("town", "village"))

static const struct {
  const char *over;
  MakeTerm terms[48];
  const char *sorts[40];
} kinds[] = {
  { "case",
    { case_state, case_state_in, case_state_not, case_state_order, case_tier, case_tier_between, case_party, case_party_in, case_party_name,
      case_party_kind, case_party_area, case_area, case_area_uid, case_area_name, case_unit, case_unit_mine, case_unit_set, case_due, case_due_set,
      case_registered, case_registered_between, case_title, case_words, case_number, case_refusals, case_refusals_set, case_search, case_search_two,
      case_category, case_type, case_severity, case_source, case_closed, case_everything },
    { "number", "title", "party", "due_at", "registered_at", "changed_at", "tier", "state", "unit", "area", "person", "severity", "category", "source",
      "refusals", "party.name", "party.kind", "party.area", "words", "registered_by" } },
  { "tst.demand",
    { case_state_in, case_tier, case_party_kind, case_area, case_due, case_title, case_search, case_category, demand_people, demand_people_set, demand_wage,
      demand_needs, demand_helpers, demand_wanted, demand_urgent, demand_remark, demand_identity },
    { "number", "title", "party", "people", "wanted_by", "wage", "urgent", "category", "unit", "state", "due_at", "remark" } },
  { "party",
    { party_name, party_name_is, party_kind, party_area, party_telephone, party_telephone_has, party_address, party_search,
      party_has, party_has_case, party_has_not, party_has_demand, party_has_visit },
    { "name", "kind", "area", "address", "telephone", "area.name" } },
  { "handover",
    { handover_outcome, handover_unit, handover_sent, handover_reason, handover_answered, handover_title, handover_state, handover_party, handover_area,
      handover_search, handover_kind },
    { "sent_at", "to_unit", "outcome", "due_at", "case.number", "case.title", "case.party", "case.unit", "case.party.area" } },
  { "visit",
    { visit_visitors, visit_visitors_in, visit_date, visit_date_between, visit_way, visit_party, visit_summary },
    { "date", "party", "way", "summary", "party.kind" } },
  { "unit", { unit_has_handover, unit_kind }, { "name", "kind" } },
  { "area", { area_has_case, area_level }, { "code", "name" } },
};

static DeskQuery *
random_query (World *world, const MakeTerm *terms, guint n, int depth)
{
  int kind = depth == 0 ? 3 : g_rand_int_range (world->rand, 0, 6);
  g_autoptr (DeskQuery) query = NULL;

  if (kind >= 3)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = terms[g_rand_int_range (world->rand, 0, (gint32) n)](world);
      DeskQuery *term = desk_query_parse (text, &error);
      g_assert_no_error (error);
      return term;
    }
  if (kind == 2)
    {
      g_autoptr (DeskQuery) inner = random_query (world, terms, n, depth - 1);
      return desk_query_not (inner);
    }
  for (int i = g_rand_int_range (world->rand, 2, 4); i > 0; i--)
    {
      g_autoptr (DeskQuery) part = random_query (world, terms, n, depth - 1);
      DeskQuery *joined = query == NULL ? desk_query_ref (part) : kind == 0 ? desk_query_and (query, part) : desk_query_or (query, part);
      g_clear_pointer (&query, desk_query_unref);
      query = joined;
    }
  return g_steal_pointer (&query);
}

static GArray *
list (World *world, const char *over, DeskQuery *query, const char *sort)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);

  request->query = query != NULL ? desk_query_ref (query) : NULL;
  request->sort = g_strdup (sort);
  GArray *ids = desk_store_list (world->fixture->store, request, NULL, NULL, NULL, &error);
  if (error != NULL)
    {
      g_autofree char *text = query != NULL ? desk_query_to_text (query) : NULL;
      g_error ("%s %s: %s", over, text, error->message);
    }
  return ids;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
check_list (World *world, const char *over, DeskQuery *query, const char *sort)
{
  g_autoptr (GArray) ids = list (world, over, query, sort);
  g_autoptr (GArray) sorted = g_array_copy (ids);
  g_autoptr (GArray) expected = world_list (world, over, query);
  g_autofree char *text = query != NULL ? desk_query_to_text (query) : g_strdup ("");

  g_array_sort (sorted, compare_ids);
  if (sorted->len != expected->len || (sorted->len > 0 && memcmp (sorted->data, expected->data, sorted->len * sizeof (gint64)) != 0))
    {
      for (guint i = 0; i < MAX (sorted->len, expected->len); i++)
        {
          gint64 got = i < sorted->len ? g_array_index (sorted, gint64, i) : 0;
          gint64 want = i < expected->len ? g_array_index (expected, gint64, i) : 0;
          if (got != want)
            {
              const Entry *odd = world_find (world, over, got != 0 && (want == 0 || got < want) ? got : want);
              for (guint k = 0; odd != NULL && k < desk_values_get_size (odd->values); k++)
                {
                  const DeskValue *value;
                  const char *name = desk_values_get_nth (odd->values, k, &value);
                  g_test_message ("%s: %s %" G_GINT64_FORMAT, name, desk_value_get_text (value), desk_value_get_integer (value));
                }
            }
          if (got != want)
            g_error ("%s “%s”: %u instead of %u; %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, over, text, sorted->len, expected->len, got, want);
        }
    }
  for (guint i = 1; i < ids->len; i++)
    {
      const Entry *a = world_find (world, over, g_array_index (ids, gint64, i - 1));
      const Entry *b = world_find (world, over, g_array_index (ids, gint64, i));
      if (world_compare (world, a, b, sort) >= 0)
        g_error ("%s “%s” by %s: %" G_GINT64_FORMAT " before %" G_GINT64_FORMAT, over, text, sort, a->id, b->id);
    }
}

static void
count_terms (guint kind, guint *n_terms, guint *n_sorts)
{
  for (*n_terms = 0; *n_terms < G_N_ELEMENTS (kinds[kind].terms) && kinds[kind].terms[*n_terms] != NULL;)
    ++*n_terms;
  for (*n_sorts = 0; *n_sorts < G_N_ELEMENTS (kinds[kind].sorts) && kinds[kind].sorts[*n_sorts] != NULL;)
    ++*n_sorts;
}

/* Every term and every order once alone, then by chance; each by look-ups and by walks. */
static void
check_kind (World *world, guint kind, int rounds)
{
  guint n_terms, n_sorts;

  count_terms (kind, &n_terms, &n_sorts);
  for (guint i = 0; i < n_sorts * 2; i++)
    {
      g_autofree char *sort = g_strconcat (i % 2 == 1 ? "-" : "", kinds[kind].sorts[i / 2], NULL);
      check_list (world, kinds[kind].over, NULL, sort);
    }
  for (guint i = 0; i < n_terms * 3; i++)
    {
      g_autofree char *text = kinds[kind].terms[i / 3](world);
      g_autoptr (DeskQuery) query = desk_query_parse (text, NULL);
      check_list (world, kinds[kind].over, query, kinds[kind].sorts[0]);
    }
  for (int i = 0; i < rounds; i++)
    {
      g_autoptr (DeskQuery) query = random_query (world, kinds[kind].terms, n_terms, 3);
      g_autofree char *sort = g_strconcat (g_rand_boolean (world->rand) ? "-" : "", kinds[kind].sorts[g_rand_int_range (world->rand, 0, (gint32) n_sorts)], NULL);
      check_list (world, kinds[kind].over, query, sort);
    }
}

static void
test_chance (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, (guint32) g_test_rand_int (), 500);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      check_kind (world, kind, 50);
      desk_order_few = desk_compile_few = 0;
      check_kind (world, kind, 50);
      desk_order_few = 2000;
      desk_compile_few = 500;
    }
  world_free (world);
}

/* --- single promises --- */

static void
note_first (const gint64 *ids, gsize n, gpointer data)
{
  g_array_append_vals (data, ids, (guint) n);
}

static void
test_first (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 7, 300);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = desk_store_list (f->store, request, note_first, first, NULL, NULL);

  g_assert_cmpuint (first->len, ==, DESK_ORDER_FIRST);
  g_assert_cmpuint (ids->len, ==, 300);
  g_assert_cmpmem (first->data, first->len * sizeof (gint64), ids->data, first->len * sizeof (gint64));
  world_free (world);
}

static void
assert_fails (Fixture *f, const char *over, const char *where, const char *sort, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);

  request->query = desk_query_parse (where, NULL);
  request->sort = g_strdup (sort);
  g_assert_null (desk_store_list (f->store, request, NULL, NULL, NULL, &error));
  g_assert_error (error, domain, code);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  assert_fails (f, "nothing", "", NULL, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
  assert_fails (f, "case", "nothing = 1", NULL, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
  assert_fails (f, "case", "party.nothing = 1", NULL, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
  assert_fails (f, "case", "", "nothing", DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
  assert_fails (f, "case", "", "party.nothing", DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
  assert_fails (f, "case", "unit = 没有这个局", NULL, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
  assert_fails (f, "case", "title > 1 and words = x", NULL, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  assert_fails (f, "case", "due_at < soon", NULL, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
  assert_fails (f, "party", "identity_number = 1", NULL, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
}

/* Text that is no filter stays text. */
static void
test_quoting (Fixture *f, gconstpointer data)
{
  static const char *const hostile[] = { "'", "\"", "x' OR 1=1 --", "%", "_", "\\", "a\\_b", "*", "AND", "NEAR(", "\"\"", "; DROP TABLE cases", ")", "t : a" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      static const char *const paths[] = { "title", "party.name", "telephone", "contact", NULL };
      for (guint k = 0; paths[k] != NULL; k++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DeskListRequest) request = desk_list_request_new (k < 2 ? "case" : "party");
          request->query = desk_query_compare (DESK_QUERY_CONTAINS, paths[k], hostile[i]);
          request->search = g_strdup (hostile[i]);
          g_autoptr (GArray) ids = desk_store_list (f->store, request, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (ids->len, ==, 0);
        }
    }
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");

  g_cancellable_cancel (cancellable);
  g_assert_null (desk_store_list (f->store, request, NULL, NULL, cancellable, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED);
}

static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 9, 10);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("party");
  g_autoptr (GArray) present = desk_store_list (f->store, request, NULL, NULL, NULL, NULL);
  request->withdrawn = TRUE;
  g_autoptr (GArray) all = desk_store_list (f->store, request, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (present->len + 3, ==, all->len);
  world_free (world);
}

/* --- rows --- */

static void
test_cells (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { "number", "title", "party", "area", "category", "people", "needs", "state", "type", "party.area.name", "identity_number",
                                         "party.telephone", "unit", NULL };
  static const char *const expected[] = { "TS-2026-000001", "缺缝纫工三十人", "恒鑫鞋业有限公司", "潼川镇", "Labour", "30", NULL, "Registered", "Demand", "潼川镇", "", "", NULL };
  g_autoptr (GError) error = NULL;
  DeskUuid uid;

  fixture_register (f, "缺缝纫工三十人", &uid);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
  g_autoptr (GArray) ids = desk_store_list (f->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* The fields of the extending type are not those of every case. */
  g_assert_null (desk_store_fetch (f->store, "case", columns, (const gint64 *) (gpointer) ids->data, ids->len, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL);
  g_clear_error (&error);

  g_autoptr (GPtrArray) rows = desk_store_fetch (f->store, "tst.demand", columns, (const gint64 *) (gpointer) ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  DeskRow *row = rows->pdata[0];
  g_assert_true (desk_uuid_equal (desk_row_get_uid (row), &uid));
  g_assert_cmpstr (desk_row_get_record_type (row), ==, "tst.demand");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (expected[i] != NULL)
      g_assert_cmpstr (desk_row_get_cell (row, i), ==, expected[i]);
  g_autofree char *party = desk_uuid_to_string (&f->party);
  g_assert_cmpstr (desk_value_get_text (desk_row_get_raw (row, 2)), ==, party);
  g_assert_cmpint (desk_value_get_integer (desk_row_get_raw (row, 5)), ==, 30);
  g_assert_cmpstr (desk_value_get_text (desk_row_get_raw (row, 6)), ==, "driver,welder");
  g_assert_cmpstr (desk_row_get_cell (row, 99), ==, "");

  /* Over every case, the choices are still those of the case's own type. */
  static const char *const plain[] = { "category", "due_at", NULL };
  g_autoptr (GPtrArray) cases = desk_store_fetch (f->store, "case", plain, (const gint64 *) (gpointer) ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_row_get_cell (cases->pdata[0], 0), ==, "Labour");
}

static void
test_rows_of_a_case (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { "case.number", "case.title", "case.party", "to_unit", "outcome", "case.state", "case.category", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new ("handover");
  DeskUuid uid;

  fixture_register (f, "缺缝纫工三十人", &uid);
  fixture_hand_over (f, &uid);
  g_autoptr (GArray) ids = desk_store_list (f->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_autoptr (GPtrArray) rows = desk_store_fetch (f->store, "handover", columns, (const gint64 *) (gpointer) ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  DeskRow *row = rows->pdata[0];
  g_assert_true (desk_uuid_equal (desk_row_get_uid (row), &uid));
  g_assert_cmpstr (desk_row_get_record_type (row), ==, "tst.demand");
  g_assert_cmpstr (desk_row_get_cell (row, 0), ==, "TS-2026-000001");
  g_assert_cmpstr (desk_row_get_cell (row, 2), ==, "恒鑫鞋业有限公司");
  g_assert_cmpstr (desk_row_get_cell (row, 3), ==, "县供电公司");
  g_assert_cmpstr (desk_row_get_cell (row, 4), ==, "Waiting");
  g_assert_cmpstr (desk_row_get_cell (row, 5), ==, "Handed over");
  g_assert_cmpstr (desk_row_get_cell (row, 6), ==, "Labour");
}

/* --- numbers --- */

static const DeskGroup *
group_of (GPtrArray *groups, const char *key)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (((DeskGroup *) groups->pdata[i])->key, key))
      return groups->pdata[i];
  return NULL;
}

/* Every group of every path counts what a filter on its key finds. */
static void
check_groups (World *world, const char *over, const char *where, const char *path, const char *sum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GArray) all = NULL;
  g_auto (GStrv) words = g_strsplit (path, " ", 2);
  gint64 counted = 0, summed = 0, expected_sum = 0;

  request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  groups = desk_store_count (world->fixture->store, request, path, sum, NULL, &error);
  g_assert_no_error (error);
  all = world_list (world, over, request->query);
  for (guint i = 0; i < groups->len; i++)
    {
      const DeskGroup *group = groups->pdata[i];
      g_autofree char *text = g_str_equal (group->key, "") ? g_strdup_printf ("%s is not set", words[0]) : g_strdup_printf ("%s = \"%s\"", words[0], group->key);
      g_autoptr (DeskQuery) term = desk_query_parse (text, &error);
      g_autoptr (DeskQuery) both = desk_query_and (request->query, term);
      g_autoptr (GArray) ids = world_list (world, over, both);
      g_assert_no_error (error);
      g_assert_cmpint (group->count, ==, ids->len);
      counted += group->count;
      summed += group->sum;
    }
  g_assert_cmpint (counted, ==, all->len);
  for (guint i = 0; sum != NULL && i < all->len; i++)
    expected_sum += desk_values_get_integer (world_find (world, over, g_array_index (all, gint64, i))->values, sum);
  g_assert_cmpint (summed, ==, expected_sum);
}

static void
test_groups (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 11, 400);
  static const char *const filters[] = { "", "state = accepted", "not state = accepted", "search 缺工", "title ~ 道路 or tier > unit", "not everything" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      check_groups (world, "case", filters[i], "state", NULL);
      check_groups (world, "case", filters[i], "tier", "refusals");
      check_groups (world, "case", filters[i], "unit", NULL);
      check_groups (world, "case", filters[i], "category", NULL);
      check_groups (world, "case", filters[i], "registered_at month", NULL);
      check_groups (world, "case", filters[i], "party.kind", NULL);
      check_groups (world, "case", filters[i], "party.area", "refusals");
      check_groups (world, "tst.demand", filters[i], "people", "people");
      check_groups (world, "tst.demand", filters[i], "wanted_by month", "wage");
    }
  check_groups (world, "handover", "", "outcome", NULL);
  check_groups (world, "handover", "case.state = accepted", "to_unit", NULL);
  check_groups (world, "handover", "", "sent_at month", NULL);
  check_groups (world, "party", "", "kind", NULL);
  check_groups (world, "party", "", "area", NULL);
  check_groups (world, "visit", "", "date month", NULL);
  world_free (world);
}

static void
test_group_order (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 12, 200);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
  g_autoptr (GPtrArray) states = desk_store_count (f->store, request, "state", NULL, NULL, NULL);
  g_autoptr (GPtrArray) months = desk_store_count (f->store, request, "registered_at month", NULL, NULL, NULL);
  g_autoptr (GPtrArray) total = desk_store_count (f->store, request, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) types = desk_store_count (f->store, request, "type", NULL, NULL, NULL);

  g_assert_cmpstr (((DeskGroup *) states->pdata[0])->key, ==, "registered");
  g_assert_cmpstr (((DeskGroup *) states->pdata[0])->label, ==, "Registered");
  g_assert_nonnull (group_of (states, "accepted"));
  for (guint i = 1; i < months->len; i++)
    g_assert_cmpstr (((DeskGroup *) months->pdata[i - 1])->key, <, ((DeskGroup *) months->pdata[i])->key);
  g_assert_cmpuint (total->len, ==, 1);
  g_assert_cmpint (((DeskGroup *) total->pdata[0])->count, ==, 200);
  g_assert_cmpuint (types->len, ==, 1);
  g_assert_cmpstr (((DeskGroup *) types->pdata[0])->key, ==, "tst.demand");
  g_assert_cmpint (((DeskGroup *) types->pdata[0])->count, ==, 200);
  world_free (world);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/list/chance", Fixture, NULL, fixture_set_up, test_chance, fixture_tear_down);
  g_test_add ("/list/first", Fixture, NULL, fixture_set_up, test_first, fixture_tear_down);
  g_test_add ("/list/refused", Fixture, NULL, fixture_set_up, test_refused, fixture_tear_down);
  g_test_add ("/list/quoting", Fixture, NULL, fixture_set_up, test_quoting, fixture_tear_down);
  g_test_add ("/list/cancelled", Fixture, NULL, fixture_set_up, test_cancelled, fixture_tear_down);
  g_test_add ("/list/withdrawn", Fixture, NULL, fixture_set_up, test_withdrawn, fixture_tear_down);
  g_test_add ("/list/cells", Fixture, NULL, fixture_set_up, test_cells, fixture_tear_down);
  g_test_add ("/list/rows-of-a-case", Fixture, NULL, fixture_set_up, test_rows_of_a_case, fixture_tear_down);
  g_test_add ("/list/groups", Fixture, NULL, fixture_set_up, test_groups, fixture_tear_down);
  g_test_add ("/list/group-order", Fixture, NULL, fixture_set_up, test_group_order, fixture_tear_down);
  return g_test_run ();
}
