/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/*
 * Every check first folds what people type: full-width forms, blanks, hyphens
 * and lower case. It returns the canonical text, freed with g_free(), or %NULL
 * with %DESK_MODEL_ERROR_INVALID whose sentence names the check that failed
 * and never repeats the number, so that it may be shown and logged.
 */

/**
 * desk_identity_number_check:
 * @text: a citizen's identity number
 *
 * GB 11643-1999: 18 characters, a province code, a birth date that exists and
 * the check character of ISO 7064 MOD 11-2. The 15-digit form, void since
 * 2013-01-01 (Resident Identity Card Law, decision of 2011-10-29), is refused.
 *
 * Returns: (transfer full) (nullable): the 18 characters, a check letter as X
 */
DESK_API char *desk_identity_number_check (const char *text, GError **error);

/** desk_identity_number_birth: writes the birth date of a checked number. Returns: %FALSE if @number is not one. */
DESK_API gboolean desk_identity_number_birth (const char *number, char out[11]);

/** desk_identity_number_is_male: Returns: %TRUE if the sequence digit of a checked number is odd. */
DESK_API gboolean desk_identity_number_is_male (const char *number);

/**
 * desk_identity_number_make:
 * @first17: 17 digits
 *
 * Returns: the check character, for invented numbers in demonstrations and
 *   tests; NUL if @first17 does not start with 17 digits
 */
DESK_API char desk_identity_number_make (const char *first17);

/**
 * desk_credit_code_check:
 * @text: an organisation's unified social credit code
 *
 * GB 32100-2015: 18 characters of digits and letters without I, O, S, V, Z,
 * the last of which checks the others by MOD 31 and finds every single slip of
 * the pen. The organisation code inside is not checked by itself: codes are in
 * use that do not follow GB 11714, and what stands on a licence is not refused.
 *
 * Returns: (transfer full) (nullable): the 18 characters in upper case
 */
DESK_API char *desk_credit_code_check (const char *text, GError **error);

/**
 * desk_organisation_code_make:
 * @first8: 8 digits and capital letters
 *
 * Returns: the check digit of GB 11714-1997, which may be X; NUL if @first8 does
 *   not start with such characters
 */
DESK_API char desk_organisation_code_make (const char *first8);

/**
 * desk_credit_code_make:
 * @first17: 17 characters of the code's alphabet
 *
 * Returns: the last character; NUL if @first17 has others
 */
DESK_API char desk_credit_code_make (const char *first17);

/**
 * desk_telephone_check:
 * @text: a telephone number of the mainland: mobile 13812345678 (+86 allowed),
 *   landline 023-40661234 with area code, extension 023-40661234-801 (or 转801),
 *   landline without area code 40661234, service numbers 12345, 95588, 4008123123
 *
 * Returns: (transfer full) (nullable): 13812345678, 023-40661234, 023-40661234-801
 */
DESK_API char *desk_telephone_check (const char *text, GError **error);

/**
 * desk_bank_card_check:
 * @text: 12 to 19 digits, the last by Luhn (ISO/IEC 7812-1)
 *
 * Returns: (transfer full) (nullable): the digits
 */
DESK_API char *desk_bank_card_check (const char *text, GError **error);

/*
 * Masks keep the number of characters and work on any text, checked or not:
 * what is too short to keep its ends is masked whole. %NULL gives %NULL.
 */

/** desk_mask_identity_number: Returns: (transfer full): 110101********1234. */
DESK_API char *desk_mask_identity_number (const char *text);

/** desk_mask_telephone: Returns: (transfer full): 138****5678; a landline keeps its area code and last two digits. */
DESK_API char *desk_mask_telephone (const char *text);

/** desk_mask_bank_card: Returns: (transfer full): the first and the last four digits, stars between. */
DESK_API char *desk_mask_bank_card (const char *text);

/** desk_mask_text: Returns: (transfer full): the first character of every text of at least two, stars after it. */
DESK_API char *desk_mask_text (const char *text);

G_END_DECLS
