/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists, preview and page of records in a real window over a real store. */
#include "shell-test.h"

#include "../store/fixture.h"

#include "model/desk-date.h"
#include "shell/desk-case-preview.h"
#include "shell/desk-filter-bar.h"
#include "shell/desk-list-page.h"
#include "shell/desk-list-sorter.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-picture.h"
#include "shell/desk-record-page.h"
#include "shell/desk-saved-lists.h"
#include "shell/desk-tooltip.h"

#include <string.h>

typedef struct {
  Fixture store;
  DeskUuid cases[5];
  DeskNavigation *navigation;
  DeskWindow *window;
} Desk;

static void
wait_for (gboolean (*done) (Desk *desk), Desk *desk)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!done (desk) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (done (desk));
  shell_test_settle ();
}

static DeskListPage *
page (Desk *desk)
{
  return DESK_LIST_PAGE (desk_window_get_page (desk->window));
}

static DeskRecordList *
list (Desk *desk)
{
  return desk_list_page_get_list (page (desk));
}

static DeskListView *
view (Desk *desk)
{
  return desk_record_list_get_view (list (desk));
}

static guint
n_rows (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (desk_list_view_get_model (view (desk))));
}

static gboolean
is_settled (Desk *desk)
{
  DeskListModel *model = desk_list_view_get_model (view (desk));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  if (desk_list_model_is_loading (model))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      if (!desk_row_is_loaded (row))
        return FALSE;
    }
  return TRUE;
}

static void
settle (Desk *desk)
{
  shell_test_settle ();
  wait_for (is_settled, desk);
}

static const char *
cell (Desk *desk, guint position, const char *path)
{
  DeskListModel *model = desk_list_view_get_model (view (desk));
  const char *const *columns = desk_list_model_get_columns (model);
  g_autoptr (DeskRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);

  for (guint i = 0; columns[i] != NULL; i++)
    if (g_str_equal (columns[i], path))
      return g_intern_string (desk_row_get_cell (row, i));
  g_assert_not_reached ();
}

static void
open_page (Desk *desk, const char *id, const char *parameter)
{
  g_autoptr (GError) error = NULL;

  desk_window_open (desk->window, id, parameter, &error);
  g_assert_no_error (error);
  shell_test_settle ();
}

static void
set_up (Desk *desk, gconstpointer data)
{
  static const char *const titles[] = { "缺少产业工人", "变压器容量不足", "厂区雨污管网接驳", "用地指标调剂", "出口退税辅导" };

  fixture_set_up (&desk->store, data);
  for (guint i = 0; i < 5; i++)
    fixture_register (&desk->store, titles[i], &desk->cases[i]);
  fixture_hand_over (&desk->store, &desk->cases[1]);
  desk->navigation = desk_navigation_new ();
  desk_pages_attach (desk->navigation, desk->store.store);
  desk->window = shell_test_window (desk->navigation);
  open_page (desk, DESK_PAGE_CASES, NULL);
  settle (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  shell_test_close (GTK_WIDGET (desk->window));
  g_object_unref (desk->navigation);
  shell_test_settle ();
  fixture_tear_down (&desk->store, data);
}

/* ---- the list ---- */

static void
test_columns (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) shown = desk_list_view_get_shown (view (desk));
  static const char *const expected[] = { "number", "title", "party", "tier", "unit", "state", "due_at" };
  static const char *const others[] = { "title", "number", NULL };
  g_autoptr (GPtrArray) changed = NULL;

  g_assert_cmpuint (n_rows (desk), ==, 5);
  g_assert_cmpuint (shown->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < shown->len; i++)
    g_assert_cmpstr (shown->pdata[i], ==, expected[i]);
  g_assert_cmpstr (cell (desk, 0, "number"), ==, "TS-2026-000005");
  g_assert_cmpstr (cell (desk, 0, "party"), ==, "恒鑫鞋业有限公司");

  desk_list_view_set_shown (view (desk), others);
  settle (desk);
  changed = desk_list_view_get_shown (view (desk));
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpstr (changed->pdata[0], ==, "title");
  shell_test_picture (GTK_WIDGET (desk->window), "records-two-columns");
}

/* What was chosen is there again for the next window. */
static gboolean
is_remembered (Desk *desk)
{
  g_autofree char *json = desk_store_get_pref (desk->store.store, "list.cases");

  return json != NULL && strstr (json, "registered_at") != NULL;
}

static void
test_layout_is_kept (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "number", "registered_at", "title", NULL };
  g_autoptr (GPtrArray) shown = NULL;

  desk_list_view_set_shown (view (desk), paths);
  wait_for (is_remembered, desk);
  desk_window_forget_pages (desk->window);
  open_page (desk, DESK_PAGE_CASES, NULL);
  settle (desk);
  shown = desk_list_view_get_shown (view (desk));
  g_assert_cmpuint (shown->len, ==, 3);
  g_assert_cmpstr (shown->pdata[1], ==, "registered_at");
}

static GtkColumnView *
column_view (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return GTK_COLUMN_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkColumnView *found = column_view (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_inscription (GtkWidget *widget, const char *tooltip)
{
  if (GTK_IS_INSCRIPTION (widget) && g_strcmp0 (desk_tooltip_get (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_inscription (child, tooltip);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The text of a cell of "registered_at" as it is @days later. */
static const char *
shown_later (Desk *desk, int days)
{
  GtkWidget *found;

  desk_clock_hand_advance (&desk->store.clock, days * DESK_DAY_US);
  desk_window_forget_pages (desk->window);
  open_page (desk, DESK_PAGE_CASES, NULL);
  settle (desk);
  /* the whole of it is in the row, for the tooltip, for what is copied and for what is read out */
  found = find_inscription (GTK_WIDGET (view (desk)), cell (desk, 0, "registered_at"));
  g_assert_nonnull (found);
  return gtk_inscription_get_text (GTK_INSCRIPTION (found));
}

static void
test_moments (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "number", "registered_at", "title", NULL };
  char date[DESK_DATE_STR_LEN];
  g_autofree char *day = NULL, *with_year = NULL;

  desk_date_from_us (desk_store_now (desk->store.store), desk_store_get_zone (desk->store.store), date);
  day = desk_date_format (date, DESK_DATE_MEDIUM);
  with_year = desk_date_format (date, DESK_DATE_LONG);
  desk_list_view_set_shown (view (desk), paths);
  wait_for (is_remembered, desk);
  g_assert_true (g_str_has_suffix (cell (desk, 0, "registered_at"), shown_later (desk, 0)));
  g_assert_cmpint (strlen (shown_later (desk, 0)), ==, strlen ("10:30"));
  g_assert_cmpstr (shown_later (desk, 2), ==, day);
  shell_test_picture (GTK_WIDGET (desk->window), "records-moments");
  g_assert_cmpstr (shown_later (desk, 366), ==, with_year);
}

static void
test_sort (Desk *desk, gconstpointer data)
{
  GtkColumnView *columns = column_view (GTK_WIDGET (view (desk)));
  g_autoptr (GtkColumnViewColumn) number = g_list_model_get_item (gtk_column_view_get_columns (columns), 0);
  g_autoptr (GtkColumnViewColumn) title = g_list_model_get_item (gtk_column_view_get_columns (columns), 1);
  g_autofree char *first = desk_list_sorter_ask (gtk_column_view_get_sorter (columns));

  g_assert_cmpstr (first, ==, "-number");
  gtk_column_view_sort_by_column (columns, number, GTK_SORT_ASCENDING);
  settle (desk);
  g_assert_cmpstr (desk_list_view_get_sort (view (desk)), ==, "number");
  g_assert_cmpstr (cell (desk, 0, "number"), ==, "TS-2026-000001");
  gtk_column_view_sort_by_column (columns, title, GTK_SORT_ASCENDING);
  settle (desk);
  g_assert_cmpstr (desk_list_view_get_sort (view (desk)), ==, "title");
  g_assert_cmpstr (cell (desk, 0, "title"), ==, "变压器容量不足"); /* bian, chang, chu, que, yong */
  gtk_column_view_sort_by_column (columns, title, GTK_SORT_DESCENDING);
  settle (desk);
  g_assert_cmpstr (desk_list_view_get_sort (view (desk)), ==, "-title");
  g_assert_cmpstr (cell (desk, 0, "title"), ==, "用地指标调剂");
}

static void
test_filter (Desk *desk, gconstpointer data)
{
  DeskFilterBar *filters = DESK_FILTER_BAR (shell_test_find_type (GTK_WIDGET (list (desk)), DESK_TYPE_FILTER_BAR));
  g_autoptr (DeskQuery) handed = desk_query_parse ("state = handed-over", NULL);
  g_autofree char *words = NULL, *text = NULL;
  GtkWidget *remove;

  desk_filter_bar_set_field (filters, "state", handed);
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 1);
  g_assert_cmpstr (cell (desk, 0, "title"), ==, "变压器容量不足");
  words = desk_filter_bar_dup_words (filters);
  g_assert_nonnull (strstr (words, cell (desk, 0, "state")));
  g_assert_null (strstr (words, "handed-over")); /* in words, not in codes */
  text = desk_record_list_dup_query (list (desk));
  g_assert_cmpstr (text, ==, "state = handed-over");

  remove = desk_offer_find (GTK_WIDGET (filters), "filter.state.remove");
  g_assert_true (gtk_widget_get_visible (remove));
  g_signal_emit_by_name (remove, "clicked");
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 5);
  g_assert_cmpuint (desk_filter_bar_get_n_conditions (filters), ==, 0);
}

/* A number on another page opens the list with its own query: what no chip can say is a chip, too. */
static void
test_query_of_another_page (Desk *desk, gconstpointer data)
{
  DeskFilterBar *filters;

  desk_pages_open_list (GTK_WIDGET (desk->window), "case", "state in (registered, handed-over) and (tier = unit or title ~ \"缺少\")");
  settle (desk);
  filters = DESK_FILTER_BAR (shell_test_find_type (GTK_WIDGET (list (desk)), DESK_TYPE_FILTER_BAR));
  g_assert_cmpuint (desk_filter_bar_get_n_conditions (filters), ==, 2);
  g_assert_cmpuint (n_rows (desk), ==, 2);
  shell_test_picture (GTK_WIDGET (desk->window), "records-other-filter");
  desk_pages_open_list (GTK_WIDGET (desk->window), "case", NULL);
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 5);
}

static void
test_wrong_query (Desk *desk, gconstpointer data)
{
  open_page (desk, DESK_PAGE_CASES, "no_such_field = 3");
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 5); /* what was there stays */
  g_assert_nonnull (shell_test_find_type (GTK_WIDGET (list (desk)), GTK_TYPE_INFO_BAR));
  g_assert_true (gtk_widget_get_visible (shell_test_find_type (GTK_WIDGET (list (desk)), GTK_TYPE_INFO_BAR)));
}

static void
test_search (Desk *desk, gconstpointer data)
{
  g_assert_true (desk_page_view_search (GTK_WIDGET (page (desk)), "管网"));
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 1);
  g_assert_cmpstr (cell (desk, 0, "title"), ==, "厂区雨污管网接驳");
  g_assert_true (desk_page_view_search (GTK_WIDGET (page (desk)), "qscy")); /* 缺少产业 */
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 1);
  g_assert_true (desk_page_view_search (GTK_WIDGET (page (desk)), "没有这样的词"));
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 0);
  g_assert_true (gtk_widget_get_mapped (desk_offer_find (GTK_WIDGET (page (desk)), "records.clear")));
  shell_test_picture (GTK_WIDGET (desk->window), "records-none");
  gtk_widget_activate_action (GTK_WIDGET (list (desk)), "records.clear", NULL);
  settle (desk);
  g_assert_cmpuint (n_rows (desk), ==, 5);
}

static void
test_empty (Desk *desk, gconstpointer data)
{
  GtkWidget *first;

  desk_pages_open_list (GTK_WIDGET (desk->window), "visit", NULL);
  settle (desk);
  first = desk_offer_find (GTK_WIDGET (page (desk)), "records.first");
  g_assert_nonnull (first);
  g_assert_true (gtk_widget_get_mapped (first));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (first)), ==, "win.create");
  shell_test_picture (GTK_WIDGET (desk->window), "records-empty");
}

/* ---- choosing ---- */

static gboolean
has_six (Desk *desk)
{
  return n_rows (desk) == 6;
}

static void
test_selection_stays (Desk *desk, gconstpointer data)
{
  GtkSelectionModel *selection = desk_list_view_get_selection (view (desk));
  g_autofree char *before = NULL;
  g_autoptr (DeskRow) row = NULL;
  DeskUuid uid;

  gtk_selection_model_select_item (selection, 2, TRUE);
  before = g_strdup (cell (desk, 2, "number"));
  g_assert_cmpuint (desk_list_view_get_n_chosen (view (desk)), ==, 1);
  fixture_register (&desk->store, "另一个窗口登记的事项", &uid);
  wait_for (has_six, desk);
  settle (desk);
  g_assert_cmpuint (desk_list_view_get_n_chosen (view (desk)), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (selection, 3)); /* one came in above it */
  g_assert_cmpstr (cell (desk, 3, "number"), ==, before);
  row = desk_list_view_get_chosen (view (desk));
  g_assert_nonnull (row);
}

static void
test_all_and_count (Desk *desk, gconstpointer data)
{
  GtkWidget *count = desk_offer_find (GTK_WIDGET (page (desk)), "records.count");
  g_autoptr (GArray) ids = NULL;

  gtk_widget_activate_action (GTK_WIDGET (list (desk)), "records.all", NULL);
  g_assert_cmpuint (desk_list_view_get_n_chosen (view (desk)), ==, 5);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (count)), "5"));
  ids = desk_list_view_get_ids (view (desk));
  g_assert_cmpuint (ids->len, ==, 5);
}

static gboolean
has_record (Desk *desk)
{
  GtkWidget *front = desk_window_get_page (desk->window);

  return DESK_IS_RECORD_PAGE (front) && desk_record_page_get_snapshot (DESK_RECORD_PAGE (front)) != NULL;
}

/* Enter on a row, which the list does as this action. */
static void
test_enter_opens (Desk *desk, gconstpointer data)
{
  GtkColumnView *columns = column_view (GTK_WIDGET (view (desk)));
  GtkWidget *inner = shell_test_find_type (GTK_WIDGET (columns), GTK_TYPE_LIST_VIEW);
  g_autofree char *title = NULL;

  g_assert_true (gtk_widget_activate_action (inner, "list.activate-item", "u", 3));
  wait_for (has_record, desk);
  g_assert_cmpstr (desk_window_get_page_id (desk->window), ==, DESK_PAGE_RECORD);
  title = desk_page_view_dup_title (desk_window_get_page (desk->window));
  g_assert_cmpstr (title, ==, "TS-2026-000002");
  shell_test_picture (GTK_WIDGET (desk->window), "records-page");
  g_assert_true (desk_window_back (desk->window));
  g_assert_cmpuint (n_rows (desk), ==, 5);
}

static void
test_space_shows_preview (Desk *desk, gconstpointer data)
{
  gboolean shown = desk_list_page_get_preview_shown (page (desk));

  gtk_widget_activate_action (GTK_WIDGET (list (desk)), "records.preview", NULL);
  shell_test_settle ();
  g_assert_cmpint (desk_list_page_get_preview_shown (page (desk)), !=, shown);
  gtk_widget_activate_action (GTK_WIDGET (list (desk)), "records.preview", NULL);
  shell_test_settle ();
  g_assert_cmpint (desk_list_page_get_preview_shown (page (desk)), ==, shown);
}

/* ---- saved lists ---- */

static gboolean
is_saved (Desk *desk)
{
  g_autofree char *json = desk_store_get_pref (desk->store.store, "lists.case");

  return json != NULL && strstr (json, "等人签收") != NULL;
}

static void
test_saved_lists (Desk *desk, gconstpointer data)
{
  DeskSavedLists *lists = DESK_SAVED_LISTS (shell_test_find_type (GTK_WIDGET (list (desk)), DESK_TYPE_SAVED_LISTS));

  desk_record_list_set_query (list (desk), "state = handed-over");
  settle (desk);
  desk_saved_lists_save (lists, "待签收的");
  g_assert_cmpstr (desk_saved_lists_find (lists, "待签收的"), ==, "state = handed-over");
  desk_saved_lists_rename (lists, "待签收的", "等人签收");
  g_assert_null (desk_saved_lists_find (lists, "待签收的"));
  wait_for (is_saved, desk);

  desk_window_forget_pages (desk->window);
  open_page (desk, DESK_PAGE_CASES, NULL);
  settle (desk);
  lists = DESK_SAVED_LISTS (shell_test_find_type (GTK_WIDGET (list (desk)), DESK_TYPE_SAVED_LISTS));
  g_assert_cmpstr (desk_saved_lists_find (lists, "等人签收"), ==, "state = handed-over");
  desk_saved_lists_delete (lists, "等人签收");
  g_assert_null (desk_saved_lists_find (lists, "等人签收"));
}

/* ---- the preview ---- */

static DeskCasePreview *
preview (Desk *desk)
{
  return DESK_CASE_PREVIEW (shell_test_find_type (GTK_WIDGET (page (desk)), DESK_TYPE_CASE_PREVIEW));
}

static gboolean
has_acts (Desk *desk)
{
  GtkWidget *more = desk_offer_find (GTK_WIDGET (preview (desk)), "act.more");

  return more != NULL && gtk_widget_get_mapped (more);
}

static gboolean
can_accept (Desk *desk)
{
  GtkWidget *accept = desk_offer_find (GTK_WIDGET (preview (desk)), "act.accept");

  return accept != NULL && gtk_widget_get_mapped (accept);
}

static void
test_preview (Desk *desk, gconstpointer data)
{
  GtkWidget *why;

  gtk_selection_model_select_item (desk_list_view_get_selection (view (desk)), 0, TRUE);
  wait_for (has_acts, desk);
  g_assert_nonnull (desk_case_preview_get_uuid (preview (desk)));
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (preview (desk)), "act.hand-over"));
  why = desk_offer_find (GTK_WIDGET (preview (desk)), "due.why");
  g_assert_true (gtk_widget_get_mapped (why));
  gtk_menu_button_popup (GTK_MENU_BUTTON (why));
  shell_test_settle ();
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (why))), "due.copy"));
  shell_test_measure (gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (why))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (why));
  shell_test_measure (GTK_WIDGET (preview (desk)));
  shell_test_picture (GTK_WIDGET (desk->window), "records-preview");
  /* somebody does the next thing meanwhile: the pane follows */
  fixture_hand_over (&desk->store, &desk->cases[4]);
  wait_for (can_accept, desk);
}

static void
test_preview_of_a_party (Desk *desk, gconstpointer data)
{
  desk_pages_open_list (GTK_WIDGET (desk->window), "party", NULL);
  settle (desk);
  gtk_selection_model_select_item (desk_list_view_get_selection (view (desk)), 0, TRUE);
  shell_test_settle ();
  for (int i = 0; i < 200 && desk_offer_find (GTK_WIDGET (preview (desk)), "record.all") == NULL; i++)
    desk_picture_settle (50);
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (preview (desk)), "act.change"));
  g_assert_nonnull (desk_offer_find (GTK_WIDGET (preview (desk)), "record.all")); /* the cases that concern it */
  shell_test_picture (GTK_WIDGET (desk->window), "records-party");
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Desk, NULL, set_up, func, tear_down)
  ADD ("/records/columns", test_columns);
  ADD ("/records/layout", test_layout_is_kept);
  ADD ("/records/moments", test_moments);
  ADD ("/records/sort", test_sort);
  ADD ("/records/filter", test_filter);
  ADD ("/records/query-of-another-page", test_query_of_another_page);
  ADD ("/records/wrong-query", test_wrong_query);
  ADD ("/records/search", test_search);
  ADD ("/records/empty", test_empty);
  ADD ("/records/selection", test_selection_stays);
  ADD ("/records/all", test_all_and_count);
  ADD ("/records/enter", test_enter_opens);
  ADD ("/records/space", test_space_shows_preview);
  ADD ("/records/saved-lists", test_saved_lists);
  ADD ("/records/preview", test_preview);
  ADD ("/records/preview-party", test_preview_of_a_party);
  return g_test_run ();
}
