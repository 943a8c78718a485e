/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskIds:
 *
 * The local ids of a list, in its order: four bytes each while all of them are
 * below 2^32, as those of records are, else eight. Counted references; whoever
 * changes one must be the only one to hold it.
 */
typedef struct _DeskIds DeskIds;

DeskIds *desk_ids_new (void);
/** desk_ids_pack: Returns: (transfer full): the @n ids, none of them negative. */
DeskIds *desk_ids_pack (const gint64 *ids, guint n);
DeskIds *desk_ids_ref (DeskIds *self);
void desk_ids_unref (DeskIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskIds, desk_ids_unref)

guint desk_ids_get_length (const DeskIds *self);
gint64 desk_ids_nth (const DeskIds *self, guint n);
/** desk_ids_find: Returns: where @id is; %G_MAXUINT if it is not there. */
guint desk_ids_find (const DeskIds *self, gint64 id);

/** desk_ids_begin_alike: Returns: %TRUE if both have at least @n ids and the same @n come first. */
gboolean desk_ids_begin_alike (const DeskIds *a, const DeskIds *b, guint n);
gboolean desk_ids_equal (const DeskIds *a, const DeskIds *b);

/** desk_ids_splice: at @position, @removed ids give way to the @added ones that @from has at the same place. */
void desk_ids_splice (DeskIds *self, guint position, guint removed, const DeskIds *from, guint added);

/** desk_ids_copy: Returns: (transfer full): one of its own. */
DeskIds *desk_ids_copy (const DeskIds *self);
/** desk_ids_unpack: Returns: (transfer full): them as gint64. */
GArray *desk_ids_unpack (const DeskIds *self);

G_END_DECLS
