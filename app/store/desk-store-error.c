/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-store-error.h"

G_DEFINE_QUARK (desk-store-error-quark, desk_store_error)
