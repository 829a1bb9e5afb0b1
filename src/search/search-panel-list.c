/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the panel lists, and what it says about it. */

#include "search-panel-private.h"

#include <glib/gi18n-lib.h>

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
append_hits (LycSearchPanel *self, LycSearchAnswer *answer, LycSearchGroup group,
             LycSearchAnswer *without)
{
  for (guint i = 0; answer != NULL && i < answer->hits->len; i++)
    {
      LycSearchHit *hit = g_ptr_array_index (answer->hits, i);

      if (hit->group == group && !is_there (without, hit))
        gtk_list_box_append (self->list, lyc_search_row_new (hit, words_of (self)));
    }
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
append_commands (LycSearchPanel *self)
{
  g_auto (GStrv) begins = lyc_text_fold_words (words_of (self));

  if (self->query != NULL && lyc_search_query_has_filter (self->query))
    return;
  for (guint i = 0; i < self->n_commands; i++)
    if (is_named (_(self->commands[i].name), begins))
      gtk_list_box_append (self->list,
                           lyc_search_row_new_command (&self->commands[i], words_of (self)));
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
  if (row != NULL)
    select_row (self, row);
}

static gboolean
is_waiting (LycSearchPanel *self)
{
  return self->near == NULL || (self->far_asked && self->far == NULL);
}

static void
say_nothing (LycSearchPanel *self)
{
  gboolean none = gtk_list_box_get_row_at_index (self->list, 0) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->nothing), none && !is_waiting (self));
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !none);
  if (none)
    gtk_label_set_text (self->nothing,
                        _("Nothing was found. Try fewer words, or only how they begin."));
}

/* Shows what is known now; what was chosen stays chosen as long as it is the first. */
void
lyc_search_panel_fill (LycSearchPanel *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (int group = 0; group < LYC_N_SEARCH_GROUPS; group++)
    {
      append_hits (self, self->near, (LycSearchGroup) group, NULL);
      append_hits (self, self->far, (LycSearchGroup) group, self->near);
    }
  append_commands (self);
  select_row (self, gtk_list_box_get_row_at_index (self->list, 0));
  say_nothing (self);
  lyc_search_panel_say_status (self);
}

static const char *
far_status (LycSearchPanel *self)
{
  LycConnectionState state = lyc_session_get_connection (lyc_services_get_session (self->services));

  if (self->far != NULL)
    return _("the platform was asked too");
  if (self->far_asked)
    return _("asking the platform too");
  return state == LYC_CONNECTION_OFFLINE || state == LYC_CONNECTION_SIGNED_OUT
      ? _("offline, so the platform cannot be asked")
      : NULL;
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
