/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "petitions-area.h"

G_BEGIN_DECLS

#define HOUR DESK_DEMO_HOUR
#define DAY DESK_DEMO_DAY

/* Matters of several departments, given out in rolling rounds until all of them are settled. */
void petitions_demo_matters (DeskDemo *demo);

/* Called back, found to hold, verified. */
void petitions_demo_verify (DeskDemo *demo, DeskDemoPerson *clerk, gint64 at, const DeskUuid *uid, const char *effect);

G_END_DECLS
