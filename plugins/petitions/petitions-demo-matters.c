/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "petitions-demo.h"

/* 64 of 64 matters were settled; how many rounds it took, and of what kinds they were, is the demonstration's own. */
#define N_MATTERS 64
#define N_ROUNDS 4
#define FIRST_ROUND 2 /* the first one gave out demands of firms */

typedef struct {
  const char *category, *unit, *other, *title, *words, *standard, *answer, *effect;
} Story;

static const Story stories[] = {
  { "title-deeds", "县自然资源局", "县住建局", "安置小区不动产证多年未办", "房子住了八年，证一直办不下来，孩子上学、贷款都卡在这里。", "首批住户领到不动产权证，其余住户有明确的办理日期。", "补办竣工验收和规划核实，分批受理登记，首批证书已发放。", "住户代表确认证书已领到手。" },
  { "works", "县交通运输局", "县水务局", "断头路通车与排水管网同步建设", "路修到一半停了，雨天积水，学生要绕两公里。", "道路贯通，雨天不积水。", "两家单位合并施工，路面与雨水管一次做完，已通车。", "现场查看已通车，雨后无积水。" },
  { "land", "县自然资源局", "县农业农村局", "两村地界与林权交叉重叠", "两个村的证上都有这块坡地，年年为它吵。", "两村签字确认界线，证书更正。", "现场勘界，组织两村协商，已签界线协议并更正登记。", "两村均无异议。" },
  { "housing", "县住建局", "县消防救援大队", "老旧小区消防通道与停车位冲突", "车把通道堵死了，说了多少回没人管。", "消防通道畅通，停车位另有安排。", "重新划线，新增错时停车位四十个，通道设了提示桩。", "现场查看通道畅通。" },
  { "payments", "县财政局", "县住建局", "早年村道工程款尾款拖欠", "路都跑烂了，尾款还差一截没给。", "核清账目，尾款付清。", "完成审计核账，尾款已列支并付清。", "施工方确认款项到账。" },
  { "environment", "县市场监管局", "县住建局", "夜市油烟噪声扰民", "一到晚上油烟直往楼上蹿，十二点还在喊。", "油烟净化到位，夜间噪声达标。", "摊点迁入规范夜市街，统一装净化设备，约定收摊时间。", "楼上住户表示可以正常休息。" },
  { "works", "县水务局", "县农业农村局", "灌渠改线后末端田块无水", "渠改了道，下头二十几亩田浇不上水。", "末端田块按轮灌表有水。", "增设支渠并调整轮灌顺序，末端已通水。", "农户确认已灌上水。" },
  { "works", "县供电公司", "县住建局", "小区自建临时用电转正式供电", "临时电老跳闸，电费还贵。", "全部住户由供电公司直供到户。", "完成配电改造与一户一表安装，已正式供电。", "住户用上正式电，电价已按居民电价执行。" },
};

/* A name begins with 某, so that it can be nowhere. */
static const char *const places[] = { "某禾片区", "某澜片区", "某樾片区", "某屿片区", "某岫片区", "某棠片区", "某溪片区", "某麓片区" };

/* Matters come in three lots; of each lot, in how many rounds how many were settled. */
static const struct {
  guint first_round, n, settled[N_ROUNDS];
} lots[] = { { 0, 28, { 16, 7, 3, 2 } }, { 1, 18, { 13, 3, 2 } }, { 2, 18, { 15, 3 } } };

static const int round_days[N_ROUNDS] = { -36, -27, -18, -9 };
static const char *const round_names[N_ROUNDS] = { "第二轮滚动交办", "第三轮滚动交办", "第四轮滚动交办", "第五轮滚动交办" };

typedef struct {
  DeskUuid uid;
  const Story *story;
  guint first_round, last_round;
} Matter;

typedef struct {
  DeskDemo *demo;
  DeskDemoPerson *office;
  DeskUuid parties[G_N_ELEMENTS (places)];
  DeskUuid rounds[N_ROUNDS];
  Matter all[N_MATTERS];
} Demo;

static void
make_parties (Demo *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -50, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    const DeskDemoPlace *town = g_ptr_array_index (demo->towns, (i * 5) % demo->towns->len);
    g_autofree char *name = g_strconcat (places[i], "群众代表", NULL);
    g_autofree char *contact = desk_demo_person_name (demo);
    g_autofree char *telephone = desk_demo_telephone (demo);

    desk_demo_add (demo, command, at, "create", "party", &self->parties[i], "name", name, "kind", "organisation", "area", desk_demo_text (&town->uid),
                   "contact", contact, "telephone", telephone, NULL);
  }
  demo->execute (demo->data, command, at);
}

/* Which matter takes how many rounds. */
static void
plan (Demo *self)
{
  guint at = 0;

  for (guint l = 0; l < G_N_ELEMENTS (lots); l++)
    for (guint more = 0; more < N_ROUNDS; more++)
      for (guint k = 0; k < lots[l].settled[more]; k++, at++) {
        self->all[at].story = &stories[at * 3 % G_N_ELEMENTS (stories)]; /* each once in every eight */
        self->all[at].first_round = lots[l].first_round;
        self->all[at].last_round = lots[l].first_round + more;
      }
}

static void
register_matter (Demo *self, guint n)
{
  DeskDemo *demo = self->demo;
  Matter *matter = &self->all[n];
  const Story *story = matter->story;
  guint place = n / G_N_ELEMENTS (stories);
  gint64 at = desk_demo_time (demo, round_days[matter->first_round] - 4 - (int) (n % 4), 9 * 60 + (int) (n % 16) * 20);
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县一线办");
  g_autofree char *title = g_strconcat (places[place], story->title, NULL);
  g_autofree char *departments = g_strdup_printf ("%s,%s", desk_demo_text (&desk_demo_find_unit (demo, story->unit)->uid), desk_demo_text (&desk_demo_find_unit (demo, story->other)->uid));
  DeskCommand *command = desk_demo_command (demo, "register", clerk, at);
  DeskCommandPart *part = desk_demo_add (demo, command, at, "register", "pet.matter", &matter->uid, "title", title, "words", story->words, "party", desk_demo_text (&self->parties[place]),
                                         "category", story->category, "departments", departments, "standard", story->standard, "source", n % 3 == 0 ? "proposal" : n % 3 == 1 ? "whistle" : "reception", NULL);

  desk_command_part_set_integer (part, "years", 2 + (gint64) (n * 7 % 11));
  demo->execute (demo->data, command, at);
}

/* The office opens a round and gives out in one act what is new and what the last one left. */
static void
open_round (Demo *self, guint round)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, round_days[round], 9 * 60);
  const DeskDemoUnit *group = desk_demo_find_unit (demo, "县领导小组");
  DeskCommand *command = desk_demo_command (demo, "create", self->office, at);
  DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "round", &self->rounds[round], "name", round_names[round], "unit", desk_demo_text (&group->uid),
                                         "note", "部门间推不动的疑难事项集中交办，未办结的滚入下一轮。", NULL);

  desk_command_part_set_integer (part, "number", FIRST_ROUND + (gint64) round);
  desk_demo_set_day (demo, part, "opened_on", at);
  demo->execute (demo->data, command, at);

  at += HOUR;
  command = desk_demo_command (demo, "assign", self->office, at);
  for (guint n = 0; n < N_MATTERS; n++) {
    const Matter *matter = &self->all[n];

    if (round < matter->first_round || round > matter->last_round)
      continue;
    part = desk_command_add (command, "assign", &matter->uid, NULL, DESK_ANY_VERSION);
    desk_command_part_set_uuid (part, "round", &self->rounds[round]);
    desk_command_part_set_uuid (part, "to_unit", &desk_demo_find_unit (demo, matter->story->unit)->uid);
    desk_command_part_set_text (part, "instruction", round == matter->first_round ? "请主办单位牵头会商，一周内报办理结果。" : "上一轮未办结，列入本轮继续办理，请说明卡在哪里。");
  }
  demo->execute (demo->data, command, at);
}

static void
settle (Demo *self, guint n, gint64 at)
{
  static const char *const scores[] = { "5", "4", "5" };
  DeskDemo *demo = self->demo;
  const Matter *matter = &self->all[n];
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县一线办");

  desk_demo_act (demo, desk_demo_person_in (demo, matter->story->unit), at, &matter->uid, "resolve", "answer", matter->story->answer, NULL);
  petitions_demo_verify (demo, clerk, at + 20 * HOUR, &matter->uid, matter->story->effect);
  if (n % 8 == 7) /* verified, not struck off yet */
    return;
  desk_demo_act (demo, clerk, at + 22 * HOUR, &matter->uid, "evaluate", "side", "party", "score", scores[n % G_N_ELEMENTS (scores)], NULL);
  desk_demo_act (demo, clerk, at + 23 * HOUR, &matter->uid, "strike-off", NULL);
}

static void
work_in_round (Demo *self, guint round)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, round_days[round], 14 * 60);

  for (guint n = 0; n < N_MATTERS; n++) {
    const Matter *matter = &self->all[n];
    DeskDemoPerson *handler = desk_demo_person_in (demo, matter->story->unit);

    if (round < matter->first_round || round > matter->last_round)
      continue;
    desk_demo_act (demo, handler, at, &matter->uid, "accept", NULL);
    desk_demo_act (demo, handler, at + 3 * DAY, &matter->uid, "report", "words", round == matter->last_round ? "已会同有关单位现场会商，办法已定。" : "有关单位意见尚未一致，本轮办不完。", NULL);
    if (round == matter->last_round)
      settle (self, n, at + (4 + (gint64) (n % 3)) * DAY);
  }
}

static void
close_round (Demo *self, guint round)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, round_days[round] + 8, 17 * 60);
  DeskCommand *command = desk_demo_command (demo, "change", self->office, at);
  DeskCommandPart *part = desk_command_add (command, "change", &self->rounds[round], NULL, DESK_ANY_VERSION);

  desk_demo_set_day (demo, part, "closed_on", at);
  demo->execute (demo->data, command, at);
}

void
petitions_demo_matters (DeskDemo *demo)
{
  g_autofree Demo *self = g_new0 (Demo, 1);

  self->demo = demo;
  self->office = desk_demo_person_in (demo, "县领导小组");
  make_parties (self);
  plan (self);
  for (guint n = 0; n < N_MATTERS; n++)
    register_matter (self, n);
  for (guint round = 0; round < N_ROUNDS; round++) {
    open_round (self, round);
    work_in_round (self, round);
    close_round (self, round);
  }
}
