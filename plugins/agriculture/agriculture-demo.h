/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agriculture-area.h"

G_BEGIN_DECLS

#define N_GROWERS 56

typedef struct {
  DeskUuid uid;
  const DeskDemoPlace *place;
} Grower;

/* The demonstration while it is made. */
typedef struct {
  DeskDemo *demo;
  DeskDemoPerson *clerk;
  Grower growers[N_GROWERS];
} Farm;

/* Visits, training and cases, when the land is there. */
void agriculture_demo_service (Farm *farm);

G_END_DECLS
