/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's entry: SubRip files from outside. */
#include <stdint.h>

#include "cue-checks.h"
#include "srt.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cues = lyc_srt_parse ((const char *) data, size, &error);

  g_assert ((cues == NULL) == (error != NULL));
  if (cues != NULL)
    {
      cue_checks_all (cues);
      cue_checks_order (cues);
    }
  return 0;
}
