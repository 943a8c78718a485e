/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-twin-card.h"

#include "model/desk-attachment.h"
#include "model/desk-case-type.h"
#include "shell/desk-box.h"
#include "shell/desk-offer.h"

#include <glib/gi18n-lib.h>

#define WAIT_MS 250
#define SHOWN 3

struct _DeskTwinCard {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *box, *title, *rows;
  GPtrArray *twins;          /* DeskTwin *, or NULL */
  DeskTwin *chosen;
  DeskTwinRequest *wanted;   /* looked for, or about to be */
  GCancellable *cancellable;
  guint wait;
};

G_DEFINE_FINAL_TYPE (DeskTwinCard, desk_twin_card, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void show (DeskTwinCard *self);

/* ---- what one can do ---- */

static const DeskTwin *
twin_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "twin");
}

static void
view_clicked (GtkWidget *button, DeskTwinCard *self)
{
  char uid[DESK_UUID_STR_LEN];

  desk_uuid_format (&twin_of (button)->uid, uid);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-with", "(ss)", "record", uid);
}

static void
choose (DeskTwinCard *self, DeskTwin *twin)
{
  desk_twin_free (self->chosen);
  self->chosen = twin;
  show (self);
  gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
same_clicked (GtkWidget *button, DeskTwinCard *self)
{
  choose (self, desk_twin_copy (twin_of (button)));
}

static void
new_clicked (GtkWidget *button G_GNUC_UNUSED, DeskTwinCard *self)
{
  choose (self, NULL);
}

/* ---- showing ---- */

static void
add_button (GtkWidget *line, const DeskTwin *twin, const DeskOffer *offer, GCallback clicked, DeskTwinCard *self)
{
  GtkWidget *button = desk_offer_button (offer);
  g_autofree char *words = g_strdup_printf ("%s · %s", offer->tooltip, twin->number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "twin", desk_twin_copy (twin), (GDestroyNotify) desk_twin_free);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
add_words (GtkWidget *box, const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static char *
state_words (DeskTwinCard *self, const DeskTwin *twin)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (self->store), "case");
  const DeskField *field = type != NULL ? desk_type_find_field (type, "state") : NULL;
  const DeskChoice *choice = field != NULL ? desk_field_find_choice (field, twin->state) : NULL;

  return g_strdup (choice != NULL ? desk_choice_get_label (choice) : twin->state);
}

/* What is struck off is closed: it is reopened, or registered anew. */
static gboolean
takes_comments (const DeskTwin *twin)
{
  int state = desk_state_from_code (twin->state);

  return state >= 0 && state != DESK_STATE_STRUCK_OFF && ((1u << state) & (DESK_STATES_OPEN | DESK_STATES_ANSWERED)) != 0;
}

static void
add_twin (DeskTwinCard *self, const DeskTwin *twin)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *state = state_words (self, twin), *reasons = desk_alikeness_describe (&twin->alikeness);
  g_autofree char *name = g_strdup_printf ("%s  %s", twin->number, twin->title);
  g_autofree char *why = g_strdup_printf ("%s · %s", state, reasons);
  const DeskOffer view = { "twin.view", NULL, _("View"), _("Open that case; what you typed stays"), NULL, NULL, "flat tight" };
  const DeskOffer same = { "twin.same", NULL, _("The Same: Add to It"), _("Add what you typed to that case instead of registering another"), NULL, NULL, "tight" };

  add_words (box, name, "strong");
  gtk_widget_set_name (add_words (box, why, "small"), "twin.reasons");
  add_button (line, twin, &view, G_CALLBACK (view_clicked), self);
  if (takes_comments (twin))
    add_button (line, twin, &same, G_CALLBACK (same_clicked), self);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (self->rows), box);
}

static void
add_chosen (DeskTwinCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf ("%s  %s", self->chosen->number, self->chosen->title);
  const DeskOffer view = { "twin.view", NULL, _("View"), _("Open that case; what you typed stays"), NULL, NULL, "flat tight" };
  const DeskOffer anew = { "twin.new", NULL, _("No, Register a New One"), _("Register another case after all"), NULL, NULL, "tight" };

  add_words (self->rows, name, "strong");
  add_words (self->rows, _("Title and words go there as a comment, files to its files. No new case is registered."), "small");
  add_button (line, self->chosen, &view, G_CALLBACK (view_clicked), self);
  add_button (line, self->chosen, &anew, G_CALLBACK (new_clicked), self);
  gtk_box_append (GTK_BOX (self->rows), line);
}

static void
show (DeskTwinCard *self)
{
  guint n = self->twins != NULL ? self->twins->len : 0;

  desk_box_clear (self->rows);
  gtk_label_set_text (GTK_LABEL (self->title), self->chosen != NULL ? _("To be added to this case") : _("Perhaps the same"));
  if (self->chosen != NULL)
    add_chosen (self);
  else
    for (guint i = 0; i < n; i++)
      add_twin (self, self->twins->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->chosen != NULL || n > 0);
}

/* ---- looking ---- */

static gboolean
is_same (const DeskTwinRequest *a, const DeskTwinRequest *b)
{
  return a != NULL && b != NULL && g_strcmp0 (a->type, b->type) == 0 && g_strcmp0 (a->party, b->party) == 0 && g_strcmp0 (a->category, b->category) == 0 &&
         g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->words, b->words) == 0;
}

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskTwinCard) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *twins = desk_store_find_twins_finish (DESK_STORE (source), result, &error);

  if (self->box == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&twins, g_ptr_array_unref);
      return;
    }
  if (error != NULL)
    g_debug ("no search for a case that is there already: %s", error->message);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  self->twins = twins;
  show (self);
}

static gboolean
look_now (gpointer data)
{
  DeskTwinCard *self = data;

  self->wait = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_store_find_twins_async (self->store, self->wanted, SHOWN, self->cancellable, found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
desk_twin_card_look (DeskTwinCard *self, DeskTwinRequest *request)
{
  g_return_if_fail (DESK_IS_TWIN_CARD (self) && request != NULL);
  if (is_same (self->wanted, request))
    {
      desk_twin_request_free (request);
      return;
    }
  desk_twin_request_free (self->wanted);
  self->wanted = request;
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (WAIT_MS, look_now, self);
}

const DeskTwin *
desk_twin_card_get_first (DeskTwinCard *self)
{
  g_return_val_if_fail (DESK_IS_TWIN_CARD (self), NULL);
  return self->twins != NULL && self->twins->len > 0 ? self->twins->pdata[0] : NULL;
}

const DeskTwin *
desk_twin_card_get_chosen (DeskTwinCard *self)
{
  g_return_val_if_fail (DESK_IS_TWIN_CARD (self), NULL);
  return self->chosen;
}

/* ---- what it becomes ---- */

static char *
add_files (const char *theirs, const char *mine)
{
  g_autoptr (GPtrArray) all = desk_attachments_parse (theirs, NULL);
  g_autoptr (GPtrArray) own = desk_attachments_parse (mine, NULL);

  for (guint i = 0; all != NULL && own != NULL && i < own->len; i++)
    if (desk_attachments_find (all, ((DeskAttachment *) own->pdata[i])->sha256) == NULL)
      g_ptr_array_add (all, desk_attachment_copy (own->pdata[i]));
  return all != NULL ? desk_attachments_to_text (all) : NULL;
}

void
desk_twin_card_fill (DeskTwinCard *self, DeskCommand *command, const DeskValues *values)
{
  const char *title = desk_values_get_text (values, "title"), *words = desk_values_get_text (values, "words");
  const char *mine = desk_values_get_text (values, "attachments");
  g_autofree char *told = NULL, *files = NULL;
  DeskCommandPart *part;

  g_return_if_fail (DESK_IS_TWIN_CARD (self) && self->chosen != NULL);
  told = title != NULL && words != NULL ? g_strdup_printf (_("Raised again: %s\n%s"), title, words)
                                        : g_strdup_printf (_("Raised again: %s"), title != NULL ? title : words != NULL ? words : "");
  part = desk_command_add (command, "comment", &self->chosen->uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "words", told);
  files = mine != NULL ? add_files (self->chosen->attachments, mine) : NULL;
  if (files == NULL)
    return;
  part = desk_command_add (command, "change", &self->chosen->uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "attachments", files);
}

/* ---- drafts ---- */

GVariant *
desk_twin_card_save (DeskTwinCard *self)
{
  const DeskTwin *twin = self->chosen;
  g_autofree char *uid = twin != NULL ? desk_uuid_to_string (&twin->uid) : g_strdup ("");

  return g_variant_new ("(sssss)", uid, twin != NULL ? twin->number : "", twin != NULL ? twin->title : "", twin != NULL ? twin->state : "",
                        twin != NULL && twin->attachments != NULL ? twin->attachments : "");
}

void
desk_twin_card_restore (DeskTwinCard *self, GVariant *saved)
{
  const char *uid, *number, *title, *state, *attachments;
  DeskUuid parsed;

  if (saved == NULL || !g_variant_is_of_type (saved, G_VARIANT_TYPE ("(sssss)")))
    return;
  g_variant_get (saved, "(&s&s&s&s&s)", &uid, &number, &title, &state, &attachments);
  if (!desk_uuid_parse (uid, &parsed))
    return;
  desk_twin_free (self->chosen);
  self->chosen = g_new0 (DeskTwin, 1);
  self->chosen->uid = parsed;
  self->chosen->number = g_strdup (number);
  self->chosen->title = g_strdup (title);
  self->chosen->state = g_strdup (state);
  self->chosen->attachments = *attachments != '\0' ? g_strdup (attachments) : NULL;
  show (self);
}

/* ---- making ---- */

GtkWidget *
desk_twin_card_new (DeskStore *store)
{
  DeskTwinCard *self = g_object_new (DESK_TYPE_TWIN_CARD, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

static void
desk_twin_card_dispose (GObject *object)
{
  DeskTwinCard *self = DESK_TWIN_CARD (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, desk_twin_free);
  g_clear_pointer (&self->wanted, desk_twin_request_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_twin_card_parent_class)->dispose (object);
}

static void
desk_twin_card_class_init (DeskTwinCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_twin_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_TWIN_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_twin_card_init (DeskTwinCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "strong");
  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name ("desk-warn-symbolic"));
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_add_css_class (self->box, "desk-hint");
  gtk_widget_add_css_class (self->box, "t-amber");
  gtk_widget_set_name (GTK_WIDGET (self), "twins");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
