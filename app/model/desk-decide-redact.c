/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Redaction: values are taken out of every event that held them. The one event
 * made here says again what else those events held, so that the fold of what is
 * left comes to the same record without them. */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"

static gboolean
is_option (const char *name)
{
  return g_str_equal (name, "event") || g_str_equal (name, "reason");
}

/* "handover.reason" → row type and field; FALSE for a field of the record itself. */
static gboolean
split_row (const char *name, char **row_type, char **field)
{
  const char *dot = strchr (name, '.');

  if (dot == NULL)
    return FALSE;
  *row_type = g_strndup (name, dot - name);
  *field = g_strdup (dot + 1);
  return TRUE;
}

/* State, times, numbers carry the case through its life and name nobody. */
static gboolean
may_be_taken_out (const DeskField *field)
{
  if (g_str_equal (field->name, "number") || g_str_equal (field->name, "due_what"))
    return FALSE;
  return !(field->flags & DESK_FIELD_COMPUTED) || field->kind == DESK_FIELD_TEXT || field->kind == DESK_FIELD_LONG_TEXT ||
         field->kind == DESK_FIELD_ATTACHMENTS;
}

static void
take_out_of_rows (DeskDecision *self, const char *name, const char *row_type, const char *field)
{
  const DeskType *type = desk_registry_find_type (self->env->registry, row_type);
  const DeskField *declared = type != NULL ? desk_type_find_field (type, field) : NULL;

  if (declared == NULL || (declared->kind != DESK_FIELD_TEXT && declared->kind != DESK_FIELD_LONG_TEXT && declared->kind != DESK_FIELD_ATTACHMENTS))
    {
      desk_decision_problem (self, name, "redact", _("This cannot be taken out of the rows of a record."));
      return;
    }
  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, row_type); n++)
    desk_values_set (desk_snapshot_get_row (self->next, row_type, n), field, NULL);
}

static void
take_out (DeskDecision *self, const char *name)
{
  g_autofree char *row_type = NULL;
  g_autofree char *row_field = NULL;
  const DeskField *field = desk_type_find_field (self->type, name);

  if (split_row (name, &row_type, &row_field))
    take_out_of_rows (self, name, row_type, row_field);
  else if (field == NULL)
    desk_decision_problem (self, name, "unknown", _("Records of this type have no such field."));
  else if (!may_be_taken_out (field))
    desk_decision_problem (self, name, "redact", _("This is needed to keep the record and cannot be taken out."));
  else
    desk_decision_take (self, field, desk_decision_get_mine (self, name), self->next->values);
}

static gboolean
changes_hold (const GPtrArray *changes, const char *field)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((const DeskChange *) g_ptr_array_index (changes, i))->field, field))
      return TRUE;
  return FALSE;
}

static gboolean
body_holds (const DeskEventBody *body, const char *name)
{
  g_autofree char *row_type = NULL;
  g_autofree char *row_field = NULL;

  if (!split_row (name, &row_type, &row_field))
    return changes_hold (body->changes, name);
  for (guint i = 0; i < body->rows->len; i++)
    {
      const DeskRowChange *row = g_ptr_array_index (body->rows, i);
      if (g_str_equal (row->row, row_type) && changes_hold (row->changes, row_field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_chosen (const DeskDecision *self, const DeskEvent *event, const GPtrArray *names)
{
  const char *named = desk_values_get_text (self->part->mine, "event");
  g_autoptr (DeskEventBody) body = event->body != NULL ? desk_event_body_from_json (event->body, NULL) : NULL;
  DeskUuid uid;

  if (event->body == NULL)
    return FALSE;
  if (body == NULL || (desk_uuid_parse (named, &uid) && desk_uuid_equal (&uid, &event->uid)))
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    if (!is_option (g_ptr_array_index (names, i)) && body_holds (body, g_ptr_array_index (names, i)))
      return TRUE;
  return FALSE;
}

/* A field that was emptied is said even if nothing is left that holds it: the
 * row of the record still does. */
static void
add_emptied (DeskDecision *self, DeskEventBody *body, const char *name)
{
  g_autofree char *row_type = NULL;
  g_autofree char *row_field = NULL;

  if (!split_row (name, &row_type, &row_field))
    {
      if (!changes_hold (body->changes, name))
        desk_event_body_add (body, name, NULL, desk_snapshot_get (self->next, name));
      return;
    }
  for (guint n = 1; n <= desk_snapshot_get_n_rows (self->next, row_type); n++)
    desk_event_body_add_row (body, row_type, n, row_field, NULL, NULL);
}

static DeskEventBody *
restate (DeskDecision *self, const GPtrArray *events, const GPtrArray *names)
{
  g_autoptr (DeskSnapshot) left = desk_snapshot_new (&self->snapshot->uid);
  DeskEventBody *body = desk_event_body_new ();

  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (DeskEvent) event = desk_event_copy (g_ptr_array_index (events, i));
      if (is_chosen (self, event, names))
        {
          g_clear_pointer (&event->body, g_free);
          g_ptr_array_add (body->redacts, desk_uuid_to_string (&event->uid));
        }
      if (!desk_fold (left, event, NULL))
        desk_decision_problem (self, NULL, "redact", _("An event of this record cannot be read: check the store first."));
    }
  /* The fold sets it by itself. */
  desk_values_set (left->values, "changed_at", desk_snapshot_get (self->next, "changed_at"));
  if (left->type == NULL)
    body->type = g_strdup (self->snapshot->type);
  desk_decision_add_changes (self, body, left, self->next);
  for (guint i = 0; i < names->len; i++)
    if (!is_option (g_ptr_array_index (names, i)))
      add_emptied (self, body, g_ptr_array_index (names, i));
  return body;
}

void
desk_decision_redact (DeskDecision *self)
{
  g_autoptr (GPtrArray) events = desk_decision_get_events (self);
  g_autoptr (GPtrArray) names = desk_decision_get_names (self);
  const char *reason = desk_values_get_text (self->part->mine, "reason");
  g_autoptr (DeskEventBody) body = NULL;

  if (reason == NULL || *reason == '\0')
    desk_decision_problem (self, "reason", "required", _("Say why this is taken out."));
  if (events == NULL)
    desk_decision_problem (self, NULL, "redact", _("The events of this record are not at hand."));
  for (guint i = 0; i < names->len; i++)
    if (!is_option (g_ptr_array_index (names, i)))
      take_out (self, g_ptr_array_index (names, i));
  if (self->n_faults > 0)
    return;
  body = restate (self, events, names);
  if (body->redacts->len == 0)
    desk_decision_problem (self, NULL, "redact", _("No event of this record holds it."));
  if (self->n_faults > 0)
    return;
  self->why = g_strdup (reason);
  desk_decision_emit (self, "redacted", g_steal_pointer (&body));
}
