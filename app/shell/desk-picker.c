/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-picker.h"

#include "shell/desk-picker-tree.h"
#include "shell/desk-style.h"
#include "store/desk-list.h"

#include <glib/gi18n-lib.h>

#define WAIT_MS 90
#define SHOWN 8

struct _DeskPicker {
  GtkWidget parent_instance;
  DeskStore *store;
  DeskType *type;
  gboolean may_create;
  GtkWidget *entry, *popover, *stack, *list, *head, *empty, *tree, *create_button;
  char *uid;
  GPtrArray *found;   /* DeskMatch * */
  GCancellable *cancellable;
  guint wait, serial; /* an answer to an older question is dropped */
  gboolean filling;
  gboolean at_create; /* the last row, "New …", is chosen */
};

G_DEFINE_FINAL_TYPE (DeskPicker, desk_picker, GTK_TYPE_WIDGET)

enum { CHANGED, NEXT, NEW_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- a hit ---- */

static PangoAttrList *
make_marks (DeskPicker *self, const DeskMatch *match)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA ink;

  desk_style_lookup (GTK_WIDGET (self), "desk_blue", &ink);

  for (guint i = 0; match->marks != NULL && i + 1 < match->marks->len; i += 2)
    {
      guint from = g_array_index (match->marks, guint, i), to = g_array_index (match->marks, guint, i + 1);
      glong length = g_utf8_strlen (match->title, -1);
      if ((glong) from >= length || to <= from)
        continue;
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *blue = pango_attr_foreground_new ((guint16) (ink.red * 65535), (guint16) (ink.green * 65535), (guint16) (ink.blue * 65535));
      bold->start_index = blue->start_index = g_utf8_offset_to_pointer (match->title, from) - match->title;
      bold->end_index = blue->end_index = g_utf8_offset_to_pointer (match->title, MIN ((glong) to, length)) - match->title;
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, blue);
    }
  return attributes;
}

static GtkWidget *
make_hit (DeskPicker *self, const DeskMatch *match)
{
  DeskType *type = desk_registry_find_type (desk_store_get_registry (self->store), match->type);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (match->title), *detail = gtk_label_new (match->detail), *open = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (type != NULL && type->icon != NULL ? type->icon : "desk-user-symbolic");
  g_autoptr (PangoAttrList) marks = make_marks (self, match);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", match->title, match->detail != NULL ? match->detail : "");

  gtk_label_set_attributes (GTK_LABEL (title), marks);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "small");
  gtk_widget_add_css_class (detail, "factk");
  gtk_widget_set_visible (detail, match->detail != NULL && *match->detail != '\0');
  gtk_widget_add_css_class (icon, "a-grey");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), words);
  if (desk_type_is_a (self->type, "party"))
    {
      g_autofree char *text = match->open_cases > 0 ? g_strdup_printf (ngettext ("%u open case", "%u open cases", match->open_cases), match->open_cases)
                                                    : g_strdup (C_ ("open cases", "none"));
      gtk_label_set_text (GTK_LABEL (open), text);
      gtk_widget_add_css_class (open, "small");
      gtk_widget_add_css_class (open, "factk");
      gtk_box_append (GTK_BOX (line), open);
    }
  gtk_widget_add_css_class (line, "desk-pop-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void choose_create (DeskPicker *self, gboolean chosen);

static void
clear_hits (DeskPicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

static gboolean
has_latin (const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;
  return *words != '\0';
}

static void
show_head (DeskPicker *self, const char *words)
{
  g_autofree char *text = NULL;
  guint n = self->found != NULL ? self->found->len : 0;

  if (*words == '\0')
    text = g_strdup (_("Used lately"));
  else if (n == SHOWN)
    text = g_strdup_printf (_("“%s”: the first %u; type more to narrow it down"), words, n);
  else if (has_latin (words))
    text = g_strdup_printf (ngettext ("“%s” found %u (by pinyin or code)", "“%s” found %u (by pinyin or code)", n), words, n);
  else
    text = g_strdup_printf (ngettext ("“%s” found %u", "“%s” found %u", n), words, n);
  gtk_label_set_text (GTK_LABEL (self->head), text);
}

/* ---- looking ---- */

static gboolean
wants_tree (DeskPicker *self)
{
  return self->tree != NULL && (self->uid != NULL || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0');
}

static void
open_list (DeskPicker *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_set_size_request (self->popover, CLAMP (width, 360, 620), -1);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), wants_tree (self) ? "tree" : "list");
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

static void
shut_list (DeskPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

typedef struct {
  DeskPicker *self;
  guint serial;
} Question;

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (DeskPicker) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = desk_store_find_finish (DESK_STORE (source), result, &error);

  if (question->serial != self->serial || self->popover == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_hits (self);
  choose_create (self, FALSE);
  if (found == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->head), error->message);
      return;
    }
  self->found = g_steal_pointer (&found);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_hit (self, self->found->pdata[i]));
  show_head (self, self->uid != NULL ? "" : gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_widget_set_visible (self->empty, self->found->len == 0);
}

static void
ask (DeskPicker *self)
{
  const char *words = self->uid != NULL ? "" : gtk_editable_get_text (GTK_EDITABLE (self->entry));
  Question *question = g_new0 (Question, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question->self = g_object_ref (self);
  question->serial = ++self->serial;
  desk_store_find_async (self->store, self->type->name, words, SHOWN, self->cancellable, answered, question);
}

static gboolean
ask_now (gpointer data)
{
  DeskPicker *self = data;

  self->wait = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
look (DeskPicker *self, gboolean soon)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->wait, g_source_remove);
  if (!wants_tree (self))
    {
      if (soon)
        ask (self);
      else
        self->wait = g_timeout_add (WAIT_MS, ask_now, self);
    }
  open_list (self);
}

/* ---- taking ---- */

void
desk_picker_take (DeskPicker *self, const char *uid, const char *title)
{
  g_return_if_fail (DESK_IS_PICKER (self) && uid != NULL);
  g_free (self->uid);
  self->uid = g_strdup (uid);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title != NULL ? title : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->filling = FALSE;
  shut_list (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_hit (DeskPicker *self, GtkListBoxRow *row)
{
  const DeskMatch *match = self->found != NULL && row != NULL && (guint) gtk_list_box_row_get_index (row) < self->found->len
                               ? self->found->pdata[gtk_list_box_row_get_index (row)] : NULL;
  char uid[DESK_UUID_STR_LEN];
  g_autofree char *title = NULL;

  if (match == NULL)
    return;
  desk_uuid_format (&match->uid, uid);
  title = g_strdup (match->title);
  desk_picker_take (self, uid, title);
}

static void
take_node (DeskPicker *self, const char *uid, const char *title)
{
  desk_picker_take (self, uid, title);
}

static void
create_clicked (DeskPicker *self)
{
  g_autofree char *words = g_strdup (self->uid != NULL ? "" : gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  shut_list (self);
  g_signal_emit (self, signals[NEW_WANTED], 0, words);
}

static void
entry_changed (DeskPicker *self)
{
  if (self->filling)
    return;
  g_clear_pointer (&self->uid, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
  look (self, FALSE);
}

static void
choose_create (DeskPicker *self, gboolean chosen)
{
  self->at_create = chosen;
  if (self->create_button == NULL)
    return;
  if (chosen)
    {
      gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
      gtk_widget_add_css_class (self->create_button, "tint");
    }
  else
    gtk_widget_remove_css_class (self->create_button, "tint");
}

static void
move (DeskPicker *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int at = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  int n = self->found != NULL ? (int) self->found->len : 0;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "tree") == 0)
    {
      desk_picker_tree_move (DESK_PICKER_TREE (self->tree), step);
      return;
    }
  if (self->at_create)
    at = step < 0 ? n - 1 : n;
  if (self->may_create && step > 0 && (n == 0 || at >= n))
    {
      choose_create (self, TRUE);
      return;
    }
  choose_create (self, FALSE);
  if (n == 0)
    return;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), CLAMP (at, 0, n - 1));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static gboolean
take_selected (DeskPicker *self)
{
  if (!desk_picker_is_open (self))
    return FALSE;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "tree") == 0)
    return desk_picker_tree_take (DESK_PICKER_TREE (self->tree));
  if (self->at_create)
    {
      create_clicked (self);
      return TRUE;
    }
  /* an answer that is on its way is waited for by nobody: nothing is taken that was not seen */
  if (self->wait != 0 || self->found == NULL || gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) == NULL)
    return FALSE;
  take_hit (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  return TRUE;
}

static gboolean
key_pressed (DeskPicker *self, guint key, guint code G_GNUC_UNUSED, GdkModifierType mods)
{
  gboolean open = desk_picker_is_open (self);
  gboolean tree = open && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "tree") == 0;

  if (mods & GDK_CONTROL_MASK)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
      if (!open)
        look (self, TRUE);
      else
        move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      if (open)
        move (self, -1);
      return open;
    case GDK_KEY_Right:
    case GDK_KEY_Left:
      return tree && desk_picker_tree_expand (DESK_PICKER_TREE (self->tree), key == GDK_KEY_Right);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!take_selected (self))
        g_signal_emit (self, signals[NEXT], 0);
      return TRUE;
    case GDK_KEY_Escape:
      if (open)
        shut_list (self);
      return open;
    default:
      return FALSE;
    }
}

/* Enter that comes without a key event, as from an input method or a test. */
static void
entry_activated (DeskPicker *self)
{
  if (!take_selected (self))
    g_signal_emit (self, signals[NEXT], 0);
}

/* What was typed in full is meant, even if it was not picked. */
static void
focus_left (DeskPicker *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const DeskMatch *only = self->found != NULL && self->found->len == 1 ? self->found->pdata[0] : NULL;

  shut_list (self);
  if (self->uid == NULL && only != NULL && g_str_equal (only->title, words))
    take_hit (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
icon_released (DeskPicker *self)
{
  gtk_widget_grab_focus (self->entry);
  if (desk_picker_is_open (self))
    shut_list (self);
  else
    look (self, TRUE);
}

/* ---- reading ---- */

void
desk_picker_set_uid (DeskPicker *self, const char *uid)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DESK_IS_PICKER (self));
  g_clear_pointer (&self->uid, g_free);
  if (uid != NULL && *uid != '\0')
    {
      self->uid = g_strdup (uid);
      title = desk_store_title_text (self->store, uid);
    }
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title != NULL ? title : "");
  self->filling = FALSE;
}

const char *
desk_picker_get_uid (DeskPicker *self)
{
  g_return_val_if_fail (DESK_IS_PICKER (self), NULL);
  return self->uid;
}

const char *
desk_picker_get_words (DeskPicker *self)
{
  g_return_val_if_fail (DESK_IS_PICKER (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
desk_picker_type (DeskPicker *self, const char *words)
{
  g_return_if_fail (DESK_IS_PICKER (self) && words != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}

GtkWidget *
desk_picker_get_entry (DeskPicker *self)
{
  g_return_val_if_fail (DESK_IS_PICKER (self), NULL);
  return self->entry;
}

gboolean
desk_picker_is_open (DeskPicker *self)
{
  g_return_val_if_fail (DESK_IS_PICKER (self), FALSE);
  return gtk_widget_get_visible (self->popover);
}

guint
desk_picker_get_n_found (DeskPicker *self)
{
  g_return_val_if_fail (DESK_IS_PICKER (self), 0);
  return self->found != NULL ? self->found->len : 0;
}

/* ---- making ---- */

static GtkWidget *
make_key (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "kbd");
  return label;
}

static GtkWidget *
make_foot (DeskPicker *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_label_new (NULL), *choose = gtk_label_new (_("choose")), *fill = gtk_label_new (_("fill in"));

  if (self->may_create)
    {
      g_autofree char *text = g_strdup_printf (_("New: %s…"), desk_type_get_label (self->type));
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      self->create_button = gtk_button_new ();
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
      gtk_box_append (GTK_BOX (box), gtk_label_new (text));
      gtk_button_set_child (GTK_BUTTON (self->create_button), box);
      gtk_widget_set_name (self->create_button, "picker.new");
      gtk_widget_add_css_class (self->create_button, "flat");
      gtk_widget_add_css_class (self->create_button, "tight");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->create_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_signal_connect_swapped (self->create_button, "clicked", G_CALLBACK (create_clicked), self);
      gtk_box_append (GTK_BOX (foot), self->create_button);
    }
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (foot), space);
  gtk_box_append (GTK_BOX (foot), make_key ("↑↓"));
  gtk_box_append (GTK_BOX (foot), choose);
  gtk_box_append (GTK_BOX (foot), make_key (_("Enter")));
  gtk_box_append (GTK_BOX (foot), fill);
  gtk_widget_add_css_class (choose, "caption");
  gtk_widget_add_css_class (fill, "caption");
  gtk_widget_add_css_class (foot, "desk-pop-foot");
  return foot;
}

static GtkWidget *
make_list (DeskPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->head = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->head), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->head), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->head, "desk-pop-head");
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "desk-hits");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (take_hit), self);
  self->empty = gtk_label_new (_("Nothing of that name. Try fewer characters or the initials of the pinyin."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "desk-pop-row");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->empty);
  return box;
}

static void
make_popover (DeskPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "desk");
  gtk_widget_set_can_focus (self->popover, FALSE);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  if (self->type->parent != NULL)
    {
      self->tree = desk_picker_tree_new (self->store, self->type->name);
      g_signal_connect_swapped (self->tree, "picked", G_CALLBACK (take_node), self);
      gtk_stack_add_named (GTK_STACK (self->stack), self->tree, "tree");
    }
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
make_entry (DeskPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean tree = self->type->parent != NULL;

  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "desk");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), tree ? _("Name, pinyin, code, or choose below") : _("Name, pinyin initials or code"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, tree ? "pan-down-symbolic" : "edit-find-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _("Show the list (Down)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE, GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated), self);
  g_signal_connect_swapped (self->entry, "icon-release", G_CALLBACK (icon_released), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

GtkWidget *
desk_picker_new (DeskStore *store, const char *type, gboolean may_create)
{
  DeskPicker *self = g_object_new (DESK_TYPE_PICKER, NULL);

  self->store = g_object_ref (store);
  self->type = desk_type_ref (desk_registry_find_type (desk_store_get_registry (store), type));
  self->may_create = may_create;
  make_entry (self);
  make_popover (self);
  return GTK_WIDGET (self);
}

static void
desk_picker_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *min_baseline, int *nat_baseline)
{
  gtk_widget_measure (DESK_PICKER (widget)->entry, orientation, for_size, minimum, natural, min_baseline, nat_baseline);
}

static void
desk_picker_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskPicker *self = DESK_PICKER (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation) { 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static gboolean
desk_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_PICKER (widget)->entry);
}

static void
desk_picker_dispose (GObject *object)
{
  DeskPicker *self = DESK_PICKER (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->type, desk_type_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_picker_parent_class)->dispose (object);
}

static void
desk_picker_class_init (DeskPickerClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_picker_dispose;
  widget->measure = desk_picker_measure;
  widget->size_allocate = desk_picker_size_allocate;
  widget->grab_focus = desk_picker_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", DESK_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEW_WANTED] = g_signal_new ("new-wanted", DESK_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_picker_init (DeskPicker *self G_GNUC_UNUSED)
{
}
