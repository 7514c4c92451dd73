// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_document.hpp"

#define JSMN_STATIC
#define JSMN_STRICT
#define JSMN_PARENT_LINKS
#include <jsmn.h>

#include <array>
#include <charconv>
#include <new>

#include "shared/util/check.hpp"
#include "shared/wire/json_syntax.hpp"
#include "shared/wire/json_text.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;

Kind kind_of(const jsmntok_t& token, char first) {
  switch (token.type) {
    case JSMN_OBJECT: return Kind::object;
    case JSMN_ARRAY: return Kind::array;
    case JSMN_STRING: return Kind::string;
    case JSMN_PRIMITIVE:
      return first == 't' || first == 'f' || first == 'n' ? Kind::literal : Kind::number;
    case JSMN_UNDEFINED: break;
  }
  panic("jsmn gives every token a type");
}

static_assert(sizeof(Token) == sizeof(jsmntok_t));
static_assert(alignof(Token) == alignof(jsmntok_t));

/// The number of tokens, or nothing when there are more than `memory` holds. jsmn's tokens and then ours use
/// the same memory: a board has not enough for both.
std::optional<At> tokenize(std::string_view text, std::span<Token> memory) {
  void* const storage = memory.data();
  auto* const raw = new (storage) jsmntok_t[memory.size()];
  jsmn_parser parser;
  jsmn_init(&parser);
  const auto most = static_cast<std::uint16_t>(memory.size());
  const int count = jsmn_parse(&parser, text.data(), text.size(), raw, most);
  if (count == JSMN_ERROR_NOMEM) return std::nullopt;
  check(count > 0, "jsmn takes whatever check_syntax() took");
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const jsmntok_t token = raw[i];
    const auto begin = static_cast<std::size_t>(token.start);
    // An empty string at the very end has no byte to look at.
    const char first = begin < text.size() ? text[begin] : '\0';
    new (&memory[i]) Token{static_cast<std::uint16_t>(token.start),
                           static_cast<std::uint16_t>(token.end),
                           static_cast<std::int16_t>(token.parent),
                           kind_of(token, first),
                           false,
                           {}};
  }
  return count;
}

Pointer decimal(int number) {
  std::array<char, 12> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  Pointer text;
  check(text.append({digits.data(), static_cast<std::size_t>(end - digits.data())}),
        "an index fits into a pointer");
  return text;
}

}  // namespace

std::optional<Code> Document::parse(std::string_view text) {
  check(text.size() <= 0xFFFF, "offsets of a document fit 16 bits");
  if (const auto code = check_syntax(text)) return code;
  std::size_t begin = text.find_first_not_of(" \t\n\r");
  // jsmn knows no scalar as a whole document in its strict mode, and no document of the wire is
  // one.
  if (text[begin] != '{' && text[begin] != '[') return Code::type;
  text_ = text;
  const auto count = tokenize(text, memory_);
  if (!count) return Code::too_many;
  count_ = *count;
  return std::nullopt;
}

std::string_view Document::text_of(At at) const {
  const Token& t = token(at);
  return {text_.data() + t.begin, static_cast<std::size_t>(t.end - t.begin)};
}

At Document::first_child(At container) const {
  const At child = container + 1;
  return child < count_ && token(child).parent == container ? child : kNowhere;
}

At Document::next_sibling(At key_or_element) const {
  const std::int16_t container = token(key_or_element).parent;
  for (At at = key_or_element + 1; at < count_; ++at) {
    if (token(at).parent == container) return at;
    if (token(at).begin >= token(container).end) break;
  }
  return kNowhere;
}

Pointer Document::pointer_to(At value) const {
  std::array<At, 2 * kMaxDepth + 1> path{};  // a key and a container a level, and the value
  std::size_t length = 0;
  for (At at = value; at != kNowhere && length < path.size(); at = token(at).parent) {
    path[length++] = at;
  }
  Pointer pointer;
  while (length > 0) {
    const At at = path[--length];
    const At parent = token(at).parent;
    if (parent == kNowhere) continue;
    if (token(parent).kind == Kind::array) {
      int index = 0;
      for (At i = first_child(parent); i != at; i = next_sibling(i)) ++index;
      if (!append_element(pointer, decimal(index).view())) break;
    } else if (token(parent).kind == Kind::object) {  // `at` is a key
      const auto key = unescaped<Pointer::capacity()>(text_of(at));
      if (!key || !append_element(pointer, key->view())) break;
    }
  }
  return pointer;
}

bool append_element(Pointer& pointer, std::string_view element) {
  Pointer longer = pointer;
  bool fits = is_plain(element) && longer.push_back('/');
  for (const char c : element) {
    if (c == '~') {
      fits = fits && longer.append("~0");
    } else if (c == '/') {
      fits = fits && longer.append("~1");
    } else {
      fits = fits && longer.push_back(c);
    }
  }
  if (fits) pointer = longer;
  return fits;
}

}  // namespace innkeeper::wire
