/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discussion-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "empty-state.h"
#include "reading-note.h"
#include "style.h"
#include "timecode-chip.h"
#include "unseen.h"

G_DEFINE_FINAL_TYPE (LycDiscussionPage, lyc_discussion_page, GTK_TYPE_WIDGET)

/* The list */

void
lyc_discussion_page_update_state (LycDiscussionPage *self)
{
  LycEmptyState *state = LYC_EMPTY_STATE (self->state);
  guint n = self->threads != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->threads)) : 0;
  gboolean loading = self->threads != NULL && n == 0 && lyc_thread_list_is_loading (self->threads);

  lyc_empty_state_set_busy (state, loading);
  if (loading)
    lyc_empty_state_set (state, NULL, _("Loading"), NULL);
  else if (self->cohort != NULL && lyc_record_is_gone (LYC_RECORD (self->cohort)))
    lyc_empty_state_set (state, "lyceum-discussion-symbolic",
                         _("Not a member"), _("You do not belong to this cohort any more."));
  else if (self->threads == NULL)
    lyc_empty_state_set (state, "lyceum-discussion-symbolic",
                         _("No lesson open"), _("Open a lesson to see what is said about it."));
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unanswered)))
    lyc_empty_state_set (state, "lyceum-discussion-symbolic",
                         _("Every question has its answer"), NULL);
  else
    lyc_empty_state_set (state, "lyceum-discussion-symbolic",
                         _("Nothing asked yet"), self->scope == LYC_THREADS_OF_MOMENT
                            ? _("Ask or share something at a moment of this video.")
                            : _("Ask or share something below."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->body), n > 0 ? "threads" : "state");
}

static void
set_lesson (LycDiscussionPage *self, const char *lesson_id)
{
  if (self->lesson != NULL)
    g_signal_handlers_disconnect_by_data (self->lesson, self);
  g_clear_object (&self->lesson);
  if (lesson_id == NULL)
    return;
  self->lesson = LYC_LESSON (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_LESSON, lesson_id));
  g_signal_connect_swapped (self->lesson, "changed", G_CALLBACK (lyc_discussion_page_update_scopes),
                            self);
}

static void
update_count (LycDiscussionPage *self)
{
  lyc_pane_head_set_count (self->head, lyc_discussion_page_get_count (self));
}

/* Making */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_discussion_page_open_thread (LYC_DISCUSSION_PAGE (widget),
                                   g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_discussion_page_back (LYC_DISCUSSION_PAGE (widget));
}

static void
lyc_discussion_page_dispose (GObject *object)
{
  LycDiscussionPage *self = LYC_DISCUSSION_PAGE (object);

  if (self->stack != NULL)
    lyc_timeline_set_model (self->timeline, NULL);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_data (self->cohort, self);
  set_lesson (self, NULL);
  lyc_discussion_page_set_asset (self, NULL);
  lyc_anchor_text_clear (&self->words);
  g_clear_pointer (&self->put_away, g_free);
  g_clear_pointer (&self->solved_id, g_free);
  g_clear_pointer (&self->other_people, g_hash_table_unref);
  g_clear_object (&self->threads);
  g_clear_object (&self->cohort);
  g_clear_object (&self->people);
  g_clear_object (&self->services);
  g_clear_pointer (&self->course_id, g_free);
  g_clear_pointer (&self->lesson_id, g_free);
  G_OBJECT_CLASS (lyc_discussion_page_parent_class)->dispose (object);
}

static void
lyc_discussion_page_class_init (LycDiscussionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_discussion_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "talk.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "discussion.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "discussion.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "discussion.back",
                                       NULL);
  lyc_talk_load_style ();
}

static void
lyc_discussion_page_init (LycDiscussionPage *self)
{
  self->shown_second = -1;
  self->other_people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static GtkWidget *
new_body (LycDiscussionPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->timeline = LYC_TIMELINE (lyc_timeline_new ());
  lyc_timeline_set_label (self->timeline, _("Threads"));
  lyc_discussion_page_make_cards (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->timeline));
  self->body = gtk_stack_new ();
  self->state = lyc_empty_state_new (NULL, _("Loading"), NULL);
  gtk_stack_add_named (GTK_STACK (self->body), self->state, "state");
  gtk_stack_add_named (GTK_STACK (self->body), scroller, "threads");
  lyc_unseen_follow_stack (GTK_STACK (self->body));
  gtk_widget_set_vexpand (self->body, TRUE);
  return self->body;
}

static void
make_children (LycDiscussionPage *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->head = LYC_PANE_HEAD (lyc_pane_head_new ("lyceum-discussion-symbolic", _("Discussion")));
  lyc_pane_head_add_action (self->head, lyc_reading_note_new (self->services));
  self->composer = LYC_COMPOSER (lyc_composer_new (self->services));
  lyc_discussion_page_connect_composer (self);
  lyc_composer_set_name (self->composer, _("Ask or share"));
  gtk_box_append (GTK_BOX (list), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (list), lyc_discussion_page_new_scopes (self));
  gtk_box_append (GTK_BOX (list), lyc_discussion_page_new_help (self, new_body (self)));
  gtk_box_append (GTK_BOX (list), GTK_WIDGET (self->composer));
  self->stack = gtk_stack_new ();
  self->thread = LYC_THREAD_VIEW (lyc_thread_view_new (self->services));
  gtk_stack_add_named (GTK_STACK (self->stack), list, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->thread), "thread");
  lyc_unseen_follow_stack (GTK_STACK (self->stack));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
lyc_discussion_page_new (LycServices *services)
{
  LycDiscussionPage *self = g_object_new (LYC_TYPE_DISCUSSION_PAGE, NULL);

  self->services = g_object_ref (services);
  make_children (self);
  g_signal_connect_object (lyc_services_get_ledger (services), "changed", G_CALLBACK (update_count),
                           self, G_CONNECT_SWAPPED);
  lyc_discussion_page_update_hint (self);
  lyc_discussion_page_update_permission (self);
  lyc_discussion_page_update_state (self);
  update_count (self);
  return GTK_WIDGET (self);
}

/* Using */

static void
cohort_changed_cb (LycDiscussionPage *self)
{
  lyc_discussion_page_update_permission (self);
  lyc_discussion_page_update_state (self);
}

static void
set_cohort (LycDiscussionPage *self, const char *cohort_id)
{
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_data (self->cohort, self);
  g_clear_object (&self->cohort);
  g_clear_object (&self->people);
  if (cohort_id == NULL)
    return;
  self->cohort = LYC_COHORT (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COHORT, cohort_id));
  self->people = lyc_people_new (self->services, cohort_id);
  g_signal_connect_swapped (self->cohort, "changed", G_CALLBACK (cohort_changed_cb), self);
}

/* What is said about the whole course belongs to each of its lessons, what is said about a file to
 * all of them. */
static gboolean
belongs (LycContainer *thread, const char *course_id, const char *lesson_id)
{
  const char *lesson = lyc_container_get_lesson_id (thread);

  if (lesson_id == NULL || !lyc_record_is_loaded (LYC_RECORD (thread))
      || *lyc_container_get_file_id (thread) != '\0')
    return TRUE;
  return *lesson != '\0' ? g_str_equal (lesson, lesson_id)
                         : g_strcmp0 (lyc_container_get_course_id (thread), course_id) == 0;
}

/**
 * lyc_discussion_page_set_place:
 * @cohort_id: (nullable): with whom one talks
 * @course_id: (nullable): the course that is open
 * @lesson_id: (nullable): the lesson that is open
 *
 * Shows the threads of another place. An open thread stays open where it belongs there.
 */
void
lyc_discussion_page_set_place (LycDiscussionPage *self, const char *cohort_id,
                               const char *course_id, const char *lesson_id)
{
  g_autofree char *place = g_strconcat ("ask:", lesson_id != NULL ? lesson_id : course_id, NULL);
  gboolean same_lesson = g_strcmp0 (self->lesson_id, lesson_id) == 0;
  LycContainer *thread = lyc_talk_view_get_container (lyc_thread_view_get_talk (self->thread));

  if (thread != NULL && !belongs (thread, course_id, lesson_id))
    lyc_discussion_page_back (self);
  set_cohort (self, cohort_id);
  g_free (self->course_id);
  self->course_id = g_strdup (course_id);
  g_free (self->lesson_id);
  self->lesson_id = g_strdup (lesson_id);
  if (!same_lesson)
    {
      lyc_discussion_page_set_asset (self, NULL);
      set_lesson (self, lesson_id);
    }
  lyc_discussion_page_forget_question (self);
  lyc_composer_set_place (self->composer, place);
  lyc_composer_set_people (self->composer, self->people);
  lyc_composer_set_attach_place (self->composer, cohort_id, NULL);
  lyc_discussion_page_update_permission (self);
  lyc_discussion_page_update_hint (self);
  update_count (self);
  lyc_discussion_page_update_threads (self);
  lyc_discussion_page_update_scopes (self);
}

/**
 * lyc_discussion_page_set_position:
 * @asset_id: (nullable): the recording; %NULL when the lesson has none
 * @position_ms: what plays now
 *
 * To be called about ten times a second while playing, and on a seek.
 */
void
lyc_discussion_page_set_position (LycDiscussionPage *self, const char *lesson_id,
                                  const char *asset_id, gint64 position_ms)
{
  gboolean other;

  if (asset_id != NULL && *asset_id == '\0')
    asset_id = NULL;
  other = g_strcmp0 (self->asset_id, asset_id) != 0;
  if (g_strcmp0 (self->lesson_id, lesson_id) != 0)
    return;
  if (!other && self->position_ms == position_ms)
    return;
  self->position_ms = position_ms;
  if (other)
    {
      lyc_discussion_page_set_asset (self, asset_id);
      lyc_discussion_page_update_threads (self);
    }
  else if (self->threads != NULL && lyc_thread_list_seek (self->threads, position_ms))
    lyc_discussion_page_light_cards (self);
  if (other || self->shown_second != position_ms / 1000)
    lyc_discussion_page_update_hint (self);
  self->shown_second = position_ms / 1000;
}

/* Opens a thread at its first unread post, or at its end. */
void
lyc_discussion_page_open_thread (LycDiscussionPage *self, const char *thread_id)
{
  lyc_thread_view_set_thread (self->thread, thread_id);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "thread");
}

/* Opens the one thread about a file, which begins with the first post. */
void
lyc_discussion_page_open_file (LycDiscussionPage *self, const char *file_id)
{
  lyc_thread_view_set_file (self->thread, file_id);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "thread");
}

void
lyc_discussion_page_show_post (LycDiscussionPage *self, const char *thread_id, const char *post_id)
{
  lyc_discussion_page_open_thread (self, thread_id);
  lyc_talk_view_show_post (lyc_thread_view_get_talk (self->thread), post_id);
}

/**
 * lyc_discussion_page_compose:
 * @anchor: (nullable): the moment to speak of; %NULL for the one that plays
 *
 * Shows the list and puts the cursor where one asks.
 */
void
lyc_discussion_page_compose (LycDiscussionPage *self, const LycAnchor *anchor)
{
  lyc_discussion_page_back (self);
  if (anchor != NULL)
    lyc_composer_fix_moment (self->composer, anchor);
  lyc_composer_focus (self->composer);
}

/* Closes the open thread; the list is where it was. */
void
lyc_discussion_page_back (LycDiscussionPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  lyc_thread_view_set_thread (self->thread, NULL);
}

/* Returns: (transfer none) (nullable): the thread that is open */
const char *
lyc_discussion_page_get_thread (LycDiscussionPage *self)
{
  LycContainer *thread = lyc_talk_view_get_container (lyc_thread_view_get_talk (self->thread));

  return thread != NULL ? lyc_record_get_id (LYC_RECORD (thread)) : NULL;
}

/* Returns: how many posts are unread in the threads of this cohort */
guint
lyc_discussion_page_get_count (LycDiscussionPage *self)
{
  if (self->cohort == NULL)
    return 0;
  return lyc_ledger_get_discussion_count (lyc_services_get_ledger (self->services),
                                          lyc_record_get_id (LYC_RECORD (self->cohort)));
}

/* Returns: (transfer none): where a thread is begun */
LycComposer *
lyc_discussion_page_get_composer (LycDiscussionPage *self)
{
  return self->composer;
}

/* Returns: (transfer none): the list of threads */
LycTimeline *
lyc_discussion_page_get_timeline (LycDiscussionPage *self)
{
  return self->timeline;
}

/* Returns: (transfer none): the open thread's posts and composer */
LycTalkView *
lyc_discussion_page_get_talk (LycDiscussionPage *self)
{
  return lyc_thread_view_get_talk (self->thread);
}
