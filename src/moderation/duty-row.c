/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "duty-row.h"

#include <glib/gi18n-lib.h>

#include "acts-moderation.h"
#include "people.h"

#define MARGIN 12

struct _LycDutyRow
{
  AdwPreferencesRow parent_instance;

  LycServices *services;
  LycMembership *membership;
  LycCohort *cohort;
  LycRecord *asker; /* nullable */

  GtkWidget *name;
  GtkWidget *text;
  GtkWidget *buttons[6]; /* as in answers[] */
};

G_DEFINE_FINAL_TYPE (LycDutyRow, lyc_duty_row, ADW_TYPE_PREFERENCES_ROW)

/* What can be said to each state, the gentler answer first. */
static const struct
{
  const char *from;
  const char *to;
  const char *label;
  gboolean suggested;
} answers[] = { { "invited", "declined", N_ ("Decline") },
                { "invited", "active", N_ ("Accept"), TRUE },
                { "declined", "active", N_ ("Moderate after all") },
                { "active", "paused", N_ ("Pause") },
                { "paused", "active", N_ ("Resume"), TRUE },
                { "active paused", "left", N_ ("Give it up…") } };

static const char *
state_of (LycMembership *membership)
{
  return lyc_membership_is_moderating (membership) ? "active"
                                                   : lyc_membership_get_moderates (membership);
}

/* Returns: whether there is something to answer or to change */
gboolean
lyc_duty_row_has_words (LycMembership *membership)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].from, state_of (membership)))
      return TRUE;
  return FALSE;
}

static char *
dup_invitation (LycDutyRow *self)
{
  const char *words = lyc_membership_get_asked_words (self->membership);
  g_autofree char *name
      = self->asker != NULL ? lyc_people_dup_name (self->services, lyc_record_get_id (self->asker))
                            : g_strdup (_("Whoever runs the platform"));
  /* Translators: a person's name */
  g_autofree char *asks = g_strdup_printf (_("%s asks whether you would moderate here."), name);

  return g_strjoin (
      "\n", asks,
      *words != '\0'
          ? words
          : _("You do not have to."),
               _("You would decide about reported posts. You can pause or give it up at any "
                      "time."),
                  NULL);
}

static char *
dup_text (LycDutyRow *self)
{
  const char *state = state_of (self->membership);

  if (g_str_equal (state, "invited"))
    return dup_invitation (self);
  if (g_str_equal (state, "declined"))
    return g_strdup (_("You declined to moderate here."));
  if (g_str_equal (state, "paused"))
    return g_strdup (_("You pause: no reports come to you."));
  return g_strdup (_("You moderate here: reported posts come to you."));
}

static gboolean
is_offered (guint i, const char *state)
{
  g_auto (GStrv) from = g_strsplit (answers[i].from, " ", -1);

  return g_strv_contains ((const char *const *) from, state);
}

/* A button that goes with the state leaves the focus to one that comes. */
static void
keep_focus (LycDutyRow *self, const char *state)
{
  gboolean lost = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    lost |= gtk_widget_has_focus (self->buttons[i]) && !is_offered (i, state);
  for (guint i = 0; lost && i < G_N_ELEMENTS (answers); i++)
    if (is_offered (i, state) && gtk_widget_grab_focus (self->buttons[i]))
      return;
}

static void
update (LycDutyRow *self)
{
  const char *name = lyc_cohort_get_name (self->cohort);
  g_autofree char *text = dup_text (self);

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *label = g_strdup_printf ("%s, %s", _(answers[i].label), name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      if (is_offered (i, state_of (self->membership)))
        gtk_widget_set_visible (self->buttons[i], TRUE);
    }
  keep_focus (self, state_of (self->membership));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_set_visible (self->buttons[i], is_offered (i, state_of (self->membership)));
}

static void
say (LycDutyRow *self, const char *state)
{
  g_autoptr (LycAct) act = lyc_act_moderating (self->membership, state, "");

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static void
left_cb (LycDutyRow *self, const char *response)
{
  if (g_str_equal (response, "left"))
    say (self, "left");
}

/* Only who asked can ask again. */
static void
ask_whether (LycDutyRow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("Give up moderating?"),
                                                 _("To moderate again you would have to be asked "
                                                "again. A pause ends when you say so."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep",
                                    _("Go on"), "left", _("Give it up"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "left",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
clicked_cb (LycDutyRow *self, GtkWidget *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (self->buttons[i] == button && g_str_equal (answers[i].to, "left"))
      ask_whether (self);
    else if (self->buttons[i] == button)
      say (self, answers[i].to);
}

static void
lyc_duty_row_dispose (GObject *object)
{
  LycDutyRow *self = LYC_DUTY_ROW (object);

  g_clear_object (&self->membership);
  g_clear_object (&self->cohort);
  g_clear_object (&self->asker);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_duty_row_parent_class)->dispose (object);
}

static void
lyc_duty_row_class_init (LycDutyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_duty_row_dispose;
}

static GtkWidget *
new_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
lyc_duty_row_init (LycDutyRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  self->name = new_label (box, "heading");
  self->text = new_label (box, "dim-label");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_top (buttons, 4);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      self->buttons[i] = gtk_button_new_with_label (_(answers[i].label));
      if (answers[i].suggested)
        gtk_widget_add_css_class (self->buttons[i], "suggested-action");
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_visible (self->buttons[i], FALSE);
      gtk_box_append (GTK_BOX (buttons), self->buttons[i]);
    }
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/* Returns: (transfer floating): a row that follows @membership, which is this person's own */
GtkWidget *
lyc_duty_row_new (LycServices *services, LycMembership *membership)
{
  LycDutyRow *self = g_object_new (LYC_TYPE_DUTY_ROW, NULL);
  LycLibrary *library = lyc_services_get_library (services);
  const char *asker = lyc_membership_get_asked_by_id (membership);

  self->services = g_object_ref (services);
  self->membership = g_object_ref (membership);
  self->cohort = LYC_COHORT (
      lyc_library_lookup (library, LYC_KIND_COHORT, lyc_membership_get_cohort_id (membership)));
  if (*asker != '\0')
    self->asker = lyc_library_lookup (library, LYC_KIND_USER, asker);
  if (self->asker != NULL)
    g_signal_connect_object (self->asker, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cohort, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (membership, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
