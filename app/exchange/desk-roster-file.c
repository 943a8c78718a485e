/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-roster-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum {
  UNIT_NAME,
  UNIT_SHORT,
  UNIT_PARENT,
  UNIT_KIND,
  N_UNIT_COLUMNS,
};

enum {
  PERSON_NAME,
  PERSON_UNIT,
  PERSON_POST,
  PERSON_TELEPHONE,
  N_PERSON_COLUMNS,
};

static const char *const unit_name_names[] = { "name", "名称", "单位名称", "全称", "单位", NULL };
static const char *const short_names[] = { "short name", "简称", "单位简称", NULL };
static const char *const parent_names[] = { "parent", "上级", "上级单位", "主管单位", NULL };
static const char *const kind_names[] = { "kind", "类别", "类型", "单位类别", NULL };
static const char *const person_name_names[] = { "name", "姓名", NULL };
static const char *const unit_names[] = { "unit", "单位", "所在单位", "部门", NULL };
static const char *const post_names[] = { "post", "职务", "岗位", NULL };
static const char *const telephone_names[] = { "telephone", "电话", "手机", "手机号", "联系电话", NULL };

static const DeskCsvColumn unit_columns[N_UNIT_COLUMNS] = {
  [UNIT_NAME] = { unit_name_names, TRUE },
  [UNIT_SHORT] = { short_names, FALSE },
  [UNIT_PARENT] = { parent_names, FALSE },
  [UNIT_KIND] = { kind_names, FALSE },
};

static const DeskCsvColumn person_columns[N_PERSON_COLUMNS] = {
  [PERSON_NAME] = { person_name_names, TRUE },
  [PERSON_UNIT] = { unit_names, TRUE },
  [PERSON_POST] = { post_names, FALSE },
  [PERSON_TELEPHONE] = { telephone_names, FALSE },
};

static void
unit_free (gpointer data)
{
  DeskRosterUnit *unit = data;

  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->parent);
  g_free (unit->kind);
  g_free (unit);
}

static void
person_free (gpointer data)
{
  DeskRosterPerson *person = data;

  g_free (person->name);
  g_free (person->unit);
  g_free (person->post);
  g_free (person->telephone);
  g_free (person);
}

/* Notes a problem of a row that was read before. */
static void
add_problem (GPtrArray *problems, guint line, char *text)
{
  DeskCsvProblem *problem = g_new0 (DeskCsvProblem, 1);

  problem->line = line;
  problem->text = text;
  g_ptr_array_add (problems, problem);
}

/* Enters a name under which a unit is known; two units may not share one. */
static void
enter_name (DeskCsvReader *reader, GHashTable *by_name, int column, const char *name, DeskRosterUnit *unit)
{
  DeskRosterUnit *former = g_hash_table_lookup (by_name, name);

  if (*name == '\0' || former == unit)
    return;
  if (former != NULL)
    desk_csv_reader_add_problem (reader, column, _("“%s” is there already, on line %u: give one of them another name"),
                                 name, former->line);
  else
    g_hash_table_insert (by_name, (gpointer) name, unit);
}

static void
take_unit (DeskCsvReader *reader, GPtrArray *units, GHashTable *by_name)
{
  DeskRosterUnit *unit = g_new0 (DeskRosterUnit, 1);

  unit->name = g_strdup (desk_csv_reader_get (reader, UNIT_NAME));
  unit->short_name = g_strdup (desk_csv_reader_get (reader, UNIT_SHORT));
  unit->parent = g_strdup (desk_csv_reader_get (reader, UNIT_PARENT));
  unit->kind = g_strdup (desk_csv_reader_get (reader, UNIT_KIND));
  unit->line = desk_csv_reader_get_line (reader);
  g_ptr_array_add (units, unit);
  if (*unit->name == '\0')
    desk_csv_reader_add_problem (reader, UNIT_NAME, _("the name is missing"));
  enter_name (reader, by_name, UNIT_NAME, unit->name, unit);
  enter_name (reader, by_name, UNIT_SHORT, unit->short_name, unit);
}

/* Whether following the units above comes to an end. */
static gboolean
has_top (GHashTable *by_name, DeskRosterUnit *unit, guint n_units)
{
  for (guint steps = 0; unit != NULL; steps++)
    {
      if (steps > n_units)
        return FALSE;
      unit = *unit->parent != '\0' ? g_hash_table_lookup (by_name, unit->parent) : NULL;
    }
  return TRUE;
}

static void
check_unit_parents (GPtrArray *units, GHashTable *by_name, GPtrArray *problems)
{
  for (guint i = 0; i < units->len; i++)
    {
      DeskRosterUnit *unit = g_ptr_array_index (units, i);
      DeskRosterUnit *parent = g_hash_table_lookup (by_name, unit->parent);
      if (*unit->parent == '\0')
        continue;
      if (parent == NULL)
        add_problem (problems, unit->line,
                     g_strdup_printf (_("“%s”, the unit above %s, is not in the file"), unit->parent, unit->name));
      else if (!has_top (by_name, unit, units->len))
        add_problem (problems, unit->line,
                     g_strdup_printf (_("%s lies in a circle of units, each above the other"), unit->name));
    }
}

/* Parents before their children, otherwise in the order of the file; parents
 * by their full name. */
static GPtrArray *
order_units (GPtrArray *units, GHashTable *by_name)
{
  GPtrArray *ordered = g_ptr_array_new_with_free_func (unit_free);
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

  while (ordered->len < units->len)
    for (guint i = 0; i < units->len; i++)
      {
        DeskRosterUnit *unit = g_ptr_array_index (units, i);
        DeskRosterUnit *parent = *unit->parent != '\0' ? g_hash_table_lookup (by_name, unit->parent) : NULL;
        if (g_hash_table_contains (placed, unit) || (parent != NULL && !g_hash_table_contains (placed, parent)))
          continue;
        if (parent != NULL && strcmp (unit->parent, parent->name) != 0)
          {
            g_free (unit->parent);
            unit->parent = g_strdup (parent->name);
          }
        g_hash_table_add (placed, unit);
        g_ptr_array_add (ordered, unit);
      }
  g_ptr_array_set_free_func (units, NULL);
  return ordered;
}

/* Whether there is nothing to object to; tells the problems. */
static gboolean
end_reading (DeskCsvReader *reader, guint n_rows, GPtrArray **problems, GError **error)
{
  GPtrArray *found = desk_csv_reader_get_problems (reader);

  if (problems != NULL)
    *problems = g_ptr_array_ref (found);
  if (found->len > 0)
    g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT,
                 g_dngettext (GETTEXT_PACKAGE, "%u problem in the file. Nothing was taken over. Put it right and try again.",
                              "%u problems in the file. Nothing was taken over. Put them right and try again.",
                              found->len),
                 found->len);
  else if (n_rows == 0)
    g_set_error_literal (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT,
                         _("There are no rows under the head row. Nothing was taken over."));
  return found->len == 0 && n_rows > 0;
}

GPtrArray *
desk_roster_file_read_units (const char *path, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskCsvReader) reader = desk_csv_reader_open (path, cancellable, error);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (unit_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GError *cause = NULL;

  if (problems != NULL)
    *problems = NULL;
  if (reader == NULL || !desk_csv_reader_read_head (reader, unit_columns, N_UNIT_COLUMNS, error))
    return NULL;
  while (desk_csv_reader_next (reader, &cause))
    take_unit (reader, units, by_name);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return NULL;
    }
  check_unit_parents (units, by_name, desk_csv_reader_get_problems (reader));
  return end_reading (reader, units->len, problems, error) ? order_units (units, by_name) : NULL;
}

/* A telephone number without blanks and brackets; %NULL if it is none. */
static char *
plain_telephone (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) plain = g_string_new (NULL);
  guint digits = 0;

  for (const char *p = normal; p != NULL && *p != '\0'; p++)
    {
      if (strchr (" ()", *p) != NULL)
        continue;
      if (!g_ascii_isdigit (*p) && *p != '-' && !(*p == '+' && plain->len == 0))
        return NULL;
      digits += g_ascii_isdigit (*p) ? 1 : 0;
      g_string_append_c (plain, *p);
    }
  if (plain->len > 0 && (digits < 3 || digits > 17))
    return NULL;
  return g_strdup (plain->str);
}

static const char *
resolve_unit (DeskCsvReader *reader, GHashTable *by_name, const char *text)
{
  if (*text == '\0')
    {
      desk_csv_reader_add_problem (reader, PERSON_UNIT, _("the unit is missing"));
      return text;
    }
  if (by_name == NULL)
    return text;
  const DeskRosterUnit *unit = g_hash_table_lookup (by_name, text);
  if (unit != NULL)
    return unit->name;
  desk_csv_reader_add_problem (reader, PERSON_UNIT, _("there is no unit “%s”"), text);
  return text;
}

static void
take_person (DeskCsvReader *reader, GPtrArray *persons, GHashTable *by_name, GHashTable *seen)
{
  DeskRosterPerson *person = g_new0 (DeskRosterPerson, 1);
  const char *telephone = desk_csv_reader_get (reader, PERSON_TELEPHONE);

  person->name = g_strdup (desk_csv_reader_get (reader, PERSON_NAME));
  person->unit = g_strdup (resolve_unit (reader, by_name, desk_csv_reader_get (reader, PERSON_UNIT)));
  person->post = g_strdup (desk_csv_reader_get (reader, PERSON_POST));
  person->telephone = plain_telephone (telephone);
  person->line = desk_csv_reader_get_line (reader);
  g_ptr_array_add (persons, person);
  if (*person->name == '\0')
    desk_csv_reader_add_problem (reader, PERSON_NAME, _("the name is missing"));
  if (person->telephone == NULL)
    desk_csv_reader_add_problem (reader, PERSON_TELEPHONE, _("“%s” is no telephone number"), telephone);

  /* Two persons of one name in one unit are told apart by their number. */
  char *key = g_strdup_printf ("%s\n%s\n%s", person->name, person->unit,
                               person->telephone != NULL ? person->telephone : telephone);
  const DeskRosterPerson *former = g_hash_table_lookup (seen, key);
  if (former != NULL)
    {
      desk_csv_reader_add_problem (reader, PERSON_NAME, _("%s of %s is there already, on line %u"), person->name,
                                   person->unit, former->line);
      g_free (key);
      return;
    }
  g_hash_table_insert (seen, key, person);
}

GPtrArray *
desk_roster_file_read_persons (const char *path, GPtrArray *units, GPtrArray **problems, GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (DeskCsvReader) reader = desk_csv_reader_open (path, cancellable, error);
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (person_free);
  g_autoptr (GHashTable) by_name = units != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *cause = NULL;

  if (problems != NULL)
    *problems = NULL;
  if (reader == NULL || !desk_csv_reader_read_head (reader, person_columns, N_PERSON_COLUMNS, error))
    return NULL;
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      DeskRosterUnit *unit = g_ptr_array_index (units, i);
      g_hash_table_insert (by_name, unit->name, unit);
      if (*unit->short_name != '\0')
        g_hash_table_insert (by_name, unit->short_name, unit);
    }
  while (desk_csv_reader_next (reader, &cause))
    take_person (reader, persons, by_name, seen);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return NULL;
    }
  return end_reading (reader, persons->len, problems, error) ? g_steal_pointer (&persons) : NULL;
}
