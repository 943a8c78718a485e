/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-attachment.h"
#include "model/desk-date.h"
#include "model/desk-identity.h"
#include "model/desk-number.h"
#include "model/desk-text.h"
#include "model/desk-uuid.h"

#define TEXT_MAX 200
#define LONG_TEXT_MAX 20000
/* Files named where there is little room. */
#define NAMED_FILES 3

const char *
desk_language_pick (const char *en, const char *zh)
{
  const char *language = g_get_language_names ()[0];

  if (zh != NULL && g_str_has_prefix (language, "zh"))
    return zh;
  /* Declarations that no registry adopted (the fields of an act) are
   * translated when they are shown. */
  return zh == NULL && en != NULL && *en != '\0' ? g_dgettext (GETTEXT_PACKAGE, en) : en;
}

const char *
desk_field_get_label (const DeskField *field)
{
  return desk_language_pick (field->label, field->label_zh);
}

const char *
desk_field_get_group (const DeskField *field)
{
  return desk_language_pick (field->group, field->group_zh);
}

const char *
desk_field_get_unit (const DeskField *field)
{
  return desk_language_pick (field->unit, field->unit_zh);
}

const char *
desk_field_get_help (const DeskField *field)
{
  return desk_language_pick (field->help, field->help_zh);
}

const char *
desk_choice_get_label (const DeskChoice *choice)
{
  return desk_language_pick (choice->label, choice->label_zh);
}

const DeskChoice *
desk_field_find_choice (const DeskField *field, const char *code)
{
  if (field->choices == NULL || code == NULL)
    return NULL;
  for (const DeskChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_str_equal (choice->code, code))
      return choice;
  return NULL;
}

gboolean
desk_field_is_integer (const DeskField *field)
{
  switch (field->kind) {
  case DESK_FIELD_INTEGER:
  case DESK_FIELD_DECIMAL:
  case DESK_FIELD_MONEY:
  case DESK_FIELD_PERCENT:
  case DESK_FIELD_TIME_STAMP:
  case DESK_FIELD_BOOLEAN:
    return TRUE;
  case DESK_FIELD_TEXT:
  case DESK_FIELD_LONG_TEXT:
  case DESK_FIELD_DATE:
  case DESK_FIELD_CHOICE:
  case DESK_FIELD_CHOICES:
  case DESK_FIELD_REFERENCE:
  case DESK_FIELD_IDENTITY_NUMBER:
  case DESK_FIELD_CREDIT_CODE:
  case DESK_FIELD_TELEPHONE:
  case DESK_FIELD_BANK_CARD:
  case DESK_FIELD_REFERENCES:
  case DESK_FIELD_ATTACHMENTS:
  default:
    return FALSE;
  }
}

static gboolean
invalid (GError **error, const char *message)
{
  g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, message);
  return FALSE;
}

/* As people write the number in this field, for the sentence about its range. */
static char *
format_bound (const DeskField *field, gint64 bound)
{
  DeskValue value;

  desk_value_init_integer (&value, bound);
  return desk_field_format (field, &value, DESK_FORMAT_EDIT, NULL);
}

static gboolean
check_integer (const DeskField *field, gint64 integer, GError **error)
{
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;

  if (field->kind == DESK_FIELD_BOOLEAN && integer != 0 && integer != 1)
    return invalid (error, _ ("Choose yes or no."));
  if (field->kind == DESK_FIELD_TIME_STAMP || (field->min == 0 && field->max == 0))
    return TRUE;
  if (integer >= field->min && integer <= field->max)
    return TRUE;
  min = format_bound (field, field->min);
  max = format_bound (field, field->max);
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _ ("Enter a number from %s to %s."), min, max);
  return FALSE;
}

static gboolean
check_length (const DeskField *field, const char *text, GError **error)
{
  glong length = g_utf8_strlen (text, -1);
  gint64 max = field->max > 0 ? field->max : field->kind == DESK_FIELD_LONG_TEXT ? LONG_TEXT_MAX : TEXT_MAX;

  if (length > max) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                 ngettext ("At most %d character fits here; there are %d.", "At most %d characters fit here; there are %d.", (gulong) max), (int) max, (int) length);
    return FALSE;
  }
  if (length < field->min) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
                 ngettext ("Enter at least %d character.", "Enter at least %d characters.", (gulong) field->min), (int) field->min);
    return FALSE;
  }
  return TRUE;
}

typedef gboolean (*CheckItem) (const DeskField *field, const char *item, GError **error);

static gboolean
check_code (const DeskField *field, const char *code, GError **error)
{
  if (field->choices == NULL || desk_field_find_choice (field, code) != NULL)
    return TRUE;
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, _ ("“%s” is not one of the choices."), code);
  return FALSE;
}

static gboolean
check_uuid (const DeskField *field, const char *text, GError **error)
{
  DeskUuid uid;
  char canonical[DESK_UUID_STR_LEN];

  (void) field;
  if (desk_uuid_parse (text, &uid)) {
    desk_uuid_format (&uid, canonical);
    if (g_str_equal (canonical, text))
      return TRUE;
  }
  return invalid (error, _ ("Choose an entry from the list."));
}

static gboolean
check_each (const DeskField *field, const char *text, CheckItem check, GError **error)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (guint i = 0; items[i] != NULL; i++) {
    if (!check (field, items[i], error))
      return FALSE;
    if (i > 0 && strcmp (items[i - 1], items[i]) >= 0)
      return invalid (error, _ ("An entry is chosen twice."));
  }
  return TRUE;
}

static gboolean
check_canonical (const char *text, char *canonical, GError **error)
{
  gboolean same;

  if (canonical == NULL)
    return FALSE; /* error is set */
  same = g_str_equal (text, canonical);
  g_free (canonical);
  return same ? TRUE : invalid (error, _ ("This is not written in its plain form."));
}

static gboolean
check_attachments (const char *text, GError **error)
{
  g_autoptr (GPtrArray) attachments = desk_attachments_parse (text, error);

  return attachments != NULL;
}

static gboolean
check_text (const DeskField *field, const char *text, GError **error)
{
  if (!desk_text_check (text, error))
    return FALSE;
  switch (field->kind) {
  case DESK_FIELD_TEXT:
  case DESK_FIELD_LONG_TEXT:
    return check_length (field, text, error);
  case DESK_FIELD_DATE:
    return desk_date_valid (text) ? TRUE : invalid (error, _ ("There is no such day. Enter a date such as 2026-03-05."));
  case DESK_FIELD_CHOICE:
    return check_code (field, text, error);
  case DESK_FIELD_CHOICES:
    return check_each (field, text, check_code, error);
  case DESK_FIELD_REFERENCE:
    return check_uuid (field, text, error);
  case DESK_FIELD_REFERENCES:
    return check_each (field, text, check_uuid, error);
  case DESK_FIELD_ATTACHMENTS:
    return check_attachments (text, error);
  case DESK_FIELD_IDENTITY_NUMBER:
    return check_canonical (text, desk_identity_number_check (text, error), error);
  case DESK_FIELD_CREDIT_CODE:
    return check_canonical (text, desk_credit_code_check (text, error), error);
  case DESK_FIELD_TELEPHONE:
    return check_canonical (text, desk_telephone_check (text, error), error);
  case DESK_FIELD_BANK_CARD:
    return check_canonical (text, desk_bank_card_check (text, error), error);
  case DESK_FIELD_INTEGER:
  case DESK_FIELD_DECIMAL:
  case DESK_FIELD_MONEY:
  case DESK_FIELD_PERCENT:
  case DESK_FIELD_TIME_STAMP:
  case DESK_FIELD_BOOLEAN:
  default:
    return invalid (error, _ ("A number is needed here."));
  }
}

gboolean
desk_field_check (const DeskField *field, const DeskValue *value, GError **error)
{
  switch (value->kind) {
  case DESK_VALUE_NONE:
    return TRUE;
  case DESK_VALUE_INTEGER:
    if (!desk_field_is_integer (field))
      return invalid (error, _ ("Text is needed here, not a number."));
    return check_integer (field, value->integer, error);
  case DESK_VALUE_TEXT:
    return check_text (field, value->text, error);
  default:
    return invalid (error, _ ("A number is needed here."));
  }
}

/* Codes and labels of both languages are taken, so that a file written in one
 * language can be read in the other. */
static const char *
find_code (const DeskField *field, const char *text)
{
  if (field->choices == NULL)
    return text;
  for (const DeskChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_str_equal (choice->code, text) || g_strcmp0 (choice->label, text) == 0 || g_strcmp0 (choice->label_zh, text) == 0)
      return choice->code;
  return NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
parse_many (const DeskField *field, const char *text, DeskValue *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; parts[i] != NULL; i++) {
    const char *item = g_strstrip (parts[i]);

    if (*item == '\0')
      continue;
    if (field->kind == DESK_FIELD_CHOICES) {
      const char *code = find_code (field, item);

      if (code == NULL)
        return check_code (field, item, error);
      item = code;
    }
    if (!g_ptr_array_find_with_equal_func (items, item, g_str_equal, NULL))
      g_ptr_array_add (items, (gpointer) item);
  }
  if (items->len == 0)
    return TRUE;
  g_ptr_array_sort (items, compare_texts);
  g_ptr_array_add (items, NULL);
  joined = g_strjoinv (",", (char **) items->pdata);
  desk_value_init_text (value, joined);
  return TRUE;
}

static gboolean
parse_boolean (const char *text, DeskValue *value, GError **error)
{
  static const char *const yes[] = { "1", "yes", "true", "是", "有", "√", NULL };
  static const char *const no[] = { "0", "no", "false", "否", "无", "×", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (g_strv_contains (yes, lower))
    desk_value_init_integer (value, 1);
  else if (g_strv_contains (no, lower))
    desk_value_init_integer (value, 0);
  else
    return invalid (error, _ ("Enter yes or no."));
  return TRUE;
}

static gboolean
take_text (DeskValue *value, char *text)
{
  if (text == NULL)
    return FALSE;
  desk_value_init_text (value, text);
  g_free (text);
  return TRUE;
}

static gboolean
parse_number (const DeskField *field, const char *text, DeskValue *value, GError **error)
{
  gint64 integer = 0;
  gboolean parsed;

  switch (field->kind) {
  case DESK_FIELD_DECIMAL:
    parsed = desk_decimal_parse (text, field->scale, &integer, error);
    break;
  case DESK_FIELD_MONEY:
    parsed = desk_money_parse (text, &integer, error);
    break;
  case DESK_FIELD_PERCENT:
    parsed = desk_percent_parse (text, field->scale, &integer, error);
    break;
  case DESK_FIELD_TIME_STAMP:
    parsed = desk_date_parse_time (text, 0, NULL, NULL, &integer, error);
    break;
  default:
    parsed = desk_integer_parse (text, &integer, error);
    break;
  }
  if (parsed)
    desk_value_init_integer (value, integer);
  return parsed;
}

static gboolean
parse_date (const char *text, const char *today, DeskValue *value, GError **error)
{
  char date[DESK_DATE_STR_LEN];

  if (!desk_date_parse (text, today, NULL, date, error))
    return FALSE;
  desk_value_init_text (value, date);
  return TRUE;
}

static gboolean
parse_choice (const DeskField *field, const char *text, DeskValue *value, GError **error)
{
  const char *code = find_code (field, text);

  if (code == NULL)
    return check_code (field, text, error);
  desk_value_init_text (value, code);
  return TRUE;
}

static gboolean
parse_kind (const DeskField *field, const char *text, const char *today, DeskValue *value, GError **error)
{
  switch (field->kind) {
  case DESK_FIELD_DATE:
    return parse_date (text, today, value, error);
  case DESK_FIELD_CHOICE:
    return parse_choice (field, text, value, error);
  case DESK_FIELD_CHOICES:
  case DESK_FIELD_REFERENCES:
    return parse_many (field, text, value, error);
  case DESK_FIELD_BOOLEAN:
    return parse_boolean (text, value, error);
  case DESK_FIELD_IDENTITY_NUMBER:
    return take_text (value, desk_identity_number_check (text, error));
  case DESK_FIELD_CREDIT_CODE:
    return take_text (value, desk_credit_code_check (text, error));
  case DESK_FIELD_TELEPHONE:
    return take_text (value, desk_telephone_check (text, error));
  case DESK_FIELD_BANK_CARD:
    return take_text (value, desk_bank_card_check (text, error));
  case DESK_FIELD_TEXT:
  case DESK_FIELD_LONG_TEXT:
  case DESK_FIELD_REFERENCE:
  case DESK_FIELD_ATTACHMENTS:
    desk_value_init_text (value, text);
    return TRUE;
  case DESK_FIELD_INTEGER:
  case DESK_FIELD_DECIMAL:
  case DESK_FIELD_MONEY:
  case DESK_FIELD_PERCENT:
  case DESK_FIELD_TIME_STAMP:
  default:
    return parse_number (field, text, value, error);
  }
}

/* White space at both ends goes, ideographic space too. */
static char *
strip (char *text)
{
  char *begin = text;
  char *end = text + strlen (text);
  char *stripped;

  while (g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  stripped = g_strndup (begin, (gsize) (end - begin));
  g_free (text);
  return stripped;
}

gboolean
desk_field_parse (const DeskField *field, const char *text, const char *today, DeskValue *value, GError **error)
{
  g_autofree char *clean = NULL;

  desk_value_init (value);
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return invalid (error, _ ("The text is not valid Unicode."));
  /* What people write stays as they wrote it; only what is a code is folded. */
  clean = desk_text_normalise (text);
  if (clean == NULL)
    return desk_text_check (text, error);
  clean = strip (clean);
  if (field->kind != DESK_FIELD_TEXT && field->kind != DESK_FIELD_LONG_TEXT && field->kind != DESK_FIELD_CHOICE &&
      field->kind != DESK_FIELD_ATTACHMENTS) {
    char *folded = desk_text_fold_width (clean);

    g_free (clean);
    clean = folded;
  }
  if (*clean == '\0')
    return TRUE;
  if (parse_kind (field, clean, today, value, error) && desk_field_check (field, value, error))
    return TRUE;
  desk_value_clear (value);
  return FALSE;
}

static char *
format_choices (const DeskField *field, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++) {
    const DeskChoice *choice = desk_field_find_choice (field, codes[i]);

    if (i > 0)
      g_string_append (out, desk_language_pick (", ", "、"));
    g_string_append (out, choice != NULL ? desk_choice_get_label (choice) : codes[i]);
  }
  return g_string_free (out, FALSE);
}

static char *
format_attachments (const char *text, guint max)
{
  g_autoptr (GPtrArray) attachments = desk_attachments_parse (text, NULL);

  return attachments != NULL ? desk_attachments_describe (attachments, max) : g_strdup ("");
}

static char *
mask (const DeskField *field, const char *text)
{
  if (g_str_has_prefix (text, "enc:"))
    return g_strdup ("••••");
  switch (field->kind) {
  case DESK_FIELD_IDENTITY_NUMBER:
    return desk_mask_identity_number (text);
  case DESK_FIELD_TELEPHONE:
    return desk_mask_telephone (text);
  case DESK_FIELD_BANK_CARD:
    return desk_mask_bank_card (text);
  case DESK_FIELD_LONG_TEXT: /* of an illness even the first word says too much */
    return g_strdup ("••••");
  default:
    return desk_mask_text (text);
  }
}

gboolean
desk_field_is_masked (const DeskField *field)
{
  return (field->flags & DESK_FIELD_SENSITIVE) != 0 || field->kind == DESK_FIELD_TELEPHONE ||
         field->kind == DESK_FIELD_IDENTITY_NUMBER || field->kind == DESK_FIELD_BANK_CARD;
}

static char *
format_text (const DeskField *field, const char *text, DeskFormat format)
{
  if (format != DESK_FORMAT_EDIT && desk_field_is_masked (field))
    return mask (field, text);
  switch (field->kind) {
  case DESK_FIELD_DATE:
    return format == DESK_FORMAT_DISPLAY ? desk_date_format (text, DESK_DATE_MEDIUM) : g_strdup (text);
  case DESK_FIELD_CHOICE:
  case DESK_FIELD_CHOICES:
    return format == DESK_FORMAT_EDIT ? g_strdup (text) : format_choices (field, text);
  case DESK_FIELD_ATTACHMENTS:
    return format == DESK_FORMAT_EDIT ? g_strdup (text) : format_attachments (text, format == DESK_FORMAT_DISPLAY ? NAMED_FILES : 0);
  default:
    return g_strdup (text);
  }
}

static char *
format_number (const DeskField *field, gint64 integer, DeskFormat format, GTimeZone *zone)
{
  gboolean display = format == DESK_FORMAT_DISPLAY;

  switch (field->kind) {
  case DESK_FIELD_MONEY:
    return display ? desk_money_format_for_people (integer) : desk_money_format_plain (integer);
  case DESK_FIELD_DECIMAL:
    return desk_decimal_format (integer, field->scale, display);
  case DESK_FIELD_PERCENT: {
    g_autofree char *number = desk_decimal_format_short (integer, field->scale);

    return format == DESK_FORMAT_EDIT ? g_steal_pointer (&number) : g_strconcat (number, "%", NULL);
  }
  case DESK_FIELD_TIME_STAMP:
    return desk_date_format_time (integer, zone);
  case DESK_FIELD_BOOLEAN:
    return g_strdup (format == DESK_FORMAT_EDIT ? (integer != 0 ? "1" : "0") : integer != 0 ? _ ("Yes") : _ ("No"));
  default:
    return display ? desk_integer_format (integer) : g_strdup_printf ("%" G_GINT64_FORMAT, integer);
  }
}

char *
desk_field_format (const DeskField *field, const DeskValue *value, DeskFormat format, GTimeZone *zone)
{
  g_autofree char *text = NULL;
  const char *unit;

  switch (value->kind) {
  case DESK_VALUE_TEXT:
    return format_text (field, value->text, format);
  case DESK_VALUE_INTEGER:
    text = format_number (field, value->integer, format, zone);
    unit = format == DESK_FORMAT_DISPLAY ? desk_field_get_unit (field) : NULL;
    return unit != NULL ? g_strconcat (text, " ", unit, NULL) : g_steal_pointer (&text);
  case DESK_VALUE_NONE:
  default:
    return g_strdup ("");
  }
}
