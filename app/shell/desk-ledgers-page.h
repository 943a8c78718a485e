/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

#define DESK_PAGE_LEDGERS "ledgers" /* all of them; in the sidebar */
#define DESK_PAGE_LEDGER "ledger"   /* one; parameter: its name */

/** Adds the page of the ledgers, that of one ledger, and the print preview. */
DESK_API void desk_ledgers_add_pages (DeskNavigation *navigation, DeskStore *store);

G_END_DECLS
