/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What relief and welfare declares, and the way of each kind of application. */
#include <string.h>

#include "../demo-county.h"

#include "exchange/desk-ledger-table.h"
#include "model/desk-act.h"
#include "model/desk-clock.h"
#include "model/desk-date.h"

/* A desk that has this area and no other. */
static const char *const others[] = { "enterprise", "sessions", "agriculture", "petitions", NULL };

/* A store with one town, one official and one household, and a clock that is set by hand. */
typedef struct {
  char *folder;
  DeskRegistry *registry;
  DeskStore *store;
  DeskClockHand clock;
  DeskActor me;
  DeskUuid town, household;
} Desk;

static DeskOutcome *
execute (Desk *desk, const char *act, const DeskUuid *record, const char *type, const char *first, va_list more)
{
  DeskUuid uid;
  GError *error = NULL;

  desk_store_new_uuid (desk->store, &uid);
  DeskCommand *command = desk_command_new (act, &uid, &desk->me);
  DeskCommandPart *part = desk_command_add (command, act, record, type, type != NULL ? 0 : DESK_ANY_VERSION);
  for (const char *field = first; field != NULL; field = va_arg (more, const char *)) {
    g_auto (GStrv) pair = g_strsplit (field, "=", 2);
    g_auto (GStrv) number = g_strsplit (field, "#", 2);

    if (pair[1] != NULL)
      desk_command_part_set_text (part, pair[0], pair[1]);
    else
      desk_command_part_set_integer (part, number[0], g_ascii_strtoll (number[1], NULL, 10));
  }
  DeskOutcome *outcome = desk_store_execute (desk->store, command, NULL, &error);
  g_assert_no_error (error);
  return outcome;
}

/* "field=text" and "field#number", ended by NULL. */
static DeskUuid
create (Desk *desk, const char *type, const char *first, ...)
{
  DeskType *declared = desk_registry_find_type (desk->registry, type);
  DeskUuid uid;
  va_list more;

  desk_store_new_uuid (desk->store, &uid);
  va_start (more, first);
  g_autoptr (DeskOutcome) outcome = execute (desk, desk_type_is_a (declared, "case") ? "register" : "create", &uid, type, first, more);
  va_end (more);
  g_autofree char *why = desk_outcome_describe (outcome);
  g_assert_cmpstr (why, ==, "");
  return uid;
}

static void
must (Desk *desk, const DeskUuid *record, const char *act, const char *first, ...)
{
  va_list more;

  va_start (more, first);
  g_autoptr (DeskOutcome) outcome = execute (desk, act, record, NULL, first, more);
  va_end (more);
  g_autofree char *why = desk_outcome_describe (outcome);
  g_assert_cmpstr (why, ==, "");
}

/* Refused, with a problem of @rule at each of @fields (parted by blanks), and nothing else. */
static void
refuses (Desk *desk, const DeskUuid *record, const char *act, const char *type, const char *rule, const char *fields, const char *first, ...)
{
  g_auto (GStrv) expected = g_strsplit (fields, " ", -1);
  va_list more;

  va_start (more, first);
  g_autoptr (DeskOutcome) outcome = execute (desk, act, record, type, first, more);
  va_end (more);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_cmpuint (outcome->problems->len, ==, g_strv_length (expected));
  for (guint i = 0; i < outcome->problems->len; i++) {
    const DeskProblem *problem = outcome->problems->pdata[i];

    g_assert_cmpstr (problem->rule, ==, rule);
    g_assert_true (g_strv_contains ((const char *const *) expected, problem->field));
    g_assert_cmpuint (strlen (problem->message), >, 0);
  }
}

static char *
reference (const char *field, const DeskUuid *uid)
{
  char text[DESK_UUID_STR_LEN];

  desk_uuid_format (uid, text);
  return g_strdup_printf ("%s=%s", field, text);
}

static void
assert_text (Desk *desk, const DeskUuid *record, const char *field, const char *expected)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (desk->store, record, NULL);

  g_assert_cmpstr (desk_snapshot_get_text (snapshot, field), ==, expected);
}

static void
assert_due (Desk *desk, const DeskUuid *record, const char *what, const char *last_day)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (desk->store, record, NULL);

  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "due_what"), ==, what);
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "due_at"), ==, last_day != NULL ? desk_date_end_us (last_day, NULL) : 0);
}

static void
at (Desk *desk, const char *when)
{
  g_assert_true (desk_clock_hand_set (&desk->clock, when));
}

static void
set_up (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  DeskClock clock = desk_clock_by_hand (&desk->clock);
  g_autofree char *path = NULL, *unit = NULL, *area = NULL;
  GError *error = NULL;

  desk->folder = g_dir_make_tmp ("desk-relief-XXXXXX", NULL);
  path = g_build_filename (desk->folder, "relief.db", NULL);
  desk->registry = demo_county_registry (others);
  desk->store = desk_store_open (path, desk->registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  desk_store_set_clock (desk->store, &clock);
  at (desk, "2026-03-02T09:00:00+08:00");
  desk->me = (DeskActor) { .kind = DESK_ACTOR_IMPORT };
  desk->town = create (desk, "area", "code=510722101", "name=某镇", "level=town", NULL);
  DeskUuid office = create (desk, "unit", "name=某镇人民政府", "short_name=某镇", "kind=town", NULL);
  unit = reference ("unit", &office);
  area = reference ("area", &desk->town);
  DeskUuid person = create (desk, "person", "name=王某某", unit, NULL);
  desk->me = (DeskActor) { DESK_ACTOR_PERSON, person, office };
  desk->household = create (desk, "rel.household", "name=张三丰", "household_type=allowance-changing", "identity_number=51000019610228011X", area, NULL);
}

static void
tear_down (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  desk_store_close (desk->store);
  g_clear_object (&desk->store);
  g_clear_object (&desk->registry);
  demo_county_remove_folder (desk->folder);
  g_free (desk->folder);
}

static DeskUuid
apply (Desk *desk, const char *type, const char *category)
{
  g_autofree char *party = reference ("party", &desk->household);
  g_autofree char *kind = g_strconcat ("category=", category, NULL);

  return create (desk, type, "title=申请", party, kind, NULL);
}

/* ---- declarations ---- */

static void
test_declared (void)
{
  static const struct {
    const char *type, *prefix;
    guint steps;
  } expected[] = { { "rel.allowance", "DB", 7 }, { "rel.relief", "LS", 7 }, { "rel.urgent", "JN", 4 }, { "rel.support", "TK", 7 }, { "rel.medical", "YL", 7 } };
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);
  DeskType *household = desk_registry_find_type (registry, "rel.household");

  g_assert_true (desk_type_is_a (household, "party"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    DeskType *type = desk_registry_find_type (registry, expected[i].type);
    const DeskField *step = desk_type_find_field (type, "step");
    guint n = 0;

    g_assert_true (desk_type_is_a (type, "case"));
    g_assert_cmpstr (type->rules->number_prefix, ==, expected[i].prefix);
    g_assert_cmpstr (desk_type_find_field (type, "party")->refers, ==, "rel.household");
    while (type->rules->steps[n].name != NULL)
      g_assert_nonnull (desk_field_find_choice (step, type->rules->steps[n++].name));
    g_assert_cmpuint (n, ==, expected[i].steps);
    g_assert_nonnull (type->rules->deadlines[0].basis);
  }
}

/* Who somebody is, what they suffer from and where they are paid is never in the clear. */
static void
test_sensitive (void)
{
  static const struct {
    const char *type, *field;
  } sealed[] = {
    { "rel.household", "identity_number" }, { "rel.household", "illness" }, { "rel.household", "bank_card" },
    { "rel.resident", "identity_number" },  { "rel.resident", "illness" },  { "rel.medical", "diagnosis" },
  };
  g_autoptr (DeskRegistry) registry = demo_county_registry (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sealed); i++)
    g_assert_true (desk_type_find_field (desk_registry_find_type (registry, sealed[i].type), sealed[i].field)->flags & DESK_FIELD_SENSITIVE);
  g_assert_true (desk_registry_find_ledger (registry, "rel.notice-allowance")->notice);
}

/* A clerk whose desk has this area only has all that the area needs. */
static void
test_alone (void)
{
  g_autoptr (DeskRegistry) registry = demo_county_registry (others);
  g_autofree char *folder = g_dir_make_tmp ("desk-relief-XXXXXX", NULL);
  g_autoptr (DeskStore) store = demo_county_make (folder, "alone.db", others);

  g_assert_cmpuint (desk_registry_get_areas (registry)->len, ==, 1);
  g_assert_null (desk_registry_find_type (registry, "ent.firm"));
  g_assert_cmpint (demo_county_measure (store, "rel.pairing", NULL, "household", NULL), ==, 217);
  g_assert_cmpint (demo_county_measure (store, "case", NULL, NULL, NULL), ==, demo_county_measure (store, "case", "type in (rel.allowance, rel.relief, rel.urgent, rel.support, rel.medical)", NULL, NULL));
  g_clear_object (&store);
  demo_county_remove_folder (folder);
}

/* ---- applications ---- */

/* The way that four of the five go: each step asks for what it found, and 30 calendar
 * days run from acceptance, without appraisal and public notice. */
static void
test_allowance (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *surveyors = reference ("surveyors", &desk->me.uid);
  DeskUuid uid = apply (desk, "rel.allowance", "raise");

  assert_due (desk, &uid, NULL, NULL);
  must (desk, &uid, "step", "step=acceptance", NULL);
  assert_text (desk, &uid, "state", "in-progress");
  assert_due (desk, &uid, "decide", "2026-04-01");
  refuses (desk, &uid, "step", NULL, "demand", "papers", "step=survey", NULL);
  must (desk, &uid, "step", "step=survey", "papers=form,identity", NULL);
  refuses (desk, &uid, "step", NULL, "demand", "surveyed_on surveyors survey", "step=appraisal", NULL);
  at (desk, "2026-03-05T09:00:00+08:00");
  must (desk, &uid, "step", "step=appraisal", "surveyed_on=2026-03-04", surveyors, "survey=情况属实", NULL);
  at (desk, "2026-03-07T09:00:00+08:00");
  refuses (desk, &uid, "step", NULL, "demand", "appraised_on appraisal", "step=review", NULL);
  must (desk, &uid, "step", "step=review", "appraised_on=2026-03-06", "appraisal=agreed", NULL);
  assert_due (desk, &uid, "decide", "2026-04-04"); /* 5 to 7 March do not count */
  refuses (desk, &uid, "step", NULL, "demand", "review proposed", "step=notice", NULL);
  must (desk, &uid, "step", "step=notice", "review=建议确认", "proposed#80000", "notice_from=2026-03-07", "notice_until=2026-03-14", NULL);
  at (desk, "2026-03-14T09:00:00+08:00");
  refuses (desk, &uid, "step", NULL, "demand", "objections", "step=decision", NULL);
  must (desk, &uid, "step", "step=decision", "objections=none", NULL);
  assert_due (desk, &uid, "decide", "2026-04-11"); /* nor do the eight days that the notice touches, one of them for the second time */
  refuses (desk, &uid, "step", NULL, "demand", "decision decision_reason", "step=payment", NULL);
  refuses (desk, &uid, "step", NULL, "demand", "approved effective", "step=payment", "decision=approved", "decision_reason=符合条件", NULL);
  must (desk, &uid, "step", "step=payment", "decision=approved", "decision_reason=符合条件", "approved#80000", "effective=2026-03-01", NULL);
  assert_due (desk, &uid, NULL, NULL); /* decided */
  refuses (desk, &uid, "resolve", NULL, "demand", "paid_on", "answer=已发放", NULL);
  must (desk, &uid, "resolve", "answer=已发放", "paid_on=2026-03-16", NULL);
  assert_text (desk, &uid, "step", NULL);
}

/* Refused with a reason, from the decision: no amount and no payment is asked for. */
static void
test_refusal (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  DeskUuid uid = apply (desk, "rel.support", "old");

  must (desk, &uid, "step", "step=decision", NULL);
  refuses (desk, &uid, "resolve", NULL, "demand", "decision decision_reason", "answer=不予批准", NULL);
  refuses (desk, &uid, "resolve", NULL, "demand", "decision_reason", "answer=不予批准", "decision=refused", NULL);
  must (desk, &uid, "resolve", "answer=不予批准", "decision=refused", "decision_reason=有法定赡养人", NULL);
  assert_text (desk, &uid, "state", "resolved");
}

/* Aid within 24 hours, said in the act that gives it; papers within 10 working days of it. */
static void
test_urgent (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *surveyors = reference ("surveyors", &desk->me.uid);
  DeskUuid uid = apply (desk, "rel.urgent", "accident");
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (desk->store, &uid, NULL);

  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "due_what"), ==, "aid");
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "due_at"), ==, desk_clock_now (&(DeskClock[]) { desk_clock_by_hand (&desk->clock) }[0]) + G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC);
  refuses (desk, &uid, "step", NULL, "demand", "aid aid_form aid_on", "step=aid", NULL);
  must (desk, &uid, "step", "step=aid", "aid#300000", "aid_form=cash", "aid_on=2026-03-02", NULL);
  assert_due (desk, &uid, "papers", "2026-03-16");
  refuses (desk, &uid, "step", NULL, "demand", "papers surveyed_on surveyors survey", "step=review", NULL);
  must (desk, &uid, "step", "step=review", "papers=form", "surveyed_on=2026-03-04", surveyors, "survey=属实", NULL);
  assert_due (desk, &uid, NULL, NULL);
}

static void
test_working_days (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  static const struct {
    const char *type, *category, *due;
  } table[] = { { "rel.relief", "disaster", "2026-03-30" }, { "rel.medical", "in-patient", "2026-03-30" }, { "rel.support", "old", "2026-04-14" } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    DeskUuid uid = apply (desk, table[i].type, table[i].category);

    must (desk, &uid, "step", "step=acceptance", NULL);
    assert_due (desk, &uid, "decide", table[i].due);
  }
}

/* ---- households ---- */

static void
test_household (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  DeskUuid other;

  assert_text (desk, &desk->household, "masked_name", "张**");
  assert_text (desk, &desk->household, "check_by", NULL);
  must (desk, &desk->household, "change", "checked_on=2026-02-28", NULL);
  assert_text (desk, &desk->household, "check_by", "2026-08-28"); /* half a year */
  must (desk, &desk->household, "change", "household_type=monitored", NULL);
  assert_text (desk, &desk->household, "check_by", "2026-05-28"); /* a quarter */
  /* Who is here already is found, without a word of what is known of them. */
  desk_store_new_uuid (desk->store, &other);
  refuses (desk, &other, "create", "rel.household", "unique", "identity_number", "name=李四", "household_type=other", "identity_number=51000019610228011X", NULL);
}

static void
test_bad_input (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *household = reference ("household", &desk->household);
  g_autofree char *mediator = reference ("mediator", &desk->me.uid);
  DeskUuid uid;

  desk_store_new_uuid (desk->store, &uid);
  refuses (desk, &uid, "create", "rel.household", "required", "name household_type", NULL);
  refuses (desk, &uid, "create", "rel.household", "invalid", "identity_number bank_card", "name=李四", "household_type=other", "identity_number=510000196102280119", "bank_card=0000001234567890121", NULL);
  refuses (desk, &uid, "create", "rel.household", "invalid", "household_type people", "name=李四", "household_type=rich", "people#0", NULL);
  refuses (desk, &uid, "create", "rel.resident", "required", "household relation born", "name=李四", NULL);
  refuses (desk, &uid, "create", "rel.benefit", "invalid", "amount", household, "month=2026-03-01", "reason=提标", "amount#-1", NULL);
  refuses (desk, &uid, "create", "rel.loan", "required", "granted_on", household, mediator, "purpose=开店", "amount#8000000", "state=granted", NULL);
  refuses (desk, &uid, "create", "rel.loan", "required", "reason", household, mediator, "purpose=开店", "amount#8000000", "state=refused", NULL);
  refuses (desk, &uid, "create", "rel.benefit", "computed", "change", household, "month=2026-03-01", "reason=提标", "amount#1", "change#5", NULL);
}

static void
test_sums (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *household = reference ("household", &desk->household);
  DeskUuid cost = create (desk, "rel.cost", household, "name=住院", "amount#2000000", "civil#600000", "medical#900000", NULL);
  DeskUuid benefit = create (desk, "rel.benefit", household, "month=2026-03-01", "before#46000", "amount#80000", "reason=提标", NULL);
  g_autoptr (DeskSnapshot) one = desk_store_load (desk->store, &cost, NULL);
  g_autoptr (DeskSnapshot) two = desk_store_load (desk->store, &benefit, NULL);

  g_assert_cmpint (desk_snapshot_get_integer (one, "met"), ==, 1500000);
  g_assert_cmpint (desk_snapshot_get_integer (one, "short"), ==, 500000);
  g_assert_cmpint (desk_snapshot_get_integer (two, "change"), ==, 34000);
}

/* Every word of every table for public notice, against what is known of the household. */
static void
test_notice (Desk *desk, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const types[] = { "allowance", "relief", "urgent", "support", "medical" };
  static const char *const kinds[] = { "first", "illness", "illness", "old", "in-patient" };
  static const char *const secrets[] = { "张三丰", "三丰", "51000019610228011X", "228011X", "肾病", NULL };

  must (desk, &desk->household, "change", "illness=慢性肾病", "telephone=15400001234", "bank_card=0000001234567890128", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *type = g_strconcat ("rel.", types[i], NULL);
    g_autofree char *name = g_strconcat ("rel.notice-", types[i], NULL);
    DeskUuid uid = apply (desk, type, kinds[i]);
    GError *error = NULL;

    must (desk, &uid, "change", "notice_from=2026-03-02", "notice_until=2026-03-09", "survey=张三丰患肾病", NULL);
    if (g_str_equal (types[i], "urgent"))
      must (desk, &uid, "change", "aid#300000", "aid_form=cash", "aid_on=2026-03-02", NULL);
    must (desk, &uid, "step", "step=notice", NULL);
    g_autoptr (DeskLedgerRequest) request = desk_ledger_request_new (desk_registry_find_ledger (desk->registry, name), &error);
    g_assert_no_error (error);
    for (DeskLedgerPurpose purpose = DESK_LEDGER_FORM; purpose <= DESK_LEDGER_FILE; purpose++) {
      g_autoptr (DeskTable) table = desk_ledger_table_make (desk->store, request, purpose, NULL, NULL, NULL, &error);
      g_autoptr (GString) all = g_string_new (NULL);

      g_assert_no_error (error);
      g_assert_cmpuint (desk_table_get_n_rows (table), ==, 1);
      for (guint column = 0; column < desk_table_get_n_columns (table); column++)
        g_string_append_printf (all, "%s\n", desk_table_get_cell (table, 0, column));
      g_assert_nonnull (strstr (all->str, "张**"));
      for (guint k = 0; secrets[k] != NULL; k++)
        g_assert_null (strstr (all->str, secrets[k]));
    }
  }
}

int
main (int argc, char *argv[])
{
  demo_county_begin (&argc, &argv);
  g_test_add_func ("/relief/declared", test_declared);
  g_test_add_func ("/relief/sensitive", test_sensitive);
  g_test_add_func ("/relief/alone", test_alone);
  g_test_add ("/relief/allowance", Desk, NULL, set_up, test_allowance, tear_down);
  g_test_add ("/relief/refusal", Desk, NULL, set_up, test_refusal, tear_down);
  g_test_add ("/relief/urgent", Desk, NULL, set_up, test_urgent, tear_down);
  g_test_add ("/relief/working-days", Desk, NULL, set_up, test_working_days, tear_down);
  g_test_add ("/relief/household", Desk, NULL, set_up, test_household, tear_down);
  g_test_add ("/relief/bad-input", Desk, NULL, set_up, test_bad_input, tear_down);
  g_test_add ("/relief/sums", Desk, NULL, set_up, test_sums, tear_down);
  g_test_add ("/relief/notice", Desk, NULL, set_up, test_notice, tear_down);
  return demo_county_end ();
}
