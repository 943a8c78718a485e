/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

/* What the area declares, by kind. */
extern const DeskRecordType petitions_types[];
extern const DeskPage petitions_pages[];
extern const DeskLedger petitions_ledgers[];
extern const DeskSavedList petitions_lists[];
extern const DeskCard petitions_cards[];
extern const DeskChartDecl petitions_charts[];
extern const DeskSheetForm petitions_forms[];
void petitions_demo (DeskDemo *demo);
