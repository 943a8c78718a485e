/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "model/desk-query.h"

/* Filters against declarations and against values in memory. */

/* 2026-03-05 14:30 in Shanghai, a Thursday. */
#define NOW (G_GINT64_CONSTANT (1772692200) * G_USEC_PER_SEC)
#define ME "0190a5b2-0000-7000-8000-000000000001"
#define UNIT "0190a5b2-0000-7000-8000-000000000002"

typedef struct {
  DeskRegistry *registry;
  DeskQueryContext context;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->registry = desk_registry_new ();
  self->context.now_us = NOW;
  self->context.zone = g_time_zone_new_offset (8 * 3600);
  g_assert_true (desk_uuid_parse (ME, &self->context.me));
  g_assert_true (desk_uuid_parse (UNIT, &self->context.my_unit));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->registry);
  g_time_zone_unref (self->context.zone);
}

static void
test_check (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *over, *text;
    gboolean fits;
  } rows[] = {
    { "case", "state in (registered, handed-over) and tier >= coordination", TRUE },
    { "case", "party.name ~ \"鞋业\" or not unit = my-unit", TRUE },
    { "case", "due_at < now and area under \"510722101\" and search \"缺工\"", TRUE },
    { "case", "registered_at between (2026-03-01, 2026-03-31)", TRUE },
    { "case", "party.area.name = 潼川镇", TRUE },
    { "case", "category = whatever", TRUE },
    { "case", "type = case", TRUE },
    { "handover", "case.party.telephone is set and outcome = pending", TRUE },
    { "visit", "visitors = me and date = this-week", TRUE },
    { "party", "identity_number is set", TRUE },
    { "area", "level = village and not has case.area (state = registered and registered_at = this-quarter)", TRUE },
    { "party", "has case.party", TRUE },
    { "unit", "has handover.to_unit (case.state = returned)", TRUE },
    { "area", "has case.party", FALSE },
    { "area", "has case.title", FALSE },
    { "area", "has nothing.area", FALSE },
    { "area", "has case.area (nothing = 1)", FALSE },
    { "handover", "has case.area", FALSE },
    { "case", "nothing = 1", FALSE },
    { "case", "party.nothing = 1", FALSE },
    { "case", "title.name = 1", FALSE },
    { "case", "state = opened", FALSE },
    { "case", "category > whatever", FALSE },
    { "case", "tier ~ unit", FALSE },
    { "case", "words = all", FALSE },
    { "case", "due_at < soon", FALSE },
    { "case", "due_at < today+", FALSE },
    { "case", "due_at < today-60y", TRUE },
    { "case", "due_at < today-y", FALSE },
    { "case", "due_at < today-6w", FALSE },
    { "case", "due_at = 2026-02-30", FALSE },
    { "case", "due_at = 2026-13", FALSE },
    { "case", "refusals > many", FALSE },
    { "case", "paused = perhaps", FALSE },
    { "case", "party under x", FALSE },
    { "case", "title under x", FALSE },
    { "case", "type = party", FALSE },
    { "case", "type > case", FALSE },
    { "case", "state = registered or (tier = unit and not nothing is set)", FALSE },
    { "party", "identity_number = 1", FALSE },
    { "party", "identity_number ~ 1", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) query = desk_query_parse (rows[i].text, &error);
      g_assert_no_error (error);
      gboolean fits = desk_query_check (query, self->registry, desk_registry_find_type (self->registry, rows[i].over), &error);
      if (fits != rows[i].fits)
        g_error ("%s: %s", rows[i].text, error != NULL ? error->message : "should not fit");
      if (!fits)
        g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
    }
}

static gint64
at (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
test_matches (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *text;
    gboolean matches;
  } rows[] = {
    { "", TRUE },
    { "not everything", FALSE },
    { "state = in-progress", TRUE },
    { "state in (registered, in-progress)", TRUE },
    { "state != in-progress", FALSE },
    { "tier >= coordination", TRUE },
    { "tier > coordination", FALSE },
    { "tier <= leading-group", TRUE },
    { "tier < unit", FALSE },
    { "tier between (unit, leading-group)", TRUE },
    { "tier between (leading-group, county-leader)", FALSE },
    { "person = me", TRUE },
    { "unit = my-unit", TRUE },
    { "unit = me", FALSE },
    { "unit in (" ME ", " UNIT ")", TRUE },
    { "refusals >= 2 and refusals < 3", TRUE },
    { "refusals between (3, 9)", FALSE },
    { "paused = no", TRUE },
    { "paused = yes", FALSE },
    { "title ~ 缺工", TRUE },
    { "title ~ \"工人 产业\"", TRUE },
    { "title ~ 工产", FALSE },
    { "title ~ ＡＢＣ", TRUE },
    { "due_at < now", FALSE },
    { "due_at >= now", TRUE },
    { "due_at = today", TRUE },
    { "due_at <= today", TRUE },
    { "due_at < today", FALSE },
    { "due_at > today", FALSE },
    { "due_at < today+1", TRUE },
    { "due_at = 2026-03", TRUE },
    { "due_at = 2026", TRUE },
    { "due_at > 2025", TRUE },
    { "due_at = this-week and due_at = this-month and due_at = this-quarter and due_at = this-year", TRUE },
    { "has case.common_problem", FALSE },
    { "due_at between (2026-03-01, 2026-03-05)", TRUE },
    { "due_at between (2026-03-06, 2026-03-31)", FALSE },
    { "due_at >= 2026-03-05T20:00 and due_at <= 2026-03-05T20:00:00+08:00", TRUE },
    { "closed_at is set", FALSE },
    { "closed_at is not set", TRUE },
    { "closed_at < now or closed_at >= now", FALSE },
    { "not closed_at < now", TRUE },
    { "type = case", TRUE },
    { "search 缺工", FALSE },
    { "area under 510722", FALSE },
    { "state = in-progress and (tier = unit or refusals = 2)", TRUE },
    { "nothing = 1", FALSE },
  };
  DeskType *type = desk_registry_find_type (self->registry, "case");
  g_autoptr (DeskValues) values = desk_values_new ();

  desk_values_set_text (values, "state", "in-progress");
  desk_values_set_text (values, "tier", "coordination");
  desk_values_set_text (values, "person", ME);
  desk_values_set_text (values, "unit", UNIT);
  desk_values_set_text (values, "title", "二期扩建缺工：产业工人 abc");
  desk_values_set_integer (values, "refusals", 2);
  desk_values_set_integer (values, "paused", 0);
  desk_values_set_integer (values, "due_at", at ("2026-03-05T20:00:00+08:00"));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) query = desk_query_parse (rows[i].text, &error);
      g_assert_no_error (error);
      if (desk_query_matches (query, type, values, &self->context) != rows[i].matches)
        g_error ("%s should %s", rows[i].text, rows[i].matches ? "match" : "not match");
    }
}

static void
test_several (Fixture *self, gconstpointer data)
{
  DeskType *type = desk_registry_find_type (self->registry, "visit");
  g_autoptr (DeskValues) values = desk_values_new ();
  g_autoptr (DeskQuery) mine = desk_query_parse ("visitors = me", NULL);
  g_autoptr (DeskQuery) theirs = desk_query_parse ("visitors = my-unit", NULL);
  g_autoptr (DeskQuery) week = desk_query_parse ("date = this-week and date > 2026-03-02", NULL);

  desk_values_set_text (values, "visitors", "0190a5b2-0000-7000-8000-000000000000," ME);
  desk_values_set_text (values, "date", "2026-03-08");
  g_assert_true (desk_query_matches (mine, type, values, &self->context));
  g_assert_false (desk_query_matches (theirs, type, values, &self->context));
  g_assert_true (desk_query_matches (week, type, values, &self->context));
}

static void
test_nobody (Fixture *self, gconstpointer data)
{
  DeskType *type = desk_registry_find_type (self->registry, "case");
  g_autoptr (DeskValues) values = desk_values_new ();
  g_autoptr (DeskQuery) mine = desk_query_parse ("person = me", NULL);

  self->context.me = DESK_UUID_NIL;
  g_assert_false (desk_query_matches (mine, type, values, &self->context));
}

static void
check_literal (Fixture *self, const char *field, const char *word, gint64 expected)
{
  DeskType *type = desk_registry_find_type (self->registry, "case");
  g_autoptr (GError) error = NULL;
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  g_assert_true (desk_query_literal (desk_type_find_field (type, field), word, &self->context, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_value_get_integer (&value), ==, expected);
}

static void
test_literals (Fixture *self, gconstpointer data)
{
  check_literal (self, "due_at", "now", NOW);
  check_literal (self, "due_at", "today", at ("2026-03-05T00:00:00+08:00"));
  check_literal (self, "due_at", "today+7", at ("2026-03-12T00:00:00+08:00"));
  check_literal (self, "due_at", "today-5", at ("2026-02-28T00:00:00+08:00"));
  check_literal (self, "due_at", "today-60y", at ("1966-03-05T00:00:00+08:00"));
  check_literal (self, "due_at", "today+1m", at ("2026-04-05T00:00:00+08:00"));
  check_literal (self, "due_at", "this-week", at ("2026-03-02T00:00:00+08:00"));
  check_literal (self, "due_at", "this-month", at ("2026-03-01T00:00:00+08:00"));
  check_literal (self, "due_at", "this-quarter", at ("2026-01-01T00:00:00+08:00"));
  check_literal (self, "due_at", "2026-03-05T14:30", NOW);
  check_literal (self, "due_at", "2026-03-05T06:30:00Z", NOW);
  check_literal (self, "refusals", "1,000", 1000);
  check_literal (self, "paused", "是", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/query/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/query/matches", Fixture, NULL, set_up, test_matches, tear_down);
  g_test_add ("/query/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/query/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/query/literals", Fixture, NULL, set_up, test_literals, tear_down);
  return g_test_run ();
}
