/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-local-rules-page.h"

#include "model/desk-deadline.h"
#include "shell/desk-local-rule-dialog.h"
#include "shell/desk-offer.h"
#include "shell/desk-pill.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AdwPreferencesWindow *window;
  DeskStore *store;
  GPtrArray *rows; /* Row * */
} Page;

typedef struct {
  Page *page;
  DeskType *type;
  const DeskDeadline *declared;
  GtkWidget *row, *pill;
} Row;

static void
page_free (gpointer data)
{
  Page *self = data;

  g_ptr_array_unref (self->rows);
  g_object_unref (self->store);
  g_free (self);
}

static char *
limit_words (const DeskDeadline *limit)
{
  g_autofree char *length = desk_deadline_format_limit (limit->limit, (DeskDeadlineUnit) limit->unit);
  g_autofree char *warn = NULL, *most = NULL;
  GString *words = g_string_new (length);

  if (limit->warn > 0)
    {
      warn = desk_deadline_format_limit (limit->warn, (DeskDeadlineUnit) limit->unit);
      g_string_append (words, " · ");
      g_string_append_printf (words, _("warning %s before"), warn);
    }
  if (limit->extend_times > 0)
    {
      most = desk_deadline_format_limit (limit->extend_most, (DeskDeadlineUnit) limit->unit);
      g_string_append (words, " · ");
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "may be extended %1$u time, by at most %2$s", "may be extended %1$u times, by at most %2$s", limit->extend_times),
                              limit->extend_times, most);
    }
  return g_string_free (words, FALSE);
}

static void
show_row (Row *self)
{
  const DeskLocalRules *rules = desk_store_get_local_rules (self->page->store);
  const DeskDeadline *now = desk_local_rules_find (rules, self->type, self->declared->name);
  gboolean own = desk_local_rules_has (rules, self->type, self->declared->name);
  const char *basis = desk_language_pick (now->basis, now->basis_zh);
  g_autofree char *words = limit_words (now), *declared = NULL;
  GString *text = g_string_new (words);

  if (basis != NULL)
    g_string_append_printf (text, "\n%s", basis);
  if (own)
    {
      declared = limit_words (self->declared);
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Instead of: %s"), declared);
    }
  g_autofree char *markup = g_markup_escape_text (text->str, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), markup);
  gtk_widget_set_visible (self->pill, own);
  g_string_free (text, TRUE);
}

static void
store_changed (DeskStore *store G_GNUC_UNUSED, gint64 first G_GNUC_UNUSED, gint64 last G_GNUC_UNUSED, GtkWidget *page)
{
  Page *self = g_object_get_data (G_OBJECT (page), "page");

  for (guint i = 0; i < self->rows->len; i++)
    show_row (g_ptr_array_index (self->rows, i));
}

static void
activated (AdwActionRow *row G_GNUC_UNUSED, Row *self)
{
  desk_local_rule_ask (self->page->window, self->page->store, self->type, self->declared->name);
}

static void
add_limit (Page *page, AdwPreferencesGroup *group, DeskType *type, const DeskDeadline *declared)
{
  Row *self = g_new0 (Row, 1);
  g_autofree char *name = g_strdup_printf ("limit:%s/%s", type->name, declared->name);

  self->page = page;
  self->type = type;
  self->declared = declared;
  self->row = adw_action_row_new ();
  self->pill = desk_pill_new (NULL, _("Local rule"), DESK_TONE_BLUE);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_widget_set_name (self->row, name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), desk_language_pick (declared->label, declared->label_zh));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->row), 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), TRUE);
  g_signal_connect (self->row, "activated", G_CALLBACK (activated), self);
  adw_preferences_group_add (group, self->row);
  g_ptr_array_add (page->rows, self);
  show_row (self);
}

AdwPreferencesPage *
desk_local_rules_page_new (AdwPreferencesWindow *window, DeskStore *store)
{
  DeskRegistry *registry = desk_store_get_registry (store);
  GtkWidget *page = adw_preferences_page_new ();
  Page *self = g_new0 (Page, 1);
  GtkWidget *group = adw_preferences_group_new ();

  self->window = window;
  self->store = g_object_ref (store);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Limits"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "desk-clock-symbolic");
  gtk_widget_set_name (page, "limits");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("A local rule goes before what is declared. New cases are counted by it at once; the due dates of open cases follow."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  for (guint i = 0; i < desk_registry_get_n_types (registry); i++)
    {
      DeskType *type = desk_registry_get_nth_type (registry, i);
      const DeskDeadline *limit = type->rules != NULL ? type->rules->deadlines : NULL;

      if (limit == NULL || limit->name == NULL || desk_registry_is_absent (registry, type->name))
        continue;
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), desk_type_get_label (type));
      for (; limit->name != NULL; limit++)
        add_limit (self, ADW_PREFERENCES_GROUP (group), type, limit);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  g_object_set_data_full (G_OBJECT (page), "page", self, page_free);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), page, 0);
  return ADW_PREFERENCES_PAGE (page);
}
