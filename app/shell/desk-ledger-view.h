/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-ledger-table.h"
#include "shell/desk-window.h"

G_BEGIN_DECLS

/**
 * DeskLedgerView:
 *
 * One ledger on the screen: period, town and filter above, its rows in its
 * columns, counts and totals at the foot, and print and export. Its parameter
 * is the name of the ledger.
 */
#define DESK_TYPE_LEDGER_VIEW (desk_ledger_view_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskLedgerView, desk_ledger_view, DESK, LEDGER_VIEW, GtkWidget)

DESK_API GtkWidget *desk_ledger_view_new (DeskStore *store);

/** Returns: (transfer full) (nullable): what is on the screen, to be printed or exported; %NULL before a ledger is shown */
DESK_API DeskLedgerRequest *desk_ledger_view_dup_request (DeskLedgerView *self);

G_END_DECLS
