/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "probe-answer.h"

/* What is said is a line of JSON each; the last one is the result. */

/* Returns: the exit status */
int
lyc_probe_fault (const char *code)
{
  g_print ("{\"fault\":\"%s\"}\n", code);
  return 1;
}

void
lyc_probe_percent (guint percent)
{
  g_print ("{\"percent\":%u}\n", MIN (percent, 100));
}

const char *
lyc_probe_code_of (const GError *error)
{
  if (g_error_matches (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN)
      || g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND))
    return "codec";
  if (g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT)
      || g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_WRITE))
    return "space";
  return "broken";
}
