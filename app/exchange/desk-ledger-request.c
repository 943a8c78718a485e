/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-ledger-table.h"
#include "model/desk-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char **
words_of (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);
  GStrvBuilder *builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  char **words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

const char *
desk_ledger_get_title (const DeskLedger *ledger)
{
  return desk_language_pick (ledger->title, ledger->title_zh);
}

DeskLedgerRequest *
desk_ledger_request_new (const DeskLedger *ledger, GError **error)
{
  g_autoptr (DeskLedgerRequest) request = g_new0 (DeskLedgerRequest, 1);

  if (ledger->where != NULL && *ledger->where != '\0') {
    request->query = desk_query_parse (ledger->where, error);
    if (request->query == NULL)
      return NULL;
  }
  request->title = g_strdup (desk_ledger_get_title (ledger));
  request->over = g_strdup (ledger->over);
  request->columns = words_of (ledger->columns);
  request->sort = g_strdup (ledger->sort);
  request->period = g_strdup (ledger->period);
  request->totals = words_of (ledger->totals);
  request->group_by = g_strdup (ledger->group_by);
  return g_steal_pointer (&request);
}

DeskLedgerRequest *
desk_ledger_request_new_for_list (const char *title, const char *over, const char *const *columns)
{
  DeskLedgerRequest *request = g_new0 (DeskLedgerRequest, 1);

  request->title = g_strdup (title);
  request->over = g_strdup (over);
  request->columns = g_strdupv ((char **) columns);
  request->totals = words_of (NULL);
  return request;
}

DeskLedgerRequest *
desk_ledger_request_copy (const DeskLedgerRequest *request)
{
  DeskLedgerRequest *copy = g_new0 (DeskLedgerRequest, 1);

  copy->title = g_strdup (request->title);
  copy->over = g_strdup (request->over);
  copy->columns = g_strdupv (request->columns);
  copy->query = request->query != NULL ? desk_query_ref (request->query) : NULL;
  copy->search = g_strdup (request->search);
  copy->sort = g_strdup (request->sort);
  copy->period = g_strdup (request->period);
  copy->from = g_strdup (request->from);
  copy->to = g_strdup (request->to);
  copy->totals = g_strdupv (request->totals);
  copy->group_by = g_strdup (request->group_by);
  copy->note = g_strdup (request->note);
  copy->ids = request->ids != NULL ? g_array_copy (request->ids) : NULL;
  return copy;
}

void
desk_ledger_request_free (DeskLedgerRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->title);
  g_free (request->over);
  g_strfreev (request->columns);
  g_clear_pointer (&request->query, desk_query_unref);
  g_free (request->search);
  g_free (request->sort);
  g_free (request->period);
  g_free (request->from);
  g_free (request->to);
  g_strfreev (request->totals);
  g_free (request->group_by);
  g_free (request->note);
  g_clear_pointer (&request->ids, g_array_unref);
  g_free (request);
}

void
desk_ledger_request_narrow (DeskLedgerRequest *request, DeskQuery *query)
{
  if (query == NULL)
    return;
  DeskQuery *both = request->query != NULL ? desk_query_and (request->query, query) : desk_query_ref (query);
  g_clear_pointer (&request->query, desk_query_unref);
  request->query = both;
}

static DeskQuery *
period_query (const DeskLedgerRequest *request)
{
  const char *from = request->from, *to = request->to;

  if (request->period == NULL || (from == NULL && to == NULL))
    return NULL;
  if (from != NULL && to != NULL)
    return desk_query_between (request->period, from, to);
  return from != NULL ? desk_query_compare (DESK_QUERY_AT_LEAST, request->period, from)
                      : desk_query_compare (DESK_QUERY_AT_MOST, request->period, to);
}

DeskQuery *
desk_ledger_request_dup_query (const DeskLedgerRequest *request)
{
  g_autoptr (DeskQuery) period = period_query (request);

  if (request->query == NULL)
    return g_steal_pointer (&period);
  return period != NULL ? desk_query_and (request->query, period) : desk_query_ref (request->query);
}

char **
desk_ledger_paths (const char *const *columns)
{
  char **paths = g_strdupv ((char **) columns);

  for (guint i = 0; paths[i] != NULL; i++) {
    char *group = strchr (paths[i], '@');
    if (group != NULL)
      *group = '\0';
  }
  return paths;
}

char *
desk_ledger_period_words (const char *from, const char *to)
{
  if (from == NULL && to == NULL)
    return NULL;
  g_autofree char *last = to != NULL ? desk_date_format (to, DESK_DATE_LONG) : NULL;
  g_autofree char *first = from != NULL ? desk_date_format (from, DESK_DATE_LONG) : NULL;
  if (from == NULL)
    return g_strdup_printf (_ ("until %s"), last);
  if (to == NULL)
    return g_strdup_printf (_ ("since %s"), first);
  if (g_str_equal (from, to))
    return g_steal_pointer (&first);
  /* The year is said once: Chinese says it first, English last. */
  if (strncmp (from, to, 4) == 0) {
    g_autofree char *short_first = desk_date_format (from, DESK_DATE_MEDIUM);
    g_autofree char *short_last = desk_date_format (to, DESK_DATE_MEDIUM);
    return g_strdup_printf (_ ("%s to %s"), desk_language_pick (short_first, first), desk_language_pick (last, short_last));
  }
  return g_strdup_printf (_ ("%s to %s"), first, last);
}
