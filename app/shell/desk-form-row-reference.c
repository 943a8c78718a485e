/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are pointed at: one by a picker, several as chips. */
#include "shell/desk-form-row.h"

#include "shell/desk-picker.h"
#include "shell/desk-record-dialog.h"
#include "shell/desk-tooltip.h"
#include "shell/desk-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Registers that are kept by hand; cases and visits come about in their own ways. */
static gboolean
may_create (DeskFormRow *row)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (row->store), row->field->refers);

  return type != NULL && !desk_type_is_a (type, "case") && !desk_type_is_a (type, "visit") && type->row_of == NULL && !g_str_equal (type->name, "area");
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
created (const char *uid, const char *title, gpointer data)
{
  GWeakRef *picker = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (picker);

  weak_free (picker);
  if (widget != NULL && uid != NULL)
    desk_picker_take (DESK_PICKER (widget), uid, title);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

static void
new_wanted (DeskPicker *picker, const char *words, DeskFormRow *row)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, picker);
  desk_record_dialog_open (GTK_WIDGET (row), row->store, row->field->refers, words, created, ref);
}

static GtkWidget *
make_picker (DeskFormRow *row)
{
  GtkWidget *picker = desk_picker_new (row->store, row->field->refers, may_create (row));

  gtk_widget_set_hexpand (picker, TRUE);
  g_signal_connect (picker, "new-wanted", G_CALLBACK (new_wanted), row);
  g_signal_connect_swapped (picker, "next", G_CALLBACK (desk_form_row_next), row);
  return picker;
}

static gboolean
fail_unchosen (DeskFormRow *row, const char *words, GError **error)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (row->store), row->field->refers);

  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _("“%s” is not chosen yet. Pick “%s” from the list, or clear the field."), words,
               type != NULL ? desk_type_get_label (type) : row->field->refers);
  return FALSE;
}

/* ---- one ---- */

static GtkWidget *
create_one (DeskFormRow *row)
{
  GtkWidget *picker = make_picker (row);

  row->focus = desk_picker_get_entry (DESK_PICKER (picker));
  g_signal_connect_swapped (picker, "changed", G_CALLBACK (desk_form_row_changed), row);
  return picker;
}

/* What was typed and not chosen is kept in drafts too. */
static char *
dup_one (DeskFormRow *row)
{
  const char *uid = desk_picker_get_uid (DESK_PICKER (row->control));

  return g_strdup (uid != NULL ? uid : desk_picker_get_words (DESK_PICKER (row->control)));
}

static void
set_one (DeskFormRow *row, const char *text)
{
  DeskUuid uid;

  desk_picker_set_uid (DESK_PICKER (row->control), desk_uuid_parse (text, &uid) ? text : NULL);
  if (*text != '\0' && !desk_uuid_parse (text, &uid))
    desk_picker_type (DESK_PICKER (row->control), text);
}

static gboolean
parse_one (DeskFormRow *row, const char *text, DeskValue *value, GError **error)
{
  DeskUuid uid;

  if (*text == '\0')
    return TRUE;
  if (!desk_uuid_parse (text, &uid))
    return fail_unchosen (row, text, error);
  desk_value_init_text (value, text);
  return TRUE;
}

const DeskFormEditor desk_form_reference_editor = { create_one, dup_one, set_one, parse_one, NULL };

/* ---- several ---- */

typedef struct {
  GtkWidget *chips, *add, *picker;
} Several;

static const char *
uid_of (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "uid");
}

static void
remove_clicked (GtkButton *button, DeskFormRow *row)
{
  Several *several = row->data;
  GtkWidget *chip = gtk_widget_get_parent (GTK_WIDGET (button));

  gtk_widget_grab_focus (several->add);
  gtk_box_remove (GTK_BOX (several->chips), chip);
  desk_form_row_changed (row);
}

static void
add_chip (DeskFormRow *row, const char *uid, const char *title)
{
  Several *several = row->data;
  GtkWidget *chip, *label, *cross;
  g_autofree char *words = g_strdup_printf (_("Remove %s"), title);

  for (GtkWidget *child = gtk_widget_get_first_child (several->chips); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (uid_of (child), uid) == 0)
      return;
  chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  label = gtk_label_new (title);
  cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  desk_tooltip_set (cross, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cross), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (cross, "flat");
  gtk_widget_add_css_class (cross, "circular");
  gtk_widget_add_css_class (cross, "chipx");
  gtk_widget_set_valign (cross, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), cross);
  g_object_set_data_full (G_OBJECT (chip), "uid", g_strdup (uid), g_free);
  g_signal_connect (cross, "clicked", G_CALLBACK (remove_clicked), row);
  gtk_box_insert_child_after (GTK_BOX (several->chips), chip, gtk_widget_get_prev_sibling (several->add));
}

static void
picker_changed (DeskFormRow *row)
{
  Several *several = row->data;
  const char *uid = desk_picker_get_uid (DESK_PICKER (several->picker));

  if (uid != NULL)
    {
      add_chip (row, uid, desk_picker_get_words (DESK_PICKER (several->picker)));
      desk_picker_set_uid (DESK_PICKER (several->picker), NULL);
    }
  desk_form_row_changed (row);
}

static void
add_clicked (DeskFormRow *row)
{
  Several *several = row->data;

  gtk_widget_set_visible (several->picker, TRUE);
  gtk_widget_grab_focus (several->picker);
}

/* An empty search is no use to anyone once one works elsewhere. */
static void
picker_left (DeskFormRow *row)
{
  Several *several = row->data;

  if (*desk_picker_get_words (DESK_PICKER (several->picker)) == '\0')
    gtk_widget_set_visible (several->picker, FALSE);
}

static GtkWidget *
create_several (DeskFormRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Several *several = g_new0 (Several, 1);

  row->data = several;
  row->free_data = g_free;
  several->chips = desk_wrap_box_new (6);
  several->add = gtk_button_new ();
  several->picker = make_picker (row);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Add")));
  gtk_button_set_child (GTK_BUTTON (several->add), content);
  gtk_widget_add_css_class (several->add, "flat");
  gtk_widget_add_css_class (several->add, "tight");
  g_signal_connect_swapped (several->add, "clicked", G_CALLBACK (add_clicked), row);
  gtk_box_append (GTK_BOX (several->chips), several->add);
  gtk_box_append (GTK_BOX (box), several->chips);
  gtk_box_append (GTK_BOX (box), several->picker);
  gtk_widget_set_visible (several->picker, FALSE);
  g_signal_connect_swapped (several->picker, "changed", G_CALLBACK (picker_changed), row);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (picker_left), row);
  gtk_widget_add_controller (several->picker, focus);
  gtk_widget_set_hexpand (box, TRUE);
  row->focus = several->add;
  return box;
}

static char *
dup_several (DeskFormRow *row)
{
  Several *several = row->data;
  g_autoptr (GPtrArray) uids = g_ptr_array_new ();
  const char *words = desk_picker_get_words (DESK_PICKER (several->picker));

  for (GtkWidget *child = gtk_widget_get_first_child (several->chips); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (uid_of (child) != NULL)
      g_ptr_array_add (uids, (gpointer) uid_of (child));
  if (*words != '\0')
    g_ptr_array_add (uids, (gpointer) words);
  g_ptr_array_add (uids, NULL);
  return g_strjoinv (",", (char **) uids->pdata);
}

static void
set_several (DeskFormRow *row, const char *text)
{
  Several *several = row->data;
  g_auto (GStrv) uids = g_strsplit (text, ",", -1);
  GtkWidget *child;
  DeskUuid uid;

  while ((child = gtk_widget_get_first_child (several->chips)) != several->add)
    gtk_box_remove (GTK_BOX (several->chips), child);
  desk_picker_set_uid (DESK_PICKER (several->picker), NULL);
  for (guint i = 0; uids[i] != NULL; i++)
    if (desk_uuid_parse (uids[i], &uid))
      {
        g_autofree char *title = desk_store_title_text (row->store, uids[i]);
        add_chip (row, uids[i], title);
      }
    else if (*uids[i] != '\0')
      {
        gtk_widget_set_visible (several->picker, TRUE);
        desk_picker_type (DESK_PICKER (several->picker), uids[i]);
      }
}

static gboolean
parse_several (DeskFormRow *row, const char *text, DeskValue *value, GError **error)
{
  Several *several = row->data;
  const char *words = desk_picker_get_words (DESK_PICKER (several->picker));

  if (*words != '\0')
    return fail_unchosen (row, words, error);
  return desk_field_parse (row->field, text, NULL, value, error);
}

const DeskFormEditor desk_form_references_editor = { create_several, dup_several, set_several, parse_several, NULL };
