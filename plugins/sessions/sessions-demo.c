/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sessions-demo.h"

/* What counties published of this work, and what the demonstration adds up to:
 * 140 concentrated and 230 micro sessions with 154,000 person-times, more than
 * 250 of them courtyard meetings and radio sessions, and more than 100 needless
 * banquets called off. Months, villages and forms are the demonstration's own. */

#define FIRST_DAY (-105)

typedef struct {
  const char *code;
  guint concentrated, micro; /* how many */
  int few, many;             /* who listens, before it is made to add up: of a micro session; three times of a concentrated one */
} Form;

static const Form forms[] = {
  { "courtyard", 40, 130, 60, 140 }, { "radio", 20, 66, 250, 520 },    { "lecture", 60, 0, 150, 320 },  { "clapper", 8, 12, 120, 300 },
  { "poem", 3, 8, 100, 220 },        { "recitation", 3, 6, 100, 220 }, { "sketch", 6, 8, 150, 380 },
};

/* "红星村" of "红星村村民委员会": what people say. */
char *
sessions_place_word (const DeskDemoPlace *place)
{
  static const char *const committees[] = { "村民委员会", "居民委员会" };

  for (guint i = 0; i < G_N_ELEMENTS (committees); i++)
    if (g_str_has_suffix (place->name, committees[i]))
      return g_strndup (place->name, strlen (place->name) - strlen (committees[i]));
  return g_strdup (place->name);
}

static const char *
form_word (const char *code)
{
  static const char *const words[][2] = { { "courtyard", "坝坝会" }, { "radio", "广播会" },     { "lecture", "宣讲会" }, { "clapper", "快板宣讲" },
                                          { "poem", "诗歌宣讲" },    { "recitation", "朗诵会" }, { "sketch", "小品专场" } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i][0], code))
      return words[i][1];
  return "宣讲";
}

/* --- themes and packages --- */

const SessionsTheme sessions_themes[SESSIONS_N_THEMES] = {
  { "移风易俗树新风", "customs", "banquets", 100, "县民政局", "红事不大办、白事从简办，不必要的酒席一律不办。", "移风易俗" },
  { "惠农政策进万家", "policy", "signed-up", 300, "县农业农村局", "耕地地力补贴、农机购置补贴和农业保险怎么报、找谁报。", "惠农政策" },
  { "防灾避险与森林防火", "safety", "hazards", 50, "县应急局", "看天气、记路线、早转移；野外不用火，发现隐患就报告。", "防灾避险" },
  { "法律明白人进院坝", "law", NULL, 0, "县市场监管局", "养老诈骗、民间借贷、邻里纠纷依法怎么办。", "法治" },
  { "产业富民“一包到户”", "industry", "signed-up", 200, "县农业农村局", "种什么、怎么管、卖给谁，政策和收购价当面说清。", "产业" },
  { "身边人讲身边事", "theory", NULL, 0, "县教育局", "用群众的话讲党的创新理论，用身边的变化讲发展。", "理论" },
};

static void
make_themes (SessionsDemo *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, FIRST_DAY - 3, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < SESSIONS_N_THEMES; i++) {
    const SessionsTheme *theme = &sessions_themes[i];
    DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "ses.theme", &self->themes[i], "name", theme->name, "topic", theme->topic,
                                           "points", theme->points, "unit", desk_demo_text (&desk_demo_find_unit (demo, theme->unit)->uid), NULL);

    desk_demo_set_day (demo, part, "begins", desk_demo_time (demo, FIRST_DAY, 0));
    if (theme->counts != NULL) {
      desk_command_part_set_text (part, "counts", theme->counts);
      desk_command_part_set_integer (part, "target", theme->target);
    }
  }
  demo->execute (demo->data, command, at);
}

/* An industry session with a policy package: 1,500 mu, 3,000 yuan more a person. */
static void
make_packages (SessionsDemo *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, FIRST_DAY - 2, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县农业农村局"), at);
  DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "ses.package", &self->packages[0], "name", "中药材管护收购政策包",
                                         "items", "种苗补助\n技术员包片管护\n保底价收购\n农业保险保费补贴", "crop", "中药材",
                                         "needs", "春季除草两次、追肥一次；雨季清沟排水；秋季采挖后统一晾晒。",
                                         "unit", desk_demo_text (&desk_demo_find_unit (demo, "县农业农村局")->uid), NULL);

  desk_command_part_set_integer (part, "mu", 15000);
  desk_command_part_set_integer (part, "income", 300000);
  desk_demo_add (demo, command, at, "create", "ses.package", &self->packages[1], "name", "惠农补贴明白纸",
                 "items", "耕地地力保护补贴\n农机购置与应用补贴\n政策性农业保险",
                 "unit", desk_demo_text (&desk_demo_find_unit (demo, "县农业农村局")->uid), NULL);
  demo->execute (demo->data, command, at);
}

/* --- the plan of all sessions: kinds and forms mixed, audiences that add up --- */

static void
shuffle (SessionsDemo *self)
{
  for (guint i = SESSIONS_N - 1; i > 0; i--) {
    guint k = (guint) desk_demo_int (self->demo, 0, (int) i + 1);
    SessionsOne one = self->all[i];

    self->all[i] = self->all[k];
    self->all[k] = one;
  }
}

static void
plan_audience (SessionsDemo *self)
{
  gint64 drawn = 0, given = 0;
  guint largest = 0;

  for (guint i = 0; i < SESSIONS_N; i++)
    drawn += self->all[i].audience;
  for (guint i = 0; i < SESSIONS_N; i++) {
    self->all[i].audience = (int) (self->all[i].audience * (gint64) SESSIONS_AUDIENCE / drawn);
    given += self->all[i].audience;
    if (self->all[i].audience > self->all[largest].audience)
      largest = i;
  }
  self->all[largest].audience += (int) (SESSIONS_AUDIENCE - given); /* what rounding left over */
}

/* Every village in turn, far from the one before. */
static const DeskDemoPlace *
nth_village (DeskDemo *demo, guint i)
{
  guint n = demo->villages->len;
  guint step = n % 7 != 0 ? 7 : n % 11 != 0 ? 11 : 13;

  return n > 0 ? g_ptr_array_index (demo->villages, i * step % n) : NULL;
}

static void
plan_all (SessionsDemo *self)
{
  guint n = 0;

  for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
    for (guint k = 0; k < forms[f].concentrated + forms[f].micro; k++) {
      gboolean concentrated = k < forms[f].concentrated;

      self->all[n++] = (SessionsOne) { .form = forms[f].code, .concentrated = concentrated,
                                       .audience = desk_demo_int (self->demo, forms[f].few, forms[f].many) * (concentrated ? 3 : 1) };
    }
  g_assert (n == SESSIONS_N);
  shuffle (self);
  plan_audience (self);
  for (guint i = 0; i < SESSIONS_N; i++) {
    SessionsOne *one = &self->all[i];
    gboolean neighbours = g_str_equal (one->form, "courtyard") || g_str_equal (one->form, "radio");

    one->day = FIRST_DAY + (int) (i * (guint) (-1 - FIRST_DAY) / (SESSIONS_N - 1));
    one->theme = i % 7 == 6 ? 0 : i % SESSIONS_N_THEMES; /* customs somewhat more often */
    one->level = !one->concentrated ? (i % 6 == 0 ? "department" : "township") : i % 5 == 0 ? "county" : i % 5 < 3 ? "department" : "township";
    one->venue = neighbours ? (i % 4 == 3 ? "community" : "countryside") : i % 3 == 0 ? "school" : i % 3 == 1 ? "enterprise" : "community";
    one->place = !one->concentrated || neighbours ? nth_village (self->demo, i) : NULL;
    if (one->place == NULL)
      one->place = g_ptr_array_index (self->demo->towns, i % self->demo->towns->len);
  }
}

/* --- who speaks --- */

/* In this year one leader has spoken five times, the others less often. */
static DeskDemoPerson *
find_leader (SessionsDemo *self, const SessionsOne *one)
{
  g_autoptr (GPtrArray) leaders = g_ptr_array_new ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (desk_demo_time (self->demo, one->day, 12 * 60) / G_USEC_PER_SEC);
  g_autofree char *date = g_date_time_format (moment, "%Y-%m-%d");
  gboolean this_year = strncmp (date, self->demo->today, 4) == 0;
  guint n;

  for (guint i = 0; i < self->demo->persons->len; i++)
    if (((DeskDemoPerson *) g_ptr_array_index (self->demo->persons, i))->leader)
      g_ptr_array_add (leaders, g_ptr_array_index (self->demo->persons, i));
  if (leaders->len < 2)
    return desk_demo_person_in (self->demo, "县一线办");
  if (!this_year)
    return leaders->pdata[self->n_before++ % leaders->len];
  n = self->n_by_leaders++;
  if (n % 4 == 0 && n / 4 < 5)
    return leaders->pdata[1];
  n -= MIN (n / 4 + 1, 5);
  if (n / (leaders->len - 1) >= 4)
    return desk_demo_person_in (self->demo, "县一线办");
  n %= leaders->len - 1;
  return leaders->pdata[n < 1 ? 0 : n + 1];
}

static DeskDemoPerson *
find_speaker (SessionsDemo *self, SessionsOne *one, guint i)
{
  static const char *const bureaus[] = { "县农业农村局", "县民政局", "县应急局", "县教育局", "县人社局", "县市场监管局" };
  const DeskUuid *town = desk_uuid_is_nil (&one->place->parent) ? NULL : &one->place->parent;

  if (g_str_equal (one->level, "county"))
    return find_leader (self, one);
  if (g_str_equal (one->level, "department"))
    return desk_demo_person_in (self->demo, bureaus[i % G_N_ELEMENTS (bureaus)]);
  for (guint k = 0; k < self->demo->towns->len; k++) {
    const DeskDemoPlace *place = g_ptr_array_index (self->demo->towns, k);

    if (place == one->place || (town != NULL && desk_uuid_equal (&place->uid, town)))
      return desk_demo_person_in (self->demo, place->name);
  }
  return desk_demo_person_in (self->demo, "县一线办");
}

/* --- writing them down --- */

static const char *
place_word (const char *venue, guint i)
{
  static const char *const countryside[] = { "村文化院坝", "村委会院坝", "三组院坝", "党群服务中心" };
  static const char *const community[] = { "社区广场", "新时代文明实践站", "小区架空层" };

  if (g_str_equal (venue, "countryside"))
    return countryside[i % G_N_ELEMENTS (countryside)];
  if (g_str_equal (venue, "community"))
    return community[i % G_N_ELEMENTS (community)];
  return g_str_equal (venue, "school") ? "学校报告厅" : "企业职工之家";
}

static void
write_session (SessionsDemo *self, DeskCommand *command, gint64 at, guint i)
{
  static const char *const records[] = { "先讲要点，再答提问，发放明白纸。", "结合本地事例讲解，群众现场提问。", "由文艺小分队表演，穿插有奖问答。", "逐户算账，当场登记意向。" };
  DeskDemo *demo = self->demo;
  SessionsOne *one = &self->all[i];
  DeskDemoPerson *speaker = find_speaker (self, one, i);
  g_autofree char *place = sessions_place_word (one->place);
  g_autofree char *name = g_strdup_printf ("%s%s（%s）", place, form_word (one->form), sessions_themes[one->theme].word);
  DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "ses.session", &one->uid, "name", name,
                                         "theme", desk_demo_text (&self->themes[one->theme]), "state", "held",
                                         "kind", one->concentrated ? "concentrated" : "micro", "form", one->form, "level", one->level,
                                         "venue", one->venue, "area", desk_demo_text (&one->place->uid), "place", place_word (one->venue, i),
                                         "unit", desk_demo_text (&speaker->unit), "speaker", desk_demo_text (&speaker->uid),
                                         "record", records[i % G_N_ELEMENTS (records)], NULL);

  desk_demo_set_day (demo, part, "date", desk_demo_time (demo, one->day, 10 * 60));
  desk_command_part_set_integer (part, "audience", one->audience);
  if (one->theme == 4 || (one->theme == 1 && i % 2 == 0)) {
    desk_command_part_set_uuid (part, "package", &self->packages[one->theme == 4 ? 0 : 1]);
    desk_command_part_set_integer (part, "packages_out", MAX (1, one->audience / 3));
  }
  if (sessions_wants_sign_in (i))
    desk_command_part_set_integer (part, "sign_in", 1);
}

/* A week's sessions are entered together, so that making them is quick. */
static void
make_held (SessionsDemo *self)
{
  DeskDemo *demo = self->demo;

  for (guint i = 0; i < SESSIONS_N;) {
    int last = MIN (self->all[i].day + 6, -1);
    gint64 at = desk_demo_time (demo, last, 17 * 60 + 30);
    DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

    for (; i < SESSIONS_N && self->all[i].day <= last; i++)
      write_session (self, command, at, i);
    demo->execute (demo->data, command, at);
  }
}

/* The next four weeks, and two that were held yesterday and wait to be entered. */
static void
make_planned (SessionsDemo *self)
{
  static const char *const planned_forms[] = { "courtyard", "radio", "lecture", "clapper" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -4, 16 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (int i = 0; i < 16; i++) {
    const DeskDemoPlace *town = g_ptr_array_index (demo->towns, (guint) (i * 5) % demo->towns->len);
    const char *form = planned_forms[i % 4];
    g_autofree char *name = g_strdup_printf ("%s%s（%s）", town->name, form_word (form), sessions_themes[i % SESSIONS_N_THEMES].word);
    DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "ses.session", NULL, "name", name,
                                           "theme", desk_demo_text (&self->themes[i % SESSIONS_N_THEMES]), "state", i == 5 ? "called-off" : "planned",
                                           NULL);

    if (i == 5)
      desk_command_part_set_text (part, "reason", "当日预报有强降雨，改期举办。");
    desk_demo_set_day (demo, part, "date", desk_demo_time (demo, i < 2 ? -1 : (i - 1) * 2, 10 * 60));
    desk_command_part_set_text (part, "kind", i % 4 == 2 ? "concentrated" : "micro");
    desk_command_part_set_text (part, "form", form);
    desk_command_part_set_uuid (part, "area", &town->uid);
    desk_command_part_set_uuid (part, "speaker", &desk_demo_person_in (demo, town->name)->uid);
    desk_command_part_set_integer (part, "sign_in", i % 4 == 2);
  }
  demo->execute (demo->data, command, at);
}

void
sessions_demo (DeskDemo *demo)
{
  SessionsDemo *self = g_new0 (SessionsDemo, 1);

  self->demo = demo;
  make_themes (self);
  make_packages (self);
  plan_all (self);
  make_held (self);
  make_planned (self);
  sessions_demo_effects (self);
  sessions_demo_volunteers (self);
  g_free (self);
}
