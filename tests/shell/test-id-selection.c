/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-test.h"

#include "shell/desk-id-selection.h"

/* A list of ids that counts how many of its rows are asked for. */
#define TEST_TYPE_IDS (test_ids_get_type ())
G_DECLARE_FINAL_TYPE (TestIds, test_ids, TEST, IDS, GObject)
struct _TestIds {
  GObject parent_instance;
  GArray *ids;
  guint asked;
};

static GType
ids_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
ids_get_n_items (GListModel *model)
{
  return TEST_IDS (model)->ids->len;
}

static gpointer
ids_get_item (GListModel *model, guint position)
{
  TestIds *self = TEST_IDS (model);

  if (position >= self->ids->len)
    return NULL;
  self->asked++;
  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
ids_list_init (GListModelInterface *iface)
{
  iface->get_item_type = ids_get_item_type;
  iface->get_n_items = ids_get_n_items;
  iface->get_item = ids_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestIds, test_ids, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ids_list_init))

static void
test_ids_finalize (GObject *object)
{
  g_array_unref (TEST_IDS (object)->ids);
  G_OBJECT_CLASS (test_ids_parent_class)->finalize (object);
}

static void
test_ids_class_init (TestIdsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_ids_finalize;
}

static void
test_ids_init (TestIds *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static TestIds *
ids_new (guint n)
{
  TestIds *self = g_object_new (TEST_TYPE_IDS, NULL);

  for (gint64 id = 1; id <= n; id++)
    g_array_append_val (self->ids, id);
  return self;
}

static gint64
id_at (GListModel *model, guint position)
{
  return g_array_index (TEST_IDS (model)->ids, gint64, position);
}

static void
splice (TestIds *self, guint position, guint removed, gint64 added)
{
  if (removed > 0)
    g_array_remove_range (self->ids, position, removed);
  if (added != 0)
    g_array_insert_val (self->ids, position, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added != 0);
}

static void
assert_ids (DeskIdSelection *selection, const char *expected)
{
  g_autoptr (GArray) ids = desk_id_selection_get_ids (selection);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpuint (desk_id_selection_get_n_selected (selection), ==, ids->len);
  gint64 only = 0;
  if (desk_id_selection_get_single (selection, &only))
    g_assert_cmpint (only, ==, g_array_index (ids, gint64, 0));
  g_assert_true (ids->len != 1 || only != 0 || desk_id_selection_is_all (selection));
  g_assert_true (ids->len == 1 || only == 0);
}

static void
test_items (void)
{
  g_autoptr (TestIds) list = ids_new (9);
  g_autoptr (DeskIdSelection) selection = desk_id_selection_new_with (G_LIST_MODEL (list), id_at);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  assert_ids (selection, "");
  gtk_selection_model_select_item (model, 2, TRUE);
  gtk_selection_model_select_range (model, 5, 2, FALSE);
  assert_ids (selection, "3 6 7");
  gtk_selection_model_unselect_item (model, 5);
  assert_ids (selection, "3 7");
  g_assert_true (gtk_selection_model_is_selected (model, 6));
  g_assert_false (gtk_selection_model_is_selected (model, 5));
  g_assert_false (gtk_selection_model_is_selected (model, 99));
  gtk_selection_model_select_item (model, 0, TRUE);
  assert_ids (selection, "1");
  gtk_selection_model_select_all (model);
  g_assert_true (desk_id_selection_is_all (selection));
  gtk_selection_model_unselect_range (model, 1, 6);
  g_assert_false (desk_id_selection_is_all (selection));
  assert_ids (selection, "1 8 9");
  gtk_selection_model_select_item (model, 3, FALSE);
  assert_ids (selection, "1 4 8 9");
  gtk_selection_model_unselect_all (model);
  assert_ids (selection, "");
}

static void
test_bitsets (void)
{
  g_autoptr (TestIds) list = ids_new (9);
  g_autoptr (DeskIdSelection) selection = desk_id_selection_new_with (G_LIST_MODEL (list), id_at);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GtkBitset) odd = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) middle = gtk_bitset_new_range (3, 3);
  g_autoptr (GtkBitset) every = gtk_bitset_new_range (0, 9);

  for (guint i = 1; i < 9; i += 2)
    gtk_bitset_add (odd, i);
  gtk_selection_model_set_selection (model, odd, every);
  assert_ids (selection, "2 4 6 8");
  gtk_selection_model_set_selection (model, middle, middle);
  assert_ids (selection, "2 4 5 6 8");
  g_autoptr (GtkBitset) some = gtk_selection_model_get_selection_in_range (model, 4, 3);
  g_assert_cmpuint (gtk_bitset_get_size (some), ==, 2);
  g_assert_true (gtk_bitset_contains (some, 4) && gtk_bitset_contains (some, 5));
  gtk_selection_model_set_selection (model, every, every);
  g_assert_true (desk_id_selection_is_all (selection));
  g_autoptr (GtkBitset) past = gtk_selection_model_get_selection_in_range (model, 20, 5);
  g_assert_true (gtk_bitset_is_empty (past));
}

/* A record that moves stays selected; one that goes does not come back by itself. */
static void
test_changes (void)
{
  g_autoptr (TestIds) list = ids_new (5);
  g_autoptr (DeskIdSelection) selection = desk_id_selection_new_with (G_LIST_MODEL (list), id_at);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  gtk_selection_model_select_range (model, 3, 2, TRUE);
  splice (list, 3, 1, 0);
  splice (list, 0, 0, 4);
  assert_ids (selection, "4 5");
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  splice (list, 0, 1, 0);
  assert_ids (selection, "5");
  splice (list, 0, 0, 4);
  assert_ids (selection, "5");

  gtk_selection_model_select_all (model);
  gtk_selection_model_unselect_item (model, 0);
  splice (list, 2, 0, 77);
  assert_ids (selection, "1 77 2 3 5");
  desk_id_selection_select_id (selection, 77);
  assert_ids (selection, "77");
}

static void
count_changes (GtkSelectionModel *model, guint position, guint n, gpointer data)
{
  (*(guint *) data)++;
}

static GtkWidget *
find_list_view (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* Through the action that Ctrl+A calls, in a column view over a million rows. */
static void
test_all_of_a_million (void)
{
  g_autoptr (TestIds) list = ids_new (1000000);
  DeskIdSelection *selection = desk_id_selection_new_with (G_LIST_MODEL (list), id_at);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  guint changes = 0, asked;
  gint64 start;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_signal_connect (selection, "selection-changed", G_CALLBACK (count_changes), &changes);

  asked = list->asked;
  start = g_get_monotonic_time ();
  g_assert_true (gtk_widget_activate_action (find_list_view (view), "list.select-all", NULL));
  g_assert_true (desk_id_selection_is_all (selection));
  g_assert_cmpuint (desk_id_selection_get_n_selected (selection), ==, 1000000);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (list->asked - asked, <, 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/id-selection/items", test_items);
  g_test_add_func ("/id-selection/bitsets", test_bitsets);
  g_test_add_func ("/id-selection/changes", test_changes);
  g_test_add_func ("/id-selection/all-of-a-million", test_all_of_a_million);
  return g_test_run ();
}
