/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "enterprise-area.h"

DESK_REGISTER_PROGRAM_AREA (ENTERPRISE_TYPE_AREA)
