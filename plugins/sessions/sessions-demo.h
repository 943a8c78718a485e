/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sessions-area.h"

#include <string.h>

G_BEGIN_DECLS

#define SESSIONS_N_CONCENTRATED 140
#define SESSIONS_N_MICRO 230
#define SESSIONS_N (SESSIONS_N_CONCENTRATED + SESSIONS_N_MICRO)
#define SESSIONS_AUDIENCE 154000
#define SESSIONS_N_THEMES 6

typedef struct {
  const char *name, *topic, *counts;
  int target;
  const char *unit, *points, *word;
} SessionsTheme;

extern const SessionsTheme sessions_themes[SESSIONS_N_THEMES];

/* One session that was held. */
typedef struct {
  DeskUuid uid;
  const char *form, *level, *venue;
  gboolean concentrated;
  int audience;
  int day; /* before today, negative */
  guint theme;
  const DeskDemoPlace *place;
} SessionsOne;

typedef struct {
  DeskDemo *demo;
  DeskUuid themes[SESSIONS_N_THEMES];
  DeskUuid packages[2];
  SessionsOne all[SESSIONS_N];
  guint n_by_leaders, n_before;
} SessionsDemo;

/* Transfer full. */
char *sessions_place_word (const DeskDemoPlace *place);

/* Few sessions ask for names. */
#define sessions_wants_sign_in(i) ((i) % 90 == 40)

/* What came of the sessions: outcomes, names of those who signed in, problems raised. */
void sessions_demo_effects (SessionsDemo *self);
void sessions_demo_volunteers (SessionsDemo *self);

G_END_DECLS
