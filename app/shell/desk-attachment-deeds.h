/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-attachment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_attachment_open:
 *
 * Opens a file with the program that the system has for it. The program gets a
 * copy that it can only read, under the file's own name, in the folder that the
 * system empties when the person signs out: what is kept cannot be altered by
 * saving it there. A fault is shown as a toast.
 */
DESK_API void desk_attachment_open (GtkWidget *widget, const char *folder, const DeskAttachment *attachment);

/** Asks where, and writes a copy there. */
DESK_API void desk_attachment_save (GtkWidget *widget, const char *folder, const DeskAttachment *attachment);

/** desk_attachment_thumbnail_async: Reads a picture of a file, at most @size pixels wide and high. */
DESK_API void desk_attachment_thumbnail_async (const char *folder, const DeskAttachment *attachment, int size, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): %NULL with an error when it is no picture, is missing or was altered */
DESK_API GdkTexture *desk_attachment_thumbnail_finish (GAsyncResult *result, GError **error);

/** Takes away copies that were made to be opened, of earlier sittings too. */
DESK_API void desk_attachment_forget_opened (void);

G_END_DECLS
