/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-town-chooser.h"

#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

struct _DeskTownChooser {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *drop;
  GPtrArray *codes; /* char *, NULL first */
};

G_DEFINE_FINAL_TYPE (DeskTownChooser, desk_town_chooser, GTK_TYPE_WIDGET)

const char *
desk_area_path (DeskRegistry *registry, const DeskType *type)
{
  static const char *const paths[] = { "area", "case.area", "party.area", "firm.area" };

  /* A visit is where the party is: its own area is a place only if somebody said so. */
  if (desk_type_is_a (type, "visit"))
    return "party.area";

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    const DeskField *field = desk_registry_resolve (registry, type, paths[i], NULL, NULL);
    if (field != NULL && g_strcmp0 (field->refers, "area") == 0)
      return paths[i];
  }
  return NULL;
}

const char *
desk_town_chooser_get_code (DeskTownChooser *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop));

  return at < self->codes->len ? self->codes->pdata[at] : NULL;
}

const char *
desk_town_chooser_get_name (DeskTownChooser *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->drop));

  return item != NULL ? gtk_string_object_get_string (item) : "";
}

DeskQuery *
desk_town_chooser_dup_query (DeskTownChooser *self, const char *path)
{
  const char *code = desk_town_chooser_get_code (self);

  return code != NULL && path != NULL ? desk_query_compare (DESK_QUERY_UNDER, path, code) : NULL;
}

/* --- which towns there are --- */

static void
read_towns (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  static const char *const columns[] = { "code", "name", NULL };
  DeskStore *store = data;
  g_autoptr (DeskListRequest) request = desk_list_request_new ("area");
  GError *error = NULL;
  GPtrArray *rows = NULL;

  (void) source;
  request->query = desk_query_compare (DESK_QUERY_EQUAL, "level", "town");
  request->sort = g_strdup ("code");
  g_autoptr (GArray) ids = desk_store_list (store, request, NULL, NULL, cancellable, &error);
  if (ids != NULL)
    rows = desk_store_fetch (store, "area", columns, (const gint64 *) (void *) ids->data, ids->len, cancellable, &error);
  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
towns_read (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskTownChooser *self = DESK_TOWN_CHOOSER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);
  GtkStringList *names;

  (void) data;
  if (rows == NULL) {
    g_debug ("towns: %s", error->message);
    return;
  }
  if (self->drop == NULL)
    return;
  names = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->drop)));
  for (guint i = 0; i < rows->len; i++) {
    DeskRow *row = rows->pdata[i];
    if (row == NULL || !desk_row_is_loaded (row))
      continue;
    g_ptr_array_add (self->codes, g_strdup (desk_row_get_cell (row, 0)));
    gtk_string_list_append (names, desk_row_get_cell (row, 1));
  }
  gtk_widget_set_sensitive (self->drop, self->codes->len > 1);
}

static void
selected (DeskTownChooser *self)
{
  g_signal_emit_by_name (self, "changed");
}

static void
desk_town_chooser_dispose (GObject *object)
{
  DeskTownChooser *self = DESK_TOWN_CHOOSER (object);

  g_clear_pointer (&self->drop, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_town_chooser_parent_class)->dispose (object);
}

static void
desk_town_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_TOWN_CHOOSER (object)->codes);
  G_OBJECT_CLASS (desk_town_chooser_parent_class)->finalize (object);
}

static void
desk_town_chooser_class_init (DeskTownChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_town_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_town_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("changed", DESK_TYPE_TOWN_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_town_chooser_init (DeskTownChooser *self)
{
  const char *whole[] = { _ ("Whole county"), NULL };

  self->codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->codes, NULL);
  self->drop = gtk_drop_down_new_from_strings (whole);
  gtk_widget_set_name (self->drop, "town");
  gtk_widget_set_sensitive (self->drop, FALSE);
  desk_tooltip_set (self->drop, _ ("Only what concerns one town"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Town"), -1);
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (selected), self);
  gtk_widget_set_parent (self->drop, GTK_WIDGET (self));
}

GtkWidget *
desk_town_chooser_new (DeskStore *store)
{
  DeskTownChooser *self = g_object_new (DESK_TYPE_TOWN_CHOOSER, NULL);

  self->store = g_object_ref (store);
  g_autoptr (GTask) task = g_task_new (self, NULL, towns_read, NULL);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, read_towns);
  return GTK_WIDGET (self);
}
