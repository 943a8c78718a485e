/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar of records in a real window: the season calendar of 2026. */
#include "shell-county.h"
#include "shell-test.h"

#include "shell/desk-calendar-data.h"
#include "shell/desk-calendar-page.h"
#include "shell/desk-calendar-parts.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-pages.h"
#include "shell/desk-span-strip.h"

#include <string.h>

static gboolean
is_read (gpointer page)
{
  return desk_calendar_page_get_entries (page) != NULL;
}

static const char *expected_month;

static gboolean
shows_month (gpointer page)
{
  g_autofree char *name = g_strdup_printf ("calendar.day.%s-15", expected_month);

  return desk_offer_find (page, name) != NULL;
}

static DeskCalendarPage *
open_seasons (County *county)
{
  g_autoptr (GError) error = NULL;

  desk_window_open (county->window, "agr.seasons", NULL, &error);
  g_assert_no_error (error);
  shell_test_settle ();
  GtkWidget *page = desk_window_get_page (county->window);
  g_assert_true (DESK_IS_CALENDAR_PAGE (page));
  shell_test_wait (is_read, page);
  return DESK_CALENDAR_PAGE (page);
}

static void
wait_month (DeskCalendarPage *page, const char *month)
{
  expected_month = month;
  shell_test_wait (shows_month, page);
}

/* Every record of the six weeks is there, in words. */
static void
test_month (County *county, gconstpointer data)
{
  DeskCalendarPage *page = open_seasons (county);
  GPtrArray *entries = desk_calendar_page_get_entries (page);

  (void) data;
  g_assert_cmpstr (desk_calendar_page_get_day (page), ==, "2026-03-12");
  g_assert_cmpuint (entries->len, ==, county_count (county, "agr.season", "from <= 2026-04-05 and to >= 2026-02-23"));
  g_assert_cmpuint (entries->len, >, 3);
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (page), "calendar.day.2026-03-31"));
  g_assert_true (gtk_widget_has_css_class (desk_offer_find (GTK_WIDGET (page), "calendar.day.2026-03-12"), "today"));
  g_assert_true (gtk_widget_has_css_class (desk_offer_find (GTK_WIDGET (page), "calendar.day.2026-03-12"), "selected"));
  shell_test_picture (GTK_WIDGET (county->window), "calendar-month");
}

static GtkEventController *
keys_of (GtkWidget *page)
{
  GtkWidget *scroller = gtk_widget_get_last_child (gtk_widget_get_first_child (page));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);
    if (GTK_IS_EVENT_CONTROLLER_KEY (one) && gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
      return one;
  }
  g_assert_not_reached ();
}

static gboolean
press (DeskCalendarPage *page, guint key)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (keys_of (GTK_WIDGET (page)), "key-pressed", key, 0, 0, &taken);
  return taken;
}

/* By day, week, month, and over their ends. */
static void
test_keys (County *county, gconstpointer data)
{
  DeskCalendarPage *page = open_seasons (county);
  static const struct {
    guint key;
    const char *day;
  } steps[] = {
    { GDK_KEY_Right, "2026-03-13" }, { GDK_KEY_Left, "2026-03-12" },      { GDK_KEY_Down, "2026-03-19" },      { GDK_KEY_Up, "2026-03-12" },
    { GDK_KEY_Home, "2026-03-09" },  { GDK_KEY_End, "2026-03-15" },       { GDK_KEY_Page_Down, "2026-04-15" }, { GDK_KEY_Page_Up, "2026-03-15" },
    { GDK_KEY_Up, "2026-03-08" },    { GDK_KEY_Up, "2026-03-01" },        { GDK_KEY_Left, "2026-02-28" },      { GDK_KEY_Page_Down, "2026-03-28" },
    { GDK_KEY_End, "2026-03-29" },   { GDK_KEY_Right, "2026-03-30" },     { GDK_KEY_Right, "2026-03-31" },     { GDK_KEY_Page_Up, "2026-02-28" },
  };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_assert_true (press (page, steps[i].key));
    g_assert_cmpstr (desk_calendar_page_get_day (page), ==, steps[i].day);
  }
  g_assert_false (press (page, GDK_KEY_a));
  wait_month (page, "2026-02");
  shell_test_settle ();
  g_assert_true (gtk_widget_has_focus (desk_offer_find (GTK_WIDGET (page), "calendar.day.2026-02-28")));
}

static gboolean
shows_record (gpointer window)
{
  return g_strcmp0 (desk_window_get_page_id (window), DESK_PAGE_RECORD) == 0;
}

/* A click on an entry opens its record. */
static void
test_open (County *county, gconstpointer data)
{
  DeskCalendarPage *page = open_seasons (county);
  const DeskCalendarEntry *entry = desk_calendar_page_get_entries (page)->pdata[0];
  g_autofree char *uid = desk_uuid_to_string (&entry->uid);
  g_autofree char *name = g_strconcat ("calendar.entry.", uid, NULL);

  (void) data;
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), name), "clicked");
  shell_test_wait (shows_record, county->window);
}

/* A new one begins on the day that is selected. */
static void
test_new (County *county, gconstpointer data)
{
  DeskCalendarPage *page = open_seasons (county);

  (void) data;
  g_assert_true (desk_page_view_can (GTK_WIDGET (page), DESK_PAGE_ACT_NEW));
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), "calendar.day.2026-03-20"), "clicked");
  g_assert_cmpstr (desk_calendar_page_get_day (page), ==, "2026-03-20");
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), "calendar.day.2026-03-20"), "clicked");
  shell_test_settle ();
  GtkWidget *button = desk_offer_find (GTK_WIDGET (page), "calendar.new");
  g_assert_nonnull (button);
  shell_test_picture (GTK_WIDGET (county->window), "calendar-day");
  g_signal_emit_by_name (button, "clicked");
  shell_test_settle ();
  GtkWidget *from = desk_offer_find (desk_window_get_page (county->window), "field:from");
  g_assert_nonnull (from);
  g_assert_nonnull (strstr (gtk_editable_get_text (GTK_EDITABLE (from)), "20"));
}

static gboolean
has_whole_year (gpointer page)
{
  GPtrArray *entries = desk_calendar_page_get_entries (page);

  return desk_offer_find (page, "calendar.month.12") != NULL && entries->len > 0 && strncmp (((DeskCalendarEntry *) entries->pdata[0])->from, "2026-0", 6) == 0;
}

static gboolean
list_is_open (gpointer window)
{
  return g_strcmp0 (desk_window_get_page_id (window), "list.agr.season") == 0;
}

static void
test_year (County *county, gconstpointer data)
{
  DeskCalendarPage *page = open_seasons (county);

  (void) data;
  desk_calendar_page_set_year (page, TRUE);
  shell_test_wait (has_whole_year, page);
  g_assert_cmpuint (desk_calendar_page_get_entries (page)->len, ==, county_count (county, "agr.season", "from <= 2026-12-31 and to >= 2026-01-01"));
  shell_test_picture (GTK_WIDGET (county->window), "calendar-year");
  /* A kind that is switched off is not seen. */
  const DeskCalendarEntry *entry = desk_calendar_page_get_entries (page)->pdata[0];
  g_autofree char *uid = desk_uuid_to_string (&entry->uid);
  g_autofree char *name = g_strconcat ("calendar.entry.", uid, NULL);
  g_autofree char *kind = g_strconcat ("calendar.kind.", entry->choice->code, NULL);
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (page), name));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_offer_find (GTK_WIDGET (page), kind)), FALSE);
  g_assert_null (desk_offer_find (GTK_WIDGET (page), name));
  /* A month leads back into it; a list has the same records. */
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), "calendar.month.9"), "clicked");
  wait_month (page, "2026-09");
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), "calendar.list"), "clicked");
  shell_test_wait (list_is_open, county->window);
}

static void
make_season (County *county, const char *name, const char *from, const char *to, gboolean yearly)
{
  DeskUuid id, uid;
  DeskActor me;
  g_autoptr (GError) error = NULL;

  desk_store_get_me (county->store, &me);
  desk_store_new_uuid (county->store, &id);
  desk_store_new_uuid (county->store, &uid);
  DeskCommand *command = desk_command_new ("create", &id, &me);
  DeskCommandPart *part = desk_command_add (command, "create", &uid, "agr.season", 0);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_text (part, "kind", "weather");
  desk_command_part_set_text (part, "from", from);
  desk_command_part_set_text (part, "to", to);
  desk_command_part_set_integer (part, "remind", 7);
  desk_command_part_set_integer (part, "yearly", yearly);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (county->store, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
}

/* "from~to " of each time that the record of that name stands in the days. */
static char *
times_of (County *county, const char *name, const char *from, const char *to)
{
  const DeskPage *page = desk_registry_find_page (county->registry, "agr.seasons");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = desk_calendar_read (county->store, page, from, to, NULL, &error);
  g_autoptr (GString) times = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    const DeskCalendarEntry *entry = entries->pdata[i];
    if (g_str_equal (entry->title, name))
      g_string_append_printf (times, "%s~%s ", entry->from, entry->to);
  }
  return g_string_free (g_steal_pointer (&times), FALSE);
}

/* What comes every year stands in the calendar of each, also across New Year and in a year without 29 February. */
static void
test_yearly (County *county, gconstpointer data)
{
  static const struct {
    const char *name, *from, *to, *times;
  } cases[] = {
    { "低温冻害", "2027-01-01", "2027-12-31", "2026-12-20~2027-01-10 2027-12-20~2028-01-10 " },
    { "低温冻害", "2026-01-01", "2026-12-31", "2026-12-20~2027-01-10 " },
    { "低温冻害", "2025-01-01", "2025-12-31", "" }, /* not before it begins */
    { "低温冻害", "2031-01-10", "2031-01-31", "2030-12-20~2031-01-10 " },
    { "低温冻害", "2031-01-11", "2031-01-31", "" },
    { "倒春寒", "2027-02-01", "2027-02-28", "2027-02-28~2027-02-28 " },
    { "倒春寒", "2028-02-01", "2028-03-31", "2028-02-29~2028-02-29 " },
    { "只此一次", "2026-05-01", "2026-05-31", "2026-05-06~2026-05-07 " },
    { "只此一次", "2027-05-01", "2027-05-31", "" },
  };

  (void) data;
  make_season (county, "低温冻害", "2026-12-20", "2027-01-10", TRUE);
  make_season (county, "倒春寒", "2024-02-29", "2024-02-29", TRUE);
  make_season (county, "只此一次", "2026-05-06", "2026-05-07", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *times = times_of (county, cases[i].name, cases[i].from, cases[i].to);
    g_assert_cmpstr (times, ==, cases[i].times);
  }
}

/* Next March looks as this one does. */
static void
test_next_year (County *county, gconstpointer data)
{
  DeskCalendarPage *page = open_seasons (county);

  (void) data;
  for (guint i = 0; i < 12; i++)
    g_assert_true (press (page, GDK_KEY_Page_Down));
  g_assert_cmpstr (desk_calendar_page_get_day (page), ==, "2027-03-12");
  wait_month (page, "2027-03");
  shell_test_wait (is_read, page);
  g_assert_cmpuint (desk_calendar_page_get_entries (page)->len, ==, county_count (county, "agr.season", "yearly = yes and from <= 2026-04-11 and to >= 2026-03-01"));
  shell_test_picture (GTK_WIDGET (county->window), "calendar-next-year");
}

static void
test_lanes (void)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  g_assert_cmpuint (desk_span_lane (ends, 0, 3), ==, 0);
  g_assert_cmpuint (desk_span_lane (ends, 1, 2), ==, 1);
  g_assert_cmpuint (desk_span_lane (ends, 2, 7), ==, 1);
  g_assert_cmpuint (desk_span_lane (ends, 2.5, 4), ==, 2);
  g_assert_cmpuint (desk_span_lane (ends, 3, 4), ==, 0);
}

static void
test_monday (void)
{
  char monday[DESK_DATE_STR_LEN];

  desk_calendar_first_monday ("2026-03-12", monday);
  g_assert_cmpstr (monday, ==, "2026-02-23");
  desk_calendar_first_monday ("2026-06-30", monday);
  g_assert_cmpstr (monday, ==, "2026-06-01");
  desk_calendar_first_monday ("2026-11-01", monday);
  g_assert_cmpstr (monday, ==, "2026-10-26");
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/calendar-page/lanes", test_lanes);
  g_test_add_func ("/shell/calendar-page/monday", test_monday);
  g_test_add ("/shell/calendar-page/month", County, NULL, county_set_up, test_month, county_tear_down);
  g_test_add ("/shell/calendar-page/keys", County, NULL, county_set_up, test_keys, county_tear_down);
  g_test_add ("/shell/calendar-page/open", County, NULL, county_set_up, test_open, county_tear_down);
  g_test_add ("/shell/calendar-page/new", County, NULL, county_set_up, test_new, county_tear_down);
  g_test_add ("/shell/calendar-page/yearly", County, NULL, county_set_up, test_yearly, county_tear_down);
  g_test_add ("/shell/calendar-page/next-year", County, NULL, county_set_up, test_next_year, county_tear_down);
  g_test_add ("/shell/calendar-page/year", County, NULL, county_set_up, test_year, county_tear_down);
  return g_test_run ();
}
