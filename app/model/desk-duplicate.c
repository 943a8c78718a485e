/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-duplicate.h"

#include <glib/gi18n-lib.h>

#include "model/desk-field.h"

/* Of the score; what is left of a hundred is for the words. */
#define FOR_CATEGORY 30
#define FOR_DATE 20
/* Beyond this the date says nothing. */
#define FAR_DAYS 180

/* --- words --- */

static gboolean
counts (gunichar c)
{
  return g_unichar_isalnum (c); /* Chinese characters are letters to Unicode */
}

/* A pair as one number: Unicode needs 21 bits. */
static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

/* Sorted, each once. */
static GArray *
pairs_of (const char *text)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  gunichar before = 0;
  guint kept = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!counts (c))
        continue;
      if (before != 0)
        {
          guint64 pair = (guint64) before << 32 | c;
          g_array_append_val (pairs, pair);
        }
      before = c;
    }
  if (pairs->len == 0 && before != 0)
    {
      guint64 pair = (guint64) before << 32 | before;
      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (kept == 0 || g_array_index (pairs, guint64, i) != g_array_index (pairs, guint64, kept - 1))
      g_array_index (pairs, guint64, kept++) = g_array_index (pairs, guint64, i);
  g_array_set_size (pairs, kept);
  return pairs;
}

guint
desk_duplicate_overlap (const char *a, const char *b)
{
  g_autoptr (GArray) left = pairs_of (a);
  g_autoptr (GArray) right = pairs_of (b);
  guint common = 0;

  if (left->len == 0 || right->len == 0)
    return 0;
  for (guint i = 0, k = 0; i < left->len && k < right->len;)
    {
      guint64 l = g_array_index (left, guint64, i), r = g_array_index (right, guint64, k);
      common += l == r;
      i += l <= r;
      k += r <= l;
    }
  return 200 * common / (left->len + right->len);
}

/* --- cases --- */

gboolean
desk_duplicate_compare (const DeskMatter *a, const DeskMatter *b, DeskAlikeness *alikeness)
{
  guint near_by, words = 100 - FOR_CATEGORY - FOR_DATE;

  alikeness->same_party = a->party != NULL && g_strcmp0 (a->party, b->party) == 0;
  alikeness->same_type = g_strcmp0 (a->type, b->type) == 0;
  alikeness->same_category = a->category != NULL && *a->category != '\0' && g_strcmp0 (a->category, b->category) == 0;
  alikeness->overlap = MAX (desk_duplicate_overlap (a->title, b->title), desk_duplicate_overlap (a->words, b->words));
  alikeness->days = (guint) (ABS (a->at_us - b->at_us) / G_TIME_SPAN_DAY);
  near_by = alikeness->days >= FAR_DAYS ? 0 : FOR_DATE * (FAR_DAYS - alikeness->days) / FAR_DAYS;
  alikeness->score = (alikeness->same_category ? FOR_CATEGORY : 0) + near_by + words * alikeness->overlap / 100;
  if (!alikeness->same_party || !alikeness->same_type)
    return FALSE;
  return alikeness->overlap >= DESK_DUPLICATE_OVERLAP || (alikeness->same_category && alikeness->days <= DESK_DUPLICATE_DAYS);
}

char *
desk_alikeness_describe (const DeskAlikeness *alikeness)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  if (alikeness->same_party)
    g_ptr_array_add (reasons, g_strdup (_("same party")));
  if (alikeness->same_category)
    g_ptr_array_add (reasons, g_strdup (_("same category")));
  if (alikeness->days == 0)
    g_ptr_array_add (reasons, g_strdup (_("today")));
  else
    g_ptr_array_add (reasons, g_strdup_printf (ngettext ("%u day ago", "%u days ago", alikeness->days), alikeness->days));
  if (alikeness->overlap >= DESK_DUPLICATE_OVERLAP)
    g_ptr_array_add (reasons, g_strdup (_("similar words")));
  g_ptr_array_add (reasons, NULL);
  return g_strjoinv (desk_language_pick ("; ", "；"), (char **) reasons->pdata);
}
