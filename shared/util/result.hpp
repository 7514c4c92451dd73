// SPDX-License-Identifier: Apache-2.0
// A value or the reason why there is none. Heap-free as far as T and E are, and free of exceptions,
// so that boards and hub share it (g++ 12 has no std::expected).
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

#include "shared/util/check.hpp"

namespace innkeeper {

/// Marks a value as an error, so that Result<T, T> stays unambiguous.
template <class E>
struct Failure {
  E error;
};

/// `return fail(MyError{...});` from a function that returns Result<T, MyError>.
template <class E>
[[nodiscard]] constexpr Failure<std::decay_t<E>> fail(E&& error) {
  return {std::forward<E>(error)};
}

template <class T, class E>
class [[nodiscard]] Result {
 public:
  constexpr Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  constexpr Result(Failure<E> failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}

  [[nodiscard]] constexpr bool ok() const { return state_.index() == 0; }
  constexpr explicit operator bool() const { return ok(); }

  /// REQUIRES: ok().
  [[nodiscard]] constexpr const T& value() const& { return *checked(std::get_if<0>(&state_)); }
  [[nodiscard]] constexpr T& value() & { return *checked(std::get_if<0>(&state_)); }
  [[nodiscard]] constexpr T&& value() && { return std::move(*checked(std::get_if<0>(&state_))); }
  constexpr const T& operator*() const& { return value(); }
  constexpr T& operator*() & { return value(); }
  constexpr const T* operator->() const { return &value(); }
  constexpr T* operator->() { return &value(); }

  /// REQUIRES: !ok().
  [[nodiscard]] constexpr const E& error() const& { return *checked(std::get_if<1>(&state_)); }
  [[nodiscard]] constexpr E&& error() && { return std::move(*checked(std::get_if<1>(&state_))); }

 private:
  template <class P>
  static constexpr P* checked(P* pointer) {
    check(pointer != nullptr, "a Result is asked only for what it holds");
    return pointer;
  }

  std::variant<T, E> state_;
};

/// Success without a value, or an error.
template <class E>
class [[nodiscard]] Result<void, E> {
 public:
  constexpr Result() : state_(std::in_place_index<0>) {}
  constexpr Result(Failure<E> failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}

  [[nodiscard]] constexpr bool ok() const { return state_.index() == 0; }
  constexpr explicit operator bool() const { return ok(); }

  /// REQUIRES: !ok().
  [[nodiscard]] constexpr const E& error() const& {
    const E* error = std::get_if<1>(&state_);
    check(error != nullptr, "a Result is asked only for what it holds");
    return *error;
  }

 private:
  std::variant<std::monostate, E> state_;
};

}  // namespace innkeeper
