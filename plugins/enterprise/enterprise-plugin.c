/* SPDX-License-Identifier: GPL-3.0-or-later */
#if DESK_PEAS == 2
#include <libpeas.h>
#else
#include <libpeas/peas.h>
#endif

#include "enterprise-area.h"

DESK_API void peas_register_types (PeasObjectModule *module);

void
peas_register_types (PeasObjectModule *module)
{
  peas_object_module_register_extension_type (module, DESK_TYPE_PROGRAM_AREA, ENTERPRISE_TYPE_AREA);
}
