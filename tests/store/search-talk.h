/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Made-up talk to search in: few words are said often, and many seldom, as in any language. The
 * same seed says the same. */
typedef struct _SearchTalk SearchTalk;

SearchTalk *search_talk_new (guint32 seed);
void        search_talk_free (SearchTalk *self);
char       *search_talk_say (SearchTalk *self, int least, int most);
char       *search_talk_ask (SearchTalk *self);
void        search_talk_fill (SearchTalk *self, sqlite3 *db, guint count);

G_END_DECLS
