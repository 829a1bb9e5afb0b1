/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds of cues, whatever file they were read from. */
#pragma once

#include <string.h>

#include "cue-markup.h"
#include "webvtt.h"

/* Bytes and rules that may be looked at for a file: so many times its length and no more. */
#define LYC_WEBVTT_MOST_WORK(size) (100 * (guint64) (size) + 1000)

/* Either the same runs come out of the markup, or it held more tags than a cue may. */
static inline void
cue_checks_round_trip (const LycCue *cue)
{
  g_autofree char *markup = lyc_cue_get_markup (cue);
  g_autofree char *settings = lyc_cue_layout_to_settings (&cue->layout);
  g_autoptr (LycCue) again
      = lyc_cue_new (cue->id, cue->start_ms, cue->end_ms, cue->voice, cue->text);

  lyc_cue_set_settings (again, settings);
  g_assert (memcmp (&again->layout, &cue->layout, sizeof cue->layout) == 0);
  if (markup == NULL)
    return;
  lyc_cue_set_markup (again, markup);
  if (again->runs == NULL)
    return;
  g_assert (again->runs->len == cue->runs->len);
  for (guint i = 0; i < cue->runs->len; i++)
    {
      const LycCueRun *one = &g_array_index (cue->runs, LycCueRun, i);
      const LycCueRun *two = &g_array_index (again->runs, LycCueRun, i);

      g_assert (one->start == two->start && one->end == two->end);
      g_assert (lyc_cue_style_equal (&one->style, &two->style));
    }
}

static inline void
cue_checks_one (const LycCue *cue)
{
  guint at = 0;
  gint32 left, width;
  LycCueAlign align;

  g_assert (g_utf8_validate (cue->text, -1, NULL));
  for (guint i = 0; cue->runs != NULL && i < cue->runs->len; i++)
    {
      const LycCueRun *run = &g_array_index (cue->runs, LycCueRun, i);

      g_assert (run->start >= at && run->end > run->start && run->end <= strlen (cue->text));
      g_assert (g_utf8_validate (cue->text + run->start, run->end - run->start, NULL));
      at = run->end;
    }
  lyc_cue_layout_place (&cue->layout, &left, &width, &align);
  g_assert (left >= 0 && width >= 0 && left + width <= 10000);
  cue_checks_round_trip (cue);
}

static inline void
cue_checks_all (GPtrArray *cues)
{
  for (guint i = 0; i < cues->len; i++)
    cue_checks_one (g_ptr_array_index (cues, i));
}

static inline void
cue_checks_order (GPtrArray *cues)
{
  gint64 last = 0;

  for (guint i = 0; i < cues->len; i++)
    {
      const LycCue *cue = g_ptr_array_index (cues, i);

      g_assert (cue->start_ms >= last && cue->end_ms > cue->start_ms);
      g_assert (cue->end_ms <= LYC_WEBVTT_MAX_TIME_MS);
      last = cue->start_ms;
    }
}
