/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relief-area.h"

#include <glib/gi18n-lib.h>

static const DeskAreaTables tables = {
  .info = { "rel", N_ ("Relief and welfare"), "desk-heart-symbolic", "orange", 30 },
  .types = relief_types,
  .pages = relief_pages,
  .ledgers = relief_ledgers,
  .lists = relief_lists,
  .cards = relief_cards,
  .charts = relief_charts,
  .forms = relief_forms,
  .demo = relief_demo,
};

DESK_DEFINE_PROGRAM_AREA (ReliefArea, relief_area, tables)
