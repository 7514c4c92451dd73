// SPDX-License-Identifier: Apache-2.0
#include "hub/core/store.hpp"

namespace innkeeper::hub {

Row::Row() = default;
Row::Row(const Row&) = default;
Row::Row(Row&&) noexcept = default;
Row& Row::operator=(const Row&) = default;
Row& Row::operator=(Row&&) noexcept = default;
Row::~Row() = default;

}  // namespace innkeeper::hub
