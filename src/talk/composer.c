/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "allow.h"
#include "anchor-label.h"
#include "composer-private.h"
#include "style.h"
#include "timecode-chip.h"

/* As in the API's description; mentions grow when they become links, so a little less. */
#define MAX_CHARS 19000

G_DEFINE_FINAL_TYPE (LycComposer, lyc_composer, GTK_TYPE_WIDGET)

static void
lyc_composer_dispose (GObject *object)
{
  LycComposer *self = LYC_COMPOSER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);
  g_clear_object (&self->people);
  g_clear_object (&self->reply_to);
  g_clear_object (&self->editing);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->base_place, g_free);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_pointer (&self->attach_cohort, g_free);
  g_clear_pointer (&self->attach_container, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->kinds, g_strfreev);
  g_clear_pointer (&self->moment, json_node_unref);
  G_OBJECT_CLASS (lyc_composer_parent_class)->dispose (object);
}

static void
lyc_composer_class_init (LycComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_composer_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("submit", LYC_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_POINTER);
  g_signal_new ("typing", LYC_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("changed", LYC_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("kind-chosen", LYC_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  lyc_talk_load_style ();
}

static void
lyc_composer_init (LycComposer *self)
{
}

/* The answer to an older post clears the place's draft, also if a newer one was begun meanwhile. */
static void
outbox_changed_cb (LycComposer *self)
{
  g_autofree char *text = lyc_composer_dup_text (self);

  if (*text != '\0' && self->place != NULL && self->editing == NULL)
    lyc_session_set_draft (lyc_services_get_session (self->services), self->place, text);
}

GtkWidget *
lyc_composer_new (LycServices *services)
{
  LycComposer *self = g_object_new (LYC_TYPE_COMPOSER, NULL);

  self->services = g_object_ref (services);
  _lyc_composer_make_children (self);
  g_signal_connect_object (lyc_services_get_outbox (services), "items-changed",
                           G_CALLBACK (outbox_changed_cb), self, G_CONNECT_SWAPPED);
  _lyc_composer_follow_drafts (self);
  _lyc_composer_update (self);
  return GTK_WIDGET (self);
}

/**
 * lyc_composer_set_place:
 * @draft_place: (nullable): as in lyc_session_set_draft()
 *
 * Moves to another place: what was written for this one is kept there, and its draft comes back.
 */
void
lyc_composer_set_place (LycComposer *self, const char *draft_place)
{
  char *place = g_strdup (draft_place);

  g_clear_pointer (&self->base_place, g_free);
  g_clear_pointer (&self->trouble, g_free);
  g_free (self->place);
  self->place = place;
  g_clear_object (&self->reply_to);
  g_clear_object (&self->editing);
  g_clear_pointer (&self->moment, json_node_unref);
  self->without_moment = FALSE;
  _lyc_composer_restore (self);
}

void
lyc_composer_set_placeholder (LycComposer *self, const char *text)
{
  g_free (self->hint);
  self->hint = g_strdup (text);
  _lyc_composer_update (self);
}

/* What a screen reader calls the box; unlike the placeholder it must not change as a video plays.
 */
void
lyc_composer_set_name (LycComposer *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* @text: (nullable): what a screen reader adds to the name of the box, such as what is offered */
void
lyc_composer_set_description (LycComposer *self, const char *text)
{
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* @people: (nullable): who can be mentioned */
void
lyc_composer_set_people (LycComposer *self, LycPeople *people)
{
  g_set_object (&self->people, people);
}

/* @reason: (nullable): why nothing can be written here; %NULL where one can */
void
lyc_composer_set_reason (LycComposer *self, const char *reason)
{
  if (g_strcmp0 (self->reason, reason) == 0)
    return;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  _lyc_composer_update (self);
}

static const char *
kind_word (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *word;
  } words[] = { { "question", N_("Question") },
                { "idea", N_("Idea") },
                { "announcement", N_("Announcement") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (kind, words[i].kind))
      return _(words[i].word);
  return _("Discussion");
}

/* @post_kinds: (nullable): what can be chosen, the first at first; %NULL offers no choice */
void
lyc_composer_set_kinds (LycComposer *self, const char *const *post_kinds)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  if (self->kinds != NULL && post_kinds != NULL
      && g_strv_equal ((const char *const *) self->kinds, post_kinds))
    return;
  g_strfreev (self->kinds);
  self->kinds = g_strdupv ((char **) post_kinds);
  for (guint i = 0; post_kinds != NULL && post_kinds[i] != NULL; i++)
    gtk_string_list_append (words, kind_word (post_kinds[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kind), G_LIST_MODEL (words));
  if (post_kinds != NULL)
    _lyc_composer_lift_later (self);
  _lyc_composer_update (self);
}

/* @func: (nullable): says what is playing now; asked at the first key, and for the chip */
void
lyc_composer_set_moment_func (LycComposer *self, LycMomentFunc func, gpointer user_data)
{
  self->moment_func = func;
  self->moment_data = user_data;
  _lyc_composer_update_chip (self);
}

/* To be called when playback moved on; what was fixed by a key stays. */
void
lyc_composer_refresh_moment (LycComposer *self)
{
  if (self->moment == NULL)
    _lyc_composer_update_chip (self);
  else
    _lyc_composer_update_span (self);
}

/* Fixes the moment before any key, as for "Discuss this moment". */
void
lyc_composer_fix_moment (LycComposer *self, const LycAnchor *anchor)
{
  g_clear_pointer (&self->moment, json_node_unref);
  self->moment = anchor != NULL ? lyc_anchor_to_json (anchor) : NULL;
  self->without_moment = FALSE;
  _lyc_composer_update_chip (self);
}

static gboolean
current_moment (LycComposer *self, LycAnchor *anchor)
{
  if (self->editing != NULL)
    return FALSE;
  if (self->moment != NULL && JSON_NODE_HOLDS_OBJECT (self->moment))
    return lyc_anchor_read (json_node_get_object (self->moment), anchor);
  return self->moment_func != NULL && self->moment_func (-1, -1, anchor, self->moment_data);
}

/* Returns: whether what is written is tied to a moment, and to which; strings are borrowed */
gboolean
lyc_composer_get_moment (LycComposer *self, LycAnchor *anchor)
{
  return !self->without_moment && current_moment (self, anchor);
}

void
_lyc_composer_update_chip (LycComposer *self)
{
  LycAnchor anchor = { 0 };
  gboolean there = current_moment (self, &anchor);
  g_autofree char *time = there ? lyc_anchor_dup_label (&anchor) : NULL;
  g_autofree char *name = NULL;

  there = time != NULL;
  gtk_widget_set_visible (self->chip, there);
  _lyc_composer_update_span (self);
  if (!there)
    return;
  name = g_strdup_printf (self->without_moment ? _("Tie it to %s") : _("Do not tie it to %s"), time);
  gtk_button_set_label (GTK_BUTTON (self->chip), self->without_moment ? "+" : time);
  gtk_widget_set_tooltip_text (self->chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* Returns: how many characters it is too long by */
glong
_lyc_composer_get_excess (LycComposer *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)))
         - MAX_CHARS;
}

gboolean
_lyc_composer_is_too_long (LycComposer *self)
{
  return _lyc_composer_get_excess (self) > 0;
}

/* Where nothing can be written any more, the focus stays, and what was written half is kept, out of
 * sight below the reason: it may be allowed again in a moment. */
static void
update_view (LycComposer *self)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), self->reason == NULL);
  if (self->reason != NULL)
    gtk_widget_add_css_class (self->view, "closed");
  else
    gtk_widget_remove_css_class (self->view, "closed");
}

void
_lyc_composer_update (LycComposer *self)
{
  g_autofree char *text = lyc_composer_dup_text (self);
  g_autofree char *context = _lyc_composer_dup_context (self);
  gboolean empty = *text == '\0';

  gtk_label_set_text (GTK_LABEL (self->context_label), context != NULL ? context : "");
  gtk_widget_set_visible (self->context, context != NULL);
  gtk_widget_set_visible (self->context_close, self->editing != NULL || self->reply_to != NULL);
  gtk_label_set_text (GTK_LABEL (self->placeholder),
                      self->reason != NULL ? self->reason : self->hint != NULL ? self->hint : "");
  gtk_widget_set_visible (self->placeholder, empty || self->reason != NULL);
  gtk_widget_set_tooltip_text (self->placeholder, self->reason);
  update_view (self);
  lyc_allow (self->emoji, "sensitive", self->reason == NULL);
  empty = empty && !self->has_files;
  lyc_allow (self->send, "sensitive",
             self->reason == NULL && !empty && !_lyc_composer_is_too_long (self));
  gtk_widget_set_visible (self->later, self->attachable && !empty && self->editing == NULL);
  _lyc_composer_update_attach (self);
  gtk_widget_set_visible (self->kind, self->kinds != NULL && self->editing == NULL && !empty);
  _lyc_composer_update_chip (self);
}

/* Which groups may be called from here. */
void
lyc_composer_set_groups (LycComposer *self, LycGroups groups)
{
  if (self->groups == groups)
    return;
  self->groups = groups;
  _lyc_composer_update (self);
}

/* Puts @text into the box as if it had been typed. The box is not empty in between, which would
 * forget the moment of the first key. */
void
lyc_composer_set_text (LycComposer *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;
  int before = gtk_text_buffer_get_char_count (buffer);

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, before);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/* Returns: (transfer full): what is in the box */
char *
lyc_composer_dup_text (LycComposer *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
lyc_composer_focus (LycComposer *self)
{
  gtk_widget_grab_focus (self->view);
}
