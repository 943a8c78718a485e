/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plugin/desk-plugin-host.h"
#include "store/desk-list.h"
#include "store/desk-maintenance.h"

/* Core types and every program area built; fails the test when one of them does not load. */
DeskRegistry *demo_county_registry (const char *const *disabled);

/* The demonstration county of 2026-03-12 with them, in the file @name of @folder. */
DeskStore *demo_county_make (const char *folder, const char *name, const char *const *disabled);

/* One for all tests that only read, in the evening of that day; taken away by demo_county_end(). */
DeskStore *demo_county_shared (void);

/* Sum of the field @sum over the records that match; without it how many there
 * are; with @group_by how many groups. */
gint64 demo_county_measure (DeskStore *store, const char *over, const char *where, const char *group_by, const char *sum);

/* The first record that matches; fails the test when there is none. Of the shared county. */
void demo_county_find (const char *over, const char *where, DeskUuid *uid);

/* Each text is refused as a value of its field. */
typedef struct {
  const char *type, *field, *text;
} DemoCountyBad;
void demo_county_assert_refused (DeskRegistry *registry, const DemoCountyBad *bad, gsize n);

/* Log and rows agree, and the chain is whole. */
void demo_county_assert_sound (DeskStore *store);

/* Begins and ends the tests; the keys are in a folder of their own. */
void demo_county_begin (int *argc, char ***argv);
int demo_county_end (void);
void demo_county_remove_folder (const char *folder);
