/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-seal.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define KEY_SIZE 32
#define PREFIX "enc:1:"
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES

struct _DeskSeal {
  guint8 seal_key[KEY_SIZE];
  guint8 hash_key[KEY_SIZE];
  gboolean has_key;
  gboolean seeded; /* nonces come from the value, so that a demonstration repeats byte for byte */
};

static gboolean
ensure_sodium (void)
{
  static gsize once = 0;
  if (g_once_init_enter (&once))
    g_once_init_leave (&once, sodium_init () < 0 ? 2 : 1);
  return once == 1;
}

/* Two keys from one, so that a hash for look-up never tells about the cipher. */
static void
derive (DeskSeal *self, const guint8 master[KEY_SIZE])
{
  crypto_kdf_derive_from_key (self->seal_key, KEY_SIZE, 1, "deskseal", master);
  crypto_kdf_derive_from_key (self->hash_key, KEY_SIZE, 2, "deskhash", master);
  self->has_key = TRUE;
}

static char *
key_path (const char *folder, const char *store_uid)
{
  g_autofree char *name = g_strconcat (store_uid, ".key", NULL);
  const char *given = folder != NULL ? folder : g_getenv ("DESK_KEY_FOLDER");
  if (given != NULL && given[0] != '\0')
    return g_build_filename (given, name, NULL);
  return g_build_filename (g_get_user_data_dir (), "frontline-desk", "keys", name, NULL);
}

/* The key that is there, or one made now. O_EXCL: of two windows that come at
 * the same time one makes it and the other reads it. */
static gboolean
read_key (const char *path, guint8 key[KEY_SIZE])
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return FALSE;
  gboolean whole = read (fd, key, KEY_SIZE) == KEY_SIZE;
  close (fd);
  return whole;
}

static gboolean
make_key (const char *path, guint8 key[KEY_SIZE])
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_strdup_printf ("%s.%u.new", path, g_random_int ());
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  int fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return FALSE;
  randombytes_buf (key, KEY_SIZE);
  gboolean ok = write (fd, key, KEY_SIZE) == KEY_SIZE && fsync (fd) == 0;
  ok = close (fd) == 0 && ok;
  /* link() fails when another window was first: its key counts. */
  if (ok && link (part, path) != 0)
    ok = errno == EEXIST && read_key (path, key);
  g_unlink (part);
  return ok;
}

DeskSeal *
desk_seal_new (const char *folder, const char *store_uid, gboolean create)
{
  DeskSeal *self = g_new0 (DeskSeal, 1);
  guint8 master[KEY_SIZE];
  if (!ensure_sodium ())
    return self;
  g_autofree char *path = key_path (folder, store_uid);
  if (read_key (path, master) || (create && !g_file_test (path, G_FILE_TEST_EXISTS) && make_key (path, master)))
    derive (self, master);
  sodium_memzero (master, sizeof master);
  return self;
}

DeskSeal *
desk_seal_new_seeded (guint64 seed)
{
  DeskSeal *self = g_new0 (DeskSeal, 1);
  guint8 master[KEY_SIZE];
  guint64 be = GUINT64_TO_BE (seed);
  if (!ensure_sodium ())
    return self;
  crypto_generichash (master, sizeof master, (const guint8 *) &be, sizeof be, (const guint8 *) "desk-demonstration", 18);
  derive (self, master);
  self->seeded = TRUE;
  return self;
}

void
desk_seal_free (DeskSeal *self)
{
  if (self == NULL)
    return;
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

gboolean
desk_seal_has_key (const DeskSeal *self)
{
  return self->has_key;
}

char *
desk_seal_get_check (const DeskSeal *self)
{
  guint8 hash[DESK_SEAL_HASH_SIZE];
  return desk_seal_hash (self, "desk-key-check", "", hash) ? g_base64_encode (hash, sizeof hash) : NULL;
}

void
desk_seal_expect (DeskSeal *self, const char *check)
{
  g_autofree char *own = desk_seal_get_check (self);
  if (own == NULL || g_strcmp0 (own, check) == 0)
    return;
  sodium_memzero (self->seal_key, KEY_SIZE);
  sodium_memzero (self->hash_key, KEY_SIZE);
  self->has_key = FALSE;
}

gboolean
desk_seal_is_sealed (const char *text)
{
  return text != NULL && g_str_has_prefix (text, PREFIX);
}

static gboolean
fail_no_key (GError **error)
{
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NO_KEY,
                       _ ("The key of this store is not on this computer, so protected values can be neither read nor saved. "
                          "Everything else works. Copy the key file from the computer where the store was made."));
  return FALSE;
}

static GByteArray *
bound_to (const DeskUuid *record, const char *field)
{
  GByteArray *ad = g_byte_array_new ();
  g_byte_array_append (ad, record->bytes, sizeof record->bytes);
  g_byte_array_append (ad, (const guint8 *) field, strlen (field));
  return ad;
}

char *
desk_seal_seal (const DeskSeal *self, const DeskUuid *record, const char *field, const char *plain, GError **error)
{
  if (!self->has_key) {
    fail_no_key (error);
    return NULL;
  }
  g_autoptr (GByteArray) ad = bound_to (record, field);
  gsize length = strlen (plain);
  g_autofree guint8 *box = g_malloc (NONCE_SIZE + length + TAG_SIZE);
  if (self->seeded) {
    crypto_generichash_state state;
    crypto_generichash_init (&state, self->hash_key, KEY_SIZE, NONCE_SIZE);
    crypto_generichash_update (&state, ad->data, ad->len);
    crypto_generichash_update (&state, (const guint8 *) plain, length);
    crypto_generichash_final (&state, box, NONCE_SIZE);
  } else {
    randombytes_buf (box, NONCE_SIZE);
  }
  crypto_aead_xchacha20poly1305_ietf_encrypt (box + NONCE_SIZE, NULL, (const guint8 *) plain, length,
                                              ad->data, ad->len, NULL, box, self->seal_key);
  g_autofree char *text = g_base64_encode (box, NONCE_SIZE + length + TAG_SIZE);
  return g_strconcat (PREFIX, text, NULL);
}

char *
desk_seal_open (const DeskSeal *self, const DeskUuid *record, const char *field, const char *sealed, GError **error)
{
  if (!self->has_key) {
    fail_no_key (error);
    return NULL;
  }
  gsize n = 0;
  g_autofree guint8 *box = desk_seal_is_sealed (sealed) ? g_base64_decode (sealed + strlen (PREFIX), &n) : NULL;
  g_autoptr (GByteArray) ad = bound_to (record, field);
  if (box != NULL && n >= NONCE_SIZE + TAG_SIZE) {
    g_autofree char *plain = g_malloc0 (n - NONCE_SIZE - TAG_SIZE + 1);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt ((guint8 *) plain, NULL, NULL, box + NONCE_SIZE, n - NONCE_SIZE,
                                                    ad->data, ad->len, box, self->seal_key) == 0)
      return g_steal_pointer (&plain);
  }
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
                       _ ("A protected value cannot be read: it was altered, or sealed with another key. The value was kept as it is."));
  return NULL;
}

gboolean
desk_seal_hash (const DeskSeal *self, const char *field, const char *plain, guint8 out[DESK_SEAL_HASH_SIZE])
{
  if (!self->has_key)
    return FALSE;
  crypto_generichash_state state;
  crypto_generichash_init (&state, self->hash_key, KEY_SIZE, DESK_SEAL_HASH_SIZE);
  crypto_generichash_update (&state, (const guint8 *) field, strlen (field) + 1);
  crypto_generichash_update (&state, (const guint8 *) plain, strlen (plain));
  crypto_generichash_final (&state, out, DESK_SEAL_HASH_SIZE);
  return TRUE;
}
