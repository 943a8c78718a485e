/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/desk-registry.h"

G_BEGIN_DECLS

/**
 * DeskProgramArea: what a plugin implements: who it is, and the data it
 * declares. declare() fills a scratch registry that is adopted whole or not at
 * all. Main thread, once, at start.
 */
#define DESK_TYPE_PROGRAM_AREA (desk_program_area_get_type ())
DESK_API G_DECLARE_INTERFACE (DeskProgramArea, desk_program_area, DESK, PROGRAM_AREA, GObject)

struct _DeskProgramAreaInterface {
  GTypeInterface parent;
  const DeskAreaInfo *(*get_info) (DeskProgramArea *self); /* constant */
  gboolean (*declare) (DeskProgramArea *self, DeskRegistry *registry, GError **error);
};

DESK_API const DeskAreaInfo *desk_program_area_get_info (DeskProgramArea *self);
DESK_API gboolean desk_program_area_declare (DeskProgramArea *self, DeskRegistry *registry, GError **error);

/** What a module's entry point calls; @module is the loader's. Use DESK_REGISTER_PROGRAM_AREA. */
DESK_API void desk_program_area_register (gpointer module, GType type);

/** DESK_REGISTER_PROGRAM_AREA: the entry point of a module whose program area
 * is the type @TYPE. The loader stays behind it: no area includes libpeas. */
#define DESK_REGISTER_PROGRAM_AREA(TYPE)            \
  DESK_API void peas_register_types (gpointer module); \
  void peas_register_types (gpointer module)        \
  {                                                 \
    desk_program_area_register (module, (TYPE));    \
  }

G_END_DECLS
