/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-due-box.h"

#include "shell/desk-case-light.h"
#include "shell/desk-light-label.h"
#include "shell/desk-offer.h"
#include "shell/desk-tooltip.h"
#include "shell/desk-why-date.h"
#include "shell/desk-wrap-layout.h"

#include "model/desk-date.h"

#include <glib/gi18n-lib.h>

struct _DeskDueBox {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskType *type;
  DeskSnapshot *snapshot;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *left;
  GtkWidget *day;
  GtkWidget *basis;
  GtkWidget *why;
};

G_DEFINE_FINAL_TYPE (DeskDueBox, desk_due_box, GTK_TYPE_WIDGET)

static DeskDueTrace *
make_trace (DeskDueBox *self)
{
  DeskCounting counting = desk_store_get_counting (self->store);

  return self->snapshot != NULL ? desk_due_trace_new (self->type, self->snapshot, &counting) : NULL;
}

/* What stands on the print. */
static char *
matter_words (DeskDueBox *self)
{
  const char *number = desk_snapshot_get_text (self->snapshot, "number"), *title = desk_snapshot_get_text (self->snapshot, "title");

  return g_strdup_printf ("%s  %s", number != NULL ? number : "", title != NULL ? title : "");
}

static void
make_popup (GtkMenuButton *button, gpointer data)
{
  DeskDueBox *self = data;
  DeskDueTrace *trace = make_trace (self);
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_add_css_class (popover, "desk");
  if (trace != NULL)
    {
      DeskCounting counting = desk_store_get_counting (self->store);
      g_autofree char *matter = matter_words (self);
      gtk_popover_set_child (GTK_POPOVER (popover), desk_why_date_new (trace, &counting, matter));
    }
  gtk_menu_button_set_popover (button, popover);
}

static char *
due_day (DeskDueBox *self, gint64 due_us, gboolean days)
{
  if (days)
    {
      char date[DESK_DATE_STR_LEN];
      desk_date_from_us (due_us, desk_store_get_zone (self->store), date);
      g_autofree char *day = desk_date_format (date, DESK_DATE_LONG);
      /* Translators: the day on which a case is due, with the day of the week */
      return g_strdup_printf (_("due %1$s (%2$s)"), day, desk_date_weekday_name (desk_date_weekday (date)));
    }
  g_autofree char *time = desk_date_format_short_time (due_us, desk_store_now (self->store), desk_store_get_zone (self->store));
  return g_strdup_printf (_("due %s"), time);
}

static char *
basis_words (DeskDueBox *self, const DeskDueTrace *trace)
{
  g_autofree char *length = desk_deadline_format_limit (trace->length, (DeskDeadlineUnit) trace->limit->unit);
  g_autofree char *start = desk_date_format_day (trace->start_us, desk_store_get_zone (self->store), DESK_DATE_MEDIUM);

  /* Translators: %1$s a limit's name, %2$s its length, %3$s a date, %4$s an act */
  return g_strdup_printf (_("%1$s: %2$s from %3$s, “%4$s”"), desk_language_pick (trace->limit->label, trace->limit->label_zh), length, start,
                          trace->starts);
}

void
desk_due_box_set (DeskDueBox *self, const DeskType *type, const DeskSnapshot *snapshot)
{
  DeskCaseTimes times;
  DeskCounting counting;
  DeskLight light;
  DeskTone tone;
  g_autofree char *words = NULL, *day = NULL, *basis = NULL;
  g_autoptr (DeskDueTrace) trace = NULL;

  g_return_if_fail (DESK_IS_DUE_BOX (self) && type != NULL && snapshot != NULL);
  g_clear_pointer (&self->snapshot, desk_snapshot_free);
  self->snapshot = desk_snapshot_copy (snapshot);
  self->type = type;
  desk_case_times_of (self->snapshot, &times);
  counting = desk_store_get_counting (self->store);
  light = desk_case_light (type, &times, desk_store_now (self->store), &counting, &words);
  trace = make_trace (self);
  gtk_widget_set_visible (GTK_WIDGET (self), light != DESK_LIGHT_NONE || trace != NULL);
  tone = light == DESK_LIGHT_NORMAL ? DESK_TONE_BLUE : light == DESK_LIGHT_NONE ? DESK_TONE_GREY : desk_light_tone (light);
  desk_tone_set_class (self->box, tone, DESK_TONE_USE_TINT);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), desk_light_icon (light) != NULL ? desk_light_icon (light) : "desk-clock-symbolic");
  if (*words == '\0' && trace != NULL && trace->met_us != 0)
    {
      g_autofree char *date = desk_date_format_day (trace->met_us, desk_store_get_zone (self->store), DESK_DATE_LONG);
      g_free (words);
      words = g_strdup_printf (_("Met on %s"), date);
    }
  gtk_label_set_text (GTK_LABEL (self->left), *words != '\0' ? words : _("No limit runs"));
  if (trace != NULL)
    {
      day = due_day (self, trace->due_us, desk_due_trace_counts_days (trace));
      basis = basis_words (self, trace);
    }
  gtk_label_set_text (GTK_LABEL (self->day), day != NULL ? day : "");
  gtk_label_set_text (GTK_LABEL (self->basis), basis != NULL ? basis : "");
  desk_tooltip_set (self->basis, basis);
  gtk_widget_set_visible (self->why, trace != NULL);
}

static void
desk_due_box_dispose (GObject *object)
{
  DeskDueBox *self = DESK_DUE_BOX (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_due_box_parent_class)->dispose (object);
}

static void
desk_due_box_finalize (GObject *object)
{
  g_clear_pointer (&DESK_DUE_BOX (object)->snapshot, desk_snapshot_free);
  G_OBJECT_CLASS (desk_due_box_parent_class)->finalize (object);
}

static void
desk_due_box_class_init (DeskDueBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_due_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_due_box_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_why (DeskDueBox *self)
{
  const DeskOffer offer = { "due.why", NULL, _("Why this date?"), NULL, NULL, NULL, NULL };
  GtkWidget *label = gtk_label_new (offer.label);

  self->why = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->why), label);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->why), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->why), make_popup, self, NULL);
  desk_offer_dress (self->why, &offer);
  gtk_widget_add_css_class (self->why, "linkish-menu");
  gtk_widget_add_css_class (label, "linkish-label"); /* a rule on the button would reach the labels of its popover */
}

static void
desk_due_box_init (DeskDueBox *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *upper = desk_wrap_box_new (8); /* with large letters the day stands below */
  GtkWidget *lower = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->icon = gtk_image_new ();
  self->left = gtk_label_new (NULL);
  self->day = gtk_label_new (NULL);
  self->basis = gtk_label_new (NULL);
  make_why (self);
  gtk_widget_add_css_class (self->left, "strong");
  gtk_widget_add_css_class (self->day, "strong");
  gtk_widget_add_css_class (self->day, "num");
  gtk_widget_add_css_class (self->basis, "small");
  gtk_label_set_xalign (GTK_LABEL (self->left), 0);
  gtk_label_set_wrap (GTK_LABEL (self->left), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->day), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->day), 1);
  gtk_widget_set_hexpand (self->day, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->basis), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->basis), 0);
  gtk_widget_set_hexpand (self->basis, TRUE);
  gtk_box_append (GTK_BOX (upper), self->left);
  gtk_box_append (GTK_BOX (upper), self->day);
  gtk_box_append (GTK_BOX (lower), self->basis);
  gtk_box_append (GTK_BOX (lower), self->why);
  gtk_box_append (GTK_BOX (words), upper);
  gtk_box_append (GTK_BOX (words), lower);
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_widget_add_css_class (self->box, "desk-duebox");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

GtkWidget *
desk_due_box_new (DeskStore *store)
{
  DeskDueBox *self = g_object_new (DESK_TYPE_DUE_BOX, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
