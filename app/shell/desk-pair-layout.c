/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-pair-layout.h"

#define DESK_TYPE_PAIR_LAYOUT (desk_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (DeskPairLayout, desk_pair_layout, DESK, PAIR_LAYOUT, GtkLayoutManager)

struct _DeskPairLayout {
  GtkLayoutManager parent_instance;
  int share, spacing;
};

G_DEFINE_FINAL_TYPE (DeskPairLayout, desk_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager G_GNUC_UNUSED, GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
get_widths (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
get_height (GtkWidget *child, int width)
{
  int least, high;

  get_widths (child, &least, &high);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), &high, NULL, NULL, NULL);
  return high;
}

/* The second is not shown at times: then the first has it all. */
static gboolean
is_alone (GtkWidget *first, GtkWidget *second)
{
  return first == second || !gtk_widget_should_layout (second);
}

/* Returns the width of the first child, or 0 when they go one below the other. */
static int
split (DeskPairLayout *self, GtkWidget *first, GtkWidget *second, int width)
{
  int least_first, least_second, natural, wide = (width - self->spacing) * self->share / 100;

  get_widths (first, &least_first, &natural);
  get_widths (second, &least_second, &natural);
  if (width < least_first + least_second + self->spacing)
    return 0;
  wide = MAX (wide, least_first);
  return MIN (wide, width - self->spacing - least_second);
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  DeskPairLayout *self = DESK_PAIR_LAYOUT (manager);
  GtkWidget *first = gtk_widget_get_first_child (widget), *second = gtk_widget_get_last_child (widget);
  int least_first, least_second, like_first, like_second;

  *minimum_baseline = *natural_baseline = -1;
  if (is_alone (first, second))
    {
      gtk_widget_measure (first, orientation, for_size, minimum, natural, NULL, NULL);
      return;
    }
  get_widths (first, &least_first, &like_first);
  get_widths (second, &least_second, &like_second);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least_first, least_second);
      *natural = like_first + like_second + self->spacing;
      return;
    }
  int width = for_size < 0 ? like_first + like_second + self->spacing : for_size;
  int wide = split (self, first, second, width);
  *minimum = *natural = wide > 0 ? MAX (get_height (first, wide), get_height (second, width - self->spacing - wide))
                                 : get_height (first, width) + self->spacing + get_height (second, width);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  DeskPairLayout *self = DESK_PAIR_LAYOUT (manager);
  GtkWidget *first = gtk_widget_get_first_child (widget), *second = gtk_widget_get_last_child (widget);

  if (is_alone (first, second))
    {
      gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width, height }, -1);
      return;
    }
  int wide = split (self, first, second, width);
  if (wide > 0)
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      int rest = width - self->spacing - wide;
      gtk_widget_size_allocate (first, &(GtkAllocation) { rtl ? rest + self->spacing : 0, 0, wide, height }, -1);
      gtk_widget_size_allocate (second, &(GtkAllocation) { rtl ? 0 : wide + self->spacing, 0, rest, height }, -1);
      return;
    }
  int high = get_height (first, width);
  gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width, high }, -1);
  gtk_widget_size_allocate (second, &(GtkAllocation) { 0, high + self->spacing, width, MAX (height - high - self->spacing, get_height (second, width)) }, -1);
}

static void
desk_pair_layout_class_init (DeskPairLayoutClass *klass)
{
  GTK_LAYOUT_MANAGER_CLASS (klass)->get_request_mode = get_request_mode;
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = allocate;
}

static void
desk_pair_layout_init (DeskPairLayout *self G_GNUC_UNUSED)
{
}

GtkWidget *
desk_pair_box_new (int share, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  DeskPairLayout *layout = g_object_new (DESK_TYPE_PAIR_LAYOUT, NULL);

  layout->share = share;
  layout->spacing = spacing;
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  return box;
}
