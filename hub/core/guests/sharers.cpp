// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/sharers.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "hub/core/text.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

/// Half away from zero.
std::int64_t mean_of(std::int64_t sum, std::int64_t count) {
  return (sum * 2 + (sum < 0 ? -count : count)) / (2 * count);
}

std::optional<room::Temperature> mean(const std::vector<room::Temperature>& all) {
  std::int64_t steps = 0;
  for (const room::Temperature each : all) steps += each.milli_celsius();
  const std::int64_t step = kComfortStep.milli_kelvin();
  const auto tenths = mean_of(steps, static_cast<std::int64_t>(all.size()) * step);
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(tenths * step));
}

std::optional<room::Percent> mean(const std::vector<room::Percent>& all) {
  std::int64_t sum = 0;
  for (const room::Percent each : all) sum += each.value();
  return room::Percent::from(mean_of(sum, static_cast<std::int64_t>(all.size())));
}

/// For each light the mean of those who named it.
std::optional<room::FixtureLevels> mean(const std::vector<room::FixtureLevels>& all) {
  room::FixtureLevels levels;
  for (const room::FixtureLevels& each : all) {
    for (const room::FixtureLevel& light : each) {
      std::vector<room::Percent> same;
      for (const room::FixtureLevels& other : all) {
        for (const room::FixtureLevel& candidate : other) {
          if (candidate.fixture == light.fixture) same.push_back(candidate.level);
        }
      }
      // A light beyond what any room has is nobody's wish here.
      static_cast<void>(room::set_level(levels, light.fixture, *mean(same)));
    }
  }
  return levels;
}

template <class Value>
std::optional<Value> mean(const std::vector<Value>&) {
  return std::nullopt;
}

std::string words(room::Temperature value) { return text_of(value) + " °C"; }
std::string words(room::Percent value) { return std::to_string(value.value()) + " %"; }
std::string words(const std::string& value) { return value; }
std::string words(room::FanSetting value) { return std::string(name_of(value)); }
std::string words(room::Units value) { return std::string(name_of(value)); }
std::string words(const room::FixtureLevels&) { return {}; }

/// Settles one part after the other.
class Settlement {
 public:
  Settlement(std::span<const GuestWish> guests, config::SharersRule rule)
      : guests_(guests), rule_(rule) {}

  /// `wish` of a guest's preferences: an optional. What holds, none for policy.
  template <class Wish>
  auto settle(const char* part, Wish wish) {
    using Value = typename decltype(wish(guests_[0].preferences))::value_type;
    std::vector<Value> wishes;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < guests_.size(); ++i) {
      if (auto each = wish(guests_[i].preferences)) {
        wishes.push_back(*std::move(each));
        of.push_back(i);
      }
    }
    std::optional<Value> held;
    if (wishes.empty()) return held;
    const bool differ = std::any_of(wishes.begin(), wishes.end(),
                                    [&](const Value& each) { return each != wishes.front(); });
    if (differ) {
      held = decide(wishes, of);
      say(part, wishes, held);
    } else {
      held = wishes.front();
    }
    return held;
  }

  [[nodiscard]] std::string sentence() const {
    if (parts_.empty()) return {};
    return std::to_string(guests_.size()) + " guests share this room and wish different " + parts_ +
           ". By the rule of the house " + rule() + ".";
  }

 private:
  template <class Value>
  std::optional<Value> decide(const std::vector<Value>& wishes,
                              const std::vector<std::size_t>& of) const {
    switch (rule_) {
      case config::SharersRule::first_arrival: return wishes.front();
      case config::SharersRule::last_change: {
        // The latest of those who have a wish for this part.
        std::size_t place = 0;
        for (std::size_t i = 1; i < of.size(); ++i) {
          if (guests_[of[i]].changed > guests_[of[place]].changed) place = i;
        }
        return wishes[place];
      }
      case config::SharersRule::average: {
        auto middle = mean(wishes);
        return middle ? middle : std::optional(wishes.front());
      }
      case config::SharersRule::policy: return std::nullopt;
    }
    panic("a SharersRule decides");
  }

  template <class Value>
  void say(const char* part, const std::vector<Value>& wishes, const std::optional<Value>& held) {
    parts_ += (parts_.empty() ? "" : ", ") + std::string(part);
    std::string values;
    for (const Value& each : wishes) {
      const std::string text = words(each);
      if (!text.empty()) values += (values.empty() ? "" : " and ") + text;
    }
    if (values.empty()) return;
    parts_ += " (" + values;
    if (held) parts_ += ", " + words(*held) + " holds";
    parts_ += ")";
  }

  [[nodiscard]] std::string rule() const {
    switch (rule_) {
      case config::SharersRule::first_arrival: return "the wish of who arrived first holds";
      case config::SharersRule::last_change: return "the wish that was changed last holds";
      case config::SharersRule::average:
        return "the middle holds, or the wish of who arrived first where there is none";
      case config::SharersRule::policy: return "the house's own value holds";
    }
    panic("a SharersRule has words");
  }

  std::span<const GuestWish> guests_;
  config::SharersRule rule_;
  std::string parts_;
};

}  // namespace

Agreement agree(std::span<const GuestWish> guests, config::SharersRule rule) {
  Agreement agreement;
  if (guests.empty()) return agreement;
  Settlement settlement(guests, rule);
  Preferences& held = agreement.wishes;
  held.comfort = settlement.settle("temperatures", [](const Preferences& p) { return p.comfort; });
  held.night =
      settlement.settle("temperatures by night", [](const Preferences& p) { return p.night; });
  held.fan = settlement.settle("speeds of the fan", [](const Preferences& p) { return p.fan; });
  held.welcome = settlement
                     .settle("lights on arrival",
                             [](const Preferences& p) {
                               return p.welcome.empty() ? std::nullopt : std::optional(p.welcome);
                             })
                     .value_or(room::FixtureLevels{});
  held.brightness.relax =
      settlement.settle("light to relax", [](const Preferences& p) { return p.brightness.relax; });
  held.brightness.read =
      settlement.settle("light to read", [](const Preferences& p) { return p.brightness.read; });
  held.brightness.night =
      settlement.settle("light at night", [](const Preferences& p) { return p.brightness.night; });
  held.units = settlement.settle("units", [](const Preferences& p) { return p.units; });
  held.language = settlement.settle("languages", [](const Preferences& p) { return p.language; });
  agreement.sentence = settlement.sentence();
  return agreement;
}

}  // namespace innkeeper::hub
