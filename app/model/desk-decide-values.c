/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a part against the declaration of its record. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-attachment.h"
#include "model/desk-date.h"
#include "model/desk-decide-private.h"
#include "model/desk-formula.h"
#include "model/desk-query.h"

/* Deeper than any county's areas or units; a longer chain is a ring. */
#define MAX_DEPTH 64

static DeskQueryContext
make_context (const DeskDecision *self)
{
  const DeskActor *actor = &self->command->actor;

  return (DeskQueryContext) { .now_us = self->env->now_us, .zone = self->env->zone,
                              .me = actor->kind == DESK_ACTOR_PERSON ? actor->uid : DESK_UUID_NIL, .my_unit = actor->unit };
}

static gboolean
is_shown (const DeskDecision *self, const DeskField *field)
{
  DeskQueryContext context = make_context (self);

  if (field->shown_if == NULL)
    return TRUE;
  g_autoptr (DeskQuery) query = desk_query_parse (field->shown_if, NULL);
  return query == NULL || desk_query_matches (query, self->type, self->next->values, &context);
}

/* A node may not be put below itself. */
static gboolean
makes_ring (DeskDecision *self, const DeskField *field, const DeskUuid *parent)
{
  DeskUuid at = *parent;

  if (self->type->parent == NULL || !g_str_equal (self->type->parent, field->name))
    return FALSE;
  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      g_auto (DeskValue) value = DESK_VALUE_INIT;
      if (desk_uuid_equal (&at, &self->part->record))
        return TRUE;
      self->env->look_up (self->env->data, &at, field->name, &value);
      if (!desk_uuid_parse (desk_value_get_text (&value), &at))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_reference (DeskDecision *self, const DeskField *field, const char *text)
{
  DeskUuid uid;

  if (!desk_uuid_parse (text, &uid))
    {
      desk_decision_problem (self, field->name, "invalid", _("This is not the identifier of a record."));
      return FALSE;
    }
  if (!self->env->exists (self->env->data, &uid, field->refers))
    {
      const DeskType *refers = desk_registry_find_type (self->env->registry, field->refers);
      g_autofree char *message = g_strdup_printf (_("The record chosen for “%s” (%s) does not exist or was withdrawn."), desk_field_get_label (field),
                                                  refers != NULL ? desk_type_get_label (refers) : field->refers);
      desk_decision_problem (self, field->name, "missing-record", message);
      return FALSE;
    }
  if (makes_ring (self, field, &uid))
    {
      desk_decision_problem (self, field->name, "invalid", _("A record cannot be placed below itself."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_references (DeskDecision *self, const DeskField *field, const DeskValue *value)
{
  gboolean fine = TRUE;

  if (field->refers == NULL || (field->kind != DESK_FIELD_REFERENCE && field->kind != DESK_FIELD_REFERENCES))
    return TRUE;
  g_auto (GStrv) uids = g_strsplit (desk_value_get_text (value), ",", -1);
  for (guint i = 0; uids[i] != NULL; i++)
    fine = check_reference (self, field, uids[i]) && fine;
  return fine;
}

static gboolean
take_sealed (DeskDecision *self, const DeskField *field, const DeskValue *mine, DeskValues *target)
{
  g_autoptr (GError) error = NULL;
  const char *plain = desk_value_get_text (mine);

  /* A form that did not touch it gives back what it was given. */
  if (desk_value_equal (mine, desk_values_get (target, field->name)))
    return TRUE;
  g_autofree char *number = plain == NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, desk_value_get_integer (mine)) : NULL;
  g_autofree char *sealed = self->env->seal != NULL
                                ? self->env->seal (self->env->data, &self->part->record, field->name, plain != NULL ? plain : number, &error)
                                : NULL;
  if (sealed == NULL)
    {
      desk_decision_problem (self, field->name, "invalid", error != NULL ? error->message : _("This store cannot keep confidential values."));
      return FALSE;
    }
  desk_values_set_text (target, field->name, sealed);
  return TRUE;
}

/* The bytes come before the event that speaks of them: an event never names a file that was not there. */
static gboolean
check_files (DeskDecision *self, const DeskField *field, const DeskValue *value, const DeskValue *before)
{
  if (field->kind != DESK_FIELD_ATTACHMENTS || self->env->has_file == NULL)
    return TRUE;
  g_autoptr (GPtrArray) now = desk_attachments_parse (desk_value_get_text (value), NULL);
  g_autoptr (GPtrArray) then = desk_attachments_parse (desk_value_get_text (before), NULL);
  gboolean fine = TRUE;
  for (guint i = 0; i < now->len; i++)
    {
      const DeskAttachment *attachment = g_ptr_array_index (now, i);

      if ((then != NULL && desk_attachments_find (then, attachment->sha256) != NULL) ||
          self->env->has_file (self->env->data, attachment->sha256, attachment->size))
        continue;
      g_autofree char *message = g_strdup_printf (_("The file “%s” is no longer in the store. Please remove it here and add it again."), attachment->name);
      desk_decision_problem (self, field->name, "missing-file", message);
      fine = FALSE;
    }
  return fine;
}

gboolean
desk_decision_take (DeskDecision *self, const DeskField *field, const DeskValue *mine, DeskValues *target)
{
  g_autoptr (GError) error = NULL;
  gboolean sensitive = (field->flags & DESK_FIELD_SENSITIVE) != 0;

  if (desk_value_is_none (mine))
    {
      desk_values_set (target, field->name, NULL);
      return TRUE;
    }
  if (sensitive && desk_value_equal (mine, desk_values_get (target, field->name)))
    return TRUE;
  if (!desk_field_check (field, mine, &error))
    {
      desk_decision_problem (self, field->name, "invalid", error->message);
      return FALSE;
    }
  if (!check_references (self, field, mine) || !check_files (self, field, mine, desk_values_get (target, field->name)))
    return FALSE;
  if (sensitive)
    return take_sealed (self, field, mine, target);
  desk_values_set (target, field->name, mine);
  return TRUE;
}

/* Imports and rules may set what a program area computes, but not what the core computes of a case. */
static gboolean
may_compute (const DeskDecision *self, const DeskField *field)
{
  const DeskType *owner = desk_type_find_owner (self->type, field->name);

  return self->command->actor.kind != DESK_ACTOR_PERSON && (owner == NULL || !g_str_equal (owner->name, "case"));
}

static void
take_field (DeskDecision *self, DeskTakeFlags flags, const char *name)
{
  const DeskField *field = desk_type_find_field (self->type, name);
  const DeskValue *mine = desk_decision_get_mine (self, name);

  if (field == NULL)
    {
      g_autofree char *message = g_strdup_printf (_("Records of this type have no field “%s”."), name);
      desk_decision_problem (self, name, "unknown", message);
    }
  else if ((field->flags & DESK_FIELD_COMPUTED) && !(flags & DESK_TAKE_COMPUTED) && !may_compute (self, field))
    {
      if (!desk_value_equal (mine, desk_snapshot_get (self->snapshot, name)))
        desk_decision_problem (self, name, "computed", _("This is filled in by the program and by acts only."));
    }
  else if ((field->flags & DESK_FIELD_RETIRED) && !desk_value_is_none (mine) && !desk_value_equal (mine, desk_snapshot_get (self->snapshot, name)))
    desk_decision_problem (self, name, "retired", _("This field is no longer filled in."));
  else if ((field->flags & DESK_FIELD_REQUIRED) && desk_value_is_none (mine) && !(flags & (DESK_TAKE_CLEAR | DESK_TAKE_NEW)) && is_shown (self, field))
    {
      g_autofree char *message = g_strdup_printf (_("“%s” cannot be left empty."), desk_field_get_label (field));
      desk_decision_problem (self, name, "required", message);
    }
  else
    desk_decision_take (self, field, mine, self->next->values);
}

static void
take_initial (DeskDecision *self, const DeskField *field)
{
  char today[DESK_DATE_STR_LEN];
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (field->initial == NULL || (field->flags & (DESK_FIELD_COMPUTED | DESK_FIELD_RETIRED)) || desk_decision_get_mine (self, field->name) != NULL ||
      !is_shown (self, field))
    return;
  desk_date_from_us (self->env->now_us, self->env->zone, today);
  if (g_str_equal (field->initial, "me") || g_str_equal (field->initial, "my-unit"))
    {
      g_autofree char *uid = g_str_equal (field->initial, "me") ? desk_decision_get_person (self) : desk_decision_get_unit (self);
      if (uid != NULL)
        desk_value_init_text (&value, uid);
    }
  else if (g_str_equal (field->initial, "now"))
    desk_value_init_integer (&value, self->env->now_us);
  else if (!desk_field_parse (field, g_str_equal (field->initial, "today") ? today : field->initial, today, &value, NULL))
    return;
  desk_decision_take (self, field, &value, self->next->values);
}

void
desk_decision_take_fields (DeskDecision *self, DeskTakeFlags flags, const char *const *except)
{
  g_autoptr (GPtrArray) names = desk_decision_get_names (self);

  for (guint i = 0; i < names->len; i++)
    if (except == NULL || !g_strv_contains (except, g_ptr_array_index (names, i)))
      take_field (self, flags, g_ptr_array_index (names, i));
  if (flags & DESK_TAKE_NEW)
    for (guint i = 0; i < self->type->ruled_fields->len; i++)
      take_initial (self, g_ptr_array_index (self->type->ruled_fields, i));
  desk_formula_run (self->type, self->next->values);
}

void
desk_decision_check_required (DeskDecision *self, gboolean all)
{
  for (guint i = 0; i < self->type->ruled_fields->len; i++)
    {
      const DeskField *field = g_ptr_array_index (self->type->ruled_fields, i);
      const DeskValue *mine = desk_decision_get_mine (self, field->name);

      if (!(field->flags & DESK_FIELD_REQUIRED) || (field->flags & (DESK_FIELD_COMPUTED | DESK_FIELD_RETIRED)) ||
          !desk_value_is_none (desk_snapshot_get (self->next, field->name)) || !is_shown (self, field))
        continue;
      /* A value that was refused is not missing too; and a change only asks for what it made necessary itself. */
      if ((mine != NULL && !desk_value_is_none (mine)) || (!all && mine == NULL && field->shown_if == NULL))
        continue;
      if (!all && mine != NULL)
        continue; /* said already when it was cleared */
      g_autofree char *message = g_strdup_printf (_("“%s” is required."), desk_field_get_label (field));
      desk_decision_problem (self, field->name, "required", message);
    }
}

static gboolean
is_new_here (const DeskDecision *self, const char *name)
{
  return !desk_value_equal (desk_snapshot_get (self->next, name), desk_snapshot_get (self->snapshot, name));
}

/* Of two values the one that was set now is the one to put right; two that stand as they were are left alone. */
static void
check_bound (DeskDecision *self, const DeskField *field, gboolean least)
{
  const char *bound = least ? field->at_least : field->at_most;
  const DeskField *other = bound != NULL ? desk_type_find_field (self->type, bound) : NULL;
  g_autofree char *message = NULL;

  if (other == NULL || !is_shown (self, field) || !is_shown (self, other) || (!is_new_here (self, field->name) && !is_new_here (self, other->name)))
    return;
  message = desk_type_bound_problem (self->type, field, least, self->next->values);
  if (message != NULL)
    desk_decision_problem (self, desk_decision_get_mine (self, field->name) == NULL && desk_decision_get_mine (self, other->name) != NULL ? other->name : field->name,
                           "bound", message);
}

void
desk_decision_check_bounds (DeskDecision *self)
{
  for (guint i = 0; i < self->type->ruled_fields->len; i++)
    {
      const DeskField *field = g_ptr_array_index (self->type->ruled_fields, i);

      check_bound (self, field, TRUE);
      check_bound (self, field, FALSE);
    }
}

static void
check_group (DeskDecision *self, const DeskType *type, const char *group)
{
  /* Mostly one name, which most acts leave alone. */
  if (!self->snapshot->withdrawn && strchr (group, ' ') == NULL && !is_new_here (self, group))
    return;
  g_auto (GStrv) split = g_strsplit (group, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (DeskValues) values = desk_values_new ();
  gboolean changed = FALSE;

  for (guint i = 0; split[i] != NULL; i++)
    {
      const DeskValue *value = desk_snapshot_get (self->next, split[i]);
      if (*split[i] == '\0')
        continue;
      if (desk_value_is_none (value))
        return; /* what is not known is not the same */
      changed = changed || is_new_here (self, split[i]);
      g_strv_builder_add (builder, split[i]);
      desk_values_set (values, split[i], value);
    }
  g_auto (GStrv) names = g_strv_builder_end (builder);
  if (!(changed || self->snapshot->withdrawn) || names[0] == NULL || !self->env->is_taken (self->env->data, type->name, &self->part->record, (const char *const *) names, values))
    return;
  const DeskField *field = desk_type_find_field (type, names[0]);
  g_autofree char *message = g_strdup_printf (_("Another record of “%s” has this “%s” already."), desk_type_get_label_many (type),
                                              field != NULL ? desk_field_get_label (field) : names[0]);
  desk_decision_problem (self, names[0], "unique", message);
}

void
desk_decision_check_unique (DeskDecision *self)
{
  for (const DeskType *type = self->type; type != NULL; type = type->base)
    {
      /* A type without a rule of its own may hold that of its base: asked once, of the base. */
      if (type->unique == NULL || (type->base != NULL && g_strcmp0 (type->unique, type->base->unique) == 0))
        continue;
      g_auto (GStrv) groups = g_strsplit (type->unique, ";", -1);
      for (guint i = 0; groups[i] != NULL; i++)
        check_group (self, type, groups[i]);
    }
}
