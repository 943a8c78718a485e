/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-application.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * desk_session_attach:
 *
 * Lets the program work on a store: answers its signals "open-store",
 * "start-chosen", "prepare-window" and "prepare-preferences". Loads the
 * program areas, opens or makes the store off the main thread, and fills the
 * navigation with its pages. Lives as long as @application.
 */
DESK_API void desk_session_attach (DeskApplication *application);

G_END_DECLS
