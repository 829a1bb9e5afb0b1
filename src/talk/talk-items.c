/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "talk-items.h"

/* Posts of one author closer together than this are one run: name and face once. */
#define RUN_GAP_MS (5 * 60 * 1000)
#define NO_LINE G_MAXINT64

/**
 * LycTalkItems:
 *
 * The unread line is put once, where it was when the place was opened; it stays there while one
 * reads, so nothing moves under the reader.
 */
struct _LycTalkItems
{
  GObject parent_instance;

  GListModel *posts;
  GPtrArray *items;
  char *my_id;
  gint64 unread_after;
  guint n_unread; /* when the place was opened; 0: as many as there are */
  guint updating; /* source */
};

static GType
get_item_type (GListModel *model)
{
  return LYC_TYPE_TALK_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LYC_TALK_ITEMS (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *items = LYC_TALK_ITEMS (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LycTalkItems, lyc_talk_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
lyc_talk_items_dispose (GObject *object)
{
  LycTalkItems *self = LYC_TALK_ITEMS (object);

  g_clear_handle_id (&self->updating, g_source_remove);
  g_clear_object (&self->posts);
  G_OBJECT_CLASS (lyc_talk_items_parent_class)->dispose (object);
}

static void
lyc_talk_items_finalize (GObject *object)
{
  LycTalkItems *self = LYC_TALK_ITEMS (object);

  g_ptr_array_unref (self->items);
  g_free (self->my_id);
  G_OBJECT_CLASS (lyc_talk_items_parent_class)->finalize (object);
}

static void
lyc_talk_items_class_init (LycTalkItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_talk_items_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_talk_items_finalize;
}

static void
lyc_talk_items_init (LycTalkItems *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->unread_after = NO_LINE;
}

static gboolean
is_new (LycTalkItems *self, LycPost *post)
{
  return lyc_post_get_pos (post) > self->unread_after
         && g_strcmp0 (lyc_post_get_author_id (post), self->my_id) != 0;
}

static guint
count_new (LycTalkItems *self)
{
  guint n = g_list_model_get_n_items (self->posts);
  guint count = 0;

  if (self->unread_after == NO_LINE || self->n_unread > 0)
    return self->n_unread;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycPost) post = g_list_model_get_item (self->posts, i);

      count += is_new (self, post) ? 1 : 0;
    }
  return count;
}

static gboolean
continues_run (LycPost *before, LycPost *post)
{
  return before != NULL
         && g_strcmp0 (lyc_post_get_author_id (before), lyc_post_get_author_id (post)) == 0
         && ABS (lyc_post_get_created_at (post) - lyc_post_get_created_at (before)) < RUN_GAP_MS
         && *lyc_post_get_reply_to (post) == '\0';
}

static void update (LycTalkItems *self);

static gboolean
update_cb (gpointer user_data)
{
  LycTalkItems *self = user_data;

  self->updating = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Many bodies come at once; before the next frame the lines of the days are put right for all. */
static void
body_came_cb (LycTalkItems *self, LycPost *post)
{
  if (lyc_post_get_created_at (post) == 0)
    return;
  g_signal_handlers_disconnect_by_func (post, body_came_cb, self);
  if (self->updating == 0)
    self->updating = g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, self, NULL);
}

/* Of a post whose body is not there yet nobody knows when it was written. */
static gboolean
has_day (LycTalkItems *self, LycPost *post)
{
  if (lyc_post_get_created_at (post) > 0)
    return TRUE;
  g_signal_handlers_disconnect_by_func (post, body_came_cb, self);
  g_signal_connect_object (post, "changed", G_CALLBACK (body_came_cb), self, G_CONNECT_SWAPPED);
  return FALSE;
}

static GPtrArray *
make_items (LycTalkItems *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (self->posts);
  guint unread = count_new (self);
  g_autoptr (LycPost) before = NULL;
  g_autoptr (LycTalkItem) today = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycPost) post = g_list_model_get_item (self->posts, i);
      g_autoptr (LycTalkItem) day = lyc_talk_item_new_day (lyc_post_get_created_at (post));
      gboolean known = has_day (self, post);
      gboolean new_day = known && (today == NULL || !lyc_talk_item_equal (today, day));
      gboolean line = unread > 0 && is_new (self, post);
      gboolean here = before != NULL || lyc_post_get_pos (post) <= self->unread_after + 1;

      if (new_day)
        g_ptr_array_add (items, g_object_ref (day));
      if (known)
        g_set_object (&today, day);
      /* A window that begins behind the line has none. */
      if (line && here)
        g_ptr_array_add (items, lyc_talk_item_new_unread (unread));
      if (line)
        unread = 0;
      g_ptr_array_add (
          items, lyc_talk_item_new_post (post, new_day || line || !continues_run (before, post)));
      g_set_object (&before, post);
    }
  return items;
}

/* A line belongs to what it stands before. Where older posts of that day come in between it is
 * another one, or whoever reads below the line would be taken along with it. */
static gboolean
is_same (GPtrArray *old, guint was, GPtrArray *new, guint now)
{
  if (lyc_talk_item_get_post (new->pdata[now]) != NULL)
    return TRUE;
  return was + 1 < old->len
         && now + 1 < new->len && lyc_talk_item_equal (old->pdata[was + 1], new->pdata[now + 1]);
}

/* Puts the items that were there already in place of new ones that say the same.
 *
 * Returns: (transfer full): positions of posts that begin a run, or no longer do */
static GArray *
keep_items (GPtrArray *old, GPtrArray *new)
{
  g_autoptr (GHashTable) known
      = g_hash_table_new ((GHashFunc) lyc_talk_item_hash, (GEqualFunc) lyc_talk_item_equal);
  GArray *changed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < old->len; i++)
    g_hash_table_insert (known, old->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < new->len; i++)
    {
      LycTalkItem *fresh = new->pdata[i];
      gpointer item, was;

      if (!g_hash_table_lookup_extended (known, fresh, &item, &was)
          || !is_same (old, GPOINTER_TO_UINT (was), new, i))
        continue;
      g_hash_table_remove (known, item);
      if (lyc_talk_item_set_starts_run (item, lyc_talk_item_starts_run (fresh)))
        g_array_append_val (changed, i);
      new->pdata[i] = g_object_ref (item);
      g_object_unref (fresh);
    }
  return changed;
}

static void
update (LycTalkItems *self)
{
  g_autoptr (GPtrArray) old = self->items;
  GPtrArray *new = make_items (self);
  g_autoptr (GArray) changed = keep_items (old, new);
  guint start = 0, end = 0;

  while (start < old->len && start < new->len && old->pdata[start] == new->pdata[start])
    start++;
  while (end < old->len - start && end < new->len - start
         && old->pdata[old->len - 1 - end] == new->pdata[new->len - 1 - end])
    end++;
  self->items = new;
  if (old->len != new->len || start < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                new->len - start - end);
  for (guint i = 0; i < changed->len && self->items == new; i++)
    g_list_model_items_changed (G_LIST_MODEL (self), g_array_index (changed, guint, i), 1, 1);
}

/* @posts: of LycPost, oldest first */
LycTalkItems *
lyc_talk_items_new (GListModel *posts, const char *my_id)
{
  LycTalkItems *self = g_object_new (LYC_TYPE_TALK_ITEMS, NULL);

  self->posts = g_object_ref (posts);
  self->my_id = g_strdup (my_id);
  g_signal_connect_object (posts, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * lyc_talk_items_set_unread_after:
 * @read_pos: the last post that was read when the place was opened; negative for no line
 * @n_unread: how many were unread then, also of those that are not loaded; 0 to count those that
 * are
 */
void
lyc_talk_items_set_unread_after (LycTalkItems *self, gint64 read_pos, guint n_unread)
{
  self->n_unread = n_unread;
  self->unread_after = read_pos < 0 ? NO_LINE : read_pos;
  update (self);
}

/* Returns: whether there is an unread line, and where */
gboolean
lyc_talk_items_find_unread (LycTalkItems *self, guint *position)
{
  for (guint i = 0; i < self->items->len; i++)
    if (lyc_talk_item_get_kind (g_ptr_array_index (self->items, i)) == LYC_TALK_UNREAD)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* Returns: the place in the conversation of the post there; 0 for a line and for what waits */
gint64
lyc_talk_items_get_pos (LycTalkItems *self, guint position)
{
  LycPost *post = position < self->items->len
                      ? lyc_talk_item_get_post (g_ptr_array_index (self->items, position))
                      : NULL;

  return post != NULL ? lyc_post_get_pos (post) : 0;
}

gboolean
lyc_talk_items_find_post (LycTalkItems *self, const char *post_id, guint *position)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      LycPost *post = lyc_talk_item_get_post (g_ptr_array_index (self->items, i));

      if (post == NULL || g_strcmp0 (lyc_record_get_id (LYC_RECORD (post)), post_id) != 0)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}
