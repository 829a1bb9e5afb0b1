/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the panel lists, and what it says about it. */

#include "search-panel-private.h"

#include <glib/gi18n-lib.h>

#include "search-text.h"
#include "word-search.h"

static const char *
words_of (LycSearchPanel *self)
{
  return self->query != NULL ? self->query->words : "";
}

static gboolean
is_there (LycSearchAnswer *answer, LycSearchHit *hit)
{
  for (guint i = 0; answer != NULL && i < answer->hits->len; i++)
    {
      LycSearchHit *other = g_ptr_array_index (answer->hits, i);

      if (other->kind == hit->kind && other->position_ms == hit->position_ms
          && g_str_equal (other->id, hit->id))
        return TRUE;
    }
  return FALSE;
}

static void
add_item (GArray *items, LycSearchItem item)
{
  g_array_append_vals (items, &item, 1);
}

static void
add_hits (GArray *items, LycSearchAnswer *answer, LycSearchGroup group, LycSearchAnswer *without)
{
  for (guint i = 0; answer != NULL && i < answer->hits->len; i++)
    {
      LycSearchHit *hit = g_ptr_array_index (answer->hits, i);

      if (hit->group == group && !is_there (without, hit))
        add_item (items, (LycSearchItem){ .hit = hit });
    }
}

/* What is here first, then what the platform has beside it, then that there is more. */
static void
add_group (LycSearchPanel *self, GArray *items, LycSearchGroup group)
{
  guint more
      = (self->near != NULL ? self->near->more : 0) | (self->far != NULL ? self->far->more : 0);

  add_hits (items, self->near, group, NULL);
  add_hits (items, self->far, group, self->near);
  if ((more & LYC_SEARCH_GROUP_BIT (group)) != 0)
    add_item (items, (LycSearchItem){ .more = group });
}

static gboolean
begins_one (char **words, const char *begin)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], begin))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (const char *name, char **begins)
{
  g_auto (GStrv) words = lyc_text_fold_words (name);

  for (guint i = 0; begins[i] != NULL; i++)
    if (!begins_one (words, begins[i]))
      return FALSE;
  return TRUE;
}

/* What can be done; with nothing in the box all of it. */
static void
add_commands (LycSearchPanel *self, GArray *items)
{
  g_auto (GStrv) begins = lyc_text_fold_words (words_of (self));

  if (*words_of (self) == '\0' && *gtk_editable_get_text (self->entry) != '\0')
    return;
  if (self->query != NULL && lyc_search_query_has_filter (self->query))
    return;
  for (guint i = 0; self->commands != NULL && i < self->commands->len; i++)
    {
      const LycSearchCommand *command = g_ptr_array_index (self->commands, i);

      if (is_named (_(command->name), begins))
        add_item (items, (LycSearchItem){ .command = command });
    }
}

static void
select_row (LycSearchPanel *self, GtkListBoxRow *row)
{
  GtkWidget *parent = GTK_WIDGET (self->scroller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds)
      && gtk_widget_get_mapped (parent))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* Moves what Return would open by @step rows; the focus stays in the box. */
void
lyc_search_panel_move (LycSearchPanel *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));
  if (row == NULL)
    return;
  self->moved = TRUE;
  select_row (self, row);
}

static gboolean
is_waiting (LycSearchPanel *self)
{
  return self->near == NULL || self->far_asked || self->far_source != 0;
}

/* Whether what was asked for may be where nobody has looked. */
static gboolean
is_partly_asked (LycSearchPanel *self)
{
  return self->near != NULL && self->near->percent < 100 && self->far == NULL
         && lyc_search_query_is_for_all (self->query);
}

static void
say_nothing (LycSearchPanel *self)
{
  gboolean none = gtk_list_box_get_row_at_index (self->list, 0) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->nothing), none && !is_waiting (self));
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !none);
  if (none)
    gtk_label_set_text (
        self->nothing, is_partly_asked (self)
        ? _("Nothing was found in what is on this computer, which is not all there is.")
        : _("Nothing was found. Try fewer words, or only how they begin."));
}

/* The filters, as long as nothing is typed. */
static char *
dup_help (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  const char *values[LYC_N_SEARCH_NAMES] = { NULL };

  values[LYC_SEARCH_NAME_HAS] = C_ ("search kind", "file");
  values[LYC_SEARCH_NAME_IS] = C_ ("search filter", "unanswered");
  for (int name = 0; name < LYC_N_SEARCH_NAMES; name++)
    g_string_append_printf (names, "%s%s:%s", name > 0 ? "  " : "",
                            lyc_search_name_get_word ((LycSearchName) name),
                            values[name] != NULL ? values[name] : "");
  return g_strdup_printf (_("Narrow down with %s"), names->str);
}

/* What is not understood of what was typed, and what could be typed. */
static void
say_filters (LycSearchPanel *self)
{
  const char *misread = self->query != NULL ? self->query->misread : NULL;
  gboolean typed = *gtk_editable_get_text (self->entry) != '\0';
  g_autofree char *help = dup_help ();

  gtk_label_set_text (self->misread, misread != NULL ? misread : "");
  gtk_widget_set_visible (GTK_WIDGET (self->misread), misread != NULL);
  gtk_label_set_text (self->help, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help), !typed);
}

static GArray *
list_items (LycSearchPanel *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (LycSearchItem));

  for (guint i = 0; self->suggested != NULL && i < self->suggested->len; i++)
    add_item (items, (LycSearchItem){ .suggestion = g_ptr_array_index (self->suggested, i) });
  for (int group = 0; group < LYC_N_SEARCH_GROUPS; group++)
    add_group (self, items, (LycSearchGroup) group);
  add_commands (self, items);
  return items;
}

static int
find_row (LycSearchPanel *self, const char *key, int from)
{
  GtkListBoxRow *row;

  for (; (row = gtk_list_box_get_row_at_index (self->list, from)) != NULL; from++)
    if (g_str_equal (lyc_search_row_get_key (LYC_SEARCH_ROW (row)), key))
      return from;
  return -1;
}

static void
remove_row (LycSearchPanel *self, int at)
{
  gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, at)));
}

/* Rows that are there already stay as they are, and with them what is chosen and where one is. */
static void
show_items (LycSearchPanel *self, GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const LycSearchItem *item = &g_array_index (items, LycSearchItem, i);
      g_autofree char *key = lyc_search_item_dup_key (item, words_of (self));
      int at = find_row (self, key, (int) i);

      if (at < 0)
        gtk_list_box_insert (self->list, lyc_search_row_new (item, words_of (self)), (int) i);
      for (; at > (int) i; at--)
        remove_row (self, (int) i);
    }
  while (gtk_list_box_get_row_at_index (self->list, (int) items->len) != NULL)
    remove_row (self, (int) items->len);
}

/* Return goes on typing a filter only as long as nothing else is meant by it. */
static GtkListBoxRow *
first_row (LycSearchPanel *self)
{
  g_auto (LycSearchPart) part = { 0 };
  gboolean waits = lyc_search_text_get_open (gtk_editable_get_text (self->entry), &part)
                   && *part.value == '\0';
  GtkListBoxRow *row, *first = gtk_list_box_get_row_at_index (self->list, 0);

  for (int i = 0; !waits && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (lyc_search_row_get_suggestion (LYC_SEARCH_ROW (row)) == NULL)
      return row;
  return first;
}

static void
choose_row (LycSearchPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->select_at >= 0)
    row = gtk_list_box_get_row_at_index (self->list, self->select_at);
  else if (!self->moved)
    row = NULL;
  self->select_at = -1;
  select_row (self, row != NULL ? row : first_row (self));
}

/* Shows what is known now; what was chosen stays chosen as long as it is there. */
void
lyc_search_panel_fill (LycSearchPanel *self)
{
  g_autoptr (GArray) items = list_items (self);

  show_items (self, items);
  choose_row (self);
  say_nothing (self);
  say_filters (self);
  lyc_search_panel_say_status (self);
}

static const char *
far_status (LycSearchPanel *self)
{
  LycConnectionState state = lyc_session_get_connection (lyc_services_get_session (self->services));

  if (self->far_asked || self->far_source != 0)
    return _("asking the platform too");
  if (self->far != NULL && self->far_fault == NULL)
    return _("the platform was asked too");
  if (self->far_fault != NULL || self->query == NULL || !lyc_search_query_is_for_all (self->query))
    return self->far_fault;
  if (state == LYC_CONNECTION_OFFLINE || state == LYC_CONNECTION_SIGNED_OUT)
    return _("offline, so the platform cannot be asked");
  return state == LYC_CONNECTION_LIVE ? NULL : _("the platform is asked once it is connected");
}

/* How much can be found here, and what the platform says to the rest. */
void
lyc_search_panel_say_status (LycSearchPanel *self)
{
  const char *far = self->services != NULL ? far_status (self) : NULL;
  g_autofree char *part = NULL;
  g_autofree char *text = NULL;

  if (self->near == NULL)
    {
      gtk_label_set_text (self->status, "");
      return;
    }
  part = self->near->percent >= 100
      ? g_strdup (_("All talk is indexed on this computer"))
      : g_strdup_printf (_("%u %% of the talk is indexed on this computer"), self->near->percent);
  text = far != NULL ? g_strdup_printf ("%s · %s", part, far) : g_strdup (part);
  gtk_label_set_text (self->status, text);
}
