/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-print-text.h"

#include <string.h>

struct _DeskPrintText {
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout; /* set anew for each use */
  PangoFontDescription *font;
};

DeskPrintText *
desk_print_text_new (const char *families)
{
  DeskPrintText *self = g_new0 (DeskPrintText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A font map of its own: the shared one belongs to one thread, and screen
   * settings must not change where lines break on paper. */
  self->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 72);
  self->context = pango_font_map_create_context (self->map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  self->layout = pango_layout_new (self->context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (self->layout, FALSE);
  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, families);
  return self;
}

void
desk_print_text_free (DeskPrintText *self)
{
  pango_font_description_free (self->font);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

double
desk_print_text_line_height (const DeskPrintFace *face)
{
  return face->pt * 1.36;
}

static void
set_up (DeskPrintText *self, const DeskPrintFace *face, const char *text, double width)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (self->font, face->pt * PANGO_SCALE);
  pango_font_description_set_weight (self->font, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, self->font);
  if (face->spacing > 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) (face->spacing * face->pt * PANGO_SCALE)));
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (self->layout, width < 0 ? -1 : pango_units_from_double (width));
  pango_layout_set_text (self->layout, text, -1);
}

double
desk_print_text_width (DeskPrintText *self, const DeskPrintFace *face, const char *text)
{
  PangoRectangle logical;

  if (*text == '\0')
    return 0;
  set_up (self, face, text, -1);
  pango_layout_get_extents (self->layout, NULL, &logical);
  return pango_units_to_double (logical.width);
}

/* Whether it fits on one line for certain: most cells do, and asking Pango
 * costs a hundred times as much. */
static gboolean
surely_fits (const DeskPrintFace *face, const char *text, double width)
{
  double em = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c < 0x20 || c == 0x2028 || c == 0x2029 || c == 0x85)
        return FALSE;
      em += (c < 0x10000 ? 1.05 : 2.1) + face->spacing;
      if (em * face->pt > width)
        return FALSE;
    }
  return TRUE;
}

guint
desk_print_text_lines (DeskPrintText *self, const DeskPrintFace *face, const char *text, double width)
{
  if (surely_fits (face, text, width))
    return 1;
  set_up (self, face, text, width);
  return MAX (1, pango_layout_get_line_count (self->layout));
}

void
desk_print_text_draw (DeskPrintText *self, cairo_t *cr, const DeskPrintFace *face, const char *text, double x,
                      double y, double width, DeskTableAlign align, guint first, guint n_lines)
{
  double line_height = desk_print_text_line_height (face);

  if (*text == '\0')
    return;
  set_up (self, face, text, width);
  guint end = MIN (first + n_lines, (guint) pango_layout_get_line_count (self->layout));
  for (guint i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, (int) i);
      PangoRectangle logical;
      pango_layout_line_get_extents (line, NULL, &logical);
      double spare = width - pango_units_to_double (logical.width);
      double shift = align == DESK_TABLE_ALIGN_CENTRE ? spare / 2 : align == DESK_TABLE_ALIGN_END ? spare : 0;
      /* A Chinese letter sits in a square whose middle is 0.38 em above the base line. */
      cairo_move_to (cr, x + MAX (0, shift), y + (i - first) * line_height + line_height / 2 + 0.38 * face->pt);
      pango_cairo_show_layout_line (cr, line);
    }
}

gboolean
desk_print_text_is_wide (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iswide (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}
