/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A file layer of SQLite that stands before the real one and reports an I/O
 * error at the n-th call, or cuts the power there. It is made the default, so
 * that the store's own code is tried unchanged.
 */
void shim_vfs_install (void);

/* From now on the @n-th call (counted from 1) fails; with @onward every later one as well. 0: none. */
void shim_vfs_fail_at (guint n, gboolean onward);

/* Calls since shim_vfs_fail_at(). */
guint shim_vfs_calls (void);

/* Keeps in mind from now on what of the file at @path and of its WAL has been synced. */
void shim_vfs_watch (const char *path);

/*
 * After a cut (shim_vfs_fail_at() onward): makes the watched files what a disk
 * may hold that lost its power: everything synced, and of what was written
 * since, a random part, torn at sectors. Ends the watch.
 */
void shim_vfs_lose_power (void);
