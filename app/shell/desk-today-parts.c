/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-today-parts.h"

#include "model/desk-act.h"
#include "model/desk-date.h"
#include "shell/desk-chart-view.h"
#include "shell/desk-light-label.h"
#include "shell/desk-number-card.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

#define PAGE_DRAFTS "drafts"
#define MARK_CHARS 20

static const struct {
  const char *title, *id, *icon;
  DeskTone tone;
} groups[DESK_WAITING_N] = {
  [DESK_WAITING_OVERDUE] = { N_ ("Overdue"), "today.overdue", "desk-alert-symbolic", DESK_TONE_RED },
  [DESK_WAITING_DUE] = { N_ ("Due today and soon"), "today.due", "desk-warn-symbolic", DESK_TONE_AMBER },
  [DESK_WAITING_ACCEPT] = { N_ ("To accept"), "today.accept", "desk-inbox-symbolic", DESK_TONE_PURPLE },
  [DESK_WAITING_CALL_BACK] = { N_ ("To call back"), "today.call-back", "desk-phone-symbolic", DESK_TONE_TEAL },
  [DESK_WAITING_FOLLOW_UP] = { N_ ("To follow up"), "today.follow-up", "desk-flag-symbolic", DESK_TONE_BLUE },
};

/* --- the numbers --- */

static void
list_clicked (GtkWidget *widget)
{
  const char *over = g_object_get_data (G_OBJECT (widget), "over");

  desk_pages_open_list (widget, over != NULL ? over : "case", g_object_get_data (G_OBJECT (widget), "where"));
}

static void
link_to (GtkWidget *widget, const char *over, const char *where)
{
  g_object_set_data_full (G_OBJECT (widget), "over", g_strdup (over), g_free);
  g_object_set_data_full (G_OBJECT (widget), "where", g_strdup (where), g_free);
  g_signal_connect (widget, "clicked", G_CALLBACK (list_clicked), NULL);
}

static GtkWidget *
make_number (const char *id, const char *icon, DeskTone tone, const char *word, gint64 number, const char *reason)
{
  GtkWidget *card = desk_number_card_new (id, icon, tone, word, _ ("cases"), FALSE);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  desk_number_card_set (DESK_NUMBER_CARD (card), text, reason);
  desk_number_card_set_toned (DESK_NUMBER_CARD (card), number > 0);
  return card;
}

static GtkWidget *
group_number (const DeskTodayData *data, DeskWaitingKind kind, const char *none)
{
  const DeskTodayGroup *group = &data->groups[kind];
  const DeskTodayRow *first = group->rows->len > 0 ? group->rows->pdata[0] : NULL;
  g_autofree char *id = g_strconcat (groups[kind].id, ".card", NULL);
  g_autofree char *reason = NULL;

  if (first != NULL)
    reason = kind == DESK_WAITING_OVERDUE ? g_strdup_printf (_ ("longest: %s"), first->words) : g_strdup_printf (_ ("earliest: %s"), first->words);
  GtkWidget *card = make_number (id, groups[kind].icon, groups[kind].tone, _ (groups[kind].title), group->count, reason != NULL ? reason : none);
  link_to (card, "case", group->where);
  return card;
}

static GtkWidget *
drafts_number (const DeskTodayData *data, DeskStore *store)
{
  g_autofree char *saved = data->drafts > 0 ? desk_date_format_short_time (data->drafts_saved_us, data->now_us, desk_store_get_zone (store)) : NULL;
  g_autofree char *reason = saved != NULL ? g_strdup_printf (_ ("saved %s"), saved) : g_strdup (_ ("nothing half typed"));
  GtkWidget *card = make_number ("today.drafts.card", "desk-pen-symbolic", DESK_TONE_GREY, _ ("Drafts"), data->drafts, reason);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (card), "win.open::" PAGE_DRAFTS);
  return card;
}

GtkWidget *
desk_today_cards (const DeskTodayData *data, DeskStore *store, guint per_line)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkWidget *due = make_number ("today.due-today.card", "desk-clock-symbolic", DESK_TONE_AMBER, _ ("Due today"), data->due_today,
                                data->due_today > 0 ? _ ("to be resolved today") : _ ("nothing falls due today"));
  GtkWidget *warning = make_number ("today.warning.card", "desk-warn-symbolic", DESK_TONE_AMBER, _ ("Due soon"), data->warning,
                                    data->warning > 0 ? _ ("past their warning point") : _ ("none past its warning point"));
  GtkWidget *cards[7];

  link_to (due, "case", data->due_today_where);
  link_to (warning, "case", data->warning_where);
  cards[0] = group_number (data, DESK_WAITING_ACCEPT, _ ("everything was taken"));
  cards[1] = due;
  cards[2] = group_number (data, DESK_WAITING_OVERDUE, _ ("nothing is late"));
  cards[3] = warning;
  cards[4] = group_number (data, DESK_WAITING_CALL_BACK, _ ("everybody was called"));
  cards[5] = group_number (data, DESK_WAITING_FOLLOW_UP, _ ("no next step is open"));
  cards[6] = drafts_number (data, store);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), per_line);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), per_line);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 10);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 10);
  gtk_widget_add_css_class (box, "desk-cards");
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++) {
    GtkWidget *child = gtk_flow_box_child_new ();
    gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), cards[i]);
    gtk_widget_set_focusable (child, FALSE);
    gtk_flow_box_append (GTK_FLOW_BOX (box), child);
  }
  return box;
}

int
desk_today_letters (GtkWidget *widget, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return height > 0 ? (int) ((gint64) width * PANGO_SCALE / height) : 0;
}

/* --- the cases --- */

static GtkWidget *
plain_label (const char *text, const char *class, int chars, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (chars > 0) {
    gtk_label_set_width_chars (GTK_LABEL (label), chars);
    gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  }
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  desk_tooltip_set (label, text);
  return label;
}

/* What a row is here for: the other columns give way to so much of it. */
static void
keep_words (GtkWidget *label, const char *text)
{
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), MARK_CHARS));
}

static GtkWidget *
mark_of (const DeskTodayRow *row, DeskWaitingKind kind)
{
  GtkWidget *box, *icon, *words;

  if (row->light != DESK_LIGHT_NONE) {
    GtkWidget *light = desk_light_label_new ((DeskLight) row->light, row->words);
    keep_words (gtk_widget_get_last_child (light), row->words);
    return light;
  }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = gtk_image_new_from_icon_name (groups[kind].icon);
  desk_tone_set_class (box, groups[kind].tone, DESK_TONE_USE_LIGHT);
  gtk_box_append (GTK_BOX (box), icon);
  words = plain_label (row->words, NULL, 0, FALSE);
  keep_words (words, row->words);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkWidget *
act_button (const DeskTodayRow *row, const char *uid)
{
  const DeskAct *act = row->act != NULL ? desk_act_find (row->act) : NULL;
  g_autofree char *action = NULL, *id = NULL, *tip = NULL;

  if (act == NULL)
    return gtk_label_new (NULL);
  action = g_strdup_printf ("win.act(('%s','%s'))", act->name, uid);
  id = g_strdup_printf ("today.act.%s", row->number);
  tip = g_strdup_printf ("%s: %s", desk_act_get_label (act), row->title);
  return desk_offer_button (&(DeskOffer){ .id = id, .action = action, .label = desk_act_get_label (act), .tooltip = tip, .style = "tint tight" });
}

static GtkWidget *
make_case (const DeskTodayRow *row, DeskWaitingKind kind, GtkSizeGroup **sizes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *uid = desk_uuid_to_string (&row->uid);
  g_autofree char *view = g_strdup_printf ("win.open-with(('%s','%s'))", DESK_PAGE_RECORD, uid);
  g_autofree char *view_id = g_strdup_printf ("today.view.%s", row->number);
  g_autofree char *where = *row->place != '\0' ? g_strdup_printf ("%s · %s", row->party, row->place) : g_strdup (row->party);
  GtkWidget *mark = mark_of (row, kind);
  GtkWidget *number = plain_label (row->number, "idno", 0, FALSE);
  GtkWidget *title = plain_label (row->title, "strong", 0, TRUE);

  gtk_label_set_width_chars (GTK_LABEL (title), 10);
  GtkWidget *party = plain_label (where, "dim-label", 0, FALSE);
  GtkWidget *unit = plain_label (row->unit, "small", 8, FALSE);
  GtkWidget *act = act_button (row, uid);
  GtkWidget *open = desk_offer_button (&(DeskOffer){ .id = view_id, .action = view, .label = _ ("View"), .style = "flat tight" });

  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (party), 8);
  gtk_label_set_width_chars (GTK_LABEL (unit), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (party), 17);
  if (row->absent != NULL)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *tag;
      /* Translators: a case that waits for the person named, whose deputy one is */
      g_autofree char *words = g_strdup_printf (_ ("for %s"), row->absent);
      tag = gtk_label_new (words);
      gtk_widget_add_css_class (tag, "tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (title, FALSE);
      gtk_widget_set_hexpand (line, TRUE);
      gtk_box_append (GTK_BOX (line), title);
      gtk_box_append (GTK_BOX (line), tag);
      title = line;
    }
  gtk_size_group_add_widget (sizes[0], mark);
  gtk_size_group_add_widget (sizes[1], number);
  gtk_size_group_add_widget (sizes[2], party);
  gtk_size_group_add_widget (sizes[3], unit);
  gtk_size_group_add_widget (sizes[4], act);
  gtk_size_group_add_widget (sizes[5], title); /* or each row gives way differently where room is short */
  gtk_widget_set_valign (act, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "desk-row");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), party);
  gtk_box_append (GTK_BOX (box), unit);
  gtk_box_append (GTK_BOX (box), act);
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

static GtkWidget *
group_head (const DeskTodayGroup *group, DeskWaitingKind kind, guint shown)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ (groups[kind].title));
  g_autofree char *count = g_strdup_printf (ngettext ("%u case", "%u cases", (gulong) group->count), (guint) group->count);
  GtkWidget *number = gtk_label_new (count);

  gtk_widget_add_css_class (title, "strong");
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_set_hexpand (number, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), number);
  if (shown < group->count) {
    gint64 left = group->count - shown;
    g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", (gulong) left), (guint) left);
    g_autofree char *id = g_strconcat (groups[kind].id, ".more", NULL);
    GtkWidget *button = desk_offer_button (&(DeskOffer){ .id = id, .label = more, .style = "linkish small" });
    link_to (button, "case", group->where);
    gtk_box_append (GTK_BOX (head), button);
  }
  gtk_widget_add_css_class (head, "desk-grouprow");
  return head;
}

/* Rows go round the groups until none is left: no group starves another. */
static void
share_rows (const DeskTodayData *data, guint rows, guint *shares)
{
  gboolean given = TRUE;

  for (guint i = 0; i < DESK_WAITING_N; i++)
    shares[i] = 0;
  while (rows > 0 && given) {
    given = FALSE;
    for (guint i = 0; i < DESK_WAITING_N && rows > 0; i++)
      if (shares[i] < data->groups[i].rows->len) {
        shares[i]++;
        rows--;
        given = TRUE;
      }
  }
}

GtkWidget *
desk_today_cases (const DeskTodayData *data, guint rows)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Most urgent cases")), *order = gtk_label_new (_ ("the earliest first"));
  GtkSizeGroup *sizes[6];
  guint shares[DESK_WAITING_N];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    sizes[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_add_css_class (title, "h2");
  gtk_widget_add_css_class (order, "caption");
  gtk_widget_add_css_class (order, "dim-label");
  gtk_widget_set_hexpand (order, TRUE);
  gtk_widget_set_halign (order, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), order);
  gtk_widget_add_css_class (head, "desk-pad");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_box_append (GTK_BOX (card), head);
  share_rows (data, rows, shares);
  for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++) {
    const DeskTodayGroup *group = &data->groups[kind];
    if (group->count == 0)
      continue;
    gtk_box_append (GTK_BOX (card), group_head (group, kind, shares[kind]));
    for (guint i = 0; i < shares[kind]; i++)
      gtk_box_append (GTK_BOX (card), make_case (group->rows->pdata[i], kind, sizes));
  }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_object_unref (sizes[i]);
  return card;
}

/* --- the month --- */

static void
day_activated (GtkWidget *view, guint day, const char *narrow)
{
  const char *month = g_object_get_data (G_OBJECT (view), "month");
  g_autofree char *where = g_strdup_printf ("registered_at = %s%02u and " DESK_WHERE_COUNTED "%s%s", month, day + 1, *narrow != '\0' ? " and " : "", narrow);

  desk_pages_open_list (view, "case", where);
}

GtkWidget *
desk_today_month (const DeskTodayData *data, DeskStore *store)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *view, *words = gtk_label_new (_ ("Collected and resolved this month")), *small;
  DeskChartData *chart = desk_chart_data_new (DESK_CHART_LINE, _ ("cases"));
  double sums[2] = { 0, 0 };
  char today[DESK_DATE_STR_LEN], first[DESK_DATE_STR_LEN];

  desk_date_from_us (data->now_us, desk_store_get_zone (store), today);
  g_snprintf (first, sizeof first, "%.8s01", today);
  g_autofree char *from = desk_date_format (first, DESK_DATE_MEDIUM);
  g_autofree char *to = desk_date_format (today, DESK_DATE_MEDIUM);
  g_autofree char *days = g_strdup_printf (_ ("%s to %s, added up, cases"), from, to);
  g_autofree char *caption = data->collected_narrow != NULL ? g_strdup_printf ("%s · %s", _ ("My unit"), days) : g_strdup (days);
  small = gtk_label_new (caption);
  desk_chart_data_add_series (chart, _ ("Collected"), DESK_TONE_BLUE);
  desk_chart_data_add_series (chart, _ ("Resolved"), DESK_TONE_GREEN);
  for (guint i = 0; i < data->collected->len; i++) {
    g_autofree char *label = g_strdup_printf (C_ ("day of the month", "%u"), i + 1);
    sums[0] += (double) g_array_index (data->collected, gint64, i);
    sums[1] += (double) g_array_index (data->resolved, gint64, i);
    desk_chart_data_add_point (chart, label, NULL, sums);
  }
  view = desk_chart_view_new (_ ("Collected and resolved this month"));
  desk_chart_view_set (DESK_CHART_VIEW (view), chart);
  gtk_widget_set_name (view, "today.month");
  g_object_set_data_full (G_OBJECT (view), "month", g_strndup (today, 8), g_free);
  g_signal_connect_data (view, "activated", G_CALLBACK (day_activated), g_strdup (data->collected_narrow != NULL ? data->collected_narrow : ""),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_widget_set_size_request (view, -1, 150);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_label_set_wrap (GTK_LABEL (small), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (small), 36);
  gtk_widget_add_css_class (words, "h2");
  gtk_widget_add_css_class (small, "caption");
  gtk_widget_add_css_class (small, "dim-label");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (card), small);
  gtk_box_append (GTK_BOX (card), view);
  return card;
}

GtkWidget *
desk_today_rates (const DeskTodayData *data)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (_ ("Three rates of this month"));
  static const char *const ids[DESK_RATE_N] = { "today.rate.response", "today.rate.resolution", "today.rate.satisfaction" };

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "h2");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_box_append (GTK_BOX (card), title);
  for (DeskRateKind kind = 0; kind < DESK_RATE_N; kind++)
    gtk_box_append (GTK_BOX (card), desk_rate_button_new (ids[kind], kind, &data->rates[kind]));
  return card;
}
