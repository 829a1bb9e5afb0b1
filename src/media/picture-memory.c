/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "picture-memory.h"

/* A decoder hands a picture on while it still makes others from it. avdec_h264 keeps it mapped for
 * writing meanwhile, though it is done with that, and so GStreamer copies each picture, those too
 * that are dropped on the way to where a seek leads. Here such a copy is the same bytes, to be read
 * only; whoever is to write into the first one again gets other bytes, while somebody reads. */
struct _LycPictureMemory
{
  GstAllocator parent_instance;
};

typedef struct
{
  gatomicrefcount refs;
  gsize size;
  guint8 *data; /* aligned */
  guint8 bytes[];
} Block;

typedef struct
{
  GstMemory memory;
  Block *block;
  int n_maps;         /* atomic */
  gboolean read_only; /* a copy of another */
} PictureMemory;

G_DEFINE_FINAL_TYPE (LycPictureMemory, lyc_picture_memory, GST_TYPE_ALLOCATOR)

static Block *
block_new (gsize size, gsize align)
{
  Block *block = g_malloc (sizeof *block + size + align);

  g_atomic_ref_count_init (&block->refs);
  block->size = size;
  block->data = (guint8 *) (((guintptr) block->bytes + align) & ~(guintptr) align);
  return block;
}

static Block *
block_ref (Block *block)
{
  g_atomic_ref_count_inc (&block->refs);
  return block;
}

static void
block_unref (Block *block)
{
  if (g_atomic_ref_count_dec (&block->refs))
    g_free (block);
}

/* @block: (transfer full) */
static PictureMemory *
memory_new (GstMemoryFlags flags, Block *block, gsize align, gsize offset, gsize size)
{
  PictureMemory *self = g_new0 (PictureMemory, 1);

  gst_memory_init (&self->memory, flags, lyc_picture_memory_get (), NULL, block->size, align,
                   offset, size);
  self->block = block;
  return self;
}

static GstMemory *
lyc_picture_memory_alloc (GstAllocator *allocator, gsize size, GstAllocationParams *params)
{
  gsize align = params->align | gst_memory_alignment;
  Block *block = block_new (size + params->prefix + params->padding, align);

  if (params->flags & GST_MEMORY_FLAG_ZERO_PREFIXED)
    memset (block->data, 0, params->prefix);
  if (params->flags & GST_MEMORY_FLAG_ZERO_PADDED)
    memset (block->data + params->prefix + size, 0, params->padding);
  return &memory_new (params->flags, block, align, params->prefix, size)->memory;
}

static void
lyc_picture_memory_free (GstAllocator *allocator, GstMemory *memory)
{
  PictureMemory *self = (PictureMemory *) memory;

  block_unref (self->block);
  g_free (self);
}

static void
leave_to_readers (PictureMemory *self)
{
  Block *old = self->block;

  self->block = block_new (old->size, self->memory.align);
  memcpy (self->block->data, old->data, old->size);
  block_unref (old);
}

static gpointer
map (GstMemory *memory, gsize maxsize, GstMapFlags flags)
{
  PictureMemory *self = (PictureMemory *) memory;

  if (g_atomic_int_add (&self->n_maps, 1) == 0 && (flags & GST_MAP_WRITE)
      && !g_atomic_ref_count_compare (&self->block->refs, 1))
    leave_to_readers (self);
  return self->block->data;
}

static void
unmap (GstMemory *memory)
{
  g_atomic_int_add (&((PictureMemory *) memory)->n_maps, -1);
}

static GstMemory *
share (GstMemory *memory, gssize offset, gssize size)
{
  PictureMemory *self = (PictureMemory *) memory, *other;
  gsize n = size >= 0 ? (gsize) size : memory->size - (gsize) offset;

  other = memory_new (GST_MINI_OBJECT_FLAGS (memory) | GST_MINI_OBJECT_FLAG_LOCK_READONLY,
                      block_ref (self->block), memory->align, memory->offset + (gsize) offset, n);
  other->read_only = TRUE;
  return &other->memory;
}

/* What is copied once more is meant to be changed. */
static GstMemory *
copy (GstMemory *memory, gssize offset, gssize size)
{
  PictureMemory *self = (PictureMemory *) memory;
  gsize n = size >= 0 ? (gsize) size : memory->size - (gsize) offset;

  guint8 *bytes;

  if (!self->read_only)
    return share (memory, offset, size);
  bytes = g_memdup2 (self->block->data + (gssize) memory->offset + offset, n);
  return gst_memory_new_wrapped (0, bytes, n, 0, n, bytes, g_free);
}

static void
lyc_picture_memory_class_init (LycPictureMemoryClass *klass)
{
  GST_ALLOCATOR_CLASS (klass)->alloc = lyc_picture_memory_alloc;
  GST_ALLOCATOR_CLASS (klass)->free = lyc_picture_memory_free;
}

static void
lyc_picture_memory_init (LycPictureMemory *self)
{
  GstAllocator *allocator = GST_ALLOCATOR (self);

  allocator->mem_type = "lyc-picture";
  allocator->mem_map = map;
  allocator->mem_unmap = unmap;
  allocator->mem_share = share;
  allocator->mem_copy = copy;
}

/**
 * lyc_picture_memory_get:
 *
 * Returns: (transfer none): what allocates pictures, for the program's whole life
 */
GstAllocator *
lyc_picture_memory_get (void)
{
  static GstAllocator *allocator;

  if (g_once_init_enter (&allocator))
    {
      GstAllocator *made = g_object_new (LYC_TYPE_PICTURE_MEMORY, NULL);

      gst_object_ref_sink (made);
      GST_OBJECT_FLAG_SET (made, GST_OBJECT_FLAG_MAY_BE_LEAKED);
      g_once_init_leave (&allocator, made);
    }
  return allocator;
}

/* After the element has answered. */
static GstPadProbeReturn
query_probe (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstQuery *query = GST_PAD_PROBE_INFO_QUERY (info);
  GstAllocationParams params;

  if (GST_QUERY_TYPE (query) != GST_QUERY_ALLOCATION)
    return GST_PAD_PROBE_OK;
  gst_allocation_params_init (&params);
  if (gst_query_get_n_allocation_params (query) == 0)
    gst_query_add_allocation_param (query, lyc_picture_memory_get (), &params);
  else
    {
      gst_query_parse_nth_allocation_param (query, 0, NULL, &params);
      gst_query_set_nth_allocation_param (query, 0, lyc_picture_memory_get (), &params);
    }
  return GST_PAD_PROBE_OK;
}

/**
 * lyc_picture_memory_offer:
 * @pad: where decoded pictures enter an element that only reads them
 *
 * Tells decoders to use this memory.
 */
void
lyc_picture_memory_offer (GstPad *pad)
{
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM | GST_PAD_PROBE_TYPE_PULL,
                     query_probe, NULL, NULL);
}
