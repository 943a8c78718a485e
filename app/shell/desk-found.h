/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-window.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * desk_found_case_types:
 *
 * Kinds of case that can be found on records of @record, a type with a source:
 * those that have a field for it, of the area that declared it; of a type of
 * the core those of every area.
 *
 * Returns: (transfer container): const DeskType *; empty when none are found there
 */
DESK_API GPtrArray *desk_found_case_types (DeskRegistry *registry, const DeskType *record);

/** Returns: (nullable): the field of @case_type that refers to the record on which it was found */
DESK_API const DeskField *desk_found_link (const DeskType *case_type, const DeskType *record);

/**
 * desk_found_register:
 * @case_type: name, or "" for the first that fits
 * @uid: of the record on which it is found
 *
 * Opens the form of a new case with what the record knows already: source,
 * party, area, and the record itself. Tells in a toast when it cannot.
 */
DESK_API void desk_found_register (DeskWindow *window, DeskStore *store, const char *case_type, const char *uid);

G_END_DECLS
