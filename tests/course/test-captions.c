/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions as they are drawn: who speaks, how it looks, where it stands. */
#include <adwaita.h>

#include "caption-layer.h"
#include "caption-text.h"
#include "cue-markup.h"

#define WIDTH 1000
#define HEIGHT 600

static LycCue *
cue_new (const char *voice, const char *text, const char *markup)
{
  LycCue *cue = lyc_cue_new (NULL, 0, 1000, voice, text);

  lyc_cue_set_markup (cue, markup);
  return cue;
}

static void
test_markup (void)
{
  static const struct
  {
    const char *voice, *speaker, *text, *markup, *expected;
  } cases[] = {
    { NULL, NULL, "a < b & c", "a &lt; b &amp; c", "a &lt; b &amp; c" },
    { "Tom", "Tom", "Hi", "<v Tom>Hi", "Tom: <span>Hi</span>" },
    { "Tom", NULL, "Hi", "<v Tom>Hi", "<span>Hi</span>" },
    { "Tom", "Tom", "Hi\nHo", "<v Tom>Hi</v>\n<v Ines & Co>Ho</v>",
      "Tom: <span>Hi</span>\nInes &amp; Co: <span>Ho</span>" },
    { NULL, NULL, "abc", "<b>a</b><i>b</i><u>c</u>",
      "<span weight=\"bold\">a</span><span style=\"italic\">b</span>"
      "<span underline=\"single\">c</span>" },
    { NULL, NULL, "a", "<c.yellow.bg_blue>a</c>",
      "<span foreground=\"#ffff00\" background=\"#0000ff\">a</span>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LycCue) cue = cue_new (cases[i].voice, cases[i].text, cases[i].markup);
      g_autofree char *markup = lyc_caption_text_markup (cue, cases[i].speaker);

      g_assert_cmpstr (markup, ==, cases[i].expected);
      g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
    }
}

static GtkWidget *
nth_label (GtkWidget *layer, int n)
{
  GtkWidget *label = gtk_widget_get_first_child (layer);

  while (n-- > 0)
    label = gtk_widget_get_next_sibling (label);
  return label;
}

static void
add (GtkWidget *layer, const char *settings)
{
  g_autoptr (LycCue) cue = lyc_cue_new (NULL, 0, 1000, NULL, "");

  lyc_cue_set_settings (cue, settings);
  lyc_caption_layer_add (LYC_CAPTION_LAYER (layer), &cue->layout, "Say it back");
}

/* In the order: where it is held by, in hundredths of the picture, and what of it lies there. */
static void
test_places (void)
{
  static const struct
  {
    const char *settings;
    float x, across, y, down; /* across, down: 0 the box's beginning, 1 its end */
  } cases[] = {
    { "line:50%,center", 0.5f, 0.5f, 0.5f, 0.5f },
    { "line:20% position:30%,line-left align:left", 0.3f, 0, 0.2f, 0 },
    { "line:80%,end position:70%,line-right align:right", 0.7f, 1, 0.8f, 1 },
    { "line:50% position:50%,center size:20% align:left", 0.4f, 0, 0.5f, 0 },
  };
  GtkWidget *layer = g_object_ref_sink (lyc_caption_layer_new ());

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      graphene_rect_t box;

      lyc_caption_layer_clear (LYC_CAPTION_LAYER (layer));
      add (layer, cases[i].settings);
      gtk_widget_size_allocate (layer, &(GtkAllocation){ 0, 0, WIDTH, HEIGHT }, -1);
      g_assert_true (gtk_widget_compute_bounds (nth_label (layer, 0), layer, &box));
      g_assert_cmpfloat_with_epsilon (box.origin.x + cases[i].across * box.size.width,
                                      cases[i].x * WIDTH, 2);
      g_assert_cmpfloat_with_epsilon (box.origin.y + cases[i].down * box.size.height,
                                      cases[i].y * HEIGHT, 2);
    }
  g_object_unref (layer);
}

/* Two at one place, and one out of the picture: none covers another, all are inside. */
static void
test_apart (void)
{
  static const char *const settings[] = { "line:0", "line:0", "line:-200 align:start" };
  GtkWidget *layer = g_object_ref_sink (lyc_caption_layer_new ());
  graphene_rect_t box[3], inside = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);

  for (int i = 0; i < 3; i++)
    add (layer, settings[i]);
  gtk_widget_size_allocate (layer, &(GtkAllocation){ 0, 0, WIDTH, HEIGHT }, -1);
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (gtk_widget_compute_bounds (nth_label (layer, i), layer, &box[i]));
      g_assert_true (graphene_rect_contains_rect (&inside, &box[i]));
    }
  g_assert_false (graphene_rect_intersection (&box[0], &box[1], NULL));
  g_object_unref (layer);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/captions/markup", test_markup);
  g_test_add_func ("/course/captions/places", test_places);
  g_test_add_func ("/course/captions/apart", test_apart);
  return g_test_run ();
}
