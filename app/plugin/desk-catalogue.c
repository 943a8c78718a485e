/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/desk-catalogue.h"

#include <string.h>

#include "model/desk-registry.h"

#define MO_MAGIC 0x950412deu

/* Header of a MO file in the machine's byte order, which is how msgfmt writes it. */
typedef struct {
  guint32 magic, revision, count, originals, translations;
} Header;

typedef struct {
  guint32 length, offset;
} Entry;

static GMappedFile *catalogue; /* stays mapped, as gettext does it too */

static gboolean
read_header (GMappedFile *file, Header *header)
{
  gsize size = g_mapped_file_get_length (file);

  if (size < sizeof *header)
    return FALSE;
  memcpy (header, g_mapped_file_get_contents (file), sizeof *header);
  return header->magic == MO_MAGIC && size / sizeof (Entry) >= header->count;
}

/* The text of an entry of the table at @table; NULL: it lies outside of the file. */
static const char *
read_text (GMappedFile *file, guint32 table, guint32 n)
{
  const char *bytes = g_mapped_file_get_contents (file);
  gsize size = g_mapped_file_get_length (file);
  gsize offset = table + (gsize) n * sizeof (Entry);
  Entry entry;

  if (offset > size || size - offset < sizeof entry)
    return NULL;
  memcpy (&entry, bytes + offset, sizeof entry);
  if (entry.offset > size || entry.length >= size - entry.offset || bytes[entry.offset + entry.length] != '\0')
    return NULL;
  return bytes + entry.offset;
}

/* The originals are sorted by strcmp(): see “The Format of GNU MO Files” in gettext's manual. */
static const char *
translate (const char *message, gpointer data)
{
  guint32 from = 0, to;
  Header header;

  (void) data;
  if (*message == '\0' || !read_header (catalogue, &header))
    return NULL;
  for (to = header.count; from < to;) {
    guint32 middle = from + (to - from) / 2;
    const char *original = read_text (catalogue, header.originals, middle);
    int order = original != NULL ? strcmp (message, original) : 0;

    if (order == 0) {
      const char *translation = original != NULL ? read_text (catalogue, header.translations, middle) : NULL;
      return translation != NULL && *translation != '\0' ? translation : NULL;
    }
    if (order < 0)
      to = middle;
    else
      from = middle + 1;
  }
  return NULL;
}

gboolean
desk_catalogue_use_chinese (const char *folder)
{
  const char *from = folder != NULL ? folder : g_getenv ("DESK_LOCALE_DIR");
  g_autofree char *path = g_build_filename (from != NULL ? from : DESK_LOCALE_DIR, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = NULL;
  Header header;

  if (catalogue != NULL && folder == NULL)
    return TRUE;
  file = g_mapped_file_new (path, FALSE, NULL);
  if (file == NULL || !read_header (file, &header))
    return FALSE;
  for (guint32 i = 0; i < header.count; i += MAX (header.count - 1, 1)) /* the ends of both tables */
    if (read_text (file, header.originals, i) == NULL || read_text (file, header.translations, i) == NULL)
      return FALSE;
  g_clear_pointer (&catalogue, g_mapped_file_unref);
  catalogue = g_steal_pointer (&file);
  desk_registry_set_translate (translate, NULL);
  return TRUE;
}
