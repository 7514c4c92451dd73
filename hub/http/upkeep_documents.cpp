// SPDX-License-Identifier: Apache-2.0
#include "hub/http/upkeep_documents.hpp"

#include "hub/http/json_values.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::http {
namespace {

const char* name_of(BackupState state) {
  switch (state) {
    case BackupState::none: return "none";
    case BackupState::running: return "running";
    case BackupState::done: return "done";
    case BackupState::failed: return "failed";
  }
  panic("a BackupState has a name");
}

Json backup_of(const BackupView& backup) {
  const bool is_there = backup.state != BackupState::none;
  return {{"state", name_of(backup.state)},
          {"file", is_there ? Json(backup.file) : Json(nullptr)},
          {"at", is_there ? Json(backup.at.seconds) : Json(nullptr)},
          {"done", backup.done},
          {"pages", backup.pages},
          {"why", backup.why.empty() ? Json(nullptr) : Json(backup.why)}};
}

}  // namespace

std::string upkeep_document(const UpkeepView& upkeep) {
  const Json document{{"file", upkeep.file},           {"bytes", upkeep.bytes},
                      {"log_bytes", upkeep.log_bytes}, {"schema", upkeep.schema},
                      {"check", upkeep.check},         {"backup", backup_of(upkeep.backup)}};
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace innkeeper::hub::http
