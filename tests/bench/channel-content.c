/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cohort's channel with posts of 2 to 90 words, some with a list, code, a quote, a link or a
 * single sign, some with an answer or reactions, by a dozen people; the same posts for the same
 * count. */
#include "channel-content.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

#include "store.h"

#define PEOPLE 12
#define BATCH 5000
#define FIRST_AT G_GINT64_CONSTANT (1600000000000)
#define BETWEEN_MS 240000

static const char words[]
    = "the group said again what it had heard and nobody was hurried so we wrote three "
      "questions on the board before anyone answered which took longer than planned but "
      "the second round was calm and short";

static char *
person_id (guint i)
{
  return g_strdup_printf ("0190c000-0000-7000-8000-0000000001%02u", i);
}

static char *
post_id (guint i)
{
  return g_strdup_printf ("0190c000-0000-7000-8001-%012u", i);
}

static void
put (LycChangeList *changes, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  lyc_change_list_put (changes, json_node_get_object (node), 0);
}

static void
put_people (LycChangeList *changes)
{
  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *id = person_id (i);
      g_autofree char *user = g_strdup_printf (
          "{\"kind\":\"user\",\"id\":\"%s\",\"rev\":1,\"name\":\"Person %c. Lindqvist\"}", id,
          'A' + i);
      g_autofree char *member = g_strdup_printf (
          "{\"kind\":\"membership\",\"id\":\"0190c000-0000-7000-8000-0000000002%02u\",\"rev\":1,"
          "\"cohort_id\":\"" COHORT_ID
          "\",\"user_id\":\"%s\",\"role\":\"learner\",\"state\":\"active\","
          "\"joined_at\":1}",
          i, id);

      put (changes, user);
      put (changes, member);
    }
}

static char *
make_channel (guint rev, guint count)
{
  return g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"" CHANNEL_ID "\",\"rev\":%u,\"container_kind\":\"channel\","
      "\"cohort_id\":\"" COHORT_ID "\",\"visible\":true,\"last_pos\":%u,\"last_at\":1,"
      "\"can\":[\"post.create\",\"reaction.set\"]}",
      rev, count);
}

static void
put_channel (LycChangeList *changes, guint count)
{
  g_autofree char *channel = make_channel (1, count);
  g_autofree char *read = g_strdup_printf ("{\"kind\":\"read_state\",\"id\":\"" CHANNEL_ID
                                           "\",\"rev\":1,\"container_id\":\"" CHANNEL_ID "\","
                                           "\"read_pos\":%u,\"follow\":\"follow\"}",
                                           count);

  put (changes,
       "{\"kind\":\"cohort\",\"id\":\"" COHORT_ID "\",\"rev\":1,\"name\":\"Spring managers\","
       "\"channel_id\":\"" CHANNEL_ID "\",\"can\":[\"container.create\"]}");
  put (changes, channel);
  put (changes, read);
}

static void
add_words (GRand *random, GString *text, guint length)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  guint n = g_strv_length (list);

  for (guint i = 0; i < length; i++)
    g_string_append_printf (text, i % 17 == 16 ? "**%s** " : "%s ",
                            list[g_rand_int_range (random, 0, (gint32) n)]);
}

/* As it stands in JSON. */
static char *
make_body (GRand *random)
{
  static const char *const after[] = {
    "\\n\\n- one thing\\n- another thing that takes longer to say\\n- a third",
    "\\n\\n```\\nfor question in questions:\\n    wait (seconds=5)\\n```",
    "\\n\\nsee https://lyceum.example/notes/12 and [the board](https://board.example/a)",
    "\\n\\n1. ask\\n2. wait\\n3. `say back`",
  };
  int kind = g_rand_int_range (random, 0, 30);
  GString *text = g_string_new (kind == 0 ? "> " : "");

  if (kind == 1)
    return g_string_free (g_string_append (text, "👍"), FALSE);
  add_words (random, text, (guint) g_rand_int_range (random, 2, 91));
  g_strchomp (text->str);
  text->len = strlen (text->str);
  if (kind >= 2 && kind < 2 + (int) G_N_ELEMENTS (after))
    g_string_append (text, after[kind - 2]);
  return g_string_free (text, FALSE);
}

static char *
make_post (GRand *random, guint pos)
{
  g_autofree char *id = post_id (pos);
  g_autofree char *author = person_id ((guint) g_rand_int_range (random, 0, PEOPLE));
  g_autofree char *body = make_body (random);
  g_autofree char *target = post_id (pos > 8 ? pos - 7 : pos);
  gboolean answers = pos > 8 && g_rand_int_range (random, 0, 10) == 0;
  int reactions = g_rand_int_range (random, -4, 4);
  static const char *const shown[] = {
    "",
    "{\"emoji\":\"👍\",\"count\":3,\"user_ids\":[]}",
    "{\"emoji\":\"👍\",\"count\":3,\"user_ids\":[]},{\"emoji\":\"🎉\",\"count\":1,\"user_ids\":[]}",
    "{\"emoji\":\"👍\",\"count\":3,\"user_ids\":[]},{\"emoji\":\"🎉\",\"count\":1,\"user_ids\":[]},"
    "{\"emoji\":\"💡\",\"count\":2,\"user_ids\":[]}",
  };

  return g_strdup_printf (
      "{\"kind\":\"post\",\"id\":\"%s\",\"rev\":1,\"container_id\":\"" CHANNEL_ID "\",\"pos\":%u,"
      "\"author_id\":\"%s\",\"created_at\":%" G_GINT64_FORMAT
      ",\"body\":\"%s\",\"reply_to\":\"%s\","
      "\"post_kind\":\"discussion\",\"reactions\":[%s]}",
      id, pos, author, FIRST_AT + (gint64) pos * BETWEEN_MS, body, answers ? target : "",
      shown[MAX (reactions, 0)]);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (lyc_store_apply_finish (LYC_STORE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

/* While one list is written, the next is made. */
static void
apply (LycStore *store, LycChangeList *changes, gboolean *done)
{
  wait_for (done);
  *done = FALSE;
  lyc_store_apply_async (store, changes, applied_cb, done);
}

/* Writes the channel with @count posts, all read, into the store in @folder. */
void
channel_content_write (const char *folder, guint count)
{
  LycStore *store = lyc_store_new (folder, folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  LycChangeList *changes = lyc_change_list_new ();
  g_autofree char *me = person_id (0);
  gboolean done = TRUE;

  put_people (changes);
  put_channel (changes, count);
  lyc_change_list_set_user (changes, me);
  lyc_change_list_set_cursor (changes, CHANNEL_CURSOR);
  for (guint pos = 1; pos <= count; pos++)
    {
      g_autofree char *json = make_post (random, pos);

      put (changes, json);
      if (pos % BATCH == 0)
        {
          apply (store, changes, &done);
          changes = lyc_change_list_new ();
        }
    }
  apply (store, changes, &done);
  wait_for (&done);
  lyc_store_stop (store);
  g_object_unref (store);
}

static void
print_event (FILE *log, guint seq, const char *type, const char *kind, const char *id,
             const char *object)
{
  fprintf (log,
           "{\"seq\":%u,\"prev\":%u,\"type\":\"%s\",\"scope\":\"cohort:" COHORT_ID
           "\",\"at\":%" G_GINT64_FORMAT
           ",\"actor\":\"\",\"kind\":\"%s\",\"id\":\"%s\",\"data\":{\"put\":%s}}\n",
           seq, seq - 1, type, FIRST_AT + seq, kind, id, object);
}

/* Writes what the stream says while @count people post one after the other, from @first on: for
 * each the post, and the channel with its new end. */
void
channel_content_log (const char *path, guint first, guint count)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  FILE *log = fopen (path, "w");

  g_assert_nonnull (log);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *post = make_post (random, first + i);
      g_autofree char *channel = make_channel (2 + i, first + i);
      g_autofree char *id = post_id (first + i);
      guint seq = CHANNEL_CURSOR + 1 + 2 * i;

      print_event (log, seq, "post.created", "post", id, post);
      print_event (log, seq + 1, "container.updated", "container", CHANNEL_ID, channel);
    }
  fclose (log);
}
