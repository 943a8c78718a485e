/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "model/desk-registry.h"
#include "plugin/desk-catalogue.h"

static void
test_chinese_labels (void)
{
  g_autoptr (DeskRegistry) registry = NULL;

  g_assert_true (desk_catalogue_use_chinese (NULL));
  registry = desk_registry_new ();
  g_assert_cmpstr (desk_registry_find_type (registry, "case")->label_zh, ==, "事项");
  g_assert_cmpstr (desk_registry_find_type (registry, "case")->label, ==, "Case");
}

static void
test_unreadable (void)
{
  static const char *const contents[] = { "", "x", "\xde\x12\x04\x95", "\xde\x12\x04\x95\0\0\0\0\xff\xff\xff\xff\x1c\0\0\0\x1c\0\0\0\0\0\0\0" };
  static const gsize sizes[] = { 0, 1, 4, 24 };
  g_autofree char *folder = g_dir_make_tmp ("desk-catalogue-XXXXXX", NULL);
  g_autofree char *deep = g_build_filename (folder, "zh_CN", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (deep, "frontline-desk.mo", NULL);

  g_assert_false (desk_catalogue_use_chinese (folder));
  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_assert_true (g_file_set_contents (path, contents[i], (gssize) sizes[i], NULL));
    g_assert_false (desk_catalogue_use_chinese (folder));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/unreadable", test_unreadable);
  g_test_add_func ("/catalogue/chinese-labels", test_chinese_labels);
  return g_test_run ();
}
