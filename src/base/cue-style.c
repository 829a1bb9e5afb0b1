/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-style.h"

#include <string.h>

/* WebVTT's default classes. */
static const struct
{
  const char *name;
  gint32 color;
} colors[] = {
  { "white", 0xffffff },  { "lime", 0x00ff00 },    { "cyan", 0x00ffff }, { "red", 0xff0000 },
  { "yellow", 0xffff00 }, { "magenta", 0xff00ff }, { "blue", 0x0000ff }, { "black", 0x000000 },
};

static char *
ref (char *text)
{
  return text != NULL ? g_ref_string_acquire (text) : NULL;
}

void
lyc_cue_style_copy (LycCueStyle *to, const LycCueStyle *from)
{
  *to = *from;
  to->voice = ref (from->voice);
  to->language = ref (from->language);
}

void
lyc_cue_style_clear (LycCueStyle *style)
{
  g_clear_pointer (&style->voice, g_ref_string_release);
  g_clear_pointer (&style->language, g_ref_string_release);
}

gboolean
lyc_cue_style_equal (const LycCueStyle *one, const LycCueStyle *two)
{
  return one->flags == two->flags && one->color == two->color && one->background == two->background
         && one->at_ms == two->at_ms && g_strcmp0 (one->voice, two->voice) == 0
         && g_strcmp0 (one->language, two->language) == 0;
}

/* Six hexadecimal digits. */
static gint32
hex_color (const char *digits, gsize length)
{
  gint32 color = 0;

  if (length != 6)
    return -1;
  for (gsize i = 0; i < 6; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return -1;
      color = color * 16 + g_ascii_xdigit_value (digits[i]);
    }
  return color;
}

/**
 * lyc_cue_style_class_color:
 * @name: a class of a run: one of WebVTT's default colours, or `rgb-rrggbb`; after `bg_` a
 *   background
 * @length: its bytes
 * @background: (out): whether it is one
 *
 * Returns: the colour, -1 if the class names none
 */
gint32
lyc_cue_style_class_color (const char *name, gsize length, gboolean *background)
{
  *background = length > 3 && memcmp (name, "bg_", 3) == 0;
  if (*background)
    {
      name += 3;
      length -= 3;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    if (strlen (colors[i].name) == length && memcmp (colors[i].name, name, length) == 0)
      return colors[i].color;
  return length > 4 && memcmp (name, "rgb-", 4) == 0 ? hex_color (name + 4, length - 4) : -1;
}

/**
 * lyc_cue_style_color_class:
 *
 * Returns: (transfer full): the class that lyc_cue_style_class_color() reads as @color
 */
char *
lyc_cue_style_color_class (gint32 color, gboolean background)
{
  const char *prefix = background ? "bg_" : "";

  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    if (colors[i].color == color)
      return g_strconcat (prefix, colors[i].name, NULL);
  return g_strdup_printf ("%srgb-%06x", prefix, (guint) color);
}

static void
clear_run (gpointer run)
{
  lyc_cue_style_clear (&((LycCueRun *) run)->style);
}

/* Returns: (transfer full) (element-type LycCueRun): no runs yet */
GArray *
lyc_cue_runs_new (void)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (LycCueRun));

  g_array_set_clear_func (runs, clear_run);
  return runs;
}

/* Returns: (transfer full) (nullable): a deep copy; %NULL of %NULL */
GArray *
lyc_cue_runs_copy (GArray *runs)
{
  GArray *copy = runs != NULL ? lyc_cue_runs_new () : NULL;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      LycCueRun run = g_array_index (runs, LycCueRun, i);

      lyc_cue_style_copy (&run.style, &g_array_index (runs, LycCueRun, i).style);
      g_array_append_val (copy, run);
    }
  return copy;
}
