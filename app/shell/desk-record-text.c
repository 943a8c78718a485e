/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-text.h"

#include "shell/desk-event-text.h"
#include "shell/desk-shell-error.h"

#include "model/desk-rules.h"
#include "model/desk-date.h"

#include "store/desk-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many of the records that refer to one are named. */
#define LINKED_AT_ONCE 5

static void
fact_free (gpointer data)
{
  DeskFact *fact = data;

  g_free (fact->value);
  g_free (fact->files);
  g_free (fact->uuid);
  g_free (fact);
}

static void
history_free (gpointer data)
{
  DeskHistoryLine *line = data;

  g_free (line->id);
  g_free (line->date);
  g_free (line->headline);
  g_free (line->detail);
  g_free (line->full);
  g_free (line);
}

static void
rows_free (gpointer data)
{
  DeskRowTexts *rows = data;

  g_ptr_array_unref (rows->rows);
  g_free (rows);
}

static void
linked_free (gpointer data)
{
  DeskLinkedText *linked = data;

  g_free (linked->uuid);
  g_free (linked->code);
  g_free (linked->title);
  g_free (linked);
}

static void
links_free (gpointer data)
{
  DeskLinks *links = data;

  g_ptr_array_unref (links->first);
  g_free (links->where);
  g_free (links);
}

void
desk_record_text_free (DeskRecordText *text)
{
  if (text == NULL)
    return;
  desk_snapshot_free (text->snapshot);
  g_free (text->title);
  g_free (text->folder);
  g_ptr_array_unref (text->facts);
  g_ptr_array_unref (text->history);
  g_ptr_array_unref (text->rows);
  g_clear_pointer (&text->parts, g_ptr_array_unref);
  g_ptr_array_unref (text->links);
  g_free (text);
}

const DeskFact *
desk_record_text_find (const DeskRecordText *text, const char *field)
{
  g_return_val_if_fail (text != NULL && field != NULL, NULL);
  for (guint i = 0; i < text->facts->len; i++)
    if (g_str_equal (((DeskFact *) text->facts->pdata[i])->field->name, field))
      return text->facts->pdata[i];
  return NULL;
}

/* ---- values ---- */

typedef struct {
  DeskStore *store;
  const DeskUuid *record;
} Reader;

static char *
title_of (const char *uuid, gpointer data)
{
  char *title = desk_store_title_text (((Reader *) data)->store, uuid);

  return title != NULL ? title : g_strdup ("");
}

static char *
mask_of (const DeskField *field, const DeskValue *value, gpointer data)
{
  Reader *reader = data;
  char *mask = desk_store_mask (reader->store, reader->record, field, value);

  return mask != NULL ? mask : g_strdup ("•••");
}

static char *
titles_of (Reader *reader, const char *uuids)
{
  g_auto (GStrv) parts = g_strsplit (uuids, ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (names, title_of (parts[i], reader));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/* The name of a limit or step is its rule's. */
static char *
rule_words (const DeskType *type, const DeskField *field, const char *name)
{
  const DeskDeadline *limit = type->rules != NULL ? type->rules->deadlines : NULL;

  if (!g_str_equal (field->name, "due_what"))
    return NULL;
  for (; limit != NULL && limit->name != NULL; limit++)
    if (g_strcmp0 (limit->name, name) == 0)
      return g_strdup (desk_language_pick (limit->label, limit->label_zh));
  return NULL;
}

static char *
value_words (Reader *reader, const DeskType *type, const DeskField *field, const DeskValue *value)
{
  char *words;

  if (desk_value_is_none (value))
    return g_strdup ("");
  if (field->flags & DESK_FIELD_SENSITIVE)
    return mask_of (field, value, reader);
  words = rule_words (type, field, desk_value_get_text (value));
  if (words != NULL)
    return words;
  switch (field->kind)
    {
    case DESK_FIELD_REFERENCE:
    case DESK_FIELD_REFERENCES:
      return titles_of (reader, desk_value_get_text (value));
    case DESK_FIELD_DATE:
      {
        char today[DESK_DATE_STR_LEN];
        desk_date_from_us (desk_store_now (reader->store), desk_store_get_zone (reader->store), today);
        return desk_date_format_near (desk_value_get_text (value), today);
      }
    default:
      return desk_field_format (field, value, DESK_FORMAT_DISPLAY, desk_store_get_zone (reader->store));
    }
}

static void
read_facts (DeskRecordText *text, Reader *reader)
{
  for (guint i = 0; i < text->type->fields->len; i++)
    {
      const DeskField *declared = text->type->fields->pdata[i];
      const DeskField *field = desk_type_find_field (text->type, declared->name);
      const DeskValue *value = desk_snapshot_get (text->snapshot, declared->name);
      DeskFact *fact;

      if (desk_value_is_none (value))
        continue;
      fact = g_new0 (DeskFact, 1);
      fact->field = field != NULL ? field : declared;
      fact->value = value_words (reader, text->type, fact->field, value);
      if (fact->field->kind == DESK_FIELD_REFERENCE)
        fact->uuid = g_strdup (desk_value_get_text (value));
      if (fact->field->kind == DESK_FIELD_ATTACHMENTS)
        fact->files = g_strdup (desk_value_get_text (value));
      g_ptr_array_add (text->facts, fact);
    }
}

/* ---- what happened ---- */

static char *
who_words (const DeskTimelineEntry *entry, const DeskEventText *words)
{
  DeskActor rule;
  gboolean actor = entry->actor_name != NULL && *entry->actor_name != '\0';
  gboolean unit = entry->unit_name != NULL && *entry->unit_name != '\0';

  desk_rules_get_actor (&rule);
  if (words->rule != NULL && desk_uuid_equal (&entry->event->actor, &rule.uid))
    return g_strdup_printf (_("by a rule: %s"), words->rule);
  if (entry->for_name != NULL && *entry->for_name != '\0')
    /* Translators: who acted, of which unit, and for whom as a deputy */
    return g_strdup_printf (_("%s · %s, for %s"), entry->actor_name, unit ? entry->unit_name : "—", entry->for_name);
  if (actor && unit)
    return g_strdup_printf ("%s · %s", entry->actor_name, entry->unit_name);
  return g_strdup (actor ? entry->actor_name : unit ? entry->unit_name : "");
}

static char *
full_words (const DeskEventText *text)
{
  GString *full = g_string_new (NULL);

  if (text->quote != NULL)
    g_string_append_printf (full, "%s\n", text->quote);
  if (text->rule != NULL)
    g_string_append_printf (full, _("By the rule “%s”\n"), text->rule);
  for (guint i = 0; i < text->changes->len; i++)
    {
      const DeskChangeText *change = text->changes->pdata[i];
      if (*change->old_words != '\0')
        g_string_append_printf (full, _("%s: %s → %s\n"), change->label, change->old_words, *change->new_words != '\0' ? change->new_words : "—");
      else
        g_string_append_printf (full, _("%s: %s\n"), change->label, change->new_words);
    }
  if (full->len > 0)
    g_string_truncate (full, full->len - 1);
  return g_string_free (full, FALSE);
}

static char *
short_date (gint64 at_us, gint64 now_us, GTimeZone *zone)
{
  char date[DESK_DATE_STR_LEN], today[DESK_DATE_STR_LEN];

  desk_date_from_us (at_us, zone, date);
  desk_date_from_us (now_us, zone, today);
  /* of another year the year is told */
  return g_strdup (strncmp (date, today, 4) == 0 ? date + 5 : date);
}

static gboolean
read_history (DeskRecordText *text, Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) entries = desk_store_timeline (reader->store, reader->record, error);
  const DeskEventTexts texts = { desk_store_get_registry (reader->store), text->type, desk_store_get_zone (reader->store), title_of, mask_of, reader };

  if (entries == NULL)
    return FALSE;
  for (guint i = entries->len; i > 0; i--)
    {
      const DeskTimelineEntry *entry = entries->pdata[i - 1];
      g_autoptr (DeskEventText) words = desk_event_text_new (entry->event, &texts);
      DeskHistoryLine *line = g_new0 (DeskHistoryLine, 1);

      line->id = desk_uuid_to_string (&entry->event->uid);
      line->date = short_date (entry->event->at_us, desk_store_now (reader->store), desk_store_get_zone (reader->store));
      line->headline = g_steal_pointer (&words->headline);
      line->detail = who_words (entry, words);
      line->full = full_words (words);
      line->tone = words->tone;
      g_ptr_array_add (text->history, line);
    }
  return TRUE;
}

/* ---- rows ---- */

static char **
row_words (Reader *reader, const DeskType *owner, const DeskType *type, const DeskValues *values)
{
  GPtrArray *cells = g_ptr_array_new ();

  for (guint i = 0; i < type->fields->len; i++)
    {
      const DeskField *field = type->fields->pdata[i];
      const DeskValue *value = desk_values_get (values, field->name);
      const DeskDeadline *limit = owner->rules != NULL ? owner->rules->deadlines : NULL;
      const DeskCaseStep *step = owner->rules != NULL ? owner->rules->steps : NULL;
      char *words = NULL;

      if ((field->flags & DESK_FIELD_IN_LIST) == 0)
        continue;
      for (; g_str_equal (type->name, "deadline") && g_str_equal (field->name, "name") && words == NULL && limit != NULL && limit->name != NULL; limit++)
        if (g_strcmp0 (limit->name, desk_value_get_text (value)) == 0)
          words = g_strdup (desk_language_pick (limit->label, limit->label_zh));
      for (; g_str_equal (type->name, "step") && g_str_equal (field->name, "step") && words == NULL && step != NULL && step->name != NULL; step++)
        if (g_strcmp0 (step->name, desk_value_get_text (value)) == 0)
          words = g_strdup (desk_language_pick (step->label, step->label_zh));
      if (g_str_equal (type->name, "lift") && g_str_equal (field->name, "rule") && !desk_value_is_none (value))
        words = g_strdup (desk_rules_describe (owner, desk_value_get_text (value)));
      g_ptr_array_add (cells, words != NULL ? words : value_words (reader, type, field, value));
    }
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

static void
read_rows (DeskRecordText *text, Reader *reader)
{
  DeskRegistry *registry = desk_store_get_registry (reader->store);

  for (guint t = 0; t < desk_registry_get_n_types (registry); t++)
    {
      const DeskType *type = desk_registry_get_nth_type (registry, t);
      guint n = desk_snapshot_get_n_rows (text->snapshot, type->name);
      DeskRowTexts *rows;

      if (type->row_of == NULL || n == 0 || !desk_type_is_a (text->type, type->row_of))
        continue;
      rows = g_new0 (DeskRowTexts, 1);
      rows->type = type;
      rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      for (guint i = 1; i <= n; i++)
        g_ptr_array_add (rows->rows, row_words (reader, text->type, type, desk_snapshot_get_row (text->snapshot, type->name, i)));
      g_ptr_array_add (text->rows, rows);
    }
}

/* ---- what refers to it ---- */

static const char *
title_field (const DeskType *type)
{
  for (; type != NULL; type = type->base)
    if (type->title != NULL)
      return type->title;
  return "id";
}

static gboolean
name_first (DeskLinks *links, Reader *reader, GArray *ids, GCancellable *cancellable, GError **error)
{
  gboolean numbered = desk_type_find_field (links->type, "number") != NULL;
  const char *const columns[] = { title_field (links->type), numbered ? "number" : NULL, NULL };
  g_autoptr (GPtrArray) rows = desk_store_fetch (reader->store, links->type->name, columns, (gint64 *) (gpointer) ids->data, MIN (ids->len, LINKED_AT_ONCE),
                                                 cancellable, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DeskRow *row = rows->pdata[i];
      DeskLinkedText *linked = g_new0 (DeskLinkedText, 1);

      linked->uuid = desk_uuid_to_string (desk_row_get_uid (row));
      linked->title = g_strdup (desk_row_get_cell (row, 0));
      linked->code = g_strdup (numbered ? desk_row_get_cell (row, 1) : "");
      g_ptr_array_add (links->first, linked);
    }
  return rows != NULL;
}

static gboolean
add_links (DeskRecordText *text, Reader *reader, const DeskType *type, const DeskField *field, DeskQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (type->name);
  g_autoptr (GArray) ids = NULL;
  DeskLinks *links;

  request->query = desk_query_ref (query);
  ids = desk_store_list (reader->store, request, NULL, NULL, cancellable, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  links = g_new0 (DeskLinks, 1);
  links->type = type;
  links->field = field;
  links->where = desk_query_to_text (query);
  links->total = ids->len;
  links->first = g_ptr_array_new_with_free_func (linked_free);
  g_ptr_array_add (text->links, links);
  return name_first (links, reader, ids, cancellable, error);
}

/* Other cases of the same party: what was there before. */
static gboolean
read_siblings (DeskRecordText *text, Reader *reader, GCancellable *cancellable, GError **error)
{
  static const char *const fields[] = { "party", "common_problem" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *uuid = desk_snapshot_get_text (text->snapshot, fields[i]);
      DeskType *cases = desk_registry_find_type (desk_store_get_registry (reader->store), "case");
      const char *number = desk_snapshot_get_text (text->snapshot, "number");
      g_autoptr (DeskQuery) same = NULL, itself = NULL, others = NULL, both = NULL;

      if (uuid == NULL || cases == NULL || number == NULL)
        continue;
      same = desk_query_compare (DESK_QUERY_EQUAL, fields[i], uuid);
      itself = desk_query_compare (DESK_QUERY_EQUAL, "number", number);
      others = desk_query_not (itself);
      both = desk_query_and (same, others);
      if (!add_links (text, reader, cases, desk_type_find_field (cases, fields[i]), both, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Shown already, with more to say, where the parts are. */
static guint
count_of_parts (const DeskRecordText *text, const DeskType *type, const DeskField *field)
{
  guint n = 0;

  for (guint i = 0; text->parts != NULL && i < text->parts->len; i++)
    {
      const DeskRecordParts *parts = text->parts->pdata[i];
      if (g_str_equal (parts->type->part_of, field->name) && desk_type_is_a (parts->type, type->name))
        n += parts->total;
    }
  return n;
}

static gboolean
is_of_parts (const DeskRecordText *text, const DeskType *type, const DeskField *field)
{
  return text->parts != NULL && g_strcmp0 (type->part_of, field->name) == 0;
}

static gboolean
read_links (DeskRecordText *text, Reader *reader, GCancellable *cancellable, GError **error)
{
  DeskRegistry *registry = desk_store_get_registry (reader->store);
  char uuid[DESK_UUID_STR_LEN];

  desk_uuid_format (reader->record, uuid);
  if (desk_type_is_a (text->type, "case"))
    return read_siblings (text, reader, cancellable, error);
  for (guint t = 0; t < desk_registry_get_n_types (registry); t++)
    {
      const DeskType *type = desk_registry_get_nth_type (registry, t);

      for (guint f = 0; type->row_of == NULL && f < type->own_fields->len; f++)
        {
          const DeskField *field = type->own_fields->pdata[f];
          g_autoptr (DeskQuery) query = NULL;

          if (field->kind != DESK_FIELD_REFERENCE || field->refers == NULL || !desk_type_is_a (text->type, field->refers))
            continue;
          if (is_of_parts (text, type, field))
            continue;
          if (g_str_has_prefix (field->name, "registered_")) /* says who typed it in, not whom it concerns */
            continue;
          query = desk_query_compare (DESK_QUERY_EQUAL, field->name, uuid);
          if (!add_links (text, reader, type, field, query, cancellable, error))
            return FALSE;
          /* A base of which all are parts has nothing more to say. */
          if (text->links->len > 0 && ((DeskLinks *) text->links->pdata[text->links->len - 1])->type == type &&
              ((DeskLinks *) text->links->pdata[text->links->len - 1])->total == count_of_parts (text, type, field))
            g_ptr_array_set_size (text->links, (int) text->links->len - 1);
        }
    }
  return TRUE;
}

/* ---- the whole ---- */

DeskRecordText *
desk_record_text_read (DeskStore *store, const DeskUuid *uid, DeskRecordTextParts parts, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskSnapshot) snapshot = NULL;
  g_autoptr (DeskRecordText) text = NULL;
  Reader reader = { store, uid };

  g_return_val_if_fail (DESK_IS_STORE (store) && uid != NULL, NULL);
  snapshot = desk_store_load (store, uid, error);
  if (snapshot == NULL)
    return NULL;
  text = g_new0 (DeskRecordText, 1);
  text->facts = g_ptr_array_new_with_free_func (fact_free);
  text->history = g_ptr_array_new_with_free_func (history_free);
  text->rows = g_ptr_array_new_with_free_func (rows_free);
  text->links = g_ptr_array_new_with_free_func (links_free);
  text->type = snapshot->type != NULL ? desk_registry_find_type (desk_store_get_registry (store), snapshot->type) : NULL;
  text->snapshot = g_steal_pointer (&snapshot);
  if (text->type == NULL)
    {
      g_set_error (error, DESK_SHELL_ERROR, DESK_SHELL_ERROR_PAGE, _("There is no such record any more."));
      return NULL;
    }
  text->title = desk_store_title (store, uid);
  text->folder = desk_files_folder (desk_store_get_path (store));
  read_facts (text, &reader);
  if (!read_history (text, &reader, error))
    return NULL;
  if (parts & DESK_RECORD_TEXT_ROWS)
    read_rows (text, &reader);
  if ((parts & DESK_RECORD_TEXT_PARTS) && (text->parts = desk_record_parts_read (store, text->type, uid, cancellable, error)) == NULL)
    return NULL;
  if ((parts & DESK_RECORD_TEXT_LINKS) && !read_links (text, &reader, cancellable, error))
    return NULL;
  return g_steal_pointer (&text);
}

typedef struct {
  DeskUuid uid;
  DeskRecordTextParts parts;
} Wish;

static void
read_thread (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = data;
  GError *error = NULL;
  DeskRecordText *text;

  if (g_task_return_error_if_cancelled (task))
    return;
  text = desk_record_text_read (DESK_STORE (store), &wish->uid, wish->parts, cancellable, &error);
  if (text != NULL)
    g_task_return_pointer (task, text, (GDestroyNotify) desk_record_text_free);
  else
    g_task_return_error (task, error);
}

void
desk_record_text_read_async (DeskStore *store, const DeskUuid *uid, DeskRecordTextParts parts, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish;

  g_return_if_fail (DESK_IS_STORE (store) && uid != NULL);
  task = g_task_new (store, cancellable, callback, data);
  wish = g_new0 (Wish, 1);
  wish->uid = *uid;
  wish->parts = parts;
  g_task_set_task_data (task, wish, g_free);
  g_task_run_in_thread (task, read_thread);
}

DeskRecordText *
desk_record_text_read_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
