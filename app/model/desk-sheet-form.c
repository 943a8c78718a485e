/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-sheet-form-private.h"

#include <string.h>

#include "model/desk-query.h"
#include "model/desk-type-private.h"

const char *
desk_sheet_form_get_title (const DeskSheetForm *form)
{
  return desk_language_pick (form->title, form->title_zh);
}

/* --- copying --- */

static gboolean
is_last (const DeskSheetColumn *column)
{
  return column->label == NULL && column->path == NULL;
}

static const DeskSheetPart *
copy_parts (const DeskSheetPart *parts)
{
  GArray *copy = g_array_new (TRUE, TRUE, sizeof (DeskSheetPart));

  for (; parts->fields != NULL; parts++) {
    const DeskSheetPart part = { desk_declared_copy (parts->heading), desk_declared_copy (parts->fields),
                                 desk_declared_translate (parts->heading, parts->heading_zh) };

    g_array_append_val (copy, part);
  }
  return (const DeskSheetPart *) (gpointer) g_array_free (copy, FALSE);
}

static const DeskSheetColumn *
copy_columns (const DeskSheetColumn *columns)
{
  GArray *copy = g_array_new (TRUE, TRUE, sizeof (DeskSheetColumn));

  for (; !is_last (columns); columns++) {
    const DeskSheetColumn column = { desk_declared_copy (columns->label), desk_declared_copy (columns->path), columns->weight,
                                     desk_declared_translate (columns->label, columns->label_zh) };

    g_array_append_val (copy, column);
  }
  return (const DeskSheetColumn *) (gpointer) g_array_free (copy, FALSE);
}

DeskSheetForm *
desk_sheet_form_copy (const DeskSheetForm *form)
{
  DeskSheetForm *copy = g_memdup2 (form, sizeof *form);
  const char **texts[] = { &copy->name, &copy->title, &copy->over, &copy->where, &copy->words, &copy->rows, &copy->rows_by, &copy->rows_sort, &copy->totals, &copy->note };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = desk_declared_copy (*texts[i]);
  copy->title_zh = desk_declared_translate (form->title, form->title_zh);
  copy->words_zh = desk_declared_translate (form->words, form->words_zh);
  copy->note_zh = desk_declared_translate (form->note, form->note_zh);
  for (guint i = 0; i < DESK_SHEET_SIGNATURES; i++) {
    copy->signatures[i] = desk_declared_copy (form->signatures[i]);
    copy->signatures_zh[i] = desk_declared_translate (form->signatures[i], form->signatures_zh[i]);
  }
  copy->parts = form->parts != NULL ? copy_parts (form->parts) : NULL;
  copy->columns = form->columns != NULL ? copy_columns (form->columns) : NULL;
  return copy;
}

void
desk_sheet_form_free (gpointer data)
{
  DeskSheetForm *form = data;

  g_free ((gpointer) form->parts);
  g_free ((gpointer) form->columns);
  g_free (form);
}

/* --- small languages --- */

gboolean
desk_sheet_form_walk_words (const char *words, DeskSheetPlace found, gpointer data)
{
  for (;;) {
    const char *open = strchr (words, '{');
    const char *close = open != NULL ? strchr (open, '}') : NULL;
    g_autofree char *before = NULL;
    g_autofree char *path = NULL;

    if (close == NULL)
      return found (words, NULL, data);
    before = g_strndup (words, (gsize) (open - words));
    path = g_strndup (open + 1, (gsize) (close - open - 1));
    if (!found (before, path, data))
      return FALSE;
    words = close + 1;
  }
}

double
desk_sheet_form_cut_token (char *token, gboolean *wide)
{
  char *mark = strpbrk (token, "!:");
  double mm = 0;

  *wide = mark != NULL;
  if (mark == NULL)
    return 0;
  if (*mark == ':')
    mm = g_ascii_strtod (mark + 1, NULL);
  *mark = '\0';
  return mm;
}

/* --- checking --- */

typedef struct {
  DeskRegistry *registry;
  const DeskSheetForm *form;
  const DeskType *type;
  GError **error;
} Check;

static gboolean
fault (GError **error, const char *what)
{
  g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, what);
  return FALSE;
}

static gboolean
check_total (Check *check, const char *path)
{
  g_auto (GStrv) totals = g_strsplit (check->form->totals != NULL ? check->form->totals : "", " ", -1);

  if (check->form->rows != NULL && (*path == '\0' || g_strv_contains ((const char *const *) totals, path)))
    return TRUE;
  return fault (check->error, "its words tell a total that its table does not have");
}

static gboolean
check_place (const char *before, const char *path, gpointer data)
{
  Check *check = data;

  (void) before;
  if (path != NULL && *path == '#')
    return check_total (check, path + 1);
  return path == NULL || desk_registry_resolve (check->registry, check->type, path, NULL, check->error) != NULL;
}

static gboolean
check_parts (const DeskSheetForm *form, Check *check)
{
  for (const DeskSheetPart *part = form->parts; part != NULL && part->fields != NULL; part++) {
    g_auto (GStrv) tokens = g_strsplit (part->fields, " ", -1);

    for (guint i = 0; tokens[i] != NULL; i++) {
      gboolean wide;

      if (desk_sheet_form_cut_token (tokens[i], &wide) < 0)
        return fault (check->error, "room to write in is not less than nothing");
      if (desk_registry_resolve (check->registry, check->type, tokens[i], NULL, check->error) == NULL)
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
has_column (const DeskSheetForm *form, const char *path)
{
  for (const DeskSheetColumn *column = form->columns; column != NULL && !is_last (column); column++)
    if (g_strcmp0 (column->path, path) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_table (const DeskSheetForm *form, Check *check)
{
  const DeskType *rows = desk_registry_find_type (check->registry, form->rows);
  const DeskField *by = rows != NULL && form->rows_by != NULL ? desk_type_find_field (rows, form->rows_by) : NULL;
  g_auto (GStrv) totals = g_strsplit (form->totals != NULL ? form->totals : "", " ", -1);

  if (form->rows != NULL && (by == NULL || by->kind != DESK_FIELD_REFERENCE || !desk_type_is_a (check->type, by->refers)))
    return fault (check->error, "the records of its table need a field that refers to the record of the form");
  if (form->rows == NULL && form->columns != NULL && form->lines == 0)
    return fault (check->error, "a table that no record fills needs lines");
  for (const DeskSheetColumn *column = form->columns; column != NULL && !is_last (column); column++) {
    if (column->path != NULL && rows == NULL)
      return fault (check->error, "a column of a blank table has a label and no field");
    if (column->path != NULL && desk_registry_resolve (check->registry, rows, column->path, NULL, check->error) == NULL)
      return FALSE;
  }
  for (guint i = 0; totals[i] != NULL; i++)
    if (*totals[i] != '\0' && (!has_column (form, totals[i]) || !desk_field_is_integer (desk_type_find_field (rows, totals[i]))))
      return fault (check->error, "what is added up is a column of whole numbers");
  return TRUE;
}

gboolean
desk_sheet_form_check (const DeskSheetForm *form, DeskRegistry *registry, GError **error)
{
  Check check = { registry, form, desk_registry_find_type (registry, form->over), error };
  g_autoptr (DeskQuery) where = NULL;
  gboolean ok;

  if (check.type == NULL || check.type->row_of != NULL)
    ok = fault (error, "it is over a type of record that is not declared");
  else if (form->title == NULL)
    ok = fault (error, "a form needs a title");
  else
    ok = (form->where == NULL || ((where = desk_query_parse (form->where, error)) != NULL && desk_query_check (where, registry, check.type, error))) &&
         (form->words == NULL || desk_sheet_form_walk_words (form->words, check_place, &check)) && check_parts (form, &check) && check_table (form, &check);
  if (!ok)
    g_prefix_error (error, "%s: ", form->name);
  return ok;
}
