/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and times: typed in any of the ways people write them, or picked. */
#include "shell/desk-form-row.h"
#include "shell/desk-tooltip.h"

#include "model/desk-date.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *popover, *calendar;
} Picker;

static gboolean
parse (DeskFormRow *row, const char *text, DeskValue *value, GError **error)
{
  char today[DESK_DATE_STR_LEN], date[DESK_DATE_STR_LEN];
  gint64 us;

  if (text == NULL || *text == '\0')
    return TRUE;
  desk_form_row_today (row, today);
  if (row->field->kind == DESK_FIELD_TIME_STAMP)
    {
      if (!desk_date_parse_time (text, desk_store_now (row->store), desk_store_get_zone (row->store), desk_store_get_calendar (row->store), &us, error))
        return FALSE;
      desk_value_init_integer (value, us);
      return TRUE;
    }
  if (!desk_date_parse (text, today, desk_store_get_calendar (row->store), date, error))
    return FALSE;
  desk_value_init_text (value, date);
  return TRUE;
}

/* What was meant: the weekday, how far off, and whether it is a day off. */
static char *
describe (DeskFormRow *row, const char *date)
{
  GString *words = g_string_new (desk_date_weekday_name (desk_date_weekday (date)));
  char today[DESK_DATE_STR_LEN];
  DeskDayInfo info;

  desk_form_row_today (row, today);
  switch (desk_date_days_between (today, date))
    {
    case 0:
      g_string_append_printf (words, " · %s", _("today"));
      break;
    case 1:
      g_string_append_printf (words, " · %s", _("tomorrow"));
      break;
    case -1:
      g_string_append_printf (words, " · %s", _("yesterday"));
      break;
    default:
      break;
    }
  if (desk_store_get_calendar (row->store) != NULL && desk_calendar_look_up (desk_store_get_calendar (row->store), date, &info) &&
      info.kind == DESK_DAY_HOLIDAY && info.name != NULL)
    g_string_append_printf (words, " · %s", info.name);
  return g_string_free (words, FALSE);
}

static void
show_day (DeskFormRow *row)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row->control));
  g_autofree char *words = NULL;

  if (row->field->kind == DESK_FIELD_DATE && desk_form_row_parse (row, &value, NULL) && !desk_value_is_none (&value))
    {
      const char *date = desk_value_get_text (&value);
      g_autofree char *day = describe (row, date);
      /* a word or a count is written out, so that the person sees which day it is */
      if (g_utf8_strlen (typed, -1) < 3 || strpbrk (typed, "0123456789") == NULL || *typed == '+' || *typed == '-')
        {
          g_autofree char *full = desk_date_format (date, DESK_DATE_MEDIUM);
          words = g_strdup_printf ("%s %s", full, day);
        }
      else
        words = g_steal_pointer (&day);
    }
  desk_form_row_set_note (row, words);
}

static void
entry_changed (DeskFormRow *row)
{
  show_day (row);
  desk_form_row_changed (row);
}

static void
day_picked (DeskFormRow *row)
{
  Picker *picker = row->data;
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (picker->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (row->control), text);
}

static void
open_calendar (DeskFormRow *row)
{
  Picker *picker = row->data;
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  char shown[DESK_DATE_STR_LEN];

  desk_form_row_today (row, shown);
  if (desk_form_row_parse (row, &value, NULL) && desk_date_valid (desk_value_get_text (&value)))
    g_strlcpy (shown, desk_value_get_text (&value), sizeof shown);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (shown, utc);
  if (day == NULL)
    day = g_date_time_new (utc, atoi (shown), atoi (shown + 5), atoi (shown + 8), 12, 0, 0);
  g_signal_handlers_block_by_func (picker->calendar, day_picked, row);
  gtk_calendar_select_day (GTK_CALENDAR (picker->calendar), day);
  g_signal_handlers_unblock_by_func (picker->calendar, day_picked, row);
  GdkRectangle icon;
  gtk_entry_get_icon_area (GTK_ENTRY (row->control), GTK_ENTRY_ICON_SECONDARY, &icon);
  gtk_popover_set_pointing_to (GTK_POPOVER (picker->popover), &icon);
  gtk_popover_popup (GTK_POPOVER (picker->popover));
}

static gboolean
key_pressed (DeskFormRow *row, guint key, guint code G_GNUC_UNUSED, GdkModifierType mods)
{
  char today[DESK_DATE_STR_LEN];
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  gint64 step = key == GDK_KEY_Up ? 1 : key == GDK_KEY_Down ? -1 : 0;

  if ((mods & GDK_ALT_MASK) && key == GDK_KEY_Down)
    {
      open_calendar (row);
      return TRUE;
    }
  if (step == 0 || row->field->kind != DESK_FIELD_DATE || (mods & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  desk_form_row_today (row, today);
  if (desk_form_row_parse (row, &value, NULL) && !desk_value_is_none (&value))
    desk_date_add_days (desk_value_get_text (&value), step, today);
  gtk_editable_set_text (GTK_EDITABLE (row->control), today);
  gtk_editable_set_position (GTK_EDITABLE (row->control), -1);
  return TRUE;
}

static GtkWidget *
create (DeskFormRow *row)
{
  GtkWidget *entry = gtk_entry_new ();
  Picker *picker = g_new0 (Picker, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (entry, "desk");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), row->field->kind == DESK_FIELD_DATE ? 14 : 20);
  gtk_widget_set_hexpand (entry, FALSE);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, "desk-cal-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _("Choose a day (Alt+Down)"));
  desk_tooltip_set (entry, _("For example 3-5, today, +7 or +7wd"));
  row->data = picker;
  row->free_data = g_free;
  if (row->field->kind == DESK_FIELD_DATE)
    {
      picker->popover = gtk_popover_new ();
      picker->calendar = gtk_calendar_new ();
      gtk_popover_set_child (GTK_POPOVER (picker->popover), picker->calendar);
      gtk_widget_set_parent (picker->popover, entry);
      /* the popover hangs on the entry and has to be taken off before it goes */
      g_signal_connect_swapped (entry, "destroy", G_CALLBACK (gtk_widget_unparent), picker->popover);
      g_signal_connect_swapped (picker->calendar, "day-selected", G_CALLBACK (day_picked), row);
      g_signal_connect_swapped (entry, "icon-release", G_CALLBACK (open_calendar), row);
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed), row);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (desk_form_row_next), row);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static char *
dup_text (DeskFormRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->control))));
}

static void
set_text (DeskFormRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row->control), text);
}

/* "today" would mean another day tomorrow: the day itself is what stays. */
static void
tidy (DeskFormRow *row)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (row->field->kind != DESK_FIELD_DATE || !desk_form_row_parse (row, &value, NULL) || desk_value_is_none (&value))
    return;
  desk_form_row_set_text (row, desk_value_get_text (&value));
}

const DeskFormEditor desk_form_date_editor = { create, dup_text, set_text, parse, tidy };
