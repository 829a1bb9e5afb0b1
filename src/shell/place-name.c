/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "place-name.h"

#include <glib/gi18n-lib.h>

#include "cohort.h"
#include "container.h"
#include "course.h"
#include "lesson.h"
#include "note.h"
#include "people.h"
#include "post.h"
#include "shared-file.h"

struct _LycPlaceName
{
  GObject parent_instance;

  LycServices *services;
  char *word;          /* "new", "file", "reply", "build", "edit", "ask", "notes" or "note" */
  LycRecord *target;   /* what the place is called after */
  LycRecord *course;   /* nullable: "ask" may name a course instead of a lesson */
  LycRecord *around;   /* nullable: where the target is: a container or a lesson */
  LycRecord *cohort;   /* nullable: whose channel it is */
};

G_DEFINE_FINAL_TYPE (LycPlaceName, lyc_place_name, G_TYPE_OBJECT)

static void update (LycPlaceName *self);

static void
forget (LycPlaceName *self, LycRecord **record)
{
  if (*record != NULL)
    g_signal_handlers_disconnect_by_data (*record, self);
  g_clear_object (record);
}

static void
lyc_place_name_dispose (GObject *object)
{
  LycPlaceName *self = LYC_PLACE_NAME (object);

  forget (self, &self->target);
  forget (self, &self->course);
  forget (self, &self->around);
  forget (self, &self->cohort);
  g_clear_object (&self->services);
  g_clear_pointer (&self->word, g_free);
  G_OBJECT_CLASS (lyc_place_name_parent_class)->dispose (object);
}

static void
lyc_place_name_class_init (LycPlaceNameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_place_name_dispose;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_place_name_init (LycPlaceName *self)
{
}

static void
follow (LycPlaceName *self, LycRecord **record, LycKind kind, const char *id)
{
  if (*record != NULL || id == NULL || *id == '\0')
    return;
  *record = lyc_library_lookup (lyc_services_get_library (self->services), kind, id);
  g_signal_connect_swapped (*record, "changed", G_CALLBACK (update), self);
}

static LycContainer *
container_of (LycPlaceName *self)
{
  LycRecord *record = LYC_IS_CONTAINER (self->target) ? self->target : self->around;

  return LYC_IS_CONTAINER (record) ? LYC_CONTAINER (record) : NULL;
}

/* What the target says of where it is comes later than the target. */
static void
find_around (LycPlaceName *self)
{
  if (!lyc_record_is_loaded (self->target))
    return;
  if (LYC_IS_POST (self->target))
    follow (self, &self->around, LYC_KIND_CONTAINER,
            lyc_post_get_container_id (LYC_POST (self->target)));
  else if (LYC_IS_NOTE (self->target))
    follow (self, &self->around, LYC_KIND_LESSON,
            lyc_record_get_string (self->target, "lesson_id"));
  if (container_of (self) != NULL)
    follow (self, &self->cohort, LYC_KIND_COHORT, lyc_container_get_cohort_id (container_of (self)));
}

static void
update (LycPlaceName *self)
{
  find_around (self);
  g_signal_emit_by_name (self, "changed");
}

static LycKind
kind_of (const char *word)
{
  if (g_str_equal (word, "reply") || g_str_equal (word, "build") || g_str_equal (word, "edit"))
    return LYC_KIND_POST;
  if (g_str_equal (word, "ask") || g_str_equal (word, "notes"))
    return LYC_KIND_LESSON;
  if (g_str_equal (word, "file"))
    return LYC_KIND_FILE;
  return g_str_equal (word, "note") ? LYC_KIND_NOTE : LYC_KIND_CONTAINER;
}

/**
 * lyc_place_name_new:
 * @place: as in lyc_session_set_draft(), or "notes:LESSON" or "note:NOTE"
 *
 * Returns: (transfer full): the place's name
 */
LycPlaceName *
lyc_place_name_new (LycServices *services, const char *place)
{
  LycPlaceName *self = g_object_new (LYC_TYPE_PLACE_NAME, NULL);
  g_auto (GStrv) parts = g_strsplit (place, ":", 2);
  const char *id = g_strv_length (parts) == 2 ? parts[1] : "";

  self->services = g_object_ref (services);
  self->word = g_strdup (parts[0] != NULL ? parts[0] : "");
  follow (self, &self->target, kind_of (self->word), *id != '\0' ? id : "-");
  if (g_str_equal (self->word, "ask"))
    follow (self, &self->course, LYC_KIND_COURSE, id);
  find_around (self);
  return self;
}

static char *
dup_partner (LycPlaceName *self, LycContainer *direct)
{
  for (guint i = 0; i < lyc_container_get_n_user_ids (direct); i++)
    {
      const char *id = lyc_container_get_nth_user_ids (direct, i);

      if (!lyc_people_is_me (self->services, id))
        return lyc_people_dup_name (self->services, id);
    }
  return g_strdup (_("A conversation"));
}

static char *
dup_container (LycPlaceName *self)
{
  LycContainer *container = container_of (self);
  const char *kind = container != NULL ? lyc_container_get_container_kind (container) : "";

  if (g_str_equal (kind, "direct"))
    return dup_partner (self, container);
  if (g_str_equal (kind, "channel") && self->cohort != NULL
      && lyc_record_is_loaded (self->cohort))
    return g_strdup (lyc_cohort_get_name (LYC_COHORT (self->cohort)));
  if (LYC_IS_FILE (self->target) && lyc_record_is_loaded (self->target))
    return g_strdup (lyc_file_get_name (LYC_FILE (self->target)));
  if (container != NULL && *lyc_container_get_title (container) != '\0')
    return g_strdup (lyc_container_get_title (container));
  return g_strdup (_("A conversation"));
}

static char *
dup_lesson (LycPlaceName *self)
{
  LycRecord *record = LYC_IS_LESSON (self->target) ? self->target : self->around;

  if (self->course != NULL && lyc_record_is_loaded (self->course))
    return g_strdup (lyc_course_get_title (LYC_COURSE (self->course)));
  return g_strdup (LYC_IS_LESSON (record) && *lyc_lesson_get_title (LYC_LESSON (record)) != '\0'
                       ? lyc_lesson_get_title (LYC_LESSON (record))
                       : _("A lesson"));
}

/* Returns: (transfer full): what the conversation is called that the place is in */
char *
lyc_place_name_dup_conversation (LycPlaceName *self)
{
  return dup_container (self);
}

/* Returns: (transfer full): such as "Reply in Spring cohort" */
char *
lyc_place_name_dup_text (LycPlaceName *self)
{
  gboolean lesson = kind_of (self->word) == LYC_KIND_LESSON || g_str_equal (self->word, "note");
  g_autofree char *around = lesson ? dup_lesson (self) : dup_container (self);

  if (g_str_equal (self->word, "reply") || g_str_equal (self->word, "build"))
    return g_strdup_printf (_("Reply in %s"), around);
  if (g_str_equal (self->word, "edit"))
    return g_strdup_printf (_("Change of your post in %s"), around);
  if (g_str_equal (self->word, "ask"))
    return g_strdup_printf (_("New thread about %s"), around);
  if (lesson)
    return g_strdup_printf (_("Note on %s"), around);
  return g_strdup_printf (_("Message in %s"), around);
}

static gboolean
is_gone (LycRecord *record)
{
  return record != NULL && lyc_record_is_gone (record);
}

/* Returns: whether there is no such place any more, or the person is not let in */
gboolean
lyc_place_name_is_gone (LycPlaceName *self)
{
  if (self->course != NULL && is_gone (self->target))
    return is_gone (self->course);
  if (LYC_IS_POST (self->target) && lyc_record_is_loaded (self->target)
      && lyc_post_is_deleted (LYC_POST (self->target)))
    return TRUE;
  return is_gone (self->target) || is_gone (self->around);
}

/* Returns: (transfer none) (nullable): the id of the conversation that the place is in */
const char *
lyc_place_name_get_container (LycPlaceName *self)
{
  LycContainer *container = container_of (self);

  return container != NULL ? lyc_record_get_id (LYC_RECORD (container)) : NULL;
}
