// SPDX-License-Identifier: Apache-2.0
#include "shared/config/property_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "shared/config/fixtures.hpp"
#include "shared/config/nearest.hpp"
#include "shared/config/property_climate.hpp"
#include "shared/config/property_rules.hpp"
#include "shared/config/register.hpp"
#include "shared/config/toml_reader.hpp"
#include "shared/config/word.hpp"

namespace innkeeper::config {
namespace {

constexpr std::string_view kQuoteLabel =
    "put it in double quotes: it is a label and leading zeros count";
constexpr TextRule kNameRule{1, 100, {}};
constexpr TextRule kTypeNameRule{1, 32, {}};
constexpr TextRule kLabelRule{1, 16, kQuoteLabel};
constexpr TextRule kTimezoneRule{1, 64, {}};

constexpr std::string_view kRoomIdAlphabet =
    "1 to 32 of a-z, 0-9 and '-', starting with a letter, and not \"hub\"";

constexpr Range kSleepers{1, room::kMaxGuests};

constexpr std::array kEnergyCodes{room::EnergyCode::none, room::EnergyCode::ashrae_90_1,
                                  room::EnergyCode::iecc, room::EnergyCode::title_24};

/// The spelling of IANA names: words of letters, digits, '_', '-' and '+', joined by '/'.
bool looks_like_timezone(std::string_view name) {
  bool at_word_start = true;
  for (const char c : name) {
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    const bool inner = letter || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                       c == '-' || c == '+';
    if (c == '/' ? at_word_start : !(at_word_start ? letter : inner)) return false;
    at_word_start = c == '/';
  }
  return !at_word_start;
}

RoomType read_room_type(const Section& section, room::EnergyCode code, Register& names) {
  RoomType type;
  type.name = section.required_string("name", kTypeNameRule);
  names.add(section, "name", type.name);
  type.fixtures = read_fixtures(section);
  std::vector<std::string> known;
  for (const room::Fixture& fixture : type.fixtures) known.emplace_back(fixture.name.view());
  const Known fixtures{known, section.sound(), "is not a fixture of this room type"};
  read_climate(section.required_section("climate"), code, type);
  type.welcome = read_welcome(section.optional_section("welcome"), fixtures);
  if (const auto path = section.optional_int("path_light", kPercents)) {
    type.path_light = room::Percent::from(*path).value();
  }
  if (const auto sleeps = section.optional_int("sleeps", kSleepers)) {
    type.sleeps = static_cast<std::uint8_t>(*sleeps);
  }
  return type;
}

struct RoomRegisters {
  Register numbers;
  Register ids;
};

void check_number(const Section& section, const std::string& number) {
  if (number.starts_with(' ') || number.ends_with(' ')) {
    section.report("number", in_quotes(number) + " has a blank at its edge", {},
                   "write it as the property-management system does");
  }
}

Room read_room(const Section& section, const std::vector<std::string>& types,
               RoomRegisters& registers) {
  Room room;
  room.number = section.required_string("number", kLabelRule);
  check_number(section, room.number);
  registers.numbers.add(section, "number", room.number);
  const std::string id = section.required_string("id");
  if (const auto parsed = room::room_id(id)) {
    room.id = *parsed;
    registers.ids.add(section, "id", id);
  } else if (!id.empty()) {
    section.report("id", in_quotes(id) + " is not a room id", std::string(kRoomIdAlphabet));
  }
  const std::string type = section.required_string("type", kTypeNameRule);
  const auto found = std::find(types.begin(), types.end(), type);
  if (found != types.end()) {
    room.type = static_cast<std::size_t>(found - types.begin());
  } else if (!type.empty()) {
    section.report("type", in_quotes(type) + " is not a declared room type", {},
                   suggestion(type, types));
  }
  room.floor = section.required_string("floor", kLabelRule);
  return room;
}

void read_rooms(const Section& root, Property& property) {
  std::vector<std::string> types;
  for (const RoomType& type : property.types) types.push_back(type.name);
  const std::vector<Section> sections = root.required_sections("room");
  if (sections.size() > kMaxRooms) {
    root.report("room", "there are " + std::to_string(sections.size()) + " rooms",
                "at most " + std::to_string(kMaxRooms));
  }
  RoomRegisters registers;
  property.rooms.reserve(sections.size());
  for (const Section& section : sections) {
    property.rooms.push_back(read_room(section, types, registers));
  }
}

Result<Property, Problems> read(TomlReader reader) {
  const Section root = reader.root();
  Property property;
  property.name = root.required_string("name", kNameRule);
  property.timezone = root.required_string("timezone", kTimezoneRule);
  if (!property.timezone.empty() && !looks_like_timezone(property.timezone)) {
    root.report("timezone", in_quotes(property.timezone) + " is not a time zone's name",
                "an IANA name such as \"Europe/Rome\"");
  }
  const room::EnergyCode code =
      optional_word_of(root, "energy_code", kEnergyCodes).value_or(room::EnergyCode::none);
  Register names;
  bool types_are_sound = true;
  for (const Section& section : root.required_sections("room_type")) {
    property.types.push_back(read_room_type(section, code, names));
    types_are_sound = types_are_sound && section.sound();
  }
  read_rooms(root, property);
  read_seasons(root, types_are_sound, property);
  read_tiers(root, types_are_sound, property);
  read_house_rules(root, property);
  if (Problems problems = reader.finish(); !problems.empty()) return fail(std::move(problems));
  return property;
}

}  // namespace

Result<Property, Problems> read_property(const std::filesystem::path& file) {
  return read(TomlReader::read_file(file));
}

Result<Property, Problems> parse_property(std::string_view text, std::string file) {
  return read(TomlReader::parse(text, std::move(file)));
}

std::string summary(const Property& property) {
  const auto count = [](std::size_t n, const char* thing) {
    return std::to_string(n) + ' ' + thing + (n == 1 ? "" : "s");
  };
  return count(property.rooms.size(), "room") + ", " + count(property.types.size(), "room type");
}

}  // namespace innkeeper::config
