/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-paper-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP 16
#define MARGIN 22
#define FIRST 14

/* What lies in the scroller: as high as all pages. */
#define DESK_TYPE_PAPERS (desk_papers_get_type ())
G_DECLARE_FINAL_TYPE (DeskPapers, desk_papers, DESK, PAPERS, GtkWidget)

struct _DeskPapers {
  GtkWidget parent_instance;
  DeskPrintJob *job;
  guint n;
  double width, height; /* of a page, in points */
  double zoom;          /* 0: fits */
  double scale;         /* pixels per point */
  GtkAdjustment *at;
  guint first, last;    /* pages drawn */
};

struct _DeskPaperView {
  GtkWidget parent_instance;
  GtkWidget *scroller;
  DeskPapers *papers;
  guint page;
  guint tell; /* source */
};

G_DEFINE_FINAL_TYPE (DeskPapers, desk_papers, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (DeskPaperView, desk_paper_view, GTK_TYPE_WIDGET)

/* --- the pages --- */

static double
scale_for (DeskPapers *self, double width)
{
  if (self->zoom > 0 || self->width <= 0)
    return self->zoom > 0 ? self->zoom : 1;
  return CLAMP ((width - 2 * MARGIN) / self->width, 0.2, 4);
}

static double
step (DeskPapers *self, double scale)
{
  return round (self->height * scale) + GAP;
}

static void
papers_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *min_base, int *nat_base)
{
  DeskPapers *self = DESK_PAPERS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = self->zoom > 0 ? (int) ceil (self->width * self->zoom) + 2 * MARGIN : 200;
    *natural = MAX (*minimum, 600);
  } else {
    double scale = scale_for (self, for_size > 0 ? for_size : 600);
    *minimum = *natural = self->n > 0 ? FIRST + (int) ceil (self->n * step (self, scale)) : 100;
  }
  *min_base = *nat_base = -1;
}

static GtkSizeRequestMode
papers_mode (GtkWidget *widget)
{
  (void) widget;
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
papers_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskPapers *self = DESK_PAPERS (widget);

  (void) height;
  (void) baseline;
  self->scale = scale_for (self, width);
}

static void
pages_in_sight (DeskPapers *self, guint *first, guint *last)
{
  double high = step (self, self->scale), top = gtk_adjustment_get_value (self->at);
  double bottom = top + gtk_adjustment_get_page_size (self->at);

  *first = (guint) MAX (0, floor ((top - FIRST) / high));
  *last = self->n > 0 ? MIN (self->n - 1, (guint) MAX (0, floor ((bottom - FIRST) / high))) : 0;
}

static void
draw_page (DeskPapers *self, GtkSnapshot *snapshot, guint page)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double w = round (self->width * self->scale), h = round (self->height * self->scale);
  graphene_rect_t paper = GRAPHENE_RECT_INIT (MAX (MARGIN, floor ((width - w) / 2)), FIRST + page * step (self, self->scale), w, h);
  graphene_rect_t edge = paper;
  GskRoundedRect outline;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.28f }, 0, 1, 1, 4);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &edge);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, paper.origin.x, paper.origin.y);
  cairo_scale (cr, self->scale, self->scale);
  cairo_set_source_rgb (cr, 0, 0, 0);
  desk_print_job_draw_page (self->job, cr, page);
  cairo_destroy (cr);
}

static void
papers_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskPapers *self = DESK_PAPERS (widget);

  if (self->job == NULL || self->at == NULL)
    return;
  pages_in_sight (self, &self->first, &self->last);
  for (guint page = self->first; page <= self->last; page++)
    draw_page (self, snapshot, page);
}

static void
desk_papers_dispose (GObject *object)
{
  DeskPapers *self = DESK_PAPERS (object);

  g_clear_object (&self->job);
  g_clear_object (&self->at);
  G_OBJECT_CLASS (desk_papers_parent_class)->dispose (object);
}

static void
desk_papers_class_init (DeskPapersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_papers_dispose;
  widget_class->measure = papers_measure;
  widget_class->get_request_mode = papers_mode;
  widget_class->size_allocate = papers_allocate;
  widget_class->snapshot = papers_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "papers");
}

static void
desk_papers_init (DeskPapers *self)
{
  self->scale = 1;
}

/* --- the view --- */

static gboolean
tell_page (gpointer data)
{
  DeskPaperView *self = data;
  g_autofree char *words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, self->papers->n);

  self->tell = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->papers), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_emit_by_name (self, "page-changed");
  return G_SOURCE_REMOVE;
}

/* Sizes change while widgets are being placed: nobody may be told before that is over. */
static void
note_page (DeskPaperView *self)
{
  DeskPapers *papers = self->papers;
  double value = gtk_adjustment_get_value (papers->at), high = step (papers, papers->scale);
  guint first, last;

  /* The page whose upper half is in sight; the last one at the very end. */
  guint page = papers->n > 0 ? MIN (papers->n - 1, (guint) MAX (0, floor ((value - FIRST) / high + 0.5))) : 0;
  if (papers->n > 0 && value > 0 && value + gtk_adjustment_get_page_size (papers->at) >= gtk_adjustment_get_upper (papers->at) - 1)
    page = MAX (page, papers->n - 1);
  pages_in_sight (papers, &first, &last);
  if (first != papers->first || last != papers->last)
    gtk_widget_queue_draw (GTK_WIDGET (papers));
  self->page = page;
  if (self->tell == 0)
    self->tell = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_page, self, NULL);
}

void
desk_paper_view_set_job (DeskPaperView *self, DeskPrintJob *job)
{
  g_return_if_fail (DESK_IS_PAPER_VIEW (self));
  g_set_object (&self->papers->job, job);
  self->papers->n = job != NULL ? desk_print_job_get_n_pages (job) : 0;
  if (job != NULL)
    desk_print_job_get_page_size (job, &self->papers->width, &self->papers->height);
  gtk_widget_queue_resize (GTK_WIDGET (self->papers));
  gtk_widget_queue_draw (GTK_WIDGET (self->papers));
  note_page (self);
}

guint
desk_paper_view_get_n_pages (DeskPaperView *self)
{
  return self->papers->n;
}

guint
desk_paper_view_get_page (DeskPaperView *self)
{
  return self->page;
}

void
desk_paper_view_go_to (DeskPaperView *self, guint page)
{
  gtk_adjustment_set_value (self->papers->at, page == 0 ? 0 : FIRST + page * step (self->papers, self->papers->scale) - GAP / 2.0);
}

void
desk_paper_view_set_zoom (DeskPaperView *self, double zoom)
{
  self->papers->zoom = zoom > 0 ? CLAMP (zoom, 0.3, 4) : 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->papers));
  g_signal_emit_by_name (self, "page-changed");
}

double
desk_paper_view_get_zoom (DeskPaperView *self)
{
  return self->papers->zoom;
}

double
desk_paper_view_get_scale (DeskPaperView *self)
{
  return self->papers->scale;
}

static void
desk_paper_view_dispose (GObject *object)
{
  DeskPaperView *self = DESK_PAPER_VIEW (object);

  g_clear_handle_id (&self->tell, g_source_remove);
  if (self->papers != NULL)
    g_signal_handlers_disconnect_by_data (self->papers->at, self);
  self->papers = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_paper_view_parent_class)->dispose (object);
}

static void
desk_paper_view_class_init (DeskPaperViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_paper_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("page-changed", DESK_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_paper_view_init (DeskPaperView *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->papers = g_object_new (DESK_TYPE_PAPERS, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->papers));
  self->papers->at = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  g_signal_connect_swapped (self->papers->at, "value-changed", G_CALLBACK (note_page), self);
  g_signal_connect_swapped (self->papers->at, "changed", G_CALLBACK (note_page), self);
  gtk_widget_add_css_class (self->scroller, "desk-paper-back");
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
desk_paper_view_new (void)
{
  return g_object_new (DESK_TYPE_PAPER_VIEW, NULL);
}
