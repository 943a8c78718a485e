/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-connection.h"

/*
 * What the fault tests write: transaction i puts two rows, "a-i" and "b-i".
 * Whatever happens, a row without its other half must never be found, and a
 * pair that was acknowledged must be.
 */

/* Writes pair @i in one transaction with a text of @weight bytes in each row. */
DeskDbResult pairs_write (DeskConnection *c, guint i, gsize weight);

/* How many pairs of 0 .. @n - 1 are stored; fails the test at a half one. */
guint pairs_count (DeskConnection *c, guint n);

gboolean pairs_has (DeskConnection *c, guint i);

/* A folder of its own under the temporary folder, and a store in it. */
char *pairs_make_store (char **folder);
void pairs_remove_store (char *folder, char *path);
