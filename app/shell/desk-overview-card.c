/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-overview-card.h"

#include "shell/desk-campaign-card.h"
#include "shell/desk-chart-view.h"
#include "model/desk-number.h"
#include "shell/desk-pages.h"
#include "shell/desk-rate.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

/* --- words --- */

char *
desk_overview_share (gint64 part, gint64 whole)
{
  return whole > 0 ? g_strdup_printf ("%.1f%%", 100.0 * (double) part / (double) whole) : g_strdup ("–");
}

char *
desk_overview_amount (const DeskField *field, gint64 value)
{
  if (field != NULL && field->kind == DESK_FIELD_MONEY)
    return desk_money_format_for_people (value);
  return desk_decimal_format_short (value, field != NULL && field->kind == DESK_FIELD_DECIMAL ? field->scale : 0);
}

char *
desk_overview_card_number (const DeskOverviewCard *card)
{
  return desk_overview_amount (card->field, card->value);
}

typedef struct {
  gint64 from; /* of the largest, in fen */
  double divisor;
  const char *unit;
} MoneyUnit;

/* What the numbers of a chart are counted in: of money a unit that keeps them short. */
static double
unit_of (const DeskOverviewChart *chart, const char **unit)
{
  static const MoneyUnit plain[] = { { 1000000000, 100000000, N_ ("million yuan") }, { 10000000, 100000, N_ ("thousand yuan") }, { G_MININT64, 100, N_ ("yuan") } };
  static const MoneyUnit wan[] = { { 1000000, 1000000, N_ ("ten thousand yuan") }, { G_MININT64, 100, N_ ("yuan") } };
  const MoneyUnit *money = g_str_equal (C_ ("money style", "plain"), "wan") ? wan : plain;
  gint64 largest = 0;
  double divisor = 1;

  for (guint i = 0; i < chart->points->len; i++)
    largest = MAX (largest, ((DeskOverviewPoint *) chart->points->pdata[i])->value);
  *unit = chart->field != NULL ? desk_field_get_unit (chart->field) : chart->cases ? _ ("cases") : NULL;
  if (chart->field != NULL && chart->field->kind == DESK_FIELD_MONEY) {
    while (largest < money->from)
      money++;
    *unit = _ (money->unit);
    return money->divisor;
  }
  for (guint i = 0; chart->field != NULL && chart->field->kind == DESK_FIELD_DECIMAL && i < chart->field->scale; i++)
    divisor *= 10;
  return divisor;
}

const char *
desk_town_figure_label (DeskTownFigure figure)
{
  switch (figure) {
  case DESK_TOWN_VISITS:
    return _ ("Visits");
  case DESK_TOWN_COLLECTED:
    return _ ("Collected");
  case DESK_TOWN_RESOLVED:
    return _ ("Resolved");
  case DESK_TOWN_OPEN:
    return _ ("Still open");
  case DESK_TOWN_OVERDUE:
    return _ ("Overdue");
  case DESK_TOWN_N:
  default:
    return "";
  }
}

/* --- charts --- */

static void
add_month_points (DeskChartData *data, const DeskOverviewChart *chart, double divisor)
{
  for (guint i = 0; i < chart->points->len; i++) {
    const DeskOverviewPoint *point = chart->points->pdata[i];
    g_autofree char *month = g_strdup_printf (C_ ("short month", "%d"), point->month);
    g_autofree char *year = i == 0 || point->month == 1 ? g_strdup_printf (C_ ("year of a chart", "%d"), point->year) : NULL;
    double values[] = { (double) point->value / divisor, (double) point->resolved };
    desk_chart_data_add_point (data, month, year, values);
  }
  desk_chart_data_set_pale (data);
}

DeskChartData *
desk_overview_chart_data (const DeskOverviewChart *chart)
{
  gboolean two = chart->months && chart->points->len > 0 && ((DeskOverviewPoint *) chart->points->pdata[0])->resolved >= 0;
  const char *unit;
  double divisor = unit_of (chart, &unit);
  DeskChartData *data = desk_chart_data_new (chart->chart->kind, unit);

  desk_chart_data_add_series (data, two ? _ ("Collected") : NULL, DESK_TONE_BLUE);
  if (two)
    desk_chart_data_add_series (data, _ ("Resolved"), DESK_TONE_GREEN);
  if (chart->months) {
    add_month_points (data, chart, divisor);
    return data;
  }
  for (guint i = 0; i < chart->points->len; i++) {
    const DeskOverviewPoint *point = chart->points->pdata[i];
    g_autofree char *share = chart->total > 0 && chart->chart->kind == DESK_CHART_BARS ? desk_overview_share (point->value, chart->total) : NULL;
    double value = (double) point->value / divisor;
    desk_chart_data_add_point (data, point->label, share, &value);
  }
  return data;
}

/* What a part of a chart opens; freed with the widget. */
typedef struct {
  char *over;
  GPtrArray *wheres; /* char * or NULL */
} Links;

static void
links_free (gpointer data)
{
  Links *links = data;

  g_free (links->over);
  g_ptr_array_unref (links->wheres);
  g_free (links);
}

static void
chart_activated (GtkWidget *view, guint point, Links *links)
{
  const char *where = point < links->wheres->len ? links->wheres->pdata[point] : NULL;

  if (where != NULL)
    desk_pages_open_list (view, links->over, where);
}

static GtkWidget *
card_head (const char *title, const char *caption)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_label_new (title), *small = gtk_label_new (caption);

  gtk_widget_add_css_class (words, "h2");
  gtk_widget_add_css_class (small, "caption");
  gtk_widget_add_css_class (small, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (small), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_widget_set_valign (words, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (small, GTK_ALIGN_BASELINE);
  gtk_widget_set_hexpand (small, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), small);
  return head;
}

char *
desk_overview_chart_caption (const DeskOverviewChart *chart)
{
  g_autofree char *total = desk_overview_amount (chart->field, chart->total);
  const char *unit;

  unit_of (chart, &unit);
  if (chart->field != NULL && chart->field->kind == DESK_FIELD_MONEY)
    return chart->months ? g_strdup_printf (_ ("last 12 months, %s"), unit) : g_strdup_printf (_ ("in %s, %s in all"), unit, total);
  if (chart->months)
    return g_strdup (_ ("last 12 months"));
  if (chart->ages)
    return g_strdup_printf (_ ("%d today"), (int) chart->total);
  if (unit != NULL) {
    g_autofree char *with_unit = g_strdup_printf (C_ ("number and unit", "%s %s"), total, unit);
    return g_strdup_printf (C_ ("an amount with its unit", "%s in all"), with_unit);
  }
  return g_strdup_printf (_ ("%s in all"), total);
}

GtkWidget *
desk_overview_chart_card (const DeskOverviewChart *chart)
{
  const char *title = desk_language_pick (chart->chart->title, chart->chart->title_zh);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = desk_chart_view_new (title);
  g_autofree char *caption = desk_overview_chart_caption (chart);
  g_autofree char *name = g_strconcat ("overview.chart.", chart->chart->name, NULL);
  GtkWidget *head = card_head (title, caption);
  Links *links = g_new0 (Links, 1);

  links->over = g_strdup (chart->chart->over);
  links->wheres = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < chart->points->len; i++)
    g_ptr_array_add (links->wheres, g_strdup (((DeskOverviewPoint *) chart->points->pdata[i])->where));
  gtk_widget_set_name (view, name);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_set_size_request (view, 200, 190);
  desk_chart_view_set (DESK_CHART_VIEW (view), desk_overview_chart_data (chart));
  desk_chart_view_set_clickable (DESK_CHART_VIEW (view), TRUE);
  g_signal_connect_data (view, "activated", G_CALLBACK (chart_activated), links, (GClosureNotify) (void (*) (void)) links_free, 0);
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_box_append (GTK_BOX (card), head);
  if (chart->points->len == 0 || chart->total == 0) {
    GtkWidget *none = gtk_label_new (_ ("Nothing in this period"));
    gtk_widget_add_css_class (none, "dim-label");
    gtk_widget_set_vexpand (none, TRUE);
    gtk_box_append (GTK_BOX (card), none);
    g_object_unref (g_object_ref_sink (view));
  } else {
    gtk_box_append (GTK_BOX (card), view);
  }
  return card;
}

/* --- towns --- */

static void
figure_clicked (GtkWidget *button)
{
  desk_pages_open_list (button, g_object_get_data (G_OBJECT (button), "over"), g_object_get_data (G_OBJECT (button), "where"));
}

static GtkWidget *
figure_button (const DeskOverviewData *data, const DeskOverviewTown *town, DeskTownFigure figure)
{
  const char *over = figure == DESK_TOWN_VISITS ? data->visit_type : data->case_type;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, town->figures[figure]);
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", town->name, desk_town_figure_label (figure), text);
  gboolean late = figure == DESK_TOWN_OVERDUE && town->figures[figure] > 0;
  GtkWidget *label = gtk_label_new (text), *button;

  gtk_widget_add_css_class (label, "num");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  if (late)
    gtk_widget_add_css_class (label, "l-red");
  if (town->figures[figure] == 0 || over == NULL || town->wheres[figure] == NULL) {
    gtk_widget_add_css_class (label, "dim-label");
    gtk_widget_set_margin_end (label, 8);
    return label;
  }
  button = gtk_button_new ();
  if (late) {
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
    GtkWidget *icon = gtk_image_new_from_icon_name ("desk-alert-symbolic");
    gtk_widget_add_css_class (icon, "l-red");
    gtk_box_append (GTK_BOX (box), icon);
    gtk_box_append (GTK_BOX (box), label);
    gtk_button_set_child (GTK_BUTTON (button), box);
  } else {
    gtk_button_set_child (GTK_BUTTON (button), label);
  }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-figure");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_autofree char *name = g_strdup_printf ("overview.town.%s.%u", town->code != NULL ? town->code : "all", (guint) figure);
  gtk_widget_set_name (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "over", g_strdup (over), g_free);
  g_object_set_data_full (G_OBJECT (button), "where", g_strdup (town->wheres[figure]), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (figure_clicked), NULL);
  return button;
}

static GtkWidget *
rate_cell (const DeskOverviewData *data, const DeskOverviewTown *town)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);
  g_autofree char *text = desk_overview_share (town->figures[DESK_TOWN_RESOLVED], town->figures[DESK_TOWN_COLLECTED]);
  GtkWidget *label = gtk_label_new (text);
  gint64 whole = town->figures[DESK_TOWN_COLLECTED];

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), whole > 0 ? MIN (1, (double) town->figures[DESK_TOWN_RESOLVED] / (double) whole) : 0);
  gtk_widget_add_css_class (bar, "desk-rate");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 64, -1);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_add_css_class (label, "num");
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (box, TRUE);
  if (town->figures[DESK_TOWN_RESOLVED] == 0 || data->case_type == NULL || town->wheres[DESK_TOWN_RESOLVED] == NULL)
    return box;
  GtkWidget *button = gtk_button_new ();
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", town->name, _ ("Rate resolved"), text);
  g_autofree char *id = g_strdup_printf ("overview.town.%s.rate", town->code != NULL ? town->code : "all");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, id);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-figure");
  desk_tooltip_set (button, desk_rate_help (DESK_RATE_RESOLUTION));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "over", g_strdup (data->case_type), g_free);
  g_object_set_data_full (G_OBJECT (button), "where", g_strdup (town->wheres[DESK_TOWN_RESOLVED]), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (figure_clicked), NULL);
  return button;
}

static void
add_town (GtkWidget *grid, const DeskOverviewData *data, const DeskOverviewTown *town, int row, gboolean visits)
{
  GtkWidget *name = gtk_label_new (town->name);
  int at = 1;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_widget_set_hexpand (name, TRUE);
  if (town->code == NULL)
    gtk_widget_add_css_class (name, "strong");
  gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
  for (DeskTownFigure f = visits ? DESK_TOWN_VISITS : DESK_TOWN_COLLECTED; f < DESK_TOWN_N; f++)
    gtk_grid_attach (GTK_GRID (grid), figure_button (data, town, f), at++, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), rate_cell (data, town), at, row, 1, 1);
}

static GtkWidget *
head_label (const char *words, double xalign)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "factk");
  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_set_margin_end (label, xalign > 0 ? 8 : 0);
  return label;
}

GtkWidget *
desk_overview_town_card (const DeskOverviewData *data)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();
  gboolean visits = data->visit_type != NULL;
  int at = 1;

  gtk_widget_set_name (card, "overview.towns");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_box_append (GTK_BOX (card), card_head (_ ("By town"), _ ("a figure opens the list behind it")));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 0);
  gtk_widget_add_css_class (grid, "desk-towns");
  gtk_grid_attach (GTK_GRID (grid), head_label (_ ("Town"), 0), 0, 0, 1, 1);
  for (DeskTownFigure f = visits ? DESK_TOWN_VISITS : DESK_TOWN_COLLECTED; f < DESK_TOWN_N; f++)
    gtk_grid_attach (GTK_GRID (grid), head_label (desk_town_figure_label (f), 1), at++, 0, 1, 1);
  GtkWidget *rate = head_label (_ ("Rate resolved"), 1);
  gtk_widget_set_margin_end (rate, 0);
  gtk_grid_attach (GTK_GRID (grid), rate, at, 0, 1, 1);
  for (guint i = 0; i < data->towns->len; i++)
    add_town (grid, data, data->towns->pdata[i], (int) i + 1, visits);
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

/* --- rates and campaigns --- */

GtkWidget *
desk_overview_rates_card (const DeskOverviewData *data)
{
  static const char *const ids[DESK_RATE_N] = { "overview.rate.response", "overview.rate.resolution", "overview.rate.satisfaction" };
  GtkWidget *card;

  if (data->rates == NULL)
    return NULL;
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_name (card, "overview.rates");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_box_append (GTK_BOX (card), card_head (_ ("Three rates"), _ ("rest on one to read what it counts")));
  for (DeskRateKind kind = 0; kind < DESK_RATE_N; kind++)
    gtk_box_append (GTK_BOX (card), desk_rate_button_new (ids[kind], kind, &data->rates->rates[kind]));
  return card;
}

GtkWidget *
desk_overview_campaigns_card (const DeskOverviewData *data)
{
  GtkWidget *card;

  if (data->campaigns == NULL || data->campaigns->len == 0)
    return NULL;
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_name (card, "overview.campaigns");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_box_append (GTK_BOX (card), card_head (_ ("Campaigns"), _ ("running today")));
  for (guint i = 0; i < data->campaigns->len; i++)
    gtk_box_append (GTK_BOX (card), desk_campaign_bars_new (data->campaigns->pdata[i], TRUE));
  return card;
}
