/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What declared reminders recall, and when. */
#include "fixture.h"

#include "model/desk-date.h"
#include "store/desk-recall.h"

/* The fixture reminds of demands three days before the day they are wanted by. */
static void
want (Fixture *f, const char *title, const char *day, DeskUuid *uid)
{
  DeskCommand *command = fixture_command (f, "change");

  fixture_register (f, title, uid);
  desk_command_part_set_text (desk_command_add (command, "change", uid, NULL, DESK_ANY_VERSION), "wanted_by", day);
  fixture_do (f, command);
}

static GPtrArray *
recall (Fixture *f, guint limit, guint *n)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *recalls = desk_store_recall (f->store, limit, n, NULL, &error);

  g_assert_no_error (error);
  return recalls;
}

static void
test_when (Fixture *f, gconstpointer data)
{
  DeskUuid later, soon, late, never;
  guint n = 0;

  (void) data;
  g_assert_true (desk_clock_hand_set (&f->clock, "2026-03-12T10:00:00+08:00"));
  fixture_register (f, "no day", &never);
  want (f, "later", "2026-03-16", &later);
  want (f, "soon", "2026-03-15", &soon);
  want (f, "late", "2026-03-10", &late);
  g_autoptr (GPtrArray) recalls = recall (f, 10, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (recalls->len, ==, 2);
  const DeskRecall *first = recalls->pdata[0], *second = recalls->pdata[1];
  g_assert_cmpstr (first->title, ==, "late");
  g_assert_cmpint (first->days, ==, -2);
  g_assert_true (desk_uuid_equal (&first->uid, &late));
  g_assert_cmpstr (second->title, ==, "soon");
  g_assert_cmpint (second->days, ==, 3);
  g_assert_cmpstr (second->date, ==, "2026-03-15");
  g_assert_cmpstr (second->reminder->name, ==, "tst.wanted");

  /* The next day it is the turn of one more. */
  g_assert_true (desk_clock_hand_set (&f->clock, "2026-03-13T00:01:00+08:00"));
  g_autoptr (GPtrArray) next = recall (f, 10, &n);
  g_assert_cmpuint (next->len, ==, 3);
  g_autoptr (GPtrArray) some = recall (f, 2, &n);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_cmpuint (n, ==, 3);
}

/* What lost its day, or is past what the reminder asks for, is not recalled any more. */
static void
test_until (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  DeskCommand *command;
  DeskValue none = DESK_VALUE_INIT;

  (void) data;
  g_assert_true (desk_clock_hand_set (&f->clock, "2026-03-12T10:00:00+08:00"));
  want (f, "soon", "2026-03-13", &uid);
  g_autoptr (GPtrArray) recalls = recall (f, 10, NULL);
  g_assert_cmpuint (recalls->len, ==, 1);
  command = fixture_command (f, "change");
  desk_command_part_set (desk_command_add (command, "change", &uid, NULL, DESK_ANY_VERSION), "wanted_by", NULL, &none);
  fixture_do (f, command);
  g_autoptr (GPtrArray) after = recall (f, 10, NULL);
  g_assert_cmpuint (after->len, ==, 0);
}

/* The day for which the yearly reminder recalls its one record at @moment, or "". */
static char *
recalled_for (Fixture *f, const char *moment)
{
  g_autoptr (GPtrArray) recalls = NULL;
  char *date = NULL;

  g_assert_true (desk_clock_hand_set (&f->clock, moment));
  recalls = recall (f, 10, NULL);
  for (guint i = 0; i < recalls->len; i++) {
    const DeskRecall *one = recalls->pdata[i];
    char today[DESK_DATE_STR_LEN];

    if (!g_str_equal (one->reminder->name, "tst.yearly"))
      continue;
    g_assert_null (date);
    date = g_strdup (one->date);
    g_strlcpy (today, moment, sizeof today);
    g_assert_cmpint (one->days, ==, desk_date_days_between (today, date));
  }
  return date != NULL ? date : g_strdup ("");
}

/* What comes every year is recalled on its day of each year, also across New Year and in a year without 29 February. */
static void
test_yearly (Fixture *f, gconstpointer day)
{
  static const struct {
    const char *day, *moment, *date;
  } cases[] = {
    { "2024-01-02", "2026-12-29T23:59:00+08:00", "" },
    { "2024-01-02", "2026-12-30T00:01:00+08:00", "2027-01-02" },
    { "2024-01-02", "2027-01-02T23:59:00+08:00", "2027-01-02" },
    { "2024-01-02", "2027-01-03T00:01:00+08:00", "" },
    { "2024-01-02", "2023-12-29T10:00:00+08:00", "" }, /* not before it begins */
    { "2024-01-02", "2023-12-30T10:00:00+08:00", "2024-01-02" },
    { "2024-02-29", "2026-02-24T10:00:00+08:00", "" },
    { "2024-02-29", "2026-02-25T10:00:00+08:00", "2026-02-28" },
    { "2024-02-29", "2028-02-26T10:00:00+08:00", "2028-02-29" },
    { "2024-02-29", "2028-03-01T10:00:00+08:00", "" },
  };
  DeskUuid uid;
  DeskCommand *command = fixture_command (f, "change");

  g_assert_true (desk_clock_hand_set (&f->clock, "2023-03-12T10:00:00+08:00"));
  want (f, "every year", day, &uid);
  desk_command_part_set_integer (desk_command_add (command, "change", &uid, NULL, DESK_ANY_VERSION), "urgent", 1);
  fixture_do (f, command);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *date = g_str_equal (cases[i].day, day) ? recalled_for (f, cases[i].moment) : NULL;

    if (date != NULL)
      g_assert_cmpstr (date, ==, cases[i].date);
  }
}

static void
test_query (void)
{
  const DeskReminder plain = { "x", "X", NULL, "tst.demand", NULL, "wanted_by", 7, NULL };
  const DeskReminder narrow = { "x", "X", NULL, "tst.demand", "urgent = 1 or people > 3", "wanted_by", 0, NULL };
  const DeskReminder ending = { "x", "X", NULL, "tst.demand", NULL, "wanted_by", 7, .until = "contacted_on" };
  const DeskReminder yearly = { "x", "X", NULL, "tst.demand", NULL, "wanted_by", 7, .until = "contacted_on", .yearly = "urgent" };
  g_autofree char *one = desk_reminder_query (&plain), *two = desk_reminder_query (&narrow), *three = desk_reminder_query (&ending);
  g_autofree char *four = desk_reminder_query (&yearly);

  g_assert_cmpstr (one, ==, "wanted_by <= today+7");
  g_assert_cmpstr (two, ==, "(urgent = 1 or people > 3) and wanted_by <= today+0");
  g_assert_cmpstr (three, ==, "wanted_by <= today+7 and contacted_on >= today");
  g_assert_cmpstr (four, ==, "wanted_by <= today+7 and (contacted_on >= today or urgent = yes)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/recall/when", Fixture, NULL, fixture_set_up, test_when, fixture_tear_down);
  g_test_add ("/recall/until", Fixture, NULL, fixture_set_up, test_until, fixture_tear_down);
  g_test_add ("/recall/yearly/new-year", Fixture, "2024-01-02", fixture_set_up, test_yearly, fixture_tear_down);
  g_test_add ("/recall/yearly/leap-day", Fixture, "2024-02-29", fixture_set_up, test_yearly, fixture_tear_down);
  g_test_add_func ("/recall/query", test_query);
  return g_test_run ();
}
