/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/desk-plugin-private.h"

struct _DeskPlugin {
  GObject parent_instance;

  char *name, *title, *description, *version, *folder, *reason;
  DeskPluginState state;
  int order;
};

enum { PROP_0, PROP_NAME, PROP_TITLE, PROP_DESCRIPTION, PROP_VERSION, PROP_FOLDER, PROP_STATE, PROP_REASON, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskPlugin, desk_plugin, G_TYPE_OBJECT)

static void
desk_plugin_finalize (GObject *object)
{
  DeskPlugin *self = DESK_PLUGIN (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->description);
  g_free (self->version);
  g_free (self->folder);
  g_free (self->reason);
  G_OBJECT_CLASS (desk_plugin_parent_class)->finalize (object);
}

static void
desk_plugin_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DeskPlugin *self = DESK_PLUGIN (object);

  switch (id) {
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_DESCRIPTION:
    g_value_set_string (value, self->description);
    break;
  case PROP_VERSION:
    g_value_set_string (value, self->version);
    break;
  case PROP_FOLDER:
    g_value_set_string (value, self->folder);
    break;
  case PROP_STATE:
    g_value_set_int (value, (int) self->state);
    break;
  case PROP_REASON:
    g_value_set_string (value, self->reason);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
desk_plugin_class_init (DeskPluginClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = desk_plugin_finalize;
  object_class->get_property = desk_plugin_get_property;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_VERSION] = g_param_spec_string ("version", NULL, NULL, NULL, flags);
  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, DESK_PLUGIN_ACTIVE, DESK_PLUGIN_FAILED, DESK_PLUGIN_OFF, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_plugin_init (DeskPlugin *self)
{
  self->state = DESK_PLUGIN_OFF;
  self->order = G_MAXINT;
}

DeskPlugin *
desk_plugin_new (const char *name, const char *title, const char *description, const char *version, const char *folder)
{
  DeskPlugin *self = g_object_new (DESK_TYPE_PLUGIN, NULL);

  self->name = g_strdup (name);
  self->title = g_strdup (title != NULL ? title : name);
  self->description = g_strdup (description != NULL ? description : "");
  self->version = g_strdup (version != NULL ? version : "");
  self->folder = g_strdup (folder);
  return self;
}

void
desk_plugin_set_active (DeskPlugin *self, int order)
{
  self->state = DESK_PLUGIN_ACTIVE;
  self->order = order;
}

void
desk_plugin_set_failed (DeskPlugin *self, const char *reason)
{
  self->state = DESK_PLUGIN_FAILED;
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

int
desk_plugin_compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const DeskPlugin *one = a;
  const DeskPlugin *two = b;

  (void) data;
  if (one->order != two->order)
    return one->order < two->order ? -1 : 1;
  return g_utf8_collate (one->title, two->title);
}

const char *
desk_plugin_get_name (DeskPlugin *self)
{
  return self->name;
}

const char *
desk_plugin_get_title (DeskPlugin *self)
{
  return self->title;
}

const char *
desk_plugin_get_description (DeskPlugin *self)
{
  return self->description;
}

const char *
desk_plugin_get_version (DeskPlugin *self)
{
  return self->version;
}

const char *
desk_plugin_get_folder (DeskPlugin *self)
{
  return self->folder;
}

DeskPluginState
desk_plugin_get_state (DeskPlugin *self)
{
  return self->state;
}

const char *
desk_plugin_get_reason (DeskPlugin *self)
{
  return self->reason;
}
