/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can stand before a colon in a search. */
typedef enum
{
  LYC_SEARCH_NAME_FROM,
  LYC_SEARCH_NAME_IN,
  LYC_SEARCH_NAME_KIND,
  LYC_SEARCH_NAME_AFTER,
  LYC_SEARCH_NAME_BEFORE,
  LYC_SEARCH_NAME_HAS,
  LYC_SEARCH_NAME_IS,
  LYC_N_SEARCH_NAMES, /* of a part that is a word */
} LycSearchName;

/* A word or a filter as it was typed. */
typedef struct
{
  char *text;        /* without quotes */
  const char *start; /* in what was typed, with quotes */
  const char *end;
  LycSearchName name;
  const char *value; /* in the text: what stands behind the colon; "" where it waits for it */
} LycSearchPart;

gboolean lyc_search_part_next (LycSearchPart *self, const char **text);
void lyc_search_part_clear (LycSearchPart *self);

const char *lyc_search_name_get_word (LycSearchName name);
gboolean lyc_search_word_is (const char *typed, const char *english, const char *translated);
char *lyc_search_text_without (const char *text, LycSearchName name);
gboolean lyc_search_text_has (const char *text, LycSearchName name);
char *lyc_search_text_with (const char *text, LycSearchName name, const char *value);
gboolean lyc_search_text_get_open (const char *text, LycSearchPart *part);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LycSearchPart, lyc_search_part_clear)

G_END_DECLS
