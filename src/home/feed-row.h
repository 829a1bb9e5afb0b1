/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* Someone did something somewhere: a face, one sentence, what was said, where and when. Rows that
 * stand for one kind of record derive from it. CSS: .feed-row */
#define LYC_TYPE_FEED_ROW (lyc_feed_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (LycFeedRow, lyc_feed_row, LYC, FEED_ROW, GtkListBoxRow)

struct _LycFeedRowClass
{
  GtkListBoxRowClass parent_class;

  /* Shows the records that the row follows as they are now. */
  void (*update) (LycFeedRow *self);
};

/* What a row says. Texts are borrowed; NULL and 0 leave a part out. */
typedef struct
{
  const char *who;  /* the part of @what that stands out */
  const char *what; /* the whole sentence */
  const char *said;
  const char *where;
  gint64 at;        /* milliseconds */
  gint64 moment_ms; /* in a video; negative for none */
} LycFeedText;

void lyc_feed_row_set_up (LycFeedRow *self, LycServices *services, const char *user_id);
LycServices *lyc_feed_row_get_services (LycFeedRow *self);
LycRecord *lyc_feed_row_follow (LycFeedRow *self, LycKind kind, const char *id);
void lyc_feed_row_show (LycFeedRow *self, const LycFeedText *text);
void lyc_feed_row_update (LycFeedRow *self);

G_END_DECLS
