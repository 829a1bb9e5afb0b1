/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badges-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "badge-row.h"
#include "certificate-row.h"
#include "challenge.h"
#include "empty-state.h"
#include "pane-head.h"
#include "people.h"
#include "row-list.h"
#include "user.h"
#include "lyc-badges-resources.h"

#define AVATAR_SIZE 24
/* Those that stand above the challenge, and how many lead in it. */
#define FIRST_BADGES 3
#define LEADERS 3

struct _LycBadgesPage
{
  GtkWidget parent_instance;

  LycServices *services;
  char *cohort_id;
  LycRecord *cohort;
  LycResults *badge_results;
  LycResults *challenge_results;
  LycChallenge *current;
  char *wanted; /* nullable: a badge that is shown as soon as it is listed */

  GtkBox *box;
  GtkWidget *scroller;
  GtkWidget *state; /* instead of it, once the person is no longer a member */
  GtkListBox *badges;
  GtkListBox *certificates;
  GtkLabel *challenge_title;
  GtkListBox *challenge;
  GtkLabel *rest_title;
  GtkListBox *rest;
};

G_DEFINE_FINAL_TYPE (LycBadgesPage, lyc_badges_page, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A row to read: it takes the focus, and Enter does nothing. The row of a line stays the same one,
 * whoever comes to stand there. */
static void
set_standing_row (LycBadgesPage *self, int line, GtkWidget *child, const char *description)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->challenge, line);

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
      gtk_list_box_row_set_activatable (row, FALSE);
      gtk_list_box_append (self->challenge, GTK_WIDGET (row));
    }
  gtk_list_box_row_set_child (row, child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

static void show_standings (LycBadgesPage *self);

/* Who is not known yet gets their name as soon as they are. */
static void
follow_name (LycBadgesPage *self, LycRecord *user)
{
  g_signal_handlers_disconnect_by_func (user, show_standings, self);
  g_signal_connect_object (user, "changed", G_CALLBACK (show_standings), self, G_CONNECT_SWAPPED);
}

static void
set_standing (LycBadgesPage *self, int line, guint place, const char *user_id, gint64 points)
{
  g_autoptr (LycRecord) user
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_USER, user_id);
  gboolean me
      = g_str_equal (user_id, lyc_session_get_user_id (lyc_services_get_session (self->services)));
  const char *name = lyc_user_get_name (LYC_USER (user));
  g_autofree char *place_text = g_strdup_printf ("%u", place);
  g_autofree char *points_text = g_strdup_printf ("%d", (int) points);
  /* Translators: a person's place in the cohort challenge, their name and their points */
  g_autofree char *description
      = g_strdup_printf (ngettext ("%u. %s, %d point", "%u. %s, %d points", (gulong) points), place,
                         me ? _("You") : name, (int) points);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = new_label (me ? _("You") : name, NULL);
  GtkWidget *number = new_label (place_text, "meta");

  follow_name (self, user);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), lyc_people_new_avatar (self->services, user_id, AVATAR_SIZE));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), new_label (points_text, "points"));
  set_standing_row (self, line, row, description);
}

/* The learner's place, counted from 0; -1 where they do not take part. */
static int
find_me (LycBadgesPage *self)
{
  const char *me = lyc_session_get_user_id (lyc_services_get_session (self->services));
  guint n = lyc_challenge_get_n_rows (self->current);
  gint64 points;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (lyc_challenge_get_row (self->current, i, &points), me))
      return (int) i;
  return -1;
}

static void
set_nth_standing (LycBadgesPage *self, int line, int i)
{
  gint64 points = 0;
  const char *user_id = lyc_challenge_get_row (self->current, (guint) i, &points);

  set_standing (self, line, (guint) i + 1, user_id, points);
}

/* Those who lead, and the learner wherever they stand. */
static void
show_standings (LycBadgesPage *self)
{
  GtkListBoxRow *surplus;
  int me = self->current != NULL ? find_me (self) : -1;
  int n = self->current != NULL ? MIN (LEADERS, (int) lyc_challenge_get_n_rows (self->current)) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->challenge_title), self->current != NULL);
  if (self->current != NULL)
    gtk_label_set_text (self->challenge_title, lyc_challenge_get_title (self->current));
  for (int i = 0; i < n; i++)
    set_nth_standing (self, i, i);
  if (me >= n)
    {
      set_nth_standing (self, n, me);
      n++;
    }
  while ((surplus = gtk_list_box_get_row_at_index (self->challenge, n)) != NULL)
    gtk_list_box_remove (self->challenge, GTK_WIDGET (surplus));
}

static void
challenge_changed_cb (LycBadgesPage *self)
{
  g_autoptr (LycChallenge) first
      = g_list_model_get_item (G_LIST_MODEL (self->challenge_results), 0);

  if (self->current != NULL)
    g_signal_handlers_disconnect_by_func (self->current, show_standings, self);
  g_set_object (&self->current, first);
  if (first != NULL)
    g_signal_connect_object (first, "changed", G_CALLBACK (show_standings), self,
                             G_CONNECT_SWAPPED);
  show_standings (self);
}

/* Thousandths of what a badge asks for; earned ones come after all that are begun. */
static gint64
nearness (LycBadge *badge)
{
  gint64 have = lyc_badge_get_have (badge) * 1000 / MAX (lyc_badge_get_goal (badge), 1);

  if (lyc_badge_get_earned_at (badge) != 0)
    return 1;
  return have > 0 ? have + 1 : 0;
}

/* What is nearest to being earned stands first, then what was earned last, then the rest; decided
 * once, so that nothing moves under a reader. */
static int
compare_badges (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 first = nearness ((LycBadge *) a), second = nearness ((LycBadge *) b);

  if (first != second)
    return first > second ? -1 : 1;
  first = lyc_badge_get_earned_at ((LycBadge *) a);
  second = lyc_badge_get_earned_at ((LycBadge *) b);
  if (first != second)
    return first > second ? -1 : 1;
  return strcmp (lyc_badge_get_badge_class_id ((LycBadge *) a),
                 lyc_badge_get_badge_class_id ((LycBadge *) b));
}

static GtkWidget *
create_badge_cb (gpointer item, gpointer user_data)
{
  return lyc_badge_row_new (LYC_BADGES_PAGE (user_data)->services, item);
}

static void
bind_part (LycBadgesPage *self, GtkListBox *list, GListModel *badges, guint offset, guint count)
{
  g_autoptr (GtkSliceListModel) part
      = gtk_slice_list_model_new (g_object_ref (badges), offset, count);

  lyc_row_list_bind (list, G_LIST_MODEL (part), create_badge_cb, self);
}

static gboolean
reveal_wanted (LycBadgesPage *self, GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_str_equal (lyc_badge_get_badge_class_id (lyc_badge_row_get_badge (LYC_BADGE_ROW (row))),
                     self->wanted))
      {
        lyc_row_reveal (GTK_WIDGET (row));
        return TRUE;
      }
  return FALSE;
}

static void
show_wanted (LycBadgesPage *self)
{
  if (self->wanted != NULL
      && (reveal_wanted (self, self->badges) || reveal_wanted (self, self->rest)))
    g_clear_pointer (&self->wanted, g_free);
}

static void
show_rest (GListModel *badges, guint position, guint removed, guint added, LycBadgesPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rest_title),
                          g_list_model_get_n_items (badges) > FIRST_BADGES);
  show_wanted (self);
}

static void
lyc_badges_page_dispose (GObject *object)
{
  LycBadgesPage *self = LYC_BADGES_PAGE (object);

  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_BADGES_PAGE);
  g_clear_object (&self->services);
  g_clear_object (&self->badge_results);
  g_clear_object (&self->challenge_results);
  g_clear_object (&self->current);
  g_clear_object (&self->cohort);
  g_clear_pointer (&self->cohort_id, g_free);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (lyc_badges_page_parent_class)->dispose (object);
}

static void
lyc_badges_page_class_init (LycBadgesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PANE_HEAD);
  g_type_ensure (LYC_TYPE_EMPTY_STATE);
  G_OBJECT_CLASS (klass)->dispose = lyc_badges_page_dispose;
  g_resources_register (lyc_badges_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/badges/badges-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, box);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, state);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, badges);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, certificates);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, challenge_title);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, challenge);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, rest_title);
  gtk_widget_class_bind_template_child (widget_class, LycBadgesPage, rest);
}

static void
lyc_badges_page_init (LycBadgesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_certificate_cb (gpointer item, gpointer user_data)
{
  return lyc_certificate_row_new (LYC_BADGES_PAGE (user_data)->services, lyc_record_get_id (item));
}

/* They are the learner's in every cohort. */
static void
show_certificates (LycBadgesPage *self)
{
  g_autoptr (LycResults) courses
      = lyc_library_all (lyc_services_get_library (self->services), LYC_KIND_COURSE);

  lyc_row_list_bind (self->certificates, G_LIST_MODEL (courses), create_certificate_cb, self);
}

GtkWidget *
lyc_badges_page_new (LycServices *services)
{
  LycBadgesPage *self = g_object_new (LYC_TYPE_BADGES_PAGE, NULL);

  self->services = g_object_ref (services);
  show_certificates (self);
  return GTK_WIDGET (self);
}

static void
show_cohort (LycBadgesPage *self)
{
  gboolean gone = lyc_record_is_gone (self->cohort);

  gtk_widget_set_visible (self->scroller, !gone);
  gtk_widget_set_visible (self->state, gone);
}

static void
follow_cohort (LycBadgesPage *self)
{
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_func (self->cohort, show_cohort, self);
  g_clear_object (&self->cohort);
  self->cohort = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COHORT,
                                     self->cohort_id);
  g_signal_connect_object (self->cohort, "changed", G_CALLBACK (show_cohort), self,
                           G_CONNECT_SWAPPED);
  show_cohort (self);
}

/* Shows what can be earned in the cohort @cohort_id. */
void
lyc_badges_page_set_cohort (LycBadgesPage *self, const char *cohort_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);
  g_autoptr (GtkSortListModel) sorted = NULL;

  if (g_strcmp0 (self->cohort_id, cohort_id) == 0)
    return;
  g_free (self->cohort_id);
  self->cohort_id = g_strdup (cohort_id);
  follow_cohort (self);
  g_clear_object (&self->badge_results);
  g_clear_object (&self->challenge_results);
  self->badge_results = lyc_library_children (library, LYC_KIND_BADGE, cohort_id);
  self->challenge_results = lyc_library_children (library, LYC_KIND_CHALLENGE, cohort_id);
  sorted
      = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->badge_results)),
                                 GTK_SORTER (gtk_custom_sorter_new (compare_badges, NULL, NULL)));
  bind_part (self, self->badges, G_LIST_MODEL (sorted), 0, FIRST_BADGES);
  bind_part (self, self->rest, G_LIST_MODEL (sorted), FIRST_BADGES, G_MAXUINT - FIRST_BADGES);
  g_signal_connect_object (sorted, "items-changed", G_CALLBACK (show_rest), self, 0);
  show_rest (G_LIST_MODEL (sorted), 0, 0, 0, self);
  g_signal_connect_object (self->challenge_results, "items-changed",
                           G_CALLBACK (challenge_changed_cb), self, G_CONNECT_SWAPPED);
  challenge_changed_cb (self);
}

/* Shows one of the cohort's badges, now or when it comes. */
void
lyc_badges_page_show_badge (LycBadgesPage *self, const char *badge_class_id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (badge_class_id);
  show_wanted (self);
}
