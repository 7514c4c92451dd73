// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_syntax.hpp"

#include <cstddef>
#include <cstdint>

#include "shared/wire/json_number.hpp"
#include "shared/wire/json_text.hpp"
#include "shared/wire/utf8.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;

/// What may come next, white space aside.
enum class Expect : std::uint8_t { value, first_element, key, first_key, after_value };

class SyntaxChecker {
 public:
  explicit SyntaxChecker(std::string_view text) : text_(text) {}

  std::optional<Code> run() {
    for (;;) {
      skip_white_space();
      if (expect_ == Expect::after_value && depth_ == 0) {
        return at_ == text_.size() ? std::nullopt : std::optional(Code::syntax);
      }
      if (!step()) return too_deep_ ? Code::depth : Code::syntax;
    }
  }

 private:
  [[nodiscard]] bool more() const { return at_ < text_.size(); }
  [[nodiscard]] bool take(char c) {
    if (!more() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void skip_white_space() {
    while (take(' ') || take('\t') || take('\n') || take('\r')) {
    }
  }

  bool step() {
    switch (expect_) {
      case Expect::first_element:
        if (take(']')) return close();
        return value();
      case Expect::value: return value();
      case Expect::first_key:
        if (take('}')) return close();
        return key();
      case Expect::key: return key();
      case Expect::after_value: return after_value();
    }
    return false;
  }

  bool value() {
    if (take('{')) return open(true);
    if (take('[')) return open(false);
    expect_ = Expect::after_value;
    if (take('"')) return string();
    return word("true") || word("false") || word("null") || number();
  }

  bool key() {
    if (!take('"') || !string()) return false;
    skip_white_space();
    expect_ = Expect::value;
    return take(':');
  }

  bool after_value() {
    if (take(',')) {
      expect_ = in_object() ? Expect::key : Expect::value;
      return true;
    }
    return take(in_object() ? '}' : ']') && close();
  }

  bool open(bool object) {
    if (depth_ == kMaxDepth) {
      too_deep_ = true;
      return false;
    }
    ++depth_;
    objects_ = (objects_ << 1U) | (object ? 1U : 0U);
    expect_ = object ? Expect::first_key : Expect::first_element;
    return true;
  }

  bool close() {
    --depth_;
    objects_ >>= 1U;
    expect_ = Expect::after_value;
    return true;
  }

  [[nodiscard]] bool in_object() const { return (objects_ & 1U) != 0; }

  bool word(std::string_view literal) {
    if (text_.size() - at_ < literal.size()) return false;
    for (std::size_t i = 0; i < literal.size(); ++i) {
      if (text_[at_ + i] != literal[i]) return false;
    }
    at_ += literal.size();
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (more() && is_digit(text_[at_])) ++at_;
    return at_ > begin;
  }

  bool number() {
    static_cast<void>(take('-'));
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) static_cast<void>(take('-'));
      return digits();
    }
    return true;
  }

  bool string() {
    while (more()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      const std::size_t length = c == '\\' ? escape_length(rest()) : utf8_length(rest());
      if (length == 0) return false;
      at_ += length;
    }
    return false;
  }

  [[nodiscard]] std::string_view rest() const { return {text_.data() + at_, text_.size() - at_}; }

  std::string_view text_;
  std::size_t at_ = 0;
  Expect expect_ = Expect::value;
  int depth_ = 0;
  std::uint32_t objects_ = 0;  // one bit a level, the innermost lowest: is it an object?
  bool too_deep_ = false;
};

static_assert(kMaxDepth <= 32, "each level has its bit");

}  // namespace

std::optional<Code> check_syntax(std::string_view text) { return SyntaxChecker(text).run(); }

}  // namespace innkeeper::wire
