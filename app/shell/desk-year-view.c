/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-year-view.h"

#include "exchange/desk-calendar-import.h"
#include "model/desk-date.h"
#include "shell/desk-tooltip.h"
#include "shell/desk-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskYearView {
  GtkWidget parent_instance;
  GtkWidget *months; /* GtkFlowBox */
  GPtrArray *days;  /* GtkButton *, 1 January first; owned by the months */
  int year;
  guint current;    /* the day that Tab reaches */
};

G_DEFINE_FINAL_TYPE (DeskYearView, desk_year_view, GTK_TYPE_WIDGET)

static guint day_chosen;

static const struct {
  const char *style;
  const char *mark; /* NULL: none */
} kinds[] = {
  [DESK_DAY_WORKING] = { "working", NULL },
  [DESK_DAY_WEEKEND] = { "weekend", NULL },
  [DESK_DAY_HOLIDAY] = { "off", NC_("calendar", "off") },
  [DESK_DAY_SHIFTED] = { "on", NC_("calendar", "on") },
};

static char *
first_of (int year)
{
  return g_strdup_printf ("%04d-01-01", year);
}

/* "17" with a small mark behind it. */
static GtkWidget *
make_figure (int number, DeskDayKind kind)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = kinds[kind].mark != NULL ? g_strdup_printf ("%d<span size=\"x-small\" weight=\"bold\" rise=\"4pt\">%s</span>", number,
                                                                        g_dpgettext2 (GETTEXT_PACKAGE, "calendar", kinds[kind].mark))
                                                     : g_strdup_printf ("%d", number);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_add_css_class (label, "num");
  return label;
}

static char *
describe (const char *date, const DeskDayInfo *info)
{
  const char *kind = desk_day_kind_word (info->kind);

  return info->name != NULL ? g_strdup_printf ("%s %s · %s · %s", date, desk_date_weekday_name (desk_date_weekday (date)), kind, info->name)
                            : g_strdup_printf ("%s %s · %s", date, desk_date_weekday_name (desk_date_weekday (date)), kind);
}

static void
clicked (GtkWidget *button, DeskYearView *self)
{
  g_signal_emit (self, day_chosen, 0, gtk_widget_get_name (button) + strlen ("day:"), button);
}

static GtkWidget *
make_day (DeskYearView *self, DeskCalendar *calendar, const char *date, const char *today)
{
  DeskDayInfo info = { 0 };
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = g_strconcat ("day:", date, NULL);
  g_autofree char *words = NULL;

  desk_calendar_look_up (calendar, date, &info);
  words = describe (date, &info);
  gtk_button_set_child (GTK_BUTTON (button), make_figure ((int) g_ascii_strtoll (date + 8, NULL, 10), info.kind));
  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, "desk-wall-day");
  gtk_widget_add_css_class (button, kinds[info.kind].style);
  if (g_strcmp0 (date, today) == 0)
    gtk_widget_add_css_class (button, "today");
  gtk_widget_set_focusable (button, self->days->len == self->current);
  desk_tooltip_set (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  g_ptr_array_add (self->days, button);
  return button;
}

/* 一 of 周一, Mo of Mon. */
static GtkWidget *
make_weekday (int weekday)
{
  const char *name = desk_date_weekday_name (weekday);
  const char *last = g_utf8_find_prev_char (name, name + strlen (name));
  g_autofree char *head = g_unichar_iswide (g_utf8_get_char (name)) ? g_strdup (last) : g_strndup (name, 2);
  GtkWidget *label = gtk_label_new (head);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_month (DeskYearView *self, DeskCalendar *calendar, int month, const char *today)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *first = g_strdup_printf ("%04d-%02d-01", self->year, month);
  const char *title = desk_date_month_name (month);
  GtkWidget *head = gtk_label_new (title);
  int place = desk_date_weekday (first) - 1;
  char date[DESK_DATE_STR_LEN];

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "desk-wall-month");
  gtk_grid_attach (GTK_GRID (grid), head, 0, 0, 7, 1);
  for (int d = 0; d < 7; d++)
    gtk_grid_attach (GTK_GRID (grid), make_weekday (d + 1), d, 1, 1, 1);
  for (gint64 i = 0; i < 31 && desk_date_add_days (first, i, date) && strncmp (date, first, 7) == 0; i++)
    gtk_grid_attach (GTK_GRID (grid), make_day (self, calendar, date, today), (place + (int) i) % 7, 2 + (place + (int) i) / 7, 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return grid;
}

void
desk_year_view_set (DeskYearView *self, DeskCalendar *calendar, int year, const char *today)
{
  g_autofree char *first = first_of (year);
  gboolean focused;
  GtkWidget *child;

  g_return_if_fail (DESK_IS_YEAR_VIEW (self) && calendar != NULL && year >= 1900 && year <= 9999);
  focused = gtk_widget_get_focus_child (self->months) != NULL;
  while ((child = gtk_widget_get_first_child (self->months)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->months), child);
  g_ptr_array_set_size (self->days, 0);
  if (year != self->year)
    self->current = today != NULL && strncmp (today, first, 4) == 0 ? (guint) desk_date_days_between (first, today) : 0;
  self->year = year;
  for (int month = 1; month <= 12; month++)
    {
      child = gtk_flow_box_child_new ();
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), make_month (self, calendar, month, today));
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (self->months), child);
    }
  if (focused)
    gtk_widget_grab_focus (g_ptr_array_index (self->days, self->current));
}

GtkWidget *
desk_year_view_get_day (DeskYearView *self, const char *date)
{
  g_autofree char *first = NULL;
  gint64 n;

  g_return_val_if_fail (DESK_IS_YEAR_VIEW (self) && date != NULL, NULL);
  first = first_of (self->year);
  n = desk_date_days_between (first, date);
  return n >= 0 && n < (gint64) self->days->len ? g_ptr_array_index (self->days, n) : NULL;
}

/* ---- by keyboard ---- */

static void
go_to (DeskYearView *self, int day)
{
  GtkWidget *target;

  if (day < 0 || day >= (int) self->days->len)
    return;
  gtk_widget_set_focusable (g_ptr_array_index (self->days, self->current), FALSE);
  self->current = (guint) day;
  target = g_ptr_array_index (self->days, self->current);
  gtk_widget_set_focusable (target, TRUE);
  gtk_widget_grab_focus (target);
}

/* The same day of the month before or after, or its last. */
static int
month_away (const DeskYearView *self, int by)
{
  g_autofree char *first = first_of (self->year);
  GDate date;
  char text[DESK_DATE_STR_LEN];

  if (!desk_date_add_days (first, self->current, text))
    return -1;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, desk_date_to_julian (text));
  if (by < 0)
    g_date_subtract_months (&date, 1);
  else
    g_date_add_months (&date, 1);
  return (int) g_date_get_julian (&date) - (int) desk_date_to_julian (first);
}

static gboolean
key_pressed (GtkEventControllerKey *controller G_GNUC_UNUSED, guint key, guint code G_GNUC_UNUSED, GdkModifierType state, DeskYearView *self)
{
  int day = (int) self->current;

  /* what asks about a day is a child of the view, too, and has keys of its own */
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || self->days->len == 0 || gtk_widget_get_focus_child (self->months) == NULL)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      go_to (self, day - 1);
      return TRUE;
    case GDK_KEY_Right:
      go_to (self, day + 1);
      return TRUE;
    case GDK_KEY_Up:
      go_to (self, day - 7);
      return TRUE;
    case GDK_KEY_Down:
      go_to (self, day + 7);
      return TRUE;
    case GDK_KEY_Page_Up:
      go_to (self, month_away (self, -1));
      return TRUE;
    case GDK_KEY_Page_Down:
      go_to (self, month_away (self, 1));
      return TRUE;
    case GDK_KEY_Home:
      go_to (self, 0);
      return TRUE;
    case GDK_KEY_End:
      go_to (self, (int) self->days->len - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- the widget ---- */

static void
desk_year_view_dispose (GObject *object)
{
  DeskYearView *self = DESK_YEAR_VIEW (object);

  GtkWidget *child;

  g_ptr_array_set_size (self->days, 0);
  self->months = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL) /* a popover that is open, too */
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (desk_year_view_parent_class)->dispose (object);
}

static void
desk_year_view_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_YEAR_VIEW (object)->days);
  G_OBJECT_CLASS (desk_year_view_parent_class)->finalize (object);
}

static void
desk_year_view_class_init (DeskYearViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_year_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_year_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  day_chosen = g_signal_new ("day-chosen", DESK_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, GTK_TYPE_WIDGET);
}

static void
desk_year_view_init (DeskYearView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->days = g_ptr_array_new ();
  self->months = gtk_flow_box_new ();
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->months), TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->months), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->months), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->months), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->months), 18);
  gtk_widget_add_css_class (self->months, "desk-cards");
  gtk_widget_set_parent (self->months, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The year as a wall calendar"), -1);
}

GtkWidget *
desk_year_view_new (void)
{
  return g_object_new (DESK_TYPE_YEAR_VIEW, NULL);
}

GtkWidget *
desk_year_view_legend (void)
{
  static const DeskDayKind order[] = { DESK_DAY_WORKING, DESK_DAY_WEEKEND, DESK_DAY_HOLIDAY, DESK_DAY_SHIFTED };
  GtkWidget *box = desk_wrap_box_new (18);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *sample = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *words = gtk_label_new (desk_day_kind_word (order[i]));

      gtk_box_append (GTK_BOX (sample), make_figure (1, order[i]));
      gtk_widget_add_css_class (sample, "desk-wall-day");
      gtk_widget_add_css_class (sample, kinds[order[i]].style);
      gtk_widget_add_css_class (words, "caption");
      gtk_box_append (GTK_BOX (entry), sample);
      gtk_box_append (GTK_BOX (entry), words);
      gtk_box_append (GTK_BOX (box), entry);
    }
  return box;
}
