/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices of holidays as files: what they say of each day, or where they are wrong. */
#include "exchange/desk-calendar-file.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "exchange/desk-calendar-ics.h"
#include "model/desk-date.h"

enum {
  DATE,
  KIND,
  NAME,
  N_COLUMNS,
};

static const char *const date_names[] = { "date", "日期", NULL };
static const char *const kind_names[] = { "kind", "类别", "类型", NULL };
static const char *const name_names[] = { "name", "名称", "节日", "节假日", NULL };

static const DeskCsvColumn columns[N_COLUMNS] = {
  [DATE] = { date_names, TRUE },
  [KIND] = { kind_names, TRUE },
  [NAME] = { name_names, TRUE },
};

static const struct {
  const char *word;
  gboolean working;
} kind_words[] = {
  { "holiday", FALSE }, { "放假", FALSE }, { "休", FALSE }, { "休息", FALSE }, { "假期", FALSE },
  { "workday", TRUE },  { "上班", TRUE },  { "班", TRUE },  { "补班", TRUE },  { "调休上班", TRUE },
};

static void
day_free (gpointer data)
{
  DeskCalendarFileDay *day = data;

  g_free (day->name);
  g_free (day);
}

static void
problem_free (gpointer data)
{
  DeskCsvProblem *problem = data;

  g_free (problem->column);
  g_free (problem->text);
  g_free (problem);
}

GPtrArray *
desk_calendar_days_new (void)
{
  return g_ptr_array_new_with_free_func (day_free);
}

void
desk_calendar_problem (GPtrArray *problems, guint line, const char *column, const char *format, ...)
{
  DeskCsvProblem *problem = g_new0 (DeskCsvProblem, 1);
  va_list args;

  va_start (args, format);
  problem->line = line;
  problem->column = g_strdup (column);
  problem->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}

void
desk_calendar_add_day (GPtrArray *days, const char *date, gboolean working, const char *name, guint line)
{
  DeskCalendarFileDay *day = g_new0 (DeskCalendarFileDay, 1);

  g_strlcpy (day->date, date, sizeof day->date);
  day->working = working;
  /* The comma parts the cells of what is kept. */
  day->name = g_strdelimit (g_strstrip (g_strdup (name)), ",\n\r", ' ');
  day->line = line;
  g_ptr_array_add (days, day);
}

/* 2027-01-01, 2027/1/1, 2027年1月1日: what spreadsheets make of a date. */
static gboolean
parse_date (const char *text, char out[DESK_DATE_STR_LEN])
{
  g_autoptr (GString) plain = g_string_new (text);
  guint year, month, day;
  int end = 0;

  g_string_replace (plain, "年", "-", 1);
  g_string_replace (plain, "月", "-", 1);
  g_string_replace (plain, "日", "", 1);
  g_string_replace (plain, "/", "-", 0);
  if (sscanf (plain->str, "%4u-%2u-%2u%n", &year, &month, &day, &end) != 3 || plain->str[end] != '\0' || year > 9999 || month > 99 || day > 99)
    return FALSE;
  g_snprintf (out, DESK_DATE_STR_LEN, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
  return desk_date_valid (out);
}

static gboolean
parse_kind (const char *text, gboolean *working)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_ascii_strcasecmp (text, kind_words[i].word) == 0)
      {
        *working = kind_words[i].working;
        return TRUE;
      }
  return FALSE;
}

static void
read_row (DeskCsvReader *reader, GPtrArray *days)
{
  const char *date = desk_csv_reader_get (reader, DATE), *kind = desk_csv_reader_get (reader, KIND), *name = desk_csv_reader_get (reader, NAME);
  char day[DESK_DATE_STR_LEN];
  gboolean working = FALSE, fine = TRUE;

  if (!parse_date (date, day))
    {
      desk_csv_reader_add_problem (reader, DATE, _("“%s” is not a date written like 2026-02-17"), date);
      fine = FALSE;
    }
  if (!parse_kind (kind, &working))
    {
      desk_csv_reader_add_problem (reader, KIND, _("“%s” is neither holiday nor workday"), kind);
      fine = FALSE;
    }
  if (*name == '\0')
    {
      desk_csv_reader_add_problem (reader, NAME, _("the name of the holiday is missing"));
      fine = FALSE;
    }
  if (fine)
    desk_calendar_add_day (days, day, working, name, desk_csv_reader_get_line (reader));
}

static GPtrArray *
read_csv (const char *path, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskCsvReader) reader = desk_csv_reader_open (path, cancellable, error);
  g_autoptr (GPtrArray) days = desk_calendar_days_new ();
  g_autoptr (GError) local = NULL;

  if (reader == NULL || !desk_csv_reader_read_head (reader, columns, N_COLUMNS, error))
    return NULL;
  while (desk_csv_reader_next (reader, &local))
    read_row (reader, days);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  for (guint i = 0; i < desk_csv_reader_get_problems (reader)->len; i++)
    {
      const DeskCsvProblem *problem = g_ptr_array_index (desk_csv_reader_get_problems (reader), i);
      desk_calendar_problem (problems, problem->line, problem->column, "%s", problem->text);
    }
  return g_steal_pointer (&days);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const DeskCalendarFileDay *one = *(const DeskCalendarFileDay *const *) a, *two = *(const DeskCalendarFileDay *const *) b;
  int order = strcmp (one->date, two->date);

  return order != 0 ? order : (int) one->line - (int) two->line;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  return (int) (*(const DeskCsvProblem *const *) a)->line - (int) (*(const DeskCsvProblem *const *) b)->line;
}

/* What holds between the days, whatever they were read from. */
static void
check_days (GPtrArray *days, GPtrArray *problems)
{
  g_ptr_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      const DeskCalendarFileDay *day = g_ptr_array_index (days, i);
      const DeskCalendarFileDay *former = i > 0 ? g_ptr_array_index (days, i - 1) : NULL;

      if (former != NULL && strcmp (former->date, day->date) == 0)
        desk_calendar_problem (problems, day->line, NULL, _("%1$s stands there twice: see line %2$u"), day->date, former->line);
      if (day->working && desk_date_weekday (day->date) < 6)
        desk_calendar_problem (problems, day->line, NULL, _("%s is no Saturday or Sunday, so it is worked anyway"), day->date);
    }
}

/* By what it is, not by what it is called. */
static gboolean
is_icalendar (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[64] = "";
  gssize n = stream != NULL ? g_input_stream_read (G_INPUT_STREAM (stream), head, sizeof head - 1, NULL, NULL) : 0;

  return n > 0 && strstr (head, "BEGIN:VCALENDAR") != NULL;
}

GPtrArray *
desk_calendar_file_read (const char *path, guint *n_passed, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (problem_free);
  g_autoptr (GPtrArray) days = NULL;
  guint passed = 0;

  g_return_val_if_fail (path != NULL, NULL);
  if (is_icalendar (path))
    days = desk_calendar_ics_read (path, &passed, wrong, cancellable, error);
  else
    days = read_csv (path, wrong, cancellable, error);
  if (days != NULL)
    check_days (days, wrong);
  if (days != NULL && wrong->len == 0 && days->len == 0)
    desk_calendar_problem (wrong, 0, NULL, _("there is no day off and no weekend worked in it"));
  g_ptr_array_sort (wrong, compare_problems);
  if (n_passed != NULL)
    *n_passed = passed;
  if (days != NULL && wrong->len > 0)
    {
      g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT,
                   g_dngettext (GETTEXT_PACKAGE, "The calendar has %u problem; nothing of it was taken.",
                                "The calendar has %u problems; nothing of it was taken.", wrong->len), wrong->len);
      g_clear_pointer (&days, g_ptr_array_unref);
    }
  if (problems != NULL)
    *problems = g_steal_pointer (&wrong);
  return g_steal_pointer (&days);
}
