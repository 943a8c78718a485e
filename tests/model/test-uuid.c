/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-uuid.h"

/* 2026-03-05T14:30:00+08:00 */
#define NOW_US (G_GINT64_CONSTANT (1772692200) * G_USEC_PER_SEC)

static void
test_text (void)
{
  static const char *wrong[] = {
    "", "019509e2-7b2c-7000-8000-00000000000", "019509e2-7b2c-7000-8000-0000000000000",
    "019509e2_7b2c-7000-8000-000000000000", "019509e2-7b2c-7000-8000-00000000000g",
    "{19509e2-7b2c-7000-8000-000000000000", "019509e27b2c-7000-8000-0000-00000000",
  };
  DeskUuid uuid;
  g_autofree char *text = NULL;

  g_assert_true (desk_uuid_parse ("019509E2-7b2c-7ABC-8def-0123456789ab", &uuid));
  g_assert_cmpint (uuid.bytes[0], ==, 0x01);
  g_assert_cmpint (uuid.bytes[15], ==, 0xab);
  text = desk_uuid_to_string (&uuid);
  g_assert_cmpstr (text, ==, "019509e2-7b2c-7abc-8def-0123456789ab");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    DeskUuid kept = uuid;

    g_assert_false (desk_uuid_parse (wrong[i], &kept));
    g_assert_true (desk_uuid_equal (&kept, &uuid));
  }
  g_assert_false (desk_uuid_parse (NULL, &uuid));
  g_assert_false (desk_uuid_is_nil (&uuid));
  uuid = DESK_UUID_NIL;
  g_assert_true (desk_uuid_is_nil (&uuid));
}

static void
test_layout (void)
{
  g_autoptr (DeskUuidSource) source = desk_uuid_source_new (0);
  DeskUuid uuid;
  guint64 ms = 0;

  desk_uuid_source_next (source, NOW_US + 500, &uuid);
  for (guint i = 0; i < 6; i++)
    ms = ms << 8 | uuid.bytes[i];
  g_assert_cmpuint (ms, ==, NOW_US / 1000);
  g_assert_cmpint (uuid.bytes[6], ==, 0x78); /* version 7, half a millisecond */
  g_assert_cmpint (uuid.bytes[7], ==, 0x00);
  g_assert_cmpint (uuid.bytes[8] & 0xc0, ==, 0x80);
}

static void
test_monotonic (void)
{
  g_autoptr (DeskUuidSource) source = desk_uuid_source_new (0);
  DeskUuid last = DESK_UUID_NIL;
  gint64 at = NOW_US;

  for (guint i = 0; i < 20000; i++) {
    DeskUuid next;

    at += g_test_rand_int_range (-3000, 3000);
    if (i == 10000)
      at -= G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;
    desk_uuid_source_next (source, i % 3 == 0 ? NOW_US : at, &next);
    g_assert_cmpint (desk_uuid_compare (&last, &next), <, 0);
    last = next;
  }
}

static void
test_before_1970 (void)
{
  g_autoptr (DeskUuidSource) source = desk_uuid_source_new (0);
  DeskUuid one, two;

  desk_uuid_source_next (source, -1, &one);
  desk_uuid_source_next (source, G_MININT64, &two);
  g_assert_cmpint (desk_uuid_compare (&one, &two), <, 0);
}

static void
test_seed (void)
{
  g_autoptr (DeskUuidSource) a = desk_uuid_source_new (7);
  g_autoptr (DeskUuidSource) b = desk_uuid_source_new (7);
  g_autoptr (DeskUuidSource) c = desk_uuid_source_new (8);

  for (guint i = 0; i < 1000; i++) {
    DeskUuid from_a, from_b, from_c;

    desk_uuid_source_next (a, NOW_US + i / 3, &from_a);
    desk_uuid_source_next (b, NOW_US + i / 3, &from_b);
    desk_uuid_source_next (c, NOW_US + i / 3, &from_c);
    g_assert_true (desk_uuid_equal (&from_a, &from_b));
    g_assert_false (desk_uuid_equal (&from_a, &from_c));
  }
}

static gpointer
make_many (gpointer source)
{
  DeskUuid *made = g_new (DeskUuid, 5000);

  for (guint i = 0; i < 5000; i++)
    desk_uuid_source_next (source, NOW_US, made + i);
  return made;
}

static void
test_threads (void)
{
  g_autoptr (DeskUuidSource) source = desk_uuid_source_new (1);
  g_autoptr (GHashTable) seen = g_hash_table_new (desk_uuid_hash, desk_uuid_equal);
  GThread *threads[4];
  DeskUuid *made[4];

  for (guint t = 0; t < 4; t++)
    threads[t] = g_thread_new ("uuid", make_many, source);
  for (guint t = 0; t < 4; t++)
    made[t] = g_thread_join (threads[t]);
  for (guint t = 0; t < 4; t++)
    for (guint i = 0; i < 5000; i++)
      g_assert_true (g_hash_table_add (seen, made[t] + i));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 20000);
  for (guint t = 0; t < 4; t++)
    g_free (made[t]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/text", test_text);
  g_test_add_func ("/uuid/layout", test_layout);
  g_test_add_func ("/uuid/monotonic", test_monotonic);
  g_test_add_func ("/uuid/before-1970", test_before_1970);
  g_test_add_func ("/uuid/seed", test_seed);
  g_test_add_func ("/uuid/threads", test_threads);
  return g_test_run ();
}
