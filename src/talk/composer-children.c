/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "composer-private.h"
#include "emoji-button.h"
#include "flow-row.h"
#include "kit.h"
#include "mention-popover.h"

/* Six lines, then it scrolls. */
#define MAX_TEXT_HEIGHT 118
#define MIN_TEXT_HEIGHT 32
#define TEXT_MARGIN 7

static void
set_name (GtkWidget *widget, const char *name)
{
  lyc_kit_set_tooltip (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_icon_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  set_name (button, name);
  return button;
}

static gboolean
key_cb (LycComposer *self, guint keyval, guint keycode, GdkModifierType state,
        GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (lyc_mention_popover_handle_key (LYC_MENTION_POPOVER (self->mentions), keyval))
    return TRUE;
  if (keyval == GDK_KEY_Escape && (self->editing != NULL || self->reply_to != NULL))
    {
      _lyc_composer_leave_context (self);
      return TRUE;
    }
  if ((state & GDK_CONTROL_MASK) != 0 && keyval == GDK_KEY_bracketleft)
    {
      _lyc_composer_mark_start (self);
      return TRUE;
    }
  if ((state & GDK_CONTROL_MASK) != 0 && keyval == GDK_KEY_bracketright)
    {
      _lyc_composer_mark_end (self);
      return TRUE;
    }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  if ((state & GDK_SHIFT_MASK) != 0)
    return FALSE;
  /* Enter may be the end of a word that an input method composes. */
  if (event != NULL && gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->view), event))
    return TRUE;
  lyc_composer_submit (self);
  return TRUE;
}

static void
make_view (LycComposer *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Message"), -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), TEXT_MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), TEXT_MARGIN);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (self->view), GTK_INPUT_HINT_SPELLCHECK);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (_lyc_composer_text_changed), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_text_area (LycComposer *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  make_view (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN_TEXT_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MAX_TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  self->placeholder = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->placeholder, "hint");
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_label_set_yalign (GTK_LABEL (self->placeholder), 0);
  gtk_widget_set_margin_start (self->placeholder, 6);
  gtk_widget_set_margin_top (self->placeholder, TEXT_MARGIN);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_widget_set_valign (overlay, GTK_ALIGN_CENTER);
  return overlay;
}

static GtkWidget *
new_context (LycComposer *self)
{
  self->context = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->context_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->context_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->context_label), 0);
  gtk_widget_set_hexpand (self->context_label, TRUE);
  self->context_close = new_icon_button ("window-close-symbolic", _("Cancel"));
  g_signal_connect_object (self->context_close, "clicked",
                           G_CALLBACK (_lyc_composer_leave_context), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->context), self->context_label);
  gtk_box_append (GTK_BOX (self->context), self->context_close);
  gtk_widget_add_css_class (self->context, "context");
  gtk_widget_set_visible (self->context, FALSE);
  return self->context;
}

static void
chip_clicked_cb (LycComposer *self)
{
  self->without_moment = !self->without_moment;
  _lyc_composer_update_chip (self);
  gtk_widget_grab_focus (self->view);
}

static GtkWidget *
new_chip (LycComposer *self)
{
  self->chip = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->chip, "flat");
  gtk_widget_add_css_class (self->chip, "timecode-chip");
  gtk_widget_set_valign (self->chip, GTK_ALIGN_END);
  gtk_widget_set_visible (self->chip, FALSE);
  gtk_widget_set_margin_bottom (self->chip, 6); /* in the middle of the buttons beside it */
  g_signal_connect_object (self->chip, "clicked", G_CALLBACK (chip_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return self->chip;
}

static void
emoji_cb (LycComposer *self, const char *emoji)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  gtk_text_buffer_insert_at_cursor (buffer, emoji, -1);
  gtk_widget_grab_focus (self->view);
}

/* The button rests once all is sent; the focus would be lost with it. */
static void
send_clicked_cb (LycComposer *self)
{
  gtk_widget_grab_focus (self->view);
  lyc_composer_submit (self);
}

static GtkWidget *
new_line (LycComposer *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);
  gtk_box_append (GTK_BOX (line), new_text_area (self));
  gtk_widget_insert_before (_lyc_composer_new_attach_button (self), line,
                            gtk_widget_get_first_child (line));
  gtk_box_append (GTK_BOX (line), new_chip (self));
  self->emoji = lyc_emoji_button_new (_("Insert emoji"));
  gtk_widget_set_valign (self->emoji, GTK_ALIGN_END);
  g_signal_connect_object (self->emoji, "emoji-picked", G_CALLBACK (emoji_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->emoji);
  gtk_box_append (GTK_BOX (line), _lyc_composer_new_later_button (self));
  self->send = new_icon_button ("lyceum-send-symbolic", _("Send"));
  gtk_widget_set_valign (self->send, GTK_ALIGN_END);
  g_signal_connect_object (self->send, "clicked", G_CALLBACK (send_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->send);
  return line;
}

static void
picked_cb (LycComposer *self, const char *call)
{
  _lyc_composer_insert_mention (self, call);
}

/* The button in the list of kinds takes the focus, so it says what the list is and what is chosen.
 */
static void
name_kind (GtkDropDown *kind)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (kind);
  g_autofree char *name = chosen != NULL
      ? g_strdup_printf ("%s: %s", _("What it is"), gtk_string_object_get_string (chosen))
                         : g_strdup (_("What it is"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (kind))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
kind_chosen_cb (LycComposer *self)
{
  name_kind (GTK_DROP_DOWN (self->kind));
  g_signal_emit_by_name (self, "kind-chosen");
}

void
_lyc_composer_make_children (LycComposer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *over = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_add_css_class (box, "composer");
  gtk_box_append (GTK_BOX (box), new_context (self));
  self->kind = gtk_drop_down_new (NULL, NULL);
  gtk_widget_add_css_class (self->kind, "flat");
  gtk_widget_set_halign (self->kind, GTK_ALIGN_START);
  gtk_widget_set_visible (self->kind, FALSE);
  set_name (self->kind, _("What it is"));
  name_kind (GTK_DROP_DOWN (self->kind));
  g_signal_connect_object (self->kind, "notify::selected-item", G_CALLBACK (kind_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (over), self->kind);
  _lyc_composer_make_span (self, GTK_BOX (over));
  gtk_box_append (GTK_BOX (box), over);
  self->files = lyc_flow_row_new (6);
  gtk_widget_set_visible (self->files, FALSE);
  gtk_widget_set_margin_top (self->files, 6);
  gtk_box_append (GTK_BOX (box), self->files);
  gtk_box_append (GTK_BOX (box), new_line (self));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->mentions = lyc_mention_popover_new (self->services);
  gtk_widget_set_parent (self->mentions, GTK_WIDGET (self));
  g_signal_connect_object (self->mentions, "picked", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
}
