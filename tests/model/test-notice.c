/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-date.h"
#include "model/desk-notice.h"

#include <string.h>

/* What the desktop is told of, and when. */

typedef struct {
  DeskCalendar *calendar;
  GPtrArray *items;
  DeskNoticeBook *book;
  DeskNoticeRules rules;
} Desk;

static void
item_free (gpointer data)
{
  DeskNoticeItem *item = data;

  g_free (item->number);
  g_free (item->title);
  g_free (item);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  static const char days[] = "date,kind,name\n2026-03-13,holiday,Feast\n2026-03-14,workday,Feast\n";
  g_autoptr (GError) error = NULL;

  (void) data;
  desk->calendar = desk_calendar_new ();
  desk_calendar_load_csv (desk->calendar, days, -1, &error);
  g_assert_no_error (error);
  desk->items = g_ptr_array_new_with_free_func (item_free);
  desk->book = desk_notice_book_new (NULL);
  desk->rules = (DeskNoticeRules) { DESK_NOTICE_ALL, NULL, desk_date_at_us ("2026-03-12", 10 * 60, NULL), NULL, desk->calendar };
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  (void) data;
  desk_notice_book_free (desk->book);
  g_ptr_array_unref (desk->items);
  desk_calendar_unref (desk->calendar);
}

static void
wait_with (Desk *desk, DeskWaitingKind kind, guint8 n)
{
  DeskNoticeItem *item = g_new0 (DeskNoticeItem, 1);

  item->kind = kind;
  item->uid.bytes[0] = 1;
  item->uid.bytes[15] = n;
  item->number = g_strdup_printf ("QY-2026-%06u", n);
  item->title = g_strdup ("Too few workers");
  g_ptr_array_add (desk->items, item);
}

static DeskNoticePlan *
plan (Desk *desk)
{
  return desk_notice_book_plan (desk->book, desk->items, &desk->rules);
}

static void
expect (Desk *desk, guint shown, guint withdrawn)
{
  g_autoptr (DeskNoticePlan) made = plan (desk);

  g_assert_cmpuint (made->show->len, ==, shown);
  g_assert_cmpuint (made->withdraw->len, ==, withdrawn);
}

static void
test_once (Desk *desk, gconstpointer data)
{
  (void) data;
  wait_with (desk, DESK_WAITING_ACCEPT, 1);
  g_autoptr (DeskNoticePlan) made = plan (desk);
  g_assert_cmpuint (made->show->len, ==, 1);
  const DeskNotice *notice = made->show->pdata[0];
  g_assert_cmpstr (notice->body, ==, "QY-2026-000001 Too few workers");
  g_assert_cmpstr (notice->heading, ==, "To accept");
  g_assert_false (desk_uuid_is_nil (&notice->uid));
  expect (desk, 0, 0);

  /* kept over a new start of the program */
  g_autofree char *text = desk_notice_book_to_text (desk->book);
  desk_notice_book_free (desk->book);
  desk->book = desk_notice_book_new (text);
  expect (desk, 0, 0);

  /* done: withdrawn; when it waits again it is new */
  g_ptr_array_set_size (desk->items, 0);
  g_autoptr (DeskNoticePlan) done = plan (desk);
  g_assert_cmpuint (done->withdraw->len, ==, 1);
  g_assert_cmpstr (done->withdraw->pdata[0], ==, notice->id);
  wait_with (desk, DESK_WAITING_ACCEPT, 1);
  expect (desk, 1, 0);

  /* the same case with something more urgent takes the place of the former */
  g_ptr_array_set_size (desk->items, 0);
  wait_with (desk, DESK_WAITING_OVERDUE, 1);
  g_autoptr (DeskNoticePlan) late = plan (desk);
  g_assert_cmpuint (late->show->len, ==, 1);
  g_assert_cmpuint (late->withdraw->len, ==, 0);
  g_assert_cmpstr (((DeskNotice *) late->show->pdata[0])->id, ==, notice->id);
}

static void
test_hours (Desk *desk, gconstpointer data)
{
  static const struct {
    const char *day;
    int minute;
    gboolean working;
  } rows[] = {
    { "2026-03-12", 8 * 60 + 29, FALSE }, { "2026-03-12", 8 * 60 + 30, TRUE }, { "2026-03-12", 11 * 60 + 59, TRUE }, { "2026-03-12", 12 * 60, FALSE },
    { "2026-03-12", 13 * 60 + 59, FALSE }, { "2026-03-12", 14 * 60, TRUE }, { "2026-03-12", 17 * 60 + 29, TRUE }, { "2026-03-12", 17 * 60 + 30, FALSE },
    { "2026-03-13", 10 * 60, FALSE }, { "2026-03-14", 10 * 60, TRUE }, { "2026-03-15", 10 * 60, FALSE },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (desk_notice_is_working_time (desk->calendar, NULL, desk_date_at_us (rows[i].day, rows[i].minute, NULL)), ==, rows[i].working);
  /* what came at noon is told at two */
  wait_with (desk, DESK_WAITING_DUE, 1);
  desk->rules.now_us = desk_date_at_us ("2026-03-12", 12 * 60 + 30, NULL);
  expect (desk, 0, 0);
  desk->rules.now_us = desk_date_at_us ("2026-03-12", 14 * 60, NULL);
  expect (desk, 1, 0);
}

static void
test_quiet (Desk *desk, gconstpointer data)
{
  (void) data;
  wait_with (desk, DESK_WAITING_ACCEPT, 1);
  wait_with (desk, DESK_WAITING_OVERDUE, 2);
  desk->rules.quiet_until = "2026-03-14";
  expect (desk, 0, 0);
  desk->rules.now_us = desk_date_at_us ("2026-03-14", 9 * 60, NULL);
  expect (desk, 2, 0);
  desk->rules.quiet_until = "";
  expect (desk, 0, 0);

  /* overdue only: the others count as told, so that nothing floods in later */
  desk->rules.setting = DESK_NOTICE_OVERDUE_ONLY;
  wait_with (desk, DESK_WAITING_ACCEPT, 3);
  wait_with (desk, DESK_WAITING_OVERDUE, 4);
  expect (desk, 1, 0);
  desk->rules.setting = DESK_NOTICE_OFF;
  wait_with (desk, DESK_WAITING_OVERDUE, 5);
  expect (desk, 0, 0);
  desk->rules.setting = DESK_NOTICE_ALL;
  expect (desk, 0, 0);
  /* and a notification shown before is withdrawn whatever the setting is now */
  desk->rules.setting = DESK_NOTICE_OFF;
  g_ptr_array_set_size (desk->items, 0);
  expect (desk, 0, 3);
}

static void
test_many (Desk *desk, gconstpointer data)
{
  (void) data;
  for (guint8 i = 1; i <= 5; i++)
    wait_with (desk, i < 3 ? DESK_WAITING_OVERDUE : DESK_WAITING_CALL_BACK, i);
  g_autoptr (DeskNoticePlan) made = plan (desk);
  g_assert_cmpuint (made->show->len, ==, 1);
  const DeskNotice *notice = made->show->pdata[0];
  g_assert_true (desk_uuid_is_nil (&notice->uid));
  g_assert_nonnull (strstr (notice->heading, "5"));
  g_assert_cmpstr (notice->body, ==, "Overdue 2 · To call back 3");
  /* withdrawn with the last of them */
  g_ptr_array_set_size (desk->items, 1);
  expect (desk, 0, 0);
  g_ptr_array_set_size (desk->items, 0);
  expect (desk, 0, 1);
}

static void
test_settings (void)
{
  for (DeskNoticeSetting s = DESK_NOTICE_OFF; s <= DESK_NOTICE_ALL; s++)
    g_assert_cmpint (desk_notice_setting_from_code (desk_notice_setting_code (s)), ==, s);
  g_assert_cmpint (desk_notice_setting_from_code ("loud"), ==, DESK_NOTICE_ALL);
  /* a book somebody wrote into */
  g_autoptr (DeskNoticeBook) book = desk_notice_book_new ("x\n\noverdue nobody case-1\nsleeping 01000000-0000-0000-0000-000000000001 -\noverdue 01000000-0000-0000-0000-000000000001 -\n");
  g_autofree char *text = desk_notice_book_to_text (book);
  g_assert_cmpstr (text, ==, "overdue 01000000-0000-0000-0000-000000000001 -\n");
}

/* Whatever comes and goes: what is shown is new, nothing is shown twice while it
 * waits, and at the end of all nothing is left on the desktop. */
static void
test_property (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  (void) data;
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GHashTable) on_desktop = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint step = 0; step < 30; step++)
        {
          gboolean last = step == 29;
          g_ptr_array_set_size (desk->items, 0);
          for (guint8 n = 1; n <= 6 && !last; n++)
            if (g_rand_boolean (rand))
              wait_with (desk, (DeskWaitingKind) g_rand_int_range (rand, 0, 2), n);
          desk->rules.now_us = desk_date_at_us ("2026-03-12", g_rand_int_range (rand, 0, 1440), NULL);
          desk->rules.setting = (DeskNoticeSetting) g_rand_int_range (rand, 0, 3);
          gboolean may = desk_notice_is_working_time (desk->calendar, NULL, desk->rules.now_us);
          g_autoptr (DeskNoticePlan) made = plan (desk);
          g_assert_true (may || made->show->len == 0);
          g_assert_true (desk->rules.setting != DESK_NOTICE_OFF || made->show->len == 0);
          g_assert_cmpuint (made->show->len, <=, 3);
          for (guint i = 0; i < made->show->len; i++)
            g_hash_table_add (on_desktop, g_strdup (((DeskNotice *) made->show->pdata[i])->id));
          for (guint i = 0; i < made->withdraw->len; i++)
            g_assert_true (g_hash_table_remove (on_desktop, made->withdraw->pdata[i]));
          g_autoptr (DeskNoticePlan) again = plan (desk);
          g_assert_cmpuint (again->show->len, ==, 0);
          g_assert_cmpuint (again->withdraw->len, ==, 0);
        }
      g_assert_cmpuint (g_hash_table_size (on_desktop), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/notice/once", Desk, NULL, set_up, test_once, tear_down);
  g_test_add ("/model/notice/hours", Desk, NULL, set_up, test_hours, tear_down);
  g_test_add ("/model/notice/quiet", Desk, NULL, set_up, test_quiet, tear_down);
  g_test_add ("/model/notice/many", Desk, NULL, set_up, test_many, tear_down);
  g_test_add_func ("/model/notice/settings", test_settings);
  g_test_add ("/model/notice/property", Desk, NULL, set_up, test_property, tear_down);
  return g_test_run ();
}
