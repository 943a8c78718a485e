/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-period-chooser.h"

#include "exchange/desk-ledger-table.h"
#include "model/desk-date.h"
#include "shell/desk-offer.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskPeriodChooser {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *linked, *popover, *problem;
  GtkWidget *buttons[DESK_PERIOD_CUSTOM + 1];
  GtkWidget *from_entry, *to_entry;
  DeskPeriod period;
  char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (DeskPeriodChooser, desk_period_chooser, GTK_TYPE_WIDGET)

void
desk_period_first_day (DeskPeriod period, const char *today, char out[11])
{
  if (period > DESK_PERIOD_YEAR)
    return;
  g_strlcpy (out, today, DESK_DATE_STR_LEN);
  memcpy (out + 8, "01", 2);
  if (period == DESK_PERIOD_YEAR)
    memcpy (out + 5, "01", 2);
  if (period == DESK_PERIOD_QUARTER) {
    int month = (today[5] - '0') * 10 + (today[6] - '0');
    int first = (month - 1) / 3 * 3 + 1;
    out[5] = (char) ('0' + first / 10);
    out[6] = (char) ('0' + first % 10);
  }
}

static void
today_of (DeskPeriodChooser *self, char out[DESK_DATE_STR_LEN])
{
  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), out);
}

static void
apply (DeskPeriodChooser *self)
{
  g_autofree char *words = NULL;

  if (self->period != DESK_PERIOD_CUSTOM) {
    self->from[0] = self->to[0] = '\0';
    if (self->period != DESK_PERIOD_ALL) {
      today_of (self, self->to);
      desk_period_first_day (self->period, self->to, self->from);
    }
  }
  self->setting = TRUE;
  for (guint i = 0; i <= DESK_PERIOD_CUSTOM; i++)
    if (GTK_IS_TOGGLE_BUTTON (self->buttons[i]))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == self->period);
  self->setting = FALSE;
  words = desk_ledger_period_words (desk_period_chooser_get_from (self), desk_period_chooser_get_to (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->buttons[DESK_PERIOD_CUSTOM]), words != NULL ? words : _ ("From–to…"));
  if (self->period == DESK_PERIOD_CUSTOM)
    gtk_widget_add_css_class (self->buttons[DESK_PERIOD_CUSTOM], "on");
  else
    gtk_widget_remove_css_class (self->buttons[DESK_PERIOD_CUSTOM], "on");
}

const char *
desk_period_chooser_get_from (DeskPeriodChooser *self)
{
  return self->from[0] != '\0' ? self->from : NULL;
}

const char *
desk_period_chooser_get_to (DeskPeriodChooser *self)
{
  return self->to[0] != '\0' ? self->to : NULL;
}

void
desk_period_chooser_set_period (DeskPeriodChooser *self, DeskPeriod period)
{
  self->period = period;
  apply (self);
  g_signal_emit_by_name (self, "changed");
}

void
desk_period_chooser_set_days (DeskPeriodChooser *self, const char *from, const char *to)
{
  g_strlcpy (self->from, from, sizeof self->from);
  g_strlcpy (self->to, to, sizeof self->to);
  desk_period_chooser_set_period (self, DESK_PERIOD_CUSTOM);
}

static void
toggled (GtkToggleButton *button, DeskPeriodChooser *self)
{
  if (self->setting)
    return;
  for (DeskPeriod i = 0; i < DESK_PERIOD_CUSTOM; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      desk_period_chooser_set_period (self, i);
}

/* --- from–to --- */

static gboolean
read_day (DeskPeriodChooser *self, GtkWidget *entry, char out[DESK_DATE_STR_LEN])
{
  g_autoptr (GError) error = NULL;
  char today[DESK_DATE_STR_LEN];

  today_of (self, today);
  gboolean ok = desk_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), today, desk_store_get_calendar (self->store), out, &error);
  if (ok)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  if (!ok)
    gtk_label_set_text (GTK_LABEL (self->problem), error->message);
  return ok;
}

static void
take_days (DeskPeriodChooser *self)
{
  char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];

  gtk_label_set_text (GTK_LABEL (self->problem), "");
  gboolean ok = read_day (self, self->from_entry, from) && read_day (self, self->to_entry, to);
  if (ok && strcmp (from, to) > 0) {
    gtk_label_set_text (GTK_LABEL (self->problem), _ ("The first day has to come before the last."));
    ok = FALSE;
  }
  gtk_widget_set_visible (self->problem, !ok);
  if (!ok)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  desk_period_chooser_set_days (self, from, to);
}

static void
shown (DeskPeriodChooser *self)
{
  char today[DESK_DATE_STR_LEN];

  today_of (self, today);
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), self->from[0] != '\0' ? self->from : today);
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), self->to[0] != '\0' ? self->to : today);
}

static GtkWidget *
make_entry (DeskPeriodChooser *self, GtkWidget *grid, int row, const char *label, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_mnemonic_widget (GTK_LABEL (words), entry);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_name (entry, name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (take_days), self);
  gtk_grid_attach (GTK_GRID (grid), words, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, row, 1, 1);
  return entry;
}

static GtkWidget *
make_custom (DeskPeriodChooser *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *apply_button = desk_offer_button (&(DeskOffer){ .id = "period.apply", .label = _ ("_Show"), .style = "suggested-action" });

  desk_tooltip_set (button, _ ("From one day to another"));
  gtk_widget_set_name (button, "period.custom");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->from_entry = make_entry (self, grid, 0, _ ("_From"), "period.from");
  self->to_entry = make_entry (self, grid, 1, _ ("_To"), "period.to");
  self->problem = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->problem, "msg-error");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 28);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_grid_attach (GTK_GRID (grid), self->problem, 0, 2, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), apply_button, 1, 3, 1, 1);
  g_signal_connect_swapped (apply_button, "clicked", G_CALLBACK (take_days), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), grid);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  return button;
}

static GtkWidget *
make_toggle (DeskPeriodChooser *self, const char *id, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_name (button, id);
  g_signal_connect (button, "clicked", G_CALLBACK (toggled), self);
  return button;
}

static void
desk_period_chooser_dispose (GObject *object)
{
  DeskPeriodChooser *self = DESK_PERIOD_CHOOSER (object);

  g_clear_pointer (&self->linked, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_period_chooser_parent_class)->dispose (object);
}

static void
desk_period_chooser_class_init (DeskPeriodChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_period_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("changed", DESK_TYPE_PERIOD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_period_chooser_init (DeskPeriodChooser *self)
{
  self->linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->buttons[DESK_PERIOD_MONTH] = make_toggle (self, "period.month", _ ("This month"));
  self->buttons[DESK_PERIOD_QUARTER] = make_toggle (self, "period.quarter", _ ("This quarter"));
  self->buttons[DESK_PERIOD_YEAR] = make_toggle (self, "period.year", _ ("This year"));
  self->buttons[DESK_PERIOD_ALL] = make_toggle (self, "period.all", C_ ("period", "All"));
  self->buttons[DESK_PERIOD_CUSTOM] = make_custom (self);
  gtk_widget_add_css_class (self->linked, "linked");
  gtk_widget_add_css_class (self->linked, "seg");
  for (guint i = 0; i <= DESK_PERIOD_CUSTOM; i++)
    gtk_box_append (GTK_BOX (self->linked), self->buttons[i]);
  gtk_widget_set_parent (self->linked, GTK_WIDGET (self));
}

GtkWidget *
desk_period_chooser_new (DeskStore *store, DeskPeriod period)
{
  DeskPeriodChooser *self = g_object_new (DESK_TYPE_PERIOD_CHOOSER, NULL);

  self->store = g_object_ref (store);
  self->period = period;
  apply (self);
  return GTK_WIDGET (self);
}
