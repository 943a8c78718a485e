/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-demo.h"

#include <string.h>

#include "model/desk-act.h"
#include "model/desk-date.h"
#include "model/desk-identity.h"

/* Common surnames; the given names are put together from characters that make
 * plausible but invented people. */
static const char *const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高",
  "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡", "蒋", "余",
  "于", "杜", "叶", "程", "苏", "魏", "吕", "丁", "任", "沈", "姚", "卢", "姜", "崔", "钟", "谭", "陆", "汪", "范", "石",
};
static const char *const first_characters[] = {
  "晓", "文", "志", "春", "秀", "国", "玉", "明", "海", "永", "红", "建", "小", "德", "丽", "云", "正", "光", "兴", "素",
  "若", "思", "以", "知", "景", "承", "泽", "锦", "清", "向",
};
static const char *const second_characters[] = {
  "楠", "梅", "峻", "涛", "兰", "芬", "坪", "岚", "渠", "禾", "穗", "栋", "萍", "帆", "硕", "桥", "舟", "澜", "川", "原",
  "荣", "琴", "林", "松", "波", "竹", "田", "野", "安", "远",
};

gint64
desk_demo_time (DeskDemo *demo, int days, int minutes)
{
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (GDateTime) day = NULL;
  int y = 2026, m = 1, d = 1;

  if (demo->today != NULL && strlen (demo->today) >= 10) {
    y = (int) g_ascii_strtoll (demo->today, NULL, 10);
    m = (int) g_ascii_strtoll (demo->today + 5, NULL, 10);
    d = (int) g_ascii_strtoll (demo->today + 8, NULL, 10);
  }
  today = g_date_time_new (demo->zone, y, m, d, 0, 0, 0);
  g_return_val_if_fail (today != NULL, 0);
  day = g_date_time_add_days (today, days);
  return (g_date_time_to_unix (day) + (gint64) minutes * 60) * G_USEC_PER_SEC;
}

int
desk_demo_int (DeskDemo *demo, int begin, int end)
{
  return end > begin ? g_rand_int_range (demo->rand, begin, end) : begin;
}

char *
desk_demo_person_name (DeskDemo *demo)
{
  const char *surname = surnames[desk_demo_int (demo, 0, G_N_ELEMENTS (surnames))];
  const char *first = first_characters[desk_demo_int (demo, 0, G_N_ELEMENTS (first_characters))];
  const char *second = second_characters[desk_demo_int (demo, 0, G_N_ELEMENTS (second_characters))];

  return desk_demo_int (demo, 0, 8) == 0 ? g_strconcat (surname, second, NULL) : g_strconcat (surname, first, second, NULL);
}

char *
desk_demo_credit_code (DeskDemo *demo)
{
  const DeskDemoPlace *town = demo->towns != NULL && demo->towns->len > 0 ? g_ptr_array_index (demo->towns, 0) : NULL;
  const char *area = town != NULL && town->code != NULL && strlen (town->code) >= 6 ? town->code : "500000";
  char organisation[9];
  char first[18];

  int number = desk_demo_int (demo, 0, 10000);

  if (demo->numbers == NULL)
    demo->numbers = g_hash_table_new (NULL, NULL);
  while (!g_hash_table_add (demo->numbers, GINT_TO_POINTER (number)))
    number = (number + 1) % 10000;
  /* Organisation codes that begin with four zeros are not given out. */
  g_snprintf (organisation, sizeof organisation, "0000%04d", number);
  g_snprintf (first, sizeof first, "91%.6s%s%c", area, organisation, desk_organisation_code_make (organisation));
  return g_strdup_printf ("%s%c", first, desk_credit_code_make (first));
}

char *
desk_demo_telephone (DeskDemo *demo)
{
  /* The numbers of 154 were never assigned to anybody. */
  return g_strdup_printf ("154%04d%04d", desk_demo_int (demo, 0, 10000), desk_demo_int (demo, 0, 10000));
}

char *
desk_demo_identity_number (DeskDemo *demo, const char *birth)
{
  char first[18];

  g_return_val_if_fail (desk_date_valid (birth), NULL);
  g_snprintf (first, sizeof first, "510000%.4s%.2s%.2s%03d", birth, birth + 5, birth + 8, desk_demo_int (demo, 0, 1000));
  return g_strdup_printf ("%s%c", first, desk_identity_number_make (first));
}

/* ISO/IEC 7812-1, Luhn: from the right, every second digit is doubled. */
static char
luhn_digit (const char *digits)
{
  int sum = 0;
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++) {
    int digit = digits[n - 1 - i] - '0';

    if (i % 2 == 0)
      digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return (char) ('0' + (10 - sum % 10) % 10);
}

char *
desk_demo_bank_card (DeskDemo *demo)
{
  char digits[19];

  /* Issuers that begin with a nought are for standards bodies: no bank has one. */
  g_snprintf (digits, sizeof digits, "000000%06d%06d", desk_demo_int (demo, 0, 1000000), desk_demo_int (demo, 0, 1000000));
  return g_strdup_printf ("%s%c", digits, luhn_digit (digits));
}

DeskDemoUnit *
desk_demo_find_unit (DeskDemo *demo, const char *short_name)
{
  for (guint i = 0; i < demo->units->len; i++) {
    DeskDemoUnit *unit = g_ptr_array_index (demo->units, i);

    if (g_strcmp0 (unit->short_name, short_name) == 0 || g_strcmp0 (unit->name, short_name) == 0)
      return unit;
  }
  return NULL;
}

DeskDemoPerson *
desk_demo_person_of (DeskDemo *demo, const DeskUuid *unit)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gboolean any = unit == NULL || desk_uuid_is_nil (unit);

  for (guint i = 0; i < demo->persons->len; i++) {
    DeskDemoPerson *person = g_ptr_array_index (demo->persons, i);

    if (any || desk_uuid_equal (&person->unit, unit))
      g_ptr_array_add (found, person);
  }
  if (found->len == 0) /* a unit nobody was invented for */
    return demo->persons->len > 0 ? g_ptr_array_index (demo->persons, 0) : NULL;
  return g_ptr_array_index (found, desk_demo_int (demo, 0, (int) found->len));
}

DeskDemoPerson *
desk_demo_person_in (DeskDemo *demo, const char *unit)
{
  DeskDemoUnit *found = desk_demo_find_unit (demo, unit);

  return desk_demo_person_of (demo, found != NULL ? &found->uid : NULL);
}

void
desk_demo_day (DeskDemo *demo, gint64 at_us, char out[DESK_DATE_STR_LEN])
{
  desk_date_from_us (at_us, demo->zone, out);
}

void
desk_demo_day_from_today (DeskDemo *demo, int days, char out[DESK_DATE_STR_LEN])
{
  desk_demo_day (demo, desk_demo_time (demo, days, 12 * 60), out);
}

DeskCommand *
desk_demo_command (DeskDemo *demo, const char *kind, DeskDemoPerson *actor, gint64 at_us)
{
  DeskActor who = { DESK_ACTOR_PERSON, DESK_UUID_NIL, DESK_UUID_NIL };
  DeskUuid uid;

  if (actor != NULL) {
    who.uid = actor->uid;
    who.unit = actor->unit;
  }
  demo->new_uuid (demo->data, at_us, &uid);
  return desk_command_new (kind, &uid, &who);
}

/* A value that its field does not take is a mistake of the demonstration: it goes in as it is and is refused with its name. */
static void
set_pair (DeskDemo *demo, DeskCommandPart *part, const DeskField *field, const char *name, const char *text)
{
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  if (field != NULL && desk_field_parse (field, text, demo->today, &value, NULL))
    desk_command_part_set (part, name, NULL, &value);
  else
    desk_command_part_set_text (part, name, text);
}

/* Of a new record a field of its type, of an act a field that it carries. */
static const DeskField *
find_field (DeskDemo *demo, const DeskCommandPart *part, const char *name)
{
  const DeskType *type = part->type != NULL ? desk_registry_find_type (demo->registry, part->type) : NULL;
  const DeskAct *act = part->type == NULL ? desk_act_find (part->act) : NULL;

  if (type != NULL)
    return desk_type_find_field (type, name);
  for (const DeskField *carry = act != NULL ? act->carries : NULL; carry != NULL && carry->name != NULL; carry++)
    if (g_str_equal (carry->name, name))
      return carry;
  return NULL;
}

static void
set_pairs (DeskDemo *demo, DeskCommandPart *part, va_list args)
{
  const char *name;

  while ((name = va_arg (args, const char *)) != NULL) {
    const char *text = va_arg (args, const char *);

    if (text != NULL)
      set_pair (demo, part, find_field (demo, part, name), name, text);
  }
}

static DeskCommandPart *
add_record (DeskDemo *demo, DeskCommand *command, gint64 at_us, const char *act, const char *type, DeskUuid *uid, va_list args)
{
  DeskCommandPart *part;
  DeskUuid own;

  demo->new_uuid (demo->data, at_us, &own);
  if (uid != NULL)
    *uid = own;
  part = desk_command_add (command, act, &own, type, 0);
  set_pairs (demo, part, args);
  return part;
}

DeskCommandPart *
desk_demo_add (DeskDemo *demo, DeskCommand *command, gint64 at_us, const char *act, const char *type, DeskUuid *uid, ...)
{
  DeskCommandPart *part;
  va_list args;

  va_start (args, uid);
  part = add_record (demo, command, at_us, act, type, uid, args);
  va_end (args);
  return part;
}

void
desk_demo_make (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const char *type, DeskUuid *uid, ...)
{
  DeskCommand *command = desk_demo_command (demo, "create", actor, at_us);
  va_list args;

  va_start (args, uid);
  add_record (demo, command, at_us, "create", type, uid, args);
  va_end (args);
  demo->execute (demo->data, command, at_us);
}

void
desk_demo_act (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const DeskUuid *record, const char *act, ...)
{
  DeskCommand *command = desk_demo_command (demo, act, actor, at_us);
  DeskCommandPart *part = desk_command_add (command, act, record, NULL, DESK_ANY_VERSION);
  va_list args;

  va_start (args, act);
  set_pairs (demo, part, args);
  va_end (args);
  demo->execute (demo->data, command, at_us);
}

void
desk_demo_hand_over (DeskDemo *demo, DeskDemoPerson *actor, gint64 at_us, const DeskUuid *record, const char *unit, const char *instruction)
{
  desk_demo_act (demo, actor, at_us, record, "hand-over", "to_unit", desk_demo_text (&desk_demo_find_unit (demo, unit)->uid), "instruction", instruction, NULL);
}

const char *
desk_demo_text (const DeskUuid *uid)
{
  static char texts[8][DESK_UUID_STR_LEN];
  static guint next;
  char *text = texts[next++ % G_N_ELEMENTS (texts)];

  desk_uuid_format (uid, text);
  return text;
}

void
desk_demo_set_day (DeskDemo *demo, DeskCommandPart *part, const char *field, gint64 at_us)
{
  char date[DESK_DATE_STR_LEN];

  desk_demo_day (demo, at_us, date);
  desk_command_part_set_text (part, field, date);
}

void
desk_demo_set_yuan (DeskCommandPart *part, const char *field, gint64 yuan)
{
  desk_command_part_set_integer (part, field, yuan * 100);
}
