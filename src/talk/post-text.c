/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-text.h"

#include <string.h>

#include "ids.h"
#include "label-layout.h"
#include "long-words.h"
#include "markdown.h"
#include "mention-teams.h"
#include "people.h"
#include "place-link.h"
#include "post.h"
#include "style.h"

#define INDENT 16
#define BLOCK_GAP 4
#define LONG_TEXT 80
#define LONG_TEXT_CHARACTERS 12

struct _LycPostText
{
  GtkWidget parent_instance;

  LycServices *services;
  char *shown; /* the Markdown that the labels show */
};

G_DEFINE_FINAL_TYPE (LycPostText, lyc_post_text, GTK_TYPE_WIDGET)

static int
indent_of (GtkWidget *label)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "lyc-depth")) * INDENT;
}

static GtkSizeRequestMode
lyc_post_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Each label is asked for its height at the one width that it will get: what nested boxes do
 * instead costs ten times as much in a timeline. */
static int
lay_out (GtkWidget *widget, int width, gboolean allocate)
{
  int y = 0;

  for (GtkWidget *label = gtk_widget_get_first_child (widget); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      int indent = indent_of (label);
      int room, height;

      if (!gtk_widget_should_layout (label))
        continue;
      if (y > 0)
        y += BLOCK_GAP;
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &room, NULL, NULL, NULL);
      room = MAX (room, width - indent);
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, room, NULL, &height, NULL, NULL);
      if (allocate)
        {
          gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

          gtk_widget_size_allocate (
              label, &(GtkAllocation) { rtl ? 0 : indent, y, room, height }, -1);
        }
      y += height;
    }
  return y;
}

static void
lyc_post_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size < 0 ? 300 : for_size, FALSE);
      return;
    }
  for (GtkWidget *label = gtk_widget_get_first_child (widget); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      int min, nat;

      if (!gtk_widget_should_layout (label))
        continue;
      gtk_widget_measure (label, orientation, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min + indent_of (label));
      *natural = MAX (*natural, nat + indent_of (label));
    }
}

static void
lyc_post_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
lyc_post_text_dispose (GObject *object)
{
  LycPostText *self = LYC_POST_TEXT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lyc_post_text_parent_class)->dispose (object);
}

static void
lyc_post_text_class_init (LycPostTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_post_text_dispose;
  widget_class->get_request_mode = lyc_post_text_get_request_mode;
  widget_class->measure = lyc_post_text_measure;
  widget_class->size_allocate = lyc_post_text_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "post-text");
  lyc_talk_load_style ();
}

static void
lyc_post_text_init (LycPostText *self)
{
}

GtkWidget *
lyc_post_text_new (LycServices *services)
{
  LycPostText *self = g_object_new (LYC_TYPE_POST_TEXT, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* A person leads to the conversation with them, a post to where it stands. */
static void
open_place (LycPostText *self, const char *place)
{
  if (g_str_has_prefix (place, "user/") && !lyc_people_is_me (self->services, place + 5))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", place + 5);
  if (g_str_has_prefix (place, "team/") && lyc_id_is_valid (place + 5))
    lyc_mention_team_tell (GTK_WIDGET (self), self->services, place + 5);
  if (g_str_has_prefix (place, "post/") && lyc_id_is_valid (place + 5))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.post-open", "s", place + 5);
}

static gboolean
link_cb (LycPostText *self, const char *uri)
{
  if (!lyc_markdown_link_is_allowed (uri))
    return TRUE;
  if (g_ascii_strncasecmp (uri, "lyceum:", 7) != 0)
    return FALSE;
  if (!lyc_place_link_follow (GTK_WIDGET (self), uri))
    open_place (self, uri + 7);
  return TRUE;
}

static GtkWidget *
add_label (LycPostText *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  lyc_label_layout_use (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
set_style (GtkWidget *label, LycBlockStyle style)
{
  static const char *const classes[] = {
    [LYC_BLOCK_TEXT] = "text", [LYC_BLOCK_HEADING] = "heading", [LYC_BLOCK_QUOTE] = "quote",
    [LYC_BLOCK_CODE] = "code", [LYC_BLOCK_ITEM] = "item",       [LYC_BLOCK_TABLE] = "code",
  };

  gtk_widget_set_css_classes (label, (const char *[]) { classes[style], NULL });
}

static void
show_block (LycPostText *self, GtkWidget *label, const LycMarkdownBlock *block)
{
  g_autofree char *marked = NULL;
  g_autofree char *broken = NULL;
  guint depth = block->style == LYC_BLOCK_QUOTE ? block->depth - 1 : block->depth;

  if (block->marker != NULL)
    {
      marked = g_strdup_printf ("%s %s", block->marker, block->markup);
      depth -= depth > 0 ? 1 : 0;
    }
  set_style (label, block->style);
  g_object_set_data (G_OBJECT (label), "lyc-depth", GINT_TO_POINTER (MIN (depth, 4)));
  gtk_label_set_width_chars (GTK_LABEL (label),
                             strlen (block->markup) >= LONG_TEXT ? LONG_TEXT_CHARACTERS : -1);
  broken = lyc_long_words_break (marked != NULL ? marked : block->markup, TRUE);
  gtk_label_set_markup (GTK_LABEL (label), broken);
  gtk_widget_set_visible (label, TRUE);
}

static void
show_blocks (LycPostText *self, GPtrArray *blocks)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < blocks->len; i++)
    {
      if (label == NULL)
        label = add_label (self);
      show_block (self, label, g_ptr_array_index (blocks, i));
      label = gtk_widget_get_next_sibling (label);
    }
  for (; label != NULL; label = gtk_widget_get_next_sibling (label))
    gtk_widget_set_visible (label, FALSE);
}

/* Shows @text; a text of emoji alone is shown large. The same text again costs nothing. */
void
lyc_post_text_set_markdown (LycPostText *self, const char *text)
{
  g_autoptr (GPtrArray) blocks = NULL;

  if (g_strcmp0 (self->shown, text) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  blocks = lyc_markdown_parse (text, lyc_people_find_mentioned, self->services);
  show_blocks (self, blocks);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "notice");
  if (lyc_markdown_is_emoji_only (text))
    gtk_widget_add_css_class (GTK_WIDGET (self), "emoji-only");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "emoji-only");
}

/* Shows a sentence of ours in the text's place, such as that the post was deleted. */
void
lyc_post_text_set_notice (LycPostText *self, const char *notice)
{
  /* Slanted by markup: a label of GTK 4.8 keeps the slant of a style class that it lost. */
  g_autofree char *escaped = g_markup_printf_escaped ("<i>%s</i>", notice);

  g_clear_pointer (&self->shown, g_free);
  lyc_post_text_set_markdown (self, "");
  show_block (self,
              gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL
                  ? gtk_widget_get_first_child (GTK_WIDGET (self))
                  : add_label (self),
              &(LycMarkdownBlock) { .style = LYC_BLOCK_TEXT, .markup = escaped });
  gtk_widget_add_css_class (GTK_WIDGET (self), "notice");
  g_clear_pointer (&self->shown, g_free);
}
