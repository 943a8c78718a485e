/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remote-test.h"

#include "shell/desk-picture.h"

DeskRemoteOutcome
remote_test_ask (const char *json, char **said)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  DeskRemoteRequest request = { .asked = json_node_get_object (node), .answer = json_object_new () };
  DeskRemoteOutcome outcome;
  guint looks = 0;

  g_assert_nonnull (node);
  while ((outcome = desk_remote_do (&request)) == DESK_REMOTE_LATER && ++looks < 30)
    desk_picture_settle (40);
  if (said != NULL)
    *said = g_strdup (outcome == DESK_REMOTE_DONE ? json_object_get_string_member_with_default (request.answer, "text", "") : request.reason);
  json_object_unref (request.answer);
  g_free (request.reason);
  return outcome;
}
