/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-form-row.h"
#include "shell/desk-words.h"

#include "model/desk-date.h"
#include "model/desk-text.h"

#include <glib/gi18n-lib.h>

/* So many choices stand beside one another, if they are short enough. */
#define TOGGLES 4
#define TOGGLE_COLUMNS 54
#define FOUR_TOGGLES_COLUMNS 46

G_DEFINE_FINAL_TYPE (DeskFormRow, desk_form_row, GTK_TYPE_WIDGET)

enum { CHANGED, LEFT, NEXT, N_SIGNALS };
static guint signals[N_SIGNALS];

guint
desk_form_columns (const char *text)
{
  guint n = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return n;
}

static gboolean
fits_toggles (const DeskField *field)
{
  guint n = 0, columns = 0;

  for (const DeskChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++, n++)
    columns += desk_form_columns (desk_choice_get_label (choice)) + 3;
  return n > 0 && n <= TOGGLES && columns <= (n < TOGGLES ? TOGGLE_COLUMNS : FOUR_TOGGLES_COLUMNS);
}

static const DeskFormEditor *
find_editor (const DeskField *field)
{
  switch (field->kind)
    {
    case DESK_FIELD_LONG_TEXT:
      return &desk_form_long_text_editor;
    case DESK_FIELD_DATE:
    case DESK_FIELD_TIME_STAMP:
      return &desk_form_date_editor;
    case DESK_FIELD_CHOICE:
      return fits_toggles (field) ? &desk_form_toggles_editor : &desk_form_drop_down_editor;
    case DESK_FIELD_CHOICES:
      return &desk_form_chips_editor;
    case DESK_FIELD_BOOLEAN:
      return &desk_form_switch_editor;
    case DESK_FIELD_REFERENCE:
      return &desk_form_reference_editor;
    case DESK_FIELD_REFERENCES:
      return &desk_form_references_editor;
    case DESK_FIELD_ATTACHMENTS:
      return &desk_form_attachments_editor;
    default:
      return &desk_form_text_editor;
    }
}

void
desk_form_row_today (DeskFormRow *self, char out[11])
{
  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), out);
}

char *
desk_form_row_dup_text (DeskFormRow *self)
{
  return self->editor->dup_text (self);
}

void
desk_form_row_set_text (DeskFormRow *self, const char *text)
{
  self->filling = TRUE;
  self->editor->set_text (self, text != NULL ? text : "");
  self->filling = FALSE;
}

char *
desk_form_row_dup_draft (DeskFormRow *self)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (self->field->kind == DESK_FIELD_DATE && desk_form_row_parse (self, &value, NULL))
    return desk_field_format (self->field, &value, DESK_FORMAT_EDIT, NULL);
  return desk_form_row_dup_text (self);
}

gboolean
desk_form_row_parse (DeskFormRow *self, DeskValue *value, GError **error)
{
  g_autofree char *text = desk_form_row_dup_text (self);
  char today[DESK_DATE_STR_LEN];

  desk_value_init (value);
  if (self->editor->parse != NULL)
    return self->editor->parse (self, text, value, error);
  desk_form_row_today (self, today);
  return desk_field_parse (self->field, text, today, value, error);
}

void
desk_form_row_set_required (DeskFormRow *self, gboolean required)
{
  self->required = required;
  gtk_widget_set_visible (self->star, required);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
}

/* What is wrong, or else the help. As a description, because of the relation for what is wrong
 * GTK 4.8 expects one widget and later ones a list. */
static void
describe (DeskFormRow *self)
{
  GtkWidget *words = self->problem != NULL ? self->words : self->help;

  if (*gtk_label_get_text (GTK_LABEL (words)) != '\0')
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, words, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

/* What tests, the keyboard story and screen readers know it by. */
static void
set_name (DeskFormRow *self)
{
  g_autofree char *id = g_strconcat ("field:", self->field->name, NULL);

  gtk_widget_set_name (self->focus, id);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  describe (self);
}

void
desk_form_row_set_problem (DeskFormRow *self, const char *problem)
{
  gboolean wrong = problem != NULL;

  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  gtk_label_set_text (GTK_LABEL (self->words), wrong ? problem : "");
  gtk_widget_set_visible (self->message, wrong);
  gtk_widget_set_visible (self->help, !wrong && *gtk_label_get_text (GTK_LABEL (self->help)) != '\0');
  if (wrong)
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  describe (self);
}

void
desk_form_row_set_note (DeskFormRow *self, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL && *note != '\0');
}

void
desk_form_row_set_help (DeskFormRow *self, const char *help)
{
  gtk_label_set_text (GTK_LABEL (self->help), help != NULL ? help : "");
  gtk_widget_set_visible (self->help, help != NULL && *help != '\0');
}

void
desk_form_row_set_stored (DeskFormRow *self, const char *mask)
{
  g_autofree char *note = NULL;

  self->stored = mask != NULL && *mask != '\0';
  if (GTK_IS_ENTRY (self->control))
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->control), self->stored ? mask : NULL);
  if (self->stored)
    note = g_strdup (_("stored; leave empty to keep it"));
  desk_form_row_set_note (self, note);
}

void
desk_form_row_changed (DeskFormRow *self)
{
  if (self->filling)
    return;
  self->touched = TRUE;
  if (self->problem != NULL)
    {
      /* What was wrong is judged again at once, what is new only when it is left. */
      g_auto (DeskValue) value = DESK_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      if (desk_form_row_parse (self, &value, &error) && !(self->required && desk_value_is_none (&value)))
        desk_form_row_set_problem (self, NULL);
      else if (error != NULL)
        desk_form_row_set_problem (self, error->message);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

void
desk_form_row_next (DeskFormRow *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

void
desk_form_row_grab (DeskFormRow *self)
{
  if (!gtk_widget_grab_focus (self->focus))
    gtk_widget_child_focus (self->control, GTK_DIR_TAB_FORWARD);
}

static void
focus_left (DeskFormRow *self)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!self->touched && self->problem == NULL)
    return;
  if (desk_form_row_parse (self, &value, &error))
    {
      if (self->editor->tidy != NULL)
        self->editor->tidy (self);
      if (!(self->required && desk_value_is_none (&value)))
        desk_form_row_set_problem (self, NULL);
    }
  else
    desk_form_row_set_problem (self, error->message);
  g_signal_emit (self, signals[LEFT], 0);
}

/* ---- making ---- */

static GtkWidget *
small_label (const char *text, const char *style)
{
  GtkWidget *label = desk_words_new (text, style);

  gtk_widget_add_css_class (label, "small");
  return label;
}

static void
make_label (DeskFormRow *self)
{
  self->label_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->label = gtk_label_new (desk_field_get_label (self->field));
  self->star = gtk_label_new ("*");
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 14);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->star, "a-red");
  gtk_widget_add_css_class (self->label_box, "desk-form-label");
  gtk_widget_set_valign (self->label_box, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->label_box, FALSE); /* that of the label is for inside the box */
  gtk_box_append (GTK_BOX (self->label_box), self->label);
  gtk_box_append (GTK_BOX (self->label_box), self->star);
}

static void
make_message (DeskFormRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("desk-alert-symbolic");

  self->message = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->message, "msg-error");
  gtk_box_append (GTK_BOX (self->message), icon);
  gtk_box_append (GTK_BOX (self->message), self->words);
  gtk_widget_set_visible (self->message, FALSE);
}

static void
make_line (DeskFormRow *self)
{
  const char *unit = desk_field_get_unit (self->field);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->note = small_label (NULL, "factk");
  gtk_widget_set_visible (self->note, FALSE);
  self->control = self->editor->create (self);
  if (self->focus == NULL)
    self->focus = self->control;
  gtk_box_append (GTK_BOX (self->line), self->control);
  if (self->field->kind == DESK_FIELD_MONEY && unit == NULL)
    unit = _("yuan");
  if (self->field->kind == DESK_FIELD_PERCENT && unit == NULL)
    unit = "%";
  if (unit != NULL)
    {
      GtkWidget *label = small_label (unit, "factk");
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_box_append (GTK_BOX (self->line), label);
    }
  gtk_box_append (GTK_BOX (self->line), self->note);
}

GtkWidget *
desk_form_row_new (DeskStore *store, const DeskField *field)
{
  DeskFormRow *self = g_object_new (DESK_TYPE_FORM_ROW, NULL);
  const char *help = desk_field_get_help (field);
  g_autofree char *confidential = NULL;

  self->store = g_object_ref (store);
  self->field = field;
  self->editor = find_editor (field);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  make_label (self);
  make_message (self);
  if (field->flags & DESK_FIELD_SENSITIVE)
    confidential = help == NULL ? g_strdup (_("Confidential: encrypted in the store, not kept in drafts"))
                                : g_strdup_printf ("%s · %s", help, _("confidential: not kept in drafts"));
  self->help = small_label (confidential != NULL ? confidential : help, "factk");
  gtk_widget_set_visible (self->help, confidential != NULL || help != NULL);
  make_line (self);
  gtk_grid_attach (GTK_GRID (self->grid), self->label_box, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), self->line, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), self->help, 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), self->message, 1, 2, 1, 1);
  gtk_widget_set_hexpand (self->line, TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  set_name (self);
  desk_form_row_set_required (self, (field->flags & DESK_FIELD_REQUIRED) != 0);
  return GTK_WIDGET (self);
}

static void
desk_form_row_dispose (GObject *object)
{
  DeskFormRow *self = DESK_FORM_ROW (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  if (self->data != NULL && self->free_data != NULL)
    self->free_data (g_steal_pointer (&self->data));
  g_clear_object (&self->store);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (desk_form_row_parent_class)->dispose (object);
}

static void
desk_form_row_class_init (DeskFormRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_form_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", DESK_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", DESK_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_form_row_init (DeskFormRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
