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
  GCancellable *cancellable; /* of the newest stream */
  LycBackoff backoff;
  guint source; /* until the next attempt */
  gboolean going;
  gboolean due; /* after the one that goes on, too */
};

G_DEFINE_FINAL_TYPE (LycSightLook, lyc_sight_look, G_TYPE_OBJECT)

static gboolean
wait_over_cb (gpointer data)
{
  LycSightLook *self = data;

  self->source = 0;
  lyc_sight_look_go_if_due (self, self->cancellable);
  return G_SOURCE_REMOVE;
}

/* Where the stream was left, this is made good at the next one's welcome, or now if that was
 * before. */
static void
failed (LycSightLook *self, const GError *error)
{
  self->due = TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lyc_sight_look_go_if_due (self, self->cancellable);
  else if (!g_cancellable_is_cancelled (self->cancellable) && self->source == 0
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

  self->going = FALSE;
  if (!lyc_registration_finish (result, &seq, &error))
    {
      failed (self, error);
      return;
    }
  lyc_backoff_reset (&self->backoff);
  lyc_sight_look_go_if_due (self, self->cancellable);
}

/* A look is due from the next stream on. */
void
lyc_sight_look_note (LycSightLook *self)
{
  self->due = TRUE;
}

/* Looks now, applied by rev, while frames go on; after the look that goes on, where one does. */
void
lyc_sight_look_go (LycSightLook *self, GCancellable *cancellable)
{
  self->due = TRUE;
  lyc_sight_look_go_if_due (self, cancellable);
}

void
lyc_sight_look_go_if_due (LycSightLook *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  if (!self->due || self->going || g_cancellable_is_cancelled (cancellable))
    return;
  self->going = TRUE;
  self->due = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  lyc_registration_async (self->connector, self->store, FALSE, cancellable, looked_cb,
                          g_object_ref (self));
}

/* Nothing is tried again before the next stream. */
void
lyc_sight_look_rest (LycSightLook *self)
{
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

LycSightLook *
lyc_sight_look_new (LycConnector *connector, LycStore *store)
{
  LycSightLook *self = g_object_new (LYC_TYPE_SIGHT_LOOK, NULL);

  self->connector = g_object_ref (connector);
  self->store = g_object_ref (store);
  return self;
}
