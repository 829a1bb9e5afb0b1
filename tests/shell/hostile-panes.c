/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hostile.h"

#include "acts.h"
#include "article-view.h"
#include "attachment-chip.h"
#include "badges-page.h"
#include "chapter-list.h"
#include "chat-page.h"
#include "checklist-view.h"
#include "discussion-page.h"
#include "draft-row.h"
#include "home-page.h"
#include "knowledge-page.h"
#include "moderation-page.h"
#include "notes-view.h"
#include "notifier-digest.h"
#include "notifier-text.h"
#include "outbox-row.h"
#include "outline-view.h"
#include "person-card.h"
#include "quiz-view.h"
#include "search-row.h"
#include "sidebar.h"
#include "thread-view.h"
#include "transcript-view.h"
#include "webvtt.h"
#include "workspace-page.h"

/* What the platform takes at most, in characters: of titles, of what is written, of articles. */
#define SHORT 200
#define BODY 20000
#define ARTICLE 200000

static LycRecord *
look_up (LycServices *services, LycKind kind, const char *id)
{
  return lyc_library_lookup (lyc_services_get_library (services), kind, id);
}

static GtkWidget *
make_chat (LycServices *services)
{
  GtkWidget *page = lyc_chat_page_new (services);

  lyc_chat_page_set_cohort (LYC_CHAT_PAGE (page), FIXTURE_COHORT);
  lyc_chat_page_show (LYC_CHAT_PAGE (page), FIXTURE_CHANNEL);
  return page;
}

static GtkWidget *
make_discussion (LycServices *services)
{
  GtkWidget *page = lyc_discussion_page_new (services);

  lyc_discussion_page_set_place (LYC_DISCUSSION_PAGE (page), FIXTURE_COHORT, FIXTURE_COURSE,
                                 FIXTURE_LESSON);
  lyc_discussion_page_set_position (LYC_DISCUSSION_PAGE (page), FIXTURE_LESSON, FIXTURE_ASSET,
                                    1500);
  return page;
}

static GtkWidget *
make_thread (LycServices *services)
{
  GtkWidget *view = lyc_thread_view_new (services);

  lyc_thread_view_set_thread (LYC_THREAD_VIEW (view), HOSTILE_THREAD);
  return view;
}

static GtkWidget *
make_workspace (LycServices *services)
{
  GtkWidget *page = lyc_workspace_page_new (services);

  lyc_workspace_page_set_cohort (LYC_WORKSPACE_PAGE (page), FIXTURE_COHORT);
  return page;
}

static GtkWidget *
make_notes (LycServices *services)
{
  g_autoptr (LycRecord) lesson = look_up (services, LYC_KIND_LESSON, FIXTURE_LESSON);
  GtkWidget *view = lyc_notes_view_new (services);

  lyc_notes_view_set_lesson (LYC_NOTES_VIEW (view), LYC_LESSON (lesson));
  return view;
}

static GtkWidget *
make_badges (LycServices *services)
{
  GtkWidget *page = lyc_badges_page_new (services);

  lyc_badges_page_set_cohort (LYC_BADGES_PAGE (page), FIXTURE_COHORT);
  return page;
}

static GtkWidget *
make_home (LycServices *services)
{
  GtkWidget *page = lyc_home_page_new (services);

  lyc_home_page_set_cohort (LYC_HOME_PAGE (page), FIXTURE_COHORT);
  return page;
}

static GtkWidget *
make_sidebar (LycServices *services)
{
  GtkWidget *sidebar = lyc_sidebar_new (services, FALSE);

  lyc_sidebar_set_cohort (LYC_SIDEBAR (sidebar), FIXTURE_COHORT);
  return sidebar;
}

static GtkWidget *
make_moderation (LycServices *services)
{
  g_autoptr (LycCaseList) list = lyc_case_list_new (services);

  return lyc_moderation_page_new (services, list);
}

static GtkWidget *
make_person (LycServices *services)
{
  return lyc_person_card_new (services, FIXTURE_INES);
}

static void
show_article (GtkWidget *pane, LycServices *services, const char *text)
{
  g_autofree char *title = hostile_cut (text, SHORT);
  g_autofree char *article = hostile_cut (text, ARTICLE);

  lyc_article_view_set_text (LYC_ARTICLE_VIEW (pane), title, title, article);
}

static GtkWidget *
make_checklist (LycServices *services)
{
  g_autoptr (LycRecord) lesson = look_up (services, LYC_KIND_LESSON, FIXTURE_LESSON);
  g_autoptr (LycRecord) progress = look_up (services, LYC_KIND_PROGRESS, FIXTURE_LESSON);
  GtkWidget *view = lyc_checklist_view_new (services);

  lyc_checklist_view_set_lesson (LYC_CHECKLIST_VIEW (view), LYC_LESSON (lesson),
                                 LYC_PROGRESS (progress));
  return view;
}

static void
show_checklist (GtkWidget *pane, LycServices *services, const char *text)
{
  g_autoptr (LycRecord) lesson = look_up (services, LYC_KIND_LESSON, FIXTURE_LESSON);
  g_autoptr (LycRecord) progress = look_up (services, LYC_KIND_PROGRESS, FIXTURE_LESSON);

  lyc_checklist_view_set_lesson (LYC_CHECKLIST_VIEW (pane), LYC_LESSON (lesson),
                                 LYC_PROGRESS (progress));
}

static GtkWidget *
make_outline (LycServices *services)
{
  GtkWidget *view = lyc_outline_view_new (services);

  lyc_outline_view_set_course (LYC_OUTLINE_VIEW (view), FIXTURE_COURSE);
  return view;
}

static GtkWidget *
make_transcript (LycServices *services)
{
  return lyc_transcript_view_new ();
}

static void
show_transcript (GtkWidget *pane, LycServices *services, const char *text)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  g_autoptr (LycCueList) list = NULL;
  g_autofree char *line = hostile_cut (text, LYC_WEBVTT_MAX_LINE);

  g_ptr_array_add (cues, lyc_cue_new (line, 0, 1000, line, line));
  g_ptr_array_add (cues, lyc_cue_new ("two", 1000, 2000, "Ines", line));
  list = lyc_cue_list_new (cues);
  lyc_transcript_view_set_cues (LYC_TRANSCRIPT_VIEW (pane), list);
}

static GtkWidget *
make_chapters (LycServices *services)
{
  return lyc_chapter_list_new ();
}

static void
show_chapters (GtkWidget *pane, LycServices *services, const char *text)
{
  g_autoptr (LycChapters) chapters = lyc_chapters_new ();
  g_autofree char *title = hostile_cut (text, SHORT);

  lyc_chapters_add (chapters, 0, title);
  lyc_chapters_add (chapters, 5000, title);
  lyc_chapter_list_set_chapters (LYC_CHAPTER_LIST (pane), chapters);
}

/* The rows of lists are made anew for each text, as they are where the lists are. */
static GtkWidget *
make_rows (LycServices *services)
{
  return gtk_list_box_new ();
}

static GtkListBox *
emptied (GtkWidget *rows)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (rows), row);
  return GTK_LIST_BOX (rows);
}

static void
show_hits (GtkWidget *pane, LycServices *services, const char *text)
{
  GtkListBox *rows = emptied (pane);
  g_autofree char *query = hostile_cut (text, SHORT);

  for (guint group = LYC_SEARCH_MOMENT; group <= LYC_SEARCH_PLACE; group++)
    {
      LycSearchHit *hit = lyc_search_hit_new (group, LYC_KIND_POST, HOSTILE_POST);
      char **fields[] = { &hit->head, &hit->text, &hit->author, &hit->place };

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          g_free (*fields[i]);
          *fields[i] = hostile_cut (text, fields[i] == &hit->text ? BODY : SHORT);
        }
      gtk_list_box_append (rows, lyc_search_row_new (&(LycSearchItem){ .hit = hit }, query));
      lyc_search_hit_unref (hit);
    }
}

static void
show_unsent (GtkWidget *pane, LycServices *services, const char *text)
{
  g_autofree char *body = hostile_cut (text, BODY);
  LycWriting writing = { .body = body, .post_kind = "discussion", .author_id = FIXTURE_ME };
  g_autoptr (LycAct) act = lyc_act_write_post (HOSTILE_THREAD, &writing);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  g_autoptr (LycDraft) draft = lyc_draft_new ("new:" HOSTILE_THREAD);
  GtkListBox *rows = emptied (pane);

  lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, body);
  lyc_draft_set (draft, body, 1);
  gtk_list_box_append (rows, lyc_outbox_row_new (services, item));
  gtk_list_box_append (rows, lyc_draft_row_new (services, draft));
}

static GtkWidget *
make_file (LycServices *services)
{
  return lyc_attachment_chip_new (services, HOSTILE_FILE);
}

static void
show_knowledge (GtkWidget *pane, LycServices *services, const char *text)
{
  lyc_knowledge_page_open (LYC_KNOWLEDGE_PAGE (pane), HOSTILE_ARTICLE);
}

static GtkWidget *
make_quiz (LycServices *services)
{
  GtkWidget *view = lyc_quiz_view_new (services);

  lyc_quiz_view_set_quiz (LYC_QUIZ_VIEW (view), HOSTILE_QUIZ);
  return view;
}

static GtkWidget *
make_question (LycServices *services)
{
  fixture_put (
      services,
      "{\"kind\":\"attempt\",\"id\":\"0190a000-0000-7000-8000-0000000000f7\",\"quiz_id\":"
      "\"" HOSTILE_QUIZ "\",\"lesson_id\":\"" FIXTURE_LESSON
      "\",\"state\":\"open\",\"started_at\":1,\"answers\":{},\"checked\":[],\"feedback\":{}}");
  return make_quiz (services);
}

/* It has been told once what the quiz asks; another pane is told anew. */
static GtkWidget *
make_box (LycServices *services)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
}

static void
show_question (GtkWidget *pane, LycServices *services, const char *text)
{
  GtkWidget *before = gtk_widget_get_first_child (pane);

  if (before != NULL)
    gtk_box_remove (GTK_BOX (pane), before);
  gtk_box_append (GTK_BOX (pane), make_question (services));
}

/* What the desktop is told: no tag of anybody's may become one there. */
static void
check_told (const LycDesktopNote *note)
{
  const char *body = note->body != NULL ? note->body : "";

  if (strpbrk (note->title, "<>") != NULL || strpbrk (body, "<>") != NULL)
    g_error ("a tag reaches the desktop: %s: %s", note->title, body);
  g_assert_true (g_utf8_validate (note->title, -1, NULL) && g_utf8_validate (body, -1, NULL));
}

static void
show_notice (GtkWidget *pane, LycServices *services, const char *text)
{
  g_autoptr (LycRecord) notice = look_up (services, LYC_KIND_NOTICE, HOSTILE_NOTICE);
  g_autoptr (GPtrArray) several = g_ptr_array_new ();

  g_ptr_array_add (several, notice);
  g_ptr_array_add (several, notice);
  for (guint with_text = 0; with_text < 2; with_text++)
    {
      g_autoptr (LycDesktopNote) one
          = lyc_notifier_text_new (services, LYC_NOTICE (notice), with_text);
      g_autoptr (LycDesktopNote) digest
          = lyc_notifier_digest_new (services, several, with_text);

      check_told (one);
      check_told (digest);
    }
}

static const HostilePane panes[] = {
  { "chat", make_chat },
  { "discussion", make_discussion },
  { "thread", make_thread },
  { "workspace", make_workspace },
  { "notes", make_notes },
  { "badges", make_badges },
  { "home", make_home },
  { "sidebar", make_sidebar, .scrolled = TRUE },
  { "moderation", make_moderation },
  { "person", make_person, .scrolled = TRUE },
  { "article", lyc_article_view_new, show_article },
  { "checklist", make_checklist, show_checklist, .scrolled = TRUE, .marked = TRUE },
  { "outline", make_outline, .scrolled = TRUE },
  { "transcript", make_transcript, show_transcript },
  { "chapters", make_chapters, show_chapters, .scrolled = TRUE },
  { "search", make_rows, show_hits, .scrolled = TRUE },
  { "unsent", make_rows, show_unsent, .scrolled = TRUE },
  { "file", make_file, .scrolled = TRUE },
  { "knowledge", lyc_knowledge_page_new, show_knowledge },
  { "quiz", make_quiz, .scrolled = TRUE },
  { "question", make_box, show_question, .scrolled = TRUE },
  { "notice", make_box, show_notice, .scrolled = TRUE, .marked = TRUE },
};

const HostilePane *
hostile_panes_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (g_str_equal (panes[i].name, name))
      return &panes[i];
  g_error ("no pane is called %s", name);
}
