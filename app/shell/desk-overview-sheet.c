/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview on paper and as text. */
#include "shell/desk-overview-card.h"

#include "exchange/desk-sheet.h"
#include "shell/desk-campaign-data.h"
#include "shell/desk-rate.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/* --- on paper --- */

static DeskTable *
chart_table (const DeskOverviewChart *chart)
{
  DeskTable *table = desk_table_new (desk_language_pick (chart->chart->title, chart->chart->title_zh));
  gboolean two = chart->months && chart->points->len > 0 && ((DeskOverviewPoint *) chart->points->pdata[0])->resolved >= 0;
  DeskTableColumn columns[] = {
    { .label = _ ("Group"), .weight = 2 },
    { .label = C_ ("of a chart", "Number"), .weight = 1, .kind = DESK_TABLE_NUMBER },
    { .label = two ? _ ("Resolved") : _ ("Share"), .weight = 1, .kind = two ? DESK_TABLE_NUMBER : DESK_TABLE_TEXT, .align = DESK_TABLE_ALIGN_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_table_add_column (table, &columns[i]);
  for (guint i = 0; i < chart->points->len; i++) {
    const DeskOverviewPoint *point = chart->points->pdata[i];
    DeskValue value;
    desk_value_init_integer (&value, point->value);
    g_autofree char *number = chart->field != NULL ? desk_field_format (chart->field, &value, DESK_FORMAT_EXPORT, NULL) : g_strdup_printf ("%" G_GINT64_FORMAT, point->value);
    g_autofree char *third = two ? g_strdup_printf ("%" G_GINT64_FORMAT, point->resolved) : desk_overview_share (point->value, chart->total);
    const char *cells[] = { point->label, number, third };
    desk_table_add_row (table, cells);
  }
  return table;
}

static DeskTable *
town_table (const DeskOverviewData *data)
{
  DeskTable *table = desk_table_new (_ ("By town"));
  DeskTableColumn column = { .label = _ ("Town"), .weight = 2 };

  desk_table_add_column (table, &column);
  for (DeskTownFigure f = 0; f < DESK_TOWN_N; f++) {
    DeskTableColumn figure = { .label = desk_town_figure_label (f), .weight = 1, .kind = DESK_TABLE_NUMBER, .align = DESK_TABLE_ALIGN_END };
    desk_table_add_column (table, &figure);
  }
  DeskTableColumn rate = { .label = _ ("Rate resolved"), .weight = 1, .align = DESK_TABLE_ALIGN_END };
  desk_table_add_column (table, &rate);
  for (guint i = 0; i < data->towns->len; i++) {
    const DeskOverviewTown *town = data->towns->pdata[i];
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (cells, g_strdup (town->name));
    for (DeskTownFigure f = 0; f < DESK_TOWN_N; f++)
      g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, town->figures[f]));
    g_ptr_array_add (cells, desk_overview_share (town->figures[DESK_TOWN_RESOLVED], town->figures[DESK_TOWN_COLLECTED]));
    if (town->code == NULL)
      desk_table_set_total_row (table, (const char *const *) cells->pdata);
    else
      desk_table_add_row (table, (const char *const *) cells->pdata);
  }
  return table;
}

/* --- drawn --- */

#define CHART_PT 8.0 /* letters of a chart on paper */

static void
draw_chart (cairo_t *cr, double width, double height, gpointer data)
{
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans");
  DeskChartColours colours;

  pango_font_description_set_absolute_size (font, CHART_PT * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  desk_chart_colours_paper (&colours);
  desk_chart_draw (data, cr, context, &colours, width, height, NULL);
  g_object_unref (context);
}

static void
free_chart (gpointer data)
{
  desk_chart_data_free (data);
}

static void
add_charts (DeskSheet *sheet, const DeskOverviewData *data)
{
  for (guint i = 0; i < data->charts->len; i++) {
    const DeskOverviewChart *chart = data->charts->pdata[i];
    g_autofree char *caption = desk_overview_chart_caption (chart);
    g_autofree char *heading = g_strdup_printf ("%s  %s", desk_language_pick (chart->chart->title, chart->chart->title_zh), caption);
    if (chart->points->len > 0 && chart->total > 0)
      desk_sheet_add_drawing (sheet, heading, draw_chart, desk_overview_chart_data (chart), free_chart);
  }
}

static void
add_rates (DeskSheet *sheet, const DeskOverviewData *data)
{
  for (DeskRateKind kind = 0; data->rates != NULL && kind < DESK_RATE_N; kind++) {
    const DeskRate *rate = &data->rates->rates[kind];
    g_autofree char *share = desk_overview_share (rate->part, rate->whole);
    g_autofree char *value = g_strdup_printf ("%s (%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT ")", share, rate->part, rate->whole);
    desk_sheet_add_pair (sheet, desk_rate_label (kind), value, DESK_SHEET_NORMAL);
  }
}

static void
add_campaigns (DeskSheet *sheet, const DeskOverviewData *data)
{
  for (guint i = 0; data->campaigns != NULL && i < data->campaigns->len; i++) {
    const DeskCampaignProgress *progress = data->campaigns->pdata[i];
    g_autofree char *period = desk_campaign_period_words (progress);
    g_autofree char *heading = g_strdup_printf ("%s  %s", progress->name, period);
    desk_sheet_add_group (sheet, heading);
    for (guint k = 0; k < progress->counts->len; k++) {
      const DeskCampaignCount *count = progress->counts->pdata[k];
      g_autofree char *words = desk_campaign_count_words (count, progress->phase);
      desk_sheet_add_pair (sheet, _ (count->target->label), words, DESK_SHEET_WIDE);
    }
  }
}

DeskSheet *
desk_overview_sheet (const DeskOverviewData *data, const char *title, const char *period)
{
  DeskSheet *sheet = desk_sheet_new (title);

  desk_sheet_add_group (sheet, period);
  for (guint i = 0; i < data->cards->len; i++) {
    const DeskOverviewCard *card = data->cards->pdata[i];
    g_autofree char *number = desk_overview_card_number (card);
    const char *per = desk_language_pick (card->card->unit, card->card->unit_zh);
    g_autofree char *value = per != NULL ? g_strdup_printf ("%s %s", number, per) : g_strdup (number);
    desk_sheet_add_pair (sheet, desk_language_pick (card->card->label, card->card->label_zh), value, DESK_SHEET_NORMAL);
  }
  add_rates (sheet, data);
  add_campaigns (sheet, data);
  add_charts (sheet, data);
  g_autoptr (DeskTable) towns = town_table (data);
  desk_sheet_add_table (sheet, towns);
  for (guint i = 0; i < data->charts->len; i++) {
    g_autoptr (DeskTable) table = chart_table (data->charts->pdata[i]);
    desk_sheet_add_table (sheet, table);
  }
  desk_sheet_add_signature (sheet, C_ ("signature", "Filled in by"));
  desk_sheet_add_signature (sheet, C_ ("signature", "In charge"));
  return sheet;
}

/* --- as text --- */

static void
add_line (GString *text, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cells[i]);
  g_string_append_c (text, '\n');
}

static void
add_table (GString *text, DeskTable *table)
{
  guint n = desk_table_get_n_columns (table);
  g_autofree const char **cells = g_new0 (const char *, n + 1);

  g_string_append_printf (text, "\n%s\n", desk_table_get_title (table));
  for (guint i = 0; i < n; i++)
    cells[i] = desk_table_get_column (table, i)->label;
  add_line (text, cells);
  for (guint row = 0; row < desk_table_get_n_rows (table); row++) {
    for (guint i = 0; i < n; i++)
      cells[i] = desk_table_get_cell (table, row, i);
    add_line (text, cells);
  }
  for (guint i = 0; desk_table_has_total_row (table) && i < n; i++)
    cells[i] = desk_table_get_total_cell (table, i);
  if (desk_table_has_total_row (table))
    add_line (text, cells);
}

char *
desk_overview_text (const DeskOverviewData *data)
{
  GString *text = g_string_new (NULL);
  g_autoptr (DeskTable) towns = town_table (data);

  for (guint i = 0; i < data->cards->len; i++) {
    const DeskOverviewCard *card = data->cards->pdata[i];
    g_autofree char *number = desk_overview_card_number (card);
    const char *per = desk_language_pick (card->card->unit, card->card->unit_zh);
    add_line (text, (const char *const[]) { desk_language_pick (card->card->label, card->card->label_zh), number, per != NULL ? per : "", NULL });
  }
  for (DeskRateKind kind = 0; data->rates != NULL && kind < DESK_RATE_N; kind++) {
    const DeskRate *rate = &data->rates->rates[kind];
    g_autofree char *share = desk_overview_share (rate->part, rate->whole);
    g_autofree char *fraction = g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, rate->part, rate->whole);
    add_line (text, (const char *const[]) { desk_rate_label (kind), share, fraction, NULL });
  }
  add_table (text, towns);
  for (guint i = 0; i < data->charts->len; i++) {
    g_autoptr (DeskTable) table = chart_table (data->charts->pdata[i]);
    add_table (text, table);
  }
  return g_string_free (text, FALSE);
}
