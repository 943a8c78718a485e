/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications of the demonstration, in every step. */
#include "relief-demo.h"

#include <string.h>

/* What an application says on its way; amounts are yuan. */
typedef struct {
  const char *type, *category, *title, *words;
  guint household;
  const char *last; /* the step it has reached; NULL: settled */
  const char *survey, *review;
  int income, proposed;
  const char *refused; /* why, or NULL: approved */
} Application;

#define SURVEYED "入户查看住房、收入和用药情况，与邻里核实，情况属实。"
#define REVIEWED "材料齐全，符合条件，建议按标准确认。"

static const Application applications[] = {
  /* The first household: its allowance is raised from 460 to 800. */
  { "rel.allowance", "raise", "低保金提标申请", "户主长期患病，药费压得喘不过气，想把低保金提一提。", 0, NULL, "户主确诊慢性肾病，每月自付药费近千元，家中两人无劳动能力。", "家庭人均收入明显下降，建议由460元调整为800元。", 210, 800, NULL },
  { "rel.allowance", "first", "低保申请", "老伴去世后只剩一点养老金。", 4, NULL, SURVEYED, REVIEWED, 265, 520, NULL },
  { "rel.allowance", "first", "低保申请", "儿子在外打工，家里就我一个人。", 8, NULL, "经核对，其子有稳定收入并按月给付赡养费。", "家庭人均收入高于标准。", 930, 0, "共同生活家庭成员人均收入高于当地低保标准。" },
  { "rel.allowance", "first", "低保申请", "摔伤后干不了活，断了收入。", 20, "decision", SURVEYED, REVIEWED, 240, 560, NULL },
  { "rel.allowance", "first", "低保申请", "地种不动了，手里没有进项。", 29, "payment", SURVEYED, REVIEWED, 255, 530, NULL },
  { "rel.allowance", "raise", "低保金提标申请", "孩子考上学，开支大了。", 27, "notice", SURVEYED, REVIEWED, 300, 610, NULL },
  { "rel.allowance", "first", "低保申请", "两个老人常年吃药。", 36, "notice", SURVEYED, REVIEWED, 280, 580, NULL },
  { "rel.allowance", "first", "低保申请", "家里主要劳力患病。", 45, "review", SURVEYED, REVIEWED, 290, 540, NULL },
  { "rel.allowance", "first", "低保申请", "土地流转后没有别的收入。", 54, "appraisal", SURVEYED, REVIEWED, 350, 0, NULL },
  { "rel.allowance", "first", "低保申请", "带着孙子生活，没有收入来源。", 63, "survey", NULL, NULL, 0, 0, NULL },
  { "rel.allowance", "first", "低保申请", "想问问我家能不能办低保。", 72, "acceptance", NULL, NULL, 0, 0, NULL },
  /* The hospital bill of the first household. */
  { "rel.relief", "illness", "临时救助申请", "住院一次花了两万多，借了亲戚的钱。", 0, NULL, "住院费用单据齐全，自付部分较大。", "建议给予临时救助6000元。", 210, 6000, NULL },
  { "rel.relief", "disaster", "临时救助申请", "菜地被水冲了，开春没钱买种苗。", 6, NULL, SURVEYED, REVIEWED, 320, 2000, NULL },
  { "rel.relief", "illness", "临时救助申请", "做完手术，报销以后还欠着一截。", 9, "payment", SURVEYED, REVIEWED, 360, 4000, NULL },
  { "rel.relief", "schooling", "临时救助申请", "两个孩子开学要交不少钱。", 3, "notice", SURVEYED, REVIEWED, 410, 3000, NULL },
  { "rel.relief", "income", "临时救助申请", "厂里停工三个月没有工资。", 12, "review", SURVEYED, REVIEWED, 380, 2500, NULL },
  { "rel.relief", "accident", "临时救助申请", "骑车摔断了腿，医药费还差一截。", 22, "survey", NULL, NULL, 0, 0, NULL },
  { "rel.urgent", "accident", "急难救助", "半夜起火，被褥粮食都烧了。", 14, NULL, "火灾烧毁两间房，无人员受伤，损失属实。", "同意补办手续。", 300, 3000, NULL },
  { "rel.urgent", "illness", "急难救助", "突发急病送县医院，押金凑不齐。", 23, "aid", SURVEYED, REVIEWED, 280, 5000, NULL },
  { "rel.urgent", "income", "急难救助", "家里断了粮，老人小孩两天没吃上热饭。", 31, "register", NULL, NULL, 0, 0, NULL },
  { "rel.support", "old", "特困供养申请", "无儿无女，自己做饭有些吃力。", 17, NULL, "七十六岁，无法定赡养人，生活需人照料。", "符合特困供养条件，建议分散供养。", 120, 890, NULL },
  { "rel.support", "disabled", "特困供养申请", "一个人过，腿脚不方便。", 35, "appraisal", "肢体残疾，无劳动能力，无生活来源。", REVIEWED, 0, 0, NULL },
  { "rel.medical", "in-patient", "医疗救助申请", "住院的费用报销后还剩不少。", 0, NULL, "住院及透析费用单据齐全。", "符合医疗救助条件，建议救助9000元。", 210, 9000, NULL },
  { "rel.medical", "out-patient", "医疗救助申请", "慢性病每个月拿药要几百块。", 18, "notice", SURVEYED, REVIEWED, 260, 1200, NULL },
  { "rel.medical", "insurance", "医疗救助申请", "今年的医保想请政府帮着交。", 40, "acceptance", NULL, NULL, 0, 0, NULL },
};

/* When a step is reached, in days after registering. */
static const struct {
  const char *step;
  int after;
} regular_path[] = { { "register", 0 }, { "acceptance", 0 }, { "survey", 2 }, { "appraisal", 5 }, { "review", 7 }, { "notice", 9 }, { "decision", 17 }, { "payment", 19 }, { NULL, 21 } },
  urgent_path[] = { { "register", 0 }, { "aid", 0 }, { "review", 4 }, { "notice", 6 }, { "decision", 14 }, { NULL, 15 } };

typedef struct {
  ReliefDemo *self;
  const Application *told;
  ReliefHousehold *household;
  DeskUuid uid;
  int start; /* days from today */
} Way;

static gint64
moment (const Way *way, int after, int hour)
{
  /* Today's last act is before the morning ends. */
  return desk_demo_time (way->self->demo, way->start + after, way->start + after == 0 ? 8 * 60 + hour * 5 : hour * 60 + 20);
}

static DeskCommandPart *
begin_act (Way *way, const char *act, gint64 at, DeskCommand **command)
{
  *command = desk_demo_command (way->self->demo, act, way->household->officer, at);
  return desk_command_add (*command, act, &way->uid, NULL, DESK_ANY_VERSION);
}

static void
put_surveyors (Way *way, DeskCommandPart *part)
{
  const DeskField field = { "surveyors", "", DESK_FIELD_REFERENCES, 0, .refers = "person" };
  g_auto (DeskValue) value = DESK_VALUE_INIT;
  char one[DESK_UUID_STR_LEN], two[DESK_UUID_STR_LEN];
  g_autofree char *both = NULL;

  desk_uuid_format (&way->household->officer->uid, one);
  desk_uuid_format (&way->household->helper->uid, two);
  both = g_strconcat (one, ",", two, NULL);
  desk_field_parse (&field, both, NULL, &value, NULL); /* sorts, and drops what is there twice */
  desk_command_part_set (part, "surveyors", NULL, &value);
}

/* What was found out in @step is written down with the act that leaves it. */
static void
put_found (Way *way, DeskCommandPart *part, const char *step, int after)
{
  ReliefDemo *self = way->self;
  const Application *told = way->told;
  gboolean survey = g_str_equal (step, "survey") || g_str_equal (step, "aid");

  if (g_str_equal (step, "acceptance") || g_str_equal (step, "aid"))
    desk_command_part_set_text (part, "papers", g_str_equal (told->type, "rel.medical") ? "bills,consent,form,identity,illness" : "consent,form,identity,income");
  if (survey) {
    relief_demo_put_day (self, part, "surveyed_on", way->start + after - 1);
    put_surveyors (way, part);
    desk_command_part_set_text (part, "survey", told->survey);
    desk_demo_set_yuan (part, "income", told->income);
    if (g_str_equal (told->type, "rel.support"))
      desk_command_part_set_text (part, "self_care", "half");
  } else if (g_str_equal (step, "appraisal")) {
    relief_demo_put_day (self, part, "appraised_on", way->start + after - 1);
    desk_command_part_set_text (part, "appraisal", told->refused != NULL ? "divided" : "agreed");
  } else if (g_str_equal (step, "review")) {
    desk_command_part_set_text (part, "review", told->review);
    desk_demo_set_yuan (part, "proposed", told->proposed);
    /* The dates of the notice are fixed when it is decided to put it up. */
    relief_demo_put_day (self, part, "notice_from", way->start + after);
    relief_demo_put_day (self, part, "notice_until", way->start + after + 7);
  } else if (g_str_equal (step, "notice")) {
    desk_command_part_set_text (part, "objections", "none");
  } else if (g_str_equal (step, "decision")) {
    desk_command_part_set_text (part, "decision", told->refused != NULL ? "refused" : "approved");
    desk_command_part_set_text (part, "decision_reason", told->refused != NULL ? told->refused : "符合条件，公示无异议。");
    if (told->refused == NULL)
      desk_demo_set_yuan (part, "approved", told->proposed);
    if (told->refused == NULL && !g_str_equal (told->type, "rel.urgent"))
      relief_demo_put_month (self, part, "effective", 0);
    if (told->refused == NULL && g_str_equal (told->type, "rel.support"))
      desk_command_part_set_text (part, "care", "home");
  } else if (g_str_equal (step, "payment")) {
    relief_demo_put_day (self, part, "paid_on", way->start + after - 1);
  }
}

/* What is done by entering @step: in an emergency the aid is given. */
static void
put_done (Way *way, DeskCommandPart *part, const char *step)
{
  if (!g_str_equal (step, "aid"))
    return;
  desk_demo_set_yuan (part, "aid", way->told->proposed);
  desk_command_part_set_text (part, "aid_form", way->told->household % 2 == 0 ? "goods" : "transfer");
  desk_command_part_set_uuid (part, "approver", &way->household->helper->uid);
  relief_demo_put_day (way->self, part, "aid_on", way->start);
}

static void
register_it (Way *way, gint64 at)
{
  ReliefDemo *self = way->self;
  const Application *told = way->told;
  DeskCommand *command = desk_demo_command (self->demo, "register", way->household->officer, at);
  DeskCommandPart *part;

  part = desk_demo_add (self->demo, command, at, "register", told->type, &way->uid, "title", told->title, "words", told->words,
                        "party", desk_demo_text (&way->household->uid), "category", told->category, "front", "livelihood", NULL);
  if (told->household == 0) {
    desk_command_part_set_text (part, "source", "visit");
    desk_command_part_set_uuid (part, "visit", &self->story_visit);
  } else
    desk_command_part_set_text (part, "source", told->household % 2 == 0 ? "reception" : "whistle");
  if (g_str_equal (told->type, "rel.relief"))
    desk_demo_set_yuan (part, "applied", told->proposed > 0 ? told->proposed + 1000 : 4000);
  if (g_str_equal (told->type, "rel.medical")) {
    desk_command_part_set_text (part, "diagnosis", "慢性肾功能不全，规律透析");
    desk_demo_set_yuan (part, "cost", told->household == 0 ? 46000 : 5200);
    desk_demo_set_yuan (part, "insured", told->household == 0 ? 26000 : 3100);
  }
  self->demo->execute (self->demo->data, command, at);
}

static void
settle (Way *way, const char *left, int after)
{
  DeskDemo *demo = way->self->demo;
  DeskCommand *command;
  DeskCommandPart *part = begin_act (way, "resolve", moment (way, after, 10), &command);

  desk_command_part_set_text (part, "answer", way->told->refused != NULL ? "未予批准，理由已书面告知，并告知复核途径。" : "已批准并发放到户。");
  put_found (way, part, left, after);
  demo->execute (demo->data, command, moment (way, after, 10));
  desk_demo_act (demo, way->household->officer, moment (way, after, 14), &way->uid, "check", "way", "visit",
                 "effect", way->told->refused != NULL ? "已当面解释政策，群众表示理解。" : "钱款已到账，户主表示满意。",
                 "verdict", "effective", "satisfied", way->told->refused != NULL ? "fair" : "satisfied", NULL);
  desk_demo_act (demo, way->household->officer, moment (way, after, 15), &way->uid, "verify", NULL);
}

static void
walk (ReliefDemo *self, const Application *told)
{
  gboolean urgent = g_str_equal (told->type, "rel.urgent");
  Way way = { self, told, &self->households[told->household], DESK_UUID_NIL, 0 };
  const char *left = NULL;
  int reached = 0;

  /* It reached its step yesterday or the day before, or was settled the week before. */
  for (guint i = 0; reached == 0; i++) {
    const char *step = urgent ? urgent_path[i].step : regular_path[i].step;
    int after = urgent ? urgent_path[i].after : regular_path[i].after;

    if (g_strcmp0 (step, told->last) == 0) {
      way.start = -after - (told->last == NULL ? 4 : 1 + (int) (told->household % 2));
      reached = 1;
    }
  }
  register_it (&way, moment (&way, 0, 9));
  for (guint i = 1; g_strcmp0 (told->last, "register") != 0; i++) {
    const char *step = urgent ? urgent_path[i].step : regular_path[i].step;
    int after = urgent ? urgent_path[i].after : regular_path[i].after;
    gboolean ends = step == NULL || (told->refused != NULL && g_strcmp0 (left, "decision") == 0);
    DeskCommand *command;
    DeskCommandPart *part;

    if (ends) {
      settle (&way, left, after);
      break;
    }
    part = begin_act (&way, "step", moment (&way, after, 10 + (int) (i - 1) % 3), &command);
    desk_command_part_set_text (part, "step", step);
    if (left != NULL)
      put_found (&way, part, left, after);
    put_done (&way, part, step);
    self->demo->execute (self->demo->data, command, moment (&way, after, 10 + (int) (i - 1) % 3));
    if (g_strcmp0 (step, told->last) == 0)
      break;
    left = step;
  }
  if (told == applications)
    self->story_application = way.uid;
}

void
relief_demo_applications (ReliefDemo *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (applications); i++)
    walk (self, &applications[i]);
}
