/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-registry.h"
#include "model/desk-type-private.h"

static const DeskChoice kinds[] = { { "labour", "Labour" }, { "power", "Power" }, { NULL } };

static const DeskField demand_fields[] = {
  { "category", "Kind of demand", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED | DESK_FIELD_FILTER, .choices = kinds },
  { "vacancies", "Vacancies", DESK_FIELD_INTEGER, DESK_FIELD_IN_LIST, .unit = "people", .min = 0, .max = 9999, .shown_if = "category = labour" },
  { "identity", "Identity number", DESK_FIELD_IDENTITY_NUMBER, 0 },
  { NULL },
};

static const DeskDeadline deadlines[] = {
  { "contact", "Contact", "register", "contact", 1, DESK_COUNT_WORKING_HOURS, 0, "Local practice" },
  { "settle", "Settle", "register", "resolve", 7, DESK_COUNT_CALENDAR_DAYS, 2, NULL },
  { NULL },
};
static const DeskDemand demands[] = { { "resolve", "plan" }, { NULL } };
static const DeskCaseRules rules = { "TD", deadlines, demands };
static const DeskAreaInfo area = { "tst", "Test area", "desk-flag-symbolic", "blue", 5 };

static const DeskRecordType demand = { "tst.demand", NULL, "Demand", "Demands", NULL, 2, demand_fields, .extends = "case", .columns = "number title vacancies party.area.name", .rules = &rules };

static const char *
translate (const char *message, gpointer data)
{
  (void) data;
  return g_str_equal (message, "Labour") ? "用工" : g_str_equal (message, "Demand") ? "诉求" : NULL;
}

static DeskRegistry *
with_area (void)
{
  DeskRegistry *registry = desk_registry_new ();
  g_autoptr (DeskRegistry) scratch = desk_registry_new_scratch (registry, &area);
  GError *error = NULL;

  desk_registry_add_type (scratch, &demand, &error);
  g_assert_no_error (error);
  desk_registry_adopt (registry, scratch, &error);
  g_assert_no_error (error);
  return registry;
}

static void
test_core (void)
{
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  DeskType *type = desk_registry_find_type (registry, "case");

  g_assert_nonnull (type);
  g_assert_cmpstr (type->table, ==, "cases");
  g_assert_cmpuint (desk_type_find_field (type, "state")->kind, ==, DESK_FIELD_CHOICE);
  g_assert_nonnull (desk_registry_find_ledger (registry, "handoff"));
  g_assert_null (desk_registry_find_type (registry, "nothing"));
}

static void
test_extends (void)
{
  g_autoptr (DeskRegistry) registry = with_area ();
  DeskType *type = desk_registry_find_type (registry, "tst.demand");
  const DeskField *category = desk_type_find_field (type, "category");

  g_assert_cmpstr (type->table, ==, "x_tst_demand");
  g_assert_true (desk_type_is_a (type, "case"));
  g_assert_cmpstr (category->label, ==, "Kind of demand");
  g_assert_cmpstr (desk_field_find_choice (category, "labour")->label_zh, ==, "用工");
  g_assert_cmpstr (desk_type_find_owner (type, "category")->name, ==, "case");
  g_assert_cmpstr (desk_type_find_owner (type, "vacancies")->name, ==, "tst.demand");
  g_assert_cmpuint (type->own_fields->len, ==, 2);
  g_assert_true (desk_type_find_field (type, "identity")->flags & DESK_FIELD_SENSITIVE);
  g_assert_cmpstr (type->title, ==, "title");
}

/* Every field by its name, where it stands; and those that ask for more than their own value. */
static void
test_fields (void)
{
  g_autoptr (DeskRegistry) registry = with_area ();
  guint ruled = 0;

  for (guint t = 0; t < desk_registry_get_n_types (registry); t++) {
    const DeskType *type = desk_registry_get_nth_type (registry, t);

    for (guint i = 0; i < type->fields->len; i++) {
      const DeskField *field = g_ptr_array_index (type->fields, i);
      g_autofree char *name = g_strdup (field->name);

      g_assert_cmpuint (desk_type_find_position (type, name), ==, i);
      g_assert_true (desk_type_find_field (type, name) == field);
      g_assert_cmpint (g_ptr_array_find (type->ruled_fields, field, NULL), ==,
                       (field->flags & DESK_FIELD_REQUIRED) || field->initial != NULL || field->at_least != NULL || field->at_most != NULL || field->formula != NULL);
    }
    ruled += type->ruled_fields->len;
    g_assert_null (desk_type_find_field (type, "nothing"));
    g_assert_cmpuint (desk_type_find_position (type, "nothing"), ==, G_MAXUINT);
  }
  g_assert_cmpuint (ruled, >, 0);
  /* Declared anew, a field stands where that of the base stood, and its own rules count. */
  const DeskType *base = desk_registry_find_type (registry, "case"), *type = desk_registry_find_type (registry, "tst.demand");
  g_assert_cmpuint (desk_type_find_position (type, "category"), ==, desk_type_find_position (base, "category"));
  g_assert_true (g_ptr_array_find (type->ruled_fields, desk_type_find_field (type, "category"), NULL));
}

static void
test_resolve (void)
{
  g_autoptr (DeskRegistry) registry = with_area ();
  GError *error = NULL;
  GPtrArray *hops = NULL;
  const DeskField *field;

  field = desk_registry_resolve (registry, desk_registry_find_type (registry, "handover"), "case.party.area.name", &hops, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (field->name, ==, "name");
  g_assert_cmpuint (hops->len, ==, 2);
  g_ptr_array_unref (hops);
  g_assert_null (desk_registry_resolve (registry, desk_registry_find_type (registry, "case"), "title.name", NULL, &error));
  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  g_clear_error (&error);
}

static void
test_json (void)
{
  g_autoptr (DeskRegistry) registry = with_area ();
  g_autoptr (DeskRegistry) plain = desk_registry_new ();
  DeskType *type = desk_registry_find_type (registry, "tst.demand");
  g_autofree char *json = desk_type_to_json (type);
  g_autofree char *again = NULL;
  GError *error = NULL;
  DeskType *absent;

  /* Every type of the registry says the same after a round trip. */
  for (guint i = 0; i < desk_registry_get_n_types (registry); i++) {
    DeskType *one = desk_registry_get_nth_type (registry, i);
    g_autofree char *text = desk_type_to_json (one);
    g_autoptr (DeskType) read = desk_type_from_json (text, one->base, &error);
    g_autofree char *written = NULL;

    g_assert_no_error (error);
    written = desk_type_to_json (read);
    g_assert_cmpstr (text, ==, written);
  }
  g_assert_true (desk_registry_add_absent (plain, json, &error));
  g_assert_no_error (error);
  absent = desk_registry_find_type (plain, "tst.demand");
  g_assert_nonnull (absent);
  g_assert_true (desk_registry_is_absent (plain, "tst.demand"));
  g_assert_false (desk_registry_is_absent (plain, "case"));
  g_assert_cmpint (absent->rules->deadlines[1].limit, ==, 7);
  g_assert_cmpstr (desk_type_find_field (absent, "category")->choices[0].label_zh, ==, "用工");
  again = desk_type_to_json (absent);
  g_assert_cmpstr (json, ==, again);
  g_assert_false (desk_registry_add_absent (plain, "{\"name\":1}", &error));
  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  g_clear_error (&error);
}

static void
refuse_type (const DeskRecordType *type)
{
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskRegistry) scratch = desk_registry_new_scratch (registry, &area);
  g_autoptr (GError) error = NULL;
  guint before = desk_registry_get_n_types (registry);

  if (desk_registry_add_type (scratch, type, &error))
    g_assert_false (desk_registry_adopt (registry, scratch, &error));
  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  g_assert_cmpuint (desk_registry_get_n_types (registry), ==, before);
}

static void
test_refused (void)
{
  const DeskField sensitive[] = { { "a", "A", DESK_FIELD_IDENTITY_NUMBER, DESK_FIELD_SENSITIVE | DESK_FIELD_SEARCH }, { NULL } };
  const DeskField badname[] = { { "Bad name", "A", DESK_FIELD_TEXT, 0 }, { NULL } };
  const DeskField reference[] = { { "a", "A", DESK_FIELD_REFERENCE, 0, .refers = "nothing" }, { NULL } };
  const DeskField kind[] = { { "title", "A", DESK_FIELD_INTEGER, 0 }, { NULL } };
  const DeskField plain[] = { { "a", "A", DESK_FIELD_TEXT, 0 }, { NULL } };
  const DeskField unclear[] = { { "a", "A", DESK_FIELD_TEXT, 0, .shown_if = "b = 1" }, { NULL } };

  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, sensitive, .title = "a" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, badname, .title = "a" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, reference, .title = "a" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, kind, .extends = "case", .rules = &rules });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, plain, .extends = "case" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, plain, .title = "b" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, plain, .title = "a", .columns = "a b" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, unclear, .title = "a" });
  refuse_type (&(DeskRecordType) { "other.x", NULL, "X", "X", NULL, 1, plain, .title = "a" });
  refuse_type (&(DeskRecordType) { "tst.x", "cases", "X", "X", NULL, 1, plain, .title = "a" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, plain, .title = "a", .extends = "tst.none" });
}

static gboolean
may_be_noticed (const char *columns)
{
  const DeskField fields[] = {
    { "a", "A", DESK_FIELD_TEXT, DESK_FIELD_PINYIN },
    { "masked", "Masked", DESK_FIELD_TEXT, DESK_FIELD_COMPUTED, .formula = "mask a" },
    { "words", "Words", DESK_FIELD_LONG_TEXT, 0 },
    { "card", "Card", DESK_FIELD_BANK_CARD, 0 },
    { "telephone", "Telephone", DESK_FIELD_TELEPHONE, 0 },
    { "amount", "Amount", DESK_FIELD_MONEY, 0 },
    { "day", "Day", DESK_FIELD_DATE, 0 },
    { "area", "Area", DESK_FIELD_REFERENCE, 0, .refers = "area" },
    { "party", "Party", DESK_FIELD_REFERENCE, 0, .refers = "party" },
    { NULL },
  };
  g_autoptr (DeskRegistry) registry = desk_registry_new ();
  g_autoptr (DeskRegistry) scratch = desk_registry_new_scratch (registry, &area);

  g_assert_true (desk_registry_add_type (scratch, &(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, fields, .title = "a" }, NULL));
  g_assert_true (desk_registry_add_ledger (scratch, &(DeskLedger) { "tst.notice", "Notice", "tst.x", columns, .notice = TRUE }, NULL));
  return desk_registry_adopt (registry, scratch, NULL);
}

/* A ledger for public notice cannot be declared with a column that says who somebody is. */
static void
test_notice (void)
{
  g_assert_true (may_be_noticed ("masked amount@decided day area"));
  g_assert_false (may_be_noticed ("masked a"));
  g_assert_false (may_be_noticed ("words"));
  g_assert_false (may_be_noticed ("card"));
  g_assert_false (may_be_noticed ("telephone@decided"));
  g_assert_false (may_be_noticed ("party"));
  g_assert_false (may_be_noticed ("party.name"));
  g_assert_false (may_be_noticed ("party.identity_number"));
}

/* What records are parts of is said by a reference. */
static void
test_parts (void)
{
  const DeskField fields[] = { { "a", "A", DESK_FIELD_TEXT, 0 }, { "of", "Of", DESK_FIELD_REFERENCE, 0, .refers = "party" }, { NULL } };

  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, fields, .title = "a", .part_of = "a" });
  refuse_type (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, fields, .title = "a", .part_of = "b" });
  g_autoptr (DeskType) type = desk_type_new (&(DeskRecordType) { "tst.x", NULL, "X", "X", NULL, 1, fields, .title = "a", .part_of = "of" }, NULL, "tst", NULL);
  g_assert_cmpstr (type->part_of, ==, "of");
}

static void
test_adopt_is_whole (void)
{
  g_autoptr (DeskRegistry) registry = with_area ();
  g_autoptr (DeskRegistry) scratch = desk_registry_new_scratch (registry, &(DeskAreaInfo) { "two", "Two", NULL, NULL, 6 });
  const DeskField plain[] = { { "a", "A", DESK_FIELD_TEXT, 0 }, { NULL } };
  g_autoptr (GError) error = NULL;
  guint before = desk_registry_get_n_types (registry);

  g_assert_true (desk_registry_add_type (scratch, &(DeskRecordType) { "two.x", NULL, "X", "X", NULL, 1, plain, .title = "a" }, NULL));
  g_assert_true (desk_registry_add_ledger (scratch, &(DeskLedger) { "collection", "Mine", "two.x", "a" }, NULL));
  g_assert_false (desk_registry_adopt (registry, scratch, &error));
  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_DECLARATION);
  g_assert_cmpuint (desk_registry_get_n_types (registry), ==, before);
  g_assert_cmpuint (desk_registry_get_areas (registry)->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_registry_set_translate (translate, NULL);
  g_test_add_func ("/registry/core", test_core);
  g_test_add_func ("/registry/extends", test_extends);
  g_test_add_func ("/registry/fields", test_fields);
  g_test_add_func ("/registry/resolve", test_resolve);
  g_test_add_func ("/registry/json", test_json);
  g_test_add_func ("/registry/refused", test_refused);
  g_test_add_func ("/registry/notice", test_notice);
  g_test_add_func ("/registry/parts", test_parts);
  g_test_add_func ("/registry/adopt-is-whole", test_adopt_is_whole);
  return g_test_run ();
}
