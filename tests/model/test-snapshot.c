/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-snapshot.h"

static DeskUuid
uid_of (guint8 n)
{
  DeskUuid uid = { { 0 } };

  uid.bytes[15] = n;
  return uid;
}

static gboolean
fold (DeskSnapshot *snapshot, const char *body, GError **error)
{
  DeskEvent event = { .uid = uid_of (9), .record = snapshot->uid, .seq = snapshot->last_seq + 1, .at_us = 1000, .kind = (char *) "changed", .v = 1, .body = (char *) body };

  return desk_fold (snapshot, &event, error);
}

static void
test_values (void)
{
  g_autoptr (DeskValues) a = desk_values_new ();
  g_autoptr (DeskValues) b = desk_values_new ();

  desk_values_set_text (a, "x", "甲");
  desk_values_set_integer (a, "y", -7);
  desk_values_set_integer (b, "y", -7);
  g_assert_false (desk_values_equal (a, b));
  desk_values_set_text (b, "x", "甲");
  g_assert_true (desk_values_equal (a, b)); /* the order of setting does not matter */
  desk_values_set (a, "y", desk_values_get (a, "x")); /* a value may be set from its own map */
  g_assert_cmpstr (desk_values_get_text (a, "y"), ==, "甲");
  desk_values_set_text (a, "y", NULL);
  g_assert_cmpuint (desk_values_get_size (a), ==, 1);
  g_assert_true (desk_value_is_none (desk_values_get (a, "y")));
}

static void
assert_diff (const DeskValues *before, const DeskValues *after, const char *expected)
{
  g_autoptr (GPtrArray) names = desk_values_diff (before, after);
  g_autofree char *text = NULL;

  if (names != NULL)
    g_ptr_array_add (names, NULL);
  text = names != NULL ? g_strjoinv (" ", (char **) names->pdata) : g_strdup ("");
  g_assert_cmpstr (text, ==, expected);
}

/* A copy shares what it holds until one of both is changed. */
static void
test_copy (void)
{
  g_autoptr (DeskValues) a = desk_values_new ();
  g_autoptr (DeskValues) b = NULL;
  g_autoptr (DeskValues) c = NULL;

  desk_values_set_text (a, "x", "甲");
  desk_values_set_text (a, "y", "乙");
  b = desk_values_copy (a);
  c = desk_values_copy (b);
  assert_diff (a, b, "");
  desk_values_set (b, "y", desk_values_get (b, "x"));
  g_assert_cmpstr (desk_values_get_text (a, "y"), ==, "乙");
  g_assert_cmpstr (desk_values_get_text (b, "y"), ==, "甲");
  desk_values_set_text (a, "x", NULL);
  g_assert_cmpuint (desk_values_get_size (a), ==, 1);
  g_assert_cmpstr (desk_values_get_text (c, "x"), ==, "甲");
  g_assert_cmpstr (desk_values_get_text (c, "y"), ==, "乙");
  g_clear_pointer (&c, desk_values_free);
  g_assert_cmpstr (desk_values_get_text (b, "x"), ==, "甲");
}

static void
test_diff (void)
{
  g_autoptr (DeskValues) a = desk_values_new ();
  g_autoptr (DeskValues) b = NULL;

  for (guint i = 0; i < 5; i++) {
    const char *const names[] = { "title", "words", "state", "unit", "tier" };

    desk_values_set_text (a, names[i], "甲");
  }
  b = desk_values_copy (a);
  desk_values_set_text (b, "state", "乙");
  assert_diff (a, b, "state");
  desk_values_set_text (b, "state", "甲");
  assert_diff (a, b, "");
  g_assert_true (desk_values_equal (a, b));
  desk_values_set_text (b, "words", NULL);
  desk_values_set_integer (b, "tier", 1);
  desk_values_set_text (b, "answer", "丙");
  assert_diff (a, b, "tier answer words");
  assert_diff (b, a, "words tier answer");
  assert_diff (NULL, a, "title words state unit tier");
  assert_diff (b, NULL, "title state unit tier answer");
  assert_diff (NULL, NULL, "");
}

static void
test_fold (void)
{
  DeskUuid uid = uid_of (1);
  g_autoptr (DeskSnapshot) snapshot = desk_snapshot_new (&uid);
  g_autoptr (DeskSnapshot) before = NULL;
  GError *error = NULL;

  fold (snapshot, "{\"set\":{\"title\":[null,\"缺工\"],\"n\":[null,3]},\"type\":\"tst.demand\"}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (snapshot->type, ==, "tst.demand");
  g_assert_cmpstr (desk_snapshot_get_text (snapshot, "title"), ==, "缺工");
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "n"), ==, 3);
  g_assert_cmpint (snapshot->version, ==, 1);
  before = desk_snapshot_copy (snapshot);
  g_assert_true (desk_snapshot_equal (before, snapshot));

  fold (snapshot, "{\"set\":{\"n\":[3,null]},\"rows\":[{\"row\":\"handover\",\"n\":1,\"set\":{\"outcome\":[null,\"pending\"]}}]}", &error);
  g_assert_no_error (error);
  g_assert_false (desk_snapshot_equal (before, snapshot));
  g_assert_cmpuint (desk_snapshot_get_n_rows (snapshot, "handover"), ==, 1);
  g_assert_cmpstr (desk_values_get_text (desk_snapshot_get_row (snapshot, "handover", 1), "outcome"), ==, "pending");
  g_assert_null (desk_snapshot_get_row (snapshot, "handover", 2));

  /* The inverse takes the row away again. */
  fold (snapshot, "{\"set\":{\"n\":[null,3]},\"rows\":[{\"row\":\"handover\",\"n\":1,\"set\":{\"outcome\":[\"pending\",null]}}],\"undoes\":\"x\"}", &error);
  g_assert_cmpuint (desk_snapshot_get_n_rows (snapshot, "handover"), ==, 0);
  snapshot->version = before->version;
  g_assert_true (desk_snapshot_equal (before, snapshot));

  fold (snapshot, "{\"set\":{\"withdrawn\":[null,1]}}", &error);
  g_assert_true (snapshot->withdrawn);
}

static void
test_redacted (void)
{
  DeskUuid uid = uid_of (1);
  g_autoptr (DeskSnapshot) snapshot = desk_snapshot_new (&uid);

  g_assert_true (fold (snapshot, NULL, NULL));
  g_assert_cmpint (snapshot->version, ==, 1);
  g_assert_cmpuint (desk_values_get_size (snapshot->values), ==, 0);
}

static void
test_bad_bodies (void)
{
  static const char *const bad[] = {
    "", "[]", "{", "{\"set\":1}", "{\"set\":{\"a\":1}}", "{\"set\":{\"a\":[1]}}", "{\"set\":{\"a\":[1,1.5]}}", "{\"set\":{\"a\":[null,{}]}}",
    "{\"set\":{},\"rows\":[{\"row\":\"x\",\"n\":0,\"set\":{}}]}", "{\"set\":{},\"rows\":[{\"row\":\"x\",\"n\":5000,\"set\":{}}]}", "{\"set\":{},\"why\":3}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    DeskUuid uid = uid_of (1);
    g_autoptr (DeskSnapshot) snapshot = desk_snapshot_new (&uid);
    g_autoptr (GError) error = NULL;

    g_assert_false (fold (snapshot, bad[i], &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_SYNTAX);
    g_assert_cmpint (snapshot->version, ==, 0);
  }
}

/* What is written is read back the same, whatever stands in the texts. */
static void
test_body_round_trip (void)
{
  for (guint round = 0; round < 500; round++) {
    g_autoptr (DeskEventBody) body = desk_event_body_new ();
    g_autoptr (DeskEventBody) read = NULL;
    g_autofree char *json = NULL;
    g_autofree char *again = NULL;
    GError *error = NULL;

    for (int i = 0; i < g_test_rand_int_range (0, 6); i++) {
      g_autofree char *name = g_strdup_printf ("f%d", i);
      GString *text = g_string_new (NULL);
      g_auto (DeskValue) value = DESK_VALUE_INIT;
      g_auto (DeskValue) number = DESK_VALUE_INIT;

      for (int k = 0; k < g_test_rand_int_range (0, 20); k++)
        g_string_append_unichar (text, (gunichar) (g_test_rand_bit () ? g_test_rand_int_range (1, 128) : g_test_rand_int_range (0x4e00, 0x9fa5)));
      desk_value_init_text (&value, text->str);
      desk_value_init_integer (&number, (g_test_rand_int () * (G_GINT64_CONSTANT (1) << 31)) - g_test_rand_int ());
      desk_event_body_add (body, name, &number, &value);
      desk_event_body_add_row (body, "check", (guint) (1 + i / 2), name, NULL, &number);
      g_string_free (text, TRUE);
    }
    body->why = g_strdup ("因为“原因”\\ \" \t\x01");
    json = desk_event_body_to_json (body);
    read = desk_event_body_from_json (json, &error);
    g_assert_no_error (error);
    again = desk_event_body_to_json (read);
    g_assert_cmpstr (json, ==, again);
    g_assert_cmpstr (read->why, ==, body->why);
  }
}

/* In whatever order rows came to be: two that hold the same are the same. */
static void
test_rows (void)
{
  DeskUuid uid = uid_of (1);
  g_autoptr (DeskSnapshot) a = desk_snapshot_new (&uid);
  g_autoptr (DeskSnapshot) b = desk_snapshot_new (&uid);
  g_autoptr (DeskSnapshot) c = NULL;

  desk_values_set_integer (desk_snapshot_add_row (a, "lift"), "n", 1);
  desk_values_set_integer (desk_snapshot_add_row (a, "check"), "n", 2);
  desk_values_set_integer (desk_snapshot_add_row (a, "pause"), "n", 3);
  desk_values_set_integer (desk_snapshot_add_row (a, "lift"), "n", 4);
  desk_values_set_integer (desk_snapshot_add_row (b, "pause"), "n", 3);
  desk_values_set_integer (desk_snapshot_add_row (b, "lift"), "n", 1);
  desk_values_set_integer (desk_snapshot_add_row (b, "lift"), "n", 4);
  g_assert_false (desk_snapshot_equal (a, b));
  desk_values_set_integer (desk_snapshot_add_row (b, "check"), "n", 2);
  g_assert_true (desk_snapshot_equal (a, b));
  g_assert_cmpuint (desk_snapshot_get_n_rows (a, "lift"), ==, 2);
  g_assert_cmpint (desk_values_get_integer (desk_snapshot_get_row (a, "lift", 2), "n"), ==, 4);
  g_assert_null (desk_snapshot_get_row (a, "lift", 3));
  g_assert_null (desk_snapshot_get_row (a, "lift", 0));
  g_assert_null (desk_snapshot_get_row (a, "step", 1));
  c = desk_snapshot_copy (a);
  desk_values_set_integer (desk_snapshot_get_row (c, "check", 1), "n", 5);
  g_assert_cmpint (desk_values_get_integer (desk_snapshot_get_row (a, "check", 1), "n"), ==, 2);
  g_assert_false (desk_snapshot_equal (a, c));
}

/* The bytes are hashed: they are the same on every machine and for ever. */
static void
test_body_numbers (void)
{
  static const gint64 numbers[] = { 0, 7, -7, 10, 4095, -1234567890123, G_MAXINT64, G_MININT64 };
  g_autoptr (GString) expected = g_string_new ("{\"set\":{");
  g_autoptr (DeskEventBody) body = desk_event_body_new ();
  g_autoptr (DeskEventBody) back = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u", i);
      DeskValue value;

      desk_value_init_integer (&value, numbers[i]);
      desk_event_body_add (body, name, NULL, &value);
      g_string_append_printf (expected, "%s\"%s\":[null,%" G_GINT64_FORMAT "]", i > 0 ? "," : "", name, numbers[i]);
    }
  g_string_append (expected, "}}");
  g_autofree char *json = desk_event_body_to_json (body);
  g_assert_cmpstr (json, ==, expected->str);
  back = desk_event_body_from_json (json, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (((const DeskChange *) back->changes->pdata[i])->new_value.integer, ==, numbers[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/values", test_values);
  g_test_add_func ("/snapshot/copy", test_copy);
  g_test_add_func ("/snapshot/diff", test_diff);
  g_test_add_func ("/snapshot/fold", test_fold);
  g_test_add_func ("/snapshot/redacted", test_redacted);
  g_test_add_func ("/snapshot/bad-bodies", test_bad_bodies);
  g_test_add_func ("/snapshot/body-round-trip", test_body_round_trip);
  g_test_add_func ("/snapshot/rows", test_rows);
  g_test_add_func ("/snapshot/body-numbers", test_body_numbers);
  return g_test_run ();
}
