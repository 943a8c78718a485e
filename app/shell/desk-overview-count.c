/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-overview-count.h"

#include "shell/desk-town-chooser.h"

#include <string.h>

static DeskQuery *
take_and (DeskQuery *a, DeskQuery *b)
{
  if (a == NULL || b == NULL)
    return a != NULL ? a : b;
  DeskQuery *both = desk_query_and (a, b);
  desk_query_unref (a);
  desk_query_unref (b);
  return both;
}

static DeskQuery *
days_query (const char *path, const char *from, const char *to)
{
  if (path == NULL || (from == NULL && to == NULL))
    return NULL;
  if (from != NULL && to != NULL)
    return desk_query_between (path, from, to);
  return from != NULL ? desk_query_compare (DESK_QUERY_AT_LEAST, path, from) : desk_query_compare (DESK_QUERY_AT_MOST, path, to);
}

gboolean
desk_overview_make_query (const DeskOverviewCounter *self, const DeskType *type, const char *where, const char *period_path, DeskQuery **out, GError **error)
{
  DeskQuery *query = NULL;
  const char *area = self->request->town != NULL ? desk_area_path (self->registry, type) : NULL;

  if (where != NULL && *where != '\0') {
    query = desk_query_parse (where, error);
    if (query == NULL)
      return FALSE;
  }
  query = take_and (query, days_query (period_path, self->request->from, self->request->to));
  if (area != NULL)
    query = take_and (query, desk_query_compare (DESK_QUERY_UNDER, area, self->request->town));
  *out = query;
  return TRUE;
}

char *
desk_overview_text_of (const DeskQuery *query)
{
  return query != NULL ? desk_query_to_text (query) : g_strdup ("");
}

GPtrArray *
desk_overview_count (const DeskOverviewCounter *self, const char *over, DeskQuery *query, const char *group_by, const char *sum, GError **error)
{
  g_autoptr (DeskListRequest) list = desk_list_request_new (over);

  list->query = query != NULL ? desk_query_ref (query) : NULL;
  return desk_store_count (self->store, list, group_by, sum, self->cancellable, error);
}

/* Several records in one value are as many. */
static gint64
count_distinct (GPtrArray *groups)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < groups->len; i++) {
    g_auto (GStrv) keys = g_strsplit (((DeskGroup *) groups->pdata[i])->key, ",", -1);
    for (guint k = 0; keys[k] != NULL; k++)
      if (*keys[k] != '\0')
        g_hash_table_add (seen, g_strdup (keys[k]));
  }
  return g_hash_table_size (seen);
}

gboolean
desk_overview_measure (const DeskOverviewCounter *self, const char *over, DeskQuery *query, const char *measure, gint64 *value, GError **error)
{
  const char *sum = measure != NULL && g_str_has_prefix (measure, "sum ") ? measure + strlen ("sum ") : NULL;
  const char *distinct = measure != NULL && g_str_has_prefix (measure, "distinct ") ? measure + strlen ("distinct ") : NULL;
  g_autoptr (GPtrArray) groups = desk_overview_count (self, over, query, distinct, sum, error);

  if (groups == NULL)
    return FALSE;
  if (distinct != NULL)
    *value = count_distinct (groups);
  else if (groups->len == 0)
    *value = 0;
  else
    *value = sum != NULL ? ((DeskGroup *) groups->pdata[0])->sum : ((DeskGroup *) groups->pdata[0])->count;
  return TRUE;
}
