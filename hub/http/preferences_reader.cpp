// SPDX-License-Identifier: Apache-2.0
#include "hub/http/preferences_reader.hpp"

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

#include "hub/core/guests/consent_row.hpp"

namespace innkeeper::hub::http {

namespace {

constexpr Provenance kProvenances[] = {Provenance::declared, Provenance::staff};
constexpr Scope kScopes[] = {Scope::property, Scope::chain};
constexpr Consent kConsents[] = {Consent::unknown, Consent::given, Consent::refused};

/// Reads the body of one request. Each value is either set, or erased by a null where that is allowed.
class EditReader {
 public:
  EditReader(bool may_erase, Errors& errors) : may_erase_(may_erase), errors_(errors) {}

  PreferenceEdit read(const Json& document) {
    edit_.replaces_all = !may_erase_;
    if (!check_keys(document, "", {"climate", "lights", "language", "units", "provenance", "scope"},
                    errors_)) {
      return edit_;
    }
    object(document, "", "climate", {"comfort", "night", "fan"}, [this](const Json& climate) {
      degrees(climate, "comfort", edit_.set.comfort);
      degrees(climate, "night", edit_.set.night);
      word(climate, "/climate", "fan", "climate.fan");
    });
    object(document, "", "lights", {"welcome", "brightness"}, [this](const Json& lights) {
      levels(lights, "welcome");
      levels(lights, "brightness");
    });
    word(document, "", "language", "language");
    word(document, "", "units", "units");
    one_of(document, "provenance", kProvenances, edit_.provenance);
    one_of(document, "scope", kScopes, edit_.scope);
    return edit_;
  }

 private:
  void refuse(std::string at, std::string detail) {
    errors_.push_back({std::move(at), std::move(detail)});
  }

  void object(const Json& parent, const std::string& at, const char* key,
              const std::set<std::string>& known, const std::function<void(const Json&)>& inside) {
    if (!parent.contains(key)) return;
    const Json& child = parent.at(key);
    if (check_keys(child, at + "/" + key, known, errors_)) inside(child);
  }

  /// True when the value is a null that erases.
  bool erases(const Json& value, const std::string& name) {
    if (!may_erase_ || !value.is_null()) return false;
    edit_.removed.push_back(name);
    return true;
  }

  void degrees(const Json& climate, const char* key, std::optional<room::Temperature>& place) {
    if (!climate.contains(key) || erases(climate.at(key), std::string("climate.") + key)) return;
    place = read_degrees(climate.at(key), std::string("/climate/") + key, kLowestComfort,
                         kHighestComfort, errors_);
  }

  void word(const Json& parent, const std::string& at, const char* key, const std::string& name) {
    if (!parent.contains(key) || erases(parent.at(key), name)) return;
    const Json& value = parent.at(key);
    if (value.is_string() && set(edit_.set, name, value.get<std::string>())) return;
    const std::string allowed = name == "climate.fan" ? "quiet, low, medium or high"
                                : name == "units"     ? "celsius or fahrenheit"
                                                      : "a language tag such as de or pt-BR";
    refuse(at + "/" + key, quoted(value) + " is not " + allowed);
  }

  void levels(const Json& lights, const char* key) {
    if (!lights.contains(key)) return;
    const Json& all = lights.at(key);
    const std::string at = std::string("/lights/") + key;
    if (!all.is_object()) {
      refuse(at, quoted(all) + " is not an object of light and percent");
      return;
    }
    for (const auto& [name, value] : all.items()) {
      level(at + pointer_step(name), std::string("lights.") + key + "." + name, value);
    }
  }

  void level(const std::string& at, const std::string& name, const Json& value) {
    const bool is_welcome = name.starts_with("lights.welcome.");
    const std::string_view last = std::string_view(name).substr(name.rfind('.') + 1);
    if (is_welcome &&
        !room::fixture_name(name.substr(std::string_view("lights.welcome.").size()))) {
      refuse(at, "is no name of a light: 1 to 16 of a-z, 0-9 and '_', starting with a letter");
      return;
    }
    if (!is_welcome && last != "relax" && last != "read" && last != "night") {
      refuse(at, "is not known here; known: night, read, relax");
      return;
    }
    if (erases(value, name)) return;
    const double number = value.is_number() ? value.get<double>() : -1;
    const int least = is_welcome ? 0 : 1;
    if (std::floor(number) != number || number < least || number > 100) {
      refuse(at, quoted(value) + " is not a whole number from " + std::to_string(least) +
                     " to 100 (percent)");
      return;
    }
    if (set(edit_.set, name, std::to_string(static_cast<int>(number)))) return;
    refuse(at, "is one light too many; a room has at most " + std::to_string(room::kMaxFixtures));
  }

  template <class Word, std::size_t N>
  void one_of(const Json& document, const char* key, const Word (&all)[N], Word& place) {
    if (!document.contains(key)) return;
    std::string allowed;
    for (const Word each : all) {
      if (document.at(key) == name_of(each)) {
        place = each;
        return;
      }
      allowed += (allowed.empty() ? "" : " or ") + std::string(name_of(each));
    }
    refuse(std::string("/") + key, quoted(document.at(key)) + " is not " + allowed);
  }

  bool may_erase_;
  Errors& errors_;
  PreferenceEdit edit_;
};

std::variant<PreferenceEdit, SyntaxError, Errors> read_edit(std::string_view body, bool may_erase) {
  PreferenceEdit edit;
  Errors errors;
  auto syntax =
      read_body(body, R"({"climate":{"comfort":22.5}})", errors,
                [&](const Json& document) { edit = EditReader(may_erase, errors).read(document); });
  if (syntax) return *std::move(syntax);
  if (!errors.empty()) return errors;
  return edit;
}

}  // namespace

std::variant<PreferenceEdit, SyntaxError, Errors> read_preferences(std::string_view body) {
  return read_edit(body, false);
}

std::variant<PreferenceEdit, SyntaxError, Errors> read_preference_patch(std::string_view body) {
  return read_edit(body, true);
}

std::variant<Consent, SyntaxError, Errors> read_consent(std::string_view body) {
  return read_object<Consent>(body, R"({"learning":"given"})", [](ObjectReader& object) {
    object.require("learning");
    return object.word_of("learning", kConsents).value_or(Consent::unknown);
  });
}

}  // namespace innkeeper::hub::http
