/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-uuid.h"
#include "store/desk-chain.h"

G_BEGIN_DECLS

/*
 * The head of this desk's chain, kept outside the store, so that a store that
 * was replaced by an older copy is noticed. One small file for each store and
 * place it lies at: DESK_STATE_FOLDER, else <user state>/frontline-desk, then
 * heads/<store uid>-<digest of the path>.head. It also says which desk this
 * place writes as: a copy at another place, or another person's, has no such
 * file and becomes a desk of its own, so that two copies never continue one
 * chain. It is written after each commit without waiting for the disk: the head
 * need only be an ancestor.
 */
typedef struct {
  DeskUuid desk;
  gint64 seq;
  guint8 hash[DESK_HASH_SIZE];
} DeskHeadEntry;

typedef struct {
  char *path;
  int fd;          /* -1 until it is written */
  GArray *entries; /* DeskHeadEntry; the first is the current desk, the others older ones that are no longer in the store */
} DeskHead;

DeskHead *desk_head_read (const char *store_path, const char *store_uid);
void desk_head_free (DeskHead *head);
/** Makes @desk the current one; the one before is kept when @keep, to be told about by verification. */
void desk_head_begin (DeskHead *head, const DeskUuid *desk, gboolean keep);
/** Notes the newest event of the current desk. Quiet when it cannot be written. */
void desk_head_move (DeskHead *head, gint64 seq, const guint8 hash[DESK_HASH_SIZE]);

/** Drops what is known of @desk, whose events the store lacks; FALSE when the file cannot be written. */
gboolean desk_head_forget (DeskHead *head, const DeskUuid *desk);

G_END_DECLS
