/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the area declares, and what its declarations let pass. */
#include "../demo-county.h"

#include "exchange/desk-sheet-maker.h"
#include "model/desk-act.h"
#include "model/desk-deadline-rules.h"

static DeskRegistry *
load (void)
{
  return demo_county_registry (NULL);
}

static const DeskDeadline *
find_limit (const DeskType *type, const char *name)
{
  for (const DeskDeadline *limit = type->rules->deadlines; limit->name != NULL; limit++)
    if (g_str_equal (limit->name, name))
      return limit;
  g_error ("%s has no limit “%s”", type->name, name);
}

static void
test_declared (void)
{
  static const struct {
    const char *type, *prefix;
  } cases[] = { { "pet.petition", "XF" }, { "pet.review", "FC" }, { "pet.second-review", "FH" }, { "pet.matter", "YN" } };
  g_autoptr (DeskRegistry) registry = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DeskType *type = desk_registry_find_type (registry, cases[i].type);

    g_assert_true (desk_type_is_a (type, "case"));
    g_assert_cmpstr (type->rules->number_prefix, ==, cases[i].prefix);
  }
  g_assert_true (desk_type_is_a (desk_registry_find_type (registry, "pet.visit"), "visit"));
  g_assert_cmpstr (desk_registry_find_type (registry, "pet.visit")->part_of, ==, "petition");
  g_assert_cmpstr (desk_registry_find_type (registry, "pet.second-review")->part_of, ==, "review");
  g_assert_nonnull (desk_registry_find_ledger (registry, "pet.heart"));
  g_assert_nonnull (desk_registry_find_ledger (registry, "pet.rounds"));
  g_assert_nonnull (desk_registry_find_page (registry, "pet.rounds"));
  g_assert_nonnull (desk_registry_find_sheet_form (registry, "pet.opinion"));
}

/* Whatever a petition comes by is a source of every case, so that the list of all cases can name it. */
static void
test_channels (void)
{
  g_autoptr (DeskRegistry) registry = load ();
  const DeskField *all = desk_type_find_field (desk_registry_find_type (registry, "case"), "source");
  const DeskField *channels = desk_type_find_field (desk_registry_find_type (registry, "pet.petition"), "source");
  guint n = 0;

  for (const DeskChoice *choice = channels->choices; choice->code != NULL; choice++, n++)
    g_assert_nonnull (desk_field_find_choice (all, choice->code));
  g_assert_cmpuint (n, ==, 6);
}

/* Limits are those of the law, written down once. */
static void
test_limits (void)
{
  static const struct {
    const char *type, *limit, *rule;
    gint64 days;
  } expected[] = {
    { "pet.petition", "forward", "petition-forward", 15 },
    { "pet.petition", "object", "petition-object", 5 },
    { "pet.petition", "settle", "petition-settle", 60 },
    { "pet.review", "review", "petition-review", 30 },
    { "pet.second-review", "review", "petition-re-review", 30 },
  };
  g_autoptr (DeskRegistry) registry = load ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const DeskDeadline *limit = find_limit (desk_registry_find_type (registry, expected[i].type), expected[i].limit);

    g_assert_cmpstr (limit->rule, ==, expected[i].rule);
    g_assert_cmpint (limit->limit, ==, expected[i].days);
    g_assert_nonnull (limit->basis);
  }
  const DeskDeadline *settle = find_limit (desk_registry_find_type (registry, "pet.petition"), "settle");
  g_assert_cmpuint (settle->extend_times, ==, 1);
  g_assert_cmpint (settle->extend_most, ==, 30);
  g_assert_nonnull (settle->approver);
}

/* Matter and heart, both rated, reopened by one who is dissatisfied. */
static void
test_closures (void)
{
  g_autoptr (DeskRegistry) registry = load ();
  DeskType *petition = desk_registry_find_type (registry, "pet.petition"), *matter = desk_registry_find_type (registry, "pet.matter");

  g_assert_cmpuint (petition->rules->flags, ==, DESK_CASE_MATTER_AND_HEART | DESK_CASE_BOTH_RATE | DESK_CASE_REOPENS);
  g_assert_cmpuint (matter->rules->flags, ==, DESK_CASE_JOINT_FIRST | DESK_CASE_REOPENS);
}

static void
test_bad_values (void)
{
  static const DemoCountyBad bad[] = {
    { "pet.petition", "people", "0" },          { "pet.petition", "people", "五个" },      { "pet.petition", "representatives", "6" },
    { "pet.petition", "representatives", "0" }, { "pet.petition", "source", "proposal" },  { "pet.petition", "category", "illness" },
    { "pet.petition", "opinion", "yes" },       { "pet.matter", "years", "-1" },    { "pet.matter", "years", "去年" },
    { "pet.visit", "date", "2026-02-30" },      { "pet.visit", "way", "telephone" },       { "pet.review", "decision", "upheld!" },
  };
  g_autoptr (DeskRegistry) registry = load ();

  demo_county_assert_refused (registry, bad, G_N_ELEMENTS (bad));
}

/* --- rules, tried in the demonstration county --- */

typedef struct {
  const char *field, *text;
} Wish;

static DeskOutcome *
do_act (const char *act, const DeskUuid *record, const char *type_name, const Wish *wishes)
{
  DeskStore *store = demo_county_shared ();
  DeskRegistry *registry = desk_store_get_registry (store);
  DeskType *type = desk_registry_find_type (registry, type_name);
  const DeskActor me = { DESK_ACTOR_PERSON, DESK_UUID_NIL, DESK_UUID_NIL };
  gboolean is_new = record == NULL;
  DeskUuid uid;
  GError *error = NULL;

  desk_store_new_uuid (store, &uid);
  DeskCommand *command = desk_command_new (act, &uid, &me);
  desk_store_new_uuid (store, &uid);
  DeskCommandPart *part = desk_command_add (command, act, is_new ? &uid : record, is_new ? type_name : NULL, is_new ? 0 : DESK_ANY_VERSION);
  for (; wishes != NULL && wishes->field != NULL; wishes++) {
    g_auto (DeskValue) value = DESK_VALUE_INIT;
    const DeskField *field = desk_type_find_field (type, wishes->field);

    for (const DeskField *carry = is_new ? NULL : desk_act_find (act)->carries; carry != NULL && carry->name != NULL; carry++)
      if (g_str_equal (carry->name, wishes->field))
        field = carry;
    g_assert_true (desk_field_parse (field, wishes->text, "2026-03-12", &value, &error));
    desk_command_part_set (part, wishes->field, NULL, &value);
  }
  DeskOutcome *outcome = desk_store_execute (store, command, NULL, &error);
  g_assert_no_error (error);
  return outcome;
}

static gboolean
is_refused_at (const DeskOutcome *outcome, const char *field)
{
  for (guint i = 0; outcome->status == DESK_OUTCOME_REFUSED && i < outcome->problems->len; i++)
    if (g_strcmp0 (((DeskProblem *) outcome->problems->pdata[i])->field, field) == 0)
      return TRUE;
  return FALSE;
}

/* Many who come together name those who speak for them; who cannot come has an officer. */
static void
test_registration (void)
{
  DeskUuid party;
  char uuid[DESK_UUID_STR_LEN];

  demo_county_find ("party", "kind = person and name is set", &party);
  desk_uuid_format (&party, uuid);
  const Wish one[] = { { "title", "某事" }, { "party", uuid }, { "category", "works" }, { NULL } };
  const Wish many[] = { { "title", "某事" }, { "party", uuid }, { "category", "works" }, { "people", "12" }, { NULL } };
  const Wish home[] = { { "title", "某事" }, { "party", uuid }, { "category", "works" }, { "cannot_come", "yes" }, { NULL } };
  const Wish bare[] = { { "title", "某事" }, { NULL } };
  g_autoptr (DeskOutcome) fine = do_act ("register", NULL, "pet.petition", one);
  g_autoptr (DeskOutcome) unnamed = do_act ("register", NULL, "pet.petition", many);
  g_autoptr (DeskOutcome) unserved = do_act ("register", NULL, "pet.petition", home);
  g_autoptr (DeskOutcome) empty = do_act ("register", NULL, "pet.petition", bare);

  g_assert_cmpint (fine->status, ==, DESK_OUTCOME_DONE);
  g_assert_true (is_refused_at (unnamed, "representatives"));
  g_assert_true (is_refused_at (unserved, "officer"));
  g_assert_true (is_refused_at (empty, "party"));
  g_assert_true (is_refused_at (empty, "category"));
}

/* An answer without an opinion does not settle the matter, and a settled matter alone does not strike it off. */
static void
test_settling (void)
{
  static const Wish answer[] = { { "answer", "已办" }, { NULL } };
  static const Wish whole[] = { { "answer", "已办" }, { "opinion", "supported" }, { NULL } };
  DeskStore *store = demo_county_shared ();
  DeskType *type = desk_registry_find_type (desk_store_get_registry (store), "pet.petition");
  DeskUuid open, verified;
  g_autofree char *why = NULL;

  demo_county_find ("pet.petition", "state = in-progress and opinion is not set and not paused = yes", &open);
  g_autoptr (DeskOutcome) without = do_act ("resolve", &open, "pet.petition", answer);
  g_assert_true (is_refused_at (without, "opinion"));
  g_autoptr (DeskOutcome) with = do_act ("resolve", &open, "pet.petition", whole);
  g_assert_cmpint (with->status, ==, DESK_OUTCOME_DONE);

  demo_county_find ("pet.petition", "state = verified and heart_at is not set", &verified);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (store, &verified, NULL);
  g_assert_false (desk_act_allowed (desk_act_find ("strike-off"), type, snapshot, &why));
  g_assert_nonnull (why);
  g_assert_cmpstr (desk_act_suggest (type, snapshot, NULL)->name, ==, "settle-heart");
}

/* Once, by thirty days at most, with leave, and with the reason told to the petitioner (信访工作条例, article 34). */
static void
test_extension (void)
{
  static const Wish untold[] = { { "extended", "30" }, { "reason", "需等鉴定" }, { "approved_by", "局长办公会" }, { NULL } };
  static const Wish without_leave[] = { { "extended", "30" }, { "reason", "需等鉴定" }, { "told", "已书面告知" }, { NULL } };
  static const Wish too_long[] = { { "extended", "31" }, { "reason", "需等鉴定" }, { "approved_by", "局长办公会" }, { "told", "已书面告知" }, { NULL } };
  static const Wish fine[] = { { "extended", "30" }, { "reason", "需等鉴定" }, { "approved_by", "局长办公会" }, { "told", "已书面告知" }, { NULL } };
  DeskUuid open;

  /* what runs beside the sixty days is the five to object in: taken, only the sixty are left */
  demo_county_find ("pet.petition", "state = handed-over", &open);
  g_autoptr (DeskOutcome) taken = do_act ("accept", &open, "pet.petition", NULL);
  g_assert_cmpint (taken->status, ==, DESK_OUTCOME_DONE);
  g_autoptr (DeskOutcome) one = do_act ("extend", &open, "pet.petition", untold);
  g_autoptr (DeskOutcome) two = do_act ("extend", &open, "pet.petition", without_leave);
  g_autoptr (DeskOutcome) three = do_act ("extend", &open, "pet.petition", too_long);
  g_autoptr (DeskOutcome) four = do_act ("extend", &open, "pet.petition", fine);
  g_autoptr (DeskOutcome) again = do_act ("extend", &open, "pet.petition", fine);
  g_assert_true (is_refused_at (one, "told"));
  g_assert_true (is_refused_at (two, "approved_by"));
  g_assert_true (is_refused_at (three, "extended"));
  g_assert_cmpint (four->status, ==, DESK_OUTCOME_DONE);
  g_assert_cmpint (again->status, ==, DESK_OUTCOME_REFUSED);
}

static void
test_forms (void)
{
  static const char *const names[] = { "pet.register", "pet.opinion" };
  DeskStore *store = demo_county_shared ();
  DeskUuid uid;

  demo_county_find ("pet.petition", "state = struck-off", &uid);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DeskSheet) sheet = desk_sheet_make (store, desk_registry_find_sheet_form (desk_store_get_registry (store), names[i]), &uid, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (sheet);
  }
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/petitions/declared", test_declared);
  g_test_add_func ("/petitions/channels", test_channels);
  g_test_add_func ("/petitions/limits", test_limits);
  g_test_add_func ("/petitions/closures", test_closures);
  g_test_add_func ("/petitions/bad-values", test_bad_values);
  g_test_add_func ("/petitions/registration", test_registration);
  g_test_add_func ("/petitions/settling", test_settling);
  g_test_add_func ("/petitions/extension", test_extension);
  g_test_add_func ("/petitions/forms", test_forms);
  return demo_county_end ();
}
