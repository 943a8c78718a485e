/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

/* What the area declares, by kind. */
extern const DeskRecordType relief_types[];
extern const DeskPage relief_pages[];
extern const DeskLedger relief_ledgers[];
extern const DeskSavedList relief_lists[];
extern const DeskCard relief_cards[];
extern const DeskChartDecl relief_charts[];
extern const DeskSheetForm relief_forms[];
void relief_demo (DeskDemo *demo);
