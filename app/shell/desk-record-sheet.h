/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-sheet.h"
#include "shell/desk-record-text.h"

G_BEGIN_DECLS

/**
 * desk_record_sheet_new:
 *
 * One record as a form on paper: its facts, its rows, what happened, room for
 * opinions and signatures. Sensitive values stay masked.
 *
 * Returns: (transfer full)
 */
DESK_API DeskSheet *desk_record_sheet_new (DeskStore *store, const DeskRecordText *text);

G_END_DECLS
