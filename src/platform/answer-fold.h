/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What makes no difference between two short answers. */
typedef enum
{
  LYC_FOLD_CASE = 1 << 0,
  LYC_FOLD_SPACE = 1 << 1, /* at the ends none, inside one is as good as many */
  LYC_FOLD_DIACRITICS = 1 << 2,
} LycAnswerFold;

LycAnswerFold lyc_answer_fold_of (JsonArray *names);
char *lyc_answer_fold (const char *text, LycAnswerFold fold);

G_END_DECLS
