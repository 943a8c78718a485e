/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-query-words.h"

#include "model/desk-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More values than this are counted, not named. */
#define NAMED 3

typedef struct {
  DeskRegistry *registry;
  const DeskType *type;
  DeskTitleOf title_of;
  gpointer data;
} Words;

static const struct {
  const char *word;
  const char *text;
} stretches[] = {
  { "now", N_ ("now") },
  { "me", N_ ("me") },
  { "my-unit", N_ ("my unit") },
  { "today", N_ ("today") },
  { "this-week", N_ ("this week") },
  { "this-month", N_ ("this month") },
  { "this-quarter", N_ ("this quarter") },
  { "this-year", N_ ("this year") },
};

/* today+7, today-6m, today-60y: how far, and before or after. */
static char *
shift_words (const char *tail)
{
  gboolean after = *tail == '+';
  char *unit = NULL;
  gulong n = (gulong) g_ascii_strtoull (tail + 1, &unit, 10);

  if ((*tail != '+' && *tail != '-') || unit == tail + 1 || strlen (unit) > 1)
    return NULL;
  switch (*unit)
    {
    case '\0':
      return g_strdup_printf (after ? g_dngettext (GETTEXT_PACKAGE, "in %u day", "in %u days", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u day ago", "%u days ago", n), (guint) n);
    case 'm':
      return g_strdup_printf (after ? g_dngettext (GETTEXT_PACKAGE, "in %u month", "in %u months", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u month ago", "%u months ago", n), (guint) n);
    case 'y':
      return g_strdup_printf (after ? g_dngettext (GETTEXT_PACKAGE, "in %u year", "in %u years", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u year ago", "%u years ago", n), (guint) n);
    default:
      return NULL;
    }
}

static char *
date_words (const char *word)
{
  if (desk_date_valid (word))
    return desk_date_format (word, DESK_DATE_LONG);
  return g_str_has_prefix (word, "today") ? shift_words (word + strlen ("today")) : NULL;
}

/* One literal as people read it. */
static char *
literal_words (const Words *self, const DeskField *field, const char *word)
{
  const DeskChoice *choice;
  char *text;

  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    if (g_str_equal (stretches[i].word, word))
      return g_strdup (_(stretches[i].text));
  if (field == NULL)
    {
      /* of "type": the name of a record type */
      const DeskType *named = desk_registry_find_type (self->registry, word);
      return g_strdup (named != NULL ? desk_type_get_label_many (named) : word);
    }
  switch (field->kind)
    {
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_CHOICES:
      choice = desk_field_find_choice (field, word);
      return g_strdup (choice != NULL ? desk_choice_get_label (choice) : word);
    case DESK_FIELD_REFERENCE:
    case DESK_FIELD_REFERENCES:
      text = self->title_of != NULL ? self->title_of (word, self->data) : NULL;
      if (text != NULL && *text != '\0')
        return text;
      g_free (text);
      return g_strdup (word);
    case DESK_FIELD_BOOLEAN:
      return g_strdup (g_str_equal (word, "0") || g_str_equal (word, "no") ? _("no") : _("yes"));
    case DESK_FIELD_DATE:
    case DESK_FIELD_TIME_STAMP:
      text = date_words (word);
      return text != NULL ? text : g_strdup (word);
    default:
      return g_strdup (word);
    }
}

static char *
nth_words (const Words *self, const DeskField *field, const DeskQuery *query, guint n)
{
  return n < query->words->len ? literal_words (self, field, query->words->pdata[n]) : g_strdup ("");
}

static char *
list_words (const Words *self, const DeskField *field, const DeskQuery *query)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  guint n = MIN (query->words->len, NAMED);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (parts, nth_words (self, field, query, i));
  g_ptr_array_add (parts, NULL);
  /* Translators: between the values of a filter, such as “Accepted, In progress” */
  joined = g_strjoinv (_(", "), (char **) parts->pdata);
  if (query->words->len > n)
    /* Translators: some values and how many more, such as “Accepted, Returned and 3 more” */
    return g_strdup_printf (_("%s and %u more"), joined, query->words->len - n);
  return g_steal_pointer (&joined);
}

static char *
compare_words (const char *format, char *owned)
{
  char *text;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, owned);
#pragma GCC diagnostic pop
  g_free (owned);
  return text;
}

static char *
value_words (const Words *self, const DeskField *field, const DeskQuery *query)
{
  g_autofree char *from = NULL, *to = NULL;
  gboolean time = field != NULL && (field->kind == DESK_FIELD_DATE || field->kind == DESK_FIELD_TIME_STAMP);

  switch (query->op)
    {
    case DESK_QUERY_LESS:
      if (field != NULL && g_str_equal (field->name, "due_at") && g_strcmp0 (query->words->pdata[0], "now") == 0)
        return g_strdup (_("overdue"));
      return compare_words (time ? _("before %s") : _("less than %s"), nth_words (self, field, query, 0));
    case DESK_QUERY_AT_MOST:
      return compare_words (time ? _("until %s") : _("at most %s"), nth_words (self, field, query, 0));
    case DESK_QUERY_GREATER:
      return compare_words (time ? _("after %s") : _("more than %s"), nth_words (self, field, query, 0));
    case DESK_QUERY_AT_LEAST:
      return compare_words (time ? _("from %s") : _("at least %s"), nth_words (self, field, query, 0));
    case DESK_QUERY_BETWEEN:
      from = nth_words (self, field, query, 0);
      to = nth_words (self, field, query, 1);
      return g_strdup_printf (_("%s to %s"), from, to);
    case DESK_QUERY_SET:
      return g_strdup (_("given"));
    case DESK_QUERY_CONTAINS:
    case DESK_QUERY_SEARCH:
      return compare_words (_("contains “%s”"), nth_words (self, field, query, 0));
    case DESK_QUERY_UNDER:
    case DESK_QUERY_EQUAL:
    case DESK_QUERY_IN:
    default:
      return list_words (self, field, query);
    }
}

static const DeskField *
find_field (const Words *self, const DeskQuery *query)
{
  return query->path != NULL && query->words != NULL ? desk_registry_resolve (self->registry, self->type, query->path, NULL, NULL) : NULL;
}

static char *
join_children (const Words *self, const DeskQuery *query, const char *between);

static char *
words_of (const Words *self, const DeskQuery *query);

/* Another record that refers to this one: said as having it, or not. */
static char *
has_words (const Words *self, const DeskQuery *query, gboolean has)
{
  const char *dot = strrchr (query->path, '.');
  g_autofree char *name = dot != NULL ? g_strndup (query->path, (gsize) (dot - query->path)) : NULL;
  const DeskType *type = desk_registry_find_type (self->registry, name);
  const DeskQuery *filter = query->children->pdata[0];
  const Words inner = { self->registry, type, self->title_of, self->data };
  g_autofree char *words = NULL;

  if (type == NULL)
    return g_strdup (query->path);
  if (filter->op == DESK_QUERY_ALL && filter->children->len == 0)
    /* Translators: a filter for records that another one refers to, such as “has Session” */
    return g_strdup_printf (has ? _("has %s") : _("without %s"), desk_type_get_label (type));
  words = words_of (&inner, filter);
  /* Translators: the same, with what is said of the other record in brackets */
  return g_strdup_printf (has ? _("has %s (%s)") : _("without %s (%s)"), desk_type_get_label (type), words);
}

static char *
words_of (const Words *self, const DeskQuery *query)
{
  const DeskField *field = find_field (self, query);
  g_autofree char *value = NULL;
  g_autofree char *inner = NULL;

  switch (query->op)
    {
    case DESK_QUERY_ALL:
      return query->children == NULL || query->children->len == 0 ? g_strdup (_("everything")) : join_children (self, query, _("; "));
    case DESK_QUERY_ANY:
      return join_children (self, query, _(" or "));
    case DESK_QUERY_HAS:
      return has_words (self, query, TRUE);
    case DESK_QUERY_NOT:
      if (((DeskQuery *) query->children->pdata[0])->op == DESK_QUERY_HAS)
        return has_words (self, query->children->pdata[0], FALSE);
      inner = words_of (self, query->children->pdata[0]);
      return g_strdup_printf (_("not %s"), inner);
    default:
      value = value_words (self, field, query);
      /* Translators: a field and what is said of it, such as “State: Accepted” */
      return field != NULL ? g_strdup_printf (_("%s: %s"), desk_field_get_label (field), value) : g_steal_pointer (&value);
    }
}

static char *
join_children (const Words *self, const DeskQuery *query, const char *between)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < query->children->len; i++)
    g_ptr_array_add (parts, words_of (self, query->children->pdata[i]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (between, (char **) parts->pdata);
}

char *
desk_query_words (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, DeskTitleOf title_of, gpointer data)
{
  const Words self = { registry, type, title_of, data };

  g_return_val_if_fail (DESK_IS_REGISTRY (registry) && type != NULL, NULL);
  return query != NULL ? words_of (&self, query) : g_strdup (_("everything"));
}

char *
desk_query_value_words (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, DeskTitleOf title_of, gpointer data)
{
  const Words self = { registry, type, title_of, data };
  const DeskQuery *of;

  g_return_val_if_fail (query != NULL && DESK_IS_REGISTRY (registry) && type != NULL, NULL);
  of = query->op == DESK_QUERY_NOT ? query->children->pdata[0] : query;
  g_autofree char *words = value_words (&self, find_field (&self, of), of);
  return of == query ? g_steal_pointer (&words) : g_strdup_printf (_("not %s"), words);
}

static void
split_into (GPtrArray *parts, DeskQuery *query)
{
  if (query->op != DESK_QUERY_ALL)
    {
      g_ptr_array_add (parts, desk_query_ref (query));
      return;
    }
  for (guint i = 0; query->children != NULL && i < query->children->len; i++)
    split_into (parts, query->children->pdata[i]);
}

GPtrArray *
desk_query_split (DeskQuery *query)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_query_unref);

  if (query != NULL)
    split_into (parts, query);
  return parts;
}

DeskQuery *
desk_query_join (GPtrArray *parts)
{
  DeskQuery *all = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      DeskQuery *both = desk_query_and (all, parts->pdata[i]);
      g_clear_pointer (&all, desk_query_unref);
      all = both;
    }
  return all;
}

const char *
desk_query_simple_path (const DeskQuery *query)
{
  switch (query->op)
    {
    case DESK_QUERY_EQUAL:
    case DESK_QUERY_IN:
    case DESK_QUERY_BETWEEN:
    case DESK_QUERY_LESS:
    case DESK_QUERY_AT_MOST:
    case DESK_QUERY_GREATER:
    case DESK_QUERY_AT_LEAST:
    case DESK_QUERY_SET:
    case DESK_QUERY_CONTAINS:
    case DESK_QUERY_UNDER:
      return query->path;
    case DESK_QUERY_NOT:
      {
        const DeskQuery *child = query->children->pdata[0];
        return child->op == DESK_QUERY_SET ? child->path : NULL;
      }
    default:
      return NULL;
    }
}
