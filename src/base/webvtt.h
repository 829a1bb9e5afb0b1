/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue.h"

G_BEGIN_DECLS

/* Limits of one file. A three-hour lecture has about 4 000 cues in 300 KiB. */
#define LYC_WEBVTT_MAX_BYTES (4 * 1024 * 1024)
#define LYC_WEBVTT_MAX_LINE 4096
#define LYC_WEBVTT_MAX_CUES 5000
#define LYC_WEBVTT_MAX_CUE_LINES 32
#define LYC_WEBVTT_MAX_TIME_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

#define LYC_WEBVTT_ERROR (lyc_webvtt_error_quark ())

typedef enum
{
  LYC_WEBVTT_ERROR_ENCODING,  /* not UTF-8, or holds NUL or control characters */
  LYC_WEBVTT_ERROR_SIGNATURE, /* does not begin with WEBVTT and an empty line */
  LYC_WEBVTT_ERROR_TIMING,    /* a time or an arrow that is not one, or an end before its start */
  LYC_WEBVTT_ERROR_ORDER,     /* a cue that starts before the one above it */
  LYC_WEBVTT_ERROR_TEXT,      /* a cue without text, or a tag that is never closed */
  LYC_WEBVTT_ERROR_LIMIT,     /* longer than the limits above */
} LycWebvttError;

GQuark     lyc_webvtt_error_quark (void);
GPtrArray *lyc_webvtt_parse (const char *data, gsize length, GError **error);

G_END_DECLS
