// SPDX-License-Identifier: Apache-2.0
// Routes about what is stored of guests.
#include <array>
#include <optional>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/data_documents.hpp"
#include "hub/http/documents.hpp"
#include "hub/http/preferences_reader.hpp"

namespace innkeeper::hub::http {

namespace {

/// The reply to a profile key that cannot be one.
std::optional<Reply> refuse_profile(const std::string& profile) {
  if (is_profile_key(profile)) return std::nullopt;
  return problem_reply(Problem::bad_path, "a guest profile key is 1 to " +
                                              std::to_string(kMaxProfileBytes) +
                                              " printable ASCII characters without blanks or '/'");
}

Routed get_preferences(const Ask& ask) {
  if (auto refused = refuse_profile(ask.path[0])) return *std::move(refused);
  return Call{GetPreferences{ask.path[0]}, render<Preferences, preferences_document>, late};
}

Routed forget_guest(const Ask& ask) {
  if (auto refused = refuse_profile(ask.path[0])) return *std::move(refused);
  return Call{ForgetGuest{ask.path[0]}, render<ErasureView, erasure_document>, late};
}

Routed export_guest(const Ask& ask) {
  if (auto refused = refuse_profile(ask.path[0])) return *std::move(refused);
  return Call{ExportGuest{ask.path[0]}, render<GuestExport, export_document>, late};
}

/// The change that was read, or what was wrong with it.
Routed change(const std::string& profile, std::variant<PreferenceEdit, SyntaxError, Errors> read) {
  if (const auto* syntax = std::get_if<SyntaxError>(&read)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&read)) return refuse_fields(*errors);
  return Call{ChangePreferences{profile, std::get<PreferenceEdit>(std::move(read))}, render_done,
              late};
}

Routed put_preferences(const Ask& ask) {
  if (auto refused = refuse_profile(ask.path[0])) return *std::move(refused);
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  return change(ask.path[0], read_preferences(ask.message.body));
}

Routed patch_preferences(const Ask& ask) {
  if (auto refused = refuse_profile(ask.path[0])) return *std::move(refused);
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  return change(ask.path[0], read_preference_patch(ask.message.body));
}

Routed show_guest(const Ask& ask) {
  if (auto refused = refuse_profile(ask.path[0])) return *std::move(refused);
  return Call{ShowGuest{ask.path[0]}, render<GuestView, guest_document>, late};
}

Routed put_consent(const Ask& ask) {
  if (auto refused = refuse_profile(ask.path[0])) return *std::move(refused);
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  const auto read = read_consent(ask.message.body);
  if (const auto* syntax = std::get_if<SyntaxError>(&read)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&read)) return refuse_fields(*errors);
  return Call{SetConsent{ask.path[0], std::get<Consent>(read)}, render_done, late};
}

constexpr std::string_view kGuest = "/api/v1/guests/{profile}";
constexpr std::string_view kExport = "/api/v1/guests/{profile}/export";
constexpr std::string_view kPreferences = "/api/v1/guests/{profile}/preferences";
constexpr std::string_view kConsent = "/api/v1/guests/{profile}/consent";

constexpr std::array kGuestRoutes = {
    Route{"GET", kGuest, show_guest, kSeesGuests},
    Route{"DELETE", kGuest, forget_guest, kChangesGuests},
    Route{"GET", kExport, export_guest, kSeesGuests},
    Route{"GET", kPreferences, get_preferences, kSeesGuests},
    Route{"PUT", kPreferences, put_preferences, kChangesGuests},
    Route{"PATCH", kPreferences, patch_preferences, kChangesGuests},
    Route{"PUT", kConsent, put_consent, kChangesGuests},
};

}  // namespace

std::span<const Route> guest_routes() { return kGuestRoutes; }

}  // namespace innkeeper::hub::http
