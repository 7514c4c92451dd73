// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/profiles.hpp"

#include <utility>

#include "hub/core/text.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::simtest {
namespace {

/// Guests who come back use their profile again.
constexpr std::size_t kProfiles = 40;

}  // namespace

std::string Profiles::add() {
  if (known_.size() == kProfiles) known_.erase(known_.begin());
  std::string profile = "CNRYP" + std::to_string(++last_);
  known_.push_back(profile);
  if (!random_.chance(850)) return profile;
  hub::Preferences wish;
  wish.comfort = new_comfort();
  if (wish.comfort) ask(profile, hub::PutPreferences{profile, wish});
  return profile;
}

std::optional<std::string> Profiles::any() {
  if (known_.empty()) return std::nullopt;
  return known_[random_.below(known_.size())];
}

std::optional<room::Temperature> Profiles::new_comfort() {
  const room::Temperature comfort =
      hub::kLowestComfort +
      room::TemperatureDelta::milli_kelvin(static_cast<std::int32_t>(++last_comfort_) *
                                           hub::kComfortStep.milli_kelvin());
  if (comfort <= hub::kHighestComfort) return comfort;
  return std::nullopt;
}

hub::Preferences Profiles::new_wish() {
  hub::Preferences wish;
  wish.comfort = new_comfort();
  check(room::set_level(wish.welcome, *room::fixture_name("bedside"),
                        *room::Percent::from(static_cast<std::int64_t>(random_.below(101)))),
        "one light fits");
  if (random_.chance(300)) wish.units = room::Units::fahrenheit;
  if (random_.chance(300)) wish.fan = room::FanSetting::low;
  if (random_.chance(300)) wish.brightness.relax = room::Percent::from(40);
  return wish;
}

void Profiles::ask(const std::string& profile, hub::Request request) {
  busy_.insert(profile);
  asked_[hub_.ask(std::move(request), {hub::Channel::guest_page, {}})] = profile;
}

void Profiles::on_answer(const hub::Asked& asked) {
  const auto found = asked_.find(asked.ticket);
  if (found == asked_.end()) return;
  busy_.erase(found->second);
  asked_.erase(found);
}

void Profiles::change() {
  const auto profile = any();
  if (!profile || busy_.contains(*profile)) return;
  const std::size_t what = random_.below(100);
  const auto say = [&](const char* did) {
    stage_.trace.line(kHotel, "guest " + *profile + " " + did);
  };
  if (what < 15) {
    say("is forgotten");
    ask(*profile, hub::ForgetGuest{*profile});
  } else if (what < 35) {
    const bool agrees = random_.chance(600);
    say(agrees ? "agrees that the house learns" : "does not want the house to learn");
    ask(*profile, hub::SetConsent{*profile, agrees ? hub::Consent::given : hub::Consent::refused});
  } else if (what < 55) {
    say("changes a wish");
    hub::PreferenceEdit edit;
    edit.set = new_wish();
    if (random_.chance(200)) edit.scope = hub::Scope::chain;
    if (random_.chance(200)) edit.provenance = hub::Provenance::staff;
    if (random_.chance(200)) edit.removed = {"climate.fan"};
    ask(*profile, hub::ChangePreferences{*profile, edit});
  } else if (what < 62) {
    ask(*profile, hub::ShowGuest{*profile});
  } else {
    say("says all wishes anew");
    ask(*profile, hub::PutPreferences{*profile, new_wish()});
  }
}

}  // namespace innkeeper::simtest
