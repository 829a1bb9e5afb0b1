/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "approval.h"
#include "json-gate.h"
#include "moderation.h"
#include "post-move.h"
#include "talk.h"

#include <string.h>

/* What each act of a moderator does to a post or a conversation, and how it is undone. */
typedef struct
{
  const char *act;
  const char *outcome;    /* of the reports that it closes */
  const char *asks;       /* 1 where it can be done: to the post, or the conversation */
  gboolean of_container;
} Effect;

#define POST_IS(what) "SELECT " what " FROM post WHERE id = ?"

static const Effect effects[] = {
  { "hide", "hidden", POST_IS ("NOT hidden AND NOT deleted AND NOT waiting"), FALSE },
  { "return", "kept", POST_IS ("hidden AND NOT deleted"), FALSE },
  { "warn", "warned", POST_IS ("NOT waiting"), FALSE },
  { "dismiss", "kept",
    "SELECT 1 FROM report WHERE post_id = ? AND state = 'open' AND reason <> 'approval' LIMIT 1",
    FALSE },
  { "approve", "approved", POST_IS ("waiting AND NOT deleted"), FALSE },
  { "refuse", "refused", POST_IS ("waiting AND NOT hidden"), FALSE },
  { "move", "moved", POST_IS ("NOT deleted AND NOT waiting"), FALSE },
  { "lock", "locked", "SELECT NOT locked FROM container WHERE id = ?", TRUE },
  { "unlock", "kept", "SELECT locked FROM container WHERE id = ?", TRUE },
};

static const Effect *
find (const char *act)
{
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    if (g_str_equal (effects[i].act, act))
      return &effects[i];
  return NULL;
}

/* Returns: what reporters of the post are told of it */
const char *
lyc_mod_effect_outcome (const char *act)
{
  const Effect *effect = find (act);

  return effect != NULL ? effect->outcome : "";
}

/**
 * lyc_mod_effect_fits:
 *
 * Returns: whether @act can be done to the case as it stands now; answers where not
 */
gboolean
lyc_mod_effect_fits (LycRequest *request, const LycCase *about, const char *act)
{
  const Effect *effect = find (act);
  gint64 id;

  g_return_val_if_fail (effect != NULL, FALSE);
  id = effect->of_container ? about->container_id : about->post_id;
  if (id == 0)
    lyc_request_field_error (request, "act", "is for a post");
  else if (about->direct && (effect->of_container || g_str_equal (act, "move")))
    lyc_request_field_error (request, "act", "is not for direct messages");
  else if (lyc_db_int (request->db, 0, effect->asks, "i", id) != 1)
    lyc_request_problem (request, 409, "conflict", "This was decided differently in the meantime.");
  return request->status == 0;
}

static char *
state_before (LycPlatform *platform, const LycCase *about)
{
  return lyc_db_text (
      platform->db,
      "SELECT json_object('container_id', k.id, 'lock_words', k.lock_words, 'reply_to',"
      " coalesce((SELECT reply_to FROM post WHERE id = ?1), 0)) FROM container k WHERE k.id = ?2",
      "ii", about->post_id, about->container_id);
}

/**
 * lyc_mod_effect_apply:
 *
 * Does @act to the case, in the running transaction.
 *
 * Returns: (transfer full): how it was before, for lyc_mod_effect_undo()
 */
char *
lyc_mod_effect_apply (LycPlatform *platform, const LycCase *about, const char *act,
                      const char *words, gint64 actor_id)
{
  char *before = state_before (platform, about);

  if (g_str_equal (act, "hide") || g_str_equal (act, "return") || g_str_equal (act, "refuse"))
    lyc_post_set_hidden (platform, about->post_id, !g_str_equal (act, "return"), actor_id);
  else if (g_str_equal (act, "approve"))
    lyc_approval_grant (platform, about->post_id, actor_id);
  else if (g_str_equal (act, "move"))
    lyc_post_move (platform, about->post_id, about->to_id, 0, actor_id);
  else if (g_str_equal (act, "lock") || g_str_equal (act, "unlock"))
    lyc_container_lock (platform, about->container_id, g_str_equal (act, "lock"), words, actor_id);
  return before;
}

static void
undo (LycPlatform *platform, const LycCase *about, const char *act, JsonObject *before,
      gint64 actor_id)
{
  if (g_str_equal (act, "hide") || g_str_equal (act, "return") || g_str_equal (act, "refuse"))
    lyc_post_set_hidden (platform, about->post_id, g_str_equal (act, "return"), actor_id);
  else if (g_str_equal (act, "lock") || g_str_equal (act, "unlock"))
    lyc_container_lock (platform, about->container_id, !g_str_equal (act, "lock"),
                        json_object_get_string_member (before, "lock_words"), actor_id);
  else if (g_str_equal (act, "move"))
    {
      lyc_post_move (platform, about->post_id, json_object_get_int_member (before, "container_id"),
                     json_object_get_int_member (before, "reply_to"), actor_id);
    }
}

/* Makes the case what it was before the action, in the running transaction. */
void
lyc_mod_effect_undo (LycPlatform *platform, gint64 action_id, gint64 actor_id)
{
  static const LycJsonLimits limits = { 65536, 8, 100 };
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT post_id, container_id, act, before FROM mod_action WHERE id = ?", "i",
                      action_id);
  g_autofree char *act = NULL;
  g_autoptr (JsonNode) before = NULL;
  LycCase about = { 0 };

  if (!lyc_rows_next (rows))
    return;
  about.post_id = lyc_rows_int (rows, 0);
  about.container_id = lyc_rows_int (rows, 1);
  act = g_strdup (lyc_rows_text (rows, 2));
  before = lyc_json_parse (lyc_rows_text (rows, 3), strlen (lyc_rows_text (rows, 3)), &limits, NULL);
  g_clear_pointer (&rows, lyc_rows_done);
  undo (platform, &about, act, json_node_get_object (before), actor_id);
}

/* Returns: whether people hear of it at once, because there is nothing to be taken back */
gboolean
lyc_mod_effect_is_final (const char *act)
{
  return g_str_equal (act, "approve");
}
