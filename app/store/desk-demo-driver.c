/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration county: its areas, units and people, then what each area
 * adds. Everything is a function of the seed, today and the areas. */
#include "store/desk-maintenance-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-date.h"
#include "model/desk-demo.h"

#define MIN_PERSONS 60

typedef struct {
  DeskStore *store;
  DeskDemo *demo;
  GError *error;        /* what stopped it; everything after is passed over */
  DeskProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  gint64 done;
  DeskUuid county;
} Driver;

typedef struct {
  const char *name, *short_name, *kind;
  const char *head;     /* post of the first person; NULL: 局长 */
  guint persons;
} Unit;

static const Unit units[] = {
  { "县委一线工作领导小组", "县领导小组", "leading-group", "县委书记", 6 },
  { "县一线工作办公室", "县一线办", "office", "主任", 6 },
  { "县经济和信息化局", "县经信局", "bureau", NULL, 3 },
  { "县人力资源和社会保障局", "县人社局", "bureau", NULL, 3 },
  { "县供电公司", "县供电公司", "company", "经理", 2 },
  { "县自然资源局", "县自然资源局", "bureau", NULL, 2 },
  { "县住房和城乡建设局", "县住建局", "bureau", NULL, 2 },
  { "县交通运输局", "县交通运输局", "bureau", NULL, 2 },
  { "县财政局", "县财政局", "bureau", NULL, 2 },
  { "县税务局", "县税务局", "bureau", NULL, 2 },
  { "县市场监督管理局", "县市场监管局", "bureau", NULL, 2 },
  { "县水务局", "县水务局", "bureau", NULL, 2 },
  { "县农业农村局", "县农业农村局", "bureau", NULL, 2 },
  { "县民政局", "县民政局", "bureau", NULL, 2 },
  { "县教育局", "县教育局", "bureau", NULL, 2 },
  { "县应急管理局", "县应急局", "bureau", NULL, 2 },
  { "县消防救援大队", "县消防救援大队", "bureau", "大队长", 2 },
  { "县行政审批局", "县行政审批局", "bureau", NULL, 2 },
};

static const char *const leader_posts[] = {
  "县委书记", "县长", "县委副书记", "常务副县长", "副县长（工业）", "副县长（农业农村）",
};

static void
place_free (gpointer data)
{
  DeskDemoPlace *place = data;
  g_free (place->code);
  g_free (place->name);
  g_free (place);
}

static void
unit_free (gpointer data)
{
  DeskDemoUnit *unit = data;
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->kind);
  g_free (unit);
}

static void
person_free (gpointer data)
{
  DeskDemoPerson *person = data;
  g_free (person->name);
  g_free (person);
}

/* --- what areas call --- */

static void
fail_outcome (Driver *self, const DeskCommand *command, const DeskOutcome *outcome)
{
  g_autofree char *why = desk_outcome_describe (outcome);
  g_set_error (&self->error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
               _ ("The demonstration was stopped, because “%s” was refused: %s. Please report it with these words."), command->kind, why);
}

static void
execute (gpointer data, DeskCommand *command, gint64 at_us)
{
  Driver *self = data;
  g_autoptr (DeskCommand) owned = command;
  if (self->error != NULL)
    return;
  self->store->fixed_time = at_us;
  g_autoptr (DeskOutcome) outcome = desk_writer_execute (self->store, owned, self->cancellable, &self->error);
  if (outcome != NULL && outcome->status != DESK_OUTCOME_DONE)
    fail_outcome (self, owned, outcome);
  self->done++;
  if (self->progress != NULL && self->done % 16 == 0)
    self->progress (self->done, 0, self->progress_data);
}

static void
new_uuid (gpointer data, gint64 at_us, DeskUuid *uid)
{
  Driver *self = data;
  desk_uuid_source_next (self->store->uuids, at_us, uid);
}

/* --- the county --- */

static const DeskDemoArea *
find_county (const DeskDemoArea *areas, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (areas[i].level, "county") == 0)
      return &areas[i];
  return NULL;
}

/* Parents first, as the file has them; each in the county by its code. */
static void
make_areas (Driver *self, const DeskDemoArea *areas, gsize n, const DeskDemoArea *county)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -120, 8 * 60 + 30);
  g_autoptr (GHashTable) by_code = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  DeskCommand *command = desk_demo_command (demo, "import", NULL, at);
  command->actor.kind = DESK_ACTOR_IMPORT;
  for (gsize i = 0; i < n; i++) {
    if (strncmp (areas[i].code, county->code, 6) != 0)
      continue;
    DeskUuid *uid = g_new (DeskUuid, 1);
    const DeskUuid *parent = areas[i].parent != NULL ? g_hash_table_lookup (by_code, areas[i].parent) : NULL;
    new_uuid (self, at, uid);
    g_hash_table_insert (by_code, (gpointer) areas[i].code, uid);
    DeskCommandPart *part = desk_command_add (command, "create", uid, "area", 0);
    desk_command_part_set_text (part, "code", areas[i].code);
    desk_command_part_set_text (part, "name", areas[i].name);
    desk_command_part_set_text (part, "level", areas[i].level);
    if (parent != NULL)
      desk_command_part_set_uuid (part, "parent", parent);
    if (&areas[i] == county) {
      self->county = *uid;
      continue;
    }
    DeskDemoPlace *place = g_new0 (DeskDemoPlace, 1);
    place->uid = *uid;
    place->code = g_strdup (areas[i].code);
    place->name = g_strdup (areas[i].name);
    place->parent = parent != NULL ? *parent : self->county;
    g_ptr_array_add (g_strcmp0 (areas[i].level, "town") == 0 ? demo->towns : demo->villages, place);
  }
  execute (self, command, at);
}

static void
add_unit (Driver *self, DeskCommand *command, gint64 at, const char *name, const char *short_name, const char *kind, const DeskUuid *area)
{
  DeskDemoUnit *unit = g_new0 (DeskDemoUnit, 1);
  new_uuid (self, at, &unit->uid);
  unit->name = g_strdup (name);
  unit->short_name = g_strdup (short_name);
  unit->kind = g_strdup (kind);
  g_ptr_array_add (self->demo->units, unit);
  g_autofree char *telephone = desk_demo_telephone (self->demo);
  DeskCommandPart *part = desk_command_add (command, "create", &unit->uid, "unit", 0);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_text (part, "short_name", short_name);
  desk_command_part_set_text (part, "kind", kind);
  desk_command_part_set_text (part, "telephone", telephone);
  if (!desk_uuid_is_nil (area))
    desk_command_part_set_uuid (part, "area", area);
}

static void
make_units (Driver *self)
{
  gint64 at = desk_demo_time (self->demo, -120, 9 * 60);
  DeskCommand *command = desk_demo_command (self->demo, "import", NULL, at);
  command->actor.kind = DESK_ACTOR_IMPORT;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    add_unit (self, command, at, units[i].name, units[i].short_name, units[i].kind, &self->county);
  for (guint i = 0; i < self->demo->towns->len; i++) {
    const DeskDemoPlace *town = g_ptr_array_index (self->demo->towns, i);
    gboolean street = g_str_has_suffix (town->name, "街道");
    g_autofree char *name = g_strconcat (town->name, street ? "办事处" : "人民政府", NULL);
    add_unit (self, command, at, name, town->name, "town", &town->uid);
  }
  execute (self, command, at);
}

static gboolean
name_is_new (DeskDemo *demo, const char *name)
{
  for (guint i = 0; i < demo->persons->len; i++)
    if (strcmp (((const DeskDemoPerson *) g_ptr_array_index (demo->persons, i))->name, name) == 0)
      return FALSE;
  return TRUE;
}

static void
add_person (Driver *self, DeskCommand *command, gint64 at, const DeskDemoUnit *unit, const char *post, gboolean leader)
{
  DeskDemo *demo = self->demo;
  DeskDemoPerson *person = g_new0 (DeskDemoPerson, 1);
  new_uuid (self, at, &person->uid);
  do {
    g_free (person->name);
    person->name = desk_demo_person_name (demo);
  } while (!name_is_new (demo, person->name));
  person->unit = unit->uid;
  person->leader = leader;
  g_ptr_array_add (demo->persons, person);
  g_autofree char *telephone = desk_demo_telephone (demo);
  DeskCommandPart *part = desk_command_add (command, "create", &person->uid, "person", 0);
  desk_command_part_set_text (part, "name", person->name);
  desk_command_part_set_uuid (part, "unit", &unit->uid);
  desk_command_part_set_text (part, "post", post);
  desk_command_part_set_text (part, "telephone", telephone);
  if (leader)
    desk_command_part_set_integer (part, "leader", 1);
}

/* Posts, not people, lead the cases that reach the county's leaders: when the
 * holder changes, the case stays where it is. */
static void
make_posts (Driver *self)
{
  gint64 at = desk_demo_time (self->demo, -119, 10 * 60);
  DeskCommand *command = desk_demo_command (self->demo, "import", NULL, at);
  command->actor.kind = DESK_ACTOR_IMPORT;
  for (guint i = 0; i < G_N_ELEMENTS (leader_posts); i++) {
    const DeskDemoPerson *holder = g_ptr_array_index (self->demo->persons, i);
    DeskUuid uid;
    new_uuid (self, at, &uid);
    DeskCommandPart *part = desk_command_add (command, "create", &uid, "post", 0);
    desk_command_part_set_text (part, "name", leader_posts[i]);
    desk_command_part_set_uuid (part, "unit", &holder->unit);
    desk_command_part_set_uuid (part, "person", &holder->uid);
    desk_command_part_set_integer (part, "leads", 1);
  }
  execute (self, command, at);
}

static void
make_persons (Driver *self)
{
  static const char *const posts[] = { "副局长", "科长", "干部", "干部", "干部" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -119, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "import", NULL, at);
  command->actor.kind = DESK_ACTOR_IMPORT;
  for (guint i = 0; i < demo->units->len; i++) {
    const DeskDemoUnit *unit = g_ptr_array_index (demo->units, i);
    const Unit *declared = i < G_N_ELEMENTS (units) ? &units[i] : NULL;
    guint n = declared != NULL ? declared->persons : 1;
    for (guint k = 0; k < n; k++) {
      const char *post = i == 0 ? leader_posts[k] : k > 0 ? posts[(k - 1) % G_N_ELEMENTS (posts)] : declared == NULL ? "党政办主任" : declared->head != NULL ? declared->head : "局长";
      add_person (self, command, at, unit, post, i == 0);
    }
  }
  /* A county of few towns still has its people. */
  for (guint i = 0; demo->persons->len < MIN_PERSONS; i++)
    add_person (self, command, at, g_ptr_array_index (demo->units, 1 + i % (G_N_ELEMENTS (units) - 1)), "干部", FALSE);
  execute (self, command, at);
}

/* The third of a bureau is on a course this week; the second does what waits for him. */
static void
make_deputies (Driver *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -2, 17 * 60);
  const DeskDemoUnit *bureau = desk_demo_find_unit (demo, "县经信局");
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  char begins[DESK_DATE_STR_LEN], ends[DESK_DATE_STR_LEN];
  DeskUuid uid;

  for (guint i = 0; bureau != NULL && i < demo->persons->len; i++)
    if (desk_uuid_equal (&((const DeskDemoPerson *) demo->persons->pdata[i])->unit, &bureau->uid))
      g_ptr_array_add (people, demo->persons->pdata[i]);
  if (people->len < 3)
    return;
  desk_date_add_days (demo->today, -1, begins);
  desk_date_add_days (demo->today, 4, ends);
  new_uuid (self, at, &uid);
  DeskCommand *command = desk_demo_command (demo, "create", people->pdata[2], at);
  DeskCommandPart *part = desk_command_add (command, "create", &uid, "deputy", 0);
  desk_command_part_set_uuid (part, "absent", &((const DeskDemoPerson *) people->pdata[2])->uid);
  desk_command_part_set_uuid (part, "deputy", &((const DeskDemoPerson *) people->pdata[1])->uid);
  desk_command_part_set_text (part, "begins", begins);
  desk_command_part_set_text (part, "ends", ends);
  desk_command_part_set_text (part, "note", "参加业务培训");
  execute (self, command, at);
}

static gboolean
mark_demo (DeskStore *store, guint64 seed, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);
  DeskStatement *st = desk_connection_sql (store->writer, DESK_SQL_STORE_SET);
  desk_statement_bind_text (st, 1, "demo", -1);
  desk_statement_bind_text (st, 2, text, -1);
  DeskDbResult r = desk_statement_run (st);
  return r == DESK_DB_OK || desk_connection_fail (store->writer, r, error);
}

/* From here on nothing comes from the machine's own randomness, or its clock. */
static gboolean
begin_demo (DeskStore *store, guint64 seed, GError **error)
{
  if (desk_store_get_last_seq (store) > 0 || store->writer == NULL) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS,
                         _ ("This store has records already, so the demonstration was not added. Please choose a new file."));
    return FALSE;
  }
  if (!mark_demo (store, seed, error))
    return FALSE;
  desk_store_set_seed (store, seed != 0 ? seed : 1);
  DeskSeal *seal = desk_seal_new_seeded (seed);
  g_mutex_lock (&store->lock);
  desk_seal_free (store->seal);
  store->seal = seal;
  store->projector.source.seal = seal;
  store->demo = TRUE;
  g_mutex_unlock (&store->lock);
  return TRUE;
}

static void
run_demo (Driver *self, const DeskDemoArea *areas, gsize n, const DeskDemoArea *county)
{
  make_areas (self, areas, n, county);
  make_units (self);
  make_persons (self);
  make_posts (self);
  if (self->error == NULL)
    desk_registry_run_demos (self->store->registry, self->demo);
  make_deputies (self);
}

gboolean
desk_store_make_demo (DeskStore *store, guint64 seed, const char *today, const DeskDemoArea *areas, gsize n_areas,
                      DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (store) && today != NULL, FALSE);
  const DeskDemoArea *county = find_county (areas, n_areas);
  if (county == NULL) {
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND,
                         _ ("The list of areas has no county, so the demonstration was not made. Nothing was changed."));
    return FALSE;
  }
  if (!begin_demo (store, seed, error))
    return FALSE;
  g_autoptr (GRand) rand = g_rand_new_with_seed_array ((const guint32[]) { (guint32) seed, (guint32) (seed >> 32) }, 2);
  g_autoptr (GPtrArray) towns = g_ptr_array_new_with_free_func (place_free);
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (place_free);
  g_autoptr (GPtrArray) all_units = g_ptr_array_new_with_free_func (unit_free);
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (person_free);
  Driver driver = { .store = store, .progress = progress, .progress_data = data, .cancellable = cancellable };
  DeskDemo demo = { .seed = seed, .today = today, .zone = store->zone, .registry = store->registry, .data = &driver, .execute = execute, .new_uuid = new_uuid,
                    .rand = rand, .towns = towns, .villages = villages, .units = all_units, .persons = persons };
  driver.demo = &demo;
  g_mutex_lock (&store->write_lock);
  /* Waiting for the disk after each of thousands of invented commands would
   * take a minute on a slow one; once at the end will do. */
  desk_connection_execute (store->writer, "PRAGMA synchronous = NORMAL");
  run_demo (&driver, areas, n_areas, county);
  desk_connection_execute (store->writer, "PRAGMA synchronous = FULL");
  desk_connection_checkpoint (store->writer);
  store->fixed_time = 0;
  g_mutex_unlock (&store->write_lock);
  desk_store_set_seed (store, 0);
  g_clear_pointer (&demo.numbers, g_hash_table_unref);
  if (progress != NULL)
    progress (driver.done, driver.done, data);
  if (driver.error != NULL)
    g_propagate_error (error, driver.error);
  return driver.error == NULL;
}
