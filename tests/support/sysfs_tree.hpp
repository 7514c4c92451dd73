// SPDX-License-Identifier: Apache-2.0
// A tree of files in the place of /sys, with the names and texts that the kernel gives its devices.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/temporary_directory.hpp"

namespace innkeeper::tests {

class SysfsTree {
 public:
  [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

  void write(const std::string& file, const std::string& text) {
    std::filesystem::create_directories((path() / file).parent_path());
    std::ofstream(path() / file) << text;
  }
  [[nodiscard]] std::string read(const std::string& file) const {
    std::ifstream in(path() / file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void remove(const std::string& what) { std::filesystem::remove_all(path() / what); }

  /// `channels` of them are exported already, as this tree cannot answer to an export.
  void pwm_chip(const std::string& chip, int channels) {
    write("class/pwm/" + chip + "/npwm", std::to_string(channels) + "\n");
    write("class/pwm/" + chip + "/export", "");
    for (int i = 0; i < channels; ++i) {
      const std::string folder = "class/pwm/" + chip + "/pwm" + std::to_string(i) + "/";
      write(folder + "enable", "0\n");
      write(folder + "period", "0\n");
      write(folder + "duty_cycle", "0\n");
      write(folder + "polarity", "normal\n");
    }
  }
  void iio(const std::string& folder, const std::string& name, const std::string& file,
           const std::string& text) {
    write("bus/iio/devices/" + folder + "/name", name + "\n");
    write("bus/iio/devices/" + folder + "/" + file, text + "\n");
  }
  void hwmon(const std::string& folder, const std::string& name, const std::string& file,
             const std::string& text) {
    write("class/hwmon/" + folder + "/name", name + "\n");
    write("class/hwmon/" + folder + "/" + file, text + "\n");
  }

 private:
  TemporaryDirectory directory_;
};

}  // namespace innkeeper::tests
