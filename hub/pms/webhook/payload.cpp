// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/webhook/payload.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace innkeeper::hub::pms::webhook {

Payload Payload::operator[](std::string_view key) const {
  const std::string at = at_ + http::pointer_step(key);
  if (value_ == nullptr || !value_->is_object()) return {nullptr, at, *errors_};
  const auto found = value_->find(std::string(key));
  if (found == value_->end() || found->is_null()) return {nullptr, at, *errors_};
  return {&*found, at, *errors_};
}

std::optional<std::string> Payload::text(std::size_t most) const {
  if (value_ == nullptr) return std::nullopt;
  std::string text;
  if (value_->is_string()) {
    text = value_->get<std::string>();
  } else if (value_->is_number_integer()) {
    text = value_->dump();
  } else {
    refuse(http::quoted(*value_) + " is neither a text nor a whole number");
    return std::nullopt;
  }
  if (text.empty()) return std::nullopt;
  const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (text.size() > most || has_control) {
    refuse("is not a text of at most " + std::to_string(most) +
           " bytes without control characters");
    return std::nullopt;
  }
  return text;
}

std::string Payload::required_text(std::size_t most) const {
  const std::size_t before = errors_->size();
  auto read = text(most);
  if (!read && errors_->size() == before) refuse("is missing");
  return std::move(read).value_or(std::string());
}

std::optional<std::int64_t> Payload::number(std::int64_t low, std::int64_t high) const {
  const auto digits = text(20);
  if (!digits) return std::nullopt;
  std::int64_t number = 0;
  const auto read = std::from_chars(digits->data(), digits->data() + digits->size(), number);
  if (read.ec == std::errc() && read.ptr == digits->data() + digits->size() && number >= low &&
      number <= high) {
    return number;
  }
  refuse(http::quoted(*value_) + " is not a whole number from " + std::to_string(low) + " to " +
         std::to_string(high));
  return std::nullopt;
}

bool Payload::is_true() const {
  return value_ != nullptr && value_->is_boolean() && value_->get<bool>();
}

std::vector<Payload> Payload::parts() const {
  std::vector<Payload> all;
  if (value_ == nullptr) return all;
  if (!value_->is_structured()) {
    refuse(http::quoted(*value_) + " is not a list");
    return all;
  }
  std::size_t place = 0;
  for (const auto& [key, value] : value_->items()) {
    const std::string step = value_->is_object() ? key : std::to_string(place);
    all.emplace_back(value.is_null() ? nullptr : &value, at_ + http::pointer_step(step), *errors_);
    ++place;
  }
  return all;
}

void Payload::refuse(std::string detail) const { errors_->push_back({at_, std::move(detail)}); }

}  // namespace innkeeper::hub::pms::webhook
