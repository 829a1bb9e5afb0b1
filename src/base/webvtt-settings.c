/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt-value.h"

/* While a cue's settings are read: a region falls away when the cue is placed otherwise. */
typedef struct
{
  LycCueLayout *layout;
  GPtrArray *regions;
  const LycWebvttRegion *region;
} Settings;

static gboolean
align_of (const LycWebvttToken *value, const char *const *words, const LycCueAlign *aligns,
          LycCueAlign *align)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (lyc_webvtt_token_is (value, words[i]))
      {
        *align = aligns[i];
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_region_name (Settings *s, const LycWebvttToken *value)
{
  s->region = NULL;
  for (guint i = s->regions->len; i > 0 && s->region == NULL; i--)
    {
      const LycWebvttRegion *region = g_ptr_array_index (s->regions, i - 1);

      if (lyc_webvtt_token_is (value, region->id))
        s->region = region;
    }
  return s->region != NULL;
}

static gboolean
read_vertical (Settings *s, const LycWebvttToken *value)
{
  gboolean rl = lyc_webvtt_token_is (value, "rl"), lr = lyc_webvtt_token_is (value, "lr");

  if (rl || lr)
    s->layout->direction = rl ? LYC_CUE_VERTICAL_RL : LYC_CUE_VERTICAL_LR;
  if (s->layout->direction != LYC_CUE_HORIZONTAL)
    s->region = NULL;
  return rl || lr;
}

static gboolean
read_line (Settings *s, const LycWebvttToken *value)
{
  static const char *const words[] = { "start", "center", "end", NULL };
  static const LycCueAlign aligns[] = { LYC_CUE_START, LYC_CUE_CENTER, LYC_CUE_END };
  LycWebvttToken number = *value, word = { NULL, 0 };
  gboolean aligned = lyc_webvtt_split (value, ',', &number, &word);
  LycCueAlign align = s->layout->line_align;
  gboolean percent = number.length > 0 && number.at[number.length - 1] == '%';
  gint32 line;

  if (!(percent ? lyc_webvtt_read_percentage (&number, &line)
                : lyc_webvtt_read_number (&number, &line))
      || (aligned && !align_of (&word, words, aligns, &align)))
    return FALSE;
  s->layout->line = line;
  s->layout->line_align = align;
  s->layout->snap = !percent;
  s->region = NULL;
  return TRUE;
}

static gboolean
read_position (Settings *s, const LycWebvttToken *value)
{
  static const char *const words[] = { "line-left", "center", "line-right", NULL };
  static const LycCueAlign aligns[] = { LYC_CUE_LEFT, LYC_CUE_CENTER, LYC_CUE_RIGHT };
  LycWebvttToken number = *value, word = { NULL, 0 };
  gboolean aligned = lyc_webvtt_split (value, ',', &number, &word);
  LycCueAlign align = s->layout->position_align;
  gint32 position;

  if (!lyc_webvtt_read_percentage (&number, &position)
      || (aligned && !align_of (&word, words, aligns, &align)))
    return FALSE;
  s->layout->position = position;
  s->layout->position_align = align;
  return TRUE;
}

static gboolean
read_size (Settings *s, const LycWebvttToken *value)
{
  gint32 size;

  if (!lyc_webvtt_read_percentage (value, &size))
    return FALSE;
  s->layout->size = size;
  if (size != 10000)
    s->region = NULL;
  return TRUE;
}

static gboolean
read_align (Settings *s, const LycWebvttToken *value)
{
  static const char *const words[] = { "start", "center", "end", "left", "right", NULL };
  static const LycCueAlign aligns[]
      = { LYC_CUE_START, LYC_CUE_CENTER, LYC_CUE_END, LYC_CUE_LEFT, LYC_CUE_RIGHT };

  return align_of (value, words, aligns, &s->layout->align);
}

static const struct
{
  const char *name;
  gboolean (*read) (Settings *s, const LycWebvttToken *value);
} readers[] = {
  { "region", read_region_name }, { "vertical", read_vertical }, { "line", read_line },
  { "position", read_position },  { "size", read_size },         { "align", read_align },
};

static gboolean
read_setting (Settings *s, const LycWebvttToken *setting)
{
  LycWebvttToken name, value;

  if (!lyc_webvtt_split (setting, ':', &name, &value) || name.length == 0 || value.length == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (lyc_webvtt_token_is (&name, readers[i].name))
      return readers[i].read (s, &value);
  return FALSE;
}

/* A box of the region's width at its place. The lines of a region roll in it; ours stand one below
 * the other at the side of the box that the region is held by. */
static void
lay_into_region (LycCueLayout *layout, const LycWebvttRegion *region)
{
  gint32 left = region->viewport_x - (gint32) ((gint64) region->width * region->anchor_x / 10000);

  layout->snap = FALSE;
  layout->line = region->viewport_y;
  layout->line_align = region->anchor_y < 2500   ? LYC_CUE_START
                       : region->anchor_y < 7500 ? LYC_CUE_CENTER
                                                 : LYC_CUE_END;
  layout->position = CLAMP (left, 0, 10000);
  layout->position_align = LYC_CUE_LEFT;
  layout->size = MAX (0, MIN (region->width, 10000 - layout->position));
}

/**
 * lyc_webvtt_read_settings:
 * @text: what follows the times of a cue
 * @length: its bytes
 * @regions: (element-type LycWebvttRegion): those read until now
 * @layout: (inout): takes what is set; a region is worked into it
 *
 * The specification's "parse the WebVTT cue settings": what is not one is passed over.
 *
 * Returns: whether all of them were settings
 */
gboolean
lyc_webvtt_read_settings (const char *text, gsize length, GPtrArray *regions, LycCueLayout *layout)
{
  Settings s = { .layout = layout, .regions = regions };
  LycWebvttToken rest = { text, length }, setting;
  gboolean good = TRUE;

  while (lyc_webvtt_next_token (&rest, &setting))
    good = read_setting (&s, &setting) && good;
  if (s.region != NULL)
    lay_into_region (layout, s.region);
  return good;
}

static gboolean
read_point (const LycWebvttToken *value, gint32 *x, gint32 *y)
{
  LycWebvttToken before, after;
  gint32 one, two;

  if (!lyc_webvtt_split (value, ',', &before, &after) || !lyc_webvtt_read_percentage (&before, &one)
      || !lyc_webvtt_read_percentage (&after, &two))
    return FALSE;
  *x = one;
  *y = two;
  return TRUE;
}

static void
read_lines (const LycWebvttToken *value, guint *lines)
{
  guint number = 0;

  for (gsize i = 0; i < value->length; i++)
    {
      if (!g_ascii_isdigit (value->at[i]))
        return;
      number = MIN (number * 10 + (guint) (value->at[i] - '0'), LYC_WEBVTT_MAX_CUE_LINES);
    }
  *lines = number;
}

static void
read_region_setting (LycWebvttRegion *region, const LycWebvttToken *name,
                     const LycWebvttToken *value)
{
  gint32 width;

  if (lyc_webvtt_token_is (name, "id"))
    {
      g_free (region->id);
      region->id = g_strndup (value->at, value->length);
    }
  else if (lyc_webvtt_token_is (name, "width"))
    {
      if (lyc_webvtt_read_percentage (value, &width))
        region->width = width;
    }
  else if (lyc_webvtt_token_is (name, "lines"))
    read_lines (value, &region->lines);
  else if (lyc_webvtt_token_is (name, "regionanchor"))
    read_point (value, &region->anchor_x, &region->anchor_y);
  else if (lyc_webvtt_token_is (name, "viewportanchor"))
    read_point (value, &region->viewport_x, &region->viewport_y);
  else if (lyc_webvtt_token_is (name, "scroll") && lyc_webvtt_token_is (value, "up"))
    region->scroll_up = TRUE;
}

/**
 * lyc_webvtt_read_region:
 * @text: the lines after `REGION`
 * @length: their bytes
 * @region: (inout): takes what is set
 *
 * The specification's "collect WebVTT region settings".
 */
void
lyc_webvtt_read_region (const char *text, gsize length, LycWebvttRegion *region)
{
  LycWebvttToken rest = { text, length }, setting, name, value;

  while (lyc_webvtt_next_token (&rest, &setting))
    if (lyc_webvtt_split (&setting, ':', &name, &value) && name.length > 0 && value.length > 0)
      read_region_setting (region, &name, &value);
}
