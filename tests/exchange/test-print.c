/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */

#include "exchange/desk-print.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Run with the name of a folder, it writes the forms there as PDF instead. */

static const DeskTableColumn ledger_columns[] = {
  { .label = "序号", .kind = DESK_TABLE_NUMBER },
  { .label = "事项编号" },
  { .label = "问题（诉求）", .weight = 3 },
  { .label = "服务对象", .weight = 1 },
  { .label = "移出单位", .group = "移交", .weight = 1 },
  { .label = "接收单位", .group = "移交", .weight = 1 },
  { .label = "日期", .group = "移交" },
  { .label = "结果", .group = "签收" },
  { .label = "日期", .group = "签收" },
  { .label = "到期日" },
  { .label = "层级", .group = "办理情况", .weight = 1 },
  { .label = "状态", .group = "办理情况" },
  { .label = "说明", .group = "办理情况", .weight = 2 },
};

static char *
count_rows (DeskTable *table, guint first, guint n, gpointer user_data)
{
  guint refused = 0;

  for (guint i = first; i < first + n; i++)
    if (strcmp (desk_table_get_cell (table, i, 7), "退回") == 0)
      refused++;
  return g_strdup_printf ("本页小计：移交 %u 项，签收 %u 项，退回 %u 项。", n, n - refused, refused);
}

static DeskTable *
ledger_new (guint n_rows)
{
  static const char *const what[] = { "新建厂房消防验收进度缓慢", "园区道路积水点位整治", "设备贷款贴息申报",
                                      "污水处理费减免申请", "冷库用电执行农业电价" };
  DeskTable *table = desk_table_new ("任务移交账");

  desk_table_set_unit (table, "示范县一线工作办公室（章）");
  desk_table_set_period (table, "2026年2月25日至3月12日");
  desk_table_set_date (table, "2026年3月12日");
  for (guint i = 0; i < G_N_ELEMENTS (ledger_columns); i++)
    desk_table_add_column (table, &ledger_columns[i]);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *number = g_strdup_printf ("QY-2026-%06u", 108 + i);
      gboolean refused = i % 12 == 5;
      const char *cells[] = { ordinal, number, what[i % G_N_ELEMENTS (what)], "某某家具", "县一线办", "县交通运输局",
                              "02-25", refused ? "退回" : "签收", "02-26", "03-10", "部门办理",
                              refused ? "已退回" : "办理中",
                              refused ? "不属本单位职责，建议转县水务局" : i % 3 == 0 ? "03-09 办结" : "" };
      desk_table_add_row (table, cells);
    }
  desk_table_set_subtotal (table, count_rows, NULL, NULL);
  desk_table_add_signature (table, "填报人");
  desk_table_add_signature (table, "审核人");
  desk_table_add_signature (table, "负责人");
  return table;
}

/* A text of @n letters that is nowhere like itself. */
static char *
long_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; g_utf8_strlen (text->str, -1) < (glong) n; i++)
    g_string_append_printf (text, "第%u次走访，企业反映用电容量不足、招工困难，", i + 1);
  g_string_append (text, "完。");
  return g_string_free (text, FALSE);
}

static DeskPrintJob *
ledger_job (guint n_rows, const char *total, const char *note)
{
  g_autoptr (DeskTable) table = ledger_new (n_rows);

  desk_table_set_total (table, total);
  desk_table_set_note (table, note);
  return desk_print_job_new_for_table (table, NULL);
}

static DeskPrintJob *
job_empty (void)
{
  return ledger_job (0, NULL, NULL);
}

static DeskPrintJob *
job_one (void)
{
  return ledger_job (1, "总计：移交 1 项。", "日期均为月-日。");
}

static DeskPrintJob *
job_twelve (void)
{
  return ledger_job (12, NULL, NULL);
}

static DeskPrintJob *
job_sixty (void)
{
  g_autoptr (DeskTable) table = ledger_new (60);
  DeskPrintSetup setup;

  desk_print_setup_init (&setup, TRUE);
  setup.row_mm = 5.8;
  desk_table_set_total (table, "总计：移交 60 项，签收 55 项，退回 5 项。");
  return desk_print_job_new_for_table (table, &setup);
}

static DeskPrintJob *
long_cell_job (guint n_letters)
{
  g_autoptr (DeskTable) table = ledger_new (2);
  g_autofree char *text = long_text (n_letters);
  const char *cells[] = { "3", "QY-2026-000110", text, "某某家具", "县一线办", "县住建局", "02-25", "签收", "02-26",
                          "03-10", "部门办理", "办理中", "" };
  const char *after[] = { "4", "QY-2026-000111", "末行", "某某家具", "县一线办", "县住建局", "02-25", "签收", "02-26",
                          "03-10", "部门办理", "办理中", "" };

  desk_table_add_row (table, cells);
  desk_table_add_row (table, after);
  return desk_print_job_new_for_table (table, NULL);
}

static DeskPrintJob *
job_long_cell (void)
{
  return long_cell_job (220);
}

static DeskPrintJob *
job_tall_row (void)
{
  return long_cell_job (2400);
}

static DeskPrintJob *
job_english (void)
{
  static const DeskTableColumn columns[] = {
    { .label = "Unit", .weight = 2 },
    { .label = "Open", .kind = DESK_TABLE_NUMBER, .group = "Cases of the enterprises", .align = DESK_TABLE_ALIGN_END },
    { .label = "Struck off", .kind = DESK_TABLE_NUMBER, .group = "Cases of the enterprises", .align = DESK_TABLE_ALIGN_END },
    { .label = "Remarks", .weight = 1, .min_mm = 60 },
  };
  static const char *const rows[][4] = {
    { "Bureau of Housing and Urban-Rural Development", "12", "30", "Two of them overdue" },
    { "Bureau of Transport", "3", "8", NULL },
  };
  static const char *const sums[] = { "Total", "15", "38", "" };
  g_autoptr (DeskTable) table = desk_table_new ("Cases by responsible unit");
  DeskPrintSetup setup;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_table_add_column (table, &columns[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    desk_table_add_row (table, rows[i]);
  desk_table_set_total_row (table, sums);
  desk_table_set_unit (table, "Frontline Office");
  desk_table_set_date (table, "12 March 2026");
  desk_table_set_filled_by (table, "Wang");
  desk_table_set_note (table, "Counted are the cases that were open on the day of the report.");
  desk_table_add_signature (table, "Checked by");
  desk_print_setup_init (&setup, FALSE);
  return desk_print_job_new_for_table (table, &setup);
}

static DeskTable *
timeline_new (guint n_rows)
{
  static const DeskTableColumn columns[] = {
    { .label = "时间" },
    { .label = "办理人" },
    { .label = "事项" },
    { .label = "说明", .weight = 1 },
  };
  DeskTable *table = desk_table_new ("办理过程");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_table_add_column (table, &columns[i]);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *when = g_strdup_printf ("2026-03-%02u 09:%02u", 1 + i % 28, i % 60);
      const char *cells[] = { when, "王某某", i == 0 ? "登记" : "移交", "已与企业联系，约定现场查看时间。" };
      desk_table_add_row (table, cells);
    }
  return table;
}

static DeskPrintJob *
sheet_job (guint n_events, guint n_letters)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new ("一线工作事项办理单");
  g_autoptr (DeskTable) timeline = timeline_new (n_events);
  g_autofree char *words = long_text (n_letters);

  desk_sheet_set_number (sheet, "QY-2026-000108");
  desk_sheet_set_unit (sheet, "示范县一线工作办公室");
  desk_sheet_set_date (sheet, "2026年3月12日");
  desk_sheet_add_group (sheet, "基本情况");
  desk_sheet_add_pair (sheet, "事项名称", "新建厂房消防验收进度缓慢", DESK_SHEET_WIDE);
  desk_sheet_add_pair (sheet, "服务对象", "某某家具有限公司", DESK_SHEET_NORMAL);
  desk_sheet_add_pair (sheet, "所在区划", "潼川镇老西街社区", DESK_SHEET_NORMAL);
  desk_sheet_add_pair (sheet, "来源", "走访", DESK_SHEET_NORMAL);
  desk_sheet_add_pair (sheet, "反映情况", words, DESK_SHEET_WIDE);
  desk_sheet_add_group (sheet, "办理情况");
  desk_sheet_add_pair (sheet, "主办单位", "县住建局", DESK_SHEET_NORMAL);
  desk_sheet_add_pair (sheet, "到期日", "2026年3月10日", DESK_SHEET_NORMAL);
  desk_sheet_add_box (sheet, "领导批示", "", 30);
  desk_sheet_add_table (sheet, timeline);
  desk_sheet_add_signature (sheet, "经办人");
  desk_sheet_add_signature (sheet, "负责人");
  return desk_print_job_new_for_sheet (sheet, NULL);
}

static DeskPrintJob *
job_sheet (void)
{
  return sheet_job (6, 60);
}

static DeskPrintJob *
job_sheet_long (void)
{
  return sheet_job (40, 3000);
}

static DeskPrintJob *
certificate_job (guint n_letters)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new ("志愿服务证书");
  g_autofree char *more = n_letters > 0 ? long_text (n_letters) : g_strdup ("特发此证，以资鼓励。");
  g_autofree char *words = g_strdup_printf ("　　某禾同志自 2025 年起参加理论政策宣讲志愿服务队，累计服务 12 次、36 小时。\n　　%s", more);

  desk_sheet_set_unit (sheet, "示范县宣传部");
  desk_sheet_set_date (sheet, "2026年3月12日");
  desk_sheet_set_words (sheet, words);
  desk_sheet_add_signature (sheet, "发证单位（章）");
  desk_sheet_add_signature (sheet, "经办人");
  return desk_print_job_new_for_sheet (sheet, NULL);
}

static DeskPrintJob *
job_certificate (void)
{
  return certificate_job (0);
}

/* Words go on over as many pages as they need. */
static DeskPrintJob *
job_certificate_long (void)
{
  return certificate_job (1800);
}

static const struct {
  const char *name;
  DeskPrintJob *(*make) (void);
  guint n_pages;
} forms[] = {
  { "empty", job_empty, 1 },
  { "one-row", job_one, 1 },
  { "twelve-rows", job_twelve, 1 },
  { "sixty-rows", job_sixty, 3 },
  { "long-cell", job_long_cell, 1 },
  { "tall-row", job_tall_row, 4 },
  { "english", job_english, 1 },
  { "sheet", job_sheet, 1 },
  { "sheet-long", job_sheet_long, 4 },
  { "certificate", job_certificate, 1 },
  { "certificate-long", job_certificate_long, 2 },
};

static DeskPrintJob *
make_form (guint i)
{
  DeskPrintJob *job = forms[i].make ();

  desk_print_job_set_stamp (job, "一线工作台 2026-03-12 10:42 打印");
  return job;
}

static GDateTime *
fixed_date (void)
{
  return g_date_time_new_utc (2026, 3, 12, 2, 42, 0);
}

/* The text of a PDF, without the figures of the page's layout that depend on
 * nothing we decide: blanks at line ends and empty lines. */
static char *
text_of_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  GString *text = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (strchr (lines[i], '\f') != NULL)
        g_string_append (text, "--- page ---\n");
      g_strdelimit (lines[i], "\f", ' ');
      if (*g_strstrip (lines[i]) != '\0')
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  return g_string_free (text, FALSE);
}

/* Where a line of a table begins and how wide a gap is, each pdftotext sees in its
 * own way: the golden texts are those of Debian 12's. */
static gboolean
can_compare (void)
{
  const char *tool[] = { "pdftotext", "-v", NULL };
  g_autofree char *version = NULL;
  g_autofree char *font = NULL;
  const char *argv[] = { "fc-match", "-f", "%{family}", "Noto Serif CJK SC", NULL };

  g_spawn_sync (NULL, (char **) tool, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &version, NULL, NULL);
  if (version == NULL || strstr (version, "version 22.12") == NULL)
    return FALSE;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &font, NULL, NULL, NULL);
  return font != NULL && strstr (font, "Noto Serif CJK SC") != NULL;
}

static void
test_golden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DeskPrintJob) job = make_form (i);
  g_autoptr (GDateTime) date = fixed_date ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("desk-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "..", "golden", "print", forms[i].name, NULL);
  g_autofree char *golden_path = g_strconcat (golden, ".txt", NULL);
  g_autofree char *expected = NULL;

  if (!can_compare ())
    {
      g_test_skip ("needs pdftotext 22.12 and Noto Serif CJK SC");
      return;
    }
  g_assert_true (desk_print_job_write_pdf (job, path, date, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *text = text_of_pdf (path);
  g_file_get_contents (golden_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (desk_print_job_get_n_pages (job), ==, forms[i].n_pages);
  g_unlink (path);
  g_rmdir (folder);
}

/* No ink in the margins: text and rules drawn on a recording surface. */
static void
test_margins (gconstpointer data)
{
  g_autoptr (DeskPrintJob) job = make_form (GPOINTER_TO_UINT (data));
  double width, height;

  desk_print_job_get_page_size (job, &width, &height);
  for (guint page = 0; page < desk_print_job_get_n_pages (job); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, w, h;
      desk_print_job_draw_page (job, cr, page);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      cairo_surface_destroy (surface);
      double side = 13 * 72 / 25.4, bottom = 8 * 72 / 25.4;
      /* cairo rounds the extents outwards to whole units */
      g_assert_cmpfloat (x, >=, floor (side));
      g_assert_cmpfloat (y, >=, floor (side));
      g_assert_cmpfloat (x + w, <=, ceil (width - side));
      g_assert_cmpfloat (y + h, <=, ceil (height - bottom));
      g_assert_cmpfloat (w, >, (width - 2 * side) * 0.95);
    }
}

/* Totals of one area after another; the area stands only in its first row. */
static DeskPrintJob *
totals_job (guint n_rows, gboolean one_page)
{
  static const DeskTableColumn columns[] = {
    { .label = "领域", .weight = 1, .align = DESK_TABLE_ALIGN_CENTRE, .merges = TRUE },
    { .label = "指标", .weight = 2 },
    { .label = "数量", .weight = 1, .align = DESK_TABLE_ALIGN_END, .kind = DESK_TABLE_NUMBER },
  };
  g_autoptr (DeskSheet) sheet = desk_sheet_new ("累计数据");
  g_autoptr (DeskTable) table = desk_table_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_table_add_column (table, &columns[i]);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *area = i % 8 == 0 ? g_strdup_printf ("领域%u", i / 8 + 1) : NULL, *number = g_strdup_printf ("%u", 100 + i);
      const char *cells[] = { area, "已解决", number };
      desk_table_add_row (table, cells);
    }
  desk_sheet_add_pair (sheet, "期间", "2026年3月1日至2026年3月12日", DESK_SHEET_NORMAL);
  desk_sheet_add_table (sheet, table);
  desk_sheet_add_signature (sheet, "负责人");
  desk_sheet_set_one_page (sheet, one_page);
  return desk_print_job_new_for_sheet (sheet, NULL);
}

static guint
totals_pages (guint n_rows, gboolean one_page)
{
  g_autoptr (DeskPrintJob) job = totals_job (n_rows, one_page);

  return desk_print_job_get_n_pages (job);
}

/* It gets smaller as long as it can be read, and is not small for nothing. */
static void
test_one_page (void)
{
  g_assert_cmpuint (totals_pages (12, FALSE), ==, 1);
  g_assert_cmpuint (totals_pages (40, FALSE), ==, 2);
  g_assert_cmpuint (totals_pages (40, TRUE), ==, 1);
  g_assert_cmpuint (totals_pages (90, TRUE), ==, totals_pages (90, FALSE));
}

/* A cell that goes over a break of pages says on both what it is. */
static void
test_merged (void)
{
  g_autoptr (DeskPrintJob) job = totals_job (40, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("desk-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);

  if (!can_compare ())
    {
      g_test_skip ("needs pdftotext 22.12 and Noto Serif CJK SC");
      return;
    }
  g_assert_true (desk_print_job_write_pdf (job, path, NULL, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *text = text_of_pdf (path);
  g_auto (GStrv) pages = g_strsplit (text, "--- page ---", 2);
  g_assert_nonnull (strstr (pages[0], "领域1"));
  g_assert_nonnull (strstr (pages[0], "领域3"));
  g_assert_nonnull (strstr (pages[1], "领域3"));
  g_assert_nonnull (strstr (pages[1], "领域5"));
  g_assert_null (strstr (pages[1], "领域1"));
  g_unlink (path);
  g_rmdir (folder);
}

static GBytes *
pdf_bytes (GDateTime *date)
{
  g_autoptr (DeskPrintJob) job = make_form (2);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_print_job_write_pdf_to_stream (job, stream, date, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_same_bytes (void)
{
  g_autoptr (GDateTime) date = fixed_date ();
  g_autoptr (GBytes) one = pdf_bytes (date), two = pdf_bytes (date), undated = pdf_bytes (NULL);

  g_assert_cmpmem (g_bytes_get_data (one, NULL), g_bytes_get_size (one), g_bytes_get_data (two, NULL),
                   g_bytes_get_size (two));
  g_assert_false (g_bytes_equal (one, undated));
  /* cairo 1.18 packs the dates into a compressed object. */
  if (cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 0))
    g_assert_nonnull (memmem (g_bytes_get_data (one, NULL), g_bytes_get_size (one), "20260312024200", 14));
}

static void
assert_only_file (const char *folder, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, name);
  if (name != NULL)
    g_assert_null (g_dir_read_name (dir));
}

static void
test_cancel (void)
{
  g_autoptr (DeskPrintJob) job = make_form (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("desk-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);

  g_cancellable_cancel (cancellable);
  g_assert_false (desk_print_job_write_pdf (job, path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_only_file (folder, NULL);

  /* A job that was cancelled can be printed later. */
  g_clear_error (&error);
  g_assert_true (desk_print_job_write_pdf (job, path, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_only_file (folder, "form.pdf");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (DeskPrintJob) job = make_form (0);
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_print_job_write_pdf (job, "/nonexistent/form.pdf", NULL, NULL, &error));
  g_assert_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "/nonexistent/form.pdf"));
}

static char *
text_of_job (DeskPrintJob *job)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_print_job_write_pdf (job, path, NULL, NULL, &error));
  g_assert_no_error (error);
  char *text = text_of_pdf (path);
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

static guint
count_of (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, what)) != NULL; p += strlen (what))
    n++;
  return n;
}

/* Every row is on exactly one page, and what belongs under the last row stands
 * there once, wherever the page happens to end. */
static void
test_every_row_once (void)
{
  if (!can_compare ())
    {
      g_test_skip ("needs pdftotext and Noto Serif CJK SC");
      return;
    }
  for (guint n = 6; n < 30; n++)
    {
      g_autoptr (DeskTable) table = ledger_new (n);
      const char *sums[] = { "", "合计行", "", "", "", "", "", "", "", "", "", "", "" };
      DeskPrintSetup setup;
      desk_table_set_total_row (table, sums);
      desk_table_set_total (table, "总计如上");
      desk_table_set_note (table, "说明如下");
      desk_print_setup_init (&setup, TRUE);
      setup.row_mm = 12;
      setup.repeat_head = n % 2 == 0;
      g_autoptr (DeskPrintJob) job = desk_print_job_new_for_table (table, &setup);
      g_autofree char *text = text_of_job (job);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *number = g_strdup_printf ("QY-2026-%06u", 108 + i);
          g_assert_cmpuint (count_of (text, number), ==, 1);
        }
      guint n_pages = desk_print_job_get_n_pages (job);
      g_assert_cmpuint (count_of (text, "合计行"), ==, 1);
      g_assert_cmpuint (count_of (text, "总计如上"), ==, 1);
      g_assert_cmpuint (count_of (text, "说明如下"), ==, 1);
      g_assert_cmpuint (count_of (text, "本页小计"), ==, n_pages);
      g_assert_cmpuint (count_of (text, "填报人"), ==, n_pages);
      g_assert_cmpuint (count_of (text, "移出单位"), ==, setup.repeat_head ? n_pages : 1);
      g_assert_cmpuint (n_pages, >=, 1 + n / 14);
      g_assert_cmpuint (n_pages, <=, 1 + n / 8);
    }
}

/* Paper on which next to nothing fits still comes to an end. */
static void
test_tiny_paper (void)
{
  g_autoptr (DeskTable) table = ledger_new (5);
  DeskPrintSetup setup;

  desk_print_setup_init (&setup, TRUE);
  setup.width_mm = 80;
  setup.height_mm = 50;
  g_autoptr (DeskPrintJob) job = desk_print_job_new_for_table (table, &setup);
  guint n_pages = desk_print_job_get_n_pages (job);
  g_assert_cmpuint (n_pages, >=, 5);
  g_assert_cmpuint (n_pages, <, 200);
}

/* A Latin word is not broken so that a text beside it gets more room. */
static void
test_whole_words (void)
{
  static const DeskTableColumn columns[] = {
    { .label = "No.", .kind = DESK_TABLE_NUMBER }, { .label = "Number" }, { .label = "Title", .weight = 3 }, { .label = "Party", .weight = 1 },
    { .label = "Role", .weight = 1 }, { .label = "From unit", .weight = 1 }, { .label = "To unit", .weight = 1 }, { .label = "Sent on" },
    { .label = "Taken" }, { .label = "Answered on" }, { .label = "Reason for refusal", .weight = 2 }, { .label = "Due" }, { .label = "Tier", .weight = 1 },
    { .label = "State" },
  };
  static const char *const cells[] = {
    "1", "XF-2025-000001", "征地补偿面积与实测不符，要求重新丈量并按实测面积补发差额", "丁永桥", "Responsible unit", "县一线办", "县自然资源局",
    "2025-12-03", "Accepted", "2025-12-04", "不属于本单位职责范围，建议转交水务部门一并办理", "2026-02-01", "One unit", "Struck off",
  };
  g_autoptr (DeskTable) table = desk_table_new ("Hand-off ledger");
  DeskPrintSetup setup;

  if (!can_compare ())
    {
      g_test_skip ("needs pdftotext and Noto Serif CJK SC");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_table_add_column (table, &columns[i]);
  for (guint i = 0; i < 5; i++)
    desk_table_add_row (table, (const char *const *) cells);
  desk_print_setup_init (&setup, TRUE);
  g_autoptr (DeskPrintJob) job = desk_print_job_new_for_table (table, &setup);
  g_autofree char *text = text_of_job (job);
  g_assert_cmpuint (count_of (text, "Responsible"), ==, 5);
  g_assert_cmpuint (count_of (text, "Accepted"), ==, 5);
  g_assert_cmpuint (count_of (text, "Struck"), ==, 5);
}

static void
test_many_rows (void)
{
  g_autoptr (DeskTable) table = ledger_new (10000);
  g_autoptr (DeskPrintJob) job = desk_print_job_new_for_table (table, NULL);
  gint64 start = g_get_monotonic_time ();
  guint n_pages = desk_print_job_get_n_pages (job);

  g_test_message ("%u pages in %.2f s", n_pages, (double) (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (n_pages, >, 10000 / 17);
  g_assert_cmpuint (n_pages, <, 10000 / 11);
}

static int
write_forms (const char *folder)
{
  g_autoptr (GDateTime) date = fixed_date ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (DeskPrintJob) job = make_form (i);
      g_autoptr (GError) error = NULL;
      g_autofree char *pdf = g_strdup_printf ("%s/%s.pdf", folder, forms[i].name);
      g_autofree char *txt = g_strdup_printf ("%s/%s.txt", folder, forms[i].name);
      if (!desk_print_job_write_pdf (job, pdf, date, NULL, &error))
        g_error ("%s", error->message);
      g_autofree char *text = text_of_pdf (pdf);
      if (!g_file_set_contents (txt, text, -1, &error))
        g_error ("%s", error->message);
      g_print ("%s: %u pages\n", forms[i].name, desk_print_job_get_n_pages (job));
    }
  return EXIT_SUCCESS;
}

typedef struct {
  guint drawn, freed;
  double width, height;
} Drawn;

static void
draw_box (cairo_t *cr, double width, double height, gpointer data)
{
  Drawn *drawn = data;

  drawn->drawn++;
  drawn->width = width;
  drawn->height = height;
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_stroke (cr);
}

static void
count_freed (gpointer data)
{
  ((Drawn *) data)->freed++;
}

/* Seven charts stand two in a row, none of them over the edge of the paper, each drawn once a print. */
static void
test_drawings (void)
{
  enum { N = 7 };
  Drawn drawn[N] = { { 0 } };
  DeskSheet *sheet = desk_sheet_new ("总览");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  desk_sheet_add_pair (sheet, "走访", "120", DESK_SHEET_NORMAL);
  for (guint i = 0; i < N; i++)
    desk_sheet_add_drawing (sheet, "按层级", draw_box, &drawn[i], count_freed);
  g_assert_cmpuint (desk_sheet_get_n_drawings (sheet), ==, N);
  DeskPrintJob *job = desk_print_job_new_for_sheet (sheet, NULL);
  desk_print_job_write_pdf_to_stream (job, stream, NULL, NULL, &error);
  g_assert_no_error (error);
  /* four rows of 54 mm fit on an upright A4 with the title, not more */
  g_assert_cmpuint (desk_print_job_get_n_pages (job), ==, 1);
  for (guint i = 0; i < N; i++)
    {
      g_assert_cmpuint (drawn[i].drawn, ==, 1);
      g_assert_cmpfloat (drawn[i].width, >, 200);
      g_assert_cmpfloat (drawn[i].width, <, 300);
      g_assert_cmpfloat (drawn[i].height, >, 80);
    }
  g_object_unref (job);
  desk_sheet_unref (sheet);
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (drawn[i].freed, ==, 1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 2 && argv[1][0] != '-')
    return write_forms (argv[1]);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *golden = g_strconcat ("/exchange/print/golden/", forms[i].name, NULL);
      g_autofree char *margins = g_strconcat ("/exchange/print/margins/", forms[i].name, NULL);
      g_test_add_data_func (golden, GUINT_TO_POINTER (i), test_golden);
      g_test_add_data_func (margins, GUINT_TO_POINTER (i), test_margins);
    }
  g_test_add_func ("/exchange/print/one-page", test_one_page);
  g_test_add_func ("/exchange/print/merged", test_merged);
  g_test_add_func ("/exchange/print/same-bytes", test_same_bytes);
  g_test_add_func ("/exchange/print/cancel", test_cancel);
  g_test_add_func ("/exchange/print/no-folder", test_no_folder);
  g_test_add_func ("/exchange/print/every-row-once", test_every_row_once);
  g_test_add_func ("/exchange/print/tiny-paper", test_tiny_paper);
  g_test_add_func ("/exchange/print/whole-words", test_whole_words);
  g_test_add_func ("/exchange/print/drawings", test_drawings);
  g_test_add_func ("/exchange/print/many-rows", test_many_rows);
  return g_test_run ();
}
