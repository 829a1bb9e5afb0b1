/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-intake.h"

#include "answer-changes.h"
#include "frame-rules.h"
#include "json-read.h"

/* Frames for one transaction. After a flood, twice as many make the list of who reads at the end
 * twice as long for a while, and half as many take half as long again until the newest shows. */
#define MAX_BATCH 200
/* How long an agreement with the platform may be known to this process alone, microseconds. */
#define KEEP_AT_MOST (60 * G_USEC_PER_SEC)

struct _LycFrameIntake
{
  GObject parent_instance;

  LycStore *store;
  LycConnector *connector;
  char *user_id;
  GCancellable *cancellable; /* of this stream; NULL: none is followed */
  GQueue frames;             /* of JsonObject: received, not yet handed to the store */
  gint64 cursor;             /* committed */
  gint64 received;           /* of the last frame received */
  gint64 kept_at;            /* monotonic: when the store was last given a cursor */
  gboolean applying;
};

G_DEFINE_FINAL_TYPE (LycFrameIntake, lyc_frame_intake, G_TYPE_OBJECT)

enum
{
  SIGHT_CHANGED,
  KEPT,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One transaction on its way, or one object that is fetched for it. */
typedef struct
{
  LycFrameIntake *self;
  GCancellable *stream; /* the one that it came over */
  gint64 cursor;
  gboolean sight;
  gboolean new; /* what is fetched was not there before */
} Batch;

static void apply_frames (LycFrameIntake *self);

static Batch *
batch_new (LycFrameIntake *self, gint64 cursor, gboolean sight)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->self = g_object_ref (self);
  g_set_object (&batch->stream, self->cancellable);
  batch->cursor = cursor;
  batch->sight = sight;
  self->applying = TRUE;
  return batch;
}

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->self);
  g_clear_object (&batch->stream);
  g_free (batch);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  LycFrameIntake *self = batch->self;
  g_autoptr (GError) error = NULL;
  gboolean done = lyc_store_apply_finish (LYC_STORE (source), result, &error);

  self->applying = FALSE;
  if (!done)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  self->cursor = MAX (self->cursor, batch->cursor);
  if (batch->stream != NULL && batch->stream == self->cancellable)
    g_signal_emit (self, signals[KEPT], 0, batch->cursor);
  if (batch->sight)
    g_signal_emit (self, signals[SIGHT_CHANGED], 0);
  apply_frames (self);
}

/* @changes: (transfer full) */
static void
apply_list (LycFrameIntake *self, LycChangeList *changes, gint64 cursor, gboolean sight)
{
  self->kept_at = g_get_monotonic_time ();
  if (sight)
    lyc_change_list_look_again (changes);
  lyc_change_list_set_cursor (changes, cursor);
  lyc_store_apply_async (self->store, changes, applied_cb, batch_new (self, cursor, sight));
}

/* What this connector cannot read alone is made good by a look at everything. */
static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  LycFrameIntake *self = batch->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = lyc_connector_finish (result, &error);
  gboolean unsupported = g_error_matches (error, LYC_ERROR, LYC_ERROR_UNSUPPORTED);
  LycChangeList *changes;

  self->applying = FALSE;
  if (self->cancellable == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      apply_frames (self); /* those of the next stream have waited */
      return;
    }
  if (object == NULL && !unsupported && !g_error_matches (error, LYC_ERROR, LYC_ERROR_GONE))
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  changes = lyc_change_list_new ();
  if (object != NULL && batch->new)
    lyc_change_list_put (changes, object, batch->cursor);
  else if (object != NULL)
    lyc_change_list_put_changed (changes, object, batch->cursor);
  apply_list (self, changes, batch->cursor, unsupported);
}

/* Fetches what a frame only names; frames behind it wait, so the cursor never runs ahead. */
static void
fetch_changed (LycFrameIntake *self, JsonObject *frame)
{
  LycKind kind = lyc_kind_from_name (lyc_json_text (frame, "kind", ""));
  Batch *batch = batch_new (self, lyc_json_int (frame, "seq", self->cursor), FALSE);

  batch->new = lyc_frame_is_new (frame);
  lyc_connector_read_async (self->connector, kind, lyc_frame_get_changed_id (frame),
                            self->cancellable, fetched_cb, batch);
}

/* What has arrived goes into one transaction together with the cursor; after a flood, into several.
 */
static void
apply_frames (LycFrameIntake *self)
{
  LycChangeList *changes;
  gint64 cursor = -1;
  gboolean sight = FALSE;
  guint n = 0;

  if (self->applying || g_queue_is_empty (&self->frames))
    return;
  if (lyc_frame_get_changed_id (g_queue_peek_head (&self->frames)) != NULL)
    {
      g_autoptr (JsonObject) frame = g_queue_pop_head (&self->frames);

      fetch_changed (self, frame);
      return;
    }
  changes = lyc_change_list_new ();
  while (n++ < MAX_BATCH && !g_queue_is_empty (&self->frames)
         && lyc_frame_get_changed_id (g_queue_peek_head (&self->frames)) == NULL)
    {
      g_autoptr (JsonObject) frame = g_queue_pop_head (&self->frames);

      lyc_frame_add_changes (frame, changes);
      cursor = lyc_json_int (frame, "seq", cursor);
      sight = sight || lyc_frame_changes_sight (frame, self->user_id);
    }
  apply_list (self, changes, cursor, sight);
}

/* Returns: FALSE for a gap: the frame does not follow the one before it */
gboolean
lyc_frame_intake_take (LycFrameIntake *self, JsonObject *frame)
{
  if (lyc_json_int (frame, "prev", self->received) != self->received)
    return FALSE;
  self->received = lyc_json_int (frame, "seq", 0);
  g_queue_push_tail (&self->frames, json_object_ref (frame));
  apply_frames (self);
  return TRUE;
}

/* A heartbeat: the cursor moves over what was not for this person, and now and then the store hears
 * that it still holds. Returns: FALSE for a gap */
gboolean
lyc_frame_intake_agree (LycFrameIntake *self, JsonObject *heartbeat)
{
  gint64 head = lyc_json_int (heartbeat, "head", 0);
  gboolean due = g_get_monotonic_time () - self->kept_at >= KEEP_AT_MOST;

  if (lyc_json_int (heartbeat, "sent", 0) != self->received)
    return FALSE;
  head = MAX (head, self->received);
  if ((head > self->received || due) && g_queue_is_empty (&self->frames) && !self->applying)
    {
      self->received = head;
      apply_list (self, lyc_change_list_new (), head, FALSE);
    }
  return TRUE;
}

/* Leaves the stream: what was received and is not with the store yet comes again. */
void
lyc_frame_intake_end (LycFrameIntake *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->frames, (GDestroyNotify) json_object_unref);
}

/* @cursor: what is committed, and where the stream begins; -1: nothing is */
void
lyc_frame_intake_begin (LycFrameIntake *self, gint64 cursor)
{
  lyc_frame_intake_end (self);
  self->cancellable = g_cancellable_new ();
  self->cursor = cursor;
  self->received = cursor;
}

/* Returns: what is committed; -1: nothing is */
gint64
lyc_frame_intake_get_cursor (LycFrameIntake *self)
{
  return self->cursor;
}

/* Who is signed in; their own memberships decide what is to be seen. */
void
lyc_frame_intake_set_user_id (LycFrameIntake *self, const char *user_id)
{
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
}

static void
lyc_frame_intake_dispose (GObject *object)
{
  LycFrameIntake *self = LYC_FRAME_INTAKE (object);

  lyc_frame_intake_end (self);
  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (lyc_frame_intake_parent_class)->dispose (object);
}

static void
lyc_frame_intake_finalize (GObject *object)
{
  g_free (LYC_FRAME_INTAKE (object)->user_id);
  G_OBJECT_CLASS (lyc_frame_intake_parent_class)->finalize (object);
}

static void
lyc_frame_intake_class_init (LycFrameIntakeClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_frame_intake_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_frame_intake_finalize;
  signals[SIGHT_CHANGED] = g_signal_new ("sight-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[KEPT] = g_signal_new ("kept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lyc_frame_intake_init (LycFrameIntake *self)
{
  g_queue_init (&self->frames);
  self->cursor = -1;
}

LycFrameIntake *
lyc_frame_intake_new (LycStore *store, LycConnector *connector)
{
  LycFrameIntake *self = g_object_new (LYC_TYPE_FRAME_INTAKE, NULL);

  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  return self;
}
