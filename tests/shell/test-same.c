/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties that are one: told while one is entered, looked for on a page, merged, and opened from an old link. */
#include "form-county.h"

#include "shell/desk-deeds.h"
#include "shell/desk-form.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-record-page.h"
#include "shell/desk-same-card.h"
#include "shell/desk-same-page.h"

static void
add_firm (County *county, const char *name, DeskUuid *uid)
{
  DeskCommand *command = county_command (county, "create");
  DeskCommandPart *part;

  desk_store_new_uuid (county->store, uid);
  part = desk_command_add (command, "create", uid, "party", 0);
  desk_command_part_set_text (part, "name", name);
  desk_command_part_set_text (part, "kind", "organisation");
  desk_command_part_set_uuid (part, "area", &county->town);
  county_do (county, command);
}

static void
test_card (void)
{
  County *county = county_new (NULL);
  DeskUuid uid;

  add_firm (county, "合興福利院", &uid);
  county_show (county);
  desk_deeds_create (county->window, "party", g_variant_new_parsed ("{'area': %s}", county_text (&county->town)));
  county_wait ();
  GtkWidget *form = county_form (county);
  GtkWidget *card = desk_offer_find (GTK_WIDGET (county->window), "same");
  g_assert_false (gtk_widget_get_visible (card));
  county_type (form, "name", "合兴福利院");
  county_until (desk_same_card_get_n (DESK_SAME_CARD (card)) == 1);
  g_assert_true (gtk_widget_get_visible (card));
  county_wait ();
  shell_test_picture (GTK_WIDGET (county->window), "same-card");
  county_type (form, "name", "另一家福利院");
  county_until (desk_same_card_get_n (DESK_SAME_CARD (card)) == 0);
  g_assert_false (gtk_widget_get_visible (card));
  county_close_window (county);
  county_free (county, TRUE);
}

static void
test_page (void)
{
  County *county = county_new (NULL);
  DeskUuid first, second;
  g_autoptr (GError) error = NULL;

  add_firm (county, "合兴福利院", &first);
  add_firm (county, "合兴 福利院", &second);
  GtkWidget *page = desk_same_page_new (county->store);
  GtkWidget *window = shell_test_show (page, 1000, 600);
  g_signal_emit_by_name (desk_offer_find (page, "same.look"), "clicked");
  county_until (desk_same_page_get_n (DESK_SAME_PAGE (page)) == 1);
  county_wait ();
  shell_test_picture (page, "same-page");
  g_signal_emit_by_name (desk_offer_find (page, "same.merge"), "clicked");
  county_until (desk_same_page_get_n (DESK_SAME_PAGE (page)) == 0);
  g_autoptr (DeskSnapshot) kept = desk_store_load (county->store, &first, &error);
  g_assert_false (kept->withdrawn);
  g_autoptr (DeskSnapshot) gone = desk_store_load (county->store, &second, &error);
  g_assert_true (gone->withdrawn);
  shell_test_close (window);
  /* the old link says where it went, and offers the way back */
  page = desk_record_page_new (county->store);
  desk_page_view_open (page, county_text (&second));
  window = shell_test_show (page, 1000, 600);
  county_until (desk_offer_find (page, "record.unmerge") != NULL);
  county_wait ();
  shell_test_picture (page, "same-merged");
  shell_test_close (window);
  county_free (county, TRUE);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/same/card", test_card);
  g_test_add_func ("/same/page", test_page);
  return g_test_run ();
}
