/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "training/desk-remote-private.h"

/* Looks as long as the act says later, as the program does, and returns what came of it. @said: (out) (optional) (transfer full) */
DeskRemoteOutcome remote_test_ask (const char *json, char **said);
