/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists, pages, search and numbers beside bare sqlite3 stepping the same indexes. */
#include "bench-store.h"

#include <string.h>

typedef struct {
  BenchStore *store;
  DeskListRequest *request;
  GArray *ids;         /* of a list, for pages */
  guint page;
  GCancellable *stop;
  guint64 *bits;       /* of the floor */
  gsize n_words;
  gint64 sum;          /* so that nothing is left out by the compiler */
} Reads;

static void
ask (Reads *self, const char *over, const char *where, const char *search, const char *sort)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->request, desk_list_request_free);
  self->request = desk_list_request_new (over);
  self->request->query = desk_query_parse (where, &error);
  g_assert_no_error (error);
  self->request->search = g_strdup (search);
  self->request->sort = g_strdup (sort);
}

static void
list (gpointer data)
{
  Reads *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = desk_store_list (self->store->store, self->request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  self->sum += ids->len;
}

/* --- floors --- */

static void
clear_bits (Reads *self)
{
  if (self->bits == NULL)
    {
      self->n_words = (gsize) self->store->cases / 16 + 100000;
      self->bits = g_new (guint64, self->n_words);
    }
  memset (self->bits, 0, self->n_words * 8);
}

static void
step_into_bits (Reads *self, const char *sql, const char *text)
{
  sqlite3_stmt *st = bench_store_sql (self->store, sql);

  if (text != NULL)
    sqlite3_bind_text (st, 1, text, -1, SQLITE_STATIC);
  while (sqlite3_step (st) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (st, 0);
      g_assert_true ((gsize) id / 64 < self->n_words);
      self->bits[id / 64] |= G_GUINT64_CONSTANT (1) << (id % 64);
    }
  sqlite3_reset (st);
}

static void
step_order (Reads *self, const char *sql, gboolean filtered, guint limit)
{
  sqlite3_stmt *st = bench_store_sql (self->store, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (ids->len < limit && sqlite3_step (st) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (st, 0);
      if (!filtered || (self->bits[id / 64] >> (id % 64) & 1) != 0)
        g_array_append_val (ids, id);
    }
  sqlite3_reset (st);
  self->sum += ids->len;
}

#define BY_STATE "SELECT id FROM cases WHERE state = ?1"
#define BY_TITLE "SELECT id FROM cases ORDER BY title_key, id"
#define BY_DUE "SELECT id FROM cases ORDER BY due_at, id"
#define BY_NUMBER "SELECT id FROM cases WHERE number_key <> '\xef\xbf\xbf' ORDER BY number_key DESC, id DESC"
#define BY_WORD "SELECT rowid FROM search WHERE search MATCH ?1"

static void
bare_filtered (gpointer data)
{
  clear_bits (data);
  step_into_bits (data, BY_STATE, "accepted");
  step_into_bits (data, BY_STATE, "in-progress");
  step_order (data, BY_TITLE, TRUE, G_MAXUINT);
}

static void
bare_everything (gpointer data)
{
  step_order (data, BY_DUE, FALSE, G_MAXUINT);
}

static void
bare_search (gpointer data)
{
  clear_bits (data);
  step_into_bits (data, BY_WORD, "\"道路\"");
  step_order (data, BY_NUMBER, TRUE, G_MAXUINT);
}

/* --- the first rows --- */

static void
stop_at_first (const gint64 *ids, gsize n, gpointer data)
{
  Reads *self = data;

  self->sum += (gint64) n;
  g_cancellable_cancel (self->stop);
}

/* Until the first 200 ids are handed over: then it is told to stop. */
static void
first (gpointer data)
{
  Reads *self = data;

  g_clear_object (&self->stop);
  self->stop = g_cancellable_new ();
  g_autoptr (GArray) ids = desk_store_list (self->store->store, self->request, stop_at_first, self, self->stop, NULL);
}

static void
bare_first (gpointer data)
{
  step_order (data, BY_TITLE, FALSE, 200);
}

/* --- pages --- */

static const char *const columns[] = { "number", "title", "party", "tier", "unit", "state", "due_at", NULL };

static void
next_page (Reads *self)
{
  self->page = (self->page + 7919) % MAX (1, (self->ids->len - 64) / 64);
}

static void
page (gpointer data)
{
  Reads *self = data;
  g_autoptr (GError) error = NULL;

  next_page (self);
  g_autoptr (GPtrArray) rows = desk_store_fetch (self->store->store, "case", columns, &g_array_index (self->ids, gint64, self->page * 64), 64, NULL, &error);
  g_assert_no_error (error);
  self->sum += rows->len;
}

/* The same 64 rows with the titles a list shows; a text of each cell is kept, as a list must. */
static void
bare_page (gpointer data)
{
  Reads *self = data;
  sqlite3_stmt *st = bench_store_sql (self->store, "SELECT r.uid, r.type, c.number, c.title, p.name, pr.uid, c.tier, u.name, ur.uid, c.state, c.due_at FROM cases c "
                                                   "JOIN records r ON r.id = c.id LEFT JOIN parties p ON p.id = c.party_id LEFT JOIN records pr ON pr.id = c.party_id "
                                                   "LEFT JOIN units u ON u.id = c.unit_id LEFT JOIN records ur ON ur.id = c.unit_id WHERE c.id = ?1");

  next_page (self);
  for (guint i = 0; i < 64; i++)
    {
      char *cells[11];
      sqlite3_bind_int64 (st, 1, g_array_index (self->ids, gint64, self->page * 64 + i));
      g_assert_cmpint (sqlite3_step (st), ==, SQLITE_ROW);
      for (int k = 0; k < 11; k++)
        cells[k] = k == 0 || k == 5 || k == 8 ? g_strndup (sqlite3_column_blob (st, k), (gsize) sqlite3_column_bytes (st, k))
                                              : g_strdup ((const char *) sqlite3_column_text (st, k));
      for (int k = 0; k < 11; k++)
        {
          self->sum += cells[k] != NULL;
          g_free (cells[k]);
        }
      sqlite3_reset (st);
    }
}

/* --- numbers and pickers --- */

static void
count_states (gpointer data)
{
  Reads *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = desk_store_count (self->store->store, self->request, "state", NULL, NULL, &error);

  g_assert_no_error (error);
  self->sum += groups->len;
}

static void
bare_states (gpointer data)
{
  Reads *self = data;
  sqlite3_stmt *st = bench_store_sql (self->store, "SELECT state, count(*) FROM cases GROUP BY state");

  while (sqlite3_step (st) == SQLITE_ROW)
    self->sum += sqlite3_column_int64 (st, 1);
  sqlite3_reset (st);
}

static void
pick (gpointer data)
{
  static const char *const typed[] = { "鞋业", "恒鑫", "hxxy", "jinling", "机械 1", "rd" };
  Reads *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = desk_store_find (self->store->store, "party", typed[self->sum % (gint64) G_N_ELEMENTS (typed)], 20, NULL, &error);

  g_assert_no_error (error);
  self->sum += matches->len + 1;
}

static void
clear (Reads *self)
{
  g_clear_pointer (&self->request, desk_list_request_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->stop);
  g_free (self->bits);
}

BenchReads
bench_reads (BenchStore *store, gboolean only_growth)
{
  Reads self = { .store = store };
  BenchReads reads = { 0 };
  guint rounds = store->cases > 100000 ? 15 : 41;

  ask (&self, "case", "", NULL, "title");
  self.ids = desk_store_list (store->store, self.request, NULL, NULL, NULL, NULL);
  if (!only_growth)
    {
      bench_compare ("first 200 ids of all by title", 101, first, bare_first, &self, 0);
      bench_compare ("page of 64 rows", 201, page, bare_page, &self, 1.3);
      ask (&self, "case", "state in (accepted, in-progress)", NULL, "title");
      bench_compare ("ids of two states by title", rounds, list, bare_filtered, &self, 1.3);
      ask (&self, "case", "", NULL, "due_at");
      bench_compare ("ids of all by due date", rounds, list, bare_everything, &self, 1.3);
      ask (&self, "case", "", "道路", "-number");
      bench_compare ("ids of a two-character search by number", rounds, list, bare_search, &self, 1.3);
      ask (&self, "case", "", NULL, NULL);
      bench_compare ("cases by state", rounds, count_states, bare_states, &self, 1.3);
    }
  ask (&self, "case", "", NULL, "title");
  reads.first = bench_measure (101, NULL, first, &self);
  reads.page = bench_measure (201, NULL, page, &self);
  reads.bare_page = bench_measure (201, NULL, bare_page, &self);
  pick (&self); /* the first call reads what the others have in memory */
  reads.find = bench_measure (61, NULL, pick, &self);
  ask (&self, "case", "", "道路", "title");
  reads.search = bench_measure (21, NULL, first, &self);
  clear (&self);
  return reads;
}
