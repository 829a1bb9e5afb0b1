/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The search over the window, and where it opens what was found. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  lyc_search_panel_set_commands (self->search, lyc_window_list_commands (self));
  lyc_search_panel_open (
      self->search, self->shown_course != NULL ? lyc_course_get_title (self->shown_course) : NULL);
}

/* (words): as if they had been typed. */
static void
search_for_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  search_cb (widget, name, NULL);
  lyc_search_panel_set_text (LYC_WINDOW (widget)->search, g_variant_get_string (parameter, NULL));
}

/* The thread or the chat at the post, with what stands around it. */
static void
open_post (LycWindow *self, const LycSearchHit *hit)
{
  if (hit->far)
    lyc_finder_bring (lyc_services_get_finder (self->services), hit);
  lyc_window_open_container (self, hit->place_id);
  if (hit->group == LYC_SEARCH_THREAD)
    lyc_discussion_page_show_post (self->discussion, hit->place_id, hit->id);
  else
    lyc_chat_page_show_post (self->chat, hit->place_id, hit->id);
}

/* In the workspace, or at the post that it went with; else what is said of it, which names it. */
static void
open_file (LycWindow *self, const LycSearchHit *hit)
{
  if (*hit->post_id == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  *hit->place_id != '\0' ? "win.cohort-open" : "win.file-discuss",
                                  "s", *hit->place_id != '\0' ? hit->place_id : hit->id);
      return;
    }
  lyc_window_open_container (self, hit->place_id);
  if (g_strcmp0 (lyc_chat_page_get_container (self->chat), hit->place_id) == 0)
    lyc_chat_page_show_post (self->chat, hit->place_id, hit->post_id);
  else
    lyc_discussion_page_show_post (self->discussion, hit->place_id, hit->post_id);
}

static void
open_article (LycWindow *self, const LycSearchHit *hit)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.knowledge", NULL);
  lyc_knowledge_page_open (self->knowledge, hit->id);
}

static void
open_lesson (LycWindow *self, const char *lesson_id, gint64 position_ms)
{
  lyc_window_open_lesson (self, lesson_id, position_ms);
  lyc_workbench_present_pane (self->workbench, "lesson");
}

static void
open_badge (LycWindow *self, const LycSearchHit *hit)
{
  lyc_window_set_cohort (self, hit->place_id);
  lyc_workbench_present_pane (self->workbench, "badges");
  lyc_badges_page_show_badge (self->badges, hit->id);
}

static void
open_note (LycWindow *self, const LycSearchHit *hit)
{
  open_lesson (self, hit->place_id, hit->position_ms);
  lyc_lesson_page_show_note (self->lesson, hit->id);
}

/* Where a hit is, is where it opens. */
static void
search_open_cb (LycWindow *self, const LycSearchHit *hit)
{
  switch (hit->group)
    {
    case LYC_SEARCH_THREAD:
    case LYC_SEARCH_CHAT:
      open_post (self, hit);
      break;
    case LYC_SEARCH_MOMENT:
      open_lesson (self, hit->place_id, hit->position_ms);
      break;
    case LYC_SEARCH_NOTE:
      open_note (self, hit);
      break;
    case LYC_SEARCH_LESSON:
      open_lesson (self, hit->id, -1);
      break;
    case LYC_SEARCH_ARTICLE:
      open_article (self, hit);
      break;
    case LYC_SEARCH_FILE:
      open_file (self, hit);
      break;
    case LYC_SEARCH_PERSON:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", hit->id);
      break;
    case LYC_SEARCH_BADGE:
      open_badge (self, hit);
      break;
    case LYC_SEARCH_PLACE:
      gtk_widget_activate_action (
          GTK_WIDGET (self), hit->kind == LYC_KIND_COURSE ? "win.course-open" : "win.cohort-open",
          "s", hit->id);
      break;
    case LYC_N_SEARCH_GROUPS:
    default:
      g_return_if_reached ();
    }
}

static void
search_run_cb (LycWindow *self, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
notices_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_window_show_notices (LYC_WINDOW (widget));
}

void
lyc_window_install_search (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.notices", NULL, notices_cb);
  gtk_widget_class_install_action (klass, "win.search-for", "s", search_for_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_k, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_bind_template_callback (klass, search_open_cb);
  gtk_widget_class_bind_template_callback (klass, search_run_cb);
}

/* @services: (nullable): of the person who is signed in */
void
lyc_window_set_search_services (LycWindow *self, LycServices *services)
{
  lyc_search_panel_set_services (self->search, services);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), services != NULL);
}

/* Only the magnifying glass where there is no room for more. */
void
lyc_window_update_search_button (LycWindow *self)
{
  gboolean wide = lyc_workbench_get_mode (self->workbench) == LYC_WORKBENCH_WIDE;

  gtk_widget_set_visible (self->search_label, wide);
  gtk_widget_set_visible (self->search_keys, wide);
}
