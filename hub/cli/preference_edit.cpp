// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/preference_edit.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace innkeeper::hub::cli {
namespace {

template <class Number>
std::optional<Number> whole_text(std::string_view text) {
  Number value{};
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return value;
}

}  // namespace

Result<PreferenceEdit, std::string> parse_edit(const std::optional<std::string>& comfort,
                                               const std::vector<std::string>& lights) {
  PreferenceEdit edit;
  if (comfort) {
    edit.comfort = whole_text<double>(*comfort);
    if (!edit.comfort || !std::isfinite(*edit.comfort)) {
      return fail("--comfort: '" + *comfort +
                  "' is not a temperature in degrees Celsius, such as 22.5");
    }
  }
  for (const std::string& light : lights) {
    const std::size_t sign = light.rfind('=');
    const auto level = sign == light.npos
                           ? std::nullopt
                           : whole_text<std::int64_t>(std::string_view(light).substr(sign + 1));
    if (!level || sign == 0) {
      return fail("--light: '" + light +
                  "' is not a light's name and its percent, such as ceiling=60");
    }
    const std::string name = light.substr(0, sign);
    if (std::any_of(edit.lights.begin(), edit.lights.end(),
                    [&name](const auto& earlier) { return earlier.first == name; })) {
      return fail("--light: '" + name + "' is given twice; say it once");
    }
    edit.lights.emplace_back(name, *level);
  }
  if (!edit.comfort && edit.lights.empty()) {
    return fail(std::string("nothing to set: give --comfort 22.5, --light ceiling=60, or both"));
  }
  return edit;
}

Json patch_of(const PreferenceEdit& edit) {
  Json patch = Json::object();
  if (edit.comfort) patch["climate"]["comfort"] = *edit.comfort;
  for (const auto& [name, level] : edit.lights) patch["lights"]["welcome"][name] = level;
  return patch;
}

}  // namespace innkeeper::hub::cli
