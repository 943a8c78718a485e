/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the preferences on which an office lays down its calendar, hours and limits. */
#include "shell-test.h"

#include "../store/fixture.h"

#include "shell/desk-office-calendar.h"
#include "shell/desk-form.h"
#include "shell/desk-local-rules-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-year-view.h"
#include "store/desk-recount.h"

#include <string.h>

typedef struct {
  Fixture store;
  GtkWidget *window;
  AdwPreferencesPage *calendar, *limits;
  DeskUuid open; /* a case whose first limit runs */
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  fixture_set_up (&desk->store, data);
  fixture_register (&desk->store, "缺工", &desk->open);
  desk->window = adw_preferences_window_new ();
  g_object_ref_sink (desk->window);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 940, 700);
  desk->calendar = desk_office_calendar_new (ADW_PREFERENCES_WINDOW (desk->window), desk->store.store);
  desk->limits = desk_local_rules_page_new (ADW_PREFERENCES_WINDOW (desk->window), desk->store.store);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (desk->window), desk->calendar);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (desk->window), desk->limits);
  gtk_window_present (GTK_WINDOW (desk->window));
  shell_test_settle ();
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  shell_test_settle ();
  g_object_unref (desk->window);
  fixture_tear_down (&desk->store, data);
}

static GtkWidget *
find (GtkWidget *root, const char *name)
{
  GtkWidget *found = desk_offer_find (root, name);

  if (found == NULL)
    g_error ("there is no “%s”", name);
  return found;
}

static GtkWidget *
day (Desk *desk, const char *date)
{
  return desk_year_view_get_day (DESK_YEAR_VIEW (shell_test_find_type (GTK_WIDGET (desk->calendar), DESK_TYPE_YEAR_VIEW)), date);
}

static const char *
count (Desk *desk)
{
  return gtk_label_get_text (GTK_LABEL (find (GTK_WIDGET (desk->calendar), "calendar.count")));
}

static void
click (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* Until as many events are in the log and the due dates follow. */
static void
wait_for_events (Desk *desk, gint64 n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while ((fixture_ask (&desk->store, "SELECT count(*) FROM events WHERE kind <> 'recounted'") < n || desk_store_recount_needed (desk->store.store)) &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (fixture_ask (&desk->store, "SELECT count(*) FROM events WHERE kind <> 'recounted'"), ==, n);
  shell_test_settle ();
}

static gint64
n_events (Desk *desk)
{
  return fixture_ask (&desk->store, "SELECT count(*) FROM events WHERE kind <> 'recounted'");
}

static gint64
due_of (Desk *desk)
{
  g_autoptr (DeskSnapshot) record = desk_store_load (desk->store.store, &desk->open, NULL);

  return desk_snapshot_get_integer (record, "due_at");
}

static void
test_year (Desk *desk, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (desk->calendar);

  g_assert_nonnull (strstr (count (desk), "248"));
  g_assert_true (gtk_widget_has_css_class (day (desk, "2026-02-17"), "off"));
  g_assert_true (gtk_widget_has_css_class (day (desk, "2026-02-14"), "on"));
  g_assert_true (gtk_widget_has_css_class (day (desk, "2026-03-07"), "weekend"));
  g_assert_true (gtk_widget_has_css_class (day (desk, "2026-03-05"), "today"));
  g_assert_false (gtk_widget_get_visible (find (page, "calendar.as-shipped")));
  shell_test_picture (desk->window, "calendar");
  g_autofree char *known = g_strdup (gtk_label_get_text (GTK_LABEL (find (page, "calendar.notice"))));
  click (find (page, "calendar.on"));
  shell_test_settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (page, "calendar.notice"))), !=, known); /* that it is not known */
  g_assert_null (day (desk, "2026-03-05"));
  click (find (page, "calendar.back"));
  click (find (page, "calendar.back"));
  shell_test_settle ();
  g_assert_nonnull (strstr (count (desk), "248")); /* 2025 has as many */
  g_assert_nonnull (day (desk, "2025-10-08"));
}

/* One day alone is in the order of Tab; the arrows go on from it. */
static void
test_keyboard (Desk *desk, gconstpointer data)
{
  guint reachable = 0;
  char date[11] = "";

  for (guint i = 1; i <= 28; i++)
    {
      g_snprintf (date, sizeof date, "2026-03-%02u", i);
      reachable += gtk_widget_get_focusable (day (desk, date));
    }
  g_assert_cmpuint (reachable, ==, 1);
  g_assert_true (gtk_widget_get_focusable (day (desk, "2026-03-05")));
}

static void
test_correct_a_day (Desk *desk, gconstpointer data)
{
  gint64 before = due_of (desk), n = n_events (desk);
  GtkWidget *friday = shell_test_find_type (GTK_WIDGET (desk->calendar), DESK_TYPE_YEAR_VIEW);

  click (day (desk, "2026-03-06"));
  shell_test_settle ();
  g_assert_false (gtk_widget_get_visible (find (friday, "day.worked"))); /* no weekend */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (friday, "day.off")), TRUE);
  g_assert_false (gtk_widget_get_sensitive (find (friday, "day.apply"))); /* the holiday has no name yet */
  gtk_editable_set_text (GTK_EDITABLE (find (friday, "day.name")), "县庆");
  g_assert_true (gtk_widget_get_sensitive (find (friday, "day.apply")));
  shell_test_picture (desk->window, "calendar-day");
  click (find (friday, "day.apply"));
  wait_for_events (desk, n + 1);
  g_assert_nonnull (strstr (count (desk), "247"));
  g_assert_true (gtk_widget_has_css_class (day (desk, "2026-03-06"), "off"));
  g_assert_true (gtk_widget_has_css_class (day (desk, "2026-02-17"), "off")); /* the rest of the notice is kept */
  g_assert_cmpint (due_of (desk), >, before);
  g_assert_true (gtk_widget_get_visible (find (GTK_WIDGET (desk->calendar), "calendar.as-shipped")));
  click (find (GTK_WIDGET (desk->calendar), "calendar.as-shipped"));
  wait_for_events (desk, n + 2);
  g_assert_nonnull (strstr (count (desk), "248"));
  g_assert_cmpint (due_of (desk), ==, before);
}

static GtkWidget *
front (const char *name)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_strcmp0 (gtk_widget_get_name (l->data), name) == 0)
      return l->data;
  return NULL;
}

static void
test_import (Desk *desk, gconstpointer data)
{
  g_autofree char *good = g_build_filename (desk->store.folder, "2027.csv", NULL), *bad = g_build_filename (desk->store.folder, "bad.csv", NULL);
  gint64 n = n_events (desk);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (good, "date,kind,name\n2027-01-01,holiday,元旦\n", -1, NULL));
  g_assert_true (g_file_set_contents (bad, "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-01,holiday,元旦\n", -1, NULL));
  desk_office_calendar_import (desk->calendar, bad);
  shell_test_settle ();
  dialog = front ("calendar-problems");
  g_assert_nonnull (dialog);
  shell_test_picture (dialog, "calendar-problems");
  gtk_window_close (GTK_WINDOW (dialog));
  desk_office_calendar_import (desk->calendar, good);
  shell_test_settle ();
  dialog = front ("calendar-plan");
  g_assert_nonnull (dialog);
  shell_test_picture (dialog, "calendar-plan");
  g_assert_cmpint (n_events (desk), ==, n); /* only looked at */
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "import");
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for_events (desk, n + 1);
  g_assert_true (desk_calendar_knows_year (desk_store_get_calendar (desk->store.store), 2027));
  g_assert_true (gtk_widget_has_css_class (day (desk, "2027-01-01"), "off"));
}

static void
test_hours (Desk *desk, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (desk->calendar), *row = find (page, "afternoon_from"), *save = find (page, "hours.save");
  gint64 n = n_events (desk);

  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (row), "11:00"); /* before the morning ends */
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (row), "后天");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "14：30");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_true (gtk_widget_get_sensitive (save));
  click (save);
  wait_for_events (desk, n + 1);
  g_assert_cmpint (desk_calendar_get_hours (desk_store_get_calendar (desk->store.store))->afternoon_from, ==, 14 * 60 + 30);
  g_assert_false (gtk_widget_get_sensitive (save));
}

static DeskForm *
form_in (GtkWidget *widget)
{
  if (DESK_IS_FORM (widget))
    return DESK_FORM (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DeskForm *found = form_in (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_problem (GtkWidget *dialog)
{
  g_autofree char *problem = desk_form_dup_problem (form_in (dialog), "warn");

  return problem != NULL;
}

static GtkWidget *
open_rule (Desk *desk)
{
  g_signal_emit_by_name (find (GTK_WIDGET (desk->limits), "limit:tst.demand/contact"), "activated");
  shell_test_settle ();
  g_assert_nonnull (front ("local-rule"));
  return front ("local-rule");
}

static void
test_local_rule (Desk *desk, gconstpointer data)
{
  gint64 before = due_of (desk), n = n_events (desk);
  DeskType *type = desk_registry_find_type (desk->store.registry, "tst.demand");
  GtkWidget *dialog;

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (desk->window), desk->limits);
  shell_test_settle ();
  shell_test_picture (desk->window, "limits");
  dialog = open_rule (desk);
  g_assert_false (gtk_widget_get_visible (find (dialog, "rule.revert")));
  desk_form_set_text (form_in (dialog), "limit", "4");
  click (find (dialog, "rule.save"));
  shell_test_settle ();
  g_assert_cmpint (n_events (desk), ==, n); /* a rule without a basis is none */
  desk_form_set_text (form_in (dialog), "basis", "县办法第三条");
  desk_form_set_text (form_in (dialog), "warn", "9");
  shell_test_picture (dialog, "local-rule");
  click (find (dialog, "rule.save"));
  for (guint i = 0; i < 200 && !has_problem (dialog); i++)
    {
      g_usleep (10000);
      shell_test_settle ();
    }
  g_assert_true (has_problem (dialog));
  g_assert_cmpint (n_events (desk), ==, n); /* the warning would come before the start: said at the field */
  g_assert_nonnull (front ("local-rule"));
  desk_form_set_text (form_in (dialog), "warn", "1");
  click (find (dialog, "rule.save"));
  wait_for_events (desk, n + 1);
  g_assert_null (front ("local-rule"));
  g_assert_true (desk_local_rules_has (desk_store_get_local_rules (desk->store.store), type, "contact"));
  g_assert_cmpint (due_of (desk), >, before);
  shell_test_picture (desk->window, "limits-local");
  dialog = open_rule (desk);
  click (find (dialog, "rule.revert"));
  wait_for_events (desk, n + 2);
  g_assert_cmpint (due_of (desk), ==, before);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/office-calendar/" path, Desk, NULL, set_up, func, tear_down)
  ADD ("year", test_year);
  ADD ("keyboard", test_keyboard);
  ADD ("correct-a-day", test_correct_a_day);
  ADD ("import", test_import);
  ADD ("hours", test_hours);
  ADD ("local-rule", test_local_rule);
  return g_test_run ();
}
