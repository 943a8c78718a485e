/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-calendar-parts.h"

#include "shell/desk-span-strip.h"
#include "shell/desk-tone.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LANES 3            /* of a week; what has no room is counted beside the day */
#define LABEL_MONTHS 1.7   /* of a year, that a title takes at least */

/* --- words --- */

/* English says the name of a month, Chinese its number; both whatever locales are installed. */
char *
desk_calendar_month_words (const char *day, gboolean alone)
{
  static const char *const names[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };
  int year = atoi (day), month = CLAMP (atoi (day + 5), 1, 12);
  g_autofree char *name = alone ? g_strndup (names[month - 1], 3) : g_strdup_printf ("%s %d", names[month - 1], year);
  g_autofree char *number = alone ? g_strdup_printf (C_ ("short month", "%d"), month) : g_strdup_printf (C_ ("month of a chart", "%1$d/%2$d"), month, year);

  return g_strdup (desk_language_pick (name, number));
}

static char *
days_words (const DeskCalendarEntry *entry)
{
  g_autofree char *from = desk_date_format (entry->from, DESK_DATE_MEDIUM);
  g_autofree char *to = desk_date_format (entry->to, DESK_DATE_MEDIUM);

  return strcmp (entry->from, entry->to) == 0 ? g_steal_pointer (&from) : g_strdup_printf (_ ("%s to %s"), from, to);
}

/* What it is, of which kind, and when: colour alone says nothing. */
static char *
entry_words (const DeskCalendarEntry *entry)
{
  g_autofree char *days = days_words (entry);

  if (entry->choice == NULL)
    return g_strdup_printf (C_ ("entry of a calendar: title and days", "%s, %s"), entry->title, days);
  return g_strdup_printf (C_ ("entry of a calendar: title, kind and days", "%s, %s, %s"), entry->title, desk_choice_get_label (entry->choice), days);
}

static DeskTone
tone_of (const DeskCalendarEntry *entry)
{
  DeskTone tone = entry->choice != NULL ? desk_tone_from_word (entry->choice->tint) : DESK_TONE_PLAIN;

  return tone != DESK_TONE_PLAIN ? tone : DESK_TONE_BLUE;
}

static gboolean
covers (const DeskCalendarEntry *entry, const char *from, const char *to)
{
  return strcmp (entry->from, to) <= 0 && strcmp (entry->to, from) >= 0;
}

/* --- an entry --- */

static GtkWidget *
entry_button (const DeskCalendarEntry *entry, const char *style, DeskToneUse use)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label = gtk_label_new (entry->title);
  g_autofree char *uid = desk_uuid_to_string (&entry->uid);
  g_autofree char *action = g_strdup_printf ("calendar.open('%s')", uid);
  g_autofree char *name = g_strconcat ("calendar.entry.", uid, NULL);
  g_autofree char *words = entry_words (entry);

  if (entry->choice != NULL && entry->choice->icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->choice->icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, style);
  desk_tooltip_set (button, words);
  desk_tone_set_class (button, tone_of (entry), use);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* --- a month --- */

void
desk_calendar_first_monday (const char *day, char out[DESK_DATE_STR_LEN])
{
  g_snprintf (out, DESK_DATE_STR_LEN, "%.8s01", day);
  desk_date_add_days (out, 1 - desk_date_weekday (out), out);
}

static GtkWidget *
make_cell (const DeskCalendarShown *shown, const char *day, guint n, guint hidden)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *number = g_strdup_printf (C_ ("day of the month", "%u"), (guint) atoi (day + 8));
  g_autofree char *date = desk_date_format (day, DESK_DATE_WEEKDAY);
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("%s, %u entry", "%s, %u entries", n), date, n) : g_strdup (date);
  g_autofree char *action = g_strdup_printf ("calendar.select('%s')", day);
  g_autofree char *name = g_strconcat ("calendar.day.", day, NULL);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "daynumber");
  gtk_widget_set_valign (line, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), label);
  if (hidden > 0) {
    g_autofree char *more = g_strdup_printf (C_ ("entries of a day that have no room", "+%u"), hidden);
    GtkWidget *rest = gtk_label_new (more);
    gtk_widget_add_css_class (rest, "caption");
    gtk_widget_add_css_class (rest, "dim-label");
    gtk_widget_set_hexpand (rest, TRUE);
    gtk_widget_set_halign (rest, GTK_ALIGN_END);
    gtk_box_append (GTK_BOX (line), rest);
  }
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, "desk-day");
  if (strncmp (day, shown->month, 7) != 0)
    gtk_widget_add_css_class (button, "other");
  else if (desk_date_weekday (day) > 5)
    gtk_widget_add_css_class (button, "weekend");
  if (g_str_equal (day, shown->today))
    gtk_widget_add_css_class (button, "today");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
mark_ends (GtkWidget *span, gboolean before, gboolean after)
{
  if (before)
    gtk_widget_add_css_class (span, "before");
  if (after)
    gtk_widget_add_css_class (span, "after");
}

static GtkWidget *
make_week (const DeskCalendarShown *shown, const char *monday, GtkWidget **cells)
{
  GtkWidget *strip = desk_span_strip_new (7);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));
  guint all[7] = { 0 }, hidden[7] = { 0 };
  char sunday[DESK_DATE_STR_LEN], day[DESK_DATE_STR_LEN];

  desk_date_add_days (monday, 6, sunday);
  for (guint i = 0; i < shown->entries->len; i++) {
    const DeskCalendarEntry *entry = shown->entries->pdata[i];
    gboolean before = strcmp (entry->from, monday) < 0, after = strcmp (entry->to, sunday) > 0;
    guint first = before ? 0 : (guint) desk_date_days_between (monday, entry->from);
    guint last = after ? 6 : (guint) desk_date_days_between (monday, entry->to);
    guint lane;

    if (!covers (entry, monday, sunday))
      continue;
    lane = desk_span_lane (ends, first, last + 1);
    for (guint k = first; k <= last; k++) {
      all[k]++;
      hidden[k] += lane >= LANES;
    }
    if (lane >= LANES)
      continue;
    GtkWidget *span = entry_button (entry, "desk-span", DESK_TONE_USE_TINT);
    mark_ends (span, before, after);
    desk_span_strip_add (DESK_SPAN_STRIP (strip), span, first, last + 1, lane);
  }
  for (guint k = 0; k < 7; k++) {
    desk_date_add_days (monday, k, day);
    cells[k] = make_cell (shown, day, all[k], hidden[k]);
    desk_span_strip_set_column (DESK_SPAN_STRIP (strip), k, cells[k]);
  }
  desk_span_strip_set_min_lanes (DESK_SPAN_STRIP (strip), LANES);
  gtk_widget_set_vexpand (strip, TRUE);
  return strip;
}

static GtkWidget *
weekday_head (void)
{
  GtkWidget *strip = desk_span_strip_new (7);

  for (int i = 1; i <= 7; i++) {
    GtkWidget *label = gtk_label_new (desk_date_weekday_name (i));
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (label, "desk-weekday");
    desk_span_strip_set_column (DESK_SPAN_STRIP (strip), (guint) i - 1, label);
  }
  return strip;
}

GtkWidget *
desk_calendar_month (const DeskCalendarShown *shown, GtkWidget *cells[DESK_CALENDAR_DAYS])
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  char monday[DESK_DATE_STR_LEN];

  memset (cells, 0, DESK_CALENDAR_DAYS * sizeof *cells);
  gtk_widget_add_css_class (box, "desk-card");
  gtk_widget_add_css_class (box, "desk-month");
  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (box), weekday_head ());
  desk_calendar_first_monday (shown->month, monday);
  for (guint week = 0; week < 6; week++) {
    if (week == 0 || strncmp (monday, shown->month, 7) == 0)
      gtk_box_append (GTK_BOX (box), make_week (shown, monday, cells + week * 7));
    desk_date_add_days (monday, 7, monday);
  }
  return box;
}

/* --- a year --- */

/* Where a day lies among the months: 2.5 is the middle of March. */
static double
place_of (const char *day, int year)
{
  int month = atoi (day + 5);

  if (atoi (day) != year)
    return atoi (day) < year ? 0 : 12;
  return month - 1 + (atoi (day + 8) - 1) / (double) g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

/* The exact days as a rule, and the title above it, which takes the room it needs. */
static void
add_year_entry (GtkWidget *strip, GArray *ends, const DeskCalendarEntry *entry, int year)
{
  char after[DESK_DATE_STR_LEN];
  GtkWidget *rule = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *title = entry_button (entry, "desk-year-entry", DESK_TONE_USE_LIGHT);
  double start = place_of (entry->from, year), end, left, right;
  guint lane;

  desk_date_add_days (entry->to, 1, after);
  end = MAX (place_of (after, year), start + 0.05);
  left = MIN (start, 12 - LABEL_MONTHS);
  right = MAX (end, left + LABEL_MONTHS);
  lane = desk_span_lane (ends, left, right);
  if (left < start) /* at the end of the year the title stands before its days */
    gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (title)), GTK_ALIGN_END);
  gtk_widget_add_css_class (rule, "desk-rule");
  desk_tone_set_class (rule, tone_of (entry), DESK_TONE_USE_ACCENT);
  gtk_widget_set_valign (rule, GTK_ALIGN_END);
  gtk_widget_set_can_target (rule, FALSE);
  desk_span_strip_add (DESK_SPAN_STRIP (strip), title, left, right, lane);
  desk_span_strip_add (DESK_SPAN_STRIP (strip), rule, start, end, lane);
}

static GtkWidget *
month_button (const char *label, int year, int month, const char *style, const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *action = g_strdup_printf ("calendar.month('%04d-%02d-01')", year, month);
  g_autofree char *name = g_strdup_printf ("calendar.month.%d", month);

  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, style);
  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Single days are too many to be named in a year: a number for each month leads to it. */
static void
add_numbers (GtkWidget *strip, GPtrArray *entries, int year)
{
  guint numbers[12] = { 0 };

  for (guint i = 0; i < entries->len; i++)
    numbers[CLAMP (atoi (((DeskCalendarEntry *) entries->pdata[i])->from + 5), 1, 12) - 1]++;
  for (int m = 0; m < 12; m++) {
    if (numbers[m] == 0)
      continue;
    g_autofree char *text = g_strdup_printf ("%u", numbers[m]);
    g_autofree char *first = g_strdup_printf ("%04d-%02d-01", year, m + 1);
    g_autofree char *month = desk_calendar_month_words (first, FALSE);
    g_autofree char *spoken = g_strdup_printf (ngettext ("%s, %u entry", "%s, %u entries", numbers[m]), month, numbers[m]);
    GtkWidget *button = month_button (text, year, m + 1, "desk-span", spoken);
    desk_tone_set_class (button, tone_of (entries->pdata[0]), DESK_TONE_USE_TINT);
    desk_span_strip_add (DESK_SPAN_STRIP (strip), button, m, m + 1, 0);
  }
}

static GtkWidget *
year_strip (const DeskCalendarShown *shown, GPtrArray *entries)
{
  GtkWidget *strip = desk_span_strip_new (12);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));
  int year = atoi (shown->month), now = atoi (shown->today) == year ? atoi (shown->today + 5) : 0;

  if (shown->page->to == NULL)
    add_numbers (strip, entries, year);
  for (guint i = 0; shown->page->to != NULL && i < entries->len; i++)
    add_year_entry (strip, ends, entries->pdata[i], year);
  for (int m = 1; m <= 12; m++) {
    GtkWidget *back = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    gtk_widget_add_css_class (back, "desk-year-month");
    if (m == now)
      gtk_widget_add_css_class (back, "today");
    desk_span_strip_set_column (DESK_SPAN_STRIP (strip), (guint) m - 1, back);
  }
  gtk_widget_set_hexpand (strip, TRUE);
  return strip;
}

static GtkWidget *
year_line (GtkWidget *strip, const DeskChoice *choice, GtkSizeGroup *sizes)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (choice != NULL ? desk_choice_get_label (choice) : NULL);

  if (choice != NULL && choice->icon != NULL) {
    GtkWidget *icon = gtk_image_new_from_icon_name (choice->icon);
    desk_tone_set_class (icon, desk_tone_from_word (choice->tint), DESK_TONE_USE_ACCENT);
    gtk_box_append (GTK_BOX (head), icon);
  }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_widget_add_css_class (head, "desk-year-head");
  gtk_box_append (GTK_BOX (head), label);
  gtk_size_group_add_widget (sizes, head);
  gtk_widget_add_css_class (line, "desk-year-line");
  gtk_box_append (GTK_BOX (line), head);
  gtk_box_append (GTK_BOX (line), strip);
  return line;
}

static GtkWidget *
year_head (const DeskCalendarShown *shown)
{
  GtkWidget *strip = desk_span_strip_new (12);
  int year = atoi (shown->month);

  for (int m = 1; m <= 12; m++) {
    g_autofree char *first = g_strdup_printf ("%04d-%02d-01", year, m);
    g_autofree char *words = desk_calendar_month_words (first, TRUE);
    g_autofree char *spoken = desk_calendar_month_words (first, FALSE);
    GtkWidget *button = month_button (words, year, m, "desk-year-name", spoken);
    if (strncmp (first, shown->today, 7) == 0)
      gtk_widget_add_css_class (button, "today");
    desk_span_strip_set_column (DESK_SPAN_STRIP (strip), (guint) m - 1, button);
  }
  gtk_widget_set_hexpand (strip, TRUE);
  return strip;
}

static GPtrArray *
entries_of (const DeskCalendarShown *shown, const DeskChoice *choice)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < shown->entries->len; i++)
    if (((DeskCalendarEntry *) shown->entries->pdata[i])->choice == choice)
      g_ptr_array_add (entries, shown->entries->pdata[i]);
  return entries;
}

static void
add_year_line (const DeskCalendarShown *shown, GtkWidget *box, const DeskChoice *choice, GtkSizeGroup *sizes)
{
  g_autoptr (GPtrArray) entries = entries_of (shown, choice);

  if (entries->len > 0)
    gtk_box_append (GTK_BOX (box), year_line (year_strip (shown, entries), choice, sizes));
}

GtkWidget *
desk_calendar_year (const DeskCalendarShown *shown)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkSizeGroup *sizes = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_widget_add_css_class (box, "desk-card");
  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), year_line (year_head (shown), NULL, sizes));
  for (const DeskChoice *choice = shown->by != NULL ? shown->by->choices : NULL; choice != NULL && choice->code != NULL; choice++)
    add_year_line (shown, box, choice, sizes);
  add_year_line (shown, box, NULL, sizes);
  g_object_unref (sizes);
  return box;
}

/* --- a day --- */

GtkWidget *
desk_calendar_day (const DeskCalendarShown *shown, const char *day, GtkWidget *offer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *date = desk_date_format (day, DESK_DATE_WEEKDAY);
  GtkWidget *title = gtk_label_new (date);

  gtk_widget_add_css_class (title, "strong");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < shown->entries->len; i++)
    if (covers (shown->entries->pdata[i], day, day))
      gtk_box_append (GTK_BOX (box), entry_button (shown->entries->pdata[i], "desk-span", DESK_TONE_USE_TINT));
  gtk_box_append (GTK_BOX (box), offer);
  gtk_widget_set_size_request (box, 240, -1);
  return box;
}
