/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player-bin.h"
#include "player-engine.h"
#include "player-patience.h"

G_BEGIN_DECLS

struct _LycPlayerEngine
{
  gatomicrefcount refs;
  GMainContext *context;  /* of the player's thread */
  GMainContext *listener_context;
  GWeakRef listener;
  void (*report) (gpointer listener, const LycPlayerReport *report);
  LycVideoPaintable *paintable; /* owned; given back on the listener's thread */

  /* Everything below belongs to the player's thread. */
  GMainLoop *loop;
  GstElement *bin;
  LycVideoSink *sink;
  GSource *bus_source, *tick, *resize, *hide, *stall, *reopen;
  GSource *owed; /* while the pipeline owes a picture */
  LycPatience patience;
  gboolean second_try; /* of what nothing came once */
  char *uri;
  char **headers;
  LycPlayerReport now;
  GstStreamCollection *collection; /* of playbin3 */
  gboolean lost;                   /* the connection: what plays is what was fetched before */
  gboolean reopening;              /* at the same place, after the connection was lost */
  guint n_tries;                   /* to do so */
  guint n_starved;                 /* ticks since the last picture came, with the connection lost */
  gint64 last_shown_ns;            /* that picture */
  gint64 resume_ns;                /* that place */
  gboolean wants_play;     /* what was last asked for */
  gboolean played;         /* ever, since it was opened */
  gboolean prerolled;      /* the first picture is there */
  gboolean seeking;        /* a seek is under way */
  gboolean has_next;       /* and the newest of those asked for meanwhile waits */
  gint64 next_ns;
  gboolean next_accurate;
  gint64 loop_start_ns, loop_end_ns; /* -1 without a loop */
  gint64 stop_ns;                    /* where the pipeline stops by itself; -1 at the end */
  guint stood;                       /* pictures, before what is under way began */
  int steps;                         /* asked for and not begun; negative for back */
  gboolean stepping;                 /* a step to the next picture is under way */
  gboolean stepped;                  /* the sound has not followed the steps yet */
  gboolean warm;                     /* what most recordings need is loaded */
  gboolean no_audio_device;
  double rate, volume;
  gboolean muted, hidden;
  int width, height;
};

/* player-engine.c: the thread and what passes in and out of it */
void lyc_engine_tell (LycPlayerEngine *self);
void lyc_engine_clear_source (GSource **source);
void lyc_engine_start_timer (LycPlayerEngine *self, GSource **source, guint delay_ms,
                             GSourceFunc func);

/* player-engine-pipeline.c: what the pipeline does and says */
void lyc_engine_open_bin (LycPlayerEngine *self, gint64 start_ns);
void lyc_engine_close_bin (LycPlayerEngine *self);
void lyc_engine_fail (LycPlayerEngine *self, LycPlayerFault fault);
void lyc_engine_settle (LycPlayerEngine *self);
void lyc_engine_set_state (LycPlayerEngine *self, LycPlayerState state);
void lyc_engine_read_times (LycPlayerEngine *self);

/* player-engine-patience.c: when nothing comes of it */
void lyc_engine_expect (LycPlayerEngine *self);

/* player-engine-seek.c: where it plays */
void lyc_engine_seek_ns (LycPlayerEngine *self, gint64 position_ns, gboolean accurate);
void lyc_engine_seek_here (LycPlayerEngine *self);
gboolean lyc_engine_take_step (LycPlayerEngine *self);
void lyc_engine_step (LycPlayerEngine *self, int direction);
void lyc_engine_set_loop (LycPlayerEngine *self, gint64 start_ms, gint64 end_ms);
gboolean lyc_engine_loop (LycPlayerEngine *self);

/* player-engine-network.c: when the connection is lost */
void lyc_network_take_buffering (LycPlayerEngine *self, GstMessage *message);
gboolean lyc_network_take_fault (LycPlayerEngine *self, LycPlayerFault fault);
gboolean lyc_network_take_end (LycPlayerEngine *self);
void lyc_network_take_picture (LycPlayerEngine *self);
void lyc_network_watch (LycPlayerEngine *self);
void lyc_network_reset (LycPlayerEngine *self);

/* player-engine-tracks.c: what there is to choose from */
void lyc_tracks_watch (LycPlayerEngine *self);
void lyc_tracks_read (LycPlayerEngine *self);
void lyc_tracks_take_collection (LycPlayerEngine *self, GstMessage *message);
void lyc_tracks_take_selection (LycPlayerEngine *self, GstMessage *message);
void lyc_tracks_choose_audio (LycPlayerEngine *self, int index);

/* player-engine-commands.c: what is asked of it */
void lyc_engine_carry_out (LycPlayerEngine *self, const LycPlayerCommand *command);

G_END_DECLS
