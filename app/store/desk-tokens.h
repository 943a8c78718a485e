/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskTokens:
 * @text: what was added so far, in its order, joined by blanks
 *
 * The tokens of one text for the search index, each once. Begun with
 * desk_tokens_init(), ended with desk_tokens_clear() or desk_tokens_steal(). One thread.
 */
typedef struct {
  GString *text;
  /*< private >*/
  guint64 (*numbers)[2]; /* open addressing; 0: free */
  gsize n_numbers, mask;
  GHashTable *longer;
} DeskTokens;

void desk_tokens_init (DeskTokens *self);
void desk_tokens_clear (DeskTokens *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskTokens, desk_tokens_clear)

/** desk_tokens_steal: Returns: (transfer full): the text; @self is ended. */
char *desk_tokens_steal (DeskTokens *self);

/** desk_tokens_add: Returns: %TRUE if the @len bytes are a token, without zero bytes, and were not there yet. */
gboolean desk_tokens_add (DeskTokens *self, const char *token, gsize len);

/**
 * desk_tokens_diff:
 * @kept: tokens of what stays
 * @before: of what there was besides
 * @after: of what there is besides
 * @gone: (out) (transfer full): those that only @before has, joined by blanks
 * @come: (out) (transfer full): those that only @after has
 */
void desk_tokens_diff (const DeskTokens *kept, const DeskTokens *before, const DeskTokens *after, char **gone, char **come);

G_END_DECLS
