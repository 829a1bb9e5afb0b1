/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-content.h"

#include "fixture.h"

/* A cohort with a course, tasks, files, badges and talk, in memory. */

#define NOW (g_get_real_time () / 1000)
#define MODULE "0190a000-0000-7000-8000-0000000000d1"
#define ARTICLE "0190a000-0000-7000-8000-0000000000d2"
#define TRANSCRIPT "0190a000-0000-7000-8000-0000000000d3"

static void G_GNUC_PRINTF (2, 3)
put (LycServices *services, const char *format, ...)
{
  g_autofree char *json = NULL;
  va_list args;

  va_start (args, format);
  json = g_strdup_vprintf (format, args);
  va_end (args);
  fixture_put (services, json);
}

static void
put_course (LycServices *services)
{
  put (services,
       "{\"kind\":\"course\",\"id\":\"%s\",\"rev\":1,\"title\":\"Meetings worth having\",\"modules\":"
       "[{\"id\":\"%s\",\"title\":\"Before you meet\",\"lesson_ids\":[\"%s\",\"%s\"]}],"
       "\"lesson_count\":2,\"can\":[]}",
       FIXTURE_COURSE, MODULE, FIXTURE_LESSON, ARTICLE);
  put (services,
       "{\"kind\":\"lesson\",\"id\":\"%s\",\"rev\":1,\"course_id\":\"%s\",\"number\":1,"
       "\"title\":\"Why are we meeting?\",\"lesson_kind\":\"video\",\"duration_ms\":104300,"
       "\"asset_id\":\"%s\",\"article\":\"\"}",
       FIXTURE_LESSON, FIXTURE_COURSE, FIXTURE_ASSET);
  put (services,
       "{\"kind\":\"lesson\",\"id\":\"%s\",\"rev\":1,\"course_id\":\"%s\",\"number\":2,"
       "\"title\":\"An agenda made of questions\",\"lesson_kind\":\"article\",\"duration_ms\":0,"
       "\"article\":\"Nouns take **twenty minutes**.\\n\\n## Questions\\n\\n- take three\"}",
       ARTICLE, FIXTURE_COURSE);
  put (services,
       "{\"kind\":\"asset\",\"id\":\"%s\",\"rev\":1,\"lesson_id\":\"%s\",\"duration_ms\":104300,"
       "\"transcript_ids\":[\"%s\"],\"chapters\":[{\"start_ms\":0,\"title\":\"The invitation\"}]}",
       FIXTURE_ASSET, FIXTURE_LESSON, TRANSCRIPT);
  put (services,
       "{\"kind\":\"transcript\",\"id\":\"%s\",\"rev\":1,\"asset_id\":\"%s\",\"cues\":["
       "{\"id\":\"c1\",\"start_ms\":0,\"end_ms\":4000,\"speaker\":\"\",\"text\":\"Here is an invitation.\"},"
       "{\"id\":\"c2\",\"start_ms\":4000,\"end_ms\":9000,\"speaker\":\"\",\"text\":\"Nobody knows why.\"}]}",
       TRANSCRIPT, FIXTURE_ASSET);
  put (services,
       "{\"kind\":\"progress\",\"id\":\"%s\",\"rev\":1,\"lesson_id\":\"%s\",\"course_id\":\"%s\","
       "\"ranges\":[[0,47900]],\"position_ms\":47900,\"position_at\":5,\"percent\":46,"
       "\"completed_at\":null}",
       FIXTURE_LESSON, FIXTURE_LESSON, FIXTURE_COURSE);
}

static void
put_workspace (LycServices *services)
{
  static const char *const titles[]
      = { "Watch “Why are we meeting?”", "Write one sentence", "Ask the kind question" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    put (services,
         "{\"kind\":\"task\",\"id\":\"0190a000-0000-7000-8000-0000000001%02u\",\"rev\":1,"
         "\"cohort_id\":\"%s\",\"title\":\"%s\",\"state\":\"%s\",\"assignee_ids\":[\"%s\"],"
         "\"created_at\":%u}",
         i, FIXTURE_COHORT, titles[i], i == 0 ? "done" : "open", FIXTURE_TOM, i + 1);
  put (services,
       "{\"kind\":\"file\",\"id\":\"0190a000-0000-7000-8000-000000000201\",\"rev\":1,"
       "\"cohort_id\":\"%s\",\"name\":\"Meeting checklist.md\",\"type\":\"text/markdown\","
       "\"size\":1200,\"state\":\"ready\",\"author_id\":\"%s\",\"created_at\":%" G_GINT64_FORMAT "}",
       FIXTURE_COHORT, FIXTURE_INES, NOW - 90000000);
}

static void
put_badges (LycServices *services)
{
  static const char *const names[] = { "Halfway there", "Good question" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      put (services,
           "{\"kind\":\"badge_class\",\"id\":\"0190a000-0000-7000-8000-0000000003%02u\",\"rev\":1,"
           "\"cohort_id\":\"%s\",\"name\":\"%s\",\"criteria\":\"Finish three lessons.\",\"goal\":3,"
           "\"measure\":\"lessons_completed\",\"icon\":\"book\","
           "\"colours\":[\"#f5a623\",\"#f76b1c\"]}",
           i, FIXTURE_COHORT, names[i]);
      put (services,
           "{\"kind\":\"badge\",\"id\":\"0190a000-0000-7000-8000-0000000004%02u\",\"rev\":1,"
           "\"badge_class_id\":\"0190a000-0000-7000-8000-0000000003%02u\",\"cohort_id\":\"%s\","
           "\"user_id\":\"%s\",\"have\":%u,\"goal\":3,\"earned_at\":null}",
           i, i, FIXTURE_COHORT, FIXTURE_ME, 2 - 2 * i);
    }
  put (services,
       "{\"kind\":\"challenge\",\"id\":\"0190a000-0000-7000-8000-000000000501\",\"rev\":1,"
       "\"cohort_id\":\"%s\",\"title\":\"Answers given this month\",\"rows\":["
       "{\"user_id\":\"%s\",\"points\":310},{\"user_id\":\"%s\",\"points\":285}]}",
       FIXTURE_COHORT, FIXTURE_TOM, FIXTURE_ME);
}

static void
put_talk (LycServices *services)
{
  g_autofree char *thread = fixture_id (1), *post = fixture_id (11), *chat = fixture_id (21);

  fixture_put_thread (services, thread, post, "How long is the silence?", 47000, 2, TRUE);
  fixture_put_post (services, post, thread, 1, FIXTURE_INES, NOW - 7200000,
                    "How long do you hold the silence? Two seconds feels like ten.",
                    "{\"votes\":14,\"post_kind\":\"question\"}");
  fixture_put_post (services, chat, FIXTURE_CHANNEL, 1, FIXTURE_TOM, NOW - 3600000,
                    "Who is up for the practice at three?", NULL);
  put (services,
       "{\"kind\":\"notice\",\"id\":\"0190a000-0000-7000-8000-000000000601\",\"rev\":1,"
       "\"reason\":\"mention\",\"actor_id\":\"%s\",\"container_id\":\"%s\",\"created_at\":%" G_GINT64_FORMAT
       ",\"seen_at\":null}",
       FIXTURE_MARTA, thread, NOW - 700000);
}

/* Returns: (transfer full): services with everything that the panes show */
LycServices *
window_content_new (void)
{
  LycServices *services = fixture_new ();

  put_course (services);
  put_workspace (services);
  put_badges (services);
  put_talk (services);
  return services;
}
