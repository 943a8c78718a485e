/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-navigation.h"

struct _DeskNavItem {
  GObject parent_instance;
  DeskPageSpec spec;
  guint badge;
  gboolean urgent;
  gboolean shown;
  guint serial; /* keeps the order of adding among equals */
};

enum { ITEM_0, ITEM_ID, ITEM_TITLE, ITEM_ICON, ITEM_BADGE, ITEM_URGENT, ITEM_SHOWN, ITEM_N };
static GParamSpec *item_props[ITEM_N];

G_DEFINE_FINAL_TYPE (DeskNavItem, desk_nav_item, G_TYPE_OBJECT)

static void
desk_nav_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DeskNavItem *self = DESK_NAV_ITEM (object);

  switch (id)
    {
    case ITEM_ID:
      g_value_set_string (value, self->spec.id);
      break;
    case ITEM_TITLE:
      g_value_set_string (value, self->spec.title);
      break;
    case ITEM_ICON:
      g_value_set_string (value, self->spec.icon);
      break;
    case ITEM_BADGE:
      g_value_set_uint (value, self->badge);
      break;
    case ITEM_URGENT:
      g_value_set_boolean (value, self->urgent);
      break;
    case ITEM_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_nav_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DeskNavItem *self = DESK_NAV_ITEM (object);

  switch (id)
    {
    case ITEM_BADGE:
      self->badge = g_value_get_uint (value);
      break;
    case ITEM_URGENT:
      self->urgent = g_value_get_boolean (value);
      break;
    case ITEM_SHOWN:
      self->shown = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_nav_item_finalize (GObject *object)
{
  DeskPageSpec *spec = &DESK_NAV_ITEM (object)->spec;

  g_free ((char *) spec->id);
  g_free ((char *) spec->title);
  g_free ((char *) spec->icon);
  g_free ((char *) spec->area);
  g_free ((char *) spec->parent);
  g_free ((char *) spec->accent);
  G_OBJECT_CLASS (desk_nav_item_parent_class)->finalize (object);
}

static void
desk_nav_item_class_init (DeskNavItemClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object->get_property = desk_nav_item_get_property;
  object->set_property = desk_nav_item_set_property;
  object->finalize = desk_nav_item_finalize;
  item_props[ITEM_ID] = g_param_spec_string ("id", NULL, NULL, NULL, ro);
  item_props[ITEM_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, ro);
  item_props[ITEM_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, ro);
  item_props[ITEM_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, rw);
  item_props[ITEM_URGENT] = g_param_spec_boolean ("urgent", NULL, NULL, FALSE, rw);
  item_props[ITEM_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, TRUE, rw);
  g_object_class_install_properties (object, ITEM_N, item_props);
}

static void
desk_nav_item_init (DeskNavItem *self)
{
  self->shown = TRUE;
}

const DeskPageSpec *
desk_nav_item_get_spec (DeskNavItem *self)
{
  return &self->spec;
}

guint
desk_nav_item_get_badge (DeskNavItem *self)
{
  return self->badge;
}

gboolean
desk_nav_item_get_urgent (DeskNavItem *self)
{
  return self->urgent;
}

gboolean
desk_nav_item_get_shown (DeskNavItem *self)
{
  return self->shown;
}

/* ---- the list ---- */

struct _DeskNavigation {
  GObject parent_instance;
  GHashTable *items; /* id → DeskNavItem */
  guint serial;
};

G_DEFINE_FINAL_TYPE (DeskNavigation, desk_navigation, G_TYPE_OBJECT)

static guint changed_signal;

static void
desk_navigation_finalize (GObject *object)
{
  g_clear_pointer (&DESK_NAVIGATION (object)->items, g_hash_table_unref);
  G_OBJECT_CLASS (desk_navigation_parent_class)->finalize (object);
}

static void
desk_navigation_class_init (DeskNavigationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_navigation_finalize;
  changed_signal = g_signal_new ("changed", DESK_TYPE_NAVIGATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_navigation_init (DeskNavigation *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

DeskNavigation *
desk_navigation_new (void)
{
  return g_object_new (DESK_TYPE_NAVIGATION, NULL);
}

static void
shown_changed (DeskNavigation *self)
{
  g_signal_emit (self, changed_signal, 0);
}

DeskNavItem *
desk_navigation_add (DeskNavigation *self, const DeskPageSpec *spec)
{
  DeskNavItem *item;

  g_return_val_if_fail (DESK_IS_NAVIGATION (self), NULL);
  g_return_val_if_fail (spec != NULL && spec->id != NULL && spec->title != NULL, NULL);
  g_return_val_if_fail (spec->create != NULL || (spec->section == DESK_SECTION_AREAS && spec->area == NULL), NULL);
  item = g_object_new (DESK_TYPE_NAV_ITEM, NULL);
  item->spec = *spec;
  item->spec.id = g_strdup (spec->id);
  item->spec.title = g_strdup (spec->title);
  item->spec.icon = g_strdup (spec->icon);
  item->spec.area = g_strdup (spec->area);
  item->spec.parent = g_strdup (spec->parent);
  item->spec.accent = g_strdup (spec->accent);
  item->serial = self->serial++;
  g_signal_connect_object (item, "notify::shown", G_CALLBACK (shown_changed), self, G_CONNECT_SWAPPED);
  g_hash_table_replace (self->items, (gpointer) item->spec.id, item);
  g_signal_emit (self, changed_signal, 0);
  return item;
}

void
desk_navigation_remove (DeskNavigation *self, const char *id)
{
  if (g_hash_table_remove (self->items, id))
    g_signal_emit (self, changed_signal, 0);
}

void
desk_navigation_clear (DeskNavigation *self)
{
  if (g_hash_table_size (self->items) == 0)
    return;
  g_hash_table_remove_all (self->items);
  g_signal_emit (self, changed_signal, 0);
}

DeskNavItem *
desk_navigation_find (DeskNavigation *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const DeskNavItem *x = *(DeskNavItem *const *) a, *y = *(DeskNavItem *const *) b;

  if (x->spec.order != y->spec.order)
    return x->spec.order < y->spec.order ? -1 : 1;
  return x->serial < y->serial ? -1 : x->serial > y->serial;
}

GPtrArray *
desk_navigation_list (DeskNavigation *self, DeskSection section, const char *area)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      const DeskPageSpec *spec = &((DeskNavItem *) item)->spec;
      if (spec->section == section && g_strcmp0 (spec->area, area) == 0)
        g_ptr_array_add (list, item);
    }
  g_ptr_array_sort (list, compare);
  return list;
}

DeskNavItem *
desk_navigation_nth (DeskNavigation *self, guint n)
{
  static const DeskSection sections[] = { DESK_SECTION_TOP, DESK_SECTION_AREAS, DESK_SECTION_TOTALS, DESK_SECTION_REGISTERS };

  for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
    {
      g_autoptr (GPtrArray) list = desk_navigation_list (self, sections[s], NULL);
      for (guint i = 0; i < list->len; i++)
        {
          DeskNavItem *item = list->pdata[i];
          g_autoptr (GPtrArray) pages = NULL;

          if (!item->shown)
            continue;
          if (item->spec.create == NULL)
            {
              pages = desk_navigation_list (self, DESK_SECTION_AREAS, item->spec.id);
              if (pages->len == 0)
                continue;
              item = pages->pdata[0];
            }
          if (--n == 0)
            return item;
        }
    }
  return NULL;
}

void
desk_navigation_set_badge (DeskNavigation *self, const char *id, guint number, gboolean urgent)
{
  DeskNavItem *item = desk_navigation_find (self, id);

  if (item != NULL)
    g_object_set (item, "badge", number, "urgent", urgent, NULL);
}
