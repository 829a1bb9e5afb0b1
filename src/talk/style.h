/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Loads talk.css for the display, once; widgets call it when their class is made. */
void lyc_talk_load_style (void);
