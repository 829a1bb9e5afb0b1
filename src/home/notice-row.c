/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notice-row.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "badge-definition.h"
#include "lesson.h"
#include "notice-words.h"
#include "people.h"
#include "report.h"

struct _LycNoticeRow
{
  LycFeedRow parent_instance;

  LycNotice *notice;
  LycContainer *container; /* NULL where it hangs on no talk; the row keeps what it follows */
  LycRecord *lesson;
  LycRecord *badge;
  LycRecord *report; /* the own one that was decided */
};

G_DEFINE_FINAL_TYPE (LycNoticeRow, lyc_notice_row, LYC_TYPE_FEED_ROW)

static const struct
{
  const char *reason;
  const char *text;
} moderators[] = { { "hidden", N_ ("The moderators have hidden a post of yours") },
                   { "returned", N_ ("The moderators show your post again") },
                   { "warned", N_ ("The moderators ask you to write differently") },
                   { "moved", N_ ("The moderators have moved a post of yours") },
                   { "locked", N_ ("The moderators have closed your conversation") },
                   { "approved", N_ ("Your first post was approved: everybody sees it now") },
                   { "refused", N_ ("Your post was not approved") },
                   { "report", NULL } };

static gboolean
is_of_moderators (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (moderators); i++)
    if (g_str_equal (moderators[i].reason, reason))
      return TRUE;
  return FALSE;
}

/* The sentence, and what the moderators said to it. */
static char *
dup_moderators (LycNoticeRow *self, const char *reason)
{
  const char *words = lyc_notice_get_words (self->notice);
  const char *text = lyc_notice_words_outcome (
      self->report != NULL ? lyc_report_get_outcome (LYC_REPORT (self->report)) : "");

  for (guint i = 0; i < G_N_ELEMENTS (moderators); i++)
    if (g_str_equal (moderators[i].reason, reason) && moderators[i].text != NULL)
      text = _(moderators[i].text);
  return *words != '\0' ? g_strdup_printf ("%s: %s", text, words) : g_strdup (text);
}

/* It says why the notice came. */
static char *
dup_what (LycNoticeRow *self)
{
  const char *reason = lyc_notice_get_reason (self->notice);

  if (is_of_moderators (reason))
    return dup_moderators (self, reason);
  return lyc_notice_words_dup (
      lyc_feed_row_get_services (LYC_FEED_ROW (self)), self->notice,
      self->badge != NULL ? lyc_badge_definition_get_name (LYC_BADGE_DEFINITION (self->badge))
                          : NULL);
}

static const char *
get_where (LycNoticeRow *self)
{
  const char *kind
      = self->container != NULL ? lyc_container_get_container_kind (self->container) : "";
  const char *lesson = self->lesson != NULL ? lyc_lesson_get_title (LYC_LESSON (self->lesson)) : "";

  if (*lesson != '\0')
    return lesson;
  if (self->badge != NULL)
    return C_("pane", "Badges");
  if (g_str_equal (lyc_notice_get_reason (self->notice), "moderate"))
    return _("Moderation");
  if (self->container == NULL)
    return C_("pane", "Workspace");
  if (g_str_equal (kind, "direct"))
    return _("Direct message");
  return g_str_equal (kind, "channel") ? _("Chat") : _("Discussion");
}

/* A container may come later than the notice, and with it its lesson. */
static void
follow_lesson (LycNoticeRow *self)
{
  if (self->lesson == NULL && self->container != NULL)
    self->lesson = lyc_feed_row_follow (LYC_FEED_ROW (self), LYC_KIND_LESSON,
                                        lyc_container_get_lesson_id (self->container));
}

static void
update (LycFeedRow *row)
{
  LycNoticeRow *self = LYC_NOTICE_ROW (row);
  g_autofree char *name = lyc_people_dup_shown_name (lyc_feed_row_get_services (row),
                                                     lyc_notice_get_actor_id (self->notice));
  g_autofree char *what = dup_what (self);
  gboolean seen = lyc_notice_get_seen_at (self->notice) != 0;
  LycAnchor anchor;
  LycFeedText text = { .who = self->badge == NULL && *lyc_notice_get_actor_id (self->notice) != '\0' ? name : NULL, .what = what, .moment_ms = -1 };

  follow_lesson (self);
  text.where = get_where (self);
  text.at = lyc_notice_get_created_at (self->notice);
  if (self->container != NULL && lyc_container_get_anchor (self->container, &anchor)
      && lyc_anchor_is_moment (&anchor) && lyc_anchor_is_sure (&anchor))
    text.moment_ms = anchor.start_ms;
  if (seen)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unseen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unseen");
  lyc_feed_row_show (row, &text);
}

static void
lyc_notice_row_dispose (GObject *object)
{
  g_clear_object (&LYC_NOTICE_ROW (object)->notice);
  G_OBJECT_CLASS (lyc_notice_row_parent_class)->dispose (object);
}

static void
lyc_notice_row_class_init (LycNoticeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_notice_row_dispose;
  LYC_FEED_ROW_CLASS (klass)->update = update;
}

static void
lyc_notice_row_init (LycNoticeRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "notice-row");
}

/* Returns: (transfer floating): a row that follows @notice and who caused it */
GtkWidget *
lyc_notice_row_new (LycServices *services, LycNotice *notice)
{
  LycNoticeRow *self = g_object_new (LYC_TYPE_NOTICE_ROW, NULL);
  LycFeedRow *row = LYC_FEED_ROW (self);

  self->notice = g_object_ref (notice);
  lyc_feed_row_set_up (row, services, lyc_notice_get_actor_id (notice));
  self->container = (LycContainer *) lyc_feed_row_follow (row, LYC_KIND_CONTAINER,
                                                          lyc_notice_get_container_id (notice));
  self->badge
      = lyc_feed_row_follow (row, LYC_KIND_BADGE_CLASS, lyc_notice_get_badge_class_id (notice));
  self->report
      = lyc_feed_row_follow (row, LYC_KIND_REPORT, lyc_notice_get_report_id (notice));
  g_signal_connect_object (notice, "changed", G_CALLBACK (lyc_feed_row_update), self,
                           G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (self);
}

LycNotice *
lyc_notice_row_get_notice (LycNoticeRow *self)
{
  return self->notice;
}

/* Marks the notice as seen, once. */
void
lyc_notice_row_see (LycServices *services, LycNotice *notice)
{
  g_autoptr (LycAct) act = NULL;

  if (lyc_notice_get_seen_at (notice) != 0)
    return;
  act = lyc_act_see_notice (lyc_record_get_id (LYC_RECORD (notice)), g_get_real_time () / 1000);
  lyc_outbox_perform (lyc_services_get_outbox (services), act);
}

/* Goes where the notice points and marks it as seen. */
void
lyc_notice_row_open (LycNoticeRow *self)
{
  g_autofree char *container = g_strdup (lyc_notice_get_container_id (self->notice));
  g_autofree char *cohort = g_strdup (lyc_notice_get_cohort_id (self->notice));

  lyc_notice_row_see (lyc_feed_row_get_services (LYC_FEED_ROW (self)), self->notice);
  if (*container != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s", container);
  else if (self->badge != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.badges", NULL);
  else if (g_str_equal (lyc_notice_get_reason (self->notice), "moderate"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences-at", "s", "profile");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.cohort-open", "s", cohort);
}
