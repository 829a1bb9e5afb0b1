/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moderation-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *text;
} Word;

static const char *
look_up (const Word *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return _(words[i].text);
  return word;
}

/* Why a post was reported. */
const char *
lyc_moderation_reason_name (const char *reason)
{
  static const Word words[] = { { "spam", N_ ("Spam or advertising") },
                                { "unkind", N_ ("Unkind") },
                                { "off_topic", N_ ("Off topic") },
                                { "other", N_ ("Something else") },
                                { "approval", N_ ("Waits for approval") } };

  return look_up (words, G_N_ELEMENTS (words), reason);
}

/* What a moderator has done, to whoever moderates. */
const char *
lyc_moderation_act_done (const char *act)
{
  static const Word words[] = { { "hide", N_ ("Hidden") },
                                { "return", N_ ("Shown again") },
                                { "warn", N_ ("Author warned") },
                                { "dismiss", N_ ("Left as it is") },
                                { "move", N_ ("Moved") },
                                { "lock", N_ ("Conversation closed") },
                                { "unlock", N_ ("Conversation opened") },
                                { "approve", N_ ("Approved") },
                                { "refuse", N_ ("Not approved") } };

  return look_up (words, G_N_ELEMENTS (words), act);
}

/* What somebody who may hint would do. */
const char *
lyc_moderation_hint_name (const char *hint)
{
  static const Word words[] = { { "hide", N_ ("suggests hiding it") },
                                { "warn", N_ ("suggests a warning") },
                                { "lock", N_ ("suggests closing the conversation") },
                                { "move", N_ ("suggests moving it") },
                                { "dismiss", N_ ("would leave it") } };

  return look_up (words, G_N_ELEMENTS (words), hint);
}
