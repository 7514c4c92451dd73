// SPDX-License-Identifier: Apache-2.0
#include "hub/http/comfort_documents.hpp"

#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {

namespace {

Json by(const Actor& actor) { return std::string(name_of(actor.channel)) + "/" + actor.name; }

Json complaint_json(const ComfortView& view) {
  const ComplaintRow& row = view.row;
  return {{"number", view.number},
          {"complaint", name_of(row.complaint)},
          {"done", name_of(row.step)},
          {"from", or_null(row.from)},
          {"to", or_null(row.to)},
          {"scene", or_null(row.scene)},
          {"light_from", or_null(row.light_from)},
          {"light_to", or_null(row.light_to)},
          {"minutes", row.minutes ? Json(*row.minutes) : Json(nullptr)},
          {"because", or_null(row.hindrance)},
          {"until", or_null(row.until)},
          {"state", name_of(row.state)},
          {"air_then", or_null(row.air)},
          {"air", or_null(view.air_now)},
          {"at", row.at.seconds},
          {"by", by(row.by)},
          {"times", row.times},
          {"repeat", view.is_repeat},
          {"case", row.case_number > 0 ? Json(row.case_number) : Json(nullptr)}};
}

Json evidence_json(const Evidence& seen) {
  const Json slope = seen.slope_mk_h ? Json(*seen.slope_mk_h / 1000.0) : Json(nullptr);
  return {{"since", seen.since.seconds},
          {"air_then", or_null(seen.air_then)},
          {"air", or_null(seen.air)},
          {"wanted", or_null(seen.wanted)},
          {"kelvin_per_hour", slope},
          {"heating", or_null(seen.heating)},
          {"cooling", or_null(seen.cooling)},
          {"fan", or_null(seen.fan)},
          {"light_then", or_null(seen.light_then)},
          {"light", or_null(seen.light)},
          {"window_since", or_null(seen.window_since)},
          {"online", seen.online},
          {"faults", seen.faults},
          {"because", or_null(seen.hindrance)}};
}

Json case_json(const CaseView& view) {
  const CaseRow& row = view.row;
  return {{"case", row.number},
          {"number", view.number.empty() ? Json(nullptr) : Json(view.number)},
          {"subject", name_of(row.subject)},
          {"complaint", or_null(row.complaint)},
          {"cause", name_of(row.cause)},
          {"state", name_of(row.state)},
          {"opened", row.opened.seconds},
          {"times", row.times},
          {"comfort_at", or_null(row.comfort_at)},
          {"acknowledged", or_null(row.acknowledged)},
          {"acknowledged_by", row.acknowledged ? by(row.acknowledged_by) : Json(nullptr)},
          {"ended", or_null(row.ended)},
          {"ended_by", row.ended ? by(row.ended_by) : Json(nullptr)},
          {"note", row.note},
          {"evidence", evidence_json(row.evidence)}};
}

}  // namespace

std::string comfort_document(const ComfortView& complaint) {
  return text_of(complaint_json(complaint));
}

std::string complaints_document(const ComplaintsView& complaints) {
  Json list = Json::array();
  for (const ComfortView& view : complaints.complaints) list.push_back(complaint_json(view));
  return text_of({{"complaints", std::move(list)}});
}

std::string case_document(const CaseView& one) { return text_of(case_json(one)); }

std::string cases_document(const CasesView& cases) {
  Json list = Json::array();
  for (const CaseView& view : cases.cases) list.push_back(case_json(view));
  return text_of({{"cases", std::move(list)}});
}

}  // namespace innkeeper::hub::http
