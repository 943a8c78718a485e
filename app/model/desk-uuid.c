/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-uuid.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

struct _DeskUuidSource {
  GMutex lock;
  gboolean seeded;
  guint64 state; /* of the repeatable generator */
  guint64 last;  /* 48 bits of milliseconds, 12 bits of their fraction */
  guint64 stock[32]; /* random bits of the system, to be used from the end */
  guint n_stock;
};

/* Where the 32 hexadecimal digits stand in the text. */
static const guint8 digit_at[32] = {
  0,  1,  2,  3,  4,  5,  6,  7,  9,  10, 11, 12, 14, 15, 16, 17,
  19, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
};

gboolean
desk_uuid_parse (const char *text, DeskUuid *out)
{
  DeskUuid uuid;

  g_return_val_if_fail (out != NULL, FALSE);

  if (text == NULL || strlen (text) != DESK_UUID_STR_LEN - 1)
    return FALSE;
  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
    return FALSE;
  for (guint i = 0; i < 16; i++) {
    int high = g_ascii_xdigit_value (text[digit_at[2 * i]]);
    int low = g_ascii_xdigit_value (text[digit_at[2 * i + 1]]);

    if (high < 0 || low < 0)
      return FALSE;
    uuid.bytes[i] = (guint8) (high << 4 | low);
  }
  *out = uuid;
  return TRUE;
}

void
desk_uuid_format (const DeskUuid *uuid, char out[DESK_UUID_STR_LEN])
{
  static const char digits[] = "0123456789abcdef";

  g_return_if_fail (uuid != NULL);

  memset (out, '-', DESK_UUID_STR_LEN - 1);
  out[DESK_UUID_STR_LEN - 1] = '\0';
  for (guint i = 0; i < 16; i++) {
    out[digit_at[2 * i]] = digits[uuid->bytes[i] >> 4];
    out[digit_at[2 * i + 1]] = digits[uuid->bytes[i] & 15];
  }
}

char *
desk_uuid_to_string (const DeskUuid *uuid)
{
  char text[DESK_UUID_STR_LEN];

  desk_uuid_format (uuid, text);
  return g_strdup (text);
}

gboolean
desk_uuid_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (DeskUuid)) == 0;
}

guint
desk_uuid_hash (gconstpointer uuid)
{
  guint32 first, second;

  /* The last eight bytes are the random ones. */
  memcpy (&first, ((const DeskUuid *) uuid)->bytes + 8, sizeof first);
  memcpy (&second, ((const DeskUuid *) uuid)->bytes + 12, sizeof second);
  return first * 31 ^ second;
}

int
desk_uuid_compare (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (DeskUuid));
}

gboolean
desk_uuid_is_nil (const DeskUuid *uuid)
{
  static const DeskUuid nil;

  return memcmp (uuid, &nil, sizeof nil) == 0;
}

DeskUuidSource *
desk_uuid_source_new (guint64 seed)
{
  DeskUuidSource *source = g_new0 (DeskUuidSource, 1);

  g_mutex_init (&source->lock);
  source->seeded = seed != 0;
  source->state = seed;
  return source;
}

void
desk_uuid_source_free (DeskUuidSource *source)
{
  if (source == NULL)
    return;
  g_mutex_clear (&source->lock);
  g_free (source);
}

/* Several at once: asking the system costs more than all the rest of an identifier. */
static guint64
system_random (DeskUuidSource *source)
{
  gsize got = 0;

  while (source->n_stock == 0 && got < sizeof source->stock) {
    ssize_t n = getrandom ((char *) source->stock + got, sizeof source->stock - got, 0);

    if (n > 0)
      got += (gsize) n;
    else if (errno != EINTR)
      g_error ("the system gives no random bits: %s", g_strerror (errno));
  }
  if (got > 0)
    source->n_stock = G_N_ELEMENTS (source->stock);
  return source->stock[--source->n_stock];
}

/* SplitMix64: every 64-bit state is a good one, so any seed will do. */
static guint64
seeded_random (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

void
desk_uuid_source_next (DeskUuidSource *source, gint64 at_us, DeskUuid *out)
{
  guint64 us = (guint64) MAX (at_us, 0);
  guint64 stamp = us / 1000 << 12 | us % 1000 * 4096 / 1000;
  guint64 random;

  g_return_if_fail (source != NULL && out != NULL);

  g_mutex_lock (&source->lock);
  if (stamp <= source->last)
    stamp = source->last + 1;
  source->last = stamp;
  random = source->seeded ? seeded_random (&source->state) : system_random (source);
  g_mutex_unlock (&source->lock);

  for (guint i = 0; i < 6; i++)
    out->bytes[i] = (guint8) (stamp >> (52 - 8 * i));
  out->bytes[6] = (guint8) (0x70 | (stamp >> 8 & 0x0f));
  out->bytes[7] = (guint8) stamp;
  for (guint i = 0; i < 8; i++)
    out->bytes[8 + i] = (guint8) (random >> (56 - 8 * i));
  out->bytes[8] = (guint8) (0x80 | (out->bytes[8] & 0x3f));
}
