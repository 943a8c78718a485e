/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-campaign-data.h"

#include "model/desk-date.h"
#include "shell/desk-overview-count.h"

#include <glib/gi18n-lib.h>

static void
count_free (gpointer data)
{
  g_free (((DeskCampaignCount *) data)->where);
  g_free (data);
}

void
desk_campaign_progress_free (DeskCampaignProgress *progress)
{
  if (progress == NULL)
    return;
  g_free (progress->name);
  g_free (progress->begins);
  g_free (progress->ends);
  g_clear_pointer (&progress->counts, g_ptr_array_unref);
  g_free (progress);
}

/* --- counting --- */

static gboolean
count_target (const DeskOverviewCounter *counter, DeskCampaignProgress *progress, const DeskCampaignTarget *target, gint64 wanted, GError **error)
{
  DeskCampaignCount *count = g_new0 (DeskCampaignCount, 1);

  count->target = target;
  count->wanted = wanted;
  count->where = desk_campaign_where (target, &progress->uid, progress->begins, progress->ends);
  g_ptr_array_add (progress->counts, count);
  g_autoptr (DeskQuery) query = desk_query_parse (count->where, error);
  return query != NULL && desk_overview_measure (counter, target->over, query, target->measure, &count->done, error);
}

DeskCampaignProgress *
desk_campaign_progress_of (DeskStore *store, const DeskUuid *campaign, GCancellable *cancellable, GError **error)
{
  const DeskOverviewRequest request = { 0 };
  const DeskOverviewCounter counter = { store, desk_store_get_registry (store), &request, cancellable };
  g_autoptr (DeskCampaignProgress) progress = g_new0 (DeskCampaignProgress, 1);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (store, campaign, error);
  char today[DESK_DATE_STR_LEN];
  guint n;
  const DeskCampaignTarget *targets = desk_campaign_targets (&n);

  if (snapshot == NULL || snapshot->withdrawn || desk_snapshot_get_text (snapshot, "begins") == NULL || desk_snapshot_get_text (snapshot, "ends") == NULL)
    return NULL;
  progress->uid = *campaign;
  progress->name = g_strdup (desk_snapshot_get_text (snapshot, "name"));
  progress->begins = g_strdup (desk_snapshot_get_text (snapshot, "begins"));
  progress->ends = g_strdup (desk_snapshot_get_text (snapshot, "ends"));
  desk_date_from_us (desk_store_now (store), desk_store_get_zone (store), today);
  progress->phase = desk_campaign_phase (progress->begins, progress->ends, today);
  progress->days_left = progress->phase == DESK_CAMPAIGN_OVER ? 0 : (int) desk_date_days_between (today, progress->ends) + 1;
  progress->counts = g_ptr_array_new_with_free_func (count_free);
  for (guint i = 0; i < n; i++) {
    gint64 wanted = desk_snapshot_get_integer (snapshot, targets[i].field);
    if (wanted > 0 && !count_target (&counter, progress, &targets[i], wanted, error))
      return NULL;
  }
  return g_steal_pointer (&progress);
}

GPtrArray *
desk_campaign_progress_all (DeskStore *store, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name", NULL };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_campaign_progress_free);
  g_autoptr (DeskListRequest) list = desk_list_request_new ("campaign");

  list->query = desk_query_parse ("begins <= today and ends >= today", error);
  list->sort = g_strdup ("ends");
  g_autoptr (GArray) ids = list->query != NULL ? desk_store_list (store, list, NULL, NULL, cancellable, error) : NULL;
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (store, "campaign", columns, (const gint64 *) (void *) ids->data, ids->len, cancellable, error) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    GError *local = NULL;
    DeskCampaignProgress *progress = desk_campaign_progress_of (store, desk_row_get_uid (rows->pdata[i]), cancellable, &local);
    if (local != NULL) {
      g_propagate_error (error, local);
      return NULL;
    }
    if (progress != NULL)
      g_ptr_array_add (all, progress);
  }
  return rows != NULL ? g_steal_pointer (&all) : NULL;
}

/* --- words --- */

char *
desk_campaign_count_words (const DeskCampaignCount *count, DeskCampaignPhase phase)
{
  g_autofree char *left = NULL;
  const char *state;

  if (count->done >= count->wanted)
    state = _ ("reached");
  else if (phase == DESK_CAMPAIGN_OVER)
    state = _ ("not reached");
  else
    state = left = g_strdup_printf (_ ("%d to go"), (int) (count->wanted - count->done));
  /* Translators: done, wanted, unit, per cent, what is left */
  return g_strdup_printf (_ ("%1$d of %2$d %3$s · %4$.1f%% · %5$s"), (int) count->done, (int) count->wanted, _ (count->target->unit),
                          100.0 * (double) count->done / (double) count->wanted, state);
}

char *
desk_campaign_period_words (const DeskCampaignProgress *progress)
{
  g_autofree char *from = desk_date_format (progress->begins, DESK_DATE_LONG);
  g_autofree char *to = desk_date_format (progress->ends, DESK_DATE_LONG);
  g_autofree char *phase = NULL;

  switch (progress->phase) {
  case DESK_CAMPAIGN_COMING:
    phase = g_strdup (_ ("not begun yet"));
    break;
  case DESK_CAMPAIGN_RUNNING:
    phase = g_strdup_printf (ngettext ("running, %d day left", "running, %d days left", (gulong) progress->days_left), progress->days_left);
    break;
  case DESK_CAMPAIGN_OVER:
  default:
    phase = g_strdup (_ ("over"));
    break;
  }
  return g_strdup_printf (_ ("%s to %s · %s"), from, to, phase);
}
