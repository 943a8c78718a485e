/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static const DeskChoice categories[] = { { "labour", "Labour" }, { "power", "Power" }, { NULL } };
static const DeskChoice needs[] = { { "driver", "Driver" }, { "welder", "Welder" }, { "sewer", "Sewer" }, { NULL } };

static const DeskField demand_fields[] = {
  { "category", "Category", DESK_FIELD_CHOICE, DESK_FIELD_FILTER, .choices = categories },
  { "people", "People wanted", DESK_FIELD_INTEGER, DESK_FIELD_IN_LIST | DESK_FIELD_SORT, .min = 0, .max = 10000 },
  { "wage", "Wage", DESK_FIELD_MONEY, 0 },
  { "needs", "Needs", DESK_FIELD_CHOICES, 0, .choices = needs },
  { "helpers", "Helpers", DESK_FIELD_REFERENCES, 0, .refers = "person" },
  { "wanted_by", "Wanted by", DESK_FIELD_DATE, DESK_FIELD_SORT },
  { "urgent", "Urgent", DESK_FIELD_BOOLEAN, 0 },
  { "identity_number", "Identity number", DESK_FIELD_IDENTITY_NUMBER, DESK_FIELD_SENSITIVE },
  { "remark", "Remark", DESK_FIELD_LONG_TEXT, DESK_FIELD_SEARCH },
  { NULL },
};

static const DeskDeadline deadlines[] = {
  { "contact", "Contact", "register", "hand-over", 2, DESK_COUNT_WORKING_DAYS, 1 },
  { "settle", "Settle", "accept", "report-done", 10, DESK_COUNT_WORKING_DAYS, 2 },
  { NULL },
};

static const DeskCaseStep steps[] = { { "survey", "Survey" }, { "work", "Work" }, { NULL } };

static const DeskLiftRule lifts[] = { { "late", .overdue = TRUE, .limit = "contact", .label = "Nobody contacted the party in time" }, { NULL } };

static const DeskCaseRules rules = { .number_prefix = "TS", .deadlines = deadlines, .steps = steps, .lifts = lifts };

static const DeskRecordType demand = {
  "tst.demand", NULL, "Demand", "Demands", "desk-list-symbolic", 1, demand_fields, .extends = "case",
  .columns = "number title party people", .sort = "-number", .rules = &rules,
};

static const DeskReminder wanted = { "tst.wanted", "Wanted soon", NULL, "tst.demand", NULL, "wanted_by", 3, NULL };

static const DeskReminder yearly = {
  "tst.yearly", "Every year", NULL, "tst.demand", "urgent = yes", "wanted_by", 3, .until = "wanted_by", .yearly = "urgent",
};

static const DeskAreaInfo area = { "tst", "Test", "desk-list-symbolic", "blue", 1 };

DeskRegistry *
fixture_registry (void)
{
  g_autoptr (GError) error = NULL;
  DeskRegistry *registry = desk_registry_new ();
  g_autoptr (DeskRegistry) scratch = desk_registry_new_scratch (registry, &area);
  desk_registry_add_type (scratch, &demand, &error);
  g_assert_no_error (error);
  desk_registry_add_reminder (scratch, &wanted, &error);
  g_assert_no_error (error);
  desk_registry_add_reminder (scratch, &yearly, &error);
  g_assert_no_error (error);
  desk_registry_adopt (registry, scratch, &error);
  g_assert_no_error (error);
  return registry;
}

DeskCommand *
fixture_command (Fixture *fixture, const char *kind)
{
  DeskUuid uid;
  DeskActor actor = { DESK_ACTOR_PERSON, fixture->person, fixture->unit };
  desk_store_new_uuid (fixture->store, &uid);
  return desk_command_new (kind, &uid, &actor);
}

DeskOutcome *
fixture_try (Fixture *fixture, DeskCommand *command)
{
  g_autoptr (GError) error = NULL;
  DeskOutcome *outcome = desk_store_execute (fixture->store, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (outcome);
  return outcome;
}

void
fixture_do (Fixture *fixture, DeskCommand *command)
{
  g_autoptr (DeskOutcome) outcome = fixture_try (fixture, command);
  if (outcome->status != DESK_OUTCOME_DONE) {
    g_autofree char *why = desk_outcome_describe (outcome);
    g_error ("not done (%u): %s", (guint) outcome->status, why);
  }
}

static DeskCommandPart *
create (Fixture *fixture, DeskCommand *command, const char *type, DeskUuid *uid)
{
  desk_store_new_uuid (fixture->store, uid);
  return desk_command_add (command, "create", uid, type, 0);
}

static void
make_county (Fixture *fixture)
{
  DeskCommand *command = fixture_command (fixture, "create");
  DeskCommandPart *part = create (fixture, command, "area", &fixture->area);
  desk_command_part_set_text (part, "code", "510722101");
  desk_command_part_set_text (part, "name", "潼川镇");
  desk_command_part_set_text (part, "level", "town");
  part = create (fixture, command, "unit", &fixture->unit);
  desk_command_part_set_text (part, "name", "县人力资源和社会保障局");
  desk_command_part_set_text (part, "short_name", "县人社局");
  part = create (fixture, command, "unit", &fixture->other_unit);
  desk_command_part_set_text (part, "name", "县供电公司");
  desk_command_part_set_text (part, "short_name", "县供电公司");
  part = create (fixture, command, "person", &fixture->person);
  desk_command_part_set_text (part, "name", "单晓梅");
  desk_command_part_set_uuid (part, "unit", &fixture->unit);
  fixture_do (fixture, command);
  desk_store_set_me (fixture->store, &fixture->person, &fixture->unit);
  fixture_create_party (fixture, "恒鑫鞋业有限公司", &fixture->party);
}

static void
open_store (Fixture *fixture, DeskStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  DeskClock clock = desk_clock_by_hand (&fixture->clock);
  fixture->registry = fixture_registry ();
  fixture->store = desk_store_open (fixture->path, fixture->registry, flags, &error);
  g_assert_no_error (error);
  desk_store_set_clock (fixture->store, &clock);
  desk_store_set_me (fixture->store, &fixture->person, &fixture->unit);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fixture->folder = g_dir_make_tmp ("desk-store-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *keys = g_build_filename (fixture->folder, "keys", NULL);
  g_setenv ("DESK_KEY_FOLDER", keys, TRUE);
  g_setenv ("DESK_STATE_FOLDER", fixture->folder, TRUE);
  fixture->path = g_build_filename (fixture->folder, "desk.fdesk", NULL);
  g_assert_true (desk_clock_hand_set (&fixture->clock, "2026-03-05T09:30:00+08:00"));
  fixture->clock.step = 1000;
  open_store (fixture, DESK_STORE_CREATE | DESK_STORE_NO_WATCH);
  make_county (fixture);
}

void
fixture_reopen (Fixture *fixture, DeskStoreFlags flags)
{
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->registry);
  open_store (fixture, flags);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->registry);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_create_party (Fixture *fixture, const char *name, DeskUuid *uid)
{
  DeskCommand *command = fixture_command (fixture, "create");
  DeskCommandPart *part = create (fixture, command, "party", uid);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_text (part, "kind", "firm");
  desk_command_part_set_uuid (part, "area", &fixture->area);
  fixture_do (fixture, command);
}

void
fixture_register (Fixture *fixture, const char *title, DeskUuid *uid)
{
  DeskCommand *command = fixture_command (fixture, "register");
  desk_store_new_uuid (fixture->store, uid);
  DeskCommandPart *part = desk_command_add (command, "register", uid, "tst.demand", 0);
  desk_command_part_set_text (part, "title", title);
  desk_command_part_set_uuid (part, "party", &fixture->party);
  desk_command_part_set_text (part, "words", "订单多了，缝纫工不够，春节后走了三十多人。");
  desk_command_part_set_text (part, "source", "visit");
  desk_command_part_set_text (part, "category", "labour");
  desk_command_part_set_integer (part, "people", 30);
  desk_command_part_set_text (part, "needs", "driver,welder");
  desk_command_part_set_text (part, "remark", "包吃住");
  fixture_do (fixture, command);
}

void
fixture_hand_over (Fixture *fixture, const DeskUuid *uid)
{
  DeskCommand *command = fixture_command (fixture, "hand-over");
  DeskCommandPart *part = desk_command_add (command, "hand-over", uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "to_unit", &fixture->other_unit);
  fixture_do (fixture, command);
}

static int
run_sql (Fixture *fixture, const char *sql, gint64 *answer)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  if (answer == NULL) {
    char *message = NULL;
    if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
      g_error ("%s: %s", sql, message);
  } else {
    if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
      g_error ("%s: %s", sql, sqlite3_errmsg (db));
    g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
    *answer = sqlite3_column_int64 (stmt, 0);
    sqlite3_finalize (stmt);
  }
  return sqlite3_close (db);
}

void
fixture_tamper (Fixture *fixture, const char *sql)
{
  g_autofree char *all = g_strconcat ("PRAGMA foreign_keys=OFF;"
                                      "DROP TRIGGER IF EXISTS events_no_update; DROP TRIGGER IF EXISTS events_no_delete;"
                                      "DROP TRIGGER IF EXISTS event_bodies_no_update; DROP TRIGGER IF EXISTS event_bodies_no_delete;",
                                      sql, NULL);
  g_assert_cmpint (run_sql (fixture, all, NULL), ==, SQLITE_OK);
}

gint64
fixture_ask (Fixture *fixture, const char *sql)
{
  gint64 answer = 0;
  g_assert_cmpint (run_sql (fixture, sql, &answer), ==, SQLITE_OK);
  return answer;
}

void
fixture_act (Fixture *fixture, const DeskUuid *uid, const char *act, const char *const *fields)
{
  DeskCommand *command = fixture_command (fixture, act);
  DeskCommandPart *part = desk_command_add (command, act, uid, NULL, DESK_ANY_VERSION);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i += 2)
    desk_command_part_set_text (part, fields[i], fields[i + 1]);
  fixture_do (fixture, command);
}

static void
make_others (Fixture *fixture, DeskUuid *visit, DeskUuid *common, DeskUuid *post)
{
  char person[DESK_UUID_STR_LEN];
  DeskUuid campaign, other, deputy;
  desk_uuid_format (&fixture->person, person);
  DeskCommand *command = fixture_command (fixture, "create");
  DeskCommandPart *part = create (fixture, command, "visit", visit);
  desk_command_part_set_text (part, "date", "2026-03-04");
  desk_command_part_set_text (part, "visitors", person);
  desk_command_part_set_uuid (part, "party", &fixture->party);
  desk_command_part_set_text (part, "way", "visit");
  desk_command_part_set_text (part, "summary", "看了生产线，老板说缺人");
  part = create (fixture, command, "common-problem", common);
  desk_command_part_set_text (part, "name", "节后缺工");
  desk_command_part_set_uuid (part, "unit", &fixture->unit);
  DeskUuid round;
  part = create (fixture, command, "round", &round);
  desk_command_part_set_integer (part, "number", 1);
  desk_command_part_set_text (part, "name", "第一轮");
  part = create (fixture, command, "post", post);
  desk_command_part_set_text (part, "name", "副县长（工业）");
  desk_command_part_set_uuid (part, "unit", &fixture->unit);
  desk_command_part_set_integer (part, "leads", 1);
  part = create (fixture, command, "campaign", &campaign);
  desk_command_part_set_text (part, "name", "百企大走访");
  desk_command_part_set_text (part, "begins", "2026-03-01");
  desk_command_part_set_text (part, "ends", "2026-06-30");
  desk_command_part_set_integer (part, "parties_wanted", 120);
  part = create (fixture, command, "person", &other);
  desk_command_part_set_text (part, "name", "李某某");
  desk_command_part_set_uuid (part, "unit", &fixture->unit);
  part = create (fixture, command, "deputy", &deputy);
  desk_command_part_set_uuid (part, "absent", &fixture->person);
  desk_command_part_set_uuid (part, "deputy", &other);
  desk_command_part_set_text (part, "begins", "2026-03-01");
  desk_command_part_set_text (part, "ends", "2026-03-02");
  desk_command_part_set_text (part, "note", "培训");
  fixture_do (fixture, command);
}

/* What an office lays down; of a year and a limit that nothing here is counted by. */
static void
make_office (Fixture *fixture)
{
  DeskUuid uid;
  DeskCommand *command = fixture_command (fixture, "create");
  DeskCommandPart *part = create (fixture, command, "calendar", &uid);
  desk_command_part_set_integer (part, "year", 2031);
  desk_command_part_set_text (part, "days", "date,kind,name\n2031-01-01,holiday,元旦\n");
  part = create (fixture, command, "work-hours", &uid);
  desk_command_part_set_integer (part, "morning_from", 510);
  desk_command_part_set_integer (part, "morning_to", 720);
  desk_command_part_set_integer (part, "afternoon_from", 840);
  desk_command_part_set_integer (part, "afternoon_to", 1050);
  part = create (fixture, command, "local-rule", &uid);
  desk_command_part_set_text (part, "case_type", "tst.demand");
  desk_command_part_set_text (part, "limit_name", "contact");
  desk_command_part_set_text (part, "basis", "县办法第三条");
  fixture_do (fixture, command);
}

/* An older copy was taken as the right one before: where that comes from is tried in test-verify.c. */
static void
make_loss (Fixture *fixture)
{
  DeskCommand *command = fixture_command (fixture, "accept-loss");
  DeskCommandPart *part;
  DeskUuid uid;
  desk_store_new_uuid (fixture->store, &uid);
  part = desk_command_add (command, "accept-loss", &uid, "loss", 0);
  desk_command_part_set_uuid (part, "desk", &uid);
  desk_command_part_set_integer (part, "had", 12);
  desk_command_part_set_integer (part, "have", 10);
  desk_command_part_set_integer (part, "last_at", 1770000000000000);
  desk_command_part_set_text (part, "head_expected", "00000000000000000000000000000000000000000000000000000000000000aa");
  desk_command_part_set_text (part, "head_found", "00000000000000000000000000000000000000000000000000000000000000bb");
  fixture_do (fixture, command);
}

void
fixture_full_case (Fixture *fixture, DeskUuid *uid)
{
  DeskUuid visit, common, post;
  char common_text[DESK_UUID_STR_LEN], post_text[DESK_UUID_STR_LEN], helper[DESK_UUID_STR_LEN];
  make_others (fixture, &visit, &common, &post);
  desk_uuid_format (&common, common_text);
  desk_uuid_format (&post, post_text);
  desk_uuid_format (&fixture->person, helper);
  fixture_register (fixture, "缺缝纫工三十人", uid);
  fixture_act (fixture, uid, "change", (const char *const[]) { "helpers", helper, "identity_number", "110101199003078013", NULL });
  fixture_hand_over (fixture, uid);
  fixture_act (fixture, uid, "accept", NULL);
  fixture_act (fixture, uid, "lift", (const char *const[]) { "reason", "单位解决不了", "plan", "会商", "lead_post", post_text, NULL });
  fixture_act (fixture, uid, "report", (const char *const[]) { "words", "联系了两所职校", NULL });
  fixture_act (fixture, uid, "step", (const char *const[]) { "step", "survey", NULL });
  fixture_act (fixture, uid, "pause", (const char *const[]) { "reason", "等企业材料", NULL });
  fixture_act (fixture, uid, "resume", NULL);
  fixture_act (fixture, uid, "link-common", (const char *const[]) { "scope", "common", "common_problem", common_text, NULL });
  fixture_act (fixture, uid, "resolve", (const char *const[]) { "answer", "招到三十二人", NULL });
  fixture_act (fixture, uid, "check", (const char *const[]) { "effect", "都在上班", "verdict", "effective", "satisfied", "satisfied", NULL });
  DeskCommand *command = fixture_command (fixture, "evaluate");
  DeskCommandPart *part = desk_command_add (command, "evaluate", uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "side", "party");
  desk_command_part_set_integer (part, "score", 5);
  fixture_do (fixture, command);
  fixture_act (fixture, uid, "verify", NULL);
  fixture_act (fixture, uid, "strike-off", NULL);
  make_office (fixture);
  make_loss (fixture);
}

void
fixture_assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chain = desk_store_verify (fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < chain->len; i++)
    g_test_message ("%s", ((DeskFinding *) g_ptr_array_index (chain, i))->message);
  g_assert_cmpuint (chain->len, ==, 0);
  g_autoptr (GPtrArray) rows = desk_store_rebuild (fixture->store, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_test_message ("%s", ((DeskFinding *) g_ptr_array_index (rows, i))->message);
  g_assert_cmpuint (rows->len, ==, 0);
}
