/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * desk_catalogue_use_chinese:
 * @folder: where catalogues are, or NULL: DESK_LOCALE_DIR or the installed one
 *
 * Lets declarations carry their Chinese labels whatever the language of the
 * session is: a store shows both languages with no program area present, and
 * gettext answers for the session's language only. Maps the compiled
 * catalogue (GNU MO format) once and looks labels up in it. Main thread, before anything is declared.
 * FALSE when there is no readable catalogue: labels are then English only.
 */
DESK_API gboolean desk_catalogue_use_chinese (const char *folder);

G_END_DECLS
