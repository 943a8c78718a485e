/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Readings that ICU does not know: it reads each character in its commonest
 * way. Private to the room.
 */

/**
 * DeskReading:
 * @text: a phrase, or one character
 * @readings: parted by blanks, without tones, ü as v
 * @stand_in: (nullable): what to sort by instead, character by character; in the table of
 *   characters the reading that replaces ICU's
 */
typedef struct {
  const char *text;
  const char *readings;
  const char *stand_in;
} DeskReading;

/* Phrases of two characters and more, the longer before the shorter; a reading a character. */
extern const DeskReading desk_pinyin_phrases[];
extern const gsize desk_pinyin_n_phrases;

/* How a character is read at the head of a name that stands alone. */
extern const DeskReading desk_pinyin_surnames[];
extern const gsize desk_pinyin_n_surnames;

/* Characters of several readings; the readings are the further ones. */
extern const DeskReading desk_pinyin_characters[];
extern const gsize desk_pinyin_n_characters;

G_END_DECLS
