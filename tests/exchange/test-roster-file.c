/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-roster-file.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static char *
store (const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-roster-XXXXXX", NULL);
  char *path = g_build_filename (folder, "roster.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
discard (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static GPtrArray *
read_units (const char *text, GPtrArray **problems, GError **error)
{
  g_autofree char *path = store (text);
  GPtrArray *units = desk_roster_file_read_units (path, problems, NULL, error);

  discard (path);
  return units;
}

static GPtrArray *
read_persons (const char *text, GPtrArray *units, GPtrArray **problems, GError **error)
{
  g_autofree char *path = store (text);
  GPtrArray *persons = desk_roster_file_read_persons (path, units, problems, NULL, error);

  discard (path);
  return persons;
}

static void
assert_problems (GPtrArray *problems, const char *const *expected)
{
  g_assert_nonnull (problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const DeskCsvProblem *problem = g_ptr_array_index (problems, i);
      g_test_message ("%u: %s", problem->line, problem->text);
      g_assert_nonnull (expected[i]);
      g_assert_cmpuint (problem->line, ==, g_ascii_strtoull (expected[i], NULL, 10));
      g_assert_nonnull (strstr (problem->text, strchr (expected[i], ':') + 1));
    }
  g_assert_cmpuint (problems->len, ==, g_strv_length ((char **) expected));
}

#define UNITS                                                                                                          \
  "名称,简称,上级,类别\n"                                                                                         \
  "县住房和城乡建设局,县住建局,县政府,部门\n"                                                              \
  "质安站,,县住建局,事业单位\n"                                                                                \
  "县人民政府,县政府,,政府\n"

static void
test_units (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = read_units (UNITS, &problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (units->len, ==, 3);
  const DeskRosterUnit *top = g_ptr_array_index (units, 0), *last = g_ptr_array_index (units, 2);
  g_assert_cmpstr (top->name, ==, "县人民政府");
  g_assert_cmpstr (top->parent, ==, "");
  g_assert_cmpstr (last->name, ==, "质安站");
  g_assert_cmpstr (last->parent, ==, "县住房和城乡建设局");
  g_assert_cmpstr (last->kind, ==, "事业单位");
  g_assert_cmpuint (last->line, ==, 3);
}

static void
test_unit_problems (void)
{
  static const char *const expected[] = { "3:on line 2", "4:name is missing", "5:not in the file", "6:circle", "7:circle",
                                          NULL };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_units ("name,short name,parent,kind\na,s,,\nb,s,,\n,x,,\nc,,nowhere,\nd,,e,\ne,,d,\n", &problems,
                             &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
  assert_problems (problems, expected);
}

static void
test_persons (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = read_units (UNITS, NULL, &error);
  g_autoptr (GPtrArray) persons = read_persons ("姓名,单位,职务,电话\n王某某,县住建局,局长,(0816) 522-0000\n"
                                                "王某某,县住建局,,13800000001\n李某某,质安站,站长,\n",
                                                units, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (persons->len, ==, 3);
  const DeskRosterPerson *first = g_ptr_array_index (persons, 0), *last = g_ptr_array_index (persons, 2);
  g_assert_cmpstr (first->unit, ==, "县住房和城乡建设局");
  g_assert_cmpstr (first->telephone, ==, "0816522-0000");
  g_assert_cmpstr (first->post, ==, "局长");
  g_assert_cmpstr (last->telephone, ==, "");
}

static void
test_person_problems (void)
{
  static const char *const expected[] = { "2:no unit", "3:unit is missing", "4:name is missing", "5:no telephone",
                                          "7:on line 6", NULL };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = read_units (UNITS, NULL, &error);

  g_assert_null (read_persons ("name,unit,post,telephone\na,x,,\nb,,,\n,质安站,,\nc,质安站,,call me\nd,质安站,,\n"
                               "d,质安站,,\n",
                               units, &problems, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
  assert_problems (problems, expected);
}

/* Without units, whatever the file says is taken. */
static void
test_persons_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = read_persons ("name,unit\na,x\n", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((DeskRosterPerson *) g_ptr_array_index (persons, 0))->unit, ==, "x");
  g_assert_null (read_persons ("name,unit\n", NULL, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
  g_clear_error (&error);
  g_assert_null (read_persons ("name,post\na,b\n", NULL, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_COLUMN);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/roster-file/units", test_units);
  g_test_add_func ("/exchange/roster-file/unit-problems", test_unit_problems);
  g_test_add_func ("/exchange/roster-file/persons", test_persons);
  g_test_add_func ("/exchange/roster-file/person-problems", test_person_problems);
  g_test_add_func ("/exchange/roster-file/persons-alone", test_persons_alone);
  return g_test_run ();
}
