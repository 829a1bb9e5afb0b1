/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-menu.h"

#include "player-track.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const double rates[] = { 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0 };

/* Returns: (transfer full): "1.25×" */
char *
lyc_player_menu_rate_text (double rate)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (digits, sizeof digits, "%g", rate), "×", NULL);
}

/**
 * lyc_player_menu_next_rate:
 * @rate: a speed
 * @steps: how many speeds up the list, or down
 *
 * Returns: the speed there
 */
double
lyc_player_menu_next_rate (double rate, int steps)
{
  int nearest = 0;

  for (int i = 1; i < (int) G_N_ELEMENTS (rates); i++)
    if (fabs (rates[i] - rate) < fabs (rates[nearest] - rate))
      nearest = i;
  return rates[CLAMP (nearest + steps, 0, (int) G_N_ELEMENTS (rates) - 1)];
}

/* Returns: (transfer full): the speeds, for player.rate */
GMenuModel *
lyc_player_menu_new_speeds (void)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *text = lyc_player_menu_rate_text (rates[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

      g_menu_item_set_action_and_target (item, "player.rate", "d", rates[i]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* Names never contain a mnemonic. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_choice (GMenu *menu, const char *label, const char *action, int value)
{
  g_autofree char *escaped = escape (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, action, "i", value);
  g_menu_append_item (menu, item);
}

/* With the key that does the same, for who looks for it. */
static void
append_key (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
append_background (GMenu *menu, const char *label, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "player.caption-background", "s", name);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_look (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) background = g_menu_new ();
  g_autoptr (GMenu) size = g_menu_new ();
  g_autoptr (GMenu) position = g_menu_new ();

  append_key (size, _("Larger"), "player.caption-larger", "plus");
  append_key (size, _("Smaller"), "player.caption-smaller", "minus");
  append_key (position, _("Further up"), "player.caption-up", "r");
  append_key (position, _("Further down"), "player.caption-down", "<Shift>r");
  append_background (background, _("On black"), "solid");
  append_background (background, _("On a shade"), "shade");
  append_background (background, _("On the picture"), "none");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (size));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (position));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (background));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_captions (const char *const *labels)
{
  GMenu *menu = g_menu_new ();

  append_choice (menu, _("No captions"), "player.caption-track", -1);
  for (int i = 0; labels[i] != NULL; i++)
    append_choice (menu, labels[i], "player.caption-track", i);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_chapters (LycChapters *chapters)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new (), steps = g_menu_new ();

  append_key (steps, _("Next chapter"), "player.next-chapter", "<Control>Right");
  append_key (steps, _("Chapter before"), "player.chapter-before", "<Control>Left");
  for (guint i = 0; i < lyc_chapters_get_n (chapters); i++)
    append_choice (list, lyc_chapters_get_title (chapters, i), "player.chapter", (int) i);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));
  return G_MENU_MODEL (menu);
}

/* "English", "English · described", or its number where it does not say. */
static char *
name_track (const LycPlayerTrack *track, guint index)
{
  const char *name = track->title != NULL ? track->title : track->language;
  g_autofree char *number = g_strdup_printf (_("Sound %u"), index + 1);

  if (name == NULL)
    name = number;
  if (track->kind == LYC_PLAYER_TRACK_DESCRIPTION)
    return g_strdup_printf (_("%s · with description"), name);
  return g_strdup (name);
}

static GMenuModel *
new_tracks (GPtrArray *tracks)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < tracks->len; i++)
    {
      g_autofree char *name = name_track (tracks->pdata[i], i);

      append_choice (menu, name, "player.audio-track", (int) i);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_loop (void)
{
  GMenu *menu = g_menu_new ();

  append_key (menu, _("Begin here"), "player.loop-start", "a");
  append_key (menu, _("End here"), "player.loop-end", "b");
  append_key (menu, _("Stop repeating"), "player.loop-clear", "x");
  return G_MENU_MODEL (menu);
}

static void
append_submenu (GMenu *menu, const char *label, GMenuModel *submenu)
{
  g_menu_append_submenu (menu, label, submenu);
  g_object_unref (submenu);
}

/**
 * lyc_player_menu_new_more:
 * @offer: what the recording has
 *
 * Returns: (transfer full): all that can be done with it
 */
GMenuModel *
lyc_player_menu_new_more (const LycPlayerOffer *offer)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new (), looks = g_menu_new (), rest = g_menu_new ();

  append_submenu (choices, _("Speed"), lyc_player_menu_new_speeds ());
  if (offer->chapters != NULL && lyc_chapters_get_n (offer->chapters) > 0)
    append_submenu (choices, _("Chapters"), new_chapters (offer->chapters));
  if (offer->tracks != NULL && offer->tracks->len > 1)
    append_submenu (choices, _("Sound"), new_tracks (offer->tracks));
  append_submenu (choices, _("Repeat a part"), new_loop ());
  if (offer->captions != NULL && offer->captions[0] != NULL)
    {
      append_submenu (looks, _("Captions"), new_captions (offer->captions));
      append_submenu (looks, _("Look of the captions"), new_look ());
    }
  append_key (rest, _("Next picture"), "player.frame-next", "period");
  append_key (rest, _("Picture before"), "player.frame-before", "comma");
  append_key (rest, _("Small window"), "player.pip", "i");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (looks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}
