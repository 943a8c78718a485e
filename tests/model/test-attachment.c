/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-attachment.h"

#include <string.h>

#include "model/desk-field.h"

#define A "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const DeskField field = { "proof", "Proof", DESK_FIELD_ATTACHMENTS, 0 };

static void
test_round (void)
{
  const char *text = A " 1024 image/jpeg 现场 照片（1）.jpg\n" B " 7 text/plain b.txt";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = desk_attachments_parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  const DeskAttachment *first = g_ptr_array_index (list, 0);
  g_assert_cmpstr (first->name, ==, "现场 照片（1）.jpg"); /* the width of what people wrote stays */
  g_assert_cmpint (first->size, ==, 1024);
  g_assert_true (desk_attachment_is_picture (first));
  g_assert_false (desk_attachment_is_picture (g_ptr_array_index (list, 1)));
  g_autofree char *again = desk_attachments_to_text (list);
  g_assert_cmpstr (again, ==, text);
  g_autoptr (GPtrArray) none = desk_attachments_parse (NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (desk_attachments_to_text (none));
  g_assert_nonnull (desk_attachments_find (list, strchr (B, 'b')));
  g_assert_null (desk_attachments_find (list, "c"));
}

static void
test_wrong (void)
{
  static const char *const wrong[] = {
    "x", A, A " 1024", A " 1024 image/jpeg", A " 0 image/jpeg a", A " -1 image/jpeg a", A " 01 image/jpeg a", A " 1x image/jpeg a",
    A "a 1 image/jpeg a", "sha256:AAAA 1 image/jpeg a", A " 1 image a", A " 1 image/ a", A " 1 Image/jpeg a", A " 1 image/jpeg ../a",
    A " 1 image/jpeg a/b", A " 1 image/jpeg a\n" A " 1 image/jpeg b", A " 1 image/jpeg a\n", A " 1 image/jpeg  a",
  };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      DeskValue value = DESK_VALUE_INIT;
      g_test_message ("%s", wrong[i]);
      g_assert_null (desk_attachments_parse (wrong[i], &error));
      g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
      desk_value_init_text (&value, wrong[i]);
      g_assert_false (desk_field_check (&field, &value, NULL));
      desk_value_clear (&value);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_attachment_free);
  for (guint i = 0; i <= DESK_ATTACHMENTS_MAX; i++)
    {
      g_autofree char *sha256 = g_strdup_printf ("%064x", i);
      g_ptr_array_add (list, desk_attachment_new (sha256, 1, "text/plain", "a"));
    }
  g_autofree char *text = desk_attachments_to_text (list);
  g_assert_null (desk_attachments_parse (text, NULL));
  g_ptr_array_set_size (list, DESK_ATTACHMENTS_MAX);
  g_autofree char *fewer = desk_attachments_to_text (list);
  g_autoptr (GPtrArray) read = desk_attachments_parse (fewer, NULL);
  g_assert_cmpuint (read->len, ==, DESK_ATTACHMENTS_MAX);
}

static void
assert_name (const char *from, const char *expected)
{
  g_autofree char *name = desk_attachment_clean_name (from);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  assert_name ("/home/li/照片.jpg", "照片.jpg");
  assert_name ("C:\\扫描\\合同.pdf", "合同.pdf");
  assert_name ("a\nb\x01\xe2\x80\xae.txt", "ab.txt");
  assert_name ("  两 个   空格 .txt ", "两 个 空格 .txt");
  assert_name (NULL, "file");
  assert_name ("///", "file");
  assert_name ("\xb0\xa1.txt", "\xef\xbf\xbd\xef\xbf\xbd.txt"); /* GB 18030 bytes of a foreign disk */
  /* Who it is does not go to the log by way of a name. */
  assert_name ("王某330326199001011234.jpg", "王某330326********1234.jpg");
  assert_name ("33032619900101123X正面.png", "330326********123X正面.png");
  assert_name ("IMG_20260305_093000123.jpg", "IMG_20260305_093000123.jpg");
  assert_name ("1234567890123456789.jpg", "1234567890123456789.jpg"); /* 19 digits: something else */
  g_autoptr (GString) longer = g_string_new (NULL);
  for (guint i = 0; i < 120; i++)
    g_string_append (longer, "长");
  g_string_append (longer, ".xlsx");
  g_autofree char *cut = desk_attachment_clean_name (longer->str);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 100);
  g_assert_true (g_str_has_suffix (cut, "….xlsx"));
  assert_name (cut, cut); /* what is clean stays */
}

static void
test_format (void)
{
  DeskValue value = DESK_VALUE_INIT;
  desk_value_init_text (&value, A " 1 image/png a.png\n" B " 1 image/png b.png");
  g_autofree char *display = desk_field_format (&field, &value, DESK_FORMAT_DISPLAY, NULL);
  g_assert_cmpstr (display, ==, "a.png, b.png");
  g_autofree char *edit = desk_field_format (&field, &value, DESK_FORMAT_EDIT, NULL);
  g_auto (DeskValue) again = DESK_VALUE_INIT;
  g_assert_true (desk_field_parse (&field, edit, NULL, &again, NULL));
  g_assert_true (desk_value_equal (&value, &again));
  desk_value_clear (&value);
  g_autoptr (GPtrArray) list = desk_attachments_parse (A " 1 image/png a.png\n" B " 1 image/png b.png", NULL);
  g_autofree char *short_text = desk_attachments_describe (list, 1);
  g_assert_cmpstr (short_text, ==, "a.png and 1 more");
}

static void
count (const char *sha256, gint64 size, gpointer data)
{
  GString *seen = data;
  g_string_append_printf (seen, "%c%" G_GINT64_FORMAT " ", sha256[0], size);
}

static void
test_mentions (void)
{
  const char body[] = "{\"set\":{\"proof\":[null,\"" A " 12 image\\/jpeg a.jpg\\n" B " 34 text\\/plain b\"],\"words\":[null,\"sha256: 摘要\"]}}";
  g_autoptr (GString) seen = g_string_new (NULL);
  desk_attachments_each_mention (body, strlen (body), count, seen);
  g_assert_cmpstr (seen->str, ==, "a12 b34 ");
  /* At the very end, cut short, without a size. */
  static const char *const nothing[] = { "", "sha256:", A, A " ", A " x", "sha256:zz" };
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_string_truncate (seen, 0);
      desk_attachments_each_mention (nothing[i], strlen (nothing[i]), count, seen);
      g_assert_cmpstr (seen->str, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachment/round", test_round);
  g_test_add_func ("/attachment/wrong", test_wrong);
  g_test_add_func ("/attachment/too-many", test_too_many);
  g_test_add_func ("/attachment/names", test_names);
  g_test_add_func ("/attachment/format", test_format);
  g_test_add_func ("/attachment/mentions", test_mentions);
  return g_test_run ();
}
