/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's entry: what a platform says of one cue. The first line is its settings, the second a
 * style, the rest its text. */
#include <stdint.h>
#include <string.h>

#include "cue-checks.h"
#include "webvtt-text.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_autofree char *all = g_utf8_make_valid (bytes, -1);
  g_auto (GStrv) parts = g_strsplit (all, "\n", 3);
  g_autoptr (LycCue) cue = lyc_cue_new ("id", 0, 1, NULL, "");
  g_autoptr (GArray) rules = lyc_webvtt_rules_new ();
  LycWebvttTextFault fault;
  guint64 work = 0;

  if (g_strv_length (parts) < 3)
    return 0;
  lyc_cue_set_settings (cue, parts[0]);
  lyc_webvtt_rules_read (rules, parts[1], strlen (parts[1]), &work);
  lyc_webvtt_text_read (cue, parts[2], strlen (parts[2]), rules, TRUE, &fault, &work);
  cue_checks_one (cue);
  lyc_cue_set_markup (cue, parts[2]);
  cue_checks_one (cue);
  return 0;
}
