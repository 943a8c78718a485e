/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-error.h"
#include "model/desk-value.h"

G_BEGIN_DECLS

typedef enum {
  DESK_FIELD_TEXT,            /* one line */
  DESK_FIELD_LONG_TEXT,       /* several lines */
  DESK_FIELD_INTEGER,
  DESK_FIELD_DECIMAL,         /* integer scaled by 10^scale */
  DESK_FIELD_MONEY,           /* integer fen */
  DESK_FIELD_PERCENT,         /* integer scaled by 10^scale; 12.5 % with scale 1 is 125 */
  DESK_FIELD_DATE,            /* text YYYY-MM-DD */
  DESK_FIELD_TIME_STAMP,      /* integer, UTC microseconds */
  DESK_FIELD_CHOICE,          /* text, a code of choices */
  DESK_FIELD_CHOICES,         /* text, sorted codes joined by ',' */
  DESK_FIELD_BOOLEAN,         /* integer 0 or 1 */
  DESK_FIELD_REFERENCE,       /* text, canonical UUID of a record of type refers */
  DESK_FIELD_IDENTITY_NUMBER, /* GB 11643; always sensitive */
  DESK_FIELD_CREDIT_CODE,     /* GB 32100 */
  DESK_FIELD_TELEPHONE,       /* shown masked */
  DESK_FIELD_BANK_CARD,       /* always sensitive */
  DESK_FIELD_REFERENCES,      /* text, sorted UUIDs joined by ',' of records of type refers */
  DESK_FIELD_ATTACHMENTS,     /* text, a line for each file: see model/desk-attachment.h */
} DeskFieldKind;

typedef enum {
  DESK_FIELD_REQUIRED = 1 << 0,
  DESK_FIELD_IN_LIST = 1 << 1,   /* a column shown unless switched off */
  DESK_FIELD_SORT = 1 << 2,      /* gets a covering index */
  DESK_FIELD_FILTER = 1 << 3,    /* offered in the filter bar */
  DESK_FIELD_SEARCH = 1 << 4,    /* its words enter the search index */
  DESK_FIELD_SENSITIVE = 1 << 5, /* ciphertext in events and rows, masked on screen; forbids SEARCH and SORT */
  DESK_FIELD_RETIRED = 1 << 6,   /* kept and shown read-only, no longer asked for */
  DESK_FIELD_COMPUTED = 1 << 7,  /* set by the core only, never by a form */
  DESK_FIELD_PINYIN = 1 << 8,    /* a name: sorts by pinyin, found by initials and full pinyin */
} DeskFieldFlags;

typedef struct {
  const char *code;     /* stable for ever */
  const char *label;    /* N_() English */
  const char *label_zh; /* filled when the declaration is adopted */
  const char *icon;     /* symbolic icon name or NULL */
  const char *tint;     /* blue, green, purple, teal, orange, grey, red, amber or NULL */
  gint64 number;        /* what the code counts for in a formula, or 0 */
} DeskChoice;

/**
 * DeskField:
 *
 * One field of a record, declared once. From it come the database column, the
 * form row, the list column, filter, sort, validation, import and export
 * column, printed cell, mask, and the change shown on the timeline. In a
 * plugin it is a constant; the registry keeps a deep copy that also holds the
 * Chinese labels. Names are never renamed or reused.
 */
typedef struct {
  const char *name;
  const char *label;
  DeskFieldKind kind;
  DeskFieldFlags flags;
  guint since;               /* version of the type that brought it; 0 is 1 */
  const char *group;         /* heading in forms, N_(), or NULL */
  const char *unit;          /* N_("people"), N_("mu") …, or NULL */
  const char *help;          /* one sentence under the row, N_(), or NULL */
  const DeskChoice *choices; /* ended by a NULL code */
  const char *refers;        /* record type of a reference */
  gint64 min, max;           /* of the stored integer, or of the text's length in characters; both 0: none */
  guint scale;
  const char *shown_if;      /* DeskQuery text over the same record, or NULL */
  const char *initial;       /* value text of a new record: a code, a number, "today", "now", "me", "my-unit", or NULL */
  const char *formula;       /* of a computed number, date or text, see model/desk-formula.h: "vacancies - filled", "mu * extra", "from - remind" */
  const char *at_least;      /* field of the same kind that this one may not be below (of a date: before), or NULL */
  const char *at_most;       /* field of the same kind that this one may not be above, or NULL */
  const char *label_zh, *group_zh, *unit_zh, *help_zh; /* filled when adopted */
} DeskField;

/** Labels in the language of the interface (zh when the first LANGUAGE or
 * LC_MESSAGES begins with "zh"); borrowed from the field. Any thread. */
DESK_API const char *desk_field_get_label (const DeskField *field);
DESK_API const char *desk_field_get_group (const DeskField *field);
DESK_API const char *desk_field_get_unit (const DeskField *field);
DESK_API const char *desk_field_get_help (const DeskField *field);
DESK_API const char *desk_choice_get_label (const DeskChoice *choice);
DESK_API const DeskChoice *desk_field_find_choice (const DeskField *field, const char *code);

/** One of two texts by the language of the interface. @zh may be NULL. */
DESK_API const char *desk_language_pick (const char *en, const char *zh);

/**
 * desk_field_parse:
 * @text: what a person typed or a file holds; NULL and "" give a none value
 * @today: ISO date for words like 今天, or NULL
 *
 * Folds widths, checks kind, range and check digits, and stores the canonical
 * value. References are parsed as UUIDs only: names are looked up by pickers.
 * Returns FALSE with DESK_MODEL_ERROR_INVALID and a sentence that says how to
 * put it right; @value is then none. Does not check REQUIRED.
 */
DESK_API gboolean desk_field_parse (const DeskField *field, const char *text, const char *today, DeskValue *value, GError **error);

/** Checks an already typed value (kind, range, choice code, check digit, valid UTF-8). */
DESK_API gboolean desk_field_check (const DeskField *field, const DeskValue *value, GError **error);

typedef enum {
  DESK_FORMAT_DISPLAY, /* as people read it: labels, units, masked where sensitive or a telephone */
  DESK_FORMAT_EDIT,    /* as a form shows it for editing: no unit, not masked */
  DESK_FORMAT_EXPORT,  /* as a spreadsheet takes it: ISO dates, plain numbers, labels, masked */
} DeskFormat;

/** Transfer full text, never NULL; a none value gives "". References come out
 * as their UUID: the store replaces them by titles before rows are shown.
 * Time stamps are shown in @zone (NULL: Asia/Shanghai). */
DESK_API char *desk_field_format (const DeskField *field, const DeskValue *value, DeskFormat format, GTimeZone *zone);

/** Whether it is shown masked: what is sensitive, and telephones. */
DESK_API gboolean desk_field_is_masked (const DeskField *field);

/** TRUE when the column in the database is an integer. */
DESK_API gboolean desk_field_is_integer (const DeskField *field);

G_END_DECLS
