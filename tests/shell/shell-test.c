/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-test.h"

#include "shell/desk-picture.h"
#include "shell/desk-style.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* GLib gives up its first table of quarks when it needs a second, so that the
 * table can be read without a lock: large programs "leak" it. What libraries
 * allocate while they are loaded is therefore not looked at. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

static void
loading_begins (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*before_libraries) (void) = loading_begins;

__attribute__ ((constructor)) static void
loading_ends (void)
{
  __lsan_enable ();
}
#endif

static void test_page_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (TestPage, test_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, test_page_iface))

static char *
page_title (DeskPageView *page)
{
  return g_strdup (TEST_PAGE (page)->title);
}

static void
page_open (DeskPageView *page, const char *parameter)
{
  TestPage *self = TEST_PAGE (page);

  self->opened++;
  g_free (self->parameter);
  self->parameter = g_strdup (parameter);
}

static void
page_start (DeskPageView *page)
{
  TEST_PAGE (page)->started++;
}

static gboolean
page_search (DeskPageView *page, const char *text)
{
  TestPage *self = TEST_PAGE (page);

  g_free (self->searched);
  self->searched = g_strdup (text);
  return self->can_act;
}

static gboolean
page_can (DeskPageView *page, DeskPageAct act G_GNUC_UNUSED)
{
  return TEST_PAGE (page)->can_act;
}

static void
page_act (DeskPageView *page, DeskPageAct act)
{
  TEST_PAGE (page)->acted++;
  TEST_PAGE (page)->last_act = act;
}

static gboolean
page_unsaved (DeskPageView *page)
{
  return TEST_PAGE (page)->unsaved;
}

static void
test_page_iface (DeskPageViewInterface *iface)
{
  iface->dup_title = page_title;
  iface->open = page_open;
  iface->start = page_start;
  iface->search = page_search;
  iface->can = page_can;
  iface->act = page_act;
  iface->has_unsaved = page_unsaved;
}

static void
test_page_finalize (GObject *object)
{
  TestPage *self = TEST_PAGE (object);

  g_free (self->title);
  g_free (self->parameter);
  g_free (self->searched);
  G_OBJECT_CLASS (test_page_parent_class)->finalize (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_page_finalize;
}

static void
test_page_init (TestPage *self G_GNUC_UNUSED)
{
}

void
shell_test_init (int *argc, char ***argv)
{
  const char *dir = g_getenv ("DESK_LOCALE_DIR");

  gtk_test_init (argc, argv);
  setlocale (LC_ALL, "");
  if (dir != NULL)
    bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  desk_style_init ();
  if (g_getenv ("DESK_TEST_DARK") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (g_getenv ("DESK_TEST_TEXT") != NULL)
    desk_style_set_text_scale (atoi (g_getenv ("DESK_TEST_TEXT")));
}

static GtkWidget *
make_page (DeskWindow *window G_GNUC_UNUSED, const DeskPageSpec *spec G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  return g_object_new (TEST_TYPE_PAGE, NULL);
}

DeskNavigation *
shell_test_county (void)
{
  static const DeskPageSpec specs[] = {
    { "today", "今日工作", "desk-today-symbolic", DESK_SECTION_TOP, .create = make_page },
    { "cases", "全部事项", "desk-list-symbolic", DESK_SECTION_TOP, .create = make_page },
    { "ent", "企业服务", "desk-factory-symbolic", DESK_SECTION_AREAS, .accent = "blue" },
    { "ent.cases", "事项", NULL, DESK_SECTION_AREAS, "ent", .create = make_page },
    { "ent.visits", "走访", NULL, DESK_SECTION_AREAS, "ent", .create = make_page },
    { "ent.firms", "企业", NULL, DESK_SECTION_AREAS, "ent", .create = make_page },
    { "agri", "农技支持", "desk-sprout-symbolic", DESK_SECTION_AREAS, .accent = "green" },
    { "agri.cases", "事项", NULL, DESK_SECTION_AREAS, "agri", .create = make_page },
    { "welfare", "救助与福利", "desk-heart-symbolic", DESK_SECTION_AREAS, .accent = "red" },
    { "welfare.cases", "事项", NULL, DESK_SECTION_AREAS, "welfare", .create = make_page },
    { "sessions", "宣讲", "desk-horn-symbolic", DESK_SECTION_AREAS, .accent = "orange" },
    { "sessions.cases", "事项", NULL, DESK_SECTION_AREAS, "sessions", .create = make_page },
    { "tasks", "重点任务", "desk-flag-symbolic", DESK_SECTION_AREAS, .accent = "purple" },
    { "tasks.cases", "任务", NULL, DESK_SECTION_AREAS, "tasks", .create = make_page },
    { "ledgers", "台账", "desk-ledger-symbolic", DESK_SECTION_TOTALS, .create = make_page },
    { "overview", "总览", "desk-chart-symbolic", DESK_SECTION_TOTALS, .create = make_page },
    { "parties", "服务对象", "desk-user-symbolic", DESK_SECTION_REGISTERS, .create = make_page },
    { "areas", "区划", "desk-pin-symbolic", DESK_SECTION_REGISTERS, .create = make_page },
    { "units", "单位与人员", "desk-building-symbolic", DESK_SECTION_REGISTERS, .create = make_page },
    { "case", "事项详情", NULL, DESK_SECTION_NONE, .create = make_page },
    { "ent.visit", "走访登记", NULL, DESK_SECTION_NONE, .parent = "ent.visits", .flags = DESK_PAGE_FLAGS_MANY, .create = make_page },
  };
  DeskNavigation *navigation = desk_navigation_new ();

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    desk_navigation_add (navigation, &specs[i]);
  desk_navigation_set_badge (navigation, "today", 17, TRUE);
  desk_navigation_set_badge (navigation, "ent.cases", 48, FALSE);
  return navigation;
}

void
shell_test_measure (GtkWidget *widget)
{
  for (int o = GTK_ORIENTATION_HORIZONTAL; o <= GTK_ORIENTATION_VERTICAL; o++)
    {
      int least, minimum, natural;

      gtk_widget_measure (widget, (GtkOrientation) !o, -1, &least, NULL, NULL, NULL);
      /* GTK itself warns, which fails the test, and then mends what it returns */
      for (int size = MAX (least, 300); size <= 1400; size += 25)
        {
          gtk_widget_measure (widget, (GtkOrientation) o, size, &minimum, &natural, NULL, NULL);
          g_assert_cmpint (minimum, <=, natural);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    shell_test_measure (child);
}

void
shell_test_settle (void)
{
  desk_picture_settle (3000);
}

void
shell_test_wait (gboolean (*done) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!done (data)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  shell_test_settle ();
}

static gboolean
file_is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
shell_test_wait_for_file (const char *path)
{
  shell_test_wait (file_is_there, (gpointer) path);
}

GtkWidget *
shell_test_find_type (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL && found == NULL; c = gtk_widget_get_next_sibling (c))
    found = shell_test_find_type (c, type);
  return found;
}

GtkWidget *
shell_test_find_name (GtkWidget *root, const char *name)
{
  GtkWidget *found = g_str_equal (gtk_widget_get_name (root), name) ? root : NULL;

  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL && found == NULL; c = gtk_widget_get_next_sibling (c))
    found = shell_test_find_name (c, name);
  return found;
}

GtkWidget *
shell_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
      return window;
  }
  return NULL;
}

gboolean
shell_test_says (GtkWidget *root, const char *words)
{
  gboolean said = GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL;

  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL && !said; c = gtk_widget_get_next_sibling (c))
    said = shell_test_says (c, words);
  return said;
}

DeskWindow *
shell_test_window (DeskNavigation *navigation)
{
  DeskWindow *window = desk_window_new (NULL, navigation);

  desk_window_show_alone (window, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  shell_test_settle ();
  return window;
}

GtkWidget *
shell_test_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  shell_test_settle ();
  return window;
}

void
shell_test_close (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  shell_test_settle ();
}

void
shell_test_picture (GtkWidget *widget, const char *name)
{
  const char *dir = g_getenv ("DESK_TEST_PICTURES");
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  shell_test_settle ();
  texture = desk_picture_texture (widget, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, gtk_widget_get_width (widget));
  if (dir != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.png", dir, name);
      desk_picture_save (widget, path, &error);
      g_assert_no_error (error);
    }
}
