// SPDX-License-Identifier: Apache-2.0
#include "hub/http/application_desk.hpp"

#include <utility>

namespace innkeeper::hub::http {

Desk desk_of(Application& application, std::optional<Admission> admission, Actor actor,
             std::optional<Precondition> bound) {
  return {[&application, admission = std::move(admission), actor = std::move(actor),
           bound = std::move(bound)](Request request, std::function<void(const Answer&)> then) {
            const bool looks = request_if<ShowSession>(request) != nullptr;
            application.submit({std::move(request), actor, admission,
                                looks ? std::optional<Precondition>() : bound},
                               std::move(then));
          },
          &application.passwords(), &application.repeats(), application.check_link(),
          [&application](const MetricsView& view, std::function<void(std::string)> then) {
            application.expose(view, std::move(then));
          }};
}

}  // namespace innkeeper::hub::http
