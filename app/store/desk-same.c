/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-same.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/desk-field.h"
#include "model/desk-identity.h"
#include "model/desk-text.h"
#include "store/desk-find-job.h"
#include "store/desk-store-private.h"
#include "store/desk-words.h"

/* Rows looked at for one question. */
#define MOST 50
/* Hits of the search index, which also holds the cases of those parties. */
#define WEIGHED 500
#define TELL_EVERY 1024

void
desk_same_party_free (DeskSameParty *party)
{
  if (party == NULL)
    return;
  g_free (party->title);
  g_free (party->detail);
  g_free (party);
}

void
desk_same_group_free (DeskSameGroup *group)
{
  if (group == NULL)
    return;
  g_ptr_array_unref (group->parties);
  g_free (group);
}

void
desk_same_request_free (DeskSameRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->kind);
  g_free (request->name);
  g_free (request->area);
  g_free (request->identity_number);
  g_free (request->credit_code);
  g_free (request->telephone);
  g_free (request);
}

DeskSameRequest *
desk_same_request_copy (const DeskSameRequest *request)
{
  DeskSameRequest *copy = g_new0 (DeskSameRequest, 1);
  copy->kind = g_strdup (request->kind);
  copy->name = g_strdup (request->name);
  copy->area = g_strdup (request->area);
  copy->identity_number = g_strdup (request->identity_number);
  copy->credit_code = g_strdup (request->credit_code);
  copy->telephone = g_strdup (request->telephone);
  return copy;
}

char *
desk_same_describe (DeskSameReasons reasons)
{
  static const struct {
    DeskSameReasons reason;
    const char *words;
  } all[] = {
    { DESK_SAME_IDENTITY, N_ ("same identity number") },
    { DESK_SAME_CREDIT_CODE, N_ ("same credit code") },
    { DESK_SAME_NAME_AND_PLACE, N_ ("same name and area") },
    { DESK_SAME_TELEPHONE, N_ ("same telephone") },
    { DESK_SAME_NAME, N_ ("same name") },
  };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (reasons & all[i].reason)
      g_string_append_printf (text, "%s%s", text->len > 0 ? desk_language_pick ("; ", "；") : "", _ (all[i].words));
  return g_string_free (text, FALSE);
}

/* --- names --- */

/* Widths, case and traditional characters folded; blanks and marks left out. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = desk_words_fold (name);
  GString *kept = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  return g_string_free (kept, FALSE);
}

static gboolean
is_human (const char *kind)
{
  return g_strcmp0 (kind, "person") == 0 || g_strcmp0 (kind, "household") == 0;
}

/* --- one row --- */

#define COLUMNS "\"id\", \"name\", \"kind\", \"area_id\", \"credit_code\", \"identity_number_hash\", \"telephone\""

typedef struct {
  DeskStore *store;
  DeskConnection *connection;
  char *kind, *folded, *credit_code, *telephone; /* of the one being entered; NULL: not known */
  guint8 hash[DESK_SEAL_HASH_SIZE];
  gboolean has_hash;
  gint64 area;
  GHashTable *seen; /* gint64 * */
  GPtrArray *found;
} Looking;

static char *
detail_of (DeskStore *store, DeskConnection *connection, gint64 area, const char *telephone)
{
  g_autofree char *place = area != 0 ? desk_store_title_of (store, connection, area) : g_strdup ("");
  g_autofree char *masked = telephone != NULL ? desk_mask_telephone (telephone) : g_strdup ("");
  return g_strdup_printf ("%s%s%s", place, *place != '\0' && *masked != '\0' ? " · " : "", masked);
}

static guint
count_cases (DeskConnection *connection, gint64 id)
{
  DeskStatement *st = desk_connection_statement (connection, "SELECT count(*) FROM \"cases\" WHERE \"party_id\" = $1");
  guint n = 0;
  desk_statement_bind_int64 (st, 1, id);
  if (desk_statement_step (st) == DESK_DB_ROW)
    n = (guint) desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  return n;
}

static DeskSameReasons
reasons_of (const Looking *self, DeskStatement *st)
{
  g_autofree char *folded = fold_name (desk_statement_column_text (st, 1));
  const char *kind = desk_statement_column_text (st, 2), *code = desk_statement_column_text (st, 4), *telephone = desk_statement_column_text (st, 6);
  gint64 area = desk_statement_column_is_null (st, 3) ? 0 : desk_statement_column_int64 (st, 3);
  DeskSameReasons reasons = 0;
  gsize length = 0;
  gconstpointer hash = desk_statement_column_blob (st, 5, &length);
  if (self->has_hash && length == sizeof self->hash && memcmp (hash, self->hash, length) == 0)
    reasons |= DESK_SAME_IDENTITY;
  if (self->credit_code != NULL && g_strcmp0 (code, self->credit_code) == 0)
    reasons |= DESK_SAME_CREDIT_CODE;
  if (self->telephone != NULL && g_strcmp0 (telephone, self->telephone) == 0)
    reasons |= DESK_SAME_TELEPHONE;
  if (self->folded != NULL && strcmp (folded, self->folded) == 0) {
    if (self->area != 0 && area == self->area)
      reasons |= DESK_SAME_NAME_AND_PLACE;
    else if (!is_human (kind) && !is_human (self->kind))
      reasons |= DESK_SAME_NAME;
  }
  return reasons;
}

/* Takes the rows of a statement that has COLUMNS; resets it. */
static gboolean
take_rows (Looking *self, DeskStatement *st, GError **error)
{
  DeskDbResult r;
  for (guint n = 0; (r = desk_statement_step (st)) == DESK_DB_ROW && n < MOST; n++) {
    gint64 id = desk_statement_column_int64 (st, 0);
    DeskSameReasons reasons = reasons_of (self, st);
    if (reasons == 0 || g_hash_table_contains (self->seen, &id))
      continue;
    DeskSameParty *party = g_new0 (DeskSameParty, 1);
    party->id = id;
    party->title = g_strdup (desk_statement_column_text (st, 1));
    party->reasons = reasons;
    party->detail = detail_of (self->store, self->connection, desk_statement_column_is_null (st, 3) ? 0 : desk_statement_column_int64 (st, 3),
                               desk_statement_column_text (st, 6));
    g_ptr_array_add (self->found, party);
    g_hash_table_add (self->seen, g_memdup2 (&id, sizeof id));
  }
  desk_statement_reset (st);
  return r == DESK_DB_ROW || r == DESK_DB_DONE || desk_connection_fail (self->connection, r, error);
}

static gboolean
look_by_text (Looking *self, const char *sql, const char *text, GError **error)
{
  if (text == NULL)
    return TRUE;
  DeskStatement *st = desk_connection_statement (self->connection, sql);
  desk_statement_bind_text (st, 1, text, -1);
  return take_rows (self, st, error);
}

static gboolean
look_by_hash (Looking *self, GError **error)
{
  if (!self->has_hash)
    return TRUE;
  DeskStatement *st = desk_connection_statement (self->connection, "SELECT " COLUMNS " FROM \"parties\" WHERE \"identity_number_hash\" = $1 AND \"withdrawn\" = 0");
  desk_statement_bind_blob (st, 1, self->hash, sizeof self->hash);
  return take_rows (self, st, error);
}

/* The same characters share the key of the reading; other widths and forms are found by the words. */
static gboolean
look_by_name (Looking *self, const char *name, GError **error)
{
  guint8 key[DESK_WORDS_SORT_KEY_MAX];
  g_autofree char *match = desk_words_query (name);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DeskDbResult r = DESK_DB_DONE;
  DeskStatement *st = desk_connection_statement (self->connection, "SELECT " COLUMNS " FROM \"parties\" WHERE \"name_key\" = $1 AND \"withdrawn\" = 0");
  desk_statement_bind_blob (st, 1, key, desk_pinyin_sort_key (name, key, sizeof key));
  if (!take_rows (self, st, error))
    return FALSE;
  if (match == NULL)
    return TRUE;
  st = desk_connection_sql (self->connection, DESK_SQL_SEARCH_IDS);
  desk_statement_bind_text (st, 1, match, -1);
  while (ids->len < WEIGHED && (r = desk_statement_step (st)) == DESK_DB_ROW) {
    gint64 id = desk_statement_column_int64 (st, 0);
    g_array_append_val (ids, id);
  }
  desk_statement_reset (st);
  if (r != DESK_DB_ROW && r != DESK_DB_DONE)
    return desk_connection_fail (self->connection, r, error);
  for (guint i = 0; i < ids->len; i++) {
    st = desk_connection_statement (self->connection, "SELECT " COLUMNS " FROM \"parties\" WHERE \"id\" = $1 AND \"withdrawn\" = 0");
    desk_statement_bind_int64 (st, 1, g_array_index (ids, gint64, i));
    if (!take_rows (self, st, error))
      return FALSE;
  }
  return TRUE;
}

static int
strongest_first (gconstpointer a, gconstpointer b)
{
  const DeskSameParty *left = *(DeskSameParty *const *) a, *right = *(DeskSameParty *const *) b;
  int l = g_bit_nth_lsf (left->reasons, -1), r = g_bit_nth_lsf (right->reasons, -1);
  return l != r ? l - r : (left->id > right->id) - (left->id < right->id);
}

static void
begin (Looking *self, const DeskSameRequest *request)
{
  g_autofree char *identity = request->identity_number != NULL ? desk_identity_number_check (request->identity_number, NULL) : NULL;
  DeskUuid area;
  /* What is not complete yet gives NULL: then nothing is looked for. */
  self->kind = request->kind;
  self->folded = !desk_text_is_blank (request->name) ? fold_name (request->name) : NULL;
  if (self->folded != NULL && *self->folded == '\0')
    g_clear_pointer (&self->folded, g_free);
  self->credit_code = request->credit_code != NULL ? desk_credit_code_check (request->credit_code, NULL) : NULL;
  self->telephone = request->telephone != NULL ? desk_telephone_check (request->telephone, NULL) : NULL;
  self->has_hash = identity != NULL && desk_seal_hash (desk_store_get_seal (self->store), "identity_number", identity, self->hash);
  self->area = desk_uuid_parse (request->area, &area) ? desk_store_id_of (self->store, self->connection, &area) : 0;
}

GPtrArray *
desk_store_find_same (DeskStore *self, const DeskSameRequest *request, guint max, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self) && request != NULL, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_same_party_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  DeskConnection *connection = desk_store_borrow (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  Looking looking = { .store = self, .connection = connection, .seen = seen, .found = found };
  begin (&looking, request);
  gboolean fine = look_by_hash (&looking, error) &&
                  look_by_text (&looking, "SELECT " COLUMNS " FROM \"parties\" WHERE \"credit_code\" = $1 AND \"withdrawn\" = 0", looking.credit_code, error) &&
                  look_by_text (&looking, "SELECT " COLUMNS " FROM \"parties\" WHERE \"telephone\" = $1 AND \"withdrawn\" = 0", looking.telephone, error) &&
                  (looking.folded == NULL || look_by_name (&looking, request->name, error));
  g_ptr_array_sort (found, strongest_first);
  if (found->len > max)
    g_ptr_array_set_size (found, (int) max);
  for (guint i = 0; fine && i < found->len; i++) {
    DeskSameParty *party = g_ptr_array_index (found, i);
    party->n_cases = count_cases (connection, party->id);
    fine = desk_store_uid_of (self, connection, party->id, &party->uid) || desk_connection_fail (connection, DESK_DB_CORRUPT, error);
  }
  desk_store_give_back (self, connection);
  g_free (looking.folded);
  g_free (looking.credit_code);
  g_free (looking.telephone);
  return fine ? g_steal_pointer (&found) : NULL;
}

/* --- off the main thread --- */

static GPtrArray *
find_same (DeskStore *self, gconstpointer request, guint max, GCancellable *cancellable, GError **error)
{
  return desk_store_find_same (self, request, max, cancellable, error);
}

static void
free_request (gpointer request)
{
  desk_same_request_free (request);
}

void
desk_store_find_same_async (DeskStore *self, const DeskSameRequest *request, guint max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  desk_find_job_run (self, find_same, desk_same_request_copy (request), free_request, max, cancellable, callback, data);
}

GPtrArray *
desk_store_find_same_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  return desk_find_job_finish (self, result, error);
}

/* --- through all of them --- */

typedef struct {
  GHashTable *by_key;  /* char * → GArray of gint64: who has it */
  GHashTable *parents; /* gint64 * → gint64 *: union-find */
} Gathering;

static void
add_key (Gathering *self, char *key, gint64 id)
{
  GArray *ids = g_hash_table_lookup (self->by_key, key);
  if (ids == NULL) {
    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_hash_table_insert (self->by_key, key, ids);
  } else {
    g_free (key);
  }
  g_array_append_val (ids, id);
}

static void
add_row (Gathering *self, DeskStatement *st)
{
  gint64 id = desk_statement_column_int64 (st, 0);
  g_autofree char *name = fold_name (desk_statement_column_text (st, 1));
  gsize length = 0;
  const guint8 *hash = desk_statement_column_blob (st, 5, &length);
  if (hash != NULL && length > 0) {
    g_autofree char *base64 = g_base64_encode (hash, length);
    add_key (self, g_strdup_printf ("i%s", base64), id);
  }
  if (!desk_statement_column_is_null (st, 4))
    add_key (self, g_strdup_printf ("c%s", desk_statement_column_text (st, 4)), id);
  if (!desk_statement_column_is_null (st, 6))
    add_key (self, g_strdup_printf ("t%s", desk_statement_column_text (st, 6)), id);
  if (!desk_statement_column_is_null (st, 3) && *name != '\0')
    add_key (self, g_strdup_printf ("n%" G_GINT64_FORMAT " %s", desk_statement_column_int64 (st, 3), name), id);
}

static gboolean
read_all (Gathering *self, DeskConnection *connection, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  DeskStatement *st = desk_connection_statement (connection, "SELECT count(*) FROM \"parties\" WHERE \"withdrawn\" = 0");
  gint64 total = 0, done = 0;
  if (g_cancellable_is_cancelled (cancellable))
    return desk_connection_fail (connection, DESK_DB_CANCELLED, error);
  DeskDbResult r = desk_statement_step (st);
  if (r == DESK_DB_ROW)
    total = desk_statement_column_int64 (st, 0);
  desk_statement_reset (st);
  if (r != DESK_DB_ROW)
    return desk_connection_fail (connection, r, error);
  st = desk_connection_statement (connection, "SELECT " COLUMNS " FROM \"parties\" WHERE \"withdrawn\" = 0 ORDER BY \"id\"");
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    add_row (self, st);
    if (++done % TELL_EVERY == 0 && progress != NULL)
      progress (done, total, data);
  }
  desk_statement_reset (st);
  if (progress != NULL)
    progress (done, done, data);
  return r == DESK_DB_DONE || desk_connection_fail (connection, r, error);
}

static gint64
find_root (GHashTable *parents, gint64 id)
{
  const gint64 *parent;
  while ((parent = g_hash_table_lookup (parents, &id)) != NULL && *parent != id)
    id = *parent;
  return id;
}

/* The smaller id is the root: the oldest of a group. */
static void
unite (GHashTable *parents, gint64 a, gint64 b)
{
  gint64 left = find_root (parents, a), right = find_root (parents, b);
  gint64 root = MIN (left, right), other = MAX (left, right);
  g_hash_table_insert (parents, g_memdup2 (&root, sizeof root), g_memdup2 (&root, sizeof root));
  g_hash_table_insert (parents, g_memdup2 (&other, sizeof other), g_memdup2 (&root, sizeof root));
}

static DeskSameReasons
reason_of_key (const char *key)
{
  switch (*key) {
  case 'i':
    return DESK_SAME_IDENTITY;
  case 'c':
    return DESK_SAME_CREDIT_CODE;
  case 't':
    return DESK_SAME_TELEPHONE;
  default:
    return DESK_SAME_NAME_AND_PLACE;
  }
}

static gboolean
says_something (const char *key, const GArray *ids)
{
  return ids->len > 1 && (*key != 't' || ids->len <= DESK_SAME_SHARED);
}

static int
by_id (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;
  return (left > right) - (left < right);
}

/* Root → reasons, and the sorted ids of everybody in a group. */
static GArray *
group_up (Gathering *self, GHashTable *reasons)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const GArray *ids = value;
    for (guint i = 1; says_something (key, ids) && i < ids->len; i++)
      unite (self->parents, g_array_index (ids, gint64, 0), g_array_index (ids, gint64, i));
  }
  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const GArray *ids = value;
    if (!says_something (key, ids))
      continue;
    gint64 root = find_root (self->parents, g_array_index (ids, gint64, 0));
    guint had = GPOINTER_TO_UINT (g_hash_table_lookup (reasons, &root));
    g_hash_table_insert (reasons, g_memdup2 (&root, sizeof root), GUINT_TO_POINTER (had | reason_of_key (key)));
  }
  g_hash_table_iter_init (&iter, self->parents);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (all, key, 1);
  g_array_sort (all, by_id);
  return all;
}

static DeskSameParty *
read_party (DeskStore *store, DeskConnection *connection, gint64 id, DeskSameReasons reasons)
{
  DeskStatement *st = desk_connection_statement (connection, "SELECT " COLUMNS " FROM \"parties\" WHERE \"id\" = $1");
  DeskSameParty *party = g_new0 (DeskSameParty, 1);
  party->id = id;
  party->reasons = reasons;
  desk_statement_bind_int64 (st, 1, id);
  if (desk_statement_step (st) == DESK_DB_ROW) {
    party->title = g_strdup (desk_statement_column_text (st, 1));
    party->detail = detail_of (store, connection, desk_statement_column_is_null (st, 3) ? 0 : desk_statement_column_int64 (st, 3), desk_statement_column_text (st, 6));
  }
  desk_statement_reset (st);
  party->n_cases = count_cases (connection, id);
  desk_store_uid_of (store, connection, id, &party->uid);
  return party;
}

static int
surest_first (gconstpointer a, gconstpointer b)
{
  const DeskSameGroup *left = *(DeskSameGroup *const *) a, *right = *(DeskSameGroup *const *) b;
  return g_bit_nth_lsf (left->reasons, -1) - g_bit_nth_lsf (right->reasons, -1);
}

static GPtrArray *
make_groups (DeskStore *store, DeskConnection *connection, Gathering *gathering, guint *more)
{
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) by_root = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) all = group_up (gathering, reasons);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_same_group_free);
  for (guint i = 0; i < all->len; i++) {
    gint64 id = g_array_index (all, gint64, i), root = find_root (gathering->parents, id);
    DeskSameGroup *group = g_hash_table_lookup (by_root, &root);
    DeskSameReasons why = GPOINTER_TO_UINT (g_hash_table_lookup (reasons, &root));
    if (group == NULL) {
      if (groups->len >= DESK_SAME_GROUPS) {
        *more += id == root;
        continue;
      }
      group = g_new0 (DeskSameGroup, 1);
      group->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_same_party_free);
      group->reasons = why;
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_root, g_memdup2 (&root, sizeof root), group);
    }
    g_ptr_array_add (group->parties, read_party (store, connection, id, why));
  }
  g_ptr_array_sort (groups, surest_first);
  return groups;
}

GPtrArray *
desk_store_find_all_same (DeskStore *self, guint *more, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Gathering gathering = { by_key, parents };
  guint beyond = 0;
  DeskConnection *connection = desk_store_borrow (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  GPtrArray *groups = read_all (&gathering, connection, progress, data, cancellable, error) ? make_groups (self, connection, &gathering, &beyond) : NULL;
  desk_store_give_back (self, connection);
  if (more != NULL)
    *more = beyond;
  return groups;
}
