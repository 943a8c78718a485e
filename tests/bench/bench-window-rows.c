/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-window.h"

struct _BenchRows {
  GObject parent_instance;
  GPtrArray *rows;
  guint n;
  guint order;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchRows, bench_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return DESK_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return BENCH_ROWS (model)->n;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BenchRows *self = BENCH_ROWS (model);

  if (position >= self->n)
    return NULL;
  /* far apart from the order before, so that no row on the screen stays */
  return g_object_ref (self->rows->pdata[(position + self->order * 1009) % self->rows->len]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bench_rows_finalize (GObject *object)
{
  g_ptr_array_unref (BENCH_ROWS (object)->rows);
  G_OBJECT_CLASS (bench_rows_parent_class)->finalize (object);
}

static void
bench_rows_class_init (BenchRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_rows_finalize;
}

static void
bench_rows_init (BenchRows *self)
{
}

BenchRows *
bench_rows_new (GPtrArray *rows)
{
  BenchRows *self = g_object_new (BENCH_TYPE_ROWS, NULL);

  self->rows = rows;
  return self;
}

gint64
bench_rows_id_at (GListModel *model, guint position)
{
  return position + 1;
}

void
bench_rows_set (BenchRows *self, guint n, guint order)
{
  guint old = self->n;

  /* All at once would ask for every row when one of them has the focus. */
  self->n = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old, 0);
  self->n = n;
  self->order = order;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
}
