/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today in the program's own window: acts in place, the keyboard, deputies, whose work. */
#include "shell-county.h"
#include "shell-test.h"

#include "model/desk-date.h"
#include "model/desk-deputy.h"
#include "shell/desk-deeds.h"
#include "shell/desk-form-dialog.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-today-page.h"

#include <string.h>

static gboolean
is_counted (gpointer page)
{
  return desk_today_page_get_data (page) != NULL;
}

static DeskTodayPage *
open_today (County *county)
{
  g_autoptr (GError) error = NULL;

  desk_window_open (county->window, DESK_PAGE_TODAY, NULL, &error);
  g_assert_no_error (error);
  shell_test_settle ();
  shell_test_wait (is_counted, desk_window_get_page (county->window));
  return DESK_TODAY_PAGE (desk_window_get_page (county->window));
}

typedef struct {
  DeskTodayPage *page;
  const DeskTodayData *old;
  int scope;
} Until;

static gboolean
is_counted_again (gpointer data)
{
  const Until *until = data;
  const DeskTodayData *now = desk_today_page_get_data (until->page);

  return now != NULL && now != until->old;
}

static gboolean
is_of_scope (gpointer data)
{
  const Until *until = data;

  return (int) desk_today_page_get_data (until->page)->scope == until->scope;
}

static void
show_scope (DeskTodayPage *page, const char *id, DeskWaitingScope scope)
{
  Until until = { page, NULL, (int) scope };

  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (page), id), "clicked");
  shell_test_wait (is_of_scope, &until);
}

static gboolean
is_dialog_there (gpointer data)
{
  (void) data;
  return shell_test_find_window (DESK_TYPE_FORM_DIALOG) != NULL;
}

static gboolean
is_dialog_gone (gpointer data)
{
  (void) data;
  return shell_test_find_window (DESK_TYPE_FORM_DIALOG) == NULL;
}

/* Buttons of acts as they stand on the page. */
static void
list_acts (GtkWidget *widget, GPtrArray *names)
{
  if (GTK_IS_BUTTON (widget) && g_str_has_prefix (gtk_widget_get_name (widget), "today.act."))
    g_ptr_array_add (names, g_strdup (gtk_widget_get_name (widget)));
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    list_acts (c, names);
}

#define REST_US (G_USEC_PER_SEC) /* longer than the page rests after a change before it counts again */

/* Opened for the first time it is counted once: what is under the pointer is not made again. Opened again, it is counted again. */
static void
test_once (County *county, gconstpointer data)
{
  DeskTodayPage *page = open_today (county);
  Until until = { page, desk_today_page_get_data (page), 0 };
  g_autoptr (GError) error = NULL;

  (void) data;
  for (gint64 end = g_get_monotonic_time () + REST_US; g_get_monotonic_time () < end; g_usleep (1000))
    g_main_context_iteration (NULL, FALSE);
  shell_test_settle ();
  g_assert_true (desk_today_page_get_data (page) == until.old);

  desk_window_open (county->window, DESK_PAGE_CASES, NULL, &error);
  g_assert_no_error (error);
  desk_window_open (county->window, DESK_PAGE_TODAY, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (desk_window_get_page (county->window) == GTK_WIDGET (page));
  shell_test_wait (is_counted_again, &until);
}

/* As a hand does it, on the display: the pointer goes to a place of the display, and does @what there, if anything. */
static void
move_mouse (double x, double y, const char *what)
{
  g_autofree char *across = g_strdup_printf ("%d", (int) x), *down = g_strdup_printf ("%d", (int) y);
  const char *arguments[] = { "xdotool", "mousemove", across, down, what, "1", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2; g_get_monotonic_time () < end; g_usleep (1000))
    g_main_context_iteration (NULL, FALSE);
}

static void
mouse (GtkWidget *over, const char *what)
{
  GtkNative *native = gtk_widget_get_native (over);
  double dx, dy, x, y;

  gtk_native_get_surface_transform (native, &dx, &dy);
  g_assert_true (gtk_widget_translate_coordinates (over, GTK_WIDGET (native), gtk_widget_get_width (over) / 2.0, gtk_widget_get_height (over) / 2.0, &x, &y));
  move_mouse (x + dx, y + dy, what);
}

static gboolean
is_on_cases (gpointer window)
{
  return g_strcmp0 (desk_window_get_page_id (window), DESK_PAGE_CASES) == 0;
}

/* What is pressed stays until it is let go, although the store has changed meanwhile. */
static void
test_pressed (County *county, gconstpointer data)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");
  DeskTodayPage *page = open_today (county);
  Until until = { page, desk_today_page_get_data (page), 0 };

  (void) data;
  if (tool == NULL) {
    g_test_skip ("there is no xdotool");
    return;
  }
  GtkWidget *button = desk_offer_find (GTK_WIDGET (page), "today.overdue.card");
  mouse (button, "mousedown");
  g_signal_emit_by_name (county->store, "changed", (gint64) 0, (gint64) 0);
  for (gint64 end = g_get_monotonic_time () + 3 * REST_US; g_get_monotonic_time () < end; g_usleep (1000))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (desk_today_page_get_data (page) == until.old);
  g_assert_true (desk_offer_find (GTK_WIDGET (page), "today.overdue.card") == button);
  mouse (button, "mouseup");
  shell_test_wait (is_on_cases, county->window);
  shell_test_wait (is_counted_again, &until);
  /* back into its corner: no window of another test is to open under it */
  move_mouse (1, 1, NULL);
}

/* Follow-up of a verified case is struck off; its row goes, and the keyboard is on the next. */
static void
test_in_place (County *county, gconstpointer data)
{
  DeskTodayPage *page = open_today (county);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free), after = g_ptr_array_new_with_free_func (g_free);
  const DeskTodayData *shown = desk_today_page_get_data (page);
  const DeskTodayGroup *group = &shown->groups[DESK_WAITING_CALL_BACK];
  Until until = { page, shown, 0 };
  guint at;

  (void) data;
  g_assert_cmpuint (group->rows->len, >, 1);
  DeskUuid uid = ((DeskTodayRow *) group->rows->pdata[0])->uid;
  g_autofree char *name = g_strconcat ("today.act.", ((DeskTodayRow *) group->rows->pdata[0])->number, NULL);
  gint64 count = group->count;
  list_acts (GTK_WIDGET (page), before);
  g_assert_true (g_ptr_array_find_with_equal_func (before, name, g_str_equal, &at));
  GtkWidget *button = desk_offer_find (GTK_WIDGET (page), name);
  g_assert_true (gtk_widget_grab_focus (button));
  shell_test_settle ();

  /* one click opens the form of the suggested act over the page */
  g_signal_emit_by_name (button, "clicked");
  shell_test_wait (is_dialog_there, NULL);
  shell_test_picture (shell_test_find_window (DESK_TYPE_FORM_DIALOG), "today-act");
  gtk_window_close (GTK_WINDOW (shell_test_find_window (DESK_TYPE_FORM_DIALOG)));
  shell_test_wait (is_dialog_gone, NULL);
  g_assert_cmpstr (desk_window_get_page_id (county->window), ==, DESK_PAGE_TODAY);
  /* the page was counted again because the draft changed nothing: still the same button has the keyboard */
  g_assert_cmpstr (gtk_widget_get_name (gtk_root_get_focus (GTK_ROOT (county->window))), ==, name);

  /* done, by whatever way: the row goes */
  DeskActor me;
  g_autoptr (GError) error = NULL;
  DeskUuid id;
  desk_store_get_me (county->store, &me);
  desk_store_new_uuid (county->store, &id);
  DeskCommand *command = desk_command_new ("check", &id, &me);
  DeskCommandPart *part = desk_command_add (command, "check", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "effect", "企业满意");
  desk_command_part_set_text (part, "verdict", "effective");
  desk_command_add (command, "verify", &uid, NULL, DESK_ANY_VERSION);
  for (int side = 0; side < 2; side++) {
    part = desk_command_add (command, "evaluate", &uid, NULL, DESK_ANY_VERSION);
    desk_command_part_set_text (part, "side", side == 0 ? "party" : "supervisor");
    desk_command_part_set_integer (part, "score", 5);
  }
  desk_command_add (command, "strike-off", &uid, NULL, DESK_ANY_VERSION);
  until.old = desk_today_page_get_data (page);
  g_autoptr (DeskOutcome) outcome = desk_store_execute (county->store, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  shell_test_wait (is_counted_again, &until);
  g_assert_cmpint (desk_today_page_get_data (page)->groups[DESK_WAITING_CALL_BACK].count, ==, count - 1);
  g_assert_null (desk_offer_find (GTK_WIDGET (page), name));
  list_acts (GTK_WIDGET (page), after);
  g_assert_cmpstr (gtk_widget_get_name (gtk_root_get_focus (GTK_ROOT (county->window))), ==, before->pdata[at + 1]);
}

/* Somebody of the county who has a case in hand, and his name. */
static DeskUuid
handler_of (County *county, const char *where)
{
  static const char *const columns[] = { "person", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
  DeskUuid uid;

  request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = desk_store_list (county->store, request, NULL, NULL, NULL, &error);
  g_assert_cmpuint (ids->len, >, 0);
  g_autoptr (GPtrArray) rows = desk_store_fetch (county->store, "case", columns, (const gint64 *) (void *) ids->data, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (desk_uuid_parse (desk_value_get_text (desk_row_get_raw (rows->pdata[0], 0)), &uid));
  return uid;
}

static void
test_deputy (County *county, gconstpointer data)
{
  DeskTodayPage *page = open_today (county);
  DeskUuid absent = handler_of (county, "state in (accepted, in-progress) and due_at < now and person is set and not unit.short_name = 县经信局"), id, deputy;
  g_autofree char *name = desk_store_title (county->store, &absent);
  DeskActor me;
  g_autoptr (GError) error = NULL;

  (void) data;
  show_scope (page, "today.me", DESK_WAITING_OF_ME);
  gint64 alone = desk_today_page_get_data (page)->waiting;
  desk_store_get_me (county->store, &me);
  desk_store_new_uuid (county->store, &id);
  desk_store_new_uuid (county->store, &deputy);
  DeskCommand *command = desk_command_new ("create", &id, &me);
  DeskCommandPart *part = desk_command_add (command, "create", &deputy, "deputy", 0);
  desk_command_part_set_uuid (part, "absent", &absent);
  desk_command_part_set_uuid (part, "deputy", &me.uid);
  desk_command_part_set_text (part, "begins", "2026-03-12");
  desk_command_part_set_text (part, "ends", "2026-03-13");
  desk_command_part_set_text (part, "note", "休假");
  Until until = { page, desk_today_page_get_data (page), 0 };
  g_autoptr (DeskOutcome) outcome = desk_store_execute (county->store, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  shell_test_wait (is_counted_again, &until);

  const DeskTodayData *shown = desk_today_page_get_data (page);
  g_assert_cmpuint (shown->absents->len, ==, 1);
  g_assert_cmpstr (shown->absents->pdata[0], ==, name);
  g_assert_cmpint (shown->waiting, >, alone);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (desk_offer_find (GTK_WIDGET (page), "today.deputies"))), name));
  /* each row of his says so, and the numbers open exactly what was counted */
  guint his = 0;
  for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++)
    {
      const DeskTodayGroup *group = &shown->groups[kind];
      g_assert_cmpint (group->count, ==, county_count (county, "case", group->where));
      for (guint i = 0; i < group->rows->len; i++)
        {
          const DeskTodayRow *row = group->rows->pdata[i];
          g_assert_true (row->absent == NULL || g_str_equal (row->absent, name));
          his += row->absent != NULL;
        }
    }
  g_assert_cmpuint (his, >, 0);
  shell_test_picture (GTK_WIDGET (county->window), "today-deputy");

  /* what was chosen is kept for the next time */
  g_autoptr (DeskTodayData) next = desk_today_data_make (county->store, DESK_TODAY_USUAL, 8, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (next->scope, ==, DESK_WAITING_OF_ME);
}

/* Every group of every scope against the rows themselves. */
/* What a button says lies in it from edge to edge. */
static void
assert_whole (GtkWidget *button)
{
  GtkWidget *words = gtk_button_get_child (GTK_BUTTON (button));
  graphene_rect_t where;

  g_assert_true (gtk_widget_compute_bounds (words, button, &where));
  g_assert_cmpfloat (where.origin.y, >=, 0);
  g_assert_cmpfloat (where.origin.y + where.size.height, <=, gtk_widget_get_height (button));
}

static void
test_scopes (County *county, gconstpointer data)
{
  static const struct {
    const char *id;
    DeskWaitingScope scope;
  } scopes[] = { { "today.me", DESK_WAITING_OF_ME }, { "today.my-unit", DESK_WAITING_OF_MY_UNIT }, { "today.county", DESK_WAITING_OF_COUNTY } };
  DeskTodayPage *page = open_today (county);

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      show_scope (page, scopes[i].id, scopes[i].scope);
      assert_whole (desk_offer_find (GTK_WIDGET (page), scopes[i].id));
      const DeskTodayData *shown = desk_today_page_get_data (page);
      gint64 sum = 0;
      for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++)
        {
          g_assert_cmpint (shown->groups[kind].count, ==, county_count (county, "case", shown->groups[kind].where));
          sum += shown->groups[kind].count;
        }
      g_assert_cmpint (shown->waiting, <=, sum);
      g_assert_true (shown->waiting > 0 || sum == 0);
      g_assert_cmpint (shown->due_today, ==, county_count (county, "case", shown->due_today_where));
      g_assert_cmpint (shown->warning, ==, county_count (county, "case", shown->warning_where));
      for (DeskRateKind rate = 0; rate < DESK_RATE_N; rate++)
        {
          g_assert_cmpint (shown->rates[rate].part, ==, county_count (county, desk_rate_over (rate), shown->rates[rate].part_where));
          g_assert_cmpint (shown->rates[rate].whole, ==, county_count (county, desk_rate_over (rate), shown->rates[rate].whole_where));
          g_assert_cmpint (shown->rates[rate].part, <=, shown->rates[rate].whole);
        }
    }
  /* nobody has anything: the page says what it is for and offers the first act */
  show_scope (page, "today.me", DESK_WAITING_OF_ME);
  if (desk_today_page_get_data (page)->waiting == 0)
    {
      g_assert_nonnull (desk_offer_find (GTK_WIDGET (page), "today.new"));
      shell_test_picture (GTK_WIDGET (county->window), "today-empty");
    }
}

/* A day of the month opens what was collected that day. */
static void
test_month (County *county, gconstpointer data)
{
  DeskTodayPage *page = open_today (county);
  GtkWidget *view = desk_offer_find (GTK_WIDGET (page), "today.month");

  (void) data;
  g_assert_nonnull (view);
  g_signal_emit_by_name (view, "activated", 0u);
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (county->window), ==, DESK_PAGE_CASES);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add ("/shell/today/once", County, NULL, county_set_up, test_once, county_tear_down);
  g_test_add ("/shell/today/pressed", County, NULL, county_set_up, test_pressed, county_tear_down);
  g_test_add ("/shell/today/in-place", County, NULL, county_set_up, test_in_place, county_tear_down);
  g_test_add ("/shell/today/deputy", County, NULL, county_set_up, test_deputy, county_tear_down);
  g_test_add ("/shell/today/scopes", County, NULL, county_set_up, test_scopes, county_tear_down);
  g_test_add ("/shell/today/month", County, NULL, county_set_up, test_month, county_tear_down);
  return g_test_run ();
}
