/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The scenario player knows nothing of stores and widgets: it starts the
 * program, asks it through its socket for what a person would do, and reads the
 * outcome with the command line. What it plays is data. */

#define DESK_PLAYER_ERROR (desk_player_error_quark ())
typedef enum {
  DESK_PLAYER_ERROR_STORY,   /* the story cannot be read or understood */
  DESK_PLAYER_ERROR_PROGRAM, /* the program did not start, ended, or does not answer */
  DESK_PLAYER_ERROR_STEP,    /* a step could not be done or something else was there */
} DeskPlayerError;

GQuark desk_player_error_quark (void);

/* ---- a program at work ---- */

typedef struct _DeskLink DeskLink;

/** Starts @program with its socket in @folder and waits until it answers. @log: where its messages go. */
DeskLink *desk_link_start (const char *program, char **arguments, char **environment, const char *folder, const char *log, GError **error);

/**
 * desk_link_ask:
 *
 * Returns: (transfer full): the answer, or %NULL with the reason when the
 *   program refused, ended or went silent
 */
JsonObject *desk_link_ask (DeskLink *link, JsonObject *request, GError **error);

/** Ends the program without warning, as a power cut would. */
void desk_link_kill (DeskLink *link);

/** Waits up to @seconds for the program to end by itself. Returns: whether it did, without a failure */
gboolean desk_link_wait (DeskLink *link, guint seconds, GError **error);

void desk_link_free (DeskLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLink, desk_link_free)

/* ---- a performance ---- */

typedef struct {
  char *program;
  char *cli;
  char *story;
  char *out;      /* folder of the pictures */
  char *home;     /* of the program, made anew */
  char *language; /* zh_CN or en */
  gboolean quiet;

  GHashTable *desks; /* name → DeskLink */
  GHashTable *kept;  /* name → text, for ${name} */
  JsonObject *parts; /* name → steps that are played more than once */
  guint pictures;
  guint played;
} DeskPlay;

/** Plays every step of the story; on failure leaves a picture of the moment. */
gboolean desk_play_run (DeskPlay *play, GError **error);

/** Returns: (transfer full) (nullable): a text, or that of the language of the play, with ${names} replaced */
char *desk_play_words (DeskPlay *play, JsonNode *node);

/** Returns: (transfer full) (nullable): the member in the language of the play, ${names} replaced */
char *desk_play_text (DeskPlay *play, JsonObject *step, const char *member);

/** Returns: (transfer full): @text with every ${name} replaced by what was kept */
char *desk_play_fill (DeskPlay *play, const char *text);

/** The environment of the program and of the command line. */
char **desk_play_environment (DeskPlay *play);

/** Returns: (transfer full): id of where the keyboard is, once nothing moves */
char *desk_play_focus (DeskPlay *play, JsonObject *step, GError **error);

/* Acts that ask the outside instead of the window. */
gboolean desk_play_cli (DeskPlay *play, JsonObject *step, GError **error);
gboolean desk_play_file (DeskPlay *play, JsonObject *step, GError **error);
gboolean desk_play_key (DeskPlay *play, JsonObject *step, GError **error);

G_END_DECLS
