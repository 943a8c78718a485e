/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-sheet.h"

typedef struct {
  const char *heading;
  GArray *pairs; /* DeskSheetPair */
} Group;

typedef struct {
  const char *heading;
  DeskSheetDraw draw;
  gpointer data;
  GDestroyNotify destroy;
} Drawing;

struct _DeskSheet {
  gatomicrefcount refs;
  GStringChunk *chunk;
  const char *title;
  const char *number;
  const char *unit;
  const char *date;
  const char *words;
  const char *note;
  gboolean one_page;
  GArray *groups;        /* Group */
  GPtrArray *tables;     /* DeskTable */
  GArray *drawings;      /* Drawing */
  GPtrArray *signatures; /* const char * */
};

G_DEFINE_BOXED_TYPE (DeskSheet, desk_sheet, desk_sheet_ref, desk_sheet_unref)

static const char *
keep (DeskSheet *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  return g_string_chunk_insert (self->chunk, valid);
}

static const char *
keep_or_null (DeskSheet *self, const char *text)
{
  return text != NULL && *text != '\0' ? keep (self, text) : NULL;
}

static void
group_clear (gpointer data)
{
  g_array_unref (((Group *) data)->pairs);
}

static void
drawing_clear (gpointer data)
{
  Drawing *drawing = data;

  if (drawing->destroy != NULL)
    drawing->destroy (drawing->data);
}

DeskSheet *
desk_sheet_new (const char *title)
{
  DeskSheet *self = g_new0 (DeskSheet, 1);

  g_atomic_ref_count_init (&self->refs);
  self->chunk = g_string_chunk_new (4 * 1024);
  self->title = keep (self, title);
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (self->groups, group_clear);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_table_unref);
  self->drawings = g_array_new (FALSE, FALSE, sizeof (Drawing));
  g_array_set_clear_func (self->drawings, drawing_clear);
  self->signatures = g_ptr_array_new ();
  return self;
}

DeskSheet *
desk_sheet_ref (DeskSheet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
desk_sheet_unref (DeskSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->groups);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->drawings);
  g_ptr_array_unref (self->signatures);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

const char *
desk_sheet_get_title (DeskSheet *self)
{
  return self->title;
}

void
desk_sheet_set_number (DeskSheet *self, const char *number)
{
  self->number = keep_or_null (self, number);
}

const char *
desk_sheet_get_number (DeskSheet *self)
{
  return self->number;
}

void
desk_sheet_set_unit (DeskSheet *self, const char *unit)
{
  self->unit = keep_or_null (self, unit);
}

const char *
desk_sheet_get_unit (DeskSheet *self)
{
  return self->unit;
}

void
desk_sheet_set_date (DeskSheet *self, const char *date)
{
  self->date = keep_or_null (self, date);
}

const char *
desk_sheet_get_date (DeskSheet *self)
{
  return self->date;
}

void
desk_sheet_set_words (DeskSheet *self, const char *words)
{
  self->words = keep_or_null (self, words);
}

const char *
desk_sheet_get_words (DeskSheet *self)
{
  return self->words;
}

void
desk_sheet_set_note (DeskSheet *self, const char *note)
{
  self->note = keep_or_null (self, note);
}

const char *
desk_sheet_get_note (DeskSheet *self)
{
  return self->note;
}

void
desk_sheet_set_one_page (DeskSheet *self, gboolean one_page)
{
  self->one_page = one_page;
}

gboolean
desk_sheet_get_one_page (DeskSheet *self)
{
  return self->one_page;
}

void
desk_sheet_add_group (DeskSheet *self, const char *heading)
{
  Group group = {
    .heading = keep_or_null (self, heading),
    .pairs = g_array_new (FALSE, FALSE, sizeof (DeskSheetPair)),
  };

  g_array_append_val (self->groups, group);
}

static void
add_pair (DeskSheet *self, const char *label, const char *value, gboolean wide, double min_mm)
{
  DeskSheetPair pair = { keep (self, label), keep (self, value), wide, min_mm };

  if (self->groups->len == 0)
    desk_sheet_add_group (self, NULL);
  g_array_append_val (g_array_index (self->groups, Group, self->groups->len - 1).pairs, pair);
}

void
desk_sheet_add_pair (DeskSheet *self, const char *label, const char *value, DeskSheetFlags flags)
{
  add_pair (self, label, value, (flags & DESK_SHEET_WIDE) != 0, 0);
}

void
desk_sheet_add_box (DeskSheet *self, const char *label, const char *value, double height_mm)
{
  add_pair (self, label, value, TRUE, height_mm);
}

void
desk_sheet_add_table (DeskSheet *self, DeskTable *table)
{
  g_ptr_array_add (self->tables, desk_table_ref (table));
}

void
desk_sheet_add_signature (DeskSheet *self, const char *label)
{
  g_ptr_array_add (self->signatures, (gpointer) keep (self, label));
}

void
desk_sheet_add_drawing (DeskSheet *self, const char *heading, DeskSheetDraw draw, gpointer data, GDestroyNotify destroy)
{
  Drawing drawing = { keep (self, heading), draw, data, destroy };

  g_array_append_val (self->drawings, drawing);
}

guint
desk_sheet_get_n_drawings (DeskSheet *self)
{
  return self->drawings->len;
}

const char *
desk_sheet_get_drawing_heading (DeskSheet *self, guint index)
{
  g_return_val_if_fail (index < self->drawings->len, "");
  return g_array_index (self->drawings, Drawing, index).heading;
}

void
desk_sheet_draw (DeskSheet *self, guint index, cairo_t *cr, double width, double height)
{
  g_return_if_fail (index < self->drawings->len);
  const Drawing *drawing = &g_array_index (self->drawings, Drawing, index);
  drawing->draw (cr, width, height, drawing->data);
}

guint
desk_sheet_get_n_groups (DeskSheet *self)
{
  return self->groups->len;
}

const char *
desk_sheet_get_group_heading (DeskSheet *self, guint group)
{
  g_return_val_if_fail (group < self->groups->len, NULL);
  return g_array_index (self->groups, Group, group).heading;
}

guint
desk_sheet_get_n_pairs (DeskSheet *self, guint group)
{
  g_return_val_if_fail (group < self->groups->len, 0);
  return g_array_index (self->groups, Group, group).pairs->len;
}

const DeskSheetPair *
desk_sheet_get_pair (DeskSheet *self, guint group, guint pair)
{
  g_return_val_if_fail (pair < desk_sheet_get_n_pairs (self, group), NULL);
  return &g_array_index (g_array_index (self->groups, Group, group).pairs, DeskSheetPair, pair);
}

guint
desk_sheet_get_n_tables (DeskSheet *self)
{
  return self->tables->len;
}

DeskTable *
desk_sheet_get_table (DeskSheet *self, guint index)
{
  g_return_val_if_fail (index < self->tables->len, NULL);
  return g_ptr_array_index (self->tables, index);
}

guint
desk_sheet_get_n_signatures (DeskSheet *self)
{
  return self->signatures->len;
}

const char *
desk_sheet_get_signature (DeskSheet *self, guint index)
{
  g_return_val_if_fail (index < self->signatures->len, "");
  return g_ptr_array_index (self->signatures, index);
}
