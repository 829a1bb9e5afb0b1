/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Where people fill something in, and what lies over the panes. */

#include "hostile.h"

#include "acts.h"
#include "composer.h"
#include "notice-bell.h"
#include "profile-page.h"
#include "search-panel.h"
#include "unsent-window.h"

/* A finder that finds the line everywhere. */
typedef struct
{
  GObject parent;
  char *text;
} HostileFinder;
typedef GObjectClass HostileFinderClass;

static GType hostile_finder_get_type (void);

static void
set_field (char **field, const char *text, gint64 n)
{
  g_free (*field);
  *field = hostile_cut (text, n);
}

static void
find (LycFinder *finder, GTask *task)
{
  const char *text = ((HostileFinder *) finder)->text;
  LycSearchAnswer *answer = g_new0 (LycSearchAnswer, 1);

  answer->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  answer->percent = 100;
  for (int group = 0; group < LYC_N_SEARCH_GROUPS; group++)
    {
      LycSearchHit *hit = lyc_search_hit_new ((LycSearchGroup) group, LYC_KIND_POST, HOSTILE_POST);

      set_field (&hit->head, text, HOSTILE_SHORT);
      set_field (&hit->text, text, HOSTILE_BODY);
      set_field (&hit->author, text, HOSTILE_SHORT);
      set_field (&hit->place, text, HOSTILE_SHORT);
      g_ptr_array_add (answer->hits, hit);
    }
  g_task_return_pointer (task, answer, (GDestroyNotify) lyc_search_answer_free);
  g_object_unref (task);
}

static void
finder_iface_init (LycFinderInterface *iface)
{
  iface->find = find;
  iface->find_far = find;
}

G_DEFINE_TYPE_WITH_CODE (HostileFinder, hostile_finder, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LYC_TYPE_FINDER, finder_iface_init))

static void
hostile_finder_finalize (GObject *object)
{
  g_free (((HostileFinder *) object)->text);
  G_OBJECT_CLASS (hostile_finder_parent_class)->finalize (object);
}

static void
hostile_finder_class_init (HostileFinderClass *klass)
{
  klass->finalize = hostile_finder_finalize;
}

static void
hostile_finder_init (HostileFinder *self)
{
  self->text = g_strdup ("x");
}

static GtkWidget *
make_panel (LycServices *services)
{
  g_autoptr (GObject) finder = g_object_new (hostile_finder_get_type (), NULL);
  LycSearchPanel *panel = g_object_new (LYC_TYPE_SEARCH_PANEL, NULL);

  lyc_services_set_finder (services, LYC_FINDER (finder));
  lyc_search_panel_set_services (panel, services);
  return GTK_WIDGET (panel);
}

/* What is looked for and what is found is the line; a title of a course is in the filters. */
static void
show_panel (GtkWidget *pane, LycServices *services, const char *text)
{
  HostileFinder *finder = (HostileFinder *) lyc_services_get_finder (services);
  g_autofree char *title = hostile_cut (text, HOSTILE_SHORT);

  g_free (finder->text);
  finder->text = g_strdup (text);
  lyc_search_panel_open (LYC_SEARCH_PANEL (pane), title);
  lyc_search_panel_set_text (LYC_SEARCH_PANEL (pane), text);
}

static GtkWidget *
make_unsent (LycServices *services)
{
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *window = lyc_unsent_window_new (GTK_WINDOW (parent), services);

  g_signal_connect_swapped (window, "destroy", G_CALLBACK (gtk_window_destroy), parent);
  return GTK_WIDGET (window);
}

static void
perform (LycServices *services, LycAct *act)
{
  lyc_outbox_perform (lyc_services_get_outbox (services), act);
}

/* One of each that people write waits, and one is begun. */
static void
show_unsent (GtkWidget *pane, LycServices *services, const char *text)
{
  g_autofree char *body = hostile_cut (text, HOSTILE_BODY);
  g_autofree char *title = hostile_cut (text, HOSTILE_SHORT);
  LycWriting writing = { .body = body, .post_kind = "discussion", .author_id = FIXTURE_ME };
  g_autoptr (LycAct) post = lyc_act_write_post (HOSTILE_THREAD, &writing);
  g_autoptr (LycAct) task = lyc_act_create_task (FIXTURE_COHORT, title, FIXTURE_ME, 1);

  while (g_list_model_get_n_items (G_LIST_MODEL (lyc_services_get_outbox (services))) > 0)
    fixture_answer (services);
  perform (services, post);
  perform (services, task);
  lyc_session_set_draft (lyc_services_get_session (services), "new:" HOSTILE_THREAD, body);
}

static GtkWidget *
make_composer (LycServices *services)
{
  GtkWidget *composer = lyc_composer_new (services);

  gtk_widget_set_valign (composer, GTK_ALIGN_END);
  return composer;
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_TEXT_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

/* All of the line comes from the clipboard, however long it is. */
static GtkWidget *
make_pasted (LycServices *services)
{
  GtkWidget *composer = make_composer (services);

  lyc_composer_set_place (LYC_COMPOSER (composer), "new:" FIXTURE_CHANNEL);
  return composer;
}

static void
show_pasted (GtkWidget *pane, LycServices *services, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_view (pane)));

  gtk_text_buffer_set_text (buffer, "", -1);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
}

/* The draft is restored, and another's words are answered. */
static void
show_composer (GtkWidget *pane, LycServices *services, const char *text)
{
  g_autoptr (LycRecord) post
      = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_POST, HOSTILE_POST);
  g_autofree char *body = hostile_cut (text, HOSTILE_BODY);

  lyc_session_set_draft (lyc_services_get_session (services), "reply:" HOSTILE_POST, body);
  lyc_composer_set_place (LYC_COMPOSER (pane), "new:" HOSTILE_THREAD);
  lyc_composer_reply_to (LYC_COMPOSER (pane), LYC_POST (post), FALSE);
}

static GtkWidget *
make_bell (LycServices *services)
{
  GtkWidget *bell = lyc_notice_bell_new ();

  lyc_notice_bell_set_services (LYC_NOTICE_BELL (bell), services);
  gtk_widget_set_valign (bell, GTK_ALIGN_START);
  return bell;
}

static void
show_bell (GtkWidget *pane, LycServices *services, const char *text)
{
  lyc_notice_bell_popup (LYC_NOTICE_BELL (pane));
}

static GtkWidget *
make_profile (LycServices *services)
{
  return GTK_WIDGET (lyc_profile_page_new (services));
}

static const HostilePane windows[] = {
  { "panel", make_panel, show_panel },
  { "window", make_unsent, show_unsent },
  { "composer", make_composer, show_composer },
  { "pasted", make_pasted, show_pasted },
  { "bell", make_bell, show_bell },
  { "profile", make_profile },
};

/* Returns: (nullable): the one of that name */
const HostilePane *
hostile_windows_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    if (g_str_equal (windows[i].name, name))
      return &windows[i];
  return NULL;
}
