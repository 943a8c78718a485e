/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-conflict-dialog.h"

#include "shell/desk-form.h"
#include "shell/desk-offer.h"
#include "shell/desk-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  guint part;
  char *field;
  DeskValue theirs;
  GtkWidget *take_theirs, *keep_mine; /* GtkCheckButton; NULL: nothing to choose */
} Clash;

struct _DeskConflictDialog {
  AdwWindow parent_instance;
  DeskFormBody *body;
  GPtrArray *clashes;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (DeskConflictDialog, desk_conflict_dialog, ADW_TYPE_WINDOW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clash_free (gpointer data)
{
  Clash *clash = data;

  g_free (clash->field);
  desk_value_clear (&clash->theirs);
  g_free (clash);
}

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = desk_words_new (text, style);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static GtkWidget *
make_choice (const char *text, const char *name, GtkWidget *group)
{
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), make_text (text, NULL));
  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  return button;
}

static void
add_clash (DeskConflictDialog *self, const DeskConflict *conflict, int row)
{
  GtkWidget *form = desk_form_body_find_part (self->body, conflict->part);
  const DeskField *field = form != NULL ? desk_form_find_field (DESK_FORM (form), conflict->field) : NULL;
  Clash *clash = g_new0 (Clash, 1);
  g_autofree char *base = NULL, *theirs = NULL, *mine = NULL;

  clash->part = conflict->part;
  clash->field = g_strdup (conflict->field);
  desk_value_copy (&conflict->theirs, &clash->theirs);
  g_ptr_array_add (self->clashes, clash);
  if (form == NULL)
    return;
  base = desk_form_describe (DESK_FORM (form), conflict->field, &conflict->base);
  theirs = desk_form_describe (DESK_FORM (form), conflict->field, &conflict->theirs);
  mine = desk_form_describe (DESK_FORM (form), conflict->field, &conflict->mine);
  g_autofree char *label = desk_form_dup_label (DESK_FORM (form), conflict->field);
  gtk_grid_attach (GTK_GRID (self->grid), make_text (label, "strong"), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), make_text (base, "factk"), 1, row, 1, 1);
  if (field == NULL)
    {
      gtk_grid_attach (GTK_GRID (self->grid), make_text (theirs, NULL), 2, row, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), make_text (mine, NULL), 3, row, 1, 1);
      return;
    }
  g_autofree char *their_name = g_strdup_printf ("theirs:%s", conflict->field);
  g_autofree char *my_name = g_strdup_printf ("mine:%s", conflict->field);
  clash->take_theirs = make_choice (theirs, their_name, NULL);
  clash->keep_mine = make_choice (mine, my_name, clash->take_theirs);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (clash->keep_mine), TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), clash->take_theirs, 2, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), clash->keep_mine, 3, row, 1, 1);
}

void
desk_conflict_dialog_choose (DeskConflictDialog *self, const char *field, gboolean mine)
{
  g_return_if_fail (DESK_IS_CONFLICT_DIALOG (self));
  for (guint i = 0; i < self->clashes->len; i++)
    {
      Clash *clash = self->clashes->pdata[i];
      if (g_str_equal (clash->field, field) && clash->keep_mine != NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (mine ? clash->keep_mine : clash->take_theirs), TRUE);
    }
}

void
desk_conflict_dialog_go_on (DeskConflictDialog *self)
{
  g_return_if_fail (DESK_IS_CONFLICT_DIALOG (self));
  for (guint i = 0; i < self->clashes->len; i++)
    {
      Clash *clash = self->clashes->pdata[i];
      GtkWidget *form = desk_form_body_find_part (self->body, clash->part);
      const DeskField *field = form != NULL ? desk_form_find_field (DESK_FORM (form), clash->field) : NULL;
      if (field == NULL || clash->take_theirs == NULL || !gtk_check_button_get_active (GTK_CHECK_BUTTON (clash->take_theirs)))
        continue;
      g_autofree char *text = desk_field_format (field, &clash->theirs, DESK_FORMAT_EDIT, NULL);
      desk_form_set_text (DESK_FORM (form), clash->field, text);
    }
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_buttons (DeskConflictDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = desk_offer_button (&(DeskOffer) { "conflict.back", "window.close", _("_Back to the form"), _("Nothing is saved and nothing typed is lost"), NULL, NULL, NULL });
  GtkWidget *go_on = desk_offer_button (&(DeskOffer) { "conflict.go-on", NULL, _("_Save with these choices"), NULL, NULL, NULL, "suggested-action" });

  g_signal_connect_swapped (go_on, "clicked", G_CALLBACK (desk_conflict_dialog_go_on), self);
  gtk_widget_set_hexpand (back, TRUE);
  gtk_widget_set_halign (back, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "desk-actionbar");
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), go_on);
  return box;
}

GtkWidget *
desk_conflict_dialog_new (GtkWindow *parent, DeskFormBody *body, const DeskOutcome *outcome)
{
  DeskConflictDialog *self = g_object_new (DESK_TYPE_CONFLICT_DIALOG, "modal", TRUE, "transient-for", parent, "title", _("Changed meanwhile"), NULL);
  const char *heads[] = { NULL, _("When you opened it"), _("What it is now"), _("What you want") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->body = g_object_ref (body);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 10);
  for (int i = 1; i < 4; i++)
    {
      GtkWidget *head = make_text (heads[i], "factk");
      gtk_widget_set_hexpand (head, TRUE);
      gtk_grid_attach (GTK_GRID (self->grid), head, i, 0, 1, 1);
    }
  for (guint i = 0; i < outcome->conflicts->len; i++)
    add_clash (self, outcome->conflicts->pdata[i], (int) i + 1);
  gtk_box_append (GTK_BOX (content), make_text (_("Somebody else changed these fields while you were typing. Choose which value counts. Fields that do not clash are saved as you entered them."), NULL));
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_first_child (content)), 90);
  gtk_box_append (GTK_BOX (content), self->grid);
  gtk_widget_add_css_class (content, "desk-pad-wide");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 520);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 760, -1);
  return GTK_WIDGET (self);
}

static void
desk_conflict_dialog_finalize (GObject *object)
{
  DeskConflictDialog *self = DESK_CONFLICT_DIALOG (object);

  g_ptr_array_unref (self->clashes);
  g_clear_object (&self->body);
  G_OBJECT_CLASS (desk_conflict_dialog_parent_class)->finalize (object);
}

static void
desk_conflict_dialog_class_init (DeskConflictDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_conflict_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  signals[CHOSEN] = g_signal_new ("chosen", DESK_TYPE_CONFLICT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_conflict_dialog_init (DeskConflictDialog *self)
{
  self->clashes = g_ptr_array_new_with_free_func (clash_free);
}
