/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-office-calendar.h"

#include "exchange/desk-calendar-import.h"
#include "model/desk-date.h"
#include "shell/desk-calendar-dialogs.h"
#include "shell/desk-hours-group.h"
#include "shell/desk-office-change.h"
#include "shell/desk-offer.h"
#include "shell/desk-year-view.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AdwPreferencesWindow *window;
  DeskStore *store;
  AdwPreferencesGroup *group;
  GtkWidget *year_label, *view, *count, *notice, *as_shipped;
  int year;
} Page;

static void
page_free (gpointer data)
{
  Page *self = data;

  g_object_unref (self->store);
  g_free (self);
}

static char *
today_of (Page *self)
{
  char date[DESK_DATE_STR_LEN];

  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), date);
  return g_strdup (date);
}

/* Where the notice of the year is from, or that there is none. */
static char *
notice_words (Page *self, gboolean own)
{
  DeskUuid uid;
  g_autoptr (DeskSnapshot) record = NULL;
  const char *source;

  if (!desk_calendar_knows_year (desk_store_get_calendar (self->store), self->year))
    return g_strdup (_("The notice of this year is not known yet: due dates that run into it are provisional. Take it from a file when it is there, or enter its days here."));
  if (!own || !desk_calendar_find_year (self->store, self->year, &uid) || (record = desk_store_load (self->store, &uid, NULL)) == NULL)
    return g_strdup (_("By the notice of the State Council's office, as it comes with the program. Click a day to correct it."));
  source = desk_snapshot_get_text (record, "source");
  return source != NULL ? g_strdup_printf (_("As this office has it: %s. Click a day to correct it."), source) : g_strdup (_("As this office has it. Click a day to correct it."));
}

static void
show_year (Page *self)
{
  DeskCalendar *calendar = desk_store_get_calendar (self->store);
  DeskUuid uid;
  gboolean own = desk_calendar_find_year (self->store, self->year, &uid);
  g_autofree char *today = today_of (self), *year = g_strdup_printf ("%d", self->year), *notice = notice_words (self, own), *count = NULL;
  g_autofree char *first = g_strdup_printf ("%d-01-01", self->year), *last = g_strdup_printf ("%d-12-31", self->year);
  gulong working = (gulong) desk_calendar_count_working_days (calendar, first, last);

  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu working day", "%lu working days", working), working);
  gtk_label_set_text (GTK_LABEL (self->year_label), year);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->notice), notice);
  gtk_widget_set_visible (self->as_shipped, own);
  desk_year_view_set (DESK_YEAR_VIEW (self->view), calendar, self->year, today);
}

static void
store_changed (DeskStore *store G_GNUC_UNUSED, gint64 first G_GNUC_UNUSED, gint64 last G_GNUC_UNUSED, GtkWidget *page)
{
  show_year (g_object_get_data (G_OBJECT (page), "page"));
}

static void
go_year (Page *self, int by)
{
  self->year = CLAMP (self->year + by, 1900, 9999);
  show_year (self);
}

static void
go_back (GtkButton *button G_GNUC_UNUSED, Page *self)
{
  go_year (self, -1);
}

static void
go_on (GtkButton *button G_GNUC_UNUSED, Page *self)
{
  go_year (self, 1);
}

/* ---- corrections ---- */

static void
say_refusal (Page *self, const DeskOutcome *outcome, const GError *error)
{
  g_autofree char *why = error != NULL ? g_strdup (error->message) : desk_outcome_describe (outcome);
  g_autofree char *text = g_markup_escape_text (why, -1);

  adw_preferences_window_add_toast (self->window, adw_toast_new (text));
}

static void
tried (const DeskOutcome *outcome, const GError *error, gpointer data)
{
  Page *self = data;

  if (outcome == NULL || outcome->status != DESK_OUTCOME_DONE)
    say_refusal (self, outcome, error);
}

static void
day_corrected (const char *date, DeskDayCorrection correction, const char *name, gpointer data)
{
  Page *self = data;
  g_autoptr (DeskCalendar) calendar = desk_calendar_copy (desk_store_get_calendar (self->store));
  g_autofree char *before = desk_calendar_year_to_csv (calendar, self->year), *after = NULL, *said = NULL;
  g_autoptr (GError) error = NULL;
  DeskCommand *command;

  after = desk_calendar_correct_day (before, date, correction, name);
  if (!desk_calendar_set_year (calendar, self->year, after, &error))
    {
      say_refusal (self, NULL, error);
      return;
    }
  if (g_strcmp0 (before, after) == 0)
    return;
  command = desk_calendar_command (self->store);
  desk_calendar_command_add_year (self->store, command, self->year, after, _("corrected by hand"));
  said = g_strdup_printf (_("%s was corrected"), date);
  desk_office_change (self->window, self->store, command, said, tried, self);
}

static void
day_chosen (DeskYearView *view, const char *date, GtkWidget *day, Page *self)
{
  DeskDayInfo info = { 0 };

  desk_calendar_look_up (desk_store_get_calendar (self->store), date, &info);
  desk_calendar_ask_day (GTK_WIDGET (view), day, date, &info, day_corrected, self);
}

static void
use_shipped (GtkButton *button G_GNUC_UNUSED, Page *self)
{
  DeskUuid uid;
  DeskCommand *command;
  g_autofree char *said = NULL;

  if (!desk_calendar_find_year (self->store, self->year, &uid))
    return;
  command = desk_calendar_command (self->store);
  desk_command_add (command, "withdraw", &uid, NULL, DESK_ANY_VERSION);
  said = g_strdup_printf (_("%d is again as it comes with the program"), self->year);
  desk_office_change (self->window, self->store, command, said, tried, self);
}

/* ---- a notice from a file ---- */

static void
plan_accepted (DeskCalendarPlan *plan, gpointer data)
{
  Page *self = data;
  const DeskCalendarYear *first = g_ptr_array_index (plan->years, 0);
  g_autofree char *said = g_strdup_printf (_("The calendar was taken from %s"), plan->source);

  self->year = first->year;
  desk_office_change (self->window, self->store, desk_calendar_plan_command (plan, self->store), said, tried, self);
}

static void
import (Page *self, const char *path)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  /* at most 2,000 entries: read while the dialog closes */
  DeskCalendarPlan *plan = desk_calendar_plan_read (path, desk_store_get_calendar (self->store), &problems, NULL, &error);

  if (plan == NULL)
    desk_calendar_show_problems (GTK_WINDOW (self->window), error, problems);
  else
    desk_calendar_show_plan (GTK_WINDOW (self->window), plan, plan_accepted, self);
}

void
desk_office_calendar_import (AdwPreferencesPage *page, const char *path)
{
  g_return_if_fail (ADW_IS_PREFERENCES_PAGE (page) && path != NULL);
  import (g_object_get_data (G_OBJECT (page), "page"), path);
}

static void
picked (GtkNativeDialog *dialog, int response, Page *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      import (self, path);
    }
  g_object_unref (dialog);
}

static void
choose_file (GtkButton *button G_GNUC_UNUSED, Page *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Take a Calendar from a File"), GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Look at It"), NULL);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Calendars (CSV, iCalendar)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "ics");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (picked), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- the page ---- */

static GtkWidget *
make_head (Page *self)
{
  const DeskOffer back = { "calendar.back", NULL, _("Year before"), NULL, "go-previous-symbolic", NULL, "flat" };
  const DeskOffer on = { "calendar.on", NULL, _("Year after"), NULL, "go-next-symbolic", NULL, "flat" };
  const DeskOffer file = { "calendar.import", NULL, _("_Import…"), _("Take the notice of a year from a CSV or iCalendar file"), "document-open-symbolic", NULL, NULL };
  const DeskOffer shipped = { "calendar.as-shipped", NULL, _("As _Shipped"), _("Forget what was entered for this year: the notice that comes with the program holds again"), NULL, NULL, "flat" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *before = desk_offer_icon_button (&back), *after = desk_offer_icon_button (&on), *open = desk_offer_button (&file);

  self->as_shipped = desk_offer_button (&shipped);
  self->year_label = gtk_label_new (NULL);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->year_label, "title-2");
  gtk_widget_add_css_class (self->year_label, "num");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_set_name (self->count, "calendar.count");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  g_signal_connect (before, "clicked", G_CALLBACK (go_back), self);
  g_signal_connect (after, "clicked", G_CALLBACK (go_on), self);
  g_signal_connect (open, "clicked", G_CALLBACK (choose_file), self);
  g_signal_connect (self->as_shipped, "clicked", G_CALLBACK (use_shipped), self);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), self->year_label);
  gtk_box_append (GTK_BOX (box), after);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->as_shipped);
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

/* A year needs more room than a list of rows. */
static void
widen (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_CLAMP (child))
      adw_clamp_set_maximum_size (ADW_CLAMP (child), 960);
    else
      widen (child);
}

AdwPreferencesPage *
desk_office_calendar_new (AdwPreferencesWindow *window, DeskStore *store)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Page *self = g_new0 (Page, 1);
  g_autofree char *today = NULL;

  g_return_val_if_fail (ADW_IS_PREFERENCES_WINDOW (window) && DESK_IS_STORE (store), NULL);
  self->window = window;
  self->store = g_object_ref (store);
  today = today_of (self);
  self->year = (int) g_ascii_strtoll (today, NULL, 10);
  self->view = desk_year_view_new ();
  self->notice = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->notice), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->notice), 0);
  gtk_widget_add_css_class (self->notice, "dim-label");
  gtk_widget_set_name (self->notice, "calendar.notice");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), desk_year_view_legend ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), desk_hours_group_new (window, store));
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Calendar"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "x-office-calendar-symbolic");
  gtk_widget_set_name (page, "calendar");
  g_object_set_data_full (G_OBJECT (page), "page", self, page_free);
  g_signal_connect (self->view, "day-chosen", G_CALLBACK (day_chosen), self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), page, 0);
  widen (page);
  show_year (self);
  return ADW_PREFERENCES_PAGE (page);
}
