/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-date.h"

G_BEGIN_DECLS

/**
 * desk_period_before:
 * @from, @to: ISO dates, both counted, @from not after @to
 *
 * The period to compare with. Whole years, and what begins on 1 January, go back
 * by as many years, so that seasons agree; what begins on the first of a month goes back by as many
 * months, its last day staying the last day; anything else is the same number
 * of days right before.
 *
 * Returns: %FALSE, nothing written, when there is none in the years 1900 to 9999
 */
DESK_API gboolean desk_period_before (const char *from, const char *to, char before_from[DESK_DATE_STR_LEN], char before_to[DESK_DATE_STR_LEN]);

/** How long something has been open, in days since it was registered; @most -1: no end. */
typedef struct {
  int least, most;
} DeskAge;

/** 0–7, 8–15, 16–30, 31–60, more than 60. */
DESK_API const DeskAge *desk_ages (guint *n);
/** Returns: (transfer full): "8–15 days" */
DESK_API char *desk_age_words (const DeskAge *age);
/** Returns: (transfer full): query text: @path lies so long before today */
DESK_API char *desk_age_where (const DeskAge *age, const char *path);

G_END_DECLS
