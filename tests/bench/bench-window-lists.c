/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's list of all cases, and the same columns and cells over rows in
 * memory, in the same window. */
#include "bench-window.h"

#include "shell/desk-id-selection.h"
#include "shell/desk-list-page.h"
#include "shell/desk-window.h"

#define PREPARED 4096
#define LIST "cases"
#define FLOOR "floor"
/* Each jump goes to rows of its own, so that neither surface finds some it kept. */
#define STEP 0.02
#define FRAMES 60
#define FRAMES_QUICK 30

typedef struct {
  DeskStore *store;
  DeskWindow *window;
  GtkWidget *pattern;  /* a list that is never shown: its columns and cells are the floor's */
  BenchRows *rows;
  GArray *widths;      /* of the columns of the list */
  int width, height;   /* of its scrolled window */
  BenchSurface list, floor;
  char *word;
  guint hits;
  guint rounds;
  guint round;
  gboolean one_sort; /* instead of by each column */
  BenchWindowed *figures;
} Bench;

static void
note_change (BenchSurface *surface)
{
  surface->changed = TRUE;
}

static void
take_surface (BenchSurface *self, GtkWindow *window, GtkWidget *page, GListModel *model)
{
  self->window = window;
  self->page = page;
  self->view = bench_find (page, GTK_TYPE_COLUMN_VIEW);
  self->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  self->model = model;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (note_change), self);
}

/* ---- the two pages ---- */

static GtkWidget *
make_list (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  Bench *self = data;
  const DeskRecordListSpec list = { .id = LIST, .over = "case" };
  GtkWidget *page = desk_list_page_new (self->store, &list);
  DeskRecordList *records = DESK_RECORD_LIST (bench_find (page, DESK_TYPE_RECORD_LIST));

  self->list.list = records;
  take_surface (&self->list, GTK_WINDOW (window), page, G_LIST_MODEL (desk_list_view_get_model (desk_record_list_get_view (records))));
  return page;
}

static void
sorted (GtkSorter *sorter, GtkSorterChange change, Bench *self)
{
  bench_rows_set (self->rows, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ++self->floor.order);
}

static void
copy_columns (Bench *self, GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (bench_find (self->pattern, GTK_TYPE_COLUMN_VIEW)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GtkColumnViewColumn) copy = gtk_column_view_column_new (gtk_column_view_column_get_title (column),
                                                                         g_object_ref (gtk_column_view_column_get_factory (column)));
      gtk_column_view_column_set_expand (copy, gtk_column_view_column_get_expand (column));
      gtk_column_view_column_set_resizable (copy, TRUE);
      gtk_column_view_column_set_sorter (copy, gtk_column_view_column_get_sorter (column));
      gtk_column_view_column_set_fixed_width (copy, g_array_index (self->widths, int, i));
      gtk_column_view_append_column (view, copy);
    }
}

static GtkWidget *
make_floor (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  Bench *self = data;
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (NULL);
  g_autoptr (DeskIdSelection) selection = desk_id_selection_new_with (G_LIST_MODEL (self->rows), bench_rows_id_at);

  gtk_widget_add_css_class (view, "desk");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (view), TRUE);
  copy_columns (self, GTK_COLUMN_VIEW (view));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), GTK_SELECTION_MODEL (selection));
  g_signal_connect (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (view)), "changed", G_CALLBACK (sorted), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, self->width, self->height);
  gtk_widget_set_halign (scroller, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (page), scroller);
  g_signal_handlers_disconnect_by_data (self->rows, &self->floor);
  take_surface (&self->floor, GTK_WINDOW (window), page, G_LIST_MODEL (self->rows));
  return page;
}

/* ---- acts ---- */

static void
act_open (BenchSurface *surface, gpointer data)
{
  Bench *self = data;

  desk_window_open (self->window, surface == &self->floor ? FLOOR : LIST, NULL, NULL);
}

static void
act_jump (BenchSurface *surface, gpointer data)
{
  double share = *(double *) data;
  double room = gtk_adjustment_get_upper (surface->adjustment) - gtk_adjustment_get_page_size (surface->adjustment);

  gtk_adjustment_set_value (surface->adjustment, room * share);
}

static void
act_next_jump (BenchSurface *surface, gpointer data)
{
  Bench *self = ((gpointer *) data)[0];
  double share = *(double *) ((gpointer *) data)[1] - STEP * self->round;

  act_jump (surface, &share);
}

static void
act_drag (BenchSurface *surface, gpointer data)
{
  double share = (GPOINTER_TO_UINT (data) * 37 % 101 + 1) / 102.0;

  act_jump (surface, &share);
}

static void
act_wheel (BenchSurface *surface, gpointer data)
{
  gtk_adjustment_set_value (surface->adjustment, gtk_adjustment_get_value (surface->adjustment) + 96);
}

static void
act_choose_all (BenchSurface *surface, gpointer data)
{
  gtk_widget_activate_action (bench_find (surface->view, GTK_TYPE_LIST_VIEW), "list.select-all", NULL);
}

static void
act_search (BenchSurface *surface, gpointer data)
{
  Bench *self = data;

  if (surface->list != NULL)
    desk_record_list_search (surface->list, self->word);
  else
    bench_rows_set (self->rows, self->hits, ++surface->order);
}

typedef struct {
  guint column;
  GtkSortType type;
} Sort;

static void
act_sort (BenchSurface *surface, gpointer data)
{
  const Sort *sort = data;
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (surface->view)), sort->column);

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (surface->view), column, sort->type);
}

/* ---- measuring ---- */

static void
note (Bench *self, const char *name, double value, double floor_value, double limit)
{
  BenchWindowed *figures = self->figures;

  g_return_if_fail (figures->n < BENCH_ACTS);
  figures->name[figures->n] = g_strdup (name);
  figures->value[figures->n] = value;
  figures->floor[figures->n] = floor_value;
  figures->limit[figures->n++] = limit;
}

/* Until the list is complete, too. */
static void
settle (Bench *self)
{
  do
    bench_settle ();
  while (self->list.model != NULL && desk_list_model_is_loading (DESK_LIST_MODEL (self->list.model)));
}

static void
bring (Bench *self, BenchSurface *surface)
{
  act_open (surface, self);
  settle (self);
}

typedef void (*Step) (Bench *self, BenchSurface *surface);

/* The two take turns; @before and @after are not measured. */
static void
compare (Bench *self, const char *name, Step before, BenchAct act, gpointer data, gboolean anew, Step after)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 2 * self->rounds; i++)
    {
      gboolean floor_turn = (i % 2 == 1) != (i / 2 % 2 == 1);
      BenchSurface *surface = floor_turn ? &self->floor : &self->list;
      double ms;

      self->round = i / 2;
      if (before != NULL)
        before (self, surface);
      settle (self);
      ms = bench_until_painted (surface, act, data, anew);
      g_array_append_val (floor_turn ? floors : values, ms);
      if (after != NULL)
        after (self, surface);
    }
  note (self, name, bench_median (values), bench_median (floors), 1.5);
}

static void
before_open (Bench *self, BenchSurface *surface)
{
  g_signal_handlers_disconnect_by_data (self->rows, &self->floor);
  desk_window_forget_pages (self->window);
  self->list.model = self->floor.model = NULL;
}

static void
before_jump (Bench *self, BenchSurface *surface)
{
  double top = 0;

  bring (self, surface);
  act_jump (surface, &top);
}

static void
after_choose (Bench *self, BenchSurface *surface)
{
  gtk_widget_activate_action (bench_find (surface->view, GTK_TYPE_LIST_VIEW), "list.unselect-all", NULL);
}

static void
after_search (Bench *self, BenchSurface *surface)
{
  settle (self);
  if (surface->list == NULL)
    bench_rows_set (self->rows, g_list_model_get_n_items (self->list.model), ++surface->order);
  else
    {
      self->hits = g_list_model_get_n_items (surface->model);
      desk_record_list_search (surface->list, NULL);
    }
  settle (self);
}

/* Up and down in turn. */
static void
compare_sort (Bench *self, GtkColumnViewColumn *column, guint place)
{
  g_autofree char *name = g_strdup_printf ("sort by %s", gtk_column_view_column_get_title (column));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));
  Sort sort = { place, GTK_SORT_DESCENDING };

  /* a sort takes longest of all, and there are many */
  guint rounds = bench_is_quick () ? 2 : self->rounds;

  for (guint round = 0; round < rounds + 1; round++)
    for (guint turn = 0; turn < 2; turn++)
      {
        BenchSurface *surface = turn == round % 2 ? &self->list : &self->floor;
        double ms;

        sort.type = round % 2 == 0 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
        bring (self, surface);
        ms = bench_until_painted (surface, act_sort, &sort, TRUE);
        settle (self);
        if (round > 0) /* the first may leave the order as it was */
          g_array_append_val (surface == &self->list ? values : floors, ms);
      }
  note (self, name, bench_median (values), bench_median (floors), 1.5);
}

static void
compare_sorts (Bench *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->list.view));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_sorter (column) == NULL)
        continue;
      compare_sort (self, column, i);
      if (self->one_sort)
        return;
    }
}

/* The slowest of a hundred frames, in each round; its median over the rounds, so
 * that a burst of another program does not count as a frame of this one. */
static void
compare_frames (Bench *self, const char *name, BenchAct act)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));
  double top = 0;

  for (guint round = 0; round < self->rounds; round++)
    for (guint turn = 0; turn < 2; turn++)
      {
        BenchSurface *surface = turn == round % 2 ? &self->list : &self->floor;
        g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));

        bring (self, surface);
        act_jump (surface, &top);
        settle (self);
        bench_frames (surface, bench_is_quick () ? FRAMES_QUICK : FRAMES, act, costs);
        settle (self);
        double slowest = bench_percentile (costs, 0.99);
        g_array_append_val (surface == &self->list ? values : floors, slowest);
      }
  note (self, name, bench_median (values), bench_median (floors), 1.3);
}

/* ---- the whole ---- */

/* Two characters of a title, as somebody would type them. */
static char *
word_of (DeskListModel *model)
{
  g_autoptr (DeskRow) row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  const char *const *columns = desk_list_model_get_columns (model);

  for (guint i = 0; columns[i] != NULL; i++)
    if (g_str_equal (columns[i], "title"))
      {
        const char *title = desk_row_get_cell (row, i);
        glong n = g_utf8_strlen (title, -1);
        return n < 4 ? g_strdup (title) : g_utf8_substring (title, n - 2, n);
      }
  return g_strdup ("申请");
}

static void
learn (Bench *self)
{
  DeskListModel *model;
  GListModel *columns;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;
  GtkWidget *scroller;

  bench_until_painted (&self->list, act_open, self, TRUE);
  settle (self);
  model = DESK_LIST_MODEL (self->list.model);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (self->list.model), PREPARED); i++)
    {
      gint64 id = desk_list_model_get_nth_id (model, i);
      g_array_append_val (ids, id);
    }
  rows = desk_store_fetch (self->store, "case", desk_list_model_get_columns (model), (const gint64 *) (gpointer) ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  self->rows = bench_rows_new (rows);
  bench_rows_set (self->rows, g_list_model_get_n_items (self->list.model), 0);
  self->word = word_of (model);
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->list.view));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);
      g_array_append_val (self->widths, width);
    }
  scroller = gtk_widget_get_ancestor (self->list.view, GTK_TYPE_SCROLLED_WINDOW);
  self->width = gtk_widget_get_width (scroller);
  self->height = gtk_widget_get_height (scroller);
}

static void
compare_all (Bench *self)
{
  double middle = 0.517, end = 1;
  gpointer to_middle[] = { self, &middle }, to_end[] = { self, &end };

  compare (self, "open the case list", before_open, act_open, self, FALSE, NULL);
  bring (self, &self->list);
  bring (self, &self->floor);
  compare (self, "jump to the middle", before_jump, act_next_jump, to_middle, FALSE, NULL);
  compare (self, "jump to the end", before_jump, act_next_jump, to_end, FALSE, NULL);
  compare (self, "choose all (Ctrl+A)", bring, act_choose_all, NULL, FALSE, after_choose);
  act_search (&self->list, self);
  after_search (self, &self->list);
  compare (self, BENCH_SEARCH, bring, act_search, self, TRUE, after_search);
  compare_sorts (self);
  compare_frames (self, "frame while dragging, p99", act_drag);
  compare_frames (self, "frame while wheeling, p99", act_wheel);
}

void
bench_lists (const char *path, guint rounds, gboolean one_sort, BenchWindowed *figures)
{
  Bench self = { .rounds = rounds, .one_sort = one_sort, .figures = figures };
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskNavigation) navigation = desk_navigation_new ();
  const DeskRecordListSpec spec = { .id = LIST, .over = "case" };
  const DeskPageSpec list = { LIST, "Cases", .section = DESK_SECTION_TOP, .create = make_list, .user_data = &self };
  const DeskPageSpec floor_page = { FLOOR, "Floor", .section = DESK_SECTION_TOP, .create = make_floor, .user_data = &self };
  g_autoptr (GError) error = NULL;

  self.store = desk_store_open (path, registry, DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  /* columns and order as of a new store, whatever a run before left */
  desk_store_set_pref (self.store, "list." LIST, "{}", &error);
  g_assert_no_error (error);
  desk_navigation_add (navigation, &list);
  desk_navigation_add (navigation, &floor_page);
  self.window = desk_window_new (NULL, navigation);
  self.widths = g_array_new (FALSE, FALSE, sizeof (int));
  self.list.window = self.floor.window = GTK_WINDOW (self.window);
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1366, 768);
  gtk_window_present (GTK_WINDOW (self.window));
  bench_settle ();
  self.pattern = g_object_ref_sink (desk_record_list_new (self.store, &spec));
  learn (&self);
  compare_all (&self);

  gtk_window_destroy (GTK_WINDOW (self.window));
  bench_settle ();
  g_object_unref (self.pattern);
  g_object_unref (self.rows);
  g_array_unref (self.widths);
  g_free (self.word);
  desk_store_close (self.store);
  g_object_unref (self.store);
}
