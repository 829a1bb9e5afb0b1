/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-row-private.h"

/* The row lays out its own parts: every part that wraps is asked once, at the width it gets. */
#define GAP 4
#define BUBBLE_AVATAR 28
#define BUBBLE_INSET 36 /* where bubbles begin: behind the face */
#define BUBBLE_MARGIN 32 /* left free beside a bubble, so that one sees whose side it is on */

typedef struct
{
  int x;
  int y;
  int width; /* of the line that parts are placed in */
  gboolean allocate;
  gboolean at_end; /* own bubbles */
  gboolean rtl;
  int full;
} Pen;

static gboolean
shown (GtkWidget *part)
{
  return part != NULL && gtk_widget_should_layout (part);
}

static int
height_at (GtkWidget *part, int width)
{
  int height;

  gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
natural_width (GtkWidget *part, int limit)
{
  int min, nat;

  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
  return MAX (MIN (nat, limit), MIN (min, limit));
}

static void
put (Pen *pen, GtkWidget *part, int x, int y, int width, int height)
{
  if (!pen->allocate)
    return;
  if (pen->rtl)
    x = pen->full - x - width;
  gtk_widget_size_allocate (part, &(GtkAllocation) { x, y, width, height }, -1);
}

/* One part on a line of its own, as wide as the line or as it likes to be. */
static void
place (Pen *pen, GtkWidget *part, gboolean fill)
{
  int width, height;

  if (!shown (part))
    return;
  width = fill ? pen->width : natural_width (part, pen->width);
  height = height_at (part, width);
  put (pen, part, pen->at_end ? pen->x + pen->width - width : pen->x, pen->y, width, height);
  pen->y += height + GAP;
}

/* The row of buttons and, beside or below it, what the outbox says. */
static void
place_foot (Pen *pen, LycPostRow *self)
{
  int flow = shown (self->flow) ? natural_width (self->flow, pen->width) : 0;
  int status = shown (self->status) ? natural_width (self->status, pen->width) : 0;
  int height, status_height;

  if (flow == 0 || status == 0 || flow + status + GAP > pen->width)
    {
      place (pen, self->flow, !pen->at_end);
      place (pen, self->status, FALSE);
      return;
    }
  status_height = height_at (self->status, status);
  height = MAX (height_at (self->flow, flow), status_height);
  put (pen, self->flow, pen->at_end ? pen->x + pen->width - flow : pen->x, pen->y, flow, height);
  put (pen, self->status, pen->at_end ? pen->x : pen->x + pen->width - status,
       pen->y + (height - status_height) / 2, status, status_height);
  pen->y += height + GAP;
}

static int
thread_layout (LycPostRow *self, Pen *pen)
{
  place (pen, self->head, TRUE);
  place (pen, self->answer_to, FALSE);
  place (pen, self->text, TRUE);
  place (pen, self->files, TRUE);
  place (pen, self->links, TRUE);
  place_foot (pen, self);
  return pen->y - GAP;
}

static void
place_more (Pen *pen, LycPostRow *self, int bubble_x, int bubble_width, int y)
{
  int width, height;

  if (!shown (self->more))
    return;
  width = natural_width (self->more, BUBBLE_MARGIN);
  height = height_at (self->more, width);
  put (pen, self->more, pen->at_end ? bubble_x - width : bubble_x + bubble_width, y, width, height);
}

static int
bubble_layout (LycPostRow *self, Pen *pen)
{
  int top = pen->y;
  int width, height, x;

  if (shown (self->avatar))
    put (pen, self->avatar, 0, top, BUBBLE_AVATAR, height_at (self->avatar, BUBBLE_AVATAR));
  pen->at_end = self->own;
  pen->x = BUBBLE_INSET;
  pen->width = MAX (pen->full - BUBBLE_INSET, 1);
  place (pen, self->head, !self->own);
  place (pen, self->answer_to, FALSE);
  width = natural_width (self->text, MAX (pen->width - BUBBLE_MARGIN, 1));
  height = height_at (self->text, width);
  x = pen->at_end ? pen->x + pen->width - width : pen->x;
  put (pen, self->text, x, pen->y, width, height);
  place_more (pen, self, x, width, pen->y);
  pen->y += height + GAP;
  place (pen, self->files, FALSE);
  place (pen, self->links, FALSE);
  place_foot (pen, self);
  pen->y -= GAP;
  return shown (self->avatar) ? MAX (pen->y, top + BUBBLE_AVATAR) : pen->y;
}

static int
lay_out (LycPostRow *self, int width, gboolean allocate)
{
  Pen pen = { .width = width, .full = width, .allocate = allocate };

  pen.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return self->variant == LYC_POST_ROW_BUBBLE ? bubble_layout (self, &pen)
                                              : thread_layout (self, &pen);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (LycPostRow *self, int *minimum, int *natural)
{
  GtkWidget *parts[]
      = { self->head, self->answer_to, self->text, self->files, self->links, self->flow, self->status };
  int inset = self->variant == LYC_POST_ROW_BUBBLE ? BUBBLE_INSET + BUBBLE_MARGIN : 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int min, nat;

      if (!shown (parts[i]))
        continue;
      gtk_widget_measure (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min + inset);
      *natural = MAX (*natural, nat + inset);
    }
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  LycPostRow *self = LYC_POST_ROW (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = lay_out (self, for_size < 0 ? 300 : for_size, FALSE);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LycPostRow *self = LYC_POST_ROW (widget);

  lay_out (self, width, TRUE);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

void
_lyc_post_row_init_layout (GtkWidgetClass *widget_class)
{
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}
