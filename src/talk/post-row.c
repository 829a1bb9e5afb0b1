/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "follow-mark.h"
#include "markdown.h"
#include "post-row-private.h"
#include "style.h"

G_DEFINE_FINAL_TYPE (LycPostRow, lyc_post_row, GTK_TYPE_WIDGET)

static void
forget (LycPostRow *self)
{
  if (self->post != NULL)
    g_signal_handlers_disconnect_by_data (self->post, self);
  if (self->mine != NULL)
    g_signal_handlers_disconnect_by_data (self->mine, self);
  if (self->author != NULL)
    g_signal_handlers_disconnect_by_data (self->author, self);
  if (self->block != NULL)
    g_signal_handlers_disconnect_by_data (self->block, self);
  if (self->container != NULL)
    g_signal_handlers_disconnect_by_data (self->container, self);
  _lyc_post_row_forget_ties (self);
  g_clear_object (&self->post);
  g_clear_object (&self->mine);
  g_clear_object (&self->author);
  g_clear_object (&self->block);
  g_clear_object (&self->container);
  g_clear_object (&self->people);
}

static void
lyc_post_row_dispose (GObject *object)
{
  LycPostRow *self = LYC_POST_ROW (object);
  GtkWidget *child;

  forget (self);
  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_post_row_parent_class)->dispose (object);
}

static GtkWidget *
neighbour (GtkWidget *widget, GtkWidget *child, gboolean forward)
{
  if (child == NULL)
    return forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  return forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
}

/* In the order of the children. By their places, as is usual, the button beside a bubble would come
 * before the reactions below it, and never be reached from them. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (lyc_post_row_parent_class)->focus (widget, direction);
  if (child != NULL && gtk_widget_child_focus (child, direction))
    return TRUE;
  while ((child = neighbour (widget, child, forward)) != NULL)
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
lyc_post_row_class_init (LycPostRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_post_row_dispose;
  widget_class->focus = focus;
  _lyc_post_row_init_layout (widget_class);
  _lyc_post_row_install_actions (widget_class);
  lyc_talk_load_style ();
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pressed_cb (LycPostRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  lyc_post_row_popup_menu (self);
}

static void
long_pressed_cb (LycPostRow *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  lyc_post_row_popup_menu (self);
}

static void
lyc_post_row_init (LycPostRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

GtkWidget *
lyc_post_row_new (LycServices *services, LycPostRowVariant variant)
{
  LycPostRow *self = g_object_new (LYC_TYPE_POST_ROW, NULL);

  self->services = g_object_ref (services);
  self->variant = variant;
  _lyc_post_row_make_children (self);
  return GTK_WIDGET (self);
}

/* @container: (nullable): whose card it is from now on */
static void
mark_following (LycPostRow *self, LycContainer *container)
{
  g_autoptr (LycPlaceFollowing) following = NULL;

  if (self->follow == NULL)
    return;
  if (container != NULL)
    following = lyc_place_following_new (self->services, LYC_KIND_CONTAINER,
                                         lyc_record_get_id (LYC_RECORD (container)));
  lyc_follow_mark_set_following (LYC_FOLLOW_MARK (self->follow), following);
}

/**
 * lyc_post_row_bind:
 * @container: (nullable): where the post is; what may be done with the post is read from it
 * @people: (nullable): who is there, for the role chip
 * @starts_run: whether a bubble shows name, face and time
 *
 * Shows @post and follows it until lyc_post_row_unbind().
 */
void
lyc_post_row_bind (LycPostRow *self, LycContainer *container, LycPeople *people, LycPost *post,
                   gboolean starts_run)
{
  LycLibrary *library = lyc_services_get_library (self->services);
  const char *id = lyc_record_get_id (LYC_RECORD (post));

  if (self->post != post)
    self->revealed = FALSE;
  g_object_ref (post);
  if (container != NULL)
    g_object_ref (container);
  if (people != NULL)
    g_object_ref (people);
  forget (self);
  self->post = post;
  self->container = container;
  self->people = people;
  self->starts_run = starts_run;
  mark_following (self, container);
  self->mine = LYC_REACTION (lyc_library_lookup (library, LYC_KIND_REACTION, id));
  self->author = lyc_library_lookup (library, LYC_KIND_USER, lyc_post_get_author_id (post));
  self->block = lyc_library_lookup (library, LYC_KIND_BLOCK, lyc_post_get_author_id (post));
  g_signal_connect_swapped (self->block, "changed", G_CALLBACK (_lyc_post_row_update), self);
  g_signal_connect_swapped (post, "changed", G_CALLBACK (_lyc_post_row_update), self);
  g_signal_connect_swapped (self->mine, "changed", G_CALLBACK (_lyc_post_row_update), self);
  g_signal_connect_swapped (self->author, "changed", G_CALLBACK (_lyc_post_row_update), self);
  if (container != NULL)
    g_signal_connect_swapped (container, "changed", G_CALLBACK (_lyc_post_row_update), self);
  _lyc_post_row_update (self);
}

/* Puts the row back into the pool. */
void
lyc_post_row_unbind (LycPostRow *self)
{
  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  mark_following (self, NULL);
  forget (self);
}

/* Returns: (transfer none) (nullable): what it is bound to */
LycPost *
lyc_post_row_get_post (LycPostRow *self)
{
  return self->post;
}

/* Lights the row: the moment it speaks of is playing. Changes a colour and nothing's size. */
void
lyc_post_row_set_now (LycPostRow *self, gboolean now)
{
  if (now)
    gtk_widget_add_css_class (GTK_WIDGET (self), "now");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "now");
}

static void
menu_closed_cb (LycPostRow *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  /* The item's action runs after the popover closed, and needs the row as its ancestor. */
  if (menu != NULL)
    g_object_set_data (G_OBJECT (self), "lyc-old-menu", menu);
}

static void
drop_old_menu (LycPostRow *self)
{
  GtkWidget *menu = g_object_steal_data (G_OBJECT (self), "lyc-old-menu");

  if (menu != NULL)
    gtk_widget_unparent (menu);
}

/* @cohort_name: (nullable): the other cohort that a card's thread is of; to be set before the row
 * is bound */
void
lyc_post_row_set_origin (LycPostRow *self, const char *cohort_name)
{
  gtk_label_set_text (GTK_LABEL (self->origin), cohort_name != NULL ? cohort_name : "");
}

static void
point_at_more (LycPostRow *self)
{
  graphene_rect_t bounds;

  if (gtk_widget_get_mapped (self->more)
      && gtk_widget_compute_bounds (self->more, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                  (int) bounds.size.width,
                                                  (int) bounds.size.height });
}

/* Takes @menu, a new popover. */
static void
popup (LycPostRow *self, GtkWidget *menu)
{
  drop_old_menu (self);
  self->menu = menu;
  gtk_widget_set_parent (menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  g_signal_connect_object (menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  point_at_more (self);
  gtk_popover_popup (GTK_POPOVER (menu));
}

static gboolean
can_pop_up (LycPostRow *self)
{
  return self->post != NULL && self->menu == NULL && self->variant != LYC_POST_ROW_CARD;
}

/* Opens the menu of what can be done with the post, as for the right button or the Menu key. */
void
lyc_post_row_popup_menu (LycPostRow *self)
{
  g_autoptr (GMenuModel) model = can_pop_up (self) ? _lyc_post_row_make_menu (self) : NULL;

  if (model != NULL)
    popup (self, gtk_popover_menu_new_from_model (model));
}

static void
emoji_picked_cb (LycPostRow *self, const char *emoji)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "post.react", "s", emoji);
}

/* Opens the signs to react with, where one may. */
void
_lyc_post_row_popup_reactions (LycPostRow *self)
{
  GtkWidget *chooser;

  if (!can_pop_up (self) || !_lyc_post_row_can (self, "reaction.set")
      || lyc_post_is_deleted (self->post) || lyc_post_get_pos (self->post) == 0)
    return;
  chooser = gtk_emoji_chooser_new ();
  g_signal_connect_object (chooser, "emoji-picked", G_CALLBACK (emoji_picked_cb), self,
                           G_CONNECT_SWAPPED);
  popup (self, chooser);
}

static gboolean
is_blocked (LycServices *services, const char *user_id)
{
  g_autoptr (LycRecord) block
      = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_BLOCK, user_id);

  return lyc_people_is_blocked (block);
}

/* Returns: (transfer full): the post in words: author, text, then time */
char *
lyc_post_row_describe (LycServices *services, LycPost *post)
{
  g_autofree char *name = lyc_people_dup_shown_name (services, lyc_post_get_author_id (post));
  g_autofree char *text
      = lyc_markdown_to_plain (lyc_post_get_body (post), lyc_people_find_mentioned, services);
  g_autoptr (GDateTime) time
      = g_date_time_new_from_unix_local (lyc_post_get_created_at (post) / 1000);
  g_autofree char *clock = time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");

  if (is_blocked (services, lyc_post_get_author_id (post)))
    return g_strdup_printf (_("A post by someone you blocked, %s"), clock);
  if (lyc_post_is_deleted (post))
    return g_strdup_printf (_("%s deleted a post, %s"), name, clock);
  if (lyc_post_is_hidden (post) && *lyc_post_get_body (post) == '\0')
    return g_strdup_printf (_("%s, hidden by a moderator, %s"), name, clock);
  /* Translators: author, text and time of a post, as a screen reader says it */
  return g_strdup_printf (_("%s, %s, %s"), name, text, clock);
}
