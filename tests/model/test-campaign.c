/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include "model/desk-campaign.h"
#include "model/desk-query.h"

#include <string.h>

/* Every target is a field of the campaign, and what it counts is a query that fits. */
static void
test_targets (void)
{
  g_autoptr (World) world = world_new ();
  DeskType *campaign = desk_registry_find_type (world->registry, "campaign");
  guint n, wanted = 0;
  const DeskCampaignTarget *targets = desk_campaign_targets (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      const DeskField *field = desk_type_find_field (campaign, targets[i].field);
      DeskType *over = desk_registry_find_type (world->registry, targets[i].over);
      g_autofree char *where = desk_campaign_where (&targets[i], &world->me, "2026-03-01", "2026-06-30");
      g_autoptr (DeskQuery) query = desk_query_parse (where, &error);

      g_assert_no_error (error);
      g_assert_nonnull (field);
      g_assert_cmpint (field->kind, ==, DESK_FIELD_INTEGER);
      desk_query_check (query, world->registry, over, &error);
      g_assert_no_error (error);
      if (g_str_has_prefix (targets[i].measure, "distinct "))
        g_assert_nonnull (desk_registry_resolve (world->registry, over, targets[i].measure + strlen ("distinct "), NULL, &error));
    }
  /* and no field of the group is left without a count */
  for (guint i = 0; i < campaign->fields->len; i++)
    wanted += g_str_has_suffix (((const DeskField *) campaign->fields->pdata[i])->name, "_wanted");
  g_assert_cmpuint (wanted, ==, n);
}

static void
test_period (void)
{
  g_autoptr (World) world = world_new ();
  DeskUuid uid = world_create (world, "create", "campaign", "name=Spring", "begins=2026-03-01", "ends=2026-03-01", NULL);

  world_refuses (world, &uid, "change", "bound", "ends", "ends=2026-02-28", NULL);
  world_refuses (world, &uid, "change", "bound", "begins", "begins=2026-03-02", NULL);
  world_refuses (world, &uid, "change", "invalid", "parties_wanted", "parties_wanted#0", NULL);
  world_must (world, &uid, "change", "begins=2026-02-01", "ends=2026-02-28", "parties_wanted#120", NULL);
  g_assert_cmpint (desk_campaign_phase ("2026-03-01", "2026-03-31", "2026-02-28"), ==, DESK_CAMPAIGN_COMING);
  g_assert_cmpint (desk_campaign_phase ("2026-03-01", "2026-03-31", "2026-03-01"), ==, DESK_CAMPAIGN_RUNNING);
  g_assert_cmpint (desk_campaign_phase ("2026-03-01", "2026-03-31", "2026-03-31"), ==, DESK_CAMPAIGN_RUNNING);
  g_assert_cmpint (desk_campaign_phase ("2026-03-01", "2026-03-31", "2026-04-01"), ==, DESK_CAMPAIGN_OVER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/campaign/targets", test_targets);
  g_test_add_func ("/model/campaign/period", test_period);
  return g_test_run ();
}
