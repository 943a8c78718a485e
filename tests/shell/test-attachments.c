/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in a form: pasted, dropped, removed, kept in a draft, saved, and shown on the page. */
#include "form-county.h"

#include "shell/desk-attachment-list.h"
#include "shell/desk-deeds.h"
#include "shell/desk-form-page.h"
#include "shell/desk-form.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-record-page.h"
#include "store/desk-files.h"

static DeskFormSession *
session_of (County *county)
{
  return desk_form_page_get_session (DESK_FORM_PAGE (desk_window_get_page (county->window)));
}

static guint
count (GtkWidget *form)
{
  return desk_attachment_list_get_n (DESK_ATTACHMENT_LIST (shell_test_find_type (form, DESK_TYPE_ATTACHMENT_LIST)));
}

static char *
problem_of (GtkWidget *form)
{
  return desk_form_dup_problem (DESK_FORM (form), "attachments");
}

static gboolean
has_problem (GtkWidget *form, const char *words)
{
  g_autofree char *problem = problem_of (form);

  return problem != NULL && strstr (problem, words) != NULL;
}

/* Drops files on the row as the display would. */
static void
drop (GtkWidget *form, const char *const *paths)
{
  GtkWidget *box = gtk_widget_get_parent (shell_test_find_type (form, DESK_TYPE_ATTACHMENT_LIST));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (box);
  GSList *files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_slist_free_full (files, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  g_assert_true (taken);
}

/* A picture of one colour, large enough to be seen. */
static GdkTexture *
make_texture (void)
{
  static guchar pixels[32 * 32 * 4];

  for (guint i = 0; i < sizeof pixels; i++)
    pixels[i] = i % 4 == 0 ? 40 : i % 4 == 3 ? 255 : 160;
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  return gdk_memory_texture_new (32, 32, GDK_MEMORY_R8G8B8A8, bytes, 32 * 4);
}

static char *
write_file (County *county, const char *name, const char *words)
{
  char *path = g_build_filename (county->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  return path;
}

static void
test_form (void)
{
  County *county = county_new (NULL);
  g_autofree char *contract = write_file (county, "合同.txt", "甲方乙方"), *empty = write_file (county, "空的.txt", "");
  g_autofree char *photo = g_build_filename (county->folder, "现场.png", NULL);
  g_autoptr (GdkTexture) texture = make_texture ();

  g_assert_true (gdk_texture_save_to_png (texture, photo));
  county_show (county);
  desk_deeds_create (county->window, "ent.demand", g_variant_new_parsed ("{'party': %s}", county_text (&county->firm)));
  county_wait ();
  GtkWidget *form = county_form (county);
  county_type (form, "title", "新车间变压器增容");
  drop (form, (const char *const[]) { contract, photo, NULL });
  county_until (count (form) == 2);
  county_wait ();
  g_assert_null (problem_of (form));
  /* twice is once, and one that cannot be taken is named; what was there stays */
  drop (form, (const char *const[]) { contract, empty, county->folder, NULL });
  county_until (has_problem (form, "合同.txt"));
  g_autofree char *problem = problem_of (form);
  g_assert_nonnull (strstr (problem, "空的.txt"));
  g_auto (GStrv) lines = g_strsplit (problem, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpuint (count (form), ==, 2);
  /* a picture is pasted, and the nothing in the clipboard is told */
  GdkClipboard *clipboard = gtk_widget_get_clipboard (form);
  gdk_clipboard_set_texture (clipboard, texture);
  g_signal_emit_by_name (desk_offer_find (form, "attachments.paste"), "clicked");
  /* its bytes are those of the file, as the same program wrote both: said, not kept twice */
  county_until (has_problem (form, ".png"));
  gdk_clipboard_set_text (clipboard, "只有字");
  g_signal_emit_by_name (desk_offer_find (form, "attachments.paste"), "clicked");
  county_wait ();
  county_until (!has_problem (form, ".png"));
  shell_test_picture (GTK_WIDGET (county->window), "attachments-form");
  /* removed, and the rest is in the draft when the window goes */
  g_signal_emit_by_name (desk_offer_find (form, "attachment.remove"), "clicked");
  g_assert_cmpuint (count (form), ==, 1);
  g_autofree char *draft = desk_uuid_to_string (desk_form_session_get_uid (session_of (county)));
  county_close_window (county);
  county_show (county);
  desk_deeds_open_draft (county->window, draft);
  county_wait ();
  form = county_form (county);
  g_assert_cmpuint (count (form), ==, 1);
  county_type (form, "title", "新车间变压器增容，附照片");
  county_type (form, "category", "2");
  desk_form_session_save (session_of (county));
  county_until (!DESK_IS_FORM_PAGE (desk_window_get_page (county->window)));
  county_free (county, TRUE);
}

static void
test_page (void)
{
  County *county = county_new (NULL);
  g_autofree char *folder = desk_files_folder (county->path);
  g_autoptr (GdkTexture) texture = make_texture ();
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_attachment_free);
  DeskUuid uid;

  county_register (county, "新车间变压器增容", &uid);
  g_ptr_array_add (list, desk_files_add_bytes (folder, "现场.png", png, NULL));
  g_autofree char *text = desk_attachments_to_text (list);
  DeskCommand *command = county_command (county, "change");
  desk_command_part_set_text (desk_command_add (command, "change", &uid, NULL, DESK_ANY_VERSION), "attachments", text);
  county_do (county, command);
  GtkWidget *page = desk_record_page_new (county->store);
  desk_page_view_open (page, county_text (&uid));
  GtkWidget *window = shell_test_show (page, 1100, 700);
  county_until (shell_test_find_type (page, DESK_TYPE_ATTACHMENT_LIST) != NULL);
  g_assert_nonnull (desk_offer_find (page, "attachment.open"));
  g_assert_nonnull (desk_offer_find (page, "attachment.save"));
  g_assert_null (desk_offer_find (page, "attachment.remove"));
  county_wait ();
  shell_test_picture (page, "attachments-page");
  shell_test_close (window);
  county_free (county, TRUE);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/attachments/form", test_form);
  g_test_add_func ("/attachments/page", test_page);
  return g_test_run ();
}
