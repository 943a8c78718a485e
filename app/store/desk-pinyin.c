/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-words.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "store/desk-pinyin-rules.h"
#include "store/desk-words-private.h"

/* Characters of a text that initials are made of, and characters whose full
 * readings are indexed from every one on. */
#define CHARS_MAX 64
#define FULL_MAX 12

/* A name of a person that stands alone. */
#define PERSON_MAX 4

/* A character of the text and how it is read. */
typedef struct {
  gunichar c;
  const char *reading;    /* interned; NULL for what is no ideograph */
  const char *others;     /* further readings parted by blanks, or NULL */
  gunichar stand_in;      /* sorts in its place, or 0 */
  gboolean begins_phrase;
} Syllable;

/* What is known of a character by itself. */
typedef struct {
  const char *reading;    /* interned; "" if there is none, NULL for what is no ideograph */
  const char *others;
  gboolean begins_phrase;
} Character;

typedef struct {
  UTransliterator *latin;
  UCollator *collator;
  GHashTable *characters; /* character → Character, for all that were asked for */
  GHashTable *several;    /* character → DeskReading of several readings */
  GHashTable *phrases;    /* first characters of phrases */
} Tools;

static void
tools_free (gpointer data)
{
  Tools *tools = data;

  utrans_close (tools->latin);
  ucol_close (tools->collator);
  g_hash_table_unref (tools->characters);
  g_hash_table_unref (tools->several);
  g_hash_table_unref (tools->phrases);
  g_free (tools);
}

static GPrivate tools_of_thread = G_PRIVATE_INIT (tools_free);

static Tools *
get_tools (void)
{
  Tools *tools = g_private_get (&tools_of_thread);
  UErrorCode code = U_ZERO_ERROR;

  if (tools != NULL)
    return tools;
  tools = g_new0 (Tools, 1);
  tools->latin = utrans_openU (u"Han-Latin", -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
  tools->collator = ucol_open ("zh@collation=pinyin", &code);
  tools->characters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  tools->several = g_hash_table_new (NULL, NULL);
  for (gsize i = desk_pinyin_n_characters; i > 0; i--) /* the first of two would count */
    g_hash_table_insert (tools->several, GUINT_TO_POINTER (g_utf8_get_char (desk_pinyin_characters[i - 1].text)), (gpointer) &desk_pinyin_characters[i - 1]);
  tools->phrases = g_hash_table_new (NULL, NULL);
  for (gsize i = 0; i < desk_pinyin_n_phrases; i++)
    g_hash_table_add (tools->phrases, GUINT_TO_POINTER (g_utf8_get_char (desk_pinyin_phrases[i].text)));
  if (U_FAILURE (code))
    g_error ("ICU has no Chinese readings: %s. Install its full data.", u_errorName (code));
  g_private_set (&tools_of_thread, tools);
  return tools;
}

/* lǜ becomes lv: no tones, and ü as it is typed. */
static char *
plain_letters (const char *latin)
{
  g_autofree char *parts = g_utf8_normalize (latin, -1, G_NORMALIZE_NFD);
  GString *out = g_string_new (NULL);

  for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == 0x308 && out->len > 0 && out->str[out->len - 1] == 'u')
      out->str[out->len - 1] = 'v';
    else if (c < 0x80 && g_ascii_isalpha ((char) c))
      g_string_append_c (out, g_ascii_tolower ((char) c));
  }
  return g_string_free (out, FALSE);
}

/* What ICU reads, interned. */
static const char *
icu_reading (const Tools *tools, gunichar c)
{
  UErrorCode code = U_ZERO_ERROR;
  UChar buffer[32];
  int32_t len = 0, limit;
  char latin[97] = "";
  g_autofree char *plain = NULL;

  U16_APPEND_UNSAFE (buffer, len, c);
  limit = len;
  utrans_transUChars (tools->latin, buffer, &len, G_N_ELEMENTS (buffer), 0, &limit, &code);
  u_strToUTF8 (latin, sizeof latin, NULL, buffer, len, &code);
  plain = plain_letters (U_SUCCESS (code) ? latin : "");
  return g_intern_string (plain);
}

static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x2e80 && u_hasBinaryProperty ((UChar32) c, UCHAR_IDEOGRAPHIC);
}

/* Worked out once a character and thread. */
static const Character *
character_of (const Tools *tools, gunichar c)
{
  Character *character = g_hash_table_lookup (tools->characters, GUINT_TO_POINTER (c));

  if (character != NULL)
    return character;
  character = g_new0 (Character, 1);
  if (is_ideograph (c)) {
    const DeskReading *several = g_hash_table_lookup (tools->several, GUINT_TO_POINTER (c));

    character->reading = several != NULL && several->stand_in != NULL ? g_intern_string (several->stand_in) : icu_reading (tools, c);
    character->others = several != NULL ? several->readings : NULL;
    character->begins_phrase = g_hash_table_contains (tools->phrases, GUINT_TO_POINTER (c));
  }
  g_hash_table_insert (tools->characters, GUINT_TO_POINTER (c), character);
  return character;
}

/* Reads the characters of @phrase into @at. */
static void
apply_phrase (Syllable *at, const DeskReading *phrase)
{
  g_auto (GStrv) readings = g_strsplit (phrase->readings, " ", -1);
  const char *stand_in = phrase->stand_in;

  for (guint i = 0; readings[i] != NULL; i++) {
    gunichar c = stand_in != NULL ? g_utf8_get_char (stand_in) : 0;

    at[i].reading = g_intern_string (readings[i]);
    at[i].others = NULL;
    at[i].stand_in = c == at[i].c ? 0 : c;
    if (stand_in != NULL)
      stand_in = g_utf8_next_char (stand_in);
  }
}

static void
apply_phrases (Syllable *syllables, gsize n)
{
  for (gsize i = 0; i + 1 < n; i++) {
    if (!syllables[i].begins_phrase)
      continue;
    for (gsize k = 0; k < desk_pinyin_n_phrases; k++) {
      const DeskReading *phrase = &desk_pinyin_phrases[k];
      const char *p = phrase->text;
      gsize len = 0;

      while (*p != '\0' && i + len < n && g_utf8_get_char (p) == syllables[i + len].c) {
        p = g_utf8_next_char (p);
        len++;
      }
      if (*p != '\0')
        continue;
      apply_phrase (syllables + i, phrase);
      i += len - 1;
      break;
    }
  }
}

/* The likeliest reading becomes the surname's; the usual one stays as another. */
static void
apply_surname (Syllable *first)
{
  const DeskReading *surname = NULL;
  g_autofree char *others = NULL;

  for (gsize i = 0; i < desk_pinyin_n_surnames && surname == NULL; i++)
    if (g_utf8_get_char (desk_pinyin_surnames[i].text) == first->c)
      surname = &desk_pinyin_surnames[i];

  if (surname == NULL)
    return;
  others = g_strjoin (" ", first->reading, first->others, NULL);
  apply_phrase (first, surname);
  first->others = g_intern_string (others);
}

/* The letters, digits and ideographs of @text, at most @max of them. */
static GArray *
read_text (const char *text, gsize max)
{
  g_autofree char *folded = desk_words_fold (text);
  GArray *out = g_array_sized_new (FALSE, TRUE, sizeof (Syllable), 16);
  const Tools *tools = get_tools ();
  gboolean all_han = TRUE;

  for (const char *p = folded; *p != '\0' && out->len < max; p = g_utf8_next_char (p)) {
    Syllable syllable = { .c = g_utf8_get_char (p) };

    if (syllable.c >= 0x80) {
      const Character *character = character_of (tools, syllable.c);

      if (character->reading == NULL || *character->reading == '\0')
        continue;
      syllable.reading = character->reading;
      syllable.others = character->others;
      syllable.begins_phrase = character->begins_phrase;
    } else if (g_ascii_isalnum ((char) syllable.c)) {
      all_han = FALSE;
    } else {
      continue;
    }
    g_array_append_val (out, syllable);
  }
  if (all_han && out->len >= 2 && out->len <= PERSON_MAX)
    apply_surname (&g_array_index (out, Syllable, 0));
  apply_phrases ((Syllable *) (void *) out->data, out->len);
  return out;
}

/* The letters @syllable may start with, the likeliest first; returns how many. */
static guint
initials_of (const Syllable *syllable, char letters[8])
{
  guint n = 0;

  if (syllable->reading == NULL) {
    letters[n++] = (char) syllable->c;
    return n;
  }
  letters[n++] = syllable->reading[0];
  for (const char *p = syllable->others; p != NULL && n < 8; p = strchr (p, ' ')) {
    p += *p == ' ';
    if (memchr (letters, *p, n) == NULL)
      letters[n++] = *p;
  }
  return n;
}

typedef struct {
  char made[DESK_WORDS_MAX_READINGS + 1][CHARS_MAX + 1];
  guint n;
} Initials;

static void
make_initials (const Syllable *syllables, gsize n, Initials *out)
{
  out->n = n > 0 ? 1 : 0;
  for (gsize i = 0; i < n; i++) {
    char letters[8];
    guint choices = initials_of (&syllables[i], letters);
    guint before = out->n;

    for (guint k = 1; k < choices && out->n + before <= DESK_WORDS_MAX_READINGS; k++)
      for (guint m = 0; m < before; m++) {
        memcpy (out->made[out->n], out->made[m], i);
        out->made[out->n++][i] = letters[k];
      }
    for (guint m = 0; m < before; m++)
      out->made[m][i] = letters[0];
  }
  for (guint m = 0; m < out->n; m++)
    out->made[m][n] = '\0';
}

GPtrArray *
desk_pinyin_initials (const char *text)
{
  g_autoptr (GArray) syllables = read_text (text, CHARS_MAX);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);
  Initials initials;

  make_initials ((const Syllable *) (const void *) syllables->data, syllables->len, &initials);
  for (guint i = 0; i < initials.n; i++)
    g_ptr_array_add (copies, g_strdup (initials.made[i]));
  return copies;
}

static void
append_reading (GString *out, const Syllable *syllable)
{
  if (syllable->reading != NULL)
    g_string_append (out, syllable->reading);
  else
    g_string_append_c (out, (char) syllable->c);
}

char *
desk_pinyin_full (const char *text)
{
  g_autoptr (GArray) syllables = read_text (text, CHARS_MAX);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < syllables->len; i++)
    append_reading (out, &g_array_index (syllables, Syllable, i));
  return g_string_free (out, FALSE);
}

/* Full readings from every character on: the likeliest of each character, or
 * the next one where there is one. */
static void
add_full (DeskTokens *out, const GArray *syllables, gboolean second)
{
  for (guint from = 0; from < syllables->len; from++) {
    g_autoptr (GString) full = g_string_new (NULL);

    for (guint i = from; i < syllables->len; i++) {
      const Syllable *syllable = &g_array_index (syllables, Syllable, i);

      if (second && syllable->others != NULL)
        g_string_append_len (full, syllable->others, (gssize) strcspn (syllable->others, " "));
      else
        append_reading (full, syllable);
    }
    desk_tokens_add (out, full->str, full->len);
    /* lü is typed lv by some and lu by others. */
    if (strchr (full->str, 'v') != NULL) {
      g_string_replace (full, "lv", "lu", 0);
      g_string_replace (full, "nv", "nu", 0);
      desk_tokens_add (out, full->str, full->len);
    }
  }
}

void
desk_pinyin_add_tokens (DeskTokens *out, const char *text)
{
  g_autoptr (GArray) syllables = read_text (text, CHARS_MAX);
  const Syllable *first = (const Syllable *) (const void *) syllables->data;
  gboolean any_han = FALSE;
  Initials initials;

  for (guint i = 0; i < syllables->len; i++)
    any_han |= first[i].reading != NULL;
  for (guint from = 0; any_han && from < syllables->len; from++) {
    /* What is typed is short: from the middle on a dozen letters will do. */
    gsize len = from == 0 ? syllables->len : MIN (syllables->len - from, FULL_MAX);

    make_initials (first + from, len, &initials);
    for (guint i = 0; i < initials.n; i++)
      desk_tokens_add (out, initials.made[i], len);
  }
  if (any_han && syllables->len <= FULL_MAX) {
    add_full (out, syllables, FALSE);
    add_full (out, syllables, TRUE);
  }
}

char *
desk_pinyin_tokens (const char *text)
{
  DeskTokens out;

  desk_tokens_init (&out);
  desk_pinyin_add_tokens (&out, text != NULL ? text : "");
  return desk_tokens_steal (&out);
}

/* @text with stand-ins for the characters that the collation reads otherwise. */
static char *
with_stand_ins (const char *text)
{
  g_autoptr (GArray) syllables = read_text (text, CHARS_MAX);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  guint i = 0;
  const char *p;

  for (p = valid; *p != '\0' && i < syllables->len; p = g_utf8_next_char (p)) {
    const Syllable *syllable = &g_array_index (syllables, Syllable, i);
    gunichar c = g_utf8_get_char (p);

    if (c == syllable->c) {
      i++;
      if (syllable->stand_in != 0)
        c = syllable->stand_in;
    } else if (c < 0x80 && g_ascii_tolower ((char) c) == (char) syllable->c) {
      i++;
    }
    g_string_append_unichar (out, c);
  }
  g_string_append (out, p);
  return g_string_free (out, FALSE);
}

gsize
desk_pinyin_sort_key (const char *text, guint8 *out, gsize cap)
{
  UErrorCode code = U_ZERO_ERROR;
  g_autofree char *shown = with_stand_ins (text != NULL ? text : "");
  /* No ideograph takes less than a byte of the key, so more cannot matter. */
  UChar wide[4 * DESK_WORDS_SORT_KEY_MAX];
  g_autofree guint8 *key = NULL;
  const char *end = shown;
  int32_t len = 0, need;
  guint8 usual[512];
  UCollator *collator = get_tools ()->collator;

  g_return_val_if_fail (out != NULL, 0);

  for (guint i = 0; *end != '\0' && i < G_N_ELEMENTS (wide) / 2; i++)
    end = g_utf8_next_char (end);
  u_strFromUTF8 (wide, G_N_ELEMENTS (wide), &len, shown, (int32_t) (end - shown), &code);
  if (U_FAILURE (code))
    return 0;
  need = ucol_getSortKey (collator, wide, len, usual, sizeof usual);
  if (need > (int32_t) sizeof usual) {
    key = g_malloc ((gsize) need);
    need = ucol_getSortKey (collator, wide, len, key, need);
  }
  cap = MIN (cap, need > 0 ? (gsize) need - 1 : 0);
  memcpy (out, key != NULL ? key : usual, cap);
  return cap;
}
