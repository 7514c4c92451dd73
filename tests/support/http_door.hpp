// SPDX-License-Identifier: Apache-2.0
// The whole way of a request without sockets: routed, admitted, answered by a real core in memory.
#pragma once

#include <optional>
#include <string>

#include "hub/http/repeats.hpp"
#include "hub/http/routes.hpp"
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub::http {

/// What somebody shows with each request.
struct Shown {
  std::string authorization;
  std::string cookie;
};

/// A house with somebody of each role, and the way to ask it.
class Door : public support::CoreFixture {
 public:
  using CoreFixture::CoreFixture;
  static constexpr const char* kLongPassword = "correct horse battery";

  [[nodiscard]] Reply send(Message message, const Shown& shown);
  [[nodiscard]] Reply send(const std::string& method, const std::string& target,
                           const Shown& shown = {}, std::string body = {});

  /// A session of a new account of this role.
  [[nodiscard]] Shown somebody(Role role);
  [[nodiscard]] Shown program(Permits permits);
  /// Of room 101, which gets a stay for it.
  [[nodiscard]] Shown guest();

  PasswordHasher passwords{least_cost()};
  Repeats repeats{[this] { return now.steady; }};

 private:
  Answer put(Request request, const Actor& actor, const std::optional<Admission>& admission,
             const std::optional<Precondition>& precondition = {});
  Reply follow(Routing routing);
  Reply answered(Routing& routing);

  int last_ = 0;
};

}  // namespace innkeeper::hub::http
