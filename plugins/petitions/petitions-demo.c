/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "petitions-demo.h"

/* What counties published of this work: 34 leaders took cases to the petitioner, each with matter and heart both settled.
 * Kinds, channels and days are the demonstration's own; so are the petitions that are not done with. */
#define N_LED 34

typedef struct {
  const char *category, *unit, *title, *words, *opinion, *answer, *heart, *effect;
} Story;

static const Story stories[] = {
  { "land", "县自然资源局", "征地补偿面积与实测不符", "量地那天我不在家，少算了半亩多。", "supported", "重新丈量，按实测面积补足差额，款已到户。", "当面核对图纸和账目，说清当年为何少量，本人认可。", "差额已到账，本人无异议。" },
  { "pay", "县人社局", "工地拖欠三个月工资", "活干完了，包工头电话不接，等着钱给娃交学费。", "supported", "责令施工单位支付，工资已全部发放。", "陪同到项目部当面结清，并告知今后欠薪找谁。", "工资已领到。" },
  { "housing", "县住建局", "安置房漏水多次维修未果", "顶楼一下雨就漏，修了四回。", "supported", "重做屋面防水，质保延长五年。", "下雨天上门查看，未再渗漏，本人表示感谢。", "雨后未漏。" },
  { "works", "县交通运输局", "村道塌方后长期未修", "去年塌的，娃儿上学要绕河沟。", "supported", "挡墙修复完工，恢复通行。", "与村民一道走了一遍新路，大家心里踏实了。", "现场查看已通行。" },
  { "environment", "县市场监管局", "加工作坊夜间噪声扰民", "半夜还在切料，老人睡不着。", "partly", "责令调整作业时间，夜间停工。", "请作坊主和住户坐到一起，当面约定并留下电话。", "夜间已安静。" },
  { "welfare", "县人社局", "养老保险缴费年限认定有出入", "在厂里干了二十年，只算了十六年。", "partly", "补查档案，补认两年，其余说明了政策依据。", "逐年核对档案并解释政策，本人表示理解。", "已收到书面答复。" },
  { "dispute", "县自然资源局", "两户宅基地边界纠纷", "他家砌墙占了我家滴水。", "explained", "现场勘界，双方签了边界协议。", "请族中长辈一起说开，两家握手言和。", "两家已无争执。" },
  { "village", "县农业农村局", "对村集体账目有疑问", "鱼塘租金几年没公示，钱到哪去了。", "explained", "账目全部公示，逐笔说明，村民代表签字。", "在院坝会上逐笔念账，当场解答。", "本人表示清楚了。" },
  { "works", "县水务局", "自来水水压低、水质浑浊", "三楼没水，下雨就黄。", "supported", "更换支管、清洗水池，检测合格。", "取水样当面送检，把报告送到家里。", "水质水压正常。" },
  { "land", "县农业农村局", "土地流转租金未按时支付", "公司两年没给租金，地也荒了。", "supported", "督促公司付清租金，协议已重签。", "陪同到公司当面算账，租金当场到户。", "租金已收到。" },
  { "housing", "县住建局", "小区物业收费与服务不符", "物业费照收，垃圾三天不清。", "partly", "督促物业整改，减收一个季度费用。", "组织业主和物业当面商定服务标准。", "垃圾日清，住户认可。" },
};

static const char *const channels[] = { "walk-in", "letter", "hotline", "network", "reception", "walk-in", "visit" };

typedef struct {
  DeskUuid uid, area;
} Petitioner;

typedef struct {
  DeskDemo *demo;
  DeskDemoPerson *clerk;
  GPtrArray *leaders; /* DeskDemoPerson *, N_LED */
  guint n_parties;
} Demo;

static void
person_free (gpointer data)
{
  g_free (((DeskDemoPerson *) data)->name);
  g_free (data);
}

/* The six of the leading group are there; the others are leaders of the county as well. */
static void
find_leaders (Demo *self)
{
  static const char *const posts[] = { "县人大常委会副主任", "县政协副主席", "县委常委", "副县长", "县级干部" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -100, 9 * 60);
  const DeskDemoUnit *group = desk_demo_find_unit (demo, "县领导小组");
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  self->leaders = g_ptr_array_new_with_free_func (person_free);
  for (guint i = 0; i < demo->persons->len && self->leaders->len < N_LED; i++) {
    const DeskDemoPerson *person = g_ptr_array_index (demo->persons, i);
    DeskDemoPerson *copy;

    if (!person->leader)
      continue;
    copy = g_memdup2 (person, sizeof *person);
    copy->name = g_strdup (person->name);
    g_ptr_array_add (self->leaders, copy);
  }
  while (self->leaders->len < N_LED) {
    DeskDemoPerson *person = g_new0 (DeskDemoPerson, 1);
    g_autofree char *telephone = desk_demo_telephone (demo);

    person->name = desk_demo_person_name (demo);
    person->unit = group->uid;
    person->leader = TRUE;
    desk_demo_add (demo, command, at, "create", "person", &person->uid, "name", person->name, "unit", desk_demo_text (&group->uid), "post", posts[self->leaders->len % G_N_ELEMENTS (posts)],
                   "leader", "yes", "telephone", telephone, NULL);
    g_ptr_array_add (self->leaders, person);
  }
  demo->execute (demo->data, command, at);
}

/* Each petitioner lives in a village of his or her own. */
static void
make_petitioner (Demo *self, gint64 at, Petitioner *party)
{
  DeskDemo *demo = self->demo;
  const DeskDemoPlace *village = g_ptr_array_index (demo->villages, (7 + self->n_parties * 5) % demo->villages->len);
  g_autofree char *name = desk_demo_person_name (demo);
  g_autofree char *telephone = desk_demo_telephone (demo);

  self->n_parties++;
  party->area = village->uid;
  desk_demo_make (demo, self->clerk, at, "party", &party->uid, "name", name, "kind", "person", "area", desk_demo_text (&village->uid), "telephone", telephone, NULL);
}

/* @uid: of the petition; @party: made first when it is nil. */
static void
register_petition (Demo *self, guint n, gint64 at, const DeskUuid *leader, Petitioner *party, DeskUuid *uid)
{
  DeskDemo *demo = self->demo;
  const Story *story = &stories[n % G_N_ELEMENTS (stories)];
  gboolean many = n % 9 == 4, cannot_come = n % 8 == 1;
  DeskCommand *command;
  DeskCommandPart *part;

  if (desk_uuid_is_nil (&party->uid))
    make_petitioner (self, at - HOUR / 6, party);
  command = desk_demo_command (demo, "register", self->clerk, at);
  part = desk_demo_add (demo, command, at, "register", "pet.petition", uid, "title", story->title, "words", story->words, "party", desk_demo_text (&party->uid), "category", story->category,
                        "source", channels[n % G_N_ELEMENTS (channels)], "purpose", g_str_equal (story->category, "village") ? "opinion" : "decision",
                        "times", n % 6 == 3 ? "again" : "first", "cannot_come", cannot_come ? "yes" : NULL, NULL);
  desk_command_part_set_integer (part, "people", many ? 6 + n % 20 : 1 + n % 3);
  if (many)
    desk_command_part_set_integer (part, "representatives", 3 + n % 3);
  if (leader != NULL)
    desk_command_part_set_uuid (part, "leader", leader);
  if (cannot_come)
    desk_command_part_set_uuid (part, "officer", &desk_demo_person_in (demo, "县一线办")->uid);
  demo->execute (demo->data, command, at);
}

static void
hand_over (Demo *self, guint n, gint64 at, const DeskUuid *uid)
{
  desk_demo_hand_over (self->demo, self->clerk, at, uid, stories[n % G_N_ELEMENTS (stories)].unit, "请依法按期办理，并当面答复信访人。");
}

static DeskDemoPerson *
handler_of (Demo *self, guint n)
{
  return desk_demo_person_in (self->demo, stories[n % G_N_ELEMENTS (stories)].unit);
}

static void
resolve (Demo *self, guint n, gint64 at, const DeskUuid *uid)
{
  const Story *story = &stories[n % G_N_ELEMENTS (stories)];

  desk_demo_act (self->demo, handler_of (self, n), at, uid, "resolve", "opinion", story->opinion, "answer", story->answer, "grounds", "经调查核实，事实清楚，按有关规定办理。", NULL);
}

/* Leader or officer goes to where the petitioner lives. */
static void
visit (Demo *self, guint n, gint64 at, DeskDemoPerson *visitor, const Petitioner *party, const DeskUuid *petition, const char *way)
{
  static const char *const summaries[] = { "到信访人家中当面听取诉求，与村干部一起看了现场。", "与信访人和主办单位一起逐条核对，定了办理时限。", "带着办理单位上门，说明政策，约定回访时间。" };
  DeskDemo *demo = self->demo;
  DeskCommand *command = desk_demo_command (demo, "visit", visitor, at);
  DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "pet.visit", NULL, "petition", desk_demo_text (petition), "party", desk_demo_text (&party->uid),
                                         "area", desk_demo_text (&party->area), "visitors", desk_demo_text (&visitor->uid), "way", way, "summary", summaries[n % G_N_ELEMENTS (summaries)], NULL);

  desk_demo_set_day (demo, part, "date", at);
  demo->execute (demo->data, command, at);
}

void
petitions_demo_verify (DeskDemo *demo, DeskDemoPerson *clerk, gint64 at, const DeskUuid *uid, const char *effect)
{
  desk_demo_act (demo, clerk, at, uid, "check", "way", "visit", "effect", effect, "verdict", "effective", "satisfied", "satisfied", NULL);
  desk_demo_act (demo, clerk, at + HOUR, uid, "verify", NULL);
}

static void
rate (Demo *self, guint n, gint64 at, const DeskUuid *uid)
{
  desk_demo_act (self->demo, self->clerk, at, uid, "evaluate", "side", "party", "score", n % 4 == 2 ? "4" : "5", "words", "有人管、有回音，心里的疙瘩解开了。", NULL);
  desk_demo_act (self->demo, desk_demo_person_in (self->demo, "县领导小组"), at + HOUR / 4, uid, "evaluate", "side", "supervisor", "score", n % 5 == 1 ? "3" : "4",
                 "words", "程序规范，答复到位。", NULL);
}

/* Registered, handed over, taken, planned; what comes after differs. */
static gint64
begin (Demo *self, guint n, int day, const DeskUuid *leader, Petitioner *party, DeskUuid *uid)
{
  gint64 at = desk_demo_time (self->demo, day, 9 * 60 + (int) (n % 7) * 25);

  register_petition (self, n, at, leader, party, uid);
  hand_over (self, n, at + 3 * HOUR, uid);
  desk_demo_act (self->demo, handler_of (self, n), at + DAY, uid, "accept", NULL);
  desk_demo_act (self->demo, handler_of (self, n), at + 2 * DAY, uid, "plan", "plan", "先核实情况，再当面商定办法，一个月内答复。", NULL);
  return at + 2 * DAY;
}

static void
make_led (Demo *self, guint n)
{
  DeskDemoPerson *leader = g_ptr_array_index (self->leaders, n);
  DeskUuid uid;
  Petitioner party = { DESK_UUID_NIL, DESK_UUID_NIL };
  const Story *story = &stories[n % G_N_ELEMENTS (stories)];
  gint64 at = begin (self, n, -92 + (int) n * 2, &leader->uid, &party, &uid);

  visit (self, n, at + 3 * DAY, leader, &party, &uid, "petitioner");
  desk_demo_act (self->demo, handler_of (self, n), at + 4 * DAY, &uid, "report", "words", "按包案领导现场定的办法办理。", NULL);
  at += (8 + (gint64) (n % 5)) * DAY;
  resolve (self, n, at, &uid);
  if (n % 3 == 0)
    visit (self, n + 1, at + DAY, leader, &party, &uid, "petitioner");
  desk_demo_act (self->demo, leader, at + DAY + HOUR, &uid, "settle-heart", "heart_words", story->heart, NULL);
  petitions_demo_verify (self->demo, self->clerk, at + 2 * DAY, &uid, story->effect);
  rate (self, n, at + 2 * DAY + 2 * HOUR, &uid);
  desk_demo_act (self->demo, self->clerk, at + 2 * DAY + 4 * HOUR, &uid, "strike-off", NULL);
}

/* --- what is not done with: in every stage, with every light --- */

static void
make_open (Demo *self)
{
  DeskDemo *demo = self->demo;
  DeskUuid uid;
  Petitioner party[8] = { { DESK_UUID_NIL, DESK_UUID_NIL } };
  guint n = N_LED + 1, p = 0; /* stories and what is reported of them go together */
  gint64 at;

  register_petition (self, n++, desk_demo_time (demo, -17, 10 * 60), NULL, &party[p++], &uid); /* should have been forwarded */
  register_petition (self, n, desk_demo_time (demo, -2, 10 * 60), NULL, &party[p++], &uid); /* waits to be taken */
  hand_over (self, n++, desk_demo_time (demo, -1, 10 * 60), &uid);
  register_petition (self, n, desk_demo_time (demo, -6, 10 * 60), NULL, &party[p++], &uid); /* given back */
  hand_over (self, n, desk_demo_time (demo, -5, 10 * 60), &uid);
  desk_demo_act (demo, handler_of (self, n), desk_demo_time (demo, -4, 10 * 60), &uid, "refuse", "reason", "不属于本单位职权范围，建议转有关单位。", NULL);
  n++;
  at = begin (self, n, -53, NULL, &party[p++], &uid); /* due in a week */
  desk_demo_act (demo, handler_of (self, n++), at + 20 * DAY, &uid, "report", "words", "档案已调取，正在逐年核对。", NULL);
  at = begin (self, n, -66, NULL, &party[p++], &uid); /* longer than the law says: a rule lifted it */
  desk_demo_act (demo, handler_of (self, n++), at + 10 * DAY, &uid, "report", "words", "双方意见分歧大，仍在协调。", NULL);
  DeskCommand *command = desk_demo_command (demo, "rules", self->clerk, at + 60 * DAY);
  desk_rules_get_actor (&command->actor);
  desk_command_add (command, "run-rules", &uid, NULL, DESK_ANY_VERSION);
  demo->execute (demo->data, command, at + 60 * DAY);
  at = begin (self, n, -58, NULL, &party[p++], &uid); /* extended, once, with the reason told */
  desk_demo_act (demo, handler_of (self, n++), at + 50 * DAY, &uid, "extend", "extended", "30", "reason", "需等第三方审计报告。", "approved_by", "局长办公会", "told",
                 "已书面告知信访人延期三十日及理由。", NULL);
  at = begin (self, n, -25, NULL, &party[p++], &uid); /* the officer goes to him; paused until papers come */
  visit (self, n, at + 3 * DAY, desk_demo_person_in (demo, "县一线办"), &party[p - 1], &uid, "officer");
  desk_demo_act (demo, handler_of (self, n), at + 10 * DAY, &uid, "pause", "kind", "papers", "reason", "信访人补交材料。", NULL);
  register_petition (self, N_LED, desk_demo_time (demo, -1, 16 * 60), NULL, &party[p], &uid); /* new */
}

/* Answered, and the heart not settled yet: to be called back, called back, verified; one was dissatisfied. */
static void
make_answered (Demo *self, DeskUuid *petitions, Petitioner *parties)
{
  DeskDemo *demo = self->demo;

  for (guint i = 0; i < 4; i++) {
    guint n = N_LED + 8 + i;
    const Story *story = &stories[n % G_N_ELEMENTS (stories)];
    gint64 at = begin (self, n, -44 + (int) i * 3, NULL, &parties[i], &petitions[i]) + 20 * DAY;

    resolve (self, n, at, &petitions[i]);
    if (i == 1)
      desk_demo_act (demo, self->clerk, at + DAY, &petitions[i], "check", "way", "call", "effect", "事情办了，信访人仍觉得当年受了委屈。", "verdict", "effective", "satisfied", "fair", NULL);
    if (i == 2)
      petitions_demo_verify (demo, self->clerk, at + DAY, &petitions[i], story->effect);
    if (i != 3)
      continue;
    DeskCommand *command = desk_demo_command (demo, "check", self->clerk, at + DAY);
    DeskCommandPart *part = desk_command_add (command, "check", &petitions[i], NULL, DESK_ANY_VERSION);
    desk_command_part_set_text (part, "way", "visit");
    desk_command_part_set_text (part, "effect", "答复与现场不符，信访人不满意。");
    desk_command_part_set_text (part, "verdict", "ineffective");
    desk_command_part_set_text (part, "satisfied", "dissatisfied");
    part = desk_command_add (command, "reopen", &petitions[i], NULL, DESK_ANY_VERSION);
    desk_command_part_set_text (part, "reason", "答复与现场不符，信访人不满意。");
    demo->execute (demo->data, command, at + DAY);
  }
}

/* Those who do not agree with the answer ask the next higher body, and then the one above it. */
static void
make_reviews (Demo *self, const DeskUuid *petitions, const Petitioner *parties)
{
  DeskDemo *demo = self->demo;
  DeskUuid review, second;

  for (guint i = 0; i < 2; i++) {
    gint64 at = desk_demo_time (demo, -16 + (int) i * 8, 10 * 60);
    DeskCommand *command = desk_demo_command (demo, "register", self->clerk, at);

    desk_demo_add (demo, command, at, "register", "pet.review", &review, "title", i == 0 ? "对缴费答复不服申请复查" : "对处理意见不服申请复查", "words", "对处理意见不服，请求复查。",
                   "petition", desk_demo_text (&petitions[i]), "party", desk_demo_text (&parties[i].uid), "source", "letter", NULL);
    demo->execute (demo->data, command, at);
    desk_demo_hand_over (demo, self->clerk, at + HOUR, &review, "县一线办", "请依法复查。");
    desk_demo_act (demo, desk_demo_person_in (demo, "县一线办"), at + 2 * HOUR, &review, "accept", NULL);
    if (i == 1) {
      desk_demo_act (demo, desk_demo_person_in (demo, "县一线办"), at + 3 * DAY, &review, "pause", "kind", "hearing", "reason", "双方到场听证。", NULL);
      continue;
    }
    desk_demo_act (demo, desk_demo_person_in (demo, "县一线办"), at + 9 * DAY, &review, "resolve", "decision", "upheld", "grounds", "事实清楚，程序合法。",
                   "answer", "经复查，维持原处理意见。", NULL);
    at += 11 * DAY;
    command = desk_demo_command (demo, "register", self->clerk, at);
    desk_demo_add (demo, command, at, "register", "pet.second-review", &second, "title", "对复查意见不服申请复核", "words", "对复查意见不服，请求复核。", "review", desk_demo_text (&review),
                   "party", desk_demo_text (&parties[i].uid), "source", "letter", NULL);
    demo->execute (demo->data, command, at);
  }
}

/* The same grievance written down a second time. */
static void
make_duplicate (Demo *self, const DeskUuid *original, Petitioner *party)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -12, 15 * 60);
  DeskUuid uid;

  register_petition (self, N_LED + 8, at, NULL, party, &uid);
  DeskCommand *command = desk_demo_command (demo, "merge", self->clerk, at + HOUR);
  DeskCommandPart *part = desk_command_add (command, "merge", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "original", original);
  desk_command_part_set_text (part, "reason", "同一人就同一事项来电，与来访登记重复。");
  part = desk_command_add (command, "take-in", original, NULL, DESK_ANY_VERSION);
  desk_command_part_set_uuid (part, "duplicate", &uid);
  demo->execute (demo->data, command, at + HOUR);
}

void
petitions_demo (DeskDemo *demo)
{
  Demo self = { .demo = demo, .clerk = desk_demo_person_in (demo, "县一线办") };
  DeskUuid petitions[4];
  Petitioner parties[4] = { { DESK_UUID_NIL, DESK_UUID_NIL } };

  find_leaders (&self);
  for (guint n = 0; n < N_LED; n++)
    make_led (&self, n);
  make_answered (&self, petitions, parties);
  make_reviews (&self, petitions, parties);
  make_duplicate (&self, &petitions[0], &parties[0]);
  make_open (&self);
  petitions_demo_matters (demo);
  g_ptr_array_unref (self.leaders);
}
