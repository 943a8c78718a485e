/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-find-name.h"

#include <string.h>

#include "store/desk-words.h"

DeskName *
desk_name_new (gint64 id, const char *title, const char *others)
{
  DeskName *self = g_new0 (DeskName, 1);

  self->id = id;
  self->title = g_strdup (title);
  self->others = g_strdup (others);
  self->folded = desk_words_fold (title);
  self->folded_others = desk_words_fold (others);
  return self;
}

void
desk_name_free (DeskName *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->others);
  g_free (self->folded);
  g_free (self->folded_others);
  g_clear_pointer (&self->initials, g_ptr_array_unref);
  g_clear_pointer (&self->initials_of_others, g_ptr_array_unref);
  g_free (self->pinyin);
  g_free (self);
}

char **
desk_name_words (const char *typed)
{
  g_autofree char *folded = desk_words_fold (typed);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static void
mark (GArray *marks, glong first, glong n)
{
  guint pair[2] = { (guint) first, (guint) n };

  if (marks != NULL && n > 0)
    g_array_append_vals (marks, pair, 2);
}

/* A character that has an initial of its own. */
static gboolean
is_spoken (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN || (c < 0x80 && g_ascii_isalnum ((char) c));
}

/* Initials @first to @first + @n of the name as characters of its title. */
static void
mark_initials (DeskName *self, GArray *marks, glong first, glong n)
{
  glong place = 0, spoken = 0, from = -1, to = -1;

  for (const char *p = self->folded; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      if (!is_spoken (g_utf8_get_char (p)))
        continue;
      if (spoken == first)
        from = place;
      if (spoken == first + n - 1)
        to = place;
      spoken++;
    }
  if (from >= 0 && to >= from)
    mark (marks, from, to - from + 1);
}

/* Letters @first to @first + @n of the full reading as characters of the title. */
static void
mark_pinyin (DeskName *self, GArray *marks, gsize first, gsize n)
{
  glong place = 0, from = -1, to = -1;
  gsize letters = 0;

  for (const char *p = self->folded; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      char character[8] = { 0 };
      if (!is_spoken (g_utf8_get_char (p)))
        continue;
      memcpy (character, p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *reading = desk_pinyin_full (character);
      gsize next = letters + strlen (reading);
      if (from < 0 && next > first)
        from = place;
      if (letters < first + n)
        to = place;
      letters = next;
    }
  /* Read one by one the characters may come out otherwise than together. */
  if (from >= 0 && to >= from && letters == strlen (self->pinyin))
    mark (marks, from, to - from + 1);
}

static gboolean
is_letters (const char *word)
{
  for (; *word != '\0'; word++)
    if (!g_ascii_isalnum (*word))
      return FALSE;
  return TRUE;
}

/* A short name has initials of its own: 县人社局 is rsj to everybody. A code has none. */
static void
read_others (DeskName *self)
{
  g_auto (GStrv) lines = g_strsplit (self->others != NULL ? self->others : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) initials = is_letters (lines[i]) ? NULL : desk_pinyin_initials (lines[i]);
      for (guint k = 0; initials != NULL && k < initials->len; k++)
        g_ptr_array_add (self->initials_of_others, g_strdup (initials->pdata[k]));
    }
}

void
desk_name_read (DeskName *self)
{
  if (self->initials != NULL)
    return;
  self->initials = desk_pinyin_initials (self->title);
  self->pinyin = desk_pinyin_full (self->title);
  self->initials_of_others = g_ptr_array_new_with_free_func (g_free);
  read_others (self);
}

static guint
match_reading (DeskName *self, const char *word, GArray *marks)
{
  const char *found;

  desk_name_read (self);
  for (guint i = 0; i < self->initials->len; i++)
    {
      const char *initials = self->initials->pdata[i];
      found = strstr (initials, word);
      if (found == NULL)
        continue;
      mark_initials (self, marks, found - initials, (glong) strlen (word));
      return found == initials ? 3 : 6;
    }
  for (guint i = 0; i < self->initials_of_others->len; i++)
    if (strstr (self->initials_of_others->pdata[i], word) != NULL)
      return 5;
  found = strstr (self->pinyin, word);
  if (found == NULL || (found != self->pinyin && strlen (word) < 3))
    return G_MAXUINT;
  mark_pinyin (self, marks, (gsize) (found - self->pinyin), strlen (word));
  return found == self->pinyin ? 4 : 7;
}

static guint
match_word (DeskName *self, const char *word, GArray *marks)
{
  const char *found = strstr (self->folded, word);

  if (found != NULL)
    {
      mark (marks, g_utf8_pointer_to_offset (self->folded, found), g_utf8_strlen (word, -1));
      if (found != self->folded)
        return 2;
      return strlen (word) == strlen (self->folded) ? 0 : 1;
    }
  if (strstr (self->folded_others, word) != NULL)
    return 5;
  return is_letters (word) ? match_reading (self, word, marks) : G_MAXUINT;
}

guint
desk_name_match (DeskName *self, char **words, GArray *marks)
{
  guint score = 0;

  for (; *words != NULL; words++)
    {
      guint one = match_word (self, *words, marks);
      if (one == G_MAXUINT)
        {
          if (marks != NULL)
            g_array_set_size (marks, 0);
          return G_MAXUINT;
        }
      score += one;
    }
  /* Folding may have changed how many characters there are. */
  if (marks != NULL && g_utf8_strlen (self->folded, -1) != g_utf8_strlen (self->title, -1))
    g_array_set_size (marks, 0);
  return score;
}
