// SPDX-License-Identifier: Apache-2.0
// A step of the schema: stays on which the desk had the last word.
#pragma once

namespace innkeeper::hub::store {

inline constexpr const char* kDeskStep = R"sql(
ALTER TABLE stay ADD COLUMN by_desk INTEGER NOT NULL DEFAULT 0
  CONSTRAINT stay_by_desk CHECK (by_desk IN (0, 1));
)sql";

}  // namespace innkeeper::hub::store
