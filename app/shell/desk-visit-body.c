/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-visit-body.h"

#include "shell/desk-form.h"
#include "shell/desk-found.h"
#include "shell/desk-offer.h"
#include "shell/desk-pair-layout.h"
#include "shell/desk-problem-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define VISIT_SHARE 42

struct _DeskVisitBody {
  GtkWidget parent_instance;
  DeskStore *store;
  DeskType *type;
  GPtrArray *case_types;
  DeskUuid record;
  char *party;          /* UUID text that the problems know */
  GtkWidget *pair, *form, *count, *cards;
  GPtrArray *part_forms; /* GtkWidget *: the form that each part of the command was filled from */
  GCancellable *cancellable;
};

static void body_iface (DeskFormBodyInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskVisitBody, desk_visit_body, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_BODY, body_iface))

static GtkWidget *
first_card (DeskVisitBody *self)
{
  return gtk_widget_get_first_child (self->cards);
}

GtkWidget *
desk_visit_body_get_problem (DeskVisitBody *self, guint n)
{
  GtkWidget *card = first_card (self);

  for (; card != NULL && n > 0; n--)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

guint
desk_visit_body_get_n_problems (DeskVisitBody *self)
{
  guint n = 0;

  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

GtkWidget *
desk_visit_body_get_form (DeskVisitBody *self)
{
  return self->form;
}

static void
renumber (DeskVisitBody *self)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    desk_problem_card_set_number (DESK_PROBLEM_CARD (card), ++n);
  words = n == 0 ? g_strdup (_("None yet · each becomes a case"))
                 : g_strdup_printf (ngettext ("%u problem · it becomes a case", "%u problems · each becomes a case", n), n);
  gtk_label_set_text (GTK_LABEL (self->count), words);
}

static void
open_only (DeskVisitBody *self, GtkWidget *wanted)
{
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    desk_problem_card_set_open (DESK_PROBLEM_CARD (card), card == wanted);
}

/* ---- problems ---- */

static void
card_open_wanted (GtkWidget *card, DeskVisitBody *self)
{
  open_only (self, card);
  desk_form_start (DESK_FORM (desk_problem_card_get_form (DESK_PROBLEM_CARD (card))));
}

static void
card_copy_wanted (GtkWidget *card, DeskVisitBody *self G_GNUC_UNUSED)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (card);

  if (before != NULL)
    desk_problem_card_copy (DESK_PROBLEM_CARD (card), DESK_PROBLEM_CARD (before));
}

static void
remove_card (DeskVisitBody *self, GtkWidget *card)
{
  if (gtk_widget_get_parent (card) != self->cards)
    return;
  gtk_box_remove (GTK_BOX (self->cards), card);
  renumber (self);
  desk_form_body_changed (DESK_FORM_BODY (self));
}

static void
remove_answered (AdwMessageDialog *dialog, const char *answer, GtkWidget *card)
{
  DeskVisitBody *self = g_object_get_data (G_OBJECT (dialog), "body");

  if (g_str_equal (answer, "remove") && self->cards != NULL)
    remove_card (self, card);
}

static void
card_remove_wanted (GtkWidget *card, DeskVisitBody *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (!desk_problem_card_is_touched (DESK_PROBLEM_CARD (card)))
    {
      remove_card (self, card);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Remove this problem?"), _("What you typed about it is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep it"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "body", g_object_ref (self), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_answered), card, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
append_card (DeskVisitBody *self)
{
  GtkWidget *card = desk_problem_card_new (self->store, self->case_types);

  desk_problem_card_set_party (DESK_PROBLEM_CARD (card), self->party);
  g_signal_connect_swapped (card, "changed", G_CALLBACK (desk_form_body_changed), self);
  g_signal_connect_swapped (card, "left", G_CALLBACK (desk_form_body_left), self);
  g_signal_connect (card, "open-wanted", G_CALLBACK (card_open_wanted), self);
  g_signal_connect (card, "copy-wanted", G_CALLBACK (card_copy_wanted), self);
  g_signal_connect (card, "remove-wanted", G_CALLBACK (card_remove_wanted), self);
  gtk_box_append (GTK_BOX (self->cards), card);
  renumber (self);
  return card;
}

GtkWidget *
desk_visit_body_add_problem (DeskVisitBody *self)
{
  GtkWidget *card;

  g_return_val_if_fail (DESK_IS_VISIT_BODY (self), NULL);
  card = append_card (self);
  open_only (self, card);
  desk_form_body_changed (DESK_FORM_BODY (self));
  desk_form_start (DESK_FORM (desk_problem_card_get_form (DESK_PROBLEM_CARD (card))));
  return card;
}

static void
add_clicked (DeskVisitBody *self)
{
  desk_visit_body_add_problem (self);
}

/* ---- the party: what is known of it is filled in ---- */

static void
fill_if_empty (DeskVisitBody *self, const DeskSnapshot *party, const char *from, const char *to)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (self->store), party->type);
  const DeskField *field = desk_type_find_field (type, from);
  g_autofree char *typed = desk_form_dup_text (DESK_FORM (self->form), to);
  g_autofree char *text = field != NULL ? desk_field_format (field, desk_snapshot_get (party, from), DESK_FORMAT_EDIT, NULL) : NULL;

  if (*typed == '\0' && text != NULL && *text != '\0')
    desk_form_set_text (DESK_FORM (self->form), to, text);
}

static void
party_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskVisitBody) self = data;
  g_autoptr (DeskSnapshot) party = desk_store_load_finish (DESK_STORE (source), result, NULL);
  g_autofree char *uid = party != NULL ? desk_uuid_to_string (&party->uid) : NULL;

  if (party == NULL || self->form == NULL || g_strcmp0 (uid, self->party) != 0)
    return;
  fill_if_empty (self, party, "area", "area");
  fill_if_empty (self, party, "address", "place");
  fill_if_empty (self, party, "contact", "contact");
  fill_if_empty (self, party, "telephone", "telephone");
  desk_form_body_changed (DESK_FORM_BODY (self));
}

static void
follow_party (DeskVisitBody *self, gboolean fill)
{
  g_autofree char *text = desk_form_dup_text (DESK_FORM (self->form), "party");
  DeskUuid uid;
  gboolean chosen = desk_uuid_parse (text, &uid);

  if (g_strcmp0 (self->party, chosen ? text : NULL) == 0)
    return;
  g_free (self->party);
  self->party = chosen ? g_strdup (text) : NULL;
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    desk_problem_card_set_party (DESK_PROBLEM_CARD (card), self->party);
  if (chosen && fill)
    desk_store_load_async (self->store, &uid, self->cancellable, party_loaded, g_object_ref (self));
}

static void
form_changed (DeskVisitBody *self)
{
  follow_party (self, TRUE);
  desk_form_body_changed (DESK_FORM_BODY (self));
}

static void
set (DeskFormBody *body, const char *field, const char *text)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);

  desk_form_set_text (DESK_FORM (self->form), field, text);
  follow_party (self, TRUE);
}

/* ---- as a body ---- */

static gboolean
check (DeskFormBody *body, gboolean show, GPtrArray *missing)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);
  gboolean fine = desk_form_check (DESK_FORM (self->form), show, missing);

  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    fine = desk_problem_card_check (DESK_PROBLEM_CARD (card), show, missing) && fine;
  return fine;
}

static DeskValues *
dup_known (DeskVisitBody *self)
{
  g_autoptr (DeskValues) visit = desk_form_dup_values (DESK_FORM (self->form));
  g_autofree char *uid = desk_uuid_to_string (&self->record);
  DeskValues *known = desk_values_new ();

  desk_values_set (known, "party", desk_values_get (visit, "party"));
  desk_values_set (known, "area", desk_values_get (visit, "area"));
  desk_values_set_text (known, "source", "visit");
  desk_values_set_text (known, "visit", uid);
  return known;
}

static void
fill (DeskFormBody *body, DeskCommand *command)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);
  g_autoptr (DeskValues) known = dup_known (self);
  DeskCommandPart *part = desk_command_add (command, "create", &self->record, self->type->name, 0);

  g_ptr_array_set_size (self->part_forms, 0);
  desk_form_fill_part (DESK_FORM (self->form), part);
  g_ptr_array_add (self->part_forms, self->form);
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      desk_problem_card_fill (DESK_PROBLEM_CARD (card), command, known);
      while (self->part_forms->len < command->parts->len)
        g_ptr_array_add (self->part_forms, desk_problem_card_get_form (DESK_PROBLEM_CARD (card)));
    }
}

static GtkWidget *
card_of (DeskVisitBody *self, GtkWidget *form)
{
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    if (desk_problem_card_get_form (DESK_PROBLEM_CARD (card)) == form)
      return card;
  return NULL;
}

static gboolean
show_problem (DeskFormBody *body, guint part, const char *field, const char *problem)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);
  GtkWidget *form = part < self->part_forms->len ? self->part_forms->pdata[part] : NULL;
  GtkWidget *card = form != NULL ? card_of (self, form) : NULL;

  if (form == NULL)
    return FALSE;
  if (desk_form_show_problem (DESK_FORM (form), field, problem))
    {
      if (card != NULL)
        open_only (self, card);
      return TRUE;
    }
  /* what the visit gave to its problems is asked for at the visit */
  return card != NULL && desk_form_show_problem (DESK_FORM (self->form), field, problem);
}

static GVariant *
save (DeskFormBody *body)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);
  g_autofree char *record = desk_uuid_to_string (&self->record);
  GVariantBuilder all, problems;

  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_init (&problems, G_VARIANT_TYPE ("aa{sv}"));
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    g_variant_builder_add_value (&problems, desk_problem_card_save (DESK_PROBLEM_CARD (card)));
  g_variant_builder_add (&all, "{sv}", "record", g_variant_new_string (record));
  g_variant_builder_add (&all, "{sv}", "form", desk_form_save (DESK_FORM (self->form)));
  g_variant_builder_add (&all, "{sv}", "problems", g_variant_builder_end (&problems));
  return g_variant_builder_end (&all);
}

static void
restore (DeskFormBody *body, GVariant *saved)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);
  g_autoptr (GVariant) form = g_variant_lookup_value (saved, "form", G_VARIANT_TYPE ("a{sv}"));
  g_autoptr (GVariant) problems = g_variant_lookup_value (saved, "problems", G_VARIANT_TYPE ("aa{sv}"));
  const char *record = NULL;

  if (g_variant_lookup (saved, "record", "&s", &record))
    desk_uuid_parse (record, &self->record);
  if (form != NULL)
    desk_form_restore (DESK_FORM (self->form), form);
  follow_party (self, FALSE);
  for (gsize i = 0; problems != NULL && i < g_variant_n_children (problems); i++)
    {
      g_autoptr (GVariant) problem = g_variant_get_child_value (problems, i);
      desk_problem_card_restore (DESK_PROBLEM_CARD (append_card (self)), problem);
    }
  open_only (self, gtk_widget_get_last_child (self->cards));
}

static void
start (DeskFormBody *body, gboolean at_problem)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);

  if (!at_problem)
    {
      desk_form_start (DESK_FORM (self->form));
      return;
    }
  if (!desk_form_check (DESK_FORM (self->form), FALSE, NULL))
    {
      desk_form_start_at_problem (DESK_FORM (self->form));
      return;
    }
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    if (!desk_problem_card_check (DESK_PROBLEM_CARD (card), FALSE, NULL))
      {
        open_only (self, card);
        desk_form_start_at_problem (DESK_FORM (desk_problem_card_get_form (DESK_PROBLEM_CARD (card))));
        return;
      }
}

static char *
dup_title (DeskFormBody *body)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);
  g_autofree char *party = self->party != NULL ? desk_store_title_text (self->store, self->party) : NULL;
  const char *label = desk_type_get_label (self->type);

  return party != NULL && *party != '\0' ? g_strdup_printf ("%s · %s", label, party) : g_strdup_printf (_("New: %s"), label);
}

/* Those that become cases of their own. */
static guint
count_new (DeskVisitBody *self)
{
  guint n = 0;

  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    n += desk_problem_card_is_new (DESK_PROBLEM_CARD (card));
  return n;
}

static char *
dup_label (DeskFormBody *body)
{
  guint n = count_new (DESK_VISIT_BODY (body));

  return n == 0 ? g_strdup (_("Save the visit")) : g_strdup_printf (ngettext ("Register %u case", "Register %u cases", n), n);
}

static char *
dup_done (DeskFormBody *body)
{
  guint n = count_new (DESK_VISIT_BODY (body));

  return n == 0 ? g_strdup (_("Visit saved")) : g_strdup_printf (ngettext ("Visit saved, %u case registered", "Visit saved, %u cases registered", n), n);
}

static gboolean
is_touched (DeskFormBody *body)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);

  return desk_form_is_touched (DESK_FORM (self->form)) || first_card (self) != NULL;
}

static GtkWidget *
find_part (DeskFormBody *body, guint part)
{
  DeskVisitBody *self = DESK_VISIT_BODY (body);

  return part < self->part_forms->len ? self->part_forms->pdata[part] : NULL;
}

static void
body_iface (DeskFormBodyInterface *iface)
{
  iface->check = check;
  iface->fill = fill;
  iface->show_problem = show_problem;
  iface->save = save;
  iface->restore = restore;
  iface->start = start;
  iface->dup_title = dup_title;
  iface->dup_label = dup_label;
  iface->dup_done = dup_done;
  iface->is_touched = is_touched;
  iface->find_part = find_part;
  iface->set = set;
}

/* ---- making ---- */

static GtkWidget *
make_problems (DeskVisitBody *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_("Problems found"));
  GtkWidget *add = desk_offer_button (&(DeskOffer) { "visit.add-problem", NULL, _("Add another problem"), NULL, "list-add-symbolic", NULL, "addrow" });

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "h2");
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "factk");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->count);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (add, "desk-add-problem");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_clicked), self);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->cards);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static void
first_done (DeskVisitBody *self)
{
  if (first_card (self) == NULL)
    desk_visit_body_add_problem (self);
  else
    card_open_wanted (first_card (self), self);
}

GtkWidget *
desk_visit_body_new (DeskStore *store, const DeskType *type)
{
  DeskVisitBody *self = g_object_new (DESK_TYPE_VISIT_BODY, NULL);
  g_autoptr (GPtrArray) fields = desk_form_fields (type, NULL, NULL);

  self->store = g_object_ref (store);
  self->type = desk_type_ref ((DeskType *) type);
  self->case_types = desk_found_case_types (desk_store_get_registry (store), type);
  desk_store_new_uuid (store, &self->record);
  self->form = desk_form_new (store, type, fields, desk_type_get_label (type), 0);
  desk_form_fill_initial (DESK_FORM (self->form));
  gtk_widget_set_valign (self->form, GTK_ALIGN_START);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (form_changed), self);
  g_signal_connect_swapped (self->form, "left", G_CALLBACK (desk_form_body_left), self);
  g_signal_connect_swapped (self->form, "done", G_CALLBACK (first_done), self);
  self->pair = desk_pair_box_new (VISIT_SHARE, 14);
  gtk_box_append (GTK_BOX (self->pair), self->form);
  gtk_box_append (GTK_BOX (self->pair), make_problems (self));
  gtk_widget_set_parent (self->pair, GTK_WIDGET (self));
  renumber (self);
  return GTK_WIDGET (self);
}

static void
desk_visit_body_dispose (GObject *object)
{
  DeskVisitBody *self = DESK_VISIT_BODY (object);

  g_cancellable_cancel (self->cancellable);
  self->form = NULL;
  self->cards = NULL;
  g_ptr_array_set_size (self->part_forms, 0);
  g_clear_pointer (&self->pair, gtk_widget_unparent);
  g_clear_pointer (&self->type, desk_type_unref);
  g_clear_pointer (&self->case_types, g_ptr_array_unref);
  g_clear_pointer (&self->party, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_visit_body_parent_class)->dispose (object);
}

static void
desk_visit_body_finalize (GObject *object)
{
  DeskVisitBody *self = DESK_VISIT_BODY (object);

  g_ptr_array_unref (self->part_forms);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (desk_visit_body_parent_class)->finalize (object);
}

static void
desk_visit_body_class_init (DeskVisitBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_visit_body_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_visit_body_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_visit_body_init (DeskVisitBody *self)
{
  self->part_forms = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}
