/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DeskMatter: what of a case is compared to tell whether another is the same.
 * Texts are folded before (desk_words_fold(): width, case, traditional
 * characters), because the model knows no ICU. Pure; any thread.
 */
typedef struct {
  const char *party;    /* UUID text */
  const char *type;     /* record type */
  const char *category; /* code, or NULL */
  const char *title;    /* folded; may be NULL */
  const char *words;    /* folded; may be NULL */
  gint64 at_us;         /* when it was raised */
} DeskMatter;

/** Why two cases may be one. */
typedef struct {
  gboolean same_party, same_type, same_category;
  guint overlap;        /* of the titles or of the words, whichever is more, in percent: see desk_duplicate_overlap() */
  guint days;           /* between the two */
  guint score;          /* 0 to 100: for the order only; never shown and never kept */
} DeskAlikeness;

/**
 * desk_duplicate_overlap:
 *
 * Dice's coefficient of the sets of pairs of neighbouring characters (letters,
 * digits and Chinese only), in percent. A text of one character is one pair
 * with itself. Two empty texts have nothing in common: 0.
 */
DESK_API guint desk_duplicate_overlap (const char *a, const char *b);

/**
 * desk_duplicate_compare:
 *
 * Fills @alikeness. Returns: whether it is worth telling a person: the same
 * party and kind of case, and either similar words (%DESK_DUPLICATE_OVERLAP),
 * or the same category raised within %DESK_DUPLICATE_DAYS.
 */
DESK_API gboolean desk_duplicate_compare (const DeskMatter *a, const DeskMatter *b, DeskAlikeness *alikeness);

#define DESK_DUPLICATE_OVERLAP 30 /* percent */
#define DESK_DUPLICATE_DAYS 30

/** The reasons in words: "same party; same category; 3 days ago; similar words". Transfer full. */
DESK_API char *desk_alikeness_describe (const DeskAlikeness *alikeness);

G_END_DECLS
