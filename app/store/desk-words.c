/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-words.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

#include "store/desk-words-private.h"

/* Raise it when other tokens or readings are made of the same text. */
#define RULES_VERSION 1

/* Bytes of the longest token that is stored, and tokens of the longest query. */
#define TOKEN_MAX 64
#define QUERY_MAX 32

typedef enum {
  CLASS_BREAK,
  CLASS_WORD, /* letters and digits with blanks around them */
  CLASS_HAN,  /* written without blanks */
} Class;

/* A stretch of one class in a folded text. */
typedef struct {
  const char *text;
  gsize len;
  Class class;
  gboolean joined; /* only one of -_./:#· stands between it and the one before */
} Run;

/* Of the process: making one takes longer than a person waits for a key stroke. */
static UTransliterator *simplifier;
static GMutex simplifier_lock; /* over its use too */

static UTransliterator *
get_simplifier (void)
{
  if (simplifier == NULL) {
    UErrorCode code = U_ZERO_ERROR;

    simplifier = utrans_openU (u"Traditional-Simplified", -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
    if (U_FAILURE (code))
      g_error ("ICU has no Traditional-Simplified: %s. Install its full data.", u_errorName (code));
  }
  return simplifier;
}

/* Every form ICU knows is of one character, so each is asked once in a process
 * and kept: going through ICU's rules takes microseconds for every character
 * of a text. 0: not asked yet. Two threads may ask for the same one and keep
 * the same answer. */
static guint16 simplified[0x10000];

static UChar
simplify (UChar c)
{
  int known = __atomic_load_n (&simplified[c], __ATOMIC_RELAXED);
  UChar text[8] = { c };
  int32_t len = 1, limit = 1;
  UErrorCode code = U_ZERO_ERROR;

  if (known != 0)
    return (UChar) known;
  g_mutex_lock (&simplifier_lock);
  utrans_transUChars (get_simplifier (), text, &len, G_N_ELEMENTS (text), 0, &limit, &code);
  g_mutex_unlock (&simplifier_lock);
  if (U_FAILURE (code))
    g_error ("ICU cannot simplify a text: %s", u_errorName (code));
  if (len != 1) /* none does today */
    text[0] = c;
  __atomic_store_n (&simplified[c], text[0], __ATOMIC_RELAXED);
  return text[0];
}

/* @text as UTF-16 in NFKC and lower case; freed with g_free(). */
static UChar *
case_fold (const char *text, int32_t *len, gboolean *wide)
{
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance (&code);
  gsize bytes = strlen (text);
  int32_t capacity, in_len = 0;
  g_autofree UChar *in = NULL;
  UChar *out;

  if (U_FAILURE (code) || bytes > G_MAXINT32 / 32)
    g_error ("ICU cannot fold a text: %s", u_errorName (code));
  in = g_new (UChar, bytes + 1);
  u_strFromUTF8WithSub (in, (int32_t) bytes + 1, &in_len, text, (int32_t) bytes, 0xfffd, NULL, &code);
  /* One character becomes 18 at most (U+FDFA); traditional forms never grow. */
  capacity = in_len * 18 + 16;
  if (bytes < 4096) {
    out = g_new (UChar, (gsize) capacity);
    *len = unorm2_normalize (normalizer, in, in_len, out, capacity, &code);
  } else {
    *len = unorm2_normalize (normalizer, in, in_len, NULL, 0, &code);
    code = U_ZERO_ERROR;
    out = g_new (UChar, (gsize) *len + 16);
    *len = unorm2_normalize (normalizer, in, in_len, out, *len + 16, &code);
  }
  if (U_FAILURE (code))
    g_error ("ICU cannot fold a text: %s", u_errorName (code));
  *wide = FALSE;
  for (int32_t i = 0; i < *len && !*wide; i++)
    *wide = out[i] >= 0x2e80;
  return out;
}

char *
desk_words_fold (const char *text)
{
  int32_t len = 0, bytes = 0;
  gboolean wide = FALSE;
  UErrorCode code = U_ZERO_ERROR;
  g_autofree UChar *folded = case_fold (text != NULL ? text : "", &len, &wide);
  char *out;

  for (int32_t i = 0; wide && i < len; i++)
    if (folded[i] >= 0x2e80 && !U16_IS_SURROGATE (folded[i]))
      folded[i] = simplify (folded[i]);
  out = g_malloc ((gsize) len * 3 + 1);
  u_strToUTF8WithSub (out, len * 3 + 1, &bytes, folded, len, 0xfffd, NULL, &code);
  return out;
}

static Class
class_of (gunichar c, Class before)
{
  UErrorCode code = U_ZERO_ERROR;

  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? CLASS_WORD : CLASS_BREAK;
  if (u_hasBinaryProperty ((UChar32) c, UCHAR_IDEOGRAPHIC))
    return CLASS_HAN;
  if (U_GET_GC_MASK ((UChar32) c) & U_GC_M_MASK)
    return before;
  if (!u_isalnum ((UChar32) c))
    return CLASS_BREAK;
  switch (uscript_getScript ((UChar32) c, &code)) {
  case USCRIPT_HIRAGANA:
  case USCRIPT_KATAKANA:
  case USCRIPT_HANGUL:
  case USCRIPT_BOPOMOFO:
    return CLASS_HAN;
  default:
    return CLASS_WORD;
  }
}

/* Reads the next run from @p; returns where to go on, NULL at the end. */
static const char *
next_run (const char *p, Run *run)
{
  const char *from = p;
  Class class = CLASS_BREAK;

  while (*p != '\0' && (class = class_of (g_utf8_get_char (p), CLASS_BREAK)) == CLASS_BREAK)
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return NULL;
  run->joined = p > from && g_utf8_next_char (from) == p &&
                (strchr ("-_./:#", *from) != NULL || g_utf8_get_char (from) == 0xb7);
  run->text = p;
  run->class = class;
  while (*p != '\0' && class_of (g_utf8_get_char (p), class) == class)
    p = g_utf8_next_char (p);
  run->len = (gsize) (p - run->text);
  return p;
}

static void
add_token (DeskTokens *out, const char *text, gsize len)
{
  if (len <= TOKEN_MAX)
    desk_tokens_add (out, text, len);
}

static void
add_pairs (DeskTokens *out, const Run *run)
{
  const char *end = run->text + run->len;
  const char *p = run->text;

  for (const char *second = g_utf8_next_char (p); second < end; p = second, second = g_utf8_next_char (second))
    add_token (out, p, (gsize) (g_utf8_next_char (second) - p));
  add_token (out, p, (gsize) (end - p));
}

static void
add_word (DeskTokens *out, const Run *run)
{
  const char *end = run->text + run->len;

  /* What no index needs whole still is found by its beginning. */
  if (run->len > TOKEN_MAX) {
    gsize cut = TOKEN_MAX;

    while ((run->text[cut] & 0xc0) == 0x80)
      cut--;
    add_token (out, run->text, cut);
  }
  add_token (out, run->text, run->len);
  for (const char *p = run->text; p < end;) {
    const char *from = p;

    while (p < end && g_ascii_isdigit (*p))
      p++;
    if (p == from) {
      p++;
      continue;
    }
    add_token (out, from, (gsize) (p - from));
    if (p - from >= 7)
      add_token (out, p - 4, 4);
    while (from < p && *from == '0')
      from++;
    add_token (out, from, (gsize) (p - from));
  }
}

void
desk_words_add_bigrams (DeskTokens *out, const char *text)
{
  g_autofree char *folded = desk_words_fold (text);
  g_autoptr (GString) compound = g_string_new (NULL);
  Run run;
  guint parts = 0;

  for (const char *p = next_run (folded, &run); p != NULL; p = next_run (p, &run)) {
    if (run.class != CLASS_WORD || !run.joined) {
      if (parts > 1)
        add_token (out, compound->str, compound->len);
      g_string_truncate (compound, 0);
      parts = 0;
    }
    if (run.class == CLASS_HAN) {
      add_pairs (out, &run);
      continue;
    }
    add_word (out, &run);
    g_string_append_len (compound, run.text, (gssize) run.len);
    parts++;
  }
  if (parts > 1)
    add_token (out, compound->str, compound->len);
}

char *
desk_words_bigrams (const char *text)
{
  DeskTokens out;

  desk_tokens_init (&out);
  desk_words_add_bigrams (&out, text != NULL ? text : "");
  return desk_tokens_steal (&out);
}

static void
add_term (GString *query, GHashTable *seen, const char *text, gsize len, gboolean prefix)
{
  char *term;

  while (len > TOKEN_MAX || (len > 0 && (text[len] & 0xc0) == 0x80))
    len--;
  /* Nothing but letters, digits and ideographs is in a run: no quote to escape. */
  term = g_strdup_printf ("\"%.*s\"%s", (int) len, text, prefix ? " *" : "");
  if (g_hash_table_size (seen) >= QUERY_MAX) {
    g_free (term);
    return;
  }
  if (!g_hash_table_contains (seen, term)) {
    if (query->len > 0)
      g_string_append (query, " AND ");
    g_string_append (query, term);
  }
  g_hash_table_add (seen, term);
}

char *
desk_words_query (const char *text)
{
  g_autofree char *folded = desk_words_fold (text);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  Run run;

  for (const char *p = next_run (folded, &run); p != NULL; p = next_run (p, &run)) {
    const char *end = run.text + run.len;
    const char *first = run.text;

    if (run.class == CLASS_WORD || g_utf8_next_char (first) == end) {
      add_term (query, seen, run.text, run.len, TRUE);
      continue;
    }
    for (const char *second = g_utf8_next_char (first); second < end; first = second, second = g_utf8_next_char (second))
      add_term (query, seen, first, (gsize) (g_utf8_next_char (second) - first), FALSE);
  }
  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}

/* The letters and ideographs of @folded with nothing between them. */
static char *
squeeze (const char *folded)
{
  GString *out = g_string_sized_new (strlen (folded));
  Run run;

  for (const char *p = next_run (folded, &run); p != NULL; p = next_run (p, &run))
    g_string_append_len (out, run.text, (gssize) run.len);
  return g_string_free (out, FALSE);
}

gboolean
desk_words_contains (const char *folded_haystack, const char *text)
{
  g_autofree char *folded = desk_words_fold (text);
  g_autofree char *squeezed = NULL;
  Run run;

  g_return_val_if_fail (folded_haystack != NULL, FALSE);

  for (const char *p = next_run (folded, &run); p != NULL; p = next_run (p, &run)) {
    g_autofree char *word = g_strndup (run.text, run.len);

    if (strstr (folded_haystack, word) != NULL)
      continue;
    if (squeezed == NULL)
      squeezed = squeeze (folded_haystack);
    if (strstr (squeezed, word) == NULL)
      return FALSE;
  }
  return TRUE;
}

gboolean
desk_words_recheck (const char *folded_haystack, const char *text)
{
  g_autofree char *folded = desk_words_fold (text);
  Run run;

  g_return_val_if_fail (folded_haystack != NULL, FALSE);

  for (const char *p = next_run (folded, &run); p != NULL; p = next_run (p, &run)) {
    g_autofree char *word = g_strndup (run.text, run.len);

    if (run.class == CLASS_HAN && strstr (folded_haystack, word) == NULL)
      return FALSE;
  }
  return TRUE;
}

const char *
desk_words_version (void)
{
  static const char *version;

  if (g_once_init_enter (&version)) {
    UVersionInfo icu;
    char number[U_MAX_VERSION_STRING_LENGTH];

    u_getVersion (icu);
    u_versionToString (icu, number);
    g_once_init_leave (&version, g_strdup_printf ("icu %s, words %d", number, RULES_VERSION));
  }
  return version;
}
