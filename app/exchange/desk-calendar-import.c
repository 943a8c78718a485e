/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-calendar-import.h"

#include <glib/gi18n-lib.h>

#include "store/desk-list.h"

static void
year_free (gpointer data)
{
  DeskCalendarYear *year = data;

  g_free (year->csv);
  g_ptr_array_unref (year->changes);
  g_free (year);
}

void
desk_calendar_plan_free (DeskCalendarPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->source);
  g_ptr_array_unref (plan->years);
  g_free (plan);
}

static gint64
count_working (DeskCalendar *calendar, int year)
{
  g_autofree char *from = g_strdup_printf ("%04d-01-01", year), *to = g_strdup_printf ("%04d-12-31", year);

  return desk_calendar_count_working_days (calendar, from, to);
}

static gboolean
add_year (DeskCalendarPlan *plan, DeskCalendar *calendar, int number, const char *csv, GError **error)
{
  g_autoptr (DeskCalendar) after = desk_calendar_copy (calendar);
  DeskCalendarYear *year;

  if (!desk_calendar_set_year (after, number, csv, error))
    return FALSE;
  year = g_new0 (DeskCalendarYear, 1);
  year->year = number;
  year->known = desk_calendar_knows_year (calendar, number);
  year->csv = desk_calendar_year_to_csv (after, number);
  year->changes = desk_calendar_compare (calendar, after, number);
  year->working_before = count_working (calendar, number);
  year->working_after = count_working (after, number);
  g_ptr_array_add (plan->years, year);
  return TRUE;
}

DeskCalendarPlan *
desk_calendar_plan_read (const char *path, DeskCalendar *calendar, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskCalendarPlan) plan = g_new0 (DeskCalendarPlan, 1);
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GPtrArray) days = NULL;

  plan->source = g_path_get_basename (path);
  plan->years = g_ptr_array_new_with_free_func (year_free);
  days = desk_calendar_file_read (path, &plan->n_passed, problems, cancellable, error);
  for (guint i = 0; days != NULL && i < days->len; i++) {
    const DeskCalendarFileDay *day = g_ptr_array_index (days, i), *next = i + 1 < days->len ? g_ptr_array_index (days, i + 1) : NULL;
    int year = (int) g_ascii_strtoll (day->date, NULL, 10);

    if (csv->len == 0)
      g_string_append (csv, "date,kind,name\n");
    g_string_append_printf (csv, "%s,%s,%s\n", day->date, day->working ? "workday" : "holiday", day->name);
    if (next != NULL && (int) g_ascii_strtoll (next->date, NULL, 10) == year)
      continue;
    if (!add_year (plan, calendar, year, csv->str, error))
      return NULL;
    g_string_truncate (csv, 0);
  }
  return days != NULL ? g_steal_pointer (&plan) : NULL;
}

static gboolean
is_different (const DeskCalendarYear *year)
{
  return !year->known || year->changes->len > 0;
}

gboolean
desk_calendar_plan_is_empty (const DeskCalendarPlan *plan)
{
  for (guint i = 0; i < plan->years->len; i++)
    if (is_different (g_ptr_array_index (plan->years, i)))
      return FALSE;
  return TRUE;
}

DeskCommand *
desk_calendar_command (DeskStore *store)
{
  DeskActor actor = { .kind = DESK_ACTOR_IMPORT };
  DeskUuid uid;

  desk_store_get_me (store, &actor);
  if (desk_uuid_is_nil (&actor.uid))
    actor.kind = DESK_ACTOR_IMPORT;
  desk_store_new_uuid (store, &uid);
  return desk_command_new ("calendar", &uid, &actor);
}

gboolean
desk_calendar_find_year (DeskStore *store, int year, DeskUuid *uid)
{
  static const char *const columns[] = { "year", NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new ("calendar");
  g_autofree char *where = g_strdup_printf ("year = %d", year);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  request->query = desk_query_parse (where, NULL);
  ids = desk_store_list (store, request, NULL, NULL, NULL, NULL);
  if (ids == NULL || ids->len == 0)
    return FALSE;
  rows = desk_store_fetch (store, "calendar", columns, &g_array_index (ids, gint64, 0), 1, NULL, NULL);
  if (rows == NULL || rows->len == 0)
    return FALSE;
  *uid = *desk_row_get_uid (g_ptr_array_index (rows, 0));
  return TRUE;
}

void
desk_calendar_command_add_year (DeskStore *store, DeskCommand *command, int year, const char *csv, const char *source)
{
  DeskUuid uid;
  gboolean there = desk_calendar_find_year (store, year, &uid);
  DeskCommandPart *part;

  if (!there)
    desk_store_new_uuid (store, &uid);
  part = desk_command_add (command, there ? "change" : "create", &uid, there ? NULL : "calendar", there ? DESK_ANY_VERSION : 0);
  desk_command_part_set_integer (part, "year", year);
  desk_command_part_set_text (part, "days", csv);
  desk_command_part_set_text (part, "source", source);
}

DeskCommand *
desk_calendar_plan_command (const DeskCalendarPlan *plan, DeskStore *store)
{
  DeskCommand *command = desk_calendar_command (store);

  for (guint i = 0; i < plan->years->len; i++) {
    const DeskCalendarYear *year = g_ptr_array_index (plan->years, i);

    if (is_different (year))
      desk_calendar_command_add_year (store, command, year->year, year->csv, plan->source);
  }
  return command;
}

const char *
desk_day_kind_word (DeskDayKind kind)
{
  switch (kind) {
  case DESK_DAY_WORKING:
    return _("working day");
  case DESK_DAY_WEEKEND:
    return _("weekend");
  case DESK_DAY_HOLIDAY:
    return _("public holiday");
  case DESK_DAY_SHIFTED:
    return _("weekend worked");
  }
  g_return_val_if_reached ("");
}
