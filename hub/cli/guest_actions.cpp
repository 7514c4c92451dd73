// SPDX-License-Identifier: Apache-2.0
// Commands about all that is stored of a guest: hand it out, and erase it.
#include <array>
#include <optional>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_url.hpp"
#include "hub/cli/preference_edit.hpp"
#include "hub/cli/private_file.hpp"
#include "hub/cli/screens.hpp"
#include "hub/cli/session.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::cli {
namespace {

std::string guest_path(const Given& given) {
  return "/api/v1/guests/" + path_segment(given.argument);
}

std::optional<std::string> comfort_of(const Given& given) {
  return given.has("comfort") ? std::optional(given.get("comfort")) : std::nullopt;
}

Result<PreferenceEdit, std::string> edit_of(const Given& given) {
  const auto lights = given.lists.find("light");
  return parse_edit(comfort_of(given),
                    lights == given.lists.end() ? std::vector<std::string>{} : lights->second);
}

std::string wrong_edit(const Given& given) {
  const auto edit = edit_of(given);
  return edit ? std::string() : edit.error();
}

HubRequest preferences_request(const Given& given) {
  return {"GET", guest_path(given) + "/preferences", {}};
}

HubRequest set_request(const Given& given) {
  return {"PATCH", guest_path(given) + "/preferences", patch_of(edit_of(given).value()).dump()};
}

/// A change is answered without a document: then what holds now is looked at.
std::optional<HubRequest> after_set(const Given& given, const Json& answer) {
  if (!answer.empty()) return std::nullopt;
  return preferences_request(given);
}

bool are_preferences(const Json& answer) { return read_preferences(answer).has_value(); }
bool are_preferences_or_nothing(const Json& answer) {
  return answer.empty() || are_preferences(answer);
}

std::string show_screen(const Json& answer, const Given& given, const Paint& paint) {
  return preferences_screen(given.argument, read_preferences(answer).value_or(Preferences{}),
                            paint);
}

std::string set_screen(const Json& answer, const Given& given, const Paint& paint) {
  return answer.empty() ? "Stored.\n" : show_screen(answer, given, paint);
}

constexpr std::array kSetOptions{
    Option{"comfort", "CELSIUS", "Temperature wanted, such as 22.5"},
    Option{.name = "light",
           .type = "NAME=PERCENT",
           .help = "A light on arrival, such as ceiling=60; may be repeated",
           .many = true}};

HubRequest export_request(const Given& given) { return {"GET", guest_path(given) + "/export", {}}; }

HubRequest forget_request(const Given& given) { return {"DELETE", guest_path(given), {}}; }

HubRequest consent_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"learning", "learning"}};
  return {"PUT", guest_path(given) + "/consent", body_of(given, kKeys)};
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
int run_export(Session& session) {
  const auto answer = session.ask(export_request(session.given()));
  if (!answer) return config::kExitFailed;
  const std::string text = answer->dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
  const std::string file = session.given().get("output");
  if (file.empty()) {
    session.out() << text;
    return config::kExitOk;
  }
  if (const auto written = write_private(file, text); !written) {
    return session.failed(written.error());
  }
  session.err() << "Written to " << file << ", for your eyes only (mode 600).\n";
  return config::kExitOk;
}

constexpr std::array kGuestExportOptions{
    Option{"output", "FILE", "Write there, mode 600, instead of to standard output"}};

std::string forget_question(const Given& given) {
  return "Erase all that is stored of guest " + printable(given.argument) +
         ", past stays included? This cannot be undone.";
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

constexpr std::array kGuestActions{
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
           .options = kGuestExportOptions,
           .attempt = "export what is stored of guest",
           .run = run_export},
    Action{.noun = "guest",
           .verb = "erase",
           .argument = "profile",
           .help = "Erase all that is stored of the guest, stays included",
           .options = {},
           .attempt = "erase guest",
           .request = forget_request,
           .screen = forget_screen,
           .question = forget_question,
           .alias = "forget"},
    Action{.noun = "guest",
           .verb = "set",
           .argument = "profile",
           .help = "Change the given values, keep the others",
           .options = kSetOptions,
           .attempt = "set preferences of guest",
           .request = set_request,
           .screen = set_screen,
           .next = after_set,
           .fits = are_preferences_or_nothing,
           .wrong = wrong_edit},
    Action{.noun = "guest",
           .verb = "show",
           .argument = "profile",
           .help = "The preferences that hold",
           .options = {},
           .attempt = "show preferences of guest",
           .request = preferences_request,
           .screen = show_screen,
           .fits = are_preferences},
};

}  // namespace

std::span<const Action> guest_actions() { return kGuestActions; }

}  // namespace innkeeper::hub::cli
