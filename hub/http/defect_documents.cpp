// SPDX-License-Identifier: Apache-2.0
#include "hub/http/defect_documents.hpp"

#include "hub/http/documents.hpp"
#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {
namespace {

Json author(const Actor& actor) {
  return {{"channel", name_of(actor.channel)}, {"name", actor.name}};
}

Json defect_json(const DefectView& defect) {
  const DefectRow& row = defect.row;
  Json resolved = nullptr;
  if (row.resolved) {
    resolved = {{"at", row.resolved->seconds}, {"by", author(row.resolved_by)}, {"note", row.note}};
  }
  Json photo = nullptr;
  if (row.photo) photo = {{"type", media_type_of(*row.photo)}, {"bytes", row.photo_bytes}};
  return {{"id", row.id},
          {"number", text_or_null(defect.number)},
          {"room", row.room.view()},
          {"kind", name_of(row.kind)},
          {"text", row.text},
          {"at", row.at.seconds},
          {"by", author(row.by)},
          {"status", row.resolved ? "resolved" : "open"},
          {"resolved", std::move(resolved)},
          {"photo", std::move(photo)}};
}

Json device_json(const DeviceView& device) {
  Json faults = Json::array();
  for (const room::Fault fault : device.faults) faults.push_back(room::name_of(fault));
  return {{"id", device.id.view()},
          {"number", text_or_null(device.number)},
          {"type", text_or_null(device.type)},
          {"floor", text_or_null(device.floor)},
          {"link", device.link ? Json(name_of(*device.link)) : Json(nullptr)},
          {"link_since", or_null(device.link_since)},
          {"heard", or_null(device.heard)},
          {"boot", or_null(device.boot)},
          {"restarts", device.restarts},
          {"delivery", device.number.empty() ? Json(nullptr) : Json(name_of(device.delivery))},
          {"apply_ms", or_null(device.apply_ms)},
          {"knows_time", device.knows_time},
          {"faults", std::move(faults)}};
}

}  // namespace

std::string defect_document(const DefectView& defect) { return text_of(defect_json(defect)); }

std::string defects_document(const DefectsView& defects) {
  Json list = Json::array();
  for (const DefectView& defect : defects.defects) list.push_back(defect_json(defect));
  return text_of(
      {{"defects", std::move(list)}, {"open", defects.open}, {"next", or_null(defects.next)}});
}

std::string devices_document(const DevicesView& devices) {
  Json list = Json::array();
  for (const DeviceView& device : devices.devices) list.push_back(device_json(device));
  return text_of({{"devices", std::move(list)}, {"more_strangers", devices.has_more_strangers}});
}

}  // namespace innkeeper::hub::http
