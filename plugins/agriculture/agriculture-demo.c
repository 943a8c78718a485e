/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What five counties published of this work, and what the demonstration adds up
 * to: more than 100 mu of soybean and maize in strips at 200 to 300 yuan a mu
 * more; 15 km of road, 4.2 km of ditch, 9 ponds and weirs, 6 cold stores; 97 new
 * sheds with 1,649,000 yuan, one household of them from 3 sheds to 6 at 15,000
 * yuan each; three cities, 10,000 mu and more, 100 million yuan a year; a package
 * of 1,500 mu with 3,000 yuan a person. How they are made up is not published and
 * is the demonstration's own. */
#include "agriculture-demo.h"

#include <string.h>

#define FIRST_DAY (-70)

static const char *
money (gint64 yuan)
{
  static char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, yuan);
  return text;
}

/* The moment of a record of that many days ago, in the office. */
static gint64
at (Farm *farm, int day, guint n)
{
  return desk_demo_time (farm->demo, day, 9 * 60 + (int) (n % 8) * 50);
}

/* --- growers --- */

static const struct {
  const char *name, *kind, *crop, *mu;
} organisations[] = {
  { "某禾蔬菜专业合作社", "organisation", "vegetables", "420" }, { "某麓柑橘专业合作社", "organisation", "citrus", "860" },
  { "某沐油菜种植专业合作社", "organisation", "rapeseed", "530" }, { "某澜粮油农机专业合作社", "organisation", "rice", "1200" },
  { "某樾中药材专业合作社", "organisation", "herbs", "310" }, { "某溪食用菌家庭农场", "firm", "mushrooms", "36" },
  { "某棠茶叶家庭农场", "firm", "tea", "180" }, { "某珩种养家庭农场", "firm", "soybean-maize", "240" },
};

static void
make_growers (Farm *farm)
{
  static const char *const crops[] = { "soybean-maize", "rice", "rapeseed", "vegetables", "citrus", "potato", "wheat" };
  DeskDemo *demo = farm->demo;
  GPtrArray *places = demo->villages->len > 0 ? demo->villages : demo->towns;

  for (guint n = 0; n < N_GROWERS; n++) {
    Grower *grower = &farm->growers[n];
    gboolean household = n >= G_N_ELEMENTS (organisations);
    g_autofree char *contact = desk_demo_person_name (demo);
    g_autofree char *telephone = desk_demo_telephone (demo);
    g_autofree char *name = household ? g_strconcat (contact, "户", NULL) : g_strdup (organisations[n].name);
    g_autofree char *mu = household ? g_strdup_printf ("%d.%d", desk_demo_int (demo, 2, 28), desk_demo_int (demo, 0, 10)) : g_strdup (organisations[n].mu);

    grower->place = g_ptr_array_index (places, (n * 37) % places->len);
    desk_demo_make (demo, farm->clerk, at (farm, FIRST_DAY, n), "agr.grower", &grower->uid, "name", name, "kind", household ? "household" : organisations[n].kind,
                      "area", desk_demo_text (&grower->place->uid), "main_crop", household ? crops[n % G_N_ELEMENTS (crops)] : organisations[n].crop, "mu", mu,
                      "contact", contact, "telephone", telephone, "technician",
                      n % 4 == 0 ? desk_demo_text (&desk_demo_person_in (demo, "县农业农村局")->uid) : NULL, NULL);
  }
}

/* --- plots, sheds, demonstrations --- */

static const struct {
  const char *mu, *extra;
} strips[] = {
  { "12.5", "240" }, { "8.6", "215" }, { "15.2", "260" }, { "6.8", "300" }, { "10.4", "225" }, { "9.3", "250" },
  { "11.7", "205" }, { "7.5", "280" }, { "13.1", "235" }, { "5.9", "200" }, { "8.2", "265" }, { "9.4", "290" },
};

static const struct {
  const char *name, *crop, *pattern, *season, *mu;
  guint holder; /* of organisations */
} plots[] = {
  { "坝上水田", "rice", "rotation", "summer", "22.4", 3 },     { "湾里水田", "rice", "single", "summer", "14.8", 3 },
  { "后坡油菜地", "rapeseed", "rotation", "winter", "31.5", 2 }, { "大田油菜地", "rapeseed", "rotation", "winter", "46", 2 },
  { "河边菜地", "vegetables", "rotation", "all-year", "8.35", 0 }, { "新棚菜地", "vegetables", "covered", "all-year", "6.2", 0 },
  { "老柑橘园", "citrus", "single", "autumn", "58.6", 1 },      { "新柑橘园", "citrus", "single", "autumn", "120", 1 },
  { "茶山", "tea", "single", "spring", "76", 6 },              { "林下药材地", "herbs", "under-trees", "all-year", "40.5", 4 },
  { "菌棚", "mushrooms", "covered", "winter", "3.6", 5 },      { "台地麦田", "wheat", "rotation", "winter", "27.9", 7 },
  { "红薯地", "potato", "intercropping", "summer", "11.2", 7 },
};

static void
make_plots (Farm *farm)
{
  static const char *const fields[] = { "大坪", "长湾", "石梯", "堰塘边", "学堂坡", "寨子下", "柏林湾", "青杠坡", "新房子", "瓦窑", "沙河坝", "龙洞" };
  DeskDemo *demo = farm->demo;
  int year = (int) g_ascii_strtoll (demo->today, NULL, 10) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (strips); i++) {
    const Grower *grower = &farm->growers[8 + i * 3];
    g_autofree char *name = g_strconcat (fields[i], "带状种植地", NULL);
    g_autofree char *sown = g_strdup_printf ("%d-04-%02u", year, 2 + i);
    g_autofree char *harvest = g_strdup_printf ("%d-09-%02u", year, 10 + i);

    desk_demo_make (demo, farm->clerk, at (farm, -62 + (int) i * 2, i), "agr.plot", NULL, "name", name, "holder", desk_demo_text (&grower->uid),
                      "area", desk_demo_text (&grower->place->uid), "mu", strips[i].mu, "crop", "soybean-maize", "pattern", "strip", "season", "spring",
                      "sown_on", sown, "harvest_on", harvest, "guided_by", desk_demo_text (&desk_demo_person_in (demo, "县农业农村局")->uid),
                      "extra_per_mu", strips[i].extra, NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (plots); i++) {
    const Grower *grower = &farm->growers[plots[i].holder];

    desk_demo_make (demo, farm->clerk, at (farm, -58 + (int) i * 3, i), "agr.plot", NULL, "name", plots[i].name, "holder", desk_demo_text (&grower->uid),
                      "area", desk_demo_text (&grower->place->uid), "mu", plots[i].mu, "crop", plots[i].crop, "pattern", plots[i].pattern, "season", plots[i].season, NULL);
  }
}

/* A village as people call it: its name in the register is that of its committee. */
static char *
village_name (const DeskDemoPlace *place)
{
  const char *committee = strstr (place->name, "村民委员会");

  if (committee == NULL)
    committee = strstr (place->name, "居民委员会");
  return committee != NULL && committee > place->name ? g_strndup (place->name, (gsize) (committee - place->name)) : g_strdup (place->name);
}

/* 3 sheds at 15,000 yuan, 6 at 18,000 and 88 at 17,000 are 97 and 1,649,000. */
static void
make_sheds (Farm *farm)
{
  static const char *const crops[] = { "vegetables", "mushrooms", "vegetables", "citrus" };
  DeskDemo *demo = farm->demo;

  for (guint i = 0; i < 25; i++) {
    const Grower *grower = &farm->growers[8 + (i * 5) % (N_GROWERS - 8)];
    gboolean first = i == 0, dear = i == 1 || i == 2;
    int built = first || dear ? 3 : i == 24 ? 4 : 3 + (int) (i % 3);
    int before = first ? 3 : (int) (i * 7 % 4);
    g_autofree char *village = village_name (grower->place);
    g_autofree char *name = g_strdup_printf ("%s%u号棚区", village, i + 1);
    g_autofree char *were = g_strdup_printf ("%d", before);
    g_autofree char *are = g_strdup_printf ("%d", before + built);
    char day[DESK_DATE_STR_LEN];

    desk_demo_day_from_today (demo, -68 + (int) i * 2, day);
    desk_demo_make (demo, farm->clerk, at (farm, -67 + (int) i * 2, i), "agr.shed", NULL, "name", name, "holder", desk_demo_text (&grower->uid),
                      "area", desk_demo_text (&grower->place->uid), "crop", crops[i % G_N_ELEMENTS (crops)], "mu", i % 2 == 0 ? "1.8" : "2.4", "before", were, "now", are,
                      "net", first ? "15000" : dear ? "18000" : "17000", "built_on", day, NULL);
  }
}

static const struct {
  const char *name, *crop, *pattern, *mu, *technique, *households, *followed, *result;
} demonstrations[] = {
  { "大豆玉米带状复合种植示范片", "soybean-maize", "strip", "36.5", "四行大豆两行玉米，宽窄行播种，一次施足底肥。", "42", "118.6", "亩均增收200元以上，农户愿意接着种。" },
  { "油菜密植机收示范片", "rapeseed", "rotation", "46", "每亩一万五千株，花期一次性防治菌核病，机械收获。", "28", "210", NULL },
  { "柑橘水肥一体化示范园", "citrus", "single", "58.6", "滴灌配方施肥，绿肥覆盖行间。", "17", "160", "每亩省工三个，商品果率提高。" },
  { "蔬菜绿色防控示范棚", "vegetables", "covered", "6.2", "黄板、防虫网、性诱剂配合，少打两次药。", "25", "12.4", NULL },
};

static void
make_demonstrations (Farm *farm)
{
  DeskDemo *demo = farm->demo;

  for (guint i = 0; i < G_N_ELEMENTS (demonstrations); i++) {
    const Grower *host = &farm->growers[i == 0 ? 7 : i == 1 ? 2 : i == 2 ? 1 : 0];
    char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];

    desk_demo_day_from_today (demo, -60 + (int) i * 12, from);
    desk_demo_day_from_today (demo, 180 + (int) i * 20, to);
    desk_demo_make (demo, farm->clerk, at (farm, -59 + (int) i * 12, i), "agr.demonstration", NULL, "name", demonstrations[i].name, "host", desk_demo_text (&host->uid),
                      "area", desk_demo_text (&host->place->uid), "crop", demonstrations[i].crop, "pattern", demonstrations[i].pattern, "mu", demonstrations[i].mu,
                      "technique", demonstrations[i].technique, "from", from, "to", to, "households", demonstrations[i].households,
                      "mu_followed", demonstrations[i].followed, "result", demonstrations[i].result, NULL);
  }
}

/* --- facilities --- */

static const struct {
  const char *name, *kind, *quantity, *capacity, *serves, *state;
  int cost; /* in 10,000 yuan */
} facilities[] = {
  { "柑橘园产业路", "road", "3.2", NULL, "860", "new", 128 },       { "蔬菜基地机耕道", "road", "2.6", NULL, "420", "new", 91 },
  { "村西机耕道", "road", "1.8", NULL, "210", "repaired", 27 },     { "药材基地产业路", "road", "2.4", NULL, "310", "new", 84 },
  { "湾里机耕道", "road", "1.5", NULL, "160", "renovated", 33 },    { "粮油基地产业路", "road", "2", NULL, "600", "new", 76 },
  { "茶山产业路", "road", "1.5", NULL, "180", "repaired", 21 },     { "大堰干渠", "ditch", "1.2", NULL, "540", "renovated", 42 },
  { "坝上斗渠", "ditch", "0.9", NULL, "260", "repaired", 14 },      { "新田排灌渠", "ditch", "1.3", NULL, "380", "new", 47 },
  { "河边排洪沟", "ditch", "0.8", NULL, "200", "repaired", 12 },    { "后坡引水渠", "ditch", "0.6", NULL, "150", "under-way", 20 },
  { "村东山坪塘", "pond", "2", "18000", "150", "repaired", 16 },    { "柏林湾山坪塘", "pond", "1", "9000", "80", "renovated", 13 },
  { "学堂坡山坪塘", "pond", "2", "21000", "170", "repaired", 18 },  { "龙洞山坪塘", "pond", "1", "12000", "95", "renovated", 15 },
  { "沙河石河堰", "weir", "1", "32000", "320", "repaired", 25 },    { "双河石河堰", "weir", "2", "41000", "410", "renovated", 39 },
  { "蔬菜产地冷藏库", "cold-store", "2", "600", "420", "new", 68 }, { "柑橘产地冷藏库", "cold-store", "2", "1200", "860", "new", 112 },
  { "药材保鲜库", "cold-store", "1", "300", "310", "new", 30 },     { "食用菌保鲜库", "cold-store", "1", "200", "36", "new", 22 },
  { "大坪提灌站", "pumping-station", "1", NULL, "280", "repaired", 9 }, { "石梯提灌站", "pumping-station", "1", NULL, "340", "under-way", 36 },
};

static void
make_facilities (Farm *farm)
{
  DeskDemo *demo = farm->demo;

  for (guint i = 0; i < G_N_ELEMENTS (facilities); i++) {
    const Grower *near = &farm->growers[(i * 5) % N_GROWERS];
    gboolean line = g_str_equal (facilities[i].kind, "road") || g_str_equal (facilities[i].kind, "ditch");
    gboolean done = !g_str_equal (facilities[i].state, "under-way");
    char begun_on[DESK_DATE_STR_LEN], done_on[DESK_DATE_STR_LEN];

    desk_demo_day_from_today (demo, -130 + (int) i * 3, begun_on);
    desk_demo_day_from_today (demo, -64 + (int) (i * 11 % 60), done_on);
    desk_demo_make (demo, farm->clerk, at (farm, done ? -63 + (int) (i * 11 % 60) : -20, i), "agr.facility", NULL, "name", facilities[i].name, "kind", facilities[i].kind,
                      "area", desk_demo_text (&near->place->uid), line ? "length" : "number", facilities[i].quantity, "capacity", facilities[i].capacity,
                      "serves", facilities[i].serves, "state", facilities[i].state, "begun_on", begun_on, "done_on", done ? done_on : NULL,
                      "cost", money (facilities[i].cost * 10000), NULL);
  }
}

/* --- seasons --- */

static const struct {
  const char *name, *kind, *crop, *from, *to, *remind, *measures;
} seasons[] = {
  { "小麦条锈病防治", "pest", "wheat", "02-20", "04-05", "7", "带药侦查，打点保面，发现一点、防治一片。" },
  { "油菜菌核病防治", "pest", "rapeseed", "03-05", "03-25", "7", "盛花期喷药一次，雨后补防。" },
  { "倒春寒防范", "weather", "vegetables", "03-10", "04-05", "5", "降温前浇水、盖膜，降温后松土追肥。" },
  { "春茶采摘", "harvest", "tea", "03-15", "04-20", "10", "分批采摘，当日下山。" },
  { "水稻育秧", "sow", "rice", "03-18", "04-10", "10", "集中育秧，旱育壮秧，注意盖膜保温。" },
  { "大豆玉米带状复合种植播种", "sow", "soybean-maize", "03-25", "04-20", "14", "抢墒播种，四行大豆两行玉米，农机手先培训。" },
  { "柑橘花期保果", "tend", "citrus", "04-05", "04-30", "7", "防花蕾蛆，叶面补硼。" },
  { "草地贪夜蛾监测", "pest", "soybean-maize", "04-15", "06-30", "7", "性诱捕器三天一查，超标即报。" },
  { "油菜收获", "harvest", "rapeseed", "05-01", "05-18", "10", "八成熟割晒，机收避雨。" },
  { "水稻移栽", "sow", "rice", "05-10", "06-05", "7", "机插为主，浅水返青。" },
  { "汛期防涝", "weather", NULL, "05-15", "06-30", "10", "清沟排湿，检查塘库溢洪道。" },
  { "稻飞虱、稻瘟病防治", "pest", "rice", "07-01", "08-10", "7", "破口前喷药，统防统治。" },
  { "伏旱抗旱保苗", "water", NULL, "07-15", "08-31", "10", "提灌站待命，塘库调度到田。" },
  { "水稻收获", "harvest", "rice", "08-18", "09-20", "10", "抢晴收割，及时烘干。" },
  { "大豆玉米收获", "harvest", "soybean-maize", "09-05", "09-30", "10", "先玉米后大豆，分机收获。" },
  { "油菜播种育苗", "sow", "rapeseed", "09-20", "10-15", "10", "适期早播，密植直播。" },
  { "塘库秋季蓄水", "water", NULL, "09-25", "11-10", "10", "关闸蓄水，整治病险塘。" },
  { "柑橘采收", "harvest", "citrus", "11-10", "12-20", "14", "分级采收，冷藏库先消毒。" },
  { "冬季清园修剪", "tend", "citrus", "12-05", "12-31", "7", "清除病枝落叶，树干涂白。" },
  { "低温冻害防范", "weather", "vegetables", "12-15", "12-31", "5", "大棚加膜，雪后及时除雪。" },
};

static void
make_seasons (Farm *farm)
{
  DeskDemo *demo = farm->demo;
  int year = (int) g_ascii_strtoll (demo->today, NULL, 10);

  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++) {
    g_autofree char *from = g_strdup_printf ("%d-%s", year, seasons[i].from);
    g_autofree char *to = g_strdup_printf ("%d-%s", year, seasons[i].to);

    desk_demo_make (demo, farm->clerk, at (farm, FIRST_DAY + 1, i), "agr.season", NULL, "name", seasons[i].name, "kind", seasons[i].kind, "crop", seasons[i].crop,
                      "from", from, "to", to, "yearly", "yes", "remind", seasons[i].remind, "measures", seasons[i].measures, NULL);
  }
}

/* --- market --- */

static const struct {
  const char *name, *kind, *city, *crops;
} buyers[] = {
  { "某优鲜连锁超市", "firm", "成都", "vegetables,citrus" },        { "某都蔬菜批发市场", "organisation", "成都", "vegetables,potato" },
  { "某江果品公司", "firm", "重庆", "citrus" },                   { "某渝火锅食材公司", "firm", "重庆", "vegetables,mushrooms" },
  { "某绵高校食堂联采中心", "organisation", "绵阳", "rice,vegetables" }, { "某涪粮油加工厂", "firm", "绵阳", "rapeseed,rice" },
  { "某康药业公司", "firm", "成都", "herbs" },                    { "某岭茶业公司", "firm", "重庆", "tea" },
};

static const struct {
  const char *name, *crop, *mu, *state;
  guint buyer;
  int amount, day, deliver; /* 10,000 yuan; days from today */
} orders[] = {
  { "柑橘鲜果订单", "citrus", "2600", "signed", 2, 2200, -44, 250 },     { "四季蔬菜直供订单", "vegetables", "1900", "signed", 0, 1800, -48, 60 },
  { "双低油菜籽订单", "rapeseed", "1450", "signed", 5, 1500, -25, 75 },  { "优质稻订单", "rice", "1200", "signed", 5, 1200, -24, 200 },
  { "高校食堂蔬菜订单", "vegetables", "1050", "signed", 4, 1000, -23, 10 }, { "药材保底收购订单", "herbs", "900", "signed", 6, 900, -46, 230 },
  { "春茶订单", "tea", "640", "signed", 7, 600, -38, 20 },              { "火锅食材蔬菜订单", "vegetables", "420", "done", 3, 500, -40, -4 },
  { "食用菌订单", "mushrooms", "260", "signed", 3, 300, -39, 12 },       { "薯类加工订单", "potato", "380", "talks", 1, 260, 0, 0 },
};

static void
make_orders (Farm *farm, const DeskUuid *buyer_uids, const DeskUuid *trips)
{
  DeskDemo *demo = farm->demo;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    const char *city = buyers[orders[i].buyer].city;
    guint trip = g_str_equal (city, "成都") ? 0 : g_str_equal (city, "重庆") ? 1 : 2;
    gboolean talks = g_str_equal (orders[i].state, "talks");
    const DeskDemoPlace *town = g_ptr_array_index (demo->towns, i % demo->towns->len);
    char signed_on[DESK_DATE_STR_LEN], deliver_by[DESK_DATE_STR_LEN];

    desk_demo_day_from_today (demo, orders[i].day, signed_on);
    desk_demo_day_from_today (demo, orders[i].deliver, deliver_by);
    desk_demo_make (demo, farm->clerk, at (farm, talks ? -6 : orders[i].day, i), "agr.order", NULL, "name", orders[i].name, "buyer", desk_demo_text (&buyer_uids[orders[i].buyer]),
                      "trip", desk_demo_text (&trips[trip]), "crop", orders[i].crop, "area", desk_demo_text (&town->uid), "mu", orders[i].mu,
                      "amount", money (orders[i].amount * G_GINT64_CONSTANT (10000)), "state", orders[i].state, "signed_on", talks ? NULL : signed_on,
                      "deliver_by", talks ? NULL : deliver_by, NULL);
  }
}

static void
make_market (Farm *farm)
{
  static const struct {
    const char *name, *city, *result;
    guint first, last; /* of the buyers met */
    int day;
  } trips[] = {
    { "赴成都产销对接", "成都", "带样品走访批发市场和连锁超市，签约蔬菜、药材。", 0, 1, -50 },
    { "赴重庆产销对接", "重庆", "对接果品、火锅食材和茶叶企业，签约柑橘、食用菌、春茶。", 2, 3, -46 },
    { "赴绵阳产销对接", "绵阳", "与高校食堂和粮油加工厂签订保底收购订单。", 4, 5, -28 },
  };
  DeskDemo *demo = farm->demo;
  DeskUuid buyer_uids[G_N_ELEMENTS (buyers)], trip_uids[G_N_ELEMENTS (trips)];

  for (guint i = 0; i < G_N_ELEMENTS (buyers); i++) {
    g_autofree char *contact = desk_demo_person_name (demo);
    g_autofree char *telephone = desk_demo_telephone (demo);

    desk_demo_make (demo, farm->clerk, at (farm, -54, i), "agr.buyer", &buyer_uids[i], "name", buyers[i].name, "kind", buyers[i].kind, "city", buyers[i].city,
                      "crops", buyers[i].crops, "contact", contact, "telephone", telephone, NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (trips); i++) {
    g_autofree char *met = g_strdup_printf ("%s,%s", desk_demo_text (&buyer_uids[trips[i].first]), desk_demo_text (&buyer_uids[trips[i].last]));
    char from[DESK_DATE_STR_LEN], to[DESK_DATE_STR_LEN];

    desk_demo_day_from_today (demo, trips[i].day, from);
    desk_demo_day_from_today (demo, trips[i].day + 2, to);
    desk_demo_make (demo, farm->clerk, at (farm, trips[i].day + 3, i), "agr.trip", &trip_uids[i], "name", trips[i].name, "city", trips[i].city, "from", from, "to", to,
                      "members", desk_demo_text (&farm->clerk->uid), "buyers", met, "result", trips[i].result, NULL);
  }
  make_orders (farm, buyer_uids, trip_uids);
  desk_demo_make (demo, farm->clerk, at (farm, -35, 0), "agr.package", NULL, "name", "药材“两包”政策包", "crop", "herbs", "needs", "海拔八百米以上，排水好，三年轮作。",
                    "tending", "1", "purchase", "1", "items", "统一供苗、统一技术、专人管护，企业保底价收购，受灾有保险。", "mu", "1500", "people", "420",
                    "extra_per_person", "3000", NULL);
}

void
agriculture_demo (DeskDemo *demo)
{
  g_autofree Farm *farm = g_new0 (Farm, 1);

  farm->demo = demo;
  farm->clerk = desk_demo_person_in (demo, "县农业农村局");
  make_growers (farm);
  make_plots (farm);
  make_sheds (farm);
  make_demonstrations (farm);
  make_facilities (farm);
  make_seasons (farm);
  make_market (farm);
  agriculture_demo_service (farm);
}
