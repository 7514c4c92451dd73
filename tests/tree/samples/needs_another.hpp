// SPDX-License-Identifier: Apache-2.0
// A header that does not include what it uses. A test shows that the check of headers refuses it.
#pragma once

namespace innkeeper::tests {

std::string_view nobody_included_this();

}  // namespace innkeeper::tests
