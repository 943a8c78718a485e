/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-first-run.h"

#include "shell/desk-offer.h"
#include "shell/desk-application.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DeskFirstRun {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskFirstRun, desk_first_run, GTK_TYPE_WIDGET)

static guint chosen_signal;

static const struct {
  const char *id;
  const char *icon;
  const char *accent;
  const char *title;
  const char *words;
} choices[] = {
  [DESK_START_DEMONSTRATION] = { "start.demonstration", "desk-flag-symbolic", "a-blue", N_("Open the demonstration county"),
                                 N_("An invented county with a year of cases, visits and ledgers, to look around and to practise.") },
  [DESK_START_EMPTY] = { "start.empty", "desk-ledger-symbolic", "a-green", N_("Start with an empty store"),
                         N_("For real work. Areas, units and people can be loaded from a spreadsheet next.") },
  [DESK_START_OPEN] = { "start.open", "desk-inbox-symbolic", "a-purple", N_("Open a store that exists…"),
                        N_("A file you have used before, a backup, or one a colleague gave you.") },
};

static void
desk_first_run_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (desk_first_run_parent_class)->dispose (object);
}

static void
desk_first_run_class_init (DeskFirstRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_first_run_dispose;
  chosen_signal = g_signal_new ("chosen", DESK_TYPE_FIRST_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

/* A new store never takes the place of an old one: county.desk, county-2.desk… */
static char *
usual_path (guint choice)
{
  const char *stem = choice == DESK_START_DEMONSTRATION ? "demonstration" : "county";
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "frontline-desk", NULL);

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s.desk", stem) : g_strdup_printf ("%s-%u.desk", stem, n);
      g_autofree char *path = g_build_filename (dir, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
picked (GtkNativeDialog *dialog, int response, DeskFirstRun *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      if (path != NULL)
        g_signal_emit (self, chosen_signal, 0, (guint) DESK_START_OPEN, path);
    }
  g_object_unref (dialog);
}

void
desk_first_run_choose (DeskFirstRun *self, guint choice, const char *path)
{
  g_autofree char *usual = NULL;

  g_return_if_fail (DESK_IS_FIRST_RUN (self) && choice < G_N_ELEMENTS (choices));
  if (choice == DESK_START_OPEN && path == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
      GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open a Store"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                                  GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
      g_signal_connect_object (dialog, "response", G_CALLBACK (picked), self, 0);
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
      return;
    }
  if (path == NULL)
    usual = usual_path (choice);
  g_signal_emit (self, chosen_signal, 0, choice, path != NULL ? path : usual);
}

static void
clicked (GtkWidget *button, DeskFirstRun *self)
{
  desk_first_run_choose (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice")), NULL);
}

static GtkWidget *
make_choice (DeskFirstRun *self, guint choice)
{
  const DeskOffer act = { choices[choice].id, NULL, _(choices[choice].title), NULL, NULL, NULL, "desk-start-choice" };
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (choices[choice].icon);
  GtkWidget *title = gtk_label_new (_(choices[choice].title));
  GtkWidget *line = gtk_label_new (_(choices[choice].words));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (icon, "desk-start-icon");
  gtk_widget_add_css_class (icon, choices[choice].accent);
  gtk_widget_add_css_class (title, "h2");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_button_set_child (GTK_BUTTON (button), box);
  desk_offer_dress (button, &act);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(choices[choice].words), -1);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  return button;
}

static GtkWidget *
make_body (DeskFirstRun *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *logo = gtk_image_new_from_icon_name ("desk-logo-symbolic");
  GtkWidget *title = gtk_label_new (_("Frontline Desk"));
  GtkWidget *line = gtk_label_new (_("Every problem heard becomes a case with an owner, an answer and an effect."));

  gtk_image_set_pixel_size (GTK_IMAGE (logo), 72);
  gtk_widget_add_css_class (logo, "a-blue");
  gtk_widget_add_css_class (title, "title-1");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_justify (GTK_LABEL (line), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_bottom (line, 18);
  gtk_box_append (GTK_BOX (box), logo);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), line);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_box_append (GTK_BOX (box), make_choice (self, i));
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 36);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
desk_first_run_init (DeskFirstRun *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new ("", NULL));
  gtk_widget_add_css_class (header, "flat");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), make_body (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-page");
  gtk_widget_set_parent (header, GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
desk_first_run_new (void)
{
  return g_object_new (DESK_TYPE_FIRST_RUN, NULL);
}
