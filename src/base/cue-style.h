/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_CUE_BOLD = 1 << 0,
  LYC_CUE_ITALIC = 1 << 1,
  LYC_CUE_UNDERLINE = 1 << 2,
} LycCueFlags;

/* How a stretch of a cue looks and who says it. */
typedef struct
{
  guint flags;       /* LycCueFlags */
  gint32 color;      /* 0xrrggbb; -1 the reader's own */
  gint32 background; /* likewise */
  char *voice;       /* (nullable): a GRefString, the speaker */
  char *language;    /* (nullable): a GRefString, a language tag as it was written */
  gint64 at_ms; /* media time from which it is said, by a timestamp in the text; -1 the cue's */
} LycCueStyle;

#define LYC_CUE_STYLE_NONE                                                                         \
  {                                                                                                \
    .color = -1, .background = -1, .at_ms = -1                                                     \
  }

/* Bytes of a cue's text that do not look as the rest. */
typedef struct
{
  guint start;
  guint end;
  LycCueStyle style;
} LycCueRun;

void lyc_cue_style_copy (LycCueStyle *to, const LycCueStyle *from);
void lyc_cue_style_clear (LycCueStyle *style);
gboolean lyc_cue_style_equal (const LycCueStyle *one, const LycCueStyle *two);
gint32 lyc_cue_style_class_color (const char *name, gsize length, gboolean *background);
char *lyc_cue_style_color_class (gint32 color, gboolean background);
GArray *lyc_cue_runs_new (void);
GArray *lyc_cue_runs_copy (GArray *runs);

G_END_DECLS
