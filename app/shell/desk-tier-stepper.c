/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-tier-stepper.h"

#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *before; /* the half line to the left, NULL for the first */
  GtkWidget *after;  /* the half line to the right, NULL for the last */
  GtkWidget *dot;    /* GtkStack: number or tick */
  GtkWidget *word;
  GtkWidget *button; /* over all of it; a GtkMenuButton would not ask its words how high they are in its width */
  GtkWidget *popover;
  GtkWidget *told;   /* label in its popover */
} Step;

struct _DeskTierStepper {
  GtkWidget parent_instance;
  char **words;
  GArray *steps;
  int current;
  gboolean finished;
};

G_DEFINE_FINAL_TYPE (DeskTierStepper, desk_tier_stepper, GTK_TYPE_WIDGET)

static void
desk_tier_stepper_dispose (GObject *object)
{
  DeskTierStepper *self = DESK_TIER_STEPPER (object);
  GtkWidget *child;

  for (guint i = 0; i < self->steps->len; i++)
    g_clear_pointer (&g_array_index (self->steps, Step, i).popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (desk_tier_stepper_parent_class)->dispose (object);
}

static void
desk_tier_stepper_finalize (GObject *object)
{
  DeskTierStepper *self = DESK_TIER_STEPPER (object);

  g_strfreev (self->words);
  g_array_unref (self->steps);
  G_OBJECT_CLASS (desk_tier_stepper_parent_class)->finalize (object);
}

static void
desk_tier_stepper_class_init (DeskTierStepperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_tier_stepper_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_tier_stepper_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
desk_tier_stepper_init (DeskTierStepper *self)
{
  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  self->current = -1;
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
}

static GtkWidget *
half_line (GtkWidget *row, gboolean shown)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "desk-step-line");
  gtk_widget_set_opacity (line, shown ? 1 : 0);
  gtk_box_append (GTK_BOX (row), line);
  return line;
}

static GtkWidget *
make_dot (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (tick), 12);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new (text), "number");
  gtk_stack_add_named (GTK_STACK (stack), tick, "tick");
  gtk_widget_add_css_class (stack, "desk-step-dot");
  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (stack, 4);
  gtk_widget_set_margin_end (stack, 4);
  return stack;
}

static void
add_step (DeskTierStepper *self, guint i, guint n)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *name = g_strdup_printf ("tier.%u", i + 1);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Step step;

  step.before = half_line (row, i > 0);
  step.dot = make_dot (i + 1);
  gtk_box_append (GTK_BOX (row), step.dot);
  step.after = half_line (row, i + 1 < n);
  step.word = gtk_label_new (self->words[i]);
  gtk_label_set_wrap (GTK_LABEL (step.word), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (step.word), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (step.word), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (step.word), 4);
  gtk_widget_add_css_class (step.word, "desk-step-word");
  /* full words of two neighbours are not read as one */
  gtk_widget_set_margin_start (step.word, 3);
  gtk_widget_set_margin_end (step.word, 3);
  gtk_widget_set_margin_top (row, 4);
  gtk_box_append (GTK_BOX (column), row);
  gtk_box_append (GTK_BOX (column), step.word);
  step.told = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (step.told), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (step.told), 36);
  gtk_label_set_xalign (GTK_LABEL (step.told), 0);
  step.button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (step.button), column);
  step.popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (step.popover), step.told);
  gtk_widget_set_parent (step.popover, step.button);
  g_signal_connect_swapped (step.button, "clicked", G_CALLBACK (gtk_popover_popup), step.popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step.button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_widget_set_name (step.button, name);
  gtk_widget_add_css_class (step.button, "flat");
  gtk_widget_add_css_class (step.button, "desk-step");
  gtk_widget_set_parent (step.button, GTK_WIDGET (self));
  g_array_append_val (self->steps, step);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What is known of it, read out as one with its name. */
static void
tell (DeskTierStepper *self, guint i, const char *detail)
{
  Step *step = &g_array_index (self->steps, Step, i);
  g_autofree char *spoken = detail != NULL ? g_strdup_printf ("%s: %s", self->words[i], detail) : g_strdup (self->words[i]);
  g_autofree char *shown = detail != NULL ? g_strdup_printf ("%s\n%s", self->words[i], detail) : NULL;

  gtk_label_set_text (GTK_LABEL (step->told), shown != NULL ? shown : "");
  gtk_widget_set_sensitive (step->button, detail != NULL);
  desk_tooltip_set (step->button, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
desk_tier_stepper_set (DeskTierStepper *self, int current, gboolean finished, char *const *details)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DESK_IS_TIER_STEPPER (self) && current < (int) self->steps->len);
  self->current = current;
  self->finished = finished;
  for (int i = 0; i < (int) self->steps->len; i++)
    {
      Step *step = &g_array_index (self->steps, Step, i);
      gboolean done = i < current || (i == current && finished);
      gboolean now = i == current && !finished;

      set_class (step->dot, "done", done);
      set_class (step->dot, "current", now);
      gtk_stack_set_visible_child_name (GTK_STACK (step->dot), done ? "tick" : "number");
      set_class (step->word, "done", i < current);
      set_class (step->word, "current", i == current);
      set_class (step->before, "done", i <= current);
      set_class (step->after, "done", i < current);
      tell (self, (guint) i, details != NULL ? details[i] : NULL);
    }
  text = desk_tier_stepper_dup_text (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

char *
desk_tier_stepper_dup_text (DeskTierStepper *self)
{
  g_return_val_if_fail (DESK_IS_TIER_STEPPER (self), NULL);
  if (self->current < 0)
    return g_strdup (_("No tier yet"));
  return g_strdup_printf (_("%s, step %d of %u"), self->words[self->current], self->current + 1, self->steps->len);
}

const char *
desk_tier_stepper_get_detail (DeskTierStepper *self, guint step)
{
  g_return_val_if_fail (DESK_IS_TIER_STEPPER (self) && step < self->steps->len, NULL);
  if (!gtk_widget_get_sensitive (g_array_index (self->steps, Step, step).button))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (g_array_index (self->steps, Step, step).told));
}

GtkWidget *
desk_tier_stepper_new (const char *const *words)
{
  DeskTierStepper *self = g_object_new (DESK_TYPE_TIER_STEPPER, NULL);
  guint n = g_strv_length ((char **) words);

  self->words = g_strdupv ((char **) words);
  for (guint i = 0; i < n; i++)
    add_step (self, i, n);
  desk_tier_stepper_set (self, -1, FALSE, NULL);
  return GTK_WIDGET (self);
}
