/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-known-records.h"

#include "store/desk-list.h"

#include <glib/gi18n-lib.h>

#define OPEN "state in (registered, handed-over, accepted, in-progress, returned)"

/* Units are named up to here. */
#define UNITS_NAMED 3

static GPtrArray *
count (DeskStore *store, const char *over, const char *where, const char *group_by, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (over);

  request->query = desk_query_parse (where, error);
  return request->query != NULL ? desk_store_count (store, request, group_by, NULL, cancellable, error) : NULL;
}

static gint64
sum_of (GPtrArray *groups)
{
  gint64 n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += ((const DeskGroup *) groups->pdata[i])->count;
  return n;
}

static char *
join_units (GPtrArray *groups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < groups->len && names->len < UNITS_NAMED; i++)
    if (*((const DeskGroup *) groups->pdata[i])->key != '\0')
      g_ptr_array_add (names, ((const DeskGroup *) groups->pdata[i])->label);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (desk_language_pick (", ", "、"), (char **) names->pdata);
}

/* "Temporary relief applications: 2, 1 of them open (某镇人民政府)" */
static gboolean
append_cases (GString *text, DeskStore *store, const DeskType *type, const char *where, GCancellable *cancellable, GError **error)
{
  g_autofree char *open_where = g_strconcat (where, " and ", OPEN, NULL);
  g_autoptr (GPtrArray) all = count (store, type->name, where, "unit", cancellable, error);
  g_autoptr (GPtrArray) open = all != NULL ? count (store, type->name, open_where, NULL, cancellable, error) : NULL;
  g_autofree char *units = NULL;

  if (open == NULL)
    return FALSE;
  if (sum_of (all) == 0)
    return TRUE;
  units = join_units (all);
  if (text->len > 0)
    g_string_append (text, desk_language_pick ("; ", "；"));
  /* Translators: a kind of case, how many there are, and how many of them are open */
  g_string_append_printf (text, _("%s: %d, %d of them open"), desk_type_get_label_many (type), (int) sum_of (all), (int) sum_of (open));
  if (*units != '\0')
    g_string_append_printf (text, "%s%s%s", desk_language_pick (" (", "（"), units, desk_language_pick (")", "）"));
  return TRUE;
}

static gboolean
append_others (GString *text, DeskStore *store, const DeskType *type, const char *where, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = count (store, type->name, where, NULL, cancellable, error);

  if (all == NULL)
    return FALSE;
  if (sum_of (all) > 0)
    g_string_append_printf (text, "%s%s%s%d", text->len > 0 ? desk_language_pick ("; ", "；") : "", desk_type_get_label_many (type),
                            desk_language_pick (": ", "："), (int) sum_of (all));
  return TRUE;
}

char *
desk_known_records_describe (DeskStore *store, const DeskUuid *record, GCancellable *cancellable, GError **error)
{
  DeskRegistry *registry = desk_store_get_registry (store);
  g_autoptr (DeskSnapshot) snapshot = desk_store_load (store, record, error);
  g_autoptr (GString) text = g_string_new (NULL);
  char uuid[DESK_UUID_STR_LEN];

  if (snapshot == NULL)
    return NULL;
  desk_uuid_format (record, uuid);
  for (guint t = 0; t < desk_registry_get_n_types (registry); t++)
    {
      const DeskType *type = desk_registry_get_nth_type (registry, t);
      gboolean is_case = type->base != NULL && g_str_equal (type->base->name, "case");
      const char *by = type->part_of != NULL ? type->part_of : is_case ? "party" : NULL;
      const DeskField *field = by != NULL ? desk_type_find_field (type, by) : NULL;
      DeskType *party = snapshot->type != NULL ? desk_registry_find_type (registry, snapshot->type) : NULL;
      g_autofree char *where = NULL;

      if (field == NULL || party == NULL || !desk_type_is_a (party, field->refers))
        continue;
      where = g_strdup_printf ("%s = \"%s\"", by, uuid);
      if (!(is_case ? append_cases : append_others) (text, store, type, where, cancellable, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct {
  DeskStore *store;
  DeskUuid record;
} Wish;

static void
wish_free (gpointer data)
{
  g_object_unref (((Wish *) data)->store);
  g_free (data);
}

static void
describe_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  Wish *wish = data;
  GError *error = NULL;
  char *text = desk_known_records_describe (wish->store, &wish->record, cancellable, &error);

  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

void
desk_known_records_describe_async (DeskStore *store, const DeskUuid *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wish *wish = g_new0 (Wish, 1);

  wish->store = g_object_ref (store);
  wish->record = *record;
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, describe_in_thread);
}

char *
desk_known_records_describe_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
