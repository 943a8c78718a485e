/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random lives of limits beside a count that knows nothing of the engine.
 *
 * A case is paused, taken through steps that do not count, extended, resolved and reopened, in any order and at any
 * minute, over holidays and while the calendar changes. What the acts said is kept here; after each of them the day is
 * counted again from there, one day after the other, and must be the day that the case says.
 */
#include "world.h"

#define LIVES 10000
#define ACTS 9
#define FIRST_DAY "2026-03-01"
#define N_DAYS 300 /* to Christmas: no limit here gets that far */

/* A time that does not count: a pause, or a step of that kind. A pause may lie in such a step. */
typedef enum { PAUSE, NOTICE } Kind;

typedef struct {
  Kind kind;
  gint64 from, to; /* to 0: it is not over */
} Span;

/* What is known of one case from the acts alone. */
typedef struct {
  DeskUuid uid;
  gboolean working; /* tst.demand: working days; tst.relief: calendar days */
  gint64 started, limit, warn;
  GArray *spans; /* Span */
  gboolean runs;
} Life;

static gint64 day_starts[N_DAYS + 1];
static gboolean is_free[N_DAYS];
static guint n_checked, n_after_reopening, n_extended_after_pause, n_paused_over_holiday, n_overlapping;

static void
find_days (World *world)
{
  guint32 first = desk_date_to_julian (FIRST_DAY);

  for (guint i = 0; i <= N_DAYS; i++)
    {
      char date[DESK_DATE_STR_LEN];
      g_assert_true (desk_date_from_julian (first + i, date));
      day_starts[i] = desk_date_to_us (date, world->env.zone);
    }
}

static guint
day_of (gint64 at)
{
  guint day = 0;

  while (day_starts[day + 1] <= at)
    day++;
  return day;
}

/* Another notice for the year: some days off, some weekends worked. */
static void
change_calendar (World *world, GRand *chance)
{
  g_autoptr (GString) csv = g_string_new ("date,kind,name\n");
  guint32 first = desk_date_to_julian (FIRST_DAY);

  for (guint i = 0; i < N_DAYS; i++)
    {
      gboolean weekend = (first + i - 1) % 7 >= 5;
      char date[DESK_DATE_STR_LEN];

      is_free[i] = weekend;
      if (g_rand_int_range (chance, 0, 10) != 0)
        continue;
      is_free[i] = !weekend;
      desk_date_from_julian (first + i, date);
      g_string_append_printf (csv, "%s,%s,x\n", date, is_free[i] ? "holiday" : "workday");
    }
  g_assert_true (desk_calendar_set_year (world->calendar, 2026, csv->str, NULL));
}

/* ---- the count ---- */

static gboolean
is_out (const Life *life, guint day)
{
  for (guint i = 0; i < life->spans->len; i++)
    {
      const Span *span = &g_array_index (life->spans, Span, i);
      if (span->to != 0 && span->from < day_starts[day + 1] && span->to > day_starts[day])
        return TRUE;
    }
  return FALSE;
}

/* The last moment of the day on which so many days are full. */
static gint64
count (const Life *life, gint64 length)
{
  guint day = day_of (life->started);

  while (length > 0)
    {
      day++;
      g_assert_cmpuint (day, <, N_DAYS);
      if (!(life->working && is_free[day]) && !is_out (life, day))
        length--;
    }
  return day_starts[day + 1] - 1;
}

static const DeskValues *
settle_row (World *world, const Life *life)
{
  const DeskSnapshot *snapshot = world_look (world, &life->uid);

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "deadline"); n++)
    if (g_str_equal (desk_values_get_text (desk_snapshot_get_row (snapshot, "deadline", n), "name"), "settle"))
      return desk_snapshot_get_row (snapshot, "deadline", n);
  g_assert_not_reached ();
}

static void
check (World *world, const Life *life)
{
  const DeskValues *row = settle_row (world, life);
  const DeskSnapshot *snapshot = world_look (world, &life->uid);
  gint64 first = 0;

  g_assert_cmpint (desk_value_is_none (desk_values_get (row, "met_at")), ==, life->runs);
  if (!life->runs)
    return;
  g_assert_cmpint (desk_values_get_integer (row, "due_at"), ==, count (life, life->limit));
  g_assert_cmpint (desk_values_get_integer (row, "warn_at"), ==, count (life, life->limit - life->warn));
  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "deadline"); n++)
    {
      const DeskValues *each = desk_snapshot_get_row (snapshot, "deadline", n);
      gint64 due = desk_values_get_integer (each, "due_at");
      if (desk_value_is_none (desk_values_get (each, "met_at")) && (first == 0 || due < first))
        first = due;
    }
  g_assert_cmpint (desk_snapshot_get_integer (snapshot, "due_at"), ==, first);
  n_checked++;
}

/* ---- the acts ---- */

static gboolean
try (World *world, const Life *life, const char *act, const char *one, const char *two, const char *three, const char *four)
{
  DeskCommand *command = world_command (world, &life->uid, act, NULL, DESK_ANY_VERSION);
  const char *const said[] = { one, two, three, four };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL)
      world_set (world_part (command), said[i]);
  g_autoptr (DeskOutcome) outcome = world_execute (world, command);
  return outcome->status == DESK_OUTCOME_DONE;
}

static gboolean
is_open (const Life *life, Kind kind)
{
  gboolean open = FALSE;

  for (guint i = 0; i < life->spans->len; i++)
    open = open || (g_array_index (life->spans, Span, i).kind == kind && g_array_index (life->spans, Span, i).to == 0);
  return open;
}

static void
begin_span (World *world, Life *life, Kind kind)
{
  Span span = { kind, world->env.now_us, 0 };

  g_array_append_val (life->spans, span);
}

static void
note_span (const Life *life, const Span *span)
{
  guint first = day_of (span->from), last = day_of (span->to);
  gboolean over_holiday = FALSE;

  for (guint day = first; day <= last; day++)
    over_holiday = over_holiday || (life->working && is_free[day]);
  n_paused_over_holiday += over_holiday;
  for (guint i = 0; i < life->spans->len; i++)
    {
      const Span *other = &g_array_index (life->spans, Span, i);
      n_overlapping += other != span && other->to != 0 && day_of (other->from) <= last && day_of (other->to) >= first;
    }
}

static void
end_span (World *world, Life *life, Kind kind)
{
  for (guint i = 0; i < life->spans->len; i++)
    {
      Span *span = &g_array_index (life->spans, Span, i);
      if (span->kind != kind || span->to != 0)
        continue;
      span->to = world->env.now_us;
      note_span (life, span);
    }
}

static void
extend (World *world, Life *life, GRand *chance)
{
  gint64 by = g_rand_int_range (chance, 1, 31);
  g_autofree char *extended = g_strdup_printf ("extended#%" G_GINT64_FORMAT, by);

  if (!life->runs || !try (world, life, "extend", "reason=Approved", extended, "approved_by=Director", "told=It takes longer"))
    return;
  life->limit += by;
  n_extended_after_pause += life->spans->len > 0;
}

/* A step of which the time does not count begins or ends. */
static void
take_step (World *world, Life *life)
{
  gboolean in_notice = is_open (life, NOTICE);

  if (life->working || !try (world, life, "step", in_notice ? "step=review" : "step=notice", NULL, NULL, NULL))
    return;
  if (in_notice)
    end_span (world, life, NOTICE);
  else
    begin_span (world, life, NOTICE);
}

static void
resolve (World *world, Life *life)
{
  if (!try (world, life, "resolve", "answer=Done", NULL, NULL, NULL))
    return;
  end_span (world, life, NOTICE);
  life->runs = FALSE;
}

static void
reopen (World *world, Life *life)
{
  if (!try (world, life, "reopen", "reason=Not so", NULL, NULL, NULL))
    return;
  life->runs = TRUE;
  n_after_reopening++;
}

static void
recount (World *world, const Life *life)
{
  DeskActor person = world->actor;

  world->actor = (DeskActor) { .kind = DESK_ACTOR_RULE };
  world_must (world, &life->uid, "recount", "cause=calendar 2026", NULL);
  world->actor = person;
}

static void
live (World *world, Life *life, GRand *chance)
{
  switch (g_rand_int_range (chance, 0, 7))
    {
    case 0:
      if (try (world, life, "pause", "kind=other", "reason=Hearing", NULL, NULL))
        begin_span (world, life, PAUSE);
      break;
    case 1:
    case 2:
      if (try (world, life, "resume", NULL, NULL, NULL, NULL))
        end_span (world, life, PAUSE);
      break;
    case 3:
      extend (world, life, chance);
      break;
    case 4:
      take_step (world, life);
      break;
    case 5:
      if (life->runs)
        resolve (world, life);
      else
        reopen (world, life);
      break;
    default:
      change_calendar (world, chance);
      recount (world, life);
      break;
    }
}

static void
test_lives (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (20260331);
  gint64 start = world->env.now_us;

  find_days (world);
  for (guint i = 0; i < LIVES; i++)
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
      Life life = { .working = i % 2 == 0, .spans = spans, .runs = TRUE };

      world->env.now_us = start + g_rand_int_range (chance, 0, 10 * 24 * 60) * G_GINT64_CONSTANT (60000000);
      if (i % 10 == 0)
        change_calendar (world, chance);
      life.uid = life.working ? world_register (world) : world_case_in (world, "tst.relief", DESK_STATE_REGISTERED);
      life.started = world->env.now_us;
      life.limit = life.working ? 5 : 30;
      life.warn = life.working ? 2 : 5;
      check (world, &life);
      for (guint k = 0; k < ACTS; k++)
        {
          world->env.now_us += g_rand_int_range (chance, 1, 100 * 60) * G_GINT64_CONSTANT (60000000);
          live (world, &life, chance);
          check (world, &life);
        }
      g_hash_table_remove (world->records, &life.uid);
    }
  g_test_message ("%u dates counted by hand in %d lives: %u reopenings, %u pauses over a free day, %u that share a day with another, %u extensions after a pause",
                  n_checked, LIVES, n_after_reopening, n_paused_over_holiday, n_overlapping, n_extended_after_pause);
  /* It came everywhere, else it proves little. */
  g_assert_cmpuint (n_checked, >, 50000);
  g_assert_cmpuint (n_after_reopening, >, 3000);
  g_assert_cmpuint (n_paused_over_holiday, >, 1000);
  g_assert_cmpuint (n_overlapping, >, 100);
  g_assert_cmpuint (n_extended_after_pause, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-limit-walk/lives", test_lives);
  return g_test_run ();
}
