/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "webvtt-style.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_WEBVTT_STRING,
  LYC_WEBVTT_START_TAG,
  LYC_WEBVTT_END_TAG,
  LYC_WEBVTT_TIMESTAMP,
} LycWebvttTokenKind;

/* The text of a cue, taken apart token by token; each byte is looked at once. */
typedef struct
{
  const char *at;
  const char *end;
  gboolean references; /* whether `&amp;` is one */
  guint64 work;        /* steps until now */
  gboolean open;       /* whether the last token was a tag without its `>` */

  /* The last token. */
  LycWebvttTokenKind kind;
  const char *from;    /* where it begins */
  GString *value;      /* of a string; else the tag's name or the time as written */
  GPtrArray *classes;  /* (element-type utf8): of a start tag, none of them empty */
  GString *annotation; /* of a start tag; whitespace is put in order */
} LycWebvttTokenizer;

void lyc_webvtt_tokenizer_init (LycWebvttTokenizer *self, const char *text, gsize length);
gboolean lyc_webvtt_tokenizer_next (LycWebvttTokenizer *self);
void lyc_webvtt_tokenizer_clear (LycWebvttTokenizer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LycWebvttTokenizer, lyc_webvtt_tokenizer_clear)

G_END_DECLS
