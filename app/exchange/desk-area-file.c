/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-area-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum {
  CODE,
  NAME,
  LEVEL,
  PARENT,
  N_COLUMNS,
};

static const char *const code_names[] = { "code", "代码", "区划代码", "行政区划代码", "统计用区划代码", "编码", NULL };
static const char *const name_names[] = { "name", "名称", "区划名称", "单位名称", NULL };
static const char *const level_names[] = { "level", "级别", "层级", "区划级别", NULL };
static const char *const parent_names[] = { "parent", "上级", "上级代码", "上级区划", "上级区划代码", NULL };

static const DeskCsvColumn columns[N_COLUMNS] = {
  [CODE] = { code_names, TRUE },
  [NAME] = { name_names, TRUE },
  [LEVEL] = { level_names, TRUE },
  [PARENT] = { parent_names, TRUE },
};

/* In lower case and half width, as what is read is compared. */
static const struct {
  const char *word;
  DeskAreaFileLevel level;
} level_words[] = {
  { "county", DESK_AREA_FILE_COUNTY },     { "县", DESK_AREA_FILE_COUNTY },      { "区", DESK_AREA_FILE_COUNTY },
  { "市", DESK_AREA_FILE_COUNTY },         { "县级", DESK_AREA_FILE_COUNTY },    { "区县", DESK_AREA_FILE_COUNTY },
  { "县(市、区)", DESK_AREA_FILE_COUNTY }, { "town", DESK_AREA_FILE_TOWN },      { "乡镇", DESK_AREA_FILE_TOWN },
  { "乡", DESK_AREA_FILE_TOWN },           { "镇", DESK_AREA_FILE_TOWN },        { "街道", DESK_AREA_FILE_TOWN },
  { "乡级", DESK_AREA_FILE_TOWN },         { "乡镇级", DESK_AREA_FILE_TOWN },    { "乡镇(街道)", DESK_AREA_FILE_TOWN },
  { "village", DESK_AREA_FILE_VILLAGE },   { "村", DESK_AREA_FILE_VILLAGE },     { "社区", DESK_AREA_FILE_VILLAGE },
  { "村级", DESK_AREA_FILE_VILLAGE },      { "村社区", DESK_AREA_FILE_VILLAGE }, { "村(社区)", DESK_AREA_FILE_VILLAGE },
  { "group", DESK_AREA_FILE_GROUP },       { "组", DESK_AREA_FILE_GROUP },       { "村民小组", DESK_AREA_FILE_GROUP },
  { "小组", DESK_AREA_FILE_GROUP },        { "居民小组", DESK_AREA_FILE_GROUP },
};

static void
row_free (gpointer data)
{
  DeskAreaFileRow *row = data;

  g_free (row->code);
  g_free (row->name);
  g_free (row->parent);
  g_free (row);
}

static const char *
level_word (DeskAreaFileLevel level)
{
  static const char *const words[] = { N_("county"), N_("town"), N_("village"), N_("group") };

  return _(words[level]);
}

static gboolean
parse_level (const char *text, DeskAreaFileLevel *level)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (level_words); i++)
    {
      if (strcmp (folded, level_words[i].word) != 0)
        continue;
      *level = level_words[i].level;
      return TRUE;
    }
  return FALSE;
}

/* Code of six digits for a county, then three for each level below (GB/T 10114
 * and the statistical code of the areas); groups have two or three more. */
static gboolean
length_fits (const char *code, DeskAreaFileLevel level)
{
  gsize length = strlen (code);

  switch (level)
    {
    case DESK_AREA_FILE_COUNTY:
      return length == 6;
    case DESK_AREA_FILE_TOWN:
      return length == 9;
    case DESK_AREA_FILE_VILLAGE:
      return length == 12;
    case DESK_AREA_FILE_GROUP:
      return length == 14 || length == 15;
    }
  return FALSE;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static void
check_code (DeskCsvReader *reader, const char *code, gboolean has_level, DeskAreaFileLevel level)
{
  if (*code == '\0')
    desk_csv_reader_add_problem (reader, CODE, _("the code is missing"));
  else if (strstr (code, "E+") != NULL || strstr (code, "e+") != NULL)
    desk_csv_reader_add_problem (reader, CODE,
                                 _("“%s” was rounded by the spreadsheet program: format the column as text and enter "
                                   "the codes again"),
                                 code);
  else if (!is_digits (code))
    desk_csv_reader_add_problem (reader, CODE, _("“%s” has something other than digits"), code);
  else if (has_level && !length_fits (code, level))
    desk_csv_reader_add_problem (reader, CODE,
                                 _("“%s” has %u digits: a county has 6, a town 9, a village 12, a group 14 or 15"), code,
                                 (guint) strlen (code));
}

typedef struct {
  GPtrArray *rows;     /* DeskAreaFileRow, owned */
  GHashTable *by_code; /* the same */
  GHashTable *refused; /* codes of rows that have a problem of their own */
} Reading;

/* Checks what can be seen in one row, and keeps it. */
static void
take_row (DeskCsvReader *reader, Reading *reading)
{
  const char *code = desk_csv_reader_get (reader, CODE), *level = desk_csv_reader_get (reader, LEVEL);
  DeskAreaFileRow *row = g_new0 (DeskAreaFileRow, 1);
  gboolean has_level = parse_level (level, &row->level);

  row->code = g_strdup (code);
  row->name = g_strdup (desk_csv_reader_get (reader, NAME));
  /* What is above a county is not kept; some files name the city. */
  row->parent = g_strdup (has_level && row->level == DESK_AREA_FILE_COUNTY ? "" : desk_csv_reader_get (reader, PARENT));
  row->line = desk_csv_reader_get_line (reader);

  check_code (reader, code, has_level, row->level);
  if (*row->name == '\0')
    desk_csv_reader_add_problem (reader, NAME, _("the name is missing"));
  if (*level == '\0')
    desk_csv_reader_add_problem (reader, LEVEL, _("the level is missing: county, town, village or group"));
  else if (!has_level)
    desk_csv_reader_add_problem (reader, LEVEL, _("“%s” is no level: county, town, village or group"), level);
  if (has_level && row->level != DESK_AREA_FILE_COUNTY && *row->parent == '\0')
    desk_csv_reader_add_problem (reader, PARENT, _("the code of the area above is missing"));

  DeskAreaFileRow *former = *code != '\0' ? g_hash_table_lookup (reading->by_code, code) : NULL;
  if (former != NULL)
    desk_csv_reader_add_problem (reader, CODE, _("“%s” is there already, on line %u (%s)"), code, former->line,
                                 former->name);
  if (!has_level || former != NULL || *code == '\0')
    {
      /* What lies in it is not to be called an orphan as well. */
      g_hash_table_add (reading->refused, g_strdup (code));
      row_free (row);
      return;
    }
  g_hash_table_insert (reading->by_code, row->code, row);
  g_ptr_array_add (reading->rows, row);
}

static void
add_problem (GPtrArray *problems, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
add_problem (GPtrArray *problems, guint line, const char *format, ...)
{
  DeskCsvProblem *problem = g_new0 (DeskCsvProblem, 1);
  va_list arguments;

  problem->line = line;
  problem->column = g_strdup (_("parent"));
  va_start (arguments, format);
  problem->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, problem);
}

/* Checks what only the whole file can tell. */
static void
check_parents (Reading *reading, GPtrArray *problems)
{
  for (guint i = 0; i < reading->rows->len; i++)
    {
      const DeskAreaFileRow *row = g_ptr_array_index (reading->rows, i);
      const DeskAreaFileRow *parent = g_hash_table_lookup (reading->by_code, row->parent);
      if (row->level == DESK_AREA_FILE_COUNTY || *row->parent == '\0')
        continue;
      if (parent == NULL && g_hash_table_contains (reading->refused, row->parent))
        continue;
      if (parent == NULL)
        add_problem (problems, row->line, _("“%s”, the area above %s, is not in the file"), row->parent, row->name);
      else if (parent->level + 1 != row->level)
        add_problem (problems, row->line, _("%s is a %s and cannot lie in %s, a %s"), row->name, level_word (row->level),
                     parent->name, level_word (parent->level));
      else if (!g_str_has_prefix (row->code, parent->code))
        add_problem (problems, row->line, _("the code “%s” does not begin with “%s”, the code of %s"), row->code,
                     parent->code, parent->name);
    }
}

/* The rows of one county, or all; from the top level down. */
static GPtrArray *
select_rows (GPtrArray *rows, const char *county)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (row_free);

  for (int level = DESK_AREA_FILE_COUNTY; level <= DESK_AREA_FILE_GROUP; level++)
    for (guint i = 0; i < rows->len; i++)
      {
        DeskAreaFileRow *row = g_ptr_array_index (rows, i);
        if (row == NULL || (int) row->level != level || (county != NULL && !g_str_has_prefix (row->code, county)))
          continue;
        rows->pdata[i] = NULL;
        g_ptr_array_add (chosen, row);
      }
  return chosen;
}

static gboolean
read_rows (DeskCsvReader *reader, Reading *reading, GError **error)
{
  GError *cause = NULL;

  if (!desk_csv_reader_read_head (reader, columns, N_COLUMNS, error))
    return FALSE;
  while (desk_csv_reader_next (reader, &cause))
    take_row (reader, reading);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  check_parents (reading, desk_csv_reader_get_problems (reader));
  return TRUE;
}

static void
clear_row (gpointer data)
{
  if (data != NULL)
    row_free (data);
}

GPtrArray *
desk_area_file_read (const char *path, const char *county, GPtrArray **problems, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (DeskCsvReader) reader = desk_csv_reader_open (path, cancellable, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (clear_row);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (problems != NULL)
    *problems = NULL;
  if (reader == NULL || !read_rows (reader, &(Reading) { rows, by_code, refused }, error))
    return NULL;

  GPtrArray *found = desk_csv_reader_get_problems (reader);
  guint n = found->len;
  if (problems != NULL)
    *problems = g_ptr_array_ref (found);
  if (n > 0)
    {
      g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT,
                   g_dngettext (GETTEXT_PACKAGE, "%u problem in the area file. Nothing was taken over. Put it right and try again.",
                                "%u problems in the area file. Nothing was taken over. Put them right and try again.", n),
                   n);
      return NULL;
    }
  const DeskAreaFileRow *top = county != NULL ? g_hash_table_lookup (by_code, county) : NULL;
  if (rows->len == 0 || (county != NULL && (top == NULL || top->level != DESK_AREA_FILE_COUNTY)))
    {
      g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT,
                   county != NULL ? _("There is no county “%s” in the area file. Nothing was taken over.")
                                  : _("There are no areas in the file. Nothing was taken over."),
                   county);
      return NULL;
    }
  return select_rows (rows, county);
}
