/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-query-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "model/desk-date.h"
#include "model/desk-number.h"
#include "model/desk-text.h"

/* What a literal stands for. */

typedef struct {
  char first[DESK_DATE_STR_LEN];
  char last[DESK_DATE_STR_LEN];
} Days;

static gboolean
all_digits (const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* The days from the first of @year-@month to the last of @months later. */
static gboolean
months (int year, int month, int n, Days *days)
{
  char after[16];
  int end = month - 1 + n;

  if (year < 1900 || year > 9998 || month < 1 || month > 12)
    return FALSE;
  g_snprintf (days->first, sizeof days->first, "%04d-%02d-01", year, month);
  g_snprintf (after, sizeof after, "%04d-%02d-01", year + end / 12, end % 12 + 1);
  return desk_date_add_days (after, -1, days->last);
}

/* Signed digits and what they count: days, unless m or y for months or years says otherwise. */
static gboolean
shift_today (const char *tail, const char *today, char out[DESK_DATE_STR_LEN])
{
  gsize len = strlen (tail);
  char unit = len > 0 ? tail[len - 1] : '\0';
  gint64 shift;

  if (unit == 'm' || unit == 'y')
    len--;
  if (len < 2 || len > 6 || (*tail != '+' && *tail != '-') || !all_digits (tail + 1, len - 1))
    return FALSE;
  shift = g_ascii_strtoll (tail, NULL, 10);
  if (unit == 'm' || unit == 'y')
    return desk_date_add_months (today, unit == 'y' ? shift * 12 : shift, out);
  return desk_date_add_days (today, shift, out);
}

/* Words counted from today; today+7, today-30, today-6m, today-60y. */
static gboolean
relative_days (const char *word, const char *today, Days *days)
{
  if (g_str_has_prefix (word, "today"))
    {
      const char *tail = word + strlen ("today");

      if (*tail == '\0')
        g_strlcpy (days->first, today, sizeof days->first);
      else if (!shift_today (tail, today, days->first))
        return FALSE;
      memcpy (days->last, days->first, sizeof days->last);
      return TRUE;
    }
  if (g_str_equal (word, "this-week"))
    return desk_date_add_days (today, 1 - desk_date_weekday (today), days->first) && desk_date_add_days (days->first, 6, days->last);
  if (g_str_equal (word, "this-month"))
    return months (atoi (today), atoi (today + 5), 1, days);
  if (g_str_equal (word, "this-quarter"))
    return months (atoi (today), (atoi (today + 5) - 1) / 3 * 3 + 1, 3, days);
  if (g_str_equal (word, "this-year"))
    return months (atoi (today), 1, 12, days);
  return FALSE;
}

static gboolean
days_of_word (const char *word, const DeskQueryContext *context, Days *days)
{
  char today[DESK_DATE_STR_LEN];
  gsize len = strlen (word);

  if (desk_date_valid (word))
    {
      g_strlcpy (days->first, word, sizeof days->first);
      g_strlcpy (days->last, word, sizeof days->last);
      return TRUE;
    }
  if (len == 7 && word[4] == '-' && all_digits (word, 4) && all_digits (word + 5, 2))
    return months (atoi (word), atoi (word + 5), 1, days);
  if (len == 4 && all_digits (word, 4))
    return months (atoi (word), 1, 12, days);
  desk_date_from_us (context->now_us, context->zone, today);
  return relative_days (word, today, days);
}

static gboolean
invalid (const DeskField *field, const char *word, const char *form, GError **error)
{
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _ ("“%s” is not a value of “%s”: %s."), word,
               desk_field_get_label (field), form);
  return FALSE;
}

static gboolean
time_range (const DeskField *field, const char *word, const DeskQueryContext *context, DeskValue *first, DeskValue *last, GError **error)
{
  Days days;

  if (days_of_word (word, context, &days))
    {
      desk_value_init_integer (first, desk_date_to_us (days.first, context->zone));
      desk_value_init_integer (last, desk_date_end_us (days.last, context->zone));
      return TRUE;
    }
  if (g_str_equal (word, "now"))
    {
      desk_value_init_integer (first, context->now_us);
      desk_value_init_integer (last, context->now_us);
      return TRUE;
    }

  GTimeZone *zone = context->zone != NULL ? context->zone : desk_date_default_zone ();
  g_autofree char *full = strlen (word) == strlen ("2026-03-05T14:30") ? g_strconcat (word, ":00", NULL) : NULL;
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full != NULL ? full : word, zone);
  if (time == NULL)
    return invalid (field, word, _ ("write 2026-03-05, 2026-03-05T14:30, 2026-03, now, today+7 or this-month"), error);

  gint64 us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  desk_value_init_integer (first, us);
  desk_value_init_integer (last, us);
  return TRUE;
}

static gboolean
date_range (const DeskField *field, const char *word, const DeskQueryContext *context, DeskValue *first, DeskValue *last, GError **error)
{
  Days days;

  if (!days_of_word (g_str_equal (word, "now") ? "today" : word, context, &days))
    return invalid (field, word, _ ("write 2026-03-05, 2026-03, 2026, today, today+7 or this-month"), error);
  desk_value_init_text (first, days.first);
  desk_value_init_text (last, days.last);
  return TRUE;
}

static gboolean
number_value (const DeskField *field, const char *word, DeskValue *first, DeskValue *last, GError **error)
{
  gint64 number = 0;
  gboolean ok;

  switch (field->kind)
    {
    case DESK_FIELD_DECIMAL:
      ok = desk_decimal_parse (word, field->scale, &number, error);
      break;
    case DESK_FIELD_MONEY:
      ok = desk_money_parse (word, &number, error);
      break;
    case DESK_FIELD_PERCENT:
      ok = desk_percent_parse (word, field->scale, &number, error);
      break;
    default:
      ok = desk_integer_parse (word, &number, error);
    }
  if (!ok)
    return FALSE;
  desk_value_init_integer (first, number);
  desk_value_init_integer (last, number);
  return TRUE;
}

static gboolean
boolean_value (const DeskField *field, const char *word, DeskValue *first, DeskValue *last, GError **error)
{
  static const char *const yes[] = { "yes", "true", "1", "是", NULL };
  static const char *const no[] = { "no", "false", "0", "否", NULL };
  gboolean is_yes = g_strv_contains (yes, word);

  if (!is_yes && !g_strv_contains (no, word))
    return invalid (field, word, _ ("write yes or no"), error);
  desk_value_init_integer (first, is_yes);
  desk_value_init_integer (last, is_yes);
  return TRUE;
}

static gboolean
reference_value (const DeskField *field, const char *word, const DeskQueryContext *context, DeskValue *first, DeskValue *last, GError **error)
{
  char text[DESK_UUID_STR_LEN];
  DeskUuid uid;

  if (g_str_equal (word, "me"))
    uid = context->me;
  else if (g_str_equal (word, "my-unit"))
    uid = context->my_unit;
  else if (!desk_uuid_parse (word, &uid))
    return invalid (field, word, _ ("write me, my-unit or the UUID of a record"), error);

  if (desk_uuid_is_nil (&uid))
    return TRUE;
  desk_uuid_format (&uid, text);
  desk_value_init_text (first, text);
  desk_value_init_text (last, text);
  return TRUE;
}

int
desk_query_choice_rank (const DeskField *field, const char *code)
{
  for (int i = 0; field->choices != NULL && field->choices[i].code != NULL; i++)
    if (g_str_equal (field->choices[i].code, code))
      return i;
  return -1;
}

gboolean
desk_query_range (const DeskField *field, const char *word, const DeskQueryContext *context, DeskValue *first, DeskValue *last, GError **error)
{
  desk_value_init (first);
  desk_value_init (last);
  switch (field->kind)
    {
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_DECIMAL:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_PERCENT:
      return number_value (field, word, first, last, error);
    case DESK_FIELD_DATE:
      return date_range (field, word, context, first, last, error);
    case DESK_FIELD_TIME_STAMP:
      return time_range (field, word, context, first, last, error);
    case DESK_FIELD_BOOLEAN:
      return boolean_value (field, word, first, last, error);
    case DESK_FIELD_REFERENCE:
    case DESK_FIELD_REFERENCES:
      return reference_value (field, word, context, first, last, error);
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_CHOICES:
      if (field->choices != NULL && desk_query_choice_rank (field, word) < 0)
        return invalid (field, word, _ ("it is none of the codes to choose from"), error);
      break;
    default:
      break;
    }
  desk_value_init_text (first, word);
  desk_value_init_text (last, word);
  return TRUE;
}

gboolean
desk_query_literal (const DeskField *field, const char *word, const DeskQueryContext *context, DeskValue *value, GError **error)
{
  g_auto (DeskValue) last = DESK_VALUE_INIT;

  return desk_query_range (field, word, context, value, &last, error);
}
