/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-print-page.h"

#include "model/desk-date.h"
#include "shell/desk-export.h"
#include "shell/desk-job.h"
#include "shell/desk-offer.h"
#include "shell/desk-paper-view.h"
#include "shell/desk-print-matter.h"
#include "shell/desk-print-output.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ZOOM_STEP 1.2

#define DESK_TYPE_PRINT_PAGE (desk_print_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskPrintPage, desk_print_page, DESK, PRINT_PAGE, GtkWidget)

struct _DeskPrintPage {
  GtkWidget parent_instance;
  GtkWidget *box;
  DeskPaperView *paper;
  GtkWidget *busy;      /* GtkStack: "paper", "busy", "failed" */
  GtkWidget *spinner, *progress, *failed;
  GtkWidget *place;     /* "Page 1 of 3" */
  GtkWidget *before, *after, *zoom_label;
  GtkWidget *form, *form_note, *period, *period_head, *subtotals, *repeat, *signatures, *paper_size;
  GtkWidget *to_printer, *to_pdf, *file_name, *finish;
  DeskPrintMatter *matter;
  DeskPrintJob *job;
  GCancellable *cancellable;
  guint64 done, total; /* of the layout; atomic enough: only shown */
  guint look;
  gboolean setting;
};

static void desk_print_page_view_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskPrintPage, desk_print_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_print_page_view_iface))

/* --- what waits to be shown: the page is opened by a text --- */

static GHashTable *
matters_of (DeskNavigation *navigation)
{
  GHashTable *matters = g_object_get_data (G_OBJECT (navigation), "desk-print-matters");

  if (matters == NULL) {
    matters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) desk_print_matter_unref);
    g_object_set_data_full (G_OBJECT (navigation), "desk-print-matters", matters, (GDestroyNotify) g_hash_table_unref);
  }
  return matters;
}

static DeskPrintSetup
setup_of (DeskPrintPage *self)
{
  DeskPrintSetup setup;

  desk_print_setup_init (&setup, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->paper_size)) == 0);
  setup.repeat_head = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->repeat));
  setup.show_subtotals = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->subtotals));
  setup.show_signatures = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->signatures));
  return setup;
}

/* --- laying out --- */

typedef struct {
  DeskPrintPage *page;
  DeskPrintMatter *matter;
  DeskPrintSetup setup;
} Layout;

static void
layout_free (gpointer data)
{
  Layout *layout = data;

  g_object_unref (layout->page);
  desk_print_matter_unref (layout->matter);
  g_free (layout);
}

static void
layout_told (guint64 done, guint64 total, gpointer data)
{
  Layout *layout = data;

  __atomic_store_n (&layout->page->done, done, __ATOMIC_RELAXED);
  __atomic_store_n (&layout->page->total, total, __ATOMIC_RELAXED);
}

static void
lay_out (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Layout *layout = data;
  GError *error = NULL;
  DeskPrintJob *job = desk_print_matter_make_job (layout->matter, &layout->setup, layout_told, layout, cancellable, &error);

  (void) source;
  if (job != NULL)
    g_task_return_pointer (task, job, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
update_form (DeskPrintPage *self)
{
  DeskTable *table = desk_print_matter_get_table (self->matter);

  gtk_label_set_text (GTK_LABEL (self->form), desk_print_matter_get_title (self->matter));
  gtk_widget_set_visible (self->form_note, table != NULL);
  if (table != NULL) {
    guint rows = desk_table_get_n_rows (table);
    g_autofree char *columns = g_strdup_printf (ngettext ("%u column", "%u columns", desk_table_get_n_columns (table)), desk_table_get_n_columns (table));
    g_autofree char *lines = g_strdup_printf (ngettext ("%u row", "%u rows", rows), rows);
    g_autofree char *note = g_strdup_printf (_ ("%s, %s"), columns, lines);
    gtk_label_set_text (GTK_LABEL (self->form_note), note);
  }
}

static void
laid_out (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskPrintPage *self = DESK_PRINT_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPrintJob) job = g_task_propagate_pointer (G_TASK (result), &error);

  (void) data;
  /* A later layout is under way, or the page is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->box == NULL)
    return;
  g_clear_handle_id (&self->look, g_source_remove);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  if (job == NULL) {
    gtk_label_set_text (GTK_LABEL (self->failed), desk_job_was_cancelled (error) ? _ ("The layout was cancelled. Change a setting to lay it out again.") : error->message);
    gtk_stack_set_visible_child_name (GTK_STACK (self->busy), "failed");
    return;
  }
  g_set_object (&self->job, job);
  gtk_stack_set_visible_child_name (GTK_STACK (self->busy), "paper");
  desk_paper_view_set_job (self->paper, job);
  gtk_widget_set_sensitive (self->finish, TRUE);
  update_form (self);
  desk_page_view_changed (DESK_PAGE_VIEW (self));
}

static gboolean
look_at_progress (gpointer data)
{
  DeskPrintPage *self = data;
  guint64 done = __atomic_load_n (&self->done, __ATOMIC_RELAXED), total = __atomic_load_n (&self->total, __ATOMIC_RELAXED);

  gtk_stack_set_visible_child_name (GTK_STACK (self->busy), "busy");
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double) done / (double) total);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
  return G_SOURCE_CONTINUE;
}

static void
start_layout (DeskPrintPage *self)
{
  Layout *layout;

  if (self->matter == NULL || self->setting)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->done = self->total = 0;
  gtk_widget_set_sensitive (self->finish, FALSE);
  g_clear_handle_id (&self->look, g_source_remove);
  self->look = g_timeout_add (300, look_at_progress, self);
  layout = g_new0 (Layout, 1);
  layout->page = g_object_ref (self);
  layout->matter = desk_print_matter_ref (self->matter);
  layout->setup = setup_of (self);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, laid_out, NULL);
  g_task_set_task_data (task, layout, layout_free);
  g_task_run_in_thread (task, lay_out);
}

static void
cancel_layout (DeskPrintPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* --- bar above the paper --- */

static void
update_bar (DeskPrintPage *self)
{
  guint n = desk_paper_view_get_n_pages (self->paper), page = desk_paper_view_get_page (self->paper);
  double zoom = desk_paper_view_get_zoom (self->paper);
  g_autofree char *place = g_strdup_printf (_ ("Page %u of %u"), n > 0 ? page + 1 : 0, n);
  g_autofree char *percent = g_strdup_printf ("%.0f%%", zoom * 75);

  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_widget_set_sensitive (self->before, page > 0);
  gtk_widget_set_sensitive (self->after, page + 1 < n);
  gtk_button_set_label (GTK_BUTTON (self->zoom_label), zoom > 0 ? percent : _ ("Fit width"));
}

static void
go (GtkWidget *button, DeskPrintPage *self)
{
  guint page = desk_paper_view_get_page (self->paper);

  desk_paper_view_go_to (self->paper, button == self->before ? MAX (page, 1) - 1 : page + 1);
}

static void
zoom_in (DeskPrintPage *self)
{
  desk_paper_view_set_zoom (self->paper, desk_paper_view_get_scale (self->paper) * ZOOM_STEP);
}

static void
zoom_out (DeskPrintPage *self)
{
  desk_paper_view_set_zoom (self->paper, desk_paper_view_get_scale (self->paper) / ZOOM_STEP);
}

static void
zoom_fit (DeskPrintPage *self)
{
  desk_paper_view_set_zoom (self->paper, 0);
}

static GtkWidget *
bar_button (DeskPrintPage *self, const DeskOffer *offer, GCallback clicked, gboolean swapped)
{
  GtkWidget *button = desk_offer_icon_button (offer);

  gtk_widget_add_css_class (button, "flat");
  if (swapped)
    g_signal_connect_swapped (button, "clicked", clicked, self);
  else
    g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_bar (DeskPrintPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->before = bar_button (self, &(DeskOffer){ .id = "print.page-before", .label = _ ("Previous page"), .icon = "go-previous-symbolic" }, G_CALLBACK (go), FALSE);
  self->after = bar_button (self, &(DeskOffer){ .id = "print.page-after", .label = _ ("Next page"), .icon = "go-next-symbolic" }, G_CALLBACK (go), FALSE);
  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "num");
  gtk_widget_set_hexpand (space, TRUE);
  self->zoom_label = desk_offer_button (&(DeskOffer){ .id = "print.fit-width", .label = _ ("Fit width"), .style = "flat tight" });
  g_signal_connect_swapped (self->zoom_label, "clicked", G_CALLBACK (zoom_fit), self);
  gtk_widget_add_css_class (bar, "desk-bar");
  gtk_box_append (GTK_BOX (bar), self->before);
  gtk_box_append (GTK_BOX (bar), self->place);
  gtk_box_append (GTK_BOX (bar), self->after);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), bar_button (self, &(DeskOffer){ .id = "print.smaller", .label = _ ("Smaller"), .icon = "zoom-out-symbolic" }, G_CALLBACK (zoom_out), TRUE));
  gtk_box_append (GTK_BOX (bar), self->zoom_label);
  gtk_box_append (GTK_BOX (bar), bar_button (self, &(DeskOffer){ .id = "print.larger", .label = _ ("Larger"), .icon = "zoom-in-symbolic" }, G_CALLBACK (zoom_in), TRUE));
  return bar;
}

static GtkWidget *
make_busy (DeskPrintPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cancel = desk_offer_button (&(DeskOffer){ .id = "print.stop", .label = _ ("_Cancel") });

  self->spinner = gtk_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 32, 32);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->progress, 240, -1);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_layout), self);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Laying out the pages…")));
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), cancel);
  return box;
}

static GtkWidget *
make_paper (DeskPrintPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->paper = DESK_PAPER_VIEW (desk_paper_view_new ());
  self->failed = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->failed), TRUE);
  self->busy = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->busy), GTK_WIDGET (self->paper), "paper");
  gtk_stack_add_named (GTK_STACK (self->busy), make_busy (self), "busy");
  gtk_stack_add_named (GTK_STACK (self->busy), self->failed, "failed");
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), self->busy);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_vexpand (self->busy, TRUE);
  g_signal_connect_swapped (self->paper, "page-changed", G_CALLBACK (update_bar), self);
  return box;
}

/* --- settings --- */

static GtkWidget *
add_head (GtkWidget *box, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "factk");
  gtk_widget_set_margin_top (label, 10);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_words (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_check (DeskPrintPage *self, GtkWidget *box, const char *id, const char *words, gboolean layout)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (words);

  gtk_widget_set_name (check, id);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  if (layout)
    g_signal_connect_swapped (check, "toggled", G_CALLBACK (start_layout), self);
  gtk_box_append (GTK_BOX (box), check);
  return check;
}

static void
update_output (DeskPrintPage *self)
{
  gboolean pdf = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->to_pdf));

  gtk_button_set_label (GTK_BUTTON (self->finish), pdf ? _ ("_Save as PDF…") : _ ("_Print…"));
  gtk_button_set_use_underline (GTK_BUTTON (self->finish), TRUE);
  gtk_widget_set_visible (self->file_name, pdf);
}

static void
cancel (DeskPrintPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-page", NULL);
}

static void
finish (DeskPrintPage *self)
{
  DeskPrintSetup setup = setup_of (self);
  char *path = desk_output_take_path (GTK_WIDGET (self), "print-to-file");

  if (path == NULL && self->job == NULL)
    return;
  if (path != NULL)
    desk_print_output_write (GTK_WIDGET (self), self->matter, &setup, path);
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->to_pdf)))
    desk_print_output_choose (GTK_WIDGET (self), self->matter, &setup);
  else
    desk_print_output_printer (GTK_WIDGET (self), self->job, desk_print_matter_get_title (self->matter), setup.width_mm > setup.height_mm);
  g_free (path);
}

static void
fill_settings (DeskPrintPage *self, GtkWidget *box)
{
  static const char *papers[] = { N_ ("A4 landscape"), N_ ("A4 portrait"), NULL };
  const char *words[] = { _ (papers[0]), _ (papers[1]), NULL };
  GtkWidget *title = add_words (box, "h2");

  gtk_label_set_text (GTK_LABEL (title), _ ("Print settings"));
  add_head (box, _ ("Form"));
  self->form = add_words (box, "strong");
  self->form_note = add_words (box, "caption");
  gtk_widget_add_css_class (self->form_note, "dim-label");
  add_head (box, _ ("Paper"));
  self->paper_size = gtk_drop_down_new_from_strings (words);
  gtk_widget_set_name (self->paper_size, "print.paper");
  g_signal_connect_swapped (self->paper_size, "notify::selected", G_CALLBACK (start_layout), self);
  gtk_box_append (GTK_BOX (box), self->paper_size);
  self->period_head = add_head (box, _ ("Period"));
  self->period = add_words (box, NULL);
  add_head (box, _ ("Personal data"));
  gtk_label_set_text (GTK_LABEL (add_words (box, NULL)), _ ("Telephone, identity and card numbers are masked."));
  add_head (box, _ ("Contents"));
  self->repeat = add_check (self, box, "print.repeat-head", _ ("Head row on _every page"), TRUE);
  self->subtotals = add_check (self, box, "print.subtotals", _ ("Page s_ubtotals and totals"), TRUE);
  self->signatures = add_check (self, box, "print.signatures", _ ("_Line for signatures"), TRUE);
  add_head (box, _ ("Output"));
  self->to_printer = add_check (self, box, "print.to-printer", _ ("P_rinter"), FALSE);
  self->to_pdf = add_check (self, box, "print.to-pdf", _ ("Save as P_DF"), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->to_printer), FALSE);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->to_printer), GTK_CHECK_BUTTON (self->to_pdf));
  self->file_name = add_words (box, "caption");
  gtk_label_set_wrap_mode (GTK_LABEL (self->file_name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->file_name, "dim-label");
  gtk_widget_set_margin_start (self->file_name, 26);
  g_signal_connect_swapped (self->to_pdf, "toggled", G_CALLBACK (update_output), self);
}

static GtkWidget *
make_settings (DeskPrintPage *self)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = desk_offer_button (&(DeskOffer){ .id = "print.cancel", .label = _ ("_Cancel") });

  self->finish = desk_offer_button (&(DeskOffer){ .id = "print.finish", .label = _ ("_Save as PDF…"), .style = "suggested-action" });
  fill_settings (self, box);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 14);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (buttons, "desk-actionbar");
  gtk_widget_set_hexpand (back, TRUE);
  gtk_widget_set_hexpand (self->finish, TRUE);
  gtk_box_append (GTK_BOX (buttons), back);
  gtk_box_append (GTK_BOX (buttons), self->finish);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (cancel), self);
  g_signal_connect_swapped (self->finish, "clicked", G_CALLBACK (finish), self);
  gtk_widget_add_css_class (pane, "desk-pane");
  gtk_widget_set_size_request (pane, 290, -1);
  gtk_widget_set_hexpand (pane, FALSE);
  gtk_box_append (GTK_BOX (pane), scroller);
  gtk_box_append (GTK_BOX (pane), buttons);
  return pane;
}

/* --- the page --- */

static void
show_matter (DeskPrintPage *self, DeskPrintMatter *matter)
{
  const DeskLedgerRequest *request = desk_print_matter_get_request (matter);
  g_autofree char *period = request != NULL ? desk_ledger_period_words (request->from, request->to) : NULL;
  g_autofree char *name = desk_print_matter_dup_file_name (matter);

  g_clear_pointer (&self->matter, desk_print_matter_unref);
  self->matter = desk_print_matter_ref (matter);
  g_clear_object (&self->job);
  desk_print_matter_read_again (matter);
  self->setting = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->paper_size), desk_print_matter_is_upright (matter) ? 1 : 0);
  self->setting = FALSE;
  gtk_label_set_text (GTK_LABEL (self->period), period != NULL ? period : _ ("All"));
  gtk_widget_set_visible (self->period, request != NULL && request->period != NULL);
  gtk_widget_set_visible (self->period_head, request != NULL && request->period != NULL);
  gtk_label_set_text (GTK_LABEL (self->file_name), name);
  desk_paper_view_set_job (self->paper, NULL);
  update_form (self);
  update_output (self);
  start_layout (self);
}

static void
page_open (DeskPageView *view, const char *parameter)
{
  DeskPrintPage *self = DESK_PRINT_PAGE (view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (parameter == NULL || !DESK_IS_WINDOW (root))
    return;
  DeskPrintMatter *matter = g_hash_table_lookup (matters_of (desk_window_get_navigation (DESK_WINDOW (root))), parameter);
  if (matter != NULL)
    show_matter (self, matter);
}

static char *
page_title (DeskPageView *view)
{
  (void) view;
  return g_strdup (_ ("Print preview"));
}

static void
page_start (DeskPageView *view)
{
  gtk_widget_grab_focus (DESK_PRINT_PAGE (view)->finish);
}

static gboolean
page_can (DeskPageView *view, DeskPageAct act)
{
  return act == DESK_PAGE_ACT_PRINT && DESK_PRINT_PAGE (view)->job != NULL;
}

static void
page_act (DeskPageView *view, DeskPageAct act)
{
  if (act == DESK_PAGE_ACT_PRINT && DESK_PRINT_PAGE (view)->matter != NULL)
    finish (DESK_PRINT_PAGE (view));
}

static void
desk_print_page_view_iface (DeskPageViewInterface *iface)
{
  iface->open = page_open;
  iface->dup_title = page_title;
  iface->start = page_start;
  iface->can = page_can;
  iface->act = page_act;
}

static void
desk_print_page_dispose (GObject *object)
{
  DeskPrintPage *self = DESK_PRINT_PAGE (object);

  cancel_layout (self);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->paper != NULL)
    g_signal_handlers_disconnect_by_data (self->paper, self);
  self->paper = NULL;
  g_clear_object (&self->job);
  g_clear_pointer (&self->matter, desk_print_matter_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_print_page_parent_class)->dispose (object);
}

static void
desk_print_page_class_init (DeskPrintPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_print_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_print_page_init (DeskPrintPage *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *paper = make_paper (self);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "desk-page");
  gtk_box_append (GTK_BOX (self->box), paper);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), make_settings (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update_bar (self);
}

static GtkWidget *
create_page (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  (void) spec;
  (void) data;
  desk_output_attach (window);
  return g_object_new (DESK_TYPE_PRINT_PAGE, NULL);
}

void
desk_print_add_page (DeskNavigation *navigation, DeskStore *store)
{
  DeskPageSpec spec = { .id = DESK_PAGE_PRINT, .title = _ ("Print preview"), .section = DESK_SECTION_NONE, .create = create_page };

  g_hash_table_remove_all (matters_of (navigation));
  g_object_set_data_full (G_OBJECT (navigation), "desk-print-store", g_object_ref (store), g_object_unref);
  desk_navigation_add (navigation, &spec);
}

/* --- opening it --- */

static void
open_matter (GtkWidget *widget, DeskLedgerRequest *request, DeskTable *table, DeskSheet *sheet)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  DeskNavigation *navigation = DESK_IS_WINDOW (root) ? desk_window_get_navigation (DESK_WINDOW (root)) : NULL;
  DeskStore *store = navigation != NULL ? g_object_get_data (G_OBJECT (navigation), "desk-print-store") : NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL) {
    g_warning ("nothing can be printed without an opened store");
    desk_ledger_request_free (request);
    g_clear_pointer (&table, desk_table_unref);
    g_clear_pointer (&sheet, desk_sheet_unref);
    return;
  }
  DeskPrintMatter *matter = desk_print_matter_new (store, request, table, sheet);
  g_autofree char *path = desk_output_take_path (widget, "print-to-file");
  if (path != NULL) {
    DeskPrintSetup setup;
    desk_print_setup_init (&setup, !desk_print_matter_is_upright (matter));
    desk_print_output_write (widget, matter, &setup, path);
    desk_print_matter_unref (matter);
    return;
  }
  GHashTable *matters = matters_of (navigation);
  char *key = g_strdup_printf ("%u", g_hash_table_size (matters) + 1);
  g_hash_table_insert (matters, key, matter);
  if (!desk_window_open (DESK_WINDOW (root), DESK_PAGE_PRINT, key, &error))
    desk_window_toast (DESK_WINDOW (root), error->message, NULL, NULL);
}

void
desk_print_open_request (GtkWidget *widget, DeskLedgerRequest *request)
{
  open_matter (widget, request, NULL, NULL);
}

void
desk_print_open_sheet (GtkWidget *widget, DeskSheet *sheet)
{
  open_matter (widget, NULL, NULL, desk_sheet_ref (sheet));
}

void
desk_print_open_table (GtkWidget *widget, DeskTable *table)
{
  open_matter (widget, NULL, desk_table_ref (table), NULL);
}

void
desk_print_say_whose (DeskSheet *sheet, DeskStore *store, gint64 at_us)
{
  DeskActor me;

  desk_store_get_me (store, &me);
  g_autofree char *unit = !desk_uuid_is_nil (&me.unit) ? desk_store_title (store, &me.unit) : NULL;
  g_autofree char *date = desk_date_format_day (at_us, desk_store_get_zone (store), DESK_DATE_LONG);
  desk_sheet_set_unit (sheet, unit);
  desk_sheet_set_date (sheet, date);
}
