/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

/* What was published of this work: 217 households paired, an allowance raised
 * from 460 to 800 yuan a month, one cost of about 20,000 yuan met from several
 * funds, a loan of 80,000 yuan, half a day at the town turned into 20 minutes
 * at the village. How these spread over types, villages and months is not
 * published and is the demonstration's own. */
#define N_HOUSEHOLDS 217

typedef struct {
  DeskUuid uid;
  const char *type;     /* code of "household_type" */
  guint hardship;       /* row of relief_hardships */
  DeskDemoPlace *village;
  DeskDemoUnit *town;
  DeskDemoPerson *officer; /* of the town */
  DeskDemoPerson *helper;
  char *head;           /* name */
} ReliefHousehold;

typedef struct {
  DeskDemo *demo;
  ReliefHousehold households[N_HOUSEHOLDS];
  guint n_residents;
  DeskUuid story_visit;       /* the visit that found the hardship of the first household */
  DeskUuid story_application; /* that raised its allowance */
} ReliefDemo;


/* relief-demo.c */
void relief_demo_put_day (ReliefDemo *self, DeskCommandPart *part, const char *field, int days);
/* The first day of the month that is @months from this one. */
void relief_demo_put_month (ReliefDemo *self, DeskCommandPart *part, const char *field, int months);

/* relief-demo-households.c: households with people, benefits and pairings. */
void relief_demo_households (ReliefDemo *self);
/* relief-demo-applications.c */
void relief_demo_applications (ReliefDemo *self);
