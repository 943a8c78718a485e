/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-empty-state.h"
#include "shell/desk-light-label.h"
#include "shell/desk-number-card.h"
#include "shell/desk-offer.h"
#include "shell/desk-pill.h"
#include "shell/desk-tier-stepper.h"
#include "shell/desk-timeline-view.h"
#include "shell/desk-tooltip.h"

#include "shell-test.h"

#define assert_role(widget, role) \
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_ROLE_##role))
#define assert_labelled(widget) \
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))

static void
test_pill (void)
{
  GtkWidget *pill = desk_pill_new ("desk-half-symbolic", "办理中", DESK_TONE_BLUE);

  g_object_ref_sink (pill);
  assert_role (pill, STATUS);
  assert_labelled (pill);
  g_assert_true (gtk_widget_has_css_class (pill, "t-blue"));
  desk_pill_set (DESK_PILL (pill), "desk-check-symbolic", "已办结", DESK_TONE_GREEN);
  g_assert_cmpstr (desk_pill_get_word (DESK_PILL (pill)), ==, "已办结");
  g_assert_true (gtk_widget_has_css_class (pill, "t-green"));
  g_assert_false (gtk_widget_has_css_class (pill, "t-blue"));
  desk_pill_set (DESK_PILL (pill), NULL, NULL, DESK_TONE_PLAIN);
  g_assert_false (gtk_widget_get_visible (pill));
  g_object_unref (pill);
}

static void
test_light (void)
{
  GtkWidget *light = desk_light_label_new (DESK_LIGHT_OVERDUE, "超期 2 工作日");

  g_object_ref_sink (light);
  assert_role (light, STATUS);
  assert_labelled (light);
  g_assert_true (gtk_widget_has_css_class (light, "l-red"));
  desk_light_label_set (DESK_LIGHT_LABEL (light), DESK_LIGHT_WARNING, NULL);
  g_assert_true (gtk_widget_has_css_class (light, "l-amber"));
  g_assert_false (gtk_widget_has_css_class (light, "l-red"));
  g_assert_cmpstr (desk_light_label_get_words (DESK_LIGHT_LABEL (light)), ==, desk_light_word (DESK_LIGHT_WARNING));
  /* no light may look or sound like another */
  for (int a = DESK_LIGHT_NORMAL; a <= DESK_LIGHT_DONE; a++)
    for (int b = a + 1; b <= DESK_LIGHT_DONE; b++)
      {
        g_assert_cmpstr (desk_light_icon (a), !=, desk_light_icon (b));
        g_assert_cmpstr (desk_light_word (a), !=, desk_light_word (b));
      }
  g_object_unref (light);
}

static const char *const tiers[] = { "现场解决", "部门办理", "部门协调", "领导小组", "县领导", NULL };

static void
test_stepper (void)
{
  GtkWidget *stepper = desk_tier_stepper_new (tiers);
  g_autofree char *none = NULL, *third = NULL;

  g_object_ref_sink (stepper);
  none = desk_tier_stepper_dup_text (DESK_TIER_STEPPER (stepper));
  desk_tier_stepper_set (DESK_TIER_STEPPER (stepper), 2, FALSE, NULL);
  third = desk_tier_stepper_dup_text (DESK_TIER_STEPPER (stepper));
  g_assert_cmpstr (none, !=, third);
  g_assert_nonnull (strstr (third, "部门协调"));
  g_assert_nonnull (strstr (third, "3"));
  assert_labelled (stepper);
  g_object_unref (stepper);
}

static void
note_id (DeskTimelineView *view G_GNUC_UNUSED, const char *id, char **into)
{
  *into = g_strdup (id);
}

/* All lines of it have room. Measured with the margins, which are no part of its width. */
static void
assert_whole (GtkWidget *label)
{
  int margins = gtk_widget_get_margin_start (label) + gtk_widget_get_margin_end (label), least;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label) + margins, &least, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (label), >=, least);
}

static void
assert_inside (GtkWidget *widget, int width)
{
  g_assert_cmpint (gtk_widget_get_width (widget), <=, width);
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    assert_whole (widget);
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    if (!GTK_IS_NATIVE (c))
      assert_inside (c, width);
}

/* Long words take a second line instead of running into their neighbours. */
static void
test_stepper_narrow (void)
{
  static const char *const words[] = { "On site", "One unit", "Coordination of several departments", "Leading group of the county", "County leaders", NULL };
  GtkWidget *stepper = desk_tier_stepper_new (words), *clamp = adw_clamp_new ();
  GtkWidget *window;

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 332);
  adw_clamp_set_child (ADW_CLAMP (clamp), stepper);
  window = shell_test_show (clamp, 500, 200);
  g_assert_cmpint (gtk_widget_get_width (stepper), <=, 332);

  for (GtkWidget *step = gtk_widget_get_first_child (stepper); step != NULL; step = gtk_widget_get_next_sibling (step))
    assert_inside (step, gtk_widget_get_width (stepper) / 5 + 1);
  shell_test_close (window);
}

static void
test_timeline (void)
{
  GtkWidget *view = desk_timeline_view_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (DeskTimelineRow));
  g_autofree char *id = NULL;
  GtkWidget *window, *list, *row;
  int at_200, at_400;

  for (int i = 0; i < 250; i++)
    {
      DeskTimelineRow r = { i == 0 ? "first" : NULL, "03-11", "县人社局报进展：到岗 46 名，余 74 名，其余人员分三批到岗", "李某 · 附件 1", DESK_TONE_BLUE };
      g_array_append_val (rows, r);
    }
  g_signal_connect (view, "row-activated", G_CALLBACK (note_id), &id);
  desk_timeline_view_set (DESK_TIMELINE_VIEW (view), (DeskTimelineRow *) rows->data, rows->len);
  g_assert_cmpuint (desk_timeline_view_get_n_rows (DESK_TIMELINE_VIEW (view)), ==, 250);
  list = gtk_widget_get_first_child (view);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 99));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 100));
  desk_timeline_view_show_more (DESK_TIMELINE_VIEW (view));
  desk_timeline_view_show_more (DESK_TIMELINE_VIEW (view));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 249));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_last_child (view)));
  desk_timeline_view_set (DESK_TIMELINE_VIEW (view), (DeskTimelineRow *) rows->data, 3);
  window = shell_test_show (view, 300, 300);
  /* a narrower rail is a higher one: the lines wrap, none is cut */
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 200, &at_200, NULL, NULL, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 600, &at_400, NULL, NULL, NULL);
  g_assert_cmpint (at_200, >, at_400);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  assert_labelled (row);
  gtk_widget_activate (row);
  g_assert_cmpstr (id, ==, "first");
  shell_test_close (window);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_number (void)
{
  GtkWidget *card = desk_number_card_new ("today.overdue", "desk-alert-symbolic", DESK_TONE_RED, "超期", "项", FALSE);
  guint clicks = 0;

  g_object_ref_sink (card);
  assert_role (card, BUTTON);
  assert_labelled (card);
  g_signal_connect_swapped (card, "clicked", G_CALLBACK (count), &clicks);
  desk_number_card_set (DESK_NUMBER_CARD (card), "3", "最长 2 个工作日");
  g_assert_cmpstr (desk_number_card_get_number (DESK_NUMBER_CARD (card)), ==, "3");
  g_signal_emit_by_name (card, "clicked");
  g_assert_cmpuint (clicks, ==, 1);
  g_assert_true (desk_offer_find (card, "today.overdue") == card);
  g_object_unref (card);
}

static void
test_offer (void)
{
  const DeskOffer offer = { "case.resolve", "win.print", "_Resolve", NULL, "desk-check-symbolic", "<Control>r", "suggested-action flat" };
  const DeskOffer first = { "visits.new", NULL, "Register a visit", NULL, NULL, NULL, NULL };
  GtkWidget *button = desk_offer_button (&offer), *icon = desk_offer_icon_button (&offer);
  GtkWidget *empty = desk_empty_state_new ("desk-shoe-symbolic", "No visits yet", "Visits to parties are kept here.", &first);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *target = NULL;

  g_object_ref_sink (button);
  g_object_ref_sink (icon);
  g_object_ref_sink (empty);
  g_assert_cmpstr (gtk_widget_get_name (button), ==, "case.resolve");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.print");
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action") && gtk_widget_has_css_class (button, "flat"));
  assert_labelled (button);
  assert_labelled (icon);
  g_assert_true (gtk_widget_get_has_tooltip (icon));
  g_assert_nonnull (strstr (desk_tooltip_get (icon), "Resolve"));
  g_assert_null (strchr (desk_tooltip_get (icon), '_'));
  desk_offer_append (&offer, menu);
  g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, G_MENU_ATTRIBUTE_ACTION, "s", &target));
  g_assert_cmpstr (target, ==, "win.print");
  g_assert_nonnull (desk_offer_find (empty, "visits.new"));
  g_assert_true (gtk_widget_has_css_class (desk_offer_find (empty, "visits.new"), "suggested-action"));
  g_object_unref (button);
  g_object_unref (icon);
  g_object_unref (empty);
}

/* All parts together, to be looked at. */
static void
test_gallery (void)
{
  static const struct { const char *icon, *word; DeskTone tone; } pills[] = {
    { "desk-inbox-symbolic", "待签收", DESK_TONE_PURPLE }, { "desk-half-symbolic", "办理中", DESK_TONE_BLUE },
    { "desk-check-symbolic", "已办结", DESK_TONE_GREEN }, { "desk-phone-symbolic", "待回访", DESK_TONE_TEAL },
    { "desk-back-symbolic", "已退回", DESK_TONE_ORANGE }, { "desk-pausec-symbolic", "已暂停", DESK_TONE_GREY },
  };
  static const DeskTimelineRow rows[] = {
    { "a", "03-11", "县人社局报进展：到岗 46 名，余 74 名", "李某 · 附件 1", DESK_TONE_BLUE },
    { NULL, "03-09", "提级：部门办理 → 部门协调，需两部门协调", "李某", DESK_TONE_ORANGE },
    { NULL, "03-03", "走访登记", "张某、王某某", DESK_TONE_GREY },
  };
  const DeskOffer first = { "visits.new", NULL, "登记走访", NULL, "list-add-symbolic", NULL, NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *stepper = desk_tier_stepper_new (tiers), *view = desk_timeline_view_new (), *window;

  for (guint i = 0; i < G_N_ELEMENTS (pills); i++)
    gtk_box_append (GTK_BOX (row), desk_pill_new (pills[i].icon, pills[i].word, pills[i].tone));
  for (int i = 0; i < 3; i++)
    {
      GtkWidget *card = desk_number_card_new ("n", "desk-alert-symbolic", i == 1 ? DESK_TONE_GREEN : DESK_TONE_RED, i == 2 ? "满意率" : "超期", i == 2 ? "%" : "项", i == 2);
      desk_number_card_set (DESK_NUMBER_CARD (card), i == 2 ? "97.5" : "3", "最长 2 个工作日");
      gtk_widget_set_hexpand (card, TRUE);
      gtk_box_append (GTK_BOX (cards), card);
    }
  desk_tier_stepper_set (DESK_TIER_STEPPER (stepper), 2, FALSE, NULL);
  desk_timeline_view_set (DESK_TIMELINE_VIEW (view), rows, G_N_ELEMENTS (rows));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), cards);
  gtk_box_append (GTK_BOX (box), stepper);
  for (int light = DESK_LIGHT_NORMAL; light <= DESK_LIGHT_DONE; light++)
    gtk_box_append (GTK_BOX (box), desk_light_label_new (light, light == DESK_LIGHT_OVERDUE ? "超期 2 工作日" : NULL));
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), desk_empty_state_new ("desk-shoe-symbolic", "还没有走访", "走访企业、农户和村（社区）的记录都在这里，走访中发现的问题登记为事项。", &first));
  gtk_widget_add_css_class (box, "desk-page");
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  window = shell_test_show (box, 620, 760);
  gtk_widget_add_css_class (window, "desk-page");
  shell_test_picture (window, "parts");
  shell_test_close (window);
}

int
main (int argc, char **argv)
{
  shell_test_init (&argc, &argv);
  g_test_add_func ("/shell/parts/pill", test_pill);
  g_test_add_func ("/shell/parts/light", test_light);
  g_test_add_func ("/shell/parts/stepper", test_stepper);
  g_test_add_func ("/shell/parts/stepper-narrow", test_stepper_narrow);
  g_test_add_func ("/shell/parts/timeline", test_timeline);
  g_test_add_func ("/shell/parts/number", test_number);
  g_test_add_func ("/shell/parts/offer", test_offer);
  g_test_add_func ("/shell/parts/gallery", test_gallery);
  return g_test_run ();
}
