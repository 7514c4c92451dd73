// SPDX-License-Identifier: Apache-2.0
// Routes of housekeeping: what there is to do, who is at it, and how rooms stand.
#include <array>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/documents.hpp"
#include "hub/http/housekeeping_documents.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {

namespace {

constexpr room::HousekeepingTask kTasks[] = {room::HousekeepingTask::cleaning,
                                             room::HousekeepingTask::turndown,
                                             room::HousekeepingTask::airing};
constexpr RoomCondition kConditions[] = {RoomCondition::dirty, RoomCondition::pickup,
                                         RoomCondition::clean, RoomCondition::inspected};
constexpr SaleState kSales[] = {SaleState::in_service, SaleState::out_of_service,
                                SaleState::out_of_order};

StartTask read_start(ObjectReader& body) {
  StartTask task;
  task.task = body.word_of("task", kTasks).value_or(task.task);
  task.minutes = body.whole("minutes", 1, 480);
  task.despite_do_not_disturb = body.text("despite_do_not_disturb", kMaxReasonBytes).value_or("");
  return task;
}

FinishTask read_finish(ObjectReader& body) {
  FinishTask task;
  task.condition = body.word_of("condition", kConditions);
  return task;
}

SetCondition read_condition(ObjectReader& body) {
  body.require("condition");
  return {"", body.word_of("condition", kConditions).value_or(RoomCondition::dirty)};
}

SetSale read_sale(ObjectReader& body) {
  body.require("sale");
  return {"", body.word_of("sale", kSales).value_or(SaleState::in_service),
          body.text("reason", kMaxReasonBytes).value_or("")};
}

SetService read_service(ObjectReader& body) {
  body.require("service");
  return {"", body.word_of("service", room::kServiceWishes).value_or(room::ServiceWish::none),
          body.text("reason", kMaxReasonBytes).value_or("")};
}

Routed list_work(const Ask& ask) {
  const auto floor = ask.query.find("floor");
  return Call{ListWork{floor == ask.query.end() ? "" : floor->second},
              render<WorkView, work_document>, late};
}

Routed start_task(const Ask& ask) {
  return of_room<StartTask>(ask, R"({"task":"cleaning"})", read_start,
                            render<TaskView, task_document>);
}

Routed finish_task(const Ask& ask) {
  return of_room<FinishTask>(ask, R"({"condition":"clean"})", read_finish, render_done);
}

Routed set_condition(const Ask& ask) {
  return of_room<SetCondition>(ask, R"({"condition":"dirty"})", read_condition, render_done);
}

Routed set_sale(const Ask& ask) {
  return of_room<SetSale>(ask, R"({"sale":"out_of_service","reason":"paint"})", read_sale,
                          render_done);
}

Routed set_service(const Ask& ask) {
  return of_room<SetService>(ask, R"({"service":"make_up_room"})", read_service, render_done);
}

Routed show_condition(const Ask& ask) {
  return Call{ShowRoom{ask.path[0]}, render<RoomView, condition_document>, late};
}

Routed show_sale(const Ask& ask) {
  return Call{ShowRoom{ask.path[0]}, render<RoomView, sale_document>, late};
}

Routed show_service(const Ask& ask) {
  return Call{ShowRoom{ask.path[0]}, render<RoomView, service_document>, late};
}

Routed mark_flushed(const Ask& ask) { return Call{MarkFlushed{ask.path[0]}, render_done, late}; }

constexpr std::array kHousekeepingRoutes = {
    Route{"GET", "/api/v1/housekeeping/work", list_work, kSeesRooms, "floor"},
    Route{"POST", "/api/v1/rooms/{number}/housekeeping", start_task, kKeepsHouse},
    Route{"POST", "/api/v1/rooms/{number}/housekeeping/finish", finish_task, kKeepsHouse},
    Route{"GET", "/api/v1/rooms/{number}/condition", show_condition, kSeesRooms},
    Route{"PUT", "/api/v1/rooms/{number}/condition", set_condition, kKeepsHouse},
    Route{"GET", "/api/v1/rooms/{number}/sale", show_sale, kSeesRooms},
    Route{"PUT", "/api/v1/rooms/{number}/sale", set_sale, kKeepsSale},
    Route{"GET", "/api/v1/rooms/{number}/service", show_service, kSeesRooms},
    Route{"PUT", "/api/v1/rooms/{number}/service", set_service, kKeepsHouse},
    Route{"POST", "/api/v1/rooms/{number}/flushed", mark_flushed, kLooksAfterRooms},
};

}  // namespace

std::span<const Route> housekeeping_routes() { return kHousekeepingRoutes; }

}  // namespace innkeeper::hub::http
