/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-event.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "model/desk-number.h"

DeskEvent *
desk_event_copy (const DeskEvent *event)
{
  DeskEvent *copy = g_new (DeskEvent, 1);

  *copy = *event;
  copy->kind = g_strdup (event->kind);
  copy->body = g_strdup (event->body);
  copy->told = NULL;
  return copy;
}

void
desk_event_free (DeskEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->kind);
  g_free (event->body);
  desk_event_body_free (event->told);
  g_free (event);
}

static void
change_free (gpointer data)
{
  DeskChange *change = data;

  g_free (change->field);
  desk_value_clear (&change->old_value);
  desk_value_clear (&change->new_value);
  g_free (change);
}

static void
row_change_free (gpointer data)
{
  DeskRowChange *row = data;

  g_free (row->row);
  g_ptr_array_unref (row->changes);
  g_free (row);
}

DeskEventBody *
desk_event_body_new (void)
{
  DeskEventBody *body = g_new0 (DeskEventBody, 1);

  body->changes = g_ptr_array_new_with_free_func (change_free);
  body->rows = g_ptr_array_new_with_free_func (row_change_free);
  body->redacts = g_ptr_array_new_with_free_func (g_free);
  return body;
}

void
desk_event_body_free (DeskEventBody *body)
{
  if (body == NULL)
    return;
  g_free (body->type);
  g_ptr_array_unref (body->changes);
  g_ptr_array_unref (body->rows);
  g_ptr_array_unref (body->redacts);
  g_free (body->why);
  g_free (body->rule);
  g_free (body->acts_for);
  g_free (body->undoes);
  g_free (body->about);
  g_free (body);
}

static void
add_change (GPtrArray *changes, const char *field, const DeskValue *old_value, const DeskValue *new_value)
{
  DeskChange *change = g_new0 (DeskChange, 1);

  change->field = g_strdup (field);
  if (old_value != NULL)
    desk_value_copy (old_value, &change->old_value);
  if (new_value != NULL)
    desk_value_copy (new_value, &change->new_value);
  g_ptr_array_add (changes, change);
}

void
desk_event_body_add (DeskEventBody *body, const char *field, const DeskValue *old_value, const DeskValue *new_value)
{
  add_change (body->changes, field, old_value, new_value);
}

static DeskRowChange *
find_row (DeskEventBody *body, const char *name, guint number)
{
  DeskRowChange *row;

  for (guint i = 0; i < body->rows->len; i++) {
    row = g_ptr_array_index (body->rows, i);
    if (row->number == number && g_str_equal (row->row, name))
      return row;
  }
  row = g_new0 (DeskRowChange, 1);
  row->row = g_strdup (name);
  row->number = number;
  row->changes = g_ptr_array_new_with_free_func (change_free);
  g_ptr_array_add (body->rows, row);
  return row;
}

void
desk_event_body_add_row (DeskEventBody *body, const char *row, guint number, const char *field, const DeskValue *old_value, const DeskValue *new_value)
{
  add_change (find_row (body, row, number)->changes, field, old_value, new_value);
}

/* The hash is over these bytes, so they are made here and not by a library
 * whose spelling of a number or an escape may change with its version. */
static void
append_string (GString *out, const char *text)
{
  const char *from = text; /* of what goes over as it is */

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    guchar c = (guchar) *p;

    if (c >= 0x20 && c != '"' && c != '\\')
      continue;
    g_string_append_len (out, from, p - from);
    from = p + 1;
    if (c == '"' || c == '\\') {
      g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    } else if (c == '\n') {
      g_string_append (out, "\\n");
    } else {
      g_string_append_printf (out, "\\u%04x", c);
    }
  }
  g_string_append (out, from);
  g_string_append_c (out, '"');
}

static void
append_value (GString *out, const DeskValue *value)
{
  switch (value->kind) {
  case DESK_VALUE_INTEGER:
    desk_integer_append (out, value->integer);
    break;
  case DESK_VALUE_TEXT:
    append_string (out, value->text);
    break;
  case DESK_VALUE_NONE:
  default:
    g_string_append (out, "null");
    break;
  }
}

static void
append_changes (GString *out, const GPtrArray *changes)
{
  g_string_append (out, "\"set\":{");
  for (guint i = 0; i < changes->len; i++) {
    const DeskChange *change = g_ptr_array_index (changes, i);

    if (i > 0)
      g_string_append_c (out, ',');
    append_string (out, change->field);
    g_string_append (out, ":[");
    append_value (out, &change->old_value);
    g_string_append_c (out, ',');
    append_value (out, &change->new_value);
    g_string_append_c (out, ']');
  }
  g_string_append_c (out, '}');
}

static void
append_member (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_c (out, ',');
  append_string (out, name);
  g_string_append_c (out, ':');
  append_string (out, text);
}

DeskEventBody *
desk_event_body_invert (const DeskEventBody *body)
{
  DeskEventBody *inverse = desk_event_body_new ();

  for (guint i = 0; i < body->changes->len; i++) {
    const DeskChange *change = g_ptr_array_index (body->changes, i);

    desk_event_body_add (inverse, change->field, &change->new_value, &change->old_value);
  }
  for (guint i = 0; i < body->rows->len; i++) {
    const DeskRowChange *row = g_ptr_array_index (body->rows, i);

    for (guint j = 0; j < row->changes->len; j++) {
      const DeskChange *change = g_ptr_array_index (row->changes, j);

      desk_event_body_add_row (inverse, row->row, row->number, change->field, &change->new_value, &change->old_value);
    }
  }
  return inverse;
}

char *
desk_event_body_to_json (const DeskEventBody *body)
{
  GString *out = g_string_sized_new (1024);

  g_string_append_c (out, '{');
  append_changes (out, body->changes);
  if (body->rows->len > 0) {
    g_string_append (out, ",\"rows\":[");
    for (guint i = 0; i < body->rows->len; i++) {
      const DeskRowChange *row = g_ptr_array_index (body->rows, i);

      g_string_append (out, i > 0 ? ",{\"row\":" : "{\"row\":");
      append_string (out, row->row);
      g_string_append (out, ",\"n\":");
      desk_integer_append (out, row->number);
      g_string_append_c (out, ',');
      append_changes (out, row->changes);
      g_string_append_c (out, '}');
    }
    g_string_append_c (out, ']');
  }
  append_member (out, "type", body->type);
  append_member (out, "why", body->why);
  append_member (out, "rule", body->rule);
  append_member (out, "for", body->acts_for);
  append_member (out, "undoes", body->undoes);
  append_member (out, "about", body->about);
  for (guint i = 0; i < body->redacts->len; i++) {
    g_string_append (out, i > 0 ? "," : ",\"redacts\":[");
    append_string (out, g_ptr_array_index (body->redacts, i));
  }
  if (body->redacts->len > 0)
    g_string_append_c (out, ']');
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static gboolean
read_value (JsonNode *node, DeskValue *value)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    desk_value_init_integer (value, json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    desk_value_init_text (value, json_node_get_string (node));
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_changes (JsonObject *object, GPtrArray *changes)
{
  JsonNode *set = json_object_get_member (object, "set");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (set == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (set))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (set));
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    DeskChange *change;
    JsonArray *pair;

    if (!JSON_NODE_HOLDS_ARRAY (node))
      return FALSE;
    pair = json_node_get_array (node);
    if (json_array_get_length (pair) != 2)
      return FALSE;
    change = g_new0 (DeskChange, 1);
    change->field = g_strdup (name);
    g_ptr_array_add (changes, change);
    if (!read_value (json_array_get_element (pair, 0), &change->old_value) ||
        !read_value (json_array_get_element (pair, 1), &change->new_value))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_text (JsonObject *object, const char *name, char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_dup_string (node);
  return TRUE;
}

static gboolean
read_rows (JsonObject *object, DeskEventBody *body)
{
  JsonNode *node = json_object_get_member (object, "rows");
  JsonArray *rows;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  rows = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonNode *element = json_array_get_element (rows, i);
    g_autofree char *name = NULL;
    gint64 number;

    if (!JSON_NODE_HOLDS_OBJECT (element) ||
        !read_text (json_node_get_object (element), "row", &name) || name == NULL)
      return FALSE;
    number = json_object_get_int_member_with_default (json_node_get_object (element), "n", 0);
    if (number < 1 || number > 4095 ||
        !read_changes (json_node_get_object (element), find_row (body, name, (guint) number)->changes))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_redacts (JsonObject *object, GPtrArray *redacts)
{
  JsonNode *node = json_object_get_member (object, "redacts");

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++) {
    JsonNode *element = json_array_get_element (json_node_get_array (node), i);

    if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
      return FALSE;
    g_ptr_array_add (redacts, json_node_dup_string (element));
  }
  return TRUE;
}

DeskEventBody *
desk_event_body_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (DeskEventBody) body = desk_event_body_new ();
  JsonNode *root;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, json, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX, _ ("The body of an event is not valid JSON."));
    return NULL;
  }
  object = json_node_get_object (root);
  if (!read_changes (object, body->changes) || !read_rows (object, body) ||
      !read_text (object, "type", &body->type) || !read_text (object, "why", &body->why) ||
      !read_text (object, "rule", &body->rule) || !read_text (object, "for", &body->acts_for) || !read_text (object, "undoes", &body->undoes) ||
      !read_text (object, "about", &body->about) || !read_redacts (object, body->redacts)) {
    g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX, _ ("The body of an event has a member of the wrong kind."));
    return NULL;
  }
  return g_steal_pointer (&body);
}

const DeskEventBody *
desk_event_get_body (const DeskEvent *event, DeskEventBody **read, GError **error)
{
  if (event->told != NULL)
    return event->told;
  return *read = desk_event_body_from_json (event->body, error);
}

const char *
desk_event_get_done (const char *kind)
{
  static const struct {
    const char *kind, *done;
  } kinds[] = {
    { "created", N_ ("Created") },
    { "changed", N_ ("Changed") },
    { "withdrawn", N_ ("Withdrawn") },
    { "undone", N_ ("Undone") },
    { "redacted", N_ ("Personal data removed") },
    { "unmasked", N_ ("Sensitive value looked at") },
    { "exported", N_ ("Exported") },
    { "loss-accepted", N_ ("Accepted an older copy") },
    { "recounted", N_ ("Due date counted again") },
    { "merged", N_ ("Merged into another") },
    { "unmerged", N_ ("Merge taken back") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kind != NULL; i++)
    if (g_str_equal (kinds[i].kind, kind))
      return _(kinds[i].done);
  return NULL;
}
