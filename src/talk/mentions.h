/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people.h"

G_BEGIN_DECLS

/* Mentions in what is being written: "@Ines Duarte" in the box, a link in the post. */
char    *lyc_mentions_to_markdown (LycPeople *people, const char *text, GPtrArray *user_ids);
char    *lyc_mentions_from_markdown (const char *text);
gboolean lyc_mentions_find_word (const char *text, gsize cursor, gsize *start);
GPtrArray *lyc_mentions_complete (LycPeople *people, const char *word, const char *my_id);

G_END_DECLS
