/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-list-copy.h"

#define FETCH_AT_ONCE 500

static char **
take_paths (DeskListView *view)
{
  g_autoptr (GPtrArray) shown = desk_list_view_get_shown (view);
  char **paths = g_new0 (char *, shown->len + 1);

  for (guint i = 0; i < shown->len; i++)
    paths[i] = g_strdup (shown->pdata[i]);
  return paths;
}

typedef struct {
  DeskStore *store;
  char *over;
  char **paths;
  GArray *ids;
  GdkClipboard *clipboard;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_object_unref (self->store);
  g_object_unref (self->clipboard);
  g_free (self->over);
  g_strfreev (self->paths);
  g_array_unref (self->ids);
  g_free (self);
}

static void
write_row (GString *text, DeskRow *row, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (desk_row_get_cell (row, i)), "\t\n", ' ');
      g_string_append (text, cell);
      g_string_append_c (text, i + 1 < n ? '\t' : '\n');
    }
}

static void
copy_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  Copy *self = data;
  GString *text = g_string_new (NULL);
  GError *error = NULL;

  for (guint from = 0; from < self->ids->len && error == NULL; from += FETCH_AT_ONCE)
    {
      g_autoptr (GPtrArray) rows = desk_store_fetch (self->store, self->over, (const char *const *) self->paths, &g_array_index (self->ids, gint64, from),
                                                     MIN (self->ids->len - from, FETCH_AT_ONCE), cancellable, &error);
      for (guint i = 0; rows != NULL && i < rows->len; i++)
        write_row (text, rows->pdata[i], g_strv_length (self->paths));
    }
  if (error == NULL)
    {
      g_task_return_pointer (task, g_string_free (text, FALSE), g_free);
      return;
    }
  g_string_free (text, TRUE);
  g_task_return_error (task, error);
}

static void
copied (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  Copy *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text != NULL)
    gdk_clipboard_set_text (self->clipboard, text);
  else
    g_warning ("copy: %s", error->message);
}

void
desk_list_copy (DeskListView *view, DeskStore *store, const DeskType *type)
{
  g_autoptr (GTask) task = NULL;
  Copy *self;

  g_return_if_fail (DESK_IS_LIST_VIEW (view) && DESK_IS_STORE (store) && type != NULL);
  self = g_new0 (Copy, 1);
  self->store = g_object_ref (store);
  self->over = g_strdup (type->name);
  self->paths = take_paths (view);
  self->ids = desk_list_view_get_ids (view);
  self->clipboard = g_object_ref (gtk_widget_get_clipboard (GTK_WIDGET (view)));
  task = g_task_new (NULL, NULL, copied, NULL);
  g_task_set_task_data (task, self, copy_free);
  g_task_run_in_thread (task, copy_thread);
}
