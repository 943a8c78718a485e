/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-county.h"

#include "shell/desk-masked-value.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-record-page.h"

static GtkWidget *
find_masked (GtkWidget *widget)
{
  if (DESK_IS_MASKED_VALUE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_masked (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static void
test_page (void)
{
  County *county = county_new (NULL);
  GtkWidget *page, *window, *masked = NULL;

  page = desk_record_page_new (county->store);
  desk_page_view_open (page, county_text (&county->firm));
  window = shell_test_show (page, 1100, 700);
  county_until ((masked = find_masked (page)) != NULL);
  g_assert_false (says (page, "13800001111"));
  g_assert_nonnull (desk_offer_find (page, "fact.unmask"));
  desk_masked_value_reveal (DESK_MASKED_VALUE (masked), county->store, "回访前核对");
  /* the event has the page read anew, and the value goes on standing there */
  county_until (says (page, "13800001111") && says (page, "电话"));
  county_wait ();
  g_assert_true (says (page, "13800001111"));
  masked = find_masked (page);
  g_assert_true (desk_masked_value_is_shown (DESK_MASKED_VALUE (masked)));
  shell_test_picture (page, "unmasked");
  /* masked by hand */
  desk_masked_value_hide (DESK_MASKED_VALUE (masked));
  g_assert_false (says (page, "13800001111"));
  /* masked when the page is left */
  desk_masked_value_reveal (DESK_MASKED_VALUE (masked), county->store, "再看一次");
  county_until (says (page, "13800001111"));
  county_wait ();
  gtk_widget_set_visible (page, FALSE);
  g_assert_false (says (page, "13800001111"));
  gtk_widget_set_visible (page, TRUE);
  county_wait ();
  g_assert_false (says (page, "13800001111"));
  /* without a reason it is refused, and said */
  masked = find_masked (page);
  desk_masked_value_reveal (DESK_MASKED_VALUE (masked), county->store, " ");
  county_wait ();
  g_assert_false (desk_masked_value_is_shown (DESK_MASKED_VALUE (masked)));
  shell_test_close (window);
  county_free (county, TRUE);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/masked-value/page", test_page);
  return g_test_run ();
}
