/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moderate-line.h"

#include <glib/gi18n-lib.h>

#include "acts-moderation.h"
#include "people.h"

struct _LycModerateLine
{
  GtkWidget parent_instance;

  LycServices *services;
  LycMembership *membership;
  LycCohort *cohort;

  GtkWidget *box;
  GtkWidget *text;   /* what was answered */
  GtkWidget *begin;  /* shows what follows */
  GtkWidget *asking; /* the words and the button that sends them */
  GtkWidget *words;
  GtkWidget *end; /* takes the question back, or ends the moderating */
};

G_DEFINE_FINAL_TYPE (LycModerateLine, lyc_moderate_line, GTK_TYPE_WIDGET)

static void
lyc_moderate_line_dispose (GObject *object)
{
  LycModerateLine *self = LYC_MODERATE_LINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->membership);
  g_clear_object (&self->cohort);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_moderate_line_parent_class)->dispose (object);
}

static void
lyc_moderate_line_class_init (LycModerateLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_moderate_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Whoever has another role than these moderates by it. */
static gboolean
is_to_be_asked (LycModerateLine *self)
{
  const char *role = lyc_membership_get_role (self->membership);

  return lyc_cohort_can (self->cohort, "membership.invite")
         && !lyc_people_is_me (self->services, lyc_membership_get_user_id (self->membership))
         && !g_str_equal (lyc_membership_get_state (self->membership), "removed")
         && (g_str_equal (role, "learner") || g_str_equal (role, "champion"));
}

static const char *
text_of (const char *state)
{
  if (g_str_equal (state, "invited"))
    return _("Asked to moderate; no answer yet");
  if (g_str_equal (state, "declined"))
    return _("Declined to moderate");
  if (g_str_equal (state, "active"))
    return _("Moderates, as you asked");
  if (g_str_equal (state, "paused"))
    return _("Pauses moderating");
  return g_str_equal (state, "left") ? _("Gave up moderating") : "";
}

/* The person may be in several cohorts of whoever looks. */
static void
set_begin_label (LycModerateLine *self)
{
  /* Translators: the name of a cohort */
  g_autofree char *text
      = g_strdup_printf (_("Ask to moderate in %s…"), lyc_cohort_get_name (self->cohort));

  gtk_button_set_label (GTK_BUTTON (self->begin), text);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->begin))),
                           PANGO_ELLIPSIZE_MIDDLE);
}

static void
update (LycModerateLine *self)
{
  static const char *const askable[] = { "none", "declined", "left", "", NULL };
  static const char *const asked[] = { "invited", "active", "paused", NULL };
  const char *state = lyc_membership_get_moderates (self->membership);
  const char *text = text_of (state);
  gboolean asking = gtk_widget_get_visible (self->asking);

  gtk_widget_set_visible (GTK_WIDGET (self), is_to_be_asked (self));
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->text, *text != '\0');
  gtk_widget_set_visible (self->begin, !asking && g_strv_contains (askable, state));
  gtk_widget_set_visible (self->asking, asking && g_strv_contains (askable, state));
  gtk_widget_set_visible (self->end, g_strv_contains (asked, state));
  set_begin_label (self);
  gtk_button_set_label (GTK_BUTTON (self->end),
                        g_str_equal (state, "invited") ? _("Take the question back")
                                                       : _("End the moderating"));
}

static void
begin_cb (LycModerateLine *self)
{
  gtk_widget_set_visible (self->asking, TRUE);
  gtk_widget_grab_focus (self->words);
  update (self);
}

static void
say (LycModerateLine *self, const char *state, const char *words)
{
  g_autoptr (LycAct) act = lyc_act_moderating (self->membership, state, words);

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static void
ask_cb (LycModerateLine *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words)));

  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_widget_set_visible (self->asking, FALSE);
  say (self, "invited", words);
}

static void
end_cb (LycModerateLine *self)
{
  say (self, "none", "");
}

static GtkWidget *
new_button (LycModerateLine *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_asking (LycModerateLine *self)
{
  GtkWidget *button = new_button (self, _("Ask"), G_CALLBACK (ask_cb));

  self->asking = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->words = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->words), _("Why them? They will read it."));
  gtk_entry_set_max_length (GTK_ENTRY (self->words), 500);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Why you ask them to moderate"), -1);
  g_signal_connect_object (self->words, "activate", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->asking), self->words);
  gtk_box_append (GTK_BOX (self->asking), button);
  gtk_widget_set_visible (self->asking, FALSE);
}

static void
lyc_moderate_line_init (LycModerateLine *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->text), 30);
  gtk_widget_add_css_class (self->text, "dim-label");
  self->begin = new_button (self, "", G_CALLBACK (begin_cb));
  gtk_widget_add_css_class (self->begin, "flat");
  make_asking (self);
  self->end = new_button (self, "", G_CALLBACK (end_cb));
  gtk_widget_add_css_class (self->end, "flat");
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), self->begin);
  gtk_box_append (GTK_BOX (self->box), self->asking);
  gtk_box_append (GTK_BOX (self->box), self->end);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Returns: (transfer floating): the line of one membership, which it follows */
GtkWidget *
lyc_moderate_line_new (LycServices *services, LycMembership *membership)
{
  LycModerateLine *self = g_object_new (LYC_TYPE_MODERATE_LINE, NULL);

  self->services = g_object_ref (services);
  self->membership = g_object_ref (membership);
  self->cohort
      = LYC_COHORT (lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_COHORT,
                                        lyc_membership_get_cohort_id (membership)));
  g_signal_connect_object (membership, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cohort, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
