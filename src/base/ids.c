/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ids.h"

#include <sys/random.h>

/* Fills @bytes from the kernel's generator; ids name things for years and must never meet. */
static void
fill_random (guint8 *bytes, gsize length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize got = getrandom (bytes + done, length - done, 0);

      if (got > 0)
        done += (gsize) got;
    }
}

/* Writes the version and the variant into the first 16 of @b. */
static char *
format (guint8 *b, guint version)
{
  b[6] = (guint8) ((b[6] & 0x0f) | version << 4);
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}

/**
 * lyc_id_new:
 *
 * Makes a UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix time in milliseconds, then random
 * bits. Whoever creates a thing names it with one of these, so that a retry is the same request.
 * Nothing is ordered by it.
 *
 * Returns: (transfer full): 36 lower-case characters
 */
char *
lyc_id_new (void)
{
  guint64 now = (guint64) (g_get_real_time () / 1000);
  guint8 b[16];

  fill_random (b, sizeof b);
  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (now >> (40 - 8 * i));
  return format (b, 7);
}

/**
 * lyc_id_derive:
 * @word: what the new thing is to the other one
 * @id: of the other thing
 *
 * Names what there is at most one of for each @id, so that all who make it at once make the same: a
 * UUID version 8 (RFC 9562 section 5.8) of the SHA-256 of "@word:@id".
 *
 * Returns: (transfer full): 36 lower-case characters
 */
char *
lyc_id_derive (const char *word, const char *id)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 b[32];
  gsize length = sizeof b;

  g_checksum_update (sum, (const guchar *) word, -1);
  g_checksum_update (sum, (const guchar *) ":", 1);
  g_checksum_update (sum, (const guchar *) id, -1);
  g_checksum_get_digest (sum, b, &length);
  return format (b, 8);
}

/* Returns: whether the valid @id is one of lyc_id_derive(), which nobody may choose freely */
gboolean
lyc_id_is_derived (const char *id)
{
  return id[14] == '8';
}

/**
 * lyc_id_is_valid:
 * @text: (nullable): any text
 *
 * Returns: whether @text is a UUID in lower-case canonical form (RFC 9562 section 4), of any version
 */
gboolean
lyc_id_is_valid (const char *text)
{
  if (text == NULL)
    return FALSE;
  for (int i = 0; i < LYC_ID_LENGTH; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text[i];

      if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
        return FALSE;
    }
  return text[LYC_ID_LENGTH] == '\0';
}
