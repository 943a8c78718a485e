/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-tone.h"

#include "shell/desk-style.h"

static const char *const words[] = { "plain", "blue", "green", "purple", "teal", "orange", "grey", "red", "amber" };

const char *
desk_tone_class (DeskTone tone, DeskToneUse use)
{
  static const char *const accents[] = { NULL, "a-blue", "a-green", "a-purple", "a-teal", "a-orange", "a-grey", "a-red", "a-amber" };
  static const char *const tints[] = { NULL, "t-blue", "t-green", "t-purple", "t-teal", "t-orange", "t-grey", "t-red", "t-amber" };
  static const char *const lights[] = { "l-plain", "l-blue", "l-green", "l-purple", "l-teal", "l-orange", "l-grey", "l-red", "l-amber" };

  g_return_val_if_fail (tone < G_N_ELEMENTS (words), NULL);
  switch (use)
    {
    case DESK_TONE_USE_ACCENT:
      return accents[tone];
    case DESK_TONE_USE_TINT:
      return tints[tone];
    case DESK_TONE_USE_LIGHT:
      return lights[tone];
    case DESK_TONE_USE_CHART:
    default:
      return NULL;
    }
}

void
desk_tone_set_class (GtkWidget *widget, DeskTone tone, DeskToneUse use)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *name = desk_tone_class (i, use);
      if (name == NULL)
        continue;
      if (i == tone)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}

void
desk_tone_lookup (GtkWidget *widget, DeskTone tone, DeskToneUse use, GdkRGBA *out)
{
  char name[48];

  g_return_if_fail (tone < G_N_ELEMENTS (words));
  if (tone == DESK_TONE_PLAIN)
    {
      desk_style_lookup (widget, use == DESK_TONE_USE_TINT ? "desk_fill" : use == DESK_TONE_USE_CHART ? "desk_chart_grey" : "desk_ink", out);
      return;
    }
  g_snprintf (name, sizeof name, "desk_%s%s%s",
              use == DESK_TONE_USE_CHART ? "chart_" : "",
              words[tone],
              use == DESK_TONE_USE_TINT ? "_tint" : use == DESK_TONE_USE_LIGHT ? "_ink" : "");
  desk_style_lookup (widget, name, out);
}

DeskTone
desk_tone_from_word (const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return i;
  return DESK_TONE_PLAIN;
}
