/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include "model/desk-deputy.h"

#include <stdarg.h>
#include <string.h>

static const DeskChoice kinds[] = { { "labour", "Labour" }, { "power", "Power" }, { NULL } };

static const DeskField demand_fields[] = {
  { "category", "Kind of demand", DESK_FIELD_CHOICE, DESK_FIELD_FILTER, .choices = kinds },
  { "vacancies", "Vacancies", DESK_FIELD_INTEGER, DESK_FIELD_REQUIRED, .min = 0, .max = 9999, .shown_if = "category = labour" },
  { "old_code", "Old code", DESK_FIELD_TEXT, DESK_FIELD_RETIRED },
  { "licence", "Licence", DESK_FIELD_TEXT, 0, .max = 20 },
  { "identity", "Identity number", DESK_FIELD_IDENTITY_NUMBER, DESK_FIELD_SENSITIVE },
  { NULL },
};

static const DeskDeadline demand_limits[] = {
  { "contact", "Contact", "register", "contact", 1, DESK_COUNT_WORKING_HOURS, 0, NULL },
  { "settle", "Settle", "register", "resolve", 5, DESK_COUNT_WORKING_DAYS, 2, NULL, .extend_times = 1, .extend_most = 365 },
  { "answer-unit", "Unit answers", "hand-over", "accept refuse", 1, DESK_COUNT_WORKING_DAYS, 0, NULL },
  { "call-back", "Call back", "resolve", "check", 3, DESK_COUNT_CALENDAR_DAYS, 0, NULL },
  { NULL },
};
static const DeskDemand demand_demands[] = { { "strike-off", "licence" }, { NULL } };
static const DeskLiftRule demand_lifts[] = { { "refused-twice", 2, 0, FALSE }, { "reworked", 0, 1, FALSE }, { NULL } };
static const DeskCaseRules demand_rules = { "QY", demand_limits, demand_demands, NULL, demand_lifts, NULL };

static const DeskCaseStep relief_steps[] = {
  { "survey", "Survey", "amount" },
  { "notice", "Public notice", NULL, TRUE },
  { "review", "Review", NULL },
  { NULL },
};
static const DeskDeadline relief_limits[] = {
  { "settle", .starts = "register", .met_by = "resolve", .limit = 30, .warn = 5, .rule = "petition-settle" },
  { NULL },
};
static const DeskField relief_fields[] = {
  { "amount", "Amount", DESK_FIELD_MONEY, 0, .min = 0, .max = 1000000, .group = "Survey" },
  { "rooms", "Rooms", DESK_FIELD_INTEGER, 0, .min = 0, .max = 99, .group = "Survey" },
  { "applied", "Applied for", DESK_FIELD_MONEY, 0, .min = 0, .max = 1000000 },
  { NULL },
};
static const DeskCaseRules relief_rules = { "JZ", relief_limits, NULL, relief_steps, NULL, NULL };

/* Everything that a type can ask for. */
static const DeskDeadline petition_limits[] = {
  { "contact", "Contact", "register", "contact", 1, DESK_COUNT_HOURS, 0, NULL },
  { "settle", "Settle", "register", "resolve", 3, DESK_COUNT_WORKING_DAYS, 1, NULL, .extend_times = 1, .extend_most = 30 },
  { NULL },
};
static const DeskLiftRule petition_lifts[] = {
  { "late", .overdue = TRUE, .limit = "settle", .label = "It was not settled in time" },
  { "refused-thrice", .refusals = 3 },
  { NULL },
};
static const DeskCaseRules petition_rules = { "XF", petition_limits, NULL, NULL, petition_lifts, NULL,
                                              DESK_CASE_JOINT_FIRST | DESK_CASE_MATTER_AND_HEART | DESK_CASE_BOTH_RATE | DESK_CASE_REOPENS };

/* An answer that must be proven (a photograph, a receipt). */
static const DeskDemand proven_demands[] = { { "resolve", "proof" }, { NULL } };
static const DeskCaseRules proven_rules = { "PZ", NULL, proven_demands, NULL, NULL, NULL };
/* An opinion is given with the answer, and why beside it. */
static const DeskField opinion_fields[] = {
  { "opinion", "Opinion", DESK_FIELD_TEXT, 0, .max = 20, .group = "Answer" },
  { "grounds", "Grounds", DESK_FIELD_LONG_TEXT, 0, .group = "Answer" },
  { "people", "People", DESK_FIELD_INTEGER, 0, .min = 1, .max = 99 },
  { NULL },
};
static const DeskDemand opinion_demands[] = { { "resolve", "opinion" }, { NULL } };
static const DeskCaseRules opinion_rules = { "YJ", NULL, opinion_demands, NULL, NULL, NULL };
static const DeskCaseStep urgent_steps[] = { { "aid", "Aid", NULL, .entry = "given" }, { "papers", "Papers", "decision granted" }, { NULL } };
static const DeskDeadline urgent_limits[] = {
  { "papers", "Papers", "step:aid", "step:papers", 2, DESK_COUNT_WORKING_DAYS, 0, NULL },
  { NULL },
};
static const DeskChoice decisions[] = { { "yes", "Yes" }, { "no", "No" }, { NULL } };
static const DeskField urgent_fields[] = {
  { "decision", "Decision", DESK_FIELD_CHOICE, 0, .choices = decisions },
  { "granted", "Granted", DESK_FIELD_MONEY, 0, .min = 0, .max = 1000000, .shown_if = "decision = yes" },
  { "given", "Aid given", DESK_FIELD_MONEY, 0, .min = 0, .max = 1000000, .group = "Aid" },
  { "giver", "Given by", DESK_FIELD_TEXT, 0, .group = "Aid" },
  { NULL },
};
static const DeskCaseRules urgent_rules = { "JJ", urgent_limits, NULL, urgent_steps, NULL, NULL };

static const DeskField desk_side_fields[] = { { "note", "Note", DESK_FIELD_TEXT, 0 }, { NULL } };
/* Settled on the spot only: there is nobody to hand it to. */
static const DeskCaseRules spot_rules = { "CK", NULL, NULL, NULL, NULL, "register resolve check verify strike-off comment" };

static const DeskField household_fields[] = {
  { "members", "Members", DESK_FIELD_INTEGER, 0, .min = 1, .max = 30 },
  { "score", "Score", DESK_FIELD_INTEGER, DESK_FIELD_COMPUTED },
  { "workers", "Workers", DESK_FIELD_INTEGER, 0, .min = 0, .max = 30, .at_most = "members" },
  { "moved_in", "Moved in", DESK_FIELD_DATE, 0 },
  { "moved_out", "Moved out", DESK_FIELD_DATE, 0, .at_least = "moved_in" },
  { NULL },
};

static const DeskRecordType types[] = {
  { "tst.demand", NULL, "Demand", "Demands", NULL, 1, demand_fields, .extends = "case", .rules = &demand_rules },
  { "tst.relief", NULL, "Relief", "Relief", NULL, 1, relief_fields, .extends = "case", .rules = &relief_rules },
  { "tst.petition", NULL, "Petition", "Petitions", NULL, 1, desk_side_fields, .extends = "case", .rules = &petition_rules },
  { "tst.opinion", NULL, "Matter with an opinion", "Matters with an opinion", NULL, 1, opinion_fields, .extends = "case", .rules = &opinion_rules },
  { "tst.proven", NULL, "Matter with proof", "Matters with proof", NULL, 1, desk_side_fields, .extends = "case", .rules = &proven_rules },
  { "tst.urgent", NULL, "Urgent relief", "Urgent relief", NULL, 1, urgent_fields, .extends = "case", .rules = &urgent_rules },
  { "tst.counter", NULL, "Counter matter", "Counter matters", NULL, 1, desk_side_fields, .extends = "case", .rules = &spot_rules },
  { "tst.household", NULL, "Household", "Households", NULL, 1, household_fields, .extends = "party" },
};

static WorldRecord *
find (gpointer data, const DeskUuid *record)
{
  return g_hash_table_lookup (((World *) data)->records, record);
}

static void
next_uuid (gpointer data, DeskUuid *uid)
{
  World *world = data;
  desk_uuid_source_next (world->uuids, world->env.now_us, uid);
}

static gint64
next_number (gpointer data, const char *prefix, int year)
{
  World *world = data;
  char *key = g_strdup_printf ("%s-%d", prefix, year);
  gintptr number = GPOINTER_TO_SIZE (g_hash_table_lookup (world->numbers, key)) + 1;

  g_hash_table_replace (world->numbers, key, GSIZE_TO_POINTER (number));
  return number;
}

/* Not a cipher, but nothing of the plain text is left to be found. */
static char *
seal (gpointer data G_GNUC_UNUSED, const DeskUuid *record, const char *field, const char *plain, GError **error G_GNUC_UNUSED)
{
  g_autofree char *uid = desk_uuid_to_string (record);
  g_autofree char *bound = g_strconcat (uid, field, plain, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bound, -1);

  return g_strconcat ("enc:", hash, NULL);
}

static gboolean
exists (gpointer data, const DeskUuid *record, const char *type)
{
  World *world = data;
  WorldRecord *found = find (data, record);

  return found != NULL && !found->snapshot->withdrawn && found->snapshot->type != NULL &&
         desk_type_is_a (desk_registry_find_type (world->registry, found->snapshot->type), type);
}

static gboolean
is_taken (gpointer data, const char *type, const DeskUuid *record, const char *const *fields, const DeskValues *values)
{
  World *world = data;
  GHashTableIter iter;
  gpointer uid, found;

  g_hash_table_iter_init (&iter, world->records);
  while (g_hash_table_iter_next (&iter, &uid, &found))
    {
      const DeskSnapshot *snapshot = ((WorldRecord *) found)->snapshot;
      gboolean same = !desk_uuid_equal (uid, record) && exists (data, uid, type);
      for (guint i = 0; fields[i] != NULL && same; i++)
        same = desk_value_equal (desk_snapshot_get (snapshot, fields[i]), desk_values_get (values, fields[i]));
      if (same)
        return TRUE;
    }
  return FALSE;
}

static void
look_up (gpointer data, const DeskUuid *record, const char *field, DeskValue *value)
{
  WorldRecord *found = find (data, record);

  desk_value_init (value);
  if (found != NULL)
    desk_value_copy (desk_snapshot_get (found->snapshot, field), value);
}

static const GArray *
get_deputies (gpointer data)
{
  World *world = data;
  GHashTableIter iter;
  gpointer uid, found;

  g_array_set_size (world->deputies, 0);
  g_hash_table_iter_init (&iter, world->records);
  while (g_hash_table_iter_next (&iter, &uid, &found))
    {
      const DeskSnapshot *snapshot = ((WorldRecord *) found)->snapshot;
      DeskDeputy one = { .uid = *(DeskUuid *) uid };
      if (g_strcmp0 (snapshot->type, "deputy") != 0 || snapshot->withdrawn)
        continue;
      g_assert_true (desk_uuid_parse (desk_snapshot_get_text (snapshot, "absent"), &one.absent));
      g_assert_true (desk_uuid_parse (desk_snapshot_get_text (snapshot, "deputy"), &one.deputy));
      g_strlcpy (one.begins, desk_snapshot_get_text (snapshot, "begins"), sizeof one.begins);
      g_strlcpy (one.ends, desk_snapshot_get_text (snapshot, "ends"), sizeof one.ends);
      g_array_append_val (world->deputies, one);
    }
  return world->deputies;
}

static GPtrArray *
get_events (gpointer data, const DeskUuid *record)
{
  WorldRecord *found = find (data, record);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_event_free);

  if (((World *) data)->no_history)
    {
      g_ptr_array_unref (copies);
      return NULL;
    }
  for (guint i = 0; found != NULL && i < found->events->len; i++)
    g_ptr_array_add (copies, desk_event_copy (g_ptr_array_index (found->events, i)));
  return copies;
}

static void
free_record (gpointer data)
{
  WorldRecord *record = data;

  desk_snapshot_free (record->snapshot);
  g_ptr_array_unref (record->events);
  g_free (record);
}

static void
declare (World *world)
{
  static const DeskAreaInfo area = { "tst", "Test area", "desk-flag-symbolic", "blue", 5 };
  g_autoptr (DeskRegistry) scratch = NULL;
  GError *error = NULL;

  world->registry = desk_registry_new ();
  scratch = desk_registry_new_scratch (world->registry, &area);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      desk_registry_add_type (scratch, &types[i], &error);
      g_assert_no_error (error);
    }
  desk_registry_adopt (world->registry, scratch, &error);
  g_assert_no_error (error);
  desk_registry_freeze (world->registry);
}

static DeskUuid
create_with (World *world, const char *act, const char *type, const char *a, const char *b, const char *c, const char *d)
{
  return world_create (world, act, type, a, b, c, d, NULL);
}

static void
populate (World *world)
{
  g_autofree char *unit = NULL;

  world->area = create_with (world, "create", "area", "code=500238", "name=Example county", "level=county", NULL);
  world->my_unit = create_with (world, "create", "unit", "name=Labour bureau", "short_name=Labour", NULL, NULL);
  world->other_unit = create_with (world, "create", "unit", "name=Power office", "kind=office", NULL, NULL);
  world->third_unit = create_with (world, "create", "unit", "name=Water bureau", NULL, NULL, NULL);
  unit = world_text (&world->my_unit);
  g_autofree char *of_unit = g_strconcat ("unit=", unit, NULL);
  world->me = create_with (world, "create", "person", "name=Zhang", of_unit, NULL, NULL);
  world->colleague = create_with (world, "create", "person", "name=Li", of_unit, NULL, NULL);
  world->post = create_with (world, "create", "post", "name=Vice head", NULL, NULL, NULL);
  world->common = create_with (world, "create", "common-problem", "name=Too few workers", NULL, NULL, NULL);
  world->round = create_with (world, "create", "round", "number#1", "name=Round 1", "opened_on=2026-03-02", NULL);
  g_autofree char *area = world_text (&world->area);
  g_autofree char *in_area = g_strconcat ("area=", area, NULL);
  world->party = create_with (world, "create", "party", "name=Shoe factory", "kind=firm", in_area, NULL);
  world->actor.kind = DESK_ACTOR_PERSON;
  world->actor.uid = world->me;
  world->actor.unit = world->my_unit;
}

void
world_ship_calendar (World *world)
{
  static const char holidays[] = "date,kind,name\n2026-04-06,holiday,Qingming\n";

  g_assert_true (desk_calendar_set_year (world->calendar, 2026, holidays, NULL));
}

World *
world_new (void)
{
  World *world = g_new0 (World, 1);

  declare (world);
  world->calendar = desk_calendar_new ();
  world_ship_calendar (world);
  world->uuids = desk_uuid_source_new (7);
  world->deputies = g_array_new (FALSE, FALSE, sizeof (DeskDeputy));
  world->records = g_hash_table_new_full (desk_uuid_hash, desk_uuid_equal, g_free, free_record);
  world->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  world->env = (DeskEnv) { .zone = desk_date_default_zone (), .calendar = world->calendar, .registry = world->registry, .data = world,
                           .next_uuid = next_uuid, .next_number = next_number, .seal = seal, .exists = exists, .is_taken = is_taken,
                           .look_up = look_up, .get_deputies = get_deputies, .get_events = get_events };
  world->env.now_us = world_time (world, "2026-03-02", 9 * 60);
  world->actor.kind = DESK_ACTOR_IMPORT;
  populate (world);
  return world;
}

void
world_free (World *world)
{
  g_object_unref (world->registry);
  desk_calendar_unref (world->calendar);
  desk_uuid_source_free (world->uuids);
  g_hash_table_unref (world->records);
  g_hash_table_unref (world->numbers);
  g_array_unref (world->deputies);
  g_free (world);
}

gint64
world_time (World *world, const char *date, int minute)
{
  return desk_date_at_us (date, minute, world->env.zone);
}

void
world_advance_hours (World *world, gint64 hours)
{
  world->env.now_us += hours * 3600 * G_USEC_PER_SEC;
}

WorldRecord *
world_find (World *world, const DeskUuid *record)
{
  return find (world, record);
}

char *
world_text (const DeskUuid *uid)
{
  return desk_uuid_to_string (uid);
}

DeskType *
world_type (World *world, const DeskUuid *record)
{
  return desk_registry_find_type (world->registry, world_find (world, record)->snapshot->type);
}

DeskCommand *
world_command (World *world, const DeskUuid *record, const char *act, const char *type, gint64 base_version)
{
  DeskUuid uid;
  DeskCommand *command;

  next_uuid (world, &uid);
  command = desk_command_new (act, &uid, &world->actor);
  desk_command_add (command, act, record, type, base_version);
  return command;
}

DeskCommandPart *
world_part (DeskCommand *command)
{
  return g_ptr_array_index (command->parts, command->parts->len - 1);
}

void
world_set (DeskCommandPart *part, const char *assignment)
{
  const char *sign = strpbrk (assignment, "=#");
  g_autofree char *name = sign != NULL ? g_strndup (assignment, sign - assignment) : NULL;

  if (*assignment == '-')
    desk_command_part_set_text (part, assignment + 1, NULL);
  else if (*sign == '#')
    desk_command_part_set_integer (part, name, g_ascii_strtoll (sign + 1, NULL, 10));
  else
    desk_command_part_set_text (part, name, sign + 1);
}

void
world_fill (World *world, DeskCommandPart *part, const DeskAct *act)
{
  for (const DeskField *carry = act->carries; carry->name != NULL; carry++)
    if (g_str_equal (carry->name, "to_unit"))
      desk_command_part_set_uuid (part, carry->name, g_str_equal (act->name, "ask-joint") ? &world->third_unit : &world->other_unit);
    else if (carry->kind == DESK_FIELD_REFERENCE && g_str_equal (carry->refers, "person"))
      desk_command_part_set_uuid (part, carry->name, &world->colleague);
    else if (carry->kind == DESK_FIELD_REFERENCE && g_str_equal (carry->refers, "post"))
      desk_command_part_set_uuid (part, carry->name, &world->post);
    else if (carry->kind == DESK_FIELD_REFERENCE && g_str_equal (carry->refers, "common-problem"))
      desk_command_part_set_uuid (part, carry->name, &world->common);
    else if (carry->kind == DESK_FIELD_REFERENCE && g_str_equal (carry->refers, "round"))
      desk_command_part_set_uuid (part, carry->name, &world->round);
    else if (carry->kind == DESK_FIELD_REFERENCE && g_str_equal (carry->refers, "case"))
      desk_command_part_set_uuid (part, carry->name, world_original (world));
    else if (carry->kind == DESK_FIELD_DATE)
      desk_command_part_set_text (part, carry->name, "2026-03-20");
    else if (g_str_equal (carry->name, "scope"))
      desk_command_part_set_text (part, carry->name, "common");
    else if (g_str_equal (carry->name, "step"))
      desk_command_part_set_text (part, carry->name, "survey");
    else if (carry->kind == DESK_FIELD_CHOICE)
      desk_command_part_set_text (part, carry->name, carry->choices[0].code);
    else if (g_str_equal (carry->name, "extended"))
      desk_command_part_set_integer (part, carry->name, 5); /* what every limit here allows */
    else if (carry->kind == DESK_FIELD_INTEGER)
      desk_command_part_set_integer (part, carry->name, carry->max);
    else if (carry->kind == DESK_FIELD_TEXT || carry->kind == DESK_FIELD_LONG_TEXT)
      desk_command_part_set_text (part, carry->name, "Some words");
}

const DeskUuid *
world_original (World *world)
{
  if (desk_uuid_is_nil (&world->original))
    world->original = world_register (world);
  return &world->original;
}

DeskCommand *
world_act (World *world, const DeskUuid *record, const char *act)
{
  DeskCommand *command = world_command (world, record, act, NULL, DESK_ANY_VERSION);

  world_fill (world, world_part (command), desk_act_find (act));
  return command;
}

void
world_complete (World *world, DeskCommand *command)
{
  const DeskUuid *record = &world_part (command)->record;

  desk_act_complete (command, world_type (world, record), world_find (world, record)->snapshot, next_uuid, world);
}

void
world_merge (World *world, const DeskUuid *record)
{
  DeskCommand *command = world_act (world, record, "merge");

  world_complete (world, command);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_DONE);
}

static WorldRecord *
find_or_add (World *world, const DeskUuid *record)
{
  WorldRecord *found = find (world, record);

  if (found != NULL)
    return found;
  found = g_new0 (WorldRecord, 1);
  found->snapshot = desk_snapshot_new (record);
  found->events = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_event_free);
  g_hash_table_insert (world->records, g_memdup2 (record, sizeof *record), found);
  return found;
}

static void
redact (WorldRecord *record, const DeskEvent *event)
{
  g_autoptr (DeskEventBody) body = desk_event_body_from_json (event->body, NULL);

  for (guint i = 0; i < body->redacts->len; i++)
    for (guint j = 0; j < record->events->len; j++)
      {
        DeskEvent *old = g_ptr_array_index (record->events, j);
        g_autofree char *uid = desk_uuid_to_string (&old->uid);
        if (g_str_equal (uid, g_ptr_array_index (body->redacts, i)))
          g_clear_pointer (&old->body, g_free);
      }
}

/* What a transaction that is refused takes back. */
typedef struct {
  WorldRecord *record;
  DeskSnapshot *snapshot;
  guint n_events;
} Saved;

static void
take_back (GArray *saved)
{
  for (guint i = saved->len; i > 0; i--)
    {
      Saved *one = &g_array_index (saved, Saved, i - 1);
      desk_snapshot_free (one->record->snapshot);
      one->record->snapshot = g_steal_pointer (&one->snapshot);
      g_ptr_array_set_size (one->record->events, (int) one->n_events);
    }
}

static void
fold (WorldRecord *record, DeskEvent *event)
{
  GError *error = NULL;

  event->seq = record->snapshot->last_seq + 1;
  desk_fold (record->snapshot, event, &error);
  g_assert_no_error (error);
  g_ptr_array_add (record->events, event);
  if (g_str_equal (event->kind, "redacted"))
    redact (record, event);
}

DeskOutcome *
world_execute (World *world, DeskCommand *command)
{
  DeskOutcome *outcome = desk_outcome_new (DESK_OUTCOME_DONE);
  g_autoptr (GArray) saved = g_array_new (FALSE, FALSE, sizeof (Saved));

  for (guint i = 0; i < command->parts->len; i++)
    {
      DeskCommandPart *part = g_ptr_array_index (command->parts, i);
      WorldRecord *record = find_or_add (world, &part->record);
      g_autoptr (GPtrArray) events = g_ptr_array_new ();
      Saved one = { record, desk_snapshot_copy (record->snapshot), record->events->len };
      gboolean fine = desk_decide (command, i, record->snapshot, &world->env, events, outcome);

      g_array_append_val (saved, one);
      g_assert_true (desk_snapshot_equal (one.snapshot, record->snapshot));
      g_assert_true (fine == (outcome->problems->len == 0 && outcome->conflicts->len == 0));
      if (!fine)
        {
          g_assert_cmpuint (events->len, ==, 0);
          outcome->status = outcome->conflicts->len > 0 ? DESK_OUTCOME_STALE : DESK_OUTCOME_REFUSED;
          take_back (saved);
          break;
        }
      for (guint j = 0; j < events->len; j++)
        fold (record, g_ptr_array_index (events, j));
    }
  for (guint i = 0; i < saved->len; i++)
    desk_snapshot_free (g_array_index (saved, Saved, i).snapshot);
  desk_command_free (command);
  return outcome;
}

static DeskOutcome *
execute (World *world, const DeskUuid *record, const char *act, const char *type, va_list values)
{
  DeskCommand *command = world_command (world, record, act, type, type != NULL ? 0 : DESK_ANY_VERSION);

  for (const char *value = va_arg (values, const char *); value != NULL; value = va_arg (values, const char *))
    world_set (world_part (command), value);
  return world_execute (world, command);
}

static void
assert_done (const char *act, const DeskOutcome *outcome)
{
  if (outcome->status != DESK_OUTCOME_DONE)
    {
      g_autofree char *text = desk_outcome_describe (outcome);
      g_error ("%s was not done: %s", act, text);
    }
}

void
world_must (World *world, const DeskUuid *record, const char *act, ...)
{
  va_list values;

  va_start (values, act);
  g_autoptr (DeskOutcome) outcome = execute (world, record, act, NULL, values);
  va_end (values);
  assert_done (act, outcome);
}

static gboolean
has_problem (const DeskOutcome *outcome, const char *rule, const char *field)
{
  for (guint i = 0; i < outcome->problems->len; i++)
    {
      const DeskProblem *problem = g_ptr_array_index (outcome->problems, i);
      g_assert_nonnull (problem->message);
      g_assert_cmpstr (problem->message, !=, "");
      if (g_str_equal (problem->rule, rule) && g_strcmp0 (problem->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

void
world_refuses (World *world, const DeskUuid *record, const char *act, const char *rule, const char *field, ...)
{
  va_list values;

  va_start (values, field);
  g_autoptr (DeskOutcome) outcome = execute (world, record, act, NULL, values);
  va_end (values);
  if (!has_problem (outcome, rule, field))
    {
      g_autofree char *text = desk_outcome_describe (outcome);
      g_error ("%s was to be refused by “%s” at %s: %s", act, rule, field, text);
    }
}

DeskUuid
world_create (World *world, const char *act, const char *type, ...)
{
  va_list values;
  DeskUuid uid;

  next_uuid (world, &uid);
  va_start (values, type);
  g_autoptr (DeskOutcome) outcome = execute (world, &uid, act, type, values);
  va_end (values);
  assert_done (act, outcome);
  return uid;
}

DeskUuid
world_register (World *world)
{
  g_autofree char *uid = world_text (&world->party);
  g_autofree char *party = g_strconcat ("party=", uid, NULL);

  return world_create (world, "register", "tst.demand", "title=Too few workers", party, "category=labour", "vacancies#30", NULL);
}

static void
send_on (World *world, const DeskUuid *record)
{
  g_autofree char *uid = world_text (&world->other_unit);
  g_autofree char *to = g_strconcat ("to_unit=", uid, NULL);

  world_must (world, record, "hand-over", to, "instruction=Please settle", NULL);
}

DeskUuid
world_case_in (World *world, const char *type_name, DeskState state)
{
  g_autofree char *uid = world_text (&world->party);
  g_autofree char *party = g_strconcat ("party=", uid, NULL);
  DeskUuid record = world_create (world, "register", type_name, "title=A case", party, NULL);

  if (state == DESK_STATE_WITHDRAWN)
    world_must (world, &record, "withdraw", "reason=By mistake", NULL);
  if (state == DESK_STATE_MERGED)
    world_merge (world, &record);
  if (state == DESK_STATE_REGISTERED || state == DESK_STATE_WITHDRAWN || state == DESK_STATE_MERGED)
    return record;
  send_on (world, &record);
  if (state == DESK_STATE_RETURNED)
    world_must (world, &record, "refuse", "reason=Not ours", NULL);
  if (state == DESK_STATE_HANDED_OVER || state == DESK_STATE_RETURNED)
    return record;
  world_must (world, &record, "accept", NULL);
  if (state == DESK_STATE_ACCEPTED)
    return record;
  world_must (world, &record, "report", "words=Begun", NULL);
  if (state == DESK_STATE_IN_PROGRESS)
    return record;
  world_must (world, &record, "resolve", "answer=Done", NULL);
  if (state == DESK_STATE_RESOLVED)
    return record;
  world_must (world, &record, "check", "effect=It works", "verdict=effective", NULL);
  world_must (world, &record, "verify", NULL);
  if (state == DESK_STATE_VERIFIED)
    return record;
  if (g_str_equal (type_name, "tst.demand"))
    world_must (world, &record, "change", "licence=L1", NULL);
  world_must (world, &record, "strike-off", NULL);
  return record;
}

void
world_assert_same (const DeskSnapshot *a, const DeskSnapshot *b)
{
  g_autoptr (DeskSnapshot) copy = desk_snapshot_copy (a);

  copy->version = b->version;
  copy->last_event = b->last_event;
  copy->last_seq = b->last_seq;
  copy->changed_us = b->changed_us;
  desk_values_set (copy->values, "changed_at", desk_snapshot_get (b, "changed_at"));
  g_assert_true (desk_snapshot_equal (copy, b));
}

const DeskSnapshot *
world_look (World *world, const DeskUuid *uid)
{
  return world_find (world, uid)->snapshot;
}

const char *
world_row_text (World *world, const DeskUuid *uid, const char *row, guint n, const char *field)
{
  g_assert_nonnull (desk_snapshot_get_row (world_look (world, uid), row, n));
  return desk_values_get_text (desk_snapshot_get_row (world_look (world, uid), row, n), field);
}

gint64
world_row_integer (World *world, const DeskUuid *uid, const char *row, guint n, const char *field)
{
  g_assert_nonnull (desk_snapshot_get_row (world_look (world, uid), row, n));
  return desk_values_get_integer (desk_snapshot_get_row (world_look (world, uid), row, n), field);
}

void
world_assert_due (World *world, const DeskUuid *uid, const char *what, const char *last_day)
{
  g_assert_cmpstr (desk_snapshot_get_text (world_look (world, uid), "due_what"), ==, what);
  g_assert_cmpint (desk_snapshot_get_integer (world_look (world, uid), "due_at"), ==, last_day != NULL ? desk_date_end_us (last_day, world->env.zone) : 0);
}

void
world_hand_over (World *world, const DeskUuid *uid, const DeskUuid *unit)
{
  g_autofree char *text = world_text (unit);
  g_autofree char *to = g_strconcat ("to_unit=", text, NULL);

  world_must (world, uid, "hand-over", to, NULL);
}
