/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lines of a text file from outside, whatever its bytes: they end with LF, CR or CR LF, and
 * what is no character becomes U+FFFD. To be cleared with lyc_line_reader_clear(). */
typedef struct
{
  GString *text;    /* UTF-8, without NUL or other control characters but tab, LF and form feed */
  gsize at;         /* where the next line begins */
  const char *line; /* the current one, without its end; not ended by NUL */
  gsize length;     /* its bytes */
  guint number;     /* of the current line, from 1 */
  guint bad_line;   /* the first that held something else; 0 if none did */
  const char *bad;  /* and what, in words */
  guint64 work;     /* bytes looked at until now */
} LycLineReader;

void lyc_line_reader_init (LycLineReader *self, const char *data, gsize length);
gboolean lyc_line_reader_next (LycLineReader *self);
void lyc_line_reader_unread (LycLineReader *self);
gboolean lyc_line_reader_has_arrow (LycLineReader *self);
void lyc_line_reader_clear (LycLineReader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LycLineReader, lyc_line_reader_clear)

G_END_DECLS
