/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-text.h"

#include "model/desk-error.h"

static void
assert_made (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_fold_width (void)
{
  assert_made (desk_text_fold_width ("ＱＹ－２０２６　（１）～！"), "QY-2026 (1)~!");
  assert_made (desk_text_fold_width ("￥１２．５"), "¥12.5");
  assert_made (desk_text_fold_width ("「合兴」。、……"), "「合兴」。、……");
  assert_made (desk_text_fold_width (NULL), "");
  assert_made (desk_text_fold_width ("a\xff" "b"), "a\xef\xbf\xbd" "b");
}

static void
test_check (void)
{
  static const struct {
    const char *text;
    gsize len;
  } wrong[] = {
    { "a\0b", 3 },          { "\xe4\xb8", 2 },           { "bell\a", 5 },     { "a\rb", 3 },
    { "\x7f", 1 },          { "\xc2\x85", 2 },           { "\xe2\x80\xae", 3 }, { "\xe2\x81\xa6", 3 },
    { "\xef\xbf\xbf", 3 },  { "\xef\xb7\x90", 3 },       { "e\xcc\x81", 3 },  { "\xef\xa4\x80", 3 },
    { "\xed\xa0\x80", 3 },
  };

  g_assert_true (desk_text_check ("", NULL));
  g_assert_true (desk_text_check ("第一行\n\t第二行 café 𠮷", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (desk_text_check_len (wrong[i].text, wrong[i].len, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
  }
}

/* Nearly every text is let through without being composed: none that is not composed may be. */
static void
test_composed (void)
{
  for (gunichar c = 1; c < 0x20000; c++) {
    const gunichar wide[] = { 'e', c, c, 0xe9, c, 0x5de5, c, 0 };
    g_autoptr (GError) error = NULL;

    if (!g_unichar_validate (c))
      continue;
    g_autofree char *text = g_ucs4_to_utf8 (wide, -1, NULL, NULL, NULL);
    g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

    if (desk_text_check (text, &error))
      g_assert_cmpstr (text, ==, composed);
    else if (g_str_equal (text, composed)) /* then it is one that no text may hold */
      g_assert_null (g_strstr_len (error->message, -1, "NFC"));
  }
}

static void
test_position (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_text_check ("道路\x01", &error));
  g_assert_nonnull (g_strstr_len (error->message, -1, "U+0001"));
  g_assert_nonnull (g_strstr_len (error->message, -1, "position 3"));
}

static void
test_normalise (void)
{
  g_autofree char *made = desk_text_normalise ("\xef\xbb\xbf" "e\xcc\x81\r\nb\rc");

  g_assert_cmpstr (made, ==, "é\nb\nc");
  g_assert_true (desk_text_check (made, NULL));
  g_assert_null (desk_text_normalise ("\xff"));
  g_assert_null (desk_text_normalise (NULL));
}

static void
test_collapse (void)
{
  assert_made (desk_text_collapse ("  道路　积水\n\t 严重 "), "道路 积水 严重");
  assert_made (desk_text_collapse (NULL), "");
  g_assert_true (desk_text_is_blank (NULL));
  g_assert_true (desk_text_is_blank (" 　\n"));
  g_assert_false (desk_text_is_blank (" 一 "));
}

static void
test_cut (void)
{
  assert_made (desk_text_cut ("道路积水", 4), "道路积水");
  assert_made (desk_text_cut ("道路积水", 3), "道路…");
  assert_made (desk_text_cut ("道路积水", 1), "…");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold-width", test_fold_width);
  g_test_add_func ("/text/check", test_check);
  g_test_add_func ("/text/composed", test_composed);
  g_test_add_func ("/text/position", test_position);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/collapse", test_collapse);
  g_test_add_func ("/text/cut", test_cut);
  return g_test_run ();
}
