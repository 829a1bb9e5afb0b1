/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "output-choice.h"

#include "frame-output.h"
#include "paintable-output.h"
#include "video-paintable-private.h"

/* Longer than the main thread ever takes; when it does, the program ends, and waits for us. */
#define PATIENCE_US G_TIME_SPAN_SECOND

/* A question to the main thread, which alone knows how the window is drawn. */
typedef struct
{
  GMutex lock;
  GCond cond;
  LycVideoPaintable *paintable;
  LycVideoOutput *output;
  gboolean answered, given_up;
} Question;

static void
question_clear (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->output);
  g_mutex_clear (&question->lock);
  g_cond_clear (&question->cond);
}

static void
question_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, question_clear);
}

static gboolean
is_installed (const char *element)
{
  g_autoptr (GstElementFactory) factory = gst_element_factory_find (element);

  return factory != NULL;
}

static gboolean
answer_cb (gpointer data)
{
  Question *question = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&question->lock);
  GType type;

  if (question->given_up)
    return G_SOURCE_REMOVE;
  type = lyc_output_choice_pick (lyc_video_paintable_get_drawing (question->paintable),
                                 is_installed);
  if (type == LYC_TYPE_PAINTABLE_OUTPUT)
    question->output = lyc_paintable_output_new (question->paintable);
  question->answered = TRUE;
  g_cond_signal (&question->cond);
  return G_SOURCE_REMOVE;
}

static LycVideoOutput *
wait_for_answer (Question *question)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&question->lock);

  while (!question->answered && !question->given_up)
    question->given_up = !g_cond_wait_until (&question->cond, &question->lock, deadline);
  return g_steal_pointer (&question->output);
}

static LycVideoOutput *
ask (LycVideoPaintable *paintable, GMainContext *context)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Question *question = g_atomic_rc_box_new0 (Question);
  LycVideoOutput *output;

  g_mutex_init (&question->lock);
  g_cond_init (&question->cond);
  question->paintable = paintable;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, g_atomic_rc_box_acquire (question), question_unref);
  g_source_attach (source, context);
  output = wait_for_answer (question);
  question_unref (question);
  return output;
}

/**
 * lyc_output_choice_pick:
 * @drawing: how the window is drawn
 * @has_element: whether GStreamer has an element of a name
 *
 * Returns: the type of output that suits
 */
GType
lyc_output_choice_pick (LycVideoDrawing drawing, LycHasElementFunc has_element)
{
  if (drawing == LYC_VIDEO_DRAWING_GPU && has_element (LYC_PAINTABLE_OUTPUT_ELEMENT))
    return LYC_TYPE_PAINTABLE_OUTPUT;
  return LYC_TYPE_FRAME_OUTPUT;
}

/**
 * lyc_output_choice_open:
 * @paintable: what shows the pictures; must outlive the output
 * @context: of the main thread, which is asked where there is a choice at all
 *
 * Called on the player's thread.
 *
 * Returns: (transfer full): an output for one pipeline
 */
LycVideoOutput *
lyc_output_choice_open (LycVideoPaintable *paintable, GMainContext *context)
{
  LycVideoOutput *output = NULL;

  if (is_installed (LYC_PAINTABLE_OUTPUT_ELEMENT))
    output = ask (paintable, context);
  return output != NULL ? output : lyc_frame_output_new (paintable);
}
