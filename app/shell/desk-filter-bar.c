/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-filter-bar.h"

#include "shell/desk-filter-editor.h"
#include "shell/desk-query-words.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

/* Fields that are asked for nothing yet get a chip up to this many. */
#define CHIPS_OFFERED 5
/* Characters of a chip. */
#define LONGEST 24

/* One field that can be filtered by, or (field NULL) a condition of another kind. */
typedef struct {
  DeskFilterBar *bar;
  const DeskField *field;
  DeskQuery *query;    /* NULL: anything */
  gboolean offered;    /* has a chip though nothing is asked */
  GtkWidget *chip;     /* box, or NULL while it has none */
  GtkWidget *button;   /* GtkMenuButton in it, or NULL */
  GtkWidget *label;
  GtkWidget *remove;
} Condition;

struct _DeskFilterBar {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskType *type;
  GPtrArray *conditions; /* Condition *, fields first in their order */
  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *more;       /* GtkMenuButton of the other fields */
};

G_DEFINE_FINAL_TYPE (DeskFilterBar, desk_filter_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

static void update (DeskFilterBar *self);

static void
condition_free (gpointer data)
{
  Condition *condition = data;

  g_clear_pointer (&condition->query, desk_query_unref);
  g_free (condition);
}

static char *
title_of (const char *uuid, gpointer data)
{
  return desk_store_title_text (DESK_STORE (data), uuid);
}

static char *
condition_words (Condition *condition)
{
  DeskFilterBar *self = condition->bar;
  DeskRegistry *registry = desk_store_get_registry (self->store);
  g_autofree char *value = NULL;

  if (condition->field == NULL)
    return desk_query_words (condition->query, registry, self->type, title_of, self->store);
  if (condition->query == NULL)
    return g_strdup (desk_field_get_label (condition->field));
  value = desk_query_value_words (condition->query, registry, self->type, title_of, self->store);
  return g_strdup_printf (_("%s: %s"), desk_field_get_label (condition->field), value);
}

static void
say (Condition *condition)
{
  g_autofree char *words = condition_words (condition);
  gboolean on = condition->query != NULL;

  gtk_label_set_text (GTK_LABEL (condition->label), words);
  /* a chip is as wide as what it says; only a long one is cut */
  if (g_utf8_strlen (words, -1) > LONGEST)
    {
      gtk_label_set_ellipsize (GTK_LABEL (condition->label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (condition->label), LONGEST);
    }
  else
    {
      gtk_label_set_ellipsize (GTK_LABEL (condition->label), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_width_chars (GTK_LABEL (condition->label), -1);
    }
  desk_tooltip_set (condition->label, on ? words : NULL);
  gtk_widget_set_visible (condition->remove, on);
  if (on)
    gtk_widget_add_css_class (condition->chip, "on");
  else
    gtk_widget_remove_css_class (condition->chip, "on");
  if (condition->button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (condition->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_autofree char *spoken = g_strdup_printf (_("Remove the filter “%s”"), words);
  desk_tooltip_set (condition->remove, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (condition->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
set_condition (Condition *condition, DeskQuery *query)
{
  DeskQuery *kept = query != NULL ? desk_query_ref (query) : NULL;

  g_clear_pointer (&condition->query, desk_query_unref);
  condition->query = kept;
}

static void
edited (DeskQuery *query, gpointer data)
{
  Condition *condition = data;

  set_condition (condition, query);
  if (condition->chip != NULL)
    say (condition);
  g_signal_emit (condition->bar, changed_signal, 0);
}

static void
remove_clicked (GtkButton *button G_GNUC_UNUSED, Condition *condition)
{
  DeskFilterBar *self = condition->bar;

  set_condition (condition, NULL);
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

/* The editor is made anew each time: what it shows is what is asked now. */
static void
make_popup (GtkMenuButton *button, gpointer data)
{
  Condition *condition = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *editor = desk_filter_editor_new (condition->bar->store, condition->field, condition->field->name, condition->query, edited, condition);

  gtk_widget_set_margin_top (editor, 6);
  gtk_widget_set_margin_bottom (editor, 6);
  gtk_widget_set_margin_start (editor, 6);
  gtk_widget_set_margin_end (editor, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), editor);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_remove (Condition *condition)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *id = g_strdup_printf ("filter.%s.remove", condition->field != NULL ? condition->field->name : "other");

  gtk_widget_set_name (button, id);
  gtk_widget_add_css_class (button, "chipx");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked), condition);
  return button;
}

static void
make_chip (Condition *condition)
{
  condition->chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  condition->label = gtk_label_new (NULL);
  condition->remove = make_remove (condition);
  gtk_label_set_max_width_chars (GTK_LABEL (condition->label), LONGEST);
  gtk_widget_add_css_class (condition->chip, "chip");
  gtk_widget_set_valign (condition->chip, GTK_ALIGN_CENTER);
  if (condition->field == NULL)
    gtk_box_append (GTK_BOX (condition->chip), condition->label);
  else
    {
      g_autofree char *id = g_strdup_printf ("filter.%s", condition->field->name);
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

      condition->button = gtk_menu_button_new ();
      gtk_box_append (GTK_BOX (content), condition->label);
      gtk_box_append (GTK_BOX (content), arrow);
      gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_menu_button_set_child (GTK_MENU_BUTTON (condition->button), content);
      gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (condition->button), FALSE);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (condition->button), make_popup, condition, NULL);
      gtk_widget_set_name (condition->button, id);
      gtk_widget_add_css_class (condition->button, "chip-inner");
      gtk_box_append (GTK_BOX (condition->chip), condition->button);
    }
  gtk_box_append (GTK_BOX (condition->chip), condition->remove);
}

/* ---- the other fields ---- */

static void
more_clicked (GtkButton *button, Condition *condition)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  condition->offered = TRUE;
  gtk_popover_popdown (GTK_POPOVER (popover));
  update (condition->bar);
  gtk_menu_button_popup (GTK_MENU_BUTTON (condition->button));
}

static void
make_more_popup (GtkMenuButton *button, gpointer data)
{
  DeskFilterBar *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < self->conditions->len; i++)
    {
      Condition *condition = self->conditions->pdata[i];
      GtkWidget *item;
      g_autofree char *id = NULL;

      if (condition->field == NULL || condition->chip != NULL)
        continue;
      id = g_strdup_printf ("filter.more.%s", condition->field->name);
      item = gtk_button_new_with_label (desk_field_get_label (condition->field));
      gtk_widget_set_name (item, id);
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (item)), GTK_ALIGN_START);
      gtk_widget_add_css_class (item, "flat");
      g_signal_connect (item, "clicked", G_CALLBACK (more_clicked), condition);
      gtk_box_append (GTK_BOX (box), item);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_more (DeskFilterBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_more_popup, self, NULL);
  gtk_widget_set_name (button, "filter.more");
  desk_tooltip_set (button, _("More filters"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More filters"), -1);
  return button;
}

/* ---- the chips that are to be there ---- */

static gboolean
wants_chip (const Condition *condition)
{
  return condition->query != NULL || condition->offered;
}

static void
drop_others (DeskFilterBar *self)
{
  for (guint i = self->conditions->len; i > 0; i--)
    {
      Condition *condition = self->conditions->pdata[i - 1];
      if (condition->field != NULL || condition->query != NULL)
        continue;
      if (condition->chip != NULL)
        gtk_box_remove (GTK_BOX (self->box), condition->chip);
      g_ptr_array_remove_index (self->conditions, i - 1);
    }
}

static void
update (DeskFilterBar *self)
{
  GtkWidget *before = NULL;
  gboolean others = FALSE;

  drop_others (self);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      Condition *condition = self->conditions->pdata[i];

      if (!wants_chip (condition))
        {
          if (condition->chip != NULL)
            gtk_box_remove (GTK_BOX (self->box), condition->chip);
          condition->chip = condition->button = condition->label = condition->remove = NULL;
          others = others || condition->field != NULL;
          continue;
        }
      if (condition->chip == NULL)
        {
          make_chip (condition);
          gtk_box_insert_child_after (GTK_BOX (self->box), condition->chip, before);
        }
      say (condition);
      before = condition->chip;
    }
  gtk_widget_set_visible (self->more, others);
}

static Condition *
add_condition (DeskFilterBar *self, const DeskField *field, DeskQuery *query)
{
  Condition *condition = g_new0 (Condition, 1);

  condition->bar = self;
  condition->field = field;
  condition->query = query != NULL ? desk_query_ref (query) : NULL;
  g_ptr_array_add (self->conditions, condition);
  return condition;
}

static Condition *
find (DeskFilterBar *self, const char *path)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      Condition *condition = self->conditions->pdata[i];
      if (condition->field != NULL && g_strcmp0 (condition->field->name, path) == 0)
        return condition;
    }
  return NULL;
}

/* Fields that are columns as well are asked for most; what waits for whom comes first. */
static void
add_fields (DeskFilterBar *self)
{
  guint offered = 0;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->type->fields->len; i++)
      {
        const DeskField *field = self->type->fields->pdata[i];
        gboolean listed = (field->flags & DESK_FIELD_IN_LIST) != 0;
        gboolean state = g_str_equal (field->name, "state");

        if ((field->flags & DESK_FIELD_FILTER) == 0 || (field->flags & DESK_FIELD_RETIRED) || find (self, field->name) != NULL)
          continue;
        if ((field->kind == DESK_FIELD_CHOICE || field->kind == DESK_FIELD_CHOICES) && (field->choices == NULL || field->choices[0].code == NULL))
          continue;
        if (pass == 0 && !state)
          continue;
        add_condition (self, field, NULL)->offered = listed && offered++ < CHIPS_OFFERED;
      }
}

static void
desk_filter_bar_dispose (GObject *object)
{
  DeskFilterBar *self = DESK_FILTER_BAR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_filter_bar_parent_class)->dispose (object);
}

static void
desk_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_FILTER_BAR (object)->conditions);
  G_OBJECT_CLASS (desk_filter_bar_parent_class)->finalize (object);
}

static void
desk_filter_bar_class_init (DeskFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_filter_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", DESK_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_filter_bar_init (DeskFilterBar *self)
{
  self->conditions = g_ptr_array_new_with_free_func (condition_free);
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->more = make_more (self);
  gtk_box_append (GTK_BOX (self->box), self->more);
  /* chips that do not fit are reached by the wheel or by Tab */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scroller), 100);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
}

GtkWidget *
desk_filter_bar_new (DeskStore *store, const DeskType *type)
{
  DeskFilterBar *self = g_object_new (DESK_TYPE_FILTER_BAR, NULL);

  self->store = g_object_ref (store);
  self->type = type;
  add_fields (self);
  update (self);
  return GTK_WIDGET (self);
}

void
desk_filter_bar_set_query (DeskFilterBar *self, DeskQuery *query)
{
  g_autoptr (GPtrArray) parts = desk_query_split (query);

  g_return_if_fail (DESK_IS_FILTER_BAR (self));
  for (guint i = 0; i < self->conditions->len; i++)
    set_condition (self->conditions->pdata[i], NULL);
  drop_others (self);
  for (guint i = 0; i < parts->len; i++)
    {
      DeskQuery *part = parts->pdata[i];
      Condition *condition = find (self, desk_query_simple_path (part));

      if (condition != NULL && condition->query == NULL)
        set_condition (condition, part);
      else
        add_condition (self, NULL, part);
    }
  update (self);
}

DeskQuery *
desk_filter_bar_get_query (DeskFilterBar *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_return_val_if_fail (DESK_IS_FILTER_BAR (self), NULL);
  for (guint i = 0; i < self->conditions->len; i++)
    if (((Condition *) self->conditions->pdata[i])->query != NULL)
      g_ptr_array_add (parts, ((Condition *) self->conditions->pdata[i])->query);
  return desk_query_join (parts);
}

void
desk_filter_bar_set_field (DeskFilterBar *self, const char *path, DeskQuery *query)
{
  Condition *condition;

  g_return_if_fail (DESK_IS_FILTER_BAR (self));
  condition = find (self, path);
  g_return_if_fail (condition != NULL);
  set_condition (condition, query);
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

void
desk_filter_bar_clear (DeskFilterBar *self)
{
  g_return_if_fail (DESK_IS_FILTER_BAR (self));
  desk_filter_bar_set_query (self, NULL);
  g_signal_emit (self, changed_signal, 0);
}

guint
desk_filter_bar_get_n_conditions (DeskFilterBar *self)
{
  guint n = 0;

  g_return_val_if_fail (DESK_IS_FILTER_BAR (self), 0);
  for (guint i = 0; i < self->conditions->len; i++)
    n += ((Condition *) self->conditions->pdata[i])->query != NULL;
  return n;
}

char *
desk_filter_bar_dup_words (DeskFilterBar *self)
{
  g_autoptr (DeskQuery) query = NULL;

  g_return_val_if_fail (DESK_IS_FILTER_BAR (self), NULL);
  query = desk_filter_bar_get_query (self);
  return desk_query_words (query, desk_store_get_registry (self->store), self->type, title_of, self->store);
}
