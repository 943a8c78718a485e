/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-test.h"

#include "../store/fixture.h"

#include "shell/desk-export.h"
#include "shell/desk-job.h"
#include "shell/desk-offer.h"
#include "shell/desk-paper-view.h"
#include "shell/desk-print-page.h"

#include <glib/gstdio.h>
#include <string.h>

/* A page that prints and exports the collection ledger, as pages of lists do. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GtkWidget)
struct _TestSource {
  GtkWidget parent_instance;
  DeskStore *store;
};

static void source_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource, test_source, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, source_iface))

static DeskLedgerRequest *
request_of (DeskStore *store)
{
  DeskLedgerRequest *request = desk_ledger_request_new (desk_registry_find_ledger (desk_store_get_registry (store), "collection"), NULL);

  request->from = g_strdup ("2026-03-01");
  request->to = g_strdup ("2026-03-31");
  return request;
}

static void
source_act (DeskPageView *view, DeskPageAct act)
{
  DeskStore *store = TEST_SOURCE (view)->store;

  if (act == DESK_PAGE_ACT_PRINT)
    desk_print_open_request (GTK_WIDGET (view), request_of (store));
  else
    desk_export_choose (GTK_WIDGET (view), store, request_of (store));
}

static gboolean
source_can (DeskPageView *view, DeskPageAct act)
{
  (void) view;
  return act == DESK_PAGE_ACT_PRINT || act == DESK_PAGE_ACT_EXPORT;
}

static void
source_iface (DeskPageViewInterface *iface)
{
  iface->act = source_act;
  iface->can = source_can;
}

static void
test_source_class_init (TestSourceClass *klass)
{
  (void) klass;
}

static void
test_source_init (TestSource *self)
{
  (void) self;
}

static GtkWidget *
create_source (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  TestSource *self = g_object_new (TEST_TYPE_SOURCE, NULL);

  (void) spec;
  self->store = data;
  desk_output_attach (window);
  return GTK_WIDGET (self);
}

static DeskWindow *
open_window (Fixture *fixture, guint n_cases)
{
  DeskPageSpec spec = { .id = "source", .title = "Ledgers", .icon = "desk-ledger-symbolic", .section = DESK_SECTION_TOTALS, .create = create_source, .user_data = fixture->store };
  g_autoptr (DeskNavigation) navigation = desk_navigation_new ();
  DeskUuid uid;

  for (guint i = 0; i < n_cases; i++) {
    g_autofree char *title = g_strdup_printf ("第 %u 件：变压器容量不足", i + 1);
    fixture_register (fixture, title, &uid);
  }
  desk_navigation_add (navigation, &spec);
  desk_print_add_page (navigation, fixture->store);
  DeskWindow *window = shell_test_window (navigation);
  g_assert_true (desk_window_open (window, "source", NULL, NULL));
  shell_test_settle ();
  return window;
}

static gboolean
has_pages (gpointer paper)
{
  return desk_paper_view_get_n_pages (paper) > 0;
}

static gboolean
has_one_page (gpointer paper)
{
  return desk_paper_view_get_n_pages (paper) == 1;
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  DeskWindow *window = open_window (fixture, 40);

  (void) data;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, DESK_PAGE_PRINT);
  GtkWidget *paper = shell_test_find_type (desk_window_get_page (window), DESK_TYPE_PAPER_VIEW);
  shell_test_wait (has_pages, paper);
  guint pages = desk_paper_view_get_n_pages (DESK_PAPER_VIEW (paper));
  g_assert_cmpuint (pages, >, 2);
  shell_test_picture (GTK_WIDGET (window), "print-preview");

  /* arrows turn the pages */
  GtkWidget *after = desk_offer_find (GTK_WIDGET (window), "print.page-after");
  for (guint i = 1; i < pages; i++) {
    g_signal_emit_by_name (after, "clicked");
    shell_test_settle ();
    g_assert_cmpuint (desk_paper_view_get_page (DESK_PAPER_VIEW (paper)), ==, i);
  }
  g_assert_false (gtk_widget_get_sensitive (after));
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (window), "print.larger"), "clicked");
  g_assert_cmpfloat (desk_paper_view_get_zoom (DESK_PAPER_VIEW (paper)), >, 0);
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (window), "print.fit-width"), "clicked");
  g_assert_cmpfloat (desk_paper_view_get_zoom (DESK_PAPER_VIEW (paper)), ==, 0);

  /* upright there is room for more rows */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_offer_find (GTK_WIDGET (window), "print.paper")), 1);
  shell_test_settle ();
  shell_test_wait (has_pages, paper);
  shell_test_picture (GTK_WIDGET (window), "print-preview-upright");
  g_signal_emit_by_name (desk_offer_find (GTK_WIDGET (window), "print.cancel"), "clicked");
  shell_test_settle ();
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "source");
  shell_test_close (GTK_WIDGET (window));
}

/* The same without a preview, and from the preview. */
static void
test_to_file (Fixture *fixture, gconstpointer data)
{
  DeskWindow *window = open_window (fixture, 3);
  g_autofree char *first = g_build_filename (fixture->folder, "first.pdf", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second.pdf", NULL);
  g_autofree char *content = NULL;

  (void) data;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print-to-file", "s", first);
  shell_test_wait_for_file (first);
  g_assert_cmpstr (desk_window_get_page_id (window), ==, "source");
  g_assert_true (g_file_get_contents (first, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  shell_test_wait (has_one_page, shell_test_find_type (desk_window_get_page (window), DESK_TYPE_PAPER_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print-to-file", "s", second);
  shell_test_wait_for_file (second);
  shell_test_close (GTK_WIDGET (window));
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  DeskWindow *window = open_window (fixture, 5);
  g_autofree char *csv = g_build_filename (fixture->folder, "ledger.csv", NULL);
  g_autofree char *xlsx = g_build_filename (fixture->folder, "ledger.xlsx", NULL);
  g_autofree char *content = NULL;

  (void) data;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-to-file", "s", csv);
  shell_test_wait_for_file (csv);
  g_assert_true (g_file_get_contents (csv, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "\xef\xbb\xbf"));
  g_auto (GStrv) lines = g_strsplit (content, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_nonnull (strstr (lines[5], "第 5 件"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-to-file", "s", xlsx);
  shell_test_wait_for_file (xlsx);
  shell_test_close (GTK_WIDGET (window));
}

typedef struct {
  gboolean done, cancelled;
} Result;

static gboolean
never_ready (gpointer data, DeskExchangeProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  (void) data;
  for (guint i = 0; !g_cancellable_set_error_if_cancelled (cancellable, error); i++) {
    progress (i, 1000, progress_data);
    g_usleep (1000);
  }
  return FALSE;
}

static void
job_done (gpointer data, const GError *error)
{
  Result *result = data;

  result->done = TRUE;
  result->cancelled = desk_job_was_cancelled (error);
}

static gboolean
is_done (gpointer data)
{
  return ((Result *) data)->done;
}

static gboolean
dialog_is_there (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  (void) data;
  for (GList *w = windows; w != NULL; w = w->next)
    if (g_str_equal (gtk_widget_get_name (w->data), "job"))
      return TRUE;
  return FALSE;
}

/* Long work shows a dialog, and its button stops it. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  DeskWindow *window = open_window (fixture, 1);
  Result result = { FALSE, FALSE };
  g_autoptr (GCancellable) cancellable = desk_job_run (GTK_WIDGET (desk_window_get_page (window)), "Saving", never_ready, job_done, &result, NULL);

  (void) data;
  shell_test_wait (dialog_is_there, NULL);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *w = windows; w != NULL; w = w->next)
    if (g_str_equal (gtk_widget_get_name (w->data), "job"))
      adw_message_dialog_response (w->data, "cancel");
  shell_test_wait (is_done, &result);
  g_assert_true (result.cancelled);
  shell_test_close (GTK_WIDGET (window));
}

static void
test_file_name (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autofree char *name = desk_output_file_name ("移交账/甲", G_GINT64_CONSTANT (1773283320000000), zone, "pdf");

  g_assert_cmpstr (name, ==, "移交账-甲_20260312.pdf");
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/print/file-name", test_file_name);
  g_test_add ("/shell/print/preview", Fixture, NULL, fixture_set_up, test_preview, fixture_tear_down);
  g_test_add ("/shell/print/to-file", Fixture, NULL, fixture_set_up, test_to_file, fixture_tear_down);
  g_test_add ("/shell/print/export", Fixture, NULL, fixture_set_up, test_export, fixture_tear_down);
  g_test_add ("/shell/print/cancel", Fixture, NULL, fixture_set_up, test_cancel, fixture_tear_down);
  return g_test_run ();
}
