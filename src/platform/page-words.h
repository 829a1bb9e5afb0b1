/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the platform says to a person on a page. */
typedef enum
{
  LYC_WORD_LANGUAGE,
  LYC_WORD_TITLE, /* with %s for the platform's name */
  LYC_WORD_NAME,
  LYC_WORD_PASSWORD,
  LYC_WORD_SIGN_IN,
  LYC_WORD_NOT_BEGUN,
  LYC_WORD_CANNOT_SAVE,
  LYC_WORD_WRONG,
  LYC_WORD_INCOMPLETE,
  LYC_WORD_TOO_OFTEN,
  LYC_N_WORDS
} LycWord;

/* The words of one language. */
typedef struct
{
  char *language; /* as in the folder of translations: "de", "pt_BR" */
  const char *words[LYC_N_WORDS];
} LycPageWords;

void lyc_page_words_load (void);
const LycPageWords *lyc_page_words_for (const char *accept_language);

G_END_DECLS
