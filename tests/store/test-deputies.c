/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "model/desk-date.h"
#include "model/desk-deputy.h"

/* Deputies as the store keeps them: read again when they change, and asked by every act. */

static DeskUuid
create_person (Fixture *f, const char *name)
{
  DeskUuid uid;
  DeskCommand *command = fixture_command (f, "create");

  desk_store_new_uuid (f->store, &uid);
  DeskCommandPart *part = desk_command_add (command, "create", &uid, "person", 0);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_uuid (part, "unit", &f->unit);
  fixture_do (f, command);
  return uid;
}

static DeskUuid
arrange (Fixture *f, const DeskUuid *absent, const DeskUuid *deputy)
{
  DeskUuid uid;
  DeskCommand *command = fixture_command (f, "create");
  char today[DESK_DATE_STR_LEN];

  desk_date_from_us (desk_store_now (f->store), desk_store_get_zone (f->store), today);
  desk_store_new_uuid (f->store, &uid);
  DeskCommandPart *part = desk_command_add (command, "create", &uid, "deputy", 0);
  desk_command_part_set_uuid (part, "absent", absent);
  desk_command_part_set_uuid (part, "deputy", deputy);
  desk_command_part_set_text (part, "begins", today);
  desk_command_part_set_text (part, "ends", today);
  desk_command_part_set_text (part, "note", "培训");
  fixture_do (f, command);
  return uid;
}

static void
comment_as (Fixture *f, const DeskUuid *who, const DeskUuid *record)
{
  DeskCommand *command = fixture_command (f, "comment");

  command->actor.uid = *who;
  DeskCommandPart *part = desk_command_add (command, "comment", record, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "words", "看过了");
  fixture_do (f, command);
}

static char *
last_for (Fixture *f, const DeskUuid *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) timeline = desk_store_timeline (f->store, record, &error);

  g_assert_no_error (error);
  return g_strdup (((DeskTimelineEntry *) timeline->pdata[timeline->len - 1])->for_name);
}

static void
expect_for (Fixture *f, const DeskUuid *who, const DeskUuid *record, const char *name)
{
  comment_as (f, who, record);
  g_autofree char *told = last_for (f, record);
  g_assert_cmpstr (told, ==, name);
}

static void
test_acts_for (Fixture *f, gconstpointer data)
{
  DeskUuid record, b = create_person (f, "李某某"), c = create_person (f, "赵某某");
  g_autoptr (GError) error = NULL;
  g_autofree char *me = desk_store_title (f->store, &f->person);

  (void) data;
  fixture_register (f, "缺工", &record);
  expect_for (f, &b, &record, NULL);
  DeskUuid first = arrange (f, &f->person, &b);
  expect_for (f, &b, &record, me);
  expect_for (f, &c, &record, NULL);
  /* chained, and read again because a deputy was added meanwhile */
  arrange (f, &b, &c);
  expect_for (f, &c, &record, me);
  expect_for (f, &f->person, &record, NULL);
  g_autoptr (GArray) all = desk_store_get_deputies (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  /* withdrawn: nobody acts for him any more */
  DeskCommand *command = fixture_command (f, "withdraw");
  desk_command_add (command, "withdraw", &first, NULL, DESK_ANY_VERSION);
  fixture_do (f, command);
  expect_for (f, &c, &record, NULL);
  expect_for (f, &b, &record, NULL);
  fixture_assert_sound (f);
}

/* What one place arranged the other's next act knows. */
static void
test_two_places (Fixture *f, gconstpointer data)
{
  DeskUuid record, b = create_person (f, "李某某");
  g_autoptr (GError) error = NULL;
  g_autofree char *me = desk_store_title (f->store, &f->person);

  (void) data;
  fixture_register (f, "缺工", &record);
  expect_for (f, &b, &record, NULL);
  g_autoptr (DeskRegistry) registry = fixture_registry ();
  g_autoptr (DeskStore) other = desk_store_open (f->path, registry, DESK_STORE_NO_WATCH, &error);
  DeskClock clock = desk_clock_by_hand (&f->clock);
  g_assert_no_error (error);
  desk_store_set_clock (other, &clock);
  DeskStore *mine = f->store;
  f->store = other;
  arrange (f, &f->person, &b);
  f->store = mine;
  expect_for (f, &b, &record, me);
  desk_store_close (other);
}

/* In one's own right one statement is not asked; for another once, not each time. */
static void
test_cost (Fixture *f, gconstpointer data)
{
  DeskUuid record, b = create_person (f, "李某某");
  DeskStoreStatistics before, after, again, own;

  (void) data;
  fixture_register (f, "缺工", &record);
  comment_as (f, &f->person, &record);
  comment_as (f, &b, &record);
  desk_store_get_statistics (f->store, &before);
  comment_as (f, &b, &record);
  desk_store_get_statistics (f->store, &after);
  comment_as (f, &b, &record);
  desk_store_get_statistics (f->store, &again);
  comment_as (f, &f->person, &record);
  desk_store_get_statistics (f->store, &own);
  g_assert_cmpuint (again.statements - after.statements, ==, after.statements - before.statements);
  g_assert_cmpuint (own.statements - again.statements, ==, again.statements - after.statements);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/deputies/acts-for", Fixture, NULL, fixture_set_up, test_acts_for, fixture_tear_down);
  g_test_add ("/store/deputies/two-places", Fixture, NULL, fixture_set_up, test_two_places, fixture_tear_down);
  g_test_add ("/store/deputies/cost", Fixture, NULL, fixture_set_up, test_cost, fixture_tear_down);
  return g_test_run ();
}
