// SPDX-License-Identifier: Apache-2.0
// A whole hotel of real programs on private loopback ports: broker, hub, rooms and PMS, each
// started, killed and started again as the story wants. For demo, benchmark and integration tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "shared/config/property.hpp"
#include "tests/support/broker.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace innkeeper::support {

/// The processes end with this object. Errors of setting up are thrown as std::runtime_error.
class House {
 public:
  /// `programs`: the folder with the built programs. `directory`: an empty folder for everything
  /// that is written. `property_file` is read as the property of the house.
  House(std::filesystem::path programs, std::filesystem::path directory,
        std::filesystem::path property_file);

  [[nodiscard]] const config::Property& property() const { return property_; }
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }
  /// What the hub wrote beside its database: `token`, its own one, or `setup`, the address at which the first
  /// administrator is made.
  [[nodiscard]] std::filesystem::path beside_database(const std::string& extension) const {
    return (directory_ / database_).string() + "." + extension;
  }
  [[nodiscard]] Broker& broker() { return *broker_; }
  [[nodiscard]] const HttpClient& http() const { return http_; }
  [[nodiscard]] std::uint16_t http_port() const { return http_port_; }
  /// Where the PMS listens.
  [[nodiscard]] std::uint16_t pms_port() const { return pms_port_; }
  /// The password of kHubUser, for observers that may see every room.
  [[nodiscard]] const std::string& hub_password() const { return hub_password_; }

  /// The password of kFriendUser.
  [[nodiscard]] const std::string& friend_password() const { return friend_password_; }

  /// The hub's database instead of the one in directory(). REQUIRES: the hub was not started yet.
  void put_database(const std::filesystem::path& file);

  /// The lines below [pms.fias] of the hub, instead of those that lead to pms_port(). REQUIRES: the
  /// hub was not started yet.
  void put_fias(const std::string& lines);

  /// Another section than [pms.fias], whole. REQUIRES: the hub was not started yet.
  void put_pms(const std::string& section);

  /// Further sections of hub.toml. REQUIRES: the hub was not started yet.
  void put_more(const std::string& sections);

  /// Each start is false when the program is not ready by its deadline; its log says why.
  bool start_hub(std::vector<std::string> environment = {});
  void kill_hub() { hub_.reset(); }
  bool stop_hub() { return hub_ && hub_->stop(); }
  [[nodiscard]] Process& hub() { return *hub_; }

  /// The property whose rooms start_rooms() simulates, instead of the house's own: some are run otherwise.
  void put_simulated_rooms(const std::filesystem::path& property) { rooms_file_ = property; }
  bool start_rooms(std::vector<std::string> more_arguments = {});
  bool stop_rooms() { return rooms_ && rooms_->stop(); }
  [[nodiscard]] Process& rooms() { return *rooms_; }
  /// What the boards of the rooms really do, as JSON; written by the rooms themselves.
  [[nodiscard]] std::filesystem::path truth_file() const { return directory_ / "truth.json"; }

  bool start_pms(std::vector<std::string> more_arguments = {});
  /// One command to the PMS; its answer, a JSON object, or nothing by the deadline. What it says of its
  /// link meanwhile is passed over.
  [[nodiscard]] std::optional<std::string> tell_pms(const std::string& command);
  [[nodiscard]] Process& pms() { return *pms_; }

  [[nodiscard]] std::filesystem::path log_of(const std::string& program) const {
    return directory_ / (program + ".log");
  }

 private:
  void write_hub_config();

  std::filesystem::path programs_;
  std::filesystem::path directory_;
  std::filesystem::path property_file_;
  std::filesystem::path rooms_file_;  ///< empty: property_file_
  config::Property property_;
  std::uint16_t http_port_;
  std::uint16_t pms_port_;
  std::string pms_section_;
  std::filesystem::path database_ = "innkeeper.db";
  HttpClient http_;
  std::string more_sections_;
  std::string hub_password_;
  std::string friend_password_;
  std::optional<Broker> broker_;
  std::optional<Process> hub_;
  std::optional<Process> rooms_;
  std::optional<Process> pms_;
};

/// Writes a property of `rooms` rooms of one type, numbered from 1 on, ids r-000001 and so on.
void write_large_property(const std::filesystem::path& file, std::size_t rooms);

}  // namespace innkeeper::support
