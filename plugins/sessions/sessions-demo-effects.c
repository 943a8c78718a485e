/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of the sessions: what was counted, who signed in, which problems were raised. */
#include "sessions-demo.h"

#define N_BANQUETS 112
#define N_HAZARDS 57
#define N_SIGNED_UP 326
#define N_PROBLEMS 26
#define N_SETTLED 18

#define HOUR DESK_DEMO_HOUR
#define DAY DESK_DEMO_DAY

/* --- outcomes --- */

typedef struct {
  guint theme;
  int total, at_once;
  const char *words[3];
} Counted;

/* @total in steps of about @at_once, each after a session on the theme. */
static void
make_counted (SessionsDemo *self, const Counted *counted, DeskCommand *command, gint64 at)
{
  DeskDemo *demo = self->demo;
  int left = counted->total;

  for (guint i = 0; left > 0; i = (i + 1) % SESSIONS_N) {
    const SessionsOne *one = &self->all[i];
    DeskCommandPart *part;
    int n;

    if (one->theme != counted->theme)
      continue;
    n = MIN (left, desk_demo_int (demo, 1, 2 * counted->at_once));
    left -= n;
    part = desk_demo_add (demo, command, at, "create", "ses.outcome", NULL, "words", counted->words[i % G_N_ELEMENTS (counted->words)],
                          "theme", desk_demo_text (&self->themes[counted->theme]), "session", desk_demo_text (&one->uid),
                          "area", desk_demo_text (&one->place->uid), NULL);
    desk_demo_set_day (demo, part, "date", desk_demo_time (demo, MIN (one->day + 3, 0), 12 * 60));
    desk_command_part_set_integer (part, "count", n);
  }
}

static void
make_outcomes (SessionsDemo *self)
{
  static const Counted counted[] = {
    { 0, N_BANQUETS, 3, { "劝退满月酒、升学宴", "白事从简，少办酒席", "乔迁宴改为邻里茶话" } },
    { 2, N_HAZARDS, 3, { "群众报告山坪塘渗漏", "群众报告护坡开裂", "清理林缘枯草" } },
    { 4, N_SIGNED_UP, 9, { "当场签订管护收购意向", "登记种植意向", "报名参加技术培训" } },
  };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, 0, 8 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    make_counted (self, &counted[i], command, at);
  demo->execute (demo->data, command, at);
}

/* --- sign-in sheets, entered afterwards --- */

static void
make_sign_ins (SessionsDemo *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, 0, 8 * 60 + 10);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < SESSIONS_N; i++) {
    if (!sessions_wants_sign_in (i))
      continue;
    for (int n = MIN (self->all[i].audience, 14); n > 0; n--) {
      g_autofree char *name = desk_demo_person_name (demo);
      g_autofree char *telephone = desk_demo_telephone (demo);
      g_autofree char *place = sessions_place_word (self->all[i].place);
      desk_demo_add (demo, command, at, "create", "ses.attendance", NULL, "name", name, "session", desk_demo_text (&self->all[i].uid), "from", place,
                     "telephone", telephone, NULL);
    }
  }
  demo->execute (demo->data, command, at);
}

/* --- problems --- */

typedef struct {
  const char *category, *unit, *title, *words, *answer;
  int mu;
} Story;

static const Story stories[] = {
  { "flood", "县水务局", "河边农田遇雨就淹", "河边两百来亩田，一下大雨就进水，去年淹了两回。", "已疏浚排水沟并加高田坎，汛期安排专人值守。", 200 },
  { "geology", "县应急局", "进村公路边坡滚石", "公路上边坡一到雨天就掉石头，娃娃上学要从下面过。", "已清除危石并加装防护网，雨天由村组值守。", 0 },
  { "road", "县交通运输局", "三组便道未硬化", "出门一脚泥，化肥全靠背。", "列入本年度产业路计划，已组织施工。", 0 },
  { "water", "县水务局", "高处几户用水不足", "夏天用水高峰水上不来。", "更换水泵并调整供水时段，已恢复正常。", 0 },
  { "policy", "县农业农村局", "耕地补贴未到账", "隔壁都到了，我家的没有。", "银行卡号登记有误，已更正并补发。", 0 },
  { "welfare", "县民政局", "老人高龄津贴怎么办", "老人今年满八十，不知道找谁办。", "村干部已代办，下月起发放。", 0 },
  { "school", "县教育局", "学生放学候车不安全", "校门口没有候车的地方，车来车往。", "已设候车区，放学时段安排护学岗。", 0 },
  { "other", "县市场监管局", "赶场日占道经营", "赶场那天救护车都进不来。", "划定摊区并疏导，主街已保持畅通。", 0 },
};

static void
work_on (SessionsDemo *self, guint n, const DeskUuid *uid, const Story *story, gint64 at)
{
  DeskDemo *demo = self->demo;
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县一线办");
  DeskDemoPerson *handler = desk_demo_person_in (demo, story->unit);

  desk_demo_act (demo, clerk, at + HOUR, uid, "contact", "words", "散会后当面问明情况，已告知办理流程。", NULL);
  if (n == 0)
    return; /* heard lately, not yet handed over */
  desk_demo_hand_over (demo, clerk, at + 2 * HOUR, uid, story->unit, "群众在宣讲现场提出，请核实办理并答复本人。");
  if (n == 1)
    return;
  desk_demo_act (demo, handler, at + 5 * HOUR, uid, "accept", NULL);
  if (n < N_PROBLEMS - N_SETTLED) {
    desk_demo_act (demo, handler, at + 8 * HOUR, uid, "plan", "plan", "本周内到现场查看，拿出办法后答复。", NULL);
    return;
  }
  desk_demo_act (demo, handler, at + DAY, uid, "resolve", "answer", story->answer, NULL);
  if (n % 3 == 0)
    desk_demo_act (demo, clerk, at + DAY + 4 * HOUR, uid, "check", "way", "visit", "effect", "到场查看，群众认可。", "verdict", "effective",
                   "satisfied", "satisfied", NULL);
}

/* The village is whom it concerns. */
static void
make_villages (SessionsDemo *self, DeskUuid *parties, const guint *chosen)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -110, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < N_PROBLEMS; i++) {
    const SessionsOne *one = &self->all[chosen[i]];
    g_autofree char *name = sessions_place_word (one->place);
    desk_demo_add (demo, command, at, "create", "party", &parties[i], "name", name, "kind", "village", "area", desk_demo_text (&one->place->uid),
                   NULL);
  }
  demo->execute (demo->data, command, at);
}

/* The last ones come first, so that what is open was heard lately. */
static void
make_problems (SessionsDemo *self)
{
  DeskDemo *demo = self->demo;
  guint chosen[N_PROBLEMS], n = 0;
  DeskUuid parties[N_PROBLEMS];

  for (guint i = SESSIONS_N - 1; i > 0 && n < N_PROBLEMS; i--)
    if (g_str_equal (self->all[i].form, "courtyard") && self->all[i].day <= -2 - (int) n * 3)
      chosen[n++] = i;
  g_assert (n == N_PROBLEMS);
  make_villages (self, parties, chosen);
  for (guint i = 0; i < N_PROBLEMS; i++) {
    const Story *story = &stories[(N_PROBLEMS - 1 - i) % G_N_ELEMENTS (stories)];
    const SessionsOne *one = &self->all[chosen[i]];
    gint64 at = desk_demo_time (demo, one->day, 11 * 60);
    DeskCommand *command = desk_demo_command (demo, "register", desk_demo_person_in (demo, "县一线办"), at);
    DeskUuid uid;
    DeskCommandPart *part;

    part = desk_demo_add (demo, command, at, "register", "ses.problem", &uid, "title", story->title, "words", story->words,
                          "category", story->category, "source", "session", "session", desk_demo_text (&one->uid),
                          "party", desk_demo_text (&parties[i]), "area", desk_demo_text (&one->place->uid), NULL);
    if (story->mu > 0)
      desk_command_part_set_integer (part, "mu", story->mu * 10);
    demo->execute (demo->data, command, at);
    work_on (self, i, &uid, story, at);
  }
}

void
sessions_demo_effects (SessionsDemo *self)
{
  make_outcomes (self);
  make_sign_ins (self);
  make_problems (self);
}
