// SPDX-License-Identifier: Apache-2.0
// Commands about all that is stored of a guest: hand it out, and erase it.
#include <array>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_url.hpp"

namespace innkeeper::hub::cli {
namespace {

std::string path_of(const Given& given) { return "/api/v1/guests/" + path_segment(given.argument); }

HubRequest export_request(const Given& given) { return {"GET", path_of(given) + "/export", {}}; }

HubRequest forget_request(const Given& given) { return {"DELETE", path_of(given), {}}; }

HubRequest consent_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"learning", "learning"}};
  return {"PUT", path_of(given) + "/consent", body_of(given, kKeys)};
}

std::string consent_screen(const Json&, const Given& given, const Paint&) {
  return "Guest " + printable(given.argument) + ": learning is " +
         printable(given.get("learning")) + ".\n";
}

constexpr std::array kConsentOptions{
    Option{.name = "learning",
           .type = "ANSWER",
           .help = "given; refused, which erases what was learned; or unknown: nobody asked",
           .required = true,
           .choices = "given refused unknown"}};

/// For the guest, as a file: JSON that people can read too.
std::string export_screen(const Json& answer, const Given&, const Paint&) {
  return answer.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

const Json& part(const Json& answer, const char* key) {
  static const Json kNone = Json::object();
  const auto found = answer.find(key);
  return answer.is_object() && found != answer.end() ? *found : kNone;
}

std::uint64_t count(const Json& object, const char* key) {
  const auto found = object.find(key);
  return object.is_object() && found != object.end() && found->is_number_unsigned()
             ? found->get<std::uint64_t>()
             : 0;
}

bool flag(const Json& object, const char* key) {
  const auto found = object.find(key);
  return object.is_object() && found != object.end() && found->is_boolean() && found->get<bool>();
}

std::string counted(std::uint64_t number, const std::string& one) {
  return std::to_string(number) + ' ' + one + (number == 1 ? "" : "s");
}

std::string forget_screen(const Json& answer, const Given& given, const Paint&) {
  const Json& erased = part(answer, "erased");
  const Json& in_house = part(answer, "in_house");
  std::string screen = "Guest " + printable(given.argument) + " is forgotten. Erased: " +
                       counted(count(erased, "preferences"), "preference") + ", " +
                       counted(count(erased, "stays"), "past or expected stay") +
                       (flag(erased, "learned") ? ", what was learned" : "") +
                       (flag(erased, "consent") ? ", the consent" : "") + ".\n";
  if (count(erased, "hands") > 0) screen += "What was set by hand in the room is cleared.\n";
  if (const std::uint64_t stays = count(in_house, "stays"); stays > 0) {
    screen += counted(stays, "stay") +
              " in house: its reservation and room are kept until it leaves, nothing else.\n";
  }
  if (const std::uint64_t calls = count(in_house, "wake_calls"); calls > 0) {
    screen += counted(calls, "wake call") + " of the room still to come.\n";
  }
  return screen;
}

constexpr std::array kActions{
    Action{.noun = "guest",
           .verb = "consent",
           .argument = "profile",
           .help = "Whether the hub may learn what the guest likes",
           .options = kConsentOptions,
           .attempt = "note the consent of guest",
           .request = consent_request,
           .screen = consent_screen},
    Action{.noun = "guest",
           .verb = "export",
           .argument = "profile",
           .help = "All that is stored of the guest, as JSON",
           .options = {},
           .attempt = "export what is stored of guest",
           .request = export_request,
           .screen = export_screen},
    Action{.noun = "guest",
           .verb = "forget",
           .argument = "profile",
           .help = "Erase all that is stored of the guest, stays included",
           .options = {},
           .attempt = "forget guest",
           .request = forget_request,
           .screen = forget_screen},
};

}  // namespace

std::span<const Action> guest_actions() { return kActions; }

}  // namespace innkeeper::hub::cli
