/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-sheet-maker.h"

#include "exchange/desk-exchange-error.h"
#include "model/desk-date.h"
#include "model/desk-sheet-form-private.h"
#include "store/desk-list.h"

#include <glib/gi18n-lib.h>

/* Longer values take the whole width. */
#define NARROW_CHARS 14
#define GAP_TO_FILL "________"

typedef struct {
  DeskStore *store;
  const DeskSheetForm *form;
  const DeskType *type;
  DeskSnapshot *record;
  GPtrArray *paths;    /* char *, NULL-terminated when read */
  DeskRow *row;        /* the record by those paths */
  GPtrArray *rows;     /* DeskRow * of the table, or NULL */
  GString *words;
  GCancellable *cancellable;
} Maker;

GPtrArray *
desk_sheet_forms_of (DeskStore *store, const DeskSnapshot *record)
{
  DeskRegistry *registry = desk_store_get_registry (store);
  GPtrArray *all = desk_registry_get_sheet_forms (registry);
  GPtrArray *fitting = g_ptr_array_new ();
  const DeskType *type = record->type != NULL ? desk_registry_find_type (registry, record->type) : NULL;
  DeskQueryContext context = { .now_us = desk_store_now (store), .zone = desk_store_get_zone (store) };
  DeskActor me;

  desk_store_get_me (store, &me);
  context.me = me.uid;
  context.my_unit = me.unit;
  for (guint i = 0; type != NULL && !record->withdrawn && i < all->len; i++) {
    const DeskSheetForm *form = all->pdata[i];
    g_autoptr (DeskQuery) where = form->where != NULL ? desk_query_parse (form->where, NULL) : NULL;

    if (desk_type_is_a (type, form->over) && desk_query_matches (where, type, record->values, &context))
      g_ptr_array_add (fitting, (gpointer) form);
  }
  return fitting;
}

/* --- the record --- */

/* A date on paper has its year: nobody knows when it will be read. */
static char *
cell_words (DeskRow *row, guint column, const DeskField *field, gboolean in_table)
{
  const char *date = field != NULL && field->kind == DESK_FIELD_DATE ? desk_value_get_text (desk_row_get_raw (row, column)) : NULL;

  if (date == NULL)
    return g_strdup (desk_row_get_cell (row, column));
  return in_table ? g_strdup (date) : desk_date_format (date, DESK_DATE_LONG);
}

static const DeskField *
field_of (Maker *self, const DeskType *type, const char *path)
{
  return path != NULL ? desk_registry_resolve (desk_store_get_registry (self->store), type, path, NULL, NULL) : NULL;
}

static guint
want (Maker *self, const char *path)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, &index))
    return index;
  g_ptr_array_add (self->paths, g_strdup (path));
  return self->paths->len - 1;
}

static gboolean
want_place (const char *before, const char *path, gpointer data)
{
  (void) before;
  if (path != NULL && *path != '#')
    want (data, path);
  return TRUE;
}

static gboolean
read_record (Maker *self, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  for (const DeskSheetPart *part = self->form->parts; part != NULL && part->fields != NULL; part++) {
    g_auto (GStrv) tokens = g_strsplit (part->fields, " ", -1);
    gboolean wide;

    for (guint i = 0; tokens[i] != NULL; i++) {
      desk_sheet_form_cut_token (tokens[i], &wide);
      want (self, tokens[i]);
    }
  }
  if (self->form->words != NULL)
    desk_sheet_form_walk_words (desk_language_pick (self->form->words, self->form->words_zh), want_place, self);
  g_ptr_array_add (self->paths, NULL);
  rows = desk_store_fetch (self->store, self->type->name, (const char *const *) self->paths->pdata, &self->record->id, 1, self->cancellable, error);
  if (rows == NULL)
    return FALSE;
  self->row = g_object_ref (rows->pdata[0]);
  g_ptr_array_remove_index (self->paths, self->paths->len - 1); /* want() looks at the others */
  return TRUE;
}

/* --- the table's rows --- */

static gboolean
is_last (const DeskSheetColumn *column)
{
  return column->label == NULL && column->path == NULL;
}

static const DeskType *
row_type (Maker *self)
{
  return desk_registry_find_type (desk_store_get_registry (self->store), self->form->rows);
}

static guint
count_columns (const DeskSheetForm *form)
{
  guint n = 0;

  while (form->columns != NULL && !is_last (&form->columns[n]))
    n++;
  return n;
}

static gboolean
read_rows (Maker *self, GError **error)
{
  g_autoptr (DeskListRequest) request = NULL;
  g_autofree char *uid = desk_uuid_to_string (&self->record->uid);
  guint n = count_columns (self->form);
  g_autofree const char **paths = g_new0 (const char *, n + 1);
  g_autoptr (GArray) ids = NULL;

  if (row_type (self) == NULL)
    return TRUE;
  /* a column that is left blank is fetched as something else and not looked at */
  for (guint i = 0; i < n; i++)
    paths[i] = self->form->columns[i].path != NULL ? self->form->columns[i].path : self->form->rows_by;
  request = desk_list_request_new (self->form->rows);
  request->query = desk_query_compare (DESK_QUERY_EQUAL, self->form->rows_by, uid);
  request->sort = g_strdup (self->form->rows_sort);
  ids = desk_store_list (self->store, request, NULL, NULL, self->cancellable, error);
  if (ids != NULL)
    self->rows = desk_store_fetch (self->store, self->form->rows, paths, (const gint64 *) (gpointer) ids->data, ids->len, self->cancellable, error);
  return self->rows != NULL;
}

static char *
total_of (Maker *self, guint column)
{
  DeskValue sum;

  desk_value_init_integer (&sum, 0);
  for (guint r = 0; r < self->rows->len; r++)
    sum.integer += desk_value_get_integer (desk_row_get_raw (self->rows->pdata[r], column));
  return desk_field_format (desk_type_find_field (row_type (self), self->form->columns[column].path), &sum, DESK_FORMAT_DISPLAY, NULL);
}

/* "" is how many rows there are, a path the sum of its column. */
static char *
total_words (Maker *self, const char *path)
{
  if (*path == '\0')
    return g_strdup_printf ("%u", self->rows->len);
  for (guint i = 0; i < count_columns (self->form); i++)
    if (g_strcmp0 (self->form->columns[i].path, path) == 0)
      return total_of (self, i);
  return g_strdup ("");
}

/* --- words --- */

static gboolean
add_place (const char *before, const char *path, gpointer data)
{
  Maker *self = data;
  g_autofree char *value = NULL;

  g_string_append (self->words, before);
  if (path == NULL)
    return TRUE;
  value = *path == '#' ? total_words (self, path + 1) : cell_words (self->row, want (self, path), field_of (self, self->type, path), FALSE);
  g_string_append (self->words, *value != '\0' ? value : GAP_TO_FILL);
  return TRUE;
}

static void
add_words (Maker *self, DeskSheet *sheet)
{
  const char *words = desk_language_pick (self->form->words, self->form->words_zh);
  g_auto (GStrv) paragraphs = NULL;
  g_autoptr (GString) indented = g_string_new (NULL);

  if (words == NULL)
    return;
  self->words = g_string_new (NULL);
  desk_sheet_form_walk_words (words, add_place, self);
  paragraphs = g_strsplit (self->words->str, "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++) /* a Chinese paragraph begins two letters in */
    g_string_append_printf (indented, "%s%s%s", i > 0 ? "\n" : "", desk_language_pick ("", "　　"), paragraphs[i]);
  desk_sheet_set_words (sheet, indented->str);
  g_string_free (g_steal_pointer (&self->words), TRUE);
}

/* --- fields --- */

static void
add_part (Maker *self, DeskSheet *sheet, const DeskSheetPart *part)
{
  g_auto (GStrv) tokens = g_strsplit (part->fields, " ", -1);

  desk_sheet_add_group (sheet, desk_language_pick (part->heading, part->heading_zh));
  for (guint i = 0; tokens[i] != NULL; i++) {
    gboolean wide;
    double mm = desk_sheet_form_cut_token (tokens[i], &wide);
    const DeskField *field = field_of (self, self->type, tokens[i]);
    g_autofree char *value = cell_words (self->row, want (self, tokens[i]), field, FALSE);

    if (mm > 0)
      desk_sheet_add_box (sheet, desk_field_get_label (field), value, mm);
    else
      desk_sheet_add_pair (sheet, desk_field_get_label (field), value,
                           wide || field->kind == DESK_FIELD_LONG_TEXT || g_utf8_strlen (value, -1) > NARROW_CHARS ? DESK_SHEET_WIDE : DESK_SHEET_NORMAL);
  }
}

/* --- the table --- */

static void
add_columns (Maker *self, DeskTable *table, const DeskType *rows)
{
  const DeskTableColumn ordinal = { .label = _ ("No."), .kind = DESK_TABLE_NUMBER, .align = DESK_TABLE_ALIGN_CENTRE };

  desk_table_add_column (table, &ordinal);
  for (const DeskSheetColumn *column = self->form->columns; !is_last (column); column++) {
    const DeskField *field = field_of (self, rows, column->path);
    const DeskTableColumn head = { .label = column->label != NULL ? desk_language_pick (column->label, column->label_zh) : desk_field_get_label (field),
                                   .weight = column->weight };

    desk_table_add_column (table, &head);
  }
}

/* @row NULL: a blank line */
static void
add_line (Maker *self, DeskTable *table, guint n, guint ordinal, DeskRow *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup_printf ("%u", ordinal));
  for (guint i = 0; i < n; i++) {
    const char *path = self->form->columns[i].path;

    g_ptr_array_add (cells, row != NULL && path != NULL ? cell_words (row, i, field_of (self, row_type (self), path), TRUE) : g_strdup (""));
  }
  desk_table_add_row (table, (const char *const *) cells->pdata);
}

static void
add_totals (Maker *self, DeskTable *table, guint n)
{
  g_auto (GStrv) totals = g_strsplit (self->form->totals, " ", -1);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (""));
  for (guint i = 0; i < n; i++) {
    const char *path = self->form->columns[i].path;

    if (path != NULL && g_strv_contains ((const char *const *) totals, path))
      g_ptr_array_add (cells, total_of (self, i));
    else
      g_ptr_array_add (cells, g_strdup (i == 0 ? _ ("Total") : ""));
  }
  desk_table_set_total_row (table, (const char *const *) cells->pdata);
}

static void
add_table (Maker *self, DeskSheet *sheet)
{
  g_autoptr (DeskTable) table = desk_table_new ("");
  guint n = count_columns (self->form), filled = self->rows != NULL ? self->rows->len : 0;

  add_columns (self, table, row_type (self));
  for (guint i = 0; i < MAX (filled, self->form->lines); i++)
    add_line (self, table, n, i + 1, i < filled ? self->rows->pdata[i] : NULL);
  if (filled > 0 && self->form->totals != NULL)
    add_totals (self, table, n);
  desk_sheet_add_table (sheet, table);
}

/* --- the whole --- */

static void
set_head (Maker *self, DeskSheet *sheet)
{
  g_autofree char *date = desk_date_format_day (desk_store_now (self->store), desk_store_get_zone (self->store), DESK_DATE_LONG);
  DeskActor me;

  desk_store_get_me (self->store, &me);
  if (!desk_uuid_is_nil (&me.unit)) {
    g_autofree char *unit = desk_store_title (self->store, &me.unit);

    desk_sheet_set_unit (sheet, unit);
  }
  desk_sheet_set_date (sheet, date);
  desk_sheet_set_number (sheet, desk_snapshot_get_text (self->record, "number"));
}

static DeskSheet *
fill (Maker *self, GError **error)
{
  g_autoptr (DeskSheet) sheet = NULL;

  if (!read_record (self, error) || !read_rows (self, error))
    return NULL;
  sheet = desk_sheet_new (desk_sheet_form_get_title (self->form));
  set_head (self, sheet);
  add_words (self, sheet);
  for (const DeskSheetPart *part = self->form->parts; part != NULL && part->fields != NULL; part++)
    add_part (self, sheet, part);
  if (self->form->columns != NULL)
    add_table (self, sheet);
  for (guint i = 0; i < DESK_SHEET_SIGNATURES; i++)
    if (self->form->signatures[i] != NULL)
      desk_sheet_add_signature (sheet, desk_language_pick (self->form->signatures[i], self->form->signatures_zh[i]));
  desk_sheet_set_note (sheet, desk_language_pick (self->form->note, self->form->note_zh));
  return g_steal_pointer (&sheet);
}

DeskSheet *
desk_sheet_make (DeskStore *store, const DeskSheetForm *form, const DeskUuid *record, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskSnapshot) snapshot = NULL;
  Maker maker = { .store = store, .form = form, .cancellable = cancellable };
  DeskSheet *sheet;

  g_return_val_if_fail (DESK_IS_STORE (store) && form != NULL && record != NULL, NULL);
  snapshot = desk_store_load (store, record, error);
  if (snapshot == NULL)
    return NULL;
  maker.record = snapshot;
  maker.type = snapshot->type != NULL ? desk_registry_find_type (desk_store_get_registry (store), snapshot->type) : NULL;
  if (maker.type == NULL || !desk_type_is_a (maker.type, form->over)) {
    g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT, _ ("The form “%s” is not one of this kind of record."), desk_sheet_form_get_title (form));
    return NULL;
  }
  maker.paths = g_ptr_array_new_with_free_func (g_free);
  sheet = fill (&maker, error);
  g_ptr_array_unref (maker.paths);
  g_clear_object (&maker.row);
  g_clear_pointer (&maker.rows, g_ptr_array_unref);
  return sheet;
}
