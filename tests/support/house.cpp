// SPDX-License-Identifier: Apache-2.0
#include "tests/support/house.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

#include "shared/config/property_file.hpp"

namespace innkeeper::support {
namespace {

config::Property read(const std::filesystem::path& file) {
  auto property = config::read_property(file);
  if (!property) throw std::runtime_error(config::describe(property.error()));
  return std::move(property).value();
}

}  // namespace

House::House(std::filesystem::path programs, std::filesystem::path directory,
             std::filesystem::path property_file)
    : programs_(std::move(programs)),
      directory_(std::move(directory)),
      property_file_(std::filesystem::absolute(property_file)),
      property_(read(property_file_)),
      http_port_(free_port()),
      pms_port_(free_port()),
      pms_section_("[pms.fias]\nhost = \"127.0.0.1\"\nport = " + std::to_string(pms_port_) + "\n"),
      http_(http_port_),
      hub_password_(random_secret()),
      friend_password_(random_secret()) {
  std::vector<BrokerUser> users{{kHubUser, hub_password_}, {kFriendUser, friend_password_}};
  // One secret for all simulated rooms: hashing one for each of ten thousand would take minutes and
  // prove nothing; the ACL still tells the rooms apart by name.
  const std::string room_secret = random_secret();
  std::string room_passwords;
  for (const config::Room& room : property_.rooms) {
    users.push_back({std::string(room.id.view()), room_secret});
    room_passwords += users.back().name + ":" + room_secret + "\n";
  }
  write_private(directory_ / "hub.password", hub_password_ + "\n");
  write_private(directory_ / "rooms.passwords", room_passwords);
  std::filesystem::create_directories(directory_ / "broker");
  broker_.emplace(directory_ / "broker", std::move(users));
  write_hub_config();
}

void House::put_database(const std::filesystem::path& file) {
  database_ = file;
  write_hub_config();
}

void House::put_fias(const std::string& lines) { put_pms("[pms.fias]\n" + lines); }

void House::put_pms(const std::string& section) {
  pms_section_ = section;
  write_hub_config();
}

void House::put_more(const std::string& sections) {
  more_sections_ = sections;
  write_hub_config();
}

void House::write_hub_config() {
  http_.use_token_of(beside_database("token"));
  std::ofstream out(directory_ / "hub.toml");
  out << "[property]\nfile = \"" << property_file_.string() << "\"\n\n"
      << "[database]\npath = \"" << database_.string() << "\"\n\n"
      << "[broker]\nhost = \"127.0.0.1\"\nport = " << broker_->port() << "\nusername = \""
      << kHubUser << "\"\npassword_file = \"hub.password\"\n\n"
      << "[http]\nlisten = \"127.0.0.1:" << http_port_ << "\"\n\n"
      << pms_section_ << '\n'
      << more_sections_;
  if (!out.flush()) throw std::runtime_error("cannot write " + (directory_ / "hub.toml").string());
}

bool House::start_hub(std::vector<std::string> environment) {
  hub_.emplace(
      Command{{(programs_ / "innkeeperd").string(), "--config", (directory_ / "hub.toml").string()},
              log_of("innkeeperd"),
              false,
              std::move(environment)});
  return hub_->opens(http_port_, std::chrono::seconds(20));
}

bool House::start_rooms(std::vector<std::string> more_arguments) {
  std::vector<std::string> words{(programs_ / "innkeeper-simhotel").string(),
                                 "--property",
                                 (rooms_file_.empty() ? property_file_ : rooms_file_).string(),
                                 "--broker",
                                 "127.0.0.1:" + std::to_string(broker_->port()),
                                 "--passwords",
                                 (directory_ / "rooms.passwords").string(),
                                 "--truth",
                                 truth_file().string()};
  words.insert(words.end(), more_arguments.begin(), more_arguments.end());
  rooms_.emplace(Command{std::move(words), log_of("innkeeper-simhotel")});
  return rooms_->running();
}

bool House::start_pms(std::vector<std::string> more_arguments) {
  std::vector<std::string> words{(programs_ / "innkeeper-simpms").string(), "--listen",
                                 "127.0.0.1:" + std::to_string(pms_port_), "--property",
                                 property_file_.string()};
  words.insert(words.end(), more_arguments.begin(), more_arguments.end());
  pms_.emplace(Command{std::move(words), log_of("innkeeper-simpms"), true});
  return pms_->opens(pms_port_, std::chrono::seconds(10));
}

std::optional<std::string> House::tell_pms(const std::string& command) {
  if (!pms_ || !pms_->write_line(command)) return std::nullopt;
  while (auto line = pms_->read_line(std::chrono::seconds(10))) {
    if (line->starts_with(R"({"event":"command")")) return line;
  }
  return std::nullopt;
}

void write_large_property(const std::filesystem::path& file, std::size_t rooms) {
  std::ofstream out(file);
  out << "name = \"Large house\"\ntimezone = \"Europe/Rome\"\n\n"
      << "[[room_type]]\nname = \"double\"\nfixtures = [\"ceiling\", \"bedside\"]\n\n"
      << "[room_type.climate]\ncomfort = 22.0\nmin = 18.0\nmax = 26.0\n"
      << "vacant = { heat = 16.0, cool = 28.0 }\n\n[room_type.welcome]\nceiling = 50\n";
  for (std::size_t i = 1; i <= rooms; ++i) {
    const std::string number = std::to_string(i);
    const std::string id =
        "r-" + std::string(6 - std::min<std::size_t>(6, number.size()), '0') + number;
    out << "\n[[room]]\nnumber = \"" << number << "\"\nid = \"" << id
        << "\"\ntype = \"double\"\nfloor = \"" << (i - 1) / 100 + 1 << "\"\n";
  }
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace innkeeper::support
