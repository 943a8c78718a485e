/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/desk-csv-decoder.h"
#include "exchange/desk-csv-text.h"

/* A cell longer than this is a quotation mark that was never closed. */
#define LONGEST_CELL (1024 * 1024)

struct _DeskCsvReader {
  DeskCsvDecoder *decoder;
  GString *text;       /* decoded, from `at` on not parsed yet */
  gsize at;
  char delimiter;      /* 0 until the first line was looked at */
  guint line;          /* of the next letter, from 1 */
  guint row_line;      /* where the current row began */
  GString *row;        /* its cells, each ended by NUL */
  GArray *cells;       /* gsize: where they begin in `row` */
  GString *trimmed;    /* the cells that were asked for, trimmed */
  GArray *trimmed_at;  /* gsize, by column of the head */
  GPtrArray *names;    /* char *: heads as told to the user, by column */
  GArray *map;         /* int: place in the row by column, -1 if absent */
  guint n_heads;       /* 0 without a head */
  GPtrArray *problems;
  GError *error;
};

static void
problem_free (gpointer data)
{
  DeskCsvProblem *problem = data;

  g_free (problem->column);
  g_free (problem->text);
  g_free (problem);
}

static void
take_problem (DeskCsvReader *self, guint line, const char *column, char *text)
{
  DeskCsvProblem *problem = g_new0 (DeskCsvProblem, 1);

  problem->line = line;
  problem->column = g_strdup (column);
  problem->text = text;
  g_ptr_array_add (self->problems, problem);
}

static void
note_bad_bytes (guint line, gboolean nul, gpointer user_data)
{
  take_problem (user_data, line, NULL,
                g_strdup (nul ? _("there are NUL bytes here: save the file as “CSV UTF-8”")
                              : _("there are bytes here that are no text: save the file as “CSV UTF-8”")));
}

static DeskCsvReader *
reader_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskCsvReader) self = g_new0 (DeskCsvReader, 1);

  self->text = g_string_new (NULL);
  self->row = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->trimmed = g_string_new (NULL);
  self->trimmed_at = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->map = g_array_new (FALSE, FALSE, sizeof (int));
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->line = 1;
  self->decoder = desk_csv_decoder_new (stream, note_bad_bytes, self, cancellable, error);
  return self->decoder != NULL ? g_steal_pointer (&self) : NULL;
}

static void
propagate_read_error (GError **error, GError *cause, const char *path)
{
  if (cause->domain == DESK_EXCHANGE_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_READ, _("“%s” cannot be read: %s. Nothing was taken over."),
               name, cause->message);
  g_error_free (cause);
}

DeskCsvReader *
desk_csv_reader_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);
  DeskCsvReader *self = stream != NULL ? reader_new (G_INPUT_STREAM (stream), cancellable, &cause) : NULL;

  if (self == NULL)
    propagate_read_error (error, cause, path);
  return self;
}

DeskCsvReader *
desk_csv_reader_new_for_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return reader_new (stream, NULL, error);
}

void
desk_csv_reader_free (DeskCsvReader *self)
{
  g_clear_pointer (&self->decoder, desk_csv_decoder_free);
  g_string_free (self->text, TRUE);
  g_string_free (self->row, TRUE);
  g_array_unref (self->cells);
  g_string_free (self->trimmed, TRUE);
  g_array_unref (self->trimmed_at);
  g_ptr_array_unref (self->names);
  g_array_unref (self->map);
  g_ptr_array_unref (self->problems);
  g_clear_error (&self->error);
  g_free (self);
}

/* Makes sure that there is a letter to parse; %FALSE at the end or on error. */
static gboolean
refill (DeskCsvReader *self)
{
  if (self->error != NULL)
    return FALSE;
  g_string_erase (self->text, 0, (gssize) self->at);
  self->at = 0;
  return desk_csv_decoder_read (self->decoder, self->text, &self->error) && self->text->len > 0;
}

static int
peek (DeskCsvReader *self)
{
  if (self->at >= self->text->len && !refill (self))
    return -1;
  return (guchar) self->text->str[self->at];
}

/* The delimiter is what the first line has most of, outside quotes. */
static void
find_delimiter (DeskCsvReader *self)
{
  guint commas = 0, tabs = 0, semicolons = 0;
  gboolean quoted = FALSE;

  self->delimiter = ',';
  if (peek (self) < 0)
    return;
  for (const char *p = self->text->str; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted)
        {
          commas += *p == ',';
          tabs += *p == '\t';
          semicolons += *p == ';';
        }
    }
  if (tabs > commas && tabs >= semicolons)
    self->delimiter = '\t';
  else if (semicolons > commas)
    self->delimiter = ';';
}

/* Reads the rest of a line end of which @c was the first letter. */
static void
end_line (DeskCsvReader *self, int c)
{
  if (c == '\r' && peek (self) == '\n')
    self->at++;
  self->line++;
}

static void
end_cell (DeskCsvReader *self, gsize start)
{
  g_string_append_c (self->row, '\0');
  char *text = self->row->str + start;
  start += (gsize) (desk_csv_text_unprotect (text) - text);
  g_array_append_val (self->cells, start);
}

static const char *
cell_name (DeskCsvReader *self, guint index)
{
  for (guint i = 0; i < self->map->len; i++)
    if (g_array_index (self->map, int, i) == (int) index)
      return g_ptr_array_index (self->names, i);
  return NULL;
}

/* The inside of a quoted cell, up to the closing mark. */
static gboolean
parse_quoted (DeskCsvReader *self, gsize start)
{
  guint begun = self->line;
  int c;

  while ((c = peek (self)) >= 0)
    {
      self->at++;
      if (c == '"' && peek (self) != '"')
        return TRUE;
      if (c == '"')
        self->at++;
      g_string_append_c (self->row, (char) c);
      if (c == '\r' || c == '\n')
        {
          if (c == '\r' && peek (self) == '\n')
            g_string_append_c (self->row, '\n');
          end_line (self, c);
        }
      if (self->row->len - start > LONGEST_CELL)
        break;
    }
  if (self->error != NULL)
    return FALSE;
  if (c < 0)
    {
      take_problem (self, begun, cell_name (self, self->cells->len),
                    g_strdup (_("a quotation mark is opened here and never closed: write marks inside a cell twice")));
      return TRUE;
    }
  g_set_error (&self->error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT,
               _("Line %u: a cell of more than a million letters, probably a quotation mark that is never closed. "
                 "Nothing was taken over. Put the mark right and try again."),
               begun);
  return FALSE;
}

static gboolean
is_end (DeskCsvReader *self, int c)
{
  return c < 0 || c == '\n' || c == '\r' || c == self->delimiter;
}

/* One cell, without what ends it. */
static gboolean
parse_cell (DeskCsvReader *self)
{
  gsize start = self->row->len;
  int c = peek (self);

  if (c == '"')
    {
      self->at++;
      if (!parse_quoted (self, start))
        return FALSE;
      c = peek (self);
      if (!is_end (self, c))
        take_problem (self, self->line, cell_name (self, self->cells->len),
                      g_strdup (_("there is text behind the closing quotation mark: write marks inside a cell twice")));
    }
  while (!is_end (self, c))
    {
      /* What is there of the cell at once. */
      gsize from = self->at;
      while (self->at < self->text->len && !is_end (self, (guchar) self->text->str[self->at]))
        self->at++;
      g_string_append_len (self->row, self->text->str + from, (gssize) (self->at - from));
      if (self->row->len - start > LONGEST_CELL)
        {
          g_set_error (&self->error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT,
                       _("Line %u: a cell of more than a million letters. Nothing was taken over. This is no "
                         "spreadsheet saved as CSV."),
                       self->line);
          return FALSE;
        }
      c = peek (self);
    }
  end_cell (self, start);
  return self->error == NULL;
}

static gboolean
row_is_empty (DeskCsvReader *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    for (const char *p = self->row->str + g_array_index (self->cells, gsize, i); *p != '\0'; p = g_utf8_next_char (p))
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
  return TRUE;
}

/* Goes to the next row that is not empty. */
static gboolean
parse_row (DeskCsvReader *self)
{
  if (self->delimiter == '\0')
    find_delimiter (self);
  while (peek (self) >= 0)
    {
      int c;
      g_string_truncate (self->row, 0);
      g_array_set_size (self->cells, 0);
      self->row_line = self->line;
      do
        {
          if (!parse_cell (self))
            return FALSE;
          c = peek (self);
          if (c >= 0)
            self->at++;
        }
      while (c == self->delimiter);
      if (c == '\n' || c == '\r')
        end_line (self, c);
      if (!row_is_empty (self))
        return self->error == NULL;
    }
  g_array_set_size (self->cells, 0);
  return FALSE;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b;
}

static void
trim_cell (DeskCsvReader *self, const char *text)
{
  const char *end = text + strlen (text);

  g_array_append_val (self->trimmed_at, self->trimmed->len);
  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (const char *last; end > text; end = last)
    {
      last = g_utf8_prev_char (end);
      if (!is_blank (g_utf8_get_char (last)))
        break;
    }
  g_string_append_len (self->trimmed, text, end - text);
  g_string_append_c (self->trimmed, '\0');
}

static void
trim_row (DeskCsvReader *self)
{
  g_string_truncate (self->trimmed, 0);
  g_array_set_size (self->trimmed_at, 0);
  for (guint i = 0; i < self->map->len; i++)
    {
      int index = g_array_index (self->map, int, i);
      trim_cell (self, index >= 0 ? desk_csv_reader_get_cell (self, (guint) index) : "");
    }
  for (guint i = self->n_heads; self->n_heads > 0 && i < self->cells->len; i++)
    if (*desk_csv_reader_get_cell (self, i) != '\0')
      {
        take_problem (self, self->row_line, NULL,
                      g_strdup (_("this row has more cells than the head row: put a cell with a comma in quotation marks")));
        break;
      }
}

/* A head without what does not count: width, case, blanks, marks. */
static char *
plain_head (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_blank (c) && (c >= 0x80 || strchr ("_-*:.", (int) c) == NULL))
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

static int
find_column (DeskCsvReader *self, const DeskCsvColumn *column, GPtrArray *heads)
{
  int found = -1;

  for (guint i = 0; i < heads->len; i++)
    for (guint n = 0; column->names[n] != NULL; n++)
      {
        g_autofree char *name = plain_head (column->names[n]);
        if (strcmp (name, g_ptr_array_index (heads, i)) != 0)
          continue;
        if (found < 0)
          found = (int) i;
        else
          take_problem (self, self->row_line, desk_csv_reader_get_cell (self, i),
                        g_strdup (_("this column is there twice: remove one of them")));
        break;
      }
  return found;
}

static void
fail_missing (DeskCsvReader *self, GString *missing, GError **error)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len && i < 20; i++)
    if (*desk_csv_reader_get_cell (self, i) != '\0')
      g_string_append_printf (found, "%s“%s”", found->len > 0 ? " " : "", desk_csv_reader_get_cell (self, i));
  g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_COLUMN,
               _("Line %u: these columns are missing: %s. Nothing was taken over. The head row has: %s. Add the columns "
                 "or put their heads right."),
               self->row_line, missing->str, found->str);
}

gboolean
desk_csv_reader_read_head (DeskCsvReader *self, const DeskCsvColumn *columns, guint n_columns, GError **error)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) missing = g_string_new (NULL);

  if (!parse_row (self))
    {
      if (self->error != NULL)
        g_propagate_error (error, g_error_copy (self->error));
      else
        g_set_error_literal (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_FORMAT,
                             _("The file is empty; nothing was taken over. The first line must name the columns."));
      return FALSE;
    }
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (heads, plain_head (desk_csv_reader_get_cell (self, i)));
  self->n_heads = self->cells->len;
  for (guint i = 0; i < n_columns; i++)
    {
      const char *const *names = columns[i].names;
      int index = find_column (self, &columns[i], heads);
      g_array_append_val (self->map, index);
      g_ptr_array_add (self->names,
                       g_strdup (index >= 0 ? desk_csv_reader_get_cell (self, (guint) index) : names[0]));
      if (index < 0 && columns[i].required)
        g_string_append_printf (missing, names[1] != NULL ? "%s“%s” (%s)" : "%s“%s”", missing->len > 0 ? " " : "",
                                names[0], names[1]);
    }
  trim_row (self);
  if (missing->len == 0)
    return TRUE;
  fail_missing (self, missing, error);
  return FALSE;
}

gboolean
desk_csv_reader_next (DeskCsvReader *self, GError **error)
{
  if (parse_row (self))
    {
      trim_row (self);
      return TRUE;
    }
  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

guint
desk_csv_reader_get_line (DeskCsvReader *self)
{
  return self->row_line;
}

gboolean
desk_csv_reader_has (DeskCsvReader *self, guint column)
{
  g_return_val_if_fail (column < self->map->len, FALSE);
  return g_array_index (self->map, int, column) >= 0;
}

const char *
desk_csv_reader_get (DeskCsvReader *self, guint column)
{
  g_return_val_if_fail (column < self->trimmed_at->len, "");
  return self->trimmed->str + g_array_index (self->trimmed_at, gsize, column);
}

guint
desk_csv_reader_get_n_cells (DeskCsvReader *self)
{
  return self->cells->len;
}

const char *
desk_csv_reader_get_cell (DeskCsvReader *self, guint index)
{
  return index < self->cells->len ? self->row->str + g_array_index (self->cells, gsize, index) : "";
}

DeskCsvEncoding
desk_csv_reader_get_encoding (DeskCsvReader *self)
{
  return desk_csv_decoder_get_encoding (self->decoder);
}

void
desk_csv_reader_get_position (DeskCsvReader *self, guint64 *done, guint64 *total)
{
  desk_csv_decoder_get_position (self->decoder, done, total);
}

void
desk_csv_reader_add_problem (DeskCsvReader *self, int column, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  take_problem (self, self->row_line,
                column >= 0 && (guint) column < self->names->len ? g_ptr_array_index (self->names, column) : NULL, text);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const DeskCsvProblem *one = *(const DeskCsvProblem *const *) a, *two = *(const DeskCsvProblem *const *) b;

  return one->line < two->line ? -1 : one->line > two->line;
}

GPtrArray *
desk_csv_reader_get_problems (DeskCsvReader *self)
{
  g_ptr_array_sort (self->problems, compare_problems);
  return self->problems;
}

char *
desk_csv_problems_to_string (GPtrArray *problems, guint limit)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len && i < limit; i++)
    {
      const DeskCsvProblem *problem = g_ptr_array_index (problems, i);
      if (problem->line > 0)
        g_string_append_printf (text, _("Line %u: "), problem->line);
      if (problem->column != NULL)
        g_string_append_printf (text, _("column “%s”: "), problem->column);
      g_string_append_printf (text, "%s\n", problem->text);
    }
  if (problems->len > limit)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more\n", "and %u more\n", problems->len - limit),
                            problems->len - limit);
  return g_string_free (text, FALSE);
}
