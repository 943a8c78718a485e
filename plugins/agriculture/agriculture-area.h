/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk.h>

G_BEGIN_DECLS

#define AGRICULTURE_TYPE_AREA (agriculture_area_get_type ())
G_DECLARE_FINAL_TYPE (AgricultureArea, agriculture_area, AGRICULTURE, AREA, GObject)

/* Choices that several kinds of record name. */
extern const DeskChoice agriculture_crops[];

/* What the area declares, by kind; bases before what refers to them. */
gboolean agriculture_declare_land (DeskRegistry *registry, GError **error);
gboolean agriculture_declare_service (DeskRegistry *registry, GError **error);
gboolean agriculture_declare_market (DeskRegistry *registry, GError **error);
gboolean agriculture_declare_views (DeskRegistry *registry, GError **error);
void agriculture_demo (DeskDemo *demo);

G_END_DECLS
