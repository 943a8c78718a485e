/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "enterprise-area.h"

#include <string.h>

/* What five counties published of this work, and what the demonstration adds
 * up to: 120 firms visited in two parks and beyond, 48 problems of which 42
 * are resolved and 6 open, 48 new lines with 300 vacancies. The split over
 * kinds, tiers and states is not published and is the demonstration's own. */
#define N_FIRMS 120
#define N_DEMANDS 48
#define N_RESOLVED 42
#define N_LINES 48
#define N_VACANCIES 300
#define N_GAPS 16
#define N_SUBSIDIES 9
#define N_MORE_SUBSIDIES 3 /* paused, withdrawn, handed in twice */

typedef struct {
  DeskUuid uid;
  DeskDemoPerson *official;
  gint64 visited_at;
  DeskUuid visit;
} Firm;

typedef struct {
  DeskDemo *demo;
  DeskUuid parks[2];
  DeskUuid forces[2];
  DeskUuid common;
  DeskUuid round, first_subsidy;
  DeskUuid campaign;
  Firm firms[N_FIRMS];
} Demo;

/* A name begins with 某, so that it can be nobody's. */
static const char *const name_parts[] = { "禾", "澜", "樾", "屿", "翎", "岫", "棠", "溪", "苒", "珩", "麓", "沐", NULL };

static const struct {
  const char *code, *word;
} industries[] = {
  { "shoes", "鞋业" },     { "electronics", "电子" }, { "machinery", "机械" }, { "materials", "建材" },
  { "food", "食品" },      { "textiles", "纺织" },    { "furniture", "家具" }, { "logistics", "物流" },
  { "materials", "新材料" }, { "food", "果业" },
};

typedef struct {
  const char *category, *unit, *title, *words, *answer, *effect;
} Story;

static const Story stories[] = {
  { "labour", "县人社局", "二期扩建缺少产业工人", "新增产线已经装好，还缺操作工，招了半个月没招满。", "联系两个乡镇定向招工，办专场招聘会一场，已全部到岗。", "企业反映工人稳定，产线满负荷。" },
  { "power", "县供电公司", "变压器容量不足需增容", "夏天一到就跳闸，想把变压器换大一点。", "已完成增容勘察与施工，送电正常。", "用电高峰未再跳闸。" },
  { "water", "县水务局", "厂区供水压力偏低", "下午用水高峰三楼车间没有水。", "更换支管并调整供水时段，水压达标。", "三楼车间全天有水。" },
  { "land", "县自然资源局", "二期用地指标调剂", "厂房不够用，旁边的空地能不能给我们。", "已纳入本年度用地计划并完成供地手续。", "企业已进场平整土地。" },
  { "logistics", "县交通运输局", "物流园出口道路限高", "四米二的货车过不去，要绕十几里。", "限高架移至支路口，货车可直接通行。", "每车少绕行十余里。" },
  { "finance", "县财政局", "设备贷款贴息申报", "买设备贷了款，听说有贴息，不知道怎么报。", "专人辅导，材料一次受理，贴息已核定。", "企业已收到核定通知。" },
  { "policy", "县经信局", "技改项目备案资料辅导", "备案要哪些材料，跑了两趟还没办下来。", "上门一次性告知并代为填报，已备案。", "备案当日办结。" },
  { "market", "县经信局", "产品想进本地采购目录", "我们做的货不差，就是进不了本地的单子。", "组织产销对接会一场，已签意向两份。", "首批订单已发货。" },
  { "approval", "县住建局", "新建厂房消防验收进度缓慢", "厂房盖好两个月了，验收还没排上。", "安排联合验收，问题当场整改，已出具意见书。", "厂房已投入使用。" },
  { "labour", "县教育局", "职工子女秋季入学", "有二十多个职工的孩子要上一年级，户口不在本街道。", "按就近原则统筹安排学位，名单已告知企业。", "职工家长均表示满意。" },
  { "policy", "县税务局", "出口退税资料辅导", "第一次做出口，退税的单子不会填。", "派员驻厂辅导，申报成功。", "退税款已到账。" },
  { "power", "县供电公司", "订单旺季临时用电增容", "订单排到九月，想临时加一台变压器。", "临时用电方案已批复并送电。", "旺季生产未受影响。" },
};

static void
make_parks (Demo *self)
{
  static const char *const names[] = { "城南工业园", "河东产业园" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -60, 9 * 60);
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县经信局");
  DeskCommand *command = desk_demo_command (demo, "create", clerk, at);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const DeskDemoPlace *town = g_ptr_array_index (demo->towns, i % demo->towns->len);

    desk_demo_add (demo, command, at, "create", "ent.park", &self->parks[i], "name", names[i], "area", desk_demo_text (&town->uid), NULL);
  }
  demo->execute (demo->data, command, at);
}

static void
make_forces (Demo *self)
{
  static const char *const names[] = { "城南工业园服务专班", "河东产业园服务专班" };
  static const char *const units[] = { "县经信局", "县人社局", "县供电公司", "县自然资源局" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -59, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县经信局"), at);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GString) members = g_string_new (NULL);
    g_autoptr (GString) member_units = g_string_new (NULL);
    g_autoptr (GPtrArray) leaders = g_ptr_array_new ();
    DeskCommandPart *part;
    g_auto (DeskValue) value = DESK_VALUE_INIT;
    const DeskField references = { "x", "x", DESK_FIELD_REFERENCES, 0, .refers = "person" };

    for (guint k = 0; k < demo->persons->len; k++)
      if (((DeskDemoPerson *) g_ptr_array_index (demo->persons, k))->leader)
        g_ptr_array_add (leaders, g_ptr_array_index (demo->persons, k));
    for (guint k = 0; k < G_N_ELEMENTS (units); k++) {
      char text[DESK_UUID_STR_LEN];
      DeskDemoUnit *unit = desk_demo_find_unit (demo, units[k]);

      if (unit == NULL)
        continue;
      desk_uuid_format (&unit->uid, text);
      g_string_append_printf (member_units, "%s,", text);
      desk_uuid_format (&desk_demo_person_of (demo, &unit->uid)->uid, text);
      g_string_append_printf (members, "%s,", text);
    }
    part = desk_demo_add (demo, command, at, "create", "ent.task-force", &self->forces[i], "name", names[i], NULL);
    if (leaders->len > 0)
      desk_command_part_set_uuid (part, "head", &((DeskDemoPerson *) g_ptr_array_index (leaders, i % leaders->len))->uid);
    else
      desk_command_part_set_uuid (part, "head", &desk_demo_person_of (demo, NULL)->uid);
    desk_field_parse (&references, members->str, NULL, &value, NULL); /* sorts and drops what is there twice */
    desk_command_part_set (part, "members", NULL, &value);
    desk_value_clear (&value);
    desk_field_parse (&references, member_units->str, NULL, &value, NULL);
    desk_command_part_set (part, "units", NULL, &value);
    desk_demo_set_day (demo, part, "since", at);
  }
  demo->execute (demo->data, command, at);
}

/* Every firm is to be visited, and what is heard there settled. */
static void
make_campaign (Demo *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -42, 9 * 60);
  const DeskDemoUnit *unit = desk_demo_find_unit (demo, "县一线办");
  DeskCommand *command = desk_demo_command (demo, "create", g_ptr_array_index (demo->persons, 0), at);
  DeskCommandPart *part;

  part = desk_demo_add (demo, command, at, "create", "campaign", &self->campaign, "name", "百企大走访攻坚行动", NULL);
  desk_demo_set_day (demo, part, "begins", desk_demo_time (demo, -40, 12 * 60));
  desk_demo_set_day (demo, part, "ends", desk_demo_time (demo, 20, 12 * 60));
  if (unit != NULL)
    desk_command_part_set_uuid (part, "unit", &unit->uid);
  desk_command_part_set_text (part, "goal", "园区内外企业走访全覆盖，现场听取诉求，能办的当场办，不能当场办的限期办结。");
  desk_command_part_set_integer (part, "parties_wanted", N_FIRMS);
  desk_command_part_set_integer (part, "resolved_wanted", N_DEMANDS);
  demo->execute (demo->data, command, at);
}

static void
make_firm (Demo *self, guint n)
{
  static const char *const scales[] = { "large", "medium", "small", "small", "micro" };
  DeskDemo *demo = self->demo;
  Firm *firm = &self->firms[n];
  gint64 at = desk_demo_time (demo, -58 + (int) (n / 12), 9 * 60 + (int) (n % 12) * 20);
  const char *one = name_parts[n % 12];
  const char *two = name_parts[(n / 12 + n) % 12];
  g_autofree char *name = g_strconcat ("某", one, g_str_equal (one, two) ? "" : two, industries[n % G_N_ELEMENTS (industries)].word, "有限公司", NULL);
  g_autofree char *code = desk_demo_credit_code (demo);
  g_autofree char *contact = desk_demo_person_name (demo);
  g_autofree char *telephone = desk_demo_telephone (demo);
  gboolean in_park = n % 10 < 7;
  guint park = n % 2;
  const DeskDemoPlace *town = g_ptr_array_index (demo->towns, in_park ? park % demo->towns->len : n % demo->towns->len);
  int workers = desk_demo_int (demo, 12, 400);
  DeskCommand *command;
  DeskCommandPart *part;

  firm->official = desk_demo_person_in (demo, n % 3 == 0 ? "县经信局" : n % 3 == 1 ? "县人社局" : "县市场监管局");
  command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县经信局"), at);
  part = desk_demo_add (demo, command, at, "create", "ent.firm", &firm->uid, "name", name, "credit_code", code, "area", desk_demo_text (&town->uid),
                        "contact", contact, "telephone", telephone, NULL);
  if (in_park) {
    desk_command_part_set_uuid (part, "park", &self->parks[park]);
    desk_command_part_set_uuid (part, "task_force", &self->forces[park]);
  }
  desk_command_part_set_text (part, "industry", industries[n % G_N_ELEMENTS (industries)].code);
  desk_command_part_set_text (part, "scale_class", scales[n % G_N_ELEMENTS (scales)]);
  desk_command_part_set_integer (part, "workers", workers);
  desk_command_part_set_integer (part, "lines", 1 + workers / 30);
  desk_demo_set_yuan (part, "orders_done", (gint64) desk_demo_int (demo, 20, 900) * 10000);
  desk_demo_set_yuan (part, "orders_on_hand", (gint64) desk_demo_int (demo, 50, 3000) * 10000);
  desk_demo_set_day (demo, part, "booked_until", desk_demo_time (demo, 60 + (int) (n % 4) * 75, 12 * 60));
  desk_command_part_set_uuid (part, "officials", &firm->official->uid);
  demo->execute (demo->data, command, at);
}

/* Every firm is visited once; what is heard there comes with the visit, in one command. */
static DeskCommand *
begin_visit (Demo *self, guint n, DeskDemoPerson **visitor)
{
  static const char *const summaries[] = { "查看生产车间，询问用工、用电和订单情况。", "了解一季度产销和资金情况，宣讲惠企政策。", "现场查看新装产线，听取企业诉求。", "核对上次反映问题的办理情况，企业表示认可。" };
  static const char *const productions[] = { "full", "normal", "normal", "partly" };
  DeskDemo *demo = self->demo;
  Firm *firm = &self->firms[n];
  DeskCommand *command;
  DeskCommandPart *part;

  firm->visited_at = desk_demo_time (demo, -38 + (int) (n * 37 / (N_FIRMS - 1)), 9 * 60 + (int) (n % 5) * 70);
  *visitor = firm->official;
  command = desk_demo_command (demo, "visit", firm->official, firm->visited_at);
  part = desk_demo_add (demo, command, firm->visited_at, "create", "ent.visit", &firm->visit, "visitors", desk_demo_text (&firm->official->uid),
                        "party", desk_demo_text (&firm->uid), "campaign", desk_demo_text (&self->campaign),
                        "way", n % 9 == 0 ? "on-site-office" : "visit", "production", productions[n % G_N_ELEMENTS (productions)],
                        "summary", summaries[n % G_N_ELEMENTS (summaries)], NULL);
  desk_demo_set_day (demo, part, "date", firm->visited_at);
  return command;
}

#define HOUR DESK_DEMO_HOUR
#define DAY DESK_DEMO_DAY

/* The office of the leading group gives it out, and the unit that has it goes on with it. */
static void
assign (Demo *self, DeskDemoPerson *handler, gint64 at, const DeskUuid *record, const char *unit)
{
  DeskDemoPerson *office = desk_demo_person_in (self->demo, "县领导小组");

  desk_demo_act (self->demo, office, at, record, "assign", "to_unit", desk_demo_text (&desk_demo_find_unit (self->demo, unit)->uid),
                 "instruction", "列入第一轮滚动交办，请主办单位牵头，十日内报办理结果。", "round", desk_demo_text (&self->round), NULL);
  desk_demo_act (self->demo, handler, at + HOUR, record, "accept", NULL);
  desk_demo_act (self->demo, handler, at + 2 * HOUR, record, "report", "words", "已会同协办单位现场会商。", NULL);
}

/* Another unit than the responsible one does its part. @answer NULL: it is still at work on it. */
static void
join (Demo *self, DeskDemoPerson *handler, gint64 at, const DeskUuid *record, const Story *story, const char *answer)
{
  const char *unit = g_str_equal (story->unit, "县自然资源局") ? "县住建局" : "县自然资源局";
  DeskDemoPerson *helper = desk_demo_person_in (self->demo, unit);

  desk_demo_act (self->demo, handler, at, record, "ask-joint", "to_unit", desk_demo_text (&desk_demo_find_unit (self->demo, unit)->uid),
                 "instruction", "请派员参加现场会商，就本单位职责内的事项提出意见。", NULL);
  desk_demo_act (self->demo, helper, at + HOUR, record, "accept-part", NULL);
  if (answer != NULL)
    desk_demo_act (self->demo, helper, at + 5 * HOUR, record, "answer-part", "part_answer", answer, NULL);
}

/* What the rules of the program do by themselves at that moment. */
static void
run_rules (Demo *self, gint64 at, const DeskUuid *record)
{
  DeskCommand *command = desk_demo_command (self->demo, "rules", desk_demo_person_in (self->demo, "县经信局"), at);

  desk_rules_get_actor (&command->actor);
  desk_command_add (command, "run-rules", record, NULL, DESK_ANY_VERSION);
  self->demo->execute (self->demo->data, command, at);
}

static void
lift (Demo *self, DeskDemoPerson *actor, gint64 at, const DeskUuid *record, const char *reason)
{
  desk_demo_act (self->demo, actor, at, record, "lift", "reason", reason, "plan", "由牵头单位召集有关部门会商，三日内拿出办法，明确责任人和完成日期。", NULL);
}

static void
follow_up (Demo *self, guint n, DeskDemoPerson *actor, gint64 at, const DeskUuid *record, const Story *story)
{
  desk_demo_act (self->demo, actor, at, record, "check", "way", n % 3 == 0 ? "visit" : "call", "effect", story->effect,
                 "verdict", n % 11 == 5 ? "partly" : "effective", "satisfied", n % 11 == 5 ? "fair" : "satisfied", NULL);
}

/* How far the open ones have come; the resolved ones go on to the check and beyond. */
static void
leave_open (Demo *self, guint n, const DeskUuid *uid, const Story *story, gint64 at)
{
  DeskDemoPerson *clerk = self->firms[0].official;
  DeskDemoPerson *handler = desk_demo_person_in (self->demo, story->unit);

  if (n == 0) /* heard yesterday, not yet handed over */
    return;
  desk_demo_act (self->demo, clerk, at + HOUR / 2, uid, "plan", "plan", "三日内查清原因，七日内办结并答复企业。", NULL);
  desk_demo_hand_over (self->demo, clerk, at + HOUR, uid, story->unit, "请按职责办理，并向企业反馈。");
  if (n == 1) /* waits to be accepted */
    return;
  if (n == 2) {
    desk_demo_act (self->demo, handler, at + 20 * HOUR, uid, "refuse", "reason", "不属本单位职责，建议转有关单位办理。", NULL);
    return;
  }
  desk_demo_act (self->demo, handler, at + 3 * HOUR, uid, "accept", NULL);
  if (n == 3)
    return;
  desk_demo_act (self->demo, handler, at + DAY, uid, "report", "words", "已到现场查看，正与企业商定办法。", NULL);
  lift (self, handler, at + DAY + 2 * HOUR, uid, "涉及多个部门，需要协调。");
  join (self, handler, at + DAY + 3 * HOUR, uid, story, n == 5 ? "已核对用地情况，年内可调剂指标不足。" : NULL);
  if (n == 4) { /* it was not settled in time */
    run_rules (self, at + 8 * DAY, uid);
    return;
  }
  assign (self, handler, at + 2 * DAY, uid, story->unit);
  lift (self, handler, at + 4 * DAY, uid, "领导小组研究后仍缺指标，需县领导牵头向上争取。");
}

/* The firm rates first; the supervising unit has not come to it where @supervised is FALSE. */
static void
rate (Demo *self, guint n, DeskDemoPerson *clerk, gint64 at, const DeskUuid *uid, gboolean supervised)
{
  static const struct {
    const char *score, *words;
  } by_firm[] = { { "5", "办得快，有人管到底。" }, { "5", "说到做到，问题解决了。" }, { "4", "解决了，希望下次再快一些。" } },
    by_supervisor[] = { { "4", "办理规范，反馈及时。" }, { "5", "按期办结，企业认可。" }, { "4", "措施有效，台账完整。" }, { "3", "办结偏晚，过程记录可再细一些。" } };
  guint i = n % G_N_ELEMENTS (by_firm), k = n % G_N_ELEMENTS (by_supervisor);

  desk_demo_act (self->demo, clerk, at, uid, "evaluate", "side", "party", "score", by_firm[i].score, "words", by_firm[i].words, NULL);
  if (supervised)
    desk_demo_act (self->demo, desk_demo_person_in (self->demo, "县领导小组"), at + HOUR / 4, uid, "evaluate", "side", "supervisor", "score", by_supervisor[k].score,
                   "words", by_supervisor[k].words, NULL);
}

/* The first answer did not hold: called back, done anew. */
static gint64
do_anew (Demo *self, DeskDemoPerson *clerk, DeskDemoPerson *handler, gint64 at, const DeskUuid *uid, const Story *story)
{
  DeskCommand *command = desk_demo_command (self->demo, "check", clerk, at + 4 * HOUR);
  DeskCommandPart *part = desk_command_add (command, "check", uid, NULL, DESK_ANY_VERSION);

  desk_command_part_set_text (part, "way", "call");
  desk_command_part_set_text (part, "effect", "企业反映问题还在，答复与现场不符。");
  desk_command_part_set_text (part, "verdict", "ineffective");
  desk_command_part_set_text (part, "satisfied", "dissatisfied");
  part = desk_command_add (command, "reopen", uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "reason", "企业反映问题还在，答复与现场不符。");
  self->demo->execute (self->demo->data, command, at + 4 * HOUR);
  desk_demo_act (self->demo, handler, at + DAY, uid, "resolve", "answer", story->answer, NULL);
  return at + DAY;
}

static void
resolve (Demo *self, guint n, const DeskUuid *uid, const Story *story, gint64 at)
{
  DeskDemoPerson *clerk = self->firms[n].official;
  DeskDemoPerson *handler = desk_demo_person_in (self->demo, story->unit);
  gboolean on_site = n % 3 == 0;

  if (on_site) {
    desk_demo_act (self->demo, clerk, at + HOUR / 2, uid, "resolve", "answer", story->answer, NULL);
    at += HOUR;
  } else {
    desk_demo_hand_over (self->demo, clerk, at + HOUR / 2, uid, story->unit, "请按职责办理，并向企业反馈。");
    desk_demo_act (self->demo, handler, at + 2 * HOUR, uid, "accept", NULL);
    desk_demo_act (self->demo, handler, at + 5 * HOUR, uid, "plan", "plan", "两日内到厂查看，五日内办结并答复企业。", NULL);
    if (n % 7 == 1) {
      lift (self, handler, at + DAY, uid, "需要两个以上部门配合。");
      join (self, handler, at + DAY + HOUR, uid, story, "已到场会商，按职责配合办理完毕。");
    }
    if (n % 14 == 8)
      assign (self, handler, at + DAY + 8 * HOUR, uid, story->unit);
    desk_demo_act (self->demo, handler, at + 2 * DAY, uid, "report", "words", "已到厂查看，办法已定，正在办理。", NULL);
    desk_demo_act (self->demo, handler, at + (3 + n % 3) * DAY, uid, "resolve", "answer", story->answer, NULL);
    at += (3 + n % 3) * DAY;
  }
  if (n == 7)
    at = do_anew (self, clerk, handler, at, uid, story);
  if (n % 5 == 4) /* waits to be called back */
    return;
  follow_up (self, n, clerk, at + 4 * HOUR, uid, story);
  desk_demo_act (self->demo, clerk, at + 5 * HOUR, uid, "verify", NULL);
  rate (self, n, clerk, at + 5 * HOUR + HOUR / 2, uid, n % 5 != 3);
  if (n % 5 != 3)
    desk_demo_act (self->demo, clerk, at + 6 * HOUR, uid, "strike-off", NULL);
}

static void
make_visits (Demo *self)
{
  DeskDemo *demo = self->demo;
  DeskUuid uids[N_DEMANDS];
  guint heard = 0;

  for (guint n = 0; n < N_FIRMS; n++) {
    DeskDemoPerson *visitor;
    DeskCommand *command = begin_visit (self, n, &visitor);
    /* Every second of the visits that are long enough ago to be settled, then
     * six more that are not. */
    gboolean hears = n < 2 * N_RESOLVED ? n % 2 == 1 : (N_FIRMS - 1 - n) % 6 == 0;
    const Story *story = &stories[heard % G_N_ELEMENTS (stories)];

    if (hears) {
      desk_demo_add (demo, command, self->firms[n].visited_at, "register", "ent.demand", &uids[heard], "title", story->title, "words", story->words,
                     "party", desk_demo_text (&self->firms[n].uid), "visit", desk_demo_text (&self->firms[n].visit), "category", story->category,
                     "source", "visit", "front", "enterprise", "campaign", desk_demo_text (&self->campaign), NULL);
    }
    demo->execute (demo->data, command, self->firms[n].visited_at);
    if (!hears)
      continue;
    desk_demo_act (self->demo, visitor, self->firms[n].visited_at + HOUR / 6, &uids[heard], "contact", "words", "走访时当面了解情况，已告知办理流程。", NULL);
    if (heard < N_RESOLVED)
      resolve (self, heard, &uids[heard], story, self->firms[n].visited_at);
    else
      leave_open (self, N_DEMANDS - 1 - heard, &uids[heard], story, self->firms[n].visited_at);
    heard++;
  }
}

static void
make_gaps (Demo *self)
{
  static const char *const trades[] = { "针车工", "成型工", "质检员", "电工", "叉车司机", "包装工", "焊工", "缝纫工" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -9, 10 * 60);
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县人社局");
  DeskCommand *command = desk_demo_command (demo, "create", clerk, at);
  int lines = N_LINES;
  int vacancies = N_VACANCIES;

  for (int i = 0; i < N_GAPS; i++) {
    int left = N_GAPS - i;
    int some = i == N_GAPS - 1 ? lines : lines / left;
    int wanted = i == N_GAPS - 1 ? vacancies : vacancies / left - 3 + desk_demo_int (demo, 0, 7);
    DeskCommandPart *part;

    lines -= some;
    vacancies -= wanted;
    part = desk_demo_add (demo, command, at, "create", "ent.gap", NULL, "name", trades[i % (int) G_N_ELEMENTS (trades)],
                          "firm", desk_demo_text (&self->firms[i * 7].uid), NULL);
    desk_command_part_set_integer (part, "lines", some);
    desk_command_part_set_integer (part, "vacancies", wanted);
    desk_command_part_set_integer (part, "filled", wanted * desk_demo_int (demo, 4, 11) / 10);
  }
  demo->execute (demo->data, command, at);
}

static void
make_fairs (Demo *self)
{
  static const struct {
    const char *name, *channel;
    int offered, signed_up;
  } fairs[] = {
    { "春风行动专场招聘会", "on-site", 180, 96 },
    { "直播带岗第一场", "online", 120, 41 },
    { "乡镇巡回招聘（第一站）", "town", 60, 22 },
    { "乡镇巡回招聘（第二站）", "town", 60, 27 },
    { "职校定向推荐", "school", 40, 31 },
  };
  DeskDemo *demo = self->demo;
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县人社局");

  for (guint i = 0; i < G_N_ELEMENTS (fairs); i++) {
    gint64 at = desk_demo_time (demo, -8 + (int) i, 17 * 60);
    DeskCommand *command = desk_demo_command (demo, "create", clerk, at);
    const DeskDemoPlace *town = g_ptr_array_index (demo->towns, i % demo->towns->len);
    DeskCommandPart *part;

    part = desk_demo_add (demo, command, at, "create", "ent.fair", NULL, "name", fairs[i].name, "channel", fairs[i].channel,
                          "area", desk_demo_text (&town->uid), NULL);
    desk_command_part_set_integer (part, "offered", fairs[i].offered);
    desk_command_part_set_integer (part, "signed_up", fairs[i].signed_up);
    demo->execute (demo->data, command, at);
  }
}

static void
make_common (Demo *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -7, 15 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县经信局"), at);

  desk_demo_add (demo, command, at, "create", "common-problem", &self->common, "name", "园区企业春季用工不足",
                 "words", "多家企业节后新上产线，操作工普遍不足。", "unit", desk_demo_text (&desk_demo_find_unit (demo, "县人社局")->uid),
                 "measures", "线上直播带岗、现场专场招聘、乡镇逐站招工三条线同时推进。", NULL);
  demo->execute (demo->data, command, at);
}

/* The round in which the leading group's office gave out what several departments had to settle. */
static void
make_round (Demo *self)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -39, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县领导小组"), at);
  DeskCommandPart *part;

  part = desk_demo_add (demo, command, at, "create", "round", &self->round, "name", "第一轮滚动交办",
                        "unit", desk_demo_text (&desk_demo_find_unit (demo, "县领导小组")->uid),
                        "note", "涉及多个部门的事项集中交办，到期未办结的列入下一轮。", NULL);
  desk_command_part_set_integer (part, "number", 1);
  desk_demo_set_day (demo, part, "opened_on", at);
  demo->execute (demo->data, command, at);
}

/* Applications in every stage: filed, under review, approved, declined, paid. */
static void
make_subsidy (Demo *self, guint n)
{
  static const char *const kinds[] = { "equipment", "stable-jobs", "recruitment", "interest", "export", "innovation" };
  static const char *const titles[] = { "设备更新补助", "稳岗返还", "招工奖励", "贷款贴息", "出口奖励", "技改创新奖励" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -30 + (int) n * 3, 10 * 60);
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县经信局");
  DeskCommand *command = desk_demo_command (demo, "register", clerk, at);
  gint64 yuan = (gint64) desk_demo_int (demo, 3, 60) * 10000;
  DeskUuid uid;
  DeskCommandPart *part;

  part = desk_demo_add (demo, command, at, "register", "ent.subsidy", &uid, "title", titles[n % G_N_ELEMENTS (titles)],
                        "party", desk_demo_text (&self->firms[n * 11].uid), "category", kinds[n % G_N_ELEMENTS (kinds)], "source", "letter", NULL);
  desk_demo_set_yuan (part, "applied", yuan);
  demo->execute (demo->data, command, at);
  if (n == 0)
    self->first_subsidy = uid;
  if (n >= 7) /* filed only */
    return;
  desk_demo_act (self->demo, clerk, at + HOUR, &uid, "report", "words", "材料齐全，已受理。", NULL);
  desk_demo_act (self->demo, clerk, at + 2 * HOUR, &uid, "step", "step", "review", NULL);
  if (n >= 5)
    return;
  desk_demo_act (self->demo, clerk, at + 2 * DAY, &uid, "change", "review", "符合政策条件，材料真实完整。", NULL);
  desk_demo_act (self->demo, clerk, at + 2 * DAY + HOUR, &uid, "step", "step", "decision", NULL);
  command = desk_demo_command (demo, "change", clerk, at + 3 * DAY);
  part = desk_command_add (command, "change", &uid, NULL, DESK_ANY_VERSION);
  desk_command_part_set_text (part, "decision", n == 4 ? "declined" : "approved");
  if (n == 4)
    desk_command_part_set_text (part, "decision_reason", "所购设备不在本年度补助目录内。");
  else
    desk_demo_set_yuan (part, "approved", yuan * 8 / 10);
  demo->execute (demo->data, command, at + 3 * DAY);
  if (n != 4 && n < 2) {
    desk_demo_act (self->demo, clerk, at + 4 * DAY, &uid, "step", "step", "payment", NULL);
    desk_demo_act (self->demo, clerk, at + 5 * DAY, &uid, "change", "paid_on", demo->today, NULL);
    desk_demo_act (self->demo, clerk, at + 5 * DAY + HOUR, &uid, "resolve", "answer", "已批准并拨付到账。", NULL);
  } else if (n == 4) {
    desk_demo_act (self->demo, clerk, at + 4 * DAY, &uid, "resolve", "answer", "不符合条件，理由已书面告知企业。", NULL);
  }
}

/* What else becomes of an application: it stands still, is taken back, or was there already. */
static void
make_more_subsidy (Demo *self, guint n)
{
  static const char *const titles[] = { "物流补助", "稳岗返还（材料有误）", "设备更新补助（重复申报）" };
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -12 + (int) n, 15 * 60);
  DeskDemoPerson *clerk = desk_demo_person_in (demo, "县经信局");
  DeskCommand *command = desk_demo_command (demo, "register", clerk, at);
  DeskUuid uid;
  DeskCommandPart *part;

  part = desk_demo_add (demo, command, at, "register", "ent.subsidy", &uid, "title", titles[n],
                        "party", desk_demo_text (&self->firms[n == 2 ? 0 : 20 + n].uid), "category", n == 1 ? "stable-jobs" : "equipment",
                        "source", "letter", NULL);
  desk_demo_set_yuan (part, "applied", 80000);
  demo->execute (demo->data, command, at);
  if (n == 0)
    desk_demo_act (self->demo, clerk, at + DAY, &uid, "pause", "reason", "等待企业补充发票原件。", NULL);
  else if (n == 1)
    desk_demo_act (self->demo, clerk, at + HOUR, &uid, "withdraw", "reason", "企业发现材料有误，撤回后重新申报。", NULL);
  else {
    command = desk_demo_command (demo, "merge", clerk, at + HOUR);
    part = desk_command_add (command, "merge", &uid, NULL, DESK_ANY_VERSION);
    desk_command_part_set_uuid (part, "original", &self->first_subsidy);
    desk_command_part_set_text (part, "reason", "同一企业同一设备申报了两次。");
    part = desk_command_add (command, "take-in", &self->first_subsidy, NULL, DESK_ANY_VERSION);
    desk_command_part_set_uuid (part, "duplicate", &uid);
    demo->execute (demo->data, command, at + HOUR);
  }
}

void
enterprise_demo (DeskDemo *demo)
{
  Demo *self = g_new0 (Demo, 1);

  self->demo = demo;
  make_parks (self);
  make_forces (self);
  make_round (self);
  make_campaign (self);
  for (guint n = 0; n < N_FIRMS; n++)
    make_firm (self, n);
  make_visits (self);
  make_gaps (self);
  make_fairs (self);
  make_common (self);
  for (guint n = 0; n < N_SUBSIDIES; n++)
    make_subsidy (self, n);
  for (guint n = 0; n < N_MORE_SUBSIDIES; n++)
    make_more_subsidy (self, n);
  g_free (self);
}
