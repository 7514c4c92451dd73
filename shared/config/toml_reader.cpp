// SPDX-License-Identifier: Apache-2.0
#include "shared/config/toml_reader.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "shared/config/nearest.hpp"
#include "shared/config/text_file.hpp"

namespace innkeeper::config {

struct Section::Table {
  TomlReader::State* state = nullptr;
  const toml::table* node = nullptr;
  std::string path;                // as in Problem::key, without a dot at its end
  std::vector<std::string> asked;  // the keys this table may have
  bool sound = true;
};

struct TomlReader::State {
  std::string file;
  toml::table document;
  std::unordered_map<const toml::table*, Section::Table> tables;  // those that were asked for
  Problems problems;
  bool readable = false;

  Section::Table* open(const toml::table& node, std::string path) {
    auto [entry, is_new] = tables.try_emplace(&node);
    if (is_new) entry->second = {this, &node, std::move(path), {}, true};
    return &entry->second;
  }
};

namespace {

Place place_of(const toml::source_region& region) {
  return {region.begin.line, region.begin.column};
}

std::string decimal(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

std::string thousandths(std::int64_t value) { return decimal(static_cast<double>(value) / 1000); }

std::string between(Range range) {
  return "a whole number from " + std::to_string(range.min) + " to " + std::to_string(range.max);
}

std::string between_thousandths(Range range) {
  return "a number from " + thousandths(range.min) + " to " + thousandths(range.max);
}

std::string length_of(TextRule rule) {
  return "text of " + std::to_string(rule.min_bytes) + " to " + std::to_string(rule.max_bytes) +
         " bytes";
}

/// What stands in the file, in words.
std::string seen(const toml::node& node) {
  if (const auto* text = node.as_string()) return "is the text " + in_quotes(text->get());
  if (const auto* whole = node.as_integer()) return "is the number " + std::to_string(whole->get());
  if (const auto* number = node.as_floating_point())
    return "is the number " + decimal(number->get());
  if (const auto* boolean = node.as_boolean()) return boolean->get() ? "is true" : "is false";
  if (node.is_array()) return "is a list";
  if (node.is_table()) return "is a table";
  return "is a date or time";
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

std::string dotted(const std::string& path, std::string_view key) {
  if (key.empty()) return path;
  return path.empty() ? std::string(key) : path + '.' + std::string(key);
}

/// The words of toml++, without the phrase that our own line and column make superfluous.
Problem syntax_problem(const toml::parse_error& error, const std::string& file) {
  Problem problem{file, place_of(error.source()), {}, std::string(error.description()), {}, {}};
  if (problem.seen.find("leading zero") != std::string::npos) {
    problem.remedy = "a number with leading zeros is a label: put it in double quotes";
  }
  return problem;
}

}  // namespace

/// What a Section does with its opaque table.
struct Section::Access {
  static const toml::node* find(const Section& section, std::string_view key) {
    if (!section.present()) return nullptr;
    auto& asked = section.table_->asked;
    if (std::find(asked.begin(), asked.end(), key) == asked.end()) asked.emplace_back(key);
    return section.table_->node->get(key);
  }

  static void report_missing(const Section& section, std::string_view key, std::string allowed) {
    section.report(key, "is missing", std::move(allowed));
  }

  /// Reports at a node that has no key of its own: an element of a list.
  static void report_at(const Section& section, Place place, std::string key, std::string seen,
                        std::string allowed, std::string remedy = {}) {
    section.table_->sound = false;
    TomlReader::State& state = *section.table_->state;
    state.problems.push_back({state.file, place, std::move(key), std::move(seen),
                              std::move(allowed), std::move(remedy)});
  }

  static std::optional<std::string> text(const Section& section, const toml::node& node,
                                         const std::string& key, TextRule rule) {
    const auto* value = node.as_string();
    const Place place = place_of(node.source());
    if (value == nullptr) {
      report_at(section, place, key, seen(node), "text", std::string(rule.wrong_type_remedy));
      return std::nullopt;
    }
    const std::string& text = value->get();
    if (text.size() < rule.min_bytes || text.size() > rule.max_bytes) {
      report_at(section, place, key, text.empty() ? "is empty" : seen(node), length_of(rule));
      return std::nullopt;
    }
    if (has_control_characters(text)) {
      report_at(section, place, key, seen(node), "text without control characters");
      return std::nullopt;
    }
    return text;
  }

  static std::optional<std::vector<std::string>> texts(const Section& section, std::string_view key,
                                                       TextRule rule) {
    const toml::node* node = find(section, key);
    if (node == nullptr) return std::nullopt;
    std::vector<std::string> values;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      section.report(key, seen(*node), "a list of texts");
      return values;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      const std::string name =
          dotted(section.table_->path, key) + '[' + std::to_string(i + 1) + ']';
      if (auto value = text(section, (*array)[i], name, rule)) values.push_back(std::move(*value));
    }
    return values;
  }

  static std::optional<std::vector<Section>> sections(const Section& section,
                                                      std::string_view key) {
    const toml::node* node = find(section, key);
    if (node == nullptr) return std::nullopt;
    std::vector<Section> result;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      section.report(key, seen(*node),
                     "tables headed [[" + dotted(section.table_->path, key) + "]]");
      return result;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      const std::string path =
          dotted(section.table_->path, key) + '[' + std::to_string(i + 1) + ']';
      const toml::node& element = (*array)[i];
      if (const toml::table* table = element.as_table()) {
        result.push_back(Section(section.table_->state->open(*table, path)));
      } else {
        report_at(section, place_of(element.source()), path, seen(element), "a table");
      }
    }
    return result;
  }
};

bool Section::sound() const { return present() && table_->sound; }

Place Section::place(std::string_view key) const {
  if (!present()) return {};
  const toml::node* value = table_->node->get(key);
  return place_of(value != nullptr ? value->source() : table_->node->source());
}

void Section::report(std::string_view key, std::string seen, std::string allowed,
                     std::string remedy) const {
  if (!present()) return;
  Access::report_at(*this, place(key), dotted(table_->path, key), std::move(seen),
                    std::move(allowed), std::move(remedy));
}

std::optional<std::string> Section::optional_string(std::string_view key, TextRule rule) const {
  const toml::node* node = Access::find(*this, key);
  if (node == nullptr) return std::nullopt;
  return Access::text(*this, *node, dotted(table_->path, key), rule);
}

std::string Section::required_string(std::string_view key, TextRule rule) const {
  if (Access::find(*this, key) == nullptr) Access::report_missing(*this, key, length_of(rule));
  return optional_string(key, rule).value_or(std::string{});
}

std::optional<std::string> Section::optional_word(std::string_view key,
                                                  std::span<const std::string> words) const {
  auto text = optional_string(key);
  if (!text || std::find(words.begin(), words.end(), *text) != words.end()) return text;
  std::string allowed;
  for (const std::string& word : words) allowed += (allowed.empty() ? "" : ", ") + word;
  report(key, in_quotes(*text) + " is not known", allowed, suggestion(*text, words));
  return std::nullopt;
}

std::optional<std::int64_t> Section::optional_int(std::string_view key, Range range) const {
  const toml::node* node = Access::find(*this, key);
  if (node == nullptr) return std::nullopt;
  const auto* whole = node->as_integer();
  if (whole == nullptr || whole->get() < range.min || whole->get() > range.max) {
    report(key, seen(*node), between(range));
    return std::nullopt;
  }
  return whole->get();
}

std::int64_t Section::required_int(std::string_view key, Range range) const {
  if (Access::find(*this, key) == nullptr) Access::report_missing(*this, key, between(range));
  return optional_int(key, range).value_or(range.min);
}

std::optional<std::int64_t> Section::optional_thousandths(std::string_view key, Range range) const {
  const toml::node* node = Access::find(*this, key);
  if (node == nullptr) return std::nullopt;
  const auto number = node->is_number() ? node->value<double>() : std::nullopt;
  const double scaled = number.value_or(std::nan("")) * 1000;
  // Written so that "not a number" fails too.
  const bool in_range = scaled >= static_cast<double>(range.min) - 0.5 &&
                        scaled <= static_cast<double>(range.max) + 0.5;
  if (!in_range) {
    report(key, seen(*node), between_thousandths(range));
    return std::nullopt;
  }
  // A binary fraction is never exactly a decimal one; a billionth is far below a fourth decimal.
  if (std::abs(scaled - std::round(scaled)) > 1e-6) {
    report(key, seen(*node), "at most three decimals");
    return std::nullopt;
  }
  return std::llround(scaled);
}

std::int64_t Section::required_thousandths(std::string_view key, Range range) const {
  if (Access::find(*this, key) == nullptr) {
    Access::report_missing(*this, key, between_thousandths(range));
  }
  return optional_thousandths(key, range).value_or(range.min);
}

std::optional<bool> Section::optional_bool(std::string_view key) const {
  const toml::node* node = Access::find(*this, key);
  if (node == nullptr) return std::nullopt;
  if (const auto* boolean = node->as_boolean()) return boolean->get();
  report(key, seen(*node), "true or false, without quotes");
  return std::nullopt;
}

bool Section::required_bool(std::string_view key) const {
  if (Access::find(*this, key) == nullptr) Access::report_missing(*this, key, "true or false");
  return optional_bool(key).value_or(false);
}

std::vector<std::string> Section::optional_strings(std::string_view key, TextRule rule) const {
  return Access::texts(*this, key, rule).value_or(std::vector<std::string>{});
}

std::vector<std::string> Section::required_strings(std::string_view key, TextRule rule) const {
  auto values = Access::texts(*this, key, rule);
  if (!values) Access::report_missing(*this, key, "a list of texts");
  return std::move(values).value_or(std::vector<std::string>{});
}

Section Section::optional_section(std::string_view key) const {
  const toml::node* node = Access::find(*this, key);
  if (node == nullptr) return Section(nullptr);
  const std::string path = dotted(table_->path, key);
  if (const toml::table* table = node->as_table())
    return Section(table_->state->open(*table, path));
  report(key, seen(*node), "a table headed [" + path + "]");
  return Section(nullptr);
}

Section Section::required_section(std::string_view key) const {
  if (present() && Access::find(*this, key) == nullptr) {
    Access::report_missing(*this, key, "a table headed [" + dotted(table_->path, key) + "]");
  }
  return optional_section(key);
}

std::vector<Section> Section::optional_sections(std::string_view key) const {
  return Access::sections(*this, key).value_or(std::vector<Section>{});
}

std::vector<Section> Section::required_sections(std::string_view key) const {
  auto found = Access::sections(*this, key);
  if (present() && (!found || (found->empty() && table_->node->get(key)->is_array()))) {
    Access::report_missing(*this, key, "tables headed [[" + dotted(table_->path, key) + "]]");
  }
  return std::move(found).value_or(std::vector<Section>{});
}

std::vector<std::string> Section::keys() const {
  std::vector<std::pair<Place, std::string>> found;
  if (present()) {
    for (const auto& [key, value] : *table_->node) {
      found.emplace_back(place_of(key.source()), std::string(key.str()));
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  names.reserve(found.size());
  for (auto& entry : found) names.push_back(std::move(entry.second));
  return names;
}

TomlReader::TomlReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
TomlReader::TomlReader(TomlReader&&) noexcept = default;
TomlReader& TomlReader::operator=(TomlReader&&) noexcept = default;
TomlReader::~TomlReader() = default;

TomlReader TomlReader::read_file(const std::filesystem::path& file) {
  auto text = read_text(file, kMaxConfigBytes);
  if (text) return parse(*text, file.string());
  auto state = std::make_unique<State>();
  state->problems.push_back(std::move(text).error());
  return TomlReader(std::move(state));
}

TomlReader TomlReader::parse(std::string_view text, std::string file) {
  auto state = std::make_unique<State>();
  state->file = std::move(file);
  try {
    state->document = toml::parse(text);
    state->readable = true;
  } catch (const toml::parse_error& error) {
    state->problems.push_back(syntax_problem(error, state->file));
  }
  return TomlReader(std::move(state));
}

Section TomlReader::root() const {
  return Section(state_->readable ? state_->open(state_->document, {}) : nullptr);
}

Problems TomlReader::finish() {
  Problems problems = std::move(state_->problems);
  for (const auto& [node, table] : state_->tables) {
    for (const auto& [key, value] : *node) {
      const std::string name(key.str());
      const auto& asked = table.asked;
      if (std::find(asked.begin(), asked.end(), name) != asked.end()) continue;
      problems.push_back({state_->file,
                          place_of(key.source()),
                          dotted(table.path, name),
                          "is not a known key",
                          {},
                          suggestion(name, asked)});
    }
  }
  std::sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.place, a.key) < std::tie(b.place, b.key);
  });
  return problems;
}

}  // namespace innkeeper::config
