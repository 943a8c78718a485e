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

/**
 * DESK_DEFINE_PROGRAM_AREA:
 * @TypeName: of the object, such as SessionsArea
 * @type_name: the same in small letters, such as sessions_area
 * @TABLES: a constant #DeskAreaTables
 *
 * All that a module needs besides its tables: the program area they make, and
 * the entry point that registers it.
 */
#define DESK_DEFINE_PROGRAM_AREA(TypeName, type_name, TABLES)                            \
  typedef struct {                                                                       \
    GObject parent_instance;                                                             \
  } TypeName;                                                                            \
  typedef GObjectClass TypeName##Class;                                                  \
  GType type_name##_get_type (void);                                                     \
  static const DeskAreaInfo *type_name##_get_info (DeskProgramArea *area G_GNUC_UNUSED)  \
  {                                                                                      \
    return &(TABLES).info;                                                               \
  }                                                                                      \
  static gboolean type_name##_declare (DeskProgramArea *area G_GNUC_UNUSED, DeskRegistry *registry, GError **error) \
  {                                                                                      \
    return desk_registry_add_tables (registry, &(TABLES), error);                        \
  }                                                                                      \
  static void type_name##_iface (DeskProgramAreaInterface *iface)                        \
  {                                                                                      \
    iface->get_info = type_name##_get_info;                                              \
    iface->declare = type_name##_declare;                                                \
  }                                                                                      \
  G_DEFINE_FINAL_TYPE_WITH_CODE (TypeName, type_name, G_TYPE_OBJECT,                     \
                                 G_IMPLEMENT_INTERFACE (DESK_TYPE_PROGRAM_AREA, type_name##_iface)) \
  static void type_name##_class_init (TypeName##Class *klass G_GNUC_UNUSED) {}           \
  static void type_name##_init (TypeName *self G_GNUC_UNUSED) {}                         \
  DESK_REGISTER_PROGRAM_AREA (type_name##_get_type ())

G_END_DECLS
