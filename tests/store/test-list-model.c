/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include "store/desk-row-pool.h"
#include "store/desk-splice.h"

/* A view that believes what it is told and checks it at every change. */
typedef struct {
  DeskListModel *model;
  GArray *ids;   /* gint64, as told */
  GArray *calls; /* guint triples */
} View;

static void
items_changed (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  View *view = data;
  guint call[3] = { position, removed, added };

  g_array_append_vals (view->calls, call, 3);
  g_assert_cmpuint (position + removed, <=, view->ids->len);
  if (removed > 0)
    g_array_remove_range (view->ids, position, removed);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, view->ids->len + added);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = desk_list_model_get_nth_id (view->model, position + i);
      g_array_insert_val (view->ids, position + i, id);
    }
  for (guint i = 0; i < view->ids->len; i++)
    g_assert_cmpint (g_array_index (view->ids, gint64, i), ==, desk_list_model_get_nth_id (view->model, i));
}

static View *
view_new (DeskStore *store, const char *const *columns)
{
  View *view = g_new0 (View, 1);

  view->model = desk_list_model_new (store, columns);
  view->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  view->calls = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (view->model, "items-changed", G_CALLBACK (items_changed), view);
  return view;
}

static void
view_free (View *view)
{
  g_signal_handlers_disconnect_by_data (view->model, view);
  g_object_unref (view->model);
  g_array_unref (view->ids);
  g_array_unref (view->calls);
  g_free (view);
}

static void
assert_calls (View *view, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i + 2 < view->calls->len; i += 3)
    g_string_append_printf (text, "(%u,%u,%u)", g_array_index (view->calls, guint, i), g_array_index (view->calls, guint, i + 1),
                            g_array_index (view->calls, guint, i + 2));
  g_assert_cmpstr (text->str, ==, expected);
  g_array_set_size (view->calls, 0);
}

static gboolean
wake (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                                          \
  G_STMT_START {                                                                       \
    gint64 give_up = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                    \
    while (!(condition)) {                                                             \
      g_main_context_iteration (NULL, g_main_context_pending (NULL));                  \
      g_usleep (200);                                                                  \
      if (g_get_monotonic_time () > give_up)                                           \
        g_error ("waited in vain: %s", #condition);                                    \
    }                                                                                  \
  } G_STMT_END

/* Long enough for what should not happen. */
static void
wait_a_moment (void)
{
  gboolean over = FALSE;

  g_timeout_add (150, wake, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
ask (View *view, const char *over, const char *where, const char *sort)
{
  DeskListRequest *request = desk_list_request_new (over);
  g_autoptr (GError) error = NULL;

  request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  request->sort = g_strdup (sort);
  desk_list_model_set_request (view->model, request);
}

/* What the model has is what a listing gives. */
static void
assert_true_list (Fixture *f, View *view)
{
  g_autoptr (GArray) ids = desk_store_list (f->store, desk_list_model_get_request (view->model), NULL, NULL, NULL, NULL);

  g_assert_cmpmem (view->ids->data, view->ids->len * sizeof (gint64), ids->data, ids->len * sizeof (gint64));
}

static const char *const columns[] = { "number", "title", "state", NULL };

static void
test_stages (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 3, 300);
  View *view = view_new (f->store, columns);

  ask (view, "case", "", "title");
  g_assert_true (desk_list_model_is_loading (view->model));
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  assert_calls (view, "(0,0,200)(200,0,100)");
  assert_true_list (f, view);

  ask (view, "case", "", "-number");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  assert_calls (view, "(0,300,0)(0,0,200)(200,0,100)");
  assert_true_list (f, view);

  /* The same again is nothing new. */
  ask (view, "case", "", "-number");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  assert_calls (view, "");

  ask (view, "case", "state = accepted", "-number");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  assert_true_list (f, view);
  ask (view, "case", "not everything", "-number");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->model)), ==, 0);
  view_free (view);
  world_free (world);
}

static gint64
nth_id_of (View *view, guint n)
{
  return g_array_index (view->ids, gint64, n);
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 4, 150);
  static const char *const other[] = { "title", "number", NULL };
  gint64 usual = desk_row_pool_wait_us;
  View *view;

  desk_row_pool_wait_us = 0; /* rows come late, as from a slow disk */
  view = view_new (f->store, columns);
  ask (view, "case", "", "number");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  g_autoptr (DeskRow) row = g_list_model_get_item (G_LIST_MODEL (view->model), 70);
  g_autoptr (DeskRow) same = g_list_model_get_item (G_LIST_MODEL (view->model), 70);
  g_assert_true (row == same);
  /* or not so late, when the other core is quick */
  g_assert_cmpstr (desk_row_get_cell (row, 0), ==, desk_row_is_loaded (row) ? "TS-2026-000071" : "");
  WAIT_UNTIL (desk_row_is_loaded (row));
  g_assert_cmpstr (desk_row_get_cell (row, 0), ==, "TS-2026-000071");
  g_assert_cmpint (desk_row_get_id (row), ==, desk_list_model_get_nth_id (view->model, 70));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (view->model), 150));
  g_assert_cmpuint (desk_list_model_find (view->model, desk_row_get_id (row)), ==, 70);
  g_assert_cmpuint (desk_list_model_find (view->model, 999999), ==, G_MAXUINT);

  /* Other columns: never the old cell under a new head. */
  desk_list_model_set_columns (view->model, other);
  g_assert_cmpstr (desk_row_get_cell (row, 0), ==, "");
  WAIT_UNTIL (desk_row_is_loaded (row));
  g_assert_cmpstr (desk_row_get_cell (row, 1), ==, "TS-2026-000071");
  view_free (view);
  desk_row_pool_wait_us = usual;
  world_free (world);
}

static guint told;

static void
count_loaded (DeskRow *row, GParamSpec *pspec, gpointer data)
{
  told++;
}

/* A view that goes on step by step finds the next rows read already, down and up again, and is told of nothing. */
static void
test_ahead (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 4, 500);
  gint64 usual = desk_row_pool_wait_us;
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  View *view;

  desk_row_pool_wait_us = 5 * G_USEC_PER_SEC;
  view = view_new (f->store, columns);
  ask (view, "case", "", "number");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  g_autoptr (DeskRow) first = g_list_model_get_item (G_LIST_MODEL (view->model), 100);
  g_assert_true (desk_row_is_loaded (first));
  wait_a_moment ();
  desk_row_pool_wait_us = 0;
  wait_a_moment ();
  told = 0;
  for (guint i = 101; i < 400; i++)
    {
      DeskRow *row = g_list_model_get_item (G_LIST_MODEL (view->model), i);
      g_assert_true (desk_row_is_loaded (row));
      g_signal_connect (row, "notify::loaded", G_CALLBACK (count_loaded), NULL);
      g_ptr_array_add (held, row);
      if (i % 16 == 0)
        wait_a_moment ();
    }
  for (guint i = 99; i < 100; i--)
    {
      DeskRow *row = g_list_model_get_item (G_LIST_MODEL (view->model), i);
      if (i == 99)
        WAIT_UNTIL (desk_row_is_loaded (row)); /* a leap back to where it began */
      g_assert_true (desk_row_is_loaded (row));
      g_assert_cmpint (desk_row_get_id (row), ==, nth_id_of (view, i));
      g_ptr_array_add (held, row);
      if (i % 16 == 0)
        wait_a_moment ();
    }
  g_assert_cmpuint (told, ==, 0);
  g_ptr_array_set_size (held, 0);
  desk_row_pool_wait_us = usual;
  view_free (view);
  world_free (world);
}

static void
change_title (World *world, gint64 id, const char *title)
{
  const Entry *entry = world_find (world, "case", id);
  DeskCommand *command = fixture_command (world->fixture, "change");
  DeskCommandPart *part = desk_command_add (command, "change", &entry->snapshot->uid, NULL, DESK_ANY_VERSION);

  desk_command_part_set_text (part, "title", title);
  fixture_do (world->fixture, command);
}

static void
test_changes (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 5, 250);
  View *view = view_new (f->store, columns);
  DeskUuid uid;

  ask (view, "case", "", "title");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  g_array_set_size (view->calls, 0);
  g_autoptr (DeskRow) last = g_list_model_get_item (G_LIST_MODEL (view->model), 249);
  g_autoptr (DeskRow) moved = g_list_model_get_item (G_LIST_MODEL (view->model), 240);
  WAIT_UNTIL (desk_row_is_loaded (last) && desk_row_is_loaded (moved));

  /* One more: one insertion. */
  fixture_register (f, "阿坝道路", &uid);
  WAIT_UNTIL (view->ids->len == 251);
  g_assert_cmpuint (view->calls->len, ==, 3);
  g_assert_cmpuint (g_array_index (view->calls, guint, 1), ==, 0);
  assert_true_list (f, view);
  g_array_set_size (view->calls, 0);
  g_autoptr (DeskRow) still_last = g_list_model_get_item (G_LIST_MODEL (view->model), 250);
  g_assert_true (last == still_last);

  /* One moves from near the end to the front: one in, one out; the row stays the same and reads the new title. */
  world_read (world);
  change_title (world, nth_id_of (view, 241), "阿");
  WAIT_UNTIL (desk_list_model_find (view->model, desk_row_get_id (moved)) == 0);
  assert_calls (view, "(0,0,1)(242,1,0)");
  WAIT_UNTIL (g_str_equal (desk_row_get_cell (moved, 1), "阿"));
  assert_true_list (f, view);

  /* And back to the end. */
  change_title (world, desk_row_get_id (moved), "醉");
  WAIT_UNTIL (desk_list_model_find (view->model, desk_row_get_id (moved)) == 250);
  assert_true_list (f, view);
  g_array_set_size (view->calls, 0);

  /* What does not move is not told, only read anew. */
  change_title (world, desk_row_get_id (moved), "醉了");
  WAIT_UNTIL (g_str_equal (desk_row_get_cell (moved, 1), "醉了"));
  wait_a_moment ();
  assert_calls (view, "");
  view_free (view);
  world_free (world);
}

/* A change of many at once, while a listing may be under way. */
static void
test_many_changes (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 6, 260);
  View *view = view_new (f->store, columns);

  ask (view, "case", "", "title");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  for (guint i = 0; i < 90; i++)
    change_title (world, nth_id_of (view, i * 2), i % 2 == 0 ? "啊变了" : "座变了");
  WAIT_UNTIL (({
    g_autoptr (GArray) ids = desk_store_list (f->store, desk_list_model_get_request (view->model), NULL, NULL, NULL, NULL);
    ids->len == view->ids->len && memcmp (ids->data, view->ids->data, ids->len * sizeof (gint64)) == 0;
  }));
  view_free (view);
  world_free (world);
}

/* Only the newest of several requests counts; a model may go while it lists. */
static void
test_late_answers (Fixture *f, gconstpointer data)
{
  World *world = world_new (f, 8, 220);
  View *view = view_new (f->store, columns);

  for (int i = 0; i < 20; i++)
    ask (view, "case", i % 2 == 0 ? "state = accepted" : "", i % 3 == 0 ? "title" : "-due_at");
  ask (view, "party", "", "name");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  wait_a_moment ();
  assert_true_list (f, view);
  g_assert_cmpstr (desk_list_model_get_request (view->model)->over, ==, "party");
  view_free (view);

  for (int i = 0; i < 10; i++)
    {
      view = view_new (f->store, columns);
      ask (view, "case", "", "title");
      for (int k = 0; k < i; k++)
        g_main_context_iteration (NULL, FALSE);
      view_free (view);
    }
  wait_a_moment ();
  world_free (world);
}

static void
test_error (Fixture *f, gconstpointer data)
{
  View *view = view_new (f->store, columns);
  g_autoptr (GError) error = NULL;
  DeskUuid uid;

  fixture_register (f, "缺工", &uid);
  ask (view, "case", "", "title");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  g_assert_cmpuint (view->ids->len, ==, 1);
  ask (view, "case", "unit = 没有这个局", "title");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  g_object_get (view->model, "error", &error, NULL);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (view->ids->len, ==, 1);
  g_clear_error (&error);
  ask (view, "case", "", "title");
  WAIT_UNTIL (!desk_list_model_is_loading (view->model));
  g_object_get (view->model, "error", &error, NULL);
  g_assert_no_error (error);
  view_free (view);
}

/* --- splices --- */

static GArray *
random_ids (guint n, guint range)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  while (ids->len < n)
    {
      gint64 id = g_test_rand_int_range (1, (gint32) range);
      if (g_hash_table_add (used, GINT_TO_POINTER ((int) id)))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
apply (GArray *from, GArray *to, GArray *splices)
{
  for (guint i = 0; i < splices->len; i++)
    {
      DeskSplice *s = &g_array_index (splices, DeskSplice, i);
      g_assert_cmpuint (s->position + s->removed, <=, from->len);
      g_assert_cmpuint (s->position + s->added, <=, to->len);
      if (s->removed > 0)
        g_array_remove_range (from, s->position, s->removed);
      if (s->added > 0)
        g_array_insert_vals (from, s->position, &g_array_index (to, gint64, s->position), s->added);
    }
}

static void
test_splices (void)
{
  for (int round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 40);
      gboolean alike = g_test_rand_bit ();
      g_autoptr (GArray) from = random_ids (n, 60);
      g_autoptr (GArray) to = alike ? g_array_copy (from) : random_ids ((guint) g_test_rand_int_range (0, 40), 60);
      int moves = alike && n > 1 ? g_test_rand_int_range (0, 4) : 0;

      for (int i = 0; i < moves; i++)
        {
          guint a = (guint) g_test_rand_int_range (0, (gint32) n), b = (guint) g_test_rand_int_range (0, (gint32) n);
          gint64 id = g_array_index (to, gint64, a);
          g_array_remove_index (to, a);
          g_array_insert_val (to, b, id);
        }
      g_autoptr (GArray) splices = desk_splices (from, to, FALSE, 1000);
      g_assert_nonnull (splices);
      /* One that moved is at most one splice out and one in. */
      if (moves == 1)
        g_assert_cmpuint (splices->len, <=, 2);
      apply (from, to, splices);
      g_assert_cmpmem (from->data, from->len * sizeof (gint64), to->data, to->len * sizeof (gint64));
    }
}

static void
test_too_many_splices (void)
{
  g_autoptr (GArray) from = random_ids (500, 2000);
  g_autoptr (GArray) to = g_array_copy (from);
  g_autoptr (GArray) others = random_ids (500, 2000);

  /* Changes all over the list: not worth telling one by one. */
  for (guint i = 0; i + 1 < to->len; i += 4)
    {
      gint64 id = g_array_index (to, gint64, i);
      g_array_index (to, gint64, i) = g_array_index (to, gint64, i + 1);
      g_array_index (to, gint64, i + 1) = id;
    }
  g_assert_null (desk_splices (from, to, FALSE, 48));

  /* All other rows: one splice says it. */
  for (guint i = 0; i < others->len; i++)
    g_array_index (others, gint64, i) += 5000;
  g_autoptr (GArray) one = desk_splices (from, others, FALSE, 48);
  g_assert_nonnull (one);
  g_assert_cmpuint (one->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/list-model/stages", Fixture, NULL, fixture_set_up, test_stages, fixture_tear_down);
  g_test_add ("/list-model/rows", Fixture, NULL, fixture_set_up, test_rows, fixture_tear_down);
  g_test_add ("/list-model/ahead", Fixture, NULL, fixture_set_up, test_ahead, fixture_tear_down);
  g_test_add ("/list-model/changes", Fixture, NULL, fixture_set_up, test_changes, fixture_tear_down);
  g_test_add ("/list-model/many-changes", Fixture, NULL, fixture_set_up, test_many_changes, fixture_tear_down);
  g_test_add ("/list-model/late-answers", Fixture, NULL, fixture_set_up, test_late_answers, fixture_tear_down);
  g_test_add ("/list-model/error", Fixture, NULL, fixture_set_up, test_error, fixture_tear_down);
  g_test_add_func ("/list-model/splices", test_splices);
  g_test_add_func ("/list-model/too-many-splices", test_too_many_splices);
  return g_test_run ();
}
