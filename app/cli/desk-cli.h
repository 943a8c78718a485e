/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/desk-list.h"
#include "store/desk-maintenance.h"

G_BEGIN_DECLS

/* Exit codes, part of the interface for scripts. */
enum { DESK_CLI_DONE = 0, DESK_CLI_REFUSED = 1, DESK_CLI_USAGE = 2 };

/** What the words before the command said. */
typedef struct {
  char *store_path;
  char *as;         /* person: UUID or name, or NULL */
  gboolean json;
  DeskStore *store; /* opened by commands that need it */
} DeskCli;

/** One command. Returns an exit code; with DESK_CLI_REFUSED @error is set. */
typedef int (*DeskCliRun) (DeskCli *cli, int argc, char **argv, GError **error);

typedef struct {
  const char *name;   /* "list", "import areas" */
  const char *usage;  /* N_() words after the name */
  const char *help;   /* N_() one line */
  DeskCliRun run;
} DeskCliCommand;

/* desk-cli-store.c, desk-cli-read.c, desk-cli-ledger.c, desk-cli-rules.c, desk-cli-calendar.c: ended by a NULL name. */
extern const DeskCliCommand desk_cli_store_commands[];
extern const DeskCliCommand desk_cli_read_commands[];
extern const DeskCliCommand desk_cli_ledger_commands[];
extern const DeskCliCommand desk_cli_rules_commands[];
extern const DeskCliCommand desk_cli_calendar_commands[];

/** Opens the store the words name, with all program areas; FALSE with @error. */
gboolean desk_cli_open (DeskCli *cli, DeskStoreFlags flags, GError **error);
/** Value of "--name VALUE" taken out of the words, or NULL. */
const char *desk_cli_take_option (int *argc, char **argv, const char *name);
gboolean desk_cli_take_flag (int *argc, char **argv, const char *name);
/** DESK_CLI_USAGE, after saying what is wrong with the words. */
int desk_cli_usage (const char *message);
/** A line on standard error that replaces itself, when that is a terminal. */
void desk_cli_progress (gint64 done, gint64 total, gpointer data);

/* desk-cli-output.c: rows under heads, as aligned text or a JSON array of objects. */
typedef struct _DeskCliTable DeskCliTable;
DeskCliTable *desk_cli_table_new (const char *const *keys, const char *const *labels);
void desk_cli_table_add (DeskCliTable *table, const char *const *cells);
/** Prints and frees. */
void desk_cli_table_print (DeskCliTable *table, gboolean json);

G_END_DECLS
