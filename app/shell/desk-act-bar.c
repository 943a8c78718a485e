/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-act-bar.h"

#include "exchange/desk-sheet-maker.h"
#include "shell/desk-found.h"
#include "shell/desk-offer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskActBar {
  GtkWidget parent_instance;
  guint buttons;
  gboolean of_case;   /* changing stands under "More" */
  char *uuid;
  GtkWidget *suggested; /* the blue button, or NULL */
  GPtrArray *shown;   /* Item *: with a button, as far as there is room */
  GtkWidget *own;     /* box of the acts of the page */
  GtkWidget *more;    /* GtkMenuButton */
  GPtrArray *rest;    /* Item *: under "More" */
};

G_DEFINE_FINAL_TYPE (DeskActBar, desk_act_bar, GTK_TYPE_WIDGET)

#define GAP 6

/* What can be done besides the blue button. */
typedef struct {
  char *id, *action, *label;
  const char *icon;
  char *why;          /* what blocks it, or NULL */
  GtkWidget *button;  /* in the bar, or NULL */
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->button, gtk_widget_unparent);
  g_free (item->id);
  g_free (item->action);
  g_free (item->label);
  g_free (item->why);
  g_free (item);
}

/* An act that asks for something first ends in an ellipsis. */
static char *
label_of (const DeskAct *act)
{
  gboolean asks = act->carries != NULL && act->carries[0].name != NULL;

  return g_strdup_printf (asks ? "%s…" : "%s", desk_act_get_label (act));
}

/* Takes @id, @action and @label. */
static Item *
item_new (char *id, char *action, char *label, const char *icon)
{
  Item *item = g_new0 (Item, 1);

  *item = (Item) { .id = id, .action = action, .label = label, .icon = icon };
  return item;
}

static Item *
item_new_for_act (DeskActBar *self, const DeskAct *act)
{
  return item_new (g_strdup_printf ("act.%s", act->name), g_strdup_printf ("win.act(('%s','%s'))", act->name, self->uuid), label_of (act), act->icon);
}

static GtkWidget *
make_button (DeskActBar *self, const Item *item, gboolean suggested)
{
  const DeskOffer offer = { item->id, item->action, item->label, NULL, suggested ? item->icon : NULL, NULL, suggested ? "suggested-action" : NULL };
  GtkWidget *button = desk_offer_button (&offer);

  gtk_widget_insert_before (button, GTK_WIDGET (self), self->own);
  return button;
}

/* The blue one; takes the item. */
static void
suggest (DeskActBar *self, Item *item)
{
  self->suggested = make_button (self, item, TRUE);
  item_free (item);
}

/* ---- the menu of the others ---- */

static void
close_popover (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
make_item (const char *id, const char *action, const char *label, const char *icon, const char *why)
{
  const DeskOffer offer = { id, why == NULL ? action : NULL, label, why, NULL, NULL, "flat" };
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (words), title);
  if (why != NULL)
    {
      GtkWidget *reason = gtk_label_new (why);
      gtk_label_set_xalign (GTK_LABEL (reason), 0);
      gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (reason), 32);
      gtk_widget_add_css_class (reason, "caption");
      gtk_box_append (GTK_BOX (words), reason);
    }
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon != NULL ? icon : "desk-pen-symbolic"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  desk_offer_dress (button, &offer);
  if (why != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
  gtk_widget_set_sensitive (button, why == NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (close_popover), NULL);
  return button;
}

static void
add_item (GtkWidget *box, const Item *item)
{
  const char *word = strchr (item->id, '.') + 1;
  g_autofree char *id = g_strdup_printf ("%.*smore.%s", (int) (word - item->id), item->id, word);

  gtk_box_append (GTK_BOX (box), make_item (id, item->action, item->label, item->icon, item->why));
}

static void
make_popup (GtkMenuButton *button, gpointer data)
{
  DeskActBar *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *change = g_strdup_printf ("win.change('%s')", self->uuid);

  for (guint i = 0; i < self->shown->len; i++)
    if (!gtk_widget_get_child_visible (((Item *) self->shown->pdata[i])->button))
      add_item (box, self->shown->pdata[i]);
  for (guint i = 0; i < self->rest->len; i++)
    add_item (box, self->rest->pdata[i]);
  if (self->of_case && self->rest->len > 0)
    gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  if (self->of_case)
    gtk_box_append (GTK_BOX (box), make_item ("act.change", change, _("Change…"), "desk-pen-symbolic", NULL));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- which acts ---- */

static gboolean
type_allows (const DeskType *type, const DeskAct *act)
{
  g_auto (GStrv) names = NULL;

  if (type->rules == NULL || type->rules->acts == NULL)
    return TRUE;
  names = g_strsplit (type->rules->acts, " ", -1);
  return g_strv_contains ((const char *const *) names, act->name);
}

/* With a button while there is place for one, else under "More". */
static void
add (DeskActBar *self, Item *item, gboolean button)
{
  if (button && self->shown->len < self->buttons)
    {
      item->button = make_button (self, item, FALSE);
      g_ptr_array_add (self->shown, item);
    }
  else
    g_ptr_array_add (self->rest, item);
}

/* Those that are most likely to be next stand in the bar. */
static void
add_acts (DeskActBar *self, const DeskType *type, const DeskSnapshot *snapshot, const DeskUuid *unit)
{
  const DeskAct *suggested = desk_act_suggest (type, snapshot, unit);
  guint n;
  const DeskAct *acts = desk_acts (&n);

  if (suggested != NULL)
    suggest (self, item_new_for_act (self, suggested));
  for (guint i = 0; i < n; i++)
    {
      const DeskAct *act = &acts[i];
      g_autofree char *why = NULL;

      if (act == suggested || (act->flags & (DESK_ACT_CREATES | DESK_ACT_SILENT)) || !type_allows (type, act))
        continue;
      if (desk_act_allowed (act, type, snapshot, &why))
        /* what is asked to be confirmed is not offered at a touch */
        add (self, item_new_for_act (self, act), (act->flags & DESK_ACT_CONFIRM) == 0 && !g_str_equal (act->name, "comment"));
      else if (why != NULL)
        {
          Item *item = item_new_for_act (self, act);
          item->why = g_steal_pointer (&why);
          add (self, item, FALSE);
        }
    }
}

/* ---- what every kind of record can offer ---- */

/* Registering what was found there comes first: it is what must not wait. */
static void
add_found (DeskActBar *self, DeskStore *store, const DeskType *type)
{
  g_autoptr (GPtrArray) cases = desk_found_case_types (desk_store_get_registry (store), type);

  for (guint i = 0; i < cases->len; i++)
    {
      const DeskType *found = cases->pdata[i];
      Item *item = item_new (g_strdup_printf ("found.%s", found->name), g_strdup_printf ("win.register-found(('%s','%s'))", found->name, self->uuid),
                             cases->len == 1 ? g_strdup (_("_Register a Problem…")) : g_strdup_printf (_("Register: %s…"), desk_type_get_label (found)),
                             "list-add-symbolic");
      if (i == 0)
        suggest (self, item);
      else
        add (self, item, FALSE);
    }
}

/* The kind of visit of the party's own area, or the plain one. */
static const char *
find_visit_type (DeskRegistry *registry, const DeskType *party)
{
  const char *dot = strchr (party->name, '.');

  for (guint i = 0; dot != NULL && i < desk_registry_get_n_types (registry); i++)
    {
      const DeskType *type = desk_registry_get_nth_type (registry, i);
      if (desk_type_is_a (type, "visit") && strncmp (type->name, party->name, (gsize) (dot - party->name) + 1) == 0)
        return type->name;
    }
  return "visit";
}

static void
add_visit (DeskActBar *self, DeskStore *store, const DeskType *type)
{
  if (!desk_type_is_a (type, "party"))
    return;
  add (self, item_new (g_strdup ("record.visit"),
                       g_strdup_printf ("win.create-with(('%s', {'party': '%s'}))", find_visit_type (desk_store_get_registry (store), type), self->uuid),
                       g_strdup (_("Record a _Visit")), "desk-shoe-symbolic"), TRUE);
}

static void
add_change (DeskActBar *self)
{
  Item *item = item_new (g_strdup ("act.change"), g_strdup_printf ("win.change('%s')", self->uuid), g_strdup (_("_Change…")), "desk-pen-symbolic");

  if (self->suggested == NULL)
    suggest (self, item);
  else
    add (self, item, TRUE);
}

static void
add_forms (DeskActBar *self, DeskStore *store, const DeskSnapshot *snapshot, gboolean buttons)
{
  g_autoptr (GPtrArray) forms = desk_sheet_forms_of (store, snapshot);

  for (guint i = 0; i < forms->len; i++)
    {
      const DeskSheetForm *form = forms->pdata[i];
      add (self, item_new (g_strdup_printf ("form.%s", form->name), g_strdup_printf ("win.print-form(('%s','%s'))", form->name, self->uuid),
                           g_strdup_printf (_("Print: %s"), desk_sheet_form_get_title (form)), "desk-print-symbolic"), buttons);
    }
}

void
desk_act_bar_set (DeskActBar *self, DeskStore *store, const DeskType *type, const DeskSnapshot *snapshot)
{
  g_return_if_fail (DESK_IS_ACT_BAR (self));
  g_clear_pointer (&self->suggested, gtk_widget_unparent);
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->rest, 0);
  g_clear_pointer (&self->uuid, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), snapshot != NULL);
  if (snapshot == NULL)
    return;
  self->uuid = desk_uuid_to_string (&snapshot->uid);
  self->of_case = desk_type_is_a (type, "case");
  if (self->of_case)
    {
      DeskActor me;
      desk_store_get_me (store, &me);
      add_acts (self, type, snapshot, &me.unit);
      add_forms (self, store, snapshot, FALSE);
    }
  else if (!snapshot->withdrawn)
    {
      add_found (self, store, type);
      add_visit (self, store, type);
      add_change (self);
      add_forms (self, store, snapshot, TRUE);
    }
  else if (desk_snapshot_get_text (snapshot, "merged_into") != NULL)
    add (self, item_new (g_strdup ("record.unmerge"), g_strdup_printf ("win.unmerge('%s')", self->uuid), g_strdup (_("Take the merge back")),
                         "desk-back-symbolic"), TRUE);
  gtk_widget_set_visible (self->more, self->of_case || self->shown->len + self->rest->len > 0);
}

void
desk_act_bar_add (DeskActBar *self, GtkWidget *widget)
{
  g_return_if_fail (DESK_IS_ACT_BAR (self) && GTK_IS_WIDGET (widget));
  gtk_box_append (GTK_BOX (self->own), widget);
  gtk_widget_set_visible (self->own, TRUE);
}

/* ---- room: what does not fit waits under "More" ---- */

static int
width_of (GtkWidget *widget, gboolean natural)
{
  int least = 0, wide = 0;

  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide, NULL, NULL);
  return natural ? wide : least;
}

static int
with_gap (int width)
{
  return width > 0 ? width + GAP : 0;
}

static void
desk_act_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  DeskActBar *self = DESK_ACT_BAR (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int least = 0, high = 0;
          if (gtk_widget_get_visible (child))
            gtk_widget_measure (child, orientation, -1, &least, &high, NULL, NULL);
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, high);
        }
      return;
    }
  *minimum = with_gap (width_of (self->suggested, FALSE)) + with_gap (width_of (self->own, FALSE)) + width_of (self->more, FALSE);
  *natural = with_gap (width_of (self->suggested, TRUE)) + with_gap (width_of (self->own, TRUE)) + width_of (self->more, TRUE);
  for (guint i = 0; i < self->shown->len; i++)
    *natural += with_gap (width_of (((Item *) self->shown->pdata[i])->button, TRUE));
}

static void
place (GtkWidget *child, int *x, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { *x, 0, width, height }, -1);
  *x += width + GAP;
}

static void
desk_act_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  DeskActBar *self = DESK_ACT_BAR (widget);
  int blue = width_of (self->suggested, TRUE), own = width_of (self->own, TRUE), more = width_of (self->more, TRUE), x = 0;
  int left = width - with_gap (own) - more - with_gap (blue);
  gboolean hidden = self->of_case || self->rest->len > 0;

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *button = ((Item *) self->shown->pdata[i])->button;
      int needed = with_gap (width_of (button, TRUE));

      gtk_widget_set_child_visible (button, needed <= left);
      hidden = hidden || needed > left;
      left -= needed; /* negative from the first that does not fit: the order stays */
    }
  for (guint i = self->shown->len; i > 0 && left < 0; i--)
    if (!gtk_widget_get_child_visible (((Item *) self->shown->pdata[i - 1])->button))
      left += with_gap (width_of (((Item *) self->shown->pdata[i - 1])->button, TRUE));
  if (self->suggested != NULL)
    place (self->suggested, &x, MIN (blue + CLAMP (left, 0, 90), MAX (width - with_gap (own) - more - GAP, width_of (self->suggested, FALSE))), height);
  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *button = ((Item *) self->shown->pdata[i])->button;
      if (gtk_widget_get_child_visible (button))
        place (button, &x, width_of (button, TRUE), height);
    }
  if (own > 0)
    place (self->own, &x, own, height);
  if (self->more != NULL)
    gtk_widget_set_child_visible (self->more, hidden);
  if (more > 0 && hidden)
    place (self->more, &x, more, height);
}

static void
desk_act_bar_dispose (GObject *object)
{
  DeskActBar *self = DESK_ACT_BAR (object);

  g_clear_pointer (&self->suggested, gtk_widget_unparent);
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->own, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_act_bar_parent_class)->dispose (object);
}

static void
desk_act_bar_finalize (GObject *object)
{
  DeskActBar *self = DESK_ACT_BAR (object);

  g_free (self->uuid);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->rest);
  G_OBJECT_CLASS (desk_act_bar_parent_class)->finalize (object);
}

static void
desk_act_bar_class_init (DeskActBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_act_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_act_bar_finalize;
  GTK_WIDGET_CLASS (klass)->measure = desk_act_bar_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = desk_act_bar_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
desk_act_bar_init (DeskActBar *self)
{
  const DeskOffer more = { "act.more", NULL, _("More"), _("Everything else that can be done with it"), NULL, NULL, NULL };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->rest = g_ptr_array_new_with_free_func (item_free);
  self->shown = g_ptr_array_new_with_free_func (item_free);
  self->own = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  self->more = gtk_menu_button_new ();
  gtk_box_append (GTK_BOX (content), gtk_label_new (more.label));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->more), content);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->more), GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), make_popup, self, NULL);
  desk_offer_dress (self->more, &more);
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-actionbar");
  gtk_widget_set_visible (self->own, FALSE);
  gtk_widget_set_parent (self->own, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
desk_act_bar_new (guint buttons)
{
  DeskActBar *self = g_object_new (DESK_TYPE_ACT_BAR, NULL);

  self->buttons = buttons;
  return GTK_WIDGET (self);
}
