// SPDX-License-Identifier: Apache-2.0
#include "tests/tree/include_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace innkeeper::tests {
namespace {

constexpr std::string_view kStd = "std";
constexpr std::string_view kBoardStd = "board std";
constexpr std::string_view kStdThreads = "std threads";
constexpr std::string_view kStdFiles = "std files";
constexpr std::string_view kPosix = "POSIX";

/// Libraries by the start of their headers' names; the first match counts.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> kPrefixes{{
    {"toml++/", "toml++"},
    {"CLI/", "CLI11"},
    {"boost/asio", "Boost.Asio"},
    {"boost/beast", "Boost.Beast"},
    {"boost/system/", "Boost.Asio"},
    {"mqtt/", "Paho"},
    {"MQTT", "Paho"},
    {"mosquitto", "libmosquitto"},
    {"nlohmann/", "nlohmann/json"},
    {"spdlog/", "spdlog"},
    {"fmt/", "spdlog"},
    {"date/", "date/tz"},
    {"sqlite3", "SQLite"},
    {"jsmn", "jsmn"},
    {"systemd/", "libsystemd"},
    {"gpiod", "libgpiod"},
    {"modbus/", "libmodbus"},
    {"linux/", kPosix},
    {"sodium", "libsodium"},
    {"prometheus/", "prometheus-cpp"},
    {"openssl/", "OpenSSL"},
    {"iconv.h", "iconv"},
    {"lwip/", "lwIP"},
    {"netif/", "lwIP"},
    {"catch2/", "Catch2"},
    {"rapidcheck", "RapidCheck"},
    {"sys/", kPosix},
    {"arpa/", kPosix},
    {"netinet/", kPosix},
}};

constexpr std::array kBoardHeaders{
    "algorithm", "array",   "bit",         "charconv",         "chrono",  "compare",
    "concepts",  "cstddef", "cstdint",     "cstring",          "climits", "limits",
    "iterator",  "numeric", "optional",    "initializer_list", "span",    "string_view",
    "tuple",     "utility", "type_traits", "variant",          "new"};
constexpr std::array kThreadHeaders{"atomic", "barrier",   "condition_variable", "future",
                                    "latch",  "mutex",     "semaphore",          "shared_mutex",
                                    "thread", "stop_token"};
constexpr std::array kFileHeaders{"cstdio", "filesystem", "fstream", "iostream"};

template <class List>
bool lists(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) {
    text += (text.empty() ? "" : ", ") + std::string(word);
  }
  return text.empty() ? "-" : text;
}

struct Include {
  std::string_view header;
  bool is_quoted = false;
};

std::optional<Include> include_of(std::string_view line) {
  const auto skip_blanks = [&line] {
    while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
  };
  skip_blanks();
  if (!line.starts_with('#')) return std::nullopt;
  line.remove_prefix(1);
  skip_blanks();
  if (!line.starts_with("include")) return std::nullopt;
  line.remove_prefix(7);
  skip_blanks();
  if (line.empty() || (line.front() != '"' && line.front() != '<')) return std::nullopt;
  const bool is_quoted = line.front() == '"';
  line.remove_prefix(1);
  return Include{line.substr(0, line.find(is_quoted ? '"' : '>')), is_quoted};
}

/// What is wrong with this include, or nothing.
std::string refusal(const Include& include, const FolderRule& rule) {
  const std::string name(include.header);
  if (include.is_quoted) {
    const std::string folder(SourceFile{name, {}}.folder());
    if (folder == rule.folder || lists(rule.of_the_project, folder)) return {};
    if (lists(rule.of_the_project, name)) return {};
    if (name.starts_with("shared/") && lists(rule.of_the_project, "shared/*")) return {};
    return std::string(rule.folder) + " must not include \"" + name + '"';
  }
  const std::string_view library = library_of(name);
  if (library.empty()) return '<' + name + "> is of no library that include_table.cpp knows";
  if (lists(rule.from_outside, library)) return {};
  // Who has the standard library has the boards' part of it.
  if (library == kBoardStd && lists(rule.from_outside, kStd)) return {};
  return std::string(rule.folder) + " must not use " + std::string(library) + " (<" + name + ">)";
}

const std::vector<FolderRule>& rules() {
  static const std::vector<FolderRule> table{
      {"shared/util", {}, {kBoardStd}},
      {"shared/room", {"shared/util"}, {kBoardStd}},
      {"shared/control", {"shared/util", "shared/room"}, {kBoardStd}},
      {"shared/wire", {"shared/util", "shared/room"}, {kBoardStd, "jsmn"}},
      {"shared/config",
       {"shared/util", "shared/room"},
       {kStd, kStdFiles, kPosix, "toml++", "CLI11"}},
      {"shared/log", {"shared/util"}, {kStd, kStdThreads, kStdFiles, kPosix, "spdlog"}},
      {"shared/mqtt",
       {"shared/util", "shared/room", "shared/wire", "shared/log"},
       {kStd, kStdThreads, kPosix, "Paho"}},
      {"device/agent",
       {"shared/util", "shared/room", "shared/control", "shared/wire"},
       {kBoardStd}},
      {"device/link", {"device/agent", "shared/util", "shared/room", "shared/wire"}, {kBoardStd}},
      {"device/linux",
       {"device/agent", "device/sim", "shared/*"},
       {kStd, kStdThreads, kStdFiles, kPosix, "libgpiod", "libmodbus"}},
      {"device/cortex_m",
       {"device/agent", "device/link", "shared/util", "shared/room", "shared/control",
        "shared/wire"},
       {kBoardStd, "lwIP"}},
      {"device/sim",
       {"device/agent", "shared/*"},
       {kStd, kStdThreads, kStdFiles, kPosix, "libmosquitto", "Boost.Asio"}},
      {"hub/core",
       {"shared/util", "shared/room", "shared/wire", "shared/config/property.hpp"},
       {kStd}},
      {"hub/store",
       {"hub/core", "shared/util", "shared/room", "shared/wire"},
       {kStd, kStdFiles, kPosix, "SQLite"}},
      {"hub/pms",
       {"hub/core", "hub/http/json_body.hpp", "hub/http/pms_post.hpp", "shared/util",
        "shared/room"},
       {kStd, "iconv", "OpenSSL", "nlohmann/json"}},
      {"hub/simpms",
       {"hub/pms", "hub/core", "shared/*"},
       {kStd, kStdThreads, kStdFiles, kPosix, "Boost.Asio"}},
      {"hub/web", {}, {kStd}},
      {"hub/http",
       {"hub/core", "hub/web/assets.hpp", "shared/util", "shared/room", "shared/wire"},
       {kStd, kStdThreads, "Boost.Asio", "Boost.Beast", "nlohmann/json", "libsodium", "OpenSSL"}},
      {"hub/metrics",
       {"hub/core", "shared/util", "shared/room", "shared/wire"},
       {kStd, "prometheus-cpp"}},
      {"hub/discovery",
       {"hub/core", "shared/config/property.hpp", "shared/util", "shared/room", "shared/wire"},
       {kStd, "nlohmann/json"}},
      {"hub/daemon",
       {"hub/core", "hub/store", "hub/pms", "hub/http", "hub/metrics", "hub/discovery", "shared/*"},
       {kStd, kStdThreads, kStdFiles, kPosix, "Boost.Asio", "libsystemd", "date/tz"}},
      {"hub/cli",
       {"hub/daemon/hub_config.hpp", "hub/store/database_copy.hpp", "shared/util", "shared/wire",
        "shared/config", "shared/mqtt"},
       {kStd, kStdFiles, kPosix, "CLI11", "nlohmann/json", "Boost.Asio", "Boost.Beast", "OpenSSL"}},
  };
  return table;
}

}  // namespace

std::span<const FolderRule> include_table() { return rules(); }

std::string_view library_of(std::string_view header) {
  for (const auto& [prefix, library] : kPrefixes) {
    if (header.starts_with(prefix)) return library;
  }
  if (lists(kBoardHeaders, header)) return kBoardStd;
  if (lists(kThreadHeaders, header)) return kStdThreads;
  if (lists(kFileHeaders, header)) return kStdFiles;
  if (header.find('/') != std::string_view::npos) return {};
  // What is left has one word: with .h it comes from the operating system, without from the
  // language.
  return header.ends_with(".h") ? kPosix : kStd;
}

std::vector<std::string> as_markdown(std::span<const FolderRule> table) {
  std::vector<std::string> rows;
  for (const FolderRule& rule : table) {
    rows.push_back("| " + std::string(rule.folder) + " | " + joined(rule.of_the_project) + " | " +
                   joined(rule.from_outside) + " |");
  }
  return rows;
}

Findings check_includes(const SourceFile& file, std::span<const FolderRule> table) {
  Findings findings;
  if (!file.is_cpp()) return findings;
  const auto rule = std::find_if(table.begin(), table.end(), [&file](const FolderRule& candidate) {
    return candidate.folder == file.folder();
  });
  const bool is_catch_wrapper = file.path.starts_with("tests/support/catch");
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const auto include = include_of(file.lines[i]);
    if (!include) continue;
    std::string wrong;
    if (rule != table.end()) {
      wrong = refusal(*include, *rule);
    } else if (!file.is_test()) {
      wrong = "this folder has no row in include_table.cpp";
    } else if (library_of(include->header) == "Catch2" && !is_catch_wrapper) {
      wrong = "include \"tests/support/catch.hpp\", which knows the version of Catch2";
    }
    if (!wrong.empty()) findings.push_back({file.path, i + 1, std::move(wrong)});
  }
  return findings;
}

}  // namespace innkeeper::tests
