// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/property_text.hpp"

#include "shared/config/property_file.hpp"

namespace innkeeper::hub::daemon {

Result<config::Property, std::vector<FieldError>> PropertyText::read(std::string_view text) const {
  auto property = config::parse_property(text, name_);
  if (property) return std::move(property).value();
  std::vector<FieldError> problems;
  problems.reserve(property.error().size());
  for (const config::Problem& problem : property.error()) {
    problems.push_back(
        {problem.key, config::details(problem), problem.place.line, problem.place.column});
  }
  return fail(std::move(problems));
}

}  // namespace innkeeper::hub::daemon
