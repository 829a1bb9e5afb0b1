/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notice-bell.h"

#include <glib/gi18n-lib.h>

#include "count-pill.h"
#include "empty-state.h"
#include "notice-row.h"
#include "quiet-row.h"
#include "row-list.h"
#include "lyc-shell-resources.h"

/* Older ones are of no use to anybody. */
#define MAX_NOTICES 50

struct _LycNoticeBell
{
  GtkWidget parent_instance;

  LycServices *services;
  LycResults *notices;
  LycQuietTime *time; /* NULL where nobody is signed in */

  GtkWidget *overlay;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *see_button;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *pill;
  GtkWidget *quiet;
};

G_DEFINE_FINAL_TYPE (LycNoticeBell, lyc_notice_bell, GTK_TYPE_WIDGET)

static guint
count_unseen (LycNoticeBell *self)
{
  GListModel *model = G_LIST_MODEL (self->notices);
  guint n = g_list_model_get_n_items (model), unseen = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycNotice) notice = g_list_model_get_item (model, i);

      unseen += lyc_notice_get_seen_at (notice) == 0;
    }
  return unseen;
}

static void
name_button (LycNoticeBell *self, guint unseen)
{
  g_autofree char *some
      = g_strdup_printf (ngettext ("Notices, %u new", "Notices, %u new", unseen), unseen);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  unseen > 0 ? some : _("Notices"), -1);
}

static void
update (LycNoticeBell *self)
{
  guint unseen = self->notices != NULL ? count_unseen (self) : 0;
  gboolean any
      = self->notices != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->notices)) > 0;

  lyc_count_pill_set_count (LYC_COUNT_PILL (self->pill), unseen);
  gtk_widget_set_sensitive (self->see_button, unseen > 0);
  gtk_widget_set_visible (self->see_button, any);
  gtk_widget_set_visible (self->scroller, any);
  gtk_widget_set_visible (self->empty, !any);
  name_button (self, unseen);
}

/* The bell is struck while it is quiet; its tooltip says until when. */
static void
update_quiet (LycNoticeBell *self)
{
  g_autofree char *words = self->time != NULL ? lyc_quiet_time_dup_words (self->time) : NULL;

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), words != NULL
                                                                     ? "lyceum-bell-off-symbolic"
                                                                     : "lyceum-bell-symbolic");
  gtk_widget_set_tooltip_text (self->button, words != NULL ? words : _("Notices"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
}

static void
follow_quiet (LycNoticeBell *self)
{
  g_clear_object (&self->time);
  if (self->services != NULL)
    {
      self->time = lyc_quiet_time_new (self->services);
      g_signal_connect_object (self->time, "changed", G_CALLBACK (update_quiet), self,
                               G_CONNECT_SWAPPED);
    }
  lyc_quiet_row_set_time (LYC_QUIET_ROW (self->quiet), self->time);
  update_quiet (self);
}

static void
see_all_cb (LycNoticeBell *self)
{
  GListModel *model = G_LIST_MODEL (self->notices);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LycNotice) notice = g_list_model_get_item (model, i);

      lyc_notice_row_see (self->services, notice);
    }
}

static void
activated_cb (LycNoticeBell *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  lyc_notice_row_open (LYC_NOTICE_ROW (row));
}

static GtkWidget *
create_cb (gpointer item, gpointer user_data)
{
  LycNoticeBell *self = user_data;

  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return lyc_notice_row_new (self->services, item);
}

static void
lyc_notice_bell_dispose (GObject *object)
{
  LycNoticeBell *self = LYC_NOTICE_BELL (object);

  if (self->overlay != NULL)
    {
      lyc_notice_bell_set_services (self, NULL);
      gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_NOTICE_BELL);
    }
  G_OBJECT_CLASS (lyc_notice_bell_parent_class)->dispose (object);
}

static void
lyc_notice_bell_class_init (LycNoticeBellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_COUNT_PILL);
  g_type_ensure (LYC_TYPE_EMPTY_STATE);
  g_type_ensure (LYC_TYPE_QUIET_ROW);
  G_OBJECT_CLASS (klass)->dispose = lyc_notice_bell_dispose;
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/notice-bell.ui");
  gtk_widget_class_set_css_name (widget_class, "notice-bell");
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, overlay);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, button);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, popover);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, see_button);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, list);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, empty);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, pill);
  gtk_widget_class_bind_template_child (widget_class, LycNoticeBell, quiet);
  gtk_widget_class_bind_template_callback (widget_class, see_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
lyc_notice_bell_init (LycNoticeBell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

GtkWidget *
lyc_notice_bell_new (void)
{
  return g_object_new (LYC_TYPE_NOTICE_BELL, NULL);
}

/**
 * lyc_notice_bell_set_services:
 * @services: (nullable): whose notices are shown; %NULL for nobody's
 */
void
lyc_notice_bell_set_services (LycNoticeBell *self, LycServices *services)
{
  LycQuery newest = { LYC_KIND_NOTICE, LYC_QUERY_ALL, NULL, TRUE, 0 };
  g_autoptr (GtkSliceListModel) first = NULL;

  lyc_row_list_bind (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
  if (self->notices != NULL)
    g_signal_handlers_disconnect_by_data (self->notices, self);
  g_clear_object (&self->notices);
  g_set_object (&self->services, services);
  if (services != NULL)
    {
      self->notices = lyc_library_query (lyc_services_get_library (services), &newest);
      first
          = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->notices)), 0, MAX_NOTICES);
      lyc_row_list_bind (GTK_LIST_BOX (self->list), G_LIST_MODEL (first), create_cb, self);
      g_signal_connect_object (self->notices, "items-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  follow_quiet (self);
  update (self);
}

/* Opens the list of notices, as by its button. */
void
lyc_notice_bell_popup (LycNoticeBell *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
