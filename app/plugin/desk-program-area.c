/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/desk-program-area.h"

G_DEFINE_INTERFACE (DeskProgramArea, desk_program_area, G_TYPE_OBJECT)

static void
desk_program_area_default_init (DeskProgramAreaInterface *iface)
{
  (void) iface;
}

const DeskAreaInfo *
desk_program_area_get_info (DeskProgramArea *self)
{
  DeskProgramAreaInterface *iface = DESK_PROGRAM_AREA_GET_IFACE (self);

  return iface->get_info != NULL ? iface->get_info (self) : NULL;
}

gboolean
desk_program_area_declare (DeskProgramArea *self, DeskRegistry *registry, GError **error)
{
  DeskProgramAreaInterface *iface = DESK_PROGRAM_AREA_GET_IFACE (self);

  return iface->declare == NULL || iface->declare (self, registry, error);
}
