/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-registry.h"

G_BEGIN_DECLS

/* Declarations come from constants, from modules that stay mapped and from
 * JSON; one pool owns all of them for the life of the process, and equal texts
 * are one pointer. Any thread. */
const char *desk_declared_copy (const char *text);
/* @zh when it is known, else the Chinese of @en through the registry's
 * translate function, else NULL. */
const char *desk_declared_translate (const char *en, const char *zh);

/* Where the field is among those of the type; G_MAXUINT: it has none of that name. */
guint desk_type_find_position (const DeskType *type, const char *name);

/* Name of the type that a declaration in JSON extends, or NULL; transfer full. */
char *desk_type_json_get_extends (const char *json);

G_END_DECLS
