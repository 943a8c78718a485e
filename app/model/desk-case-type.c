/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-case-type.h"

static const char *const state_codes[DESK_N_STATES] = {
  [DESK_STATE_REGISTERED] = "registered",   [DESK_STATE_HANDED_OVER] = "handed-over",
  [DESK_STATE_ACCEPTED] = "accepted",       [DESK_STATE_IN_PROGRESS] = "in-progress",
  [DESK_STATE_RETURNED] = "returned",       [DESK_STATE_RESOLVED] = "resolved",
  [DESK_STATE_VERIFIED] = "verified",       [DESK_STATE_STRUCK_OFF] = "struck-off",
  [DESK_STATE_WITHDRAWN] = "withdrawn",     [DESK_STATE_MERGED] = "merged",
};

static const char *const tier_codes[DESK_N_TIERS] = {
  [DESK_TIER_ON_SITE] = "on-site",
  [DESK_TIER_UNIT] = "unit",
  [DESK_TIER_COORDINATION] = "coordination",
  [DESK_TIER_LEADING_GROUP] = "leading-group",
  [DESK_TIER_COUNTY_LEADER] = "county-leader",
};

static int
find_code (const char *const *codes, int n, const char *code)
{
  for (int i = 0; i < n && code != NULL; i++)
    if (g_str_equal (codes[i], code))
      return i;
  return -1;
}

const char *
desk_state_get_code (DeskState state)
{
  g_return_val_if_fail ((guint) state < DESK_N_STATES, NULL);
  return state_codes[state];
}

int
desk_state_from_code (const char *code)
{
  return find_code (state_codes, DESK_N_STATES, code);
}

const char *
desk_tier_get_code (DeskTier tier)
{
  g_return_val_if_fail ((guint) tier < DESK_N_TIERS, NULL);
  return tier_codes[tier];
}

int
desk_tier_from_code (const char *code)
{
  return find_code (tier_codes, DESK_N_TIERS, code);
}
