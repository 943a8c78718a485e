/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-exchange-error.h"

G_DEFINE_QUARK (desk-exchange-error-quark, desk_exchange_error)
