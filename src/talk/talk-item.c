/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "talk-item.h"

#include <glib/gi18n-lib.h>

/**
 * LycTalkItem:
 *
 * A post, or a line between posts. The item of a post stays the same as long as the post is there,
 * so that its row is found again whatever comes and goes around it.
 */
struct _LycTalkItem
{
  GObject parent_instance;

  LycTalkItemKind kind;
  LycPost *post;
  gboolean starts_run;
  gint64 day; /* days since year 1, local */
  guint count;
};

G_DEFINE_FINAL_TYPE (LycTalkItem, lyc_talk_item, G_TYPE_OBJECT)

static void
lyc_talk_item_finalize (GObject *object)
{
  g_clear_object (&LYC_TALK_ITEM (object)->post);
  G_OBJECT_CLASS (lyc_talk_item_parent_class)->finalize (object);
}

static void
lyc_talk_item_class_init (LycTalkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_talk_item_finalize;
}

static void
lyc_talk_item_init (LycTalkItem *self)
{
}

/* @starts_run: the post before is by someone else or long ago, so name and time are shown */
LycTalkItem *
lyc_talk_item_new_post (LycPost *post, gboolean starts_run)
{
  LycTalkItem *self = g_object_new (LYC_TYPE_TALK_ITEM, NULL);

  self->kind = LYC_TALK_POST;
  self->post = g_object_ref (post);
  self->starts_run = starts_run;
  return self;
}

/* Returns: whether that is different */
gboolean
lyc_talk_item_set_starts_run (LycTalkItem *self, gboolean starts_run)
{
  if (self->starts_run == starts_run)
    return FALSE;
  self->starts_run = starts_run;
  return TRUE;
}

static gint64
julian_day (GDateTime *time)
{
  GDate date;
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

LycTalkItem *
lyc_talk_item_new_day (gint64 time_ms)
{
  LycTalkItem *self = g_object_new (LYC_TYPE_TALK_ITEM, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (time_ms / 1000);

  self->kind = LYC_TALK_DAY;
  self->day = time != NULL ? julian_day (time) : 1;
  return self;
}

LycTalkItem *
lyc_talk_item_new_unread (guint count)
{
  LycTalkItem *self = g_object_new (LYC_TYPE_TALK_ITEM, NULL);

  self->kind = LYC_TALK_UNREAD;
  self->count = count;
  return self;
}

LycTalkItemKind
lyc_talk_item_get_kind (LycTalkItem *self)
{
  return self->kind;
}

/* Returns: (transfer none) (nullable): the post, %NULL on a line */
LycPost *
lyc_talk_item_get_post (LycTalkItem *self)
{
  return self->post;
}

gboolean
lyc_talk_item_starts_run (LycTalkItem *self)
{
  return self->starts_run;
}

static char *
day_text (gint64 day)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 today = julian_day (now);
  GDate date;
  char text[64];

  if (day == today)
    return g_strdup (_("Today"));
  if (day == today - 1)
    return g_strdup (_("Yesterday"));
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  /* Translators: a day in a conversation, as in strftime: Monday, 3 March */
  g_date_strftime (text, sizeof text, _("%A, %-d %B"), &date);
  return g_strdup (text);
}

/* Returns: (transfer full): what a line says; empty for a post */
char *
lyc_talk_item_dup_text (LycTalkItem *self)
{
  switch (self->kind)
    {
    case LYC_TALK_DAY: return day_text (self->day);
    case LYC_TALK_UNREAD:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", self->count),
                              self->count);
    case LYC_TALK_POST:
    default: return g_strdup ("");
    }
}

/* Whether both are the same post or the same line. */
gboolean
lyc_talk_item_equal (LycTalkItem *self, LycTalkItem *other)
{
  return self->kind == other->kind && self->post == other->post && self->day == other->day
         && self->count == other->count;
}

guint
lyc_talk_item_hash (LycTalkItem *self)
{
  return g_direct_hash (self->post) ^ (guint) self->day ^ ((guint) self->kind << 16) ^ self->count;
}
