/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making up one case of a store for measuring: words of the length people
 * write, states in the proportions of a busy year, events as acts make them. */
#include "store/desk-generate.h"

#include <string.h>

#include <sodium.h>

#define DAY_US (24 * 3600 * (gint64) G_USEC_PER_SEC)
#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)

static const char *const subjects[] = {
  "反映春节后缝纫工走了三十多人，", "反映厂门口的路坑洼不平，", "反映旺季时常临时停电，", "反映招来的工人住不下，", "反映贷款到期续不上，",
  "反映环评手续办了四个月，", "反映员工子女入学没有着落，", "反映村里灌溉渠塌了一段，", "反映低保户的危房漏雨，", "反映养老院缺一名护理员，",
  "反映物流车辆进不了园区，", "反映消防验收意见前后不一，", "反映土地证上的面积有出入，", "反映茶园的虫害越来越重，", "反映饮水池水量不够，",
};
static const char *const details[] = {
  "订单已经排到九月，眼看交不了货，", "货车每天进出四十多趟，司机都在抱怨，", "上个月停了三回，每回损失两万多元，", "附近的出租房一间要八百元，留不住人，",
  "银行说要等省里的批复，已经等了五十天，", "材料补了三次，窗口每次说的都不一样，", "开学只剩两个星期，家长天天来问，", "下游一百二十亩水稻等着放水，",
  "老人腿脚不便，雨天只能睡在堂屋，", "夜里没有人值班，家属很不放心，", "保安按规定不放行，只好在外面倒一次货，", "整改花了六万元，验收时又说不合标准，",
};
static const char *const wishes[] = {
  "希望人社部门帮忙联系职校和返乡人员。", "希望交通部门尽快修补，至少先垫平。", "希望供电公司提前通知，并考虑增容。", "希望园区协调一栋宿舍楼，租金可以商量。",
  "希望财政和银行一起想个办法，先周转三个月。", "希望有一个人从头管到尾，一次说清楚。", "希望教育部门统筹安排，离厂近一些最好。", "希望水务部门来看现场，赶在插秧之前修好。",
};
static const char *const matters[] = { "缺工", "道路破损", "停电", "员工住宿", "贷款续期", "环评手续", "子女入学", "水渠垮塌", "危房漏雨", "护理人员", "车辆通行", "消防验收" };
static const char *const sources[] = { "visit", "visit", "visit", "reception", "hotline", "session", "letter" };
static const char *const severities[] = { "ordinary", "ordinary", "ordinary", "ordinary", "urgent", "critical" };
static const char *const fronts[] = { "enterprise", "enterprise", "livelihood", "rural", "projects" };
static const char *const tiers[] = { "on-site", "unit", "unit", "unit", "coordination", "leading-group" };

/* In hundredths. */
static const struct {
  const char *state;
  int share;
} states[] = {
  { "struck-off", 46 }, { "verified", 9 }, { "resolved", 11 }, { "in-progress", 13 }, { "accepted", 8 },
  { "handed-over", 7 }, { "registered", 3 }, { "returned", 2 }, { "withdrawn", 1 },
};

/* The case under way: what is put changes the snapshot and is said in the body, as decide and fold would. */
typedef struct {
  DeskGenerating *all;
  DeskGeneratedCase *made;
  DeskEventBody *body;
  gint64 at_us;
  guint n;
} Making;

#define PICK(self, texts) (texts[g_rand_int_range ((self)->rand, 0, G_N_ELEMENTS (texts))])

static const DeskGeneratedPlace *
pick_place (DeskGenerating *self, GArray *places)
{
  return &g_array_index (places, DeskGeneratedPlace, g_rand_int_range (self->rand, 0, (int) places->len));
}

static void
put_value (Making *self, const char *field, const DeskValue *value)
{
  DeskValues *values = self->made->snapshot->values;
  if (desk_record_table_find_column (self->all->table, field, NULL) == NULL)
    return;
  desk_event_body_add (self->body, field, desk_values_get (values, field), value);
  desk_values_set (values, field, value);
}

static void
put_text (Making *self, const char *field, const char *text)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  desk_value_init_text (&value, text);
  put_value (self, field, &value);
}

static void
put_integer (Making *self, const char *field, gint64 integer)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  desk_value_init_integer (&value, integer);
  put_value (self, field, &value);
}

static void
put_row (Making *self, const char *row, const char *field, const char *text, gint64 integer)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  DeskValues *values = desk_snapshot_get_row (self->made->snapshot, row, 1);
  if (values == NULL)
    values = desk_snapshot_add_row (self->made->snapshot, row);
  if (text != NULL)
    desk_value_init_text (&value, text);
  else
    desk_value_init_integer (&value, integer);
  desk_event_body_add_row (self->body, row, 1, field, desk_values_get (values, field), &value);
  desk_values_set (values, field, &value);
}

static void
begin_event (Making *self)
{
  self->body = desk_event_body_new ();
}

static void
end_event (Making *self, const char *kind, const DeskGeneratedPlace *actor)
{
  DeskGenerating *all = self->all;
  DeskEvent *event = g_new0 (DeskEvent, 1);
  DeskSnapshot *snapshot = self->made->snapshot;
  desk_uuid_source_next (all->store->uuids, self->at_us, &event->uid);
  desk_uuid_source_next (all->store->uuids, self->at_us, &event->command);
  event->record = snapshot->uid;
  event->actor = actor->uid;
  event->at_us = self->at_us;
  event->kind = g_strdup (kind);
  event->v = 1;
  event->body = desk_event_body_to_json (self->body);
  g_clear_pointer (&self->body, desk_event_body_free);
  crypto_generichash (self->made->salts[self->n], DESK_SALT_SIZE, event->uid.bytes, sizeof event->uid.bytes, all->salt_key, sizeof all->salt_key);
  desk_chain_digest (self->made->salts[self->n], event->body, self->made->digests[self->n]);
  desk_values_set_integer (snapshot->values, "changed_at", event->at_us);
  snapshot->changed_us = event->at_us;
  snapshot->last_event = event->uid;
  snapshot->version++;
  self->made->events[self->n++] = event;
}

static void
next_number (DeskGenerating *self, gint64 at_us, char number[32])
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->store->zone);
  int year = g_date_time_get_year (local);
  self->number = year == self->year ? self->number + 1 : 1;
  self->year = year;
  g_snprintf (number, 32, "%s-%04d-%06" G_GINT64_FORMAT, self->prefix, year, self->number);
}

static void
register_case (Making *self, const DeskGeneratedPlace *clerk, const DeskGeneratedPlace *office)
{
  DeskGenerating *all = self->all;
  const DeskGeneratedPlace *party = pick_place (all, all->parties);
  g_autofree char *title = g_strconcat (party->name, PICK (all, matters), NULL);
  g_autofree char *words = g_strconcat (party->name, PICK (all, subjects), PICK (all, details), PICK (all, details), PICK (all, wishes), NULL);
  char number[32];
  next_number (all, self->at_us, number);
  begin_event (self);
  self->body->type = g_strdup (all->table->type->name);
  put_text (self, "number", number);
  put_text (self, "title", title);
  put_text (self, "party", party->text);
  put_text (self, "area", pick_place (all, all->areas)->text);
  put_text (self, "words", words);
  put_text (self, "source", PICK (all, sources));
  put_text (self, "scope", "individual");
  put_text (self, "front", PICK (all, fronts));
  put_text (self, "severity", PICK (all, severities));
  put_text (self, "tier", PICK (all, tiers));
  put_text (self, "unit", office->text);
  put_text (self, "person", clerk->text);
  put_text (self, "state", "registered");
  put_text (self, "registered_unit", office->text);
  put_text (self, "registered_by", clerk->text);
  put_integer (self, "registered_at", self->at_us);
  put_integer (self, "warn_at", self->at_us + 5 * DAY_US);
  put_integer (self, "due_at", self->at_us + 7 * DAY_US);
  put_text (self, "due_what", "settle");
  put_row (self, "deadline", "name", "settle", 0);
  put_row (self, "deadline", "starts_at", NULL, self->at_us);
  put_row (self, "deadline", "due_at", NULL, self->at_us + 7 * DAY_US);
  put_row (self, "deadline", "warn_at", NULL, self->at_us + 5 * DAY_US);
  end_event (self, "registered", clerk);
}

static void
hand_over (Making *self, const DeskGeneratedPlace *clerk, const DeskGeneratedPlace *office, const DeskGeneratedPlace *unit)
{
  begin_event (self);
  put_text (self, "unit", unit->text);
  put_text (self, "state", "handed-over");
  put_row (self, "handover", "role", "responsible", 0);
  put_row (self, "handover", "from_unit", office->text, 0);
  put_row (self, "handover", "to_unit", unit->text, 0);
  put_row (self, "handover", "sent_at", NULL, self->at_us);
  put_row (self, "handover", "sent_by", clerk->text, 0);
  put_row (self, "handover", "outcome", "pending", 0);
  put_row (self, "handover", "due_at", NULL, self->at_us + DAY_US);
  end_event (self, "handed-over", clerk);
}

static void
answer_hand_over (Making *self, const DeskGeneratedPlace *by, const char *outcome)
{
  put_row (self, "handover", "outcome", outcome, 0);
  put_row (self, "handover", "answered_at", NULL, self->at_us);
  put_row (self, "handover", "answered_by", by->text, 0);
}

static void
say (Making *self, const char *kind, const DeskGeneratedPlace *by, const char *why)
{
  begin_event (self);
  self->body->why = g_strdup (why);
  end_event (self, kind, by);
}

static void
resolve (Making *self, const DeskGeneratedPlace *by)
{
  begin_event (self);
  put_text (self, "answer", "已现场办理并当面答复。");
  put_text (self, "state", "resolved");
  put_integer (self, "resolved_at", self->at_us);
  put_row (self, "deadline", "met_at", NULL, self->at_us);
  end_event (self, "resolved", by);
}

/* The last two events lead to @state. */
static void
lead_to (Making *self, const char *state, const DeskGeneratedPlace *clerk, const DeskGeneratedPlace *office,
         const DeskGeneratedPlace *unit, const DeskGeneratedPlace *worker)
{
  gboolean answered = strcmp (state, "struck-off") == 0 || strcmp (state, "verified") == 0;
  gboolean handed = strcmp (state, "accepted") == 0 || strcmp (state, "in-progress") == 0 || strcmp (state, "returned") == 0;
  self->at_us += HOUR_US * g_rand_int_range (self->all->rand, 1, 20);
  if (answered)
    resolve (self, clerk);
  else if (handed)
    hand_over (self, clerk, office, unit);
  else
    say (self, "contacted", clerk, "已联系，约定现场查看。");
  self->at_us += HOUR_US * g_rand_int_range (self->all->rand, 1, 200);
  if (strcmp (state, "handed-over") == 0) {
    hand_over (self, clerk, office, unit);
  } else if (strcmp (state, "resolved") == 0) {
    resolve (self, clerk);
  } else if (strcmp (state, "registered") == 0) {
    say (self, "commented", clerk, "等对方补充材料。");
  } else {
    begin_event (self);
    put_text (self, "state", state);
    if (handed)
      answer_hand_over (self, worker, strcmp (state, "returned") == 0 ? "refused" : "accepted");
    if (handed)
      put_text (self, "person", worker->text);
    if (strcmp (state, "struck-off") == 0)
      put_integer (self, "closed_at", self->at_us);
    end_event (self, strcmp (state, "in-progress") == 0 ? "reported" : strcmp (state, "returned") == 0 ? "refused" : state, handed ? worker : clerk);
  }
}

static const char *
pick_state (DeskGenerating *self)
{
  int at = g_rand_int_range (self->rand, 0, 100);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if ((at -= states[i].share) < 0)
      return states[i].state;
  return "struck-off";
}

gint64
desk_generating_id_of (gpointer data, const char *uuid_text)
{
  DeskGenerating *self = data;
  DeskUuid uid;
  const gint64 *id = desk_uuid_parse (uuid_text, &uid) ? g_hash_table_lookup (self->id_by_uid, &uid) : NULL;
  return id != NULL ? *id : 0;
}

char *
desk_generating_title_of (gpointer data, const DeskRecordTable *table, gint64 id)
{
  DeskGenerating *self = data;
  const DeskGeneratedPlace *party = g_hash_table_lookup (self->party_by_id, &id);
  return party != NULL ? g_strdup (party->name) : NULL;
}

gsize
desk_generating_key_of (gpointer data, const DeskRecordTable *table, gint64 id, guint8 key[DESK_WORDS_SORT_KEY_MAX])
{
  DeskGenerating *self = data;
  const DeskGeneratedPlace *party = g_hash_table_lookup (self->party_by_id, &id);
  if (party == NULL)
    return 0;
  memcpy (key, party->key, party->key_length);
  return party->key_length;
}

/* The title's, made by the thread that has time. */
gsize
desk_generating_key_of_text (gpointer data, const char *text, guint8 key[DESK_WORDS_SORT_KEY_MAX])
{
  DeskGenerating *self = data;
  const DeskGeneratedCase *made = self->writing;
  if (made == NULL || text != desk_snapshot_get_text (made->snapshot, "title"))
    return 0;
  memcpy (key, made->title_key, made->title_key_length);
  return made->title_key_length;
}

DeskGeneratedCase *
desk_generate_case (DeskGenerating *self)
{
  DeskGeneratedCase *made = g_new0 (DeskGeneratedCase, 1);
  Making making = { .all = self, .made = made };
  const DeskGeneratedPlace *office = &g_array_index (self->units, DeskGeneratedPlace, 0);
  const DeskGeneratedPlace *clerk = pick_place (self, self->persons), *worker = pick_place (self, self->persons);
  DeskUuid uid;
  /* Registered one after the other over the whole time, so that numbers run with it. */
  making.at_us = self->from_us + (self->to_us - self->from_us) / MAX (self->cases, 1) * self->made;
  self->made++;
  desk_uuid_source_next (self->store->uuids, making.at_us, &uid);
  made->snapshot = desk_snapshot_new (&uid);
  made->snapshot->type = self->table->type->name;
  register_case (&making, clerk, office);
  lead_to (&making, pick_state (self), clerk, office, pick_place (self, self->units), worker);
  made->title_key_length = desk_pinyin_sort_key (desk_snapshot_get_text (made->snapshot, "title"), made->title_key, sizeof made->title_key);
  DeskCellSource source = { .data = self, .id_of = desk_generating_id_of, .title_of = desk_generating_title_of };
  made->words = desk_search_text (&source, self->store->projection, self->table, made->snapshot->values);
  return made;
}

void
desk_generated_case_free (DeskGeneratedCase *generated)
{
  desk_snapshot_free (generated->snapshot);
  for (guint i = 0; i < DESK_GENERATED_EVENTS; i++)
    desk_event_free (generated->events[i]);
  g_free (generated->words);
  g_free (generated);
}
