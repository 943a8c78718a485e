/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One source, built once for each way in which a program area can be right or wrong. */
#include <desk.h>

static const DeskAreaInfo *
get_info (DeskProgramArea *area)
{
  static const DeskAreaInfo info = { MOCK_ID, "Mock area", "desk-flag-symbolic", "blue", 7 };

  (void) area;
#ifdef HAS_NO_INFO
  return NULL;
#endif
  return &info;
}

static gboolean
declare (DeskProgramArea *area, DeskRegistry *registry, GError **error)
{
  static const DeskField fields[] = { { "name", "Name", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED }, { NULL } };
  static const DeskRecordType good = { MOCK_ID ".thing", NULL, "Thing", "Things", NULL, 1, fields, .title = "name", .columns = "name" };

  (void) area;
  if (!desk_registry_add_type (registry, &good, error))
    return FALSE;
#ifdef DECLARES_WRONG
  {
    static const DeskRecordType wrong = { MOCK_ID ".other", NULL, "Other", "Others", NULL, 1, fields, .title = "nothing" };

    return desk_registry_add_type (registry, &wrong, error);
  }
#endif
  return TRUE;
}

static void
area_init (DeskProgramAreaInterface *iface)
{
  iface->get_info = get_info;
  iface->declare = declare;
}

/* By hand, because each build of this file needs a type name of its own. */
static GType
mock_area_get_type (void)
{
  static GType type;

  if (type == 0) {
    const GInterfaceInfo interface_info = { (GInterfaceInitFunc) (void (*) (void)) area_init, NULL, NULL };

    type = g_type_register_static_simple (G_TYPE_OBJECT, MOCK_TYPE, sizeof (GObjectClass), NULL, sizeof (GObject), NULL, G_TYPE_FLAG_FINAL);
    g_type_add_interface_static (type, DESK_TYPE_PROGRAM_AREA, &interface_info);
  }
  return type;
}

#ifdef REGISTERS_NOTHING
DESK_API void peas_register_types (gpointer module);

void
peas_register_types (gpointer module)
{
  (void) module;
  (void) mock_area_get_type ();
}
#else
DESK_REGISTER_PROGRAM_AREA (mock_area_get_type ())
#endif
