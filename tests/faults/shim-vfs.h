/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A file layer of SQLite that stands before the real one and reports an I/O
 * error at the n-th call. It is made the default, so that the store's own code
 * is tried unchanged.
 */
void shim_vfs_install (void);

/* From now on the @n-th call (counted from 1) fails; with @onward every later one as well. 0: none. */
void shim_vfs_fail_at (guint n, gboolean onward);

/* Calls since shim_vfs_fail_at(). */
guint shim_vfs_calls (void);
