/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-xlsx-check.h"

#include <string.h>
#include <unzip.h>

static void
count_row (GMarkupParseContext *context, const char *element, const char **names, const char **values,
           gpointer user_data, GError **error)
{
  if (strcmp (element, "row") == 0)
    ++*(guint *) user_data;
}

/* Whether the current part is a whole XML document; counts its rows. */
static gboolean
part_is_whole (unzFile zip, guint *n_rows)
{
  static const GMarkupParser parser = { .start_element = count_row };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, n_rows, NULL);
  g_autofree char *buffer = g_malloc (64 * 1024);
  gboolean well = unzOpenCurrentFile (zip) == UNZ_OK;
  int got = 0;

  while (well && (got = unzReadCurrentFile (zip, buffer, 64 * 1024)) > 0)
    well = g_markup_parse_context_parse (context, buffer, got, NULL);
  /* Closing it compares the checksum. */
  return unzCloseCurrentFile (zip) == UNZ_OK && well && got == 0 && g_markup_parse_context_end_parse (context, NULL);
}

gboolean
desk_xlsx_check (const char *path, guint n_rows)
{
  unzFile zip = unzOpen64 (path);
  gboolean well = zip != NULL, has_sheet = FALSE;

  for (int code = well ? unzGoToFirstFile (zip) : UNZ_OK; well && code != UNZ_END_OF_LIST_OF_FILE;
       code = unzGoToNextFile (zip))
    {
      char name[256];
      guint rows = 0;
      well = code == UNZ_OK && unzGetCurrentFileInfo64 (zip, NULL, name, sizeof name, NULL, 0, NULL, 0) == UNZ_OK
        && part_is_whole (zip, &rows);
      if (well && strcmp (name, "xl/worksheets/sheet1.xml") == 0)
        {
          has_sheet = TRUE;
          well = rows == n_rows;
        }
    }
  if (zip != NULL)
    unzClose (zip);
  return well && has_sheet;
}
