/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What stands on the desktop. */
typedef struct
{
  char *title;
  char *body;      /* nullable */
  char *notice_id; /* what it tells of, and leads to; NULL: to the list of all */
  gboolean answerable;
} LycDesktopNote;

void lyc_desktop_note_free (LycDesktopNote *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycDesktopNote, lyc_desktop_note_free)

/* Where notices are shown outside of the window, and by which clock.
 * Signal: "changed": somebody who shows them has come or gone. */
#define LYC_TYPE_DESKTOP_NOTES (lyc_desktop_notes_get_type ())
G_DECLARE_DERIVABLE_TYPE (LycDesktopNotes, lyc_desktop_notes, LYC, DESKTOP_NOTES, GObject)

struct _LycDesktopNotesClass
{
  GObjectClass parent_class;

  gboolean (*is_there) (LycDesktopNotes *self);
  void (*show) (LycDesktopNotes *self, const char *id, const LycDesktopNote *note);
  void (*withdraw) (LycDesktopNotes *self, const char *id);
  gint64 (*now) (LycDesktopNotes *self);
};

LycDesktopNotes *lyc_desktop_notes_new (GApplication *application);
gboolean lyc_desktop_notes_are_there (LycDesktopNotes *self);
void lyc_desktop_notes_show (LycDesktopNotes *self, const char *id, const LycDesktopNote *note);
void lyc_desktop_notes_withdraw (LycDesktopNotes *self, const char *id);
gint64 lyc_desktop_notes_now (LycDesktopNotes *self);

G_END_DECLS
