/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "caption-style.h"

#define POSITION_STEP 10

struct _LycCaptionStyle
{
  GObject parent_instance;

  GSettings *settings; /* nullable */
  int size;            /* percent */
  LycCaptionBackground background;
  int position; /* percent of the way up */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static const int sizes[] = { 75, 100, 125, 150, 200, 250 };
static const char *const background_names[] = { "solid", "shade", "none" };

G_DEFINE_FINAL_TYPE (LycCaptionStyle, lyc_caption_style, G_TYPE_OBJECT)

static void
lyc_caption_style_dispose (GObject *object)
{
  LycCaptionStyle *self = LYC_CAPTION_STYLE (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lyc_caption_style_parent_class)->dispose (object);
}

static void
lyc_caption_style_class_init (LycCaptionStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_caption_style_dispose;
  signals[CHANGED] = g_signal_new ("changed", LYC_TYPE_CAPTION_STYLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_caption_style_init (LycCaptionStyle *self)
{
  self->size = 100;
  self->background = LYC_CAPTION_SHADE;
}

/**
 * lyc_caption_style_new:
 *
 * Returns: (transfer full): the style that one begins with
 */
LycCaptionStyle *
lyc_caption_style_new (void)
{
  return g_object_new (LYC_TYPE_CAPTION_STYLE, NULL);
}

static void
read_settings (LycCaptionStyle *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "caption-background");

  self->size = g_settings_get_int (self->settings, "caption-size");
  self->position = g_settings_get_int (self->settings, "caption-position");
  lyc_caption_style_background_from_name (name, &self->background);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Nothing tells of the keys one by one: each of them is written only where it is another. */
static void
changed (LycCaptionStyle *self)
{
  if (self->settings == NULL)
    {
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  g_signal_handlers_block_by_func (self->settings, read_settings, self);
  g_settings_set_int (self->settings, "caption-size", self->size);
  g_settings_set_int (self->settings, "caption-position", self->position);
  g_settings_set_string (self->settings, "caption-background",
                         lyc_caption_style_background_name (self->background));
  g_signal_handlers_unblock_by_func (self->settings, read_settings, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lyc_caption_style_set_settings:
 * @self: a style
 * @settings: where it is kept from now on; what is kept there counts
 */
void
lyc_caption_style_set_settings (LycCaptionStyle *self, GSettings *settings)
{
  static const char *const keys[] = { "caption-size", "caption-background", "caption-position" };

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_set_object (&self->settings, settings);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (read_settings), self,
                               G_CONNECT_SWAPPED);
    }
  read_settings (self);
}

/* Returns: how large, in percent of the usual size */
int
lyc_caption_style_get_size (LycCaptionStyle *self)
{
  return self->size;
}

/**
 * lyc_caption_style_change_size:
 * @self: a style
 * @steps: how many sizes up, or down
 */
void
lyc_caption_style_change_size (LycCaptionStyle *self, int steps)
{
  int nearest = 0;

  for (int i = 1; i < (int) G_N_ELEMENTS (sizes); i++)
    if (ABS (sizes[i] - self->size) < ABS (sizes[nearest] - self->size))
      nearest = i;
  self->size = sizes[CLAMP (nearest + steps, 0, (int) G_N_ELEMENTS (sizes) - 1)];
  changed (self);
}

/* Returns: what the words stand on */
LycCaptionBackground
lyc_caption_style_get_background (LycCaptionStyle *self)
{
  return self->background;
}

void
lyc_caption_style_set_background (LycCaptionStyle *self, LycCaptionBackground background)
{
  self->background = background;
  changed (self);
}

/* Returns: how far up the picture, in percent: 0 is its foot, 100 its head */
int
lyc_caption_style_get_position (LycCaptionStyle *self)
{
  return self->position;
}

/**
 * lyc_caption_style_change_position:
 * @self: a style
 * @steps: how many tenths of the picture up, or down
 */
void
lyc_caption_style_change_position (LycCaptionStyle *self, int steps)
{
  self->position = CLAMP (self->position + steps * POSITION_STEP, 0, 100);
  changed (self);
}

/* Returns: (transfer none): "solid", "shade" or "none" */
const char *
lyc_caption_style_background_name (LycCaptionBackground background)
{
  return background_names[background];
}

/* Returns: whether @name is one; @background is set only then */
gboolean
lyc_caption_style_background_from_name (const char *name, LycCaptionBackground *background)
{
  for (guint i = 0; i < G_N_ELEMENTS (background_names); i++)
    if (g_str_equal (name, background_names[i]))
      {
        *background = (LycCaptionBackground) i;
        return TRUE;
      }
  return FALSE;
}
