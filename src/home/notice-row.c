/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notice-row.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "badge-definition.h"
#include "people.h"
#include "time-text.h"

#define AVATAR_SIZE 28

struct _LycNoticeRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycNotice *notice;
  LycRecord *actor; /* NULL where nobody did it, as with badges */
  LycRecord *badge;
  GtkWidget *what;
  GtkWidget *when;
};

G_DEFINE_FINAL_TYPE (LycNoticeRow, lyc_notice_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_badge_text (LycNoticeRow *self)
{
  const char *name = lyc_badge_definition_get_name (LYC_BADGE_DEFINITION (self->badge));

  return g_strdup_printf (_("You earned the badge “%s”"), name);
}

/* One sentence per reason; it says why the notice came. */
static char *
dup_text (LycNoticeRow *self)
{
  const char *reason = lyc_notice_get_reason (self->notice);
  g_autofree char *name
      = lyc_people_dup_shown_name (self->services, lyc_notice_get_actor_id (self->notice));

  if (self->badge != NULL)
    return dup_badge_text (self);
  if (g_str_equal (reason, "mention"))
    return g_strdup_printf (_("%s mentioned you"), name);
  if (g_str_equal (reason, "reply"))
    return g_strdup_printf (_("%s replied to you"), name);
  if (g_str_equal (reason, "answer"))
    return g_strdup_printf (_("%s answered your question"), name);
  if (g_str_equal (reason, "accepted"))
    return g_strdup_printf (_("%s accepted your answer"), name);
  if (g_str_equal (reason, "announcement"))
    return g_strdup_printf (_("%s has something to tell everybody"), name);
  if (g_str_equal (reason, "assigned"))
    return g_strdup_printf (_("%s gave you a task"), name);
  return g_strdup_printf (_("%s wrote to you"), name);
}

static void
update (LycNoticeRow *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *when = lyc_time_text_relative (lyc_notice_get_created_at (self->notice),
                                                  g_get_real_time () / 1000);
  g_autofree char *label = g_strdup_printf ("%s, %s", text, when);

  gtk_label_set_text (GTK_LABEL (self->what), text);
  gtk_label_set_text (GTK_LABEL (self->when), when);
  if (lyc_notice_get_seen_at (self->notice) == 0)
    gtk_widget_add_css_class (self->what, "heading");
  else
    gtk_widget_remove_css_class (self->what, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
lyc_notice_row_dispose (GObject *object)
{
  LycNoticeRow *self = LYC_NOTICE_ROW (object);

  g_clear_object (&self->services);
  g_clear_object (&self->notice);
  g_clear_object (&self->actor);
  g_clear_object (&self->badge);
  G_OBJECT_CLASS (lyc_notice_row_parent_class)->dispose (object);
}

static void
lyc_notice_row_class_init (LycNoticeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_notice_row_dispose;
}

static void
lyc_notice_row_init (LycNoticeRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "notice-row");
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build (LycNoticeRow *self)
{
  const char *actor_id = lyc_notice_get_actor_id (self->notice);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->what = new_label (NULL);
  self->when = new_label ("meta");
  gtk_box_append (GTK_BOX (texts), self->what);
  gtk_box_append (GTK_BOX (texts), self->when);
  gtk_box_append (GTK_BOX (box), *actor_id != '\0'
                                     ? lyc_people_new_avatar (self->services, actor_id, AVATAR_SIZE)
                                     : gtk_image_new_from_icon_name ("lyceum-badge-symbolic"));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static LycRecord *
follow (LycNoticeRow *self, LycKind kind, const char *id)
{
  LycRecord *record;

  if (*id == '\0')
    return NULL;
  record = lyc_library_lookup (lyc_services_get_library (self->services), kind, id);
  g_signal_connect_object (record, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return record;
}

/* Returns: (transfer floating): a row that follows @notice and who caused it */
GtkWidget *
lyc_notice_row_new (LycServices *services, LycNotice *notice)
{
  LycNoticeRow *self = g_object_new (LYC_TYPE_NOTICE_ROW, NULL);

  self->services = g_object_ref (services);
  self->notice = g_object_ref (notice);
  self->actor = follow (self, LYC_KIND_USER, lyc_notice_get_actor_id (notice));
  self->badge = follow (self, LYC_KIND_BADGE_CLASS, lyc_notice_get_badge_class_id (notice));
  build (self);
  g_signal_connect_object (notice, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

LycNotice *
lyc_notice_row_get_notice (LycNoticeRow *self)
{
  return self->notice;
}

/* Goes where the notice points and marks it as seen. */
void
lyc_notice_row_open (LycNoticeRow *self)
{
  const char *container = lyc_notice_get_container_id (self->notice);

  if (lyc_notice_get_seen_at (self->notice) == 0)
    {
      g_autoptr (LycAct) act = lyc_act_see_notice (lyc_record_get_id (LYC_RECORD (self->notice)),
                                                   g_get_real_time () / 1000);

      lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
    }
  if (*container != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s", container);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "pane.open", "s",
                                self->badge != NULL ? "badges" : "workspace");
}
