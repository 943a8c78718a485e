/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-join.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/desk-store-error.h"

struct _DeskJoin {
  DeskProjection *projection;
  const DeskRecordTable *over;
  GString *from;
  GHashTable *aliases; /* "alias.column=table" → alias */
  guint n;
};

static gboolean
no_path (const DeskRecordTable *table, const char *path, GError **error)
{
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL,
               _ ("“%s” has no field “%s”. Nothing was changed. The list or filter that asks for it must be corrected."),
               desk_type_get_label (table->type), path);
  return FALSE;
}

/* The rest of @path behind "case." for a row of a case. */
static const char *
after_owner (const DeskRecordTable *table, const char *path)
{
  gsize len;

  if (table->owner == NULL)
    return NULL;
  len = strlen (table->type->row_of);
  return strncmp (path, table->type->row_of, len) == 0 && path[len] == '.' ? path + len + 1 : NULL;
}

gboolean
desk_path_step (DeskProjection *projection, const DeskRecordTable *table, const char *path, DeskPathStep *step, GError **error)
{
  *step = (DeskPathStep) { 0 };
  step->rest = after_owner (table, path);
  if (step->rest != NULL)
    {
      step->to_owner = TRUE;
      step->target = desk_projection_find (projection, table->type->row_of);
      return TRUE;
    }

  const char *dot = strchr (path, '.');
  g_autofree char *name = dot != NULL ? g_strndup (path, (gsize) (dot - path)) : g_strdup (path);
  step->column = desk_record_table_find_column (table, name, &step->holder);
  if (step->column == NULL)
    return no_path (table, path, error);
  if (dot == NULL)
    return TRUE;

  /* The type asked for may refer to less than its base: to firms, not to any party. */
  const DeskField *field = desk_type_find_field (table->type, name);
  step->rest = dot + 1;
  if (step->column->reference)
    step->target = desk_projection_find (projection, field != NULL ? field->refers : step->column->field->refers);
  return step->target != NULL || no_path (table, path, error);
}

DeskJoin *
desk_join_new (DeskProjection *projection, const DeskRecordTable *over)
{
  DeskJoin *self = g_new0 (DeskJoin, 1);

  self->projection = projection;
  self->over = over;
  self->from = g_string_new (NULL);
  g_string_printf (self->from, "\"%s\" AS t0", over->name);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
desk_join_free (DeskJoin *self)
{
  if (self == NULL)
    return;
  g_string_free (self->from, TRUE);
  g_hash_table_unref (self->aliases);
  g_free (self);
}

guint
desk_join_table (DeskJoin *self, guint from, const char *column, const char *table)
{
  g_autofree char *key = g_strdup_printf ("%u.%s=%s", from, column, table);
  guint alias = GPOINTER_TO_UINT (g_hash_table_lookup (self->aliases, key));

  if (alias == 0)
    {
      alias = ++self->n;
      g_string_append_printf (self->from, " LEFT JOIN \"%s\" AS t%u ON t%u.\"id\" = t%u.\"%s\"", table, alias, alias, from, column);
      g_hash_table_insert (self->aliases, g_steal_pointer (&key), GUINT_TO_POINTER (alias));
    }
  return alias;
}

gboolean
desk_join_add (DeskJoin *self, const char *path, DeskJoinColumn *out, GError **error)
{
  const DeskRecordTable *table = self->over;
  guint record = 0;

  for (;;)
    {
      DeskPathStep step;

      if (!desk_path_step (self->projection, table, path, &step, error))
        return FALSE;
      if (step.to_owner)
        record = desk_join_table (self, record, table->owner_name, step.target->name);
      else
        {
          guint holder = step.holder == table ? record : desk_join_table (self, record, "id", step.holder->name);
          if (step.target == NULL)
            {
              *out = (DeskJoinColumn) { table, step.column, record, holder };
              return TRUE;
            }
          record = desk_join_table (self, holder, step.column->name, step.target->name);
        }
      table = step.target;
      path = step.rest;
    }
}

const char *
desk_join_get_from (DeskJoin *self)
{
  return self->from->str;
}
