/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-area-file.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* A county with everything in it and a second one, children before parents. */
#define GOOD                                                                                                           \
  "code,name,level,parent\n"                                                                                           \
  "510722101002,老西街社区居民委员会,village,510722101\n"                                                            \
  "510722,三台县,county,510700\n"                                                                                    \
  "510722101,潼川镇,town,510722\n"                                                                                   \
  "51072210100201,一组,group,510722101002\n"                                                                         \
  "510723,盐亭县,county,\n"                                                                                          \
  "510723100,云溪镇,town,510723\n"

static GPtrArray *
read_bytes (const char *bytes, gsize length, const char *county, GPtrArray **problems, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-area-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "areas.csv", NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  GPtrArray *rows = desk_area_file_read (path, county, problems, NULL, error);
  g_unlink (path);
  g_rmdir (folder);
  return rows;
}

static GPtrArray *
read_good (const char *text, const char *county)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = read_bytes (text, strlen (text), county, &problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return rows;
}

/* Reads a file that is refused; @expected is "line:part of the text" for each problem. */
static void
assert_refused (const char *text, const char *const *expected)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length ((char **) expected);

  g_assert_null (read_bytes (text, strlen (text), NULL, &problems, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
  for (guint i = 0; i < problems->len; i++)
    {
      const DeskCsvProblem *problem = g_ptr_array_index (problems, i);
      g_test_message ("%u: %s", problem->line, problem->text);
      g_assert_cmpuint (i, <, n);
      g_assert_cmpuint (problem->line, ==, g_ascii_strtoull (expected[i], NULL, 10));
      g_assert_nonnull (strstr (problem->text, strchr (expected[i], ':') + 1));
    }
  g_assert_cmpuint (problems->len, ==, n);
}

static void
test_good (void)
{
  g_autoptr (GPtrArray) rows = read_good (GOOD, NULL);
  static const char *const codes[] = { "510722", "510723", "510722101", "510723100", "510722101002", "51072210100201" };

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((DeskAreaFileRow *) g_ptr_array_index (rows, i))->code, ==, codes[i]);
  const DeskAreaFileRow *county = g_ptr_array_index (rows, 0), *group = g_ptr_array_index (rows, 5);
  g_assert_cmpstr (county->name, ==, "三台县");
  g_assert_cmpstr (county->parent, ==, "");
  g_assert_cmpint (county->level, ==, DESK_AREA_FILE_COUNTY);
  g_assert_cmpuint (county->line, ==, 3);
  g_assert_cmpstr (group->parent, ==, "510722101002");
  g_assert_cmpint (group->level, ==, DESK_AREA_FILE_GROUP);
}

static void
test_county (void)
{
  g_autoptr (GPtrArray) rows = read_good (GOOD, "510723");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((DeskAreaFileRow *) g_ptr_array_index (rows, 1))->name, ==, "云溪镇");
  g_assert_null (read_bytes (GOOD, strlen (GOOD), "510799", NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "510799"));
  g_clear_error (&error);
  g_assert_null (read_bytes (GOOD, strlen (GOOD), "5107", NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
}

/* As spreadsheet programs of a Chinese system save it. */
static void
test_chinese_heads (void)
{
  static const char *const text = "级别,上级,代码,名称\r\n县,,510722,三台县\r\n乡镇（街道）,510722,510722101,潼川镇\r\n"
                                  "村(社区),510722101,510722101002,老西街社区\r\n";
  static const char *const charsets[] = { "UTF-8", "GB18030" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (text, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = read_bytes (bytes, length, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, 3);
      g_assert_cmpstr (((DeskAreaFileRow *) g_ptr_array_index (rows, 2))->name, ==, "老西街社区");
      g_assert_cmpint (((DeskAreaFileRow *) g_ptr_array_index (rows, 2))->level, ==, DESK_AREA_FILE_VILLAGE);
    }
}

static void
test_codes (void)
{
  static const char *const expected[] = { "2:7 digits", "3:other than digits", "4:rounded", "5:code is missing", NULL };

  assert_refused ("code,name,level,parent\n5107220,a,county,\n51072A,b,county,\n5.10722E+11,c,county,\n,d,county,\n",
                  expected);
}

static void
test_missing_cells (void)
{
  static const char *const expected[] = { "2:name is missing", "3:level is missing", "4:no level", "5:area above is missing",
                                          NULL };

  assert_refused ("code,name,level,parent\n510722,,county,\n510723,b,,\n510724,c,state,\n510722101,d,town,\n", expected);
}

static void
test_duplicates (void)
{
  static const char *const expected[] = { "4:on line 2 (a)", NULL };

  assert_refused ("code,name,level,parent\n510722,a,county,\n510723,b,county,\n510722,c,county,\n", expected);
}

static void
test_orphans (void)
{
  static const char *const expected[] = { "3:not in the file", "4:cannot lie in", "5:does not begin with", NULL };

  assert_refused ("code,name,level,parent\n510722,a,county,\n510723101,b,town,510723\n510722101001,c,village,510722\n"
                  "510724101,d,town,510722\n",
                  expected);
}

/* A parent with a problem of its own makes no orphans of its children. */
static void
test_no_follow_up (void)
{
  static const char *const expected[] = { "2:no level", NULL };

  assert_refused ("code,name,level,parent\n510722,a,cuonty,\n510722101,b,town,510722\n", expected);
}

static void
test_missing_column (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  const char *text = "code,name,level\n510722,a,county\n";

  g_assert_null (read_bytes (text, strlen (text), NULL, &problems, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_COLUMN);
  g_assert_nonnull (strstr (error->message, "“parent” (上级)"));
}

static void
test_only_head (void)
{
  g_autoptr (GError) error = NULL;
  const char *text = "code,name,level,parent\n";

  g_assert_null (read_bytes (text, strlen (text), NULL, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("code,name,level,parent\n510722,三台县,county,\n");

  for (guint town = 0; town < 100; town++)
    {
      g_string_append_printf (text, "510722%03u,某镇,town,510722\n", town);
      for (guint village = 0; village < 1000; village++)
        g_string_append_printf (text, "510722%03u%03u,某某社区居民委员会,village,510722%03u\n", town, village, town);
    }
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rows = read_good (text->str, "510722");
  gint64 end = g_get_monotonic_time ();
  g_test_message ("%u areas in %.2f s", rows->len, (double) (end - start) / 1e6);
  g_assert_cmpuint (rows->len, ==, 100101);
  g_assert_cmpint (end - start, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/area-file/good", test_good);
  g_test_add_func ("/exchange/area-file/county", test_county);
  g_test_add_func ("/exchange/area-file/chinese-heads", test_chinese_heads);
  g_test_add_func ("/exchange/area-file/codes", test_codes);
  g_test_add_func ("/exchange/area-file/missing-cells", test_missing_cells);
  g_test_add_func ("/exchange/area-file/duplicates", test_duplicates);
  g_test_add_func ("/exchange/area-file/orphans", test_orphans);
  g_test_add_func ("/exchange/area-file/no-follow-up", test_no_follow_up);
  g_test_add_func ("/exchange/area-file/missing-column", test_missing_column);
  g_test_add_func ("/exchange/area-file/only-head", test_only_head);
  g_test_add_func ("/exchange/area-file/many", test_many);
  return g_test_run ();
}
