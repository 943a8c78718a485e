/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/desk-connection-private.h"

typedef struct {
  DeskDbResult result;
  DeskStoreError code;
  const char *words;
} DeskFailure;

static const DeskFailure failures[] = {
  { DESK_DB_BUSY, DESK_STORE_ERROR_BUSY,
    N_("Another window is saving at this moment. Nothing was changed. Please try again.") },
  { DESK_DB_READONLY, DESK_STORE_ERROR_READ_ONLY,
    N_("The store can only be read here. Nothing was changed. "
       "Please check the permissions of the file and its folder, or whether the medium is write-protected.") },
  { DESK_DB_FULL, DESK_STORE_ERROR_FULL,
    N_("There is no space left on the disk. This change was not saved; everything saved before is kept. "
       "Please free some space and save again.") },
  { DESK_DB_CORRUPT, DESK_STORE_ERROR_DAMAGED,
    N_("The store is damaged. It was left as it is. "
       "Please keep the file, and restore the last backup or import the last event export.") },
  { DESK_DB_UNKNOWN, DESK_STORE_ERROR_UNKNOWN_OUTCOME,
    N_("The disk reported an error while saving, so it is not known whether this change was kept. "
       "Everything saved before is kept. Please do the same again: it will not be saved twice.") },
  { DESK_DB_DENIED, DESK_STORE_ERROR_DENIED,
    N_("The system does not allow the store to be opened. Nothing was changed. "
       "Please check the permissions of the file and its folder.") },
  { DESK_DB_CANCELLED, DESK_STORE_ERROR_CANCELLED, N_("Stopped. Nothing was changed.") },
};

gboolean
desk_connection_fail (DeskConnection *self, DeskDbResult result, GError **error)
{
  const char *detail = desk_connection_last_message (self);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (failures[i].result == result)
      {
        g_set_error_literal (error, DESK_STORE_ERROR, failures[i].code, _(failures[i].words));
        return FALSE;
      }
  /* These carry what the engine said, for the person who is asked for help. */
  if (result == DESK_DB_CONSTRAINT)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
                 _("The store refused this change because it breaks one of its rules (%s). Nothing was changed. "
                   "Please check the entry."), detail);
  else if (result == DESK_DB_IOERR)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO,
                 _("The disk reported an error (%s). This change was not saved; everything saved before is kept. "
                   "Please check the disk and make a backup."), detail);
  else
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_INTERNAL,
                 _("The program made a mistake (%s). Nothing was changed. Please report it with these words."), detail);
  return FALSE;
}
