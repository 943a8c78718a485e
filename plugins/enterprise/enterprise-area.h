/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

/* What the area declares, by kind. */
extern const DeskRecordType enterprise_types[];
extern const DeskPage enterprise_pages[];
extern const DeskLedger enterprise_ledgers[];
extern const DeskSavedList enterprise_lists[];
extern const DeskCard enterprise_cards[];
extern const DeskChartDecl enterprise_charts[];
void enterprise_demo (DeskDemo *demo);
