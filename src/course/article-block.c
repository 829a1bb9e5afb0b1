/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "article-block.h"

#include <glib/gi18n-lib.h>

#include "article-content.h"
#include "kit.h"

#define INDENT 18
#define GUTTER 36
#define LIT_MS 2500
#define MAX_NAME 40
#define MAX_QUOTE 300 /* characters; the platform takes 500 */

struct _LycArticleBlock
{
  GtkWidget parent_instance;

  char *id;
  char *alt; /* nullable: of a picture, which has no words of its own */
  GtkWidget *overlay;
  GtkWidget *grid;    /* a box would ask a label how wide it should be for its height */
  GtkWidget *discuss; /* beside the text, whose lines it does not move */
  GPtrArray *labels;
  guint count;
  guint lit_source;
};

G_DEFINE_FINAL_TYPE (LycArticleBlock, lyc_article_block, GTK_TYPE_WIDGET)

enum
{
  DISCUSS,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
discuss_cb (LycArticleBlock *self)
{
  g_signal_emit (self, signals[DISCUSS], 0);
}

static void
lyc_article_block_dispose (GObject *object)
{
  LycArticleBlock *self = LYC_ARTICLE_BLOCK (object);

  g_clear_handle_id (&self->lit_source, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->alt, g_free);
  G_OBJECT_CLASS (lyc_article_block_parent_class)->dispose (object);
}

static GtkSizeRequestMode
lyc_article_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* How wide it should be for a height is never used; a label finds out by a dozen layouts. */
static void
lyc_article_block_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (LYC_ARTICLE_BLOCK (widget)->overlay, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      NULL, NULL);
}

static void
lyc_article_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (LYC_ARTICLE_BLOCK (widget)->overlay, width, height, baseline, NULL);
}

static void
lyc_article_block_class_init (LycArticleBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_article_block_dispose;
  widget_class->get_request_mode = lyc_article_block_get_request_mode;
  widget_class->measure = lyc_article_block_measure;
  widget_class->size_allocate = lyc_article_block_size_allocate;
  signals[DISCUSS] = g_signal_new ("discuss", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "article-block");
}

static void
lyc_article_block_init (LycArticleBlock *self)
{
  self->labels = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_widget_set_margin_end (self->grid, GUTTER);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->grid);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->discuss = gtk_button_new ();
  gtk_widget_set_halign (self->discuss, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->discuss);
  gtk_widget_set_valign (self->discuss, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->discuss, "flat");
  gtk_widget_add_css_class (self->discuss, "discuss");
  lyc_kit_set_tooltip (self->discuss, _("Discuss this paragraph"));
  g_signal_connect_object (self->discuss, "clicked", G_CALLBACK (discuss_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create_marker (const char *marker)
{
  GtkWidget *label = gtk_label_new (marker);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "article-marker");
  return label;
}

GtkWidget *
lyc_article_block_new (LycServices *services, LycLesson *lesson, const LycMarkdownBlock *block)
{
  LycArticleBlock *self = g_object_new (LYC_TYPE_ARTICLE_BLOCK, NULL);
  GtkWidget *content = lyc_article_content_new (services, lesson, block, self->labels);
  int depth = (int) block->depth - (block->style == LYC_BLOCK_QUOTE ? 1 : 0);

  self->id = g_strdup (block->id);
  self->alt = g_strdup (block->alt);
  gtk_widget_set_margin_start (self->grid, MAX (depth, 0) * INDENT);
  if (block->marker != NULL)
    gtk_grid_attach (GTK_GRID (self->grid), create_marker (block->marker), 0, 0, 1, 1);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), content, block->marker != NULL ? 1 : 0, 0, 1, 1);
  gtk_widget_set_visible (self->discuss, lesson != NULL && block->style != LYC_BLOCK_HEADING);
  self->count = G_MAXUINT;
  lyc_article_block_set_count (self, 0);
  return GTK_WIDGET (self);
}

const char *
lyc_article_block_get_id (LycArticleBlock *self)
{
  return self->id;
}

/* Returns: (transfer full): how the block begins, for what is said of it */
char *
lyc_article_block_dup_quote (LycArticleBlock *self)
{
  g_autoptr (GString) words = g_string_new (self->alt);

  for (guint i = 0; i < self->labels->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                            gtk_label_get_text (g_ptr_array_index (self->labels, i)));
  if (g_utf8_strlen (words->str, -1) > MAX_QUOTE)
    {
      g_autofree char *begin = g_utf8_substring (words->str, 0, MAX_QUOTE - 1);

      return g_strconcat (begin, "…", NULL);
    }
  return g_strdup (words->str);
}

/* Returns: (transfer none) (element-type GtkLabel): those with its words */
GPtrArray *
lyc_article_block_get_labels (LycArticleBlock *self)
{
  return self->labels;
}

static void
show_count (LycArticleBlock *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = g_strdup_printf ("%u", self->count);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("lyceum-discussion-symbolic"));
  if (self->count > 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (self->discuss), box);
}

/* The button says of which paragraph it is, since each has one. */
static char *
dup_name (LycArticleBlock *self)
{
  g_autofree char *quote = lyc_article_block_dup_quote (self);
  g_autofree char *begin = g_utf8_substring (quote, 0, MIN (MAX_NAME, g_utf8_strlen (quote, -1)));

  if (self->count == 0)
    /* Translators: how a paragraph begins. */
    return g_strdup_printf (_("Discuss “%s…”"), begin);
  return g_strdup_printf (
      ngettext ("Discuss “%s…”, %u thread", "Discuss “%s…”, %u threads", self->count), begin,
      self->count);
}

/* @count: of the threads about the block */
void
lyc_article_block_set_count (LycArticleBlock *self, guint count)
{
  g_autofree char *name = NULL;

  if (self->count == count)
    return;
  self->count = count;
  show_count (self);
  name = dup_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->discuss), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (count > 0)
    gtk_widget_add_css_class (self->discuss, "some");
  else
    gtk_widget_remove_css_class (self->discuss, "some");
}

static gboolean
lit_cb (gpointer data)
{
  LycArticleBlock *self = data;

  self->lit_source = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "lit");
  return G_SOURCE_REMOVE;
}

/* Lights it for a moment, so that the eye finds it. */
void
lyc_article_block_light (LycArticleBlock *self)
{
  g_clear_handle_id (&self->lit_source, g_source_remove);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lit");
  self->lit_source = g_timeout_add (LIT_MS, lit_cb, self);
}
