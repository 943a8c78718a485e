/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-rate.h"

#include "shell/desk-pages.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *label, *word, *help, *tone;
  const char *over, *period, *whole, *part;
} rates[DESK_RATE_N] = {
  [DESK_RATE_RESPONSE] = { NC_ ("rate", "Response"), NC_ ("rate", "answered"),
                           N_ ("Hand-overs of the period that the unit accepted or returned, out of all hand-overs of the period but those taken back."), "blue",
                           "handover", "sent_at", "not outcome = recalled", "outcome in (accepted, refused)" },
  [DESK_RATE_RESOLUTION] = { NC_ ("rate", "Resolution"), NC_ ("rate", "resolved"),
                             N_ ("Cases registered in the period that are resolved by now, out of all cases registered in it but those withdrawn or merged."), "green",
                             "case", "registered_at", DESK_WHERE_COUNTED, DESK_WHERE_ANSWERED },
  [DESK_RATE_SATISFACTION] = { NC_ ("rate", "Satisfaction"), NC_ ("rate", "satisfied"),
                               N_ ("Follow-up checks of the period in which the party said “satisfied”, out of all in which the party said how satisfied it was."), "teal",
                               "check", "at", "satisfied is set", "satisfied = satisfied" },
};

const char *
desk_rate_label (DeskRateKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "rate", rates[kind].label);
}

const char *
desk_rate_part_word (DeskRateKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "rate", rates[kind].word);
}

const char *
desk_rate_help (DeskRateKind kind)
{
  return _ (rates[kind].help);
}

const char *
desk_rate_over (DeskRateKind kind)
{
  return rates[kind].over;
}

void
desk_rate_clear (DeskRate *rate)
{
  g_clear_pointer (&rate->part_where, g_free);
  g_clear_pointer (&rate->whole_where, g_free);
}

static gboolean
count_one (const DeskOverviewCounter *counter, DeskRateKind kind, const char *where, const char *narrow, char **kept, gint64 *value, GError **error)
{
  const DeskType *type = desk_registry_find_type (counter->registry, rates[kind].over);
  g_autofree char *text = narrow != NULL ? g_strdup_printf ("%s and %s", where, narrow) : g_strdup (where);
  g_autoptr (DeskQuery) query = NULL;

  if (!desk_overview_make_query (counter, type, text, rates[kind].period, &query, error) ||
      !desk_overview_measure (counter, rates[kind].over, query, "count", value, error))
    return FALSE;
  *kept = desk_overview_text_of (query);
  return TRUE;
}

gboolean
desk_rate_count (const DeskOverviewCounter *counter, DeskRateKind kind, const char *narrow, DeskRate *out, GError **error)
{
  return count_one (counter, kind, rates[kind].whole, narrow, &out->whole_where, &out->whole, error) &&
         count_one (counter, kind, rates[kind].part, narrow, &out->part_where, &out->part, error);
}

/* --- shown --- */

static void
clicked (GtkWidget *button, const char *where)
{
  desk_pages_open_list (button, g_object_get_data (G_OBJECT (button), "over"), where);
}

static GtkWidget *
make_line (DeskRateKind kind, const char *percent, const char *fraction)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (desk_rate_label (kind)), *small = gtk_label_new (fraction), *figure = gtk_label_new (percent);

  gtk_widget_add_css_class (name, "strong");
  gtk_widget_add_css_class (small, "caption");
  gtk_widget_add_css_class (small, "dim-label");
  gtk_widget_add_css_class (figure, "rate");
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_label_set_wrap (GTK_LABEL (small), TRUE);
  gtk_widget_set_hexpand (small, TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (small, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (figure, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), small);
  gtk_box_append (GTK_BOX (line), figure);
  return line;
}

GtkWidget *
desk_rate_button_new (const char *id, DeskRateKind kind, const DeskRate *rate)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *bar = gtk_level_bar_new_for_interval (0, 1);
  g_autofree char *fraction = g_strdup_printf ("%s %" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, desk_rate_part_word (kind), rate->part, rate->whole);
  g_autofree char *percent = rate->whole > 0 ? g_strdup_printf ("%.1f%%", 100.0 * (double) rate->part / (double) rate->whole) : g_strdup ("–");
  g_autofree char *spoken = g_strdup_printf ("%s %s, %s", desk_rate_label (kind), percent, fraction);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), rate->whole > 0 ? MIN (1, (double) rate->part / (double) rate->whole) : 0);
  gtk_widget_add_css_class (bar, "desk-rate");
  gtk_widget_add_css_class (bar, rates[kind].tone);
  gtk_box_append (GTK_BOX (box), make_line (kind, percent, fraction));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, id);
  desk_tooltip_set (button, desk_rate_help (kind));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-rate-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, desk_rate_help (kind), -1);
  g_object_set_data (G_OBJECT (button), "over", (gpointer) rates[kind].over);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked), g_strdup (rate->part_where), (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}
