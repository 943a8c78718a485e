/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/desk-store-file-private.h"

typedef struct {
  DeskStoreError code;
  const char *words;
} DeskProblemWords;

static const DeskProblemWords words[] = {
  [DESK_STORE_PROBLEM_MISSING] = { DESK_STORE_ERROR_NOT_FOUND,
    N_("There is no file of this name. Nothing was changed. Please choose another store, or start a new one.") },
  [DESK_STORE_PROBLEM_FOLDER] = { DESK_STORE_ERROR_NOT_OURS,
    N_("This is a folder, not a store. It was left as it is. Please choose the store file in it.") },
  [DESK_STORE_PROBLEM_NOT_REGULAR] = { DESK_STORE_ERROR_NOT_OURS,
    N_("This is a device or a pipe, not a file. It was left as it is. Please choose a store file.") },
  [DESK_STORE_PROBLEM_EMPTY] = { DESK_STORE_ERROR_NOT_OURS,
    N_("This file is empty. It was left as it is. Please choose another store, or start a new one.") },
  [DESK_STORE_PROBLEM_NOT_A_DATABASE] = { DESK_STORE_ERROR_NOT_OURS,
    N_("This file is not a store, whatever its name. It was left as it is. "
       "Please choose a store of Frontline Desk; a spreadsheet or text is brought in by import.") },
  [DESK_STORE_PROBLEM_OTHER_PROGRAM] = { DESK_STORE_ERROR_NOT_OURS,
    N_("This file is a database of another program. It was left as it is. "
       "Please choose a store of Frontline Desk.") },
  [DESK_STORE_PROBLEM_HEADER] = { DESK_STORE_ERROR_DAMAGED,
    N_("The beginning of this store is damaged. It was left as it is. "
       "Please keep the file, and restore the last backup.") },
  [DESK_STORE_PROBLEM_TRUNCATED] = { DESK_STORE_ERROR_DAMAGED,
    N_("The end of this store is missing; perhaps it was not copied whole. It was left as it is. "
       "Please copy it again, or restore the last backup.") },
  [DESK_STORE_PROBLEM_PAGES] = { DESK_STORE_ERROR_DAMAGED,
    N_("This store is damaged inside. It was left as it is. "
       "Please keep the file, and restore the last backup or import the last event export.") },
  [DESK_STORE_PROBLEM_NETWORK] = { DESK_STORE_ERROR_NETWORK,
    N_("This store lies on a network drive, where two computers writing at once would destroy it. "
       "It was left as it is. Please copy it to a disk of this computer and open it there.") },
  [DESK_STORE_PROBLEM_READ_ONLY_FILE] = { DESK_STORE_ERROR_READ_ONLY,
    N_("This store may only be read. It was left as it is. "
       "Please make the file writable, or open a copy of it.") },
  [DESK_STORE_PROBLEM_READ_ONLY_FOLDER] = { DESK_STORE_ERROR_READ_ONLY,
    N_("The folder of this store cannot be written, or its medium is write-protected. "
       "The store was left as it is. Please copy it to another folder and open it there.") },
  [DESK_STORE_PROBLEM_DENIED] = { DESK_STORE_ERROR_DENIED,
    N_("The system does not allow this store to be read. It was left as it is. "
       "Please ask its owner, or log in as the user who made it.") },
};

gboolean
desk_store_problem_fail (DeskStoreProblem problem, const char *detail, GError **error)
{
  switch (problem)
    {
    case DESK_STORE_PROBLEM_LOCKED:
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_LOCKED,
                   /* TRANSLATORS: number of a process */
                   _("Another program (process %s) keeps this store to itself. It was left as it is. "
                     "Please end that program and try again."), detail != NULL ? detail : "?");
      break;
    case DESK_STORE_PROBLEM_NEWER_CORE:
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER,
                   /* TRANSLATORS: "version in the file > version known" */
                   _("This store was written by a newer version of Frontline Desk (%s). It was left as it is. "
                     "Please update the program."), detail != NULL ? detail : "?");
      break;
    case DESK_STORE_PROBLEM_NEWER_AREA:
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER,
                   /* TRANSLATORS: "area/type: version in the file > version known" */
                   _("This store was written with a newer version of a program area (%s). It was left as it is. "
                     "Please update that area."), detail != NULL ? detail : "?");
      break;
    default:
      g_return_val_if_fail (problem < G_N_ELEMENTS (words) && words[problem].words != NULL, FALSE);
      g_set_error_literal (error, DESK_STORE_ERROR, words[problem].code, _(words[problem].words));
      break;
    }
  return FALSE;
}
