/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-error.h"

G_DEFINE_QUARK (desk-model-error-quark, desk_model_error)
