/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a program area needs; no GTK. */
#pragma once

#include "model/desk-act.h"
#include "model/desk-demo.h"
#include "model/desk-field.h"
#include "model/desk-query.h"
#include "model/desk-record-type.h"
#include "model/desk-registry.h"
#include "model/desk-rules.h"
#include "plugin/desk-program-area.h"
