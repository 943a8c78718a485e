/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-sheet.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * desk_sheet_forms_of:
 *
 * Forms that can be printed of a record as it stands now, in the order of
 * their declaration.
 *
 * Returns: (transfer container): const DeskSheetForm *; empty for most records
 */
DESK_API GPtrArray *desk_sheet_forms_of (DeskStore *store, const DeskSnapshot *record);

/**
 * desk_sheet_make:
 * @form: a form over the type of @record
 *
 * Fills a declared form in with what the store holds of @record: its fields,
 * the records of its table and blank lines after them. Personal data are
 * masked as the store gives them. Blocks: call it in a thread.
 *
 * Returns: (transfer full): %NULL with @error when it cannot be read
 */
DESK_API DeskSheet *desk_sheet_make (DeskStore *store, const DeskSheetForm *form, const DeskUuid *record, GCancellable *cancellable, GError **error);

G_END_DECLS
