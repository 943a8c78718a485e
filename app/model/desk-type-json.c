/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-record-type.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "model/desk-type-private.h"

/* Written into every store: never renamed or reused. In the order of DeskFieldKind. */
static const char *const kind_names[] = {
  "text", "long-text", "integer", "decimal", "money", "percent", "date", "time-stamp", "choice", "choices", "boolean", "reference",
  "identity-number", "credit-code", "telephone", "bank-card", "references", "attachments",
};

/* In the order of the bits of DeskFieldFlags. */
static const char *const flag_names[] = {
  "required", "in-list", "sort", "filter", "search", "sensitive", "retired", "computed", "pinyin",
};

/* In the order of the bits of DeskCaseFlags. */
static const char *const case_flag_names[] = { "joint-first", "matter-and-heart", "both-rate", "reopens" };

static const char *const count_units[] = { "calendar-days", "working-days", "working-hours", "hours" };

static void
put_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
put_integer (JsonObject *object, const char *name, gint64 integer)
{
  if (integer != 0)
    json_object_set_int_member (object, name, integer);
}

static void
put_label (JsonObject *object, const char *name, const char *en, const char *zh)
{
  JsonObject *label;

  if (en == NULL)
    return;
  label = json_object_new ();
  json_object_set_string_member (label, "en", en);
  put_text (label, "zh_CN", zh);
  json_object_set_object_member (object, name, label);
}

static JsonArray *
choices_to_json (const DeskChoice *choices)
{
  JsonArray *array = json_array_new ();

  for (; choices->code != NULL; choices++) {
    JsonObject *object = json_object_new ();

    put_text (object, "code", choices->code);
    put_label (object, "label", choices->label, choices->label_zh);
    put_text (object, "icon", choices->icon);
    put_text (object, "tint", choices->tint);
    put_integer (object, "number", choices->number);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
flags_to_json (guint flags, const char *const *names, guint n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    if ((flags & (1u << i)) != 0)
      json_array_add_string_element (array, names[i]);
  return array;
}

static JsonObject *
field_to_json (const DeskField *field)
{
  JsonObject *object = json_object_new ();

  put_text (object, "name", field->name);
  put_label (object, "label", field->label, field->label_zh);
  put_text (object, "kind", kind_names[field->kind]);
  json_object_set_array_member (object, "flags", flags_to_json (field->flags, flag_names, G_N_ELEMENTS (flag_names)));
  put_integer (object, "since", field->since);
  put_label (object, "group", field->group, field->group_zh);
  put_label (object, "unit", field->unit, field->unit_zh);
  put_label (object, "help", field->help, field->help_zh);
  if (field->choices != NULL)
    json_object_set_array_member (object, "choices", choices_to_json (field->choices));
  put_text (object, "refers", field->refers);
  put_integer (object, "min", field->min);
  put_integer (object, "max", field->max);
  put_integer (object, "scale", field->scale);
  put_text (object, "shown_if", field->shown_if);
  put_text (object, "initial", field->initial);
  put_text (object, "formula", field->formula);
  put_text (object, "at_least", field->at_least);
  put_text (object, "at_most", field->at_most);
  return object;
}

static JsonArray *
deadlines_to_json (const DeskDeadline *deadlines)
{
  JsonArray *array = json_array_new ();

  for (; deadlines->name != NULL; deadlines++) {
    JsonObject *object = json_object_new ();

    put_text (object, "name", deadlines->name);
    put_label (object, "label", deadlines->label, deadlines->label_zh);
    put_text (object, "starts", deadlines->starts);
    put_text (object, "met_by", deadlines->met_by);
    put_integer (object, "limit", deadlines->limit);
    put_text (object, "unit", count_units[deadlines->unit]);
    put_integer (object, "warn", deadlines->warn);
    put_label (object, "basis", deadlines->basis, deadlines->basis_zh);
    put_text (object, "rule", deadlines->rule);
    put_integer (object, "extend_times", deadlines->extend_times);
    put_integer (object, "extend_most", deadlines->extend_most);
    put_label (object, "approver", deadlines->approver, deadlines->approver_zh);
    put_text (object, "not_counted", deadlines->not_counted);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonObject *
rules_to_json (const DeskCaseRules *rules)
{
  JsonObject *object = json_object_new ();
  JsonArray *demands = json_array_new ();
  JsonArray *steps = json_array_new ();
  JsonArray *lifts = json_array_new ();

  put_text (object, "number_prefix", rules->number_prefix);
  put_text (object, "acts", rules->acts);
  json_object_set_array_member (object, "flags", flags_to_json (rules->flags, case_flag_names, G_N_ELEMENTS (case_flag_names)));
  json_object_set_array_member (object, "deadlines", deadlines_to_json (rules->deadlines));
  for (const DeskDemand *demand = rules->demands; demand->act != NULL; demand++) {
    JsonObject *entry = json_object_new ();

    put_text (entry, "act", demand->act);
    put_text (entry, "field", demand->field);
    json_array_add_object_element (demands, entry);
  }
  json_object_set_array_member (object, "demands", demands);
  for (const DeskCaseStep *step = rules->steps; step->name != NULL; step++) {
    JsonObject *entry = json_object_new ();

    put_text (entry, "name", step->name);
    put_label (entry, "label", step->label, step->label_zh);
    put_text (entry, "demands", step->demands);
    put_text (entry, "entry", step->entry);
    put_integer (entry, "not_counted", step->not_counted);
    json_array_add_object_element (steps, entry);
  }
  json_object_set_array_member (object, "steps", steps);
  for (const DeskLiftRule *lift = rules->lifts; lift->name != NULL; lift++) {
    JsonObject *entry = json_object_new ();

    put_text (entry, "name", lift->name);
    put_integer (entry, "refusals", lift->refusals);
    put_integer (entry, "reworks", lift->reworks);
    put_integer (entry, "overdue", lift->overdue);
    put_text (entry, "limit", lift->limit);
    put_label (entry, "label", lift->label, lift->label_zh);
    json_array_add_object_element (lifts, entry);
  }
  json_object_set_array_member (object, "lifts", lifts);
  return object;
}

char *
desk_type_to_json (const DeskType *type)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *columns = g_strjoinv (" ", type->columns);
  JsonObject *object = json_object_new ();
  JsonArray *fields = json_array_new ();

  json_node_take_object (root, object);
  put_text (object, "name", type->name);
  put_text (object, "area", type->area);
  put_text (object, "table", type->table);
  put_label (object, "label", type->label, type->label_zh);
  put_label (object, "label_many", type->label_many, type->label_many_zh);
  put_text (object, "icon", type->icon);
  put_integer (object, "version", type->version);
  put_text (object, "extends", type->base != NULL ? type->base->name : NULL);
  put_text (object, "row_of", type->row_of);
  put_text (object, "parent", type->parent);
  put_text (object, "part_of", type->part_of);
  put_text (object, "title", type->title);
  put_text (object, "sort", type->sort);
  put_text (object, "unique", type->unique);
  put_text (object, "source", type->source);
  put_text (object, "columns", columns);
  for (guint i = 0; i < type->declared_fields->len; i++)
    json_array_add_object_element (fields, field_to_json (g_ptr_array_index (type->declared_fields, i)));
  json_object_set_array_member (object, "fields", fields);
  if (type->rules != NULL)
    json_object_set_object_member (object, "rules", rules_to_json (type->rules));
  return json_to_string (root, FALSE);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gint64
get_integer (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static void
get_label (JsonObject *object, const char *name, const char **en, const char **zh)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  *en = get_text (json_node_get_object (node), "en");
  *zh = get_text (json_node_get_object (node), "zh_CN");
}

static guint
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return G_MAXUINT;
}

/* Walks the objects of an array member; anything else in it is passed over. */
typedef struct {
  JsonArray *array;
  guint next;
} Walk;

static Walk
walk (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return (Walk) { node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL, 0 };
}

static JsonObject *
walk_next (Walk *self)
{
  while (self->array != NULL && self->next < json_array_get_length (self->array)) {
    JsonNode *node = json_array_get_element (self->array, self->next++);

    if (JSON_NODE_HOLDS_OBJECT (node))
      return json_node_get_object (node);
  }
  return NULL;
}

static guint
flags_from_json (JsonObject *object, const char *const *names, guint n)
{
  JsonNode *node = json_object_get_member (object, "flags");
  guint flags = 0;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return 0;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++) {
    guint bit = find_name (names, n, json_array_get_string_element (json_node_get_array (node), i));

    if (bit != G_MAXUINT)
      flags |= 1u << bit;
  }
  return flags;
}

static gboolean
field_from_json (JsonObject *object, DeskField *field, GArray *choices, GError **error)
{
  guint kind = find_name (kind_names, G_N_ELEMENTS (kind_names), get_text (object, "kind"));
  Walk each = walk (object, "choices");
  JsonObject *entry;

  if (kind == G_MAXUINT || get_text (object, "name") == NULL) {
    g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("The declaration of field “%s” cannot be read."), get_text (object, "name"));
    return FALSE;
  }
  field->name = get_text (object, "name");
  field->kind = kind;
  field->flags = flags_from_json (object, flag_names, G_N_ELEMENTS (flag_names));
  field->since = (guint) get_integer (object, "since");
  get_label (object, "label", &field->label, &field->label_zh);
  get_label (object, "group", &field->group, &field->group_zh);
  get_label (object, "unit", &field->unit, &field->unit_zh);
  get_label (object, "help", &field->help, &field->help_zh);
  field->refers = get_text (object, "refers");
  field->min = get_integer (object, "min");
  field->max = get_integer (object, "max");
  field->scale = (guint) get_integer (object, "scale");
  field->shown_if = get_text (object, "shown_if");
  field->initial = get_text (object, "initial");
  field->formula = get_text (object, "formula");
  field->at_least = get_text (object, "at_least");
  field->at_most = get_text (object, "at_most");
  while ((entry = walk_next (&each)) != NULL) {
    DeskChoice choice = { .code = get_text (entry, "code"), .icon = get_text (entry, "icon"), .tint = get_text (entry, "tint"),
                          .number = get_integer (entry, "number") };

    get_label (entry, "label", &choice.label, &choice.label_zh);
    if (choice.code != NULL)
      g_array_append_val (choices, choice);
  }
  if (choices->len > 0)
    field->choices = (const DeskChoice *) (gpointer) choices->data;
  return TRUE;
}

static GArray *
deadlines_from_json (JsonObject *object)
{
  GArray *deadlines = g_array_new (TRUE, TRUE, sizeof (DeskDeadline));
  Walk each = walk (object, "deadlines");
  JsonObject *entry;

  while ((entry = walk_next (&each)) != NULL) {
    guint unit = find_name (count_units, G_N_ELEMENTS (count_units), get_text (entry, "unit"));
    DeskDeadline deadline = { .name = get_text (entry, "name"), .starts = get_text (entry, "starts"), .met_by = get_text (entry, "met_by"),
                              .limit = get_integer (entry, "limit"), .unit = unit != G_MAXUINT ? unit : DESK_COUNT_CALENDAR_DAYS,
                              .warn = get_integer (entry, "warn"), .rule = get_text (entry, "rule"),
                              .extend_times = (guint) get_integer (entry, "extend_times"), .extend_most = get_integer (entry, "extend_most"),
                              .not_counted = get_text (entry, "not_counted") };

    get_label (entry, "label", &deadline.label, &deadline.label_zh);
    get_label (entry, "basis", &deadline.basis, &deadline.basis_zh);
    get_label (entry, "approver", &deadline.approver, &deadline.approver_zh);
    if (deadline.name != NULL)
      g_array_append_val (deadlines, deadline);
  }
  return deadlines;
}

typedef struct {
  DeskCaseRules rules;
  GArray *deadlines, *demands, *steps, *lifts;
} ReadRules;

static void
rules_from_json (JsonObject *object, ReadRules *read)
{
  Walk each;
  JsonObject *entry;

  read->deadlines = deadlines_from_json (object);
  read->demands = g_array_new (TRUE, TRUE, sizeof (DeskDemand));
  read->steps = g_array_new (TRUE, TRUE, sizeof (DeskCaseStep));
  read->lifts = g_array_new (TRUE, TRUE, sizeof (DeskLiftRule));
  for (each = walk (object, "demands"); (entry = walk_next (&each)) != NULL;) {
    DeskDemand demand = { get_text (entry, "act"), get_text (entry, "field") };

    if (demand.act != NULL && demand.field != NULL)
      g_array_append_val (read->demands, demand);
  }
  for (each = walk (object, "steps"); (entry = walk_next (&each)) != NULL;) {
    DeskCaseStep step = { .name = get_text (entry, "name"), .demands = get_text (entry, "demands"), .entry = get_text (entry, "entry"),
                          .not_counted = get_integer (entry, "not_counted") != 0 };

    get_label (entry, "label", &step.label, &step.label_zh);
    if (step.name != NULL)
      g_array_append_val (read->steps, step);
  }
  for (each = walk (object, "lifts"); (entry = walk_next (&each)) != NULL;) {
    DeskLiftRule lift = { .name = get_text (entry, "name"), .refusals = (guint) get_integer (entry, "refusals"), .reworks = (guint) get_integer (entry, "reworks"),
                          .overdue = get_integer (entry, "overdue") != 0, .limit = get_text (entry, "limit") };

    get_label (entry, "label", &lift.label, &lift.label_zh);
    if (lift.name != NULL)
      g_array_append_val (read->lifts, lift);
  }
  read->rules.number_prefix = get_text (object, "number_prefix");
  read->rules.acts = get_text (object, "acts");
  read->rules.flags = flags_from_json (object, case_flag_names, G_N_ELEMENTS (case_flag_names));
  read->rules.deadlines = (const DeskDeadline *) (gpointer) read->deadlines->data;
  read->rules.demands = (const DeskDemand *) (gpointer) read->demands->data;
  read->rules.steps = (const DeskCaseStep *) (gpointer) read->steps->data;
  read->rules.lifts = (const DeskLiftRule *) (gpointer) read->lifts->data;
}

static void
read_rules_clear (ReadRules *read)
{
  g_clear_pointer (&read->deadlines, g_array_unref);
  g_clear_pointer (&read->demands, g_array_unref);
  g_clear_pointer (&read->steps, g_array_unref);
  g_clear_pointer (&read->lifts, g_array_unref);
}

static void
array_unref (gpointer data)
{
  g_array_unref (data);
}

static DeskType *
type_from_object (JsonObject *object, DeskType *base, GError **error)
{
  g_autoptr (GArray) fields = g_array_new (TRUE, TRUE, sizeof (DeskField));
  g_autoptr (GPtrArray) choice_lists = g_ptr_array_new_with_free_func (array_unref);
  DeskRecordType declaration = { .name = get_text (object, "name"), .table = get_text (object, "table"), .icon = get_text (object, "icon") };
  ReadRules read = { 0 };
  Walk each = walk (object, "fields");
  JsonObject *entry;
  DeskType *type;

  while ((entry = walk_next (&each)) != NULL) {
    DeskField field = { 0 };
    GArray *choices = g_array_new (TRUE, TRUE, sizeof (DeskChoice));

    g_ptr_array_add (choice_lists, choices);
    if (!field_from_json (entry, &field, choices, error))
      return NULL;
    g_array_append_val (fields, field);
  }
  get_label (object, "label", &declaration.label, &declaration.label_zh);
  get_label (object, "label_many", &declaration.label_many, &declaration.label_many_zh);
  declaration.version = (guint) get_integer (object, "version");
  declaration.fields = (const DeskField *) (gpointer) fields->data;
  declaration.extends = get_text (object, "extends");
  declaration.row_of = get_text (object, "row_of");
  declaration.parent = get_text (object, "parent");
  declaration.part_of = get_text (object, "part_of");
  declaration.title = get_text (object, "title");
  declaration.columns = get_text (object, "columns");
  declaration.sort = get_text (object, "sort");
  declaration.unique = get_text (object, "unique");
  declaration.source = get_text (object, "source");
  if (json_object_has_member (object, "rules") && JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "rules"))) {
    rules_from_json (json_object_get_object_member (object, "rules"), &read);
    declaration.rules = &read.rules;
  }
  type = desk_type_new (&declaration, base, get_text (object, "area"), error);
  read_rules_clear (&read);
  return type;
}

/* The name of the type a declaration extends, for whoever looks up the base. */
char *
desk_type_json_get_extends (const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, json, -1, NULL) || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  return g_strdup (get_text (json_node_get_object (root), "extends"));
}

DeskType *
desk_type_from_json (const char *json, DeskType *base, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, json, -1, NULL) || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      get_text (object = json_node_get_object (root), "name") == NULL || get_text (object, "area") == NULL) {
    g_set_error_literal (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION, _ ("A declaration in the store cannot be read."));
    return NULL;
  }
  return type_from_object (object, base, error);
}
