/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name as pickers search it. */
typedef struct {
  gint64 id;
  char *title;
  char *others;        /* code, number, short name …, as stored, a line each */
  char *folded;        /* of the title */
  char *folded_others;
  GPtrArray *initials; /* char *, made when first asked for */
  char *pinyin;        /* full */
  GPtrArray *initials_of_others; /* char *: of short names */
} DeskName;

DeskName *desk_name_new (gint64 id, const char *title, const char *others);
void desk_name_free (DeskName *self);

/* Makes its pinyin, unless that was done. */
void desk_name_read (DeskName *self);

/* Words as typed, folded and parted. */
char **desk_name_words (const char *typed);

/*
 * How well every word fits: 0 is the name itself, more is worse; G_MAXUINT
 * when a word fits nowhere. @marks (optional): guint pairs, first character of
 * the title and how many; not ordered. The name gains its pinyin.
 */
guint desk_name_match (DeskName *self, char **words, GArray *marks);

G_END_DECLS
