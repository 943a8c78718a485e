/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-date.h"
#include "model/desk-uuid.h"

G_BEGIN_DECLS

/** DeskDeputy (代办人): from @begins to @ends, both counted, @deputy does what waits for @absent. */
typedef struct {
  DeskUuid uid; /* of the record */
  DeskUuid absent, deputy;
  char begins[DESK_DATE_STR_LEN], ends[DESK_DATE_STR_LEN];
} DeskDeputy;

DESK_API gboolean desk_deputy_is_active (const DeskDeputy *deputy, const char *day);

/**
 * desk_deputy_absents:
 * @deputies: DeskDeputy
 * @day: ISO date
 *
 * Returns: (transfer full): DeskUuid of everybody whose work @who does on @day,
 * the nearest first. Chained: A named B, B named C, so C does the work of A.
 * Each once and never @who, so a ring ends where it closes.
 */
DESK_API GArray *desk_deputy_absents (const GArray *deputies, const DeskUuid *who, const char *day);

/** Another arrangement that gives the same person a deputy on a day of @deputy's, or NULL. */
DESK_API const DeskDeputy *desk_deputy_find_overlap (const GArray *deputies, const DeskDeputy *deputy);

/** Returns: whether with @deputy, on @day (out) or later, its absent person would act for himself through the others. */
DESK_API gboolean desk_deputy_makes_ring (const GArray *deputies, const DeskDeputy *deputy, char day[DESK_DATE_STR_LEN]);

G_END_DECLS
