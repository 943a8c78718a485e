/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-maintenance.h"
#include "store/desk-store.h"

/* A store in a folder of its own, with one type of case that is nobody's area. */
typedef struct {
  char *folder, *path;
  DeskRegistry *registry;
  DeskStore *store;
  DeskClockHand clock;
  DeskUuid area, unit, other_unit, person, party;
} Fixture;

/* Core types and "tst.demand" with a field of every kind. */
DeskRegistry *fixture_registry (void);
void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/* Closes and opens again. */
void fixture_reopen (Fixture *fixture, DeskStoreFlags flags);

DeskCommand *fixture_command (Fixture *fixture, const char *kind);
/* Executes; fails the test unless it is done. */
void fixture_do (Fixture *fixture, DeskCommand *command);
DeskOutcome *fixture_try (Fixture *fixture, DeskCommand *command);
void fixture_create_party (Fixture *fixture, const char *name, DeskUuid *uid);
void fixture_register (Fixture *fixture, const char *title, DeskUuid *uid);
void fixture_hand_over (Fixture *fixture, const DeskUuid *uid);
/* An act with text fields: name, value, …, NULL. */
void fixture_act (Fixture *fixture, const DeskUuid *uid, const char *act, const char *const *fields);
/* Fails the test unless chain, rows and words agree with the log. */
void fixture_assert_sound (Fixture *fixture);
/* A case that went all the way, with a row in every table of rows. */
void fixture_full_case (Fixture *fixture, DeskUuid *uid);
/* Runs SQL on the file behind the store's back, with the triggers taken off. */
void fixture_tamper (Fixture *fixture, const char *sql);
gint64 fixture_ask (Fixture *fixture, const char *sql);
