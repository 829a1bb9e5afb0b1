/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "find-bar.h"

#include <glib/gi18n-lib.h>

#include "cue-search.h"

struct _LycFindBar
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *before;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (LycFindBar, lyc_find_bar, GTK_TYPE_WIDGET)

enum
{
  SEARCH,
  STEP,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
changed_cb (LycFindBar *self)
{
  g_signal_emit (self, signals[SEARCH], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
next_cb (LycFindBar *self)
{
  g_signal_emit (self, signals[STEP], 0, 1);
}

static void
before_cb (LycFindBar *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        LycFindBar *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  before_cb (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_button (LycFindBar *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
lyc_find_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lyc_find_bar_parent_class)->dispose (object);
}

static void
lyc_find_bar_class_init (LycFindBarClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_find_bar_dispose;
  signals[SEARCH] = g_signal_new ("search", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
  signals[CLOSED]
      = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_find_bar_init (LycFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "find-bar");
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              4);
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (before_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (lyc_find_bar_close), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "meta");
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  self->before = add_button (self, "go-up-symbolic", _("Place before"), G_CALLBACK (before_cb));
  self->next = add_button (self, "go-down-symbolic", _("Next place"), G_CALLBACK (next_cb));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  lyc_find_bar_set_found (self, 0, 0);
}

/* @label: what is looked through */
GtkWidget *
lyc_find_bar_new (const char *label)
{
  LycFindBar *self = g_object_new (LYC_TYPE_FIND_BAR, NULL);

  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}

void
lyc_find_bar_open (LycFindBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/* Hides it and forgets the words. */
void
lyc_find_bar_close (LycFindBar *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[CLOSED], 0);
}

/* @current: which of the @n places is shown, from 0 */
void
lyc_find_bar_set_found (LycFindBar *self, guint current, guint n)
{
  gboolean asked = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: which of the places that were found is shown: "3 of 12". */
    text = g_strdup_printf (_("%u of %u"), current + 1, n);
  else
    text = g_strdup (asked ? _("Nothing found") : "");
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->before, n > 1);
  gtk_widget_set_sensitive (self->next, n > 1);
  if (asked && n == 0)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/**
 * lyc_text_search:
 * @texts: (element-type utf8)
 *
 * Finds words whatever their case and accents, as in a transcript.
 *
 * Returns: (transfer full) (element-type LycTextMatch): in reading order
 */
GArray *
lyc_text_search (GPtrArray *texts, const char *words)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  g_autoptr (LycCueList) list = NULL;

  G_STATIC_ASSERT (sizeof (LycTextMatch) == sizeof (LycCueMatch));
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (cues, lyc_cue_new (NULL, i, i + 1, NULL, g_ptr_array_index (texts, i)));
  list = lyc_cue_list_new (cues);
  return lyc_cue_search (list, words);
}
