/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-case-type.h"
#include "model/desk-query.h"
#include "model/desk-date.h"
#include "model/desk-registry.h"
#include "model/desk-waiting.h"

/* The query texts against what they are to mean, over every state and owner. */

enum { NOBODY, ME, ABSENT, OTHER, N_PEOPLE };

static DeskUuid people[N_PEOPLE];
static char *texts[N_PEOPLE];

static gboolean
is_mine (guint who, gboolean deputy)
{
  return who == ME || (deputy && who == ABSENT);
}

/* Written out again, without the query language. */
static gboolean
waits_for_me (DeskWaitingKind kind, int state, guint person, guint registrar, gboolean of_my_unit, int due, int warned, gboolean deputy)
{
  gboolean open = (DESK_STATES_OPEN & (1u << state)) != 0;
  gboolean handler = is_mine (person, deputy) || (state == DESK_STATE_HANDED_OVER && person == NOBODY && of_my_unit) ||
                     (state == DESK_STATE_REGISTERED && person == NOBODY && is_mine (registrar, deputy));

  switch (kind)
    {
    case DESK_WAITING_OVERDUE:
      return open && due < 0 && handler;
    case DESK_WAITING_DUE:
      return open && due >= 0 && (warned || due == 0) && handler;
    case DESK_WAITING_ACCEPT:
      return state == DESK_STATE_HANDED_OVER && handler;
    case DESK_WAITING_CALL_BACK:
      return state == DESK_STATE_RESOLVED && is_mine (registrar, deputy);
    case DESK_WAITING_FOLLOW_UP:
      return (state == DESK_STATE_RETURNED && is_mine (person, deputy)) || (state == DESK_STATE_VERIFIED && is_mine (registrar, deputy));
    default:
      return FALSE;
    }
}

static void
test_queries (void)
{
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  DeskType *type = desk_registry_find_type (registry, "case");
  GTimeZone *zone = desk_date_default_zone ();
  const gint64 now = desk_date_at_us ("2026-03-12", 10 * 60, zone);
  g_autoptr (GArray) absents = g_array_new (FALSE, FALSE, sizeof (DeskUuid));
  DeskUuid units[2] = { { { 9 } }, { { 10 } } };
  guint tried = 0, waiting = 0;

  for (guint i = 1; i < N_PEOPLE; i++)
    {
      people[i].bytes[0] = (guint8) (i + 1);
      texts[i] = desk_uuid_to_string (&people[i]);
    }
  g_array_append_val (absents, people[ABSENT]);
  const DeskQueryContext context = { now, zone, people[ME], units[0] };
  for (int deputy = 0; deputy < 2; deputy++)
    for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++)
      {
        g_autofree char *where = desk_waiting_where (kind, DESK_WAITING_OF_ME, deputy ? absents : NULL);
        g_autofree char *any = desk_waiting_where_any (DESK_WAITING_OF_ME, deputy ? absents : NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (DeskQuery) query = desk_query_parse (where, &error), all = desk_query_parse (any, &error);
        g_assert_no_error (error);
        g_assert_true (desk_query_check (query, registry, type, &error));
        for (guint n = 0; n < DESK_N_STATES * N_PEOPLE * N_PEOPLE * 2 * 3 * 2; n++)
          {
            guint rest = n;
            int state = (int) (rest % DESK_N_STATES);
            guint person = (rest /= DESK_N_STATES) % N_PEOPLE, registrar = (rest /= N_PEOPLE) % N_PEOPLE;
            gboolean mine = (rest /= N_PEOPLE) % 2;
            int due = (int) ((rest /= 2) % 3) - 1;
            gboolean warned = (rest /= 3) % 2;
            g_autoptr (DeskValues) values = desk_values_new ();
            g_autofree char *unit = desk_uuid_to_string (&units[mine ? 0 : 1]);

            desk_values_set_text (values, "state", desk_state_get_code (state));
            desk_values_set_text (values, "unit", unit);
            if (person != NOBODY)
              desk_values_set_text (values, "person", texts[person]);
            if (registrar != NOBODY)
              desk_values_set_text (values, "registered_by", texts[registrar]);
            /* yesterday, this evening, in five days */
            desk_values_set_integer (values, "due_at", due == 0 ? desk_date_at_us ("2026-03-12", 18 * 60, zone) : now + due * 5 * DESK_DAY_US);
            desk_values_set_integer (values, "warn_at", warned ? now - 1 : now + 1);
            gboolean expected = waits_for_me (kind, state, person, registrar, mine, due, warned, deputy);
            g_assert_cmpint (desk_query_matches (query, type, values, &context), ==, expected);
            g_assert_true (!expected || desk_query_matches (all, type, values, &context));
            tried++;
            waiting += expected;
          }
      }
  g_assert_cmpuint (tried, ==, 2 * DESK_WAITING_N * DESK_N_STATES * N_PEOPLE * N_PEOPLE * 12);
  g_assert_cmpuint (waiting, >, 500);
  for (guint i = 1; i < N_PEOPLE; i++)
    g_free (texts[i]);
}

/* For the unit and the county every kind is a query that fits a case. */
static void
test_scopes (void)
{
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  DeskType *type = desk_registry_find_type (registry, "case");

  for (DeskWaitingScope scope = 0; scope <= DESK_WAITING_OF_COUNTY; scope++)
    for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *where = desk_waiting_where (kind, scope, NULL);
        g_autoptr (DeskQuery) query = desk_query_parse (where, &error);
        g_assert_no_error (error);
        desk_query_check (query, registry, type, &error);
        g_assert_no_error (error);
        g_assert_cmpint (desk_waiting_from_code (desk_waiting_code (kind)), ==, kind);
      }
  g_assert_cmpint (desk_waiting_from_code ("sleeping"), ==, -1);
}

static void
test_person (void)
{
  g_assert_cmpstr (desk_waiting_person ("registered", NULL, "r"), ==, "r");
  g_assert_cmpstr (desk_waiting_person ("registered", "p", "r"), ==, "p");
  g_assert_cmpstr (desk_waiting_person ("handed-over", "p", "r"), ==, "p");
  g_assert_cmpstr (desk_waiting_person ("handed-over", NULL, "r"), ==, NULL);
  g_assert_cmpstr (desk_waiting_person ("in-progress", "p", "r"), ==, "p");
  g_assert_cmpstr (desk_waiting_person ("resolved", "p", "r"), ==, "r");
  g_assert_cmpstr (desk_waiting_person ("struck-off", "p", "r"), ==, NULL);
  g_assert_cmpstr (desk_waiting_person (NULL, "p", "r"), ==, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/waiting/queries", test_queries);
  g_test_add_func ("/model/waiting/scopes", test_scopes);
  g_test_add_func ("/model/waiting/person", test_person);
  return g_test_run ();
}
