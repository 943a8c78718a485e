/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-row-private.h"

struct _DeskRow {
  GObject parent_instance;
  gint64 id;
  DeskRowData *data;
  GHashTable *pool;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (DeskRow, desk_row, G_TYPE_OBJECT)

enum { PROP_LOADED = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static const DeskValue no_value = DESK_VALUE_INIT;
static const DeskUuid no_uid;

DeskRowData *
desk_row_data_new (gint64 id, guint n)
{
  DeskRowData *self = g_new0 (DeskRowData, 1);

  self->id = id;
  self->n = n;
  self->cells = g_new0 (char *, n);
  self->raws = g_new0 (DeskValue, n);
  return self;
}

void
desk_row_data_free (DeskRowData *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->cells[i]);
      desk_value_clear (&self->raws[i]);
    }
  g_free (self->cells);
  g_free (self->raws);
  g_free (self);
}

static void
desk_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADED)
    g_value_set_boolean (value, desk_row_is_loaded (DESK_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desk_row_finalize (GObject *object)
{
  DeskRow *self = DESK_ROW (object);

  if (self->pool != NULL)
    {
      g_hash_table_remove (self->pool, &self->id);
      g_hash_table_unref (self->pool);
    }
  desk_row_data_free (self->data);
  G_OBJECT_CLASS (desk_row_parent_class)->finalize (object);
}

static void
desk_row_class_init (DeskRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_row_get_property;
  object_class->finalize = desk_row_finalize;
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
desk_row_init (DeskRow *self)
{
}

DeskRow *
desk_row_new (gint64 id, GHashTable *pool)
{
  DeskRow *self = g_object_new (DESK_TYPE_ROW, NULL);

  self->id = id;
  if (pool != NULL)
    {
      self->pool = g_hash_table_ref (pool);
      g_hash_table_insert (pool, &self->id, self);
    }
  return self;
}

static gboolean
same_data (const DeskRowData *a, const DeskRowData *b)
{
  if (a == NULL || b == NULL || a->n != b->n || a->type != b->type)
    return a == b;
  for (guint i = 0; i < a->n; i++)
    if (g_strcmp0 (a->cells[i], b->cells[i]) != 0 || !desk_value_equal (&a->raws[i], &b->raws[i]))
      return FALSE;
  return TRUE;
}

void
desk_row_set_data (DeskRow *self, DeskRowData *data)
{
  gboolean same = same_data (self->data, data);

  desk_row_data_free (self->data);
  self->data = data;
  self->stale = FALSE;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

void
desk_row_set_stale (DeskRow *self)
{
  self->stale = TRUE;
}

gboolean
desk_row_is_stale (DeskRow *self)
{
  return self->stale || self->data == NULL;
}

gint64
desk_row_get_id (DeskRow *self)
{
  return self->id;
}

gboolean
desk_row_is_loaded (DeskRow *self)
{
  return self->data != NULL;
}

const DeskUuid *
desk_row_get_uid (DeskRow *self)
{
  return self->data != NULL ? &self->data->uid : &no_uid;
}

const char *
desk_row_get_record_type (DeskRow *self)
{
  return self->data != NULL ? self->data->type : NULL;
}

const char *
desk_row_get_cell (DeskRow *self, guint column)
{
  if (self->data == NULL || column >= self->data->n || self->data->cells[column] == NULL)
    return "";
  return self->data->cells[column];
}

const DeskValue *
desk_row_get_raw (DeskRow *self, guint column)
{
  return self->data != NULL && column < self->data->n ? &self->data->raws[column] : &no_value;
}
