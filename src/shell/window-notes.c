/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What becomes of a note outside its lesson: a post, or, taken back, a note again. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "asset.h"

/* Behind what is written there already, which is nobody's to throw away. */
static void
add_text (LycComposer *composer, const char *text)
{
  g_autofree char *before = lyc_composer_dup_text (composer);
  g_autofree char *all
      = *before != '\0' ? g_strconcat (before, "\n\n", text, NULL) : g_strdup (text);

  lyc_composer_set_text (composer, all);
}

/* (lesson, asset, quote, start, end, text): ready to be sent in Discussion; asset is empty where
 * the note has no time. */
static void
share_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  LycAnchor anchor = { .cue_id = "" };
  const char *lesson_id, *text;
  g_autoptr (LycRecord) asset = NULL;
  LycComposer *composer;

  if (self->services == NULL)
    return;
  lyc_window_make_pages (self);
  g_variant_get (parameter, "(&s&s&sxx&s)", &lesson_id, &anchor.asset_id, &anchor.quote,
                 &anchor.start_ms, &anchor.end_ms, &text);
  if (g_strcmp0 (lyc_lesson_page_get_lesson_id (self->lesson), lesson_id) != 0)
    lyc_window_open_lesson (self, lesson_id, -1);
  if (*anchor.asset_id != '\0')
    {
      asset = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_ASSET,
                                  anchor.asset_id);
      anchor.asset_rev = lyc_asset_get_revision (LYC_ASSET (asset));
    }
  lyc_workbench_present_pane (self->workbench, "discussion");
  composer = lyc_discussion_page_get_composer (self->discussion);
  lyc_discussion_page_compose (self->discussion, asset != NULL ? &anchor : NULL);
  lyc_composer_choose_kind (composer, "discussion");
  add_text (composer, text);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (self->lesson != NULL)
    lyc_lesson_page_restore_note (self->lesson, g_variant_get_string (parameter, NULL));
}

/* (text, action, its parameter): says what was done, with a button that takes it back. */
static void
toast_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text, *action, *target;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_variant_get (parameter, "(&s&s&s)", &text, &action, &target);
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target (toast, "s", target);
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (LYC_WINDOW (widget)->toasts, toast);
}

void
lyc_window_install_note_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.note-share", "(sssxxs)", share_cb);
  gtk_widget_class_install_action (klass, "win.note-restore", "s", restore_cb);
  gtk_widget_class_install_action (klass, "win.toast-undo", "(sss)", toast_undo_cb);
}
