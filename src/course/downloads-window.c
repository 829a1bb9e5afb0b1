/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "downloads-window.h"

#include <glib/gi18n-lib.h>

#include "download-row.h"
#include "empty-state.h"
#include "progress-line.h"

struct _LycDownloadsWindow
{
  AdwWindow parent_instance;

  LycServices *services;

  GtkLabel *used;
  GtkDropDown *quota;
  LycProgressLine *line;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LycDownloadsWindow, lyc_downloads_window, ADW_TYPE_WINDOW)

/* What downloads may be allowed to take, in units of 10^9 bytes. */
static const gint64 quotas[] = { 1, 2, 5, 10, 20, 50, 100 };

#define GIGABYTE G_GINT64_CONSTANT (1000000000)

static LycDownloads *
downloads_of (LycDownloadsWindow *self)
{
  return lyc_services_get_downloads (self->services);
}

static void
update (LycDownloadsWindow *self)
{
  LycDownloads *downloads = downloads_of (self);
  gint64 used = lyc_downloads_get_used (downloads);
  gint64 quota = lyc_downloads_get_quota (downloads);
  g_autofree char *size = g_format_size ((guint64) used);
  g_autofree char *text = g_strdup_printf (_("%s on this computer"), size);

  gtk_label_set_text (self->used, text);
  lyc_progress_line_set_label (self->line, text);
  lyc_progress_line_set_fraction (self->line,
                                  quota > 0 ? MIN (1.0, (double) used / (double) quota) : 0);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (downloads)) > 0 ? "list" : "empty");
}

static void
quota_cb (LycDownloadsWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->quota);

  if (chosen < G_N_ELEMENTS (quotas))
    lyc_downloads_set_quota (downloads_of (self), quotas[chosen] * GIGABYTE);
}

static void
show_quotas (LycDownloadsWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 quota = lyc_downloads_get_quota (downloads_of (self));
  guint chosen = G_N_ELEMENTS (quotas) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (quotas); i++)
    {
      gtk_string_list_take (names, g_format_size ((guint64) (quotas[i] * GIGABYTE)));
      if (quotas[i] * GIGABYTE >= quota && chosen > i)
        chosen = i;
    }
  gtk_drop_down_set_model (self->quota, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->quota, chosen);
  g_signal_connect_object (self->quota, "notify::selected", G_CALLBACK (quota_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  LycDownloadsWindow *self = data;
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (
      GTK_LIST_BOX_ROW (row),
      lyc_download_row_new (self->services, lyc_download_get_lesson_id (item)));
  return row;
}

static void
lyc_downloads_window_dispose (GObject *object)
{
  g_clear_object (&LYC_DOWNLOADS_WINDOW (object)->services);
  G_OBJECT_CLASS (lyc_downloads_window_parent_class)->dispose (object);
}

static void
lyc_downloads_window_class_init (LycDownloadsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_downloads_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/downloads-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LycDownloadsWindow, used);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadsWindow, quota);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadsWindow, line);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LycDownloadsWindow, list);
}

static void
lyc_downloads_window_init (LycDownloadsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_stack_add_named (self->stack,
                       lyc_empty_state_new ("folder-download-symbolic",
                                            _("Nothing is kept here"),
                                               _("Open a lesson and press its download button: it "
                                              "then works without a connection.")),
                                            "empty");
}

/* No wider than the window that it lies over, which is as wide as a narrow screen. */
static void
keep_within (GtkWindow *window, GtkWindow *parent)
{
  int width, height, room = gtk_widget_get_width (GTK_WIDGET (parent));

  gtk_window_get_default_size (window, &width, &height);
  if (room > 0 && room < width)
    gtk_window_set_default_size (window, room, height);
}

/* Returns: (transfer none): a window over @parent; GTK owns it until it is closed */
GtkWindow *
lyc_downloads_window_new (GtkWindow *parent, LycServices *services)
{
  LycDownloadsWindow *self
      = g_object_new (LYC_TYPE_DOWNLOADS_WINDOW, "transient-for", parent, NULL);
  LycDownloads *downloads = lyc_services_get_downloads (services);

  keep_within (GTK_WINDOW (self), parent);
  self->services = g_object_ref (services);
  show_quotas (self);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (downloads), create_row_cb, self, NULL);
  g_signal_connect_object (downloads, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (downloads, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WINDOW (self);
}
