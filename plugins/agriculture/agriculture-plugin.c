/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agriculture-area.h"

DESK_REGISTER_PROGRAM_AREA (AGRICULTURE_TYPE_AREA)
