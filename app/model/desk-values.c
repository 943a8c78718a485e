/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-values.h"

#include <string.h>

#include "model/desk-type-private.h"

typedef struct {
  const char *name; /* a desk_declared_copy(), known by its address */
  guint32 tag;      /* of the name: most are told apart without a look at it */
  DeskValue value;
} Entry;

/* Copies share the entries until one of them is changed: an act copies a record with
 * all its rows, and changes a field or two of it. One block, because a command makes
 * and frees dozens of them. */
typedef struct {
  gatomicrefcount references;
  guint size, capacity;
  Entry list[];
} Entries;

struct _DeskValues {
  Entries *entries;
};

static const DeskValue none = DESK_VALUE_INIT;

static Entries *
entries_resize (Entries *self, guint capacity)
{
  self = g_realloc (self, sizeof (Entries) + capacity * sizeof (Entry));
  self->capacity = capacity;
  return self;
}

static Entries *
entries_new (guint capacity)
{
  Entries *self = entries_resize (NULL, capacity);

  g_atomic_ref_count_init (&self->references);
  self->size = 0;
  return self;
}

static void
entries_unref (Entries *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < self->size; i++)
    desk_value_clear (&self->list[i].value);
  g_free (self);
}

/* Its first four letters. */
static guint32
tag_of (const char *name)
{
  guint32 tag = 0;

  for (guint i = 0; i < sizeof tag && name[i] != '\0'; i++)
    tag = tag << 8 | (guint8) name[i];
  return tag;
}

static const Entry *
nth (const DeskValues *values, guint n)
{
  return &values->entries->list[n];
}

static guint
size (const DeskValues *values)
{
  return values->entries->size;
}

/* The entries, of nobody else from now on. */
static Entries *
own (DeskValues *values)
{
  Entries *theirs = values->entries, *mine;

  if (g_atomic_ref_count_compare (&theirs->references, 1))
    return theirs;
  mine = entries_new (theirs->size + 4);
  mine->size = theirs->size;
  for (guint i = 0; i < theirs->size; i++) {
    mine->list[i].name = theirs->list[i].name;
    mine->list[i].tag = theirs->list[i].tag;
    desk_value_copy (&theirs->list[i].value, &mine->list[i].value);
  }
  entries_unref (theirs);
  values->entries = mine;
  return mine;
}

/* Takes over @value. */
static void
append (DeskValues *values, const char *name, DeskValue value)
{
  Entries *mine = own (values);

  if (mine->size == mine->capacity)
    values->entries = mine = entries_resize (mine, mine->capacity * 2);
  mine->list[mine->size++] = (Entry) { name, tag_of (name), value };
}

static void
remove_nth (DeskValues *values, guint n)
{
  Entries *mine = own (values);

  desk_value_clear (&mine->list[n].value);
  mine->size--;
  memmove (&mine->list[n], &mine->list[n + 1], (mine->size - n) * sizeof (Entry));
}

DeskValues *
desk_values_new (void)
{
  DeskValues *self = g_new (DeskValues, 1);

  self->entries = entries_new (8);
  return self;
}

DeskValues *
desk_values_copy (const DeskValues *values)
{
  DeskValues *copy = g_new (DeskValues, 1);

  g_atomic_ref_count_inc (&values->entries->references);
  copy->entries = values->entries;
  return copy;
}

void
desk_values_free (DeskValues *values)
{
  if (values == NULL)
    return;
  entries_unref (values->entries);
  g_free (values);
}

static const Entry *
find (const DeskValues *values, const char *name, guint *position)
{
  guint n = size (values);
  guint32 tag = tag_of (name);

  for (guint i = 0; i < n; i++) {
    const Entry *entry = nth (values, i);

    if (entry->name == name || (entry->tag == tag && strcmp (entry->name, name) == 0)) {
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
  gboolean known = find (values, name, &position) != NULL;
  DeskValue copy = DESK_VALUE_INIT;

  if (value != NULL)
    desk_value_copy (value, &copy); /* first: value may be the one replaced */
  if (desk_value_is_none (&copy)) {
    if (known)
      remove_nth (values, position);
  } else if (known) {
    DeskValue *old = &own (values)->list[position].value;

    desk_value_clear (old);
    *old = copy;
  } else {
    append (values, desk_declared_copy (name), copy);
  }
}

void
desk_values_append (DeskValues *values, const char *name, DeskValue *value)
{
  append (values, name, *value);
  desk_value_init (value);
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
  return size (values);
}

const char *
desk_values_get_nth (const DeskValues *values, guint n, const DeskValue **value)
{
  const Entry *entry;

  g_return_val_if_fail (n < size (values), NULL);
  entry = nth (values, n);
  if (value != NULL)
    *value = &entry->value;
  return entry->name;
}

/* The counterpart of an entry. Mostly the one is a copy of the other, changed in a few
 * places, so that it is found where the last one was followed: at *@next. */
static const Entry *
follow (const DeskValues *values, const Entry *entry, guint *next)
{
  guint position;

  if (*next < size (values) && nth (values, *next)->name == entry->name)
    position = *next;
  else if (find (values, entry->name, &position) == NULL)
    return NULL;
  *next = position + 1;
  return nth (values, position);
}

gboolean
desk_values_equal (const DeskValues *a, const DeskValues *b)
{
  guint next = 0;

  if (a->entries == b->entries)
    return TRUE;
  if (size (a) != size (b))
    return FALSE;
  for (guint i = 0; i < size (a); i++) {
    const Entry *entry = nth (a, i);
    const Entry *other = follow (b, entry, &next);

    if (other == NULL || !desk_value_equal (&entry->value, &other->value))
      return FALSE;
  }
  return TRUE;
}

static void
add_name (GPtrArray **names, const char *name)
{
  if (*names == NULL)
    *names = g_ptr_array_new ();
  g_ptr_array_add (*names, (gpointer) name);
}

GPtrArray *
desk_values_diff (const DeskValues *before, const DeskValues *after)
{
  GPtrArray *names = NULL;
  guint next = 0, kept = 0;

  if (before != NULL && after != NULL && before->entries == after->entries)
    return NULL;
  for (guint i = 0; after != NULL && i < size (after); i++) {
    const Entry *now = nth (after, i);
    const Entry *was = before != NULL ? follow (before, now, &next) : NULL;

    kept += was != NULL;
    if (was == NULL || !desk_value_equal (&was->value, &now->value))
      add_name (&names, now->name);
  }
  for (guint i = 0; before != NULL && kept < size (before) && i < size (before); i++) {
    const char *name = nth (before, i)->name;

    if (after == NULL || find (after, name, NULL) == NULL)
      add_name (&names, name);
  }
  return names;
}
