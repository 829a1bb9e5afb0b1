/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hostile.h"

/* $ and how many characters the platform takes there (data/api/openapi.yaml, course-shape.c) stand
 * for the line. */
static const char *const templates[] = {
  "{'kind':'user','id':'" FIXTURE_INES "','name':$80,'pronouns':$40,'about':$300,'tz':$64}",
  "{'kind':'cohort','id':'" FIXTURE_COHORT
  "','name':$80,'mission':$500,'channel_id':'" FIXTURE_CHANNEL "','course_ids':['" FIXTURE_COURSE
  "'],'starts_at':1,'can':['container.create','task.create',"
  "'file.create','report.triage']}",
  "{'kind':'course','id':'" FIXTURE_COURSE
  "','title':$200,'summary':$2000,'lesson_ids':['" FIXTURE_LESSON
  "'],'modules':[{'id':'" HOSTILE_QUIZ "','title':$200,'lesson_ids':['" FIXTURE_LESSON "']}]}",
  "{'kind':'lesson','id':'" FIXTURE_LESSON "','course_id':'" FIXTURE_COURSE
  "','number':1,'title':$200,'summary':$2000,'lesson_kind':'video','asset_id':'" FIXTURE_ASSET
  "','checklist':[{'id':'" HOSTILE_POINT "','text':$500}]}",
  "{'kind':'container','id':'" HOSTILE_THREAD
  "','container_kind':'thread','cohort_id':'" FIXTURE_COHORT "','course_id':'" FIXTURE_COURSE
  "','lesson_id':'" FIXTURE_LESSON
  "','title':$200,'last_at':5,'last_pos':2,'reply_count':1,'first_post_id':'" HOSTILE_POST
  "','author_id':'" FIXTURE_INES "','post_kind':'question','visible':true,"
  "'can':['post.create','reaction.set'],'anchor':{'asset_id':'" FIXTURE_ASSET
  "','asset_rev':1,'start_ms':1000,'end_ms':2000,'cue_id':$100,'quote':$500,'prefix':$200,'suffix':"
  "$200,"
  "'confidence':100,'was_start_ms':1000}}",
  "{'kind':'container','id':'" FIXTURE_CHANNEL
  "','container_kind':'channel','cohort_id':'" FIXTURE_COHORT
  "','title':$200,'visible':true,'last_pos':2,'can':['post.create','reaction.set']}",
  "{'kind':'task','id':'0190a000-0000-7000-8000-0000000000e1','cohort_id':'" FIXTURE_COHORT
  "','title':$200,'state':'open','assignee_ids':['" FIXTURE_INES "'],'created_by':'" FIXTURE_INES
  "','created_at':1}",
  "{'kind':'file','id':'0190a000-0000-7000-8000-0000000000e2','cohort_id':'" FIXTURE_COHORT
  "','name':$200,'type':$100,'size':10,'state':'ready','author_id':'" FIXTURE_INES
  "','created_at':1}",
  "{'kind':'note','id':'0190a000-0000-7000-8000-0000000000e3','lesson_id':'" FIXTURE_LESSON
  "','course_id':'" FIXTURE_COURSE "','asset_id':'" FIXTURE_ASSET
  "','asset_rev':1,'start_ms':1000,'end_ms':-1,'cue_id':'','quote':$500,'body':$20000,'created_at':"
  "1,"
  "'updated_at':1}",
  "{'kind':'badge_class','id':'0190a000-0000-7000-8000-0000000000e4','cohort_id':'" FIXTURE_COHORT
  "','name':$80,'criteria':$500,'goal':2,'measure':'tasks_done','icon':'star','colours':['#112233',"
  "'#"
  "445566']}",
  "{'kind':'badge','id':'0190a000-0000-7000-8000-0000000000e5','badge_class_id':"
  "'0190a000-0000-7000-8000-0000000000e4','cohort_id':'" FIXTURE_COHORT "','user_id':'" FIXTURE_ME
  "','have':1,'goal':2,'evidence':[]}",
  "{'kind':'challenge','id':'0190a000-0000-7000-8000-0000000000e6','cohort_id':'" FIXTURE_COHORT
  "','title':$200,'rows':[{'user_id':'" FIXTURE_INES "','points':3}]}",
  "{'kind':'post','id':'" HOSTILE_POST "','container_id':'" HOSTILE_THREAD
  "','pos':1,'author_id':'" FIXTURE_INES "','created_at':1700000000000,'post_kind':'question','"
  "body':$20000,'reactions':[{'emoji':$32,'count':2,"
  "'user_ids':[]}]}",
  "{'kind':'post','id':'" HOSTILE_ANSWER "','container_id':'" HOSTILE_THREAD
  "','pos':2,'author_id':'" FIXTURE_INES
  "','created_at':1700000060000,'post_kind':'answer','body':$20000,'reply_to':'" HOSTILE_POST
  "','reactions':[]}",
  "{'kind':'post','id':'0190a000-0000-7000-8000-0000000000d4','container_id':'" FIXTURE_CHANNEL
  "','pos':1,'author_id':'" FIXTURE_INES
  "','created_at':1700000000000,'body':$20000,'reactions':[]}",
  "{'kind':'post','id':'0190a000-0000-7000-8000-0000000000d5','container_id':'" FIXTURE_CHANNEL
  "','pos':2,'author_id':'" FIXTURE_INES "','created_at':1700000060000,'body':$20000,"
  "'reply_to':'0190a000-0000-7000-8000-0000000000d4','reactions':[]}",
  "{'kind':'notice','id':'0190a000-0000-7000-8000-0000000000e7','reason':'reply','actor_id':"
  "'" FIXTURE_INES "','cohort_id':'" FIXTURE_COHORT "','container_id':'" HOSTILE_THREAD
  "','post_id':'" HOSTILE_ANSWER
  "','badge_class_id':'','task_id':'','created_at':1700000060000,'seen_at':0}",
  "{'kind':'quiz','id':'" HOSTILE_QUIZ "','lesson_id':'" FIXTURE_LESSON
  "','course_id':'" FIXTURE_COURSE "','title':$200,'quiz_kind':'practice','max_tries':0,'time_"
  "limit_ms':0,'pass_percent':100,'items':[{"
  "'id':'" HOSTILE_ITEM "','text':$2000,'item_kind':'single','options':[{'id':'" HOSTILE_POINT
  "','text':$500}]}]}",
  "{'kind':'report','id':'0190a000-0000-7000-8000-0000000000f4','cohort_id':'" FIXTURE_COHORT
  "','post_id':'" HOSTILE_POST "','container_id':'" HOSTILE_THREAD
  "','reason':'other','words':$500,'excerpt':$1000,"
  "'state':'open','created_at':1,'reporter_id':'" FIXTURE_INES "'}",
  "{'kind':'journey','id':'0190a000-0000-7000-8000-0000000000f5','cohort_id':'" FIXTURE_COHORT
  "','steps':[{'id':'" HOSTILE_POINT
  "','step_kind':'live','title':$200,'lesson_id':null,'task_id':null,"
  "'starts_at':4102444800000,'due_at':null}]}",
  "{'kind':'article','id':'" HOSTILE_ARTICLE
  "','title':$200,'body':$200000,'tags':[$50],'owner':$200,'owner_id':null,"
  "'reviewed_at':1,'review_days':30}",
};

/**
 * hostile_cut:
 * @text: valid UTF-8
 * @n: how many characters there may be
 *
 * Returns: (transfer full): as much of the text's beginning as may be there
 */
char *
hostile_cut (const char *text, gint64 n)
{
  return g_utf8_strlen (text, -1) > n ? g_utf8_substring (text, 0, n) : g_strdup (text);
}

/* The line in JSON, as it was written where it is short enough for the field. */
static char *
fit (const char *text, const char *json, gint64 n)
{
  g_autofree char *part = hostile_cut (text, n);
  g_autoptr (JsonNode) node = NULL;

  if (g_str_equal (part, text))
    return g_strdup (json);
  node = json_node_init_string (json_node_alloc (), part);
  return json_to_string (node, FALSE);
}

static char *
fill (const char *template, const char *text, const char *json)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (template), "'", '"');
  g_auto (GStrv) parts = g_strsplit (quoted, "$", -1);
  GString *object = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      char *rest;
      gint64 limit = g_ascii_strtoll (parts[i], &rest, 10);
      g_autofree char *value = fit (text, json, limit);

      g_assert_cmpint (limit, >, 0);
      g_string_append (object, value);
      g_string_append (object, rest);
    }
  return g_string_free (object, FALSE);
}

/**
 * hostile_put_everywhere:
 * @text: the line
 * @json: the same as it stands in JSON
 *
 * Puts as much of the line as the platform takes there into every field that a person fills.
 */
void
hostile_put_everywhere (LycServices *services, const char *text, const char *json)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *object = fill (templates[i], text, json);

      fixture_put (services, object);
    }
}
