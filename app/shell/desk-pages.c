/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-pages.h"

#include "shell/desk-calendar-page.h"
#include "shell/desk-ledgers-page.h"
#include "shell/desk-list-page.h"
#include "shell/desk-overview-page.h"
#include "shell/desk-record-page.h"
#include "shell/desk-same-page.h"
#include "shell/desk-today-page.h"
#include "shell/desk-totals-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STORE_KEY "desk-store"

static void add_lists (DeskNavigation *navigation, DeskStore *store);

/* Who brings pages; further ones add themselves here. */
static const DeskPagesProvider providers[] = {
  desk_today_add_page,
  add_lists,
  desk_same_add_page,
  desk_ledgers_add_pages,
  desk_overview_add_page,
  desk_totals_add_page,
};

/* ---- making ---- */

static DeskStore *
store_of_window (DeskWindow *window)
{
  return desk_pages_get_store (desk_window_get_navigation (window));
}

static GtkWidget *
make_declared (DeskWindow *window, const DeskPageSpec *spec, gpointer data G_GNUC_UNUSED)
{
  DeskStore *store = store_of_window (window);
  const DeskPage *page = desk_registry_find_page (desk_store_get_registry (store), spec->id);
  g_auto (GStrv) columns = NULL;
  DeskRecordListSpec list;

  if (page == NULL)
    return NULL;
  if (page->from != NULL)
    return desk_calendar_page_new (store, page);
  columns = page->columns != NULL ? g_strsplit (page->columns, " ", -1) : NULL;
  list = (DeskRecordListSpec) { page->id, page->over, page->where, (const char *const *) columns, page->sort };
  return desk_list_page_new (store, &list);
}

static GtkWidget *
make_type (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  const DeskRecordListSpec list = { .id = spec->id, .over = data };

  return desk_list_page_new (store_of_window (window), &list);
}

static GtkWidget *
make_record (DeskWindow *window, const DeskPageSpec *spec G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  return desk_record_page_new (store_of_window (window));
}

/* ---- what the core and the areas declare ---- */

static const struct {
  const char *id;
  const char *type;
  DeskSection section;
} core_lists[] = {
  { DESK_PAGE_CASES, "case", DESK_SECTION_TOP },
  { DESK_PAGE_PARTIES, "party", DESK_SECTION_REGISTERS },
  { DESK_PAGE_AREAS, "area", DESK_SECTION_REGISTERS },
  { DESK_PAGE_UNITS, "unit", DESK_SECTION_REGISTERS },
  { DESK_PAGE_PEOPLE, "person", DESK_SECTION_REGISTERS },
  { DESK_PAGE_POSTS, "post", DESK_SECTION_REGISTERS },
  { "common-problems", "common-problem", DESK_SECTION_REGISTERS },
  { "rounds", "round", DESK_SECTION_REGISTERS },
  { "campaigns", "campaign", DESK_SECTION_TOTALS },
  { "deputies", "deputy", DESK_SECTION_REGISTERS },
};

static void
add_areas (DeskNavigation *navigation, DeskRegistry *registry)
{
  GPtrArray *areas = desk_registry_get_areas (registry);
  GPtrArray *pages = desk_registry_get_pages (registry);

  for (guint i = 0; i < areas->len; i++)
    {
      const DeskAreaInfo *area = areas->pdata[i];
      const DeskPageSpec spec = { .id = area->id, .title = desk_language_pick (area->title, area->title_zh), .icon = area->icon,
                                  .section = DESK_SECTION_AREAS, .accent = area->tint, .order = area->order };
      desk_navigation_add (navigation, &spec);
    }
  for (guint i = 0; i < pages->len; i++)
    {
      const DeskPage *page = pages->pdata[i];
      const char *dot = strchr (page->id, '.');
      g_autofree char *area = dot != NULL ? g_strndup (page->id, dot - page->id) : NULL;
      const DeskPageSpec spec = { .id = page->id, .title = desk_language_pick (page->title, page->title_zh), .icon = page->icon,
                                  .section = DESK_SECTION_AREAS, .area = area, .order = (int) i, .create = make_declared };
      if (area != NULL && desk_navigation_find (navigation, area) != NULL)
        desk_navigation_add (navigation, &spec);
    }
}

static void
add_lists (DeskNavigation *navigation, DeskStore *store)
{
  DeskRegistry *registry = desk_store_get_registry (store);
  const DeskPageSpec record = { .id = DESK_PAGE_RECORD, .title = _("Record"), .section = DESK_SECTION_NONE, .flags = DESK_PAGE_FLAGS_MANY,
                                .create = make_record };

  for (guint i = 0; i < G_N_ELEMENTS (core_lists); i++)
    {
      DeskType *type = desk_registry_find_type (registry, core_lists[i].type);
      g_autofree char *all = NULL;
      DeskPageSpec spec = { .id = core_lists[i].id, .section = core_lists[i].section, .order = 10 + (int) i, .create = make_type };

      if (type == NULL)
        continue;
      all = core_lists[i].section == DESK_SECTION_TOP ? g_strdup (_("All cases")) : g_strdup (desk_type_get_label_many (type));
      spec.title = all;
      spec.icon = type->icon;
      spec.user_data = type->name != NULL ? (gpointer) g_intern_string (type->name) : NULL;
      desk_navigation_add (navigation, &spec);
    }
  add_areas (navigation, registry);
  desk_navigation_add (navigation, &record);
}

void
desk_pages_attach (DeskNavigation *navigation, DeskStore *store)
{
  g_return_if_fail (DESK_IS_NAVIGATION (navigation) && DESK_IS_STORE (store));
  desk_navigation_clear (navigation);
  g_object_set_data_full (G_OBJECT (navigation), STORE_KEY, g_object_ref (store), g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    providers[i](navigation, store);
}

DeskStore *
desk_pages_get_store (DeskNavigation *navigation)
{
  g_return_val_if_fail (DESK_IS_NAVIGATION (navigation), NULL);
  return g_object_get_data (G_OBJECT (navigation), STORE_KEY);
}

DeskStore *
desk_pages_store_of (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  root = gtk_widget_get_root (widget);
  if (DESK_IS_WINDOW (root))
    return store_of_window (DESK_WINDOW (root));
  /* a dialog over the window */
  if (GTK_IS_WINDOW (root) && DESK_IS_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (root))))
    return store_of_window (DESK_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (root))));
  return NULL;
}

/* ---- opening ---- */

static DeskWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (DESK_IS_WINDOW (root))
    return DESK_WINDOW (root);
  if (GTK_IS_WINDOW (root) && DESK_IS_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (root))))
    return DESK_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return NULL;
}

static void
open_or_say (GtkWidget *widget, const char *id, const char *parameter)
{
  DeskWindow *window = window_of (widget);
  g_autoptr (GError) error = NULL;

  if (window != NULL && !desk_window_open (window, id, parameter, &error))
    desk_window_toast (window, error->message, NULL, NULL);
}

/* The page of the sidebar that lists all of @over: a core one, else the first of an area. */
static const char *
page_of_type (DeskRegistry *registry, const char *over)
{
  GPtrArray *pages = desk_registry_get_pages (registry);

  for (guint i = 0; i < G_N_ELEMENTS (core_lists); i++)
    if (g_str_equal (core_lists[i].type, over))
      return core_lists[i].id;
  for (guint i = 0; i < pages->len; i++)
    {
      const DeskPage *page = pages->pdata[i];
      if (g_str_equal (page->over, over) && page->where == NULL && page->from == NULL)
        return page->id;
    }
  return NULL;
}

/* A type that has no page in the sidebar gets one when it is first asked for. */
static const char *
ensure_list (DeskWindow *window, DeskRegistry *registry, const char *over)
{
  g_autofree char *id = g_strconcat (DESK_PAGE_LIST, ".", over, NULL);
  DeskType *type = desk_registry_find_type (registry, over);
  const DeskPageSpec spec = { .id = id, .title = type != NULL ? desk_type_get_label_many (type) : over, .section = DESK_SECTION_NONE,
                              .create = make_type, .user_data = (gpointer) g_intern_string (over) };

  if (type != NULL && desk_navigation_find (desk_window_get_navigation (window), id) == NULL)
    desk_window_add_page (window, &spec);
  return g_intern_string (id);
}

void
desk_pages_open_list (GtkWidget *widget, const char *over, const char *where)
{
  DeskWindow *window;
  DeskStore *store;
  const char *id;

  g_return_if_fail (GTK_IS_WIDGET (widget) && over != NULL);
  window = window_of (widget);
  store = desk_pages_store_of (widget);
  if (window == NULL || store == NULL)
    return;
  id = page_of_type (desk_store_get_registry (store), over);
  if (id == NULL)
    id = ensure_list (window, desk_store_get_registry (store), over);
  /* "" takes the filter away: the number that was clicked counted all of them */
  open_or_say (widget, id, where != NULL ? where : "");
}

void
desk_pages_open_record (GtkWidget *widget, const DeskUuid *uid)
{
  char text[DESK_UUID_STR_LEN];

  g_return_if_fail (GTK_IS_WIDGET (widget) && uid != NULL);
  desk_uuid_format (uid, text);
  open_or_say (widget, DESK_PAGE_RECORD, text);
}
