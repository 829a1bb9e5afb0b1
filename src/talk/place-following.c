/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "place-following.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "container.h"
#include "follow.h"
#include "read-state.h"
#include "until-text.h"

/* Longer than this a timer is not trusted: the clock may be set, and midnight changes the words. */
#define LONGEST_WAIT_MS 60000

/* The end of the year 9999: what a platform says beyond it is for good as well. */
#define LAST_MS G_GINT64_CONSTANT (253402300799000)

struct _LycPlaceFollowing
{
  GObject parent_instance;

  LycServices *services;
  LycKind kind;
  LycRecord *place;  /* the container, course or cohort */
  LycRecord *own;    /* its read state, or what is chosen for all of it */
  LycRecord *course; /* nullable: what is chosen for the container's course */
  LycRecord *cohort; /* nullable: and for its cohort */
  char *words;       /* nullable: as they were told of last */
  LycFollowChoice told;
  guint timer;
};

G_DEFINE_FINAL_TYPE (LycPlaceFollowing, lyc_place_following, G_TYPE_OBJECT)

static void
lyc_place_following_dispose (GObject *object)
{
  LycPlaceFollowing *self = LYC_PLACE_FOLLOWING (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->place);
  g_clear_object (&self->own);
  g_clear_object (&self->course);
  g_clear_object (&self->cohort);
  g_clear_object (&self->services);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (lyc_place_following_parent_class)->dispose (object);
}

static void
lyc_place_following_class_init (LycPlaceFollowingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_place_following_dispose;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_place_following_init (LycPlaceFollowing *self)
{
}

static gint64
now_of (LycPlaceFollowing *self)
{
  return lyc_session_get_platform_time (lyc_services_get_session (self->services));
}

/* @record: (nullable): a read state or a follow */
static void
read_choice (LycPlaceFollowing *self, LycRecord *record, LycFollowLevel level,
             LycFollowChoice *choice)
{
  gint64 now = now_of (self);

  *choice = (LycFollowChoice){ LYC_FOLLOWING_NORMAL, 0, level };
  if (record == NULL || !lyc_record_is_loaded (record) || lyc_record_is_gone (record))
    return;
  if (LYC_IS_READ_STATE (record))
    {
      choice->following = lyc_read_state_get_following (LYC_READ_STATE (record), now);
      choice->mute_until = lyc_read_state_get_mute_until (LYC_READ_STATE (record));
    }
  else
    {
      choice->following = lyc_follow_get_following (LYC_FOLLOW (record), now);
      choice->mute_until = lyc_follow_get_mute_until (LYC_FOLLOW (record));
    }
  if (choice->following != LYC_FOLLOWING_MUTE || choice->mute_until > LAST_MS)
    choice->mute_until = 0;
}

static LycFollowLevel
own_level (LycPlaceFollowing *self)
{
  if (self->kind == LYC_KIND_COURSE)
    return LYC_FOLLOW_LEVEL_COURSE;
  return self->kind == LYC_KIND_COHORT ? LYC_FOLLOW_LEVEL_COHORT : LYC_FOLLOW_LEVEL_PLACE;
}

/* What was chosen for the place itself. @choice: (out caller-allocates) */
void
lyc_place_following_get_own (LycPlaceFollowing *self, LycFollowChoice *choice)
{
  read_choice (self, self->own, own_level (self), choice);
}

/* What holds where nothing is chosen for the place itself. @choice: (out caller-allocates) */
void
lyc_place_following_get_above (LycPlaceFollowing *self, LycFollowChoice *choice)
{
  read_choice (self, self->course, LYC_FOLLOW_LEVEL_COURSE, choice);
  if (choice->following == LYC_FOLLOWING_NORMAL)
    read_choice (self, self->cohort, LYC_FOLLOW_LEVEL_COHORT, choice);
}

/* What holds: the nearest choice, as lyc_following_nearest(). @choice: (out caller-allocates) */
void
lyc_place_following_get (LycPlaceFollowing *self, LycFollowChoice *choice)
{
  lyc_place_following_get_own (self, choice);
  if (choice->following == LYC_FOLLOWING_NORMAL)
    lyc_place_following_get_above (self, choice);
}

static char *
words_for_good (LycFollowLevel level)
{
  if (level == LYC_FOLLOW_LEVEL_COURSE)
    return g_strdup (_("Course muted for good"));
  return g_strdup (level == LYC_FOLLOW_LEVEL_COHORT ? _("Cohort muted for good")
                                                    : _("Muted for good"));
}

static char *
words_until (LycFollowLevel level, const char *end)
{
  /* Translators: %s is a time, as in "14:30" or "tomorrow 08:00" */
  if (level == LYC_FOLLOW_LEVEL_COURSE)
    return g_strdup_printf (_("Course muted until %s"), end);
  /* Translators: %s is a time, as in "14:30" or "tomorrow 08:00" */
  if (level == LYC_FOLLOW_LEVEL_COHORT)
    return g_strdup_printf (_("Cohort muted until %s"), end);
  /* Translators: %s is a time, as in "14:30" or "tomorrow 08:00" */
  return g_strdup_printf (_("Muted until %s"), end);
}

/**
 * lyc_follow_choice_dup_words:
 * @now: the platform's time in milliseconds
 *
 * Returns: (transfer full) (nullable): the choice in a few words; %NULL for what everybody has
 */
char *
lyc_follow_choice_dup_words (const LycFollowChoice *choice, gint64 now)
{
  gint64 here = g_get_real_time () / 1000;
  g_autofree char *end = NULL;

  if (choice->following == LYC_FOLLOWING_FOLLOW)
    return g_strdup (_("Notice of every post"));
  if (choice->following != LYC_FOLLOWING_MUTE)
    return NULL;
  if (choice->mute_until == 0)
    return words_for_good (choice->level);
  end = lyc_until_text_format (choice->mute_until - now + here, here);
  return words_until (choice->level, end);
}

/* Returns: (transfer full) (nullable): what holds, as lyc_follow_choice_dup_words() */
char *
lyc_place_following_dup_words (LycPlaceFollowing *self)
{
  LycFollowChoice choice;

  lyc_place_following_get (self, &choice);
  if (choice.level == own_level (self))
    choice.level = LYC_FOLLOW_LEVEL_PLACE;
  return lyc_follow_choice_dup_words (&choice, now_of (self));
}

/* Returns: (transfer full) (nullable): what was chosen for the place itself, in the same words */
char *
lyc_place_following_dup_own_words (LycPlaceFollowing *self)
{
  LycFollowChoice choice;

  lyc_place_following_get_own (self, &choice);
  choice.level = LYC_FOLLOW_LEVEL_PLACE;
  return lyc_follow_choice_dup_words (&choice, now_of (self));
}

static LycAct *
new_act (LycPlaceFollowing *self, LycFollowLevel level)
{
  const char *id = lyc_record_get_id (self->own);

  if (level == LYC_FOLLOW_LEVEL_PLACE)
    return lyc_act_follow (id, LYC_FOLLOWING_NORMAL, 0);
  if (level != own_level (self))
    id = lyc_record_get_id (level == LYC_FOLLOW_LEVEL_COURSE ? self->course : self->cohort);
  return lyc_act_follow_all (level == LYC_FOLLOW_LEVEL_COURSE ? LYC_KIND_COURSE : LYC_KIND_COHORT,
                             id, LYC_FOLLOWING_NORMAL, 0);
}

/* Takes the mute back that holds, where it was chosen: of the place, its course or its cohort. */
void
lyc_place_following_unmute (LycPlaceFollowing *self)
{
  LycFollowChoice choice;
  g_autoptr (LycAct) act = NULL;

  lyc_place_following_get (self, &choice);
  if (choice.following != LYC_FOLLOWING_MUTE)
    return;
  act = new_act (self, choice.level);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static gboolean
timer_cb (gpointer data)
{
  LycPlaceFollowing *self = data;

  self->timer = 0;
  lyc_place_following_look (self);
  return G_SOURCE_REMOVE;
}

/* A mute ends, and is spoken of in other words, although nothing happens. */
static void
wait_for_end (LycPlaceFollowing *self, const LycFollowChoice *choice)
{
  gint64 left = choice->mute_until - now_of (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (choice->mute_until > 0)
    self->timer = g_timeout_add ((guint) CLAMP (left + 1, 1, LONGEST_WAIT_MS), timer_cb, self);
}

/* Something may be different: what was chosen, or the time. */
void
lyc_place_following_look (LycPlaceFollowing *self)
{
  g_autofree char *words = lyc_place_following_dup_words (self);
  LycFollowChoice choice;

  lyc_place_following_get (self, &choice);
  wait_for_end (self, &choice);
  if (g_strcmp0 (words, self->words) == 0 && choice.following == self->told.following
      && choice.level == self->told.level)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  self->told = choice;
  g_signal_emit_by_name (self, "changed");
}

static LycRecord *
follow_record (LycPlaceFollowing *self, LycKind kind, const char *id)
{
  LycRecord *record = lyc_library_lookup (lyc_services_get_library (self->services), kind, id);

  g_signal_connect_object (record, "changed", G_CALLBACK (lyc_place_following_look), self,
                           G_CONNECT_SWAPPED);
  return record;
}

/* What the container belongs to may come later than its id. */
static void
place_changed_cb (LycPlaceFollowing *self)
{
  const char *course = lyc_container_get_course_id (LYC_CONTAINER (self->place));
  const char *cohort = lyc_container_get_cohort_id (LYC_CONTAINER (self->place));

  if (self->course == NULL && *course != '\0')
    self->course = follow_record (self, LYC_KIND_FOLLOW, course);
  if (self->cohort == NULL && *cohort != '\0')
    self->cohort = follow_record (self, LYC_KIND_FOLLOW, cohort);
  lyc_place_following_look (self);
}

/**
 * lyc_place_following_new:
 * @kind: %LYC_KIND_CONTAINER, %LYC_KIND_COURSE or %LYC_KIND_COHORT
 * @id: which
 */
LycPlaceFollowing *
lyc_place_following_new (LycServices *services, LycKind kind, const char *id)
{
  LycPlaceFollowing *self = g_object_new (LYC_TYPE_PLACE_FOLLOWING, NULL);

  self->services = g_object_ref (services);
  self->kind = kind;
  self->own = follow_record (
      self, kind == LYC_KIND_CONTAINER ? LYC_KIND_READ_STATE : LYC_KIND_FOLLOW, id);
  if (kind == LYC_KIND_CONTAINER)
    {
      self->place = lyc_library_lookup (lyc_services_get_library (services), kind, id);
      g_signal_connect_object (self->place, "changed", G_CALLBACK (place_changed_cb), self,
                               G_CONNECT_SWAPPED);
      place_changed_cb (self);
    }
  lyc_place_following_look (self);
  return self;
}
