/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_PLAIN_VIDEO,
  LYC_PLAIN_ARTICLE,
  LYC_PLAIN_DOCUMENT,
  LYC_PLAIN_CAPTIONS,
  LYC_PLAIN_PICTURE, /* taken where an article shows it */
  LYC_PLAIN_OTHER
} LycPlainKind;

/* What the name of a file says. */
typedef struct
{
  LycPlainKind kind;
  char *path;
  char *folder; /* "" for none */
  char *folder_key;
  char *key;  /* sorts by numbers, not by digits */
  char *base; /* without its ending */
  char *title;
  gboolean used;
} LycPlainName;

LycPlainName *lyc_plain_name_new (const char *path);
void lyc_plain_name_free (LycPlainName *name);
char *lyc_plain_title (const char *base);
const char *lyc_plain_language (const char *language);
const char *lyc_plain_language_after (const char *captions, const char *video);

G_END_DECLS
