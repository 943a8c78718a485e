/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/desk-drafts.h"
#include "store/desk-store-error.h"

static char *
folder_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("desk-drafts-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *store = g_build_filename (top, "desk.fdesk", NULL);
  return desk_drafts_folder (store);
}

static DeskDraft *
draft_new (guint8 n, gint64 saved_us)
{
  GVariantDict dict;
  DeskDraft *draft = g_new0 (DeskDraft, 1);
  draft->uid.bytes[15] = n;
  draft->form = g_strdup ("create visit");
  draft->title = g_strdup ("走访 · 恒鑫鞋业");
  draft->saved_us = saved_us;
  draft->base_version = 3;
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "summary", "s", "半句话，还没写");
  g_variant_dict_insert (&dict, "date", "s", "3月5");
  draft->content = g_variant_ref_sink (g_variant_dict_end (&dict));
  return draft;
}

static void
test_round (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = folder_new ();
  g_autoptr (DeskDraft) draft = draft_new (1, 1000);
  struct stat st;
  g_assert_true (desk_drafts_save (folder, draft, &error));
  g_assert_no_error (error);
  g_autoptr (DeskDraft) read = desk_drafts_load (folder, &draft->uid, &error);
  g_assert_no_error (error);
  g_assert_true (desk_uuid_equal (&read->uid, &draft->uid));
  g_assert_cmpstr (read->form, ==, draft->form);
  g_assert_cmpstr (read->title, ==, draft->title);
  g_assert_cmpint (read->saved_us, ==, 1000);
  g_assert_cmpint (read->base_version, ==, 3);
  g_assert_true (g_variant_equal (read->content, draft->content));
  g_assert_cmpint (g_stat (folder, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  g_autofree char *uid = desk_uuid_to_string (&draft->uid);
  g_autofree char *path = g_strdup_printf ("%s/%s.draft", folder, uid);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_true (desk_drafts_delete (folder, &draft->uid, &error));
  g_assert_true (desk_drafts_delete (folder, &draft->uid, &error)); /* gone is gone */
  g_assert_null (desk_drafts_load (folder, &draft->uid, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_FOUND);
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = folder_new ();
  guint unreadable = 9;
  g_autoptr (GPtrArray) none = desk_drafts_list (folder, &unreadable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (unreadable, ==, 0);
  for (guint8 i = 1; i <= 5; i++) {
    g_autoptr (DeskDraft) draft = draft_new (i, 1000 * (i % 3) + i);
    g_assert_true (desk_drafts_save (folder, draft, &error));
  }
  g_autofree char *junk = g_build_filename (folder, "00000000-0000-0000-0000-00000000000a.draft", NULL);
  g_autofree char *note = g_build_filename (folder, "note.txt", NULL);
  g_assert_true (g_file_set_contents (junk, "not a draft", -1, NULL));
  g_assert_true (g_file_set_contents (note, "not a draft", -1, NULL));
  g_autoptr (GPtrArray) all = desk_drafts_list (folder, &unreadable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpuint (unreadable, ==, 1);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (((DeskDraft *) g_ptr_array_index (all, i - 1))->saved_us, >, ((DeskDraft *) g_ptr_array_index (all, i))->saved_us);
  g_assert_true (g_file_test (junk, G_FILE_TEST_EXISTS));
}

/* A file cut at any byte is told as damaged, never read as something else. */
static void
test_cut (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = folder_new ();
  g_autoptr (DeskDraft) draft = draft_new (1, 1000);
  g_autofree char *whole = NULL;
  gsize length = 0;
  g_assert_true (desk_drafts_save (folder, draft, &error));
  g_autofree char *uid = desk_uuid_to_string (&draft->uid);
  g_autofree char *path = g_strdup_printf ("%s/%s.draft", folder, uid);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize n = 0; n < length; n++) {
    g_assert_true (g_file_set_contents (path, whole, (gssize) n, NULL));
    DeskDraft *read = desk_drafts_load (folder, &draft->uid, &error);
    g_assert_null (read);
    g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED);
    g_clear_error (&error);
  }
}

/* Saving again replaces the draft, and a folder that cannot be written leaves the last one. */
static void
test_replace (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = folder_new ();
  g_autoptr (DeskDraft) first = draft_new (1, 1000);
  g_autoptr (DeskDraft) second = draft_new (1, 2000);
  g_assert_true (desk_drafts_save (folder, first, &error));
  g_assert_true (desk_drafts_save (folder, second, &error));
  g_autoptr (GPtrArray) all = desk_drafts_list (folder, NULL, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_autoptr (DeskDraft) read = desk_drafts_load (folder, &first->uid, &error);
  g_assert_cmpint (read->saved_us, ==, 2000);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "below", NULL);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (desk_drafts_save (below, first, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drafts/round", test_round);
  g_test_add_func ("/drafts/list", test_list);
  g_test_add_func ("/drafts/cut", test_cut);
  g_test_add_func ("/drafts/replace", test_replace);
  return g_test_run ();
}
