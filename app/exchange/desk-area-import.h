/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/desk-area-file.h"
#include "store/desk-maintenance.h"

G_BEGIN_DECLS

/** Areas added and areas that were there already with the same code. */
typedef struct {
  guint added, present;
} DeskAreaImport;

/**
 * desk_area_import:
 * @path: an area file; see desk_area_file_read()
 * @county: (nullable): only this county of the file
 * @problems: (out) (optional): as from desk_area_file_read()
 *
 * Adds the areas of a sound file to @store, some hundreds a command. An area
 * whose code is there already stays as it is, so that a run that was cut off
 * is simply done again. Blocking; not on the main thread of a window.
 */
DESK_API gboolean desk_area_import (DeskStore *store, const char *path, const char *county, DeskAreaImport *result,
                                    GPtrArray **problems, GCancellable *cancellable, GError **error);

/** Seed of the demonstration county that the program and its documents show. */
#define DESK_DEMO_SEED 20260312

/**
 * desk_demo_county_make:
 * @today: ISO date that the demonstration takes for today
 *
 * Fills an empty store with the demonstration county on the real places of the
 * first county of areas.csv, which is looked for in DESK_DATA_DIR and where
 * the program is installed. Blocking.
 */
DESK_API gboolean desk_demo_county_make (DeskStore *store, const char *today, DeskProgress progress, gpointer data,
                                         GCancellable *cancellable, GError **error);

G_END_DECLS
