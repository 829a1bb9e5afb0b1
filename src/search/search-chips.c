/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-chips.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "flow-row.h"

enum
{
  EVERYTHING,
  COURSE,
  FROM,
  FILES,
  UNANSWERED,
  N_CHIPS
};

struct _LycSearchChips
{
  GtkWidget parent_instance;

  GtkWidget *row;
  GtkWidget *chips[N_CHIPS];
  char *parts[N_CHIPS]; /* what each adds to the box; NULL: nothing */
  char *text;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LycSearchChips, lyc_search_chips, GTK_TYPE_WIDGET)

static guint changed_signal;

static const char *const names[N_CHIPS] = {
  N_ ("Everything"), N_ ("In this course"), N_ ("From…"), N_ ("Has file"), N_ ("Unanswered") };

/* Returns: (transfer full): @text without @part, and without a second blank where it stood */
static char *
without (const char *text, const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (text, part, -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *piece = g_strstrip (pieces[i]);

      g_string_append_printf (rest, "%s%s", rest->len > 0 && *piece != '\0' ? " " : "", piece);
    }
  return g_strdup (rest->str);
}

static char *
with (const char *text, const char *part)
{
  g_autofree char *rest = g_strdup (text);

  g_strchomp (rest);
  return *rest == '\0' ? g_strdup (part) : g_strdup_printf ("%s %s", rest, part);
}

static char *
without_any (LycSearchChips *self)
{
  char *text = g_strdup (self->text);

  for (guint i = 0; i < N_CHIPS; i++)
    if (self->parts[i] != NULL)
      {
        g_autofree char *before = text;

        text = without (before, self->parts[i]);
      }
  return text;
}

static void
clicked_cb (LycSearchChips *self, GtkToggleButton *chip)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "lyc-chip"));
  g_autofree char *text = NULL;

  if (self->updating)
    return;
  if (i == EVERYTHING)
    text = without_any (self);
  else if (gtk_toggle_button_get_active (chip))
    text = with (self->text, self->parts[i]);
  else
    text = without (self->text, self->parts[i]);
  g_signal_emit (self, changed_signal, 0, text);
}

static void
add_chip (LycSearchChips *self, guint i)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (_(names[i]));

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
    g_free (self->parts[i]);
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
  self->parts[FROM] = g_strconcat (C_ ("search filter", "from"), ":", NULL);
  self->parts[FILES]
      = g_strconcat (C_ ("search filter", "has"), ":", C_ ("search kind", "file"), NULL);
  self->parts[UNANSWERED]
      = g_strconcat (C_ ("search filter", "is"), ":", C_ ("search filter", "unanswered"), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-chips");
  lyc_search_chips_set_course (self, NULL);
  lyc_search_chips_set_text (self, "");
}

static gboolean
is_on (LycSearchChips *self, guint i)
{
  return self->parts[i] != NULL && strstr (self->text, self->parts[i]) != NULL;
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
  for (guint i = EVERYTHING + 1; i < N_CHIPS; i++)
    {
      any = any || is_on (self, i);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), is_on (self, i));
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[EVERYTHING]), !any);
  self->updating = FALSE;
}

/* @title: (nullable): the course that is open; without one there is no chip for it */
void
lyc_search_chips_set_course (LycSearchChips *self, const char *title)
{
  g_clear_pointer (&self->parts[COURSE], g_free);
  if (title != NULL && strchr (title, '"') == NULL)
    self->parts[COURSE] = g_strdup_printf ("%s:\"%s\"", C_ ("search filter", "in"), title);
  gtk_widget_set_visible (self->chips[COURSE], self->parts[COURSE] != NULL);
}
