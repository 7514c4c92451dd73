// SPDX-License-Identifier: Apache-2.0
// Routes of maintenance's books: defects with a photo, and the boards of rooms.
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/base64.hpp"
#include "hub/http/defect_documents.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {
namespace {

/// Base64 takes four bytes for three.
constexpr std::size_t kMaxEncodedPhoto = (kMaxPhotoBytes + 2) / 3 * 4;
constexpr std::size_t kMaxDefectBody = kMaxEncodedPhoto + std::size_t{8} * 1024;
constexpr std::array<std::string_view, 2> kStatusWords{"open", "resolved"};

/// Nothing, with an error, when it is no picture.
std::optional<Photo> read_photo_text(ObjectReader& body) {
  const auto text = body.text("photo", kMaxEncodedPhoto);
  if (!text) return std::nullopt;
  const auto bytes = bytes_of_base64(*text);
  if (!bytes) {
    body.refuse("photo", "is no base64 (RFC 4648, section 4)");
    return std::nullopt;
  }
  auto photo = read_photo(*bytes);
  if (!photo) {
    body.refuse("photo", photo.error());
    return std::nullopt;
  }
  return std::move(photo).value();
}

ReportDefect read_report(ObjectReader& body) {
  body.require("id");
  body.require("kind");
  body.require("text");
  ReportDefect report;
  report.id = body.text("id", 64).value_or("");
  if (!report.id.empty() && !is_defect_id(report.id)) {
    body.refuse("id", "an id has 8 to 64 of a-z, 0-9 and '-'; choose it at random");
  }
  report.kind = body.word_of("kind", kDefectKinds).value_or(report.kind);
  report.text = body.text("text", kMaxDefectText).value_or("");
  if (body.has("photo") && !body.is_null("photo")) report.photo = read_photo_text(body);
  return report;
}

Routed report_defect(const Ask& ask) {
  return of_room<ReportDefect>(ask, R"({"id":"4f1c9a2e77","kind":"water","text":"the tap drips"})",
                               read_report, render<DefectView, defect_document>);
}

Routed list_defects(const Ask& ask) {
  ListDefects list;
  const auto said = [&ask](std::string_view name) -> std::string {
    const auto found = ask.query.find(name);
    return found == ask.query.end() ? std::string() : found->second;
  };
  list.number = said("room");
  list.after = said("after");
  if (const std::string status = said("status"); !status.empty()) {
    if (status != kStatusWords[0] && status != kStatusWords[1]) {
      return problem_reply(Problem::unknown_parameter, "status is open or resolved, not " + status);
    }
    list.resolved = status == kStatusWords[1];
  }
  if (const std::string limit = said("limit"); !limit.empty()) {
    const char* const end = limit.data() + limit.size();
    const auto [stop, error] = std::from_chars(limit.data(), end, list.limit);
    if (error != std::errc{} || stop != end || list.limit < 1 || list.limit > kMaxDefectPage) {
      return problem_reply(
          Problem::unknown_parameter,
          "limit is a whole number from 1 to " + std::to_string(kMaxDefectPage) + ", not " + limit);
    }
  }
  return Call{DefectRequest(std::move(list)), render<DefectsView, defects_document>, late};
}

/// A picture of somebody's room: shown by the console only, never as a page, never kept by others.
Reply render_photo(const Answer& answer) {
  const auto* view = std::get_if<DefectPhotoView>(&answer);
  if (view == nullptr) return failure_reply(answer);
  Reply reply{200, std::string(media_type_of(view->photo.type)), view->photo.bytes, {}};
  reply.fields = {{"Content-Security-Policy", "default-src 'none'; sandbox"},
                  {"Content-Disposition", "inline; filename=\"defect\""},
                  {"Cross-Origin-Resource-Policy", "same-origin"},
                  {"Cache-Control", "private, no-cache"}};
  return reply;
}

Routed show_photo(const Ask& ask) {
  return Call{DefectRequest(ShowDefectPhoto{ask.path[0]}), render_photo, late};
}

Routed settle_defect(const Ask& ask) {
  const auto read = [&ask](ObjectReader& body) {
    body.require("status");
    SettleDefect settle{ask.path[0], true, {}};
    settle.resolved = body.word("status", kStatusWords).value_or(1) == 1;
    settle.note = body.text("note", kMaxDefectNote).value_or("");
    return settle;
  };
  return of_body<SettleDefect>(ask, R"({"status":"resolved","note":"new washer"})", read,
                               render<DefectView, defect_document>);
}

Routed list_devices(const Ask&) {
  return Call{DeviceRequest(ListDevices{}), render<DevicesView, devices_document>, late};
}

constexpr std::array kDefectRoutes = {
    Route{"POST",
          "/api/v1/rooms/{number}/defects",
          report_defect,
          kReportsDefects,
          {},
          kMaxDefectBody},
    Route{"GET", "/api/v1/defects", list_defects, kSeesRooms, "status room after limit"},
    Route{"GET",
          "/api/v1/defects/{id}/photo",
          show_photo,
          kSeesRooms,
          {},
          kMaxBodyBytes,
          Produces::file},
    Route{"PATCH", "/api/v1/defects/{id}", settle_defect, kMaintains},
    Route{"GET", "/api/v1/devices", list_devices, kSeesDevices},
};

}  // namespace

std::span<const Route> defect_routes() { return kDefectRoutes; }

}  // namespace innkeeper::hub::http
