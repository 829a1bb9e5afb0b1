/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "composer-private.h"
#include "kit.h"
#include "span-popover.h"
#include "timecode-chip.h"

/* The part of a recording that is spoken of: fixed at the first key, and made longer or moved by
 * the buttons over the text, or by Ctrl+[ and Ctrl+]. */

/* Shorter than this it is a moment. */
#define LEAST_SPAN_MS 1000

static void
set_span (LycComposer *self, gint64 start_ms, gint64 end_ms)
{
  LycAnchor anchor = { 0 };

  if (end_ms - start_ms < LEAST_SPAN_MS)
    end_ms = start_ms;
  if (self->moment_func == NULL
      || !self->moment_func (start_ms, end_ms, &anchor, self->moment_data))
    return;
  lyc_composer_fix_moment (self, &anchor);
}

static gboolean
get_now (LycComposer *self, gint64 *now_ms)
{
  LycAnchor now = { 0 };

  if (self->moment_func == NULL || !self->moment_func (-1, -1, &now, self->moment_data))
    return FALSE;
  *now_ms = now.start_ms;
  return TRUE;
}

/* Lets what is written speak of where the recording is now, or of the part that begins there. */
void
_lyc_composer_mark_start (LycComposer *self)
{
  LycAnchor anchor = { 0 };
  gint64 now;

  if (!get_now (self, &now))
    return;
  if (lyc_composer_get_moment (self, &anchor) && anchor.end_ms > now)
    set_span (self, now, anchor.end_ms);
  else
    set_span (self, now, now);
}

/* Lets it speak of the part that ends where the recording is now. */
void
_lyc_composer_mark_end (LycComposer *self)
{
  LycAnchor anchor = { 0 };
  gint64 now;

  if (get_now (self, &now) && lyc_composer_get_moment (self, &anchor))
    set_span (self, MIN (anchor.start_ms, now), now);
}

/* What the buttons say follows the recording; they show once something is written. */
void
_lyc_composer_update_span (LycComposer *self)
{
  LycAnchor anchor = { 0 };
  gint64 now = 0;
  gboolean there = self->moment != NULL && lyc_composer_get_moment (self, &anchor)
                   && lyc_anchor_is_moment (&anchor) && get_now (self, &now);
  g_autofree char *time = lyc_timecode_format (now);
  /* Translators: lets a part of a recording end at a time: "Until 5:20". */
  g_autofree char *label = g_strdup_printf (_("Until %s"), time);

  gtk_widget_set_visible (self->until, there);
  gtk_widget_set_visible (self->span, there);
  if (!there)
    return;
  gtk_button_set_label (GTK_BUTTON (self->until), label);
  gtk_widget_set_sensitive (self->until, now - anchor.start_ms >= LEAST_SPAN_MS);
  lyc_span_popover_set_now (LYC_SPAN_POPOVER (self->span_popover), now);
  lyc_span_popover_set_span (LYC_SPAN_POPOVER (self->span_popover), anchor.start_ms, anchor.end_ms);
}

static void
span_changed_cb (LycComposer *self, gint64 start_ms, gint64 end_ms)
{
  set_span (self, start_ms, end_ms);
}

static void
until_clicked_cb (LycComposer *self)
{
  _lyc_composer_mark_end (self);
  gtk_widget_grab_focus (self->view);
}

static void
set_name (GtkWidget *widget, const char *name)
{
  lyc_kit_set_tooltip (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Appends the buttons to @line. */
void
_lyc_composer_make_span (LycComposer *self, GtkBox *line)
{
  self->until = gtk_button_new ();
  gtk_widget_add_css_class (self->until, "flat");
  gtk_widget_set_hexpand (self->until, TRUE);
  gtk_widget_set_halign (self->until, GTK_ALIGN_END);
  set_name (self->until, _("Speak of the part until where the video is now"));
  g_signal_connect_object (self->until, "clicked", G_CALLBACK (until_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  self->span_popover = lyc_span_popover_new ();
  g_signal_connect_object (self->span_popover, "span-changed", G_CALLBACK (span_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->span = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->span), "lyceum-moment-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->span), self->span_popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->span), GTK_ARROW_UP);
  gtk_widget_add_css_class (self->span, "flat");
  set_name (self->span, _("Choose the part of the video"));
  gtk_widget_set_visible (self->until, FALSE);
  gtk_widget_set_visible (self->span, FALSE);
  gtk_box_append (line, self->until);
  gtk_box_append (line, self->span);
}
