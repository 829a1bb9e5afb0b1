/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hostile.h"

/* What the fields below show as it is, without Markdown. */
static const char *const templates[] = {
  "{'kind':'user','id':'" FIXTURE_INES "','name':$,'pronouns':$,'about':$,'tz':$}",
  "{'kind':'cohort','id':'" FIXTURE_COHORT "','name':$,'mission':$,'channel_id':'" FIXTURE_CHANNEL
  "','course_ids':['" FIXTURE_COURSE "'],'starts_at':1,'can':['container.create','task.create',"
  "'file.create','report.triage']}",
  "{'kind':'course','id':'" FIXTURE_COURSE "','title':$,'summary':$,'lesson_ids':['" FIXTURE_LESSON
  "'],'modules':[{'id':'" HOSTILE_QUIZ "','title':$,'lesson_ids':['" FIXTURE_LESSON "']}]}",
  "{'kind':'lesson','id':'" FIXTURE_LESSON "','course_id':'" FIXTURE_COURSE
  "','number':1,'title':$,'summary':$,'lesson_kind':'video','asset_id':'" FIXTURE_ASSET
  "','checklist':[{'id':'" HOSTILE_POINT "','text':$}]}",
  "{'kind':'container','id':'" HOSTILE_THREAD
  "','container_kind':'thread','cohort_id':'" FIXTURE_COHORT "','course_id':'" FIXTURE_COURSE
  "','lesson_id':'" FIXTURE_LESSON
  "','title':$,'last_at':5,'last_pos':2,'reply_count':1,'first_post_id':'" HOSTILE_POST
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
  "{'kind':'post','id':'" HOSTILE_POST "','container_id':'" HOSTILE_THREAD
  "','pos':1,'author_id':'" FIXTURE_INES
  "','created_at':1700000000000,'post_kind':'question','body':$,'reactions':[{'emoji':$,'count':2,"
  "'user_ids':[]}]}",
  "{'kind':'post','id':'" HOSTILE_ANSWER "','container_id':'" HOSTILE_THREAD
  "','pos':2,'author_id':'" FIXTURE_INES
  "','created_at':1700000060000,'post_kind':'answer','body':$,'reply_to':'" HOSTILE_POST
  "','reactions':[]}",
  "{'kind':'post','id':'0190a000-0000-7000-8000-0000000000d4','container_id':'" FIXTURE_CHANNEL
  "','pos':1,'author_id':'" FIXTURE_INES "','created_at':1700000000000,'body':$,'reactions':[]}",
  "{'kind':'post','id':'0190a000-0000-7000-8000-0000000000d5','container_id':'" FIXTURE_CHANNEL
  "','pos':2,'author_id':'" FIXTURE_INES "','created_at':1700000060000,'body':$,"
  "'reply_to':'0190a000-0000-7000-8000-0000000000d4','reactions':[]}",
  "{'kind':'notice','id':'0190a000-0000-7000-8000-0000000000e7','reason':'reply','actor_id':"
  "'" FIXTURE_INES "','cohort_id':'" FIXTURE_COHORT "','container_id':'" HOSTILE_THREAD
  "','post_id':'" HOSTILE_ANSWER
  "','badge_class_id':'','task_id':'','created_at':1700000060000,'seen_at':0}",
  "{'kind':'quiz','id':'" HOSTILE_QUIZ "','lesson_id':'" FIXTURE_LESSON
  "','course_id':'" FIXTURE_COURSE
  "','title':$,'quiz_kind':'practice','max_tries':0,'time_limit_ms':0,'pass_percent':100,'items':[{"
  "'id':'" HOSTILE_ITEM "','text':$,'item_kind':'single','options':[{'id':'" HOSTILE_POINT
  "','text':$}]}]}",
  "{'kind':'report','id':'0190a000-0000-7000-8000-0000000000f4','cohort_id':'" FIXTURE_COHORT
  "','post_id':'" HOSTILE_POST "','container_id':'" HOSTILE_THREAD
  "','reason':'other','words':$,'excerpt':$,"
  "'state':'open','created_at':1,'reporter_id':'" FIXTURE_INES "'}",
  "{'kind':'journey','id':'0190a000-0000-7000-8000-0000000000f5','cohort_id':'" FIXTURE_COHORT
  "','steps':[{'id':'" HOSTILE_POINT
  "','step_kind':'live','title':$,'lesson_id':null,'task_id':null,"
  "'starts_at':4102444800000,'due_at':null}]}",
  "{'kind':'article','id':'" HOSTILE_ARTICLE
  "','title':$,'body':$,'tags':[$],'owner':$,'owner_id':null,"
  "'reviewed_at':1,'review_days':30}",
};

/* @json: the line as it stands in JSON */
void
hostile_put_everywhere (LycServices *services, const char *json)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *quoted = g_strdelimit (g_strdup (templates[i]), "'", '"');
      g_auto (GStrv) parts = g_strsplit (quoted, "$", -1);
      g_autofree char *object = g_strjoinv (json, parts);

      fixture_put (services, object);
    }
}
