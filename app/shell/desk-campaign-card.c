/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-campaign-card.h"

#include "shell/desk-page-count.h"
#include "shell/desk-pages.h"
#include "shell/desk-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* --- bars --- */

static void
bar_clicked (GtkWidget *button, const char *where)
{
  desk_pages_open_list (button, g_object_get_data (G_OBJECT (button), "over"), where);
}

static GtkWidget *
make_label (const char *text, const char *class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_bar (const DeskCampaignProgress *progress, const DeskCampaignCount *count)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = desk_wrap_box_new (8);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);
  g_autofree char *words = desk_campaign_count_words (count, progress->phase), *uid = desk_uuid_to_string (&progress->uid);
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", progress->name, _ (count->target->label), words);
  g_autofree char *id = g_strdup_printf ("campaign.%s.%s", uid, count->target->field);
  GtkWidget *figures = make_label (words, "num", FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (figures), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (figures), TRUE);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gboolean reached = count->done >= count->wanted;

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), MIN (1, (double) count->done / (double) count->wanted));
  gtk_widget_add_css_class (bar, "desk-rate");
  gtk_widget_add_css_class (bar, reached ? "green" : "blue");
  gtk_box_append (GTK_BOX (right), figures);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_halign (right, GTK_ALIGN_END);
  if (reached)
    gtk_box_prepend (GTK_BOX (right), gtk_image_new_from_icon_name ("desk-check-symbolic"));
  gtk_box_append (GTK_BOX (line), make_label (_ (count->target->label), "strong", FALSE));
  gtk_box_append (GTK_BOX (line), right);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, id);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-rate-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "over", (gpointer) count->target->over);
  g_signal_connect_data (button, "clicked", G_CALLBACK (bar_clicked), g_strdup (count->where), (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}

static void
title_clicked (GtkWidget *button, DeskUuid *uid)
{
  desk_pages_open_record (button, uid);
}

GtkWidget *
desk_campaign_bars_new (const DeskCampaignProgress *progress, gboolean titled)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *period = desk_campaign_period_words (progress);

  if (titled)
    {
      GtkWidget *title = gtk_button_new_with_label (progress->name);
      g_autofree char *uid = desk_uuid_to_string (&progress->uid), *id = g_strconcat ("campaign.", uid, NULL);
      gtk_widget_set_name (title, id);
      gtk_widget_add_css_class (title, "linkish");
      gtk_widget_set_halign (title, GTK_ALIGN_START);
      g_signal_connect_data (title, "clicked", G_CALLBACK (title_clicked), g_memdup2 (&progress->uid, sizeof progress->uid), (GClosureNotify) (void (*) (void)) g_free, 0);
      gtk_box_append (GTK_BOX (box), title);
    }
  GtkWidget *days = make_label (period, "caption", FALSE);
  gtk_widget_add_css_class (days, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (days), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (days), TRUE);
  gtk_box_append (GTK_BOX (box), days);
  for (guint i = 0; i < progress->counts->len; i++)
    gtk_box_append (GTK_BOX (box), make_bar (progress, progress->counts->pdata[i]));
  if (progress->counts->len == 0)
    gtk_box_append (GTK_BOX (box), make_label (_ ("No target was set: change the campaign to say how many are wanted."), "dim-label", FALSE));
  return box;
}

/* --- on its page --- */

struct _DeskCampaignCard {
  GtkWidget parent_instance;
  DeskUuid campaign;
  GtkWidget *card, *bars;
  DeskCampaignProgress *progress;
  DeskPageCount *count;
};

G_DEFINE_FINAL_TYPE (DeskCampaignCard, desk_campaign_card, GTK_TYPE_WIDGET)

const DeskCampaignProgress *
desk_campaign_card_get_progress (DeskCampaignCard *self)
{
  g_return_val_if_fail (DESK_IS_CAMPAIGN_CARD (self), NULL);
  return self->progress;
}

static gpointer
ask (GtkWidget *card)
{
  return g_memdup2 (&DESK_CAMPAIGN_CARD (card)->campaign, sizeof (DeskUuid));
}

static gpointer
count_all (DeskStore *store, gpointer campaign, GCancellable *cancellable, GError **error)
{
  return desk_campaign_progress_of (store, campaign, cancellable, error);
}

static void
counted (GtkWidget *card, gpointer progress, const GError *error)
{
  DeskCampaignCard *self = DESK_CAMPAIGN_CARD (card);

  if (self->bars != NULL)
    gtk_box_remove (GTK_BOX (self->card), self->bars);
  g_clear_pointer (&self->progress, desk_campaign_progress_free);
  self->progress = progress;
  if (self->progress != NULL)
    self->bars = desk_campaign_bars_new (self->progress, FALSE);
  else
    self->bars = make_label (error != NULL ? error->message : "", "dim-label", FALSE);
  gtk_box_append (GTK_BOX (self->card), self->bars);
}

static const DeskPageCounting counting = { ask, g_free, count_all, (GDestroyNotify) desk_campaign_progress_free, counted };

static void
desk_campaign_card_dispose (GObject *object)
{
  DeskCampaignCard *self = DESK_CAMPAIGN_CARD (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->count, desk_page_count_free);
  g_clear_pointer (&self->progress, desk_campaign_progress_free);
  G_OBJECT_CLASS (desk_campaign_card_parent_class)->dispose (object);
}

static void
desk_campaign_card_class_init (DeskCampaignCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_campaign_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_campaign_card_init (DeskCampaignCard *self)
{
  GtkWidget *head = gtk_label_new (C_ ("of a campaign", "Progress"));

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "h2");
  gtk_widget_add_css_class (self->card, "desk-card");
  gtk_widget_add_css_class (self->card, "desk-pad-wide");
  gtk_widget_set_name (self->card, "campaign.progress");
  gtk_box_append (GTK_BOX (self->card), head);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
desk_campaign_card_new (DeskStore *store, const DeskUuid *campaign)
{
  DeskCampaignCard *self = g_object_new (DESK_TYPE_CAMPAIGN_CARD, NULL);

  self->campaign = *campaign;
  self->count = desk_page_count_new (GTK_WIDGET (self), store, &counting);
  desk_page_count_start (self->count);
  return GTK_WIDGET (self);
}
