/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-sheet.h"

#include "shell/desk-print-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer values take the whole width. */
#define NARROW 36
#define OPINION_MM 22

static void
add_facts (DeskSheet *sheet, const DeskRecordText *text)
{
  const char *group = NULL;

  desk_sheet_add_group (sheet, NULL);
  for (guint i = 0; i < text->facts->len; i++)
    {
      const DeskFact *fact = text->facts->pdata[i];
      const char *name = desk_field_get_group (fact->field);
      gboolean wide = fact->field->kind == DESK_FIELD_LONG_TEXT || strlen (fact->value) > NARROW;

      if (*fact->value == '\0' || g_str_equal (fact->field->name, "number") || g_str_equal (fact->field->name, "warn_at"))
        continue;
      if (g_strcmp0 (name, group) != 0)
        desk_sheet_add_group (sheet, name);
      group = name;
      desk_sheet_add_pair (sheet, desk_field_get_label (fact->field), fact->value, wide ? DESK_SHEET_WIDE : DESK_SHEET_NORMAL);
    }
}

static void
add_rows (DeskSheet *sheet, const DeskRowTexts *rows)
{
  g_autoptr (DeskTable) table = desk_table_new (desk_type_get_label_many (rows->type));

  for (guint i = 0; i < rows->type->fields->len; i++)
    {
      const DeskField *field = rows->type->fields->pdata[i];
      const DeskTableColumn column = { .label = desk_field_get_label (field), .weight = field->kind == DESK_FIELD_LONG_TEXT ? 1 : 0 };
      if (field->flags & DESK_FIELD_IN_LIST)
        desk_table_add_column (table, &column);
    }
  for (guint i = 0; i < rows->rows->len; i++)
    desk_table_add_row (table, (const char *const *) rows->rows->pdata[i]);
  desk_sheet_add_table (sheet, table);
}

static void
add_history (DeskSheet *sheet, const DeskRecordText *text)
{
  g_autoptr (DeskTable) table = desk_table_new (_("What happened"));
  const DeskTableColumn date = { .label = _("Date") }, what = { .label = _("What"), .weight = 2, .align = DESK_TABLE_ALIGN_START },
                        who = { .label = _("Who"), .weight = 1 };

  desk_table_add_column (table, &date);
  desk_table_add_column (table, &what);
  desk_table_add_column (table, &who);
  for (guint i = text->history->len; i > 0; i--) /* on paper from the beginning */
    {
      const DeskHistoryLine *line = text->history->pdata[i - 1];
      const char *const cells[] = { line->date, line->headline, line->detail };
      desk_table_add_row (table, cells);
    }
  desk_sheet_add_table (sheet, table);
}

DeskSheet *
desk_record_sheet_new (DeskStore *store, const DeskRecordText *text)
{
  gboolean is_case;
  g_autofree char *title = NULL;
  DeskSheet *sheet;

  g_return_val_if_fail (DESK_IS_STORE (store) && text != NULL, NULL);
  is_case = desk_type_is_a (text->type, "case");
  /* Translators: title of the form of one case on paper (办理单); %s is the kind of record */
  title = g_strdup_printf (is_case ? _("Handling sheet: %s") : _("Record: %s"), desk_type_get_label (text->type));
  sheet = desk_sheet_new (title);
  desk_sheet_set_number (sheet, desk_snapshot_get_text (text->snapshot, "number"));
  desk_print_say_whose (sheet, store, desk_store_now (store));
  add_facts (sheet, text);
  if (is_case)
    {
      desk_sheet_add_group (sheet, NULL);
      desk_sheet_add_box (sheet, _("Opinion of the responsible unit"), NULL, OPINION_MM);
      desk_sheet_add_box (sheet, _("Opinion of the leader"), NULL, OPINION_MM);
    }
  for (guint i = 0; i < text->rows->len; i++)
    add_rows (sheet, text->rows->pdata[i]);
  add_history (sheet, text);
  if (is_case)
    {
      desk_sheet_add_signature (sheet, _("Handled by"));
      desk_sheet_add_signature (sheet, _("Checked by"));
    }
  return sheet;
}
