/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/fixture.h"

#include "shell/desk-list-columns.h"
#include "shell/desk-query-words.h"

#include <locale.h>
#include <string.h>

static DeskRegistry *registry;

static char *
title_of (const char *uuid, gpointer data)
{
  return g_strdup (g_str_has_prefix (uuid, "0189") ? "县人社局" : "");
}

static char *
words_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) query = desk_query_parse (text, &error);

  g_assert_no_error (error);
  return desk_query_words (query, registry, desk_registry_find_type (registry, "tst.demand"), title_of, NULL);
}

static const char *
label_of (const char *field, const char *code)
{
  const DeskField *found = desk_type_find_field (desk_registry_find_type (registry, "tst.demand"), field);

  return code != NULL ? desk_choice_get_label (desk_field_find_choice (found, code)) : desk_field_get_label (found);
}

static void
test_words (void)
{
  g_autofree char *state = words_of ("state in (handed-over, accepted)");
  g_autofree char *unit = words_of ("unit = 01890000-0000-7000-8000-000000000001");
  g_autofree char *due = words_of ("due_at < now and not state = struck-off");
  g_autofree char *many = words_of ("state in (registered, handed-over, accepted, in-progress, returned)");
  g_autofree char *dates = words_of ("registered_at between (2026-03-01, 2026-03-31)");

  g_assert_true (g_str_has_prefix (state, label_of ("state", NULL)));
  g_assert_nonnull (strstr (state, label_of ("state", "handed-over")));
  g_assert_nonnull (strstr (state, label_of ("state", "accepted")));
  g_assert_nonnull (strstr (unit, "县人社局"));
  g_assert_null (strstr (due, "now")); /* overdue, in a word */
  g_assert_nonnull (strstr (due, label_of ("state", "struck-off")));
  g_assert_null (strstr (many, label_of ("state", "returned"))); /* the rest is counted */
  g_assert_nonnull (strstr (many, "2"));
  g_assert_null (strstr (dates, "2026-03-31")); /* as people write it */
}

/* Another record that refers to this one. */
static void
test_has (void)
{
  static const struct {
    const char *text, *words;
  } cases[] = {
    { "level = village and not has case.area (state = accepted)", "Level: Village; without Case (State: Accepted)" },
    { "has visit.area", "has Visit" },
    { "has visit.area (date = this-quarter)", "has Visit (Date of visit: this quarter)" },
    { "not has unit.area", "without Unit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskQuery) query = desk_query_parse (cases[i].text, NULL);
      g_autofree char *words = desk_query_words (query, registry, desk_registry_find_type (registry, "area"), title_of, NULL);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_null (desk_query_simple_path (i == 0 ? query->children->pdata[1] : query)); /* no chip of a field edits it */
    }
}

static void
test_split_and_join (void)
{
  static const struct {
    const char *text;
    guint parts;
  } cases[] = {
    { "state = accepted and tier = unit and (title ~ \"a\" or not unit = my-unit)", 3 },
    { "state = accepted", 1 },
    { "paused is not set and due_at < now", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskQuery) query = desk_query_parse (cases[i].text, NULL);
      g_autoptr (GPtrArray) parts = desk_query_split (query);
      g_autoptr (DeskQuery) joined = desk_query_join (parts);
      g_autofree char *before = desk_query_to_text (query);
      g_autofree char *after = desk_query_to_text (joined);

      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (parts->len, ==, cases[i].parts);
    }
  g_autoptr (GPtrArray) none = desk_query_split (NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (desk_query_join (none));
}

static void
test_simple_paths (void)
{
  static const struct {
    const char *text;
    const char *path;
  } cases[] = {
    { "state = accepted", "state" }, { "state in (accepted)", "state" }, { "area under \"510722\"", "area" }, { "paused is not set", "paused" },
    { "not state = accepted", NULL }, { "state = accepted or tier = unit", NULL }, { "search \"缺工\"", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskQuery) query = desk_query_parse (cases[i].text, NULL);
      g_assert_cmpstr (desk_query_simple_path (query), ==, cases[i].path);
    }
}

static guint
find_column (GPtrArray *columns, const char *path)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((DeskListColumn *) columns->pdata[i])->path, path))
      return i;
  return G_MAXUINT;
}

static const DeskListColumn *
column (GPtrArray *columns, const char *path)
{
  guint i = find_column (columns, path);

  g_assert_cmpuint (i, !=, G_MAXUINT);
  return columns->pdata[i];
}

static void
test_columns (void)
{
  g_autoptr (GPtrArray) columns = desk_list_columns_of (registry, desk_registry_find_type (registry, "tst.demand"), NULL);
  g_autoptr (GPtrArray) rows = desk_list_columns_of (registry, desk_registry_find_type (registry, "handover"), NULL);

  g_assert_cmpstr (((DeskListColumn *) columns->pdata[0])->path, ==, "number");
  g_assert_true (column (columns, "people")->declared);
  g_assert_true (column (columns, "people")->sortable);
  g_assert_cmpint (column (columns, "people")->kind, ==, DESK_CELL_FIGURE);
  g_assert_cmpint (column (columns, "title")->kind, ==, DESK_CELL_TITLE);
  g_assert_cmpint (column (columns, "state")->kind, ==, DESK_CELL_PILL);
  g_assert_false (column (columns, "state")->declared);
  g_assert_cmpint (column (columns, "due_at")->kind, ==, DESK_CELL_LIGHT);
  g_assert_false (column (columns, "wage")->sortable); /* not declared for sorting */
  g_assert_cmpuint (find_column (columns, "identity_number"), ==, G_MAXUINT);
    g_assert_false (column (rows, "case.number")->sortable);
  g_assert_cmpint (column (rows, "due_at")->kind, ==, DESK_CELL_TEXT); /* of a hand-over, not of its case */
}

static void
test_layout (void)
{
  g_autoptr (DeskListLayout) layout = desk_list_layout_new ();
  g_autoptr (DeskListLayout) read = NULL, foreign = NULL, junk = NULL, none = NULL;
  g_autofree char *json = NULL;

  g_ptr_array_add (layout->paths, g_strdup ("number"));
  g_ptr_array_add (layout->paths, g_strdup ("party.name"));
  g_hash_table_insert (layout->widths, g_strdup ("party.name"), GINT_TO_POINTER (212));
  layout->sort = g_strdup ("-due_at");
  json = desk_list_layout_to_json (layout);
  read = desk_list_layout_from_json (json);
  g_assert_cmpuint (read->paths->len, ==, 2);
  g_assert_cmpstr (read->paths->pdata[1], ==, "party.name");
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (read->widths, "party.name")), ==, 212);
  g_assert_null (g_hash_table_lookup (read->widths, "number"));
  g_assert_cmpstr (read->sort, ==, "-due_at");

  foreign = desk_list_layout_from_json ("{\"columns\":[1,{\"width\":3},{\"path\":\"a\",\"width\":-5}],\"more\":true}");
  g_assert_cmpuint (foreign->paths->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (foreign->widths), ==, 0);
  junk = desk_list_layout_from_json ("[}");
  g_assert_cmpuint (junk->paths->len, ==, 0);
  none = desk_list_layout_from_json (NULL);
  g_assert_null (none->sort);
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  registry = fixture_registry ();
  g_test_add_func ("/query-words/words", test_words);
  g_test_add_func ("/query-words/has", test_has);
  g_test_add_func ("/query-words/split", test_split_and_join);
  g_test_add_func ("/query-words/simple", test_simple_paths);
  g_test_add_func ("/list-columns/columns", test_columns);
  g_test_add_func ("/list-columns/layout", test_layout);
  result = g_test_run ();
  g_object_unref (registry);
  return result;
}
