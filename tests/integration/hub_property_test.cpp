// SPDX-License-Identifier: Apache-2.0
// The property changes while real rooms are online, by the real command line.
#include <sys/wait.h>

#include <map>

#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// A house, its property file, and the command line.
struct PropertyOffice {
  PropertyOffice() { running.open(); }

  /// `innkeeper property <words>`: its exit status; what it said is in `said`.
  int property(std::vector<std::string> words) {
    const auto log = running.house.log_of("innkeeper" + std::to_string(++calls));
    std::vector<std::string> line{tests::program_dir() + "/innkeeper", "--hub",
                                  "http://127.0.0.1:" + std::to_string(running.house.http_port()),
                                  "property"};
    line.insert(line.end(), words.begin(), words.end());
    support::Process program({std::move(line), log});
    const auto status = program.wait(20s);
    REQUIRE(status);
    REQUIRE(WIFEXITED(*status));
    said = text_of(log);
    return WEXITSTATUS(*status);
  }

  /// A file with this text beside the house's own.
  std::string write(const std::string& text) {
    const auto path = running.directory.path() / "new.toml";
    std::ofstream(path) << text;
    return path.string();
  }

  [[nodiscard]] std::string file() const {
    return text_of(running.directory.path() / "property.toml");
  }

  [[nodiscard]] std::map<std::string, std::uint64_t> versions() const {
    std::map<std::string, std::uint64_t> all;
    const auto rooms = support::look_at_rooms(running.house);
    REQUIRE(rooms);
    for (const auto& room : *rooms) all[room.number] = room.version;
    return all;
  }

  RunningHouse running;
  std::string said;
  int calls = 0;
};

/// The property with a second type, of which room 2 is.
std::string with_single(const std::string& text) {
  const std::size_t begin = text.find("[[room_type]]");
  const std::string type = text.substr(begin, text.find("[[room]]") - begin);
  std::string changed = text;
  changed.insert(text.find("[[room]]"), replaced(replaced(type, "\"double\"", "\"single\""),
                                                 "comfort = 22.0", "comfort = 24"));
  const std::size_t room = changed.find("number = \"2\"");
  const std::size_t at = changed.find("\"double\"", room);
  return changed.replace(at, 8, "\"single\"");
}

TEST_CASE("only the rooms that a new property concerns get a new plan, and confirm it") {
  PropertyOffice office;
  const auto before = office.versions();
  const std::string file = office.write(with_single(office.file()));
  REQUIRE(office.property({"diff", file}) == 0);
  CHECK(office.said.find("single, 1 room: 2") != std::string::npos);
  CHECK(office.said.find("Nothing was changed: revision 1 runs.") != std::string::npos);
  CHECK(office.versions() == before);

  REQUIRE(office.property({"apply", file, "--if-revision", "1"}) == 0);
  CHECK(office.said.find("Revision 2 runs") != std::string::npos);
  CHECK(office.running.all_confirmed());
  auto expected = before;
  ++expected["2"];
  CHECK(office.versions() == expected);
}

TEST_CASE("an applied property outlives the hub, and a revert brings the old one back") {
  PropertyOffice office;
  const std::string file = office.write(replaced(office.file(), "comfort = 22.0", "comfort = 24"));
  REQUIRE(office.property({"apply", file}) == 0);
  CHECK(office.running.all_confirmed());
  REQUIRE(office.running.house.stop_hub());
  REQUIRE(office.running.house.start_hub());
  CHECK(office.running.all_confirmed());
  CHECK(office.running.logged("innkeeperd", "property_file_differs"));
  REQUIRE(office.property({"show"}) == 0);
  CHECK(office.said == text_of(file));
  REQUIRE(office.property({"revert", "1"}) == 0);
  CHECK(office.running.all_confirmed());
  REQUIRE(office.property({"history"}) == 0);
  CHECK(office.said.find("revert to 1") != std::string::npos);
  REQUIRE(office.property({"show", "3"}) == 0);
  CHECK(office.said == office.file());
}

TEST_CASE("mistakes of a property are told by the command line with their lines") {
  PropertyOffice office;
  const std::string file = office.write(replaced(office.file(), "max = 26.0", "max = 17.0"));
  CHECK(office.property({"apply", file}) == 1);
  CHECK(office.said.find("room_type[1].climate.max: 17 is below min = 18") != std::string::npos);
  CHECK(office.said.find("line 11, column 7") != std::string::npos);
  CHECK(office.property({"apply", file, "--if-revision", "9"}) == 1);
  CHECK(office.said.find("revision 1 is active") != std::string::npos);
  CHECK(office.property({"diff", file + ".missing"}) == 1);
  CHECK(office.said.find("new.toml.missing") != std::string::npos);
}

TEST_CASE("a removed room leaves the broker, and comes back with the numbers its board knows") {
  PropertyOffice office;
  const std::string all = office.file();
  const auto before = office.versions();
  REQUIRE(office.property(
              {"apply", office.write(all.substr(0, all.find("\n[[room]]\nnumber = \"4\"")))}) == 0);
  CHECK(office.said.find("removed  4") != std::string::npos);
  CHECK(office.versions().size() == 3);
  REQUIRE(office.property({"revert", "1"}) == 0);
  CHECK(office.running.all_confirmed());
  auto expected = before;
  ++expected["4"];
  CHECK(office.versions() == expected);
}

}  // namespace
}  // namespace innkeeper::tests
