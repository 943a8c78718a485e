/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** How a page counts what it shows. */
typedef struct {
  /** On the main thread. Returns: (transfer full) (nullable): what is asked now, as the page is set */
  gpointer (*ask) (GtkWidget *page);
  GDestroyNotify free_question;
  /** In a thread. Returns: (transfer full) (nullable): the answer, or NULL with @error or without */
  gpointer (*count) (DeskStore *store, gpointer question, GCancellable *cancellable, GError **error);
  GDestroyNotify free_answer;
  /** On the main thread. @answer: (transfer full) (nullable) */
  void (*show) (GtkWidget *page, gpointer answer, const GError *error);
} DeskPageCounting;

/**
 * DeskPageCount:
 *
 * Counts what a page shows in a thread, again when the store has changed and
 * then rested a moment. Counting again cancels the count before; only the
 * latest answer is shown, and none while the mouse is down on the page or one
 * of its buttons is being pressed by key, because showing makes the
 * widgets anew and the press would be lost. Of the main thread.
 */
typedef struct _DeskPageCount DeskPageCount;

/** @page: which owns it. Counts nothing before it is told to, or the store changes. */
DeskPageCount *desk_page_count_new (GtkWidget *page, DeskStore *store, const DeskPageCounting *counting);
/** Cancels; nothing is shown any more. */
void desk_page_count_free (DeskPageCount *self);

/** Counts now. */
void desk_page_count_start (DeskPageCount *self);
/** Counts when nobody asked for a moment; the first time now. */
void desk_page_count_soon (DeskPageCount *self);

G_END_DECLS
