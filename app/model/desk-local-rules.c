/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-local-rules.h"

#include <glib/gi18n-lib.h>

#include "model/desk-deadline.h"

/* A limit with the texts that a record brought. */
typedef struct {
  DeskDeadline limit;
  DeskType *type;
  char *basis, *approver;
} Rule;

struct _DeskLocalRules {
  gatomicrefcount ref_count;
  GHashTable *rules; /* "type/limit" → Rule */
};

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  desk_type_unref (rule->type);
  g_free (rule->basis);
  g_free (rule->approver);
  g_free (rule);
}

DeskLocalRules *
desk_local_rules_new (void)
{
  DeskLocalRules *self = g_new0 (DeskLocalRules, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rule_free);
  return self;
}

DeskLocalRules *
desk_local_rules_ref (DeskLocalRules *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
desk_local_rules_unref (DeskLocalRules *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->rules);
  g_free (self);
}

const DeskDeadline *
desk_limit_find (const DeskType *type, const char *name)
{
  const DeskDeadline *limit = type != NULL && type->rules != NULL ? type->rules->deadlines : NULL;

  for (; limit != NULL && limit->name != NULL && name != NULL; limit++)
    if (g_str_equal (limit->name, name))
      return limit;
  return NULL;
}

static gboolean
has (const DeskValues *values, const char *field)
{
  return !desk_value_is_none (desk_values_get (values, field));
}

/* The limit with what the record says of it. */
static DeskDeadline
overlay (const DeskDeadline *declared, const DeskValues *values)
{
  DeskDeadline limit = *declared;
  DeskDeadlineUnit unit;

  if (has (values, "limit"))
    limit.limit = desk_values_get_integer (values, "limit");
  if (desk_deadline_unit_parse (desk_values_get_text (values, "unit"), &unit))
    limit.unit = (DeskCountUnit) unit;
  if (has (values, "warn"))
    limit.warn = desk_values_get_integer (values, "warn");
  if (has (values, "extend_times"))
    limit.extend_times = (guint) desk_values_get_integer (values, "extend_times");
  if (has (values, "extend_most"))
    limit.extend_most = desk_values_get_integer (values, "extend_most");
  return limit;
}

gboolean
desk_local_rules_add (DeskLocalRules *self, DeskType *type, const DeskValues *values)
{
  const char *name;
  const DeskDeadline *declared;
  Rule *rule;

  g_return_val_if_fail (self != NULL && type != NULL && values != NULL, FALSE);
  name = desk_values_get_text (values, "limit_name");
  declared = desk_limit_find (type, name);
  if (declared == NULL)
    return FALSE;
  rule = g_new0 (Rule, 1);
  rule->type = desk_type_ref (type);
  rule->limit = overlay (declared, values);
  rule->basis = g_strdup (desk_values_get_text (values, "basis"));
  rule->approver = g_strdup (desk_values_get_text (values, "approver"));
  /* What an office writes is in its own language, whatever the interface is in. */
  if (rule->basis != NULL) {
    rule->limit.basis = rule->basis;
    rule->limit.basis_zh = NULL;
  }
  if (rule->approver != NULL) {
    rule->limit.approver = rule->approver;
    rule->limit.approver_zh = NULL;
  }
  g_hash_table_replace (self->rules, g_strconcat (type->name, "/", name, NULL), rule);
  return TRUE;
}

static const Rule *
find_rule (const DeskLocalRules *self, const DeskType *type, const char *name)
{
  g_autofree char *key = NULL;

  /* Most offices have none, and lists ask for every cell. */
  if (self == NULL || g_hash_table_size (self->rules) == 0 || type == NULL || name == NULL)
    return NULL;
  key = g_strconcat (type->name, "/", name, NULL);
  return g_hash_table_lookup (self->rules, key);
}

const DeskDeadline *
desk_local_rules_find (const DeskLocalRules *self, const DeskType *type, const char *name)
{
  const Rule *rule = find_rule (self, type, name);

  return rule != NULL ? &rule->limit : desk_limit_find (type, name);
}

gboolean
desk_local_rules_has (const DeskLocalRules *self, const DeskType *type, const char *name)
{
  return find_rule (self, type, name) != NULL;
}

char *
desk_local_rule_check (const DeskDeadline *limit, const DeskValues *values, const char **field)
{
  DeskDeadline made;

  g_return_val_if_fail (limit != NULL && values != NULL && field != NULL, NULL);
  made = overlay (limit, values);
  if (has (values, "unit") && !has (values, "limit")) {
    *field = "limit";
    return g_strdup (_("Say the length too when what it counts in is another."));
  }
  if (made.warn >= made.limit && made.warn > 0) {
    *field = "warn";
    return g_strdup_printf (_("The warning must come later than the start: less than %ld."), (long) made.limit);
  }
  if (made.extend_times > 0 && made.extend_most <= 0) {
    *field = "extend_most";
    return g_strdup (_("Say by how much it may be extended altogether."));
  }
  return NULL;
}
