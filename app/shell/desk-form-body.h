/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskFormBody:
 *
 * What is filled in and becomes one command: a record, an act, a visit with
 * the problems found on it. #DeskFormSession brings the bar below it, drafts,
 * saving, and what a store answers. Signals: "changed", "left", "done".
 */
#define DESK_TYPE_FORM_BODY (desk_form_body_get_type ())
DESK_API G_DECLARE_INTERFACE (DeskFormBody, desk_form_body, DESK, FORM_BODY, GtkWidget)

/**
 * DeskFormBodyInterface:
 * @check: as desk_form_check()
 * @fill: adds the parts to @command, in an order that stays the same until the answer is there
 * @show_problem: at the field of that part; %FALSE if there is no such field
 * @save: (transfer floating): a{sv} for the draft
 * @restore: puts it back
 * @start: focus to the first field, or with @at_problem to the first that is wrong
 * @dup_title: (transfer full): what this is, for the breadcrumb and the list of drafts
 * @dup_label: (transfer full): the blue button: "Register 3 cases"
 * @dup_done: (transfer full): what to say when it is done
 * @is_touched: whether anything was typed
 * @find_part: (transfer none) (nullable): the form that a part was filled from; %NULL when there is none to compare
 * @rebase: (nullable): a record of the command as it stands now
 * @get_record: (nullable): the record that its values are compared with
 * @set: fills a field in with text, as the program
 */
struct _DeskFormBodyInterface {
  GTypeInterface parent_iface;

  gboolean (*check) (DeskFormBody *self, gboolean show, GPtrArray *missing);
  void (*fill) (DeskFormBody *self, DeskCommand *command);
  gboolean (*show_problem) (DeskFormBody *self, guint part, const char *field, const char *problem);
  GVariant *(*save) (DeskFormBody *self);
  void (*restore) (DeskFormBody *self, GVariant *saved);
  void (*start) (DeskFormBody *self, gboolean at_problem);
  char *(*dup_title) (DeskFormBody *self);
  char *(*dup_label) (DeskFormBody *self);
  char *(*dup_done) (DeskFormBody *self);
  gboolean (*is_touched) (DeskFormBody *self);
  GtkWidget *(*find_part) (DeskFormBody *self, guint part);
  void (*rebase) (DeskFormBody *self, const DeskSnapshot *snapshot);
  const DeskUuid *(*get_record) (DeskFormBody *self);
  void (*set) (DeskFormBody *self, const char *field, const char *text);
};

DESK_API gboolean desk_form_body_check (DeskFormBody *self, gboolean show, GPtrArray *missing);
DESK_API void desk_form_body_fill (DeskFormBody *self, DeskCommand *command);
DESK_API gboolean desk_form_body_show_problem (DeskFormBody *self, guint part, const char *field, const char *problem);
DESK_API GVariant *desk_form_body_save (DeskFormBody *self);
DESK_API void desk_form_body_restore (DeskFormBody *self, GVariant *saved);
DESK_API void desk_form_body_start (DeskFormBody *self, gboolean at_problem);
DESK_API char *desk_form_body_dup_title (DeskFormBody *self);
DESK_API char *desk_form_body_dup_label (DeskFormBody *self);
DESK_API char *desk_form_body_dup_done (DeskFormBody *self);
DESK_API gboolean desk_form_body_is_touched (DeskFormBody *self);
DESK_API GtkWidget *desk_form_body_find_part (DeskFormBody *self, guint part);
DESK_API void desk_form_body_rebase (DeskFormBody *self, const DeskSnapshot *snapshot);
DESK_API const DeskUuid *desk_form_body_get_record (DeskFormBody *self);
DESK_API void desk_form_body_set (DeskFormBody *self, const char *field, const char *text);

/* For bodies. */
DESK_API void desk_form_body_changed (DeskFormBody *self);
DESK_API void desk_form_body_left (DeskFormBody *self);
DESK_API void desk_form_body_done (DeskFormBody *self);

G_END_DECLS
