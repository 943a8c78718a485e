/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices: side by side, in a list, many as chips, and yes or no. */
#include "shell/desk-form-row.h"

#include "shell/desk-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* From so many on the list can be searched. */
#define SEARCHABLE 12

/* ---- side by side ---- */

static const char *
code_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "code");
}

static void
toggled (GtkToggleButton *button, DeskFormRow *row)
{
  if (row->filling)
    return;
  if (!gtk_toggle_button_get_active (button) && row->required)
    {
      /* one of them it has to be */
      row->filling = TRUE;
      gtk_toggle_button_set_active (button, TRUE);
      row->filling = FALSE;
      return;
    }
  row->filling = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (row->control); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
  row->filling = FALSE;
  desk_form_row_changed (row);
}

static gboolean
key_pressed (DeskFormRow *row, guint key, guint code G_GNUC_UNUSED, GdkModifierType mods)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (mods & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  desk_form_row_next (row);
  return TRUE;
}

/* Enter moves on, Space chooses. */
static void
move_on_enter (DeskFormRow *row, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), row);
  gtk_widget_add_controller (widget, keys);
}

static GtkWidget *
choice_button (DeskFormRow *row, const DeskChoice *choice, const char *style)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (desk_choice_get_label (choice));
  g_autofree char *name = g_strdup_printf ("field:%s:%s", row->field->name, choice->code);

  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, style);
  /* a narrow window cuts the words rather than the form */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (button), "code", (gpointer) choice->code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, desk_choice_get_label (choice), -1);
  return button;
}

static GtkWidget *
create_toggles (DeskFormRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "seg");
  gtk_widget_add_css_class (box, "desk-choices");
  for (const DeskChoice *choice = row->field->choices; choice->code != NULL; choice++)
    {
      GtkWidget *button = choice_button (row, choice, "choice");
      gtk_widget_set_hexpand (button, TRUE);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled), row);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_hexpand (box, TRUE);
  move_on_enter (row, box);
  return box;
}

static char *
dup_active (DeskFormRow *row)
{
  GString *codes = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (row->control); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", code_of (child));
  return g_string_free (codes, FALSE);
}

static void
set_active (DeskFormRow *row, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);

  for (GtkWidget *child = gtk_widget_get_first_child (row->control); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), g_strv_contains ((const char *const *) codes, code_of (child)));
}

const DeskFormEditor desk_form_toggles_editor = { create_toggles, dup_active, set_active, NULL, NULL };

/* ---- many of many ---- */

static void
chip_toggled (GtkToggleButton *button, DeskFormRow *row)
{
  if (gtk_toggle_button_get_active (button))
    gtk_widget_add_css_class (GTK_WIDGET (button), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "on");
  desk_form_row_changed (row);
}

static GtkWidget *
create_chips (DeskFormRow *row)
{
  GtkWidget *box = desk_wrap_box_new (6);

  for (const DeskChoice *choice = row->field->choices; choice != NULL && choice->code != NULL; choice++)
    {
      GtkWidget *button = choice_button (row, choice, "chip");
      g_signal_connect (button, "toggled", G_CALLBACK (chip_toggled), row);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_hexpand (box, TRUE);
  move_on_enter (row, box);
  return box;
}

const DeskFormEditor desk_form_chips_editor = { create_chips, dup_active, set_active, NULL, NULL };

/* ---- one of many ---- */

static GtkWidget *
create_drop_down (DeskFormRow *row)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *drop_down;

  g_ptr_array_add (labels, (gpointer) _("Choose…"));
  for (const DeskChoice *choice = row->field->choices; choice != NULL && choice->code != NULL; choice++)
    g_ptr_array_add (labels, (gpointer) desk_choice_get_label (choice));
  guint n = labels->len;
  g_ptr_array_add (labels, NULL);
  drop_down = gtk_drop_down_new_from_strings ((const char *const *) labels->pdata);
  if (n > SEARCHABLE)
    {
      g_autoptr (GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
      gtk_drop_down_set_expression (GTK_DROP_DOWN (drop_down), words);
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
    }
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_widget_add_css_class (drop_down, "desk-drop");
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (desk_form_row_changed), row);
  return drop_down;
}

static char *
dup_selected (DeskFormRow *row)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (row->control));

  return g_strdup (selected == 0 || selected == GTK_INVALID_LIST_POSITION ? "" : row->field->choices[selected - 1].code);
}

static void
set_selected (DeskFormRow *row, const char *text)
{
  guint position = 0;

  for (guint i = 0; row->field->choices != NULL && row->field->choices[i].code != NULL; i++)
    if (g_str_equal (row->field->choices[i].code, text))
      position = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->control), position);
}

const DeskFormEditor desk_form_drop_down_editor = { create_drop_down, dup_selected, set_selected, NULL, NULL };

/* ---- yes or no ---- */

static GtkWidget *
create_switch (DeskFormRow *row)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (widget, 4);
  gtk_widget_set_margin_bottom (widget, 4);
  g_signal_connect_swapped (widget, "notify::active", G_CALLBACK (desk_form_row_changed), row);
  move_on_enter (row, widget);
  return widget;
}

/* What was never said is not a no. */
static char *
dup_switch (DeskFormRow *row)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (row->control));

  return g_strdup (active ? "1" : row->touched || row->data != NULL ? "0" : "");
}

static void
set_switch (DeskFormRow *row, const char *text)
{
  row->data = *text != '\0' ? GINT_TO_POINTER (1) : NULL;
  gtk_switch_set_active (GTK_SWITCH (row->control), g_str_equal (text, "1"));
}

const DeskFormEditor desk_form_switch_editor = { create_switch, dup_switch, set_switch, NULL, NULL };
