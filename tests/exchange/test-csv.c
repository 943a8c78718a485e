/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-csv.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

static const char *const name_names[] = { "name", "名称", NULL };
static const char *const code_names[] = { "code", "代码", NULL };
static const char *const note_names[] = { "note", "备注", NULL };
static const DeskCsvColumn columns[] = { { name_names, TRUE }, { code_names, TRUE }, { note_names, FALSE } };

#define BYTES(text) g_bytes_new_static (text, sizeof (text) - 1)

static DeskCsvReader *
reader_for (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  DeskCsvReader *reader = desk_csv_reader_new_for_bytes (bytes, &error);

  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return reader;
}

static DeskCsvReader *
reader_with_head (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  DeskCsvReader *reader = reader_for (bytes);

  g_assert_true (desk_csv_reader_read_head (reader, columns, G_N_ELEMENTS (columns), &error));
  g_assert_no_error (error);
  return reader;
}

static void
assert_next (DeskCsvReader *reader, guint line, const char *name, const char *code, const char *note)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_csv_reader_next (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desk_csv_reader_get_line (reader), ==, line);
  g_assert_cmpstr (desk_csv_reader_get (reader, 0), ==, name);
  g_assert_cmpstr (desk_csv_reader_get (reader, 1), ==, code);
  g_assert_cmpstr (desk_csv_reader_get (reader, 2), ==, note);
}

static void
assert_end (DeskCsvReader *reader, guint n_problems)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_csv_reader_next (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desk_csv_reader_get_problems (reader)->len, ==, n_problems);
}

static void
assert_problem (DeskCsvReader *reader, guint index, guint line, const char *part)
{
  GPtrArray *problems = desk_csv_reader_get_problems (reader);

  g_assert_cmpuint (index, <, problems->len);
  const DeskCsvProblem *problem = g_ptr_array_index (problems, index);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_nonnull (strstr (problem->text, part));
}

static void
test_cell (void)
{
  static const struct {
    const char *text;
    DeskTableKind kind;
    const char *csv;
  } cells[] = {
    { NULL, DESK_TABLE_TEXT, "" },
    { "abc", DESK_TABLE_TEXT, "abc" },
    { "a,b", DESK_TABLE_TEXT, "\"a,b\"" },
    { "say \"x\"", DESK_TABLE_TEXT, "\"say \"\"x\"\"\"" },
    { "two\nlines", DESK_TABLE_TEXT, "\"two\nlines\"" },
    { " led", DESK_TABLE_TEXT, "\" led\"" },
    { "=1+1", DESK_TABLE_TEXT, "'=1+1" },
    { "+86", DESK_TABLE_TEXT, "'+86" },
    { "-5", DESK_TABLE_TEXT, "'-5" },
    { "-5", DESK_TABLE_NUMBER, "-5" },
    { "@SUM(A1)", DESK_TABLE_TEXT, "'@SUM(A1)" },
    { "\tx", DESK_TABLE_TEXT, "\"'\tx\"" },
    { "=HYPERLINK(\"x\",1)", DESK_TABLE_TEXT, "\"'=HYPERLINK(\"\"x\"\",1)\"" },
    { "=1", DESK_TABLE_NUMBER, "'=1" },
    { "＝1", DESK_TABLE_TEXT, "'＝1" },
    { "510722199001011234", DESK_TABLE_TEXT, "510722199001011234\t" },
    { "510722199001011234", DESK_TABLE_NUMBER, "510722199001011234\t" },
    { "13800000000", DESK_TABLE_TEXT, "13800000000" },
    { "0816", DESK_TABLE_TEXT, "0816\t" },
    { "0816", DESK_TABLE_NUMBER, "0816\t" },
    { "0", DESK_TABLE_TEXT, "0" },
    { "0.5", DESK_TABLE_TEXT, "0.5" },
    { "12E4", DESK_TABLE_TEXT, "12E4\t" },
    { "12.50", DESK_TABLE_NUMBER, "12.50" },
    { "51072219900101123X", DESK_TABLE_TEXT, "51072219900101123X" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      desk_csv_append_cell (out, cells[i].text, cells[i].kind);
      g_assert_cmpstr (out->str, ==, cells[i].csv);
    }
}

static DeskTable *
table_of (const char *const *cells, guint n)
{
  DeskTable *table = desk_table_new ("台账");
  DeskTableColumn first = { .label = "name" }, second = { .label = "code", .group = "g" };

  desk_table_add_column (table, &first);
  desk_table_add_column (table, &second);
  for (guint i = 0; i < n; i++)
    {
      const char *row[] = { cells[i], "1" };
      desk_table_add_row (table, row);
    }
  return table;
}

static GBytes *
written (DeskTable *table)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_csv_write_to_stream (table, stream, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_write (void)
{
  static const char *const cells[] = { "某某家具", "a,b" };
  g_autoptr (DeskTable) table = table_of (cells, 2);
  g_autoptr (GBytes) bytes = written (table);
  const char expected[] = "\xef\xbb\xbfname,g/code\r\n某某家具,1\r\n\"a,b\",1\r\n";

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, sizeof expected - 1);
}

/* Every text comes back as it went out. */
static void
test_round_trip (void)
{
  static const char *const cells[] = { "=1+1",  "'=1", "''=1",   "'quoted'", "0816",        "0816\t",  "510722199001011234",
                                       "a\"b",  "\"",  "x\ny",   "x\r\ny",   "-",           "＋86",    "1,2;3\t4",
                                       " led ", "@",   "12E4\t", "\tx",      "12345678901", "某某\n" };
  g_autoptr (DeskTable) table = table_of (cells, G_N_ELEMENTS (cells));
  g_autoptr (DeskCsvReader) reader = reader_for (written (table));
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_csv_reader_next (reader, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_assert_true (desk_csv_reader_next (reader, &error));
      g_assert_cmpstr (desk_csv_reader_get_cell (reader, 0), ==, cells[i]);
      g_assert_cmpstr (desk_csv_reader_get_cell (reader, 1), ==, "1");
    }
  assert_end (reader, 0);
}

static void
test_line_ends (void)
{
  static const char *const ends[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strdup_printf ("code,name%s1,a%s%s2,\"b%sc\"%s,,%s3,d", ends[i], ends[i], ends[i],
                                               ends[i], ends[i], ends[i]);
      g_autofree char *two = g_strdup_printf ("b%sc", ends[i]);
      g_autoptr (DeskCsvReader) reader = reader_with_head (g_bytes_new (text, strlen (text)));
      assert_next (reader, 2, "a", "1", "");
      assert_next (reader, 4, two, "2", "");
      assert_next (reader, 7, "d", "3", "");
      assert_end (reader, 0);
    }
}

static void
test_heads (void)
{
  g_autoptr (DeskCsvReader) reader = reader_with_head (BYTES ("\xef\xbb\xbf 代 码 ,Ｎame*,备注,更多\n 1 ,　甲　,x,y\n"));

  g_assert_true (desk_csv_reader_has (reader, 2));
  assert_next (reader, 2, "甲", "1", "x");
  g_assert_cmpuint (desk_csv_reader_get_n_cells (reader), ==, 4);
  g_assert_cmpstr (desk_csv_reader_get_cell (reader, 0), ==, " 1 ");
  g_assert_cmpstr (desk_csv_reader_get_cell (reader, 3), ==, "y");
  g_assert_cmpstr (desk_csv_reader_get_cell (reader, 4), ==, "");
  assert_end (reader, 0);
}

static void
test_missing_column (void)
{
  g_autoptr (DeskCsvReader) reader = reader_for (BYTES ("\nname,nota\n1,2\n"));
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_csv_reader_read_head (reader, columns, G_N_ELEMENTS (columns), &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_COLUMN);
  g_assert_nonnull (strstr (error->message, "“code” (代码)"));
  g_assert_nonnull (strstr (error->message, "“nota”"));
  g_assert_nonnull (strstr (error->message, "Line 2"));
  g_assert_null (strstr (error->message, "备注"));
}

static void
test_empty_file (void)
{
  GBytes *empty[] = { BYTES (""), BYTES ("\xef\xbb\xbf"), BYTES ("\n\r\n , \n") };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (DeskCsvReader) reader = reader_for (empty[i]);
      g_autoptr (GError) error = NULL;
      g_assert_false (desk_csv_reader_read_head (reader, columns, G_N_ELEMENTS (columns), &error));
      g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT);
    }
}

static GBytes *
in_charset (const char *text, const char *charset)
{
  gsize length;
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, charset, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
test_encodings (void)
{
  static const struct {
    const char *mark;
    const char *charset;
    DeskCsvEncoding encoding;
  } cases[] = {
    { "", "UTF-8", DESK_CSV_UTF_8 },
    { "\uFEFF", "UTF-8", DESK_CSV_UTF_8 },
    { "\uFEFF", "UTF-16LE", DESK_CSV_UTF_16 },
    { "\uFEFF", "UTF-16BE", DESK_CSV_UTF_16 },
    { "", "GB18030", DESK_CSV_GB18030 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].mark, "名称,代码,备注\r\n龙树镇,1,𠮷\r\n塔山镇,2,\"㐂，\"\r\n", NULL);
      g_autoptr (DeskCsvReader) reader = reader_with_head (in_charset (text, cases[i].charset));
      g_assert_cmpint (desk_csv_reader_get_encoding (reader), ==, cases[i].encoding);
      assert_next (reader, 2, "龙树镇", "1", "𠮷");
      assert_next (reader, 3, "塔山镇", "2", "㐂，");
      assert_end (reader, 0);
    }
}

/* Letters of several bytes that lie across the blocks in which a file is read. */
static void
test_block_edges (void)
{
  static const char *const charsets[] = { "UTF-8", "GB18030", "UTF-16LE" };

  for (guint c = 0; c < G_N_ELEMENTS (charsets); c++)
    for (guint shift = 0; shift < 4; shift++)
      {
        g_autoptr (GString) text = g_string_new (c == 2 ? "\uFEFFname,code\n" : "name,code\n");
        for (guint i = 0; i < shift; i++)
          g_string_append_c (text, 'x');
        for (guint i = 0; i < 30000; i++)
          g_string_append (text, "汉𠮷，");
        g_string_append (text, ",\"7\r\n8\"\r\n");
        g_autoptr (DeskCsvReader) reader = reader_with_head (in_charset (text->str, charsets[c]));
        g_autoptr (GError) error = NULL;
        g_assert_true (desk_csv_reader_next (reader, &error));
        g_assert_cmpuint (g_utf8_strlen (desk_csv_reader_get (reader, 0), -1), ==, 90000 + shift);
        g_assert_cmpstr (desk_csv_reader_get (reader, 1), ==, "7\r\n8");
        assert_end (reader, 0);
      }
}

static void
test_bad_bytes (void)
{
  /* With the mark it says that it is UTF-8: the bad byte is told. */
  g_autoptr (DeskCsvReader) reader = reader_with_head (BYTES ("\xef\xbb\xbfname,code\r\na,1\r\nb\xff\xfe,2\r\nc\xe4\xb8,3"));

  assert_next (reader, 2, "a", "1", "");
  assert_next (reader, 3, "b\uFFFD\uFFFD", "2", "");
  assert_next (reader, 4, "c\uFFFD\uFFFD", "3", "");
  assert_end (reader, 2);
  assert_problem (reader, 0, 3, "no text");
  assert_problem (reader, 1, 4, "no text");

  /* Neither UTF-8 nor GB18030. */
  g_autoptr (DeskCsvReader) other = reader_with_head (BYTES ("name,code\na,1\n\"b\n\xff\",2\n\xb0,3\n"));
  g_assert_cmpint (desk_csv_reader_get_encoding (other), ==, DESK_CSV_GB18030);
  assert_next (other, 2, "a", "1", "");
  assert_next (other, 3, "b\n\uFFFD", "2", "");
  g_assert_true (desk_csv_reader_next (other, NULL));
  assert_end (other, 2);
  assert_problem (other, 0, 4, "no text");
  assert_problem (other, 1, 5, "no text");
}

static void
test_nul_bytes (void)
{
  g_autoptr (DeskCsvReader) reader = reader_with_head (BYTES ("name,code\na\0b\0,1\nc,2\n"));

  assert_next (reader, 2, "ab", "1", "");
  assert_next (reader, 3, "c", "2", "");
  assert_end (reader, 1);
  assert_problem (reader, 0, 2, "NUL");
}

static void
test_quotes (void)
{
  g_autoptr (DeskCsvReader) reader = reader_with_head (BYTES ("name,code\n\"a\"\"b\",1\n5\" pipe,2\n\"x\"y,3\n\"open,4\nz,5\n"));

  assert_next (reader, 2, "a\"b", "1", "");
  assert_next (reader, 3, "5\" pipe", "2", "");
  assert_next (reader, 4, "xy", "3", "");
  g_assert_true (desk_csv_reader_next (reader, NULL));
  assert_end (reader, 2);
  assert_problem (reader, 0, 4, "behind the closing");
  assert_problem (reader, 1, 5, "never closed");
}

static void
test_unclosed_in_large_file (void)
{
  g_autoptr (GString) text = g_string_new ("name,code\na,1\n\"b,2\n");
  g_autoptr (GError) error = NULL;

  while (text->len < 3 * 1024 * 1024)
    g_string_append (text, "some more,3\n");
  g_autoptr (DeskCsvReader) reader = reader_with_head (g_bytes_new (text->str, text->len));
  assert_next (reader, 2, "a", "1", "");
  g_assert_false (desk_csv_reader_next (reader, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Line 3"));
}

static void
test_delimiters (void)
{
  g_autoptr (DeskCsvReader) tabs = reader_with_head (BYTES ("name\tcode\na, b\t1\n"));
  g_autoptr (DeskCsvReader) semicolons = reader_with_head (BYTES ("\"name\";code\n\"a;b\";1,5\n"));

  assert_next (tabs, 2, "a, b", "1", "");
  assert_end (tabs, 0);
  assert_next (semicolons, 2, "a;b", "1,5", "");
  assert_end (semicolons, 0);
}

static void
test_too_many_cells (void)
{
  g_autoptr (DeskCsvReader) reader = reader_with_head (BYTES ("name,code\na,1,,\nb,c,2\n"));

  assert_next (reader, 2, "a", "1", "");
  assert_next (reader, 3, "b", "c", "");
  assert_end (reader, 1);
  assert_problem (reader, 0, 3, "more cells");
}

static void
test_doubled_column (void)
{
  g_autoptr (DeskCsvReader) reader = reader_with_head (BYTES ("name,code,名称\na,1,b\n"));

  assert_next (reader, 2, "a", "1", "");
  assert_end (reader, 1);
  assert_problem (reader, 0, 1, "twice");
}

static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = BYTES ("PK\003\004 and so on");
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_csv_reader_new_for_bytes (bytes, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT);
}

static void
test_problem_text (void)
{
  g_autoptr (DeskCsvReader) reader = reader_with_head (BYTES ("名称,code\na,1\nb,2\n"));

  g_assert_true (desk_csv_reader_next (reader, NULL));
  g_assert_true (desk_csv_reader_next (reader, NULL));
  desk_csv_reader_add_problem (reader, 0, "%s is wrong", "b");
  desk_csv_reader_add_problem (reader, -1, "all wrong");
  desk_csv_reader_add_problem (reader, -1, "and more");
  g_autofree char *text = desk_csv_problems_to_string (desk_csv_reader_get_problems (reader), 2);
  g_assert_cmpstr (text, ==, "Line 3: column “名称”: b is wrong\nLine 3: all wrong\nand 1 more\n");
}

static void
test_no_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_csv_reader_open ("/nonexistent/areas.csv", NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "areas.csv"));
}

static void
count_progress (guint64 done, guint64 total, gpointer user_data)
{
  g_assert_cmpuint (done, <=, total);
  ++*(guint *) user_data;
}

static void
test_many_rows (void)
{
  g_autoptr (DeskTable) table = desk_table_new ("t");
  g_autofree char *folder = g_dir_make_tmp ("desk-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "many.csv", NULL);
  g_autoptr (GError) error = NULL;
  DeskTableColumn name = { .label = "名称" }, code = { .label = "代码" }, note = { .label = "备注" };
  guint told = 0, n = 0;

  desk_table_add_column (table, &name);
  desk_table_add_column (table, &code);
  desk_table_add_column (table, &note);
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%012u", i);
      const char *row[] = { "老西街社区居民委员会", number, "一行，with \"marks\", and comma" };
      desk_table_add_row (table, row);
    }
  gint64 start = g_get_monotonic_time ();
  g_assert_true (desk_csv_write (table, path, count_progress, &told, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (told, >, 50);
  gint64 middle = g_get_monotonic_time ();
  g_autoptr (DeskCsvReader) reader = desk_csv_reader_open (path, NULL, &error);
  g_assert_true (desk_csv_reader_read_head (reader, columns, G_N_ELEMENTS (columns), &error));
  for (; desk_csv_reader_next (reader, &error); n++)
    g_assert_cmpuint (g_ascii_strtoull (desk_csv_reader_get (reader, 1), NULL, 10), ==, n);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 100000);
  gint64 end = g_get_monotonic_time ();
  g_test_message ("100,000 rows written in %.2f s, read in %.2f s", (double) (middle - start) / 1e6,
                  (double) (end - middle) / 1e6);
  /* A generous bound: the machine may be busy and the build may be a checking one. */
  g_assert_cmpint (end - start, <, 20 * G_USEC_PER_SEC);
  g_unlink (path);
  g_rmdir (folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
cancel_soon (guint64 done, guint64 total, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static DeskTable *
large_table (void)
{
  DeskTable *table = table_of (NULL, 0);

  for (guint i = 0; i < 20000; i++)
    {
      const char *row[] = { "老西街社区居民委员会", "1" };
      desk_table_add_row (table, row);
    }
  return table;
}

/* A former file is as it was, and nothing else is left. */
static void
test_cancel (void)
{
  g_autoptr (DeskTable) table = large_table ();
  g_autofree char *folder = g_dir_make_tmp ("desk-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "former", -1, NULL);
  g_assert_false (desk_csv_write (table, path, cancel_soon, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "former");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* A limit on the size of files stands for a full disk: the kernel refuses the
 * write in the same place. */
static void
test_disk_full (void)
{
  g_autoptr (DeskTable) table = large_table ();
  g_autofree char *folder = g_dir_make_tmp ("desk-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit former, limit;

  g_file_set_contents (path, "former", -1, NULL);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &former);
  limit = former;
  limit.rlim_cur = 200 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  gboolean done = desk_csv_write (table, path, NULL, NULL, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &former);
  g_assert_false (done);
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "former");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_replace (void)
{
  g_autoptr (DeskTable) table = large_table ();
  g_autofree char *folder = g_dir_make_tmp ("desk-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *link = g_build_filename (folder, "link.csv", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_file_set_contents (path, "former", -1, NULL);
  g_chmod (path, 0640);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);
  g_assert_true (g_file_make_symbolic_link (link_file, "list.csv", NULL, &error));
  g_assert_true (desk_csv_write (table, link, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  g_assert_true (S_ISREG (info.st_mode));
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpint (info.st_size, >, 20000 * 30);
  g_assert_cmpint (g_lstat (link, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));

  /* A new file with what may be personal is for its owner. */
  g_unlink (link);
  g_unlink (path);
  g_assert_true (desk_csv_write (table, path, NULL, NULL, NULL, &error));
  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (desk_csv_write (table, folder, NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_WRITE);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/cell", test_cell);
  g_test_add_func ("/exchange/csv/write", test_write);
  g_test_add_func ("/exchange/csv/round-trip", test_round_trip);
  g_test_add_func ("/exchange/csv/line-ends", test_line_ends);
  g_test_add_func ("/exchange/csv/heads", test_heads);
  g_test_add_func ("/exchange/csv/missing-column", test_missing_column);
  g_test_add_func ("/exchange/csv/empty-file", test_empty_file);
  g_test_add_func ("/exchange/csv/encodings", test_encodings);
  g_test_add_func ("/exchange/csv/block-edges", test_block_edges);
  g_test_add_func ("/exchange/csv/bad-bytes", test_bad_bytes);
  g_test_add_func ("/exchange/csv/nul-bytes", test_nul_bytes);
  g_test_add_func ("/exchange/csv/quotes", test_quotes);
  g_test_add_func ("/exchange/csv/unclosed-in-large-file", test_unclosed_in_large_file);
  g_test_add_func ("/exchange/csv/delimiters", test_delimiters);
  g_test_add_func ("/exchange/csv/too-many-cells", test_too_many_cells);
  g_test_add_func ("/exchange/csv/doubled-column", test_doubled_column);
  g_test_add_func ("/exchange/csv/workbook", test_workbook);
  g_test_add_func ("/exchange/csv/problem-text", test_problem_text);
  g_test_add_func ("/exchange/csv/no-file", test_no_file);
  g_test_add_func ("/exchange/csv/many-rows", test_many_rows);
  g_test_add_func ("/exchange/csv/cancel", test_cancel);
  g_test_add_func ("/exchange/csv/disk-full", test_disk_full);
  g_test_add_func ("/exchange/csv/replace", test_replace);
  return g_test_run ();
}
