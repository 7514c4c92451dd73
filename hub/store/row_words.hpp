// SPDX-License-Identifier: Apache-2.0
// Numbers, words and times of the core as columns of the database, and back: what the mappings share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "hub/core/actor.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/store/statement.hpp"
#include "shared/room/climate.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub::store {

// The database's integers are signed. What does not fit turns negative, and every column that takes
// an unsigned value refuses negative ones, so that nothing is cut silently.
inline std::int64_t as_signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }

inline std::optional<std::uint32_t> unsigned_32(std::optional<std::int64_t> value) {
  if (!value || *value < 0 || *value > std::numeric_limits<std::uint32_t>::max())
    return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

inline std::optional<std::uint64_t> unsigned_64(std::optional<std::int64_t> value) {
  if (!value || *value < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*value);
}

/// The value whose name_of() this is, among `all`.
template <class Word, std::size_t N>
std::optional<Word> word_of(std::optional<std::string_view> name, const Word (&all)[N]) {
  for (const Word word : all) {
    if (name == name_of(word)) return word;
  }
  return std::nullopt;
}

/// How an optional word stands in a column, and a temperature.
template <class Word>
std::optional<std::string_view> name_or_null(const std::optional<Word>& word) {
  return word ? std::optional(std::string_view(name_of(*word))) : std::nullopt;
}
inline std::optional<std::int64_t> milli_or_null(
    const std::optional<room::Temperature>& temperature) {
  return temperature ? std::optional<std::int64_t>(temperature->milli_celsius()) : std::nullopt;
}

/// A column that may be null: false when it holds what no release has written.
template <class Word, std::size_t N>
bool read_word(const Statement& row, int column, const Word (&all)[N], std::optional<Word>& word) {
  word = word_of(row.text(column), all);
  return word || row.is_null(column);
}
inline bool read_temperature(const Statement& row, int column,
                             std::optional<room::Temperature>& value) {
  const auto milli = row.integer(column);
  if (!milli) return row.is_null(column);
  if (*milli < room::kColdest.milli_celsius() || *milli > room::kHottest.milli_celsius()) {
    return false;
  }
  value = room::Temperature::milli_celsius(static_cast<std::int32_t>(*milli));
  return true;
}
inline bool read_day(const Statement& row, int column, std::optional<CivilDay>& day) {
  const auto days = row.integer(column);
  if (!days) return row.is_null(column);
  if (*days < std::numeric_limits<std::int32_t>::min() ||
      *days > std::numeric_limits<std::int32_t>::max()) {
    return false;
  }
  day = CivilDay{static_cast<std::int32_t>(*days)};
  return true;
}

inline std::optional<std::int64_t> seconds_or_null(const std::optional<room::UtcTime>& time) {
  return time ? std::optional(time->seconds) : std::nullopt;
}

inline constexpr room::FanSetting kFans[] = {room::FanSetting::automatic, room::FanSetting::quiet,
                                             room::FanSetting::low, room::FanSetting::medium,
                                             room::FanSetting::high};
inline constexpr room::Scene kScenes[] = {room::Scene::welcome,  room::Scene::relax,
                                          room::Scene::read,     room::Scene::night,
                                          room::Scene::cleaning, room::Scene::off};
inline constexpr Channel kChannels[] = {
    Channel::hub,         Channel::pms,           Channel::panel,
    Channel::guest_page,  Channel::front_desk,    Channel::housekeeping,
    Channel::maintenance, Channel::administrator, Channel::api};

}  // namespace innkeeper::hub::store
