// SPDX-License-Identifier: Apache-2.0
// Reads JSON bodies strictly, for every area: an unknown key, a key given twice or a value out of its
// range refuses the whole document, and everything that is wrong is told at once.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub::http {

/// The body is no JSON document at all: what and where.
struct SyntaxError {
  std::string detail;
};

using Json = nlohmann::ordered_json;
using Errors = std::vector<FieldError>;

/// What a document may cost at most: the parser's objects are searched linearly, and its values are
/// written recursively.
struct JsonBounds {
  std::size_t keys = 64;  ///< in all; the largest of people's documents has less than 40
  std::size_t keys_of_one = 64;
  std::size_t depth = 8;
};

/// Calls `read` with the document; afterwards `errors` holds what `read` and the parser found wrong. The
/// syntax error of a body that is no JSON; `example` helps the author of an empty one.
[[nodiscard]] std::optional<SyntaxError> read_body(
    std::string_view body, std::string_view example, Errors& errors,
    const std::function<void(const Json& document)>& read, const JsonBounds& bounds = {});

/// One object of a body. Each member function reads one key: nothing when it is absent, and nothing with
/// an error when it is not what it should be.
class ObjectReader {
 public:
  /// `at`: JSON Pointer of the object. An error when `object` is none.
  ObjectReader(const Json& object, std::string at, Errors& errors);

  [[nodiscard]] bool has(std::string_view key) const;
  /// The key is there and says that there is nothing; such a key is not read any further.
  [[nodiscard]] bool is_null(std::string_view key);
  /// 1 to `most` bytes.
  [[nodiscard]] std::optional<std::string> text(std::string_view key, std::size_t most);
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key, std::int64_t low,
                                                  std::int64_t high);
  [[nodiscard]] std::optional<bool> flag(std::string_view key);
  /// Multiples of 0.1 degrees Celsius.
  [[nodiscard]] std::optional<room::Temperature> degrees(std::string_view key,
                                                         room::Temperature low,
                                                         room::Temperature high);
  /// The place in `words`.
  [[nodiscard]] std::optional<std::size_t> word(std::string_view key,
                                                std::span<const std::string_view> words);
  /// One of `all`, by its name_of().
  template <class Word, std::size_t N>
  [[nodiscard]] std::optional<Word> word_of(std::string_view key, const Word (&all)[N]) {
    std::vector<std::string_view> names;
    for (const Word each : all) names.push_back(name_of(each));
    const auto place = word(key, names);
    return place ? std::optional(all[*place]) : std::nullopt;
  }
  [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view key,
                                                              std::size_t most_bytes,
                                                              std::size_t most_texts);
  [[nodiscard]] std::optional<ObjectReader> object(std::string_view key);
  /// 1 to `most` parts of a list, each for a reader of its own.
  [[nodiscard]] std::vector<ObjectReader> objects(std::string_view key, std::size_t most);
  /// Whatever stands there, for another reader; null when the key is absent.
  [[nodiscard]] const Json* any(std::string_view key) { return find(key); }
  /// JSON Pointer of the key.
  [[nodiscard]] std::string at(std::string_view key) const;

  [[nodiscard]] Errors& errors() { return *errors_; }

  /// An error when the key is absent.
  void require(std::string_view key);
  /// An error for each key that none of the calls before asked for.
  void finish();
  void refuse(std::string_view key, std::string detail);

 private:
  [[nodiscard]] const Json* find(std::string_view key);

  const Json* object_;
  std::string at_;
  Errors* errors_;
  std::set<std::string> known_;
};

/// A body that is one object, of which `read(ObjectReader&)` makes the value.
template <class Value, class Read>
[[nodiscard]] std::variant<Value, SyntaxError, Errors> read_object(std::string_view body,
                                                                   std::string_view example,
                                                                   Read read) {
  Errors errors;
  std::optional<Value> value;
  auto syntax = read_body(body, example, errors, [&](const Json& document) {
    ObjectReader reader(document, "", errors);
    value = read(reader);
    reader.finish();
  });
  if (syntax) return *std::move(syntax);
  if (!errors.empty() || !value) return errors;
  return *std::move(value);
}

/// `value` as sent, cut to a readable length.
[[nodiscard]] std::string quoted(const Json& value);
/// One step of a JSON Pointer (RFC 6901).
[[nodiscard]] std::string pointer_step(std::string_view key);
/// False, with an error for each, when `object` holds other keys than `known` or is no object.
[[nodiscard]] bool check_keys(const Json& object, const std::string& at,
                              const std::set<std::string>& known, Errors& errors);
/// A temperature in multiples of 0.1 degrees within the limits; nothing with an error for another value.
[[nodiscard]] std::optional<room::Temperature> read_degrees(const Json& value,
                                                            const std::string& at,
                                                            room::Temperature low,
                                                            room::Temperature high, Errors& errors);

}  // namespace innkeeper::hub::http
