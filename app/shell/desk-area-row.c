/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-area-row.h"

/* Both kinds are a handful of strings; the areas add one switch. */
enum { AREA_0, AREA_ID, AREA_TITLE, AREA_VERSION, AREA_STATE, AREA_REASON, AREA_ENABLED, AREA_N };

struct _DeskAreaRow {
  GObject parent_instance;
  char *words[AREA_ENABLED];
  gboolean enabled;
};

G_DEFINE_FINAL_TYPE (DeskAreaRow, desk_area_row, G_TYPE_OBJECT)

static void
desk_area_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DeskAreaRow *self = DESK_AREA_ROW (object);

  if (id == AREA_ENABLED)
    g_value_set_boolean (value, self->enabled);
  else if (id < AREA_ENABLED)
    g_value_set_string (value, self->words[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desk_area_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DeskAreaRow *self = DESK_AREA_ROW (object);

  if (id == AREA_ENABLED)
    self->enabled = g_value_get_boolean (value);
  else if (id < AREA_ENABLED)
    {
      g_free (self->words[id]);
      self->words[id] = g_value_dup_string (value);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desk_area_row_finalize (GObject *object)
{
  for (guint i = 0; i < AREA_ENABLED; i++)
    g_free (DESK_AREA_ROW (object)->words[i]);
  G_OBJECT_CLASS (desk_area_row_parent_class)->finalize (object);
}

static void
desk_area_row_class_init (DeskAreaRowClass *klass)
{
  static const char *const names[] = { NULL, "id", "title", "version", "state", "reason" };
  GObjectClass *object = G_OBJECT_CLASS (klass);

  object->get_property = desk_area_row_get_property;
  object->set_property = desk_area_row_set_property;
  object->finalize = desk_area_row_finalize;
  for (guint i = AREA_ID; i < AREA_ENABLED; i++)
    g_object_class_install_property (object, i, g_param_spec_string (names[i], NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object, AREA_ENABLED,
                                   g_param_spec_boolean ("enabled", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
desk_area_row_init (DeskAreaRow *self G_GNUC_UNUSED)
{
}

DeskAreaRow *
desk_area_row_new (const char *id, const char *title, const char *version, const char *state, const char *reason, gboolean enabled)
{
  return g_object_new (DESK_TYPE_AREA_ROW, "id", id, "title", title, "version", version, "state", state,
                       "reason", reason != NULL ? reason : "", "enabled", enabled, NULL);
}

enum { PERSON_0, PERSON_UID, PERSON_NAME, PERSON_UNIT, PERSON_N };

struct _DeskPersonRow {
  GObject parent_instance;
  char *words[PERSON_N];
};

G_DEFINE_FINAL_TYPE (DeskPersonRow, desk_person_row, G_TYPE_OBJECT)

static void
desk_person_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id > PERSON_0 && id < PERSON_N)
    g_value_set_string (value, DESK_PERSON_ROW (object)->words[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desk_person_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id > PERSON_0 && id < PERSON_N)
    DESK_PERSON_ROW (object)->words[id] = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desk_person_row_finalize (GObject *object)
{
  for (guint i = 0; i < PERSON_N; i++)
    g_free (DESK_PERSON_ROW (object)->words[i]);
  G_OBJECT_CLASS (desk_person_row_parent_class)->finalize (object);
}

static void
desk_person_row_class_init (DeskPersonRowClass *klass)
{
  static const char *const names[] = { NULL, "uid", "name", "unit" };
  GObjectClass *object = G_OBJECT_CLASS (klass);

  object->get_property = desk_person_row_get_property;
  object->set_property = desk_person_row_set_property;
  object->finalize = desk_person_row_finalize;
  for (guint i = PERSON_UID; i < PERSON_N; i++)
    g_object_class_install_property (object, i, g_param_spec_string (names[i], NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
}

static void
desk_person_row_init (DeskPersonRow *self G_GNUC_UNUSED)
{
}

DeskPersonRow *
desk_person_row_new (const char *uid, const char *name, const char *unit)
{
  return g_object_new (DESK_TYPE_PERSON_ROW, "uid", uid, "name", name, "unit", unit, NULL);
}
