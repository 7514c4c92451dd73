// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/provisioning.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "shared/util/crc32.hpp"

namespace innkeeper::cortex_m {
namespace {

constexpr std::string_view kMagic = "IKPV";
constexpr std::uint8_t kLayout = 1;
constexpr std::size_t kCrcAt = kProvisioningRecordBytes - 4;
constexpr std::size_t kBrokerAt = 335;
constexpr std::uint8_t kDimmable = 1;
constexpr std::uint8_t kTunable = 2;

class Writer {
 public:
  explicit Writer(std::span<std::byte> out) : out_(out) {}
  void byte(std::size_t value) { out_[at_++] = static_cast<std::byte>(value); }
  void text(std::string_view text, std::size_t width) {
    byte(text.size());
    raw(text);
    at_ += width - text.size();
  }
  void raw(std::string_view text) {
    for (const char c : text) byte(static_cast<unsigned char>(c));
  }

 private:
  std::span<std::byte> out_;
  std::size_t at_ = 0;
};

class Reader {
 public:
  explicit Reader(std::span<const std::byte> in) : in_(in) {}
  [[nodiscard]] std::uint8_t byte() { return std::to_integer<std::uint8_t>(in_[at_++]); }
  template <std::size_t N>
  [[nodiscard]] FixedString<N> text() {
    const std::size_t length = byte();
    FixedString<N> result;
    for (std::size_t i = 0; i < N; ++i) {
      const auto c = static_cast<char>(byte());
      if (i < length) static_cast<void>(result.push_back(c));
    }
    ok_ = ok_ && length <= N;
    return result;
  }
  template <class Word>
  [[nodiscard]] Word word(Word last) {
    const std::uint8_t value = byte();
    ok_ = ok_ && value <= static_cast<std::uint8_t>(last);
    return static_cast<Word>(value);
  }
  void require(bool rule) { ok_ = ok_ && rule; }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  std::span<const std::byte> in_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

void put_number(std::uint32_t value, std::span<std::byte> out) {
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<std::byte>((value >> (8 * i)) & 0xFFU);
}

std::uint32_t number_in(std::span<const std::byte> in) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::to_integer<std::uint32_t>(in[i]) << (8 * i);
  return value;
}

void write_fixture(Writer& out, const room::Fixture& fixture) {
  out.text(fixture.name.view(), room::FixtureName::capacity());
  out.byte(static_cast<std::size_t>(fixture.role));
  out.byte((fixture.dimmable ? kDimmable : 0U) | (fixture.tunable ? kTunable : 0U));
}

room::Fixture read_fixture(Reader& in) {
  room::Fixture fixture(in.text<room::FixtureName::capacity()>());
  fixture.role = in.word(room::FixtureRole::path);
  const std::uint8_t bits = in.byte();
  fixture.dimmable = (bits & kDimmable) != 0;
  fixture.tunable = (bits & kTunable) != 0;
  in.require(bits <= (kDimmable | kTunable));
  in.require(room::fixture_name(fixture.name.view()).has_value());
  return fixture;
}

void read_fixtures(Reader& in, room::Fixtures& fixtures) {
  const std::size_t count = in.byte();
  in.require(count <= room::kMaxFixtures);
  for (std::size_t i = 0; in.ok() && i < count; ++i) {
    const room::Fixture fixture = read_fixture(in);
    in.require(!room::contains(fixtures, fixture.name));
    static_cast<void>(fixtures.push_back(fixture));
  }
}

void write_broker(const BrokerPlace& broker, std::span<std::byte> out) {
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<std::byte>(broker.address[i]);
  out[4] = static_cast<std::byte>(broker.port & 0xFFU);
  out[5] = static_cast<std::byte>(broker.port >> 8U);
}

BrokerPlace broker_in(std::span<const std::byte> in) {
  BrokerPlace broker;
  for (std::size_t i = 0; i < 4; ++i) broker.address[i] = std::to_integer<std::uint8_t>(in[i]);
  broker.port = static_cast<std::uint16_t>(std::to_integer<unsigned>(in[4]) |
                                           (std::to_integer<unsigned>(in[5]) << 8U));
  return broker;
}

constexpr std::uint16_t kUsualPort = 1883;

/// The number that `text` begins with, which is taken off it; false for none, and for one that
/// `value` cannot hold.
template <class Number>
bool take_number(std::string_view& text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

std::optional<BrokerPlace> broker_place(std::string_view address, std::string_view port) {
  BrokerPlace place;
  for (std::size_t i = 0; i < place.address.size(); ++i) {
    if (i > 0) {
      if (address.empty() || address.front() != '.') return std::nullopt;
      address.remove_prefix(1);
    }
    if (!take_number(address, place.address[i])) return std::nullopt;
  }
  place.port = kUsualPort;
  if (!port.empty() && !take_number(port, place.port)) return std::nullopt;
  if (!address.empty() || !port.empty() || place.port == 0) return std::nullopt;
  return place;
}

ProvisioningRecord encode(const Provisioning& provisioning) {
  ProvisioningRecord record{};
  Writer out(record);
  out.raw(kMagic);
  out.byte(kLayout);
  out.text(provisioning.room.view(), room::RoomId::capacity());
  out.text(provisioning.password.view(), 64);
  const control::Terminal& terminal = provisioning.equipment.terminal;
  out.byte(static_cast<std::size_t>(terminal.kind));
  out.byte(static_cast<std::size_t>(terminal.valve));
  out.byte(static_cast<std::size_t>(terminal.fan));
  out.byte(provisioning.equipment.fixtures.size());
  for (const room::Fixture& fixture : provisioning.equipment.fixtures) write_fixture(out, fixture);
  const auto all = std::span(record);
  write_broker(provisioning.broker, all.subspan(kBrokerAt));
  put_number(crc32(all.first(kCrcAt)), all.subspan(kCrcAt));
  return record;
}

Result<Provisioning, ProvisioningFlaw> decode(
    std::span<const std::byte, kProvisioningRecordBytes> bytes) {
  const bool blank = std::ranges::all_of(bytes, [&](std::byte b) { return b == bytes[0]; });
  if (blank) return fail(ProvisioningFlaw::blank);
  if (crc32(bytes.first(kCrcAt)) != number_in(bytes.subspan(kCrcAt))) {
    return fail(ProvisioningFlaw::torn);
  }
  Reader in(bytes);
  for (const char c : kMagic) in.require(in.byte() == static_cast<std::uint8_t>(c));
  in.require(in.byte() == kLayout);
  Provisioning result;
  result.room = in.text<room::RoomId::capacity()>();
  in.require(room::room_id(result.room.view()).has_value());
  result.password = in.text<64>();
  control::Terminal& terminal = result.equipment.terminal;
  terminal.kind = in.word(control::TerminalKind::compressor);
  terminal.valve = in.word(control::ValveKind::on_off);
  terminal.fan = in.word(control::FanKind::variable);
  read_fixtures(in, result.equipment.fixtures);
  result.broker = broker_in(bytes.subspan(kBrokerAt));
  if (!in.ok()) return fail(ProvisioningFlaw::unknown);
  return result;
}

}  // namespace innkeeper::cortex_m
