/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sessions-area.h"

#include <glib/gi18n-lib.h>

static const DeskAreaTables tables = {
  .info = { "ses", N_ ("Sessions"), "desk-horn-symbolic", "orange", 40 },
  .types = sessions_types,
  .pages = sessions_pages,
  .ledgers = sessions_ledgers,
  .lists = sessions_lists,
  .cards = sessions_cards,
  .charts = sessions_charts,
  .forms = sessions_forms,
  .reminders = sessions_reminders,
  .demo = sessions_demo,
};

DESK_DEFINE_PROGRAM_AREA (SessionsArea, sessions_area, tables)
