/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sight-look.h"

#include "backoff.h"
#include "error-code.h"
#include "registration.h"

struct _LycSightLook
{
  GObject parent_instance;

  LycConnector *connector;
  LycStore *store;
  GCancellable *cancellable; /* of the look that goes on; NULL: none does */
  LycBackoff backoff;
  guint source;   /* until the next attempt */
  gboolean awake; /* a stream is there */
  gboolean due;   /* after the one that goes on, too */
};

G_DEFINE_FINAL_TYPE (LycSightLook, lyc_sight_look, G_TYPE_OBJECT)

static void look (LycSightLook *self);

static gboolean
wait_over_cb (gpointer data)
{
  LycSightLook *self = data;

  self->source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* Where the stream was left, this is made good at the next one's welcome, or now if that was
 * before. */
static void
failed (LycSightLook *self, const GError *error)
{
  self->due = TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    look (self);
  else if (self->awake && self->source == 0
           && !g_error_matches (error, LYC_ERROR, LYC_ERROR_SIGN_IN))
    self->source = g_timeout_add (lyc_backoff_next_ms (&self->backoff, g_random_double ()),
                                  wait_over_cb, self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSightLook) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  g_clear_object (&self->cancellable);
  if (!lyc_registration_finish (result, &seq, &error))
    {
      failed (self, error);
      return;
    }
  lyc_backoff_reset (&self->backoff);
  look (self);
}

static void
look (LycSightLook *self)
{
  if (!self->due || !self->awake || self->cancellable != NULL)
    return;
  self->due = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  self->cancellable = g_cancellable_new ();
  lyc_registration_async (self->connector, self->store, FALSE, self->cancellable, looked_cb,
                          g_object_ref (self));
}

/* A look is due from the next stream on. */
void
lyc_sight_look_note (LycSightLook *self)
{
  self->due = TRUE;
}

/* Looks now, applied by rev, while frames go on; after the look that goes on, where one does, and
 * without a stream at the next one. */
void
lyc_sight_look_go (LycSightLook *self)
{
  self->due = TRUE;
  look (self);
}

/* A stream is there: what is due is looked at, and tried again from now on until the rest. */
void
lyc_sight_look_go_if_due (LycSightLook *self)
{
  self->awake = TRUE;
  look (self);
}

/* The stream is left: the look that goes on is cancelled, and nothing is tried again before the
 * next stream. */
void
lyc_sight_look_rest (LycSightLook *self)
{
  self->awake = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  lyc_backoff_reset (&self->backoff);
}

static void
lyc_sight_look_dispose (GObject *object)
{
  LycSightLook *self = LYC_SIGHT_LOOK (object);

  lyc_sight_look_rest (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connector);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyc_sight_look_parent_class)->dispose (object);
}

static void
lyc_sight_look_class_init (LycSightLookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_sight_look_dispose;
}

static void
lyc_sight_look_init (LycSightLook *self)
{
}

/**
 * lyc_sight_look_new:
 * @connector: asked for everything
 * @store: takes what it says
 *
 * Returns: (transfer full): at rest until lyc_sight_look_go_if_due()
 */
LycSightLook *
lyc_sight_look_new (LycConnector *connector, LycStore *store)
{
  LycSightLook *self = g_object_new (LYC_TYPE_SIGHT_LOOK, NULL);

  self->connector = g_object_ref (connector);
  self->store = g_object_ref (store);
  return self;
}
