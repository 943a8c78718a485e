/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration county has the figures that were published, and they agree with one another. */
#include "../demo-county.h"

#define HELD "state = held"

static gint64
measure (const char *over, const char *where, const char *sum)
{
  return demo_county_measure (demo_county_shared (), over, where, NULL, sum);
}

static gint64
groups (const char *over, const char *where, const char *group_by)
{
  return demo_county_measure (demo_county_shared (), over, where, group_by, NULL);
}

static void
test_figures (void)
{
  g_assert_cmpint (measure ("ses.session", HELD " and kind = concentrated", NULL), ==, 140);
  g_assert_cmpint (measure ("ses.session", HELD " and kind = micro", NULL), ==, 230);
  g_assert_cmpint (measure ("ses.session", HELD, "audience"), ==, 154000);
  g_assert_cmpint (measure ("ses.outcome", "theme.counts = banquets", "count"), >=, 100);
  g_assert_cmpint (measure ("ses.session", HELD " and form in (courtyard, radio)", NULL), >=, 250);
  g_assert_cmpint (groups ("ses.team", NULL, "category"), ==, 4);
  g_assert_cmpint (measure ("ses.package", "mu = 1500 and income = 3000", NULL), ==, 1);
  g_assert_cmpint (measure ("ses.problem", "category = flood and mu = 200", NULL), >=, 1);
  g_assert_cmpint (measure ("ses.problem", "category = geology", NULL), >=, 1);
}

/* Whatever way they are cut, the parts add up to the whole. */
static void
test_consistent (void)
{
  static const char *const cuts[][8] = {
    { "kind", "concentrated", "micro" },
    { "form", "courtyard", "radio", "lecture", "clapper", "poem", "recitation", "sketch" },
    { "level", "county", "department", "township" },
    { "venue", "enterprise", "countryside", "school", "community" },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cuts); c++) {
    gint64 sessions = 0, people = 0;

    for (guint i = 1; i < G_N_ELEMENTS (cuts[c]) && cuts[c][i] != NULL; i++) {
      g_autofree char *where = g_strdup_printf (HELD " and %s = %s", cuts[c][0], cuts[c][i]);

      g_assert_cmpint (measure ("ses.session", where, NULL), >, 0);
      sessions += measure ("ses.session", where, NULL);
      people += measure ("ses.session", where, "audience");
    }
    g_assert_cmpint (sessions, ==, 370);
    g_assert_cmpint (people, ==, 154000);
  }
  g_assert_cmpint (measure ("ses.session", HELD " and not audience is set", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.session", "state = planned and audience is set", NULL), ==, 0);
  g_assert_cmpint (groups ("ses.session", HELD, "theme"), ==, 6);
  /* an outcome and a problem come after the session they are of */
  g_assert_cmpint (measure ("ses.outcome", "not session is set", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.problem", "not session is set", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.problem", "not source = session", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.session", "has ses.problem.session and not state = held", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.session", "has ses.attendance.session and not sign_in = yes", NULL), ==, 0);
}

/* One leader has spoken five times this year, no other leader as often. */
static void
test_fifth (void)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new ("ses.session");
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;
  guint five = 0, more = 0;

  request->query = desk_query_parse ("speaker.leader = yes and level = county and state = held and date between (2026-01-01, 2026-12-31)", &error);
  g_assert_no_error (error);
  found = desk_store_count (demo_county_shared (), request, "speaker", NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++) {
    const DeskGroup *group = g_ptr_array_index (found, i);

    five += group->count == 5;
    more += group->count > 5;
  }
  g_assert_cmpuint (five, ==, 1);
  g_assert_cmpuint (more, ==, 0);
  g_assert_cmpuint (found->len, >=, 4);
}

static void
test_coverage (void)
{
  gint64 villages = measure ("area", "level = village", NULL);
  gint64 reached = measure ("area", "level = village and has ses.session.area (state = held)", NULL);
  gint64 not_reached = measure ("area", "level = village and not has ses.session.area (state = held)", NULL);
  gint64 by_session = groups ("ses.session", "state = held and area.level = village", "area");

  g_assert_cmpint (reached, >, 100);
  g_assert_cmpint (not_reached, >, 50);
  g_assert_cmpint (reached + not_reached, ==, villages);
  g_assert_cmpint (reached, ==, by_session);
}

static void
test_stages (void)
{
  g_assert_cmpint (measure ("ses.problem", "state in (resolved, verified, struck-off)", NULL), ==, 18);
  g_assert_cmpint (groups ("ses.problem", NULL, "state"), >=, 4);
  g_assert_cmpint (measure ("ses.session", "state = planned", NULL), >=, 12);
  g_assert_cmpint (measure ("ses.session", "state = called-off and reason is set", NULL), ==, 1);
  g_assert_cmpint (measure ("ses.volunteer", "not has ses.service.volunteer", NULL), ==, 2);
  g_assert_cmpint (measure ("ses.service", NULL, "hours"), >, 1000); /* in tenths */
}

static void
test_sound (void)
{
  demo_county_assert_sound (demo_county_shared ());
}

/* Nothing of it is later than today, but what is planned. */
static void
test_nothing_from_the_future (void)
{
  g_assert_cmpint (measure ("ses.session", HELD " and date > 2026-03-12", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.outcome", "date > 2026-03-12", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.service", "date > 2026-03-12", NULL), ==, 0);
  g_assert_cmpint (measure ("ses.problem", "changed_at >= 2026-03-13", NULL), ==, 0);
}

/* The area makes the same whether it is alone or not. */
static void
test_alone (void)
{
  static const char *const others[] = { "agriculture", "enterprise", "petitions", "relief", NULL };
  g_autofree char *folder = g_dir_make_tmp ("desk-alone-XXXXXX", NULL);
  g_autoptr (DeskStore) alone = demo_county_make (folder, "alone.db", others);

  g_assert_null (desk_registry_find_type (desk_store_get_registry (alone), "ent.firm"));
  g_assert_cmpint (demo_county_measure (alone, "ses.session", HELD, NULL, NULL), ==, 370);
  g_assert_cmpint (demo_county_measure (alone, "ses.session", HELD, NULL, "audience"), ==, 154000);
  g_assert_cmpint (demo_county_measure (alone, "ses.service", NULL, NULL, "hours"), ==, measure ("ses.service", NULL, "hours"));
  demo_county_assert_sound (alone);
  g_clear_object (&alone);
  demo_county_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/sessions-demo/figures", test_figures);
  g_test_add_func ("/sessions-demo/consistent", test_consistent);
  g_test_add_func ("/sessions-demo/fifth", test_fifth);
  g_test_add_func ("/sessions-demo/coverage", test_coverage);
  g_test_add_func ("/sessions-demo/stages", test_stages);
  g_test_add_func ("/sessions-demo/sound", test_sound);
  g_test_add_func ("/sessions-demo/nothing-from-the-future", test_nothing_from_the_future);
  g_test_add_func ("/sessions-demo/alone", test_alone);
  return demo_county_end ();
}
