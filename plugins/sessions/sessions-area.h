/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

/* What the area declares, by kind. */
extern const DeskRecordType sessions_types[];
extern const DeskPage sessions_pages[];
extern const DeskLedger sessions_ledgers[];
extern const DeskSavedList sessions_lists[];
extern const DeskCard sessions_cards[];
extern const DeskChartDecl sessions_charts[];
extern const DeskSheetForm sessions_forms[];
extern const DeskReminder sessions_reminders[];
void sessions_demo (DeskDemo *demo);
