/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * desk_remote_add_option:
 * @application: not yet running
 *
 * Gives the program the hidden option --remote=SOCKET. With it the program
 * listens on a unix socket that only its user can open, and does what the
 * scenario player asks through the widgets that are on the screen; without it
 * nothing of this is there. Such a program is a process of its own, even when
 * another one runs.
 *
 * One JSON object a line each way; requests on a connection are answered in
 * their order. A request names its act in "do" and the widget in "what" (see
 * desk_remote_find()); one that cannot be done yet is tried again until
 * "timeout" milliseconds (8000) are over. The answer has "ok", and "text" or
 * "error".
 *
 * - ping
 * - see: waits for the widget, with "text" until it says so (a substring)
 * - gone: waits until it is no more, or says "text" no more
 * - press: the click or the Return that a person would give it; "or" names
 *   the menu in which it may be; "select" chooses a row without opening it,
 *   "check" with "on" sets a switch
 * - sort: puts the rows of a list in the order of the column "text"
 * - respond: gives the answer "text" to a question in a dialog
 * - focus: moves the keyboard there; without "what" says where it is
 * - type: "text" as an input method would commit it; "clear" empties first,
 *   "slow" sends it character by character
 * - choose: the entry of a drop-down, or the toggle, that says "text"
 * - pick: types "text" into a field with proposals and takes the one that
 *   says "row" (or "text")
 * - read: answers with what it says
 * - file: answers an open file dialog with "file"
 * - settle: waits until nothing moves
 * - picture: "file", the window with its dialogs and popovers, or "what" alone
 * - window: "width" and "height", "style" (dark, light, follow), "close"
 */
DESK_API void desk_remote_add_option (GApplication *application);

G_END_DECLS
