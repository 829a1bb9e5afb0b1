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
#define LYC_WEBVTT_MAX_REGIONS 64
#define LYC_WEBVTT_MAX_RULES 64  /* of style */
#define LYC_WEBVTT_MAX_RUNS 256  /* of a cue, and tags */
#define LYC_WEBVTT_MAX_DEPTH 16  /* tags in tags */

#define LYC_WEBVTT_ERROR (lyc_webvtt_error_quark ())

typedef enum
{
  LYC_WEBVTT_ERROR_ENCODING,  /* not UTF-8, or holds NUL or control characters */
  LYC_WEBVTT_ERROR_SIGNATURE, /* does not begin with WEBVTT and an empty line */
  LYC_WEBVTT_ERROR_TIMING,    /* a time or an arrow that is not one, or an end before its start */
  LYC_WEBVTT_ERROR_ORDER,     /* a cue that starts before the one above it */
  LYC_WEBVTT_ERROR_TEXT,      /* a cue without text, or a tag that is never closed */
  LYC_WEBVTT_ERROR_SETTINGS,  /* a setting of a cue that is none */
  LYC_WEBVTT_ERROR_LIMIT,     /* longer than the limits above */
} LycWebvttError;

/* A part of the picture that cues are shown in. Numbers are hundredths of a per cent. */
typedef struct
{
  char *id;
  gint32 width;
  guint lines;
  gint32 anchor_x, anchor_y;
  gint32 viewport_x, viewport_y;
  gboolean scroll_up;
} LycWebvttRegion;

/* What a file holds, as a player reads it: of what is wrong with it only that. */
typedef struct
{
  GPtrArray *cues;    /* (element-type LycCue): as in the file */
  GPtrArray *regions; /* (element-type LycWebvttRegion) */
  GArray *rules;      /* of style, see webvtt-style.h */
  GError *fault;      /* (nullable): the first thing that the author got wrong */
  guint64 work;       /* bytes and rules looked at, for the proof that it is linear */
} LycWebvttFile;

GQuark lyc_webvtt_error_quark (void);
LycWebvttFile *lyc_webvtt_file_read (const char *data, gsize length, GError **error);
void lyc_webvtt_file_free (LycWebvttFile *file);
GPtrArray *lyc_webvtt_parse (const char *data, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycWebvttFile, lyc_webvtt_file_free)

G_END_DECLS
