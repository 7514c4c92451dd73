// SPDX-License-Identifier: Apache-2.0
// Keys with the time when each was last touched: who of them is the oldest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

class AgeingKeys {
 public:
  void clear() {
    at_.clear();
    by_age_.clear();
  }
  void touch(const std::string& key, room::UtcTime at) {
    erase(key);
    at_.emplace(key, at.seconds);
    by_age_.emplace(at.seconds, key);
  }
  void erase(const std::string& key) {
    const auto known = at_.find(key);
    if (known == at_.end()) return;
    by_age_.erase({known->second, key});
    at_.erase(known);
  }
  [[nodiscard]] bool contains(const std::string& key) const { return at_.contains(key); }
  [[nodiscard]] std::size_t size() const { return at_.size(); }

  struct Oldest {
    std::string key;
    room::UtcTime at;
  };
  [[nodiscard]] std::optional<Oldest> oldest() const {
    if (by_age_.empty()) return std::nullopt;
    return Oldest{by_age_.begin()->second, {by_age_.begin()->first}};
  }

 private:
  std::unordered_map<std::string, std::int64_t> at_;
  std::set<std::pair<std::int64_t, std::string>> by_age_;
};

}  // namespace innkeeper::hub
