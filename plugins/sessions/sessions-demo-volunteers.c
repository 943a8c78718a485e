/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Volunteer teams of four categories, who is in them and what they did. */
#include "sessions-demo.h"

#define N_VOLUNTEERS 28
#define N_SERVICES 96

typedef struct {
  const char *name, *category, *unit, *skills, *services[2];
} Team;

static const Team teams[] = {
  { "理论政策宣讲志愿队", "theory", "县一线办", "政策讲解", { "入户讲解惠农政策", "协助坝坝会登记问题" } },
  { "文艺轻骑兵志愿队", "culture", "县教育局", "快板、小品", { "编排移风易俗快板", "下乡文艺演出" } },
  { "科普与健康志愿队", "science", "县应急局", "急救、防灾科普", { "防溺水和急救讲解", "义务测量血压" } },
  { "助老助残志愿队", "help", "县民政局", "家电维修、理发", { "上门理发、打扫", "帮独居老人维修电路" } },
};

static void
make_teams (SessionsDemo *self, DeskUuid *uids)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -100, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < G_N_ELEMENTS (teams); i++) {
    g_autofree char *leader = desk_demo_person_name (demo);
    g_autofree char *telephone = desk_demo_telephone (demo);
    DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "ses.team", &uids[i], "name", teams[i].name, "category", teams[i].category,
                                           "unit", desk_demo_text (&desk_demo_find_unit (demo, teams[i].unit)->uid), "leader", leader,
                                           "telephone", telephone, NULL);

    desk_demo_set_day (demo, part, "since", desk_demo_time (demo, -400 - (int) i * 60, 0));
  }
  demo->execute (demo->data, command, at);
}

static void
make_volunteers (SessionsDemo *self, const DeskUuid *of, DeskUuid *uids)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, -99, 9 * 60);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < N_VOLUNTEERS; i++) {
    g_autofree char *name = desk_demo_person_name (demo);
    g_autofree char *telephone = desk_demo_telephone (demo);
    DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "ses.volunteer", &uids[i], "name", name,
                                           "team", desk_demo_text (&of[i % G_N_ELEMENTS (teams)]), "telephone", telephone,
                                           "skills", teams[i % G_N_ELEMENTS (teams)].skills, NULL);

    desk_demo_set_day (demo, part, "since", desk_demo_time (demo, -380 + (int) i * 9, 0));
  }
  demo->execute (demo->data, command, at);
}

static void
make_services (SessionsDemo *self, const DeskUuid *volunteers)
{
  DeskDemo *demo = self->demo;
  gint64 at = desk_demo_time (demo, 0, 8 * 60 + 20);
  DeskCommand *command = desk_demo_command (demo, "create", desk_demo_person_in (demo, "县一线办"), at);

  for (guint i = 0; i < N_SERVICES; i++) {
    guint who = i % (N_VOLUNTEERS - 2); /* two have not served yet */
    const Team *team = &teams[who % G_N_ELEMENTS (teams)];
    const DeskDemoPlace *town = g_ptr_array_index (demo->towns, i * 3 % demo->towns->len);
    DeskCommandPart *part = desk_demo_add (demo, command, at, "create", "ses.service", NULL,
                                           "words", team->services[i % G_N_ELEMENTS (team->services)], "volunteer", desk_demo_text (&volunteers[who]),
                                           "category", team->category, "area", desk_demo_text (&town->uid), NULL);

    desk_demo_set_day (demo, part, "date", desk_demo_time (demo, -96 + (int) i, 0));
    desk_command_part_set_integer (part, "hours", 10 + desk_demo_int (demo, 0, 9) * 5);
    desk_command_part_set_integer (part, "served", desk_demo_int (demo, 4, 60));
  }
  demo->execute (demo->data, command, at);
}

void
sessions_demo_volunteers (SessionsDemo *self)
{
  DeskUuid of[G_N_ELEMENTS (teams)];
  DeskUuid volunteers[N_VOLUNTEERS];

  make_teams (self, of);
  make_volunteers (self, of, volunteers);
  make_services (self, volunteers);
}
