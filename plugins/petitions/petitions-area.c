/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "petitions-area.h"

#include <glib/gi18n-lib.h>

static const DeskAreaTables tables = {
  .info = { "pet", N_ ("Petition work"), "desk-talk-symbolic", "purple", 50 },
  .types = petitions_types,
  .pages = petitions_pages,
  .ledgers = petitions_ledgers,
  .lists = petitions_lists,
  .cards = petitions_cards,
  .charts = petitions_charts,
  .forms = petitions_forms,
  .demo = petitions_demo,
};

DESK_DEFINE_PROGRAM_AREA (PetitionsArea, petitions_area, tables)
