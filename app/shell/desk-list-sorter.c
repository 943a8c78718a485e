/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-sorter.h"

struct _DeskListSorter {
  GtkSorter parent_instance;
  char *path;
};

G_DEFINE_FINAL_TYPE (DeskListSorter, desk_list_sorter, GTK_TYPE_SORTER)

/* The first sorter that the view's sorter asked: it compares by its primary
 * column first. Main thread only. */
static DeskListSorter *asked_first;

static GtkOrdering
desk_list_sorter_compare (GtkSorter *sorter, gpointer a G_GNUC_UNUSED, gpointer b G_GNUC_UNUSED)
{
  if (asked_first == NULL)
    asked_first = DESK_LIST_SORTER (sorter);
  return GTK_ORDERING_SMALLER; /* never equal: the next column need not be asked */
}

static GtkSorterOrder
desk_list_sorter_get_order (GtkSorter *sorter G_GNUC_UNUSED)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
desk_list_sorter_finalize (GObject *object)
{
  g_free (DESK_LIST_SORTER (object)->path);
  G_OBJECT_CLASS (desk_list_sorter_parent_class)->finalize (object);
}

static void
desk_list_sorter_class_init (DeskListSorterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_list_sorter_finalize;
  GTK_SORTER_CLASS (klass)->compare = desk_list_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = desk_list_sorter_get_order;
}

static void
desk_list_sorter_init (DeskListSorter *self G_GNUC_UNUSED)
{
}

GtkSorter *
desk_list_sorter_new (const char *path)
{
  DeskListSorter *self = g_object_new (DESK_TYPE_LIST_SORTER, NULL);

  self->path = g_strdup (path);
  return GTK_SORTER (self);
}

char *
desk_list_sorter_ask (GtkSorter *view_sorter)
{
  g_autoptr (GObject) a = NULL, b = NULL;
  GtkOrdering order;

  g_return_val_if_fail (GTK_IS_SORTER (view_sorter), NULL);
  a = g_object_new (G_TYPE_OBJECT, NULL);
  b = g_object_new (G_TYPE_OBJECT, NULL);
  asked_first = NULL;
  order = gtk_sorter_compare (view_sorter, a, b);
  if (asked_first == NULL)
    return NULL;
  return g_strconcat (order == GTK_ORDERING_LARGER ? "-" : "", asked_first->path, NULL);
}
