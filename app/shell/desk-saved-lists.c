/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-saved-lists.h"

#include "shell/desk-offer.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* So many stand in the bar, the others in the menu. */
#define BUTTONS 2

typedef struct {
  DeskSavedLists *lists;
  char *id;        /* declared name, or "own.N" */
  char *label;
  char *query;     /* text */
  gboolean own;
  gint64 count;    /* -1: not counted yet */
  GtkWidget *button; /* in the bar, or NULL */
} Saved;

struct _DeskSavedLists {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskType *type;
  DeskQuery *base;
  char *pref;
  char *current;      /* text, NULL for no filter */
  GPtrArray *saved;   /* Saved * */
  GtkWidget *box;
  GtkWidget *menu;    /* GtkMenuButton */
  GCancellable *counting;
  guint next;         /* list to be counted next */
};

G_DEFINE_FINAL_TYPE (DeskSavedLists, desk_saved_lists, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void show_buttons (DeskSavedLists *self);

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_free (saved->id);
  g_free (saved->label);
  g_free (saved->query);
  g_free (saved);
}

static Saved *
add (DeskSavedLists *self, const char *id, const char *label, const char *query, gboolean own)
{
  Saved *saved = g_new0 (Saved, 1);
  g_autoptr (DeskQuery) parsed = desk_query_parse (query, NULL);

  saved->lists = self;
  saved->id = g_strdup (id);
  saved->label = g_strdup (label);
  /* in the form that set_current() compares with */
  saved->query = parsed != NULL ? desk_query_to_text (parsed) : g_strdup (query);
  saved->own = own;
  saved->count = -1;
  g_ptr_array_add (self->saved, saved);
  return saved;
}

static Saved *
find (DeskSavedLists *self, const char *name, gboolean own_only)
{
  for (guint i = 0; i < self->saved->len; i++)
    {
      Saved *saved = self->saved->pdata[i];
      if ((saved->own || !own_only) && g_strcmp0 (saved->label, name) == 0)
        return saved;
    }
  return NULL;
}

/* ---- keeping ---- */

static void
load (DeskSavedLists *self)
{
  g_autofree char *json = desk_store_get_pref (self->store, self->pref);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonArray *array;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL))
    return;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *name = object != NULL ? json_object_get_string_member_with_default (object, "name", NULL) : NULL;
      const char *query = object != NULL ? json_object_get_string_member_with_default (object, "query", NULL) : NULL;
      g_autofree char *id = g_strdup_printf ("own.%u", i + 1);

      if (name != NULL && query != NULL)
        add (self, id, name, query, TRUE);
    }
}

static char *
to_json (DeskSavedLists *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->saved->len; i++)
    {
      const Saved *saved = self->saved->pdata[i];
      if (!saved->own)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, saved->label);
      json_builder_set_member_name (builder, "query");
      json_builder_add_string_value (builder, saved->query);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
keep (DeskSavedLists *self)
{
  g_autofree char *json = to_json (self);
  g_autoptr (GError) error = NULL;

  if (!desk_store_set_pref (self->store, self->pref, json, &error))
    g_warning ("saved lists: %s", error->message);
  desk_tooltip_set (self->menu, error != NULL ? error->message : _("Saved lists"));
}

/* ---- numbers ---- */

static void
say (Saved *saved)
{
  gboolean current = g_strcmp0 (saved->query, saved->lists->current) == 0;
  g_autofree char *words = NULL;

  if (saved->button == NULL)
    return;
  words = saved->count >= 0 ? g_strdup_printf ("%s %" G_GINT64_FORMAT, saved->label, saved->count) : g_strdup (saved->label);
  gtk_button_set_label (GTK_BUTTON (saved->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (saved->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (current)
    gtk_widget_add_css_class (saved->button, "on");
  else
    gtk_widget_remove_css_class (saved->button, "on");
}

static void count_next (DeskSavedLists *self);

typedef struct {
  DeskSavedLists *lists;
  char *id;
  GCancellable *cancellable;
} Counting;

static void
counted (GObject *store, GAsyncResult *result, gpointer data)
{
  Counting *counting = data;
  g_autoptr (DeskSavedLists) self = counting->lists;
  g_autofree char *id = counting->id;
  g_autoptr (GCancellable) cancellable = counting->cancellable;
  g_autoptr (GPtrArray) groups = desk_store_count_finish (DESK_STORE (store), result, NULL);

  g_free (counting);
  for (guint i = 0; groups != NULL && i < self->saved->len; i++)
    {
      Saved *saved = self->saved->pdata[i];
      if (!g_str_equal (saved->id, id))
        continue;
      saved->count = groups->len > 0 ? ((DeskGroup *) groups->pdata[0])->count : 0;
      say (saved);
    }
  if (cancellable == self->counting)
    count_next (self);
}

/* One after the other: all at once they would take every processor from what is being painted. */
static void
count_next (DeskSavedLists *self)
{
  while (self->counting != NULL && self->next < self->saved->len)
    {
      const Saved *saved = self->saved->pdata[self->next++];
      g_autoptr (DeskQuery) own = desk_query_parse (saved->query, NULL);
      g_autoptr (DeskListRequest) request = NULL;
      Counting *counting;

      if (own == NULL)
        continue;
      request = desk_list_request_new (self->type->name);
      request->query = desk_query_and (self->base, own);
      counting = g_new0 (Counting, 1);
      counting->lists = g_object_ref (self);
      counting->id = g_strdup (saved->id);
      counting->cancellable = g_object_ref (self->counting);
      desk_store_count_async (self->store, request, NULL, NULL, self->counting, counted, counting);
      return;
    }
}

void
desk_saved_lists_refresh (DeskSavedLists *self)
{
  g_return_if_fail (DESK_IS_SAVED_LISTS (self));
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  self->next = 0;
  count_next (self);
}

/* ---- the menu ---- */

static void
choose (DeskSavedLists *self, const char *query)
{
  g_autofree char *text = g_strdup (query);

  g_signal_emit (self, chosen_signal, 0, text);
}

static void
saved_clicked (GtkButton *button, Saved *saved)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  /* clicking the one that is shown takes it away */
  const char *query = g_strcmp0 (saved->query, saved->lists->current) == 0 ? "" : saved->query;

  choose (saved->lists, query);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
name_entered (GtkWidget *widget, DeskSavedLists *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (widget), "entry");
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  const char *from = g_object_get_data (G_OBJECT (entry), "rename");

  if (*name == '\0')
    {
      gtk_widget_error_bell (entry);
      return;
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
  if (from != NULL)
    desk_saved_lists_rename (self, from, name);
  else
    desk_saved_lists_save (self, name);
}

static GtkWidget *
make_entry (DeskSavedLists *self, const char *rename, const char *id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  const DeskOffer offer = { id, NULL, rename != NULL ? _("_Rename") : _("_Save"), NULL, NULL, NULL, "suggested-action" };
  GtkWidget *button = desk_offer_button (&offer);

  gtk_widget_add_css_class (box, "linked");
  gtk_editable_set_text (GTK_EDITABLE (entry), rename != NULL ? rename : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name of the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the list"), -1);
  gtk_widget_set_name (entry, "lists.name");
  gtk_widget_set_hexpand (entry, TRUE);
  g_object_set_data (G_OBJECT (entry), "entry", entry);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  g_object_set_data_full (G_OBJECT (entry), "rename", g_strdup (rename), g_free);
  g_signal_connect (entry, "activate", G_CALLBACK (name_entered), self);
  g_signal_connect (button, "clicked", G_CALLBACK (name_entered), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
rename_clicked (GtkButton *button, Saved *saved)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  GtkWidget *entry = make_entry (saved->lists, saved->label, "lists.rename-to");
  GtkWidget *box = gtk_widget_get_parent (row);

  gtk_box_insert_child_after (GTK_BOX (box), entry, row);
  gtk_widget_set_visible (row, FALSE);
  gtk_widget_grab_focus (gtk_widget_get_first_child (entry));
}

static void
delete_clicked (GtkButton *button G_GNUC_UNUSED, Saved *saved)
{
  DeskSavedLists *self = saved->lists;
  g_autofree char *name = g_strdup (saved->label);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
  desk_saved_lists_delete (self, name);
}

static GtkWidget *
make_row (Saved *saved)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (saved->label);
  g_autofree char *number = saved->count >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, saved->count) : NULL;
  GtkWidget *count_label = gtk_label_new (number);
  g_autofree char *id = g_strdup_printf ("lists.menu.%s", saved->id);
  const DeskOffer rename = { "lists.rename", NULL, _("Rename"), NULL, "document-edit-symbolic", NULL, "flat" };
  const DeskOffer delete = { "lists.delete", NULL, _("Delete"), NULL, "user-trash-symbolic", NULL, "flat" };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count_label, "dim-label");
  gtk_widget_add_css_class (count_label, "num");
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), count_label);
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_name (button, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, saved->label, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (saved_clicked), saved);
  gtk_box_append (GTK_BOX (row), button);
  if (saved->own)
    {
      GtkWidget *change = desk_offer_icon_button (&rename), *away = desk_offer_icon_button (&delete);
      g_signal_connect (change, "clicked", G_CALLBACK (rename_clicked), saved);
      g_signal_connect (away, "clicked", G_CALLBACK (delete_clicked), saved);
      gtk_box_append (GTK_BOX (row), change);
      gtk_box_append (GTK_BOX (row), away);
    }
  return row;
}

static void
make_popup (GtkMenuButton *button, gpointer data)
{
  DeskSavedLists *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < self->saved->len; i++)
    gtk_box_append (GTK_BOX (box), make_row (self->saved->pdata[i]));
  if (self->current != NULL)
    {
      GtkWidget *head = gtk_label_new (_("Save what is filtered now"));
      gtk_label_set_xalign (GTK_LABEL (head), 0);
      gtk_widget_add_css_class (head, "desk-pop-head");
      gtk_box_append (GTK_BOX (box), head);
      gtk_box_append (GTK_BOX (box), make_entry (self, NULL, "lists.save"));
    }
  else
    {
      GtkWidget *hint = gtk_label_new (_("Set a filter to save it here under a name."));
      gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (hint), 28);
      gtk_label_set_xalign (GTK_LABEL (hint), 0);
      gtk_widget_add_css_class (hint, "desk-pop-head");
      gtk_box_append (GTK_BOX (box), hint);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- the bar ---- */

static void
show_buttons (DeskSavedLists *self)
{
  guint shown = 0;

  for (guint i = 0; i < self->saved->len; i++)
    {
      Saved *saved = self->saved->pdata[i];
      g_autofree char *id = g_strdup_printf ("lists.%s", saved->id);

      if (saved->button != NULL || g_str_equal (saved->id, "my-unit") || shown >= BUTTONS)
        {
          shown += saved->button != NULL;
          continue;
        }
      saved->button = gtk_button_new_with_label (saved->label);
      gtk_widget_set_name (saved->button, id);
      gtk_widget_add_css_class (saved->button, "chip");
      gtk_widget_add_css_class (saved->button, "saved");
      gtk_widget_set_valign (saved->button, GTK_ALIGN_CENTER);
      g_signal_connect (saved->button, "clicked", G_CALLBACK (saved_clicked), saved);
      gtk_box_insert_child_after (GTK_BOX (self->box), saved->button, gtk_widget_get_prev_sibling (self->menu));
      shown++;
    }
  for (guint i = 0; i < self->saved->len; i++)
    say (self->saved->pdata[i]);
}

void
desk_saved_lists_set_current (DeskSavedLists *self, DeskQuery *current)
{
  g_return_if_fail (DESK_IS_SAVED_LISTS (self));
  g_free (self->current);
  self->current = current != NULL ? desk_query_to_text (current) : NULL;
  for (guint i = 0; i < self->saved->len; i++)
    say (self->saved->pdata[i]);
}

void
desk_saved_lists_save (DeskSavedLists *self, const char *name)
{
  Saved *saved;

  g_return_if_fail (DESK_IS_SAVED_LISTS (self) && name != NULL);
  if (self->current == NULL)
    return;
  saved = find (self, name, TRUE);
  if (saved == NULL)
    {
      g_autofree char *id = g_strdup_printf ("own.%" G_GINT64_FORMAT, g_get_monotonic_time ());
      saved = add (self, id, name, self->current, TRUE);
    }
  g_free (saved->query);
  saved->query = g_strdup (self->current);
  show_buttons (self);
  desk_saved_lists_refresh (self);
  keep (self);
}

const char *
desk_saved_lists_find (DeskSavedLists *self, const char *name)
{
  const Saved *saved;

  g_return_val_if_fail (DESK_IS_SAVED_LISTS (self), NULL);
  saved = find (self, name, FALSE);
  return saved != NULL ? saved->query : NULL;
}

void
desk_saved_lists_rename (DeskSavedLists *self, const char *from, const char *to)
{
  Saved *saved;

  g_return_if_fail (DESK_IS_SAVED_LISTS (self) && from != NULL && to != NULL);
  saved = find (self, from, TRUE);
  if (saved == NULL || g_str_equal (from, to))
    return;
  if (find (self, to, TRUE) != NULL)
    desk_saved_lists_delete (self, to);
  g_free (saved->label);
  saved->label = g_strdup (to);
  say (saved);
  keep (self);
}

void
desk_saved_lists_delete (DeskSavedLists *self, const char *name)
{
  Saved *saved;

  g_return_if_fail (DESK_IS_SAVED_LISTS (self) && name != NULL);
  saved = find (self, name, TRUE);
  if (saved == NULL)
    return;
  if (saved->button != NULL)
    gtk_box_remove (GTK_BOX (self->box), saved->button);
  g_ptr_array_remove (self->saved, saved);
  show_buttons (self);
  desk_saved_lists_refresh (self);
  keep (self);
}

static void
desk_saved_lists_dispose (GObject *object)
{
  DeskSavedLists *self = DESK_SAVED_LISTS (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_saved_lists_parent_class)->dispose (object);
}

static void
desk_saved_lists_finalize (GObject *object)
{
  DeskSavedLists *self = DESK_SAVED_LISTS (object);

  g_ptr_array_unref (self->saved);
  g_clear_pointer (&self->base, desk_query_unref);
  g_free (self->pref);
  g_free (self->current);
  G_OBJECT_CLASS (desk_saved_lists_parent_class)->finalize (object);
}

static void
desk_saved_lists_class_init (DeskSavedListsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_saved_lists_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_saved_lists_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", DESK_TYPE_SAVED_LISTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_saved_lists_init (DeskSavedLists *self)
{
  const DeskOffer menu = { "lists.menu", NULL, _("Saved lists"), _("Saved lists"), NULL, NULL, "chip-menu" };

  self->saved = g_ptr_array_new_with_free_func (saved_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "desk-list-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->menu), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), make_popup, self, NULL);
  desk_offer_dress (self->menu, &menu);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->menu);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_saved_lists_new (DeskStore *store, const DeskType *type, DeskQuery *base)
{
  DeskSavedLists *self = g_object_new (DESK_TYPE_SAVED_LISTS, NULL);
  GPtrArray *declared = desk_registry_get_saved_lists (desk_store_get_registry (store));

  self->store = g_object_ref (store);
  self->type = type;
  self->base = base != NULL ? desk_query_ref (base) : NULL;
  self->pref = g_strconcat ("lists.", type->name, NULL);
  for (guint i = 0; i < declared->len; i++)
    {
      const DeskSavedList *list = declared->pdata[i];
      if (desk_type_is_a (type, list->over))
        add (self, list->name, desk_language_pick (list->label, list->label_zh), list->where != NULL ? list->where : "", FALSE);
    }
  load (self);
  show_buttons (self);
  return GTK_WIDGET (self);
}
