/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-layout.h"

static const char *const aligns[] = { "start", "center", "end", "left", "right" };

static gboolean
equal (const LycCueLayout *one, const LycCueLayout *two)
{
  return one->direction == two->direction && one->snap == two->snap && one->line == two->line
         && one->line_align == two->line_align && one->position == two->position
         && one->position_align == two->position_align && one->size == two->size
         && one->align == two->align;
}

/**
 * lyc_cue_layout_is_plain:
 *
 * Returns: whether nothing was said of where the cue is shown
 */
gboolean
lyc_cue_layout_is_plain (const LycCueLayout *layout)
{
  return equal (layout, &(LycCueLayout) LYC_CUE_LAYOUT_NONE);
}

static void
append_number (GString *text, const char *name, gint32 hundredths, gboolean percent)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%s:%s%d", name, hundredths < 0 ? "-" : "", ABS (hundredths) / 100);
  if (hundredths % 100 != 0)
    g_string_append_printf (text, ".%02d", ABS (hundredths) % 100);
  if (percent)
    g_string_append_c (text, '%');
}

/**
 * lyc_cue_layout_to_settings:
 *
 * Returns: (transfer full): WebVTT's cue settings that say the same; "" of a plain layout
 */
char *
lyc_cue_layout_to_settings (const LycCueLayout *layout)
{
  GString *text = g_string_new (NULL);

  if (layout->direction != LYC_CUE_HORIZONTAL)
    g_string_append (text,
                     layout->direction == LYC_CUE_VERTICAL_RL ? "vertical:rl" : "vertical:lr");
  if (layout->line != LYC_CUE_AUTO)
    append_number (text, "line", layout->line, !layout->snap);
  if (layout->line != LYC_CUE_AUTO && layout->line_align != LYC_CUE_START)
    g_string_append_printf (text, ",%s", aligns[layout->line_align]);
  if (layout->position != LYC_CUE_AUTO)
    append_number (text, "position", layout->position, TRUE);
  if (layout->position != LYC_CUE_AUTO && layout->position_align != LYC_CUE_ALIGN_AUTO)
    g_string_append (text, layout->position_align == LYC_CUE_CENTER ? ",center"
                           : layout->position_align == LYC_CUE_LEFT ? ",line-left"
                                                                    : ",line-right");
  if (layout->size != 10000)
    append_number (text, "size", layout->size, TRUE);
  if (layout->align != LYC_CUE_CENTER)
    g_string_append_printf (text, "%salign:%s", text->len > 0 ? " " : "", aligns[layout->align]);
  return g_string_free (text, FALSE);
}

/* How the text lies in its box; the start of a line is its left, as in the languages we show. */
static LycCueAlign
text_side (LycCueAlign align)
{
  return align == LYC_CUE_START ? LYC_CUE_LEFT : align == LYC_CUE_END ? LYC_CUE_RIGHT : align;
}

/**
 * lyc_cue_layout_place:
 * @layout: a layout
 * @left: (out): hundredths of a per cent of the picture
 * @width: (out): likewise
 * @align: (out): left, center or right, of the text in its box
 *
 * Works out the box across, by the "processing cue settings" of the specification.
 */
void
lyc_cue_layout_place (const LycCueLayout *layout, gint32 *left, gint32 *width, LycCueAlign *align)
{
  LycCueAlign anchor = layout->position_align;
  gint32 position = layout->position;
  gint32 most;

  *align = text_side (layout->align);
  if (position == LYC_CUE_AUTO)
    position = *align == LYC_CUE_LEFT ? 0 : *align == LYC_CUE_RIGHT ? 10000 : 5000;
  if (anchor == LYC_CUE_ALIGN_AUTO)
    anchor = *align;
  most = anchor == LYC_CUE_LEFT    ? 10000 - position
         : anchor == LYC_CUE_RIGHT ? position
                                   : 2 * MIN (position, 10000 - position);
  *width = MIN (layout->size, most);
  *left = anchor == LYC_CUE_LEFT    ? position
          : anchor == LYC_CUE_RIGHT ? position - *width
                                    : position - *width / 2;
}
