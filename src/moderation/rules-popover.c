/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-popover.h"

#include <glib/gi18n-lib.h>

#include "acts-moderation.h"
#include "cohort.h"

/* Seconds between two posts of one person. */
static const gint64 speeds[] = { 0, 30, 60, 300, 900 };

struct _LycRulesPopover
{
  GtkPopover parent_instance;

  LycServices *services;
  LycCohort *cohort; /* nullable */
  LycContainer *channel;
  gboolean showing; /* what is set now comes from the store */
  GtkWidget *approve;
  GtkWidget *approve_box;
  GtkWidget *slow;
};

G_DEFINE_FINAL_TYPE (LycRulesPopover, lyc_rules_popover, GTK_TYPE_POPOVER)

static void
forget (LycRulesPopover *self)
{
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_data (self->cohort, self);
  if (self->channel != NULL)
    g_signal_handlers_disconnect_by_data (self->channel, self);
  g_clear_object (&self->cohort);
  g_clear_object (&self->channel);
}

static void
lyc_rules_popover_dispose (GObject *object)
{
  LycRulesPopover *self = LYC_RULES_POPOVER (object);

  forget (self);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_rules_popover_parent_class)->dispose (object);
}

static void
lyc_rules_popover_class_init (LycRulesPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_rules_popover_dispose;
}

static void
perform (LycRulesPopover *self, LycAct *act)
{
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_act_unref (act);
}

static void
approve_cb (LycRulesPopover *self)
{
  if (!self->showing && self->cohort != NULL)
    perform (self, lyc_act_approve_new (self->cohort,
                                        gtk_switch_get_active (GTK_SWITCH (self->approve))));
}

static void
slow_cb (LycRulesPopover *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->slow));

  if (!self->showing && self->channel != NULL && chosen < G_N_ELEMENTS (speeds))
    perform (self, lyc_act_slow_down (self->channel, speeds[chosen]));
}

static GtkWidget *
make_line (const char *text, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), control);
  return box;
}

static void
lyc_rules_popover_init (LycRulesPopover *self)
{
  const char *names[] = { _("Off"), _("30 seconds"), _("1 minute"), _("5 minutes"),
                          _("15 minutes"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (GTK_WIDGET (self), "rules-popover");
  self->approve = gtk_switch_new ();
  self->slow = gtk_drop_down_new_from_strings (names);
  self->approve_box = make_line (_("Posts of new members wait for approval"), self->approve);
  gtk_box_append (GTK_BOX (box), self->approve_box);
  gtk_box_append (GTK_BOX (box), make_line (_("Wait between two posts in the chat"), self->slow));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->approve, "notify::active", G_CALLBACK (approve_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slow, "notify::selected", G_CALLBACK (slow_cb), self,
                           G_CONNECT_SWAPPED);
}

static guint
nearest (gint64 seconds)
{
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (seconds <= speeds[i])
      return i;
  return G_N_ELEMENTS (speeds) - 1;
}

static void
update (LycRulesPopover *self)
{
  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->approve),
                         lyc_record_get_bool (LYC_RECORD (self->cohort), "approve_new"));
  gtk_widget_set_visible (self->approve_box, lyc_cohort_can (self->cohort, "cohort.edit"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->slow),
                              nearest (lyc_container_get_slow_s (self->channel)));
  gtk_widget_set_sensitive (self->slow, lyc_container_can (self->channel, "container.slow"));
  self->showing = FALSE;
}

/* Returns: (transfer floating): a popover without a cohort yet */
GtkWidget *
lyc_rules_popover_new (LycServices *services)
{
  LycRulesPopover *self = g_object_new (LYC_TYPE_RULES_POPOVER, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* Shows the rules of the cohort and follows them. */
void
lyc_rules_popover_set_cohort (LycRulesPopover *self, const char *cohort_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);

  if (self->cohort != NULL
      && g_strcmp0 (lyc_record_get_id (LYC_RECORD (self->cohort)), cohort_id) == 0)
    return;
  forget (self);
  self->cohort = LYC_COHORT (lyc_library_lookup (library, LYC_KIND_COHORT, cohort_id));
  self->channel = LYC_CONTAINER (lyc_library_lookup (library, LYC_KIND_CONTAINER,
                                                     lyc_cohort_get_channel_id (self->cohort)));
  g_signal_connect_swapped (self->cohort, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->channel, "changed", G_CALLBACK (update), self);
  update (self);
}
