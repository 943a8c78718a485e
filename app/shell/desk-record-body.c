/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-body.h"

#include "shell/desk-form.h"
#include "shell/desk-known-records.h"
#include "shell/desk-pair-layout.h"
#include "shell/desk-same-card.h"
#include "shell/desk-twin-card.h"

#include <glib/gi18n-lib.h>

struct _DeskRecordBody {
  GtkWidget parent_instance;
  DeskStore *store;
  DeskType *type;
  const DeskAct *act;  /* NULL: created or changed */
  DeskUuid record;
  gint64 version;      /* that the values are based on; 0: a new record */
  char *name;          /* of the record, when it is there */
  DeskSnapshot *snapshot; /* of the case acted on */
  GtkWidget *box;      /* what should be known, and the pair below it */
  GtkWidget *pair;     /* form and, of a new case, cards of those that may be the same */
  GtkWidget *form, *twins, *same;
  const char *whom;         /* field of a new record that says whose it is, or NULL */
  char *asked;              /* what was last asked about, as text */
  GCancellable *asking;
};

static void body_iface (DeskFormBodyInterface *iface);
static void ask_known (DeskRecordBody *self);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskRecordBody, desk_record_body, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_BODY, body_iface))

static const char *
act_name (DeskRecordBody *self)
{
  if (self->act != NULL)
    return self->act->name;
  if (self->version != 0)
    return "change";
  return desk_type_is_a (self->type, "case") ? "register" : "create";
}

/* ---- a case that is there already ---- */

static const DeskTwin *
get_twin (DeskRecordBody *self)
{
  return self->twins != NULL ? desk_twin_card_get_chosen (DESK_TWIN_CARD (self->twins)) : NULL;
}

static void
look_for_twins (DeskRecordBody *self)
{
  DeskForm *form = DESK_FORM (self->form);
  g_autofree char *party = desk_form_dup_text (form, "party"), *category = desk_form_dup_text (form, "category");
  g_autofree char *title = desk_form_dup_text (form, "title"), *words = desk_form_dup_text (form, "words");

  desk_twin_card_look (DESK_TWIN_CARD (self->twins), desk_twin_request_new (self->type->name, party, category, title, words));
}

/* ---- a party that is there already ---- */

static char *
dup_or_null (DeskRecordBody *self, const char *field)
{
  return desk_form_has (DESK_FORM (self->form), field) ? desk_form_dup_text (DESK_FORM (self->form), field) : NULL;
}

static void
look_for_same (DeskRecordBody *self)
{
  DeskSameRequest *request = g_new0 (DeskSameRequest, 1);

  request->kind = dup_or_null (self, "kind");
  request->name = dup_or_null (self, "name");
  request->area = dup_or_null (self, "area");
  request->identity_number = dup_or_null (self, "identity_number");
  request->credit_code = dup_or_null (self, "credit_code");
  request->telephone = dup_or_null (self, "telephone");
  desk_same_card_look (DESK_SAME_CARD (self->same), request);
}

/* ---- as a body ---- */

static gboolean
check (DeskFormBody *body, gboolean show, GPtrArray *missing)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);
  g_autofree char *title = NULL, *words = NULL;

  if (get_twin (self) == NULL)
    return desk_form_check (DESK_FORM (self->form), show, missing);
  title = desk_form_dup_text (DESK_FORM (self->form), "title");
  words = desk_form_dup_text (DESK_FORM (self->form), "words");
  if (*title != '\0' || *words != '\0')
    return TRUE;
  if (missing != NULL)
    g_ptr_array_add (missing, desk_form_dup_label (DESK_FORM (self->form), "title"));
  return FALSE;
}

static void
new_uuid (gpointer store, DeskUuid *uid)
{
  desk_store_new_uuid (store, uid);
}

static void
fill (DeskFormBody *body, DeskCommand *command)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);

  if (get_twin (self) != NULL)
    {
      g_autoptr (DeskValues) values = desk_form_dup_values (DESK_FORM (self->form));
      desk_twin_card_fill (DESK_TWIN_CARD (self->twins), command, values);
      return;
    }
  DeskCommandPart *part = desk_command_add (command, act_name (self), &self->record, self->version == 0 ? self->type->name : NULL, self->version);

  desk_form_fill_part (DESK_FORM (self->form), part);
  if (self->act != NULL)
    desk_act_complete (command, self->type, self->snapshot, new_uuid, self->store);
}

static gboolean
show_problem (DeskFormBody *body, guint part G_GNUC_UNUSED, const char *field, const char *problem)
{
  return desk_form_show_problem (DESK_FORM (DESK_RECORD_BODY (body)->form), field, problem);
}

static GVariant *
save (DeskFormBody *body)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);
  g_autofree char *record = desk_uuid_to_string (&self->record);
  GVariantBuilder all;

  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&all, "{sv}", "record", g_variant_new_string (record));
  g_variant_builder_add (&all, "{sv}", "version", g_variant_new_int64 (self->version));
  g_variant_builder_add (&all, "{sv}", "form", desk_form_save (DESK_FORM (self->form)));
  if (self->twins != NULL)
    g_variant_builder_add (&all, "{sv}", "twin", desk_twin_card_save (DESK_TWIN_CARD (self->twins)));
  return g_variant_builder_end (&all);
}

static void
restore (DeskFormBody *body, GVariant *saved)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);
  g_autoptr (GVariant) form = g_variant_lookup_value (saved, "form", G_VARIANT_TYPE ("a{sv}"));
  g_autoptr (GVariant) twin = g_variant_lookup_value (saved, "twin", NULL);
  const char *record = NULL;
  gint64 version = 0;

  if (g_variant_lookup (saved, "record", "&s", &record))
    desk_uuid_parse (record, &self->record);
  if (self->version != 0 && g_variant_lookup (saved, "version", "x", &version))
    self->version = version;
  if (form != NULL)
    desk_form_restore (DESK_FORM (self->form), form);
  if (self->twins != NULL)
    {
      desk_twin_card_restore (DESK_TWIN_CARD (self->twins), twin);
      look_for_twins (self);
    }
  ask_known (self);
}

static void
start (DeskFormBody *body, gboolean at_problem)
{
  DeskForm *form = DESK_FORM (DESK_RECORD_BODY (body)->form);

  if (at_problem)
    desk_form_start_at_problem (form);
  else
    desk_form_start (form);
}

static char *
dup_name (DeskRecordBody *self)
{
  const char *title = self->type->title;

  return title != NULL && desk_form_has (DESK_FORM (self->form), title) ? desk_form_dup_text (DESK_FORM (self->form), title) : g_strdup ("");
}

static char *
dup_title (DeskFormBody *body)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);
  g_autofree char *typed = self->version == 0 ? dup_name (self) : NULL;
  const char *label = desk_type_get_label (self->type);

  if (self->act != NULL)
    return g_strdup_printf ("%s · %s", desk_act_get_label (self->act), self->name);
  if (self->version != 0)
    return g_strdup_printf (_("Change · %s"), self->name);
  if (*typed != '\0')
    return g_strdup_printf (_("New: %s · %s"), label, typed);
  return g_strdup_printf (_("New: %s"), label);
}

static char *
dup_label (DeskFormBody *body)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);
  const DeskTwin *twin = get_twin (self);

  if (self->act != NULL)
    return g_strdup (desk_act_get_label (self->act));
  if (twin != NULL)
    return g_strdup_printf (_("Add to %s"), twin->number);
  return g_strdup (g_str_equal (act_name (self), "register") ? _("Register") : _("Save"));
}

static char *
dup_done (DeskFormBody *body)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);
  const DeskTwin *twin = get_twin (self);
  g_autofree char *typed = NULL;

  if (self->act != NULL)
    return g_strdup_printf ("%s · %s", desk_act_get_done (self->act), self->name);
  if (twin != NULL)
    return g_strdup_printf (_("Added to %s"), twin->number);
  typed = dup_name (self);
  return g_strdup_printf (_("Saved · %s"), *typed != '\0' ? typed : self->name != NULL ? self->name : desk_type_get_label (self->type));
}

static gboolean
is_touched (DeskFormBody *body)
{
  return desk_form_is_touched (DESK_FORM (DESK_RECORD_BODY (body)->form));
}

static GtkWidget *
find_part (DeskFormBody *body, guint part)
{
  return part == 0 ? DESK_RECORD_BODY (body)->form : NULL;
}

static void
rebase (DeskFormBody *body, const DeskSnapshot *snapshot)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);

  if (self->version == 0 || !desk_uuid_equal (&snapshot->uid, &self->record))
    return;
  self->version = snapshot->version;
  if (self->act == NULL)
    desk_form_rebase (DESK_FORM (self->form), snapshot->values);
  else
    {
      desk_snapshot_free (self->snapshot);
      self->snapshot = desk_snapshot_copy (snapshot);
    }
}

static const DeskUuid *
get_record (DeskFormBody *body)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);
  const DeskTwin *twin = get_twin (self);

  return twin != NULL ? &twin->uid : &self->record;
}

static void
set (DeskFormBody *body, const char *field, const char *text)
{
  DeskRecordBody *self = DESK_RECORD_BODY (body);

  desk_form_set_text (DESK_FORM (self->form), field, text);
  ask_known (self);
  if (self->twins != NULL)
    look_for_twins (self);
  if (self->same != NULL)
    look_for_same (self);
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
  iface->rebase = rebase;
  iface->get_record = get_record;
  iface->set = set;
}

/* ---- what is known of the party already ---- */

static void
told (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskRecordBody) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *known = desk_known_records_describe_finish (result, &error);
  g_autofree char *note = known != NULL && *known != '\0' ? g_strdup_printf (_("Already here: %s"), known) : NULL;

  if (self->form != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desk_form_set_note (DESK_FORM (self->form), self->whom, note);
}

/* Who applies a second time, or is helped elsewhere, is told before anything is typed. */
static void
ask_known (DeskRecordBody *self)
{
  g_autofree char *whom = self->whom != NULL ? desk_form_dup_text (DESK_FORM (self->form), self->whom) : NULL;
  DeskUuid uid;

  if (whom == NULL || g_strcmp0 (whom, self->asked) == 0)
    return;
  g_free (self->asked);
  self->asked = g_steal_pointer (&whom);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  desk_form_set_note (DESK_FORM (self->form), self->whom, NULL);
  if (!desk_uuid_parse (self->asked, &uid))
    return;
  self->asking = g_cancellable_new ();
  desk_known_records_describe_async (self->store, &uid, self->asking, told, g_object_ref (self));
}

/* ---- making ---- */

GtkWidget *
desk_record_body_get_form (DeskRecordBody *self)
{
  g_return_val_if_fail (DESK_IS_RECORD_BODY (self), NULL);
  return self->form;
}

static DeskRecordBody *
make (DeskStore *store, const DeskType *type, GPtrArray *fields, const char *title, DeskFormFlags flags)
{
  DeskRecordBody *self = g_object_new (DESK_TYPE_RECORD_BODY, NULL);

  self->store = g_object_ref (store);
  self->type = desk_type_ref ((DeskType *) type);
  self->form = desk_form_new (store, type, fields, title, flags);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (desk_form_body_changed), self);
  g_signal_connect_swapped (self->form, "left", G_CALLBACK (desk_form_body_left), self);
  g_signal_connect_swapped (self->form, "done", G_CALLBACK (desk_form_body_done), self);
  self->pair = desk_pair_box_new (64, 12);
  gtk_box_append (GTK_BOX (self->pair), self->form);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), self->pair);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return self;
}

static void
add_twins (DeskRecordBody *self)
{
  self->twins = desk_twin_card_new (self->store);
  gtk_box_append (GTK_BOX (self->pair), self->twins);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (look_for_twins), self);
  g_signal_connect_swapped (self->twins, "changed", G_CALLBACK (desk_form_body_changed), self);
}

static void
add_same (DeskRecordBody *self)
{
  self->same = desk_same_card_new (self->store);
  gtk_box_append (GTK_BOX (self->pair), self->same);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (look_for_same), self);
}

GtkWidget *
desk_record_body_new_create (DeskStore *store, const DeskType *type, gboolean plain)
{
  g_autoptr (GPtrArray) fields = desk_form_fields (type, NULL, NULL);
  DeskRecordBody *self = make (store, type, fields, plain ? NULL : desk_type_get_label (type), plain ? DESK_FORM_PLAIN : 0);

  desk_store_new_uuid (store, &self->record);
  desk_form_fill_initial (DESK_FORM (self->form));
  if (desk_type_is_a (type, "case"))
    add_twins (self);
  if (desk_type_is_a (type, "party"))
    add_same (self);
  self->whom = type->part_of != NULL ? type->part_of : desk_type_is_a (type, "case") ? "party" : NULL;
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (ask_known), self);
  return GTK_WIDGET (self);
}

static char *
name_of (DeskStore *store, const DeskSnapshot *snapshot)
{
  const char *number = desk_snapshot_get_text (snapshot, "number");

  return number != NULL ? g_strdup (number) : desk_store_title (store, &snapshot->uid);
}

GtkWidget *
desk_record_body_new_change (DeskStore *store, const DeskSnapshot *snapshot)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (store), snapshot->type);
  g_autoptr (GPtrArray) fields = desk_form_fields (type, snapshot, NULL);
  DeskRecordBody *self = make (store, type, fields, desk_type_get_label (type), 0);

  self->record = snapshot->uid;
  self->version = snapshot->version;
  self->name = name_of (store, snapshot);
  desk_form_set_base (DESK_FORM (self->form), &snapshot->uid, snapshot->values);
  return GTK_WIDGET (self);
}

/* What the act leaves is written down before where it goes: what its step is to leave, then the act's own. */
GPtrArray *
desk_record_body_act_fields (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot, GPtrArray *demanded)
{
  GPtrArray *fields = desk_act_demands (act, type, snapshot);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (demanded, (gpointer) ((const DeskField *) fields->pdata[i])->name);
  g_ptr_array_extend_and_steal (fields, desk_act_offers (act, type, snapshot));
  for (const DeskField *carry = act->carries; carry->name != NULL; carry++)
    {
      /* The steps of the type are what "step" may be. */
      const DeskField *steps = g_str_equal (carry->name, "step") ? desk_type_find_field (type, "step") : NULL;

      g_ptr_array_add (fields, (gpointer) (steps != NULL && steps->choices != NULL ? steps : carry));
    }
  return fields;
}

gboolean
desk_record_body_act_asks (DeskStore *store, const DeskAct *act, const DeskSnapshot *snapshot)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (store), snapshot->type);
  g_autoptr (GPtrArray) demanded = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = desk_record_body_act_fields (act, type, snapshot, demanded);

  return fields->len > 0;
}

static char *
title_of (const char *uuid, gpointer store)
{
  return desk_store_title_text (store, uuid);
}

/* What should be known before it is done, above what is asked. */
static void
add_notice (DeskRecordBody *self)
{
  g_autofree char *notice = desk_act_notice (self->act, self->snapshot, title_of, self->store);
  GtkWidget *label = gtk_label_new (notice);

  if (notice == NULL)
    {
      g_object_ref_sink (label);
      g_object_unref (label);
      return;
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_name (label, "form.notice");
  gtk_widget_add_css_class (label, "desk-fault");
  gtk_widget_add_css_class (label, "t-amber");
  gtk_box_prepend (GTK_BOX (self->box), label);
}

/* The answer to a common problem is that of the cases that hang on it. */
static void
offer_common_answer (DeskRecordBody *self)
{
  g_autoptr (DeskSnapshot) problem = NULL;
  const char *common = desk_snapshot_get_text (self->snapshot, "common_problem");
  const char *result;
  DeskUuid uid;

  if (!g_str_equal (self->act->name, "resolve") || !desk_uuid_parse (common, &uid))
    return;
  problem = desk_store_load (self->store, &uid, NULL);
  result = problem != NULL ? desk_snapshot_get_text (problem, "result") : NULL;
  if (result != NULL)
    desk_form_set_text (DESK_FORM (self->form), "answer", result);
}

GtkWidget *
desk_record_body_new_act (DeskStore *store, const DeskAct *act, const DeskSnapshot *snapshot)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (store), snapshot->type);
  g_autoptr (GPtrArray) demanded = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = desk_record_body_act_fields (act, type, snapshot, demanded);
  DeskRecordBody *self = make (store, type, fields, NULL, DESK_FORM_PLAIN);

  self->act = act;
  self->record = snapshot->uid;
  self->version = snapshot->version;
  self->name = name_of (store, snapshot);
  self->snapshot = desk_snapshot_copy (snapshot);
  desk_form_set_known (DESK_FORM (self->form), snapshot->values);
  add_notice (self);
  /* what the act asks for anyway, and this type must have */
  for (const DeskDemand *demand = type->rules != NULL ? type->rules->demands : NULL; demand != NULL && demand->act != NULL; demand++)
    if (g_str_equal (demand->act, act->name) && desk_form_has (DESK_FORM (self->form), demand->field))
      desk_form_require (DESK_FORM (self->form), demand->field);
  for (guint i = 0; i < demanded->len; i++)
    desk_form_require (DESK_FORM (self->form), demanded->pdata[i]);
  desk_form_fill_initial (DESK_FORM (self->form));
  if (g_str_equal (act->name, "step") && desk_act_next_step (type, snapshot) != NULL)
    {
      desk_form_require (DESK_FORM (self->form), "step");
      desk_form_set_text (DESK_FORM (self->form), "step", desk_act_next_step (type, snapshot)->name);
    }
  if (g_str_equal (act->name, "evaluate") && desk_act_unrated_side (snapshot) != NULL)
    desk_form_set_text (DESK_FORM (self->form), "side", desk_act_unrated_side (snapshot));
  /* what the case has already stands there, to be made better: a plan on a lift */
  for (guint i = 0; i < fields->len; i++)
    {
      const DeskField *field = fields->pdata[i];
      g_autofree char *text = NULL;
      if (!g_str_equal (field->name, "plan") && !g_str_equal (field->name, "lead_post"))
        continue;
      text = desk_field_format (field, desk_snapshot_get (snapshot, field->name), DESK_FORMAT_EDIT, NULL);
      desk_form_set_text (DESK_FORM (self->form), field->name, text);
    }
  offer_common_answer (self);
  return GTK_WIDGET (self);
}

static void
desk_record_body_dispose (GObject *object)
{
  DeskRecordBody *self = DESK_RECORD_BODY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->form = self->twins = self->same = NULL;
  g_clear_pointer (&self->snapshot, desk_snapshot_free);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->type, desk_type_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_record_body_parent_class)->dispose (object);
}

static void
desk_record_body_class_init (DeskRecordBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_record_body_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_record_body_init (DeskRecordBody *self G_GNUC_UNUSED)
{
}
