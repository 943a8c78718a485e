/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/fixture.h"

#include "shell/desk-event-text.h"

#include "model/desk-act.h"

#include <locale.h>
#include <string.h>

#define UNIT "01890000-0000-7000-8000-000000000001"

static DeskRegistry *registry;

static char *
title_of (const char *uuid, gpointer data)
{
  return g_strdup (g_str_equal (uuid, UNIT) ? "县供电公司" : "");
}

static char *
mask_of (const DeskField *field, const DeskValue *value, gpointer data)
{
  g_assert_cmpstr (field->name, ==, "identity_number");
  return g_strdup ("51****19");
}

static DeskEventText *
text_of (const char *type, const char *kind, const char *body)
{
  DeskEvent event = { .kind = (char *) kind, .v = 1, .body = (char *) body };
  const DeskEventTexts texts = { registry, desk_registry_find_type (registry, type), NULL, title_of, mask_of, NULL };

  return desk_event_text_new (&event, &texts);
}

/* "What was done: @point", in whatever language. */
static void
assert_headline (const DeskEventText *text, const char *kind, const char *point)
{
  const DeskAct *act = desk_act_find_by_kind (kind);

  g_assert_true (g_str_has_prefix (text->headline, desk_act_get_done (act)));
  g_assert_true (g_str_has_suffix (text->headline, point));
  g_assert_cmpuint (strlen (text->headline), >, strlen (desk_act_get_done (act)) + strlen (point));
}

static void
test_tells_the_point (void)
{
  g_autoptr (DeskEventText) handed = text_of ("tst.demand", "handed-over",
    "{\"set\":{\"state\":[\"registered\",\"handed-over\"],\"unit\":[null,\"" UNIT "\"]},\"rows\":[{\"row\":\"handover\",\"n\":1,\"set\":{\"to_unit\":[null,\"" UNIT "\"]}}]}");
  g_autoptr (DeskEventText) resolved = text_of ("tst.demand", "resolved", "{\"set\":{\"answer\":[null,\"已新增 630 千伏安变压器\"]}}");
  g_autoptr (DeskEventText) reached = text_of ("tst.demand", "step-entered", "{\"rows\":[{\"row\":\"step\",\"n\":1,\"set\":{\"step\":[null,\"survey\"]}}]}");

  assert_headline (handed, "handed-over", "县供电公司");
  g_assert_cmpuint (handed->changes->len, ==, 3);
  assert_headline (resolved, "resolved", "已新增 630 千伏安变压器");
  g_assert_cmpint (resolved->tone, ==, DESK_TONE_GREEN);
  assert_headline (reached, "step-entered", "Survey"); /* the step's label, not its name */
}

static void
test_tells_both_tiers (void)
{
  g_autoptr (DeskEventText) text = text_of ("tst.demand", "lifted", "{\"set\":{\"tier\":[\"unit\",\"coordination\"]},\"why\":\"需两部门协调\"}");

  g_assert_nonnull (strstr (text->headline, "→"));
  g_assert_null (strstr (text->headline, "coordination"));
  g_assert_cmpstr (text->quote, ==, "需两部门协调"); /* why stays apart */
  g_assert_cmpint (text->tone, ==, DESK_TONE_ORANGE);
}

static void
test_words_are_the_headline (void)
{
  g_autoptr (DeskEventText) text = text_of ("tst.demand", "reported", "{\"set\":{\"state\":[\"accepted\",\"in-progress\"]},\"why\":\"到岗 46 名\\n余 74 名\"}");
  g_autofree char *many = g_strnfill (400, 'x');
  g_autofree char *body = g_strdup_printf ("{\"set\":{},\"why\":\"%s\"}", many);
  g_autoptr (DeskEventText) longer = text_of ("tst.demand", "commented", body);

  assert_headline (text, "reported", "到岗 46 名 余 74 名"); /* one line */
  g_assert_null (text->quote);
  g_assert_cmpuint (g_utf8_strlen (longer->headline, -1), <, 90);
  g_assert_true (g_str_has_suffix (longer->headline, "…"));
}

static void
test_changes_of_a_register (void)
{
  g_autoptr (DeskEventText) text = text_of ("party", "changed", "{\"set\":{\"name\":[\"旧名\",\"新名\"],\"address\":[null,\"工业园二路\"]}}");
  const DeskChangeText *name = text->changes->pdata[0];

  g_assert_cmpuint (text->changes->len, ==, 2);
  g_assert_cmpstr (name->old_words, ==, "旧名");
  g_assert_cmpstr (name->new_words, ==, "新名");
  g_assert_nonnull (strstr (text->headline, name->label)); /* which fields, by name */
}

static void
test_masks_are_kept (void)
{
  g_autoptr (DeskEventText) text = text_of ("tst.demand", "changed", "{\"set\":{\"identity_number\":[null,\"enc:1:abcdef\"]}}");
  const DeskChangeText *change = text->changes->pdata[0];

  g_assert_cmpstr (change->new_words, ==, "51****19");
  g_assert_cmpstr (change->old_words, ==, "");
  g_assert_null (strstr (text->headline, "enc:"));
}

static void
test_without_a_body (void)
{
  g_autoptr (DeskEventText) gone = text_of ("tst.demand", "registered", NULL);
  g_autoptr (DeskEventText) broken = text_of ("tst.demand", "registered", "{\"set\":");
  g_autoptr (DeskEventText) unknown = text_of ("tst.demand", "kind-of-tomorrow", "{\"set\":{\"field_of_tomorrow\":[null,\"x\"]}}");

  g_assert_true (g_str_has_prefix (gone->headline, desk_act_get_done (desk_act_find ("register"))));
  g_assert_cmpuint (gone->changes->len, ==, 0);
  g_assert_cmpstr (broken->headline, ==, desk_act_get_done (desk_act_find ("register")));
  g_assert_cmpstr (unknown->headline, ==, "kind-of-tomorrow");
  g_assert_cmpstr (((DeskChangeText *) unknown->changes->pdata[0])->label, ==, "field_of_tomorrow");
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  registry = fixture_registry ();
  g_test_add_func ("/event-text/point", test_tells_the_point);
  g_test_add_func ("/event-text/tiers", test_tells_both_tiers);
  g_test_add_func ("/event-text/words", test_words_are_the_headline);
  g_test_add_func ("/event-text/register", test_changes_of_a_register);
  g_test_add_func ("/event-text/masks", test_masks_are_kept);
  g_test_add_func ("/event-text/no-body", test_without_a_body);
  result = g_test_run ();
  g_object_unref (registry);
  return result;
}
