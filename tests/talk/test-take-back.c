/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "fixture.h"
#include "take-back.h"

#define PLACE "new:" FIXTURE_CHANNEL

/* The draft goes with its files; what was begun since stays when the post is sent after all. */
static void
test_files (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  LycSession *session = lyc_services_get_session (services);
  LycOutbox *outbox = lyc_services_get_outbox (services);
  g_autofree char *file = fixture_id (900);
  const char *const ids[] = { file, NULL };
  LycWriting writing = { .body = "See",
                         .post_kind = "discussion",
                         .author_id = FIXTURE_ME,
                         .draft = PLACE,
                         .draft_text = "See",
                         .file_ids = ids };
  g_autoptr (LycAct) act = lyc_act_write_post (FIXTURE_CHANNEL, &writing);
  g_autoptr (LycAct) upload = lyc_act_new ("file.create", file, file);
  g_autoptr (GPtrArray) taken = lyc_take_back_list_new ();
  g_autoptr (LycOutboxItem) item = NULL;

  lyc_session_set_draft (session, PLACE, "See");
  lyc_session_set_draft_files (session, PLACE, ids);
  lyc_act_set_id (upload, file);
  lyc_outbox_perform (outbox, upload);
  lyc_outbox_perform (outbox, act);
  item = lyc_outbox_find (outbox, "post.create", lyc_act_get_id (act));
  lyc_take_back (services, item, taken);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (outbox)), ==, 0);
  g_assert_cmpstr (lyc_session_get_draft (session, PLACE), ==, "");
  g_assert_null (*lyc_session_get_draft_files (session, PLACE));
  lyc_session_set_draft (session, PLACE, "Begun since");
  lyc_take_back_undo (services, taken);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (outbox)), ==, 2);
  g_assert_cmpstr (lyc_session_get_draft (session, PLACE), ==, "Begun since");
  g_assert_null (*lyc_session_get_draft_files (session, PLACE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk/take-back/files", test_files);
  return g_test_run ();
}
