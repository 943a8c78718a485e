/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-timeline-view.h"

#include "shell/desk-offer.h"
#include "shell/desk-style.h"
#include "shell/desk-words.h"

#include <glib/gi18n-lib.h>

#define ROWS_AT_ONCE 100

/* ---- the rail: a line with a dot, as high as its row ---- */

#define DESK_TYPE_RAIL (desk_rail_get_type ())
G_DECLARE_FINAL_TYPE (DeskRail, desk_rail, DESK, RAIL, GtkWidget)

struct _DeskRail {
  GtkWidget parent_instance;
  DeskTone tone;
  gboolean first, last;
};

G_DEFINE_FINAL_TYPE (DeskRail, desk_rail, GTK_TYPE_WIDGET)

static void
desk_rail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskRail *self = DESK_RAIL (widget);
  float x = gtk_widget_get_width (widget) / 2.0f, height = gtk_widget_get_height (widget), y, r;
  GskRoundedRect dot;
  GdkRGBA line, colour;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  /* the dot stands beside the middle of the first line, whatever its size */
  y = pango_font_metrics_get_height (metrics) / (float) PANGO_SCALE / 2;
  r = y * 0.4f;
  pango_font_metrics_unref (metrics);
  desk_style_lookup (widget, "desk_line", &line);
  desk_tone_lookup (widget, self->tone == DESK_TONE_PLAIN ? DESK_TONE_GREY : self->tone, DESK_TONE_USE_ACCENT, &colour);
  if (!self->first)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (x - 1, 0, 2, y));
  if (!self->last)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (x - 1, y, 2, height - y));
  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x - r, y - r, 2 * r, 2 * r), r);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &colour, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
desk_rail_class_init (DeskRailClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = desk_rail_snapshot;
}

static void
desk_rail_init (DeskRail *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 14, 22);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/* ---- the list ---- */

struct _DeskTimelineView {
  GtkWidget parent_instance;
  GtkWidget *list;
  GtkWidget *more;
  GPtrArray *rows; /* of DeskTimelineRow, owned strings */
  guint shown;
};

G_DEFINE_FINAL_TYPE (DeskTimelineView, desk_timeline_view, GTK_TYPE_WIDGET)

static guint activated_signal;

static void
row_free (gpointer data)
{
  DeskTimelineRow *row = data;

  g_free ((char *) row->id);
  g_free ((char *) row->date);
  g_free ((char *) row->headline);
  g_free ((char *) row->detail);
  g_free (row);
}

static GtkWidget *
make_row (DeskTimelineView *self, guint i)
{
  const DeskTimelineRow *row = self->rows->pdata[i];
  GtkWidget *item = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  DeskRail *rail = g_object_new (DESK_TYPE_RAIL, NULL);
  GtkWidget *date = gtk_label_new (row->date);
  g_autofree char *spoken = g_strjoin (", ", row->date, row->headline, row->detail, NULL);

  rail->tone = row->tone;
  rail->first = i == 0;
  rail->last = i + 1 == self->rows->len;
  gtk_widget_add_css_class (date, "idno");
  gtk_widget_set_valign (date, GTK_ALIGN_START);
  gtk_widget_set_margin_top (date, 1);
  gtk_box_append (GTK_BOX (words), desk_words_new (row->headline, NULL));
  if (row->detail != NULL && *row->detail != '\0')
    {
      GtkWidget *detail = desk_words_new (row->detail, "caption");
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_box_append (GTK_BOX (words), detail);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_bottom (words, 7);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (rail));
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (item), row->id != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return item;
}

void
desk_timeline_view_show_more (DeskTimelineView *self)
{
  guint end;
  g_autofree char *words = NULL;

  g_return_if_fail (DESK_IS_TIMELINE_VIEW (self));
  end = MIN (self->shown + ROWS_AT_ONCE, self->rows->len);
  for (; self->shown < end; self->shown++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, self->shown));
  words = g_strdup_printf (_("Show %u earlier entries"), self->rows->len - self->shown);
  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->more, self->shown < self->rows->len);
}

void
desk_timeline_view_set (DeskTimelineView *self, const DeskTimelineRow *rows, guint n)
{
  GtkWidget *child;

  g_return_if_fail (DESK_IS_TIMELINE_VIEW (self) && (n == 0 || rows != NULL));
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_ptr_array_set_size (self->rows, 0);
  self->shown = 0;
  for (guint i = 0; i < n; i++)
    {
      DeskTimelineRow *row = g_new0 (DeskTimelineRow, 1);
      row->id = g_strdup (rows[i].id);
      row->date = g_strdup (rows[i].date);
      row->headline = g_strdup (rows[i].headline);
      row->detail = g_strdup (rows[i].detail);
      row->tone = rows[i].tone;
      g_ptr_array_add (self->rows, row);
    }
  desk_timeline_view_show_more (self);
}

guint
desk_timeline_view_get_n_rows (DeskTimelineView *self)
{
  g_return_val_if_fail (DESK_IS_TIMELINE_VIEW (self), 0);
  return self->rows->len;
}

static void
row_activated (GtkListBox *list G_GNUC_UNUSED, GtkListBoxRow *item, DeskTimelineView *self)
{
  const DeskTimelineRow *row = self->rows->pdata[gtk_list_box_row_get_index (item)];

  if (row->id != NULL)
    g_signal_emit (self, activated_signal, 0, row->id);
}

static void
desk_timeline_view_dispose (GObject *object)
{
  DeskTimelineView *self = DESK_TIMELINE_VIEW (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_timeline_view_parent_class)->dispose (object);
}

static void
desk_timeline_view_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_TIMELINE_VIEW (object)->rows);
  G_OBJECT_CLASS (desk_timeline_view_parent_class)->finalize (object);
}

static void
desk_timeline_view_class_init (DeskTimelineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_timeline_view_finalize;
  activated_signal = g_signal_new ("row-activated", DESK_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
desk_timeline_view_init (DeskTimelineView *self)
{
  const DeskOffer more = { "timeline.more", NULL, _("Show earlier entries"), NULL, NULL, NULL, "flat" };

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->list = gtk_list_box_new ();
  self->more = desk_offer_button (&more);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "desk-timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What happened"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (desk_timeline_view_show_more), self);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
desk_timeline_view_new (void)
{
  return g_object_new (DESK_TYPE_TIMELINE_VIEW, NULL);
}
