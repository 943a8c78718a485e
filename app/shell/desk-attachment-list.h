/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-attachment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskAttachmentList:
 *
 * Files of a field, a row for each: picture or icon, name, size, and buttons to
 * open it with the system's program, to save a copy, and, in a form, to remove
 * it. Buttons are named "attachment.open", "attachment.save" and
 * "attachment.remove". Signal "removed" (the digest as a text), after it is gone.
 */
#define DESK_TYPE_ATTACHMENT_LIST (desk_attachment_list_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskAttachmentList, desk_attachment_list, DESK, ATTACHMENT_LIST, GtkWidget)

/** @folder: where the bytes lie, from desk_files_folder(); @editable: rows can be removed */
DESK_API GtkWidget *desk_attachment_list_new (const char *folder, gboolean editable);
/** The text of a value, or %NULL. What cannot be understood shows nothing. */
DESK_API void desk_attachment_list_set_text (DeskAttachmentList *self, const char *text);
/** Returns: (transfer full): the value's text, "" for none */
DESK_API char *desk_attachment_list_dup_text (DeskAttachmentList *self);
/** Adds a row at the end. Returns: %FALSE when those bytes are there already */
DESK_API gboolean desk_attachment_list_add (DeskAttachmentList *self, const DeskAttachment *attachment);
DESK_API guint desk_attachment_list_get_n (DeskAttachmentList *self);

G_END_DECLS
