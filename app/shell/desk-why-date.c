/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-why-date.h"

#include "shell/desk-due-table.h"
#include "shell/desk-offer.h"
#include "shell/desk-pair-layout.h"
#include "shell/desk-print-page.h"

#include "model/desk-date.h"

#include <glib/gi18n-lib.h>

/* More days are told in the list only. */
#define WEEKS_DRAWN 8
/* With large letters the explanation is higher than a small screen. */
#define MIDDLE_MAX 360
#define DAYS_LISTED 120

typedef struct {
  DeskDueTrace *trace;
  DeskCalendar *calendar;
  GTimeZone *zone;
  char *matter;
} Why;

static void
why_free (gpointer data)
{
  Why *self = data;

  desk_due_trace_free (self->trace);
  desk_calendar_unref (self->calendar);
  g_time_zone_unref (self->zone);
  g_free (self->matter);
  g_free (self);
}

static GtkWidget *
make_label (const char *text, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static const DeskDeadlineDay *
nth (const Why *self, guint i)
{
  return &g_array_index (self->trace->days, DeskDeadlineDay, i);
}

static const DeskDeadlineDay *
find_day (const Why *self, const char *date)
{
  for (guint i = 0; i < self->trace->days->len; i++)
    if (g_str_equal (nth (self, i)->date, date))
      return nth (self, i);
  return NULL;
}

static gboolean
is_due_day (const Why *self, const DeskDeadlineDay *day)
{
  return day == nth (self, self->trace->days->len - 1);
}

/* ---- the calendar ---- */

static char *
caption_of (const Why *self, const DeskDeadlineDay *day)
{

  if (day == NULL)
    return g_strdup ("");
  if (is_due_day (self, day))
    return g_strdup (_("due"));
  if (day->why == DESK_DEADLINE_WHY_START && !day->counted)
    return g_strdup (self->trace->starts);
  if (day->counted)
    return desk_due_trace_number (self->trace, day);
  return g_strdup (*day->name != '\0' ? day->name : "");
}

static const char *
class_of (const Why *self, const DeskDeadlineDay *day)
{
  if (day == NULL)
    return "outside";
  if (is_due_day (self, day))
    return "due";
  if (day->why == DESK_DEADLINE_WHY_START && !day->counted)
    return "start";
  return day->counted ? "counted" : "free";
}

static GtkWidget *
make_cell (const Why *self, const char *date)
{
  const DeskDeadlineDay *day = find_day (self, date);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *caption = caption_of (self, day);
  GtkWidget *words = make_label (caption, 0.5f, "caption");
  char number[3] = { date[8] == '0' ? date[9] : date[8], date[8] == '0' ? '\0' : date[9], '\0' };
  GtkWidget *figure = make_label (number, 0.5f, "desk-day-number");
  DeskDayInfo info = { 0 };

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 5);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_widget_add_css_class (overlay, "desk-day");
  gtk_widget_add_css_class (overlay, class_of (self, day));
  if (desk_calendar_look_up (self->calendar, date, &info) && (info.kind == DESK_DAY_HOLIDAY || info.kind == DESK_DAY_SHIFTED))
    {
      /* Translators: mark in the corner of a day: a day off, a weekend that is worked */
      GtkWidget *mark = make_label (info.kind == DESK_DAY_HOLIDAY ? C_("calendar", "off") : C_("calendar", "on"), 1,
                                    info.kind == DESK_DAY_HOLIDAY ? "desk-day-off" : "desk-day-on");
      gtk_widget_set_halign (mark, GTK_ALIGN_END);
      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), mark);
    }
  return overlay;
}

static GtkWidget *
make_calendar (const Why *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint32 first = desk_date_to_julian (nth (self, 0)->date);
  guint32 last = desk_date_to_julian (nth (self, self->trace->days->len - 1)->date);
  int weeks;

  first -= (guint32) desk_date_weekday (nth (self, 0)->date) - 1;
  weeks = MIN ((int) (last - first) / 7 + 1, WEEKS_DRAWN);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (int d = 0; d < 7; d++)
    {
      GtkWidget *head = make_label (desk_date_weekday_name (d + 1), 0.5f, "caption");
      gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (head, d > 4 ? "l-red" : "dim-label");
      gtk_grid_attach (GTK_GRID (grid), head, d, 0, 1, 1);
      for (int w = 0; w < weeks; w++)
        {
          char date[DESK_DATE_STR_LEN];
          if (desk_date_from_julian (first + (guint32) (w * 7 + d), date))
            gtk_grid_attach (GTK_GRID (grid), make_cell (self, date), d, w + 1, 1, 1);
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The days as a calendar"), -1);
  return grid;
}

/* ---- what it adds up to ---- */

static void
add_fact (GtkWidget *grid, int row, const char *label, char *owned_value)
{
  GtkWidget *value = make_label (owned_value, 1, "strong");

  gtk_grid_attach (GTK_GRID (grid), make_label (label, 0, "factk"), 0, row, 1, 1);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  gtk_grid_attach (GTK_GRID (grid), value, 1, row, 1, 1);
  g_free (owned_value);
}

static char *
passed_words (const Why *self)
{
  guint counted = 0;

  for (guint i = 0; i < self->trace->days->len; i++)
    counted += nth (self, i)->counted;
  return g_strdup_printf (_("%u days: %u counted, %u not"), self->trace->days->len, counted, self->trace->days->len - counted);
}

static char *
moved_words (const Why *self)
{
  g_autofree char *length = NULL;

  if (self->trace->n_excluded == 0 && self->trace->extended == 0)
    return g_strdup (_("none"));
  length = desk_deadline_format_limit (self->trace->extended, (DeskDeadlineUnit) self->trace->limit->unit);
  if (self->trace->n_excluded == 0)
    return g_strdup_printf (_("extended by %s"), length);
  if (self->trace->extended == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pause", "%u pauses", self->trace->n_excluded), self->trace->n_excluded);
  return g_strdup_printf (_("%1$u pauses, extended by %2$s"), self->trace->n_excluded, length);
}

static GtkWidget *
make_facts (const Why *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *start = desk_date_format_time (self->trace->start_us, self->zone);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "desk-why-facts");
  add_fact (grid, 0, _("Limit"), desk_deadline_format_limit (self->trace->limit->limit, (DeskDeadlineUnit) self->trace->limit->unit));
  add_fact (grid, 1, _("Starts with"), g_strdup_printf ("%s · %s", self->trace->starts, start));
  add_fact (grid, 2, _("Passed"), passed_words (self));
  add_fact (grid, 3, _("Paused, extended"), moved_words (self));
  return grid;
}

/* ---- day by day ---- */

static GtkWidget *
make_day (const Why *self, const DeskDeadlineDay *day)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *number = desk_due_trace_number (self->trace, day);
  GtkWidget *icon = gtk_image_new_from_icon_name (day->counted ? "desk-check-symbolic" : "desk-ring-symbolic");
  GtkWidget *date = make_label (day->date + 5, 0, day->counted ? "strong" : "idno");
  GtkWidget *weekday = make_label (desk_date_weekday_name (desk_date_weekday (day->date)), 0, "small");
  GtkWidget *why = make_label (desk_deadline_why_text (day->why), 0, day->counted ? "strong" : NULL);
  GtkWidget *name = make_label (day->name, 0, "dim-label");
  GtkWidget *count = make_label (number, 1, day->counted ? "l-blue" : "dim-label");

  gtk_widget_add_css_class (icon, day->counted ? "a-blue" : "a-grey");
  gtk_widget_add_css_class (date, "num");
  gtk_widget_add_css_class (weekday, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (weekday), 5);
  gtk_label_set_width_chars (GTK_LABEL (date), 5);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), date);
  gtk_box_append (GTK_BOX (row), weekday);
  gtk_box_append (GTK_BOX (row), why);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), count);
  gtk_widget_add_css_class (row, "desk-why-day");
  if (day->counted)
    gtk_widget_add_css_class (row, "counted");
  if (is_due_day (self, day))
    gtk_widget_add_css_class (row, "due");
  return row;
}

static GtkWidget *
make_days (const Why *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint n = MIN (self->trace->days->len, DAYS_LISTED);

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), make_day (self, nth (self, i)));
  if (n < self->trace->days->len)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more days; copy the explanation to see all"), self->trace->days->len - n);
      gtk_box_append (GTK_BOX (box), make_label (more, 0, "dim-label"));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_size_request (scroller, 330, -1);
  return scroller;
}

/* ---- the whole ---- */

static void
copy_clicked (GtkButton *button, Why *self)
{
  g_autofree char *text = desk_due_trace_to_text (self->trace, self->zone);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
  gtk_button_set_label (button, _("Copied"));
}

static void
print_clicked (GtkWidget *button, Why *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  GtkWidget *under = popover != NULL ? gtk_widget_get_parent (popover) : button;
  DeskTable *table = desk_due_table_new (self->trace, self->zone, self->matter);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  desk_print_open_table (under, table);
}

static GtkWidget *
make_head (const Why *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = desk_due_trace_day (self->trace, self->zone);
  g_autofree char *title = g_strdup_printf (_("Why is it due on %s?"), day);
  g_autofree char *summary = desk_due_trace_summary (self->trace, self->zone);
  GtkWidget *words = make_label (summary, 0, "dim-label");

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 60);
  gtk_box_append (GTK_BOX (box), make_label (title, 0, "h1"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "desk-why-head");
  return box;
}

static GtkWidget *
make_foot (Why *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const DeskOffer offer = { "due.copy", NULL, _("_Copy Explanation"), NULL, "edit-copy-symbolic", NULL, NULL };
  GtkWidget *copy = desk_offer_button (&offer);
  const DeskOffer paper = { "due.print", NULL, _("_Print"), NULL, "document-print-symbolic", NULL, NULL };
  GtkWidget *print = desk_offer_button (&paper);
  const char *basis = desk_language_pick (self->trace->limit->basis, self->trace->limit->basis_zh);
  g_autofree char *rule = g_strdup_printf (self->trace->local ? _("Local rule: %s") : _("Rule: %s"), basis != NULL ? basis : desk_language_pick (self->trace->limit->label, self->trace->limit->label_zh));
  GtkWidget *first = make_label (rule, 0, "small");
  GtkWidget *second = make_label (self->trace->provisional
                                    ? _("Calendar: the notice of a year it runs into is not loaded; the date is provisional")
                                    : _("Calendar: the State Council's notices of holidays and of weekends that are worked"), 0, "small");

  gtk_label_set_wrap (GTK_LABEL (first), TRUE);
  gtk_label_set_wrap (GTK_LABEL (second), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (first), 50);
  gtk_label_set_max_width_chars (GTK_LABEL (second), 50);
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), second);
  if (self->trace->counted_us != self->trace->due_us)
    {
      GtkWidget *third = make_label (_("The rule or the calendar changed later: the recorded date stays as it was."), 0, "l-amber");
      gtk_label_set_wrap (GTK_LABEL (third), TRUE);
      gtk_box_append (GTK_BOX (words), third);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_clicked), self);
  gtk_box_append (GTK_BOX (foot), words);
  gtk_widget_set_valign (print, GTK_ALIGN_CENTER);
  g_signal_connect (print, "clicked", G_CALLBACK (print_clicked), self);
  gtk_box_append (GTK_BOX (foot), copy);
  gtk_box_append (GTK_BOX (foot), print);
  gtk_widget_add_css_class (foot, "desk-basis");
  return foot;
}

GtkWidget *
desk_why_date_new (DeskDueTrace *trace, const DeskCounting *counting, const char *matter)
{
  Why *self = g_new0 (Why, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *middle = desk_pair_box_new (50, 24); /* with large letters the days stand below */
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->trace = trace;
  self->calendar = desk_calendar_ref (counting->calendar);
  self->zone = g_time_zone_ref (counting->zone);
  self->matter = g_strdup (matter);
  g_object_set_data_full (G_OBJECT (box), "why", self, why_free);
  gtk_box_append (GTK_BOX (left), make_calendar (self));
  gtk_box_append (GTK_BOX (left), make_facts (self));
  gtk_widget_set_size_request (left, 330, -1);
  gtk_box_append (GTK_BOX (middle), left);
  gtk_box_append (GTK_BOX (middle), make_days (self));
  gtk_widget_add_css_class (middle, "desk-why-middle");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MIDDLE_MAX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), middle);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  return box;
}
