/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agriculture-area.h"

#include <glib/gi18n-lib.h>

struct _AgricultureArea {
  GObject parent_instance;
};

static const DeskAreaInfo *
get_info (DeskProgramArea *area)
{
  static const DeskAreaInfo info = { "agr", N_ ("Agricultural support"), "desk-sprout-symbolic", "green", 20 };

  (void) area;
  return &info;
}

static gboolean
declare (DeskProgramArea *area, DeskRegistry *registry, GError **error)
{
  (void) area;
  if (!agriculture_declare_land (registry, error) || !agriculture_declare_service (registry, error) || !agriculture_declare_market (registry, error) ||
      !agriculture_declare_views (registry, error))
    return FALSE;
  desk_registry_add_demo (registry, agriculture_demo);
  return TRUE;
}

static void
area_init (DeskProgramAreaInterface *iface)
{
  iface->get_info = get_info;
  iface->declare = declare;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AgricultureArea, agriculture_area, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (DESK_TYPE_PROGRAM_AREA, area_init))

static void
agriculture_area_class_init (AgricultureAreaClass *klass)
{
  (void) klass;
}

static void
agriculture_area_init (AgricultureArea *self)
{
  (void) self;
}
