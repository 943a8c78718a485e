/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-due-table.h"

#include "model/desk-date.h"

#include <glib/gi18n-lib.h>

static void
add_day (DeskTable *table, const DeskDueTrace *trace, const DeskDeadlineDay *day)
{
  g_autofree char *number = day->counted ? desk_due_trace_number (trace, day) : NULL;
  g_autofree char *why = *day->name != '\0' ? g_strdup_printf ("%s · %s", desk_deadline_why_text (day->why), day->name) : g_strdup (desk_deadline_why_text (day->why));

  desk_table_add_row (table, (const char *const[]) { day->date, desk_date_weekday_name (desk_date_weekday (day->date)), day->counted ? _("counted") : _("not counted"),
                                                     why, number });
}

DeskTable *
desk_due_table_new (const DeskDueTrace *trace, GTimeZone *zone, const char *matter)
{
  const DeskTableColumn columns[] = {
    { _("Date"), .align = DESK_TABLE_ALIGN_CENTRE },
    { _("Weekday"), .align = DESK_TABLE_ALIGN_CENTRE },
    { _("Counted"), .align = DESK_TABLE_ALIGN_CENTRE },
    { _("Why"), .weight = 1 },
    { _("So far"), .align = DESK_TABLE_ALIGN_CENTRE },
  };
  DeskTable *table = desk_table_new (_("How the Due Date Was Counted"));
  const char *basis = desk_language_pick (trace->limit->basis, trace->limit->basis_zh);
  const char *label = desk_language_pick (trace->limit->label, trace->limit->label_zh);
  g_autofree char *day = desk_due_trace_day (trace, zone), *summary = desk_due_trace_summary (trace, zone);
  g_autofree char *due = g_strdup_printf (_("%1$s: due on %2$s"), label, day), *note = NULL;

  g_return_val_if_fail (trace != NULL, NULL);
  desk_table_set_unit (table, matter);
  desk_table_set_period (table, due);
  note = g_strdup_printf ("%s%s%s%s%s", summary, basis != NULL ? "\n" : "", basis != NULL ? basis : "", trace->provisional ? "\n" : "",
                          trace->provisional ? _("Calendar: the notice of a year it runs into is not loaded; the date is provisional") : "");
  desk_table_set_note (table, note);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_table_add_column (table, &columns[i]);
  for (guint i = 0; i < trace->days->len; i++)
    add_day (table, trace, &g_array_index (trace->days, DeskDeadlineDay, i));
  return table;
}
