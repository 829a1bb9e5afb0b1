/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-window.h"
#include "chat-page.h"

G_BEGIN_DECLS

typedef struct _LongChannel LongChannel;
struct _LongChannel
{
  BenchWindow base;
  LycChatPage *page;
  GtkAdjustment *adjustment;
  void (*then) (LongChannel *self); /* once the channel is open; NULL: that is all */
  double seconds;                   /* 0: by the number of frames */
  gint64 last_pos;                  /* of an ingest */
  gint64 asked_us;
  gint64 before_us;
  double before_cpu_ms;
  guint frames;
};

LycTimeline *long_channel_get_timeline (LongChannel *self);

G_END_DECLS
