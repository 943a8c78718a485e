/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "model/desk-demo.h"
#include "model/desk-identity.h"
#include "store/desk-maintenance.h"

static const DeskDemoArea areas[] = {
  { "510722", "三台县", "county", "" },
  { "510722101", "潼川镇", "town", "510722" },
  { "510722104", "塔山镇", "town", "510722" },
  { "510722101001", "解放社区", "village", "510722101" },
  { "350924", "寿宁县", "county", "" },
};

static DeskStore *
make (const char *folder, const char *name, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (DeskRegistry) registry = fixture_registry ();
  DeskStore *store = desk_store_open (path, registry, DESK_STORE_CREATE | DESK_STORE_NO_WATCH, &error);
  g_assert_no_error (error);
  desk_store_make_demo (store, seed, "2026-06-30", areas, G_N_ELEMENTS (areas), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static char *
export_events (DeskStore *store, const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;
  desk_store_export_events (store, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_repeats (Fixture *f, gconstpointer data)
{
  g_autoptr (DeskStore) one = make (f->folder, "one", 7);
  g_autoptr (DeskStore) two = make (f->folder, "two", 7);
  g_autoptr (DeskStore) other = make (f->folder, "other", 8);
  g_autofree char *a = export_events (one, f->folder, "one.json");
  g_autofree char *b = export_events (two, f->folder, "two.json");
  g_autofree char *c = export_events (other, f->folder, "other.json");
  g_assert_cmpuint (strlen (a), >, 10000);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_assert_null (strstr (a, "寿宁县"));
}

static void
test_sound (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = make (f->folder, "one", 7);
  g_autoptr (GPtrArray) chain = desk_store_verify (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chain->len, ==, 0);
  g_autoptr (GPtrArray) rows = desk_store_rebuild (store, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_true (desk_store_is_demo (store));
  DeskUuid uid;
  g_assert_true (desk_store_find_number (store, "县经信局", &uid, &error));
  g_assert_true (desk_store_find_number (store, "510722104", &uid, &error));
  /* Not into a store that has something. */
  g_assert_false (desk_store_make_demo (store, 7, "2026-06-30", areas, G_N_ELEMENTS (areas), NULL, NULL, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS);
}

static void
test_invented (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DeskDemo demo = { .rand = rand, .today = "2026-06-30" };
  for (guint i = 0; i < 200; i++) {
    g_autoptr (GError) error = NULL;
    char *code = desk_demo_credit_code (&demo);
    g_assert_true (g_hash_table_add (codes, code));
    g_autofree char *telephone = desk_demo_telephone (&demo);
    g_autofree char *checked = desk_credit_code_check (code, &error);
    g_assert_no_error (error);
    g_autofree char *dialled = desk_telephone_check (telephone, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (dialled, ==, telephone);
    g_autofree char *identity = desk_demo_identity_number (&demo, "1961-02-28");
    g_autofree char *person = desk_identity_number_check (identity, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (person, ==, identity);
    g_autofree char *card = desk_demo_bank_card (&demo);
    g_autofree char *paid = desk_bank_card_check (card, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (paid, ==, card);
    g_autofree char *name = desk_demo_person_name (&demo);
    g_assert_cmpint (g_utf8_strlen (name, -1), >=, 2);
  }
  g_clear_pointer (&demo.numbers, g_hash_table_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/demo/repeats", Fixture, NULL, fixture_set_up, test_repeats, fixture_tear_down);
  g_test_add ("/demo/sound", Fixture, NULL, fixture_set_up, test_sound, fixture_tear_down);
  g_test_add_func ("/demo/invented", test_invented);
  return g_test_run ();
}
