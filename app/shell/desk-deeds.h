/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * desk_deeds_attach:
 *
 * Gives @window the actions by which every page does things to records:
 *
 * - win.act (ss): an act of the table, UUID of a case: asks for what the act
 *   needs in a dialog, or does it at once
 * - win.create (s): record type; win.create-with (sa{ss}): with values known
 *   already, as texts that a person would type
 * - win.change (s): UUID of a record
 * - win.unmerge (s): UUID of a record that was merged into another
 * - win.act-many (ssaxa{ss}): an act, a record type, local ids of it, values that are known already:
 *   asks once and does it to all of them that allow it, in one command; win.act-all (sssa{ss})
 *   the same to what a query finds
 * - win.take-back (s): UUID of a command, all of which is to be undone;
 *   win.take-back-last for the newest
 * - win.register-found (ss): type of a case, or "" for the first that fits, and
 *   UUID of the record on which it is found
 * - win.print-form (ss): name of a declared form and UUID of a record
 * - win.draft (s): UUID of a draft that is to be gone on with
 *
 * and adds the pages "form" and "drafts" to its navigation. What came of it is
 * said in toasts. When there are drafts from before, a toast says so.
 */
DESK_API void desk_deeds_attach (DeskWindow *window, DeskStore *store);

/** Takes actions and pages away again, before another store is attached. */
DESK_API void desk_deeds_detach (DeskWindow *window);

/* The same by name. */
DESK_API void desk_deeds_act (DeskWindow *window, const char *act, const char *uid);
/** @presets: (nullable): a{ss} */
DESK_API void desk_deeds_create (DeskWindow *window, const char *type, GVariant *presets);
DESK_API void desk_deeds_change (DeskWindow *window, const char *uid);
DESK_API void desk_deeds_open_draft (DeskWindow *window, const char *uid);

/** Says what was done, with a way back when @command is not %NULL. For pages that bring forms of their own. */
DESK_API void desk_deeds_tell_done (DeskWindow *window, const char *text, const DeskUuid *command);

/** Whether something is under way, for tests. */
DESK_API gboolean desk_deeds_is_busy (DeskWindow *window);

G_END_DECLS
