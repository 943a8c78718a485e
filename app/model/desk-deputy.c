/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-deputy.h"

#include <string.h>

gboolean
desk_deputy_is_active (const DeskDeputy *deputy, const char *day)
{
  return strcmp (deputy->begins, day) <= 0 && strcmp (day, deputy->ends) <= 0;
}

static gboolean
holds (const GArray *uids, const DeskUuid *uid)
{
  for (guint i = 0; i < uids->len; i++)
    if (desk_uuid_equal (&g_array_index (uids, DeskUuid, i), uid))
      return TRUE;
  return FALSE;
}

GArray *
desk_deputy_absents (const GArray *deputies, const DeskUuid *who, const char *day)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DeskUuid));

  /* breadth first: whoever was found last has found nobody yet */
  for (guint next = 0;; next++)
    {
      const DeskUuid at = next == 0 ? *who : g_array_index (found, DeskUuid, next - 1);
      for (guint i = 0; i < deputies->len; i++)
        {
          const DeskDeputy *one = &g_array_index (deputies, DeskDeputy, i);
          if (desk_deputy_is_active (one, day) && desk_uuid_equal (&one->deputy, &at) && !desk_uuid_equal (&one->absent, who) && !holds (found, &one->absent))
            g_array_append_val (found, one->absent);
        }
      if (next >= found->len)
        return found;
    }
}

const DeskDeputy *
desk_deputy_find_overlap (const GArray *deputies, const DeskDeputy *deputy)
{
  for (guint i = 0; i < deputies->len; i++)
    {
      const DeskDeputy *one = &g_array_index (deputies, DeskDeputy, i);
      if (!desk_uuid_equal (&one->uid, &deputy->uid) && desk_uuid_equal (&one->absent, &deputy->absent) &&
          strcmp (one->begins, deputy->ends) <= 0 && strcmp (deputy->begins, one->ends) <= 0)
        return one;
    }
  return NULL;
}

gboolean
desk_deputy_makes_ring (const GArray *deputies, const DeskDeputy *deputy, char day[DESK_DATE_STR_LEN])
{
  gboolean found = FALSE;

  /* Who acts for whom changes only where an arrangement begins. */
  for (guint i = 0; i <= deputies->len; i++)
    {
      const char *begins = i < deputies->len ? g_array_index (deputies, DeskDeputy, i).begins : deputy->begins;
      g_autoptr (GArray) others = g_array_sized_new (FALSE, FALSE, sizeof (DeskDeputy), deputies->len);
      if (!desk_deputy_is_active (deputy, begins) || (found && strcmp (begins, day) >= 0))
        continue;
      for (guint k = 0; k < deputies->len; k++)
        if (!desk_uuid_equal (&g_array_index (deputies, DeskDeputy, k).uid, &deputy->uid))
          g_array_append_val (others, g_array_index (deputies, DeskDeputy, k));
      g_autoptr (GArray) absents = desk_deputy_absents (others, &deputy->absent, begins);
      if (!holds (absents, &deputy->deputy))
        continue;
      found = TRUE;
      g_strlcpy (day, begins, DESK_DATE_STR_LEN);
    }
  return found;
}
