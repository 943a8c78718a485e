/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deputies: which arrangements may stand, and on whose behalf somebody acts. */
#include <glib/gi18n-lib.h>

#include "model/desk-date.h"
#include "model/desk-decide-private.h"
#include "model/desk-deputy.h"
#include "model/desk-waiting.h"

static const GArray *
get_deputies (const DeskDecision *self)
{
  return self->env->get_deputies != NULL ? self->env->get_deputies (self->env->data) : NULL;
}

static char *
name_of (DeskDecision *self, const DeskUuid *person)
{
  g_auto (DeskValue) name = DESK_VALUE_INIT;

  self->env->look_up (self->env->data, person, "name", &name);
  return g_strdup (desk_value_is_none (&name) ? "" : desk_value_get_text (&name));
}

static gboolean
read_deputy (const DeskDecision *self, DeskDeputy *out)
{
  const char *begins = desk_snapshot_get_text (self->next, "begins"), *ends = desk_snapshot_get_text (self->next, "ends");

  out->uid = self->part->record;
  if (begins == NULL || ends == NULL)
    return FALSE;
  g_strlcpy (out->begins, begins, sizeof out->begins);
  g_strlcpy (out->ends, ends, sizeof out->ends);
  return desk_uuid_parse (desk_snapshot_get_text (self->next, "absent"), &out->absent) &&
         desk_uuid_parse (desk_snapshot_get_text (self->next, "deputy"), &out->deputy);
}

void
desk_decision_check_deputy (DeskDecision *self)
{
  const GArray *deputies = get_deputies (self);
  const DeskDeputy *other;
  DeskDeputy mine;
  char day[DESK_DATE_STR_LEN];

  if (!read_deputy (self, &mine))
    return;
  if (desk_uuid_equal (&mine.absent, &mine.deputy))
    {
      desk_decision_problem (self, "deputy", "invalid", _("Nobody can be his or her own deputy: please choose somebody else."));
      return;
    }
  other = deputies != NULL ? desk_deputy_find_overlap (deputies, &mine) : NULL;
  if (other != NULL)
    {
      g_autofree char *name = name_of (self, &other->deputy);
      g_autofree char *message = g_strdup_printf (_("%s is the deputy from %s to %s already. Please choose other days, or change that arrangement."), name, other->begins, other->ends);
      desk_decision_problem (self, "begins", "overlap", message);
      return;
    }
  if (deputies != NULL && desk_deputy_makes_ring (deputies, &mine, day))
    {
      g_autofree char *name = name_of (self, &mine.deputy);
      g_autofree char *message = g_strdup_printf (_("%s is away too on %s, and the deputies would lead back to the person who is absent: nobody would do the work."), name, day);
      desk_decision_problem (self, "deputy", "ring", message);
    }
}

char *
desk_decision_find_absent (DeskDecision *self)
{
  const DeskActor *actor = &self->command->actor;
  const char *waits_for = desk_waiting_person (desk_snapshot_get_text (self->snapshot, "state"), desk_snapshot_get_text (self->snapshot, "person"),
                                               desk_snapshot_get_text (self->snapshot, "registered_by"));
  const GArray *deputies;
  DeskUuid person;
  char today[DESK_DATE_STR_LEN];

  /* Who acts in his own right is asked for nothing more. */
  if (actor->kind != DESK_ACTOR_PERSON || !desk_uuid_parse (waits_for, &person) || desk_uuid_equal (&person, &actor->uid) ||
      (deputies = get_deputies (self)) == NULL || deputies->len == 0)
    return NULL;
  desk_date_from_us (self->env->now_us, self->env->zone, today);
  g_autoptr (GArray) absents = desk_deputy_absents (deputies, &actor->uid, today);
  for (guint i = 0; i < absents->len; i++)
    if (desk_uuid_equal (&g_array_index (absents, DeskUuid, i), &person))
      return g_strdup (waits_for);
  return NULL;
}
