/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each line of tests/support/hostile-text.txt in each field that a person fills, in the panes that
 * show it: it is shown as text, no link goes anywhere but where links may go, and the toolkit warns
 * of nothing (a warning ends the test). */
#include "config.h"

#include <string.h>
#include <time.h>

#include "badges-page.h"
#include "chat-page.h"
#include "discussion-page.h"
#include "fixture.h"
#include "home-page.h"
#include "kit.h"
#include "markdown.h"
#include "notes-view.h"
#include "post-text.h"
#include "thread-view.h"
#include "workspace-page.h"

#define THREAD "0190a000-0000-7000-8000-0000000000d1"
#define POST "0190a000-0000-7000-8000-0000000000d2"
#define ANSWER "0190a000-0000-7000-8000-0000000000d3"
#define N_PAGES 6
#define LONG_LINE (1024 * 1024)

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  GtkWidget *pages[N_PAGES];
  gint64 frame_us; /* when the frame that is being made began */
  double longest_ms;
} Scene;

/* What the fields below show as it is, without Markdown. */
static const char *const templates[] = {
  "{'kind':'user','id':'" FIXTURE_INES "','name':$,'pronouns':$,'about':$,'tz':$}",
  "{'kind':'cohort','id':'" FIXTURE_COHORT "','name':$,'mission':$,'channel_id':'" FIXTURE_CHANNEL
  "','course_ids':['" FIXTURE_COURSE "'],'can':['container.create','task.create','file.create']}",
  "{'kind':'course','id':'" FIXTURE_COURSE "','title':$,'summary':$,'lesson_ids':['" FIXTURE_LESSON
  "']}",
  "{'kind':'lesson','id':'" FIXTURE_LESSON "','course_id':'" FIXTURE_COURSE
  "','number':1,'title':$,'summary':$,'lesson_kind':'video','asset_id':'" FIXTURE_ASSET "'}",
  "{'kind':'container','id':'" THREAD "','container_kind':'thread','cohort_id':'" FIXTURE_COHORT
  "','course_id':'" FIXTURE_COURSE "','lesson_id':'" FIXTURE_LESSON
  "','title':$,'last_at':5,'last_pos':2,'reply_count':1,'first_post_id':'" POST
  "','author_id':'" FIXTURE_INES "','post_kind':'question','visible':true,"
  "'can':['post.create','reaction.set'],'anchor':{'asset_id':'" FIXTURE_ASSET
  "','asset_rev':1,'start_ms':1000,'end_ms':2000,'cue_id':$,'quote':$,'prefix':$,'suffix':$,"
  "'confidence':100,'was_start_ms':1000}}",
  "{'kind':'container','id':'" FIXTURE_CHANNEL
  "','container_kind':'channel','cohort_id':'" FIXTURE_COHORT
  "','title':$,'visible':true,'last_pos':2,'can':['post.create','reaction.set']}",
  "{'kind':'task','id':'0190a000-0000-7000-8000-0000000000e1','cohort_id':'" FIXTURE_COHORT
  "','title':$,'state':'open','assignee_ids':['" FIXTURE_INES "'],'created_by':'" FIXTURE_INES
  "','created_at':1}",
  "{'kind':'file','id':'0190a000-0000-7000-8000-0000000000e2','cohort_id':'" FIXTURE_COHORT
  "','name':$,'type':$,'size':10,'state':'ready','author_id':'" FIXTURE_INES "','created_at':1}",
  "{'kind':'note','id':'0190a000-0000-7000-8000-0000000000e3','lesson_id':'" FIXTURE_LESSON
  "','course_id':'" FIXTURE_COURSE "','asset_id':'" FIXTURE_ASSET
  "','asset_rev':1,'start_ms':1000,'end_ms':-1,'cue_id':'','quote':$,'body':$,'created_at':1,"
  "'updated_at':1}",
  "{'kind':'badge_class','id':'0190a000-0000-7000-8000-0000000000e4','cohort_id':'" FIXTURE_COHORT
  "','name':$,'criteria':$,'goal':2,'measure':'tasks_done','icon':'star','colours':['#112233','#"
  "445566']}",
  "{'kind':'badge','id':'0190a000-0000-7000-8000-0000000000e5','badge_class_id':"
  "'0190a000-0000-7000-8000-0000000000e4','cohort_id':'" FIXTURE_COHORT "','user_id':'" FIXTURE_ME
  "','have':1,'goal':2,'evidence':[]}",
  "{'kind':'challenge','id':'0190a000-0000-7000-8000-0000000000e6','cohort_id':'" FIXTURE_COHORT
  "','title':$,'rows':[{'user_id':'" FIXTURE_INES "','points':3}]}",
  "{'kind':'post','id':'" POST "','container_id':'" THREAD "','pos':1,'author_id':'" FIXTURE_INES
  "','created_at':1700000000000,'post_kind':'question','body':$,'reactions':[{'emoji':$,'count':2,"
  "'user_ids':[]}]}",
  "{'kind':'post','id':'" ANSWER "','container_id':'" THREAD "','pos':2,'author_id':'" FIXTURE_INES
  "','created_at':1700000060000,'post_kind':'answer','body':$,'reply_to':'" POST
  "','reactions':[]}",
  "{'kind':'post','id':'0190a000-0000-7000-8000-0000000000d4','container_id':'" FIXTURE_CHANNEL
  "','pos':1,'author_id':'" FIXTURE_INES "','created_at':1700000000000,'body':$,'reactions':[]}",
  "{'kind':'post','id':'0190a000-0000-7000-8000-0000000000d5','container_id':'" FIXTURE_CHANNEL
  "','pos':2,'author_id':'" FIXTURE_INES "','created_at':1700000060000,'body':$,"
  "'reply_to':'0190a000-0000-7000-8000-0000000000d4','reactions':[]}",
  "{'kind':'notice','id':'0190a000-0000-7000-8000-0000000000e7','reason':'reply','actor_id':"
  "'" FIXTURE_INES "','cohort_id':'" FIXTURE_COHORT "','container_id':'" THREAD
  "','post_id':'" ANSWER
  "','badge_class_id':'','task_id':'','created_at':1700000060000,'seen_at':0}",
};

/* @json: the line as it stands in JSON */
static void
put_everywhere (Scene *scene, const char *json)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *quoted = g_strdelimit (g_strdup (templates[i]), "'", '"');
      g_auto (GStrv) parts = g_strsplit (quoted, "$", -1);
      g_autofree char *object = g_strjoinv (json, parts);

      fixture_put (scene->services, object);
    }
}

static void
before_cb (Scene *scene)
{
  scene->frame_us = g_get_monotonic_time ();
}

static void
after_cb (Scene *scene)
{
  scene->longest_ms = MAX (scene->longest_ms, (g_get_monotonic_time () - scene->frame_us) / 1000.0);
}

static void
frames (Scene *scene, int n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (scene->window);
  gint64 start = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (scene->window);
  while (gdk_frame_clock_get_frame_counter (clock) < start + n)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
make_pages (Scene *scene)
{
  g_autoptr (LycRecord) lesson = lyc_library_lookup (lyc_services_get_library (scene->services),
                                                     LYC_KIND_LESSON, FIXTURE_LESSON);

  scene->pages[0] = lyc_chat_page_new (scene->services);
  lyc_chat_page_set_cohort (LYC_CHAT_PAGE (scene->pages[0]), FIXTURE_COHORT);
  lyc_chat_page_show (LYC_CHAT_PAGE (scene->pages[0]), FIXTURE_CHANNEL);
  scene->pages[1] = lyc_discussion_page_new (scene->services);
  lyc_discussion_page_set_place (LYC_DISCUSSION_PAGE (scene->pages[1]), FIXTURE_COHORT,
                                 FIXTURE_COURSE, FIXTURE_LESSON);
  lyc_discussion_page_set_position (LYC_DISCUSSION_PAGE (scene->pages[1]), FIXTURE_LESSON,
                                    FIXTURE_ASSET, 1500);
  scene->pages[2] = lyc_thread_view_new (scene->services);
  lyc_thread_view_set_thread (LYC_THREAD_VIEW (scene->pages[2]), THREAD);
  scene->pages[3] = lyc_workspace_page_new (scene->services);
  lyc_workspace_page_set_cohort (LYC_WORKSPACE_PAGE (scene->pages[3]), FIXTURE_COHORT);
  scene->pages[4] = lyc_notes_view_new (scene->services);
  lyc_notes_view_set_lesson (LYC_NOTES_VIEW (scene->pages[4]), LYC_LESSON (lesson));
  scene->pages[5] = lyc_badges_page_new (scene->services);
  lyc_badges_page_set_cohort (LYC_BADGES_PAGE (scene->pages[5]), FIXTURE_COHORT);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GdkFrameClock *clock;

  *scene = (Scene){ .services = fixture_new () };
  put_everywhere (scene, "\"x\"");
  make_pages (scene);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < N_PAGES; i++)
    gtk_box_append (GTK_BOX (box), scene->pages[i]);
  scene->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (scene->window), N_PAGES * 300, 900);
  gtk_window_set_child (GTK_WINDOW (scene->window), box);
  gtk_window_present (GTK_WINDOW (scene->window));
  clock = gtk_widget_get_frame_clock (scene->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), scene);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), scene);
  frames (scene, 3);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (scene->window), scene);
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_object_unref (scene->services);
}

static void
check_links (const char *markup)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "lyceum:" };

  for (const char *at = strstr (markup, "href=\""); at != NULL; at = strstr (at, "href=\""))
    {
      gboolean allowed = FALSE;

      at += strlen ("href=\"");
      for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
        allowed |= g_ascii_strncasecmp (at, schemes[i], strlen (schemes[i])) == 0;
      if (!allowed)
        g_error ("a link that may not be: %s", at);
    }
}

/* Every label below @widget; counts those that say @text as it is. */
static guint
check_labels (GtkWidget *widget, const char *text)
{
  guint found = 0;

  if (GTK_IS_LABEL (widget))
    {
      GtkLabel *label = GTK_LABEL (widget);

      if (gtk_label_get_use_markup (label))
        check_links (gtk_label_get_label (label));
      found = strstr (gtk_label_get_text (label), text) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found += check_labels (child, text);
  return found;
}

static void
check_page (GtkWidget *page, const char *text, const char *line)
{
  if (check_labels (page, text) == 0)
    g_error ("%s does not show as it is: %s", G_OBJECT_TYPE_NAME (page), line);
}

static void
test_lines (Scene *scene, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;
  double longest_ms = 0;
  guint n = 0, at = 0;

  g_assert_true (g_file_get_contents (g_getenv ("LYC_HOSTILE_TEXT"), &all, NULL, NULL));
  lines = g_strsplit (g_strchomp (all), "\n", -1);
  n = g_strv_length (lines);
  g_assert_cmpuint (n, >=, 300);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);

      g_assert_nonnull (node);
      scene->longest_ms = 0;
      put_everywhere (scene, lines[i]);
      frames (scene, 2);
      if (scene->longest_ms > longest_ms)
        {
          longest_ms = scene->longest_ms;
          at = i;
        }
      /* Names of people, threads, tasks, badges and the notes of one's own are no Markdown. */
      for (guint page = 0; page < N_PAGES; page++)
        check_page (scene->pages[page], json_node_get_string (node), lines[i]);
    }
  g_test_message ("%u lines; longest frame of six panes %.1f ms, at %.60s", n, longest_ms,
                  lines[at]);
}

static double
cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0;
}

/* What a post's text costs the processor, from Markdown to a height. */
static double
lay_out_ms (Scene *scene, const char *body, int *height)
{
  GtkWidget *text = g_object_ref_sink (lyc_post_text_new (scene->services));
  double began_ms = cpu_ms (), took_ms;

  lyc_post_text_set_markdown (LYC_POST_TEXT (text), body);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, 280, NULL, height, NULL, NULL);
  took_ms = cpu_ms () - began_ms;
  check_labels (text, "x");
  g_object_unref (text);
  return took_ms;
}

/* A line that is longer than any that the platform takes costs no more than a few long posts. */
static void
test_long_line (Scene *scene, gconstpointer data)
{
  static const char *const parts[]
      = { "word ", "a",      "*a ",       "\u05d0", "a\u0301\u0302\u0303",
          "<b>",   "\u202e", "[a](x:y) ", "a\n\n" };

  double usual_ms = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      int height;
      double ms;

      while (line->len < LONG_LINE)
        g_string_append (line, parts[i]);
      ms = lay_out_ms (scene, line->str, &height);
      g_test_message ("1 MiB of part %u: %.1f ms, %d px high", i, ms, height);
      usual_ms = i == 0 ? ms : usual_ms;
      g_assert_cmpfloat (ms, <, 20 * usual_ms);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add ("/shell/hostile/lines", Scene, NULL, set_up, test_lines, tear_down);
  g_test_add ("/shell/hostile/long-line", Scene, NULL, set_up, test_long_line, tear_down);
  return g_test_run ();
}
