/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-connection.h"

G_BEGIN_DECLS

/**
 * DeskMigration:
 * @from_version: version of the area's schema before the step; the step makes it @from_version + 1
 * @sql: DDL in the portable dialect, with tokens
 *
 * One released step is never changed again: its digest is kept in the store.
 */
typedef struct {
  int from_version;
  const char *sql;
} DeskMigration;

/* The version of the core schema that this program writes: the number of its steps. */
DESK_API int desk_migrator_core_version (void);

/* (transfer full): the portable text of a core step, counted from 1; NULL when there is none. */
DESK_API char *desk_migrator_core_step (int version);

/**
 * desk_migrator_run_core:
 * @connection: a writer without an open transaction
 * @now_us: UTC microseconds
 *
 * Brings the core schema to the version of this program. Each step and its
 * version number are one transaction that excludes every other writer; a
 * second window that comes at the same time finds the step done. Nothing is
 * changed when the store is newer, or when a step that it went through is not
 * the one this program knows.
 */
DESK_API gboolean desk_migrator_run_core (DeskConnection *connection, gint64 now_us, GError **error);

/**
 * desk_migrator_run_area:
 * @area: id of the area, or of one of its record types; not "core"
 * @steps: (array length=n_steps): in order, the first from version 0
 * @n_steps: how many
 *
 * The same for steps that an area brings. Must not be called with "core".
 */
DESK_API gboolean desk_migrator_run_area (DeskConnection *connection, const char *area, const DeskMigration *steps,
                                          gsize n_steps, gint64 now_us, GError **error);

/* Newest applied step of an area, 0 when none; -1 on error. */
DESK_API int desk_migrator_area_version (DeskConnection *connection, const char *area, GError **error);

G_END_DECLS
