/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "byte-fetches.h"

struct _LycByteFetches
{
  GObject parent_instance;

  LycConnector *connector;
  GHashTable *runs; /* destination -> Run: the one that runs; others wait behind it */
};

G_DEFINE_FINAL_TYPE (LycByteFetches, lyc_byte_fetches, G_TYPE_OBJECT)

typedef struct Run Run;
struct Run
{
  LycByteFetches *fetches; /* borrowed until it runs, then held */
  LycKind kind;
  char *id;
  char *part_id; /* nullable */
  char *sha256;  /* nullable */
  GFile *destination;
  gint64 size;
  gboolean keep_part;
  gboolean running;
  GPtrArray *askers;         /* GTask, each with its Asker */
  GCancellable *cancellable; /* cancelled once nobody waits any longer */
  goffset current;
  goffset total;
  Run *next; /* nullable: begins at this one's end */
};

typedef struct
{
  Run *run;
  GFileProgressCallback progress; /* nullable */
  gpointer progress_data;
  GSource *left; /* nullable: hears that this asker cancels */
} Asker;

static void start (Run *run);

static void
lyc_byte_fetches_finalize (GObject *object)
{
  LycByteFetches *self = LYC_BYTE_FETCHES (object);

  g_hash_table_unref (self->runs);
  g_object_unref (self->connector);
  G_OBJECT_CLASS (lyc_byte_fetches_parent_class)->finalize (object);
}

static void
lyc_byte_fetches_class_init (LycByteFetchesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_byte_fetches_finalize;
}

static void
lyc_byte_fetches_init (LycByteFetches *self)
{
  self->runs = g_hash_table_new (g_file_hash, (GEqualFunc) g_file_equal);
}

/* Returns: (transfer full): fetches through @connector; what runs keeps them alive */
LycByteFetches *
lyc_byte_fetches_new (LycConnector *connector)
{
  LycByteFetches *self = g_object_new (LYC_TYPE_BYTE_FETCHES, NULL);

  self->connector = g_object_ref (connector);
  return self;
}

static Run *
run_new (LycByteFetches *self, const LycBytes *bytes)
{
  Run *run = g_new0 (Run, 1);

  run->fetches = self;
  run->kind = bytes->kind;
  run->id = g_strdup (bytes->id);
  run->part_id = g_strdup (bytes->part_id);
  run->sha256 = g_strdup (bytes->sha256);
  run->destination = g_object_ref (bytes->destination);
  run->size = bytes->size;
  run->keep_part = bytes->keep_part;
  run->askers = g_ptr_array_new_with_free_func (g_object_unref);
  run->cancellable = g_cancellable_new ();
  return run;
}

static void
run_free (Run *run)
{
  g_free (run->id);
  g_free (run->part_id);
  g_free (run->sha256);
  g_object_unref (run->destination);
  g_ptr_array_unref (run->askers);
  g_object_unref (run->cancellable);
  if (run->running)
    g_object_unref (run->fetches);
  g_free (run);
}

static void
stop_listening (Asker *asker)
{
  if (asker->left != NULL)
    g_source_destroy (asker->left);
  g_clear_pointer (&asker->left, g_source_unref);
}

/* The run goes on for the others; one that the last has left ends, before another may begin. */
static gboolean
left_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Asker *asker = g_task_get_task_data (task);
  Run *run = asker->run;

  stop_listening (asker);
  g_ptr_array_remove (run->askers, task);
  if (run->askers->len == 0 && run->running)
    g_cancellable_cancel (run->cancellable);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nobody waits");
  return G_SOURCE_REMOVE;
}

static void
progress_cb (goffset current, goffset total, gpointer data)
{
  Run *run = data;

  run->current = current;
  run->total = total;
  for (guint i = 0; i < run->askers->len; i++)
    {
      Asker *asker = g_task_get_task_data (g_ptr_array_index (run->askers, i));

      if (asker->progress != NULL)
        asker->progress (current, total, asker->progress_data);
    }
}

/* Takes @file and @error, of which one is set. */
static void
answer (GPtrArray *askers, GFile *file, GError *error)
{
  for (guint i = 0; i < askers->len; i++)
    stop_listening (g_task_get_task_data (g_ptr_array_index (askers, i)));
  for (guint i = 0; i < askers->len; i++)
    {
      GTask *task = g_ptr_array_index (askers, i);

      if (file != NULL)
        g_task_return_pointer (task, g_object_ref (file), g_object_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
  g_clear_object (&file);
  g_clear_error (&error);
}

/* Returns: (transfer none) (nullable): what runs now instead of @run; nobody waits for the others
 */
static Run *
put_next (Run *run)
{
  Run *next = run->next;

  while (next != NULL && next->askers->len == 0)
    {
      Run *left = next;

      next = left->next;
      run_free (left);
    }
  g_hash_table_remove (run->fetches->runs, run->destination);
  if (next != NULL)
    g_hash_table_insert (run->fetches->runs, next->destination, next);
  return next;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  GError *error = NULL;
  GFile *file = lyc_connector_finish (result, &error);
  g_autoptr (GPtrArray) askers = g_ptr_array_ref (run->askers);
  Run *next = put_next (run);

  if (next != NULL)
    start (next);
  run_free (run);
  answer (askers, file, error);
}

static void
start (Run *run)
{
  LycBytes bytes = { .kind = run->kind,
                     .id = run->id,
                     .destination = run->destination,
                     .sha256 = run->sha256,
                     .size = run->size,
                     .progress = progress_cb,
                     .progress_data = run,
                     .part_id = run->part_id,
                     .keep_part = run->keep_part };

  run->running = TRUE;
  g_object_ref (run->fetches);
  lyc_connector_fetch_async (run->fetches->connector, &bytes, run->cancellable, fetched_cb, run);
}

static gboolean
can_join (const Run *run, const LycBytes *bytes)
{
  return !g_cancellable_is_cancelled (run->cancellable) && run->kind == bytes->kind
         && g_str_equal (run->id, bytes->id) && g_strcmp0 (run->part_id, bytes->part_id) == 0;
}

/* Adds @task to those who wait for @run. */
static void
join (Run *run, const LycBytes *bytes, GTask *task)
{
  Asker *asker = g_new0 (Asker, 1);

  asker->run = run;
  asker->progress = bytes->progress;
  asker->progress_data = bytes->progress_data;
  g_task_set_task_data (task, asker, g_free);
  g_ptr_array_add (run->askers, g_object_ref (task));
  if (g_task_get_cancellable (task) != NULL)
    {
      asker->left = g_cancellable_source_new (g_task_get_cancellable (task));
      g_task_attach_source (task, asker->left, G_SOURCE_FUNC (left_cb));
    }
  if (run->total > 0 && asker->progress != NULL)
    asker->progress (run->current, run->total, asker->progress_data);
}

/* Returns: (transfer none): the run to wait for; a new one waits behind what it cannot join */
static Run *
find_run (LycByteFetches *self, const LycBytes *bytes)
{
  Run *run = g_hash_table_lookup (self->runs, bytes->destination);
  Run *last = NULL;

  for (; run != NULL && !can_join (run, bytes); run = run->next)
    last = run;
  if (run != NULL)
    return run;
  run = run_new (self, bytes);
  if (last != NULL)
    last->next = run;
  else
    g_hash_table_insert (self->runs, run->destination, run);
  return run;
}

/**
 * lyc_byte_fetches_ask_async:
 * @bytes: what to fetch; its destination is a local file
 * @cancellable: (nullable): ends the waiting of this asker, and the fetch where no other waits
 *
 * Fetches bytes whole or not at all; where they are on their way already, waits for them. Every
 * asker hears of the progress, up to its own callback.
 */
void
lyc_byte_fetches_ask_async (LycByteFetches *self, const LycBytes *bytes, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run;

  if (g_task_return_error_if_cancelled (task))
    return;
  run = find_run (self, bytes);
  join (run, bytes, task);
  if (g_hash_table_lookup (self->runs, run->destination) == run && !run->running)
    start (run);
}

/* Returns: (transfer full) (nullable): the destination; %NULL with @error set, of the connector */
GFile *
lyc_byte_fetches_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
