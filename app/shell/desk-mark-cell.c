/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-mark-cell.h"

struct _DeskMarkCell {
  GtkWidget parent_instance;
  gboolean pill;
  char *icon;
  char *word;
  DeskTone tone;
  gboolean toned;            /* the class of tone is set */
  PangoLayout *layout;       /* of word; made when it is first measured */
  GtkIconPaintable *picture; /* of icon, at the size last drawn */
  int picture_size;
};

G_DEFINE_FINAL_TYPE (DeskMarkCell, desk_mark_cell, GTK_TYPE_WIDGET)

#define GAP 5
#define FEWEST_CHARS 2

static PangoLayout *
get_layout (DeskMarkCell *self)
{
  if (self->layout == NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->word);
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (self->layout, attributes);
      pango_attr_list_unref (attributes);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
    }
  return self->layout;
}

/* The icon grows with the letters. */
static int
icon_size (DeskMarkCell *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double pixels = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    pixels *= 96.0 / 72.0;
  return CLAMP ((int) (pixels * 1.08 + 0.5), 12, 48);
}

static GtkIconPaintable *
get_picture (DeskMarkCell *self, int size)
{
  if (self->picture == NULL || self->picture_size != size)
    {
      GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

      g_clear_object (&self->picture);
      self->picture = gtk_icon_theme_lookup_icon (theme, self->icon, NULL, size, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                                  gtk_widget_get_direction (GTK_WIDGET (self)), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
      self->picture_size = size;
    }
  return self->picture;
}

static gboolean
is_empty (DeskMarkCell *self)
{
  return self->word == NULL || *self->word == '\0';
}

static void
measure_word (DeskMarkCell *self, int *minimum, int *natural, int *height)
{
  PangoLayout *layout = get_layout (self);
  int chars = (int) MAX (g_utf8_strlen (self->word, -1), 1);

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, natural, height);
  *minimum = chars <= FEWEST_CHARS ? *natural : *natural * FEWEST_CHARS / chars;
}

static void
desk_mark_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size G_GNUC_UNUSED, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  DeskMarkCell *self = DESK_MARK_CELL (widget);
  int least, wide, high, icon;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (is_empty (self))
    return;
  icon = self->icon != NULL ? icon_size (self) : 0;
  measure_word (self, &least, &wide, &high);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int before = icon > 0 ? icon + GAP : 0;
      *minimum = before + least;
      *natural = before + wide;
    }
  else
    *minimum = *natural = MAX (high, icon);
}

static void
desk_mark_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskMarkCell *self = DESK_MARK_CELL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), before = 0, high;
  GdkRGBA colour;

  if (is_empty (self))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  if (self->icon != NULL)
    {
      int size = icon_size (self);
      GtkIconPaintable *picture = get_picture (self, size);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) ((height - size) / 2)));
      gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (picture), snapshot, size, size, &colour, 1);
      gtk_snapshot_restore (snapshot);
      before = size + GAP;
    }
  pango_layout_set_width (get_layout (self), MAX (width - before, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &high);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) before, (float) ((height - high) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
desk_mark_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DeskMarkCell *self = DESK_MARK_CELL (widget);

  GTK_WIDGET_CLASS (desk_mark_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (widget);
}

static void
desk_mark_cell_finalize (GObject *object)
{
  DeskMarkCell *self = DESK_MARK_CELL (object);

  g_free (self->icon);
  g_free (self->word);
  g_clear_object (&self->layout);
  g_clear_object (&self->picture);
  G_OBJECT_CLASS (desk_mark_cell_parent_class)->finalize (object);
}

static void
desk_mark_cell_class_init (DeskMarkCellClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_mark_cell_finalize;
  widget->measure = desk_mark_cell_measure;
  widget->snapshot = desk_mark_cell_snapshot;
  widget->css_changed = desk_mark_cell_css_changed;
  gtk_widget_class_set_css_name (widget, "mark");
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
desk_mark_cell_init (DeskMarkCell *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
desk_mark_cell_new (gboolean pill)
{
  DeskMarkCell *self = g_object_new (DESK_TYPE_MARK_CELL, NULL);

  self->pill = pill;
  if (pill)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pill");
  gtk_widget_set_opacity (GTK_WIDGET (self), 0);
  return GTK_WIDGET (self);
}

/* An empty cell keeps its room and is not drawn: rows that come into sight are
 * empty for a moment, and to hide, show and measure each cell costs more than
 * to draw it. */
void
desk_mark_cell_set (DeskMarkCell *self, const char *icon, const char *word, DeskTone tone)
{
  gboolean empty = word == NULL || *word == '\0';
  gboolean other_icon, other_word;

  g_return_if_fail (DESK_IS_MARK_CELL (self));
  gtk_widget_set_opacity (GTK_WIDGET (self), empty ? 0 : 1);
  if (empty && is_empty (self))
    return;
  other_word = g_strcmp0 (self->word, word) != 0;
  if (other_word)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word != NULL ? word : "", -1);
  if (other_word && !empty)
    g_clear_object (&self->layout);
  if (other_word)
    {
      g_free (self->word);
      self->word = g_strdup (word);
    }
  if (empty)
    return;
  other_icon = g_strcmp0 (self->icon, icon) != 0;
  if (other_icon)
    {
      g_free (self->icon);
      self->icon = g_strdup (icon);
      g_clear_object (&self->picture);
    }
  if (self->pill && tone == DESK_TONE_PLAIN)
    tone = DESK_TONE_GREY;
  if (tone != self->tone || !self->toned)
    desk_tone_set_class (GTK_WIDGET (self), tone, self->pill ? DESK_TONE_USE_TINT : DESK_TONE_USE_LIGHT);
  self->tone = tone;
  self->toned = TRUE;
  if (self->layout == NULL || other_icon)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
desk_mark_cell_get_word (DeskMarkCell *self)
{
  g_return_val_if_fail (DESK_IS_MARK_CELL (self), NULL);
  return self->word;
}
