/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-same-page.h"

#include "shell/desk-box.h"
#include "shell/desk-deed.h"
#include "shell/desk-empty-state.h"
#include "shell/desk-job.h"
#include "shell/desk-offer.h"
#include "shell/desk-record-facts.h"
#include "shell/desk-tooltip.h"
#include "store/desk-same.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DeskSamePage {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *stack, *summary, *list, *fault;
  GCancellable *looking;
  guint n;
};

static void page_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskSamePage, desk_same_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, page_iface))

static void
say_fault (DeskSamePage *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->fault), words != NULL ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
}

/* ---- merging one group ---- */

typedef struct {
  DeskSamePage *self;
  GtkWidget *card;
  GPtrArray *choices; /* GtkCheckButton *, with "uid" */
  GtkWidget *merge;
} Group;

static void
group_free (gpointer data)
{
  g_ptr_array_unref (((Group *) data)->choices);
  g_free (data);
}

static void
show_summary (DeskSamePage *self, guint more)
{
  g_autofree char *words = self->n == 0 ? g_strdup (_("No two parties look like one."))
                                        : g_strdup_printf (ngettext ("%u group of parties that may be one. Choose which to keep; the others are merged into it, which can be undone.",
                                                                     "%u groups of parties that may be one. Choose in each which to keep; the others are merged into it, which can be undone.",
                                                                     self->n), self->n);
  g_autofree char *beyond = more > 0 ? g_strdup_printf (ngettext ("%s %u more group is shown after these.", "%s %u more groups are shown after these.", more), words, more)
                                     : NULL;

  gtk_label_set_text (GTK_LABEL (self->summary), beyond != NULL ? beyond : words);
}

static void
merged (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) card = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOutcome) outcome = desk_deed_run_finish (result, &error);
  Group *group = g_object_get_data (G_OBJECT (card), "group");
  g_autofree char *words = outcome != NULL && !desk_deed_is_done (outcome) ? desk_outcome_describe (outcome) : NULL;

  if (group->self->list == NULL || gtk_widget_get_parent (card) != group->self->list)
    return;
  gtk_widget_set_sensitive (group->merge, TRUE);
  say_fault (group->self, error != NULL ? error->message : words);
  if (error != NULL || words != NULL)
    return;
  group->self->n--;
  show_summary (group->self, 0);
  gtk_box_remove (GTK_BOX (group->self->list), card);
}

static void
merge_clicked (GtkWidget *button G_GNUC_UNUSED, Group *group)
{
  DeskSamePage *self = group->self;
  DeskCommand *command = desk_deed_new (self->store, "merge", NULL);
  const char *kept = NULL;

  for (guint i = 0; i < group->choices->len; i++)
    if (gtk_check_button_get_active (group->choices->pdata[i]))
      kept = g_object_get_data (group->choices->pdata[i], "uid");
  for (guint i = 0; i < group->choices->len; i++)
    {
      const char *uid = g_object_get_data (group->choices->pdata[i], "uid");
      DeskUuid record;
      if (uid == kept || !desk_uuid_parse (uid, &record))
        continue;
      desk_command_part_set_text (desk_command_add (command, "merge", &record, NULL, DESK_ANY_VERSION), "into", kept);
    }
  gtk_widget_set_sensitive (group->merge, FALSE);
  desk_deed_run_async (self->store, command, NULL, merged, g_object_ref (group->card));
}

/* ---- showing ---- */

static void
add_choice (Group *group, const DeskSameParty *party)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *choice = gtk_check_button_new ();
  g_autofree char *uid = desk_uuid_to_string (&party->uid);
  g_autofree char *cases = g_strdup_printf (ngettext ("%u case", "%u cases", party->n_cases), party->n_cases);
  g_autofree char *words = g_strdup_printf (*party->detail != '\0' ? "%s · %s" : "%s%s", party->detail, cases);
  g_autofree char *spoken = g_strdup_printf (_("Keep %s"), party->title);
  GtkWidget *detail = gtk_label_new (words);

  if (group->choices->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), group->choices->pdata[0]);
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  gtk_widget_set_name (choice, "same.keep");
  desk_tooltip_set (choice, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (choice), "uid", g_steal_pointer (&uid), g_free);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "factk");
  gtk_widget_add_css_class (detail, "small");
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_box_append (GTK_BOX (line), choice);
  gtk_box_append (GTK_BOX (line), desk_record_link_new (g_object_get_data (G_OBJECT (choice), "uid"), party->title));
  gtk_box_append (GTK_BOX (line), detail);
  gtk_box_append (GTK_BOX (group->card), line);
  g_ptr_array_add (group->choices, choice);
}

static void
add_group (DeskSamePage *self, const DeskSameGroup *same)
{
  Group *group = g_new0 (Group, 1);
  g_autofree char *reasons = desk_same_describe (same->reasons);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title = gtk_label_new (reasons);
  const DeskOffer merge = { "same.merge", NULL, _("_Merge Into the Chosen One"), _("The others are marked as merged into it and no longer offered"), NULL, NULL, "tight" };

  group->self = self;
  group->choices = g_ptr_array_new ();
  group->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  group->merge = desk_offer_button (&merge);
  g_object_set_data_full (G_OBJECT (group->card), "group", group, group_free);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (group->card, "desk-card");
  gtk_widget_add_css_class (group->card, "desk-pad-wide");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), group->merge);
  gtk_box_append (GTK_BOX (group->card), head);
  for (guint i = 0; i < same->parties->len; i++)
    add_choice (group, same->parties->pdata[i]);
  g_signal_connect (group->merge, "clicked", G_CALLBACK (merge_clicked), group);
  gtk_box_append (GTK_BOX (self->list), group->card);
}

/* ---- looking ---- */

typedef struct {
  DeskSamePage *self;
  DeskStore *store;
  GPtrArray *groups;
  guint more;
  DeskExchangeProgress progress;
  gpointer progress_data;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_pointer (&search->groups, g_ptr_array_unref);
  g_object_unref (search->self);
  g_object_unref (search->store);
  g_free (search);
}

static void
tell (gint64 done, gint64 total, gpointer data)
{
  Search *search = data;

  search->progress ((guint64) done, (guint64) total, search->progress_data);
}

static gboolean
search_all (gpointer data, DeskExchangeProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  search->progress = progress;
  search->progress_data = progress_data;
  search->groups = desk_store_find_all_same (search->store, &search->more, tell, search, cancellable, error);
  return search->groups != NULL;
}

static void
searched (gpointer data, const GError *error)
{
  Search *search = data;
  DeskSamePage *self = search->self;

  g_clear_object (&self->looking);
  if (self->list == NULL || (error != NULL && desk_job_was_cancelled (error)))
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  say_fault (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  desk_box_clear (self->list);
  self->n = search->groups->len;
  for (guint i = 0; i < search->groups->len; i++)
    add_group (self, search->groups->pdata[i]);
  show_summary (self, search->more);
}

static void
look_clicked (DeskSamePage *self)
{
  Search *search;

  if (self->looking != NULL)
    return;
  search = g_new0 (Search, 1);
  search->self = g_object_ref (self);
  search->store = g_object_ref (self->store);
  self->looking = desk_job_run (GTK_WIDGET (self), _("Looking for parties that are one"), search_all, searched, search, search_free);
}

guint
desk_same_page_get_n (DeskSamePage *self)
{
  g_return_val_if_fail (DESK_IS_SAME_PAGE (self), 0);
  return self->n;
}

/* ---- a page of the window ---- */

static void
page_start (DeskPageView *page)
{
  gtk_widget_child_focus (DESK_SAME_PAGE (page)->stack, GTK_DIR_TAB_FORWARD);
}

static void
page_iface (DeskPageViewInterface *iface)
{
  iface->start = page_start;
}

static GtkWidget *
make_list (DeskSamePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const DeskOffer again = { "same.again", NULL, _("Look _Again"), _("Look through all parties again"), NULL, NULL, "flat tight" };
  GtkWidget *button = desk_offer_button (&again);

  self->summary = gtk_label_new (NULL);
  self->fault = gtk_label_new (NULL);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? self->summary : self->fault;
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    }
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_widget_set_name (self->summary, "same.summary");
  gtk_widget_add_css_class (self->fault, "desk-fault");
  gtk_widget_add_css_class (self->fault, "t-red");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (look_clicked), self);
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->fault);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 14);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scrolled;
}

GtkWidget *
desk_same_page_new (DeskStore *store)
{
  DeskSamePage *self = g_object_new (DESK_TYPE_SAME_PAGE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

static void
desk_same_page_dispose (GObject *object)
{
  DeskSamePage *self = DESK_SAME_PAGE (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->list = NULL;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_same_page_parent_class)->dispose (object);
}

static void
desk_same_page_class_init (DeskSamePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_same_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_same_page_init (DeskSamePage *self)
{
  const DeskOffer look = { "same.look", NULL, _("_Look Through All Parties"), NULL, NULL, NULL, NULL };
  GtkWidget *empty = desk_empty_state_new ("desk-people-symbolic", _("Find duplicate parties"),
                                           _("Compares identity numbers, credit codes, telephones, and names in the same village. Nothing is changed until you merge."), &look);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  g_signal_connect_swapped (desk_offer_find (empty, "same.look"), "clicked", G_CALLBACK (look_clicked), self);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static GtkWidget *
make_page (DeskWindow *window, const DeskPageSpec *spec G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  return desk_same_page_new (desk_pages_get_store (desk_window_get_navigation (window)));
}

void
desk_same_add_page (DeskNavigation *navigation, DeskStore *store G_GNUC_UNUSED)
{
  const DeskPageSpec spec = { .id = DESK_PAGE_SAME, .title = _("Duplicate parties"), .icon = "desk-people-symbolic", .section = DESK_SECTION_REGISTERS, .order = 12,
                              .create = make_page };

  desk_navigation_add (navigation, &spec);
}
