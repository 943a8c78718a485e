/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "enterprise-area.h"

#include <glib/gi18n-lib.h>

static const DeskAreaTables tables = {
  .info = { "ent", N_ ("Enterprise service"), "desk-factory-symbolic", "blue", 10 },
  .types = enterprise_types,
  .pages = enterprise_pages,
  .ledgers = enterprise_ledgers,
  .lists = enterprise_lists,
  .cards = enterprise_cards,
  .charts = enterprise_charts,
  .demo = enterprise_demo,
};

DESK_DEFINE_PROGRAM_AREA (EnterpriseArea, enterprise_area, tables)
