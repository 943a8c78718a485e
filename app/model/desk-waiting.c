/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-waiting.h"

#include "model/desk-case-type.h"

#define SOON "due_at >= now and (warn_at <= now or due_at = today)"

/* @of: who a case in these states waits for. */
typedef enum { OF_HANDLER, OF_REGISTRAR, OF_EITHER } Of;

static const struct {
  const char *code, *where;
  Of of;
} kinds[DESK_WAITING_N] = {
  [DESK_WAITING_OVERDUE] = { "overdue", "due_at < now", OF_EITHER },
  [DESK_WAITING_DUE] = { "due", SOON, OF_EITHER },
  [DESK_WAITING_ACCEPT] = { "accept", "state = handed-over", OF_HANDLER },
  [DESK_WAITING_CALL_BACK] = { "call-back", "state = resolved", OF_REGISTRAR },
  [DESK_WAITING_FOLLOW_UP] = { "follow-up", NULL, OF_EITHER },
};

const char *
desk_waiting_code (DeskWaitingKind kind)
{
  return kinds[kind].code;
}

int
desk_waiting_from_code (const char *code)
{
  for (int i = 0; i < DESK_WAITING_N; i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return i;
  return -1;
}

/* "me, 0190…": me and those I act for. */
static char *
list_people (const GArray *absents)
{
  g_autoptr (GString) text = g_string_new ("me");

  for (guint i = 0; absents != NULL && i < absents->len; i++)
    {
      char uid[DESK_UUID_STR_LEN];
      desk_uuid_format (&g_array_index (absents, DeskUuid, i), uid);
      g_string_append_printf (text, ", %s", uid);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was given to a unit and to nobody in it waits for everybody there. */
static char *
of_handler (const char *people)
{
  return g_strdup_printf ("(person in (%s) or state = handed-over and not person is set and unit = my-unit or state = registered and not person is set and registered_by in (%s))",
                          people, people);
}

/* @where, which says which states, narrowed. */
static char *
narrowed (const char *where, Of of, DeskWaitingScope scope, const GArray *absents)
{
  if (scope == DESK_WAITING_OF_COUNTY)
    return g_strdup (where);
  if (scope == DESK_WAITING_OF_MY_UNIT)
    return g_strdup_printf ("(%s) and unit = my-unit", where);
  g_autofree char *people = list_people (absents);
  if (of == OF_REGISTRAR)
    return g_strdup_printf ("(%s) and registered_by in (%s)", where, people);
  g_autofree char *handler = of_handler (people);
  return g_strdup_printf ("(%s) and %s", where, handler);
}

char *
desk_waiting_where_open (const char *where, DeskWaitingScope scope, const GArray *absents)
{
  g_autofree char *open = where != NULL ? g_strdup_printf ("%s and " DESK_WHERE_OPEN, where) : g_strdup (DESK_WHERE_OPEN);

  return narrowed (open, OF_HANDLER, scope, absents);
}

char *
desk_waiting_where (DeskWaitingKind kind, DeskWaitingScope scope, const GArray *absents)
{
  if (kind == DESK_WAITING_FOLLOW_UP)
    {
      g_autofree char *returned = narrowed ("state = returned", OF_HANDLER, scope, absents);
      g_autofree char *verified = narrowed ("state = verified", OF_REGISTRAR, scope, absents);
      return g_strdup_printf ("%s or %s", returned, verified);
    }
  if (kinds[kind].of == OF_EITHER)
    return desk_waiting_where_open (kinds[kind].where, scope, absents);
  return narrowed (kinds[kind].where, kinds[kind].of, scope, absents);
}

char *
desk_waiting_where_any (DeskWaitingScope scope, const GArray *absents)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++)
    {
      g_autofree char *one = desk_waiting_where (kind, scope, absents);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " or " : "", one);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
desk_waiting_person (const char *state, const char *person, const char *registered_by)
{
  switch (desk_state_from_code (state))
    {
    case DESK_STATE_REGISTERED:
      return person != NULL ? person : registered_by;
    case DESK_STATE_HANDED_OVER:
    case DESK_STATE_ACCEPTED:
    case DESK_STATE_IN_PROGRESS:
    case DESK_STATE_RETURNED:
      return person;
    case DESK_STATE_RESOLVED:
    case DESK_STATE_VERIFIED:
      return registered_by;
    default:
      return NULL;
    }
}
