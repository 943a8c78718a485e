/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration of this area: visits, goods, costs, loans and the counter;
 * households and applications are in files of their own. */
#include "relief-demo.h"

#include "relief-area.h"

#define N_VISITS 60

void
relief_demo_put_day (ReliefDemo *self, DeskCommandPart *part, const char *field, int days)
{
  desk_demo_set_day (self->demo, part, field, desk_demo_time (self->demo, days, 12 * 60));
}

void
relief_demo_put_month (ReliefDemo *self, DeskCommandPart *part, const char *field, int months)
{
  int year = (int) g_ascii_strtoll (self->demo->today, NULL, 10);
  int month = (int) g_ascii_strtoll (self->demo->today + 5, NULL, 10);
  int count = year * 12 + month - 1 + months;
  g_autofree char *date = g_strdup_printf ("%04d-%02d-01", count / 12, count % 12 + 1);

  desk_command_part_set_text (part, field, date);
}

/* Three ways of going down; the first visit finds what the first household then applies for. */
static void
make_visits (ReliefDemo *self)
{
  static const char *const ways[] = { "home", "duty", "home", "petitioner", "home" };
  static const char *const seen[] = { "入户查看住房和用药情况，讲解救助政策。", "驻村值班，逐户了解春耕和用工情况。", "代办养老待遇资格认证，送去常用药。", "上门听取信访诉求，当面答复政策依据。", "查看改造进度，老人身体尚好。" };
  DeskDemo *demo = self->demo;

  for (guint n = 0; n < N_VISITS; n++) {
    ReliefHousehold *household = &self->households[n * 3 % N_HOUSEHOLDS];
    int days = -39 + (int) (n * 38 / (N_VISITS - 1));
    gint64 at = desk_demo_time (demo, days, 9 * 60 + (int) (n % 6) * 50);
    DeskCommand *command = desk_demo_command (demo, "visit", household->helper, at);
    DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.visit", n == 0 ? &self->story_visit : NULL,
                                           "visitors", desk_demo_text (&household->helper->uid), "party", desk_demo_text (&household->uid),
                                           "area", desk_demo_text (&household->village->uid), "way", ways[n % G_N_ELEMENTS (ways)],
                                           "finding", n % 12 == 0 ? "hardship" : n % 7 == 3 ? "better" : "well", NULL);

    relief_demo_put_day (self, part, "date", days);
    if (n % 12 == 0)
      desk_command_part_set_text (part, "hardships", "illness");
    desk_command_part_set_text (part, "summary", n == 0 ? "户主长期患病，低保金460元不够药费；当场帮助申请临时救助和低保提标。" : seen[n % G_N_ELEMENTS (seen)]);
    demo->execute (demo->data, command, at);
  }
}

/* From 460 to 800 yuan a month. */
static void
make_story_benefits (ReliefDemo *self)
{
  DeskDemo *demo = self->demo;
  ReliefHousehold *household = &self->households[0];
  gint64 at = desk_demo_time (demo, -3, 15 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", household->officer, at);
  DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.benefit", NULL, "household", desk_demo_text (&household->uid),
                                         "reason", "经审核确认，按月发放", NULL);

  relief_demo_put_month (self, part, "month", -14);
  desk_demo_set_yuan (part, "amount", 460);
  relief_demo_put_month (self, part, "until", -1);
  part = desk_demo_add (self->demo, command, at, "create", "rel.benefit", NULL, "household", desk_demo_text (&household->uid),
                        "reason", "户主患病，家庭人均收入下降", "application", desk_demo_text (&self->story_application), NULL);
  relief_demo_put_month (self, part, "month", 0);
  desk_demo_set_yuan (part, "before", 460);
  desk_demo_set_yuan (part, "amount", 800);
  demo->execute (demo->data, command, at);
}

static void
make_costs (ReliefDemo *self)
{
  static const struct {
    const char *name;
    guint household;
    int amount, civil, medical, revival, charity, federation;
  } costs[] = {
    { "住院自付费用", 0, 20000, 6000, 9000, 3000, 2000, 0 }, /* one cost of about 20,000 yuan, four funds */
    { "火灾后修房", 14, 18600, 3000, 0, 8000, 4000, 0 },
    { "轮椅和家中无障碍改造", 1, 5200, 0, 0, 0, 0, 5200 },
    { "骨折手术自付费用", 22, 9800, 0, 4200, 0, 2000, 0 },
  };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -2, 10 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县民政局"), at);

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++) {
    const struct { const char *field; int yuan; } funds[] = {
      { "civil", costs[i].civil }, { "medical", costs[i].medical }, { "revival", costs[i].revival },
      { "charity", costs[i].charity }, { "federation", costs[i].federation },
    };
    DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.cost", NULL, "name", costs[i].name,
                                           "household", desk_demo_text (&self->households[costs[i].household].uid), NULL);

    relief_demo_put_day (self, part, "date", -12 + (int) i * 3);
    desk_demo_set_yuan (part, "amount", costs[i].amount);
    for (guint k = 0; k < G_N_ELEMENTS (funds); k++)
      if (funds[k].yuan > 0)
        desk_demo_set_yuan (part, funds[k].field, funds[k].yuan);
  }
  demo->execute (demo->data, command, at);
}

static void
make_goods (ReliefDemo *self)
{
  DeskDemo *demo = self->demo;

  for (guint n = 0; n < 12; n++) {
    ReliefHousehold *household = &self->households[n * 14 % N_HOUSEHOLDS];
    int days = -30 + (int) n * 2;
    gint64 at = desk_demo_time (demo, days, 14 * 60);
    DeskCommand *command = desk_demo_command (demo, "create", household->helper, at);
    DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.goods", NULL, NULL);
    gboolean school = n % 3 == 2;

    desk_command_part_set_text (part, "name", n == 1 ? "火灾救急" : school ? "开学助学" : "春荒慰问");
    desk_command_part_set_uuid (part, "household", &household->uid);
    relief_demo_put_day (self, part, "date", days);
    desk_command_part_set_uuid (part, "by", &household->helper->uid);
    desk_command_part_set_text (part, "received_by", household->head);
    desk_command_part_set_integer (part, "rice", school ? 0 : 2);
    desk_command_part_set_integer (part, "oil", school ? 0 : 1);
    if (n % 4 == 1)
      desk_command_part_set_integer (part, "clothes", 3);
    if (n % 4 != 2)
      desk_command_part_set_integer (part, "shoes", 1 + (int) (n % 2));
    if (school) {
      desk_command_part_set_text (part, "for_whom", "户内学生");
      desk_command_part_set_integer (part, "stationery", 2);
      desk_command_part_set_integer (part, "textbooks", 1);
    }
    desk_command_part_set_text (part, "source", n % 2 == 0 ? "县民政局" : "县慈善会");
    desk_demo_set_yuan (part, "value", school ? 260 : 320);
    demo->execute (demo->data, command, at);
  }
}

static void
make_loans (ReliefDemo *self)
{
  static const struct {
    const char *purpose, *state, *note;
    guint household;
    int amount;
  } loans[] = {
    { "开办家庭农机维修铺", "granted", "铺面已开张，带动两人就近务工。", 5, 80000 }, /* the start-up loan of 80,000 yuan */
    { "扩建鸡舍", "asked", NULL, 13, 30000 },
    { "购买货运三轮", "refused", "已有未结清贷款，银行不予受理。", 29, 50000 },
  };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -4, 11 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县农业农村局"), at);

  for (guint i = 0; i < G_N_ELEMENTS (loans); i++) {
    ReliefHousehold *household = &self->households[loans[i].household];
    DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.loan", NULL, "purpose", loans[i].purpose,
                                           "household", desk_demo_text (&household->uid), "bank", "县农村商业银行",
                                           "mediator", desk_demo_text (&household->helper->uid), "state", loans[i].state, NULL);

    desk_demo_set_yuan (part, "amount", loans[i].amount);
    relief_demo_put_day (self, part, "asked_on", -28 + (int) i * 8);
    desk_command_part_set_integer (part, "months", 36);
    if (i == 0) {
      relief_demo_put_day (self, part, "granted_on", -15);
      desk_command_part_set_integer (part, "subsidised", 1);
    }
    if (loans[i].note != NULL)
      desk_command_part_set_text (part, i == 0 ? "result" : "reason", loans[i].note);
  }
  demo->execute (demo->data, command, at);
}

/* Half a day for the trip to town has become 20 minutes. */
static void
make_counter (ReliefDemo *self)
{
  static const struct {
    const char *name;
    int before, after, times;
  } matters[] = {
    { "养老待遇资格认证", 240, 20, 186 }, { "医保缴费与查询", 180, 10, 240 }, { "低保申请受理", 240, 30, 22 },
    { "高龄津贴申报", 240, 20, 31 },      { "残疾证年审", 300, 25, 12 },      { "生育登记", 200, 15, 9 },
  };
  DeskDemo *demo = self->demo;
  ReliefHousehold *household = &self->households[0];
  gint64 at = desk_demo_time (demo, -45, 10 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", household->officer, at);

  for (guint i = 0; i < G_N_ELEMENTS (matters); i++) {
    DeskCommandPart *part = desk_demo_add (self->demo, command, at, "create", "rel.counter", NULL, "name", matters[i].name,
                                           "area", desk_demo_text (&household->village->uid), "handled_by", "村便民服务室", NULL);

    relief_demo_put_day (self, part, "since", -45);
    desk_command_part_set_integer (part, "before", matters[i].before);
    desk_command_part_set_integer (part, "after", matters[i].after);
    desk_command_part_set_integer (part, "times", matters[i].times);
  }
  demo->execute (demo->data, command, at);
}

void
relief_demo (DeskDemo *demo)
{
  ReliefDemo *self = g_new0 (ReliefDemo, 1);

  self->demo = demo;
  relief_demo_households (self);
  make_visits (self);
  relief_demo_applications (self);
  make_story_benefits (self);
  make_costs (self);
  make_goods (self);
  make_loans (self);
  make_counter (self);
  for (guint n = 0; n < N_HOUSEHOLDS; n++)
    g_free (self->households[n].head);
  g_free (self);
}
