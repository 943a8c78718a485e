/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-today-reminders.h"

#include "model/desk-date.h"
#include "shell/desk-pages.h"
#include "shell/desk-tone.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

static char *
day_words (const DeskRecall *recall)
{
  if (recall->days == 0)
    return g_strdup (_ ("today"));
  if (recall->days > 0)
    return g_strdup_printf (ngettext ("in %u day", "in %u days", (gulong) recall->days), (guint) recall->days);
  return g_strdup_printf (ngettext ("%u day ago", "%u days ago", (gulong) -recall->days), (guint) -recall->days);
}

static GtkWidget *
text_label (const char *text, const char *class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_row (const DeskRecall *recall)
{
  const char *label = desk_language_pick (recall->reminder->label, recall->reminder->label_zh);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (recall->reminder->icon != NULL ? recall->reminder->icon : "desk-cal-symbolic");
  g_autofree char *uid = desk_uuid_to_string (&recall->uid);
  g_autofree char *name = g_strconcat ("today.reminder.", uid, NULL);
  g_autofree char *action = g_strdup_printf ("win.open-with(('%s','%s'))", DESK_PAGE_RECORD, uid);
  g_autofree char *day = day_words (recall);
  g_autofree char *date = desk_date_format (recall->date, DESK_DATE_MEDIUM);
  g_autofree char *when = g_strdup_printf ("%s\n%s", date, day); /* beside what and what kind */
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s, %s", label, recall->title, date, day);
  GtkWidget *time = text_label (when, "caption", FALSE);

  gtk_widget_add_css_class (time, recall->days < 0 ? "l-amber" : "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (time), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_justify (GTK_LABEL (time), GTK_JUSTIFY_RIGHT);
  desk_tone_set_class (icon, DESK_TONE_TEAL, DESK_TONE_USE_ACCENT);
  gtk_box_append (GTK_BOX (words), text_label (recall->title, "strong", TRUE));
  GtkWidget *kind = text_label (label, "caption", TRUE);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (words), kind);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), time);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-reminder");
  desk_tooltip_set (button, recall->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
desk_today_reminders (GPtrArray *recalls, guint n, guint rows)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Reminders"));
  guint shown = MIN (recalls->len, rows);

  gtk_widget_set_name (card, "today.reminders");
  gtk_widget_add_css_class (title, "h2");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_box_append (GTK_BOX (head), title);
  if (n > shown) {
    g_autofree char *of = g_strdup_printf (_ ("%u of %u"), shown, n);
    GtkWidget *small = text_label (of, "caption", TRUE);
    gtk_widget_add_css_class (small, "dim-label");
    gtk_label_set_xalign (GTK_LABEL (small), 1);
    gtk_box_append (GTK_BOX (head), small);
  }
  gtk_box_append (GTK_BOX (card), head);
  for (guint i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (card), make_row (recalls->pdata[i]));
  return card;
}
