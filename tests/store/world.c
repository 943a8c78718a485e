/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include <string.h>

#include "store/desk-words.h"

static const char *const words[] = { "缺工", "缝纫工", "变压器", "产业工人", "灌溉", "道路", "二期扩建", "补贴", "宅基地", "污水" };
static const char *const surnames[] = { "张", "王", "李", "单", "曾", "解", "区", "重" };
static const char *const goods[] = { "鞋业", "茶叶", "机械", "养殖", "建材", "物流" };
static const char *const heads[] = { "恒鑫", "长寿", "重阳", "三台", "阿坝", "Ａ级", "大足" };

const char *
world_pick (World *world, GPtrArray *uids)
{
  return uids->pdata[g_rand_int_range (world->rand, 0, (gint32) uids->len)];
}

const char *
world_word (World *world)
{
  return words[g_rand_int_range (world->rand, 0, G_N_ELEMENTS (words))];
}

static gboolean
chance (World *world, int percent)
{
  return g_rand_int_range (world->rand, 0, 100) < percent;
}

static int
pick (World *world, int n)
{
  return g_rand_int_range (world->rand, 0, n);
}

static DeskCommandPart *
create (World *world, DeskCommand *command, const char *act, const char *type, GPtrArray *uids)
{
  DeskUuid uid;

  desk_store_new_uuid (world->fixture->store, &uid);
  if (uids != NULL)
    g_ptr_array_add (uids, desk_uuid_to_string (&uid));
  return desk_command_add (command, act, &uid, type, 0);
}

static void
make_areas (World *world)
{
  DeskCommand *command = fixture_command (world->fixture, "create");

  for (int i = 0; i < 14; i++)
    {
      /* Codes do not follow the order of names or of creation. */
      g_autofree char *code = g_strdup_printf ("5107%04d", (i * 37) % 101);
      g_autofree char *name = g_strdup_printf ("%s%s村%d", heads[pick (world, G_N_ELEMENTS (heads))], goods[pick (world, 6)], i);
      DeskCommandPart *part = create (world, command, "create", "area", world->areas);
      desk_command_part_set_text (part, "code", code);
      desk_command_part_set_text (part, "name", name);
      desk_command_part_set_text (part, "level", i == 0 ? "county" : i < 5 ? "town" : "village");
      if (i > 0)
        desk_command_part_set_text (part, "parent", world->areas->pdata[i < 5 ? 0 : 1 + i % 4]);
    }
  fixture_do (world->fixture, command);
}

static void
make_people (World *world)
{
  DeskCommand *command = fixture_command (world->fixture, "create");

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s局%d", heads[pick (world, G_N_ELEMENTS (heads))], i);
      DeskCommandPart *part = create (world, command, "create", "unit", world->units);
      desk_command_part_set_text (part, "name", name);
      desk_command_part_set_text (part, "kind", i % 2 == 0 ? "bureau" : "town");
      desk_command_part_set_text (part, "area", world_pick (world, world->areas));
    }
  fixture_do (world->fixture, command);
  command = fixture_command (world->fixture, "create");
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%s", surnames[pick (world, G_N_ELEMENTS (surnames))], words[pick (world, 3)]);
      DeskCommandPart *part = create (world, command, "create", "person", world->persons);
      desk_command_part_set_text (part, "name", name);
      desk_command_part_set_text (part, "unit", world_pick (world, world->units));
    }
  fixture_do (world->fixture, command);
}

static void
make_parties (World *world)
{
  static const char *const kinds[] = { "firm", "household", "person", "village" };
  DeskCommand *command = fixture_command (world->fixture, "create");

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%s公司%d", heads[pick (world, G_N_ELEMENTS (heads))], goods[pick (world, G_N_ELEMENTS (goods))], i / 2);
      DeskCommandPart *part = create (world, command, "create", "party", world->parties);
      desk_command_part_set_text (part, "name", name);
      desk_command_part_set_text (part, "kind", kinds[pick (world, 4)]);
      desk_command_part_set_text (part, "area", world_pick (world, world->areas));
      if (chance (world, 30))
        desk_command_part_set_text (part, "telephone", "13800001234");
      if (chance (world, 40))
        desk_command_part_set_text (part, "address", words[pick (world, G_N_ELEMENTS (words))]);
    }
  fixture_do (world->fixture, command);
}

static void
make_visits (World *world)
{
  static const char *const ways[] = { "visit", "talk", "telephone" };
  DeskCommand *command = fixture_command (world->fixture, "create");

  for (int i = 0; i < 80; i++)
    {
      const char *one = world_pick (world, world->persons);
      const char *two = world_pick (world, world->persons);
      int order = strcmp (one, two);
      g_autofree char *both = order == 0 ? g_strdup (one) : g_strdup_printf ("%s,%s", order < 0 ? one : two, order < 0 ? two : one);
      g_autofree char *date = g_strdup_printf ("2026-%02d-%02d", 1 + pick (world, 4), 1 + pick (world, 28));
      DeskCommandPart *part = create (world, command, "create", "visit", NULL);
      desk_command_part_set_text (part, "date", date);
      desk_command_part_set_text (part, "visitors", both);
      desk_command_part_set_text (part, "party", world_pick (world, world->parties));
      desk_command_part_set_text (part, "way", ways[pick (world, 3)]);
      if (chance (world, 60))
        desk_command_part_set_text (part, "summary", words[pick (world, G_N_ELEMENTS (words))]);
    }
  fixture_do (world->fixture, command);
}

static void
fill_case (World *world, DeskCommandPart *part)
{
  static const char *const sources[] = { "visit", "hotline", "letter" };
  static const char *const severities[] = { "ordinary", "urgent", "critical" };
  g_autofree char *title = g_strdup_printf ("%s%s%s", goods[pick (world, G_N_ELEMENTS (goods))], words[pick (world, G_N_ELEMENTS (words))],
                                            chance (world, 20) ? "（急）" : "");
  g_autofree char *told = g_strdup_printf ("%s，%s。", words[pick (world, G_N_ELEMENTS (words))], words[pick (world, G_N_ELEMENTS (words))]);

  desk_command_part_set_text (part, "title", title);
  desk_command_part_set_text (part, "party", world_pick (world, world->parties));
  desk_command_part_set_text (part, "words", told);
  desk_command_part_set_text (part, "source", sources[pick (world, 3)]);
  desk_command_part_set_text (part, "severity", severities[pick (world, 3)]);
  if (chance (world, 70))
    desk_command_part_set_text (part, "category", chance (world, 50) ? "labour" : "power");
  if (chance (world, 60))
    desk_command_part_set_integer (part, "people", pick (world, 20));
  if (chance (world, 30))
    desk_command_part_set_integer (part, "wage", pick (world, 900000));
  if (chance (world, 40))
    desk_command_part_set_text (part, "needs", chance (world, 50) ? "driver,welder" : "sewer");
  if (chance (world, 30))
    desk_command_part_set_text (part, "helpers", world_pick (world, world->persons));
  if (chance (world, 40))
    {
      g_autofree char *date = g_strdup_printf ("2026-%02d-01", 1 + pick (world, 6));
      desk_command_part_set_text (part, "wanted_by", date);
    }
  if (chance (world, 30))
    desk_command_part_set_integer (part, "urgent", pick (world, 2));
  if (chance (world, 30))
    desk_command_part_set_text (part, "remark", words[pick (world, G_N_ELEMENTS (words))]);
}

static void
act (World *world, const char *name, GPtrArray *on, const char *field, const char *value, GPtrArray *values)
{
  DeskCommand *command = fixture_command (world->fixture, name);

  for (guint i = 0; i < on->len; i++)
    {
      DeskUuid uid;
      g_assert_true (desk_uuid_parse (on->pdata[i], &uid));
      DeskCommandPart *part = desk_command_add (command, name, &uid, NULL, DESK_ANY_VERSION);
      if (field != NULL)
        desk_command_part_set_text (part, field, values != NULL ? world_pick (world, values) : value);
      if (g_str_equal (name, "lift"))
        desk_command_part_set_text (part, "plan", "两个部门一周内各出一人");
    }
  if (on->len > 0)
    fixture_do (world->fixture, command);
  else
    desk_command_free (command);
}

static void
make_cases (World *world, guint n)
{
  for (guint done = 0; done < n;)
    {
      DeskCommand *command = fixture_command (world->fixture, "register");
      g_autoptr (GPtrArray) handed = g_ptr_array_new ();
      g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
      g_autoptr (GPtrArray) refused = g_ptr_array_new ();
      guint from = world->cases->len;

      for (guint i = 0; i < 100 && done < n; i++, done++)
        fill_case (world, create (world, command, "register", "tst.demand", world->cases));
      fixture_do (world->fixture, command);
      desk_clock_hand_advance (&world->fixture->clock, DESK_DAY_US * pick (world, 9));
      for (guint i = from; i < world->cases->len; i++)
        if (chance (world, 60))
          {
            g_ptr_array_add (handed, world->cases->pdata[i]);
            if (chance (world, 50))
              g_ptr_array_add (accepted, world->cases->pdata[i]);
            else if (chance (world, 30))
              g_ptr_array_add (refused, world->cases->pdata[i]);
          }
      act (world, "hand-over", handed, "to_unit", NULL, world->units);
      desk_clock_hand_advance (&world->fixture->clock, DESK_DAY_US);
      act (world, "accept", accepted, NULL, NULL, NULL);
      act (world, "refuse", refused, "reason", "不归我单位管", NULL);
      if (chance (world, 50))
        act (world, "lift", accepted, "reason", "需要两个部门协调", NULL);
    }
}

static void
withdraw_some (World *world)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  for (guint i = 55; i < 58; i++)
    g_ptr_array_add (some, world->parties->pdata[i]);
  act (world, "withdraw", some, NULL, NULL, NULL);
}

/* --- what is there --- */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->owner == 0)
    desk_snapshot_free (entry->snapshot);
  g_free (entry);
}

/* Rows of two types may have one id, records of two types not. */
static const char *
row_type (const Entry *entry)
{
  return entry->type->row_of != NULL ? entry->type->name : "";
}

static guint
entry_hash (gconstpointer entry)
{
  return g_int64_hash (&((const Entry *) entry)->id);
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->id == other->id && g_str_equal (row_type (one), row_type (other));
}

const Entry *
world_find (World *world, const char *over, gint64 id)
{
  Entry wanted = { .id = id, .type = desk_registry_find_type (world->fixture->registry, over) };

  return g_hash_table_lookup (world->by_id, &wanted);
}

static Entry *
add_entry (World *world, gint64 id, const char *type, DeskSnapshot *snapshot, const DeskValues *values, gint64 owner)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = id;
  entry->type = desk_registry_find_type (world->fixture->registry, type);
  entry->snapshot = snapshot;
  entry->values = values;
  entry->owner = owner;
  g_ptr_array_add (world->entries, entry);
  g_hash_table_add (world->by_id, entry);
  return entry;
}

static void
read_record (World *world, const char *uid_text)
{
  g_autoptr (GError) error = NULL;
  DeskUuid uid;

  g_assert_true (desk_uuid_parse (uid_text, &uid));
  DeskSnapshot *snapshot = desk_store_load (world->fixture->store, &uid, &error);
  g_assert_no_error (error);
  Entry *entry = add_entry (world, snapshot->id, snapshot->type, snapshot, snapshot->values, 0);
  g_hash_table_insert (world->by_uid, g_strdup (uid_text), entry);
  for (guint r = 0; r < snapshot->rows->len; r++)
    {
      const DeskSnapshotRows *rows = &g_array_index (snapshot->rows, DeskSnapshotRows, r);
      for (guint i = 0; i < rows->values->len; i++)
        add_entry (world, snapshot->id * 4096 + i + 1, rows->type, snapshot, rows->values->pdata[i], snapshot->id);
    }
}

static GPtrArray *
all_uids (World *world)
{
  GPtrArray *uids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < desk_registry_get_n_types (world->fixture->registry); i++)
    {
      DeskType *type = desk_registry_get_nth_type (world->fixture->registry, i);
      const char *none[] = { NULL };
      g_autoptr (DeskListRequest) request = NULL;
      if (type->row_of != NULL || type->base != NULL)
        continue;
      request = desk_list_request_new (type->name);
      request->withdrawn = TRUE;
      request->sort = g_strdup ("");
      g_autoptr (GArray) ids = desk_store_list (world->fixture->store, request, NULL, NULL, NULL, NULL);
      g_autoptr (GPtrArray) rows = desk_store_fetch (world->fixture->store, type->name, none, (const gint64 *) (gpointer) ids->data, ids->len, NULL, NULL);
      for (guint k = 0; k < rows->len; k++)
        g_ptr_array_add (uids, desk_uuid_to_string (desk_row_get_uid (rows->pdata[k])));
    }
  return uids;
}

void
world_read (World *world)
{
  g_autoptr (GPtrArray) uids = all_uids (world);

  g_hash_table_remove_all (world->by_uid);
  g_hash_table_remove_all (world->by_id);
  g_ptr_array_set_size (world->entries, 0);
  for (guint i = 0; i < uids->len; i++)
    read_record (world, uids->pdata[i]);
  world->context.now_us = desk_store_now (world->fixture->store);
  world->context.zone = desk_store_get_zone (world->fixture->store);
  world->context.me = world->fixture->person;
  world->context.my_unit = world->fixture->unit;
}

World *
world_new (Fixture *fixture, guint32 seed, guint n_cases)
{
  World *world = g_new0 (World, 1);
  char text[DESK_UUID_STR_LEN];

  world->fixture = fixture;
  world->rand = g_rand_new_with_seed (seed);
  world->entries = g_ptr_array_new_with_free_func (entry_free);
  world->by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  world->by_id = g_hash_table_new (entry_hash, entry_equal);
  world->areas = g_ptr_array_new_with_free_func (g_free);
  world->units = g_ptr_array_new_with_free_func (g_free);
  world->persons = g_ptr_array_new_with_free_func (g_free);
  world->parties = g_ptr_array_new_with_free_func (g_free);
  world->cases = g_ptr_array_new_with_free_func (g_free);
  desk_uuid_format (&fixture->unit, text);
  g_ptr_array_add (world->units, g_strdup (text));
  make_areas (world);
  make_people (world);
  desk_uuid_format (&fixture->person, text);
  g_ptr_array_add (world->persons, g_strdup (text));
  make_parties (world);
  make_visits (world);
  make_cases (world, n_cases);
  withdraw_some (world);
  fixture->clock.step = 0;
  world_read (world);
  return world;
}

void
world_free (World *world)
{
  g_rand_free (world->rand);
  g_hash_table_unref (world->by_uid);
  g_hash_table_unref (world->by_id);
  g_ptr_array_unref (world->entries);
  g_ptr_array_unref (world->areas);
  g_ptr_array_unref (world->units);
  g_ptr_array_unref (world->persons);
  g_ptr_array_unref (world->parties);
  g_ptr_array_unref (world->cases);
  g_free (world);
}

/* --- filters, one record at a time --- */

const Entry *
world_follow (World *world, const Entry *entry, const char *path, const DeskField **field)
{
  for (;;)
    {
      gsize owner = entry->type->row_of != NULL ? strlen (entry->type->row_of) : 0;
      if (owner > 0 && strncmp (path, entry->type->row_of, owner) == 0 && path[owner] == '.')
        {
          entry = world_find (world, entry->type->row_of, entry->owner);
          path += owner + 1;
          continue;
        }
      const char *dot = strchr (path, '.');
      if (dot == NULL)
        {
          *field = desk_type_find_field (entry->type, path);
          return entry;
        }
      g_autofree char *name = g_strndup (path, (gsize) (dot - path));
      const char *uid = desk_values_get_text (entry->values, name);
      entry = uid != NULL ? g_hash_table_lookup (world->by_uid, uid) : NULL;
      if (entry == NULL)
        return NULL;
      path = dot + 1;
    }
}

static gboolean
lies_under (World *world, const char *uid, const char *code)
{
  while (uid != NULL)
    {
      const Entry *area = g_hash_table_lookup (world->by_uid, uid);
      if (g_str_equal (uid, code) || g_strcmp0 (desk_values_get_text (area->values, "code"), code) == 0)
        return TRUE;
      uid = desk_values_get_text (area->values, "parent");
    }
  return FALSE;
}

static const char *
title_of (World *world, const char *uid)
{
  const Entry *entry = uid != NULL ? g_hash_table_lookup (world->by_uid, uid) : NULL;

  return entry != NULL && entry->type->title != NULL ? desk_values_get_text (entry->values, entry->type->title) : NULL;
}

static gboolean
is_found (World *world, const Entry *entry, const char *typed)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entry->type->fields->len; i++)
    {
      const DeskField *field = entry->type->fields->pdata[i];
      const char *value = desk_values_get_text (entry->values, field->name);
      if ((field->flags & DESK_FIELD_SEARCH) != 0 && value != NULL)
        g_string_append_printf (text, "%s\n", value);
      if (field->kind == DESK_FIELD_REFERENCE && (field->flags & DESK_FIELD_SORT) != 0 && g_str_equal (field->refers, "party"))
        g_string_append_printf (text, "%s\n", title_of (world, value));
    }
  g_autofree char *folded = desk_words_fold (text->str);
  return desk_words_contains (folded, typed);
}

static gboolean
matches_comparison (World *world, const Entry *entry, const DeskQuery *query)
{
  const DeskField *field = NULL;

  if (query->op == DESK_QUERY_SEARCH)
    {
      const Entry *owner = entry->owner != 0 ? world_find (world, entry->type->row_of, entry->owner) : entry;
      return is_found (world, owner, query->words->pdata[0]);
    }
  if (g_str_equal (query->path, "type"))
    return desk_query_matches (query, entry->type, entry->values, &world->context);
  entry = world_follow (world, entry, query->path, &field);
  if (entry == NULL)
    return FALSE;
  if (query->op == DESK_QUERY_UNDER)
    return lies_under (world, desk_values_get_text (entry->values, field->name), query->words->pdata[0]);

  g_autoptr (DeskQuery) one = desk_query_in (field->name, (const char *const *) (const char *[]) { NULL });
  one->op = query->op;
  for (guint i = 0; i < query->words->len; i++)
    g_ptr_array_add (one->words, g_strdup (query->words->pdata[i]));
  return desk_query_matches (one, entry->type, entry->values, &world->context);
}

static gboolean
matches_has (World *world, const Entry *entry, const DeskQuery *query)
{
  const char *dot = strrchr (query->path, '.');
  g_autofree char *type = g_strndup (query->path, (gsize) (dot - query->path));
  g_autofree char *uid = desk_uuid_to_string (&entry->snapshot->uid);

  for (guint i = 0; i < world->entries->len; i++)
    {
      const Entry *other = world->entries->pdata[i];
      if (desk_type_is_a (other->type, type) && !other->snapshot->withdrawn && g_strcmp0 (desk_values_get_text (other->values, dot + 1), uid) == 0 &&
          world_matches (world, other, query->children->pdata[0]))
        return TRUE;
    }
  return FALSE;
}

gboolean
world_matches (World *world, const Entry *entry, const DeskQuery *query)
{
  if (query == NULL)
    return TRUE;
  if (query->op == DESK_QUERY_HAS)
    return matches_has (world, entry, query);
  if (query->children == NULL)
    return matches_comparison (world, entry, query);
  for (guint i = 0; i < query->children->len; i++)
    {
      gboolean matched = world_matches (world, entry, query->children->pdata[i]);
      if (query->op == DESK_QUERY_NOT)
        return !matched;
      if (matched == (query->op == DESK_QUERY_ANY))
        return matched;
    }
  return query->op != DESK_QUERY_ANY;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

GArray *
world_list (World *world, const char *over, const DeskQuery *query)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < world->entries->len; i++)
    {
      const Entry *entry = world->entries->pdata[i];
      if (desk_type_is_a (entry->type, over) && !entry->snapshot->withdrawn && world_matches (world, entry, query))
        g_array_append_val (ids, entry->id);
    }
  g_array_sort (ids, compare_ids);
  return ids;
}

/* --- order, two records at a time --- */

static int
compare_keys (const char *a, const char *b)
{
  guint8 left[DESK_WORDS_SORT_KEY_MAX], right[DESK_WORDS_SORT_KEY_MAX];
  gsize n = desk_pinyin_sort_key (a, left, sizeof left);
  gsize m = desk_pinyin_sort_key (b, right, sizeof right);
  int order = memcmp (left, right, MIN (n, m));

  return order != 0 ? order : (n > m) - (n < m);
}

static int
rank (const DeskField *field, const char *code)
{
  for (int i = 0; field->choices[i].code != NULL; i++)
    if (g_str_equal (field->choices[i].code, code))
      return i;
  g_assert_not_reached ();
}

static int
compare_references (World *world, const DeskField *field, const char *a, const char *b)
{
  const Entry *left = g_hash_table_lookup (world->by_uid, a);
  const Entry *right = g_hash_table_lookup (world->by_uid, b);
  int order;

  if (g_str_equal (field->refers, "area"))
    order = strcmp (desk_values_get_text (left->values, "code"), desk_values_get_text (right->values, "code"));
  else
    order = compare_keys (title_of (world, a), title_of (world, b));
  /* Two of one name are told apart by id where the order is one of records, not of names. */
  return order != 0 || (g_str_equal (field->refers, "party") && (field->flags & DESK_FIELD_SORT) != 0) ? order : (left->id > right->id) - (left->id < right->id);
}

static int
compare_values (World *world, const DeskField *field, const DeskValue *a, const DeskValue *b)
{
  const char *left = desk_value_get_text (a), *right = desk_value_get_text (b);

  if (a->kind == DESK_VALUE_INTEGER)
    return (a->integer > b->integer) - (a->integer < b->integer);
  if (field->kind == DESK_FIELD_REFERENCE)
    return compare_references (world, field, left, right);
  if (field->kind == DESK_FIELD_CHOICE && field->choices != NULL)
    return rank (field, left) - rank (field, right);
  if (g_str_equal (field->name, "number"))
    return strcmp (strrchr (left, '-'), strrchr (right, '-'));
  if ((field->flags & DESK_FIELD_PINYIN) != 0 || ((field->kind == DESK_FIELD_TEXT || field->kind == DESK_FIELD_LONG_TEXT) && (field->flags & DESK_FIELD_SORT) == 0))
    return compare_keys (left, right);
  return strcmp (left, right);
}

int
world_compare (World *world, const Entry *a, const Entry *b, const char *sort)
{
  gboolean descending = *sort == '-';
  const DeskField *field = NULL, *other = NULL;
  const Entry *left = world_follow (world, a, sort + descending, &field);
  const Entry *right = world_follow (world, b, sort + descending, &other);
  const DeskValue *x = left != NULL ? desk_values_get (left->values, field->name) : NULL;
  const DeskValue *y = right != NULL ? desk_values_get (right->values, other->name) : NULL;
  gboolean no_x = x == NULL || desk_value_is_none (x);
  gboolean no_y = y == NULL || desk_value_is_none (y);
  int order = 0;

  if (no_x != no_y)
    return no_x ? 1 : -1;
  if (!no_x)
    order = compare_values (world, field, x, y);
  if (order == 0)
    order = (a->id > b->id) - (a->id < b->id);
  return descending ? -order : order;
}
