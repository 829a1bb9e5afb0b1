/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's entry: captions from outside. */
#include <stdint.h>
#include <string.h>

#include "cue-checks.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (LycWebvttFile) file = lyc_webvtt_file_read ((const char *) data, size, NULL);
  g_autoptr (GPtrArray) cues = lyc_webvtt_parse ((const char *) data, size, NULL);

  if (file != NULL)
    {
      g_assert (file->work <= LYC_WEBVTT_MOST_WORK (size));
      cue_checks_all (file->cues);
      g_assert ((file->fault == NULL) == (cues != NULL));
    }
  if (cues != NULL)
    cue_checks_order (cues);
  return 0;
}
