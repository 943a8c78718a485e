/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: chosen, dropped on the row, or pasted. They are copied to the store at
 * once, so that the original may go and a draft still has them. */
#include "shell/desk-form-row.h"

#include "shell/desk-attachment-list.h"
#include "shell/desk-offer.h"
#include "store/desk-store-files.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DeskFormRow *row;
  GtkWidget *list, *busy;
  GCancellable *cancellable;
  guint n_adding;
  GString *refused; /* a line for each file that was not taken, of one adding */
} Files;

static void
files_free (gpointer data)
{
  Files *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_string_free (self->refused, TRUE);
  g_free (self);
}

static void
show_busy (Files *self)
{
  gtk_widget_set_visible (self->busy, self->n_adding > 0);
  gtk_spinner_set_spinning (GTK_SPINNER (self->busy), self->n_adding > 0);
}

static void
refuse (Files *self, const char *words)
{
  g_string_append_printf (self->refused, "%s%s", self->refused->len > 0 ? "\n" : "", words);
}

/* ---- adding ---- */

static void
added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFormRow) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAttachment) attachment = desk_store_add_file_finish (DESK_STORE (source), result, &error);
  Files *self = row->data;

  if (self == NULL)
    return; /* the form is gone; a sweep takes the file */
  self->n_adding--;
  show_busy (self);
  if (attachment == NULL)
    refuse (self, error->message);
  else if (desk_attachment_list_get_n (DESK_ATTACHMENT_LIST (self->list)) >= DESK_ATTACHMENTS_MAX)
    {
      g_autofree char *words = g_strdup_printf (_("At most %d files can be kept here."), DESK_ATTACHMENTS_MAX);
      refuse (self, words);
    }
  else if (!desk_attachment_list_add (DESK_ATTACHMENT_LIST (self->list), attachment))
    {
      g_autofree char *words = g_strdup_printf (_("“%s” is there already."), attachment->name);
      refuse (self, words);
    }
  if (attachment != NULL)
    desk_form_row_changed (row);
  if (self->n_adding == 0)
    desk_form_row_set_problem (row, self->refused->len > 0 ? self->refused->str : NULL);
}

static void
begin (Files *self)
{
  if (self->n_adding++ == 0)
    g_string_truncate (self->refused, 0);
  show_busy (self);
}

static void
add_file (Files *self, GFile *file)
{
  begin (self);
  desk_store_add_file_async (self->row->store, file, self->cancellable, added, g_object_ref (self->row));
}

/* A picture that has no file, such as a part of the screen, is called by the time. */
static void
add_texture (Files *self, GdkTexture *texture)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (texture);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf (_("Picture %s.png"), time);

  begin (self);
  desk_store_add_bytes_async (self->row->store, name, bytes, self->cancellable, added, g_object_ref (self->row));
}

static gboolean
add_value (Files *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
      for (GSList *at = files; at != NULL; at = at->next)
        add_file (self, at->data);
      return files != NULL;
    }
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) && g_value_get_object (value) != NULL)
    {
      add_texture (self, g_value_get_object (value));
      return TRUE;
    }
  return FALSE;
}

/* ---- the three ways ---- */

static void
chosen (GtkNativeDialog *dialog, int answer, DeskFormRow *row)
{
  g_autoptr (GListModel) files = answer == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;

  for (guint i = 0; row->data != NULL && files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      add_file (row->data, file);
    }
  g_object_unref (row);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_clicked (DeskFormRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Add Files"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _("_Add"), _("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen), g_object_ref (row));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
tell_nothing_to_paste (DeskFormRow *row)
{
  desk_form_row_set_problem (row, _("There is neither a file nor a picture to paste. Copy one first."));
}

static void
pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFormRow) row = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (row->data != NULL && (value == NULL || !add_value (row->data, value)))
    tell_nothing_to_paste (row);
}

/* Only what is there is asked for: of what this program copied itself, GTK 4.8
 * loses a question that it cannot answer. */
static void
paste_clicked (DeskFormRow *row)
{
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (row));
  g_autoptr (GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  Files *self = row->data;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (gdk_content_formats_contain_gtype (formats, types[i]))
      {
        gdk_clipboard_read_value_async (clipboard, types[i], G_PRIORITY_DEFAULT, self->cancellable, pasted, g_object_ref (row));
        return;
      }
  tell_nothing_to_paste (row);
}

static gboolean
paste_key (GtkWidget *widget G_GNUC_UNUSED, GVariant *args G_GNUC_UNUSED, gpointer data)
{
  paste_clicked (data);
  return TRUE;
}

static gboolean
dropped (GtkDropTarget *target G_GNUC_UNUSED, const GValue *value, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED, DeskFormRow *row)
{
  return row->data != NULL && add_value (row->data, value);
}

static void
removed (DeskFormRow *row)
{
  desk_form_row_changed (row);
}

/* ---- making ---- */

static void
accept_drops (DeskFormRow *row, GtkWidget *box)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (dropped), row);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                                                                                          gtk_callback_action_new (paste_key, row, NULL)));
  gtk_widget_add_controller (box, keys);
}

static GtkWidget *
create_files (DeskFormRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint = gtk_label_new (_("or drop them here; at most 50 MB each"));
  const DeskOffer add = { "attachments.add", NULL, _("Add Files…"), _("Choose photographs or papers"), "list-add-symbolic", NULL, "tight" };
  const DeskOffer paste = { "attachments.paste", NULL, _("Paste"), _("Add the file or picture that was copied"), "edit-paste-symbolic", "<Control>v", "flat tight" };
  g_autofree char *folder = desk_files_folder (desk_store_get_path (row->store));
  GtkWidget *paste_button = desk_offer_button (&paste);
  Files *self = g_new0 (Files, 1);

  self->row = row;
  self->cancellable = g_cancellable_new ();
  self->refused = g_string_new (NULL);
  self->list = desk_attachment_list_new (folder, TRUE);
  self->busy = gtk_spinner_new ();
  row->data = self;
  row->free_data = files_free;
  row->focus = desk_offer_button (&add);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "factk");
  gtk_widget_add_css_class (hint, "small");
  gtk_box_append (GTK_BOX (line), row->focus);
  gtk_box_append (GTK_BOX (line), paste_button);
  gtk_box_append (GTK_BOX (line), hint);
  gtk_box_append (GTK_BOX (line), self->busy);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "desk-drop");
  g_signal_connect_swapped (row->focus, "clicked", G_CALLBACK (add_clicked), row);
  g_signal_connect_swapped (paste_button, "clicked", G_CALLBACK (paste_clicked), row);
  g_signal_connect_swapped (self->list, "removed", G_CALLBACK (removed), row);
  accept_drops (row, box);
  show_busy (self);
  return box;
}

static char *
dup_files (DeskFormRow *row)
{
  return desk_attachment_list_dup_text (DESK_ATTACHMENT_LIST (((Files *) row->data)->list));
}

static void
set_files (DeskFormRow *row, const char *text)
{
  desk_attachment_list_set_text (DESK_ATTACHMENT_LIST (((Files *) row->data)->list), text);
}

static gboolean
parse_files (DeskFormRow *row, const char *text, DeskValue *value, GError **error)
{
  if (((Files *) row->data)->n_adding > 0)
    {
      g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _("Files are still being copied. Please wait a moment."));
      return FALSE;
    }
  return desk_field_parse (row->field, text, NULL, value, error);
}

const DeskFormEditor desk_form_attachments_editor = { create_files, dup_files, set_files, parse_files, NULL };
