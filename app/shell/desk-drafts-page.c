/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-drafts-page.h"

#include "model/desk-date.h"
#include "shell/desk-empty-state.h"
#include "shell/desk-offer.h"
#include "shell/desk-window.h"
#include "store/desk-drafts.h"

#include <glib/gi18n-lib.h>

struct _DeskDraftsPage {
  GtkWidget parent_instance;
  DeskStore *store;
  char *folder;
  GtkWidget *stack, *list, *unreadable;
  guint n;
};

static void page_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskDraftsPage, desk_drafts_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, page_iface))

static const char *
uid_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "uid");
}

static void
row_activated (DeskDraftsPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.draft", "s", uid_of (GTK_WIDGET (row)));
}

static void
delete_answered (DeskDraftsPage *self, const char *answer, AdwMessageDialog *dialog)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DeskUuid uid;

  if (!g_str_equal (answer, "delete") || !desk_uuid_parse (g_object_get_data (G_OBJECT (dialog), "uid"), &uid))
    return;
  if (!desk_drafts_delete (self->folder, &uid, &error) && DESK_IS_WINDOW (root))
    desk_window_toast (DESK_WINDOW (root), error->message, NULL, NULL);
  desk_drafts_page_refresh (self);
}

static void
delete_clicked (GtkButton *button, DeskDraftsPage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Delete this draft?"), _("What was typed in it is lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep it"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "uid", g_strdup (uid_of (row)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_answered), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
make_row (DeskDraftsPage *self, const DeskDraft *draft)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (draft->title), *when = gtk_label_new (NULL);
  GtkWidget *bin = desk_offer_icon_button (&(DeskOffer) { "draft.delete", NULL, _("Delete this draft"), NULL, "user-trash-symbolic", NULL, "flat" });
  g_autofree char *time = desk_date_format_short_time (draft->saved_us, desk_store_now (self->store), desk_store_get_zone (self->store));
  g_autofree char *text = g_strdup_printf (_("typed %s"), time);

  gtk_label_set_text (GTK_LABEL (when), text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (when), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (when, "factk");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), when);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("desk-pen-symbolic"));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), bin);
  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "desk-pad");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, draft->title, -1);
  g_object_set_data_full (G_OBJECT (row), "uid", desk_uuid_to_string (&draft->uid), g_free);
  g_signal_connect (bin, "clicked", G_CALLBACK (delete_clicked), self);
  return row;
}

static void
show_drafts (DeskDraftsPage *self, GPtrArray *drafts, guint unreadable)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *row;
  g_autofree char *words = NULL;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  self->n = drafts != NULL ? drafts->len : 0;
  for (guint i = 0; i < self->n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, drafts->pdata[i]));
  words = g_strdup_printf (ngettext ("%u file in %s is damaged and cannot be read. It was left as it is.",
                                     "%u files in %s are damaged and cannot be read. They were left as they are.", unreadable), unreadable, self->folder);
  gtk_label_set_text (GTK_LABEL (self->unreadable), words);
  gtk_widget_set_visible (self->unreadable, unreadable > 0);
  gtk_widget_set_visible (self->list, self->n > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->n + unreadable > 0 ? "list" : "empty");
  if (DESK_IS_WINDOW (root))
    desk_navigation_set_badge (desk_window_get_navigation (DESK_WINDOW (root)), DESK_PAGE_DRAFTS, self->n, FALSE);
}

typedef struct {
  GPtrArray *drafts;
  guint unreadable;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->drafts, g_ptr_array_unref);
  g_free (found);
}

static void
read_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
  Found *found = g_new0 (Found, 1);

  found->drafts = desk_drafts_list (data, &found->unreadable, NULL);
  g_task_return_pointer (task, found, found_free);
}

static void
read_done (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  DeskDraftsPage *self = DESK_DRAFTS_PAGE (source);
  Found *found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->stack != NULL)
    show_drafts (self, found->drafts, found->unreadable);
  found_free (found);
}

void
desk_drafts_page_refresh (DeskDraftsPage *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DESK_IS_DRAFTS_PAGE (self));
  task = g_task_new (self, NULL, read_done, NULL);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

guint
desk_drafts_page_get_n (DeskDraftsPage *self)
{
  g_return_val_if_fail (DESK_IS_DRAFTS_PAGE (self), 0);
  return self->n;
}

static void
page_open (DeskPageView *page, const char *parameter G_GNUC_UNUSED)
{
  desk_drafts_page_refresh (DESK_DRAFTS_PAGE (page));
}

static void
page_start (DeskPageView *page)
{
  gtk_widget_child_focus (DESK_DRAFTS_PAGE (page)->list, GTK_DIR_TAB_FORWARD);
}

static void
page_iface (DeskPageViewInterface *iface)
{
  iface->open = page_open;
  iface->start = page_start;
}

GtkWidget *
desk_drafts_page_new (DeskStore *store)
{
  DeskDraftsPage *self = g_object_new (DESK_TYPE_DRAFTS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->folder = desk_drafts_folder (desk_store_get_path (store));
  return GTK_WIDGET (self);
}

static void
desk_drafts_page_dispose (GObject *object)
{
  DeskDraftsPage *self = DESK_DRAFTS_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (desk_drafts_page_parent_class)->dispose (object);
}

static void
desk_drafts_page_class_init (DeskDraftsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_drafts_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_drafts_page_init (DeskDraftsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
  self->unreadable = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->unreadable), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->unreadable), 0);
  gtk_widget_add_css_class (self->unreadable, "desk-hint");
  gtk_widget_add_css_class (self->unreadable, "t-amber");
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->unreadable);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 14);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       desk_empty_state_new ("desk-pen-symbolic", _("No drafts"), _("What you type and do not finish is kept here, even if the window is closed or the power fails."), NULL), "empty");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}
