/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Whether every part of a workbook is whole and its sheet has @n_rows rows.
 * The library that writes it does not look at the result of its writes to
 * temporary files, so that on a full disk it ends well with half a list.
 */
gboolean desk_xlsx_check (const char *path, guint n_rows);

G_END_DECLS
