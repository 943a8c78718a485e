/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-same-card.h"

#include "shell/desk-box.h"
#include "shell/desk-record-facts.h"

#include <glib/gi18n-lib.h>

#define WAIT_MS 250
#define SHOWN 3

struct _DeskSameCard {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *box, *rows;
  DeskSameRequest *wanted;
  GCancellable *cancellable;
  guint wait, n;
};

G_DEFINE_FINAL_TYPE (DeskSameCard, desk_same_card, GTK_TYPE_WIDGET)

static void
add_words (GtkWidget *box, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_set_name (label, "same.reasons");
  gtk_box_append (GTK_BOX (box), label);
}

static void
show (DeskSameCard *self, GPtrArray *found)
{
  desk_box_clear (self->rows);
  self->n = found != NULL ? found->len : 0;
  for (guint i = 0; i < self->n; i++)
    {
      const DeskSameParty *party = found->pdata[i];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      g_autofree char *uid = desk_uuid_to_string (&party->uid), *reasons = desk_same_describe (party->reasons);
      g_autofree char *words = g_strdup_printf (*party->detail != '\0' ? "%s · %s" : "%s%s", reasons, party->detail);

      gtk_box_append (GTK_BOX (box), desk_record_link_new (uid, party->title));
      add_words (box, words);
      gtk_box_append (GTK_BOX (self->rows), box);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0);
}

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskSameCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parties = desk_store_find_same_finish (DESK_STORE (source), result, &error);

  if (self->box == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (error != NULL)
    g_debug ("no search for a party that is there already: %s", error->message);
  show (self, parties);
}

static gboolean
look_now (gpointer data)
{
  DeskSameCard *self = data;

  self->wait = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_store_find_same_async (self->store, self->wanted, SHOWN, self->cancellable, found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
desk_same_card_look (DeskSameCard *self, DeskSameRequest *request)
{
  g_return_if_fail (DESK_IS_SAME_CARD (self) && request != NULL);
  desk_same_request_free (self->wanted);
  self->wanted = request;
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (WAIT_MS, look_now, self);
}

guint
desk_same_card_get_n (DeskSameCard *self)
{
  g_return_val_if_fail (DESK_IS_SAME_CARD (self), 0);
  return self->n;
}

GtkWidget *
desk_same_card_new (DeskStore *store)
{
  DeskSameCard *self = g_object_new (DESK_TYPE_SAME_CARD, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

static void
desk_same_card_dispose (GObject *object)
{
  DeskSameCard *self = DESK_SAME_CARD (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->wanted, desk_same_request_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_same_card_parent_class)->dispose (object);
}

static void
desk_same_card_class_init (DeskSameCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_same_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
desk_same_card_init (DeskSameCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_("Perhaps there already"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "strong");
  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name ("desk-warn-symbolic"));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_add_css_class (self->box, "desk-hint");
  gtk_widget_add_css_class (self->box, "t-amber");
  gtk_widget_set_name (GTK_WIDGET (self), "same");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
