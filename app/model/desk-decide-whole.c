/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What some types of record must be as a whole, beyond what their fields say each on its own. */
#include <glib/gi18n-lib.h>

#include "model/desk-decide-private.h"
#include "model/desk-local-rules.h"
#include "model/desk-office-types.h"

static void
check_calendar (DeskDecision *self)
{
  g_autoptr (DeskCalendar) calendar = desk_calendar_new ();
  g_autoptr (GError) error = NULL;

  if (!desk_calendar_set_year (calendar, (int) desk_snapshot_get_integer (self->next, "year"), desk_snapshot_get_text (self->next, "days"), &error))
    desk_decision_problem (self, "days", "invalid", error->message);
}

static void
check_hours (DeskDecision *self)
{
  DeskWorkHours hours;

  if (!desk_office_read_hours (self->next->values, &hours))
    desk_decision_problem (self, "morning_from", "invalid", _("The four times must follow one another, and some time must be worked."));
}

static void
check_local_rule (DeskDecision *self)
{
  const char *name = desk_snapshot_get_text (self->next, "case_type");
  const DeskType *type = desk_registry_find_type (self->env->registry, name);
  const DeskDeadline *limit;
  const char *field = NULL;
  g_autofree char *fault = NULL;

  if (type == NULL || !desk_type_is_a (type, "case"))
    {
      desk_decision_problem (self, "case_type", "invalid", _("There is no such type of case."));
      return;
    }
  limit = desk_limit_find (type, desk_snapshot_get_text (self->next, "limit_name"));
  if (limit == NULL)
    {
      desk_decision_problem (self, "limit_name", "invalid", _("Cases of this type have no such limit."));
      return;
    }
  fault = desk_local_rule_check (limit, self->next->values, &field);
  if (fault != NULL)
    desk_decision_problem (self, field, "invalid", fault);
}

void
desk_decision_check_whole (DeskDecision *self)
{
  static const struct {
    const char *type;
    void (*check) (DeskDecision *);
  } checks[] = {
    { "calendar", check_calendar },
    { "work-hours", check_hours },
    { "local-rule", check_local_rule },
    { "deputy", desk_decision_check_deputy },
  };

  /* What a field refuses on its own was said. */
  for (guint i = 0; i < G_N_ELEMENTS (checks) && self->n_faults == 0; i++)
    if (desk_type_is_a (self->type, checks[i].type))
      checks[i].check (self);
}
