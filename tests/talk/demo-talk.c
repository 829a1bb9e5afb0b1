/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "chat-page.h"
#include "discussion-page.h"
#include "fixture.h"
#include "kit.h"

/* demo-talk WIDTH [dark] [thread]: the panes of talk on made-up content, to look at. */

static gint64 now;

static void
fill_threads (LycServices *services)
{
  g_autofree char *t1 = fixture_id (1), *t2 = fixture_id (2), *t3 = fixture_id (3);
  g_autofree char *p1 = fixture_id (11), *p2 = fixture_id (12), *p3 = fixture_id (13),
                  *p4 = fixture_id (14), *p5 = fixture_id (15);

  fixture_put_thread (services, t1, p1, "How long do you hold the silence?", 309000, 6, TRUE);
  fixture_put_thread (services, t2, p2, "Tried say it back", 312000, 9, FALSE);
  fixture_put_thread (services, t3, p3, "I disagree", 481000, 11, FALSE);
  fixture_put_post (services, p1, t1, 1, FIXTURE_INES, now - 7200000,
                    "How long do you hold the silence on a video call? Two seconds feels like ten.",
                    "{\"votes\":14,\"reactions\":[{\"emoji\":\"🤔\",\"count\":3,\"user_ids\":[]}]}");
  fixture_put_post (services, p2, t2, 1, FIXTURE_TOM, now - 86400000,
                    "Tried “say it back” with a supplier on Friday. They gave me the real "
                    "deadline, unprompted. Notes in our workspace.",
                    "{\"votes\":22}");
  fixture_put_post (services, p3, t3, 1, FIXTURE_MARTA, now - 4 * 86400000,
                    "[@Ines Duarte](lyceum:user/" FIXTURE_INES ") I disagree with the example.",
                    "{\"votes\":5}");
  fixture_put_post (services, p4, t1, 2, FIXTURE_MARTA, now - 3600000,
                    "Count **four breaths**. On a call add one for the delay.\n\n- one\n- two\n\n"
                    "> a quote\n\n```\ncode\n```",
                    "{\"votes\":19,\"accepted\":true,\"reactions\":[{\"emoji\":\"🙏\",\"count\":6,"
                    "\"user_ids\":[]},{\"emoji\":\"💡\",\"count\":2,\"user_ids\":[]}]}");
  fixture_put_post (services, p5, t1, 3, FIXTURE_TOM, now - 720000,
                    "Tried it this morning. Three seconds and they lowered the price on their own.",
                    "{\"votes\":4}");
  fixture_put (services, "{\"kind\":\"read_state\",\"id\":\"0190b000-0000-7000-8000-000000000001\","
                         "\"read_pos\":2,\"follow\":\"follow\"}");
}

static void
fill_chat (LycServices *services)
{
  static const struct
  {
    const char *author;
    const char *body;
    const char *extra;
  } posts[] = {
    { FIXTURE_MARTA, "who is up for the role-play at 3?\nI will be the difficult supplier 😈",
      "{\"reactions\":[{\"emoji\":\"😂\",\"count\":4,\"user_ids\":[]},{\"emoji\":\"🙋\",\"count\":2,"
      "\"user_ids\":[]}]}" },
    { FIXTURE_TOM, "Me. Breakout 2?", NULL },
    { FIXTURE_ME, "In. I will take notes in the shared doc.", NULL },
    { FIXTURE_ME, "👍", NULL },
    { FIXTURE_INES,
      "[@Tom Okafor](lyceum:user/" FIXTURE_TOM ") the clip you mentioned, see "
      "https://example.org/a and a much longer line that has to wrap",
      "{\"reactions\":[{\"emoji\":\"👍\",\"count\":3,\"user_ids\":[]}]}" },
    { FIXTURE_INES, "[@Yara](lyceum:user/" FIXTURE_ME ") and you?",
      "{\"mention_ids\":[\"" FIXTURE_ME "\"]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autofree char *id = fixture_id (100 + i);

      fixture_put_post (services, id, FIXTURE_CHANNEL, i + 1, posts[i].author,
                        now - 3600000 + i * 60000, posts[i].body, posts[i].extra);
    }
}

static gboolean
open_thread (gpointer page)
{
  g_autofree char *id = fixture_id (1);

  lyc_discussion_page_open_thread (page, id);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (LycServices) services = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkWidget *window, *box, *discussion, *chat;
  int width = argc > 1 ? atoi (argv[1]) : 350;

  gtk_init ();
  lyc_kit_init ();
  if (argc > 2 && g_str_equal (argv[2], "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  now = g_get_real_time () / 1000;
  services = fixture_new ();
  fill_threads (services);
  fill_chat (services);
  window = gtk_window_new ();
  gtk_widget_add_css_class (window, "desk");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  discussion = lyc_discussion_page_new (services);
  chat = lyc_chat_page_new (services);
  gtk_widget_add_css_class (discussion, "pane-card");
  gtk_widget_add_css_class (chat, "pane-card");
  gtk_box_append (GTK_BOX (box), discussion);
  gtk_box_append (GTK_BOX (box), chat);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 2 * width + 8, 800);
  lyc_discussion_page_set_place (LYC_DISCUSSION_PAGE (discussion), FIXTURE_COHORT, FIXTURE_COURSE,
                                 FIXTURE_LESSON);
  lyc_discussion_page_set_position (LYC_DISCUSSION_PAGE (discussion), FIXTURE_LESSON, FIXTURE_ASSET,
                                    310000);
  lyc_chat_page_set_cohort (LYC_CHAT_PAGE (chat), FIXTURE_COHORT);
  lyc_chat_page_show (LYC_CHAT_PAGE (chat), FIXTURE_CHANNEL);
  gtk_window_present (GTK_WINDOW (window));
  if (argc > 3)
    g_timeout_add (300, open_thread, discussion);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  g_main_loop_run (loop);
  return 0;
}
