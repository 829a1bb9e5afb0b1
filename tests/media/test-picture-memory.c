/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-memory.h"

#include <string.h>

#define SIZE 4096

static GstBuffer *
new_picture (guint8 value)
{
  GstBuffer *buffer = gst_buffer_new_allocate (lyc_picture_memory_get (), SIZE, NULL);

  gst_buffer_memset (buffer, 0, value, SIZE);
  return buffer;
}

static guint8
first_byte (GstBuffer *buffer)
{
  guint8 byte = 0;

  g_assert_cmpuint (gst_buffer_extract (buffer, 0, &byte, 1), ==, 1);
  return byte;
}

/* What a decoder does that keeps a picture mapped while it hands it on. */
static void
test_copy_is_shared (void)
{
  g_autoptr (GstBuffer) picture = new_picture (7), handed_on = NULL;
  GstMapInfo held, seen;

  g_assert_true (gst_buffer_map (picture, &held, GST_MAP_READWRITE));
  handed_on = gst_buffer_copy (picture);
  g_assert_true (gst_buffer_map (handed_on, &seen, GST_MAP_READ));
  g_assert_true (seen.data == held.data);
  g_assert_cmpuint (seen.size, ==, SIZE);
  gst_buffer_unmap (handed_on, &seen);
  gst_buffer_unmap (picture, &held);
}

/* The decoder takes the same memory for the next picture while this one is still shown. */
static void
test_reader_keeps_its_picture (void)
{
  g_autoptr (GstBuffer) picture = new_picture (7), handed_on = NULL;
  GstMapInfo held, seen;

  g_assert_true (gst_buffer_map (picture, &held, GST_MAP_READWRITE));
  handed_on = gst_buffer_copy (picture);
  gst_buffer_unmap (picture, &held);
  g_assert_true (gst_buffer_map (handed_on, &seen, GST_MAP_READ));
  gst_buffer_memset (picture, 0, 9, SIZE);
  g_assert_cmpuint (first_byte (picture), ==, 9);
  g_assert_cmpuint (seen.data[0], ==, 7);
  g_assert_cmpuint (seen.data[SIZE - 1], ==, 7);
  gst_buffer_unmap (handed_on, &seen);
}

/* Once nobody reads, the same bytes serve again: a new block for each picture would cost more than
 * the copy did. */
static void
test_bytes_are_used_again (void)
{
  g_autoptr (GstBuffer) picture = new_picture (7);
  GstBuffer *handed_on;
  GstMapInfo held;
  gpointer bytes;

  g_assert_true (gst_buffer_map (picture, &held, GST_MAP_READWRITE));
  bytes = held.data;
  handed_on = gst_buffer_copy (picture);
  gst_buffer_unref (handed_on);
  gst_buffer_unmap (picture, &held);
  g_assert_true (gst_buffer_map (picture, &held, GST_MAP_READWRITE));
  g_assert_true (held.data == bytes);
  gst_buffer_unmap (picture, &held);
}

static void
test_reader_may_change_its_own (void)
{
  g_autoptr (GstBuffer) picture = new_picture (7), handed_on = NULL;
  GstMapInfo held;

  g_assert_true (gst_buffer_map (picture, &held, GST_MAP_READWRITE));
  handed_on = gst_buffer_copy (picture);
  gst_buffer_memset (handed_on, 0, 5, SIZE);
  g_assert_cmpuint (first_byte (handed_on), ==, 5);
  g_assert_cmpuint (held.data[0], ==, 7);
  gst_buffer_unmap (picture, &held);
}

static void
test_alignment_and_padding (void)
{
  GstAllocationParams params = { .align = 63, .prefix = 32, .padding = 16 };
  g_autoptr (GstBuffer) picture = NULL;
  GstMapInfo map;

  params.flags = GST_MEMORY_FLAG_ZERO_PADDED;
  picture = gst_buffer_new_allocate (lyc_picture_memory_get (), SIZE, &params);
  g_assert_true (gst_buffer_map (picture, &map, GST_MAP_READWRITE));
  g_assert_cmpuint (((guintptr) map.data - 32) % 64, ==, 0);
  g_assert_cmpuint (map.size, ==, SIZE);
  for (int i = 0; i < 16; i++)
    g_assert_cmpuint (map.data[SIZE + i], ==, 0);
  gst_buffer_unmap (picture, &map);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  g_test_add_func ("/picture-memory/copy-is-shared", test_copy_is_shared);
  g_test_add_func ("/picture-memory/reader-keeps-its-picture", test_reader_keeps_its_picture);
  g_test_add_func ("/picture-memory/bytes-are-used-again", test_bytes_are_used_again);
  g_test_add_func ("/picture-memory/reader-may-change-its-own", test_reader_may_change_its_own);
  g_test_add_func ("/picture-memory/alignment-and-padding", test_alignment_and_padding);
  return g_test_run ();
}
