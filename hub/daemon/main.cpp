// SPDX-License-Identifier: Apache-2.0
// innkeeperd: runs the hub of one property.
#include <exception>
#include <filesystem>
#include <iostream>
#include <utility>

#include "hub/daemon/hub.hpp"
#include "hub/daemon/hub_config.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/property_file.hpp"
#include "shared/log/log.hpp"

namespace {

using namespace innkeeper;

Result<std::string, config::Problems> check_config(const std::filesystem::path& file) {
  auto read = hub::daemon::read_hub_config(file);
  if (!read) return fail(read.error());
  return config::summary(read->property);
}

int serve(const std::filesystem::path& file) {
  auto read = hub::daemon::read_hub_config(file);
  if (!read) {
    std::cerr << config::describe(read.error());
    return config::kExitBadInput;
  }
  log::set_level(read->log_level);
  auto hub = hub::daemon::Hub::open(std::move(read).value());
  if (!hub) {
    std::cerr << "innkeeperd: " << hub.error() << '\n';
    return config::kExitFailed;
  }
  (*hub)->run();
  return config::kExitOk;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::filesystem::path file;
    config::CommandLine line("innkeeperd", "Runs the hub of one property.");
    line.config(file, check_config);
    if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
    return serve(file);
  } catch (const std::exception& error) {
    std::cerr << "innkeeperd: " << error.what() << '\n';
    return innkeeper::config::kExitFailed;
  }
}
