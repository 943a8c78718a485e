/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-decide.h"

#include <string.h>

#include "model/desk-identity.h"
#include "world.h"

static char *
reference (const char *field, const DeskUuid *uid)
{
  g_autofree char *text = desk_uuid_to_string (uid);

  return g_strconcat (field, "=", text, NULL);
}

static char *
make_identity (void)
{
  static const char first[] = "50023819900307003";

  return g_strdup_printf ("%s%c", first, desk_identity_number_make (first));
}

static const char *
last_kind (World *world, const DeskUuid *uid)
{
  const GPtrArray *events = world_find (world, uid)->events;

  return ((const DeskEvent *) g_ptr_array_index (events, events->len - 1))->kind;
}

static void
undo (World *world, const DeskUuid *uid)
{
  g_autofree char *event = reference ("event", &world_find (world, uid)->snapshot->last_event);

  world_must (world, uid, "undo", event, NULL);
}

/* A fresh fold of what is in the log comes to what the store holds. */
static void
assert_folds (World *world, const DeskUuid *uid)
{
  WorldRecord *record = world_find (world, uid);
  g_autoptr (DeskSnapshot) again = desk_snapshot_new (uid);
  GError *error = NULL;

  for (guint i = 0; i < record->events->len; i++)
    {
      desk_fold (again, g_ptr_array_index (record->events, i), &error);
      g_assert_no_error (error);
    }
  g_assert_true (desk_snapshot_equal (again, record->snapshot));
}

static void
test_create (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_create (world, "create", "tst.household", "name=Wang", "kind=household", "members#4", NULL);
  const WorldRecord *record = world_find (world, &uid);
  const DeskEvent *event = g_ptr_array_index (record->events, 0);

  g_assert_cmpstr (event->kind, ==, "created");
  g_assert_cmpint (event->at_us, ==, world->env.now_us);
  g_assert_true (desk_uuid_equal (&event->actor, &world->me));
  g_assert_cmpstr (record->snapshot->type, ==, "tst.household");
  g_assert_cmpint (record->snapshot->version, ==, 1);
  g_assert_cmpint (desk_snapshot_get_integer (record->snapshot, "members"), ==, 4);
  world_refuses (world, &uid, "register", "unknown", NULL, NULL);
  world_refuses (world, &world->common, "resolve", "unknown", NULL, "answer=Yes", NULL);
}

static void
test_initial (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *party = reference ("party", &world->party);
  g_autofree char *me = desk_uuid_to_string (&world->me);
  DeskUuid uid = world_create (world, "create", "visit", party, NULL);
  const DeskSnapshot *visit = world_find (world, &uid)->snapshot;

  g_assert_cmpstr (desk_snapshot_get_text (visit, "date"), ==, "2026-03-02");
  g_assert_cmpstr (desk_snapshot_get_text (visit, "visitors"), ==, me);
  g_assert_cmpstr (desk_snapshot_get_text (visit, "way"), ==, "visit");
}

/* Each fault alone, with its rule and its field. */
static void
test_faults (void)
{
  static const struct {
    const char *type, *assignment, *rule, *field;
  } faults[] = {
    { "unit", "-name", "required", "name" },
    { "unit", "kind=palace", "invalid", "kind" },
    { "unit", "colour=red", "unknown", "colour" },
    { "unit", "parent=nobody", "invalid", "parent" },
    { "unit", "parent=01890000-0000-7000-8000-000000000001", "missing-record", "parent" },
    { "unit", "telephone=12", "invalid", "telephone" },
    { "unit", "name=Labour bureau", "unique", "name" },
    { "tst.household", "score#5", "computed", "score" },
    { "tst.household", "members#99", "invalid", "members" },
    { "tst.household", "identity_number=110101199003070000", "invalid", "identity_number" },
  };
  g_autoptr (World) world = world_new ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      DeskUuid uid;
      world->env.next_uuid (world, &uid);
      DeskCommand *command = world_command (world, &uid, "create", faults[i].type, 0);
      world_set (world_part (command), "name=Another");
      world_set (world_part (command), g_str_equal (faults[i].type, "unit") ? "kind=office" : "kind=household");
      world_set (world_part (command), faults[i].assignment);
      g_autoptr (DeskOutcome) outcome = world_execute (world, command);
      g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
      g_assert_cmpuint (outcome->problems->len, ==, 1);
      const DeskProblem *problem = g_ptr_array_index (outcome->problems, 0);
      g_assert_cmpstr (problem->rule, ==, faults[i].rule);
      g_assert_cmpstr (problem->field, ==, faults[i].field);
    }
}

static void
test_all_faults_at_once (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid;

  world->env.next_uuid (world, &uid);
  DeskCommand *command = world_command (world, &uid, "register", "tst.demand", 0);
  world_set (world_part (command), "category=labour");
  world_set (world_part (command), "source=rumour");
  world_set (world_part (command), "state=struck-off");
  world_set (world_part (command), "old_code=7");
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  static const char *const expected[] = { "source invalid", "state computed", "old_code retired", "title required", "party required", "vacancies required" };
  g_assert_cmpuint (outcome->problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gboolean found = FALSE;
      for (guint j = 0; j < outcome->problems->len; j++)
        {
          const DeskProblem *problem = g_ptr_array_index (outcome->problems, j);
          g_autofree char *text = g_strdup_printf ("%s %s", problem->field, problem->rule);
          found = found || g_str_equal (text, expected[i]);
        }
      g_assert_true (found);
    }
  /* A number is not used up by a case that was refused. */
  g_assert_cmpuint (g_hash_table_size (world->numbers), ==, 0);
}

/* Not asked for is not required; asked for by a change, it is. */
static void
test_shown_if (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_REGISTERED);

  world_refuses (world, &uid, "change", "required", "vacancies", "category=labour", NULL);
  world_must (world, &uid, "change", "category=power", NULL);
  world_must (world, &uid, "change", "category=labour", "vacancies#3", NULL);
  world_refuses (world, &uid, "change", "required", "vacancies", "-vacancies", NULL);
  world_refuses (world, &uid, "change", "required", "title", "-title", NULL);
  world_refuses (world, &uid, "change", "computed", "answer", "answer=Done", NULL);
}

static void
test_rings (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *top = reference ("parent", &world->my_unit);
  g_autofree char *below = reference ("parent", &world->other_unit);

  world_must (world, &world->other_unit, "change", top, NULL);
  world_refuses (world, &world->my_unit, "change", "invalid", "parent", top, NULL);
  world_refuses (world, &world->my_unit, "change", "invalid", "parent", below, NULL);
}

static void
test_nothing_changed (void)
{
  g_autoptr (World) world = world_new ();

  world_must (world, &world->party, "change", "name=Shoe factory", NULL);
  g_assert_cmpint (world_find (world, &world->party)->snapshot->version, ==, 1);
}

static void
test_withdraw (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_create (world, "create", "unit", "name=Old office", "kind=office", NULL);

  world_must (world, &uid, "withdraw", "reason=Merged with another", NULL);
  g_assert_true (world_find (world, &uid)->snapshot->withdrawn);
  world_refuses (world, &uid, "change", "withdrawn", NULL, "name=New office", NULL);
  world_refuses (world, &world->party, "change", "missing-record", "area", "area=01890000-0000-7000-8000-000000000001", NULL);
  undo (world, &uid);
  g_assert_false (world_find (world, &uid)->snapshot->withdrawn);
  world_must (world, &uid, "change", "name=New office", NULL);
}

/* Two people: the record moves on to version 2 behind the back of the second. */
static DeskOutcome *
change_after (World *world, const char *theirs, const char *base, const char *mine)
{
  DeskUuid uid = world_create (world, "create", "party", "name=Paper mill", "kind=firm", "address=Mill road 1", NULL);
  DeskCommand *command = world_command (world, &uid, "change", NULL, 1);
  DeskCommandPart *part = world_part (command);

  world_must (world, &uid, "change", theirs, NULL);
  world_set (part, mine);
  if (base != NULL)
    {
      const char *sign = strchr (base, '=');
      g_autofree char *name = g_strndup (base, sign - base);
      g_auto (DeskValue) seen = DESK_VALUE_INIT;
      g_auto (DeskValue) wanted = DESK_VALUE_INIT;
      desk_value_init_text (&seen, sign + 1);
      desk_value_copy (desk_values_get (part->mine, name), &wanted);
      desk_command_part_set (part, name, &seen, &wanted);
    }
  return world_execute (world, command);
}

static void
test_stale (void)
{
  static const struct {
    const char *theirs, *base, *mine;
    gboolean clashes;
    gboolean no_history;
  } cases[] = {
    { "address=Mill road 2", "address=Mill road 1", "address=Mill road 3", TRUE, FALSE },
    { "address=Mill road 2", "address=Mill road 1", "address=Mill road 3", TRUE, TRUE },
    { "address=Mill road 2", NULL, "address=Mill road 3", TRUE, FALSE },   /* what was seen is found in the events */
    { "address=Mill road 2", NULL, "-address", TRUE, FALSE },
    { "contact=Chen", NULL, "contact=Sun", TRUE, FALSE },                  /* both filled an empty field */
    { "contact=Chen", NULL, "contact=Sun", TRUE, TRUE },
    { "address=Mill road 2", "address=Mill road 1", "address=Mill road 2", FALSE, FALSE }, /* both want the same */
    { "address=Mill road 2", NULL, "contact=Sun", FALSE, FALSE },          /* other fields */
    { "note=They pay late", NULL, "-address", FALSE, FALSE },
  };
  g_autoptr (World) world = world_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      world->no_history = cases[i].no_history;
      g_autoptr (DeskOutcome) outcome = change_after (world, cases[i].theirs, cases[i].base, cases[i].mine);
      g_assert_cmpint (outcome->status, ==, cases[i].clashes ? DESK_OUTCOME_STALE : DESK_OUTCOME_DONE);
      if (i != 0)
        continue;
      const DeskConflict *conflict = g_ptr_array_index (outcome->conflicts, 0);
      g_assert_cmpstr (conflict->field, ==, "address");
      g_assert_cmpstr (desk_value_get_text (&conflict->base), ==, "Mill road 1");
      g_assert_cmpstr (desk_value_get_text (&conflict->theirs), ==, "Mill road 2");
      g_assert_cmpstr (desk_value_get_text (&conflict->mine), ==, "Mill road 3");
    }
}

static void
test_stale_future (void)
{
  g_autoptr (World) world = world_new ();
  DeskCommand *command = world_command (world, &world->party, "change", NULL, 9);

  world_set (world_part (command), "contact=Sun");
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (outcome->problems, 0))->rule, ==, "stale");
}

/* One accepts while the other refuses; one lifts while the other lifts; a comment does not mind. */
static void
test_stale_acts (void)
{
  static const struct {
    const char *theirs, *mine, *field;
  } pairs[] = {
    { "accept", "refuse", "state" }, { "lift", "lift", "tier" },         { "hand-over", "hand-over", "unit" },
    { "accept", "comment", NULL },   { "comment", "accept", NULL },
  };
  g_autoptr (World) world = world_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_HANDED_OVER);
      gint64 version = world_find (world, &uid)->snapshot->version;
      DeskCommand *first = world_command (world, &uid, pairs[i].theirs, NULL, version);
      DeskCommand *second = world_command (world, &uid, pairs[i].mine, NULL, version);

      world_fill (world, world_part (first), desk_act_find (pairs[i].theirs));
      if (g_str_equal (pairs[i].theirs, "hand-over"))
        desk_command_part_set_uuid (world_part (first), "to_unit", &world->my_unit);
      world_fill (world, world_part (second), desk_act_find (pairs[i].mine));
      g_autoptr (DeskOutcome) done = world_execute (world, first);
      g_assert_cmpint (done->status, ==, DESK_OUTCOME_DONE);
      g_autoptr (DeskOutcome) outcome = world_execute (world, second);
      g_assert_cmpint (outcome->status, ==, pairs[i].field != NULL ? DESK_OUTCOME_STALE : DESK_OUTCOME_DONE);
      gboolean named = pairs[i].field == NULL;
      for (guint j = 0; j < outcome->conflicts->len; j++)
        named = named || g_str_equal (((DeskConflict *) g_ptr_array_index (outcome->conflicts, j))->field, pairs[i].field);
      g_assert_true (named);
    }
}

static void
test_sensitive (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *number = make_identity ();
  g_autofree char *identity = g_strconcat ("identity_number=", number, NULL);
  g_autofree char *of_case = g_strconcat ("identity=", number, NULL);
  DeskUuid party = world_create (world, "create", "tst.household", "name=Wang", "kind=household", identity, NULL);
  DeskUuid uid = world_register (world);
  const char *sealed = desk_snapshot_get_text (world_find (world, &party)->snapshot, "identity_number");

  g_assert_true (g_str_has_prefix (sealed, "enc:"));
  /* The same ciphertext given back is not sealed a second time. */
  g_autofree char *back = g_strconcat ("identity_number=", sealed, NULL);
  world_must (world, &party, "change", back, "members#5", NULL);
  g_assert_true (g_str_has_prefix (desk_snapshot_get_text (world_find (world, &party)->snapshot, "identity_number"), "enc:"));
  world_must (world, &uid, "comment", "words=Named", of_case, NULL);
  world_must (world, &party, "change", "-identity_number", NULL);
  undo (world, &party);

  GHashTableIter iter;
  gpointer record;
  g_hash_table_iter_init (&iter, world->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    for (guint i = 0; i < ((WorldRecord *) record)->events->len; i++)
      g_assert_null (strstr (((DeskEvent *) g_ptr_array_index (((WorldRecord *) record)->events, i))->body, number));
  g_assert_true (g_str_has_prefix (desk_snapshot_get_text (world_find (world, &party)->snapshot, "identity_number"), "enc:"));

  world->env.seal = NULL;
  g_autofree char *other = g_strconcat ("identity_number=", number, NULL);
  world_refuses (world, &party, "change", "invalid", "identity_number", other, NULL);
}

static void
test_undo (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (DeskSnapshot) before = desk_snapshot_copy (world_find (world, &world->party)->snapshot);
  g_autofree char *first = reference ("event", &before->last_event);

  world_must (world, &world->party, "change", "contact=Chen", "-area", NULL);
  world_refuses (world, &world->party, "undo", "undo", NULL, first, NULL);
  world_refuses (world, &world->party, "undo", "required", "event", NULL);
  g_autofree char *event = reference ("event", &world_find (world, &world->party)->snapshot->last_event);
  undo (world, &world->party);
  world_assert_same (before, world_find (world, &world->party)->snapshot);
  g_assert_cmpstr (last_kind (world, &world->party), ==, "undone");
  g_autoptr (DeskEventBody) body =
      desk_event_body_from_json (((DeskEvent *) g_ptr_array_index (world_find (world, &world->party)->events, 2))->body, NULL);
  g_assert_cmpstr (body->undoes, ==, event + strlen ("event="));
  /* What was undone is not undone again. */
  g_autofree char *undone = reference ("event", &world_find (world, &world->party)->snapshot->last_event);
  world_refuses (world, &world->party, "undo", "undo", NULL, undone, NULL);
}

/* Who looked at a telephone meanwhile did nothing to the record. */
static void
test_undo_before_look (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (DeskSnapshot) before = NULL;

  world_must (world, &world->party, "change", "telephone=13800001111", NULL);
  before = desk_snapshot_copy (world_find (world, &world->party)->snapshot);
  world_must (world, &world->party, "change", "contact=Chen", NULL);
  g_autofree char *change = reference ("event", &world_find (world, &world->party)->snapshot->last_event);
  world_must (world, &world->party, "unmask", "field=telephone", "reason=To call", NULL);
  g_autofree char *look = reference ("event", &world_find (world, &world->party)->snapshot->last_event);
  world_refuses (world, &world->party, "undo", "undo", NULL, look, NULL);
  world_must (world, &world->party, "undo", change, NULL);
  world_assert_same (before, world_find (world, &world->party)->snapshot);
  g_assert_cmpstr (last_kind (world, &world->party), ==, "undone");
  world_refuses (world, &world->party, "undo", "undo", NULL, change, NULL);
}

static void
test_undo_first (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid unit = world_create (world, "create", "unit", "name=Typing error", "kind=office", NULL);
  DeskUuid uid = world_register (world);

  undo (world, &unit);
  g_assert_true (world_find (world, &unit)->snapshot->withdrawn);
  g_assert_cmpstr (last_kind (world, &unit), ==, "withdrawn");
  undo (world, &uid);
  g_assert_cmpstr (desk_snapshot_get_text (world_find (world, &uid)->snapshot, "state"), ==, "withdrawn");
  g_assert_cmpstr (desk_snapshot_get_text (world_find (world, &uid)->snapshot, "number"), ==, "QY-2026-000001");
  g_assert_cmpint (desk_snapshot_get_integer (world_find (world, &uid)->snapshot, "due_at"), ==, 0);
}

static void
test_undo_taken (void)
{
  g_autoptr (World) world = world_new ();

  world_must (world, &world->my_unit, "change", "name=Human resources", NULL);
  world_must (world, &world->other_unit, "change", "name=Labour bureau", NULL);
  g_autofree char *event = reference ("event", &world_find (world, &world->my_unit)->snapshot->last_event);
  world_refuses (world, &world->my_unit, "undo", "unique", "name", event, NULL);
}

static void
test_undo_unknown (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *event = reference ("event", &world_find (world, &world->party)->snapshot->last_event);

  world->no_history = TRUE;
  world_refuses (world, &world->party, "undo", "undo", NULL, event, NULL);
  world_refuses (world, &world->party, "redact", "redact", NULL, "-note", "reason=Asked for", NULL);
}

static gboolean
log_holds (World *world, const DeskUuid *uid, const char *text)
{
  const GPtrArray *events = world_find (world, uid)->events;

  for (guint i = 0; i < events->len; i++)
    {
      const DeskEvent *event = g_ptr_array_index (events, i);
      if (event->body != NULL && strstr (event->body, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_redact (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_create (world, "create", "party", "name=Paper mill", "kind=firm", "note=Secret illness", NULL);

  world_must (world, &uid, "change", "note=Another secret", "contact=Chen", NULL);
  world_must (world, &uid, "change", "address=Mill road 1", NULL);
  world_refuses (world, &uid, "redact", "required", "reason", "-note", NULL);
  world_refuses (world, &uid, "redact", "unknown", "colour", "-colour", "reason=Asked for", NULL);
  world_refuses (world, &uid, "redact", "redact", NULL, "-telephone", "reason=Asked for", NULL);
  g_assert_true (log_holds (world, &uid, "Secret illness"));
  world_must (world, &uid, "redact", "-note", "reason=Asked for", NULL);
  g_assert_false (log_holds (world, &uid, "ecret"));
  const WorldRecord *record = world_find (world, &uid);
  g_assert_null (desk_snapshot_get_text (record->snapshot, "note"));
  g_assert_cmpstr (desk_snapshot_get_text (record->snapshot, "contact"), ==, "Chen");
  g_assert_cmpstr (desk_snapshot_get_text (record->snapshot, "name"), ==, "Paper mill");
  g_assert_null (((DeskEvent *) g_ptr_array_index (record->events, 0))->body);
  g_assert_nonnull (((DeskEvent *) g_ptr_array_index (record->events, 2))->body);
  assert_folds (world, &uid);
  g_autofree char *event = reference ("event", &record->snapshot->last_event);
  world_refuses (world, &uid, "undo", "undo", NULL, event, NULL);
}

/* Out of the rows of a case and out of what was said, the case going on as before. */
static void
test_redact_case (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_HANDED_OVER);
  g_autofree char *to = reference ("to_unit", &world->other_unit);

  world_must (world, &uid, "refuse", "reason=Secret illness of the clerk", NULL);
  world_must (world, &uid, "hand-over", to, "instruction=Try again", NULL);
  world_must (world, &uid, "comment", "words=Secret too", NULL);
  g_autofree char *comment = reference ("event", &world_find (world, &uid)->snapshot->last_event);
  world_refuses (world, &uid, "redact", "redact", "state", "-state", "reason=Asked for", NULL);
  world_refuses (world, &uid, "redact", "redact", "handover.to_unit", "-handover.to_unit", "reason=Asked for", NULL);
  world_must (world, &uid, "redact", "-handover.reason", comment, "reason=Asked for", NULL);
  g_assert_false (log_holds (world, &uid, "ecret"));
  assert_folds (world, &uid);
  const DeskSnapshot *snapshot = world_find (world, &uid)->snapshot;
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "state"), ==, "handed-over");
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "refusals"), ==, 1);
  g_assert_cmpuint (desk_snapshot_get_n_rows (snapshot, "handover"), ==, 2);
  g_assert_cmpstr (desk_values_get_text (desk_snapshot_get_row (snapshot, "handover", 1), "outcome"), ==, "refused");
  g_assert_null (desk_values_get_text (desk_snapshot_get_row (snapshot, "handover", 1), "reason"));
  world_must (world, &uid, "accept", NULL);
  assert_folds (world, &uid);
}

/* One command: a visit, a case found on it, and its hand-over. */
static void
test_parts (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid visit, uid;
  DeskCommandPart *part;

  world->env.next_uuid (world, &visit);
  world->env.next_uuid (world, &uid);
  DeskCommand *command = world_command (world, &visit, "create", "visit", 0);
  desk_command_part_set_uuid (world_part (command), "party", &world->party);
  part = desk_command_add (command, "register", &uid, "tst.demand", 0);
  desk_command_part_set_text (part, "title", "Too few workers");
  desk_command_part_set_uuid (part, "party", &world->party);
  desk_command_part_set_uuid (part, "visit", &visit);
  part = desk_command_add (command, "hand-over", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "to_unit", &world->other_unit);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
  g_assert_cmpstr (desk_snapshot_get_text (world_find (world, &uid)->snapshot, "state"), ==, "handed-over");
  g_assert_cmpint (world_find (world, &uid)->snapshot->version, ==, 2);
}

/* The hand-over of a case that could not be registered has no fault of its own. */
static void
test_parts_refused (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (DeskOutcome) outcome = desk_outcome_new (DESK_OUTCOME_REFUSED);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  DeskUuid uid;

  world->env.next_uuid (world, &uid);
  g_autoptr (DeskCommand) command = world_command (world, &uid, "register", "tst.demand", 0);
  world_set (world_part (command), "title=No party");
  desk_command_add (command, "hand-over", &uid, NULL, DESK_ANY_VERSION);
  g_autoptr (DeskSnapshot) empty = desk_snapshot_new (&uid);
  for (guint i = 0; i < 2; i++)
    g_assert_false (desk_decide (command, i, empty, &world->env, events, outcome));
  g_assert_cmpuint (outcome->problems->len, ==, 1);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (outcome->problems, 0))->field, ==, "party");
}

/* Row 4095 is the last: 4096 would be the first of the next record. */
static void
test_full (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.relief", DESK_STATE_RESOLVED);

  for (guint i = 0; i < 4094; i++)
    desk_values_set_integer (desk_snapshot_add_row (world_find (world, &uid)->snapshot, "evaluation"), "score", 3);
  world_must (world, &uid, "evaluate", "side=party", "score#5", NULL);
  world_refuses (world, &uid, "evaluate", "blocked", NULL, "side=party", "score#5", NULL);
}

static void
test_unknown (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid;

  world->env.next_uuid (world, &uid);
  world_refuses (world, &uid, "change", "missing-record", NULL, "name=X", NULL);
  world_refuses (world, &world->party, "explode", "unknown", NULL, NULL);
  DeskCommand *command = world_command (world, &uid, "create", "tst.spaceship", 0);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (outcome->problems, 0))->rule, ==, "unknown");
  command = world_command (world, &uid, "create", "handover", 0);
  g_autoptr (DeskOutcome) row = world_execute (world, command);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (row->problems, 0))->rule, ==, "unknown");
  command = world_command (world, &world->party, "create", "party", 0);
  g_autoptr (DeskOutcome) twice = world_execute (world, command);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (twice->problems, 0))->rule, ==, "exists");
}

/* Two values of one record against one another; the one that was set now is at fault. */
static void
test_bounds (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_create (world, "create", "tst.household", "name=Wang", "kind=household", "members#4", "workers#4", "moved_in=2026-01-05", NULL);

  world_refuses (world, &uid, "change", "bound", "workers", "workers#5", NULL);
  world_refuses (world, &uid, "change", "bound", "members", "members#3", NULL);
  world_refuses (world, &uid, "change", "bound", "workers", "workers#5", "members#4", NULL);
  world_must (world, &uid, "change", "workers#5", "members#5", NULL);
  world_refuses (world, &uid, "change", "bound", "moved_out", "moved_out=2026-01-04", NULL);
  world_must (world, &uid, "change", "moved_out=2026-01-05", NULL);
  world_refuses (world, &uid, "change", "bound", "moved_in", "moved_in=2026-01-06", NULL);
  world_must (world, &uid, "change", "-moved_in", NULL);
  /* What stands wrong from before is not in the way of something else. */
  desk_values_set_text (world_find (world, &uid)->snapshot->values, "moved_in", "2026-02-01");
  world_must (world, &uid, "change", "name=Li", NULL);
  world_refuses (world, &uid, "change", "bound", "moved_out", "moved_out=2026-01-31", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decide/create", test_create);
  g_test_add_func ("/decide/initial", test_initial);
  g_test_add_func ("/decide/faults", test_faults);
  g_test_add_func ("/decide/all-faults-at-once", test_all_faults_at_once);
  g_test_add_func ("/decide/shown-if", test_shown_if);
  g_test_add_func ("/decide/rings", test_rings);
  g_test_add_func ("/decide/nothing-changed", test_nothing_changed);
  g_test_add_func ("/decide/withdraw", test_withdraw);
  g_test_add_func ("/decide/stale", test_stale);
  g_test_add_func ("/decide/stale-future", test_stale_future);
  g_test_add_func ("/decide/stale-acts", test_stale_acts);
  g_test_add_func ("/decide/sensitive", test_sensitive);
  g_test_add_func ("/decide/undo", test_undo);
  g_test_add_func ("/decide/undo-first", test_undo_first);
  g_test_add_func ("/decide/undo-before-look", test_undo_before_look);
  g_test_add_func ("/decide/undo-taken", test_undo_taken);
  g_test_add_func ("/decide/undo-unknown", test_undo_unknown);
  g_test_add_func ("/decide/redact", test_redact);
  g_test_add_func ("/decide/redact-case", test_redact_case);
  g_test_add_func ("/decide/parts", test_parts);
  g_test_add_func ("/decide/parts-refused", test_parts_refused);
  g_test_add_func ("/decide/full", test_full);
  g_test_add_func ("/decide/unknown", test_unknown);
  g_test_add_func ("/decide/bounds", test_bounds);
  return g_test_run ();
}
