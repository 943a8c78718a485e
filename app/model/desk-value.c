/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-value.h"

#include <string.h>

void
desk_value_init (DeskValue *value)
{
  value->kind = DESK_VALUE_NONE;
  value->integer = 0;
}

void
desk_value_init_integer (DeskValue *value, gint64 integer)
{
  value->kind = DESK_VALUE_INTEGER;
  value->integer = integer;
}

void
desk_value_init_text (DeskValue *value, const char *text)
{
  if (text == NULL) {
    desk_value_init (value);
    return;
  }
  value->kind = DESK_VALUE_TEXT;
  value->text = g_ref_string_new (text);
}

void
desk_value_init_text_len (DeskValue *value, const char *text, gsize len)
{
  if (text == NULL) {
    desk_value_init (value);
    return;
  }
  value->kind = DESK_VALUE_TEXT;
  value->text = g_ref_string_new_len (text, (gssize) len);
}

void
desk_value_copy (const DeskValue *from, DeskValue *to)
{
  *to = *from;
  if (to->kind == DESK_VALUE_TEXT)
    g_ref_string_acquire (to->text);
}

void
desk_value_move (DeskValue *from, DeskValue *to)
{
  *to = *from;
  desk_value_init (from);
}

void
desk_value_clear (DeskValue *value)
{
  if (value->kind == DESK_VALUE_TEXT)
    g_ref_string_release (value->text);
  desk_value_init (value);
}

DeskValue *
desk_value_dup (const DeskValue *value)
{
  DeskValue *copy = g_new (DeskValue, 1);

  desk_value_copy (value, copy);
  return copy;
}

void
desk_value_free (DeskValue *value)
{
  if (value == NULL)
    return;
  desk_value_clear (value);
  g_free (value);
}

gboolean
desk_value_equal (const DeskValue *a, const DeskValue *b)
{
  return desk_value_compare (a, b) == 0;
}

int
desk_value_compare (const DeskValue *a, const DeskValue *b)
{
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  switch (a->kind) {
  case DESK_VALUE_INTEGER:
    return (a->integer > b->integer) - (a->integer < b->integer);
  case DESK_VALUE_TEXT:
    return a->text == b->text ? 0 : strcmp (a->text, b->text);
  case DESK_VALUE_NONE:
    break;
  }
  return 0;
}

gboolean
desk_value_is_none (const DeskValue *value)
{
  return value->kind == DESK_VALUE_NONE;
}

const char *
desk_value_get_text (const DeskValue *value)
{
  return value->kind == DESK_VALUE_TEXT ? value->text : NULL;
}

gint64
desk_value_get_integer (const DeskValue *value)
{
  return value->kind == DESK_VALUE_INTEGER ? value->integer : 0;
}
