/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suggestions.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "suggestion-row.h"

/* The index is asked once nothing was typed for so long. */
#define REST_MS 150

#define MOST 3

struct _LycSuggestions
{
  GtkWidget parent_instance;

  LycServices *services;
  char *text;                /* what the index is asked about next */
  GCancellable *cancellable; /* of the question that is on its way */
  LycSuggestionsTimer timer;
  guint rest_source;

  GtkWidget *card;
  GtkListBox *list;
};

enum
{
  OPEN,
  SOLVED,
  SHOWN,
  LEFT,
  DISMISSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycSuggestions, lyc_suggestions, GTK_TYPE_WIDGET)

/* What was asked before is not wanted any more. */
static void
forget (LycSuggestions *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
is_same (const LycSearchHit *a, const LycSearchHit *b)
{
  return a->group == b->group && g_str_equal (a->id, b->id) && a->position_ms == b->position_ms
         && a->answered == b->answered && a->question == b->question;
}

/* Whether @hits are what is offered already: then no row is made anew for one more key. */
static gboolean
is_shown (LycSuggestions *self, GPtrArray *hits)
{
  if (hits->len != lyc_suggestions_get_count (self))
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (!is_same (g_ptr_array_index (hits, i),
                    lyc_suggestion_row_get_hit (LYC_SUGGESTION_ROW (row))))
        return FALSE;
    }
  return TRUE;
}

static void
solved_cb (LycSuggestions *self, LycSuggestionRow *row)
{
  g_autoptr (LycSearchHit) hit = lyc_search_hit_ref (lyc_suggestion_row_get_hit (row));

  g_signal_emit (self, signals[LEFT], 0);
  g_signal_emit (self, signals[SOLVED], 0, hit);
}

static void
append_row (LycSuggestions *self, LycSearchHit *hit)
{
  GtkWidget *row = lyc_suggestion_row_new (hit);

  g_signal_connect_object (row, "solved", G_CALLBACK (solved_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

/* @hits: (nullable): none hides the list */
static void
show_hits (LycSuggestions *self, GPtrArray *hits)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    append_row (self, g_ptr_array_index (hits, i));
  gtk_widget_set_visible (GTK_WIDGET (self), hits != NULL && hits->len > 0);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSuggestions) self = user_data;
  g_autoptr (LycSearchAnswer) answer = lyc_finder_finish (LYC_FINDER (source), result, NULL);

  if (answer != NULL && self->card != NULL && !is_shown (self, answer->hits))
    show_hits (self, answer->hits);
}

static gboolean
rested_cb (gpointer user_data)
{
  LycSuggestions *self = user_data;
  g_autoptr (LycSearchQuery) query = lyc_search_query_new_alike (self->text, MOST);

  self->rest_source = 0;
  self->cancellable = g_cancellable_new ();
  lyc_finder_find_async (lyc_services_get_finder (self->services), query, self->cancellable,
                         found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
row_activated_cb (LycSuggestions *self, LycSuggestionRow *row)
{
  g_autoptr (LycSearchHit) hit = lyc_search_hit_ref (lyc_suggestion_row_get_hit (row));

  g_signal_emit (self, signals[LEFT], 0);
  g_signal_emit (self, signals[OPEN], 0, hit);
}

/* Down from the last row is the text again. */
static gboolean
keynav_failed_cb (LycSuggestions *self, GtkDirectionType direction)
{
  if (direction == GTK_DIR_DOWN)
    g_signal_emit (self, signals[LEFT], 0);
  return direction == GTK_DIR_DOWN || direction == GTK_DIR_UP;
}

static void
dismiss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_suggestions_dismiss (LYC_SUGGESTIONS (widget));
}

static void
lyc_suggestions_dispose (GObject *object)
{
  LycSuggestions *self = LYC_SUGGESTIONS (object);

  forget (self);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_suggestions_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  signals[OPEN] = g_signal_new ("open", LYC_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SOLVED] = g_signal_new ("solved", LYC_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SHOWN] = g_signal_new ("shown", LYC_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", LYC_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[DISMISSED] = g_signal_new ("dismissed", LYC_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_suggestions_class_init (LycSuggestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_suggestions_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "suggestions.dismiss", NULL, dismiss_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "suggestions.dismiss",
                                       NULL);
  add_signals ();
}

static void
lyc_suggestions_init (LycSuggestions *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Perhaps answered already"), -1);
}

/* What is offered stays as it is while somebody chooses from it. */
static void
follow_focus (LycSuggestions *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (forget), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
new_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Perhaps answered already"));
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (title, "section-title");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "suggestions.dismiss");
  lyc_kit_set_tooltip (close, _("Offer nothing for this question"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Offer nothing for this question"), -1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static void
make_children (LycSuggestions *self)
{
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->card, "suggestions");
  gtk_box_append (GTK_BOX (self->card), new_head ());
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

/* Returns: (transfer floating): a list that offers nothing yet */
GtkWidget *
lyc_suggestions_new (LycServices *services)
{
  LycSuggestions *self = g_object_new (LYC_TYPE_SUGGESTIONS, NULL);

  self->services = g_object_ref (services);
  self->timer = g_timeout_add;
  make_children (self);
  follow_focus (self);
  return GTK_WIDGET (self);
}

/* @timer: what tells that nothing is typed any more, instead of the clock of this machine */
void
lyc_suggestions_set_timer (LycSuggestions *self, LycSuggestionsTimer timer)
{
  self->timer = timer;
}

/**
 * lyc_suggestions_ask:
 * @text: the question as far as it is written
 *
 * To be called on every key. What is offered stays until there is something else.
 */
void
lyc_suggestions_ask (LycSuggestions *self, const char *text)
{
  forget (self);
  g_free (self->text);
  self->text = g_strdup (text);
  if (lyc_services_get_finder (self->services) != NULL)
    self->rest_source = self->timer (REST_MS, rested_cb, self);
}

/* Offers nothing until it is asked again. */
void
lyc_suggestions_clear (LycSuggestions *self)
{
  forget (self);
  if (lyc_suggestions_get_count (self) > 0)
    show_hits (self, NULL);
}

/* As the person does it: what was offered goes, and the focus is where the text is. */
void
lyc_suggestions_dismiss (LycSuggestions *self)
{
  g_signal_emit (self, signals[LEFT], 0);
  lyc_suggestions_clear (self);
  g_signal_emit (self, signals[DISMISSED], 0);
}

/* Puts the focus on the row that is next to the text. Returns: whether there is one */
gboolean
lyc_suggestions_focus (LycSuggestions *self)
{
  guint count = lyc_suggestions_get_count (self);

  if (count > 0)
    forget (self);
  return count > 0
         && gtk_widget_grab_focus (
             GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) count - 1)));
}

/* Returns: how many things are offered now */
guint
lyc_suggestions_get_count (LycSuggestions *self)
{
  guint count = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) count) != NULL)
    count++;
  return count;
}
