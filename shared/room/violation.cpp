// SPDX-License-Identifier: Apache-2.0
#include "shared/room/violation.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::room {

std::string_view name_of(Code code) {
  switch (code) {
    case Code::too_large: return "too_large";
    case Code::syntax: return "syntax";
    case Code::depth: return "depth";
    case Code::too_many: return "too_many";
    case Code::schema: return "schema";
    case Code::missing: return "missing";
    case Code::unknown_key: return "unknown_key";
    case Code::duplicate_key: return "duplicate_key";
    case Code::type: return "type";
    case Code::range: return "range";
    case Code::text: return "text";
    case Code::unknown_fixture: return "unknown_fixture";
    case Code::contradiction: return "contradiction";
    case Code::unknown: return "unknown";
  }
  panic("a Code has a name");
}

}  // namespace innkeeper::room
