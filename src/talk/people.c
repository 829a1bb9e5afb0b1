/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people.h"

#include <glib/gi18n-lib.h>

#include "mention-teams.h"
#include "user.h"

/**
 * LycPeople:
 *
 * Who talks in a place: their names for mentions, their roles for the chips on their posts.
 */
struct _LycPeople
{
  GObject parent_instance;

  LycServices *services;
  LycResults *memberships; /* NULL in a direct conversation */
  LycResults *teams;       /* the same */
  GPtrArray *users;        /* in the order of the memberships */
  GHashTable *by_user_id;  /* user id -> LycMembership */
  GHashTable *blocks;      /* user id -> LycRecord, held so that it is read when it is asked for */
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return LYC_TYPE_USER;
}

static guint
get_n_items (GListModel *model)
{
  return LYC_PEOPLE (model)->users->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LycPeople *self = LYC_PEOPLE (model);

  return position < self->users->len ? g_object_ref (g_ptr_array_index (self->users, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LycPeople, lyc_people, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
lyc_people_dispose (GObject *object)
{
  LycPeople *self = LYC_PEOPLE (object);

  g_clear_object (&self->memberships);
  g_clear_object (&self->teams);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_people_parent_class)->dispose (object);
}

static void
lyc_people_finalize (GObject *object)
{
  LycPeople *self = LYC_PEOPLE (object);

  g_ptr_array_unref (self->users);
  g_hash_table_unref (self->by_user_id);
  g_hash_table_unref (self->blocks);
  G_OBJECT_CLASS (lyc_people_parent_class)->finalize (object);
}

static void
lyc_people_class_init (LycPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_people_finalize;
  signals[CHANGED] = g_signal_new ("changed", LYC_TYPE_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
lyc_people_init (LycPeople *self)
{
  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_user_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
user_changed_cb (LycPeople *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
teams_changed_cb (LycPeople *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycRecord) team = g_list_model_get_item (G_LIST_MODEL (self->teams), i);

      g_signal_handlers_disconnect_by_func (team, user_changed_cb, self);
      g_signal_connect_object (team, "changed", G_CALLBACK (user_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  user_changed_cb (self);
}

static void
add_user (LycPeople *self, const char *user_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);
  LycRecord *user = lyc_library_lookup (library, LYC_KIND_USER, user_id);

  g_signal_connect_object (user, "changed", G_CALLBACK (user_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->users, user);
  g_hash_table_insert (self->blocks, g_strdup (user_id),
                       lyc_library_lookup (library, LYC_KIND_BLOCK, user_id));
}

static void
memberships_changed_cb (LycPeople *self)
{
  guint before = self->users->len;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->memberships));

  for (guint i = 0; i < before; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->users, i), user_changed_cb,
                                          self);
  g_ptr_array_set_size (self->users, 0);
  g_hash_table_remove_all (self->by_user_id);
  g_hash_table_remove_all (self->blocks);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycMembership) member
          = g_list_model_get_item (G_LIST_MODEL (self->memberships), i);
      const char *user_id = lyc_membership_get_user_id (member);

      if (g_strcmp0 (lyc_membership_get_state (member), "removed") == 0)
        continue;
      g_hash_table_insert (self->by_user_id, g_strdup (user_id), g_object_ref (member));
      add_user (self, user_id);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->users->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
follow_teams (LycPeople *self, const char *cohort_id)
{
  self->teams
      = lyc_library_children (lyc_services_get_library (self->services), LYC_KIND_TEAM, cohort_id);
  g_signal_connect_object (self->teams, "items-changed", G_CALLBACK (teams_changed_cb), self,
                           G_CONNECT_SWAPPED);
  teams_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->teams)));
}

/* Returns: (transfer full): the members of a cohort */
LycPeople *
lyc_people_new (LycServices *services, const char *cohort_id)
{
  LycPeople *self = g_object_new (LYC_TYPE_PEOPLE, NULL);

  self->services = g_object_ref (services);
  self->memberships = lyc_library_children (lyc_services_get_library (services),
                                            LYC_KIND_MEMBERSHIP, cohort_id);
  g_signal_connect_object (self->memberships, "items-changed",
                           G_CALLBACK (memberships_changed_cb), self, G_CONNECT_SWAPPED);
  memberships_changed_cb (self);
  follow_teams (self, cohort_id);
  return self;
}

/* Returns: (transfer full): exactly these people, without roles */
LycPeople *
lyc_people_new_for_ids (LycServices *services, const char *const *user_ids)
{
  LycPeople *self = g_object_new (LYC_TYPE_PEOPLE, NULL);

  self->services = g_object_ref (services);
  for (guint i = 0; user_ids != NULL && user_ids[i] != NULL; i++)
    add_user (self, user_ids[i]);
  return self;
}

/* Returns: (transfer none) (nullable): how @user_id belongs to the cohort */
LycMembership *
lyc_people_get_membership (LycPeople *self, const char *user_id)
{
  return g_hash_table_lookup (self->by_user_id, user_id);
}

/* Returns: (transfer none) (nullable): the teams of the cohort, of #LycTeam; %NULL in a direct
 * conversation */
GListModel *
lyc_people_get_teams (LycPeople *self)
{
  return self->teams != NULL ? G_LIST_MODEL (self->teams) : NULL;
}

/* Returns: (transfer full) (nullable): the team of whoever is signed in */
LycTeam *
lyc_people_find_own_team (LycPeople *self)
{
  return lyc_team_find_of (lyc_people_get_teams (self),
                           lyc_session_get_user_id (lyc_services_get_session (self->services)));
}

/* Returns: whether this person blocked @user_id, who is not offered for what addresses somebody */
gboolean
lyc_people_has_blocked (LycPeople *self, const char *user_id)
{
  LycRecord *block = g_hash_table_lookup (self->blocks, user_id);

  return block != NULL && lyc_people_is_blocked (block);
}

/* Returns: (transfer full) (nullable): the word for the chip on this person's posts */
char *
lyc_people_dup_role_of (LycPeople *self, const char *user_id)
{
  return lyc_people_dup_role (self->services, lyc_people_get_membership (self, user_id));
}

static LycUser *
find_user (LycServices *services, const char *user_id)
{
  return LYC_USER (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, user_id));
}

/* Returns: (transfer full): the person's name, or a word for somebody not known here (any more) */
char *
lyc_people_dup_name (LycServices *services, const char *user_id)
{
  g_autoptr (LycUser) user = NULL;

  if (user_id == NULL || *user_id == '\0')
    return g_strdup (_("Somebody"));
  user = find_user (services, user_id);
  if (*lyc_user_get_name (user) == '\0')
    return g_strdup (_("Somebody"));
  return g_strdup (lyc_user_get_name (user));
}

gboolean
lyc_people_is_me (LycServices *services, const char *user_id)
{
  return g_strcmp0 (user_id, lyc_session_get_user_id (lyc_services_get_session (services))) == 0;
}

/* @block: a record of the kind block. Returns: whether this person blocked the one it is named
 * after */
gboolean
lyc_people_is_blocked (LycRecord *block)
{
  return lyc_record_is_loaded (block) && !lyc_record_is_gone (block);
}

/* Returns: (transfer full): the person's name; "You" for whoever is signed in */
char *
lyc_people_dup_shown_name (LycServices *services, const char *user_id)
{
  if (lyc_people_is_me (services, user_id))
    return g_strdup (_("You"));
  return lyc_people_dup_name (services, user_id);
}

/**
 * lyc_people_find_mentioned:
 * @services: the #LycServices
 *
 * For lyc_markdown_parse() and the like.
 *
 * Returns: (transfer full) (nullable): how who is mentioned is called now; %NULL for a team that is
 *   not known here (any more)
 */
char *
lyc_people_find_mentioned (LycMentioned what, const char *id, gpointer services)
{
  g_autoptr (LycRecord) team = NULL;

  if (what == LYC_MENTIONED_PERSON)
    return lyc_people_dup_shown_name (services, id);
  team = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_TEAM, id);
  if (*lyc_team_get_name (LYC_TEAM (team)) == '\0')
    return NULL;
  return lyc_mention_team_dup_call (LYC_TEAM (team));
}

/**
 * lyc_people_dup_role:
 * @membership: (nullable)
 *
 * Returns: (transfer full) (nullable): the word for a chip; %NULL for a learner
 */
char *
lyc_people_dup_role (LycServices *services, LycMembership *membership)
{
  static const struct
  {
    const char *role;
    const char *word;
  } words[] = { { "facilitator", N_("Facilitator") },
                { "champion", N_("Champion") }, { "admin", N_("Administrator") } };

  if (membership == NULL)
    return NULL;
  if (lyc_membership_is_moderating (membership))
    return g_strdup (_("Moderator"));
  if (g_str_equal (lyc_membership_get_role (membership), "moderator"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (lyc_membership_get_role (membership), words[i].role) == 0)
      return g_strdup (_(words[i].word));
  return lyc_membership_is_observer (membership) ? g_strdup (_("Observer")) : NULL;
}
