/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson whose video is talked about at many moments: half of them at a dozen places where
 * everybody has something to say, a third of them spans; the same for the same count. */
#include "moment-content.h"

#include <json-glib/json-glib.h>

#include "store.h"

#define PLACES 12
#define ME "0190c100-0000-7000-8000-000000000009"

static gint64
make_start (GRand *random)
{
  if (g_rand_boolean (random))
    return g_rand_int_range (random, 0, MOMENTS_LENGTH_MS - 60000);
  return (MOMENTS_LENGTH_MS - 60000) / PLACES * g_rand_int_range (random, 0, PLACES)
         + g_rand_int_range (random, 0, 8000);
}

/* Returns: (transfer full): @count of MomentContent */
GArray *
moment_content_make (guint count)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (MomentContent));

  for (guint i = 0; i < count; i++)
    {
      MomentContent one = { .start_ms = make_start (random) };

      one.end_ms
          = one.start_ms
            + (g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 2000, 45000) : 0);
      one.replies = (guint) g_rand_int_range (random, 0, 4);
      g_array_append_val (moments, one);
    }
  return moments;
}

static void
put (LycChangeList *changes, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  lyc_change_list_put (changes, json_node_get_object (node), 0);
}

static void
put_lesson (LycChangeList *changes)
{
  put (changes, "{\"kind\":\"user\",\"id\":\"" ME "\",\"rev\":1,\"name\":\"Robin Reader\"}");
  put (changes,
       "{\"kind\":\"cohort\",\"id\":\"" MOMENTS_COHORT "\",\"rev\":1,\"name\":\"Spring managers\","
       "\"course_ids\":[\"" MOMENTS_COURSE "\"],\"can\":[\"container.create\"]}");
  put (changes, "{\"kind\":\"lesson\",\"id\":\"" MOMENTS_LESSON
                "\",\"rev\":1,\"course_id\":\"" MOMENTS_COURSE
                "\",\"number\":1,\"title\":\"Say it "
                "back\",\"lesson_kind\":\"video\",\"asset_id\":\"" MOMENTS_ASSET "\"}");
  put (changes, "{\"kind\":\"asset\",\"id\":\"" MOMENTS_ASSET
                "\",\"rev\":1,\"revision\":1,\"lesson_id\":\"" MOMENTS_LESSON
                "\",\"duration_ms\":600000,\"transcript_ids\":[],\"chapters\":[]}");
}

static void
put_thread (LycChangeList *changes, guint i, const MomentContent *moment)
{
  g_autofree char *anchor = g_strdup_printf (
      "{\"asset_id\":\"" MOMENTS_ASSET
      "\",\"asset_rev\":1,\"start_ms\":%d,\"end_ms\":%d,\"cue_id\":\"\","
      "\"quote\":\"Say back what you heard.\",\"prefix\":\"\",\"suffix\":\"\",\"confidence\":100,"
      "\"was_start_ms\":%d}",
      (int) moment->start_ms, (int) moment->end_ms, (int) moment->start_ms);
  g_autofree char *thread = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"0190c100-0000-7000-8001-%012u\",\"rev\":1,"
      "\"container_kind\":\"thread\",\"cohort_id\":\"" MOMENTS_COHORT
      "\",\"course_id\":\"" MOMENTS_COURSE "\",\"lesson_id\":\"" MOMENTS_LESSON
      "\",\"title\":\"How long do you wait?\",\"last_pos\":1,"
      "\"last_at\":%u,\"reply_count\":%u,\"first_post_id\":\"0190c100-0000-7000-8002-%012u\","
      "\"author_id\":\"" ME
      "\",\"post_kind\":\"question\",\"visible\":true,\"can\":[\"post.create\"],\"anchor\":%s}",
      i, i + 1, moment->replies, i, anchor);
  g_autofree char *post = g_strdup_printf (
      "{\"kind\":\"post\",\"id\":\"0190c100-0000-7000-8002-%012u\",\"rev\":1,"
      "\"container_id\":\"0190c100-0000-7000-8001-%012u\",\"pos\":1,\"author_id\":\"" ME
      "\",\"created_at\":%u,"
      "\"body\":\"How long do you hold the silence on a video call? Two seconds feel like ten.\","
      "\"post_kind\":\"question\",\"reactions\":[],\"anchor\":%s}",
      i, i, i + 1, anchor);

  put (changes, thread);
  put (changes, post);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (lyc_store_apply_finish (LYC_STORE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* Writes the lesson with @count threads, each with its first post, into the store in @folder. */
void
moment_content_write (const char *folder, guint count)
{
  LycStore *store = lyc_store_new (folder, folder);
  LycChangeList *changes = lyc_change_list_new ();
  g_autoptr (GArray) moments = moment_content_make (count);
  gboolean done = FALSE;

  lyc_change_list_set_user (changes, ME);
  put_lesson (changes);
  for (guint i = 0; i < moments->len; i++)
    put_thread (changes, i, &g_array_index (moments, MomentContent, i));
  lyc_store_apply_async (store, changes, applied_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  lyc_store_stop (store);
  g_object_unref (store);
}
