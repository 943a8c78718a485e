/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-identity.h"

#include <string.h>

#include "model/desk-error.h"

typedef char *(*Check) (const char *text, GError **error);

typedef struct {
  const char *typed;
  const char *expected; /* the canonical text, or a word of the refusal */
} Pair;

static void
assert_right (Check check, const Pair *pairs, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    GError *error = NULL;
    g_autofree char *made = check (pairs[i].typed, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (made, ==, pairs[i].expected);
  }
}

static void
assert_wrong (Check check, const Pair *pairs, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (check (pairs[i].typed, &error));
    g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
    if (strstr (error->message, pairs[i].expected) == NULL)
      g_error ("“%s” was refused with “%s”, not for its %s", pairs[i].typed, error->message, pairs[i].expected);
  }
}

static void
assert_made (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

/* The standard's own example, 11010519491231002X. */
static void
test_identity_number (void)
{
  static const Pair right[] = {
    { "11010519491231002X", "11010519491231002X" },
    { " 110105 19491231 002x ", "11010519491231002X" },
    { "１１０１０５－１９４９１２３１－００２Ｘ", "11010519491231002X" },
  };
  static const Pair wrong[] = {
    { "", "18 digits" },
    { "110105491231002", "15-digit" },
    { "1101051949123100", "18 digits" },
    { "1101051949123100AX", "18 digits" },
    { "00010519491231002X", "province" },
    { "110105194902300020", "birth date" },
    { "440524188001010014", "birth date" },
    { "110105194912310021", "check digit" },
    { "11010519491231020X", "check digit" },
  };
  char birth[11];

  assert_right (desk_identity_number_check, right, G_N_ELEMENTS (right));
  assert_wrong (desk_identity_number_check, wrong, G_N_ELEMENTS (wrong));
  g_assert_true (desk_identity_number_birth ("11010519491231002X", birth));
  g_assert_cmpstr (birth, ==, "1949-12-31");
  g_assert_false (desk_identity_number_birth ("junk", birth));
  g_assert_false (desk_identity_number_is_male ("11010519491231002X"));
  g_assert_cmpint (desk_identity_number_make ("11010519491231002"), ==, 'X');
  g_assert_cmpint (desk_identity_number_make ("1101"), ==, 0);
}

/* Every wrong digit and every swap of neighbours is found. */
static void
test_identity_errors (void)
{
  static const char number[] = "500231198507124516";
  char wrong[19];

  memcpy (wrong, number, sizeof number);
  wrong[17] = desk_identity_number_make (number);
  for (guint i = 14; i < 17; i++)
    for (char digit = '0'; digit <= '9'; digit++) {
      char kept = wrong[i];
      g_autofree char *made = NULL;

      wrong[i] = digit;
      made = desk_identity_number_check (wrong, NULL);
      g_assert_cmpint (made != NULL, ==, digit == kept);
      wrong[i] = kept;
    }
}

static void
test_credit_code (void)
{
  static const Pair right[] = {
    { "91110000600037341L", "91110000600037341L" },
    { "9144 0300 7152 6726 xg", "9144030071526726XG" },
    { "９１１１００００６０００３７３４１Ｌ", "91110000600037341L" },
    { "91330326ma2abcdexg", "91330326MA2ABCDEXG" },
    { "911100006000373477", "911100006000373477" }, /* an organisation code that does not follow GB 11714 */
  };
  static const Pair wrong[] = {
    { "", "18 characters" },
    { "110000000123456", "15-digit" },
    { "91110000600037341", "18 characters" },
    { "9111O000600037341L", "without I" },
    { "9A110000600037341L", "check character" },
    { "911A0000600037341L", "area" },
    { "91110000600037341M", "check character" },
    { "91110000600037314L", "check character" },
  };

  assert_right (desk_credit_code_check, right, G_N_ELEMENTS (right));
  assert_wrong (desk_credit_code_check, wrong, G_N_ELEMENTS (wrong));
  /* GB 11714's own example, D2143569X. */
  g_assert_cmpint (desk_organisation_code_make ("D2143569"), ==, 'X');
  g_assert_cmpint (desk_organisation_code_make ("60003734"), ==, '1');
  g_assert_cmpint (desk_organisation_code_make ("00000000"), ==, '0');
  g_assert_cmpint (desk_organisation_code_make ("d2143569"), ==, 0);
  g_assert_cmpint (desk_organisation_code_make ("6000373"), ==, 0);
  g_assert_cmpint (desk_credit_code_make ("91110000600037341"), ==, 'L');
  g_assert_cmpint (desk_credit_code_make ("9111000060003734I"), ==, 0);
  g_assert_cmpint (desk_credit_code_make ("911"), ==, 0);
}

static void
test_telephone (void)
{
  static const Pair right[] = {
    { "13812345678", "13812345678" },       { "138-1234-5678", "13812345678" },   { "+86 138 1234 5678", "13812345678" },
    { "008613812345678", "13812345678" },   { "１３８１２３４５６７８", "13812345678" }, { "023-40661234", "023-40661234" },
    { "02340661234", "023-40661234" },      { "(023) 4066 1234", "023-40661234" }, { "023-4066-1234", "023-40661234" },
    { "+86 23 40661234", "023-40661234" },  { "023-40661234-801", "023-40661234-801" },
    { "023-40661234转801", "023-40661234-801" }, { "010-66551234 ext.12", "010-66551234-12" },
    { "0816-2345678", "0816-2345678" },     { "40661234", "40661234" },            { "12345", "12345" },
    { "110", "110" },                       { "95588", "95588" },                  { "400-812-3123", "4008123123" },
  };
  static const Pair wrong[] = {
    { "", "digits" },           { "call me", "digits" },        { "12812345678", "13 to 19" },
    { "1381234567", "neither" }, { "023-1234567", "neither" },  { "023-4066123", "neither" },
    { "040661234", "neither" }, { "138123456789", "neither" },
  };

  assert_right (desk_telephone_check, right, G_N_ELEMENTS (right));
  assert_wrong (desk_telephone_check, wrong, G_N_ELEMENTS (wrong));
}

static void
test_bank_card (void)
{
  static const Pair right[] = {
    { "4111 1111 1111 1111", "4111111111111111" },
    { "４１１１－１１１１－１１１１－１１１１", "4111111111111111" },
  };
  static const Pair wrong[] = {
    { "4111111111111112", "check digit" },
    { "41111111111", "12 to 19" },
    { "4111 1111 1111 111a", "12 to 19" },
    { "", "12 to 19" },
  };

  assert_right (desk_bank_card_check, right, G_N_ELEMENTS (right));
  assert_wrong (desk_bank_card_check, wrong, G_N_ELEMENTS (wrong));
}

static void
test_masks (void)
{
  assert_made (desk_mask_identity_number ("11010119900101123X"), "110101********123X");
  assert_made (desk_mask_identity_number ("12345"), "*****");
  assert_made (desk_mask_telephone ("13812345678"), "138****5678");
  assert_made (desk_mask_telephone ("023-40661234"), "023-******34");
  assert_made (desk_mask_telephone ("40661234"), "******34");
  assert_made (desk_mask_telephone ("12345"), "*****");
  assert_made (desk_mask_bank_card ("6222020000000000008"), "6222***********0008");
  assert_made (desk_mask_text ("高血压"), "高**");
  assert_made (desk_mask_text ("癌"), "*");
  assert_made (desk_mask_text (""), "");
  g_assert_null (desk_mask_text (NULL));
  g_assert_null (desk_mask_telephone (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/number", test_identity_number);
  g_test_add_func ("/identity/errors", test_identity_errors);
  g_test_add_func ("/identity/credit-code", test_credit_code);
  g_test_add_func ("/identity/telephone", test_telephone);
  g_test_add_func ("/identity/bank-card", test_bank_card);
  g_test_add_func ("/identity/masks", test_masks);
  return g_test_run ();
}
