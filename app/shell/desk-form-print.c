/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-form-print.h"

#include "exchange/desk-sheet-maker.h"
#include "shell/desk-print-page.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const DeskSheetForm *form; /* the registry's */
  DeskUuid record;
} Wish;

static void
make_sheet (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = data;
  GError *error = NULL;
  DeskSheet *sheet = desk_sheet_make (DESK_STORE (store), wish->form, &wish->record, cancellable, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) desk_sheet_unref);
  else
    g_task_return_error (task, error);
}

static void
sheet_made (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (DeskWindow) window = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSheet) sheet = g_task_propagate_pointer (G_TASK (result), &error);

  if (window != NULL && sheet != NULL)
    desk_print_open_sheet (GTK_WIDGET (window), sheet);
  else if (window != NULL)
    desk_window_toast (window, error->message, NULL, NULL);
  g_weak_ref_clear (weak);
  g_free (weak);
}

void
desk_form_print (DeskWindow *window, DeskStore *store, const char *name, const char *uid)
{
  g_autoptr (GTask) task = NULL;
  const DeskSheetForm *form;
  DeskUuid record;
  GWeakRef *weak;
  Wish *wish;

  g_return_if_fail (DESK_IS_WINDOW (window) && DESK_IS_STORE (store) && name != NULL && uid != NULL);
  form = desk_registry_find_sheet_form (desk_store_get_registry (store), name);
  if (form == NULL || !desk_uuid_parse (uid, &record))
    {
      desk_window_toast (window, _("This form belongs to a program area that is switched off."), NULL, NULL);
      return;
    }
  weak = g_new0 (GWeakRef, 1);
  wish = g_new0 (Wish, 1);
  g_weak_ref_init (weak, window);
  *wish = (Wish) { form, record };
  task = g_task_new (store, NULL, sheet_made, weak);
  g_task_set_task_data (task, wish, g_free);
  g_task_run_in_thread (task, make_sheet);
}
