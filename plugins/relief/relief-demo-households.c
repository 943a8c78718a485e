/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Households of the demonstration, with their people, benefits and pairings. */
#include "relief-demo.h"

#include <string.h>

typedef struct {
  const char *code, *illness, *goal, *analysis, *plan;
  const char *done, *next; /* steps of the plan */
} Hardship;

/* The first is that of the household that is told of. */
static const Hardship hardships[] = {
  { "illness", "慢性肾病，长期服药并定期透析", "看得起病，收入有保障", "主要劳力患病，医药费支出大，家中另有老人需照料。", "落实医疗救助和低保提标，安排公益岗位，帮扶干部每月上门。", "协助提交医疗救助和低保变更申请", "落实村级公益岗位一个" },
  { "disability", "肢体二级残疾", "在家门口有稳定收入", "户主肢体残疾，不能外出务工，有养殖经验。", "联系残联适配辅具，扶持家庭养殖，落实两项补贴。", "完成残疾评定和补贴申领", "购入鸡苗并联系收购" },
  { "old-age", "高血压，行动不便", "有人照料，按时看病", "子女常年在外，老人独居，购药就医不便。", "签约家庭医生，安排邻里互助和定期代办。", "签约家庭医生并建立健康档案", "安装应急呼叫设备" },
  { "schooling", NULL, "孩子不因学费失学", "两个孩子同时上学，一个在读高职，学费压力大。", "申请助学金，联系助学贷款，介绍假期务工。", "提交助学金申请", "办妥助学贷款续贷" },
  { "no-work", NULL, "户内至少一人稳定就业", "劳力闲在家中，缺少技能证书。", "参加技能培训，推荐到园区企业就业。", "参加家政技能培训一期", "推荐园区企业面试" },
  { "no-funds", NULL, "发展一项稳定增收的产业", "有种养意愿，缺启动资金，信用记录良好。", "协调小额信贷，安排农技员结对指导。", "与银行对接小额信贷", "完成圈舍改造" },
  { "disaster", NULL, "尽快恢复生产生活", "去年暴雨冲毁部分菜地，种苗全部损失。", "发放种苗，协调修复灌渠，落实临时救助。", "发放补种种苗", "修复受损灌渠" },
  { "housing", NULL, "住上安全住房", "土坯房开裂，鉴定为危房。", "纳入农房改造计划，过渡期租住村集体用房。", "完成危房鉴定与上报", "完成改造并搬入" },
};

static const char *const types[] = { "allowance-steady", "monitored", "allowance-changing", "edge", "allowance-steady", "monitored", "other", "allowance-changing", "extreme-poverty" };

static gboolean
has_allowance (const ReliefHousehold *household)
{
  return g_str_has_prefix (household->type, "allowance");
}

/* ---- people ---- */

static void
put_health (ReliefDemo *self, DeskCommandPart *part, guint n, int age)
{
  DeskDemo *demo = self->demo;
  static const char *const ways[] = { "call", "door", "family", "broadcast" };
  g_autofree char *file = NULL;
  g_autofree char *doctor = NULL;

  if (age >= 60) {
    file = g_strdup_printf ("JK%06u", 100000 + n);
    desk_command_part_set_text (part, "file_number", file);
    if (n % 4 != 3) {
      doctor = desk_demo_person_name (demo);
      desk_command_part_set_text (part, "doctor", doctor);
      relief_demo_put_day (self, part, "signed_on", -30 - (int) (n % 11) * 40); /* some ran out */
    }
    if (n % 3 != 2) {
      relief_demo_put_day (self, part, "contacted_on", -3 - (int) (n % 20));
      desk_command_part_set_text (part, "contacted_by", ways[n % G_N_ELEMENTS (ways)]);
      desk_command_part_set_text (part, "agreed", n % 3 == 0 ? "已约定到村卫生室接种" : "家属陪同，下周到镇卫生院");
    }
    if (n % 3 == 0)
      relief_demo_put_day (self, part, "vaccinated_on", -2 - (int) (n % 3));
  }
  if (age >= 65 && n % 5 < 3)
    relief_demo_put_day (self, part, "examined_on", n % 5 == 0 ? -20 : -380);
  if (age >= 55 && n % 3 == 1) {
    desk_command_part_set_text (part, "conditions", n % 2 == 0 ? "hypertension" : "diabetes,hypertension");
    relief_demo_put_day (self, part, "followed_on", n / 3 % 3 == 0 ? -140 : -25);
  }
}

static void
add_resident (ReliefDemo *self, DeskCommand *command, gint64 at, guint n, const char *name, const char *relation, int age, const char *identity)
{
  DeskDemo *demo = self->demo;
  ReliefHousehold *household = &self->households[n];
  DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.resident", NULL, NULL);
  char born[11];
  g_autofree char *own = NULL;

  desk_demo_day_from_today (demo, -age * 365 - age / 4 - desk_demo_int (demo, 1, 300), born);
  own = identity != NULL ? NULL : desk_demo_identity_number (demo, born);
  if (identity != NULL)
    g_snprintf (born, sizeof born, "%.4s-%.2s-%.2s", identity + 6, identity + 10, identity + 12);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_uuid (part, "household", &household->uid);
  desk_command_part_set_text (part, "relation", relation);
  desk_command_part_set_text (part, "born", born);
  desk_command_part_set_text (part, "identity_number", identity != NULL ? identity : own);
  put_health (self, part, self->n_residents++, age);
}

static gboolean
has_spouse (guint n)
{
  return n % 3 != 2;
}

static gboolean
has_third (guint n)
{
  return n % 4 == 0 || n % 7 == 1;
}

static void
add_family (ReliefDemo *self, DeskCommand *command, gint64 at, guint n, int age, const char *identity)
{
  DeskDemo *demo = self->demo;
  ReliefHousehold *household = &self->households[n];
  g_autofree char *second = desk_demo_person_name (demo);
  g_autofree char *third = desk_demo_person_name (demo);
  gboolean old = n % 2 == 0 && age < 62;

  add_resident (self, command, at, n, household->head, "head", age, identity);
  if (has_spouse (n))
    add_resident (self, command, at, n, second, "spouse", MAX (age - 2, 25), NULL);
  if (has_third (n))
    add_resident (self, command, at, n, third, old ? "parent" : "child", old ? age + 24 : MAX (age - 30, 6), NULL);
}

/* ---- benefits and pairing ---- */

static void
add_benefits (ReliefDemo *self, DeskCommand *command, gint64 at, guint n)
{
  static const int amounts[] = { 380, 420, 460, 520, 610 };
  ReliefHousehold *household = &self->households[n];
  DeskCommandPart *part;

  if (n == 0 || (!has_allowance (household) && !g_str_equal (household->type, "extreme-poverty")))
    return; /* that of the first is told by its application */
  part = desk_demo_add (self->demo, command, at, "create", "rel.benefit", NULL, "household", desk_demo_text (&household->uid),
                        "kind", has_allowance (household) ? "allowance" : "support", "reason", "经审核确认，按月发放", NULL);
  relief_demo_put_month (self, part, "month", -14 - (int) (n % 18));
  desk_demo_set_yuan (part, "amount", has_allowance (household) ? amounts[n % G_N_ELEMENTS (amounts)] : 890);
}

static void
add_pairing (ReliefDemo *self, DeskCommand *command, gint64 at, guint n)
{
  ReliefHousehold *household = &self->households[n];
  const Hardship *hardship = &hardships[household->hardship];
  DeskUuid pairing;
  DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.pairing", &pairing, "goal", hardship->goal,
                                         "household", desk_demo_text (&household->uid), "helper", desk_demo_text (&household->helper->uid),
                                         "cause", hardship->code, "analysis", hardship->analysis, "plan", hardship->plan, NULL);

  relief_demo_put_day (self, part, "since", -40);
  for (guint i = 0; i < 2; i++) {
    gboolean first = i == 0;

    part = desk_demo_add (self->demo, command, at, "create", "rel.measure", NULL, "what", first ? hardship->done : hardship->next,
                          "pairing", desk_demo_text (&pairing), NULL);
    relief_demo_put_day (self, part, "by", first ? -20 : n % 9 == 4 ? -3 : 20 + (int) (n % 40));
    if (first && n % 10 != 7) {
      relief_demo_put_day (self, part, "done_on", -22 + (int) (n % 6));
      desk_command_part_set_text (part, "result", "已完成，户主认可。");
    }
  }
}

/* ---- the household itself ---- */

static void
place (ReliefDemo *self, guint n)
{
  DeskDemo *demo = self->demo;
  ReliefHousehold *household = &self->households[n];
  DeskDemoPlace *town = NULL;

  household->village = demo->villages->len > 0 ? g_ptr_array_index (demo->villages, (n * 7) % demo->villages->len) : g_ptr_array_index (demo->towns, 0);
  for (guint i = 0; i < demo->towns->len && town == NULL; i++)
    if (desk_uuid_equal (&((DeskDemoPlace *) g_ptr_array_index (demo->towns, i))->uid, &household->village->parent))
      town = g_ptr_array_index (demo->towns, i);
  household->town = desk_demo_find_unit (demo, town != NULL ? town->name : household->village->name);
  household->officer = desk_demo_person_of (demo, household->town != NULL ? &household->town->uid : NULL);
  household->helper = g_ptr_array_index (demo->persons, 6 + n % (demo->persons->len - 6)); /* the leaders pair with nobody here */
  household->type = types[n % G_N_ELEMENTS (types)];
  household->hardship = n % G_N_ELEMENTS (hardships);
  household->head = desk_demo_person_name (demo);
}

static void
put_household (ReliefDemo *self, DeskCommandPart *part, guint n, const char *identity)
{
  DeskDemo *demo = self->demo;
  ReliefHousehold *household = &self->households[n];
  const Hardship *hardship = &hardships[household->hardship];
  g_autofree char *telephone = desk_demo_telephone (demo);
  g_autofree char *card = desk_demo_bank_card (demo);

  desk_command_part_set_text (part, "name", household->head);
  desk_command_part_set_text (part, "identity_number", identity);
  desk_command_part_set_uuid (part, "area", &household->village->uid);
  desk_command_part_set_text (part, "telephone", telephone);
  desk_command_part_set_text (part, "household_type", household->type);
  desk_command_part_set_text (part, "hardships", hardship->code);
  desk_command_part_set_integer (part, "people", 1 + has_spouse (n) + has_third (n));
  desk_command_part_set_integer (part, "labour", n % 3);
  desk_demo_set_yuan (part, "income", desk_demo_int (demo, 280, 760));
  desk_command_part_set_text (part, "bank_card", card);
  if (hardship->illness != NULL)
    desk_command_part_set_text (part, "illness", hardship->illness);
  if (n % 6 != 5) {
    relief_demo_put_day (self, part, "checked_on", -20 - (int) (n * 37 % 330));
    desk_command_part_set_text (part, "check_result", n % 13 == 3 ? "raised" : "kept");
    desk_command_part_set_text (part, "check_reason", n % 13 == 3 ? "家庭收入减少" : "家庭情况无明显变化");
  }
  if (n == 0 || g_str_equal (household->type, "monitored")) {
    g_autofree char *worker = desk_demo_person_name (demo);
    g_autofree char *number = desk_demo_telephone (demo);

    desk_command_part_set_uuid (part, "monitor", &household->officer->uid);
    desk_command_part_set_text (part, "grid_worker", worker);
    desk_command_part_set_text (part, "grid_telephone", number);
  }
  if (n % 8 == 2)
    desk_command_part_set_uuid (part, "door_officer", &household->officer->uid);
}

/* One household is one command: it and all that was written down with it. */
static void
make_household (ReliefDemo *self, guint n)
{
  DeskDemo *demo = self->demo;
  ReliefHousehold *household = &self->households[n];
  gint64 at = desk_demo_time (demo, -50 + (int) (n / 24), 9 * 60 + (int) (n % 24) * 15);
  int age = n == 0 ? 58 : 40 + (int) (n * 11 % 44);
  DeskCommand *command;
  DeskCommandPart *part;
  g_autofree char *identity = NULL;
  char born[11];

  place (self, n);
  command = desk_demo_command (demo, "create", household->officer, at);
  desk_demo_day_from_today (demo, -age * 365 - age / 4 - desk_demo_int (demo, 1, 300), born);
  identity = desk_demo_identity_number (demo, born);
  part = desk_demo_add (self->demo, command, at, "create", "rel.household", &household->uid, NULL);
  put_household (self, part, n, identity);
  add_family (self, command, at, n, age, identity);
  add_benefits (self, command, at, n);
  add_pairing (self, command, at, n);
  demo->execute (demo->data, command, at);
}

void
relief_demo_households (ReliefDemo *self)
{
  for (guint n = 0; n < N_HOUSEHOLDS; n++)
    make_household (self, n);
}
