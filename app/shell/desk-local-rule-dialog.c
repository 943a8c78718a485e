/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-local-rule-dialog.h"

#include "exchange/desk-calendar-import.h"
#include "model/desk-deadline.h"
#include "shell/desk-form.h"
#include "shell/desk-office-change.h"
#include "shell/desk-offer.h"
#include "store/desk-list.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AdwPreferencesWindow *window;
  DeskStore *store;
  DeskType *type;
  const DeskDeadline *declared;
  GtkWidget *dialog, *form, *fault;
  DeskUuid record; /* nil: none yet */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->store);
  g_free (self);
}

/* The local rule there is over the limit. */
static gboolean
find_record (Dialog *self, DeskUuid *uid)
{
  static const char *const columns[] = { "case_type", "limit_name", NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new ("local-rule");
  g_autoptr (GArray) ids = desk_store_list (self->store, request, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (self->store, "local-rule", columns, (const gint64 *) (gpointer) ids->data, ids->len, NULL, NULL) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DeskRow *row = g_ptr_array_index (rows, i);
      if (g_strcmp0 (desk_value_get_text (desk_row_get_raw (row, 0)), self->type->name) == 0 &&
          g_strcmp0 (desk_value_get_text (desk_row_get_raw (row, 1)), self->declared->name) == 0)
        {
          *uid = *desk_row_get_uid (row);
          return TRUE;
        }
    }
  return FALSE;
}

static void
say (Dialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->fault), text != NULL ? text : "");
  gtk_widget_set_visible (self->fault, text != NULL && *text != '\0');
}

/* The dialog may be gone when the store answers: it is held until then. */
static void
tried (const DeskOutcome *outcome, const GError *error, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  Dialog *self = g_object_get_data (G_OBJECT (dialog), "rule");
  g_autoptr (GString) rest = g_string_new (error != NULL ? error->message : NULL);

  if (outcome != NULL && outcome->status == DESK_OUTCOME_DONE)
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  for (guint i = 0; outcome != NULL && i < outcome->problems->len; i++)
    {
      const DeskProblem *problem = g_ptr_array_index (outcome->problems, i);
      if (problem->field == NULL || !desk_form_show_problem (DESK_FORM (self->form), problem->field, problem->message))
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", problem->message);
    }
  say (self, rest->str);
  desk_form_start_at_problem (DESK_FORM (self->form));
}

static void
save (GtkButton *button G_GNUC_UNUSED, Dialog *self)
{
  DeskCommand *command;
  DeskCommandPart *part;
  gboolean is_new = desk_uuid_is_nil (&self->record);
  DeskUuid uid = self->record;

  say (self, NULL);
  if (!desk_form_check (DESK_FORM (self->form), TRUE, NULL))
    {
      desk_form_start_at_problem (DESK_FORM (self->form));
      return;
    }
  command = desk_calendar_command (self->store);
  if (is_new)
    desk_store_new_uuid (self->store, &uid);
  part = desk_command_add (command, is_new ? "create" : "change", &uid, is_new ? "local-rule" : NULL, is_new ? 0 : DESK_ANY_VERSION);
  if (is_new)
    {
      desk_command_part_set_text (part, "case_type", self->type->name);
      desk_command_part_set_text (part, "limit_name", self->declared->name);
    }
  desk_form_fill_part (DESK_FORM (self->form), part);
  desk_office_change (self->window, self->store, command, _("The local rule was saved"), tried, g_object_ref (self->dialog));
}

static void
revert (GtkButton *button G_GNUC_UNUSED, Dialog *self)
{
  DeskCommand *command = desk_calendar_command (self->store);

  desk_command_add (command, "withdraw", &self->record, NULL, DESK_ANY_VERSION);
  desk_office_change (self->window, self->store, command, _("The limit is as declared again"), tried, g_object_ref (self->dialog));
}

static void
cancel (GtkButton *button G_GNUC_UNUSED, Dialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

/* A new rule starts from what is declared, so that only what differs is typed. */
static void
fill (Dialog *self)
{
  DeskForm *form = DESK_FORM (self->form);
  g_autoptr (DeskSnapshot) record = NULL;
  const DeskDeadline *limit = self->declared;
  g_autofree char *length = g_strdup_printf ("%ld", (long) limit->limit), *warn = g_strdup_printf ("%ld", (long) limit->warn);
  g_autofree char *times = g_strdup_printf ("%u", limit->extend_times), *most = g_strdup_printf ("%ld", (long) limit->extend_most);

  if (find_record (self, &self->record) && (record = desk_store_load (self->store, &self->record, NULL)) != NULL)
    {
      desk_form_set_base (form, &self->record, record->values);
      return;
    }
  self->record = DESK_UUID_NIL;
  desk_form_set_text (form, "limit", length);
  desk_form_set_text (form, "unit", desk_deadline_unit_code ((DeskDeadlineUnit) limit->unit));
  desk_form_set_text (form, "warn", warn);
  desk_form_set_text (form, "extend_times", times);
  if (limit->extend_times > 0)
    desk_form_set_text (form, "extend_most", most);
  if (limit->approver != NULL)
    desk_form_set_text (form, "approver", desk_language_pick (limit->approver, limit->approver_zh));
}

static GtkWidget *
make_declared (Dialog *self)
{
  g_autofree char *length = desk_deadline_format_limit (self->declared->limit, (DeskDeadlineUnit) self->declared->unit);
  const char *basis = desk_language_pick (self->declared->basis, self->declared->basis_zh);
  g_autofree char *text = basis != NULL ? g_strdup_printf (_("Declared: %1$s (%2$s)"), length, basis) : g_strdup_printf (_("Declared: %s"), length);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_head (Dialog *self)
{
  const DeskOffer keep = { "rule.save", NULL, _("_Save"), NULL, NULL, NULL, "suggested-action" };
  const DeskOffer leave = { "rule.cancel", NULL, _("_Cancel"), NULL, NULL, NULL, NULL };
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *yes = desk_offer_button (&keep), *no = desk_offer_button (&leave);
  GtkWidget *title = adw_window_title_new (desk_language_pick (self->declared->label, self->declared->label_zh), desk_type_get_label (self->type));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  g_signal_connect (yes, "clicked", G_CALLBACK (save), self);
  g_signal_connect (no, "clicked", G_CALLBACK (cancel), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), no);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), yes);
  return bar;
}

static GtkWidget *
make_foot (Dialog *self)
{
  const DeskOffer back = { "rule.revert", NULL, _("_Back to the Declared Limit"), NULL, "edit-undo-symbolic", NULL, NULL };
  GtkWidget *button = desk_offer_button (&back);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, !desk_uuid_is_nil (&self->record));
  g_signal_connect (button, "clicked", G_CALLBACK (revert), self);
  return button;
}

static void
close_on_escape (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
}

void
desk_local_rule_ask (AdwPreferencesWindow *window, DeskStore *store, DeskType *type, const char *name)
{
  static const char *const not_asked[] = { "case_type", "limit_name", NULL };
  const DeskType *record = desk_registry_find_type (desk_store_get_registry (store), "local-rule");
  g_autoptr (GPtrArray) fields = desk_form_fields (record, NULL, not_asked);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  Dialog *self = g_new0 (Dialog, 1);

  self->window = window;
  self->store = g_object_ref (store);
  self->type = type;
  self->declared = desk_limit_find (type, name);
  self->dialog = adw_window_new ();
  self->form = desk_form_new (store, record, fields, NULL, DESK_FORM_PLAIN);
  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  fill (self);
  say (self, NULL);
  gtk_widget_add_css_class (box, "desk-rule-form");
  gtk_box_append (GTK_BOX (box), make_declared (self));
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->fault);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), make_head (self));
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self->dialog), content);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 540, 640);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_widget_set_name (self->dialog, "local-rule");
  gtk_widget_add_css_class (self->dialog, "desk");
  g_object_set_data_full (G_OBJECT (self->dialog), "rule", self, dialog_free);
  close_on_escape (self->dialog);
  gtk_window_present (GTK_WINDOW (self->dialog));
  desk_form_start (DESK_FORM (self->form));
}
