/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-act.h"

#include <string.h>

#include "world.h"

/* R registered, H handed over, A accepted, P in progress, B returned (back),
 * S resolved, V verified, K struck off, W withdrawn, M merged: as in DeskState. */
static const char letters[DESK_N_STATES + 1] = "RHAPBSVKWM";

/* Written down a second time on purpose: the table must not change by accident. */
static const struct {
  const char *act, *kind, *from;
  char to; /* '.' stays */
} table[] = {
  { "register", "registered", "", 'R' },
  { "hand-over", "handed-over", "RHAPB", 'H' },
  { "accept", "accepted", "H", 'A' },
  { "refuse", "refused", "H", 'B' },
  { "contact", "contacted", "RHAPB", '.' },
  { "plan", "planned", "RHAPB", '.' },
  { "report", "reported", "RAP", 'P' },
  { "step", "step-entered", "RAP", 'P' },
  { "resolve", "resolved", "RAP", 'S' },
  { "lift", "lifted", "RHAPB", '.' },
  { "ask-joint", "joint-asked", "RHAPB", '.' },
  { "accept-part", "part-accepted", "", '.' }, /* where a part waits for it only: test-case-joint.c */
  { "refuse-part", "part-refused", "", '.' },
  { "answer-part", "part-answered", "", '.' },
  { "recall-part", "part-recalled", "", '.' },
  { "assign", "assigned", "RHAPB", 'H' },
  { "check", "checked", "SV", '.' },
  { "verify", "verified", "S", 'V' },
  { "strike-off", "struck-off", "V", 'K' },
  { "evaluate", "evaluated", "SVK", '.' },
  { "settle-heart", "heart-settled", "", '.' }, /* in types that ask for it only: test-case-life.c */
  { "reopen", "reopened", "SVK", 'P' },
  { "pause", "paused", "RHAPB", '.' },
  { "resume", "resumed", "", '.' }, /* paused ones only */
  { "extend", "extended", "RHAPB", '.' },
  { "set-lead", "lead-set", "RHAPB", '.' },
  { "link-common", "linked-common", "RHAPBSVK", '.' },
  { "comment", "commented", "RHAPBSVK", '.' },
  { "merge", "merged", "RHAPB", 'M' },
  { "take-in", "took-in", "RHAPBSVK", '.' },
  { "unmerge", "unmerged", "M", '.' },
  { "let-go", "let-go", "RHAPBSVKWM", '.' },
  { "split", "split", "RHAPB", '.' },
  { "withdraw", "withdrawn", "RHAPB", 'W' },
};

static DeskUuid
case_in (World *world, DeskState state)
{
  return world_case_in (world, "tst.relief", state);
}

static void
test_codes (void)
{
  for (int i = 0; i < DESK_N_STATES; i++)
    g_assert_cmpint (desk_state_from_code (desk_state_get_code (i)), ==, i);
  for (int i = 0; i < DESK_N_TIERS; i++)
    g_assert_cmpint (desk_tier_from_code (desk_tier_get_code (i)), ==, i);
  g_assert_cmpstr (desk_state_get_code (DESK_STATE_HANDED_OVER), ==, "handed-over");
  g_assert_cmpstr (desk_tier_get_code (DESK_TIER_COUNTY_LEADER), ==, "county-leader");
  g_assert_cmpint (desk_state_from_code ("closed"), ==, -1);
  g_assert_cmpint (desk_state_from_code (NULL), ==, -1);
  g_assert_cmpint (desk_tier_from_code (""), ==, -1);
}

/* The choices that lists and charts show are the codes of the states, in their order. */
static void
test_choices (void)
{
  g_autoptr (World) world = world_new ();
  const DeskType *type = desk_registry_find_type (world->registry, "case");
  const DeskChoice *states = desk_type_find_field (type, "state")->choices;
  const DeskChoice *tiers = desk_type_find_field (type, "tier")->choices;

  for (int i = 0; i < DESK_N_STATES; i++)
    g_assert_cmpstr (states[i].code, ==, desk_state_get_code (i));
  g_assert_null (states[DESK_N_STATES].code);
  for (int i = 0; i < DESK_N_TIERS; i++)
    g_assert_cmpstr (tiers[i].code, ==, desk_tier_get_code (i));
  g_assert_null (tiers[DESK_N_TIERS].code);
}

static void
test_table (void)
{
  g_autoptr (World) world = world_new ();
  guint n;
  const DeskAct *acts = desk_acts (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < n; i++)
    {
      const DeskAct *act = desk_act_find (table[i].act);
      g_autofree char *icon = NULL;
      g_autofree char *folder = NULL;

      g_assert_nonnull (act);
      g_assert_true (act >= acts && act < acts + n);
      g_assert_cmpstr (act->kind, ==, table[i].kind);
      g_assert_true (desk_act_find_by_kind (table[i].kind) == act);
      g_assert_cmpint (act->to, ==, table[i].to == '.' ? -1 : strchr (letters, table[i].to) - letters);
      g_assert_cmpstr (desk_act_get_label (act), !=, "");
      g_assert_cmpstr (desk_act_get_done (act), !=, "");
      icon = g_strdup_printf ("%s/../ui/icons/%s.svg", g_getenv ("G_TEST_SRCDIR"), act->icon);
      folder = g_path_get_dirname (icon);
      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        g_assert_true (g_file_test (icon, G_FILE_TEST_EXISTS));
    }
  g_assert_null (desk_act_find ("delete"));
  g_assert_null (desk_act_find (NULL));
  g_assert_null (desk_act_find_by_kind ("created"));
  g_assert_true (desk_act_find ("strike-off")->flags & DESK_ACT_CONFIRM);
  g_assert_true (desk_act_find ("withdraw")->flags & DESK_ACT_CONFIRM);
  g_assert_false (desk_act_find ("strike-off")->flags & DESK_ACT_UNDOABLE);
}

/* What an act carries has somewhere to go: a row, a field of the case, or the quotation. */
static void
test_carries (void)
{
  g_autoptr (World) world = world_new ();
  static const char *const for_the_effect[] = { "reason", "until", "joint_unit", "part_answer", "duplicate", "titles", NULL };
  const DeskType *type = desk_registry_find_type (world->registry, "case");
  guint n;
  const DeskAct *acts = desk_acts (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *row = desk_act_get_row (&acts[i]);
      const DeskType *row_type = row != NULL ? desk_registry_find_type (world->registry, row) : NULL;

      g_assert_true (row == NULL || (row_type != NULL && g_str_equal (row_type->row_of, "case")));
      for (const DeskField *carry = acts[i].carries; carry->name != NULL; carry++)
        {
          const DeskField *field = row_type != NULL ? desk_type_find_field (row_type, carry->name) : NULL;
          if (field == NULL)
            field = desk_type_find_field (type, carry->name);
          g_assert_true (field != NULL || g_strv_contains (for_the_effect, carry->name));
          if (field != NULL && !g_str_equal (carry->name, "words"))
            g_assert_cmpint (field->kind, ==, carry->kind);
        }
    }
}

/* Every pair of state and act: the table above, desk_act_allowed() and the decision agree. */
static void
test_pairs (void)
{
  g_autoptr (World) world = world_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (int state = 0; state < DESK_N_STATES; state++)
      {
        const DeskAct *act = desk_act_find (table[i].act);
        DeskUuid uid = case_in (world, state);
        const DeskSnapshot *snapshot = world_find (world, &uid)->snapshot;
        gboolean expected = strchr (table[i].from, letters[state]) != NULL;
        /* Those that also need something else say so. */
        gboolean needs_more = expected && g_str_equal (act->name, "verify");
        g_autofree char *why = NULL;
        gboolean allowed = desk_act_allowed (act, world_type (world, &uid), snapshot, &why);

        g_assert_true (allowed == (expected && !needs_more));
        g_assert_true ((why != NULL) == needs_more);
        if (act->flags & DESK_ACT_SILENT) /* never by itself: test-case-ties.c */
          continue;

        DeskCommand *command = world_act (world, &uid, act->name);
        world_complete (world, command);
        g_autoptr (DeskOutcome) outcome = world_execute (world, command);
        if (allowed && outcome->status != DESK_OUTCOME_DONE)
          {
            g_autofree char *text = desk_outcome_describe (outcome);
            g_error ("%s in %s: %s", act->name, desk_state_get_code (state), text);
          }
        g_assert_cmpint (outcome->status, ==, allowed ? DESK_OUTCOME_DONE : DESK_OUTCOME_REFUSED);
        if (allowed)
          g_assert_cmpstr (desk_snapshot_get_text (world_find (world, &uid)->snapshot, "state"), ==,
                           g_str_equal (act->name, "unmerge") ? "registered" : desk_state_get_code (act->to >= 0 ? act->to : state));
        else
          g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (outcome->problems, 0))->rule, ==,
                           act->flags & DESK_ACT_CREATES ? "exists" : needs_more ? "blocked" : "state");
      }
}

static void
test_new (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (DeskSnapshot) empty = desk_snapshot_new (&world->me);
  const DeskType *demand = desk_registry_find_type (world->registry, "tst.demand");

  g_assert_true (desk_act_allowed (desk_act_find ("register"), demand, empty, NULL));
  g_assert_false (desk_act_allowed (desk_act_find ("comment"), demand, empty, NULL));
  g_assert_false (desk_act_allowed (desk_act_find ("register"), desk_registry_find_type (world->registry, "party"), empty, NULL));
  g_assert_null (desk_act_suggest (demand, empty, NULL));
}

static void
assert_suggests (World *world, const DeskUuid *uid, const char *act)
{
  const DeskAct *suggested = desk_act_suggest (world_type (world, uid), world_find (world, uid)->snapshot, NULL);

  g_assert_cmpstr (suggested != NULL ? suggested->name : NULL, ==, act);
}

static void
test_suggest (void)
{
  static const char *const expected[DESK_N_STATES] = { "hand-over", "accept", "resolve", "resolve", "hand-over", "check", "strike-off" };
  g_autoptr (World) world = world_new ();
  DeskUuid uid;

  for (int state = 0; state < DESK_N_STATES; state++)
    {
      uid = world_case_in (world, "tst.demand", state == DESK_STATE_MERGED ? DESK_STATE_WITHDRAWN : state);
      assert_suggests (world, &uid, expected[state]);
    }
  uid = world_case_in (world, "tst.demand", DESK_STATE_REGISTERED);
  world_must (world, &uid, "plan", "plan=We do it here", NULL);
  assert_suggests (world, &uid, "resolve");
  world_must (world, &uid, "pause", "reason=Rain", NULL);
  assert_suggests (world, &uid, "resume");
  uid = world_case_in (world, "tst.demand", DESK_STATE_RESOLVED);
  world_must (world, &uid, "check", "effect=None", "verdict=ineffective", NULL);
  assert_suggests (world, &uid, "reopen");
  world_must (world, &uid, "check", "effect=Half", "verdict=partly", NULL);
  assert_suggests (world, &uid, "verify");
  uid = world_case_in (world, "tst.relief", DESK_STATE_IN_PROGRESS);
  assert_suggests (world, &uid, "step");
  uid = world_case_in (world, "tst.counter", DESK_STATE_REGISTERED);
  assert_suggests (world, &uid, "resolve");
}

/* Who has rated is not asked again before the other has, or before it was done anew. */
static void
test_unrated_side (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_RESOLVED);

  g_assert_cmpstr (desk_act_unrated_side (world_find (world, &uid)->snapshot), ==, "party");
  world_must (world, &uid, "evaluate", "side=supervisor", "score#4", NULL);
  g_assert_cmpstr (desk_act_unrated_side (world_find (world, &uid)->snapshot), ==, "party");
  world_must (world, &uid, "evaluate", "side=party", "score#5", NULL);
  g_assert_null (desk_act_unrated_side (world_find (world, &uid)->snapshot));
  world_must (world, &uid, "reopen", "reason=It trips again", NULL);
  world_advance_hours (world, 1);
  world_must (world, &uid, "resolve", "answer=Enlarged", NULL);
  g_assert_cmpstr (desk_act_unrated_side (world_find (world, &uid)->snapshot), ==, "party");
}

static void
assert_demands (World *world, const DeskUuid *uid, const char *act, const char *expected)
{
  DeskType *type = desk_registry_find_type (world->registry, world_find (world, uid)->snapshot->type);
  g_autoptr (GPtrArray) fields = desk_act_demands (desk_act_find (act), type, world_find (world, uid)->snapshot);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (names, "%s ", ((const DeskField *) fields->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

/* What an act demands is asked by its form, and by that of the step it leaves. */
static void
test_demands (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.demand", DESK_STATE_VERIFIED);
  DeskType *relief = desk_registry_find_type (world->registry, "tst.relief");

  assert_demands (world, &uid, "strike-off", "licence ");
  world_must (world, &uid, "change", "licence=L1", NULL);
  assert_demands (world, &uid, "strike-off", "");
  uid = world_case_in (world, "tst.relief", DESK_STATE_REGISTERED);
  assert_suggests (world, &uid, "step");
  g_assert_cmpstr (desk_act_next_step (relief, world_find (world, &uid)->snapshot)->name, ==, "survey");
  assert_demands (world, &uid, "step", "");
  world_must (world, &uid, "step", "step=survey", NULL);
  g_assert_cmpstr (desk_act_next_step (relief, world_find (world, &uid)->snapshot)->name, ==, "notice");
  assert_demands (world, &uid, "step", "amount ");
  assert_demands (world, &uid, "resolve", "amount ");
  assert_demands (world, &uid, "comment", "");
  world_must (world, &uid, "step", "step=review", "amount#80000", NULL);
  g_assert_null (desk_act_next_step (relief, world_find (world, &uid)->snapshot));
  assert_demands (world, &uid, "resolve", "");
}

static void
assert_waits (World *world, const char *name, const DeskUuid *uid, const char *expected)
{
  DeskType *type = desk_registry_find_type (world->registry, name);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < type->fields->len; i++)
    if (desk_act_field_waits (type, uid != NULL ? world_find (world, uid)->snapshot : NULL, type->fields->pdata[i]))
      g_string_append_printf (names, "%s ", ((const DeskField *) type->fields->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

/* What came of a case is asked when it is resolved, with what stands beside it, and not at registration. */
static void
test_waits_for_answer (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.opinion", DESK_STATE_IN_PROGRESS);
  DeskType *type = desk_registry_find_type (world->registry, "tst.opinion");
  const DeskAct *resolve = desk_act_find ("resolve");

  assert_waits (world, "tst.opinion", NULL, "opinion grounds ");
  assert_waits (world, "tst.opinion", &uid, "opinion grounds ");
  g_autoptr (GPtrArray) offered = desk_act_offers (resolve, type, world_find (world, &uid)->snapshot);
  g_assert_cmpuint (offered->len, ==, 1);
  g_assert_cmpstr (((const DeskField *) offered->pdata[0])->name, ==, "grounds");
  world_must (world, &uid, "resolve", "answer=Done", "opinion=Supported", NULL);
  assert_waits (world, "tst.opinion", &uid, "");
}

/* What a step finds out is not asked before the case was in it; what belongs beside it may be said when it is left. */
static void
test_waits (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.relief", DESK_STATE_REGISTERED), early = world_case_in (world, "tst.relief", DESK_STATE_REGISTERED);
  DeskType *relief = desk_registry_find_type (world->registry, "tst.relief");
  const DeskAct *step = desk_act_find ("step");

  assert_waits (world, "tst.relief", NULL, "amount rooms ");
  assert_waits (world, "tst.relief", &uid, "amount rooms ");
  world_must (world, &early, "change", "rooms#3", NULL);
  assert_waits (world, "tst.relief", &early, "amount ");
  g_autoptr (GPtrArray) before = desk_act_offers (step, relief, world_find (world, &uid)->snapshot);
  g_assert_cmpuint (before->len, ==, 0);
  world_must (world, &uid, "step", "step=survey", NULL);
  assert_waits (world, "tst.relief", &uid, "");
  g_autoptr (GPtrArray) offered = desk_act_offers (step, relief, world_find (world, &uid)->snapshot);
  g_assert_cmpuint (offered->len, ==, 1);
  g_assert_cmpstr (((const DeskField *) offered->pdata[0])->name, ==, "rooms");
  world_must (world, &uid, "step", "step=notice", "amount#80000", NULL);
  g_autoptr (GPtrArray) left = desk_act_offers (step, relief, world_find (world, &uid)->snapshot);
  g_assert_cmpuint (left->len, ==, 0);
  assert_waits (world, "tst.relief", &uid, ""); /* the survey is behind it */
  /* whoever resolves a case without its steps can still say all */
  uid = world_case_in (world, "tst.relief", DESK_STATE_RESOLVED);
  assert_waits (world, "tst.relief", &uid, "");
}

/* What is done by entering a step is asked by the form that enters it, with what stands beside it; not at registration. */
static void
test_entry (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_case_in (world, "tst.urgent", DESK_STATE_REGISTERED);
  DeskType *urgent = desk_registry_find_type (world->registry, "tst.urgent");
  const DeskAct *step = desk_act_find ("step");

  assert_waits (world, "tst.urgent", NULL, "decision granted given giver ");
  assert_waits (world, "tst.urgent", &uid, "decision granted given giver ");
  assert_suggests (world, &uid, "step");
  assert_demands (world, &uid, "step", "given ");
  assert_demands (world, &uid, "resolve", "");
  g_autoptr (GPtrArray) offered = desk_act_offers (step, urgent, world_find (world, &uid)->snapshot);
  g_assert_cmpuint (offered->len, ==, 1);
  g_assert_cmpstr (((const DeskField *) offered->pdata[0])->name, ==, "giver");
  world_must (world, &uid, "step", "step=aid", "given#30000", NULL);
  assert_waits (world, "tst.urgent", &uid, "decision granted ");
  assert_demands (world, &uid, "step", "");
  g_autoptr (GPtrArray) later = desk_act_offers (step, urgent, world_find (world, &uid)->snapshot);
  g_assert_cmpuint (later->len, ==, 0);
  /* A declaration that was kept says it as well. */
  g_autofree char *json = desk_type_to_json (urgent);
  g_autoptr (DeskType) kept = desk_type_from_json (json, desk_registry_find_type (world->registry, "case"), NULL);
  g_assert_cmpstr (kept->rules->steps[0].entry, ==, "given");
  g_assert_null (kept->rules->steps[1].entry);
}

static void
test_light (void)
{
  static const struct {
    const char *state;
    gboolean paused;
    gint64 warn, due, now;
    DeskLight light;
  } lights[] = {
    { "registered", FALSE, 50, 100, 49, DESK_LIGHT_NORMAL },
    { "registered", FALSE, 50, 100, 50, DESK_LIGHT_WARNING },
    { "in-progress", FALSE, 50, 100, 100, DESK_LIGHT_WARNING },
    { "in-progress", FALSE, 50, 100, 101, DESK_LIGHT_OVERDUE },
    { "in-progress", TRUE, 50, 100, 101, DESK_LIGHT_PAUSED },
    { "accepted", FALSE, 0, 0, 101, DESK_LIGHT_NONE },
    { "accepted", FALSE, G_MAXINT64, G_MAXINT64, 101, DESK_LIGHT_NONE },
    { "resolved", FALSE, 0, 0, 101, DESK_LIGHT_DONE },
    { "resolved", FALSE, 50, 100, 101, DESK_LIGHT_OVERDUE }, /* nobody has called back */
    { "verified", FALSE, 0, G_MAXINT64, 101, DESK_LIGHT_DONE },
    { "struck-off", FALSE, 50, 100, 101, DESK_LIGHT_DONE },
    { "withdrawn", FALSE, 50, 100, 101, DESK_LIGHT_NONE },
    { "merged", FALSE, 50, 100, 101, DESK_LIGHT_NONE },
    { NULL, FALSE, 50, 100, 101, DESK_LIGHT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    g_assert_cmpint (desk_light (lights[i].state, lights[i].paused, lights[i].warn, lights[i].due, lights[i].now), ==, lights[i].light);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/codes", test_codes);
  g_test_add_func ("/act/choices", test_choices);
  g_test_add_func ("/act/table", test_table);
  g_test_add_func ("/act/carries", test_carries);
  g_test_add_func ("/act/pairs", test_pairs);
  g_test_add_func ("/act/new", test_new);
  g_test_add_func ("/act/suggest", test_suggest);
  g_test_add_func ("/act/unrated-side", test_unrated_side);
  g_test_add_func ("/act/demands", test_demands);
  g_test_add_func ("/act/waits", test_waits);
  g_test_add_func ("/act/entry", test_entry);
  g_test_add_func ("/act/waits-for-answer", test_waits_for_answer);
  g_test_add_func ("/act/light", test_light);
  return g_test_run ();
}
