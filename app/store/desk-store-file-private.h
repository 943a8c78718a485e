/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store-file.h"

G_BEGIN_DECLS

/* Says a problem in its own sentence. @detail: (nullable): what some sentences name. Returns FALSE. */
gboolean desk_store_problem_fail (DeskStoreProblem problem, const char *detail, GError **error);

/* Whether the file system that holds @path is a network one; @path exists. */
gboolean desk_store_place_is_network (const char *path);

G_END_DECLS
