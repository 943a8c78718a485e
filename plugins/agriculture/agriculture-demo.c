/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agriculture-area.h"

void
agriculture_demo (DeskDemo *demo)
{
  (void) demo;
}
