/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-row.h"

#include <glib/gi18n-lib.h>

#include "markdown.h"
#include "search-excerpt.h"
#include "time-text.h"
#include "timecode-chip.h"

struct _LycSearchRow
{
  GtkListBoxRow parent_instance;

  LycSearchHit *hit; /* nullable each of the three; with none of them there is more */
  const LycSearchCommand *command;
  LycSearchSuggestion *suggestion;
  LycSearchGroup more;
  char *key;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (LycSearchRow, lyc_search_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *title;
  const char *icon_name;
} groups[LYC_N_SEARCH_GROUPS] = {
  [LYC_SEARCH_MOMENT]
  = { N_ ("Moments"), "lyceum-lesson-symbolic" },
      [LYC_SEARCH_THREAD]
      = { N_ ("Discussion"), "lyceum-discussion-symbolic" },
          [LYC_SEARCH_CHAT]
          = { N_ ("Chat"), "lyceum-chat-symbolic" },
              [LYC_SEARCH_ARTICLE]
              = { N_ ("Knowledge"), "lyceum-knowledge-symbolic" },
                  [LYC_SEARCH_LESSON]
                  = { N_ ("Lessons"), "lyceum-learn-symbolic" },
                      [LYC_SEARCH_NOTE]
                      = { N_ ("My notes"), "lyceum-article-symbolic" },
                          [LYC_SEARCH_FILE]
                          = { N_ ("Files"), "lyceum-file-symbolic" },
                              [LYC_SEARCH_PERSON]
                              = { N_ ("People"), "avatar-default-symbolic" },
                                  [LYC_SEARCH_BADGE]
                                  = { N_ ("Badges"), "lyceum-badge-symbolic" },
                                      [LYC_SEARCH_PLACE]
                                      = { N_ ("Courses and cohorts"), "lyceum-workspace-symbolic" },
                                      };

static void
lyc_search_row_finalize (GObject *object)
{
  LycSearchRow *self = LYC_SEARCH_ROW (object);

  g_clear_pointer (&self->hit, lyc_search_hit_unref);
  g_clear_pointer (&self->suggestion, lyc_search_suggestion_free);
  g_free (self->key);
  G_OBJECT_CLASS (lyc_search_row_parent_class)->finalize (object);
}

static void
lyc_search_row_class_init (LycSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_search_row_finalize;
}

static void
lyc_search_row_init (LycSearchRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-row");
}

static GtkWidget *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* @about: (nullable): what stands below, in plain text */
static void
fill (LycSearchRow *self, const char *icon_name, const char *text, const char *words,
      const char *about)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *markup = lyc_search_excerpt_markup (text, words);

  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name (icon_name));
  gtk_label_set_markup (GTK_LABEL (append_label (texts, NULL)), markup);
  if (about != NULL && *about != '\0')
    gtk_label_set_text (GTK_LABEL (append_label (texts, "meta")), about);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), texts);
}

static void
append_part (GString *about, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", part);
}

static void
append_when (GString *about, const LycSearchHit *hit)
{
  g_autofree char *when
      = hit->at_ms > 0
            ? lyc_time_text_relative (hit->at_ms, g_get_real_time () / G_TIME_SPAN_MILLISECOND)
            : NULL;

  append_part (about, when);
}

static void
append_kind (GString *about, const LycSearchHit *hit, const char *plain)
{
  switch (hit->group)
    {
    case LYC_SEARCH_MOMENT:
      append_part (about, _("Transcript"));
      break;
    case LYC_SEARCH_THREAD:
    case LYC_SEARCH_CHAT:
      append_when (about, hit);
      append_part (about, hit->answered ? _("Answered") : NULL);
      break;
    case LYC_SEARCH_PERSON:
    case LYC_SEARCH_BADGE:
    case LYC_SEARCH_PLACE:
      append_part (about, plain);
      break;
    default:
      break;
    }
}

/* Who wrote it, where it stands, and when. */
static char *
dup_about (const LycSearchHit *hit, const char *plain)
{
  GString *about = g_string_new (NULL);

  append_part (about, hit->author);
  append_part (about, hit->place);
  append_kind (about, hit, plain);
  append_part (about, hit->far ? _("From the platform") : NULL);
  return g_string_free (about, FALSE);
}

static gboolean
is_markdown (const LycSearchHit *hit)
{
  return hit->group == LYC_SEARCH_THREAD || hit->group == LYC_SEARCH_CHAT
         || hit->group == LYC_SEARCH_NOTE;
}

static void
append_moment (LycSearchRow *self)
{
  g_autofree char *time = lyc_timecode_format (self->hit->position_ms);
  GtkWidget *label = gtk_label_new (time);

  gtk_widget_add_css_class (label, "timecode-chip");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), label);
}

/* Below what the file is: what it says. */
static void
append_excerpt (LycSearchRow *self, const char *plain, const char *words)
{
  g_autofree char *markup = lyc_search_excerpt_markup (plain, words);

  gtk_label_set_markup (
      GTK_LABEL (append_label (gtk_widget_get_last_child (self->box), "meta")), markup);
}

static void
show_hit (LycSearchRow *self, LycSearchHit *hit, const char *words)
{
  g_autofree char *plain
      = is_markdown (hit) ? lyc_markdown_to_plain (hit->text, NULL, NULL) : g_strdup (hit->text);
  g_autofree char *about = NULL;

  g_strdelimit (plain, "\n\t\r", ' ');
  about = dup_about (hit, plain);
  self->hit = lyc_search_hit_ref (hit);
  fill (self, groups[hit->group].icon_name, *hit->head != '\0' ? hit->head : plain, words, about);
  if (hit->group == LYC_SEARCH_FILE && *plain != '\0')
    append_excerpt (self, plain, words);
  if (hit->position_ms >= 0)
    append_moment (self);
}

static char *
dup_accelerator (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  return gtk_accelerator_parse (accelerator, &key, &modifiers)
             ? gtk_accelerator_get_label (key, modifiers)
             : NULL;
}

static void
show_command (LycSearchRow *self, const LycSearchCommand *command, const char *words)
{
  g_autofree char *keys
      = command->accelerator != NULL ? dup_accelerator (command->accelerator) : NULL;

  self->command = command;
  fill (self, command->icon_name, _(command->name), words, NULL);
  if (keys != NULL)
    gtk_widget_set_valign (append_label (self->box, "role-pill"), GTK_ALIGN_CENTER);
  if (keys != NULL)
    gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->box)), keys);
}

/* Says of which group there is more to who does not see under which title it stands. */
static void
show_more (LycSearchRow *self, LycSearchGroup group)
{
  g_autofree char *name = g_strdup_printf (_("Show more: %s"), _(groups[group].title));

  self->more = group;
  fill (self, "lyceum-down-symbolic", _("Show more"), "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_suggestion (LycSearchRow *self, const LycSearchSuggestion *suggestion)
{
  self->suggestion = lyc_search_suggestion_copy (suggestion);
  fill (self, "edit-find-symbolic", suggestion->name, "", suggestion->about);
}

/* Returns: (transfer full): what tells the row of @item from all others that can stand beside it */
char *
lyc_search_item_dup_key (const LycSearchItem *item, const char *words)
{
  if (item->hit != NULL)
    return g_strdup_printf ("hit %d %s %" G_GINT64_FORMAT " %s", item->hit->kind, item->hit->id,
                            item->hit->position_ms, words);
  if (item->command != NULL)
    return g_strdup_printf ("command %s %s", item->command->action, words);
  return item->suggestion != NULL ? g_strdup_printf ("suggestion %s", item->suggestion->text)
                                  : g_strdup_printf ("more %d", item->more);
}

/* @words: what was looked for, shown in bold. */
GtkWidget *
lyc_search_row_new (const LycSearchItem *item, const char *words)
{
  LycSearchRow *self = g_object_new (LYC_TYPE_SEARCH_ROW, NULL);

  self->key = lyc_search_item_dup_key (item, words);
  if (item->hit != NULL)
    show_hit (self, item->hit, words);
  else if (item->command != NULL)
    show_command (self, item->command, words);
  else if (item->suggestion != NULL)
    show_suggestion (self, item->suggestion);
  else
    show_more (self, item->more);
  return GTK_WIDGET (self);
}

const char *
lyc_search_row_get_key (LycSearchRow *self)
{
  return self->key;
}

/* Returns: (transfer none) (nullable): what was found; %NULL where the row is a command */
LycSearchHit *
lyc_search_row_get_hit (LycSearchRow *self)
{
  return self->hit;
}

const LycSearchCommand *
lyc_search_row_get_command (LycSearchRow *self)
{
  return self->command;
}

/* Returns: (transfer none) (nullable): how the filter that is being typed may go on */
const LycSearchSuggestion *
lyc_search_row_get_suggestion (LycSearchRow *self)
{
  return self->suggestion;
}

/* @group: (out): of which there is more. Returns: whether that is what the row says */
gboolean
lyc_search_row_is_more (LycSearchRow *self, LycSearchGroup *group)
{
  *group = self->more;
  return self->hit == NULL && self->command == NULL && self->suggestion == NULL;
}

/* Returns: (transfer none): the title of the group that the row belongs to, translated */
const char *
lyc_search_row_get_group (LycSearchRow *self)
{
  if (self->suggestion != NULL)
    return _("Narrow down");
  if (self->command != NULL)
    return _("Do");
  return _(groups[self->hit != NULL ? self->hit->group : self->more].title);
}
