/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-totals-data.h"

#include "exchange/desk-ledger-table.h"
#include "model/desk-period.h"
#include "shell/desk-overview-card.h"
#include "shell/desk-overview-count.h"

#include <glib/gi18n-lib.h>

static void
total_free (gpointer data)
{
  DeskTotal *total = data;

  g_free (total->where);
  g_free (total->where_before);
  g_free (total);
}

static void
group_free (gpointer data)
{
  g_ptr_array_unref (((DeskTotalsGroup *) data)->totals);
  g_free (data);
}

void
desk_totals_free (DeskTotals *totals)
{
  if (totals == NULL)
    return;
  g_free (totals->from);
  g_free (totals->to);
  g_free (totals->before_from);
  g_free (totals->before_to);
  g_ptr_array_unref (totals->groups);
  g_free (totals);
}

/* --- counting --- */

static GPtrArray *
count_cards (DeskStore *store, const char *area, const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskOverviewRequest) request = desk_overview_request_new (area, from, to, NULL);
  const DeskOverviewCounter counter = { store, desk_store_get_registry (store), request, cancellable };

  return desk_overview_count_cards (&counter, DESK_CARD_ON_TOTALS, error);
}

static gboolean
add_group (DeskTotals *totals, DeskStore *store, const DeskAreaInfo *area, GCancellable *cancellable, GError **error)
{
  const char *id = area != NULL ? area->id : NULL;
  g_autoptr (GPtrArray) now = count_cards (store, id, totals->from, totals->to, cancellable, error), before = NULL;

  if (now == NULL)
    return FALSE;
  if (totals->before_from != NULL && (before = count_cards (store, id, totals->before_from, totals->before_to, cancellable, error)) == NULL)
    return FALSE;
  if (now->len == 0)
    return TRUE;
  DeskTotalsGroup *group = g_new0 (DeskTotalsGroup, 1);
  group->area = area;
  group->totals = g_ptr_array_new_with_free_func (total_free);
  for (guint i = 0; i < now->len; i++) {
    DeskOverviewCard *card = now->pdata[i], *earlier = before != NULL ? before->pdata[i] : NULL;
    DeskTotal *total = g_new0 (DeskTotal, 1);
    total->card = card->card;
    total->field = card->field;
    total->value = card->value;
    total->where = g_strdup (card->where);
    total->before = earlier != NULL ? earlier->value : 0;
    total->where_before = earlier != NULL ? g_strdup (earlier->where) : NULL;
    g_ptr_array_add (group->totals, total);
  }
  g_ptr_array_add (totals->groups, group);
  return TRUE;
}

DeskTotals *
desk_totals_make (DeskStore *store, const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskTotals) totals = g_new0 (DeskTotals, 1);
  GPtrArray *areas = desk_registry_get_areas (desk_store_get_registry (store));
  char before_from[DESK_DATE_STR_LEN], before_to[DESK_DATE_STR_LEN];

  totals->groups = g_ptr_array_new_with_free_func (group_free);
  totals->from = g_strdup (from);
  totals->to = g_strdup (to);
  totals->at_us = desk_store_now (store);
  if (from != NULL && to != NULL && desk_period_before (from, to, before_from, before_to)) {
    totals->before_from = g_strdup (before_from);
    totals->before_to = g_strdup (before_to);
  }
  if (!add_group (totals, store, NULL, cancellable, error))
    return NULL;
  for (guint i = 0; i < areas->len; i++)
    if (!add_group (totals, store, areas->pdata[i], cancellable, error))
      return NULL;
  return g_steal_pointer (&totals);
}

/* --- words --- */

const char *
desk_totals_group_title (const DeskTotalsGroup *group)
{
  return group->area != NULL ? desk_language_pick (group->area->title, group->area->title_zh) : C_ ("heading of totals", "All program areas");
}

char *
desk_totals_figure (const DeskTotal *total, gboolean before)
{
  return desk_overview_amount (total->field, before ? total->before : total->value);
}

char *
desk_totals_change (const DeskTotal *total)
{
  gint64 change = total->value - total->before;
  g_autofree char *figure = desk_overview_amount (total->field, ABS (change));
  const char *sign = change > 0 ? "+" : change < 0 ? "−" : "";

  if (change == 0)
    return g_strdup ("0");
  if (total->before == 0)
    return g_strconcat (sign, figure, NULL);
  return g_strdup_printf ("%s%s (%s%.1f%%)", sign, figure, sign, 100.0 * (double) ABS (change) / (double) total->before);
}

char *
desk_totals_days (const char *from, const char *to)
{
  char *days = desk_ledger_period_words (from, to);

  return days != NULL ? days : g_strdup (_ ("all periods"));
}

/* --- on paper and as text --- */

static DeskTable *
make_table (const DeskTotals *totals)
{
  DeskTable *table = desk_table_new ("");
  const DeskTableColumn columns[] = {
    { .label = _ ("Program area"), .weight = 1.6, .align = DESK_TABLE_ALIGN_CENTRE, .merges = TRUE },
    { .label = _ ("Counter"), .weight = 2, .align = DESK_TABLE_ALIGN_START },
    { .label = C_ ("of a chart", "Number"), .weight = 1.2, .kind = DESK_TABLE_NUMBER, .align = DESK_TABLE_ALIGN_END },
    { .label = C_ ("of a figure", "Unit"), .weight = 0.7 },
    { .label = _ ("Period before"), .weight = 1.2, .kind = DESK_TABLE_NUMBER, .align = DESK_TABLE_ALIGN_END },
    { .label = _ ("Change"), .weight = 1.6, .align = DESK_TABLE_ALIGN_END },
  };
  guint n = totals->before_from != NULL ? G_N_ELEMENTS (columns) : G_N_ELEMENTS (columns) - 2;

  for (guint i = 0; i < n; i++)
    desk_table_add_column (table, &columns[i]);
  for (guint g = 0; g < totals->groups->len; g++) {
    const DeskTotalsGroup *group = totals->groups->pdata[g];
    for (guint i = 0; i < group->totals->len; i++) {
      const DeskTotal *total = group->totals->pdata[i];
      g_autofree char *figure = desk_totals_figure (total, FALSE), *earlier = desk_totals_figure (total, TRUE), *change = desk_totals_change (total);
      const char *unit = desk_language_pick (total->card->unit, total->card->unit_zh);
      const char *cells[] = { i == 0 ? desk_totals_group_title (group) : "", desk_language_pick (total->card->label, total->card->label_zh), figure,
                              unit != NULL ? unit : "", earlier, change, NULL };
      desk_table_add_row (table, cells);
    }
  }
  return table;
}

DeskSheet *
desk_totals_sheet (const DeskTotals *totals)
{
  DeskSheet *sheet = desk_sheet_new (C_ ("page", "Totals"));
  g_autoptr (DeskTable) table = make_table (totals);
  g_autofree char *days = desk_totals_days (totals->from, totals->to);

  desk_sheet_set_one_page (sheet, TRUE);
  desk_sheet_add_group (sheet, NULL);
  desk_sheet_add_pair (sheet, _ ("Period"), days, DESK_SHEET_NORMAL);
  if (totals->before_from != NULL) {
    g_autofree char *before = desk_totals_days (totals->before_from, totals->before_to);
    desk_sheet_add_pair (sheet, _ ("Period before"), before, DESK_SHEET_NORMAL);
  }
  desk_sheet_add_table (sheet, table);
  desk_sheet_add_signature (sheet, C_ ("signature", "Filled in by"));
  desk_sheet_add_signature (sheet, C_ ("signature", "In charge"));
  return sheet;
}

char *
desk_totals_text (const DeskTotals *totals)
{
  g_autoptr (DeskTable) table = make_table (totals);
  guint n = desk_table_get_n_columns (table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", desk_table_get_column (table, i)->label);
  for (guint row = 0; row < desk_table_get_n_rows (table); row++) {
    g_string_append_c (text, '\n');
    for (guint i = 0; i < n; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", desk_table_get_cell (table, row, i));
  }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
