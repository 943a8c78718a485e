/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-dialog.h"

#include "shell/desk-form-dialog.h"

typedef struct {
  DeskStore *store;
  DeskRecordMade made;
  gpointer data;
  gboolean told;
} Waiting;

static void
waiting_free (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
  Waiting *waiting = data;

  if (!waiting->told)
    waiting->made (NULL, NULL, waiting->data);
  g_object_unref (waiting->store);
  g_free (waiting);
}

static void
done (DeskFormSession *session, const char *text G_GNUC_UNUSED, Waiting *waiting)
{
  const DeskUuid *record = desk_form_body_get_record (desk_form_session_get_body (session));
  g_autofree char *uid = desk_uuid_to_string (record);
  g_autofree char *title = desk_store_title (waiting->store, record);

  waiting->told = TRUE;
  waiting->made (uid, title, waiting->data);
}

/* A name is written in characters; initials were only a way to look for it. */
static gboolean
is_name (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) > 0x7f)
      return TRUE;
  return FALSE;
}

void
desk_record_dialog_open (GtkWidget *widget, DeskStore *store, const char *type, const char *name, DeskRecordMade made, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  DeskType *declared = desk_registry_find_type (desk_store_get_registry (store), type);
  g_autofree char *form = g_strdup_printf ("create %s", type);
  Waiting *waiting = g_new0 (Waiting, 1);
  GVariantBuilder presets;
  GtkWidget *dialog;

  g_return_if_fail (declared != NULL);
  g_variant_builder_init (&presets, G_VARIANT_TYPE ("a{ss}"));
  if (is_name (name) && declared->title != NULL)
    g_variant_builder_add (&presets, "{ss}", declared->title, name);
  dialog = desk_form_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, store, form, NULL, g_variant_builder_end (&presets));
  waiting->store = g_object_ref (store);
  waiting->made = made;
  waiting->data = data;
  g_signal_connect_data (desk_form_dialog_get_session (DESK_FORM_DIALOG (dialog)), "done", G_CALLBACK (done), waiting, waiting_free, 0);
  desk_form_dialog_show (DESK_FORM_DIALOG (dialog));
}
