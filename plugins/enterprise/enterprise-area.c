/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "enterprise-area.h"

#include <glib/gi18n-lib.h>

struct _EnterpriseArea {
  GObject parent_instance;
};

static const DeskAreaInfo *
get_info (DeskProgramArea *area)
{
  static const DeskAreaInfo info = { "ent", N_ ("Enterprise service"), "desk-factory-symbolic", "blue", 10 };

  (void) area;
  return &info;
}

static gboolean
declare (DeskProgramArea *area, DeskRegistry *registry, GError **error)
{
  (void) area;
  if (!enterprise_declare_types (registry, error) || !enterprise_declare_views (registry, error))
    return FALSE;
  desk_registry_add_demo (registry, enterprise_demo);
  return TRUE;
}

static void
area_init (DeskProgramAreaInterface *iface)
{
  iface->get_info = get_info;
  iface->declare = declare;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EnterpriseArea, enterprise_area, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (DESK_TYPE_PROGRAM_AREA, area_init))

static void
enterprise_area_class_init (EnterpriseAreaClass *klass)
{
  (void) klass;
}

static void
enterprise_area_init (EnterpriseArea *self)
{
  (void) self;
}
