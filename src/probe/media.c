/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "look.h"

#include "probe-answer.h"

/* How far in the still is taken: a tenth, but no further than this. */
#define STILL_MS 10000

/**
 * lyc_look_media:
 *
 * Says how long a recording is, and takes a still where it has a picture.
 */
gboolean
lyc_look_media (LycSeen *seen)
{
  LycProbeFound found = { 0 };
  gint64 at_ms;

  if (lyc_probe_find (&found) != NULL)
    return FALSE;
  seen->duration_ms = found.duration_ms;
  seen->kind = found.width > 0 ? "video" : "audio";
  if (found.width == 0)
    return found.sounds > 0;
  lyc_look_fit (found.width, found.height, &seen->width, &seen->height);
  at_ms = CLAMP ((gint64) found.duration_ms / 10, 1, STILL_MS);
  return lyc_probe_make_sheet (seen->width, seen->height, at_ms, 1, 1, 1);
}
