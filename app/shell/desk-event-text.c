/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-event-text.h"

#include "model/desk-local-rules.h"
#include "model/desk-rules.h"
#include "model/desk-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A headline quotes at most so many characters of what somebody wrote. */
#define QUOTED 60

static void
change_text_free (gpointer data)
{
  DeskChangeText *change = data;

  g_free (change->label);
  g_free (change->old_words);
  g_free (change->new_words);
  g_free (change);
}

void
desk_event_text_free (DeskEventText *text)
{
  if (text == NULL)
    return;
  g_free (text->headline);
  g_free (text->quote);
  g_free (text->rule);
  g_ptr_array_unref (text->changes);
  g_free (text);
}

/* ---- values in words ---- */

static char *
titles (const DeskEventTexts *texts, const char *uuids)
{
  g_auto (GStrv) parts = g_strsplit (uuids, ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (names, texts->title_of (parts[i], texts->data));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_(", "), (char **) names->pdata);
}

static char *
value_words (const DeskEventTexts *texts, const DeskField *field, const DeskValue *value)
{
  if (desk_value_is_none (value))
    return g_strdup ("");
  if (field->flags & DESK_FIELD_SENSITIVE)
    return texts->mask_of != NULL ? texts->mask_of (field, value, texts->data) : g_strdup ("•••");
  switch (field->kind)
    {
    case DESK_FIELD_REFERENCE:
    case DESK_FIELD_REFERENCES:
      return titles (texts, desk_value_get_text (value));
    default:
      return desk_field_format (field, value, DESK_FORMAT_DISPLAY, texts->zone);
    }
}

/* A step of a type is named by its rules, not by the field. */
static char *
step_words (const DeskEventTexts *texts, const DeskValue *value)
{
  const DeskCaseStep *step = texts->type != NULL && texts->type->rules != NULL ? texts->type->rules->steps : NULL;
  const char *name = desk_value_get_text (value);

  for (; step != NULL && step->name != NULL; step++)
    if (g_strcmp0 (step->name, name) == 0)
      return g_strdup (desk_language_pick (step->label, step->label_zh));
  return g_strdup (name);
}

static void
add_change (DeskEventText *text, const DeskEventTexts *texts, const DeskType *type, const DeskChange *change)
{
  const DeskField *field = type != NULL ? desk_type_find_field (type, change->field) : NULL;
  DeskChangeText *made = g_new0 (DeskChangeText, 1);

  made->label = g_strdup (field != NULL ? desk_field_get_label (field) : change->field);
  made->old_words = field != NULL ? value_words (texts, field, &change->old_value) : g_strdup ("");
  made->new_words = field != NULL ? value_words (texts, field, &change->new_value) : g_strdup ("");
  g_ptr_array_add (text->changes, made);
}

/* ---- what the headline tells besides the act ---- */

static const DeskChange *
find_in (GPtrArray *changes, const char *field)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (g_str_equal (((DeskChange *) changes->pdata[i])->field, field))
      return changes->pdata[i];
  return NULL;
}

static const DeskChange *
find_in_row (const DeskEventBody *body, const char *row, const char *field)
{
  const DeskChange *last = NULL;

  for (guint i = 0; body->rows != NULL && i < body->rows->len; i++)
    {
      const DeskRowChange *change = body->rows->pdata[i];
      if (g_str_equal (change->row, row) && find_in (change->changes, field) != NULL)
        last = find_in (change->changes, field);
    }
  return last;
}

static char *
words_in (const DeskEventTexts *texts, const DeskType *type, const DeskChange *change)
{
  const DeskField *field = change != NULL && type != NULL ? desk_type_find_field (type, change->field) : NULL;

  if (field == NULL || desk_value_is_none (&change->new_value))
    return NULL;
  if (g_str_equal (field->name, "step"))
    return step_words (texts, &change->new_value);
  return value_words (texts, field, &change->new_value);
}

static char *
row_words (const DeskEventTexts *texts, const DeskEventBody *body, const char *row, const char *field)
{
  return words_in (texts, desk_registry_find_type (texts->registry, row), find_in_row (body, row, field));
}

static char *
tier_words (const DeskEventTexts *texts, const DeskEventBody *body)
{
  const DeskChange *change = find_in (body->changes, "tier");
  const DeskField *field = change != NULL ? desk_type_find_field (texts->type, "tier") : NULL;
  g_autofree char *from = NULL, *to = NULL;

  if (field == NULL)
    return NULL;
  from = value_words (texts, field, &change->old_value);
  to = value_words (texts, field, &change->new_value);
  return *from != '\0' ? g_strdup_printf ("%s → %s", from, to) : g_steal_pointer (&to);
}

static const struct {
  const char *act;
  const char *row;   /* NULL: of the record; "tier": both tiers */
  const char *field;
} tells[] = {
  { "hand-over", "handover", "to_unit" },
  { "accept", NULL, "unit" },
  { "lift", "tier", NULL },
  { "plan", NULL, "plan" },
  { "step", "step", "step" },
  { "resolve", NULL, "answer" },
  { "check", "check", "verdict" },
  { "evaluate", "evaluation", "score" },
  { "set-lead", NULL, "lead_post" },
  { "link-common", NULL, "common_problem" },
  { "register", NULL, "title" },
  { "ask-joint", "handover", "to_unit" },
  { "answer-part", "handover", "answer" },
  { "assign", NULL, "round" },
  { "merge", NULL, "original" },
  { "settle-heart", NULL, "heart_words" },
};

static char *
told_words (const DeskAct *act, const DeskEventTexts *texts, const DeskEventBody *body)
{
  for (guint i = 0; i < G_N_ELEMENTS (tells); i++)
    if (g_str_equal (tells[i].act, act->name))
      {
        if (g_strcmp0 (tells[i].row, "tier") == 0)
          return tier_words (texts, body);
        return tells[i].row != NULL ? row_words (texts, body, tells[i].row, tells[i].field)
                                    : words_in (texts, texts->type, find_in (body->changes, tells[i].field));
      }
  return NULL;
}

/* Of a record that is no case: which fields, by name. */
static char *
changed_words (const DeskEventText *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  guint n = MIN (text->changes->len, 3);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (labels, ((DeskChangeText *) text->changes->pdata[i])->label);
  g_ptr_array_add (labels, NULL);
  joined = g_strjoinv (_(", "), (char **) labels->pdata);
  if (text->changes->len > n)
    return g_strdup_printf (_("%s and %u more"), joined, text->changes->len - n);
  return g_steal_pointer (&joined);
}

static char *
kind_words (const char *kind, const DeskAct *act)
{
  const char *plain = act == NULL ? desk_event_get_done (kind) : NULL;

  return g_strdup (act != NULL ? desk_act_get_done (act) : plain != NULL ? plain : kind);
}

static DeskTone
tone_of (const char *kind, const DeskAct *act)
{
  static const struct {
    const char *kind;
    DeskTone tone;
  } tones[] = {
    { "accepted", DESK_TONE_PURPLE }, { "lifted", DESK_TONE_ORANGE }, { "refused", DESK_TONE_ORANGE }, { "reopened", DESK_TONE_ORANGE },
    { "resolved", DESK_TONE_GREEN },  { "verified", DESK_TONE_GREEN }, { "struck-off", DESK_TONE_GREEN }, { "checked", DESK_TONE_TEAL },
    { "evaluated", DESK_TONE_TEAL },  { "reported", DESK_TONE_BLUE },  { "planned", DESK_TONE_BLUE },     { "step-entered", DESK_TONE_BLUE },
    { "part-refused", DESK_TONE_ORANGE }, { "part-answered", DESK_TONE_GREEN }, { "joint-asked", DESK_TONE_PURPLE }, { "assigned", DESK_TONE_PURPLE },
    { "heart-settled", DESK_TONE_TEAL }, { "merged", DESK_TONE_ORANGE },
    { "contacted", DESK_TONE_BLUE },  { "extended", DESK_TONE_AMBER }, { "recounted", DESK_TONE_AMBER }, { "redacted", DESK_TONE_RED },     { "commented", DESK_TONE_BLUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (g_str_equal (tones[i].kind, kind))
      return tones[i].tone;
  return act == NULL && g_str_equal (kind, "undone") ? DESK_TONE_ORANGE : DESK_TONE_GREY;
}

/* "calendar 2027", "work-hours", "local-rule TYPE LIMIT", "shipped-calendar": what made a due date move. */
static char *
cause_words (const DeskEventTexts *texts, const char *cause)
{
  g_auto (GStrv) words = g_strsplit (cause, " ", -1);
  const DeskDeadline *limit;

  if (g_strcmp0 (words[0], "calendar") == 0 && words[1] != NULL)
    return g_strdup_printf (_("the calendar of %s was changed"), words[1]);
  if (g_strcmp0 (words[0], "work-hours") == 0)
    return g_strdup (_("the working hours were changed"));
  if (g_strcmp0 (words[0], "shipped-calendar") == 0)
    return g_strdup (_("the program came with another calendar"));
  if (g_strcmp0 (words[0], "local-rule") != 0 || g_strv_length (words) != 3)
    return g_strdup (cause);
  limit = desk_limit_find (desk_registry_find_type (texts->registry, words[1]), words[2]);
  return g_strdup_printf (_("the local rule on “%s” was changed"), limit != NULL ? desk_language_pick (limit->label, limit->label_zh) : words[2]);
}

/* What was looked at. */
static char *
about_words (const DeskEventTexts *texts, const DeskEventBody *body)
{
  const DeskField *field = body->about != NULL && texts->type != NULL ? desk_type_find_field (texts->type, body->about) : NULL;

  return field != NULL ? g_strdup (desk_field_get_label (field)) : g_strdup (body->about);
}

static void
write_headline (DeskEventText *text, const DeskEvent *event, const DeskAct *act, const DeskEventTexts *texts, const DeskEventBody *body)
{
  g_autofree char *done = kind_words (event->kind, act);
  g_autofree char *told = act != NULL ? told_words (act, texts, body) : about_words (texts, body);
  g_autofree char *line = NULL, *plain = NULL;

  /* words that somebody gave with the act are its point when it changes nothing else */
  if ((told == NULL || *told == '\0') && text->quote != NULL)
    {
      g_free (told);
      told = g_steal_pointer (&text->quote);
    }
  if ((told == NULL || *told == '\0') && act == NULL && text->changes->len > 0 && g_str_equal (event->kind, "changed"))
    {
      g_free (told);
      told = changed_words (text);
    }
  if (told == NULL || *told == '\0')
    {
      text->headline = g_steal_pointer (&done);
      return;
    }
  plain = desk_text_collapse (told);
  line = desk_text_cut (plain, QUOTED);
  /* Translators: what was done and the point of it, such as “Handed over: 县人社局” */
  text->headline = g_strdup_printf (_("%s: %s"), done, line);
}

DeskEventText *
desk_event_text_new (const DeskEvent *event, const DeskEventTexts *texts)
{
  DeskEventText *text;
  const DeskAct *act;
  g_autoptr (DeskEventBody) body = NULL;

  g_return_val_if_fail (event != NULL && event->kind != NULL && texts != NULL && texts->title_of != NULL, NULL);
  text = g_new0 (DeskEventText, 1);
  text->changes = g_ptr_array_new_with_free_func (change_text_free);
  /* a party is merged too, but not as a case is */
  act = texts->type == NULL || desk_type_is_a (texts->type, "case") ? desk_act_find_by_kind (event->kind) : NULL;
  text->tone = tone_of (event->kind, act);
  body = event->body != NULL ? desk_event_body_from_json (event->body, NULL) : NULL;
  if (body == NULL)
    {
      g_autofree char *done = kind_words (event->kind, act);
      text->headline = event->body == NULL ? g_strdup_printf (_("%s (removed as personal data)"), done) : g_steal_pointer (&done);
      return text;
    }
  text->quote = body->why != NULL && g_str_equal (event->kind, "recounted") ? cause_words (texts, body->why) : g_strdup (body->why);
  if (g_str_equal (event->kind, "recounted"))
    text->rule = g_strdup (_("Due date counted again"));
  else
    text->rule = body->rule != NULL ? g_strdup (desk_rules_describe (texts->type, body->rule)) : NULL;
  for (guint i = 0; body->changes != NULL && i < body->changes->len; i++)
    add_change (text, texts, texts->type, body->changes->pdata[i]);
  for (guint i = 0; body->rows != NULL && i < body->rows->len; i++)
    {
      const DeskRowChange *row = body->rows->pdata[i];
      for (guint k = 0; row->changes != NULL && k < row->changes->len; k++)
        add_change (text, texts, desk_registry_find_type (texts->registry, row->row), row->changes->pdata[k]);
    }
  write_headline (text, event, act, texts, body);
  return text;
}
