/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-tokens.h"

#include <string.h>

#define SIZE_AT_FIRST 256 /* a power of two */

void
desk_tokens_init (DeskTokens *self)
{
  self->text = g_string_sized_new (256);
  self->numbers = g_malloc0_n (SIZE_AT_FIRST, sizeof *self->numbers);
  self->n_numbers = 0;
  self->mask = SIZE_AT_FIRST - 1;
  self->longer = NULL;
}

void
desk_tokens_clear (DeskTokens *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->numbers, g_free);
  g_clear_pointer (&self->longer, g_hash_table_unref);
}

char *
desk_tokens_steal (DeskTokens *self)
{
  char *text = g_string_free (g_steal_pointer (&self->text), FALSE);

  desk_tokens_clear (self);
  return text;
}

/* Where @number is, or would be. */
static gsize
find (const DeskTokens *self, const guint64 number[2])
{
  guint64 mixed = (number[0] ^ number[1] * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize at = (gsize) (mixed >> 32) & self->mask;

  while (self->numbers[at][0] != 0 && (self->numbers[at][0] != number[0] || self->numbers[at][1] != number[1]))
    at = (at + 1) & self->mask;
  return at;
}

static void
grow (DeskTokens *self)
{
  DeskTokens small = *self;

  self->mask = 2 * self->mask + 1;
  self->numbers = g_malloc0_n (self->mask + 1, sizeof *self->numbers);
  for (gsize i = 0; i <= small.mask; i++)
    if (small.numbers[i][0] != 0)
      memcpy (self->numbers[find (self, small.numbers[i])], small.numbers[i], sizeof *self->numbers);
  g_free (small.numbers);
}

/* Nearly all are pairs of ideographs, six bytes, or a few initials: they are
 * numbers here instead of copies. No token holds a zero byte, so that the number
 * says the length too. */
static gboolean
to_number (const char *token, gsize len, guint64 number[2])
{
  number[0] = number[1] = 0;
  if (len > 2 * sizeof *number)
    return FALSE;
  memcpy (number, token, len);
  return TRUE;
}

static gboolean
has (const DeskTokens *self, const char *token, gsize len)
{
  guint64 number[2];
  g_autofree char *copy = NULL;

  if (to_number (token, len, number))
    return self->numbers[find (self, number)][0] != 0;
  copy = g_strndup (token, len);
  return self->longer != NULL && g_hash_table_contains (self->longer, copy);
}

static gboolean
add_number (DeskTokens *self, const guint64 number[2])
{
  gsize at = find (self, number);

  if (self->numbers[at][0] != 0)
    return FALSE;
  memcpy (self->numbers[at], number, sizeof *self->numbers);
  if (2 * ++self->n_numbers > self->mask)
    grow (self);
  return TRUE;
}

static void
append (GString *text, const char *token, gsize len)
{
  gsize at = text->len, blank = at > 0;

  g_string_set_size (text, at + blank + len);
  if (blank)
    text->str[at] = ' ';
  memcpy (text->str + at + blank, token, len);
}

gboolean
desk_tokens_add (DeskTokens *self, const char *token, gsize len)
{
  guint64 number[2];

  if (len == 0)
    return FALSE;
  if (!to_number (token, len, number)) {
    if (self->longer == NULL)
      self->longer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    if (!g_hash_table_add (self->longer, g_strndup (token, len)))
      return FALSE;
  } else if (!add_number (self, number)) {
    return FALSE;
  }
  append (self->text, token, len);
  return TRUE;
}

/* Those of @from that neither of the others has. */
static char *
subtract (const DeskTokens *from, const DeskTokens *kept, const DeskTokens *other)
{
  GString *rest = g_string_new (NULL);

  for (const char *token = from->text->str, *end; *token != '\0'; token = end + (*end == ' ')) {
    end = token + strcspn (token, " ");
    gsize len = (gsize) (end - token);
    if (!has (other, token, len) && !has (kept, token, len))
      append (rest, token, len);
  }
  return g_string_free (rest, FALSE);
}

void
desk_tokens_diff (const DeskTokens *kept, const DeskTokens *before, const DeskTokens *after, char **gone, char **come)
{
  *gone = subtract (before, kept, after);
  *come = subtract (after, kept, before);
}
