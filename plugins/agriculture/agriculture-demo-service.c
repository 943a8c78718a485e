/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the demonstration: visits, training and cases. */
#include "agriculture-demo.h"

#define HOUR DESK_DEMO_HOUR
#define DAY DESK_DEMO_DAY
#define N_VISITS 36
#define BUREAU "县农业农村局"

/* --- training --- */

static const struct {
  const char *name, *topic, *crop, *attended, *applied, *content, *effect;
} trainings[] = {
  { "蔬菜病虫害防治培训", "pest", "vegetables", "64", "51", "识别蚜虫、粉虱和霜霉病，黄板与对症用药。", "回访51户照着做，用药次数减少。" },
  { "大豆玉米带状复合种植培训", "planting", "soybean-maize", "88", "62", "行距、密度、一次性施肥和化学除草。", "62户愿意今年接着种。" },
  { "农机手实操培训", "machinery", "soybean-maize", "23", "20", "带状播种机调试与保养。", "20人能独立作业。" },
  { "油菜菌核病防治现场会", "pest", "rapeseed", "57", NULL, "花期一次用药，飞防与人工配合。", NULL },
  { "柑橘修剪与保果培训", "planting", "citrus", "72", "48", "回缩修剪，保果壮梢。", "48户完成修剪。" },
  { "测土配方施肥培训", "soil", "rice", "45", NULL, "看土样报告，按方配肥。", NULL },
  { "安全用药培训", "safety", "vegetables", "39", NULL, "间隔期、防护和包装回收。", NULL },
  { "春季畜禽防疫培训", "breeding", "livestock", "31", NULL, "程序免疫与消毒。", NULL },
  { "农产品品牌与电商培训", "market", "citrus", "42", NULL, "分级包装，直播带货。", NULL },
};

static void
make_trainings (Farm *farm)
{
  DeskDemo *demo = farm->demo;

  for (guint i = 0; i < G_N_ELEMENTS (trainings); i++) {
    const DeskDemoPlace *town = g_ptr_array_index (demo->towns, (i * 3) % demo->towns->len);
    int day = -64 + (int) i * 7;
    gboolean asked = trainings[i].applied != NULL;
    char date[DESK_DATE_STR_LEN], asked_on[DESK_DATE_STR_LEN];

    desk_demo_day_from_today (demo, day, date);
    desk_demo_day_from_today (demo, MIN (day + 30, -1), asked_on);
    desk_demo_make (demo, farm->clerk, desk_demo_time (demo, asked ? MIN (day + 30, -1) : day, 17 * 60), "agr.training", NULL, "name", trainings[i].name, "topic", trainings[i].topic,
                      "date", date, "area", desk_demo_text (&town->uid), "place", "村委会议室", "crop", trainings[i].crop, "attended", trainings[i].attended,
                      "content", trainings[i].content, "asked_on", asked ? asked_on : NULL, "applied", trainings[i].applied, "effect", trainings[i].effect, NULL);
  }
}

/* --- cases: how they are told, and how they end --- */

typedef struct {
  const char *type, *category, *crop, *mu, *title, *words, *answer, *effect;
} Story;

static const Story stories[] = {
  { "agr.pest", "sclerotinia", "rapeseed", "46", "油菜茎秆发白倒伏", "油菜开花后茎上起白斑，有几片倒了。", "诊断为菌核病，统防一次，倒伏地块已割除。", "病株不再增加。" },
  { "agr.pest", "aphid", "vegetables", "6.2", "大棚蔬菜蚜虫成堆", "嫩叶背面全是虫，打了药不管用。", "换用对路药剂，挂黄板，棚口加防虫网。", "虫口下降九成。" },
  { "agr.pest", "mildew", "vegetables", "8.35", "莴笋叶片发霉", "连着下雨，叶子背面起白霉。", "通风降湿，喷药两次，摘除病叶。", "新叶未再发病。" },
  { "agr.demand", "technique", "soybean-maize", "12.5", "带状复合种植播种机调试", "去年行距不匀，想请人调一下机器。", "农机站到田头调试，示范播种两亩。", "行距合格，农户会自己调。" },
  { "agr.demand", "road", "citrus", "120", "柑橘园产业路最后一段没通", "车到不了园子，全靠人背。", "纳入产业路建设，已建成通车。", "运果省工一半。" },
  { "agr.pest", "unknown", "citrus", "58.6", "柑橘叶片黄化", "新梢叶子发黄，不知道是缺肥还是病。", "取样检测为缺镁，非黄龙病，已指导叶面补肥。", "新梢转绿。" },
  { "agr.demand", "irrigation", "rice", "22.4", "提灌站抽不上水", "水泵老是跳闸，秧田要水。", "更换电机并清淤，已恢复提水。", "秧田全部上水。" },
  { "agr.pest", "animal", "livestock", NULL, "仔猪腹泻", "刚出生的仔猪拉稀，死了两头。", "兽医上门，隔离消毒并用药，排除重大疫病。", "疫情未扩散。" },
  { "agr.demand", "storage", "vegetables", "420", "蔬菜旺季没处存", "一天卖不完就烂了。", "产地冷藏库已建成投用，登记预约入库。", "旺季损耗明显减少。" },
  { "agr.demand", "soil", "rapeseed", "31.5", "想测一下土", "同样施肥，产量比邻居少。", "已取土化验并出具配方。", "按方施肥，苗情好转。" },
  { "agr.pest", "borer", "soybean-maize", "9.3", "玉米心叶有虫眼", "心叶上一排小洞，怕是虫子。", "诊断为螟虫，已用药并投放赤眼蜂。", "虫眼不再增加。" },
  { "agr.demand", "insurance", "herbs", "40.5", "药材种植保险怎么办", "投入大，怕遭灾。", "协调保险公司上门承保，财政补贴到位。", "已投保四十亩。" },
  { "agr.demand", "market", "potato", "11.2", "红薯没有销路", "挖出来堆在家里，没人来收。", "对接加工厂，每斤保底价收购。", "存薯全部卖出。" },
  { "agr.pest", "planthopper", "rice", "14.8", "秧田发现飞虱", "秧苗基部有小白虫。", "指导苗期用药，设监测点。", "虫量在指标以下。" },
};

static void
settle (Farm *farm, guint n, const DeskUuid *uid, const Story *story, gint64 at)
{
  DeskDemo *demo = farm->demo;
  DeskDemoPerson *technician = desk_demo_person_in (demo, BUREAU);
  gboolean pest = g_str_equal (story->type, "agr.pest");

  desk_demo_hand_over (demo, farm->clerk, at + HOUR / 2, uid, BUREAU, "请尽快到田查看并答复农户。");
  desk_demo_act (demo, technician, at + HOUR, uid, "accept", NULL);
  desk_demo_act (demo, technician, at + 2 * HOUR, uid, "contact", "words", "已电话了解情况，约好到田时间。", NULL);
  desk_demo_act (demo, technician, at + 5 * HOUR, uid, "plan", "plan", pest ? "当日到田诊断，对症用药，三日后复查。" : "到田查看，三日内拿出办法并答复农户。", NULL);
  if (pest)
    desk_demo_act (demo, technician, at + DAY, uid, "change", "treatment", story->answer, NULL);
  desk_demo_act (demo, technician, at + (2 + n % 3) * DAY, uid, "resolve", "answer", story->answer, NULL);
  if (n % 5 == 4) /* waits to be called back */
    return;
  desk_demo_act (demo, farm->clerk, at + (4 + n % 3) * DAY, uid, "check", "way", n % 2 == 0 ? "visit" : "call", "effect", story->effect, "verdict", "effective", "satisfied", "satisfied", NULL);
  desk_demo_act (demo, farm->clerk, at + (4 + n % 3) * DAY + HOUR, uid, "verify", NULL);
  desk_demo_act (demo, farm->clerk, at + (4 + n % 3) * DAY + 2 * HOUR, uid, "strike-off", NULL);
}

/* What is still open has come some way: just heard, waiting to be accepted, in hand. */
static void
leave_open (Farm *farm, guint n, const DeskUuid *uid, gint64 at)
{
  DeskDemo *demo = farm->demo;
  DeskDemoPerson *technician = desk_demo_person_in (demo, BUREAU);

  if (n % 4 == 0)
    return;
  desk_demo_hand_over (demo, farm->clerk, at + HOUR / 2, uid, BUREAU, NULL);
  if (n % 4 == 1)
    return;
  desk_demo_act (demo, technician, at + HOUR, uid, "accept", NULL);
  desk_demo_act (demo, technician, at + 2 * HOUR, uid, "contact", "words", "已电话了解情况。", NULL);
  if (n % 4 == 3)
    desk_demo_act (demo, technician, at + 4 * HOUR, uid, "plan", "plan", "明日到田查看，带齐药械。", NULL);
}

/* --- visits; some hear of a case --- */

static void
hear (Farm *farm, DeskCommand *command, gint64 at, const Story *story, const Grower *grower, const DeskUuid *visit, DeskUuid *uid)
{
  char day[DESK_DATE_STR_LEN];
  DeskCommandPart *part;

  desk_demo_day (farm->demo, at, day);
  part = desk_demo_add (farm->demo, command, at, "register", story->type, uid, "title", story->title, "words", story->words, "party", desk_demo_text (&grower->uid),
                        "visit", desk_demo_text (visit), "category", story->category, "crop", story->crop, "mu", story->mu, "source", "visit", "front", "rural", NULL);
  if (g_str_equal (story->type, "agr.pest")) {
    desk_command_part_set_text (part, "first_seen", day);
    desk_command_part_set_text (part, "severity", "urgent");
  }
}

static void
make_visit (Farm *farm, guint n, guint *heard)
{
  static const char *const crops[] = { "rapeseed", "vegetables", "soybean-maize", "citrus", "rice", "wheat" };
  static const char *const summaries[] = { "到田查看长势和墒情，询问用肥用药。", "查看大棚温湿度和病虫情况。", "了解春耕备耕，核对种子农资。", "复查上次防治效果，农户认可。" };
  static const char *const advices[] = { "清沟排湿，花期防一次病，雨后补防。", "棚内加挂黄板，早晚通风，隔七天再查。", "按配方一次施足底肥，抢墒播种。", "保留健壮枝，剪除病虫枝，集中烧毁。", "集中育秧，盖膜保温，三叶期炼苗。" };
  static const char *const opinions[] = { "helpful", "helpful", "helpful", "fair", "helpful", "not-helpful", "helpful" };
  DeskDemo *demo = farm->demo;
  const Grower *grower = &farm->growers[(n * 11) % N_GROWERS];
  int day = -66 + (int) (n * 65 / (N_VISITS - 1));
  gint64 at = desk_demo_time (demo, day, 9 * 60 + (int) (n % 5) * 70);
  DeskDemoPerson *technician = desk_demo_person_in (demo, BUREAU);
  DeskCommand *command = desk_demo_command (demo, "visit", technician, at);
  gboolean followed = day + 7 < -1 && n % 6 != 5;
  gboolean hears = n % 2 == 1 || n >= N_VISITS - 4;
  const Story *story = &stories[*heard % G_N_ELEMENTS (stories)];
  char date[DESK_DATE_STR_LEN], follow_up[DESK_DATE_STR_LEN], followed_on[DESK_DATE_STR_LEN];
  DeskUuid visit, uid;

  desk_demo_day_from_today (demo, day, date);
  desk_demo_day_from_today (demo, day + 7, follow_up);
  desk_demo_day_from_today (demo, MIN (day + 7 + (int) (n % 3), -1), followed_on);
  desk_demo_add (demo, command, at, "create", "agr.visit", &visit, "date", date, "visitors", desk_demo_text (&technician->uid), "party", desk_demo_text (&grower->uid),
                 "area", desk_demo_text (&grower->place->uid), "way", n % 9 == 8 ? "telephone" : "visit", "crop", crops[n % G_N_ELEMENTS (crops)],
                 "summary", summaries[n % G_N_ELEMENTS (summaries)], "advice", advices[n % G_N_ELEMENTS (advices)], "follow_up_on", follow_up, NULL);
  if (hears)
    hear (farm, command, at, story, grower, &visit, &uid);
  demo->execute (demo->data, command, at);
  if (followed) {
    gint64 later = desk_demo_time (demo, MIN (day + 7 + (int) (n % 3), -1), 16 * 60);

    desk_demo_act (demo, technician, later, &visit, "change", "followed_on", followed_on, "effect", "已按意见办理，长势好转。", "opinion", opinions[n % G_N_ELEMENTS (opinions)], NULL);
  }
  if (hears && day < -8)
    settle (farm, *heard, &uid, story, at);
  else if (hears)
    leave_open (farm, *heard, &uid, at);
  *heard += hears;
}

void
agriculture_demo_service (Farm *farm)
{
  guint heard = 0;

  make_trainings (farm);
  for (guint n = 0; n < N_VISITS; n++)
    make_visit (farm, n, &heard);
}
