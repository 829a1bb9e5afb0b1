/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-chips.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "flow-row.h"
#include "search-text.h"

enum
{
  EVERYTHING,
  COURSE,
  FROM,
  IN,
  KIND,
  WHEN,
  FILES,
  UNANSWERED,
  N_CHIPS
};

static const struct
{
  const char *label;
  LycSearchName name;
} chips[N_CHIPS] = {
  [EVERYTHING]
  = { N_ ("Everything"), LYC_N_SEARCH_NAMES },
      [COURSE]
      = { N_ ("In this course"), LYC_SEARCH_NAME_IN },
          [FROM]
          = { N_ ("From…"), LYC_SEARCH_NAME_FROM },
              [IN]
              = { N_ ("In…"), LYC_SEARCH_NAME_IN },
                  [KIND]
                  = { N_ ("Kind…"), LYC_SEARCH_NAME_KIND },
                      [WHEN]
                      = { N_ ("Since…"), LYC_SEARCH_NAME_AFTER },
                          [FILES]
                          = { N_ ("Has file"), LYC_SEARCH_NAME_HAS }, [UNANSWERED]
                                                                      = { N_ ("Unanswered"),
                                                                              LYC_SEARCH_NAME_IS },
                             };

struct _LycSearchChips
{
  GtkWidget parent_instance;

  GtkWidget *row;
  GtkWidget *chips[N_CHIPS];
  char *values[N_CHIPS]; /* what each puts behind its colon; NULL: that is typed on */
  char *text;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LycSearchChips, lyc_search_chips, GTK_TYPE_WIDGET)

static guint changed_signal;

/* Returns: (transfer full): the words alone */
static char *
without_any (const char *text)
{
  char *rest = g_strdup (text);

  for (int name = 0; name < LYC_N_SEARCH_NAMES; name++)
    {
      g_autofree char *before = rest;

      rest = lyc_search_text_without (before, (LycSearchName) name);
    }
  return rest;
}

static void
clicked_cb (LycSearchChips *self, GtkToggleButton *chip)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "lyc-chip"));
  g_autofree char *rest = NULL;
  g_autofree char *text = NULL;

  if (self->updating)
    return;
  rest = i == EVERYTHING ? without_any (self->text)
                         : lyc_search_text_without (self->text, chips[i].name);
  text = i != EVERYTHING && gtk_toggle_button_get_active (chip) ? lyc_search_text_with (
             rest, chips[i].name, self->values[i] != NULL ? self->values[i] : "")
                                                                : g_strdup (rest);
  g_signal_emit (self, changed_signal, 0, text);
}

static void
add_chip (LycSearchChips *self, guint i)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (_(chips[i].label));

  gtk_widget_add_css_class (chip, "search-chip");
  g_object_set_data (G_OBJECT (chip), "lyc-chip", GUINT_TO_POINTER (i));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  lyc_flow_row_append (LYC_FLOW_ROW (self->row), chip);
  self->chips[i] = chip;
}

static void
lyc_search_chips_dispose (GObject *object)
{
  LycSearchChips *self = LYC_SEARCH_CHIPS (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_search_chips_parent_class)->dispose (object);
}

static void
lyc_search_chips_finalize (GObject *object)
{
  LycSearchChips *self = LYC_SEARCH_CHIPS (object);

  for (guint i = 0; i < N_CHIPS; i++)
    g_free (self->values[i]);
  g_free (self->text);
  G_OBJECT_CLASS (lyc_search_chips_parent_class)->finalize (object);
}

static void
lyc_search_chips_class_init (LycSearchChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_search_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_search_chips_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lyc_search_chips_init (LycSearchChips *self)
{
  self->row = lyc_flow_row_new (6);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  for (guint i = 0; i < N_CHIPS; i++)
    add_chip (self, i);
  self->values[FILES] = g_strdup (C_ ("search kind", "file"));
  self->values[UNANSWERED] = g_strdup (C_ ("search filter", "unanswered"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-chips");
  lyc_search_chips_set_course (self, NULL);
  lyc_search_chips_set_text (self, "");
}

static gboolean
has_value (const char *text, LycSearchName name, const char *value)
{
  LycSearchPart part = { 0 };
  gboolean has = FALSE;

  for (; lyc_search_part_next (&part, &text); lyc_search_part_clear (&part))
    has = has || (part.name == name && lyc_search_word_is (part.value, value, value));
  return has;
}

static gboolean
is_on (LycSearchChips *self, guint i)
{
  return self->values[i] != NULL ? has_value (self->text, chips[i].name, self->values[i])
                                 : lyc_search_text_has (self->text, chips[i].name);
}

/* Says what the box says now. */
void
lyc_search_chips_set_text (LycSearchChips *self, const char *text)
{
  gboolean any = FALSE;
  char *copy = g_strdup (text);

  g_free (self->text);
  self->text = copy;
  self->updating = TRUE;
  for (int name = 0; name < LYC_N_SEARCH_NAMES; name++)
    any = any || lyc_search_text_has (text, (LycSearchName) name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[EVERYTHING]), !any);
  for (guint i = EVERYTHING + 1; i < N_CHIPS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]),
                                  i != COURSE || self->values[i] != NULL ? is_on (self, i) : FALSE);
  self->updating = FALSE;
}

/* @title: (nullable): the course that is open; without one there is no chip for it */
void
lyc_search_chips_set_course (LycSearchChips *self, const char *title)
{
  g_free (self->values[COURSE]);
  self->values[COURSE] = g_strdup (title);
  gtk_widget_set_visible (self->chips[COURSE], title != NULL && strchr (title, '"') == NULL);
}
