/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-columns.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
column_free (gpointer data)
{
  DeskListColumn *column = data;

  g_free (column->path);
  g_free (column->title);
  g_free (column);
}

static gboolean
has_tints (const DeskField *field)
{
  for (const DeskChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    if (choice->tint != NULL)
      return TRUE;
  return FALSE;
}

static const char *
title_field (const DeskType *type)
{
  for (; type != NULL; type = type->base)
    if (type->title != NULL)
      return type->title;
  return NULL;
}

static DeskCellKind
kind_of (const DeskType *type, const char *path, const DeskField *field)
{
  if (desk_type_is_a (type, "case") && g_str_equal (path, "due_at"))
    return DESK_CELL_LIGHT;
  if (g_strcmp0 (path, title_field (type)) == 0)
    return DESK_CELL_TITLE;
  switch (field->kind)
    {
    case DESK_FIELD_CHOICE:
      return has_tints (field) ? DESK_CELL_PILL : DESK_CELL_TEXT;
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_DECIMAL:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_PERCENT:
      return DESK_CELL_FIGURE;
    default:
      return g_str_equal (field->name, "number") || g_str_equal (field->name, "code") ? DESK_CELL_NUMBER : DESK_CELL_TEXT;
    }
}

static int
width_of (const DeskListColumn *column)
{
  switch (column->kind)
    {
    case DESK_CELL_LIGHT:
      return 128;
    case DESK_CELL_PILL:
      return 92;
    case DESK_CELL_NUMBER:
      return 118;
    case DESK_CELL_FIGURE:
      return 90;
    case DESK_CELL_TITLE:
      return 170;
    case DESK_CELL_TEXT:
    default:
      break;
    }
  switch (column->field->kind)
    {
    case DESK_FIELD_CHOICE:
      return 80;
    case DESK_FIELD_BOOLEAN:
      return 64;
    case DESK_FIELD_DATE:
    case DESK_FIELD_TIME_STAMP:
      return 116;
    case DESK_FIELD_LONG_TEXT:
      return 200;
    case DESK_FIELD_TELEPHONE:
      return 110;
    default:
      return 100;
    }
}

static gboolean
is_offered (const DeskField *field)
{
  return field->kind != DESK_FIELD_ATTACHMENTS && (field->flags & (DESK_FIELD_RETIRED | DESK_FIELD_SENSITIVE)) == 0;
}

static gboolean
has_path (GPtrArray *columns, const char *path)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((DeskListColumn *) columns->pdata[i])->path, path))
      return TRUE;
  return FALSE;
}

static void
add (GPtrArray *columns, DeskRegistry *registry, const DeskType *type, const char *path, gboolean declared)
{
  g_autoptr (GPtrArray) hops = NULL;
  const DeskField *field = desk_registry_resolve (registry, type, path, &hops, NULL);
  DeskListColumn *column;

  if (field == NULL || has_path (columns, path))
    return;
  column = g_new0 (DeskListColumn, 1);
  column->path = g_strdup (path);
  column->field = field;
  column->title = g_strdup (desk_field_get_label (field));
  column->kind = kind_of (type, path, field);
  column->declared = declared;
  /* what was reached by a reference has no index in the order of this list */
  column->sortable = (field->flags & DESK_FIELD_SORT) != 0 && strchr (path, '.') == NULL;
  column->width = width_of (column);
  g_ptr_array_add (columns, column);
}

GPtrArray *
desk_list_columns_of (DeskRegistry *registry, const DeskType *type, const char *const *declared)
{
  GPtrArray *columns;

  g_return_val_if_fail (DESK_IS_REGISTRY (registry) && type != NULL, NULL);
  columns = g_ptr_array_new_with_free_func (column_free);
  for (const DeskType *t = type; declared == NULL && t != NULL; t = t->base)
    if (t->columns != NULL && t->columns[0] != NULL)
      declared = (const char *const *) t->columns;
  for (guint i = 0; declared != NULL && declared[i] != NULL; i++)
    add (columns, registry, type, declared[i], TRUE);
  for (guint i = 0; i < type->fields->len; i++)
    {
      const DeskField *field = type->fields->pdata[i];
      if (is_offered (field))
        add (columns, registry, type, field->name, FALSE);
    }
  return columns;
}

/* ---- what somebody made of it ---- */

DeskListLayout *
desk_list_layout_new (void)
{
  DeskListLayout *layout = g_new0 (DeskListLayout, 1);

  layout->paths = g_ptr_array_new_with_free_func (g_free);
  layout->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return layout;
}

void
desk_list_layout_free (DeskListLayout *layout)
{
  if (layout == NULL)
    return;
  g_ptr_array_unref (layout->paths);
  g_hash_table_unref (layout->widths);
  g_free (layout->sort);
  g_free (layout);
}

static void
read_columns (DeskListLayout *layout, JsonArray *columns)
{
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonNode *node = json_array_get_element (columns, i);
      JsonObject *column = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *path = column != NULL ? json_object_get_string_member_with_default (column, "path", NULL) : NULL;
      gint64 width = column != NULL ? json_object_get_int_member_with_default (column, "width", 0) : 0;

      if (path == NULL)
        continue;
      g_ptr_array_add (layout->paths, g_strdup (path));
      if (width > 0 && width < 4096)
        g_hash_table_replace (layout->widths, g_strdup (path), GINT_TO_POINTER ((int) width));
    }
}

DeskListLayout *
desk_list_layout_from_json (const char *json)
{
  DeskListLayout *layout = desk_list_layout_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonObject *object;
  JsonNode *columns;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL))
    return layout;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return layout;
  object = json_node_get_object (root);
  columns = json_object_get_member (object, "columns");
  if (columns != NULL && JSON_NODE_HOLDS_ARRAY (columns))
    read_columns (layout, json_node_get_array (columns));
  layout->sort = g_strdup (json_object_get_string_member_with_default (object, "sort", NULL));
  return layout;
}

char *
desk_list_layout_to_json (const DeskListLayout *layout)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (layout != NULL, NULL);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < layout->paths->len; i++)
    {
      const char *path = layout->paths->pdata[i];
      int width = GPOINTER_TO_INT (g_hash_table_lookup (layout->widths, path));

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "path");
      json_builder_add_string_value (builder, path);
      if (width > 0)
        {
          json_builder_set_member_name (builder, "width");
          json_builder_add_int_value (builder, width);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (layout->sort != NULL)
    {
      json_builder_set_member_name (builder, "sort");
      json_builder_add_string_value (builder, layout->sort);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
