/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/desk-macros.h"

G_BEGIN_DECLS

/** DeskSheetPart: fields that stand together on a form, under a head of their own. */
typedef struct {
  const char *heading; /* N_(), or NULL */
  const char *fields;  /* paths separated by blanks; "path!" has the whole width, "path:25" that and 25 mm of room to write in */
  const char *heading_zh;
} DeskSheetPart;

/** DeskSheetColumn: a column of a form's table. */
typedef struct {
  const char *label; /* N_(); NULL: the field's */
  const char *path;  /* of the records in the table; NULL: left blank, to be written in by hand */
  double weight;     /* share of the room that wide columns compete for; 0: as wide as its content */
  const char *label_zh;
} DeskSheetColumn;

#define DESK_SHEET_SIGNATURES 4

/**
 * DeskSheetForm:
 *
 * A form of one record on paper: a sign-in sheet, a receipt, a certificate.
 * Declared as ledgers are; whoever shows a record of @over offers to print it,
 * and exchange/desk-sheet-maker.h fills it in. Fields without a value are
 * printed all the same: a form may be printed to be filled in by hand.
 */
typedef struct {
  const char *name;  /* "ses.sign-in" */
  const char *title; /* N_() */
  const char *over;  /* record type */
  const char *where; /* DeskQuery text over the record in memory: when the form makes sense; NULL: always */
  const char *words; /* N_(): what stands under the title, "{path}" where the record's words go, "{#}" for the
                        number of rows of the table and "{#path}" for a total of it; NULL */
  const DeskSheetPart *parts;     /* ended by NULL fields; NULL: none */
  const DeskSheetColumn *columns; /* of the table under them, ended by an empty one; NULL: no table */
  const char *rows;    /* record type whose records fill the table; NULL: a blank table */
  const char *rows_by; /* its field that refers to the record of the form */
  const char *rows_sort; /* NULL: the type's */
  const char *totals;  /* integer columns to add up, separated by blanks, or NULL */
  guint lines;         /* the table has at least as many lines; those that no record fills are blank */
  const char *signatures[DESK_SHEET_SIGNATURES]; /* N_(), those there are */
  const char *note;    /* N_(), or NULL */
  const char *title_zh, *words_zh, *note_zh, *signatures_zh[DESK_SHEET_SIGNATURES];
} DeskSheetForm;

/** Title in the language of the interface; borrowed. */
DESK_API const char *desk_sheet_form_get_title (const DeskSheetForm *form);

G_END_DECLS
