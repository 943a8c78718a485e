/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties that are one: found, merged, taken apart. */
#include "fixture.h"

#include <string.h>

#include "store/desk-list.h"
#include "store/desk-same.h"

#define IDENTITY "330326199001011236"

static void
create (Fixture *f, const char *kind, const char *name, const DeskUuid *area, const char *const *fields, DeskUuid *uid)
{
  DeskCommand *command = fixture_command (f, "create");
  desk_store_new_uuid (f->store, uid);
  DeskCommandPart *part = desk_command_add (command, "create", uid, "party", 0);
  desk_command_part_set_text (part, "kind", kind);
  desk_command_part_set_text (part, "name", name);
  if (area != NULL)
    desk_command_part_set_uuid (part, "area", area);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i += 2)
    desk_command_part_set_text (part, fields[i], fields[i + 1]);
  fixture_do (f, command);
}

static GPtrArray *
find (Fixture *f, const char *kind, const char *name, const char *identity, const char *code, const char *telephone, gboolean with_area)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *area = with_area ? desk_uuid_to_string (&f->area) : NULL;
  DeskSameRequest request = { (char *) kind, (char *) name, area, (char *) identity, (char *) code, (char *) telephone };
  GPtrArray *found = desk_store_find_same (f->store, &request, 5, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static void
assert_found (GPtrArray *found, guint n, const DeskUuid *first, DeskSameReasons reasons)
{
  g_autoptr (GPtrArray) owned = found;
  g_assert_cmpuint (owned->len, ==, n);
  if (n == 0)
    return;
  const DeskSameParty *party = g_ptr_array_index (owned, 0);
  g_assert_true (desk_uuid_equal (&party->uid, first));
  g_assert_cmpuint (party->reasons, ==, reasons);
}

static void
test_find (Fixture *f, gconstpointer data)
{
  DeskUuid wang, firm, other;
  create (f, "person", "王某某", &f->area, (const char *const[]) { "identity_number", IDENTITY, "telephone", "13800001111", NULL }, &wang);
  create (f, "firm", "合興鞋業（安溪）有限公司", &f->area, (const char *const[]) { "credit_code", "91330326MA2ABCDEXG", NULL }, &firm);
  create (f, "person", "李某某", NULL, NULL, &other);
  assert_found (find (f, "person", NULL, IDENTITY, NULL, NULL, FALSE), 1, &wang, DESK_SAME_IDENTITY);
  assert_found (find (f, "person", NULL, "３３０３２６１９９００１０１１２３６", NULL, NULL, FALSE), 1, &wang, DESK_SAME_IDENTITY);
  assert_found (find (f, "person", NULL, "33032619900101", NULL, NULL, FALSE), 0, NULL, 0); /* not whole yet */
  assert_found (find (f, "person", "王某某", IDENTITY, NULL, "138 0000 1111", TRUE), 1, &wang, DESK_SAME_IDENTITY | DESK_SAME_NAME_AND_PLACE | DESK_SAME_TELEPHONE);
  assert_found (find (f, "person", "王某某", NULL, NULL, NULL, FALSE), 0, NULL, 0); /* half the county is called so */
  /* Traditional characters, widths and marks are folded. */
  assert_found (find (f, "firm", "合兴鞋业(安溪)有限公司", NULL, NULL, NULL, TRUE), 1, &firm, DESK_SAME_NAME_AND_PLACE);
  assert_found (find (f, "firm", "合兴鞋业(安溪)有限公司", NULL, NULL, NULL, FALSE), 1, &firm, DESK_SAME_NAME);
  assert_found (find (f, "firm", "合兴鞋业", NULL, NULL, NULL, TRUE), 0, NULL, 0);
  assert_found (find (f, "firm", "", NULL, NULL, NULL, TRUE), 0, NULL, 0);
}

static void
merge (Fixture *f, const DeskUuid *loser, const DeskUuid *winner)
{
  DeskCommand *command = fixture_command (f, "merge");
  DeskCommandPart *part = desk_command_add (command, "merge", loser, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "into", winner);
  fixture_do (f, command);
}

static void
refuse (Fixture *f, const DeskUuid *record, const char *act, const DeskUuid *into, const char *rule)
{
  DeskCommand *command = fixture_command (f, act);
  DeskCommandPart *part = desk_command_add (command, act, record, NULL, DESK_ANY_VERSION);
  if (into != NULL)
    desk_command_part_set_uuid (part, "into", into);
  g_autoptr (DeskOutcome) outcome = fixture_try (f, command);
  g_assert_cmpint (outcome->status, ==, DESK_OUTCOME_REFUSED);
  g_assert_cmpstr (((DeskProblem *) g_ptr_array_index (outcome->problems, 0))->rule, ==, rule);
}

static guint
count (Fixture *f, const char *over, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);
  request->query = where != NULL ? desk_query_parse (where, &error) : NULL;
  g_assert_no_error (error);
  g_autoptr (GArray) ids = desk_store_list (f->store, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

static guint
count_cases_of (Fixture *f, const DeskUuid *party)
{
  g_autofree char *uid = desk_uuid_to_string (party);
  g_autofree char *where = g_strdup_printf ("party = \"%s\"", uid);
  return count (f, "case", where);
}

static void
register_for (Fixture *f, const DeskUuid *party)
{
  DeskUuid kept = f->party, uid;
  f->party = *party;
  fixture_register (f, "缺工", &uid);
  f->party = kept;
}

static void
test_merge (Fixture *f, gconstpointer data)
{
  DeskUuid a, b, c;
  g_autoptr (GError) error = NULL;
  create (f, "firm", "合兴鞋业", &f->area, NULL, &a);
  create (f, "firm", "合兴鞋厂", &f->area, NULL, &b);
  create (f, "firm", "合兴", &f->area, NULL, &c);
  register_for (f, &a);
  register_for (f, &b);
  register_for (f, &c);
  guint parties = count (f, "party", NULL);
  merge (f, &b, &a);
  fixture_assert_sound (f);
  /* Its cases count as the other's; the record itself is offered nowhere, but opens. */
  g_assert_cmpuint (count_cases_of (f, &a), ==, 2);
  g_assert_cmpuint (count (f, "party", NULL), ==, parties - 1);
  g_autoptr (GPtrArray) picked = desk_store_find (f->store, "party", "合兴鞋厂", 10, NULL, &error);
  g_assert_cmpuint (picked->len, ==, 0);
  g_autoptr (DeskSnapshot) loser = desk_store_load (f->store, &b, &error);
  g_assert_true (loser->withdrawn);
  g_autofree char *winner = desk_uuid_to_string (&a);
  g_assert_cmpstr (desk_snapshot_get_text (loser, "merged_into"), ==, winner);
  /* One after the other. */
  merge (f, &a, &c);
  g_assert_cmpuint (count_cases_of (f, &c), ==, 3);
  fixture_assert_sound (f);
  /* What cannot be. */
  refuse (f, &c, "merge", &c, "invalid");
  refuse (f, &c, "merge", &a, "missing-record"); /* a is in c: no rings */
  refuse (f, &c, "merge", NULL, "required");
  refuse (f, &c, "unmerge", NULL, "state");
  refuse (f, &a, "merge", &c, "withdrawn");
  refuse (f, &f->area, "merge", &c, "unknown");
  /* Taken apart again, in whatever order. */
  fixture_act (f, &b, "unmerge", NULL);
  g_assert_cmpuint (count_cases_of (f, &c), ==, 2);
  g_assert_cmpuint (count_cases_of (f, &b), ==, 1);
  fixture_act (f, &a, "unmerge", NULL);
  g_assert_cmpuint (count (f, "party", NULL), ==, parties);
  g_assert_cmpuint (count_cases_of (f, &a), ==, 1);
  g_autoptr (DeskSnapshot) back = desk_store_load (f->store, &b, &error);
  g_assert_false (back->withdrawn);
  g_assert_null (desk_snapshot_get_text (back, "merged_into"));
  fixture_assert_sound (f);
}

/* What is its alone was given to the other meanwhile: said, and nothing is changed. */
static void
test_unmerge_unique (Fixture *f, gconstpointer data)
{
  DeskUuid a, b;
  create (f, "firm", "合兴鞋业", NULL, NULL, &a);
  create (f, "firm", "合兴鞋厂", NULL, (const char *const[]) { "credit_code", "91330326MA2ABCDEXG", NULL }, &b);
  merge (f, &b, &a);
  fixture_act (f, &a, "change", (const char *const[]) { "credit_code", "91330326MA2ABCDEXG", NULL });
  refuse (f, &b, "unmerge", NULL, "unique");
  fixture_act (f, &a, "change", (const char *const[]) { "credit_code", NULL, NULL });
}

static const DeskSameGroup *
group_with (GPtrArray *groups, const DeskUuid *uid)
{
  for (guint i = 0; i < groups->len; i++) {
    const DeskSameGroup *group = g_ptr_array_index (groups, i);
    for (guint k = 0; k < group->parties->len; k++)
      if (desk_uuid_equal (&((DeskSameParty *) g_ptr_array_index (group->parties, k))->uid, uid))
        return group;
  }
  return NULL;
}

static void
count_calls (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (done, <=, total);
  (*(guint *) data)++;
}

static void
test_all (Fixture *f, gconstpointer data)
{
  DeskUuid a, b, c, d, alone, clerk;
  guint more = 0, told = 0;
  g_autoptr (GError) error = NULL;
  create (f, "person", "王某某", &f->area, (const char *const[]) { "identity_number", IDENTITY, NULL }, &a);
  create (f, "person", "王某", NULL, (const char *const[]) { "identity_number", IDENTITY, "telephone", "13800001111", NULL }, &b);
  create (f, "person", "李某某", NULL, (const char *const[]) { "telephone", "13800001111", NULL }, &c); /* hangs on by the telephone */
  create (f, "household", "王 某某", &f->area, NULL, &d);                                              /* and this by name and place */
  create (f, "person", "赵某某", &f->area, (const char *const[]) { "telephone", "13800002222", NULL }, &alone);
  for (guint i = 0; i <= DESK_SAME_SHARED; i++) { /* a switchboard */
    g_autofree char *name = g_strdup_printf ("职工%u", i);
    create (f, "person", name, NULL, (const char *const[]) { "telephone", "0577-62345678", NULL }, &clerk);
  }
  g_autoptr (GPtrArray) groups = desk_store_find_all_same (f->store, &more, count_calls, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpuint (more, ==, 0);
  g_assert_cmpuint (told, >, 0);
  const DeskSameGroup *group = group_with (groups, &a);
  g_assert_cmpuint (group->parties->len, ==, 4);
  g_assert_true (desk_uuid_equal (&((DeskSameParty *) g_ptr_array_index (group->parties, 0))->uid, &a)); /* the oldest first */
  g_assert_cmpuint (group->reasons, ==, DESK_SAME_IDENTITY | DESK_SAME_TELEPHONE | DESK_SAME_NAME_AND_PLACE);
  g_assert_null (group_with (groups, &alone));
  g_assert_null (group_with (groups, &clerk));
  /* Merged ones are no longer looked at. */
  merge (f, &b, &a);
  merge (f, &c, &a);
  merge (f, &d, &a);
  g_autoptr (GPtrArray) none = desk_store_find_all_same (f->store, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_null (desk_store_find_all_same (f->store, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/same/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("find", test_find);
  ADD ("merge", test_merge);
  ADD ("unmerge-unique", test_unmerge_unique);
  ADD ("all", test_all);
  return g_test_run ();
}
