/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

G_BEGIN_DECLS

#define ENTERPRISE_TYPE_AREA (enterprise_area_get_type ())
G_DECLARE_FINAL_TYPE (EnterpriseArea, enterprise_area, ENTERPRISE, AREA, GObject)

/* What the area declares, by kind. */
gboolean enterprise_declare_types (DeskRegistry *registry, GError **error);
gboolean enterprise_declare_views (DeskRegistry *registry, GError **error);
void enterprise_demo (DeskDemo *demo);

G_END_DECLS
