/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_CUE_HORIZONTAL,
  LYC_CUE_VERTICAL_RL, /* columns that grow to the left */
  LYC_CUE_VERTICAL_LR,
} LycCueDirection;

typedef enum
{
  LYC_CUE_START,
  LYC_CUE_CENTER,
  LYC_CUE_END,
  LYC_CUE_LEFT,
  LYC_CUE_RIGHT,
  LYC_CUE_ALIGN_AUTO,
} LycCueAlign;

#define LYC_CUE_AUTO G_MININT32

/* Where a cue is shown, as WebVTT's cue settings say. Numbers are hundredths: of a per cent of the
 * picture, or of a line where the cue snaps to lines. */
typedef struct
{
  LycCueDirection direction;
  gboolean snap;              /* to lines; otherwise line is a share of the picture */
  gint32 line;                /* from the top, or below 0 from the foot; or LYC_CUE_AUTO */
  LycCueAlign line_align;     /* start, center or end */
  gint32 position;            /* of the box, from the left; or LYC_CUE_AUTO */
  LycCueAlign position_align; /* left, center, right or auto */
  gint32 size;                /* width of the box */
  LycCueAlign align;          /* of the text in it */
} LycCueLayout;

#define LYC_CUE_LAYOUT_NONE                                                                        \
  {                                                                                                \
    .snap = TRUE, .line = LYC_CUE_AUTO, .position = LYC_CUE_AUTO,                                  \
    .position_align = LYC_CUE_ALIGN_AUTO, .size = 10000, .align = LYC_CUE_CENTER                   \
  }

gboolean lyc_cue_layout_is_plain (const LycCueLayout *layout);
char *lyc_cue_layout_to_settings (const LycCueLayout *layout);
void lyc_cue_layout_place (const LycCueLayout *layout, gint32 *left, gint32 *width,
                           LycCueAlign *align);

G_END_DECLS
