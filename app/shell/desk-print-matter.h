/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-ledger-table.h"
#include "exchange/desk-print.h"
#include "exchange/desk-sheet.h"

G_BEGIN_DECLS

/* What is to be printed, whatever it is made of. Counted by reference; the
 * table is read once and kept, in whichever thread asks first. */
typedef struct _DeskPrintMatter DeskPrintMatter;

/* Takes what it is given; one of the three. */
DeskPrintMatter *desk_print_matter_new (DeskStore *store, DeskLedgerRequest *request, DeskTable *table, DeskSheet *sheet);
DeskPrintMatter *desk_print_matter_ref (DeskPrintMatter *self);
void desk_print_matter_unref (DeskPrintMatter *self);

const char *desk_print_matter_get_title (DeskPrintMatter *self);
DeskStore *desk_print_matter_get_store (DeskPrintMatter *self);
/* NULL unless it is read from the store. */
const DeskLedgerRequest *desk_print_matter_get_request (DeskPrintMatter *self);
/* NULL before it is read, and of a sheet. */
DeskTable *desk_print_matter_get_table (DeskPrintMatter *self);
gboolean desk_print_matter_is_upright (DeskPrintMatter *self);
/* "移交账_20260312.pdf" */
char *desk_print_matter_dup_file_name (DeskPrintMatter *self);
/* The next reading sees the store as it is then. */
void desk_print_matter_read_again (DeskPrintMatter *self);

/* Reads if need be and lays out. Blocks: in a thread. */
DeskPrintJob *desk_print_matter_make_job (DeskPrintMatter *self, const DeskPrintSetup *setup, DeskExchangeProgress progress,
                                          gpointer user_data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPrintMatter, desk_print_matter_unref)

G_END_DECLS
