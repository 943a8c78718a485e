/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-xlsx.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "exchange/desk-atomic-file.h"
#include "exchange/desk-xlsx-check.h"

/* What a sheet holds: https://support.microsoft.com "Excel specifications and limits". */
#define MOST_ROWS 1048576
#define MOST_COLUMNS 16384
#define LONGEST_CELL 32767
#define LONGEST_NAME 31
#define SAMPLE_ROWS 300
#define PAPER_A4 9
#define FORMAT_TEXT 49

typedef struct {
  DeskTable *table;
  guint n;
  gboolean grouped; /* two head rows */
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *title, *facts, *head, *text, *number, *total, *plain;
  lxw_row_t first_row; /* of the data */
  guint n_sheet_rows;  /* with title, head and totals */
} Writer;

static lxw_format *
new_format (Writer *self, gboolean framed, gboolean bold, double size)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_font_name (format, "SimSun");
  format_set_font_size (format, size);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (bold)
    format_set_bold (format);
  if (framed)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_text_wrap (format);
    }
  return format;
}

static void
add_formats (Writer *self)
{
  self->title = new_format (self, FALSE, TRUE, 18);
  format_set_align (self->title, LXW_ALIGN_CENTER);
  self->facts = new_format (self, FALSE, FALSE, 11);
  self->head = new_format (self, TRUE, TRUE, 11);
  format_set_align (self->head, LXW_ALIGN_CENTER);
  format_set_bg_color (self->head, 0xf2f2f2);
  /* Text stays text when it is edited, too. */
  self->text = new_format (self, TRUE, FALSE, 11);
  format_set_num_format_index (self->text, FORMAT_TEXT);
  self->number = new_format (self, TRUE, FALSE, 11);
  self->total = new_format (self, TRUE, TRUE, 11);
  self->plain = new_format (self, FALSE, FALSE, 11);
}

/* Name of the sheet: what programs allow of the title; empty if nothing is left. */
static char *
sheet_name (const char *title)
{
  GString *name = g_string_new (NULL);

  for (const char *p = title; *p != '\0' && g_utf8_strlen (name->str, -1) < LONGEST_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      /* Beyond the first plane a letter counts twice: left out. */
      if (c >= 0x20 && c < 0x10000 && strchr ("[]:*?/\\'", (int) (c < 0x80 ? c : 'x')) == NULL)
        g_string_append_unichar (name, c);
    }
  g_strstrip (name->str);
  return g_string_free (name, FALSE);
}

/* Cells in a row of their own, over the whole width. */
static void
write_across (Writer *self, lxw_row_t row, const char *text, lxw_format *format)
{
  if (self->n > 1)
    worksheet_merge_range (self->sheet, row, 0, row, (lxw_col_t) (self->n - 1), text, format);
  else
    worksheet_write_string (self->sheet, row, 0, text, format);
}

static void
append_fact (GString *line, const char *value, const char *format)
{
  if (value == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, "    ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (line, format, value);
#pragma GCC diagnostic pop
}

static lxw_row_t
write_top (Writer *self)
{
  g_autoptr (GString) line = g_string_new (NULL);
  lxw_row_t row = 0;

  write_across (self, row, desk_table_get_title (self->table), self->title);
  worksheet_set_row (self->sheet, row++, 30, NULL);
  append_fact (line, desk_table_get_unit (self->table), C_ ("form head", "Unit: %s"));
  append_fact (line, desk_table_get_period (self->table), C_ ("form head", "Period: %s"));
  append_fact (line, desk_table_get_filled_by (self->table), C_ ("form head", "Filled in by: %s"));
  append_fact (line, desk_table_get_date (self->table), C_ ("form head", "Date: %s"));
  if (line->len > 0)
    write_across (self, row++, line->str, self->facts);
  return row;
}

static guint
group_end (Writer *self, guint first)
{
  const char *group = desk_table_get_column (self->table, first)->group;
  guint end = first + 1;

  while (group != NULL && end < self->n && g_strcmp0 (group, desk_table_get_column (self->table, end)->group) == 0)
    end++;
  return end;
}

static lxw_row_t
write_head (Writer *self, lxw_row_t row)
{
  lxw_row_t lower = self->grouped ? row + 1 : row;

  for (guint first = 0, end; first < self->n; first = end)
    {
      const DeskTableColumn *column = desk_table_get_column (self->table, first);
      end = group_end (self, first);
      if (column->group == NULL && self->grouped)
        worksheet_merge_range (self->sheet, row, (lxw_col_t) first, lower, (lxw_col_t) first, column->label, self->head);
      else if (column->group != NULL && end - first > 1)
        worksheet_merge_range (self->sheet, row, (lxw_col_t) first, row, (lxw_col_t) (end - 1), column->group, self->head);
      else if (column->group != NULL)
        worksheet_write_string (self->sheet, row, (lxw_col_t) first, column->group, self->head);
      if (column->group == NULL && self->grouped)
        continue;
      for (guint i = first; i < end; i++)
        worksheet_write_string (self->sheet, lower, (lxw_col_t) i, desk_table_get_column (self->table, i)->label,
                                self->head);
    }
  worksheet_repeat_rows (self->sheet, row, lower);
  worksheet_freeze_panes (self->sheet, lower + 1, 0);
  return lower + 1;
}

/* Width in columns of a terminal, which is how sheets count, of the longest line. */
static guint
display_width (const char *text)
{
  guint width = 0, widest = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      width = c == '\n' ? 0 : width + (g_unichar_iswide (c) ? 2 : 1);
      widest = MAX (widest, width);
    }
  return widest;
}

static void
set_widths (Writer *self)
{
  guint n_rows = desk_table_get_n_rows (self->table), step = MAX (1, n_rows / SAMPLE_ROWS);

  for (guint i = 0; i < self->n; i++)
    {
      guint width = MAX (6, display_width (desk_table_get_column (self->table, i)->label));
      for (guint row = 0; row < n_rows; row += step)
        width = MAX (width, display_width (desk_table_get_cell (self->table, row, i)));
      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, MIN (width, 48) + 2, NULL);
    }
}

static lxw_error
write_cell (Writer *self, lxw_row_t row, guint column, const char *text, lxw_format *format, lxw_format *number)
{
  double value;

  if (*text == '\0')
    return worksheet_write_blank (self->sheet, row, (lxw_col_t) column, format);
  if (desk_table_get_column (self->table, column)->kind == DESK_TABLE_NUMBER && desk_table_parse_number (text, &value))
    return worksheet_write_number (self->sheet, row, (lxw_col_t) column, value, number);
  return worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format);
}

static gboolean
check_sizes (DeskTable *table, GError **error)
{
  if (desk_table_get_n_rows (table) <= MOST_ROWS - 16 && desk_table_get_n_columns (table) <= MOST_COLUMNS)
    return TRUE;
  g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_TOO_LARGE,
               _("“%s” was not saved: it has %u rows, more than a sheet holds. Narrow the list down or save it as CSV."),
               desk_table_get_title (table), desk_table_get_n_rows (table));
  return FALSE;
}

static gboolean
write_row (Writer *self, guint row, GError **error)
{
  for (guint i = 0; i < self->n; i++)
    {
      const char *text = desk_table_get_cell (self->table, row, i);
      lxw_error code = write_cell (self, self->first_row + row, i, text, self->text, self->number);
      if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        {
          g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_TOO_LARGE,
                       _("“%s” was not saved: the text in row %u, column “%s”, has more than %u letters, which a sheet "
                         "cannot hold. Save the list as CSV."),
                       desk_table_get_title (self->table), row + 1, desk_table_get_column (self->table, i)->label,
                       (guint) LONGEST_CELL);
          return FALSE;
        }
    }
  return TRUE;
}

/* Returns how many rows the sheet has in all. */
static guint
write_bottom (Writer *self)
{
  lxw_row_t row = self->first_row + desk_table_get_n_rows (self->table);
  const char *total = desk_table_get_total (self->table), *note = desk_table_get_note (self->table);

  if (desk_table_has_total_row (self->table))
    {
      for (guint i = 0; i < self->n; i++)
        write_cell (self, row, i, desk_table_get_total_cell (self->table, i), self->total, self->total);
      row++;
    }
  if (total != NULL)
    worksheet_write_string (self->sheet, row++, 0, total, self->plain);
  if (note != NULL)
    {
      g_autofree char *text = g_strdup_printf (C_ ("form head", "Note: %s"), note);
      worksheet_write_string (self->sheet, row++, 0, text, self->plain);
    }
  return row;
}

static gboolean
write_sheet (Writer *self, DeskExchangeProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  guint n_rows = desk_table_get_n_rows (self->table);

  add_formats (self);
  set_widths (self);
  worksheet_set_paper (self->sheet, PAPER_A4);
  worksheet_set_landscape (self->sheet);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  self->first_row = write_head (self, write_top (self));
  if (!self->grouped && n_rows > 0)
    worksheet_autofilter (self->sheet, self->first_row - 1, 0, self->first_row + n_rows - 1, (lxw_col_t) (self->n - 1));
  for (guint row = 0; row < n_rows; row++)
    {
      if (row % 1024 == 0 && progress != NULL)
        progress (row, n_rows, user_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !write_row (self, row, error))
        return FALSE;
    }
  self->n_sheet_rows = write_bottom (self);
  return TRUE;
}

static lxw_workbook *
new_book (DeskTable *table, const char *path, gboolean grouped, GDateTime *created)
{
  g_autofree char *folder = g_path_get_dirname (path);
  /* Rows that are written in order need not be kept; merged heads are not in
   * order.  The parts lie beside the file, so that a small /tmp does not matter. */
  lxw_workbook_options options = { .constant_memory = grouped ? LXW_FALSE : LXW_TRUE, .tmpdir = folder };
  lxw_doc_properties properties = {
    .title = (char *) desk_table_get_title (table),
    .author = (char *) desk_table_get_unit (table),
    .created = created != NULL ? (time_t) g_date_time_to_unix (created) : 0,
  };
  lxw_workbook *book = workbook_new_opt (path, &options);

  if (book != NULL)
    workbook_set_properties (book, &properties);
  return book;
}

/* Ends the file, which frees the book, and looks whether all of it is there. */
static gboolean
end_book (Writer *self, const char *temporary, const char *path, GError **error)
{
  errno = 0;
  lxw_error code = workbook_close (self->book);
  int cause = errno;
  GError *io;

  if (code == LXW_NO_ERROR && desk_xlsx_check (temporary, self->n_sheet_rows))
    return TRUE;
  if (code == LXW_NO_ERROR)
    io = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "");
  else
    io = g_error_new_literal (G_IO_ERROR, cause != 0 ? (int) g_io_error_from_errno (cause) : G_IO_ERROR_FAILED,
                              cause != 0 ? g_strerror (cause) : lxw_strerror (code));
  desk_exchange_propagate_write_error (error, io, path);
  return FALSE;
}

gboolean
desk_xlsx_write (DeskTable *table, const char *path, GDateTime *created, DeskExchangeProgress progress,
                 gpointer user_data, GCancellable *cancellable, GError **error)
{
  Writer self = { .table = table, .n = desk_table_get_n_columns (table) };
  g_autofree char *name = sheet_name (desk_table_get_title (table));

  g_return_val_if_fail (self.n > 0, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_sizes (table, error))
    return FALSE;
  for (guint i = 0; i < self.n; i++)
    self.grouped |= desk_table_get_column (table, i)->group != NULL;

  g_autoptr (DeskAtomicFile) file = desk_atomic_file_new (path, error);
  if (file == NULL)
    return FALSE;
  self.book = new_book (table, desk_atomic_file_get_temporary (file), self.grouped, created);
  self.sheet = self.book != NULL ? workbook_add_worksheet (self.book, *name != '\0' ? name : NULL) : NULL;
  if (self.sheet == NULL)
    {
      g_clear_pointer (&self.book, lxw_workbook_free);
      desk_exchange_propagate_write_error (
        error, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, _("no sheet can be made")), path);
      return FALSE;
    }
  if (!write_sheet (&self, progress, user_data, cancellable, error))
    {
      lxw_workbook_free (self.book);
      return FALSE;
    }
  return end_book (&self, desk_atomic_file_get_temporary (file), path, error)
    && desk_atomic_file_commit (file, cancellable, error);
}
