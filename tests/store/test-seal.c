/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/desk-store-private.h"

static const DeskUuid record = { { 1, 2, 3 } };
static const DeskUuid other = { { 4, 5, 6 } };

static char *
folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("desk-seal-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static void
test_bound (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = folder_new ();
  g_autoptr (DeskSeal) seal = desk_seal_new (folder, "one", TRUE);
  g_assert_true (desk_seal_has_key (seal));
  g_autofree char *a = desk_seal_seal (seal, &record, "identity_number", "110101199003078013", &error);
  g_autofree char *b = desk_seal_seal (seal, &record, "identity_number", "110101199003078013", &error);
  g_assert_true (g_str_has_prefix (a, "enc:1:"));
  g_assert_true (desk_seal_is_sealed (a));
  g_assert_null (strstr (a, "1101"));
  g_assert_cmpstr (a, !=, b); /* nobody sees that two are the same */
  g_autofree char *open = desk_seal_open (seal, &record, "identity_number", a, &error);
  g_assert_cmpstr (open, ==, "110101199003078013");
  /* Neither on another record, nor in another field, nor altered. */
  g_assert_null (desk_seal_open (seal, &other, "identity_number", a, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (desk_seal_open (seal, &record, "bank_card", a, NULL));
  for (gsize i = 6; i < strlen (a) - 3; i++) {
    g_autofree char *altered = g_strdup (a);
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    g_assert_null (desk_seal_open (seal, &record, "identity_number", altered, NULL));
  }
  static const char *const junk[] = { "", "enc:1:", "enc:1:AAAA", "enc:2:AAAA", "110101199003078013" };
  for (guint i = 0; i < G_N_ELEMENTS (junk); i++)
    g_assert_null (desk_seal_open (seal, &record, "identity_number", junk[i], NULL));
}

static void
test_hash (void)
{
  g_autofree char *folder = folder_new ();
  g_autoptr (DeskSeal) one = desk_seal_new (folder, "one", TRUE);
  g_autoptr (DeskSeal) again = desk_seal_new (folder, "one", FALSE);
  g_autoptr (DeskSeal) two = desk_seal_new (folder, "two", TRUE);
  guint8 a[DESK_SEAL_HASH_SIZE], b[DESK_SEAL_HASH_SIZE], c[DESK_SEAL_HASH_SIZE], d[DESK_SEAL_HASH_SIZE];
  g_assert_true (desk_seal_hash (one, "identity_number", "1", a));
  g_assert_true (desk_seal_hash (again, "identity_number", "1", b));
  g_assert_true (desk_seal_hash (two, "identity_number", "1", c));
  g_assert_true (desk_seal_hash (one, "bank_card", "1", d));
  g_assert_cmpmem (a, sizeof a, b, sizeof b);
  g_assert_true (memcmp (a, c, sizeof a) != 0);
  g_assert_true (memcmp (a, d, sizeof a) != 0);
}

static void
test_key_file (void)
{
  g_autofree char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "one.key", NULL);
  struct stat st;
  g_autoptr (DeskSeal) none = desk_seal_new (folder, "one", FALSE);
  g_autoptr (GError) error = NULL;
  g_assert_false (desk_seal_has_key (none));
  g_assert_null (desk_seal_seal (none, &record, "identity_number", "1", &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NO_KEY);
  g_autoptr (DeskSeal) made = desk_seal_new (folder, "one", TRUE);
  g_assert_true (desk_seal_has_key (made));
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (st.st_size, ==, 32);
  /* A key cut short is not replaced: the values sealed with it would be lost for good. */
  g_assert_true (g_file_set_contents (path, "short", -1, NULL));
  g_autoptr (DeskSeal) cut = desk_seal_new (folder, "one", TRUE);
  g_assert_false (desk_seal_has_key (cut));
}

static void
test_seeded (void)
{
  g_autoptr (DeskSeal) one = desk_seal_new_seeded (7);
  g_autoptr (DeskSeal) again = desk_seal_new_seeded (7);
  g_autoptr (DeskSeal) two = desk_seal_new_seeded (8);
  g_autofree char *a = desk_seal_seal (one, &record, "bank_card", "6222", NULL);
  g_autofree char *b = desk_seal_seal (again, &record, "bank_card", "6222", NULL);
  g_autofree char *c = desk_seal_seal (two, &record, "bank_card", "6222", NULL);
  g_autofree char *d = desk_seal_seal (one, &other, "bank_card", "6222", NULL);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_assert_cmpstr (a, !=, d);
}

static char *
mask_of (Fixture *f, const DeskUuid *uid)
{
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (f->store, uid, NULL);
  const DeskField *field = desk_type_find_field (desk_registry_find_type (f->registry, "tst.demand"), "identity_number");
  return desk_store_mask (f->store, uid, field, desk_snapshot_get (snapshot, "identity_number"));
}

/* The key is on another computer: everything works but the protected value. */
static void
test_no_key (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autofree char *mask = mask_of (f, &uid);
  g_assert_true (g_str_has_prefix (mask, "110101"));
  g_assert_null (strstr (mask, "1990"));
  g_autofree char *keys = g_build_filename (f->folder, "keys", NULL);
  g_autofree char *away = g_build_filename (f->folder, "away", NULL);
  g_assert_cmpint (g_rename (keys, away), ==, 0);
  fixture_reopen (f, DESK_STORE_READ_ONLY | DESK_STORE_NO_WATCH);
  g_autofree char *hidden = mask_of (f, &uid);
  g_assert_cmpstr (hidden, ==, "••••");
  fixture_assert_sound (f);
}

/* Of a telephone the ends say who it is; of an illness the first word says too much. */
static void
test_mask (Fixture *f, gconstpointer data)
{
  const DeskField illness = { "illness", "Illness", DESK_FIELD_LONG_TEXT, DESK_FIELD_SENSITIVE };
  const DeskField card = { "card", "Bank card", DESK_FIELD_BANK_CARD, DESK_FIELD_SENSITIVE };
  g_auto (DeskValue) sealed_illness = DESK_VALUE_INIT;
  g_auto (DeskValue) sealed_card = DESK_VALUE_INIT;
  DeskUuid uid;

  fixture_full_case (f, &uid);
  g_autofree char *one = desk_seal_seal (desk_store_get_seal (f->store), &uid, "illness", "慢性肾病", NULL);
  g_autofree char *two = desk_seal_seal (desk_store_get_seal (f->store), &uid, "card", "6222020000000000008", NULL);
  desk_value_init_text (&sealed_illness, one);
  desk_value_init_text (&sealed_card, two);
  g_autofree char *first = desk_store_mask (f->store, &uid, &illness, &sealed_illness);
  g_autofree char *second = desk_store_mask (f->store, &uid, &card, &sealed_card);
  g_assert_cmpstr (first, ==, "••••");
  g_assert_true (g_str_has_suffix (second, "0008"));
  g_assert_null (strstr (second, "0200"));
}

static void
test_key_comes_back (Fixture *f, gconstpointer data)
{
  DeskUuid uid;
  fixture_full_case (f, &uid);
  g_autofree char *keys = g_build_filename (f->folder, "keys", NULL);
  g_autofree char *away = g_build_filename (f->folder, "away", NULL);
  g_autofree char *name = g_strdup_printf ("%s.key", desk_store_get_uid (f->store));
  g_autofree char *path = g_build_filename (keys, name, NULL);
  g_assert_cmpint (g_rename (keys, away), ==, 0);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* none is made in its place */
  g_assert_cmpint (g_mkdir (keys, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "01234567890123456789012345678901", 32, NULL));
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_assert_false (desk_seal_has_key (desk_store_get_seal (f->store))); /* nor another taken for it */
  /* Without it everything else works. */
  fixture_act (f, &uid, "comment", (const char *const[]) { "words", "已归档", NULL });
  fixture_assert_sound (f);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (keys), ==, 0);
  g_assert_cmpint (g_rename (away, keys), ==, 0);
  fixture_reopen (f, DESK_STORE_NO_WATCH);
  g_autofree char *mask = mask_of (f, &uid);
  g_assert_true (g_str_has_prefix (mask, "110101"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/bound", test_bound);
  g_test_add_func ("/seal/hash", test_hash);
  g_test_add_func ("/seal/key-file", test_key_file);
  g_test_add_func ("/seal/seeded", test_seeded);
  g_test_add ("/seal/no-key", Fixture, NULL, fixture_set_up, test_no_key, fixture_tear_down);
  g_test_add ("/seal/mask", Fixture, NULL, fixture_set_up, test_mask, fixture_tear_down);
  g_test_add ("/seal/key-comes-back", Fixture, NULL, fixture_set_up, test_key_comes_back, fixture_tear_down);
  return g_test_run ();
}
