/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each write command beside the statements it cannot do without, on two copies of one store. */
#include "bench-store.h"
#include "bench-store-reference.h"

#include "store/desk-words.h"

typedef struct {
  const char *name;
  const char *act;
  const char *type;          /* of a new record */
  const char *set[12];       /* field, text */
  const char *const *reference;
  gboolean creates;
} Step;

static const Step steps[] = {
  { "create party", "create", "party", { "kind", "firm", NULL }, ref_create_party, TRUE },
  { "register", "register", "tst.demand",
    { "source", "visit", "category", "labour", "people", "30", "needs", "driver,welder", "wanted_by", "2026-05-01", "remark", "包吃住" }, ref_register, TRUE },
  { "change title", "change", NULL, { NULL }, ref_change, FALSE },
  { "hand over", "hand-over", NULL, { NULL }, ref_hand_over, FALSE },
  { "accept", "accept", NULL, { NULL }, ref_accept, FALSE },
  { "lift", "lift", NULL, { "reason", "需要两个部门协调解决", "plan", "两个部门一周内各出一人，上门核对用工需求", NULL }, ref_lift, FALSE },
  { "report progress", "report", NULL, { "words", "联系了两所职校，已有三十人报名", NULL }, ref_report, FALSE },
  { "resolve", "resolve", NULL, { "answer", "招到三十二人，已全部上岗", NULL }, ref_resolve, FALSE },
  { "call back", "check", NULL, { "effect", "都在上班，企业表示满意", "verdict", "effective", "satisfied", "satisfied", NULL }, ref_check, FALSE },
  { "verify", "verify", NULL, { NULL }, ref_verify, FALSE },
  { "strike off", "strike-off", NULL, { NULL }, ref_strike_off, FALSE },
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) <= BENCH_WRITES);

typedef struct {
  BenchStore *ours, *theirs;
  DeskActor actor;
  DeskUuid party, other_unit;
  GRand *rand;
  /* of the life under way */
  DeskUuid record, last_case;
  gint64 bare_case, bare_party, bare_record, bare_seq; /* the last two are the last there are */
  char *title, *next_title, *number; /* the number is that of the reference's case */
  char *party_name, *name_words, *words, *more;
  char *body[BENCH_WRITES]; /* of the event that each command wrote in the life before */
} Writes;

static const char *const subjects[] = { "恒鑫鞋业二期厂房", "金岭镇灌溉渠", "长顺机械变压器", "南溪村通村道路", "云台茶业冷库", "福安食品污水管网" };
static const char *const matters[] = { "扩建缺少产业工人", "容量不足，夏季高峰多次跳闸", "被暴雨冲毁三十余米", "用地手续办理缓慢", "申请技改补贴未到账", "排污口与居民住宅过近" };

/* As long as real ones: 60 to 120 characters in all. */
static char *
make_title (Writes *self)
{
  return g_strdup_printf ("%s%s，第%d次反映", subjects[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (subjects))],
                          matters[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (matters))], g_rand_int_range (self->rand, 1, 1000));
}

static const char told[] = "企业负责人说，订单比去年多了三成，缝纫、裁断两个工段各缺十几人，春节后走了三十多人，招工广告贴了一个月只来了四个。";

/* What is searched for: pairs of characters of every text, and how the title is typed. */
static char *
make_words (const char *text, const char *title)
{
  g_autofree char *bigrams = desk_words_bigrams (text);
  g_autofree char *typed = desk_pinyin_tokens (title);

  return g_strconcat (bigrams, " ", typed, NULL);
}

static char *
make_case_words (const Writes *self, const char *title)
{
  g_autofree char *all = g_strjoin ("\n", self->number, title, self->party_name, told, NULL);

  return make_words (all, title);
}

static void
next_texts (Writes *self)
{
  g_free (self->title);
  g_free (self->next_title);
  g_free (self->name_words);
  self->title = make_title (self);
  self->next_title = make_title (self);
  self->name_words = make_words (self->title, self->title);
}

/* Of the reference's case, as soon as it has a number. */
static void
number_case (Writes *self, gint64 id)
{
  g_free (self->number);
  g_free (self->words);
  g_free (self->more);
  self->number = g_strdup_printf ("TS-2026-%08" G_GINT64_FORMAT, id + 10000000);
  self->words = make_case_words (self, self->title);
  self->more = make_case_words (self, self->next_title);
}

/* --- ours --- */

static DeskCommand *
make_command (Writes *self, const Step *step)
{
  DeskUuid uid;
  DeskStore *store = self->ours->store;

  desk_store_new_uuid (store, &uid);
  DeskCommand *command = desk_command_new (step->act, &uid, &self->actor);
  if (step->creates)
    desk_store_new_uuid (store, &self->record);
  DeskCommandPart *part = desk_command_add (command, step->act, step->creates ? &self->record : &self->last_case, step->type, step->creates ? 0 : DESK_ANY_VERSION);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (step->set) && step->set[i] != NULL; i += 2)
    if (g_str_equal (step->set[i], "people"))
      desk_command_part_set_integer (part, "people", 30);
    else
      desk_command_part_set_text (part, step->set[i], step->set[i + 1]);
  if (g_str_equal (step->name, "create party"))
    desk_command_part_set_text (part, "name", self->title);
  else if (g_str_equal (step->name, "register"))
    {
      desk_command_part_set_text (part, "title", self->title);
      desk_command_part_set_text (part, "words", told);
      desk_command_part_set_uuid (part, "party", &self->party);
    }
  else if (g_str_equal (step->name, "change title"))
    desk_command_part_set_text (part, "title", self->next_title);
  else if (g_str_equal (step->name, "hand over"))
    desk_command_part_set_uuid (part, "to_unit", &self->other_unit);
  return command;
}

static double
do_ours (Writes *self, const Step *step)
{
  g_autoptr (GError) error = NULL;
  DeskCommand *command = make_command (self, step);
  double start = bench_now ();
  g_autoptr (DeskOutcome) outcome = desk_store_execute (self->ours->store, command, NULL, &error);
  double ms = bench_now () - start;

  g_assert_no_error (error);
  if (outcome->status != DESK_OUTCOME_DONE)
    {
      g_autofree char *why = desk_outcome_describe (outcome);
      g_error ("%s: %s", step->name, why);
    }
  if (g_str_equal (step->name, "register"))
    self->last_case = self->record;
  return ms;
}

/* --- the reference --- */

static gint64
ask_number (BenchStore *store, const char *sql)
{
  sqlite3_stmt *st = bench_store_sql (store, sql);

  g_assert_cmpint (sqlite3_step (st), ==, SQLITE_ROW);
  gint64 number = sqlite3_column_int64 (st, 0);
  sqlite3_reset (st);
  return number;
}

typedef struct {
  DeskUuid command, event, record;
  gint64 next, seq, now;
  guint8 key[DESK_WORDS_SORT_KEY_MAX];
  gsize key_length;
} Bound;

/* In the order of parameter_names. */
typedef enum { COMMAND, EVENT, RECORD, CASE, PARTY, NEXT, SEQ, NOW, DUE, KEY, NUMBER, BODY, NAME_WORDS, WORDS, MORE, TITLE, N_PARAMETERS } Parameter;
static const char *const parameter_names[] = { ":command", ":event", ":record", ":case", ":party", ":next", ":seq", ":now", ":due", ":key", ":number",
                                               ":body", ":name_words", ":words", ":more", ":title" };
G_STATIC_ASSERT (G_N_ELEMENTS (parameter_names) == N_PARAMETERS);

#define MAX_BOUND 32

/* Who writes statements knows what stands at each number: looked up before the clock starts. */
static void
find_parameters (sqlite3_stmt *st, Parameter parameters[MAX_BOUND])
{
  g_assert_cmpint (sqlite3_bind_parameter_count (st), <=, MAX_BOUND);
  for (int i = sqlite3_bind_parameter_count (st); i > 0; i--)
    {
      guint p = 0;
      while (p < N_PARAMETERS && !g_str_equal (parameter_names[p], sqlite3_bind_parameter_name (st, i)))
        p++;
      g_assert_cmpuint (p, <, N_PARAMETERS);
      parameters[i - 1] = p;
    }
}

static int
bind (const Writes *self, const Step *step, sqlite3_stmt *st, int i, Parameter parameter, const Bound *bound)
{
  switch (parameter)
    {
    case COMMAND:
      return sqlite3_bind_blob (st, i, &bound->command, 16, SQLITE_STATIC);
    case EVENT:
      return sqlite3_bind_blob (st, i, &bound->event, 16, SQLITE_STATIC);
    case RECORD:
      return sqlite3_bind_blob (st, i, &bound->record, 16, SQLITE_STATIC);
    case CASE:
      return sqlite3_bind_int64 (st, i, self->bare_case);
    case PARTY:
      return sqlite3_bind_int64 (st, i, self->bare_party);
    case NEXT:
      return sqlite3_bind_int64 (st, i, bound->next);
    case SEQ:
      return sqlite3_bind_int64 (st, i, bound->seq);
    case NOW:
      return sqlite3_bind_int64 (st, i, bound->now);
    case DUE:
      return sqlite3_bind_int64 (st, i, bound->now + G_GINT64_CONSTANT (864000000000));
    case KEY:
      return sqlite3_bind_blob (st, i, bound->key, (int) bound->key_length, SQLITE_STATIC);
    case NUMBER:
      return sqlite3_bind_text (st, i, self->number, -1, SQLITE_STATIC);
    case BODY:
      return sqlite3_bind_text (st, i, self->body[step - steps], -1, SQLITE_STATIC);
    case NAME_WORDS:
      return sqlite3_bind_text (st, i, self->name_words, -1, SQLITE_STATIC);
    case WORDS:
      return sqlite3_bind_text (st, i, self->words, -1, SQLITE_STATIC);
    case MORE:
      return sqlite3_bind_text (st, i, self->more, -1, SQLITE_STATIC);
    case TITLE:
    case N_PARAMETERS:
    default:
      return sqlite3_bind_text (st, i, self->title, -1, SQLITE_STATIC);
    }
}

/* What a row says is of use to nobody who does not read it. */
static void
read_row (sqlite3_stmt *st)
{
  for (int i = sqlite3_column_count (st) - 1; i >= 0; i--)
    switch (sqlite3_column_type (st, i))
      {
      case SQLITE_INTEGER:
        sqlite3_column_int64 (st, i);
        break;
      case SQLITE_TEXT:
        sqlite3_column_text (st, i);
        sqlite3_column_bytes (st, i);
        break;
      case SQLITE_BLOB:
        sqlite3_column_blob (st, i);
        sqlite3_column_bytes (st, i);
        break;
      default:
        break;
      }
}

/* As any program runs a statement: its parameters bound, its rows read. */
static double
run_bare (Writes *self, const Step *step, const char *sql, const Bound *bound)
{
  sqlite3_stmt *st = bench_store_sql (self->theirs, sql);
  int n = sqlite3_bind_parameter_count (st), refused = 0, r;
  Parameter parameters[MAX_BOUND];

  find_parameters (st, parameters);
  double start = bench_now ();
  for (int i = 1; i <= n; i++)
    refused |= bind (self, step, st, i, parameters[i - 1], bound);
  while ((r = sqlite3_step (st)) == SQLITE_ROW)
    read_row (st);
  sqlite3_reset (st);
  double ms = bench_now () - start;
  if (refused != SQLITE_OK || r != SQLITE_DONE)
    g_error ("%s: %s", sql, sqlite3_errmsg (self->theirs->bare));
  return ms;
}

static double
do_reference (Writes *self, const Step *step)
{
  Bound bound = { .now = desk_store_now (self->theirs->store) };
  double ms = 0;

  desk_store_new_uuid (self->theirs->store, &bound.command);
  desk_store_new_uuid (self->theirs->store, &bound.event);
  desk_store_new_uuid (self->theirs->store, &bound.record);
  bound.next = self->bare_record + 1;
  bound.seq = ++self->bare_seq;
  bound.key_length = desk_pinyin_sort_key (self->title, bound.key, sizeof bound.key);
  if (g_str_equal (step->name, "register"))
    number_case (self, bound.next);

  for (const char *const *sql = step->reference; *sql != NULL; sql++)
    ms += run_bare (self, step, *sql, &bound);
  if (g_str_equal (step->name, "register"))
    self->bare_case = bound.next;
  if (step->creates)
    self->bare_record = bound.next;
  return ms;
}

/* --- all --- */

/* The reference writes events of the same length. Read between two lives: who has just
 * asked the engine something finds it at hand, and that is to be the same for both. */
static void
note_bodies (Writes *self)
{
  sqlite3_stmt *st = bench_store_sql (self->ours, "SELECT body FROM event_bodies ORDER BY seq DESC LIMIT :steps");

  sqlite3_bind_int (st, 1, G_N_ELEMENTS (steps));
  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    {
      g_assert_cmpint (sqlite3_step (st), ==, SQLITE_ROW);
      g_free (self->body[i - 1]);
      self->body[i - 1] = g_strdup ((const char *) sqlite3_column_text (st, 0));
    }
  sqlite3_reset (st);
}

static void
find_uid (BenchStore *store, const char *type, guint n, DeskUuid *uid, gint64 *id)
{
  static const char *const none[] = { NULL };
  g_autoptr (DeskListRequest) request = desk_list_request_new (type);
  g_autoptr (GArray) ids = desk_store_list (store->store, request, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) rows = desk_store_fetch (store->store, type, none, &g_array_index (ids, gint64, n), 1, NULL, NULL);

  *uid = *desk_row_get_uid (rows->pdata[0]);
  if (id != NULL)
    *id = g_array_index (ids, gint64, n);
}

/* Of the file, less what lies free in it. */
static gint64
bytes_used (BenchStore *store)
{
  return (ask_number (store, "PRAGMA page_count") - ask_number (store, "PRAGMA freelist_count")) * ask_number (store, "PRAGMA page_size");
}

static Writes *
writes_new (gint64 cases)
{
  Writes *self = g_new0 (Writes, 1);
  DeskUuid person, unit;

  self->ours = bench_store_open_copy (cases);
  self->theirs = bench_store_open_copy (cases);
  self->rand = g_rand_new_with_seed (5);
  find_uid (self->ours, "person", 0, &person, NULL);
  find_uid (self->ours, "unit", 0, &unit, NULL);
  find_uid (self->ours, "unit", 1, &self->other_unit, NULL);
  find_uid (self->ours, "party", 0, &self->party, &self->bare_party);
  desk_store_set_me (self->ours->store, &person, &unit);
  self->actor = (DeskActor) { DESK_ACTOR_PERSON, person, unit };
  self->party_name = desk_store_title (self->ours->store, &self->party);
  self->number = g_strdup ("");
  self->bare_record = ask_number (self->theirs, "SELECT max(id) FROM records");
  self->bare_seq = ask_number (self->theirs, "SELECT max(seq) FROM events");
  for (guint i = 0; i < BENCH_WRITES; i++)
    self->body[i] = g_strdup ("{}");
  return self;
}

static void
writes_free (Writes *self)
{
  bench_store_close (self->ours);
  bench_store_close (self->theirs);
  g_rand_free (self->rand);
  g_free (self->title);
  g_free (self->next_title);
  g_free (self->number);
  g_free (self->party_name);
  g_free (self->name_words);
  g_free (self->words);
  g_free (self->more);
  for (guint i = 0; i < BENCH_WRITES; i++)
    g_free (self->body[i]);
  g_free (self);
}

static void
record_costs (Writes *self, const DeskStoreStatistics *before, gint64 size)
{
  DeskStoreStatistics after;

  desk_store_get_statistics (self->ours->store, &after);
  double commands = (double) (after.commands - before->commands);
  g_assert_cmpint (after.events - before->events, ==, after.commands - before->commands); /* see note_bodies() */
  bench_record ("statements a command", "", (double) (after.statements - before->statements) / commands, 0, 0);
  bench_record ("bytes of the file a command", "bytes", (double) (bytes_used (self->ours) - size) / commands, 0, 0);
}

BenchWritten
bench_writes (gint64 cases, guint rounds, gboolean only_growth)
{
  Writes *self = writes_new (cases);
  BenchWritten written = { .n = G_N_ELEMENTS (steps) };
  GArray *ours[G_N_ELEMENTS (steps)], *floors[G_N_ELEMENTS (steps)];
  DeskStoreStatistics before;
  gint64 size = bytes_used (self->ours);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      ours[i] = g_array_new (FALSE, FALSE, sizeof (double));
      floors[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  desk_store_get_statistics (self->ours->store, &before);
  for (guint round = 0; round < rounds; round++)
    {
      next_texts (self);
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          double floor_first = round % 2 == 1 ? do_reference (self, &steps[i]) : 0;
          double mine = do_ours (self, &steps[i]);
          double bare = round % 2 == 1 ? floor_first : do_reference (self, &steps[i]);
          /* The first lives find nothing in memory. */
          if (round < 3)
            continue;
          g_array_append_val (ours[i], mine);
          g_array_append_val (floors[i], bare);
        }
      note_bodies (self);
    }
  if (!only_growth)
    record_costs (self, &before, size);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *name = g_strconcat ("command: ", steps[i].name, NULL);
      written.name[i] = steps[i].name;
      written.value[i] = bench_median (ours[i]);
      if (!only_growth)
        bench_record (name, "ms", written.value[i], bench_median (floors[i]), 1.3);
      g_array_unref (ours[i]);
      g_array_unref (floors[i]);
    }
  writes_free (self);
  return written;
}
