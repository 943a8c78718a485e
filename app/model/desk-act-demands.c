/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an act asks for: what the type and the step that is left demand, what is offered with that, and what waits for its step. */
#include <glib/gi18n-lib.h>

#include "model/desk-act.h"
#include "model/desk-decide-private.h"
#include "model/desk-query.h"

static const char *
label_of (const DeskType *type, const char *field)
{
  const DeskField *found = desk_type_find_field (type, field);

  return found != NULL ? desk_field_get_label (found) : field;
}

/* What a form would not show is not demanded: no amount of an application that was refused. */
static gboolean
is_wanted (const DeskType *type, const DeskSnapshot *after, const char *name)
{
  const DeskField *field = desk_type_find_field (type, name);
  const DeskQueryContext nobody = { .now_us = 0 };
  g_autoptr (DeskQuery) shown_if = field != NULL && field->shown_if != NULL ? desk_query_parse (field->shown_if, NULL) : NULL;

  return !desk_case_has (after, name) && desk_query_matches (shown_if, type, after->values, &nobody);
}

static gboolean
type_demands (const DeskType *type, const char *act, const char *field)
{
  for (const DeskDemand *demand = type->rules->demands; demand != NULL && demand->act != NULL; demand++)
    if (g_str_equal (demand->act, act) && g_str_equal (demand->field, field))
      return TRUE;
  return FALSE;
}

/* The step that @act would leave, or NULL. */
static const DeskCaseStep *
step_left (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot)
{
  return g_str_equal (act->name, "step") || g_str_equal (act->name, "resolve") ? desk_case_get_step (type, snapshot) : NULL;
}

/* What has to be there before the step is left, and before it is entered. */
static void
each_of_step (const DeskAct *act, const DeskType *type, const DeskSnapshot *after, const DeskCaseStep *step, gboolean enters, DeskDemandFunc func, gpointer data)
{
  const char *demands = enters ? step->entry : step->demands;
  g_auto (GStrv) names = g_strsplit (demands != NULL ? demands : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && !type_demands (type, act->name, names[i]) && is_wanted (type, after, names[i]))
      {
        g_autofree char *message = g_strdup_printf (enters ? _("“%s” must be filled in when the step “%s” is entered.")
                                                           : _("“%s” must be filled in before the step “%s” is left."),
                                                    label_of (type, names[i]), desk_language_pick (step->label, step->label_zh));
        func (names[i], message, data);
      }
}

void
desk_act_each_demand (const DeskAct *act, const DeskType *type, const DeskSnapshot *before, const DeskSnapshot *after, DeskDemandFunc func, gpointer data)
{
  const DeskCaseStep *left = step_left (act, type, before);
  const DeskCaseStep *entered = g_str_equal (act->name, "step") ? desk_case_get_step (type, after) : NULL;

  if (type->rules != NULL && type->rules->demands != NULL)
    for (const DeskDemand *demand = type->rules->demands; demand->act != NULL; demand++)
      if (g_str_equal (demand->act, act->name) && is_wanted (type, after, demand->field))
        {
          g_autofree char *message = g_strdup_printf (_("“%s” must be filled in before this act."), label_of (type, demand->field));
          func (demand->field, message, data);
        }
  if (left != NULL)
    each_of_step (act, type, after, left, FALSE, func, data);
  /* Who passes a step over does at once what is done by entering it. */
  for (const DeskCaseStep *step = type->rules != NULL ? type->rules->steps : NULL; entered != NULL && step <= entered; step++)
    each_of_step (act, type, after, step, TRUE, func, data);
}

static gboolean
is_for_people (const DeskField *field)
{
  return field != NULL && (field->flags & (DESK_FIELD_COMPUTED | DESK_FIELD_RETIRED)) == 0;
}

typedef struct {
  const DeskAct *act;
  const DeskType *type;
  char *message;
} FirstDemand;

/* What the form of the act asks for does not block it beforehand: what the act
 * carries, and whatever a person may fill in. */
static void
keep_first (const char *field, const char *message, gpointer data)
{
  FirstDemand *first = data;
  const DeskField *declared = desk_type_find_field (first->type, field);

  for (const DeskField *carry = first->act->carries; carry->name != NULL; carry++)
    if (g_str_equal (carry->name, field))
      return;
  if (is_for_people (declared))
    return;
  if (first->message == NULL)
    first->message = g_strdup (message);
}

gboolean
desk_act_allowed (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot, char **why)
{
  FirstDemand first = { act, type, NULL };

  g_return_val_if_fail (act != NULL && type != NULL && snapshot != NULL, FALSE);
  if (!desk_act_possible (act, type, snapshot, why))
    return FALSE;
  /* A new case brings its values with it. */
  if (!(act->flags & DESK_ACT_CREATES))
    desk_act_each_demand (act, type, snapshot, snapshot, keep_first, &first);
  if (first.message == NULL)
    return TRUE;
  if (why != NULL)
    *why = g_steal_pointer (&first.message);
  g_free (first.message);
  return FALSE;
}

static gboolean
may_be_asked (const DeskField *field, const DeskSnapshot *snapshot)
{
  return is_for_people (field) && !desk_case_has (snapshot, field->name);
}

static void
add_asked (GPtrArray *fields, const DeskType *type, const DeskSnapshot *snapshot, const char *names)
{
  g_auto (GStrv) all = g_strsplit (names != NULL ? names : "", " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      const DeskField *field = desk_type_find_field (type, all[i]);
      if (may_be_asked (field, snapshot) && !g_ptr_array_find (fields, field, NULL))
        g_ptr_array_add (fields, (gpointer) field);
    }
}

/* The step that @act enters unless somebody chooses another, or NULL. */
static const DeskCaseStep *
step_entered (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot)
{
  return g_str_equal (act->name, "step") ? desk_act_next_step (type, snapshot) : NULL;
}

GPtrArray *
desk_act_demands (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot)
{
  GPtrArray *fields = g_ptr_array_new ();
  const DeskCaseStep *left = step_left (act, type, snapshot), *entered = step_entered (act, type, snapshot);

  for (const DeskDemand *demand = type->rules != NULL ? type->rules->demands : NULL; demand != NULL && demand->act != NULL; demand++)
    if (g_str_equal (demand->act, act->name))
      add_asked (fields, type, snapshot, demand->field);
  if (left != NULL)
    add_asked (fields, type, snapshot, left->demands);
  if (entered != NULL)
    add_asked (fields, type, snapshot, entered->entry);
  return fields;
}

/* Whether @field stands in one group with one of those that @names. */
static gboolean
groups_with (const DeskType *type, const DeskField *field, const char *names)
{
  g_auto (GStrv) all = g_strsplit (field->group != NULL && names != NULL ? names : "", " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      const DeskField *other = desk_type_find_field (type, all[i]);
      if (other != NULL && g_strcmp0 (other->group, field->group) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The step that a field is filled in: on entering it, or until it is left. NULL: it is for registration. */
typedef struct {
  const DeskCaseStep *step;
  gboolean enters;
} Place;

static Place
place_of (const DeskType *type, const DeskField *field)
{
  Place grouped = { NULL, FALSE };
  gboolean own = desk_type_find_owner (type, field->name) == type;

  if (type->rules == NULL || type->rules->steps == NULL || (field->flags & DESK_FIELD_REQUIRED))
    return grouped;
  for (const DeskCaseStep *step = type->rules->steps; step->name != NULL; step++)
    for (int enters = TRUE; enters >= FALSE; enters--)
      {
        const char *names = enters ? step->entry : step->demands;
        if (desk_case_names_word (names, field->name))
          return (Place) { step, enters };
        if (grouped.step == NULL && own && groups_with (type, field, names))
          grouped = (Place) { step, enters };
      }
  return grouped;
}

/* Whether @field says what came of it: the type demands it when the case is resolved, or it stands in a group with what is. */
static gboolean
is_of_answer (const DeskType *type, const DeskField *field)
{
  const DeskDemand *demand = type->rules != NULL ? type->rules->demands : NULL;
  gboolean own = desk_type_find_owner (type, field->name) == type;

  if (!is_for_people (field) || (field->flags & DESK_FIELD_REQUIRED))
    return FALSE;
  for (; demand != NULL && demand->act != NULL; demand++)
    if (g_str_equal (demand->act, "resolve") && (g_str_equal (demand->field, field->name) || (own && groups_with (type, field, demand->field))))
      return TRUE;
  return FALSE;
}

gboolean
desk_act_field_waits (const DeskType *type, const DeskSnapshot *snapshot, const DeskField *field)
{
  const DeskCaseStep *step = place_of (type, field).step;

  if (step == NULL && !is_of_answer (type, field))
    return FALSE;
  if (snapshot == NULL)
    return TRUE;
  if (desk_case_has (snapshot, field->name) || desk_case_has (snapshot, "resolved_at"))
    return FALSE;
  for (guint n = step != NULL ? desk_snapshot_get_n_rows (snapshot, "step") : 0; n > 0; n--)
    {
      const DeskCaseStep *entered = desk_case_find_step (type, desk_values_get_text (desk_snapshot_get_row (snapshot, "step", n), "step"));
      if (entered != NULL && entered >= step)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
desk_act_offers (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot)
{
  GPtrArray *fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) demanded = desk_act_demands (act, type, snapshot);
  const DeskCaseStep *left = step_left (act, type, snapshot), *entered = step_entered (act, type, snapshot);
  gboolean answers = g_str_equal (act->name, "resolve");

  for (guint i = 0; (left != NULL || entered != NULL || answers) && i < type->fields->len; i++)
    {
      const DeskField *field = type->fields->pdata[i];
      Place place = place_of (type, field);
      gboolean belongs = place.step != NULL ? place.step == (place.enters ? entered : left) : answers && is_of_answer (type, field);
      if (belongs && may_be_asked (field, snapshot) && !g_ptr_array_find (demanded, field, NULL))
        g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}

const DeskCaseStep *
desk_act_next_step (const DeskType *type, const DeskSnapshot *snapshot)
{
  const DeskCaseStep *next = type->rules != NULL ? type->rules->steps : NULL;
  const DeskCaseStep *step = desk_case_get_step (type, snapshot);

  if (step != NULL)
    next = step + 1;
  return next != NULL && next->name != NULL ? next : NULL;
}
