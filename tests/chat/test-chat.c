/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chat-page.h"
#include "fixture.h"
#include "kit.h"

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + 200 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* Writing to a person opens one conversation, and the second time finds it. */
static void
test_direct (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  GtkWidget *window = gtk_window_new ();
  LycChatPage *page = LYC_CHAT_PAGE (lyc_chat_page_new (services));
  g_autofree char *first = NULL;
  guint acts;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  lyc_chat_page_set_cohort (page, FIXTURE_COHORT);
  lyc_chat_page_show (page, FIXTURE_CHANNEL);
  g_assert_cmpstr (lyc_chat_page_get_container (page), ==, FIXTURE_CHANNEL);
  lyc_chat_page_show_person (page, FIXTURE_TOM);
  settle ();
  first = g_strdup (lyc_chat_page_get_container (page));
  g_assert_cmpstr (first, !=, FIXTURE_CHANNEL);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (services)), ==, "container.create");
  acts = fixture_n_acts (services);
  lyc_chat_page_show (page, FIXTURE_CHANNEL);
  lyc_chat_page_show_person (page, FIXTURE_TOM);
  g_assert_cmpstr (lyc_chat_page_get_container (page), ==, first);
  g_assert_cmpuint (fixture_n_acts (services), ==, acts);
  settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where one may only read, nothing can be sent. */
static void
test_read_only (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  GtkWidget *window = gtk_window_new ();
  LycChatPage *page = LYC_CHAT_PAGE (lyc_chat_page_new (services));
  LycComposer *composer = lyc_talk_view_get_composer (lyc_chat_page_get_talk (page));

  fixture_put (services, "{\"kind\":\"container\",\"id\":\"" FIXTURE_CHANNEL
                         "\",\"container_kind\":\"channel\",\"cohort_id\":\"" FIXTURE_COHORT
                         "\",\"visible\":true,\"can\":[]}");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  lyc_chat_page_show (page, FIXTURE_CHANNEL);
  lyc_composer_set_text (composer, "Hello");
  lyc_composer_submit (composer);
  g_assert_cmpuint (fixture_n_acts (services), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/chat/direct", test_direct);
  g_test_add_func ("/chat/read-only", test_read_only);
  return g_test_run ();
}
