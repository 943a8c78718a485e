/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskForm:
 *
 * The fields of a record or of an act, made from their declarations: a row for
 * each, a card for each group. A row that shown_if hides keeps what was typed
 * but does not give it. What is entered is judged when a row is left.
 *
 * Widgets of fields are named "field:NAME". Signals: "changed" (the person
 * changed something), "left" (a row was left), "done" (Enter in the last row).
 */
#define DESK_TYPE_FORM (desk_form_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskForm, desk_form, DESK, FORM, GtkWidget)

typedef enum {
  DESK_FORM_FLAGS_NONE = 0,
  DESK_FORM_PLAIN = 1 << 0, /* no cards: stands in a dialog or in a card already */
  DESK_FORM_FLAT = 1 << 1,  /* no groups: the fields in their order */
} DeskFormFlags;

/**
 * desk_form_new:
 * @type: whose shown_if and labels they are
 * @fields: (element-type DeskField): what is asked, in order; copied
 * @title: (nullable): heading of the first card
 */
DESK_API GtkWidget *desk_form_new (DeskStore *store, const DeskType *type, GPtrArray *fields, const char *title, DeskFormFlags flags);

/**
 * desk_form_fields:
 * @snapshot: (nullable): the record, or %NULL for a new one
 * @except: (nullable): names that are not asked
 *
 * Returns: (transfer container) (element-type DeskField): what a person fills
 * in of @type: not what is computed or retired, nor what waits for a later step
 */
DESK_API GPtrArray *desk_form_fields (const DeskType *type, const DeskSnapshot *snapshot, const char *const *except);

/** Writes the initial values of a new record into the rows. */
DESK_API void desk_form_fill_initial (DeskForm *self);

/**
 * desk_form_set_base:
 * @record: of the values; its confidential ones are shown as masks
 * @values: (nullable): what a record holds now; %NULL for a new one
 *
 * Fills the rows with @values and compares with them from now on.
 */
DESK_API void desk_form_set_base (DeskForm *self, const DeskUuid *record, const DeskValues *values);

/** Conditions of the rows look at @known too: what the record holds beside what is asked. For the form of an act. */
DESK_API void desk_form_set_known (DeskForm *self, const DeskValues *known);

/** Takes @values as what the record holds now: rows that were left alone follow, what was typed stays. */
DESK_API void desk_form_rebase (DeskForm *self, const DeskValues *values);

/** Text as a person would type it: codes of choices, UUIDs. Does nothing for a field that is not here. */
DESK_API void desk_form_set_text (DeskForm *self, const char *field, const char *text);
/** Returns: (transfer full): "" for a field that is not here */
DESK_API char *desk_form_dup_text (DeskForm *self, const char *field);
DESK_API gboolean desk_form_has (DeskForm *self, const char *field);
DESK_API void desk_form_require (DeskForm *self, const char *field);
/** What the page knows about what is entered, under the row in place of its help; NULL brings the help back. */
DESK_API void desk_form_set_note (DeskForm *self, const char *field, const char *note);
/** Shows or hides a row for reasons of the page; hidden rows give nothing. */
DESK_API void desk_form_set_shown (DeskForm *self, const char *field, gboolean shown);

/** Returns: (transfer full): what is entered and can be understood */
DESK_API DeskValues *desk_form_dup_values (DeskForm *self);

/** Whether anything was typed, or differs from the base. */
DESK_API gboolean desk_form_is_touched (DeskForm *self);

/**
 * desk_form_check:
 * @show: shows what is wrong or missing at its field
 * @missing: (nullable) (element-type utf8): labels of what is needed or wrong are added, copies
 *
 * Returns: whether it could be saved
 */
DESK_API gboolean desk_form_check (DeskForm *self, gboolean show, GPtrArray *missing);

/** Writes what is entered (of a record with a base: what differs from it) to @part. */
DESK_API void desk_form_fill_part (DeskForm *self, DeskCommandPart *part);
/** The same for the fields in @only (%NULL: all) and not in @except. */
DESK_API void desk_form_fill_some (DeskForm *self, DeskCommandPart *part, const char *const *only, const char *const *except);

/** Shows what a store said at its field. Returns: %FALSE if the field is not here. */
DESK_API gboolean desk_form_show_problem (DeskForm *self, const char *field, const char *problem);
/** Returns: (transfer full) (nullable): what is shown as wrong at a field */
DESK_API char *desk_form_dup_problem (DeskForm *self, const char *field);

/** The field in words, for comparisons. Returns: (transfer full) */
DESK_API char *desk_form_describe (DeskForm *self, const char *field, const DeskValue *value);
/** Its label, also of a field of the record that is not asked here. Returns: (transfer full) */
DESK_API char *desk_form_dup_label (DeskForm *self, const char *field);
DESK_API const DeskField *desk_form_find_field (DeskForm *self, const char *field);

/** The focus to the first field, or to the first that is wrong. */
DESK_API void desk_form_start (DeskForm *self);
DESK_API void desk_form_start_at_problem (DeskForm *self);

/** Returns: (transfer floating): a{sv} for a draft: "text", "base" (a{ss}); nothing confidential */
DESK_API GVariant *desk_form_save (DeskForm *self);
DESK_API void desk_form_restore (DeskForm *self, GVariant *saved);

G_END_DECLS
