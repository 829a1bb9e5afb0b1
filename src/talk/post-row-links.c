/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "asset.h"
#include "ids.h"
#include "label-wrap.h"
#include "lesson.h"
#include "markdown.h"
#include "post-row-private.h"

/* What a post is tied to, in one line of links below its text: the ideas that it builds on and
 * those that build on it, the thread that came of it, the message that it came from; and whether
 * the video changed since an answer was given. */

#define SHOWN 3
#define WORDS 40

static LycRecord *
find_tie (LycPostRow *self, LycKind kind, const char *id)
{
  for (guint i = 0; self->ties != NULL && i < self->ties->len; i++)
    {
      LycRecord *record = g_ptr_array_index (self->ties, i);

      if (lyc_record_get_kind (record) == kind && g_str_equal (lyc_record_get_id (record), id))
        return record;
    }
  return NULL;
}

/* Returns: (transfer none): followed from now on, as the store may answer later than the row is
 * shown */
static LycRecord *
look_up (LycPostRow *self, LycKind kind, const char *id)
{
  LycRecord *record = find_tie (self, kind, id);

  if (record != NULL)
    return record;
  if (self->ties == NULL)
    self->ties = g_ptr_array_new_with_free_func (g_object_unref);
  record = lyc_library_lookup (lyc_services_get_library (self->services), kind, id);
  g_signal_connect_swapped (record, "changed", G_CALLBACK (_lyc_post_row_update), self);
  g_ptr_array_add (self->ties, record);
  return record;
}

/* The row speaks of another post. */
void
_lyc_post_row_forget_ties (LycPostRow *self)
{
  for (guint i = 0; self->ties != NULL && i < self->ties->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->ties, i), self);
  g_clear_pointer (&self->ties, g_ptr_array_unref);
}

/* Returns: (transfer full): the post's text in one short line, without markup */
static char *
short_text (LycPostRow *self, LycPost *post)
{
  g_autofree char *plain
      = lyc_markdown_to_plain (lyc_post_get_body (post), lyc_people_find_mentioned, self->services);
  g_autofree char *cut = NULL;

  g_strdelimit (plain, "\n", ' ');
  if (g_utf8_strlen (plain, -1) <= WORDS)
    return g_steal_pointer (&plain);
  cut = g_utf8_substring (plain, 0, WORDS - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

static void
add (GString *line, const char *markup)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, markup);
}

static void
add_link (GString *line, const char *kind, const char *id, const char *text)
{
  g_autofree char *markup
      = g_markup_printf_escaped ("<a href=\"lyceum:%s/%s\">%s</a>", kind, id, text);

  add (line, markup);
}

static void
add_builds_on (LycPostRow *self, GString *line)
{
  for (guint i = 0; i < MIN (lyc_post_get_n_builds_on (self->post), SHOWN); i++)
    {
      const char *id = lyc_post_get_nth_builds_on (self->post, i);
      LycRecord *post = look_up (self, LYC_KIND_POST, id);
      g_autofree char *name
          = lyc_people_dup_shown_name (self->services, lyc_post_get_author_id (LYC_POST (post)));
      g_autofree char *words = short_text (self, LYC_POST (post));
      /* Translators: who wrote the idea that this one builds on, and how it begins */
      g_autofree char *text
          = lyc_record_is_loaded (post) ? g_strdup_printf (_("Builds on %s: %s"), name, words)
                                        : g_strdup (_("Builds on an earlier idea"));

      add_link (line, "post", id, text);
    }
}

static void
add_built_on_by (LycPostRow *self, GString *line)
{
  guint n = lyc_post_get_n_built_on_by (self->post);
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u idea builds on this", "%u ideas build on this", n), n);

  if (n == 0)
    return;
  add_link (line, "post", lyc_post_get_nth_built_on_by (self->post, 0), text);
  for (guint i = 1; i < MIN (n, SHOWN); i++)
    {
      const char *id = lyc_post_get_nth_built_on_by (self->post, i);
      LycRecord *post = look_up (self, LYC_KIND_POST, id);
      g_autofree char *name
          = lyc_people_dup_shown_name (self->services, lyc_post_get_author_id (LYC_POST (post)));

      if (lyc_record_is_loaded (post))
        add_link (line, "post", id, name);
    }
}

static gboolean
is_first (LycPostRow *self)
{
  return self->container != NULL
         && g_strcmp0 (lyc_container_get_first_post_id (self->container),
                       lyc_record_get_id (LYC_RECORD (self->post)))
                == 0;
}

static void
add_threads (LycPostRow *self, GString *line)
{
  if (*lyc_post_get_thread_id (self->post) != '\0')
    add_link (line, "thread", lyc_post_get_thread_id (self->post), _("Goes on in a thread"));
  if (is_first (self) && *lyc_container_get_from_post_id (self->container) != '\0')
    add_link (line, "post", lyc_container_get_from_post_id (self->container),
              _("Came from a message"));
}

/* Returns: the revision that the recording of the thread's lesson has now; 0: there is none */
static gint64
present_revision (LycPostRow *self)
{
  const char *lesson_id = lyc_container_get_lesson_id (self->container);
  LycRecord *lesson
      = *lesson_id != '\0' ? look_up (self, LYC_KIND_LESSON, lesson_id) : NULL;
  const char *asset_id = lesson != NULL ? lyc_lesson_get_asset_id (LYC_LESSON (lesson)) : "";
  LycRecord *asset = *asset_id != '\0' ? look_up (self, LYC_KIND_ASSET, asset_id) : NULL;

  return asset != NULL ? lyc_record_get_int (asset, "revision") : 0;
}

/* Whether the answer speaks of an earlier cut of the video. */
gboolean
_lyc_post_row_is_stale (LycPostRow *self)
{
  gint64 then = lyc_post_get_asset_rev (self->post);

  return then > 0 && _lyc_post_row_is_answer (self) && present_revision (self) > then;
}

void
_lyc_post_row_update_links (LycPostRow *self)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (self->variant != LYC_POST_ROW_CARD && !lyc_post_is_deleted (self->post))
    {
      if (lyc_post_get_pinned_at (self->post) > 0)
        add (line, _("Pinned"));
      add_builds_on (self, line);
      add_built_on_by (self, line);
      add_threads (self, line);
      if (_lyc_post_row_is_stale (self))
        add (line, _("The video changed since this answer"));
    }
  gtk_widget_set_visible (self->links, line->len > 0);
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->links)), line->str) != 0)
    gtk_label_set_markup (GTK_LABEL (self->links), line->str);
}

static gboolean
link_cb (LycPostRow *self, const char *uri)
{
  const char *slash = strchr (uri, '/');

  if (slash == NULL || !lyc_id_is_valid (slash + 1))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self),
                              g_str_has_prefix (uri, "lyceum:thread/") ? "win.container-open"
                                                                       : "win.post-open",
                              "s", slash + 1);
  return TRUE;
}

void
_lyc_post_row_make_links (LycPostRow *self)
{
  self->links = gtk_label_new (NULL);
  lyc_label_wrap (GTK_LABEL (self->links));
  gtk_label_set_xalign (GTK_LABEL (self->links), 0);
  gtk_widget_add_css_class (self->links, "meta");
  gtk_widget_set_visible (self->links, FALSE);
  g_signal_connect_object (self->links, "activate-link", G_CALLBACK (link_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->links, GTK_WIDGET (self));
}

/* Starts a thread from a message of a channel, with the message as a quote, and goes there. */
void
_lyc_post_row_start_thread (LycPostRow *self)
{
  g_autofree char *title = short_text (self, self->post);
  g_autofree char *quoted = lyc_markdown_quote (lyc_post_get_body (self->post));
  LycWriting writing
      = { .body = g_strchomp (quoted),
          .post_kind = "discussion",
          .author_id = lyc_session_get_user_id (lyc_services_get_session (self->services)),
          .from_post = lyc_record_get_id (LYC_RECORD (self->post)) };
  g_autoptr (LycAct) act = lyc_act_open_thread (lyc_container_get_cohort_id (self->container), NULL,
                                                NULL, title, &writing);

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s",
                              lyc_act_get_target (act));
}

/* Makes a task of the cohort out of the post; its title is how the post begins. */
void
_lyc_post_row_make_task (LycPostRow *self)
{
  g_autofree char *title = short_text (self, self->post);
  g_autoptr (LycAct) act
      = lyc_act_create_task (lyc_container_get_cohort_id (self->container), title,
                             lyc_session_get_user_id (lyc_services_get_session (self->services)),
                             g_get_real_time () / G_TIME_SPAN_MILLISECOND);

  lyc_act_set_task_post (act, lyc_record_get_id (LYC_RECORD (self->post)));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              _("Added to the tasks of the workspace"));
}
