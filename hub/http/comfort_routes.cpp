// SPDX-License-Identifier: Apache-2.0
// Routes of comfort: what guests find wrong with their rooms, and the cases that come of it.
#include <array>
#include <charconv>
#include <optional>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/comfort_documents.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {

namespace {

/// States that people set.
constexpr CaseState kNextStates[] = {CaseState::acknowledged, CaseState::resolved,
                                     CaseState::closed};

ReportComfort read_complaint(ObjectReader& body) {
  body.require("complaint");
  return {"", body.word_of("complaint", kComplaints).value_or(Complaint::too_cold)};
}

Routed report_comfort(const Ask& ask) {
  return of_room<ReportComfort>(ask, R"({"complaint":"too_cold"})", read_complaint,
                                render<ComfortView, comfort_document>);
}

Routed list_comfort(const Ask& ask) {
  return Call{ListComfort{parameter(ask, "room")}, render<ComplaintsView, complaints_document>,
              late};
}

Routed list_cases(const Ask& ask) {
  const std::string state = parameter(ask, "state");
  if (!state.empty() && state != "open" && state != "all") {
    return problem_reply(Problem::unknown_parameter, "state is open or all, not " + state);
  }
  return Call{ListCases{parameter(ask, "room"), state == "all"}, render<CasesView, cases_document>,
              late};
}

/// The case of the path; nothing for what is no number of a case.
std::optional<std::uint64_t> case_of(const Ask& ask) {
  const std::string& text = ask.path[0];
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

Reply no_case(const Ask& ask) {
  return problem_reply(Problem::not_found, "no case has the number " + ask.path[0]);
}

Routed show_case(const Ask& ask) {
  const auto number = case_of(ask);
  if (!number) return no_case(ask);
  return Call{ShowCase{*number}, render<CaseView, case_document>, late};
}

Routed change_case(const Ask& ask) {
  const auto number = case_of(ask);
  if (!number) return no_case(ask);
  return of_body<ChangeCase>(
      ask, R"({"state":"resolved","note":"bled the valve"})",
      [&](ObjectReader& body) {
        ChangeCase change{*number, body.word_of("state", kNextStates), {}};
        change.note = body.text("note", kMaxCaseNote);
        return change;
      },
      render<CaseView, case_document>);
}

constexpr std::array kComfortRoutes = {
    Route{"GET", "/api/v1/comfort", list_comfort, kSeesRooms, "room"},
    Route{"POST", "/api/v1/rooms/{number}/comfort", report_comfort, kKeepsHouse},
    Route{"GET", "/api/v1/cases", list_cases, kSeesRooms, "room state"},
    Route{"GET", "/api/v1/cases/{case}", show_case, kSeesRooms},
    Route{"PATCH", "/api/v1/cases/{case}", change_case, kWorksOnCases},
};

}  // namespace

std::span<const Route> comfort_routes() { return kComfortRoutes; }

}  // namespace innkeeper::hub::http
