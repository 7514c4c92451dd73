// SPDX-License-Identifier: Apache-2.0
#include "device/agent/record.hpp"

#include <string_view>

#include "shared/util/check.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::agent {
namespace {

constexpr std::uint32_t kMagic = 0x4D524B49;  // "IKRM" in memory order
constexpr std::uint32_t kLayout = 2;
constexpr std::size_t kCrcAt = kRecordBytes - 4;
constexpr std::size_t kSpare = 45;
constexpr std::size_t kNameBytes = room::FixtureName::capacity();

static_assert(room::kMaxFixtures == 12 && kNameBytes == 16 && wire::kMaxPlanBytes == 1024,
              "a change of these sizes is a new layout");

class Writer {
 public:
  explicit Writer(std::span<std::byte> out) : out_(out) {
    for (std::byte& byte : out_) byte = std::byte{0};
  }
  void number(std::uint64_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) put(static_cast<std::byte>((value >> (8 * i)) & 0xFFU));
  }
  /// `text` in a field of `width` bytes, the rest zero.
  void text(std::string_view text, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i)
      put(i < text.size() ? std::byte(text[i]) : std::byte{0});
  }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  void put(std::byte byte) {
    check(size_ < out_.size(), "a record fits its slot");
    out_[size_++] = byte;
  }
  std::span<std::byte> out_;
  std::size_t size_ = 0;
};

class Reader {
 public:
  explicit Reader(std::span<const std::byte> in) : in_(in) {}
  std::uint64_t number(std::size_t width) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i)
      value |= std::to_integer<std::uint64_t>(take()) << (8 * i);
    return value;
  }
  std::uint32_t number32(std::size_t width = 4) {
    return static_cast<std::uint32_t>(number(width));
  }
  /// The first `length` bytes of a field of `width`; nothing when the length is a lie.
  template <std::size_t N>
  std::optional<FixedString<N>> text(std::size_t length, std::size_t width) {
    FixedString<N> result;
    bool fits = length <= width;
    for (std::size_t i = 0; i < width; ++i) {
      const auto c = static_cast<char>(take());
      if (i < length) fits = fits && result.push_back(c);
    }
    if (!fits) return std::nullopt;
    return result;
  }

 private:
  std::byte take() {
    check(at_ < in_.size(), "a record is read within its slot");
    return in_[at_++];
  }
  std::span<const std::byte> in_;
  std::size_t at_ = 0;
};

void write_hand(const room::Hand& hand, Writer& writer) {
  writer.number(hand.setpoint ? 1 : 0, 1);
  writer.number(static_cast<std::uint32_t>(hand.setpoint ? hand.setpoint->milli_celsius() : 0), 4);
  writer.number(hand.fan ? static_cast<unsigned>(*hand.fan) + 1 : 0, 1);
  writer.number(hand.scene ? static_cast<unsigned>(*hand.scene) + 1 : 0, 1);
  writer.number(static_cast<unsigned>(hand.service), 1);
  writer.number(hand.lights.size(), 1);
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    const room::FixtureLevel light = i < hand.lights.size() ? hand.lights[i] : room::FixtureLevel{};
    writer.number(light.fixture.size(), 1);
    writer.text(light.fixture.view(), kNameBytes);
    writer.number(light.level.value(), 1);
  }
}

/// A word as its number, up to `last`; nothing when there is none of it.
template <class Word>
std::optional<Word> word_of(std::uint32_t number, Word last) {
  if (number > static_cast<std::uint32_t>(last)) return std::nullopt;
  return static_cast<Word>(number);
}

/// The same for words that may be absent: 0. False for a number that no word has.
template <class Word>
bool read_optional(Reader& reader, Word last, std::optional<Word>& word) {
  const std::uint32_t number = reader.number32(1);
  if (number == 0) return true;
  word = word_of(number - 1, last);
  return word.has_value();
}

void write_rate(const control::RecoveryRate& rate, Writer& writer) {
  writer.number(rate.seconds_per_kelvin, 2);
  writer.number(rate.deviation, 2);
  writer.number(rate.episodes, 1);
}

control::RecoveryRate read_rate(Reader& reader) {
  control::RecoveryRate rate;
  rate.seconds_per_kelvin = static_cast<std::uint16_t>(reader.number(2));
  rate.deviation = static_cast<std::uint16_t>(reader.number(2));
  rate.episodes = static_cast<std::uint8_t>(reader.number(1));
  return rate;
}

constexpr std::uint32_t kHousekeepingEnded = 1;
constexpr std::uint32_t kWakeEnded = 2;

std::uint32_t bits_of(const EndedEarly& ended) {
  return (ended.housekeeping ? kHousekeepingEnded : 0) | (ended.wake ? kWakeEnded : 0);
}

void write_controller(const ControllerMemory& memory, Writer& writer) {
  writer.number(static_cast<unsigned>(memory.occupancy.presence), 1);
  writer.number(static_cast<unsigned>(memory.occupancy.arrival), 1);
  write_rate(memory.recovery.heating, writer);
  write_rate(memory.recovery.cooling, writer);
}

bool read_controller(Reader& reader, ControllerMemory& memory) {
  const auto presence = word_of(reader.number32(1), room::Presence::guest);
  const auto arrival = word_of(reader.number32(1), room::Arrival::overdue);
  memory.recovery.heating = read_rate(reader);
  memory.recovery.cooling = read_rate(reader);
  if (!presence || !arrival) return false;
  memory.occupancy = {*presence, *arrival};
  return true;
}

unsigned number_of(const control::NeedState& need) {
  if (need.direction == control::Direction::none) return 0;
  const unsigned first = need.direction == control::Direction::heating ? 1 : 3;
  return first + (need.strong ? 1 : 0);
}

bool read_need(Reader& reader, control::NeedState& need) {
  const std::uint32_t number = reader.number32(1);
  if (number > 4) return false;
  if (number == 0) return true;
  need.direction = number <= 2 ? control::Direction::heating : control::Direction::cooling;
  need.strong = number % 2 == 0;
  return true;
}

bool read_ended(Reader& reader, EndedEarly& ended) {
  const std::uint32_t bits = reader.number32(1);
  ended = {(bits & kHousekeepingEnded) != 0, (bits & kWakeEnded) != 0};
  return bits <= (kHousekeepingEnded | kWakeEnded);
}

bool read_hand(Reader& reader, room::Hand& hand) {
  const std::uint64_t has_setpoint = reader.number(1);
  const auto milli_celsius = static_cast<std::int32_t>(reader.number32());
  if (has_setpoint == 1) hand.setpoint = room::Temperature::milli_celsius(milli_celsius);
  bool good = has_setpoint <= 1;
  good = read_optional(reader, room::FanSetting::high, hand.fan) && good;
  good = read_optional(reader, room::Scene::off, hand.scene) && good;
  const auto service = word_of(reader.number32(1), room::ServiceWish::make_up_room_now);
  hand.service = service.value_or(room::ServiceWish::none);
  const std::uint64_t count = reader.number(1);
  good = good && service && count <= room::kMaxFixtures;
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    const std::uint32_t length = reader.number32(1);
    const auto text = reader.text<kNameBytes>(length, kNameBytes);
    const auto level = room::Percent::from(static_cast<std::int64_t>(reader.number(1)));
    if (i >= count || !good) continue;
    const auto name = text ? room::fixture_name(text->view()) : std::nullopt;
    good = name && level && room::set_level(hand.lights, *name, *level);
  }
  return good;
}

}  // namespace

void encode(const Record& record, std::uint32_t generation, RecordBytes out) {
  Writer writer(out);
  writer.number(kMagic, 4);
  writer.number(kLayout, 4);
  writer.number(generation, 4);
  writer.number(record.boot, 4);
  writer.number(record.seen.epoch, 8);
  writer.number(record.seen.version, 4);
  write_hand(record.hand, writer);
  write_controller(record.controller, writer);
  writer.number(record.plan.size(), 2);
  writer.text(record.plan.view(), wire::kMaxPlanBytes);
  writer.number(number_of(record.controller.need), 1);
  writer.number(record.given, 2);
  writer.number(bits_of(record.controller.ended), 1);
  writer.text({}, kSpare);
  check(writer.size() == kCrcAt, "the fields of a record fill the slot up to its CRC");
  writer.number(crc32(out.first(kCrcAt)), 4);
}

std::optional<Generation> decode(std::span<const std::byte, kRecordBytes> bytes) {
  if (Reader(bytes.subspan(kCrcAt)).number32() != crc32(bytes.first(kCrcAt))) return std::nullopt;
  Reader reader(bytes);
  if (reader.number32() != kMagic || reader.number32() != kLayout) return std::nullopt;
  Generation found;
  found.number = reader.number32();
  found.record.boot = reader.number32();
  found.record.seen.epoch = reader.number(8);
  found.record.seen.version = reader.number32();
  if (!read_hand(reader, found.record.hand)) return std::nullopt;
  if (!read_controller(reader, found.record.controller)) return std::nullopt;
  const std::uint32_t length = reader.number32(2);
  const auto plan = reader.text<wire::kMaxPlanBytes>(length, wire::kMaxPlanBytes);
  if (!plan) return std::nullopt;
  found.record.plan = *plan;
  if (!read_need(reader, found.record.controller.need)) return std::nullopt;
  found.record.given = static_cast<std::uint16_t>(reader.number(2));
  if (!read_ended(reader, found.record.controller.ended)) return std::nullopt;
  return found;
}

bool is_blank(std::span<const std::byte, kRecordBytes> bytes) {
  for (const std::byte byte : bytes) {
    if (byte != bytes[0]) return false;
  }
  return bytes[0] == std::byte{0xFF} || bytes[0] == std::byte{0};
}

}  // namespace innkeeper::agent
