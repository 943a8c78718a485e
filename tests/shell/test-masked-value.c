/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-county.h"

#include "shell/desk-masked-value.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-record-page.h"

static void
test_page (void)
{
  County *county = county_new (NULL);
  GtkWidget *page, *window, *masked = NULL;

  page = desk_record_page_new (county->store);
  desk_page_view_open (page, county_text (&county->firm));
  window = shell_test_show (page, 1100, 700);
  county_until ((masked = shell_test_find_type (page, DESK_TYPE_MASKED_VALUE)) != NULL);
  g_assert_false (shell_test_says (page, "13800001111"));
  g_assert_nonnull (desk_offer_find (page, "fact.unmask"));
  desk_masked_value_reveal (DESK_MASKED_VALUE (masked), county->store, "回访前核对");
  /* the event has the page read anew, and the value goes on standing there */
  county_until (shell_test_says (page, "13800001111") && shell_test_says (page, "电话"));
  county_wait ();
  g_assert_true (shell_test_says (page, "13800001111"));
  masked = shell_test_find_type (page, DESK_TYPE_MASKED_VALUE);
  g_assert_true (desk_masked_value_is_shown (DESK_MASKED_VALUE (masked)));
  shell_test_picture (page, "unmasked");
  /* masked by hand */
  desk_masked_value_hide (DESK_MASKED_VALUE (masked));
  g_assert_false (shell_test_says (page, "13800001111"));
  /* masked when the page is left */
  desk_masked_value_reveal (DESK_MASKED_VALUE (masked), county->store, "再看一次");
  county_until (shell_test_says (page, "13800001111"));
  county_wait ();
  gtk_widget_set_visible (page, FALSE);
  g_assert_false (shell_test_says (page, "13800001111"));
  gtk_widget_set_visible (page, TRUE);
  county_wait ();
  g_assert_false (shell_test_says (page, "13800001111"));
  /* without a reason it is refused, and said */
  masked = shell_test_find_type (page, DESK_TYPE_MASKED_VALUE);
  desk_masked_value_reveal (DESK_MASKED_VALUE (masked), county->store, " ");
  county_wait ();
  g_assert_false (desk_masked_value_is_shown (DESK_MASKED_VALUE (masked)));
  shell_test_close (window);
  county_free (county, TRUE);
}

/* The event may be told before the answer comes: the page is filled anew, and the new row shows the value. */
static void
test_filled_anew (void)
{
  County *county = county_new (NULL);
  const DeskField *field = desk_type_find_field (desk_registry_find_type (desk_store_get_registry (county->store), "party"), "telephone");
  GtkWidget *page = desk_record_page_new (county->store), *window, *old = NULL, *grid, *row;
  int column, line, width, height;

  desk_page_view_open (page, county_text (&county->firm));
  window = shell_test_show (page, 1100, 700);
  county_until ((old = shell_test_find_type (page, DESK_TYPE_MASKED_VALUE)) != NULL);
  grid = gtk_widget_get_parent (old);
  gtk_grid_query_child (GTK_GRID (grid), old, &column, &line, &width, &height);
  desk_masked_value_reveal (DESK_MASKED_VALUE (old), county->store, "回访前核对");
  gtk_grid_remove (GTK_GRID (grid), old);
  row = desk_masked_value_new (&county->firm, field, "138****1111");
  gtk_grid_attach (GTK_GRID (grid), row, column, line, width, height);
  county_until (shell_test_says (page, "13800001111"));
  county_wait ();
  g_assert_true (shell_test_says (page, "13800001111"));
  shell_test_close (window);
  county_free (county, TRUE);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/masked-value/page", test_page);
  g_test_add_func ("/masked-value/filled-anew", test_filled_anew);
  return g_test_run ();
}
