/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "webvtt-value.h"

G_BEGIN_DECLS

/* One rule of a STYLE block: `::cue(v.loud[voice="Tom"]) { color: yellow; font-weight: bold }`.
 * What it does not name fits anything. */
typedef struct
{
  char *tag;                /* (nullable) */
  char *name;               /* (nullable): a class */
  char *voice;              /* (nullable) */
  char *id;                 /* (nullable): of the cue */
  gboolean whole;           /* `::cue` alone: the whole cue */
  guint set, unset;         /* LycCueFlags */
  gint32 color, background; /* -1: as it was */
} LycWebvttRule;

/* An element of a cue's text. */
typedef struct
{
  LycWebvttToken tag; /* empty: the cue itself */
  GPtrArray *classes; /* (element-type utf8) (nullable) */
  const char *voice;  /* (nullable) */
} LycWebvttElement;

GArray *lyc_webvtt_rules_new (void);
gboolean lyc_webvtt_rules_read (GArray *rules, const char *text, gsize length, guint64 *work);
void lyc_webvtt_rules_apply (GArray *rules, const char *id, const LycWebvttElement *element,
                             LycCueStyle *style, guint64 *work);

G_END_DECLS
