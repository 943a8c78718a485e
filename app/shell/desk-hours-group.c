/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-hours-group.h"

#include "exchange/desk-calendar-import.h"
#include "shell/desk-office-change.h"
#include "shell/desk-offer.h"
#include "shell/desk-tooltip.h"
#include "store/desk-list.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

enum { MORNING_FROM, MORNING_TO, AFTERNOON_FROM, AFTERNOON_TO, N_TIMES };

static const struct {
  const char *field;
  const char *label;
} times[N_TIMES] = {
  [MORNING_FROM] = { "morning_from", N_("Morning from") },
  [MORNING_TO] = { "morning_to", N_("Lunch break from") },
  [AFTERNOON_FROM] = { "afternoon_from", N_("Lunch break until") },
  [AFTERNOON_TO] = { "afternoon_to", N_("Afternoon until") },
};

typedef struct {
  AdwPreferencesWindow *window;
  DeskStore *store;
  AdwPreferencesGroup *group;
  GtkWidget *rows[N_TIMES], *save;
  DeskWorkHours shown;
} Hours;

static void
hours_free (gpointer data)
{
  Hours *self = data;

  g_object_unref (self->store);
  g_free (self);
}

/* 8:30, 08:30, 0830 and 8：30; -1 for anything else. */
static int
parse_time (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  guint hour, minute;
  int end = 0;

  if (plain == NULL)
    return -1;
  g_strstrip (plain);
  if (sscanf (plain, "%2u:%2u%n", &hour, &minute, &end) != 2 && sscanf (plain, "%2u%2u%n", &hour, &minute, &end) != 2)
    return -1;
  if (plain[end] != '\0' || hour > 24 || minute > 59 || hour * 60 + minute > 24 * 60)
    return -1;
  return (int) (hour * 60 + minute);
}

static int
time_of (const Hours *self, guint i)
{
  return parse_time (gtk_editable_get_text (GTK_EDITABLE (self->rows[i])));
}

static void
describe (Hours *self)
{
  int minutes = desk_calendar_minutes_a_day (desk_store_get_calendar (self->store));
  g_autofree char *words = minutes % 60 == 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour a day. Limits in working hours are counted by them.",
                                                                             "%d hours a day. Limits in working hours are counted by them.", (gulong) minutes / 60), minutes / 60)
                                             : g_strdup_printf (_("%1$d h %2$d min a day. Limits in working hours are counted by them."), minutes / 60, minutes % 60);

  adw_preferences_group_set_description (self->group, words);
}

static void
show (Hours *self)
{
  const DeskWorkHours *hours = desk_calendar_get_hours (desk_store_get_calendar (self->store));
  const int minutes[N_TIMES] = { hours->morning_from, hours->morning_to, hours->afternoon_from, hours->afternoon_to };

  self->shown = *hours;
  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%02d:%02d", minutes[i] / 60, minutes[i] % 60);
      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), text);
    }
  describe (self);
}

/* What is wrong is marked where it is; the button waits until all is right. */
static void
look (Hours *self)
{
  DeskWorkHours hours = { time_of (self, MORNING_FROM), time_of (self, MORNING_TO), time_of (self, AFTERNOON_FROM), time_of (self, AFTERNOON_TO) };
  gboolean readable = TRUE;

  for (guint i = 0; i < N_TIMES; i++)
    {
      int now = time_of (self, i), before = i > 0 ? time_of (self, i - 1) : 0;
      gboolean wrong = now < 0 || (before >= 0 && now < before);

      readable = readable && now >= 0;
      if (wrong)
        gtk_widget_add_css_class (self->rows[i], "error");
      else
        gtk_widget_remove_css_class (self->rows[i], "error");
      desk_tooltip_set (self->rows[i], !wrong ? NULL : now < 0 ? _("Write the time as 08:30.") : _("This is earlier than the time before it."));
    }
  gtk_widget_set_sensitive (self->save, readable && desk_work_hours_valid (&hours) && memcmp (&hours, &self->shown, sizeof hours) != 0);
}

static gboolean
find_record (DeskStore *store, DeskUuid *uid)
{
  static const char *const columns[] = { "scope", NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new ("work-hours");
  g_autoptr (GArray) ids = desk_store_list (store, request, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) rows = ids != NULL && ids->len > 0 ? desk_store_fetch (store, "work-hours", columns, &g_array_index (ids, gint64, 0), 1, NULL, NULL) : NULL;

  if (rows == NULL || rows->len == 0)
    return FALSE;
  *uid = *desk_row_get_uid (g_ptr_array_index (rows, 0));
  return TRUE;
}

static void
tried (const DeskOutcome *outcome, const GError *error, gpointer data)
{
  Hours *self = data;
  g_autofree char *why = NULL, *text = NULL;

  if (outcome != NULL && outcome->status == DESK_OUTCOME_DONE)
    return;
  why = error != NULL ? g_strdup (error->message) : desk_outcome_describe (outcome);
  text = g_markup_escape_text (why, -1);
  adw_preferences_window_add_toast (self->window, adw_toast_new (text));
}

static void
save (Hours *self)
{
  DeskCommand *command = desk_calendar_command (self->store);
  DeskUuid uid;
  gboolean there = find_record (self->store, &uid);
  DeskCommandPart *part;

  if (!there)
    desk_store_new_uuid (self->store, &uid);
  part = desk_command_add (command, there ? "change" : "create", &uid, there ? NULL : "work-hours", there ? DESK_ANY_VERSION : 0);
  for (guint i = 0; i < N_TIMES; i++)
    desk_command_part_set_integer (part, times[i].field, time_of (self, i));
  desk_office_change (self->window, self->store, command, _("The working hours were changed"), tried, self);
}

static void
store_changed (DeskStore *store G_GNUC_UNUSED, gint64 first G_GNUC_UNUSED, gint64 last G_GNUC_UNUSED, GtkWidget *group)
{
  Hours *self = g_object_get_data (G_OBJECT (group), "hours");
  const DeskWorkHours *now = desk_calendar_get_hours (desk_store_get_calendar (self->store));

  /* what is being typed stays unless the hours themselves changed */
  if (memcmp (now, &self->shown, sizeof *now) != 0)
    show (self);
  look (self);
}

AdwPreferencesGroup *
desk_hours_group_new (AdwPreferencesWindow *window, DeskStore *store)
{
  const DeskOffer offer = { "hours.save", NULL, _("_Save Hours"), NULL, NULL, NULL, NULL };
  Hours *self = g_new0 (Hours, 1);
  GtkWidget *group = adw_preferences_group_new ();

  self->window = window;
  self->store = g_object_ref (store);
  self->group = ADW_PREFERENCES_GROUP (group);
  self->save = desk_offer_button (&offer);
  gtk_widget_set_valign (self->save, GTK_ALIGN_CENTER);
  adw_preferences_group_set_title (self->group, _("Working hours of a day"));
  adw_preferences_group_set_header_suffix (self->group, self->save);
  for (guint i = 0; i < N_TIMES; i++)
    {
      self->rows[i] = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), _(times[i].label));
      gtk_widget_set_name (self->rows[i], times[i].field);
      g_signal_connect_swapped (self->rows[i], "changed", G_CALLBACK (look), self);
      adw_preferences_group_add (self->group, self->rows[i]);
    }
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save), self);
  g_object_set_data_full (G_OBJECT (group), "hours", self, hours_free);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), group, 0);
  show (self);
  look (self);
  return self->group;
}
