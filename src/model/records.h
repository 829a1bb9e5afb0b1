/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every record type, for those who hold several kinds. */
#include "user.h"
#include "cohort.h"
#include "membership.h"
#include "course.h"
#include "lesson.h"
#include "asset.h"
#include "transcript.h"
#include "progress.h"
#include "quiz.h"
#include "attempt.h"
#include "container.h"
#include "post.h"
#include "reaction.h"
#include "read-state.h"
#include "task.h"
#include "shared-file.h"
#include "badge-definition.h"
#include "badge.h"
#include "challenge.h"
#include "notice.h"
