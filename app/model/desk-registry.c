/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-registry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/desk-core-types.h"
#include "model/desk-demo.h"
#include "model/desk-formula.h"
#include "model/desk-query.h"
#include "model/desk-sheet-form-private.h"
#include "model/desk-type-private.h"

struct _DeskRegistry {
  GObject parent_instance;

  DeskRegistry *over;  /* of a scratch: the registry it will be adopted by */
  gboolean frozen;
  const char *area;    /* area that the next declaration belongs to */
  GPtrArray *types;    /* DeskType *, bases first */
  GHashTable *by_name; /* name → DeskType *, borrowed */
  GHashTable *absent;  /* names known from the store only */
  GPtrArray *areas, *ledgers, *pages, *cards, *charts, *lists, *forms, *reminders;
  GArray *demos;       /* Demo */
};

typedef struct {
  const char *area;
  int order; /* of the area */
  DeskDemoFunc demo;
} Demo;

G_DEFINE_FINAL_TYPE (DeskRegistry, desk_registry, G_TYPE_OBJECT)

static void
type_unref (gpointer data)
{
  desk_type_unref (data);
}

static void
desk_registry_finalize (GObject *object)
{
  DeskRegistry *self = DESK_REGISTRY (object);

  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->absent);
  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->ledgers);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->reminders);
  g_array_unref (self->demos);
  g_clear_object (&self->over);
  G_OBJECT_CLASS (desk_registry_parent_class)->finalize (object);
}

static void
desk_registry_class_init (DeskRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_registry_finalize;
}

static void
desk_registry_init (DeskRegistry *self)
{
  self->area = "core";
  self->types = g_ptr_array_new_with_free_func (type_unref);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->absent = g_hash_table_new (g_str_hash, g_str_equal);
  self->areas = g_ptr_array_new_with_free_func (g_free);
  self->ledgers = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->cards = g_ptr_array_new_with_free_func (g_free);
  self->charts = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->forms = g_ptr_array_new_with_free_func (desk_sheet_form_free);
  self->reminders = g_ptr_array_new_with_free_func (g_free);
  self->demos = g_array_new (FALSE, FALSE, sizeof (Demo));
}

static gboolean
fault (GError **error, const char *name, const char *what)
{
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, "%s: %s", name, what);
  return FALSE;
}

DeskType *
desk_registry_find_type (DeskRegistry *self, const char *name)
{
  DeskType *type = name != NULL ? g_hash_table_lookup (self->by_name, name) : NULL;

  return type == NULL && name != NULL && self->over != NULL ? g_hash_table_lookup (self->over->by_name, name) : type;
}

static void
take_type (DeskRegistry *self, DeskType *type)
{
  g_ptr_array_add (self->types, type);
  g_hash_table_insert (self->by_name, (gpointer) type->name, type);
}

gboolean
desk_registry_add_type (DeskRegistry *self, const DeskRecordType *declaration, GError **error)
{
  DeskType *base = NULL;
  DeskType *type;

  g_return_val_if_fail (!self->frozen, FALSE);
  if (declaration->name == NULL || declaration->label == NULL || declaration->fields == NULL)
    return fault (error, declaration->name != NULL ? declaration->name : "?", "a type needs a name, a label and fields");
  if (desk_registry_find_type (self, declaration->name) != NULL)
    return fault (error, declaration->name, "there is a type of this name");
  if (self->over != NULL && (!g_str_has_prefix (declaration->name, self->area) || declaration->name[strlen (self->area)] != '.' || declaration->table != NULL))
    return fault (error, declaration->name, "a type of an area is named area.word and has no table name of its own");
  if (declaration->extends != NULL && (base = desk_registry_find_type (self, declaration->extends)) == NULL)
    return fault (error, declaration->name, "the type it extends is not declared");
  if (base != NULL && base->base != NULL)
    return fault (error, declaration->name, "a type that extends another cannot be extended");
  if (declaration->row_of != NULL && desk_registry_find_type (self, declaration->row_of) == NULL)
    return fault (error, declaration->name, "the type its rows belong to is not declared");
  if (base != NULL && g_str_equal (base->name, "case") && (declaration->rules == NULL || declaration->rules->number_prefix == NULL))
    return fault (error, declaration->name, "a type of case needs rules with a number prefix");
  type = desk_type_new (declaration, base, self->area, error);
  if (type == NULL)
    return FALSE;
  for (const DeskDeadline *limit = type->rules != NULL ? type->rules->deadlines : NULL; limit != NULL && limit->name != NULL; limit++)
    if (limit->limit < 1 || limit->label == NULL) {
      desk_type_unref (type);
      return fault (error, declaration->name, "a limit needs a label and a length, or a rule that is known");
    }
  take_type (self, type);
  return TRUE;
}

/* The remaining declarations are flat: copied as they are, their texts interned. */

static gboolean
check_named (GPtrArray *into, const char *name, const char *over, GError **error)
{
  if (name == NULL || over == NULL)
    return fault (error, name != NULL ? name : "?", "a declaration needs a name and what it is over");
  for (guint i = 0; i < into->len; i++)
    if (g_str_equal (*(const char **) g_ptr_array_index (into, i), name))
      return fault (error, name, "declared twice");
  return TRUE;
}

static gboolean
add_named (GPtrArray *into, gsize size, const void *declaration, const char *name, const char *over, GError **error)
{
  if (!check_named (into, name, over, error))
    return FALSE;
  g_ptr_array_add (into, g_memdup2 (declaration, size));
  return TRUE;
}

gboolean
desk_registry_add_ledger (DeskRegistry *self, const DeskLedger *ledger, GError **error)
{
  DeskLedger copy = {
    desk_declared_copy (ledger->name), desk_declared_copy (ledger->title), desk_declared_copy (ledger->over), desk_declared_copy (ledger->columns),
    desk_declared_copy (ledger->where), desk_declared_copy (ledger->sort), desk_declared_copy (ledger->totals), desk_declared_copy (ledger->period),
    desk_declared_copy (ledger->icon), desk_declared_copy (ledger->group_by), ledger->notice, desk_declared_translate (ledger->title, ledger->title_zh),
  };

  return add_named (self->ledgers, sizeof copy, &copy, copy.name, copy.over, error);
}

gboolean
desk_registry_add_page (DeskRegistry *self, const DeskPage *page, GError **error)
{
  DeskPage copy = {
    desk_declared_copy (page->id), desk_declared_copy (page->title), desk_declared_copy (page->icon), desk_declared_copy (page->over),
    desk_declared_copy (page->where), desk_declared_copy (page->columns), desk_declared_copy (page->sort),
    desk_declared_copy (page->from), desk_declared_copy (page->to), desk_declared_copy (page->by), desk_declared_copy (page->yearly),
    desk_declared_translate (page->title, page->title_zh),
  };

  return add_named (self->pages, sizeof copy, &copy, copy.id, copy.over, error);
}

gboolean
desk_registry_add_card (DeskRegistry *self, const DeskCard *card, GError **error)
{
  DeskCard copy = {
    desk_declared_copy (card->name), desk_declared_copy (card->label), desk_declared_copy (card->unit), desk_declared_copy (card->icon),
    desk_declared_copy (card->tint), desk_declared_copy (card->over), desk_declared_copy (card->where), desk_declared_copy (card->measure),
    desk_declared_copy (card->period), card->places,
    desk_declared_translate (card->label, card->label_zh), desk_declared_translate (card->unit, card->unit_zh),
  };

  return add_named (self->cards, sizeof copy, &copy, copy.name, copy.over, error);
}

gboolean
desk_registry_add_chart (DeskRegistry *self, const DeskChartDecl *chart, GError **error)
{
  DeskChartDecl copy = {
    desk_declared_copy (chart->name), desk_declared_copy (chart->title), chart->kind, desk_declared_copy (chart->over),
    desk_declared_copy (chart->where), desk_declared_copy (chart->group_by), desk_declared_copy (chart->measure),
    desk_declared_translate (chart->title, chart->title_zh),
  };

  return add_named (self->charts, sizeof copy, &copy, copy.name, copy.over, error);
}

gboolean
desk_registry_add_saved_list (DeskRegistry *self, const DeskSavedList *list, GError **error)
{
  DeskSavedList copy = {
    desk_declared_copy (list->name), desk_declared_copy (list->label), desk_declared_copy (list->over), desk_declared_copy (list->where),
    desk_declared_copy (list->totals),
    desk_declared_translate (list->label, list->label_zh),
  };

  return add_named (self->lists, sizeof copy, &copy, copy.name, copy.over, error);
}

gboolean
desk_registry_add_sheet_form (DeskRegistry *self, const DeskSheetForm *form, GError **error)
{
  if (!check_named (self->forms, form->name, form->over, error))
    return FALSE;
  g_ptr_array_add (self->forms, desk_sheet_form_copy (form));
  return TRUE;
}

gboolean
desk_registry_add_reminder (DeskRegistry *self, const DeskReminder *reminder, GError **error)
{
  DeskReminder copy = {
    desk_declared_copy (reminder->name), desk_declared_copy (reminder->label), desk_declared_copy (reminder->icon), desk_declared_copy (reminder->over),
    desk_declared_copy (reminder->where), desk_declared_copy (reminder->on), reminder->lead, desk_declared_copy (reminder->date),
    desk_declared_copy (reminder->title), desk_declared_copy (reminder->until), desk_declared_copy (reminder->yearly),
    desk_declared_translate (reminder->label, reminder->label_zh),
  };

  return add_named (self->reminders, sizeof copy, &copy, copy.name, copy.over, error);
}

void
desk_registry_add_demo (DeskRegistry *self, DeskDemoFunc demo)
{
  const DeskAreaInfo *area = self->areas->len > 0 ? g_ptr_array_index (self->areas, 0) : NULL;
  Demo one = { self->area, area != NULL ? area->order : 0, demo };

  g_array_append_val (self->demos, one);
}

static int
compare_demos (gconstpointer a, gconstpointer b)
{
  const Demo *one = a, *two = b;

  return one->order != two->order ? one->order - two->order : strcmp (one->area, two->area);
}

void
desk_registry_run_demos (DeskRegistry *self, DeskDemo *demo)
{
  GRand *outer = demo->rand;

  for (guint i = 0; i < self->demos->len; i++) {
    const Demo *one = &g_array_index (self->demos, Demo, i);
    const guint32 seeds[] = { (guint32) demo->seed, (guint32) (demo->seed >> 32), g_str_hash (one->area) };

    demo->rand = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
    one->demo (demo);
    g_rand_free (demo->rand);
  }
  demo->rand = outer;
}

#define ADD_EACH(table, first, add)                                          \
  for (guint i = 0; tables->table != NULL && tables->table[i].first != NULL; i++) \
    if (!add (self, &tables->table[i], error))                               \
      return FALSE

gboolean
desk_registry_add_tables (DeskRegistry *self, const DeskAreaTables *tables, GError **error)
{
  ADD_EACH (types, name, desk_registry_add_type);
  ADD_EACH (pages, id, desk_registry_add_page);
  ADD_EACH (ledgers, name, desk_registry_add_ledger);
  ADD_EACH (lists, name, desk_registry_add_saved_list);
  ADD_EACH (cards, name, desk_registry_add_card);
  ADD_EACH (charts, name, desk_registry_add_chart);
  ADD_EACH (forms, name, desk_registry_add_sheet_form);
  ADD_EACH (reminders, name, desk_registry_add_reminder);
  if (tables->demo != NULL)
    desk_registry_add_demo (self, tables->demo);
  return TRUE;
}

/* Checks across declarations, when all of them are there */

/* What a value is compared with must be of its kind and finely counted as it is. */
static gboolean
check_bound (const DeskType *type, const DeskField *field, const char *bound, GError **error)
{
  const DeskField *other = bound != NULL ? desk_type_find_field (type, bound) : NULL;

  if (bound == NULL || (other != NULL && other != field && other->kind == field->kind && other->scale == field->scale &&
                        (field->kind == DESK_FIELD_DATE || desk_field_is_integer (field))))
    return TRUE;
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, "%s, field %s: “%s” is no field it could be compared with", type->name, field->name, bound);
  return FALSE;
}

static gboolean
check_type (DeskRegistry *self, const DeskType *type, GError **error)
{
  for (guint i = 0; i < type->declared_fields->len; i++) {
    const DeskField *field = g_ptr_array_index (type->declared_fields, i);
    g_autoptr (DeskQuery) shown_if = NULL;

    if (field->formula != NULL && !desk_formula_check (type, field, error))
      return FALSE;
    if (!check_bound (type, field, field->at_least, error) || !check_bound (type, field, field->at_most, error))
      return FALSE;
    if (field->refers != NULL && desk_registry_find_type (self, field->refers) == NULL)
      return fault (error, type->name, "a field refers to a type that is not declared");
    if (field->shown_if != NULL && ((shown_if = desk_query_parse (field->shown_if, error)) == NULL || !desk_query_check (shown_if, self, type, error)))
      return FALSE;
  }
  if (type->part_of != NULL) {
    const DeskField *field = desk_type_find_field (type, type->part_of);

    if (field == NULL || field->kind != DESK_FIELD_REFERENCE)
      return fault (error, type->name, "the field that says what its records are parts of is no reference");
  }
  if (type->row_of == NULL && (type->title == NULL || desk_type_find_field (type, type->title) == NULL))
    return fault (error, type->name, "the field that names its records is not declared");
  for (guint i = 0; type->columns[i] != NULL; i++)
    if (*type->columns[i] != '\0' && desk_registry_resolve (self, type, type->columns[i], NULL, error) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
check_query (DeskRegistry *self, const char *name, const char *over, const char *where, GError **error)
{
  DeskType *type = desk_registry_find_type (self, over);
  g_autoptr (DeskQuery) query = NULL;

  if (type == NULL)
    return fault (error, name, "it is over a type that is not declared");
  if (where == NULL)
    return TRUE;
  query = desk_query_parse (where, error);
  if (query != NULL && desk_query_check (query, self, type, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
check_columns (DeskRegistry *self, const char *name, const char *over, const char *columns, GError **error)
{
  g_auto (GStrv) paths = g_strsplit (columns != NULL ? columns : "", " ", -1);

  for (guint i = 0; paths[i] != NULL; i++) {
    char *at = strchr (paths[i], '@');

    if (at != NULL)
      *at = '\0';
    if (*paths[i] != '\0' && desk_registry_resolve (self, desk_registry_find_type (self, over), paths[i], NULL, error) == NULL) {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  }
  return TRUE;
}

/* A field of @over that holds a day. */
static gboolean
check_day (DeskRegistry *self, const char *name, const char *over, const char *path, GError **error)
{
  const DeskField *field = path != NULL ? desk_type_find_field (desk_registry_find_type (self, over), path) : NULL;

  return path == NULL || (field != NULL && field->kind == DESK_FIELD_DATE) || fault (error, name, "it names a date that is none of the type's");
}

static gboolean
check_yes_or_no (DeskRegistry *self, const char *name, const char *over, const char *path, GError **error)
{
  const DeskField *field = path != NULL ? desk_type_find_field (desk_registry_find_type (self, over), path) : NULL;

  return path == NULL || (field != NULL && field->kind == DESK_FIELD_BOOLEAN) || fault (error, name, "what comes every year is said by a yes or no of its type");
}

/* What is added up are columns of numbers of the type's own. */
static gboolean
check_totals (DeskRegistry *self, const DeskSavedList *list, GError **error)
{
  g_auto (GStrv) paths = g_strsplit (list->totals != NULL ? list->totals : "", " ", -1);

  for (guint i = 0; paths[i] != NULL; i++) {
    const DeskField *field = desk_type_find_field (desk_registry_find_type (self, list->over), paths[i]);

    if (*paths[i] != '\0' && (field == NULL || !desk_field_is_integer (field)))
      return fault (error, list->name, "it adds up what is no number of its type");
  }
  return TRUE;
}

static gboolean
check_calendar (DeskRegistry *self, const DeskPage *page, GError **error)
{
  const DeskField *by = page->by != NULL ? desk_type_find_field (desk_registry_find_type (self, page->over), page->by) : NULL;

  if (page->by != NULL && (by == NULL || by->kind != DESK_FIELD_CHOICE || by->choices == NULL))
    return fault (error, page->id, "a calendar is coloured by a choice of its type");
  if (page->from == NULL && (page->to != NULL || page->by != NULL || page->yearly != NULL))
    return fault (error, page->id, "a calendar needs the date its records begin on");
  return check_day (self, page->id, page->over, page->from, error) && check_day (self, page->id, page->over, page->to, error) &&
         check_yes_or_no (self, page->id, page->over, page->yearly, error);
}

/* "count", "sum FIELD" of a number, "distinct FIELD"; a path to group by, with " month" or " town" behind it. */
static gboolean
check_measure (DeskRegistry *self, const char *name, const char *over, const char *measure, const char *group_by, GError **error)
{
  const DeskType *type = desk_registry_find_type (self, over);
  gboolean sum = measure != NULL && g_str_has_prefix (measure, "sum ");
  gboolean distinct = measure != NULL && g_str_has_prefix (measure, "distinct ");
  const DeskField *field = sum || distinct ? desk_registry_resolve (self, type, strchr (measure, ' ') + 1, NULL, error) : NULL;
  g_auto (GStrv) words = g_strsplit (group_by != NULL ? group_by : "", " ", 2);

  if ((sum || distinct) && field == NULL)
    return FALSE;
  if (sum && !desk_field_is_integer (field))
    return fault (error, name, "only numbers are added up");
  if (measure != NULL && !sum && !distinct && !g_str_equal (measure, "count"))
    return fault (error, name, "a measure is count, sum or distinct");
  return words[0] == NULL || g_str_equal (words[0], "type") || desk_registry_resolve (self, type, words[0], NULL, error) != NULL;
}

/* Anybody reads a public notice: what says who somebody is, or is in their own
 * words, may not be there, whatever the rows hold. */
static gboolean
may_be_public (const DeskField *field)
{
  if ((field->flags & (DESK_FIELD_SENSITIVE | DESK_FIELD_PINYIN)) != 0)
    return FALSE;
  switch (field->kind) {
  case DESK_FIELD_TEXT:
    return (field->flags & DESK_FIELD_COMPUTED) != 0; /* numbers of cases, masked names */
  case DESK_FIELD_REFERENCE:
    return g_str_equal (field->refers, "area") || g_str_equal (field->refers, "unit");
  case DESK_FIELD_LONG_TEXT:
  case DESK_FIELD_TELEPHONE:
  case DESK_FIELD_REFERENCES:
  case DESK_FIELD_ATTACHMENTS:
    return FALSE;
  default:
    return TRUE;
  }
}

static gboolean
check_ledger (DeskRegistry *self, const DeskLedger *ledger, GError **error)
{
  g_auto (GStrv) paths = g_strsplit (ledger->columns != NULL ? ledger->columns : "", " ", -1);

  if (!check_query (self, ledger->name, ledger->over, ledger->where, error) || !check_columns (self, ledger->name, ledger->over, ledger->columns, error) ||
      !check_measure (self, ledger->name, ledger->over, NULL, ledger->group_by, error) ||
      !check_measure (self, ledger->name, ledger->over, NULL, desk_ledger_inner_group (ledger->group_by), error))
    return FALSE;
  for (guint i = 0; ledger->notice && paths[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (paths[i], "@", 2);
    const DeskField *field = desk_registry_resolve (self, desk_registry_find_type (self, ledger->over), parts[0], NULL, NULL);
    g_autofree char *why = NULL;

    if (field == NULL || may_be_public (field))
      continue;
    why = g_strdup_printf ("the column “%s” may not be on a public notice", paths[i]);
    return fault (error, ledger->name, why);
  }
  return TRUE;
}

static gboolean
check_declarations (DeskRegistry *self, GError **error)
{
  for (guint i = 0; i < self->types->len; i++)
    if (!check_type (self, g_ptr_array_index (self->types, i), error))
      return FALSE;
  for (guint i = 0; i < self->ledgers->len; i++)
    if (!check_ledger (self, g_ptr_array_index (self->ledgers, i), error))
      return FALSE;
  for (guint i = 0; i < self->pages->len; i++) {
    const DeskPage *page = g_ptr_array_index (self->pages, i);

    if (!check_query (self, page->id, page->over, page->where, error) || !check_columns (self, page->id, page->over, page->columns, error) ||
        !check_calendar (self, page, error))
      return FALSE;
  }
  for (guint i = 0; i < self->cards->len; i++) {
    const DeskCard *card = g_ptr_array_index (self->cards, i);

    if (!check_query (self, card->name, card->over, card->where, error) || !check_measure (self, card->name, card->over, card->measure, NULL, error))
      return FALSE;
  }
  for (guint i = 0; i < self->charts->len; i++) {
    const DeskChartDecl *chart = g_ptr_array_index (self->charts, i);

    if (!check_query (self, chart->name, chart->over, chart->where, error) ||
        !check_measure (self, chart->name, chart->over, chart->measure, chart->group_by, error))
      return FALSE;
  }
  for (guint i = 0; i < self->lists->len; i++) {
    const DeskSavedList *list = g_ptr_array_index (self->lists, i);

    if (!check_query (self, list->name, list->over, list->where, error) || !check_totals (self, list, error))
      return FALSE;
  }
  for (guint i = 0; i < self->forms->len; i++)
    if (!desk_sheet_form_check (g_ptr_array_index (self->forms, i), self, error))
      return FALSE;
  for (guint i = 0; i < self->reminders->len; i++) {
    const DeskReminder *reminder = g_ptr_array_index (self->reminders, i);

    if (!check_query (self, reminder->name, reminder->over, reminder->where, error) || !check_day (self, reminder->name, reminder->over, reminder->date, error))
      return FALSE;
    if (!check_columns (self, reminder->name, reminder->over, reminder->title, error))
      return FALSE;
    if (reminder->on == NULL)
      return fault (error, reminder->name, "a reminder needs the date it is for");
    if (!check_day (self, reminder->name, reminder->over, reminder->on, error) || !check_day (self, reminder->name, reminder->over, reminder->until, error) ||
        !check_yes_or_no (self, reminder->name, reminder->over, reminder->yearly, error))
      return FALSE;
    if (reminder->yearly != NULL && reminder->until == NULL)
      return fault (error, reminder->name, "what comes every year needs the day it is recalled until");
  }
  return TRUE;
}

DeskRegistry *
desk_registry_new (void)
{
  DeskRegistry *self = g_object_new (DESK_TYPE_REGISTRY, NULL);
  g_autoptr (GError) error = NULL;

  /* The core's own declarations are part of the program: a fault is a bug. */
  if (!desk_core_declare (self, &error) || !check_declarations (self, &error))
    g_error ("%s", error->message);
  return self;
}

DeskRegistry *
desk_registry_new_scratch (DeskRegistry *over, const DeskAreaInfo *area)
{
  DeskRegistry *self = g_object_new (DESK_TYPE_REGISTRY, NULL);
  DeskAreaInfo copy = { desk_declared_copy (area->id), desk_declared_copy (area->title), desk_declared_copy (area->icon),
                        desk_declared_copy (area->tint), area->order, desk_declared_translate (area->title, area->title_zh) };

  self->over = g_object_ref (over);
  self->area = copy.id;
  g_ptr_array_add (self->areas, g_memdup2 (&copy, sizeof copy));
  return self;
}

static gboolean
is_known (GPtrArray *into, GPtrArray *from, GError **error)
{
  for (guint i = 0; i < from->len; i++)
    for (guint k = 0; k < into->len; k++)
      if (g_str_equal (*(const char **) g_ptr_array_index (from, i), *(const char **) g_ptr_array_index (into, k))) {
        fault (error, *(const char **) g_ptr_array_index (from, i), "another area has declared this name");
        return TRUE;
      }
  return FALSE;
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const DeskAreaInfo *one = *(const DeskAreaInfo *const *) a;
  const DeskAreaInfo *two = *(const DeskAreaInfo *const *) b;

  return one->order != two->order ? one->order - two->order : strcmp (one->id, two->id);
}

gboolean
desk_registry_adopt (DeskRegistry *self, DeskRegistry *scratch, GError **error)
{
  GPtrArray *from[] = { scratch->areas, scratch->ledgers, scratch->pages, scratch->cards, scratch->charts, scratch->lists, scratch->forms, scratch->reminders };
  GPtrArray *into[] = { self->areas, self->ledgers, self->pages, self->cards, self->charts, self->lists, self->forms, self->reminders };

  g_return_val_if_fail (!self->frozen && scratch->over == self, FALSE);
  if (!check_declarations (scratch, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    if (is_known (into[i], from[i], error))
      return FALSE;
  for (guint i = 0; i < scratch->types->len; i++)
    take_type (self, desk_type_ref (g_ptr_array_index (scratch->types, i)));
  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    while (from[i]->len > 0)
      g_ptr_array_add (into[i], g_ptr_array_steal_index (from[i], 0));
  g_array_append_vals (self->demos, scratch->demos->data, scratch->demos->len);
  g_array_sort (self->demos, compare_demos);
  g_ptr_array_sort (self->areas, compare_areas);
  return TRUE;
}

gboolean
desk_registry_add_absent (DeskRegistry *self, const char *json, GError **error)
{
  g_autofree char *extends = desk_type_json_get_extends (json);
  DeskType *base = desk_registry_find_type (self, extends);
  DeskType *type;

  g_return_val_if_fail (!self->frozen, FALSE);
  if (extends != NULL && base == NULL)
    return fault (error, extends, "the type that a stored declaration extends is not known");
  type = desk_type_from_json (json, base, error);
  if (type == NULL)
    return FALSE;
  if (desk_registry_find_type (self, type->name) != NULL) {
    desk_type_unref (type);
    return TRUE;
  }
  take_type (self, type);
  g_hash_table_add (self->absent, (gpointer) type->name);
  return TRUE;
}

void
desk_registry_freeze (DeskRegistry *self)
{
  self->frozen = TRUE;
}

gboolean
desk_registry_is_absent (DeskRegistry *self, const char *type)
{
  return g_hash_table_contains (self->absent, type);
}

guint
desk_registry_get_n_types (DeskRegistry *self)
{
  return self->types->len;
}

DeskType *
desk_registry_get_nth_type (DeskRegistry *self, guint n)
{
  return g_ptr_array_index (self->types, n);
}

GPtrArray *
desk_registry_get_areas (DeskRegistry *self)
{
  return self->areas;
}

GPtrArray *
desk_registry_get_ledgers (DeskRegistry *self)
{
  return self->ledgers;
}

GPtrArray *
desk_registry_get_pages (DeskRegistry *self)
{
  return self->pages;
}

GPtrArray *
desk_registry_get_cards (DeskRegistry *self)
{
  return self->cards;
}

GPtrArray *
desk_registry_get_charts (DeskRegistry *self)
{
  return self->charts;
}

GPtrArray *
desk_registry_get_saved_lists (DeskRegistry *self)
{
  return self->lists;
}

GPtrArray *
desk_registry_get_sheet_forms (DeskRegistry *self)
{
  return self->forms;
}

GPtrArray *
desk_registry_get_reminders (DeskRegistry *self)
{
  return self->reminders;
}

static gpointer
find_named (GPtrArray *declarations, const char *name)
{
  for (guint i = 0; i < declarations->len; i++)
    if (g_strcmp0 (*(const char **) g_ptr_array_index (declarations, i), name) == 0)
      return g_ptr_array_index (declarations, i);
  return NULL;
}

const DeskLedger *
desk_registry_find_ledger (DeskRegistry *self, const char *name)
{
  return find_named (self->ledgers, name);
}

const DeskSheetForm *
desk_registry_find_sheet_form (DeskRegistry *self, const char *name)
{
  return find_named (self->forms, name);
}

const DeskPage *
desk_registry_find_page (DeskRegistry *self, const char *id)
{
  return find_named (self->pages, id);
}

const DeskField *
desk_registry_resolve (DeskRegistry *self, const DeskType *type, const char *path, GPtrArray **hops, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  g_autoptr (GPtrArray) passed = g_ptr_array_new ();
  const DeskField *field = NULL;

  for (guint i = 0; parts[i] != NULL && type != NULL; i++) {
    if (i == 0 && type->row_of != NULL && g_str_equal (parts[0], type->row_of) && parts[1] != NULL) {
      type = desk_registry_find_type (self, type->row_of);
      continue;
    }
    field = desk_type_find_field (type, parts[i]);
    if (field == NULL)
      break;
    if (parts[i + 1] == NULL) {
      if (hops != NULL)
        *hops = g_steal_pointer (&passed);
      return field;
    }
    if (field->kind != DESK_FIELD_REFERENCE)
      break;
    g_ptr_array_add (passed, (gpointer) field);
    type = desk_registry_find_type (self, field->refers);
  }
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("There is no field “%s” here."), path);
  return NULL;
}

const char *
desk_ledger_group_label (const char *code)
{
  static const struct {
    const char *code, *label;
  } groups[] = {
    { "registered", N_ ("Registration") }, { "handed-over", N_ ("Hand-over") },    { "taken", N_ ("Acceptance") },
    { "progress", N_ ("Progress") },       { "checked", N_ ("Check") },            { "effect", N_ ("Effect") },
    { "problem", N_ ("Problem list") },    { "responsibility", N_ ("Responsibility list") },
    { "matter-heart", N_ ("Matter and heart") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].code, code) == 0)
      return g_dgettext (GETTEXT_PACKAGE, groups[i].label);
  return code;
}

const char *
desk_ledger_inner_group (const char *group_by)
{
  static const char *const ways[] = { "month", "town", "age", NULL }; /* of grouping by the first */
  const char *second = group_by != NULL ? strchr (group_by, ' ') : NULL;

  return second != NULL && !g_strv_contains (ways, second + 1) ? second + 1 : NULL;
}
