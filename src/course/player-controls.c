/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-controls-private.h"

#include <glib/gi18n-lib.h>

/* What gives way: below the first width the chapter, the speed and the small window, which are in
 * the menu too; below the second the steps, which are keys too. */
#define WIDE_ENOUGH 560
#define TIGHT 370

enum
{
  SHAPE_TIGHT,
  SHAPE_NARROW,
  SHAPE_WIDE
};

enum
{
  SEEK,
  CAPTIONS_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycPlayerControls, lyc_player_controls, GTK_TYPE_WIDGET)

/* Asks the view to go there. */
void
lyc_player_controls_seek (LycPlayerControls *self, gint64 position_ms, gboolean final)
{
  g_signal_emit (self, signals[SEEK], 0, position_ms, final);
}

static void
seek_cb (LycSeekBar *bar, gint64 position_ms, gboolean final, LycPlayerControls *self)
{
  lyc_player_controls_seek (self, position_ms, final);
}

static void
lyc_player_controls_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  LycPlayerControls *self = LYC_PLAYER_CONTROLS (widget);
  int bar_minimum, bar_natural, row_minimum, row_natural;

  gtk_widget_measure (self->seek_bar, orientation, -1, &bar_minimum, &bar_natural, NULL, NULL);
  gtk_widget_measure (self->row, orientation, -1, &row_minimum, &row_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = bar_natural + row_natural;
  else
    {
      /* What gives way counts for nothing. */
      *minimum = 280;
      *natural = MAX (280, MAX (bar_natural, row_natural));
    }
}

/* Outside of the layout, since it asks for another one. */
static gboolean
adapt_cb (gpointer data)
{
  LycPlayerControls *self = data;
  gboolean wide = self->shape == SHAPE_WIDE;

  self->adapt = 0;
  gtk_widget_set_visible (self->speed, wide);
  gtk_widget_set_visible (self->pip, wide);
  gtk_widget_set_visible (self->chapter, wide && self->has_chapters);
  gtk_widget_set_visible (self->back, self->shape != SHAPE_TIGHT);
  gtk_widget_set_visible (self->forward, self->shape != SHAPE_TIGHT);
  return G_SOURCE_REMOVE;
}

static void
queue_adapt (LycPlayerControls *self)
{
  if (self->adapt == 0)
    self->adapt = g_idle_add (adapt_cb, self);
}

static void
lyc_player_controls_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LycPlayerControls *self = LYC_PLAYER_CONTROLS (widget);
  GtkAllocation bar = { 0, 0, width, 0 }, row = { 0, 0, width, 0 };
  int shape = width >= WIDE_ENOUGH ? SHAPE_WIDE : width >= TIGHT ? SHAPE_NARROW : SHAPE_TIGHT;
  int minimum, natural;

  if (shape != self->shape)
    {
      self->shape = shape;
      queue_adapt (self);
    }
  gtk_widget_measure (self->seek_bar, GTK_ORIENTATION_VERTICAL, -1, &minimum, &bar.height, NULL,
                      NULL);
  gtk_widget_measure (self->row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  row.y = bar.height;
  row.height = height - bar.height;
  row.width = MAX (width, minimum);
  gtk_widget_size_allocate (self->seek_bar, &bar, -1);
  gtk_widget_size_allocate (self->row, &row, -1);
}

/* The shade above the bar is part of the picture: a click there is a click on the video. */
static gboolean
lyc_player_controls_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
lyc_player_controls_dispose (GObject *object)
{
  LycPlayerControls *self = LYC_PLAYER_CONTROLS (object);

  g_clear_handle_id (&self->adapt, g_source_remove);
  g_clear_pointer (&self->seek_bar, gtk_widget_unparent);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->player);
  g_clear_object (&self->more_menu);
  G_OBJECT_CLASS (lyc_player_controls_parent_class)->dispose (object);
}

static void
lyc_player_controls_class_init (LycPlayerControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_player_controls_dispose;
  widget_class->contains = lyc_player_controls_contains;
  widget_class->measure = lyc_player_controls_measure;
  widget_class->size_allocate = lyc_player_controls_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "player-controls");

  signals[SEEK] = g_signal_new ("seek", LYC_TYPE_PLAYER_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[CAPTIONS_TOGGLED] = g_signal_new ("captions-toggled", LYC_TYPE_PLAYER_CONTROLS,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_player_controls_init (LycPlayerControls *self)
{
  self->shape = SHAPE_WIDE;
  self->seek_bar = lyc_seek_bar_new ();
  gtk_widget_set_parent (self->seek_bar, GTK_WIDGET (self));
  g_signal_connect (self->seek_bar, "seek", G_CALLBACK (seek_cb), self);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  lyc_player_controls_build_row (self);
}

/**
 * lyc_player_controls_new:
 * @player: what they control
 *
 * Returns: (transfer floating): seek bar and buttons
 */
GtkWidget *
lyc_player_controls_new (LycPlayer *player)
{
  LycPlayerControls *self = g_object_new (LYC_TYPE_PLAYER_CONTROLS, NULL);

  self->player = g_object_ref (player);
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (lyc_player_toggle), player,
                           G_CONNECT_SWAPPED);
  lyc_player_controls_follow_player (self);
  lyc_player_controls_set_captions (self, FALSE, FALSE);
  lyc_player_controls_set_chapters (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * lyc_player_controls_get_seek_bar:
 * @self: controls
 *
 * Returns: (transfer none): their seek bar
 */
LycSeekBar *
lyc_player_controls_get_seek_bar (LycPlayerControls *self)
{
  return LYC_SEEK_BAR (self->seek_bar);
}

/**
 * lyc_player_controls_set_chapters:
 * @self: controls
 * @chapters: (nullable): the parts of the recording
 */
void
lyc_player_controls_set_chapters (LycPlayerControls *self, LycChapters *chapters)
{
  self->has_chapters = chapters != NULL && lyc_chapters_get_n (chapters) > 0;
  lyc_seek_bar_set_chapters (LYC_SEEK_BAR (self->seek_bar), chapters);
  lyc_chapter_list_set_chapters (LYC_CHAPTER_LIST (self->chapter_list), chapters);
  queue_adapt (self);
}

/**
 * lyc_player_controls_set_chapter:
 * @self: controls
 * @index: the chapter that plays; -1 for none
 * @label: (nullable): "3 · Say it back"
 */
void
lyc_player_controls_set_chapter (LycPlayerControls *self, int index, const char *label)
{
  const char *shown = label != NULL ? label : self->has_chapters ? _("Chapters") : "";
  g_autofree char *name
      = label != NULL ? g_strdup_printf (_("Chapters, %s"), label) : g_strdup (_("Chapters"));

  lyc_chapter_list_set_current (LYC_CHAPTER_LIST (self->chapter_list), index);
  if (g_str_equal (shown, gtk_label_get_text (GTK_LABEL (self->chapter_label))))
    return;
  gtk_label_set_text (GTK_LABEL (self->chapter_label), shown);
  lyc_player_controls_set_name (self->chapter, name);
}

/**
 * lyc_player_controls_set_captions:
 * @self: controls
 * @there: whether the recording has captions; without, the button is not there
 * @shown: whether they are shown
 */
void
lyc_player_controls_set_captions (LycPlayerControls *self, gboolean there, gboolean shown)
{
  self->updating = TRUE;
  gtk_widget_set_visible (self->captions, there);
  /* Its look is changed only where somebody sees it: GTK paints the window once more for that, and
   * a picture that comes meanwhile waits. */
  if (there)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->captions), shown);
  self->updating = FALSE;
}

/**
 * lyc_player_controls_set_more:
 * @self: controls
 * @menu: what the last menu offers when it is opened next
 */
void
lyc_player_controls_set_more (LycPlayerControls *self, GMenuModel *menu)
{
  g_set_object (&self->more_menu, menu);
}

/**
 * lyc_player_controls_set_full_screen:
 * @self: controls
 * @full_screen: whether the card fills the screen
 */
void
lyc_player_controls_set_full_screen (LycPlayerControls *self, gboolean full_screen)
{
  lyc_player_controls_set_icon (self->full_screen, full_screen ? "lyceum-unfullscreen-symbolic"
                                                               : "lyceum-fullscreen-symbolic");
  lyc_player_controls_set_name (self->full_screen,
                                full_screen ? _("Leave full screen") : _("Full screen"));
}

/**
 * lyc_player_controls_is_busy:
 * @self: controls
 *
 * Returns: whether the learner is at them: a menu is open, the seek bar is held, or the keyboard is
 *   in them
 */
gboolean
lyc_player_controls_is_busy (LycPlayerControls *self)
{
  GtkWidget *buttons[] = { self->chapter, self->speed, self->volume, self->more };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (buttons[i]));

      if (popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover)))
        return TRUE;
    }
  return lyc_seek_bar_is_dragging (LYC_SEEK_BAR (self->seek_bar))
         || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}
