// SPDX-License-Identifier: Apache-2.0
// Stands in for the generated file in a hub that is built with INNKEEPER_WEB=OFF.
#include "hub/web/assets.hpp"

namespace innkeeper::hub::web {

std::span<const Asset> assets() { return {}; }

}  // namespace innkeeper::hub::web
