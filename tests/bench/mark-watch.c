/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark-watch: reads what number stands in the marked recording that some program shows on the
 * screen, and prints "MICROSECONDS NUMBER" (monotonic clock; -1: none) whenever it changes.
 *
 * A mark is a row of 32 cells: magenta, green, 14 bits, the same bits turned over, green, magenta.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <stdio.h>
#include <unistd.h>

#define CELLS 32
#define BITS 14
#define INTERVAL_US 2000
/* Rows that are looked at: the mark fills the upper half of the picture, wherever that is. */
#define FIRST_ROW 60
#define ROW_DISTANCE 90
#define N_ROWS 9

static int
channel (unsigned long pixel, int shift)
{
  return (int) (pixel >> shift & 0xff);
}

static gboolean
is_magenta (unsigned long pixel)
{
  return channel (pixel, 16) > 170 && channel (pixel, 8) < 90 && channel (pixel, 0) > 170;
}

static gboolean
is_green (unsigned long pixel)
{
  return channel (pixel, 16) < 90 && channel (pixel, 8) > 150 && channel (pixel, 0) < 90;
}

static int
cell_bit (XImage *row, double from, double width, int cell)
{
  return channel (XGetPixel (row, (int) (from + (cell + 0.5) * width), 0), 8) > 128;
}

static int
decode (XImage *row, int from, int to)
{
  double width = (double) (to - from) / CELLS;
  int number = 0;

  if (width < 4 || !is_green (XGetPixel (row, (int) (from + 1.5 * width), 0)))
    return -1;
  for (int i = 0; i < BITS; i++)
    {
      int bit = cell_bit (row, from, width, 2 + i);

      if (bit == cell_bit (row, from, width, 2 + BITS + i))
        return -1;
      number = number << 1 | bit;
    }
  return number;
}

static int
read_row (Display *display, int y)
{
  Window root = DefaultRootWindow (display);
  int width = DisplayWidth (display, DefaultScreen (display)), first = -1, last = -1, number = -1;
  XImage *row = XGetImage (display, root, 0, y, (unsigned) width, 1, AllPlanes, ZPixmap);

  if (row == NULL)
    return -1;
  for (int x = 0; x < width && first < 0; x++)
    if (is_magenta (XGetPixel (row, x, 0)))
      first = x;
  for (int x = width - 1; first >= 0 && x > first && last < 0; x--)
    if (is_magenta (XGetPixel (row, x, 0)))
      last = x;
  if (last > 0)
    number = decode (row, first, last + 1);
  XDestroyImage (row);
  return number;
}

/* *y: the row in which it was found last. */
static int
read_screen (Display *display, int *y)
{
  int number = *y > 0 ? read_row (display, *y) : -1;

  for (int i = 0; i < N_ROWS && number < 0; i++)
    {
      *y = FIRST_ROW + i * ROW_DISTANCE;
      number = read_row (display, *y);
    }
  if (number < 0)
    *y = 0;
  return number;
}

int
main (void)
{
  Display *display = XOpenDisplay (NULL);
  int last = -2, y = 0;

  if (display == NULL)
    return 1;
  for (;;)
    {
      int number = read_screen (display, &y);

      if (number != last)
        printf ("%" G_GINT64_FORMAT " %d\n", g_get_monotonic_time (), number);
      if (number != last && fflush (stdout) != 0)
        return 0;
      last = number;
      usleep (INTERVAL_US);
    }
}
