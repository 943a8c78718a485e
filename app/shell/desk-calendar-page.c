/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-calendar-page.h"

#include "shell/desk-calendar-parts.h"
#include "shell/desk-deeds.h"
#include "shell/desk-empty-state.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-count.h"
#include "shell/desk-page-view.h"
#include "shell/desk-pages.h"
#include "shell/desk-tone.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskCalendarPage {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskPage *page;   /* the registry's */
  const DeskType *type;
  GtkWidget *box, *title, *month_toggle, *year_toggle, *legend, *scroller;
  GtkWidget *cells[DESK_CALENDAR_DAYS];
  GPtrArray *entries;     /* DeskCalendarEntry *, of the days that are shown */
  GHashTable *hidden;     /* codes that the legend has switched off */
  char first[DESK_DATE_STR_LEN];    /* day of the month that is shown */
  char selected[DESK_DATE_STR_LEN];
  char today[DESK_DATE_STR_LEN];
  gboolean year;
  gboolean grab;          /* the day that is selected takes the focus when it is there */
  DeskPageCount *count;
};

static void desk_calendar_page_view_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskCalendarPage, desk_calendar_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_calendar_page_view_iface))

const char *
desk_calendar_page_get_day (DeskCalendarPage *self)
{
  return self->selected;
}

GPtrArray *
desk_calendar_page_get_entries (DeskCalendarPage *self)
{
  return self->entries;
}

/* --- what is shown --- */

/* The days that are read: a year, or the six weeks of a month. */
static void
days_shown (DeskCalendarPage *self, char from[DESK_DATE_STR_LEN], char to[DESK_DATE_STR_LEN])
{
  if (self->year) {
    g_snprintf (from, DESK_DATE_STR_LEN, "%.4s-01-01", self->first);
    g_snprintf (to, DESK_DATE_STR_LEN, "%.4s-12-31", self->first);
    return;
  }
  desk_calendar_first_monday (self->first, from);
  desk_date_add_days (from, DESK_CALENDAR_DAYS - 1, to);
}

static gboolean
is_hidden (DeskCalendarPage *self, const DeskCalendarEntry *entry)
{
  return entry->choice != NULL && g_hash_table_contains (self->hidden, entry->choice->code);
}

static DeskCalendarShown
make_shown (DeskCalendarPage *self)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    if (!is_hidden (self, self->entries->pdata[i]))
      g_ptr_array_add (entries, self->entries->pdata[i]);
  return (DeskCalendarShown){ self->page, self->page->by != NULL ? desk_type_find_field (self->type, self->page->by) : NULL, entries, self->first, self->today, self->selected };
}

static GtkWidget *
cell_of (DeskCalendarPage *self, const char *day)
{
  char monday[DESK_DATE_STR_LEN];
  gint64 at;

  desk_calendar_first_monday (self->first, monday);
  at = desk_date_days_between (monday, day);
  return !self->year && at >= 0 && at < DESK_CALENDAR_DAYS ? self->cells[at] : NULL;
}

static void
mark_selected (DeskCalendarPage *self)
{
  GtkWidget *chosen = cell_of (self, self->selected);

  for (guint i = 0; i < DESK_CALENDAR_DAYS; i++)
    if (self->cells[i] != NULL) {
      gtk_widget_remove_css_class (self->cells[i], "selected");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_STATE_SELECTED, self->cells[i] == chosen, -1);
    }
  if (chosen == NULL)
    return;
  gtk_widget_add_css_class (chosen, "selected");
  if (self->grab)
    gtk_widget_grab_focus (chosen);
  self->grab = FALSE;
}

static void
update_head (DeskCalendarPage *self)
{
  g_autofree char *month = desk_calendar_month_words (self->first, FALSE);
  g_autofree char *year = g_strdup_printf (C_ ("a year alone", "%d"), atoi (self->first));

  gtk_label_set_text (GTK_LABEL (self->title), self->year ? year : month);
}

static void
show_entries (DeskCalendarPage *self)
{
  DeskCalendarShown shown = make_shown (self);

  update_head (self);
  memset (self->cells, 0, sizeof self->cells);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->year ? desk_calendar_year (&shown) : desk_calendar_month (&shown, self->cells));
  mark_selected (self);
  g_ptr_array_unref (shown.entries);
}

/* --- reading --- */

typedef struct {
  const DeskPage *page;
  char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];
} Question;

static gpointer
ask (GtkWidget *page)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (page);
  Question *question = g_new0 (Question, 1);

  question->page = self->page;
  days_shown (self, question->from, question->to);
  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), self->today);
  update_head (self);
  return question;
}

static gpointer
read_all (DeskStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return desk_calendar_read (store, question->page, question->from, question->to, cancellable, error);
}

static void
was_read (GtkWidget *page, gpointer entries, const GError *error)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (page);

  if (entries == NULL) {
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                   desk_empty_state_new ("desk-alert-symbolic", _ ("The calendar could not be read"), error->message, NULL));
    memset (self->cells, 0, sizeof self->cells);
    return;
  }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  show_entries (self);
}

static const DeskPageCounting counting = { ask, g_free, read_all, (GDestroyNotify) g_ptr_array_unref, was_read };

/* --- going --- */

void
desk_calendar_page_select (DeskCalendarPage *self, const char *day)
{
  char month[DESK_DATE_STR_LEN];

  g_return_if_fail (DESK_IS_CALENDAR_PAGE (self));
  if (desk_date_weekday (day) == 0)
    return;
  g_strlcpy (self->selected, day, sizeof self->selected);
  g_snprintf (month, sizeof month, "%.8s01", day);
  if (cell_of (self, day) != NULL) {
    mark_selected (self);
    return;
  }
  if (!g_str_equal (month, self->first)) {
    g_strlcpy (self->first, month, sizeof self->first);
    desk_page_count_start (self->count);
  }
}

void
desk_calendar_page_set_year (DeskCalendarPage *self, gboolean year)
{
  g_return_if_fail (DESK_IS_CALENDAR_PAGE (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (year ? self->year_toggle : self->month_toggle), TRUE);
}

static void
toggled (DeskCalendarPage *self)
{
  gboolean year = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->year_toggle));

  if (year == self->year)
    return;
  self->year = year;
  desk_page_count_start (self->count);
}

/* The same day of another month, or its last. */
static void
go_months (DeskCalendarPage *self, int months)
{
  GDate date;
  char day[DESK_DATE_STR_LEN];

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (self->selected + 8), (GDateMonth) atoi (self->selected + 5), (GDateYear) atoi (self->selected));
  if (months > 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  if (!desk_date_from_julian (g_date_get_julian (&date), day))
    return;
  g_strlcpy (self->selected, day, sizeof self->selected);
  g_snprintf (self->first, sizeof self->first, "%.8s01", day);
  desk_page_count_start (self->count);
}

static void
go_days (DeskCalendarPage *self, int days)
{
  char day[DESK_DATE_STR_LEN];

  self->grab = TRUE;
  if (!desk_date_add_days (self->selected, days, day))
    return;
  /* A day of a neighbouring month that happens to be seen turns the leaf too. */
  if (strncmp (day, self->first, 7) != 0) {
    g_strlcpy (self->selected, day, sizeof self->selected);
    g_snprintf (self->first, sizeof self->first, "%.8s01", day);
    desk_page_count_start (self->count);
    return;
  }
  desk_calendar_page_select (self, day);
}

static gboolean
key_pressed (GtkEventControllerKey *keys G_GNUC_UNUSED, guint key, guint code G_GNUC_UNUSED, GdkModifierType state, DeskCalendarPage *self)
{
  int weekday = desk_date_weekday (self->selected);
  int turn = self->year ? 12 : 1;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down) {
    self->grab = TRUE;
    go_months (self, key == GDK_KEY_Page_Up ? -turn : turn);
    return TRUE;
  }
  if (self->year)
    return FALSE;
  switch (key) {
  case GDK_KEY_Left:
    go_days (self, -1);
    return TRUE;
  case GDK_KEY_Right:
    go_days (self, 1);
    return TRUE;
  case GDK_KEY_Up:
    go_days (self, -7);
    return TRUE;
  case GDK_KEY_Down:
    go_days (self, 7);
    return TRUE;
  case GDK_KEY_Home:
    go_days (self, 1 - weekday);
    return TRUE;
  case GDK_KEY_End:
    go_days (self, 7 - weekday);
    return TRUE;
  default:
    return FALSE;
  }
}

/* --- acts --- */

static void
create (DeskCalendarPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GVariantBuilder presets;

  if (!DESK_IS_WINDOW (root))
    return;
  g_variant_builder_init (&presets, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&presets, "{ss}", self->page->from, self->selected);
  if (self->page->to != NULL)
    g_variant_builder_add (&presets, "{ss}", self->page->to, self->selected);
  desk_deeds_create (DESK_WINDOW (root), self->page->over, g_variant_builder_end (&presets));
}

static void
open_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  DeskUuid uid;

  if (desk_uuid_parse (g_variant_get_string (parameter, NULL), &uid))
    desk_pages_open_record (widget, &uid);
}

static gboolean
unparent_later (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
popover_closed (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_later, g_object_ref (popover), g_object_unref);
}

static void
create_clicked (GtkWidget *button, DeskCalendarPage *self)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  create (self);
}

/* What the day has, and a new one on it. */
static void
show_day (DeskCalendarPage *self, GtkWidget *cell)
{
  DeskCalendarShown shown = make_shown (self);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = desk_offer_button (&(DeskOffer){ .id = "calendar.new", .label = _ ("_New on this day"), .icon = "list-add-symbolic", .style = "flat" });

  g_signal_connect (button, "clicked", G_CALLBACK (create_clicked), self);
  gtk_popover_set_child (GTK_POPOVER (popover), desk_calendar_day (&shown, self->selected, button));
  gtk_widget_set_name (popover, "calendar.day");
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed), NULL);
  gtk_widget_set_parent (popover, cell);
  gtk_popover_popup (GTK_POPOVER (popover));
  g_ptr_array_unref (shown.entries);
}

/* The first click selects, the next one on the same day shows what it has. */
static void
select_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (widget);
  const char *day = g_variant_get_string (parameter, NULL);

  if (g_str_equal (day, self->selected) && cell_of (self, day) != NULL)
    show_day (self, cell_of (self, day));
  else
    desk_calendar_page_select (self, day);
}

static void
month_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (widget);

  g_strlcpy (self->first, g_variant_get_string (parameter, NULL), sizeof self->first);
  g_strlcpy (self->selected, self->first, sizeof self->selected);
  self->grab = TRUE;
  desk_calendar_page_set_year (self, FALSE);
}

static void
step_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (widget);

  go_months (self, g_variant_get_int32 (parameter) * (self->year ? 12 : 1));
}

static void
today_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (widget);

  g_strlcpy (self->selected, self->today, sizeof self->selected);
  g_snprintf (self->first, sizeof self->first, "%.8s01", self->today);
  self->grab = !self->year;
  desk_page_count_start (self->count);
}

static void
list_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (widget);
  char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];

  if (self->year) {
    days_shown (self, from, to);
  } else {
    g_strlcpy (from, self->first, sizeof from);
    g_snprintf (to, sizeof to, "%.8s%02d", self->first, g_date_get_days_in_month ((GDateMonth) atoi (self->first + 5), (GDateYear) atoi (self->first)));
  }
  g_autofree char *where = desk_calendar_query (self->page, from, to);
  desk_pages_open_list (widget, self->page->over, where);
}

/* --- making --- */

static void
legend_toggled (GtkToggleButton *button, DeskCalendarPage *self)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");

  if (gtk_toggle_button_get_active (button))
    g_hash_table_remove (self->hidden, code);
  else
    g_hash_table_add (self->hidden, (gpointer) code);
  if (self->entries != NULL)
    show_entries (self);
}

static GtkWidget *
make_legend (DeskCalendarPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const DeskField *by = self->page->by != NULL ? desk_type_find_field (self->type, self->page->by) : NULL;

  for (const DeskChoice *choice = by != NULL ? by->choices : NULL; choice != NULL && choice->code != NULL; choice++) {
    GtkWidget *button = gtk_toggle_button_new (), *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
    g_autofree char *id = g_strconcat ("calendar.kind.", choice->code, NULL);
    g_autofree char *tip = g_strdup_printf (_ ("Show or hide: %s"), desk_choice_get_label (choice));

    if (choice->icon != NULL) {
      GtkWidget *icon = gtk_image_new_from_icon_name (choice->icon);
      desk_tone_set_class (icon, desk_tone_from_word (choice->tint), DESK_TONE_USE_ACCENT);
      gtk_box_append (GTK_BOX (inner), icon);
    }
    gtk_box_append (GTK_BOX (inner), gtk_label_new (desk_choice_get_label (choice)));
    gtk_button_set_child (GTK_BUTTON (button), inner);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    gtk_widget_set_name (button, id);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "desk-legend");
    desk_tooltip_set (button, tip);
    g_object_set_data (G_OBJECT (button), "code", (gpointer) choice->code);
    g_signal_connect (button, "toggled", G_CALLBACK (legend_toggled), self);
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

static GtkWidget *
make_toggles (DeskCalendarPage *self)
{
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->month_toggle = gtk_toggle_button_new_with_label (C_ ("calendar", "Month"));
  self->year_toggle = gtk_toggle_button_new_with_label (C_ ("calendar", "Year"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->year_toggle), GTK_TOGGLE_BUTTON (self->month_toggle));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->month_toggle), TRUE);
  gtk_widget_set_name (self->month_toggle, "calendar.month");
  gtk_widget_set_name (self->year_toggle, "calendar.year");
  gtk_widget_add_css_class (linked, "linked");
  gtk_widget_add_css_class (linked, "seg");
  gtk_box_append (GTK_BOX (linked), self->month_toggle);
  gtk_box_append (GTK_BOX (linked), self->year_toggle);
  g_signal_connect_swapped (self->year_toggle, "toggled", G_CALLBACK (toggled), self);
  return linked;
}

static GtkWidget *
make_bar (DeskCalendarPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *around = gtk_scrolled_window_new ();

  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "h2");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->title), 10);
  gtk_widget_set_name (self->title, "calendar.title");
  self->legend = make_legend (self);
  /* Many kinds in a narrow window scroll sideways instead of widening it. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (around), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (around), self->legend);
  gtk_widget_set_hexpand (around, TRUE);
  gtk_widget_add_css_class (bar, "desk-bar");
  gtk_box_append (GTK_BOX (bar), desk_offer_icon_button (&(DeskOffer){ .id = "calendar.previous", .action = "calendar.step(-1)", .label = C_ ("calendar", "Before"), .icon = "go-previous-symbolic", .style = "flat" }));
  gtk_box_append (GTK_BOX (bar), desk_offer_icon_button (&(DeskOffer){ .id = "calendar.next", .action = "calendar.step(1)", .label = C_ ("calendar", "After"), .icon = "go-next-symbolic", .style = "flat" }));
  gtk_box_append (GTK_BOX (bar), self->title);
  gtk_box_append (GTK_BOX (bar), desk_offer_button (&(DeskOffer){ .id = "calendar.today", .action = "calendar.today", .label = C_ ("calendar", "_Today"), .style = "flat tight" }));
  gtk_box_append (GTK_BOX (bar), around);
  gtk_box_append (GTK_BOX (bar), make_toggles (self));
  gtk_box_append (GTK_BOX (bar), desk_offer_button (&(DeskOffer){ .id = "calendar.list", .action = "calendar.list", .label = _ ("As a _list"), .tooltip = _ ("The same records as a list, to be sorted, printed or exported"), .icon = "desk-list-symbolic", .style = "flat tight" }));
  return bar;
}

/* --- a page of the window --- */

static void
page_open (DeskPageView *view, const char *parameter)
{
  if (parameter != NULL)
    desk_calendar_page_select (DESK_CALENDAR_PAGE (view), parameter);
}

static void
page_start (DeskPageView *view)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (view);

  self->grab = TRUE;
  mark_selected (self);
}

static gboolean
page_can (DeskPageView *view, DeskPageAct act)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (view);

  return act == DESK_PAGE_ACT_NEW && !desk_registry_is_absent (desk_store_get_registry (self->store), self->page->over);
}

static void
page_act (DeskPageView *view, DeskPageAct act)
{
  if (act == DESK_PAGE_ACT_NEW)
    create (DESK_CALENDAR_PAGE (view));
}

static const char *
page_act_label (DeskPageView *view, DeskPageAct act)
{
  g_autofree char *label = NULL;

  if (act != DESK_PAGE_ACT_NEW)
    return NULL;
  label = g_strdup_printf (_ ("New: %s"), desk_type_get_label (DESK_CALENDAR_PAGE (view)->type));
  return g_intern_string (label);
}

static void
desk_calendar_page_view_iface (DeskPageViewInterface *iface)
{
  iface->open = page_open;
  iface->start = page_start;
  iface->can = page_can;
  iface->act = page_act;
  iface->act_label = page_act_label;
}

static void
desk_calendar_page_dispose (GObject *object)
{
  DeskCalendarPage *self = DESK_CALENDAR_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->count, desk_page_count_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_calendar_page_parent_class)->dispose (object);
}

static void
desk_calendar_page_class_init (DeskCalendarPageClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_calendar_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget, "calendar.open", "s", open_action);
  gtk_widget_class_install_action (widget, "calendar.select", "s", select_action);
  gtk_widget_class_install_action (widget, "calendar.month", "s", month_action);
  gtk_widget_class_install_action (widget, "calendar.step", "i", step_action);
  gtk_widget_class_install_action (widget, "calendar.today", NULL, today_action);
  gtk_widget_class_install_action (widget, "calendar.list", NULL, list_action);
}

static void
desk_calendar_page_init (DeskCalendarPage *self)
{
  self->hidden = g_hash_table_new (g_str_hash, g_str_equal);
}

GtkWidget *
desk_calendar_page_new (DeskStore *store, const DeskPage *page)
{
  DeskCalendarPage *self = g_object_new (DESK_TYPE_CALENDAR_PAGE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->store = g_object_ref (store);
  self->count = desk_page_count_new (GTK_WIDGET (self), store, &counting);
  self->page = page;
  self->type = desk_registry_find_type (desk_store_get_registry (store), page->over);
  desk_date_from_us (desk_store_now (store), desk_store_get_zone (store), self->today);
  g_strlcpy (self->selected, self->today, sizeof self->selected);
  g_snprintf (self->first, sizeof self->first, "%.8s01", self->today);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (self->scroller, "desk-calendar");
  gtk_widget_add_css_class (self->box, "desk-page");
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->scroller, keys);
  desk_page_count_start (self->count);
  return GTK_WIDGET (self);
}
