/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-table.h"

#include <math.h>
#include <string.h>

struct _DeskTable {
  gatomicrefcount refs;
  GStringChunk *chunk; /* every string: a long ledger is a million short cells */
  const char *title;
  const char *unit;
  const char *period;
  const char *date;
  const char *filled_by;
  const char *note;
  const char *total;
  GArray *columns;       /* DeskTableColumn */
  GPtrArray *cells;      /* const char *, row by row */
  guint first_sum;       /* row of sums, G_MAXUINT for none */
  GPtrArray *total_row;  /* const char *, or NULL */
  GPtrArray *signatures; /* const char * */
  DeskTableSubtotal subtotal;
  gpointer subtotal_data;
  GDestroyNotify subtotal_destroy;
};

G_DEFINE_BOXED_TYPE (DeskTable, desk_table, desk_table_ref, desk_table_unref)

static const char *
keep (DeskTable *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return "";
  if (g_utf8_validate (text, -1, NULL))
    return g_string_chunk_insert (self->chunk, text);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert (self->chunk, valid);
}

static const char *
keep_or_null (DeskTable *self, const char *text)
{
  return text != NULL && *text != '\0' ? keep (self, text) : NULL;
}

DeskTable *
desk_table_new (const char *title)
{
  DeskTable *self = g_new0 (DeskTable, 1);

  g_atomic_ref_count_init (&self->refs);
  self->chunk = g_string_chunk_new (16 * 1024);
  self->title = keep (self, title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (DeskTableColumn));
  self->cells = g_ptr_array_new ();
  self->first_sum = G_MAXUINT;
  self->signatures = g_ptr_array_new ();
  return self;
}

DeskTable *
desk_table_ref (DeskTable *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
desk_table_unref (DeskTable *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  if (self->subtotal_destroy != NULL)
    self->subtotal_destroy (self->subtotal_data);
  g_clear_pointer (&self->total_row, g_ptr_array_unref);
  g_ptr_array_unref (self->signatures);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->columns);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

const char *
desk_table_get_title (DeskTable *self)
{
  return self->title;
}

void
desk_table_set_unit (DeskTable *self, const char *unit)
{
  self->unit = keep_or_null (self, unit);
}

const char *
desk_table_get_unit (DeskTable *self)
{
  return self->unit;
}

void
desk_table_set_period (DeskTable *self, const char *period)
{
  self->period = keep_or_null (self, period);
}

const char *
desk_table_get_period (DeskTable *self)
{
  return self->period;
}

void
desk_table_set_date (DeskTable *self, const char *date)
{
  self->date = keep_or_null (self, date);
}

const char *
desk_table_get_date (DeskTable *self)
{
  return self->date;
}

void
desk_table_set_filled_by (DeskTable *self, const char *person)
{
  self->filled_by = keep_or_null (self, person);
}

const char *
desk_table_get_filled_by (DeskTable *self)
{
  return self->filled_by;
}

void
desk_table_set_note (DeskTable *self, const char *note)
{
  self->note = keep_or_null (self, note);
}

const char *
desk_table_get_note (DeskTable *self)
{
  return self->note;
}

guint
desk_table_add_column (DeskTable *self, const DeskTableColumn *column)
{
  g_return_val_if_fail (self->cells->len == 0, 0);

  DeskTableColumn copy = *column;
  copy.label = keep (self, column->label);
  copy.group = keep_or_null (self, column->group);
  g_array_append_val (self->columns, copy);
  return self->columns->len - 1;
}

guint
desk_table_get_n_columns (DeskTable *self)
{
  return self->columns->len;
}

const DeskTableColumn *
desk_table_get_column (DeskTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);
  return &g_array_index (self->columns, DeskTableColumn, column);
}

void
desk_table_add_row (DeskTable *self, const char *const *cells)
{
  g_return_if_fail (self->columns->len > 0);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (self->cells, (gpointer) keep (self, cells[i]));
}

guint
desk_table_get_n_rows (DeskTable *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

const char *
desk_table_get_cell (DeskTable *self, guint row, guint column)
{
  g_return_val_if_fail (column < self->columns->len && row < desk_table_get_n_rows (self), "");
  return g_ptr_array_index (self->cells, (gsize) row * self->columns->len + column);
}

void
desk_table_add_sum_row (DeskTable *self, const char *const *cells)
{
  self->first_sum = MIN (self->first_sum, desk_table_get_n_rows (self));
  desk_table_add_row (self, cells);
}

gboolean
desk_table_is_sum_row (DeskTable *self, guint row)
{
  return row >= self->first_sum;
}

void
desk_table_set_total_row (DeskTable *self, const char *const *cells)
{
  g_clear_pointer (&self->total_row, g_ptr_array_unref);
  if (cells == NULL)
    return;
  self->total_row = g_ptr_array_sized_new (self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (self->total_row, (gpointer) keep (self, cells[i]));
}

gboolean
desk_table_has_total_row (DeskTable *self)
{
  return self->total_row != NULL;
}

const char *
desk_table_get_total_cell (DeskTable *self, guint column)
{
  g_return_val_if_fail (self->total_row != NULL && column < self->total_row->len, "");
  return g_ptr_array_index (self->total_row, column);
}

void
desk_table_set_subtotal (DeskTable *self, DeskTableSubtotal subtotal, gpointer user_data, GDestroyNotify destroy)
{
  if (self->subtotal_destroy != NULL)
    self->subtotal_destroy (self->subtotal_data);
  self->subtotal = subtotal;
  self->subtotal_data = user_data;
  self->subtotal_destroy = destroy;
}

char *
desk_table_make_subtotal (DeskTable *self, guint first, guint n)
{
  return self->subtotal != NULL ? self->subtotal (self, first, n, self->subtotal_data) : NULL;
}

void
desk_table_set_total (DeskTable *self, const char *text)
{
  self->total = keep_or_null (self, text);
}

const char *
desk_table_get_total (DeskTable *self)
{
  return self->total;
}

void
desk_table_add_signature (DeskTable *self, const char *label)
{
  g_ptr_array_add (self->signatures, (gpointer) keep (self, label));
}

guint
desk_table_get_n_signatures (DeskTable *self)
{
  return self->signatures->len;
}

const char *
desk_table_get_signature (DeskTable *self, guint index)
{
  g_return_val_if_fail (index < self->signatures->len, "");
  return g_ptr_array_index (self->signatures, index);
}

gboolean
desk_table_parse_number (const char *text, double *value)
{
  const char *p = text;
  guint whole = 0, fraction = 0;

  if (p == NULL)
    return FALSE;
  if (*p == '-')
    p++;
  /* "007" is a code, not a number. */
  if (p[0] == '0' && g_ascii_isdigit (p[1]))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    whole++;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++)
      fraction++;
  /* A double holds 15 decimal digits for certain. */
  if (*p != '\0' || whole == 0 || p[-1] == '.' || whole + fraction > 15)
    return FALSE;
  if (value != NULL)
    *value = g_ascii_strtod (text, NULL);
  return TRUE;
}
