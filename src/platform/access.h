/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scope.h"

G_BEGIN_DECLS

/* Roles as bits of an access row. */
#define LYC_ALLOW(role) (1u << (role))
#define LYC_ALLOW_ALL                                                                            \
  (LYC_ALLOW (LYC_ROLE_LEARNER) | LYC_ALLOW (LYC_ROLE_CHAMPION)                                  \
   | LYC_ALLOW (LYC_ROLE_FACILITATOR) | LYC_ALLOW (LYC_ROLE_MODERATOR)                           \
   | LYC_ALLOW (LYC_ROLE_ADMIN))
/* Whoever was asked to moderate and does, whatever their role. */
#define LYC_ALLOW_VOLUNTEER (1u << LYC_N_ROLES)
#define LYC_ALLOW_STAFF                                                                          \
  (LYC_ALLOW (LYC_ROLE_FACILITATOR) | LYC_ALLOW (LYC_ROLE_MODERATOR) | LYC_ALLOW (LYC_ROLE_ADMIN))

typedef enum {
  LYC_ACT_WRITE,    /* refused to observers and the suspended */
  LYC_ACT_READ,
  LYC_ACT_PERSONAL, /* writes only what is the person's own: observers may, the suspended not */
} LycActSort;

/* A line of the access table. What has no line, or no bit, is denied; what is not in one of the
 * person's scopes is not found before this table is asked. */
typedef struct {
  const char *resource;
  const char *action;
  LycActSort sort;
  guint own;    /* roles that may do it to what they made */
  guint others; /* roles that may do it to what someone else made */
} LycAccessRow;

typedef enum { LYC_VERDICT_ALLOWED, LYC_VERDICT_FORBIDDEN, LYC_VERDICT_SUSPENDED } LycVerdict;

const LycAccessRow *lyc_access_rows (guint *count);
const LycAccessRow *lyc_access_find (const char *resource, const char *action);
LycVerdict lyc_access_ask (const LycStanding *standing, const char *resource, const char *action,
                           gboolean own);
gboolean lyc_access_allows (const LycStanding *standing, const char *resource, const char *action,
                            gboolean own);

G_END_DECLS
