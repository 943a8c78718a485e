/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-row-pool.h"

#include <string.h>

#define PAGE 64
/* Pages under way at once. */
#define PAGES 2
/* A row nearer than this to the one asked for before is a step, not a leap. */
#define NEAR (4 * PAGE)
/* How far ahead of a step rows are read. */
#define AHEAD (PAGE - PAGE / 4)
/* Turns of the main loop that follow each other faster than this are somebody
 * dragging or wheeling: the next frame is then more urgent than whole rows in this. */
#define CALM_US 100000
#define HURRY 3
/* Rows kept after the view let go of them. */
#define KEPT 1024

gint64 desk_row_pool_wait_us = 6000;

struct DeskRowPool {
  DeskStore *store;
  GMainContext *context;
  DeskRowPoolFailed failed; /* NULL: the list is gone */
  gpointer data;
  char *over;
  char **columns;

  GHashTable *rows;      /* gint64 * → DeskRow, not owned */
  DeskRow *kept[KEPT];   /* ring of the last ones handed out */
  guint next_kept;
  guint last;            /* position asked for last */
  GQueue needy;          /* DeskRow *, owned: to be read, the most urgent at the head */
  GHashTable *asked;     /* gint64 * of a page → Page under way that brings it */
  guint64 look;          /* goes up when what is under way is no longer sure */
  guint pages;           /* under way */
  guint turn;            /* source: the main loop came round */
  gint64 turned_at;      /* monotonic */
  gint64 patience_us;    /* left for this turn */
};

/* --- one page --- */

/* A task has no source object, because the thread may be the last to let go of
 * a task: the pool is held by the callback, which runs where the pool lives. */
typedef struct {
  int references;   /* atomic: the task's and, until it is taken, the pool's */
  DeskStore *store; /* the pool's */
  char *over;
  char **columns;
  GArray *ids;
  guint64 look;
  gboolean taken;   /* the pool's thread: its rows were handed out */
  GMutex mutex;
  GCond came;
  gboolean fetched; /* under mutex: rows and error are there */
  GPtrArray *rows;
  GError *error;
} Page;

static void
page_unref (gpointer data)
{
  Page *page = data;

  if (!g_atomic_int_dec_and_test (&page->references))
    return;
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  g_clear_error (&page->error);
  g_mutex_clear (&page->mutex);
  g_cond_clear (&page->came);
  g_free (page->over);
  g_strfreev (page->columns);
  g_array_unref (page->ids);
  g_free (page);
}

static Page *
page_new (DeskRowPool *pool, GArray *ids)
{
  Page *page = g_new0 (Page, 1);

  page->references = 2;
  g_mutex_init (&page->mutex);
  g_cond_init (&page->came);
  page->store = pool->store;
  page->over = g_strdup (pool->over);
  page->columns = g_strdupv (pool->columns);
  page->ids = ids;
  page->look = pool->look;
  return page;
}

static void
fetch_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Page *page = data;
  GError *error = NULL;
  GPtrArray *rows = desk_store_fetch_data (page->store, page->over, (const char *const *) page->columns, (const gint64 *) (gpointer) page->ids->data,
                                           page->ids->len, cancellable, &error);

  g_mutex_lock (&page->mutex);
  page->rows = rows;
  page->error = error;
  page->fetched = TRUE;
  g_cond_signal (&page->came);
  g_mutex_unlock (&page->mutex);
  g_task_return_boolean (task, TRUE);
}

static gboolean
wait_for_page (Page *page, gint64 until)
{
  gboolean fetched;

  g_mutex_lock (&page->mutex);
  while (!page->fetched && g_get_monotonic_time () < until && g_cond_wait_until (&page->came, &page->mutex, until))
    ;
  fetched = page->fetched;
  g_mutex_unlock (&page->mutex);
  return fetched;
}

/* --- pages under way --- */

static void
pool_clear (gpointer data)
{
  DeskRowPool *self = data;

  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->rows);
  g_strfreev (self->columns);
  g_free (self->over);
  g_object_unref (self->store);
  g_main_context_unref (self->context);
}

static void
fill_rows (DeskRowPool *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DeskRowData *row_data = rows->pdata[i];
      DeskRow *row = g_hash_table_lookup (self->rows, &row_data->id);
      if (row == NULL)
        continue;
      rows->pdata[i] = NULL;
      g_object_ref (row);
      desk_row_set_data (row, row_data);
      g_object_unref (row);
    }
}

/* The page has come. What is no longer sure was asked for again by refresh(). */
static void
take (DeskRowPool *self, Page *page)
{
  g_autoptr (GPtrArray) rows = g_steal_pointer (&page->rows);
  gboolean sure = page->look == self->look;

  page->taken = TRUE;
  self->pages--;
  for (guint i = 0; sure && i < page->ids->len; i++)
    g_hash_table_remove (self->asked, &g_array_index (page->ids, gint64, i));
  if (page->error != NULL && self->failed != NULL)
    self->failed (g_steal_pointer (&page->error), self->data);
  if (sure && rows != NULL)
    fill_rows (self, rows);
  page_unref (page);
}

static void start_pages (DeskRowPool *self);

static void
page_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskRowPool *self = data;
  Page *page = g_task_get_task_data (G_TASK (result));

  if (!page->taken)
    take (self, page);
  start_pages (self);
  g_rc_box_release_full (self, pool_clear);
}

/* The ids of the next page; NULL when nothing is wanted any more. */
static GArray *
next_ids (DeskRowPool *self)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE);

  while (ids->len < PAGE && self->needy.length > 0)
    {
      g_autoptr (DeskRow) row = g_queue_pop_head (&self->needy);
      gint64 id = desk_row_get_id (row);
      if (desk_row_is_stale (row) && G_OBJECT (row)->ref_count > 1 && !g_hash_table_contains (self->asked, &id))
        g_array_append_val (ids, id);
    }
  return ids->len > 0 ? g_steal_pointer (&ids) : NULL;
}

static void
start_pages (DeskRowPool *self)
{
  GArray *ids;

  while (self->over != NULL && self->pages < PAGES && (ids = next_ids (self)) != NULL)
    {
      Page *page = page_new (self, ids);
      g_autoptr (GTask) task = g_task_new (NULL, NULL, page_fetched, g_rc_box_acquire (self));

      for (guint i = 0; i < ids->len; i++)
        g_hash_table_insert (self->asked, &g_array_index (ids, gint64, i), page);
      g_task_set_task_data (task, page, page_unref);
      self->pages++;
      g_task_run_in_thread (task, fetch_in_thread);
    }
}

/* --- the main loop comes round --- */

static gboolean
turned (gpointer data)
{
  DeskRowPool *self = data;
  gint64 now = g_get_monotonic_time ();

  self->turn = 0;
  self->patience_us = now - self->turned_at > CALM_US ? desk_row_pool_wait_us : desk_row_pool_wait_us / HURRY;
  self->turned_at = now;
  start_pages (self);
  return G_SOURCE_REMOVE;
}

/* After everything that the view asks for in one go. */
static void
await_turn (DeskRowPool *self)
{
  GSource *source;

  if (self->turn != 0)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (source, turned, self, NULL);
  self->turn = g_source_attach (source, self->context);
  g_source_unref (source);
}

/* Takes what brings the row when it has come, or comes soon. */
static void
wait_for_row (DeskRowPool *self, gint64 id)
{
  Page *page = g_hash_table_lookup (self->asked, &id);
  gint64 start = g_get_monotonic_time ();

  await_turn (self);
  if (page == NULL)
    return;
  if (wait_for_page (page, start + self->patience_us))
    take (self, page);
  self->patience_us = MAX (self->patience_us - (g_get_monotonic_time () - start), 0);
  start_pages (self);
}

/* --- rows --- */

static void
keep (DeskRowPool *self, DeskRow *row)
{
  DeskRow *old = self->kept[self->next_kept];

  self->kept[self->next_kept] = row;
  self->next_kept = (self->next_kept + 1) % KEPT;
  g_clear_object (&old);
}

static void
let_go_of_kept (DeskRowPool *self)
{
  for (guint i = 0; i < KEPT; i++)
    g_clear_object (&self->kept[i]);
}

/* Makes the rows from @from to before @to that are not there, and wants them:
 * before everything else, the first of them first, or after it all. */
static void
want (DeskRowPool *self, const DeskIds *ids, guint from, guint to, gboolean soon)
{
  GList *at = soon ? self->needy.head : NULL;

  for (guint i = from; i < MIN (to, desk_ids_get_length (ids)); i++)
    {
      gint64 id = desk_ids_nth (ids, i);
      DeskRow *row = g_hash_table_lookup (self->rows, &id);
      if (row != NULL)
        continue;
      row = desk_row_new (id, self->rows);
      keep (self, row);
      g_queue_insert_before (&self->needy, at, g_object_ref (row));
    }
  start_pages (self);
}

/* The rows around @position that are not there: of a leap those behind it, of a step back those before it. */
static void
want_around (DeskRowPool *self, const DeskIds *ids, guint position, gboolean soon)
{
  gboolean back = position < self->last && self->last - position <= NEAR;
  guint from = position / PAGE * PAGE;
  guint to = from + PAGE;

  if (!back)
    {
      from = position;
      if (to - from < PAGE / 4)
        to += PAGE;
    }
  want (self, ids, from, to, soon);
}

/* What the next steps will ask for. */
static void
look_ahead (DeskRowPool *self, const DeskIds *ids, guint position)
{
  gboolean back = position < self->last;
  guint step = back ? self->last - position : position - self->last;
  guint ahead = back ? position - MIN (position, AHEAD) : position + AHEAD;

  if (step == 0 || step > NEAR || ahead >= desk_ids_get_length (ids))
    return;
  gint64 id = desk_ids_nth (ids, ahead);
  if (g_hash_table_contains (self->rows, &id))
    return;
  want (self, ids, ahead / PAGE * PAGE, ahead / PAGE * PAGE + PAGE, FALSE);
}

DeskRow *
desk_row_pool_get (DeskRowPool *self, const DeskIds *ids, guint position)
{
  gint64 id = desk_ids_nth (ids, position);
  DeskRow *row = g_hash_table_lookup (self->rows, &id);

  if (row == NULL)
    {
      want_around (self, ids, position, TRUE);
      row = g_hash_table_lookup (self->rows, &id);
    }
  g_object_ref (row);
  look_ahead (self, ids, position);
  self->last = position;
  if (!desk_row_is_loaded (row))
    wait_for_row (self, id);
  return row;
}

void
desk_row_pool_refresh (DeskRowPool *self, gboolean blank)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  self->look++;
  g_hash_table_remove_all (self->asked);
  let_go_of_kept (self);
  g_queue_clear_full (&self->needy, g_object_unref);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (alive, g_object_ref (value));
  for (guint i = 0; i < alive->len; i++)
    {
      if (blank)
        desk_row_set_data (alive->pdata[i], NULL);
      desk_row_set_stale (alive->pdata[i]);
      g_queue_push_tail (&self->needy, g_object_ref (alive->pdata[i]));
    }
  if (alive->len > 0)
    await_turn (self);
}

/* --- all of it --- */

static void
forget (DeskRowPool *self)
{
  self->look++;
  g_hash_table_remove_all (self->asked);
  g_queue_clear_full (&self->needy, g_object_unref);
  let_go_of_kept (self);
}

void
desk_row_pool_set_over (DeskRowPool *self, const char *over)
{
  if (g_strcmp0 (self->over, over) == 0)
    return;
  g_free (self->over);
  self->over = g_strdup (over);
  forget (self);
  g_hash_table_unref (self->rows);
  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
}

void
desk_row_pool_set_columns (DeskRowPool *self, const char *const *columns)
{
  g_strfreev (self->columns);
  self->columns = g_strdupv ((char **) columns);
  desk_row_pool_refresh (self, TRUE);
}

DeskRowPool *
desk_row_pool_new (DeskStore *store, GMainContext *context, DeskRowPoolFailed failed, gpointer data)
{
  DeskRowPool *self = g_rc_box_new0 (DeskRowPool);

  self->store = g_object_ref (store);
  self->context = g_main_context_ref (context);
  self->failed = failed;
  self->data = data;
  self->patience_us = desk_row_pool_wait_us;
  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->asked = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_queue_init (&self->needy);
  return self;
}

void
desk_row_pool_free (DeskRowPool *self)
{
  if (self == NULL)
    return;
  self->failed = NULL;
  g_clear_pointer (&self->over, g_free);
  forget (self);
  if (self->turn != 0)
    g_source_destroy (g_main_context_find_source_by_id (self->context, self->turn));
  self->turn = 0;
  g_rc_box_release_full (self, pool_clear);
}
