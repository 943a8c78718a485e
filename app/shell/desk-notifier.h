/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-notice.h"
#include "shell/desk-settings.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/** Where notifications go: the desktop, or a test. */
typedef struct {
  void (*show) (const DeskNotice *notice, gpointer data);
  void (*withdraw) (const char *id, gpointer data);
} DeskNoticeSink;

/** Gives them to the desktop; the data is the GApplication, which has the
 * actions "open-record" (s), "open-today" and "quiet". */
DESK_API const DeskNoticeSink desk_notice_desktop;

/**
 * DeskNotifier:
 *
 * Looks each minute, and shortly after a change of the store, at what waits for
 * the person who works here and for those she deputises for, and tells what is
 * new of it: see model/desk-notice.h. What was told is a preference of the
 * person, kept in the store. Main thread.
 */
#define DESK_TYPE_NOTIFIER (desk_notifier_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskNotifier, desk_notifier, DESK, NOTIFIER, GObject)

/** @data: (transfer none): handed to @sink, outlives the notifier */
DESK_API DeskNotifier *desk_notifier_new (DeskStore *store, DeskSettings *settings, const DeskNoticeSink *sink, gpointer data);

/** Looks now. */
DESK_API void desk_notifier_look (DeskNotifier *self);
/** Whether it is looking, for tests. */
DESK_API gboolean desk_notifier_is_busy (DeskNotifier *self);

/** Until the next day nothing is told; the first day on which it is again. */
DESK_API void desk_notifier_quiet_until_tomorrow (DeskSettings *settings);
DESK_API gboolean desk_notifier_is_quiet (DeskSettings *settings);

G_END_DECLS
