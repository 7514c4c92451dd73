// SPDX-License-Identifier: Apache-2.0
// A document of a PMS, of which only some keys are looked at: what else stands there may change with
// every release of the PMS. What is looked at and is not what it should be is an error with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/http/json_body.hpp"

namespace innkeeper::hub::pms::webhook {

class Payload {
 public:
  /// `value` may be null: nothing is there. Both must outlive the payload.
  Payload(const http::Json* value, std::string at, http::Errors& errors)
      : value_(value), at_(std::move(at)), errors_(&errors) {}

  /// What stands at `key`; nothing when this is no object or has no such key. JSON's null is nothing.
  [[nodiscard]] Payload operator[](std::string_view key) const;
  [[nodiscard]] bool exists() const { return value_ != nullptr; }

  /// A text, or a whole number as text: PMSs write ids either way. Nothing, or an empty text: nothing.
  /// One that is longer than `most` bytes is refused, as are control characters.
  [[nodiscard]] std::optional<std::string> text(std::size_t most) const;
  [[nodiscard]] std::string required_text(std::size_t most) const;
  /// A whole number, also one that is written as text.
  [[nodiscard]] std::optional<std::int64_t> number(std::int64_t low, std::int64_t high) const;
  [[nodiscard]] bool is_true() const;

  /// The parts of a list, or of an object whose keys are ids.
  [[nodiscard]] std::vector<Payload> parts() const;

  void refuse(std::string detail) const;

 private:
  const http::Json* value_;
  std::string at_;
  http::Errors* errors_;
};

}  // namespace innkeeper::hub::pms::webhook
