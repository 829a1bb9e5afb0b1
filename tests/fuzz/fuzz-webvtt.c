/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's entry: captions from outside. */
#include <stdint.h>

#include "webvtt.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) cues = lyc_webvtt_parse ((const char *) data, size, NULL);
  gint64 last = 0;

  for (guint i = 0; cues != NULL && i < cues->len; i++)
    {
      LycCue *cue = g_ptr_array_index (cues, i);

      g_assert (cue->start_ms >= last);
      last = cue->start_ms;
    }
  return 0;
}
