/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/desk-remote-private.h"

#include <adwaita.h>
#include <string.h>

/* So many looks (of 20 ms) without a new frame count as standing still. */
#define QUIET_LOOKS 5

/* How far above a field the popover of its proposals may hang. */
#define PROPOSAL_LEVELS 5

DeskRemoteOutcome
desk_remote_say (DeskRemoteRequest *request, DeskRemoteOutcome outcome, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_free (request->reason);
  request->reason = g_strdup_vprintf (format, list);
  va_end (list);
  return outcome;
}

const char *
desk_remote_text (DeskRemoteRequest *request, const char *member)
{
  return json_object_get_string_member_with_default (request->asked, member, NULL);
}

static gboolean
flag (DeskRemoteRequest *request, const char *member)
{
  return json_object_get_boolean_member_with_default (request->asked, member, FALSE);
}

/* The widget that "what" names; @ready: it must also take input now. */
static GtkWidget *
wanted (DeskRemoteRequest *request, gboolean ready, DeskRemoteOutcome *outcome)
{
  const char *what = desk_remote_text (request, "what");
  GtkWidget *widget = what != NULL ? desk_remote_find (what) : NULL;

  if (what == NULL)
    *outcome = desk_remote_say (request, DESK_REMOTE_FAILED, "the request says no \"what\"");
  else if (widget == NULL)
    *outcome = desk_remote_say (request, DESK_REMOTE_LATER, "“%s” is not on the screen", what);
  else if (ready && !gtk_widget_is_sensitive (widget))
    {
      *outcome = desk_remote_say (request, DESK_REMOTE_LATER, "“%s” is there but does not take input", what);
      return NULL;
    }
  return widget;
}

/* ---- looking ---- */

static DeskRemoteOutcome
see (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  GtkWidget *widget = wanted (request, flag (request, "ready"), &outcome);
  const char *text = desk_remote_text (request, "text");
  g_autofree char *words = NULL;

  if (widget == NULL)
    return outcome;
  words = desk_remote_words (widget);
  if (text != NULL && strstr (words, text) == NULL)
    return desk_remote_say (request, DESK_REMOTE_LATER, "“%s” does not say “%s” but “%.400s”", desk_remote_text (request, "what"), text, words);
  json_object_set_string_member (request->answer, "text", words);
  return DESK_REMOTE_DONE;
}

static DeskRemoteOutcome
gone (DeskRemoteRequest *request)
{
  const char *what = desk_remote_text (request, "what");
  const char *text = desk_remote_text (request, "text");
  GtkWidget *widget = what != NULL ? desk_remote_find (what) : NULL;
  g_autofree char *words = widget != NULL ? desk_remote_words (widget) : NULL;

  if (words == NULL || (text != NULL && strstr (words, text) == NULL))
    return DESK_REMOTE_DONE;
  return desk_remote_say (request, DESK_REMOTE_LATER, "“%s” is still there and says “%.400s”", what, words);
}

static GtkWidget *
focused (void)
{
  GtkWindow *window = desk_remote_front ();

  return window != NULL ? gtk_window_get_focus (window) : NULL;
}

/* The nearest name that was given, not the type's. */
static const char *
id_of (GtkWidget *widget)
{
  while (widget != NULL && g_str_equal (gtk_widget_get_name (widget), G_OBJECT_TYPE_NAME (widget)))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? gtk_widget_get_name (widget) : "";
}

static DeskRemoteOutcome
focus (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  g_autofree char *words = NULL;
  GtkWidget *widget;

  if (desk_remote_text (request, "what") != NULL)
    {
      widget = wanted (request, TRUE, &outcome);
      if (widget == NULL)
        return outcome;
      if (!gtk_widget_grab_focus (widget) && !gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD))
        return desk_remote_say (request, DESK_REMOTE_FAILED, "“%s” does not take the keyboard", desk_remote_text (request, "what"));
    }
  widget = focused ();
  words = widget != NULL ? desk_remote_words (widget) : g_strdup ("");
  json_object_set_string_member (request->answer, "id", id_of (widget));
  json_object_set_string_member (request->answer, "text", words);
  return DESK_REMOTE_DONE;
}

/* ---- pressing ---- */

static void
press_widget (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  else if (ADW_IS_SPLIT_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else if (g_signal_lookup ("clicked", G_OBJECT_TYPE (widget)) != 0)
    g_signal_emit_by_name (widget, "clicked");
  else if (GTK_IS_LIST_BOX_ROW (widget))
    {
      GtkWidget *list = gtk_widget_get_parent (widget);

      gtk_widget_grab_focus (widget);
      if (GTK_IS_LIST_BOX (list) && gtk_list_box_row_get_selectable (GTK_LIST_BOX_ROW (widget)))
        gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (widget));
      gtk_widget_activate (widget);
    }
  else if (!gtk_widget_activate (widget))
    gtk_widget_mnemonic_activate (widget, FALSE);
}

static DeskRemoteOutcome
press (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  GtkWidget *widget = wanted (request, TRUE, &outcome);
  const char *behind = desk_remote_text (request, "or");

  if (widget == NULL && behind != NULL && request->stage == 0 && (widget = desk_remote_find (behind)) != NULL)
    {
      press_widget (widget);
      request->stage = 1;
      return outcome;
    }
  if (widget == NULL)
    return outcome;
  press_widget (widget);
  return DESK_REMOTE_DONE;
}

static GtkWidget *
button_that_says (GtkWidget *root, const char *label)
{
  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (c))
        continue;
      if (GTK_IS_BUTTON (c) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (c)), label) == 0)
        return c;
      found = button_that_says (c, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A question in a dialog of its own is answered by the id of the answer; its
 * buttons have no ids, so that the right one is known by what it says. */
static DeskRemoteOutcome
respond (DeskRemoteRequest *request)
{
  const char *response = desk_remote_text (request, "text");
  GtkWindow *front = desk_remote_front ();
  GtkWidget *button;

  if (!ADW_IS_MESSAGE_DIALOG (front) || response == NULL)
    return desk_remote_say (request, DESK_REMOTE_LATER, "no question is asked");
  if (!adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (front), response) ||
      !adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (front), response))
    return desk_remote_say (request, DESK_REMOTE_FAILED, "“%s” is no answer to this question", response);
  button = button_that_says (GTK_WIDGET (front), adw_message_dialog_get_response_label (ADW_MESSAGE_DIALOG (front), response));
  if (button == NULL)
    return desk_remote_say (request, DESK_REMOTE_LATER, "the answer “%s” has no button yet", response);
  press_widget (button);
  return DESK_REMOTE_DONE;
}

static DeskRemoteOutcome
select_row (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  GtkWidget *widget = wanted (request, TRUE, &outcome);

  if (widget == NULL)
    return outcome;
  gtk_widget_grab_focus (widget);
  if (GTK_IS_LIST_BOX_ROW (widget))
    gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (widget)), GTK_LIST_BOX_ROW (widget));
  else if (!gtk_widget_activate_action (widget, "listitem.select", "(bb)", FALSE, FALSE))
    return desk_remote_say (request, DESK_REMOTE_FAILED, "“%s” is no row that can be chosen", desk_remote_text (request, "what"));
  return DESK_REMOTE_DONE;
}

static DeskRemoteOutcome
check (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  GtkWidget *widget = wanted (request, TRUE, &outcome);
  gboolean on;

  if (widget == NULL)
    return outcome;
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "active") == NULL)
    return desk_remote_say (request, DESK_REMOTE_FAILED, "“%s” cannot be switched", desk_remote_text (request, "what"));
  g_object_get (widget, "active", &on, NULL);
  if (on != flag (request, "on"))
    g_object_set (widget, "active", flag (request, "on"), NULL);
  return DESK_REMOTE_DONE;
}

/* As a press on the head of a column; the head itself takes only the mouse. */
static DeskRemoteOutcome
sort (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  GtkWidget *widget = wanted (request, TRUE, &outcome);
  const char *text = desk_remote_text (request, "text");
  GListModel *columns;

  if (widget == NULL)
    return outcome;
  if (!GTK_IS_COLUMN_VIEW (widget) || text == NULL)
    return desk_remote_say (request, DESK_REMOTE_FAILED, "“%s” has no columns", desk_remote_text (request, "what"));
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (widget));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), text) != 0)
        continue;
      if (gtk_column_view_column_get_sorter (column) == NULL)
        return desk_remote_say (request, DESK_REMOTE_FAILED, "“%s” gives no order", text);
      gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (widget), column, flag (request, "descending") ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      return DESK_REMOTE_DONE;
    }
  return desk_remote_say (request, DESK_REMOTE_LATER, "there is no column “%s”", text);
}

/* ---- typing and choosing ---- */

static DeskRemoteOutcome
type (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  const char *text = desk_remote_text (request, "text");
  GtkWidget *widget = desk_remote_text (request, "what") != NULL ? wanted (request, TRUE, &outcome) : focused ();

  if (widget == NULL)
    return request->reason != NULL ? outcome : desk_remote_say (request, DESK_REMOTE_LATER, "the keyboard is nowhere");
  if (!desk_remote_type (widget, text != NULL ? text : "", flag (request, "clear"), flag (request, "slow")))
    return desk_remote_say (request, DESK_REMOTE_LATER, "“%s” takes no text", gtk_widget_get_name (widget));
  return DESK_REMOTE_DONE;
}

static char *
item_words (GtkWidget *drop_down, gpointer item)
{
  GtkExpression *expression = NULL;
  GValue value = G_VALUE_INIT;
  char *words = NULL;

  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));
  expression = GTK_IS_DROP_DOWN (drop_down) ? gtk_drop_down_get_expression (GTK_DROP_DOWN (drop_down)) : adw_combo_row_get_expression (ADW_COMBO_ROW (drop_down));
  if (expression != NULL && gtk_expression_evaluate (expression, item, &value))
    {
      words = G_VALUE_HOLDS_STRING (&value) ? g_value_dup_string (&value) : NULL;
      g_value_unset (&value);
    }
  return words;
}

/* Whole words before parts of them: “女” is not “妇女”. */
static guint
item_that_says (GtkWidget *drop_down, const char *text)
{
  GListModel *model = NULL;
  guint part = GTK_INVALID_LIST_POSITION;

  g_object_get (drop_down, "model", &model, NULL);
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *words = item_words (drop_down, item);

      if (words != NULL && g_str_equal (words, text))
        {
          part = i;
          break;
        }
      if (words != NULL && part == GTK_INVALID_LIST_POSITION && strstr (words, text) != NULL)
        part = i;
    }
  g_clear_object (&model);
  return part;
}

static GtkWidget *
drop_down_in (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget) || ADW_IS_COMBO_ROW (widget))
    return widget;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *found = drop_down_in (c);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static DeskRemoteOutcome
choose (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  GtkWidget *widget = wanted (request, TRUE, &outcome);
  const char *text = desk_remote_text (request, "text");
  GtkWidget *button;
  guint position;

  if (widget == NULL || text == NULL)
    return outcome;
  /* a few short choices stand side by side as toggles, many or long ones drop down */
  button = button_that_says (widget, text);
  if (GTK_IS_TOGGLE_BUTTON (button))
    {
      press_widget (button);
      return DESK_REMOTE_DONE;
    }
  widget = drop_down_in (widget);
  if (widget == NULL)
    return desk_remote_say (request, DESK_REMOTE_FAILED, "there is no choice in “%s”", desk_remote_text (request, "what"));
  position = item_that_says (widget, text);
  if (position == GTK_INVALID_LIST_POSITION)
    return desk_remote_say (request, DESK_REMOTE_LATER, "“%s” does not offer “%s”", desk_remote_text (request, "what"), text);
  gtk_widget_grab_focus (widget);
  g_object_set (widget, "selected", position, NULL);
  return DESK_REMOTE_DONE;
}

/* Proposals hang in a popover of the field or of what is around it. */
static GtkWidget *
find_proposal (GtkWidget *widget, const char *words)
{
  g_autofree char *part = g_strconcat ("row:", words, NULL);

  for (guint i = 0; i < PROPOSAL_LEVELS && widget != NULL; i++, widget = gtk_widget_get_parent (widget))
    for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
      if (GTK_IS_POPOVER (c) && gtk_widget_get_mapped (c))
        return desk_remote_find_below (c, part);
  return NULL;
}

/* First the words, then the proposal, which may take a while to come. */
static DeskRemoteOutcome
pick (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  GtkWidget *widget = wanted (request, TRUE, &outcome);
  const char *text = desk_remote_text (request, "text");
  const char *row = desk_remote_text (request, "row");
  GtkWidget *found;

  if (widget == NULL || text == NULL)
    return outcome;
  if (request->stage == 0)
    {
      if (!desk_remote_type (widget, text, TRUE, FALSE))
        return desk_remote_say (request, DESK_REMOTE_LATER, "“%s” takes no text", desk_remote_text (request, "what"));
      request->stage = 1;
      return desk_remote_say (request, DESK_REMOTE_LATER, "typed “%s”", text);
    }
  found = find_proposal (widget, row != NULL ? row : text);
  if (found == NULL)
    return desk_remote_say (request, DESK_REMOTE_LATER, "no proposal says “%s” for “%s”", row != NULL ? row : text, text);
  press_widget (found);
  return DESK_REMOTE_DONE;
}

/* ---- files, pictures, windows ---- */

/* Given a folder while it still reads the one before, GTK 4.8 at times complains
 * that this was broken off. A person says OK to that and names the file again. */
static gboolean
put_complaint_away (GtkWindow *front)
{
  if (!GTK_IS_MESSAGE_DIALOG (front) || !GTK_IS_FILE_CHOOSER_DIALOG (gtk_window_get_transient_for (front)))
    return FALSE;
  gtk_dialog_response (GTK_DIALOG (front), GTK_RESPONSE_OK);
  return TRUE;
}

#define LOOKS_TO_READ 10

static DeskRemoteOutcome
answer_file (DeskRemoteRequest *request)
{
  const char *path = desk_remote_text (request, "file");
  GtkWindow *front = desk_remote_front ();
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (put_complaint_away (front))
    {
      request->stage = 0;
      front = desk_remote_front ();
    }
  if (!GTK_IS_FILE_CHOOSER_DIALOG (front) || file == NULL)
    return desk_remote_say (request, DESK_REMOTE_LATER, "no file dialog is open");
  if (request->stage == LOOKS_TO_READ)
    {
      name = g_file_get_basename (file);
      if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (front)) == GTK_FILE_CHOOSER_ACTION_SAVE)
        {
          gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (front), folder, &error);
          gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (front), name);
        }
      else
        gtk_file_chooser_set_file (GTK_FILE_CHOOSER (front), file, &error);
      if (error != NULL)
        return desk_remote_say (request, DESK_REMOTE_FAILED, "%s", error->message);
    }
  /* It reads the folder it opens in, and the other one before it knows the file, behind our back;
   * 4.8 complains when that is broken off, and 4.18 stumbles over itself. */
  if (request->stage++ < 2 * LOOKS_TO_READ)
    return desk_remote_say (request, DESK_REMOTE_LATER, "the file dialog does not take %s", path);
  gtk_dialog_response (GTK_DIALOG (front), GTK_RESPONSE_ACCEPT);
  return DESK_REMOTE_DONE;
}

static gint64
frames_drawn (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

      if (clock != NULL)
        sum += gdk_frame_clock_get_frame_counter (clock);
    }
  return sum;
}

/* What always moves (a spinner, a cursor) must not keep it for ever. */
static DeskRemoteOutcome
settle (DeskRemoteRequest *request)
{
  gint64 frame = frames_drawn ();

  request->quiet = frame == request->frame ? request->quiet + 1 : 0;
  request->frame = frame;
  if (request->quiet >= QUIET_LOOKS || request->stage++ > 100)
    return DESK_REMOTE_DONE;
  return desk_remote_say (request, DESK_REMOTE_LATER, "something still moves");
}

static DeskRemoteOutcome
picture (DeskRemoteRequest *request)
{
  DeskRemoteOutcome outcome = DESK_REMOTE_LATER;
  const char *path = desk_remote_text (request, "file");
  GtkWidget *widget = NULL;
  g_autoptr (GError) error = NULL;

  if (desk_remote_text (request, "what") != NULL && (widget = wanted (request, FALSE, &outcome)) == NULL)
    return outcome;
  if (!flag (request, "now") && settle (request) == DESK_REMOTE_LATER)
    return DESK_REMOTE_LATER;
  if (path == NULL || !desk_remote_picture (widget, path, &error))
    return desk_remote_say (request, path != NULL ? DESK_REMOTE_LATER : DESK_REMOTE_FAILED, "%s",
                            error != NULL ? error->message : "the request says no \"file\"");
  return DESK_REMOTE_DONE;
}

static DeskRemoteOutcome
window (DeskRemoteRequest *request)
{
  GtkWindow *front = desk_remote_front ();
  const char *style = desk_remote_text (request, "style");
  gint64 width = json_object_get_int_member_with_default (request->asked, "width", 0);
  gint64 height = json_object_get_int_member_with_default (request->asked, "height", 0);

  if (front == NULL)
    return desk_remote_say (request, DESK_REMOTE_LATER, "there is no window");
  if (width > 0 && height > 0)
    gtk_window_set_default_size (front, (int) width, (int) height);
  if (style != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK :
                                        g_str_equal (style, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT : ADW_COLOR_SCHEME_DEFAULT);
  if (flag (request, "present"))
    gtk_window_present (front);
  if (flag (request, "close"))
    gtk_window_close (front);
  return DESK_REMOTE_DONE;
}

static DeskRemoteOutcome
ping (DeskRemoteRequest *request G_GNUC_UNUSED)
{
  return DESK_REMOTE_DONE;
}

DeskRemoteOutcome
desk_remote_do (DeskRemoteRequest *request)
{
  static const struct {
    const char *name;
    DeskRemoteOutcome (*run) (DeskRemoteRequest *request);
  } acts[] = {
    { "check", check }, { "choose", choose }, { "file", answer_file }, { "focus", focus }, { "gone", gone },
    { "pick", pick }, { "picture", picture }, { "ping", ping }, { "press", press }, { "read", see }, { "respond", respond }, { "see", see },
    { "select", select_row }, { "settle", settle }, { "sort", sort }, { "type", type }, { "window", window },
  };
  const char *name = desk_remote_text (request, "do");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, name))
      return acts[i].run (request);
  return desk_remote_say (request, DESK_REMOTE_FAILED, "there is no act “%s”", name != NULL ? name : "");
}
