/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-values.h"

#include <string.h>

typedef struct {
  const char *name; /* interned */
  DeskValue value;
} Entry;

struct _DeskValues {
  GArray *entries;
};

static const DeskValue none = DESK_VALUE_INIT;

static void
entry_clear (gpointer data)
{
  desk_value_clear (&((Entry *) data)->value);
}

DeskValues *
desk_values_new (void)
{
  DeskValues *self = g_new (DeskValues, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

DeskValues *
desk_values_copy (const DeskValues *values)
{
  DeskValues *copy = desk_values_new ();

  for (guint i = 0; i < values->entries->len; i++) {
    const Entry *from = &g_array_index (values->entries, Entry, i);
    Entry to = { from->name, DESK_VALUE_INIT };

    desk_value_copy (&from->value, &to.value);
    g_array_append_val (copy->entries, to);
  }
  return copy;
}

void
desk_values_free (DeskValues *values)
{
  if (values == NULL)
    return;
  g_array_unref (values->entries);
  g_free (values);
}

static Entry *
find (const DeskValues *values, const char *name, guint *position)
{
  for (guint i = 0; i < values->entries->len; i++) {
    Entry *entry = &g_array_index (values->entries, Entry, i);

    /* Most are told apart by their first letter, without a call. */
    if (entry->name == name || (entry->name[0] == name[0] && strcmp (entry->name, name) == 0)) {
      if (position != NULL)
        *position = i;
      return entry;
    }
  }
  return NULL;
}

void
desk_values_set (DeskValues *values, const char *name, const DeskValue *value)
{
  guint position;
  Entry *entry = find (values, name, &position);

  if (value == NULL || desk_value_is_none (value)) {
    if (entry != NULL)
      g_array_remove_index (values->entries, position);
  } else if (entry != NULL) {
    DeskValue copy = DESK_VALUE_INIT;

    desk_value_copy (value, &copy); /* first: value may be the one replaced */
    desk_value_clear (&entry->value);
    entry->value = copy;
  } else {
    Entry added = { g_intern_string (name), DESK_VALUE_INIT };

    desk_value_copy (value, &added.value);
    g_array_append_val (values->entries, added);
  }
}

void
desk_values_set_text (DeskValues *values, const char *name, const char *text)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (text != NULL)
    desk_value_init_text (&value, text);
  desk_values_set (values, name, &value);
}

void
desk_values_set_integer (DeskValues *values, const char *name, gint64 integer)
{
  DeskValue value;

  desk_value_init_integer (&value, integer);
  desk_values_set (values, name, &value);
}

const DeskValue *
desk_values_get (const DeskValues *values, const char *name)
{
  const Entry *entry = find (values, name, NULL);

  return entry != NULL ? &entry->value : &none;
}

const char *
desk_values_get_text (const DeskValues *values, const char *name)
{
  return desk_value_get_text (desk_values_get (values, name));
}

gint64
desk_values_get_integer (const DeskValues *values, const char *name)
{
  return desk_value_get_integer (desk_values_get (values, name));
}

guint
desk_values_get_size (const DeskValues *values)
{
  return values->entries->len;
}

const char *
desk_values_get_nth (const DeskValues *values, guint n, const DeskValue **value)
{
  const Entry *entry;

  g_return_val_if_fail (n < values->entries->len, NULL);
  entry = &g_array_index (values->entries, Entry, n);
  if (value != NULL)
    *value = &entry->value;
  return entry->name;
}

gboolean
desk_values_equal (const DeskValues *a, const DeskValues *b)
{
  if (a->entries->len != b->entries->len)
    return FALSE;
  for (guint i = 0; i < a->entries->len; i++) {
    const Entry *entry = &g_array_index (a->entries, Entry, i);

    if (!desk_value_equal (&entry->value, desk_values_get (b, entry->name)))
      return FALSE;
  }
  return TRUE;
}
