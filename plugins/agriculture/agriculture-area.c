/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agriculture-area.h"

#include <glib/gi18n-lib.h>

static const DeskAreaTables tables = {
  .info = { "agr", N_ ("Agricultural support"), "desk-sprout-symbolic", "green", 20 },
  .types = agriculture_types,
  .pages = agriculture_pages,
  .ledgers = agriculture_ledgers,
  .lists = agriculture_lists,
  .cards = agriculture_cards,
  .charts = agriculture_charts,
  .reminders = agriculture_reminders,
  .demo = agriculture_demo,
};

DESK_DEFINE_PROGRAM_AREA (AgricultureArea, agriculture_area, tables)
