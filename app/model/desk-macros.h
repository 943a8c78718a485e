/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Marks a symbol that programs, plugins and tests outside the library may use. */
#define DESK_API __attribute__ ((visibility ("default"))) extern
