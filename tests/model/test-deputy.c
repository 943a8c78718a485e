/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include "model/desk-deputy.h"

#include <string.h>

/* Who acts for whom: chains, rings, and what may be arranged. */

static DeskUuid
person (guint n)
{
  DeskUuid uid = DESK_UUID_NIL;

  uid.bytes[0] = 1;
  uid.bytes[15] = (guint8) n;
  return uid;
}

static void
add (GArray *deputies, guint absent, guint deputy, const char *begins, const char *ends)
{
  DeskDeputy one = { .absent = person (absent), .deputy = person (deputy) };

  one.uid.bytes[0] = 2;
  one.uid.bytes[14] = (guint8) (deputies->len >> 8);
  one.uid.bytes[15] = (guint8) deputies->len;
  g_strlcpy (one.begins, begins, sizeof one.begins);
  g_strlcpy (one.ends, ends, sizeof one.ends);
  g_array_append_val (deputies, one);
}

static char *
absents_of (const GArray *deputies, guint who, const char *day)
{
  DeskUuid uid = person (who);
  g_autoptr (GArray) absents = desk_deputy_absents (deputies, &uid, day);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < absents->len; i++)
    g_string_append_printf (text, "%u ", g_array_index (absents, DeskUuid, i).bytes[15]);
  return g_string_free (text, FALSE);
}

static void
test_chain (void)
{
  g_autoptr (GArray) deputies = g_array_new (FALSE, FALSE, sizeof (DeskDeputy));

  add (deputies, 1, 2, "2026-03-02", "2026-03-10");
  add (deputies, 2, 3, "2026-03-05", "2026-03-06");
  g_autofree char *before = absents_of (deputies, 3, "2026-03-04");
  g_autofree char *both = absents_of (deputies, 3, "2026-03-05");
  g_autofree char *last = absents_of (deputies, 3, "2026-03-06");
  g_autofree char *after = absents_of (deputies, 3, "2026-03-07");
  g_autofree char *second = absents_of (deputies, 2, "2026-03-10");
  g_autofree char *over = absents_of (deputies, 2, "2026-03-11");
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (both, ==, "2 1 ");
  g_assert_cmpstr (last, ==, "2 1 ");
  g_assert_cmpstr (after, ==, "");
  g_assert_cmpstr (second, ==, "1 ");
  g_assert_cmpstr (over, ==, "");

  /* a ring ends where it closes, and nobody acts for himself */
  add (deputies, 3, 1, "2026-03-05", "2026-03-05");
  g_autofree char *ring = absents_of (deputies, 3, "2026-03-05");
  g_assert_cmpstr (ring, ==, "2 1 ");
}

/* Reachability by multiplying the relation until it no longer grows. */
static void
test_property (void)
{
  enum { PEOPLE = 6, DAYS = 9, ROUNDS = 4000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) deputies = g_array_new (FALSE, FALSE, sizeof (DeskDeputy));
      guint n = (guint) g_rand_int_range (rand, 0, 12);
      char day[11];
      gboolean reach[PEOPLE][PEOPLE] = { { FALSE } };

      for (guint i = 0; i < n; i++)
        {
          int from = g_rand_int_range (rand, 1, DAYS), to = g_rand_int_range (rand, from, DAYS + 1);
          g_autofree char *begins = g_strdup_printf ("2026-03-%02d", from), *ends = g_strdup_printf ("2026-03-%02d", to);
          add (deputies, (guint) g_rand_int_range (rand, 0, PEOPLE), (guint) g_rand_int_range (rand, 0, PEOPLE), begins, ends);
        }
      g_snprintf (day, sizeof day, "2026-03-%02d", g_rand_int_range (rand, 1, DAYS + 1));
      for (guint i = 0; i < deputies->len; i++)
        {
          const DeskDeputy *one = &g_array_index (deputies, DeskDeputy, i);
          if (g_strcmp0 (one->begins, day) <= 0 && g_strcmp0 (day, one->ends) <= 0)
            reach[one->deputy.bytes[15]][one->absent.bytes[15]] = TRUE;
        }
      for (guint k = 0; k < PEOPLE; k++)
        for (guint a = 0; a < PEOPLE; a++)
          for (guint b = 0; b < PEOPLE; b++)
            reach[a][b] = reach[a][b] || (reach[a][k] && reach[k][b]);
      for (guint who = 0; who < PEOPLE; who++)
        {
          DeskUuid uid = person (who);
          g_autoptr (GArray) absents = desk_deputy_absents (deputies, &uid, day);
          guint expected = 0;
          for (guint b = 0; b < PEOPLE; b++)
            expected += b != who && reach[who][b];
          g_assert_cmpuint (absents->len, ==, expected);
          for (guint i = 0; i < absents->len; i++)
            g_assert_true (reach[who][g_array_index (absents, DeskUuid, i).bytes[15]]);
        }
    }
}

/* An arrangement makes a ring if and only if on some day of it the chain leads back. */
static void
test_ring_property (void)
{
  enum { PEOPLE = 4, DAYS = 8, ROUNDS = 4000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint rings = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) deputies = g_array_new (FALSE, FALSE, sizeof (DeskDeputy));
      guint n = (guint) g_rand_int_range (rand, 1, 7);
      char told[11] = "", first[11] = "";

      for (guint i = 0; i < n; i++)
        {
          int from = g_rand_int_range (rand, 1, DAYS), to = g_rand_int_range (rand, from, DAYS + 1);
          guint absent = (guint) g_rand_int_range (rand, 0, PEOPLE), deputy = (absent + (guint) g_rand_int_range (rand, 1, PEOPLE)) % PEOPLE;
          g_autofree char *begins = g_strdup_printf ("2026-03-%02d", from), *ends = g_strdup_printf ("2026-03-%02d", to);
          add (deputies, absent, deputy, begins, ends);
        }
      const DeskDeputy mine = g_array_index (deputies, DeskDeputy, n - 1);
      g_array_set_size (deputies, n - 1);
      for (int d = 1; d <= DAYS && *first == '\0'; d++)
        {
          g_autofree char *day = g_strdup_printf ("2026-03-%02d", d);
          g_autoptr (GArray) absents = desk_deputy_absents (deputies, &mine.absent, day);
          for (guint i = 0; i < absents->len && desk_deputy_is_active (&mine, day); i++)
            if (desk_uuid_equal (&g_array_index (absents, DeskUuid, i), &mine.deputy))
              g_strlcpy (first, day, sizeof first);
        }
      g_assert_cmpint (desk_deputy_makes_ring (deputies, &mine, told), ==, *first != '\0');
      g_assert_cmpstr (told, ==, first);
      rings += *first != '\0';
      /* neither does it overlap with itself when it is changed */
      g_array_append_val (deputies, mine);
      const DeskDeputy *other = desk_deputy_find_overlap (deputies, &mine);
      g_assert_true (other == NULL || !desk_uuid_equal (&other->uid, &mine.uid));
    }
  g_assert_cmpuint (rings, >, 100);
}

/* --- decided --- */

static char *
set (const char *field, const DeskUuid *uid)
{
  g_autofree char *text = world_text (uid);

  return g_strdup_printf ("%s=%s", field, text);
}

static DeskUuid
away (World *world, const DeskUuid *absent, const DeskUuid *deputy, const char *begins, const char *ends)
{
  g_autofree char *who = set ("absent", absent), *by = set ("deputy", deputy);
  g_autofree char *from = g_strconcat ("begins=", begins, NULL), *to = g_strconcat ("ends=", ends, NULL);

  return world_create (world, "create", "deputy", who, by, from, to, "note=Course", NULL);
}

static DeskOutcome *
try_away (World *world, const DeskUuid *absent, const DeskUuid *deputy, const char *begins, const char *ends)
{
  DeskUuid uid;
  g_autofree char *who = set ("absent", absent), *by = set ("deputy", deputy);
  g_autofree char *from = g_strconcat ("begins=", begins, NULL), *to = g_strconcat ("ends=", ends, NULL);

  desk_uuid_source_next (world->uuids, world->env.now_us, &uid);
  DeskCommand *command = world_command (world, &uid, "create", "deputy", 0);
  const char *const values[] = { who, by, from, to, "note=Course" };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    world_set (world_part (command), values[i]);
  return world_execute (world, command);
}

static void
refuse (World *world, const DeskUuid *absent, const DeskUuid *deputy, const char *begins, const char *ends, const char *field, const char *rule, const char *says)
{
  g_autoptr (DeskOutcome) outcome = try_away (world, absent, deputy, begins, ends);

  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_cmpuint (outcome->problems->len, ==, 1);
  const DeskProblem *problem = outcome->problems->pdata[0];
  g_assert_cmpstr (problem->field, ==, field);
  g_assert_cmpstr (problem->rule, ==, rule);
  g_assert_nonnull (strstr (problem->message, says));
}

static void
test_decided (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *of_unit = set ("unit", &world->my_unit);
  DeskUuid third = world_create (world, "create", "person", "name=Wang", of_unit, NULL);

  refuse (world, &world->me, &world->me, "2026-03-02", "2026-03-05", "deputy", "invalid", "own deputy");
  refuse (world, &world->me, &world->colleague, "2026-03-05", "2026-03-02", "ends", "bound", "From day");
  DeskUuid first = away (world, &world->me, &world->colleague, "2026-03-02", "2026-03-05");
  refuse (world, &world->me, &third, "2026-03-05", "2026-03-09", "begins", "overlap", "Li is the deputy from 2026-03-02 to 2026-03-05");
  refuse (world, &world->colleague, &world->me, "2026-03-01", "2026-03-03", "deputy", "ring", "2026-03-02");
  /* the day after is free, and a chain is none */
  DeskUuid second = away (world, &world->me, &third, "2026-03-06", "2026-03-09");
  away (world, &world->colleague, &third, "2026-03-01", "2026-03-03");
  refuse (world, &third, &world->me, "2026-03-03", "2026-03-03", "deputy", "ring", "2026-03-03");
  /* changing one is checked like a new one, withdrawing frees the days */
  world_refuses (world, &second, "change", "overlap", "begins", "begins=2026-03-04", NULL);
  world_must (world, &first, "withdraw", "reason=Came back", NULL);
  world_must (world, &second, "change", "begins=2026-03-04", NULL);
  /* an arrangement whose days are left alone can still be described */
  world_must (world, &second, "change", "note=Journey", NULL);
}

static char *
acts_for (World *world, const DeskUuid *record)
{
  GPtrArray *events = world_find (world, record)->events;
  const DeskEvent *event = events->pdata[events->len - 1];
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, &error);

  g_assert_no_error (error);
  return g_strdup (body->acts_for);
}

/* What a deputy does is on the event as done for the absent; what one does in one's own right is not. */
static void
test_acts_for (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid record = world_register (world);
  DeskUuid mine = world_register (world);
  g_autofree char *me = world_text (&world->me);

  away (world, &world->me, &world->colleague, "2026-03-02", "2026-03-03");
  world->actor.uid = world->colleague;
  world_must (world, &record, "plan", "plan=Recruit", NULL);
  g_autofree char *for_registrar = acts_for (world, &record);
  g_assert_cmpstr (for_registrar, ==, me);
  world->actor.uid = world->me;
  world_must (world, &record, "resolve", "answer=Done", NULL);
  g_autofree char *own = acts_for (world, &record);
  g_assert_null (own);
  world->actor.uid = world->colleague;
  world_must (world, &record, "check", "effect=Good", "verdict=effective", NULL);
  g_autofree char *checked = acts_for (world, &record);
  g_assert_cmpstr (checked, ==, me);
  /* the deputy's time is over */
  world_advance_hours (world, 48);
  world_must (world, &mine, "plan", "plan=Later", NULL);
  g_autofree char *later = acts_for (world, &mine);
  g_assert_null (later);
  /* undo takes the act back whoever it was for */
  world->actor.uid = world->me;
  const GPtrArray *events = world_find (world, &mine)->events;
  g_autofree char *event = world_text (&((DeskEvent *) events->pdata[events->len - 1])->uid);
  g_autofree char *undone = g_strconcat ("event=", event, NULL);
  world_must (world, &mine, "undo", undone, NULL);
  g_assert_null (desk_snapshot_get_text (world_find (world, &mine)->snapshot, "plan"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/deputy/chain", test_chain);
  g_test_add_func ("/model/deputy/property", test_property);
  g_test_add_func ("/model/deputy/ring-property", test_ring_property);
  g_test_add_func ("/model/deputy/decided", test_decided);
  g_test_add_func ("/model/deputy/acts-for", test_acts_for);
  return g_test_run ();
}
