/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-record-type.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-deadline-rules.h"
#include "model/desk-type-private.h"

typedef struct {
  DeskType type; /* first: the public face */
  gatomicrefcount references;
  GHashTable *positions; /* name of a field → its position + 1 */
} Type;

static DeskTranslate translate_func;
static gpointer translate_data;

void
desk_registry_set_translate (DeskTranslate translate, gpointer data)
{
  translate_func = translate;
  translate_data = data;
}

/* Not g_intern_string(): its table is small, and GLib gives up the old one for
 * good when it grows. */
const char *
desk_declared_copy (const char *text)
{
  static GMutex lock;
  static GStringChunk *chunk;
  const char *copy;

  if (text == NULL)
    return NULL;
  g_mutex_lock (&lock);
  if (chunk == NULL)
    chunk = g_string_chunk_new (16384);
  copy = g_string_chunk_insert_const (chunk, text);
  g_mutex_unlock (&lock);
  return copy;
}

const char *
desk_declared_translate (const char *en, const char *zh)
{
  if (zh != NULL)
    return desk_declared_copy (zh);
  if (en == NULL || translate_func == NULL)
    return NULL;
  return desk_declared_copy (translate_func (en, translate_data));
}

DeskType *
desk_type_ref (DeskType *type)
{
  g_atomic_ref_count_inc (&((Type *) type)->references);
  return type;
}

static void
field_free (gpointer data)
{
  DeskField *field = data;

  g_free ((gpointer) field->choices);
  g_free (field);
}

static void
rules_free (const DeskCaseRules *rules)
{
  if (rules == NULL)
    return;
  g_free ((gpointer) rules->deadlines);
  g_free ((gpointer) rules->demands);
  g_free ((gpointer) rules->steps);
  g_free ((gpointer) rules->lifts);
  g_free ((gpointer) rules);
}

void
desk_type_unref (DeskType *type)
{
  if (type == NULL || !g_atomic_ref_count_dec (&((Type *) type)->references))
    return;
  g_clear_pointer (&type->base, desk_type_unref);
  g_strfreev (type->columns);
  g_ptr_array_unref (type->own_fields);
  g_ptr_array_unref (type->fields);
  g_ptr_array_unref (type->ruled_fields);
  g_ptr_array_unref (type->declared_fields);
  g_hash_table_unref (((Type *) type)->positions);
  rules_free (type->rules);
  g_free (type);
}

guint
desk_type_find_position (const DeskType *type, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (((const Type *) type)->positions, name));

  return known > 0 ? known - 1 : G_MAXUINT;
}

const DeskField *
desk_type_find_field (const DeskType *type, const char *name)
{
  guint position = desk_type_find_position (type, name);

  return position != G_MAXUINT ? g_ptr_array_index (type->fields, position) : NULL;
}

char *
desk_type_bound_problem (const DeskType *type, const DeskField *field, gboolean least, const DeskValues *values)
{
  const char *bound = least ? field->at_least : field->at_most;
  const DeskField *other = bound != NULL ? desk_type_find_field (type, bound) : NULL;
  const DeskValue *value = desk_values_get (values, field->name);
  const DeskValue *limit = other != NULL ? desk_values_get (values, other->name) : NULL;
  const char *label, *than;
  int order;

  if (other == NULL || desk_value_is_none (value) || desk_value_is_none (limit))
    return NULL;
  order = desk_value_compare (value, limit);
  if (least ? order >= 0 : order <= 0)
    return NULL;
  label = desk_field_get_label (field);
  than = desk_field_get_label (other);
  if (field->kind == DESK_FIELD_DATE)
    return least ? g_strdup_printf (_("“%s” cannot be before “%s”."), label, than) : g_strdup_printf (_("“%s” cannot be after “%s”."), label, than);
  return least ? g_strdup_printf (_("“%s” cannot be less than “%s”."), label, than) : g_strdup_printf (_("“%s” cannot be more than “%s”."), label, than);
}

const DeskType *
desk_type_find_owner (const DeskType *type, const char *name)
{
  for (; type != NULL; type = type->base)
    for (guint i = 0; i < type->own_fields->len; i++)
      if (g_str_equal (((const DeskField *) g_ptr_array_index (type->own_fields, i))->name, name))
        return type;
  return NULL;
}

gboolean
desk_type_is_a (const DeskType *type, const char *name)
{
  for (; type != NULL; type = type->base)
    if (g_str_equal (type->name, name))
      return TRUE;
  return FALSE;
}

gboolean
desk_type_is_written_by_program (const DeskType *type)
{
  g_return_val_if_fail (type != NULL, FALSE);
  for (guint i = 0; i < type->fields->len; i++)
    if (!(((const DeskField *) g_ptr_array_index (type->fields, i))->flags & DESK_FIELD_COMPUTED))
      return FALSE;
  return type->fields->len > 0;
}

const char *
desk_type_get_label (const DeskType *type)
{
  return desk_language_pick (type->label, type->label_zh);
}

const char *
desk_type_get_label_many (const DeskType *type)
{
  return desk_language_pick (type->label_many, type->label_many_zh);
}

static DeskChoice *
copy_choices (const DeskChoice *choices)
{
  GArray *copy;

  if (choices == NULL)
    return NULL;
  copy = g_array_new (TRUE, TRUE, sizeof (DeskChoice));
  for (; choices->code != NULL; choices++) {
    DeskChoice choice = {
      desk_declared_copy (choices->code), desk_declared_copy (choices->label),
      desk_declared_translate (choices->label, choices->label_zh),
      desk_declared_copy (choices->icon), desk_declared_copy (choices->tint), choices->number,
    };

    g_array_append_val (copy, choice);
  }
  return (DeskChoice *) (gpointer) g_array_free (copy, FALSE);
}

static DeskField *
copy_field (const DeskField *field)
{
  DeskField *copy = g_memdup2 (field, sizeof *field);

  copy->name = desk_declared_copy (field->name);
  copy->label = desk_declared_copy (field->label);
  copy->group = desk_declared_copy (field->group);
  copy->unit = desk_declared_copy (field->unit);
  copy->help = desk_declared_copy (field->help);
  copy->choices = copy_choices (field->choices);
  copy->refers = desk_declared_copy (field->refers);
  copy->shown_if = desk_declared_copy (field->shown_if);
  copy->initial = desk_declared_copy (field->initial);
  copy->formula = desk_declared_copy (field->formula);
  copy->at_least = desk_declared_copy (field->at_least);
  copy->at_most = desk_declared_copy (field->at_most);
  copy->label_zh = desk_declared_translate (field->label, field->label_zh);
  copy->group_zh = desk_declared_translate (field->group, field->group_zh);
  copy->unit_zh = desk_declared_translate (field->unit, field->unit_zh);
  copy->help_zh = desk_declared_translate (field->help, field->help_zh);
  if (copy->kind == DESK_FIELD_IDENTITY_NUMBER || copy->kind == DESK_FIELD_BANK_CARD)
    copy->flags |= DESK_FIELD_SENSITIVE;
  return copy;
}

static DeskCaseRules *
copy_rules (const DeskCaseRules *rules)
{
  DeskCaseRules *copy;
  GArray *deadlines, *demands, *steps, *lifts;

  if (rules == NULL)
    return NULL;
  deadlines = g_array_new (TRUE, TRUE, sizeof (DeskDeadline));
  for (const DeskDeadline *d = rules->deadlines; d != NULL && d->name != NULL; d++) {
    DeskDeadline deadline = *d;

    desk_deadline_rule_fill (&deadline);
    deadline.name = desk_declared_copy (d->name);
    deadline.label = desk_declared_copy (deadline.label);
    deadline.starts = desk_declared_copy (d->starts);
    deadline.met_by = desk_declared_copy (d->met_by);
    deadline.rule = desk_declared_copy (d->rule);
    deadline.not_counted = desk_declared_copy (deadline.not_counted);
    deadline.label_zh = desk_declared_translate (deadline.label, d->label_zh);
    deadline.basis_zh = desk_declared_translate (deadline.basis, d->basis_zh);
    deadline.approver_zh = desk_declared_translate (deadline.approver, d->approver_zh);
    deadline.basis = desk_declared_copy (deadline.basis);
    deadline.approver = desk_declared_copy (deadline.approver);
    g_array_append_val (deadlines, deadline);
  }
  demands = g_array_new (TRUE, TRUE, sizeof (DeskDemand));
  for (const DeskDemand *d = rules->demands; d != NULL && d->act != NULL; d++) {
    DeskDemand demand = { desk_declared_copy (d->act), desk_declared_copy (d->field) };

    g_array_append_val (demands, demand);
  }
  steps = g_array_new (TRUE, TRUE, sizeof (DeskCaseStep));
  for (const DeskCaseStep *s = rules->steps; s != NULL && s->name != NULL; s++) {
    DeskCaseStep step = { desk_declared_copy (s->name), desk_declared_copy (s->label), desk_declared_copy (s->demands),
                          s->not_counted, desk_declared_copy (s->entry), desk_declared_translate (s->label, s->label_zh) };

    g_array_append_val (steps, step);
  }
  lifts = g_array_new (TRUE, TRUE, sizeof (DeskLiftRule));
  for (const DeskLiftRule *l = rules->lifts; l != NULL && l->name != NULL; l++) {
    DeskLiftRule lift = *l;

    lift.name = desk_declared_copy (l->name);
    lift.limit = desk_declared_copy (l->limit);
    lift.label = desk_declared_copy (l->label);
    lift.label_zh = desk_declared_translate (l->label, l->label_zh);
    g_array_append_val (lifts, lift);
  }
  copy = g_new0 (DeskCaseRules, 1);
  copy->number_prefix = desk_declared_copy (rules->number_prefix);
  copy->deadlines = (DeskDeadline *) (gpointer) g_array_free (deadlines, FALSE);
  copy->demands = (DeskDemand *) (gpointer) g_array_free (demands, FALSE);
  copy->steps = (DeskCaseStep *) (gpointer) g_array_free (steps, FALSE);
  copy->lifts = (DeskLiftRule *) (gpointer) g_array_free (lifts, FALSE);
  copy->acts = desk_declared_copy (rules->acts);
  copy->flags = rules->flags;
  return copy;
}

static gboolean
is_name (const char *name)
{
  return name != NULL && g_ascii_islower (name[0]) && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (name);
}

static gboolean
check_declared (const DeskRecordType *declaration, const DeskField *field, DeskType *base, GError **error)
{
  const DeskField *inherited = base != NULL ? desk_type_find_field (base, field->name) : NULL;
  const char *fault = NULL;

  if (!is_name (field->name))
    fault = "a name has lower-case letters, digits and '_' only";
  else if (field->label == NULL)
    fault = "no label";
  else if (g_str_equal (field->name, "id") || g_str_equal (field->name, "withdrawn") || g_str_has_suffix (field->name, "_key") ||
           g_str_has_suffix (field->name, "_hash"))
    fault = "the name is taken by the store";
  else if (inherited != NULL && inherited->kind != field->kind)
    fault = "the field of the base is of another kind";
  else if ((field->flags & DESK_FIELD_SENSITIVE) != 0 && (field->flags & (DESK_FIELD_SEARCH | DESK_FIELD_SORT)) != 0)
    fault = "a sensitive field can neither be searched nor sorted";
  else if (field->kind == DESK_FIELD_ATTACHMENTS && (field->flags & (DESK_FIELD_SENSITIVE | DESK_FIELD_SEARCH | DESK_FIELD_SORT)) != 0)
    fault = "attachments are neither sealed, searched nor sorted";
  else if ((field->kind == DESK_FIELD_REFERENCE || field->kind == DESK_FIELD_REFERENCES) && field->refers == NULL)
    fault = "a reference without a type";
  else if (field->kind == DESK_FIELD_CHOICES && field->choices == NULL)
    fault = "many choices without choices";
  else if (field->formula != NULL && ((field->flags & DESK_FIELD_COMPUTED) == 0 || !(desk_field_is_integer (field) || field->kind == DESK_FIELD_DATE || field->kind == DESK_FIELD_TEXT)))
    fault = "a formula is for a computed number, date or text";
  if (fault == NULL)
    return TRUE;
  g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, "%s, field %s: %s", declaration->name, field->name, fault);
  return FALSE;
}

static char *
make_table (const DeskRecordType *declaration)
{
  char *table;

  if (declaration->table != NULL)
    return g_strdup (declaration->table);
  table = g_strconcat ("x_", declaration->name, NULL);
  return g_strdelimit (table, ".-", '_');
}

static void
append_field (DeskType *type, const DeskField *field)
{
  g_ptr_array_add (type->fields, (gpointer) field);
  g_hash_table_insert (((Type *) type)->positions, (gpointer) field->name, GUINT_TO_POINTER (type->fields->len));
}

static void
put_field (DeskType *type, DeskField *field, gboolean inherited)
{
  g_ptr_array_add (type->declared_fields, field);
  if (inherited) {
    type->fields->pdata[desk_type_find_position (type, field->name)] = field;
    return;
  }
  append_field (type, field);
  g_ptr_array_add (type->own_fields, field);
}

/* A type with steps says by them what the field "step" of its cases may hold. */
static void
add_steps (DeskType *type, const DeskField *of_base)
{
  DeskField field = *of_base;
  g_autoptr (GArray) choices = g_array_new (TRUE, TRUE, sizeof (DeskChoice));

  for (const DeskCaseStep *step = type->rules->steps; step->name != NULL; step++) {
    DeskChoice choice = { .code = step->name, .label = step->label, .label_zh = step->label_zh, .tint = "blue" };

    g_array_append_val (choices, choice);
  }
  field.choices = (const DeskChoice *) (gpointer) choices->data;
  put_field (type, copy_field (&field), TRUE);
}

static gboolean
add_fields (DeskType *type, const DeskRecordType *declaration, DeskType *base, GError **error)
{
  for (guint i = 0; base != NULL && i < base->fields->len; i++)
    append_field (type, g_ptr_array_index (base->fields, i));
  for (const DeskField *field = declaration->fields; field->name != NULL; field++) {
    if (!check_declared (declaration, field, base, error))
      return FALSE;
    put_field (type, copy_field (field), base != NULL && desk_type_find_field (base, field->name) != NULL);
  }
  if (base != NULL && type->rules != NULL && type->rules->steps->name != NULL && desk_type_find_field (base, "step") != NULL &&
      desk_type_find_field (type, "step")->choices == NULL)
    add_steps (type, desk_type_find_field (base, "step"));
  for (guint i = 0; i < type->fields->len; i++) {
    const DeskField *field = g_ptr_array_index (type->fields, i);

    if ((field->flags & DESK_FIELD_REQUIRED) || field->initial != NULL || field->at_least != NULL || field->at_most != NULL || field->formula != NULL)
      g_ptr_array_add (type->ruled_fields, (gpointer) field);
  }
  return TRUE;
}

DeskType *
desk_type_new (const DeskRecordType *declaration, DeskType *base, const char *area, GError **error)
{
  DeskType *type = (DeskType *) g_new0 (Type, 1);
  g_autofree char *table = make_table (declaration);

  g_atomic_ref_count_init (&((Type *) type)->references);
  type->name = desk_declared_copy (declaration->name);
  type->area = desk_declared_copy (area);
  type->table = desk_declared_copy (table);
  type->label = desk_declared_copy (declaration->label);
  type->label_zh = desk_declared_translate (declaration->label, declaration->label_zh);
  type->label_many = desk_declared_copy (declaration->label_many);
  type->label_many_zh = desk_declared_translate (declaration->label_many, declaration->label_many_zh);
  type->icon = desk_declared_copy (declaration->icon != NULL || base == NULL ? declaration->icon : base->icon);
  type->version = MAX (declaration->version, 1);
  type->base = base != NULL ? desk_type_ref (base) : NULL;
  type->row_of = desk_declared_copy (declaration->row_of);
  type->parent = desk_declared_copy (declaration->parent != NULL || base == NULL ? declaration->parent : base->parent);
  type->part_of = desk_declared_copy (declaration->part_of);
  type->title = desk_declared_copy (declaration->title != NULL || base == NULL ? declaration->title : base->title);
  type->sort = desk_declared_copy (declaration->sort != NULL || base == NULL ? declaration->sort : base->sort);
  type->unique = desk_declared_copy (declaration->unique);
  type->source = desk_declared_copy (declaration->source != NULL || base == NULL ? declaration->source : base->source);
  if (declaration->columns != NULL || base == NULL)
    type->columns = g_strsplit (declaration->columns != NULL ? declaration->columns : "", " ", -1);
  else
    type->columns = g_strdupv (base->columns);
  type->own_fields = g_ptr_array_new ();
  type->fields = g_ptr_array_new ();
  type->ruled_fields = g_ptr_array_new ();
  ((Type *) type)->positions = g_hash_table_new (g_str_hash, g_str_equal);
  type->declared_fields = g_ptr_array_new_with_free_func (field_free);
  type->rules = copy_rules (declaration->rules);
  if (!add_fields (type, declaration, base, error))
    g_clear_pointer (&type, desk_type_unref);
  return type;
}
