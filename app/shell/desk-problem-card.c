/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-problem-card.h"

#include "model/desk-date.h"
#include "model/desk-deadline.h"
#include "shell/desk-form.h"
#include "shell/desk-offer.h"
#include "shell/desk-pill.h"
#include "shell/desk-twin-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HANDLING "handling"

struct _DeskProblemCard {
  GtkWidget parent_instance;
  DeskStore *store;
  GPtrArray *types;
  DeskType *type;
  DeskUuid record;
  guint number;
  char *party;
  GtkWidget *box, *circle, *title, *detail, *pill, *arrow, *tools, *content, *kinds, *holder, *form;
  GtkWidget *twins;
  DeskField handling;
  DeskChoice handlings[4];
};

G_DEFINE_FINAL_TYPE (DeskProblemCard, desk_problem_card, GTK_TYPE_WIDGET)

enum { CHANGED, LEFT, OPEN_WANTED, COPY_WANTED, REMOVE_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What is asked of a case on a visit beside what its type needs. */
static const char *const asked[] = { "title", "words", "category", "scope", "common_problem", "severity", "attachments", NULL };
/* What the visit says already. */
static const char *const known_names[] = { "party", "area", "source", "visit", NULL };
static const char *const not_copied[] = { "title", "words", "answer", "attachments", "proof", NULL };

static const struct {
  const char *code, *label;
} ways[] = {
  { "resolve", N_ ("Settled on the spot") },
  { "hand-over", N_ ("Hand over") },
  { "register", N_ ("Register only") },
};

static DeskForm *
form_of (DeskProblemCard *self)
{
  return DESK_FORM (self->form);
}

static char *
dup_handling (DeskProblemCard *self)
{
  return desk_form_dup_text (form_of (self), HANDLING);
}

/* ---- what it looks like folded ---- */

static char *
describe_due (DeskProblemCard *self)
{
  g_autofree char *handling = dup_handling (self);
  const DeskDeadline *deadline = self->type->rules != NULL ? self->type->rules->deadlines : NULL, *last = NULL;
  gint64 due;

  if (g_str_equal (handling, "resolve"))
    return NULL;
  /* the last of them is the one that ends the matter; those before are steps on the way */
  for (; deadline != NULL && deadline->name != NULL; deadline++)
    {
      g_auto (GStrv) met = g_strsplit (deadline->met_by, " ", -1);
      if (g_strv_contains ((const char *const *) met, "resolve") && (g_str_equal (deadline->starts, "register") || g_str_equal (deadline->starts, handling)))
        last = deadline;
    }
  last = last != NULL ? desk_local_rules_find (desk_store_get_local_rules (self->store), self->type, last->name) : NULL;
  /* the units of declarations and of the computation have the same order */
  if (last == NULL || !desk_deadline_compute (desk_store_get_calendar (self->store), desk_store_now (self->store), last->limit, (DeskDeadlineUnit) last->unit,
                                              NULL, 0, desk_store_get_zone (self->store), NULL, &due, NULL, NULL))
    return NULL;
  g_autofree char *day = desk_date_format_day (due, desk_store_get_zone (self->store), DESK_DATE_MEDIUM);
  g_autofree char *limit = desk_deadline_format_limit (last->limit, (DeskDeadlineUnit) last->unit);
  return g_strdup_printf (_("due %s (%s)"), day, limit);
}

static char *
describe (DeskProblemCard *self)
{
  const DeskTwin *twin = desk_twin_card_get_chosen (DESK_TWIN_CARD (self->twins));
  g_autofree char *handling = dup_handling (self), *due = describe_due (self), *category = NULL, *unit = NULL;
  g_autoptr (DeskValues) values = desk_form_dup_values (form_of (self));
  GString *words;

  if (twin != NULL)
    return g_strdup_printf (_("added to %s"), twin->number);
  words = g_string_new (NULL);
  category = desk_form_describe (form_of (self), "category", desk_values_get (values, "category"));
  if (!desk_value_is_none (desk_values_get (values, "category")))
    g_string_append_printf (words, "%s · ", category);
  if (g_str_equal (handling, "hand-over") && !desk_value_is_none (desk_values_get (values, "to_unit")))
    {
      unit = desk_form_describe (form_of (self), "to_unit", desk_values_get (values, "to_unit"));
      g_string_append_printf (words, _("to %s"), unit);
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      if (g_str_equal (ways[i].code, handling))
        g_string_append (words, _(ways[i].label));
  if (due != NULL)
    g_string_append_printf (words, " · %s", due);
  return g_string_free (words, FALSE);
}

/* What is added to another case needs words, and nothing that a case of its own does. */
static gboolean
can_be_added (DeskProblemCard *self, GPtrArray *missing)
{
  g_autofree char *title = desk_form_dup_text (form_of (self), "title"), *words = desk_form_dup_text (form_of (self), "words");

  if (*title != '\0' || *words != '\0')
    return TRUE;
  g_ptr_array_add (missing, desk_form_dup_label (form_of (self), "title"));
  return FALSE;
}

static void
show_state (DeskProblemCard *self)
{
  g_autofree char *title = desk_form_dup_text (form_of (self), "title");
  g_autofree char *detail = describe (self);
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  g_autofree char *name = *title == '\0' ? g_strdup_printf (_("Problem %u"), self->number) : NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  gboolean fine = desk_problem_card_is_new (self) ? desk_form_check (form_of (self), FALSE, missing) : can_be_added (self, missing);
  gboolean open = desk_problem_card_is_open (self);

  gtk_label_set_text (GTK_LABEL (self->circle), number);
  gtk_label_set_text (GTK_LABEL (self->title), name != NULL ? name : title);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_widget_set_visible (self->detail, !open);
  gtk_widget_set_visible (self->tools, open);
  if (fine)
    desk_pill_set (DESK_PILL (self->pill), "desk-check-symbolic", _("Filled in"), DESK_TONE_GREEN);
  else
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u missing", "%u missing", missing->len), missing->len);
      desk_pill_set (DESK_PILL (self->pill), "desk-alert-symbolic", words, DESK_TONE_AMBER);
    }
  gtk_widget_set_visible (self->pill, !open);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_button_get_child (GTK_BUTTON (self->arrow))), open ? "pan-up-symbolic" : "pan-down-symbolic");
  if (open)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "current");
      gtk_widget_add_css_class (self->circle, "current");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
      gtk_widget_remove_css_class (self->circle, "current");
    }
}

/* ---- a case that is there already ---- */

static void
look_for_twins (DeskProblemCard *self)
{
  g_autofree char *category = desk_form_dup_text (form_of (self), "category"), *title = desk_form_dup_text (form_of (self), "title");
  g_autofree char *words = desk_form_dup_text (form_of (self), "words");

  desk_twin_card_look (DESK_TWIN_CARD (self->twins), desk_twin_request_new (self->type->name, self->party, category, title, words));
}

const char *
desk_problem_card_get_twin (DeskProblemCard *self)
{
  const DeskTwin *twin = desk_twin_card_get_first (DESK_TWIN_CARD (self->twins));

  return twin != NULL ? twin->number : NULL;
}

gboolean
desk_problem_card_is_new (DeskProblemCard *self)
{
  return desk_twin_card_get_chosen (DESK_TWIN_CARD (self->twins)) == NULL;
}

void
desk_problem_card_set_party (DeskProblemCard *self, const char *uid)
{
  if (g_strcmp0 (self->party, uid) == 0)
    return;
  g_free (self->party);
  self->party = g_strdup (uid);
  look_for_twins (self);
}

/* ---- its form ---- */

static void
show_handling (DeskProblemCard *self)
{
  g_autofree char *handling = dup_handling (self);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const DeskAct *act = desk_act_find (ways[i].code);
      for (const DeskField *carry = act->carries; carry->name != NULL; carry++)
        if (desk_form_has (form_of (self), carry->name))
          desk_form_set_shown (form_of (self), carry->name, g_str_equal (handling, act->name));
    }
}

static void
form_changed (DeskProblemCard *self)
{
  show_handling (self);
  show_state (self);
  look_for_twins (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
form_left (DeskProblemCard *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
allows (const DeskType *type, const char *act)
{
  g_auto (GStrv) acts = type->rules != NULL && type->rules->acts != NULL ? g_strsplit (type->rules->acts, " ", -1) : NULL;

  return acts == NULL || g_strv_contains ((const char *const *) acts, act);
}

static void
declare_handling (DeskProblemCard *self)
{
  guint n = 0;

  memset (self->handlings, 0, sizeof self->handlings);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (allows (self->type, ways[i].code))
      self->handlings[n++] = (DeskChoice) { .code = ways[i].code, .label = ways[i].label };
  self->handling = (DeskField) { .name = HANDLING, .label = N_ ("Handling"), .kind = DESK_FIELD_CHOICE, .flags = DESK_FIELD_REQUIRED,
                                 .choices = self->handlings, .initial = n > 1 ? self->handlings[1].code : "register" };
}

/* What is asked because of the category stands right below it. */
static void
follow_category (GPtrArray *fields)
{
  guint at = 0;

  while (at < fields->len && !g_str_equal (((const DeskField *) fields->pdata[at])->name, "category"))
    at++;
  for (guint i = at + 1; i < fields->len; i++)
    {
      const DeskField *field = fields->pdata[i];
      if (field->shown_if == NULL || !g_str_has_prefix (field->shown_if, "category"))
        continue;
      g_ptr_array_remove_index (fields, i);
      g_ptr_array_insert (fields, (int) ++at, (gpointer) field);
    }
}

static GPtrArray *
make_fields (DeskProblemCard *self)
{
  g_autoptr (GPtrArray) all = desk_form_fields (self->type, NULL, known_names);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const DeskField *field = all->pdata[i];
      gboolean own = desk_type_find_owner (self->type, field->name) == self->type;
      if ((field->flags & DESK_FIELD_REQUIRED) || g_strv_contains (asked, field->name) || (own && field->shown_if != NULL))
        g_ptr_array_add (fields, (gpointer) field);
    }
  follow_category (fields);
  declare_handling (self);
  g_ptr_array_add (fields, &self->handling);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (const DeskField *carry = desk_act_find (ways[i].code)->carries; carry->name != NULL; carry++)
      g_ptr_array_add (fields, (gpointer) carry);
  return fields;
}

static void
take_type (DeskProblemCard *self, DeskType *type)
{
  g_autoptr (GVariant) typed = self->form != NULL ? g_variant_ref_sink (desk_form_save (form_of (self))) : NULL;

  g_clear_pointer (&self->type, desk_type_unref);
  self->type = desk_type_ref (type);
  if (self->form != NULL)
    gtk_box_remove (GTK_BOX (self->holder), self->form);
  g_autoptr (GPtrArray) fields = make_fields (self);
  self->form = desk_form_new (self->store, type, fields, NULL, DESK_FORM_PLAIN | DESK_FORM_FLAT);
  desk_form_fill_initial (form_of (self));
  if (typed != NULL)
    desk_form_restore (form_of (self), typed);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (form_changed), self);
  g_signal_connect_swapped (self->form, "left", G_CALLBACK (form_left), self);
  gtk_box_append (GTK_BOX (self->holder), self->form);
  show_handling (self);
}

static void
kind_chosen (DeskProblemCard *self)
{
  guint n = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));

  if (n < self->types->len && self->types->pdata[n] != self->type)
    {
      take_type (self, self->types->pdata[n]);
      form_changed (self);
    }
}

void
desk_problem_card_copy (DeskProblemCard *self, DeskProblemCard *other)
{
  g_autoptr (GVariant) saved = g_variant_ref_sink (desk_form_save (form_of (other)));
  g_autoptr (GVariant) texts = g_variant_lookup_value (saved, "text", G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *name, *text;
  guint at;

  if (g_ptr_array_find (self->types, other->type, &at) && self->kinds != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), at);
  g_variant_iter_init (&iter, texts);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &text))
    if (!g_strv_contains (not_copied, name))
      desk_form_set_text (form_of (self), name, text);
  form_changed (self);
}

gboolean
desk_problem_card_check (DeskProblemCard *self, gboolean show, GPtrArray *missing)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  gboolean fine = desk_problem_card_is_new (self) ? desk_form_check (form_of (self), show, own) : can_be_added (self, own);

  for (guint i = 0; missing != NULL && i < own->len; i++)
    g_ptr_array_add (missing, g_strdup_printf (_("%s of problem %u"), (const char *) own->pdata[i], self->number));
  return fine;
}

void
desk_problem_card_fill (DeskProblemCard *self, DeskCommand *command, const DeskValues *known)
{
  g_autofree char *handling = dup_handling (self);
  const DeskAct *act = desk_act_find (handling);
  g_autoptr (GPtrArray) carried = g_ptr_array_new ();
  DeskCommandPart *part;

  if (!desk_problem_card_is_new (self))
    {
      g_autoptr (DeskValues) values = desk_form_dup_values (form_of (self));
      desk_twin_card_fill (DESK_TWIN_CARD (self->twins), command, values);
      return;
    }
  part = desk_command_add (command, "register", &self->record, self->type->name, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (const DeskField *carry = desk_act_find (ways[i].code)->carries; carry->name != NULL; carry++)
      g_ptr_array_add (carried, (gpointer) carry->name);
  g_ptr_array_add (carried, (gpointer) HANDLING);
  g_ptr_array_add (carried, NULL);
  for (guint i = 0; i < desk_values_get_size (known); i++)
    {
      const DeskValue *value;
      const char *name = desk_values_get_nth (known, i, &value);
      desk_command_part_set (part, name, NULL, value);
    }
  desk_form_fill_some (form_of (self), part, NULL, (const char *const *) carried->pdata);
  if (act == NULL || (act->flags & DESK_ACT_CREATES))
    return;
  g_ptr_array_set_size (carried, 0);
  for (const DeskField *carry = act->carries; carry->name != NULL; carry++)
    g_ptr_array_add (carried, (gpointer) carry->name);
  g_ptr_array_add (carried, NULL);
  part = desk_command_add (command, act->name, &self->record, NULL, DESK_ANY_VERSION);
  desk_form_fill_some (form_of (self), part, (const char *const *) carried->pdata, NULL);
}

GtkWidget *
desk_problem_card_get_form (DeskProblemCard *self)
{
  return self->form;
}

gboolean
desk_problem_card_is_touched (DeskProblemCard *self)
{
  return desk_form_is_touched (form_of (self));
}

GVariant *
desk_problem_card_save (DeskProblemCard *self)
{
  g_autofree char *record = desk_uuid_to_string (&self->record);
  GVariantBuilder all;

  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&all, "{sv}", "record", g_variant_new_string (record));
  g_variant_builder_add (&all, "{sv}", "type", g_variant_new_string (self->type->name));
  g_variant_builder_add (&all, "{sv}", "form", desk_form_save (form_of (self)));
  g_variant_builder_add (&all, "{sv}", "twin", desk_twin_card_save (DESK_TWIN_CARD (self->twins)));
  return g_variant_builder_end (&all);
}

void
desk_problem_card_restore (DeskProblemCard *self, GVariant *saved)
{
  g_autoptr (GVariant) form = g_variant_lookup_value (saved, "form", G_VARIANT_TYPE ("a{sv}"));
  g_autoptr (GVariant) twin = g_variant_lookup_value (saved, "twin", NULL);
  const char *record = NULL, *type = NULL;

  if (g_variant_lookup (saved, "record", "&s", &record))
    desk_uuid_parse (record, &self->record);
  if (g_variant_lookup (saved, "type", "&s", &type) && self->kinds != NULL)
    for (guint i = 0; i < self->types->len; i++)
      if (g_str_equal (((DeskType *) self->types->pdata[i])->name, type))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), i);
  if (form != NULL)
    desk_form_restore (form_of (self), form);
  desk_twin_card_restore (DESK_TWIN_CARD (self->twins), twin);
  show_handling (self);
  show_state (self);
  look_for_twins (self);
}

/* ---- making ---- */

void
desk_problem_card_set_number (DeskProblemCard *self, guint number)
{
  self->number = number;
  show_state (self);
}

void
desk_problem_card_set_open (DeskProblemCard *self, gboolean open)
{
  gtk_widget_set_visible (self->content, open);
  show_state (self);
}

gboolean
desk_problem_card_is_open (DeskProblemCard *self)
{
  return gtk_widget_get_visible (self->content);
}

static void
arrow_clicked (DeskProblemCard *self)
{
  if (desk_problem_card_is_open (self))
    desk_problem_card_set_open (self, FALSE);
  else
    g_signal_emit (self, signals[OPEN_WANTED], 0);
}

static void
copy_clicked (DeskProblemCard *self)
{
  g_signal_emit (self, signals[COPY_WANTED], 0);
}

static void
remove_clicked (DeskProblemCard *self)
{
  g_signal_emit (self, signals[REMOVE_WANTED], 0);
}

static void
head_pressed (DeskProblemCard *self)
{
  arrow_clicked (self);
}

static GtkWidget *
make_head (DeskProblemCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *copy = desk_offer_button (&(DeskOffer) { "problem.copy", NULL, _("Copy previous"), _("Take kind, category, handling and unit from the problem before"), "edit-copy-symbolic", NULL, "flat tight" });
  GtkWidget *bin = desk_offer_icon_button (&(DeskOffer) { "problem.remove", NULL, _("Remove this problem"), NULL, "user-trash-symbolic", NULL, "flat tight" });
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (copy)))), PANGO_ELLIPSIZE_END);
  self->circle = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->circle, "desk-number-dot");
  gtk_widget_set_valign (self->circle, GTK_ALIGN_CENTER);
  self->title = gtk_label_new (NULL);
  self->detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "strong");
  gtk_widget_add_css_class (self->detail, "factk");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->detail);
  self->pill = desk_pill_new (NULL, NULL, DESK_TONE_GREY);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_append (GTK_BOX (self->tools), copy);
  gtk_box_append (GTK_BOX (self->tools), bin);
  self->arrow = desk_offer_icon_button (&(DeskOffer) { "problem.open", NULL, _("Open or fold this problem"), NULL, "pan-down-symbolic", NULL, "flat tight" });
  gtk_button_set_child (GTK_BUTTON (self->arrow), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->tools, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_clicked), self);
  g_signal_connect_swapped (bin, "clicked", G_CALLBACK (remove_clicked), self);
  g_signal_connect_swapped (self->arrow, "clicked", G_CALLBACK (arrow_clicked), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (head_pressed), self);
  gtk_widget_add_controller (words, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (head), self->circle);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), self->pill);
  gtk_box_append (GTK_BOX (head), self->tools);
  gtk_box_append (GTK_BOX (head), self->arrow);
  return head;
}

static void
twin_chosen (DeskProblemCard *self)
{
  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_twins (DeskProblemCard *self)
{
  self->twins = desk_twin_card_new (self->store);
  g_signal_connect_swapped (self->twins, "changed", G_CALLBACK (twin_chosen), self);
  return self->twins;
}

static void
make_kinds (DeskProblemCard *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  if (self->types->len < 2)
    return;
  for (guint i = 0; i < self->types->len; i++)
    g_ptr_array_add (labels, (gpointer) desk_type_get_label (self->types->pdata[i]));
  g_ptr_array_add (labels, NULL);
  self->kinds = gtk_drop_down_new_from_strings ((const char *const *) labels->pdata);
  gtk_widget_set_name (self->kinds, "problem.kind");
  gtk_widget_add_css_class (self->kinds, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of case"), -1);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (kind_chosen), self);
  gtk_box_append (GTK_BOX (line), self->kinds);
  gtk_box_prepend (GTK_BOX (self->tools), line);
}

GtkWidget *
desk_problem_card_new (DeskStore *store, GPtrArray *types)
{
  DeskProblemCard *self = g_object_new (DESK_TYPE_PROBLEM_CARD, NULL);

  self->store = g_object_ref (store);
  self->types = g_ptr_array_ref (types);
  desk_store_new_uuid (store, &self->record);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->content), self->holder);
  gtk_box_append (GTK_BOX (self->content), make_twins (self));
  gtk_box_append (GTK_BOX (self->box), self->content);
  make_kinds (self);
  take_type (self, types->pdata[0]);
  show_state (self);
  return GTK_WIDGET (self);
}

static void
desk_problem_card_dispose (GObject *object)
{
  DeskProblemCard *self = DESK_PROBLEM_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->type, desk_type_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->party, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_problem_card_parent_class)->dispose (object);
}

static void
desk_problem_card_class_init (DeskProblemCardClass *klass)
{
  static const char *const names[] = { "changed", "left", "open-wanted", "copy-wanted", "remove-wanted" };

  G_OBJECT_CLASS (klass)->dispose = desk_problem_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], DESK_TYPE_PROBLEM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_problem_card_init (DeskProblemCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-problem");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
