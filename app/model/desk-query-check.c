/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_ordered (const DeskField *field)
{
  switch (field->kind)
    {
    case DESK_FIELD_TEXT:
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_DECIMAL:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_PERCENT:
    case DESK_FIELD_DATE:
    case DESK_FIELD_TIME_STAMP:
      return TRUE;
    case DESK_FIELD_CHOICE:
      return field->choices != NULL; /* without choices there is no order to compare by */
    default:
      return FALSE;
    }
}

static gboolean
has_words (const DeskField *field)
{
  return field->kind == DESK_FIELD_TEXT || field->kind == DESK_FIELD_LONG_TEXT || field->kind == DESK_FIELD_CREDIT_CODE
         || field->kind == DESK_FIELD_TELEPHONE;
}

gboolean
desk_query_op_fits (DeskQueryOp op, const DeskField *field, GError **error)
{
  gboolean fits;
  gboolean sealed = (field->flags & DESK_FIELD_SENSITIVE) != 0 || field->kind == DESK_FIELD_IDENTITY_NUMBER || field->kind == DESK_FIELD_BANK_CARD;

  switch (op)
    {
    case DESK_QUERY_SET:
      fits = TRUE;
      break;
    case DESK_QUERY_EQUAL:
    case DESK_QUERY_IN:
      fits = !sealed && field->kind != DESK_FIELD_LONG_TEXT && field->kind != DESK_FIELD_ATTACHMENTS;
      break;
    case DESK_QUERY_CONTAINS:
      fits = !sealed && has_words (field);
      break;
    case DESK_QUERY_UNDER:
      fits = field->kind == DESK_FIELD_REFERENCE;
      break;
    default:
      fits = !sealed && is_ordered (field);
    }
  if (!fits)
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("“%s” cannot be compared with “%s”."),
                 desk_field_get_label (field), desk_query_op_name (op));
  return fits;
}

/* "type = case": the name of a record type that is the one listed or extends it. */
static gboolean
check_type_term (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, GError **error)
{
  if (query->op != DESK_QUERY_EQUAL && query->op != DESK_QUERY_IN)
    {
      g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("“%s” cannot be compared with “%s”."),
                   query->path, desk_query_op_name (query->op));
      return FALSE;
    }
  for (guint i = 0; i < query->words->len; i++)
    {
      DeskType *named = desk_registry_find_type (registry, query->words->pdata[i]);
      if (named == NULL || !desk_type_is_a (named, type->name))
        {
          g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("“%s” is no kind of “%s”."),
                       (char *) query->words->pdata[i], desk_type_get_label (type));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_words (const DeskQuery *query, const DeskField *field, GError **error)
{
  /* Any moment does: only whether the words can be read is asked. */
  const DeskQueryContext context = { .now_us = 0 };

  if (query->op == DESK_QUERY_CONTAINS)
    return TRUE;
  for (guint i = 0; i < query->words->len; i++)
    {
      g_auto (DeskValue) first = DESK_VALUE_INIT;
      g_auto (DeskValue) last = DESK_VALUE_INIT;
      g_autoptr (GError) local = NULL;
      const char *word = query->words->pdata[i];

      /* The store finds records by code or name too. */
      if ((field->kind == DESK_FIELD_REFERENCE || field->kind == DESK_FIELD_REFERENCES) && *word != '\0')
        continue;
      if (!desk_query_range (field, word, &context, &first, &last, &local))
        {
          g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, local->message);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_tree (const DeskField *field, DeskRegistry *registry, GError **error)
{
  DeskType *target = field->refers != NULL ? desk_registry_find_type (registry, field->refers) : NULL;

  if (target != NULL && target->parent != NULL)
    return TRUE;
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION,
               _ ("“%s” does not refer to records that lie under one another."), desk_field_get_label (field));
  return FALSE;
}

/* The field of the other type has to name records of this one, or of what this one extends. */
static gboolean
check_has (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, GError **error)
{
  const char *name = NULL;
  g_autofree char *other = desk_query_has_type (query, &name);
  DeskType *inner = desk_registry_find_type (registry, other);
  const DeskField *field = inner != NULL ? desk_type_find_field (inner, name) : NULL;

  if (field != NULL && field->kind == DESK_FIELD_REFERENCE && type->row_of == NULL && desk_type_is_a (type, field->refers))
    return desk_query_check (query->children->pdata[0], registry, inner, error);
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("“%s” is no field that refers to a record of “%s”."), query->path,
               desk_type_get_label (type));
  return FALSE;
}

gboolean
desk_query_check (const DeskQuery *query, DeskRegistry *registry, const DeskType *type, GError **error)
{
  if (query == NULL || query->op == DESK_QUERY_SEARCH)
    return TRUE;
  if (query->op == DESK_QUERY_HAS)
    return check_has (query, registry, type, error);
  if (!desk_query_is_comparison (query->op))
    {
      for (guint i = 0; i < query->children->len; i++)
        if (!desk_query_check (query->children->pdata[i], registry, type, error))
          return FALSE;
      return TRUE;
    }
  if (g_str_equal (query->path, DESK_QUERY_TYPE_PATH) && desk_type_find_field (type, query->path) == NULL)
    return check_type_term (query, registry, type, error);
  /* "case.type" of a row */
  if (type->row_of != NULL && g_str_has_prefix (query->path, type->row_of) && g_str_equal (query->path + strlen (type->row_of), "." DESK_QUERY_TYPE_PATH))
    return check_type_term (query, registry, desk_registry_find_type (registry, type->row_of), error);

  const DeskField *field = desk_registry_resolve (registry, type, query->path, NULL, error);
  return field != NULL && desk_query_op_fits (query->op, field, error)
         && (query->op != DESK_QUERY_UNDER || check_tree (field, registry, error)) && check_words (query, field, error);
}
