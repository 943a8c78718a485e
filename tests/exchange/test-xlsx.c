/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-xlsx.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unzip.h>

#include "exchange/desk-xlsx-check.h"

/* One part of the workbook, as text. */
static char *
part (const char *path, const char *name)
{
  unzFile zip = unzOpen64 (path);
  unz_file_info64 info;

  g_assert_nonnull (zip);
  g_assert_cmpint (unzLocateFile (zip, name, 1), ==, UNZ_OK);
  g_assert_cmpint (unzGetCurrentFileInfo64 (zip, &info, NULL, 0, NULL, 0, NULL, 0), ==, UNZ_OK);
  char *text = g_malloc0 (info.uncompressed_size + 1);
  g_assert_cmpint (unzOpenCurrentFile (zip), ==, UNZ_OK);
  g_assert_cmpint (unzReadCurrentFile (zip, text, (unsigned) info.uncompressed_size), ==, (int) info.uncompressed_size);
  g_assert_cmpint (unzCloseCurrentFile (zip), ==, UNZ_OK);
  unzClose (zip);
  return text;
}

static void
assert_has (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, what));
}

static DeskTable *
table_new (gboolean grouped, guint n_rows)
{
  DeskTable *table = desk_table_new ("任务移交账[县]");
  DeskTableColumn columns[] = {
    { .label = "代码" },
    { .label = "亩数", .kind = DESK_TABLE_NUMBER, .group = grouped ? "移交" : NULL },
    { .label = "说明", .group = grouped ? "移交" : NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_table_add_column (table, &columns[i]);
  desk_table_set_unit (table, "示范县一线办");
  desk_table_set_date (table, "2026年3月12日");
  for (guint i = 0; i < n_rows; i++)
    {
      const char *first[] = { "0816", "12.50", "=1+1" }, *other[] = { "510722199001011234", "约三亩", NULL };
      desk_table_add_row (table, i % 2 == 0 ? first : other);
    }
  return table;
}

typedef struct {
  char *folder;
  char *path;
} Place;

static Place
place_new (void)
{
  Place place = { .folder = g_dir_make_tmp ("desk-xlsx-XXXXXX", NULL) };

  place.path = g_build_filename (place.folder, "list.xlsx", NULL);
  return place;
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
place_clear (Place *place)
{
  g_unlink (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->path);
  g_free (place->folder);
}

static void
save (DeskTable *table, Place *place)
{
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 3, 12, 2, 42, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_xlsx_write (table, place->path, created, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_cells (void)
{
  g_autoptr (DeskTable) table = table_new (FALSE, 2);
  const char *sums[] = { "合计", "12.50", "" };
  Place place = place_new ();

  desk_table_set_total_row (table, sums);
  desk_table_set_note (table, "以亩计");
  save (table, &place);
  g_autofree char *sheet = part (place.path, "xl/worksheets/sheet1.xml");
  g_autofree char *book = part (place.path, "xl/workbook.xml");
  g_autofree char *core = part (place.path, "docProps/core.xml");
  /* title, facts, head, two rows, sums, note */
  g_assert_true (desk_xlsx_check (place.path, 7));
  g_assert_false (desk_xlsx_check (place.path, 8));
  /* Numbers are numbers, everything else is text: no formula anywhere. */
  assert_has (sheet, "<v>12.5</v>");
  assert_has (sheet, "<t>0816</t>");
  assert_has (sheet, "<t>510722199001011234</t>");
  assert_has (sheet, "<t>=1+1</t>");
  assert_has (sheet, "<t>约三亩</t>");
  g_assert_null (strstr (sheet, "<f>"));
  /* Title over all columns, facts under it, head frozen, filter on the head. */
  assert_has (sheet, "<mergeCell ref=\"A1:C1\"/>");
  assert_has (sheet, "<mergeCell ref=\"A2:C2\"/>");
  assert_has (sheet, "ySplit=\"3\"");
  assert_has (sheet, "state=\"frozen\"");
  assert_has (sheet, "<autoFilter ref=\"A3:C5\"/>");
  assert_has (sheet, "合计");
  assert_has (sheet, "以亩计");
  /* Brackets are not allowed in the name of a sheet. */
  assert_has (book, "<sheet name=\"任务移交账县\"");
  assert_has (core, "2026-03-12T02:42:00Z");
  place_clear (&place);
}

static void
test_groups (void)
{
  g_autoptr (DeskTable) table = table_new (TRUE, 1);
  Place place = place_new ();

  save (table, &place);
  g_autofree char *sheet = part (place.path, "xl/worksheets/sheet1.xml");
  g_autofree char *strings = part (place.path, "xl/sharedStrings.xml");
  assert_has (sheet, "<mergeCell ref=\"A3:A4\"/>");
  assert_has (sheet, "<mergeCell ref=\"B3:C3\"/>");
  assert_has (sheet, "ySplit=\"4\"");
  assert_has (sheet, "<v>12.5</v>");
  assert_has (strings, "<t>移交</t>");
  assert_has (strings, "<t>代码</t>");
  assert_has (strings, "<t>0816</t>");
  place_clear (&place);
}

static void
test_empty (void)
{
  g_autoptr (DeskTable) table = desk_table_new ("");
  DeskTableColumn column = { .label = "a" };
  Place place = place_new ();

  desk_table_add_column (table, &column);
  save (table, &place);
  g_autofree char *sheet = part (place.path, "xl/worksheets/sheet1.xml");
  assert_has (sheet, "<t>a</t>");
  g_assert_null (strstr (sheet, "mergeCell"));
  place_clear (&place);
}

static void
test_same_bytes (void)
{
  g_autoptr (DeskTable) table = table_new (TRUE, 10);
  Place place = place_new ();
  g_autofree char *one = NULL, *two = NULL;
  gsize one_length, two_length;

  save (table, &place);
  g_assert_true (g_file_get_contents (place.path, &one, &one_length, NULL));
  save (table, &place);
  g_assert_true (g_file_get_contents (place.path, &two, &two_length, NULL));
  g_assert_cmpmem (one, one_length, two, two_length);
  place_clear (&place);
}

/* A file that is cut or altered is seen. */
static void
test_check (void)
{
  g_autoptr (DeskTable) table = table_new (FALSE, 100);
  g_autofree char *bytes = NULL;
  gsize length;
  Place place = place_new ();

  save (table, &place);
  g_assert_true (desk_xlsx_check (place.path, 103));
  g_assert_true (g_file_get_contents (place.path, &bytes, &length, NULL));
  bytes[length / 3] ^= 0x55;
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize) length, NULL));
  g_assert_false (desk_xlsx_check (place.path, 103));
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize) length / 2, NULL));
  g_assert_false (desk_xlsx_check (place.path, 103));
  g_unlink (place.path);
  g_assert_false (desk_xlsx_check (place.path, 103));
  place_clear (&place);
}

static void
test_too_long (void)
{
  g_autoptr (DeskTable) table = table_new (FALSE, 3);
  g_autofree char *text = g_strnfill (40000, 'x');
  const char *row[] = { "", "", text };
  g_autoptr (GError) error = NULL;
  Place place = place_new ();

  desk_table_add_row (table, row);
  g_assert_false (desk_xlsx_write (table, place.path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_TOO_LARGE);
  assert_has (error->message, "row 4");
  assert_has (error->message, "说明");
  g_assert_cmpuint (count_files (place.folder), ==, 0);
  place_clear (&place);
}

static void
cancel_later (guint64 done, guint64 total, gpointer user_data)
{
  if (done > 0)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (DeskTable) table = table_new (FALSE, 5000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Place place = place_new ();

  g_assert_false (desk_xlsx_write (table, place.path, NULL, cancel_later, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (place.folder), ==, 0);
  place_clear (&place);
}

/* A limit on the size of files stands for a full disk. */
static void
test_disk_full (void)
{
  g_autofree char *text = NULL;
  Place place = place_new ();
  struct rlimit former, limit;

  g_file_set_contents (place.path, "former", -1, NULL);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &former);
  for (guint grouped = 0; grouped < 2; grouped++)
    for (rlim_t size = 0; size < 24 * 1024; size += 4 * 1024)
      {
        g_autoptr (DeskTable) table = table_new (grouped, 20000);
        g_autoptr (GError) error = NULL;
        limit = former;
        limit.rlim_cur = size;
        g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
        gboolean done = desk_xlsx_write (table, place.path, NULL, NULL, NULL, NULL, &error);
        setrlimit (RLIMIT_FSIZE, &former);
        g_assert_false (done);
        g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_NO_SPACE);
        g_assert_cmpuint (count_files (place.folder), ==, 1);
      }
  g_file_get_contents (place.path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "former");
  place_clear (&place);
}

static void
test_many (void)
{
  g_autoptr (DeskTable) table = table_new (FALSE, 100000);
  Place place = place_new ();
  gint64 start = g_get_monotonic_time ();

  save (table, &place);
  g_test_message ("100,000 rows in %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
  place_clear (&place);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xlsx/cells", test_cells);
  g_test_add_func ("/exchange/xlsx/groups", test_groups);
  g_test_add_func ("/exchange/xlsx/empty", test_empty);
  g_test_add_func ("/exchange/xlsx/same-bytes", test_same_bytes);
  g_test_add_func ("/exchange/xlsx/check", test_check);
  g_test_add_func ("/exchange/xlsx/too-long", test_too_long);
  g_test_add_func ("/exchange/xlsx/cancel", test_cancel);
  g_test_add_func ("/exchange/xlsx/disk-full", test_disk_full);
  g_test_add_func ("/exchange/xlsx/many", test_many);
  return g_test_run ();
}
