/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-loss-rows.h"

#include "model/desk-date.h"
#include "store/desk-loss.h"

#include <glib/gi18n-lib.h>

static void
add_line (AdwExpanderRow *row, const char *title, const char *value)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 2);
  adw_expander_row_add_row (row, line);
}

static GtkWidget *
row_new (const DeskAcceptedLoss *accepted, GTimeZone *zone)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *at = desk_date_format_time (accepted->at_us, zone), *words = desk_loss_describe (&accepted->loss, zone);
  g_autofree char *by = g_markup_escape_text (accepted->by[0] != '\0' ? accepted->by : _("nobody named"), -1), *desk = desk_uuid_to_string (&accepted->loss.desk);
  /* Translators: %1$s is a moment, %2$s a person */
  g_autofree char *title = g_strdup_printf (_("Older copy accepted · %1$s · %2$s"), at, by), *subtitle = g_markup_escape_text (words, -1);

  gtk_widget_set_name (row, "accepted-loss");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  add_line (ADW_EXPANDER_ROW (row), _("Head expected"), accepted->loss.expected);
  add_line (ADW_EXPANDER_ROW (row), _("Head found"), accepted->loss.found[0] != '\0' ? accepted->loss.found : _("None: the store does not know the desk"));
  add_line (ADW_EXPANDER_ROW (row), _("Written by the desk"), desk);
  return row;
}

void
desk_loss_rows_add (AdwPreferencesGroup *group, DeskStore *store)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group) && DESK_IS_STORE (store));
  all = desk_store_get_accepted_losses (store, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    adw_preferences_group_add (group, row_new (g_ptr_array_index (all, i), desk_store_get_zone (store)));
}
