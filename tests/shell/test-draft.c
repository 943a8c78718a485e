/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing typed is lost: windows that close, programs that are killed. */
#include "form-county.h"

#include "shell/desk-deeds.h"
#include "shell/desk-drafts-page.h"
#include "shell/desk-form-page.h"
#include "shell/desk-form.h"
#include "store/desk-drafts.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define IDENTITY "510722199001010014"

static char *program;

static DeskFormSession *
session_of (County *county)
{
  return desk_form_page_get_session (DESK_FORM_PAGE (desk_window_get_page (county->window)));
}

static gboolean
is_gone (County *county)
{
  return !DESK_IS_FORM_PAGE (desk_window_get_page (county->window));
}

static GPtrArray *
drafts_of (County *county)
{
  g_autofree char *folder = desk_drafts_folder (county->path);
  GPtrArray *drafts = desk_drafts_list (folder, NULL, NULL);

  g_assert_nonnull (drafts);
  return drafts;
}

static void
type_party (County *county)
{
  GtkWidget *form;

  desk_deeds_create (county->window, "party", NULL);
  county_wait ();
  form = county_form (county);
  county_type (form, "name", "周某");
  county_type (form, "kind", "3");
  county_wait ();
  county_type (form, "identity_number", IDENTITY);
  county_type (form, "note", "低保户，行动不便。\n需要上门。");
}

static void
assert_typed (County *county)
{
  GtkWidget *form = county_form (county);
  g_autofree char *name = desk_form_dup_text (DESK_FORM (form), "name");
  g_autofree char *note = desk_form_dup_text (DESK_FORM (form), "note");
  g_autofree char *kind = desk_form_dup_text (DESK_FORM (form), "kind");

  g_assert_cmpstr (name, ==, "周某");
  g_assert_cmpstr (kind, ==, "person");
  g_assert_cmpstr (note, ==, "低保户，行动不便。\n需要上门。");
}

static void
open_first (County *county)
{
  g_autoptr (GPtrArray) drafts = drafts_of (county);

  g_assert_cmpuint (drafts->len, ==, 1);
  desk_deeds_open_draft (county->window, county_text (&((const DeskDraft *) drafts->pdata[0])->uid));
  county_wait ();
}

static void
test_window (void)
{
  County *county = county_new (NULL);
  g_autoptr (GPtrArray) none = NULL;

  county_show (county);
  type_party (county);
  /* closing asks nothing: the draft is there */
  g_assert_false (desk_window_has_unsaved (county->window));
  county_close_window (county);
  county_show (county);
  open_first (county);
  assert_typed (county);
  county_type (county_form (county), "identity_number", IDENTITY);
  desk_form_session_save (session_of (county));
  county_until (is_gone (county));
  none = drafts_of (county);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (county_count (county, "party"), ==, 4);
  county_free (county, TRUE);
}

/* No byte of a confidential value reaches the draft's file. */
static void
test_confidential (void)
{
  County *county = county_new (NULL);
  g_autofree char *folder = desk_drafts_folder (county->path);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  county_show (county);
  type_party (county);
  county_close_window (county);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      for (gsize i = 0; i + strlen (IDENTITY) <= length; i++)
        g_assert_true (memcmp (content + i, IDENTITY, strlen (IDENTITY)) != 0);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  county_free (county, TRUE);
}

/* The program ends between the commit and the deletion of the draft. */
static void
test_already_done (void)
{
  County *county = county_new (NULL);
  g_autofree char *folder = desk_drafts_folder (county->path);
  g_autoptr (GPtrArray) drafts = NULL, none = NULL;
  DeskDraft *draft;

  county_show (county);
  type_party (county);
  county_close_window (county);
  drafts = drafts_of (county);
  draft = drafts->pdata[0];
  county_show (county);
  open_first (county);
  desk_form_session_save (session_of (county));
  county_until (is_gone (county));
  g_assert_cmpuint (county_count (county, "party"), ==, 4);
  g_assert_true (desk_drafts_save (folder, draft, NULL)); /* as if it had not been deleted */
  open_first (county);
  desk_form_session_save (session_of (county));
  county_until (is_gone (county));
  g_assert_cmpuint (county_count (county, "party"), ==, 4);
  none = drafts_of (county);
  g_assert_cmpuint (none->len, ==, 0);
  county_free (county, TRUE);
}

static void
test_damaged (void)
{
  County *county = county_new (NULL);
  g_autofree char *folder = desk_drafts_folder (county->path);
  g_autofree char *path = g_build_filename (folder, "019cdec0-0000-7000-8000-000000000000.draft", NULL);

  county_show (county);
  type_party (county);
  county_close_window (county);
  g_assert_true (g_file_set_contents (path, "not a draft", -1, NULL));
  county_show (county);
  desk_window_open (county->window, "drafts", NULL, NULL);
  county_until (desk_drafts_page_get_n (DESK_DRAFTS_PAGE (desk_window_get_page (county->window))) == 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  county_free (county, TRUE);
}

/* What the killed program does: types, and waits to be killed. */
static int
typist (const char *folder)
{
  County *county = county_new (folder);

  county_show (county);
  type_party (county);
  (void) !write (STDOUT_FILENO, "typed\n", 6);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

static void
test_killed (void)
{
  County *county = county_new (NULL);
  g_autofree char *folder = g_strdup (county->folder);
  const char *const argv[] = { program, "--typist", folder, NULL };
  g_autoptr (GError) error = NULL;
  char line[64] = "";
  GPid pid;
  int out, status;

  county_free (county, FALSE);
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *drafts_folder = g_build_filename (folder, "desk.fdesk.drafts", NULL);
  /* what was typed is on the disk a second after the last key, without anything else happening */
  for (guint tries = 0; tries < 300; tries++)
    {
      g_autoptr (GPtrArray) drafts = desk_drafts_list (drafts_folder, NULL, NULL);
      if (drafts != NULL && drafts->len > 0 && read (out, line, sizeof line - 1) > 0 && strstr (line, "typed") != NULL)
        break;
      g_usleep (50000);
    }
  g_usleep (1500000);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  close (out);
  county = county_new (folder);
  county_show (county);
  open_first (county);
  assert_typed (county);
  county_free (county, TRUE);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--typist"))
    {
      int one = 1;
      char **only = argv;
      shell_test_init (&one, &only);
      return typist (argv[2]);
    }
  program = g_file_read_link ("/proc/self/exe", NULL);
  shell_test_init (&argc, &argv);
  g_test_add_func ("/draft/window", test_window);
  g_test_add_func ("/draft/confidential", test_confidential);
  g_test_add_func ("/draft/already-done", test_already_done);
  g_test_add_func ("/draft/damaged", test_damaged);
  g_test_add_func ("/draft/killed", test_killed);
  return g_test_run ();
}
