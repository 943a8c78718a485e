/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-ledgers-page.h"

#include "exchange/desk-ledger-table.h"
#include "shell/desk-export.h"
#include "shell/desk-ledger-view.h"
#include "shell/desk-pages.h"
#include "shell/desk-print-page.h"
#include "shell/desk-tone.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDEST 980

/* --- how many rows each has --- */

static void
row_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) label = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = desk_store_count_finish (DESK_STORE (source), result, &error);

  if (groups == NULL)
    return;
  gint64 n = groups->len > 0 ? ((DeskGroup *) groups->pdata[0])->count : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u row", "%u rows", (gulong) n), (guint) n);
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
count_rows (DeskStore *store, const DeskLedger *ledger, GtkWidget *label)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (ledger->over);

  request->query = ledger->where != NULL ? desk_query_parse (ledger->where, NULL) : NULL;
  desk_store_count_async (store, request, NULL, NULL, NULL, row_counted, g_object_ref (label));
}

static void
count_again (DeskStore *store, gint64 first, gint64 last, GtkWidget *label)
{
  (void) first;
  (void) last;
  count_rows (store, g_object_get_data (G_OBJECT (label), "ledger"), label);
}

/* --- the page --- */

/* What a ledger tells, from its columns. */
static char *
columns_words (DeskRegistry *registry, const DeskLedger *ledger)
{
  g_auto (GStrv) declared = g_strsplit (ledger->columns, " ", -1);
  g_auto (GStrv) paths = desk_ledger_paths ((const char *const *) declared);
  const DeskType *type = desk_registry_find_type (registry, ledger->over);
  GString *text = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++) {
    const DeskField *field = desk_registry_resolve (registry, type, paths[i], NULL, NULL);
    if (field != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? desk_language_pick (", ", "、") : "", desk_field_get_label (field));
  }
  return g_string_free (text, FALSE);
}

static void
row_activated (AdwActionRow *row, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-with", "(ss)", DESK_PAGE_LEDGER, name);
}

static GtkWidget *
make_row (DeskStore *store, const DeskLedger *ledger, const char *tint)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (ledger->icon != NULL ? ledger->icon : "desk-ledger-symbolic");
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *words = columns_words (desk_store_get_registry (store), ledger);
  g_autofree char *name = g_strconcat ("ledgers.", ledger->name, NULL);

  gtk_widget_set_name (row, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), desk_ledger_get_title (ledger));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  desk_tone_set_class (icon, desk_tone_from_word (tint), DESK_TONE_USE_ACCENT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "num");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated), (gpointer) ledger->name);
  g_object_set_data (G_OBJECT (count), "ledger", (gpointer) ledger);
  count_rows (store, ledger, count);
  g_signal_connect_object (store, "changed", G_CALLBACK (count_again), count, 0);
  return row;
}

/* Rows of the area, or of the core where @area is NULL. */
static void
add_group (GtkWidget *box, DeskStore *store, const DeskAreaInfo *area)
{
  GPtrArray *ledgers = desk_registry_get_ledgers (desk_store_get_registry (store));
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *prefix = area != NULL ? g_strconcat (area->id, ".", NULL) : NULL;
  guint n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), area != NULL ? desk_language_pick (area->title, area->title_zh) : _ ("Ledgers of all cases"));
  if (area == NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("The same cases from several sides: what was collected, who took it over, what came of it and who answers for it."));
  for (guint i = 0; i < ledgers->len; i++) {
    const DeskLedger *ledger = ledgers->pdata[i];
    if (area != NULL ? !g_str_has_prefix (ledger->name, prefix) : strchr (ledger->name, '.') != NULL)
      continue;
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (store, ledger, area != NULL ? area->tint : "blue"));
    n++;
  }
  if (n > 0)
    gtk_box_append (GTK_BOX (box), group);
  else
    g_object_unref (g_object_ref_sink (group));
}

static GtkWidget *
make_index (DeskStore *store)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GPtrArray *areas = desk_registry_get_areas (desk_store_get_registry (store));

  add_group (box, store, NULL);
  for (guint i = 0; i < areas->len; i++)
    add_group (box, store, areas->pdata[i]);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_add_css_class (scroller, "desk-page");
  return scroller;
}

static GtkWidget *
create_index (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  (void) spec;
  desk_output_attach (window);
  return make_index (data);
}

static GtkWidget *
create_ledger (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  (void) spec;
  desk_output_attach (window);
  return desk_ledger_view_new (data);
}

void
desk_ledgers_add_pages (DeskNavigation *navigation, DeskStore *store)
{
  DeskPageSpec index = { .id = DESK_PAGE_LEDGERS, .title = _ ("Ledgers"), .icon = "desk-ledger-symbolic", .section = DESK_SECTION_TOTALS, .order = 0, .create = create_index, .user_data = store };
  DeskPageSpec one = { .id = DESK_PAGE_LEDGER, .title = _ ("Ledger"), .section = DESK_SECTION_NONE, .parent = DESK_PAGE_LEDGERS, .flags = DESK_PAGE_FLAGS_MANY, .create = create_ledger, .user_data = store };

  desk_navigation_add (navigation, &index);
  desk_navigation_add (navigation, &one);
  desk_print_add_page (navigation, store);
}
