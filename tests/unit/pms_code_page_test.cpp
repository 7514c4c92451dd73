// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/code_page.hpp"

#include <array>
#include <random>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

Transcoder transcoder(CodePage page) {
  auto made = Transcoder::of(page);
  REQUIRE(made.ok());
  return std::move(made).value();
}

std::string decoded(CodePage page, std::string_view bytes) {
  Decoded text = transcoder(page).decode(bytes);
  CHECK_FALSE(text.damaged);
  return text.text;
}

TEST_CASE("each code page has its own byte for the same letter, and gives it back") {
  struct Sample {
    CodePage page;
    std::string_view bytes;
    std::string_view text;
  };
  constexpr std::array kSamples{
      Sample{CodePage::cp437, "M\x81ller", "Müller"},
      Sample{CodePage::cp850, "M\x81ller", "Müller"},
      Sample{CodePage::cp850, "\x9D", "Ø"},
      Sample{CodePage::cp437, "\x9D", "¥"},
      Sample{CodePage::iso_8859_1, "M\xFCller", "Müller"},
      Sample{CodePage::iso_8859_15, "\xA4", "€"},
      Sample{CodePage::windows_1252, "\x80", "€"},
      Sample{CodePage::utf_8, "M\xC3\xBCller", "Müller"},
      Sample{CodePage::shift_jis, "\x83\x7C\x83\x93", "ポン"},
      Sample{CodePage::shift_jis, "\\~", "\\~"},
      Sample{CodePage::gbk, "\xD6\xD0", "中"},
  };
  for (const Sample& sample : kSamples) {
    INFO(name(sample.page) << " " << sample.text);
    CHECK(decoded(sample.page, sample.bytes) == sample.text);
    CHECK(transcoder(sample.page).encode(sample.text) == std::string(sample.bytes));
  }
}

TEST_CASE("the words of the configuration name every code page there is") {
  for (const std::string& word : code_page_names()) {
    const auto page = code_page_named(word);
    REQUIRE(page);
    CHECK(name(*page) == word);
    CHECK(Transcoder::of(*page).ok());
  }
  CHECK(code_page_names().size() == 8);
  CHECK(code_page_named("latin1") == std::nullopt);
}

TEST_CASE("bytes that are no character are replaced and told, and the rest stays") {
  const Decoded text = transcoder(CodePage::utf_8)
                           .decode(
                               "a\xFF"
                               "b\xC3");
  CHECK(text.damaged);
  CHECK(text.text ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
}

TEST_CASE("a character that the code page does not have cannot be sent") {
  CHECK(transcoder(CodePage::iso_8859_1).encode("€") == std::nullopt);
  CHECK(transcoder(CodePage::utf_8).encode("\xFF") == std::nullopt);
}

TEST_CASE("any bytes in any code page decode to text that is valid UTF-8") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  Transcoder utf8 = transcoder(CodePage::utf_8);
  for (const std::string& word : code_page_names()) {
    Transcoder page = transcoder(*code_page_named(word));
    for (int round = 0; round < 500; ++round) {
      std::string bytes(random() % 60, '\0');
      for (char& byte : bytes) byte = static_cast<char>(random());
      const Decoded text = page.decode(bytes);
      REQUIRE(utf8.encode(text.text).has_value());
    }
  }
}

TEST_CASE("a second byte that is a bar in Shift-JIS or GBK does not end the field") {
  Settings japanese;
  japanese.code_page = CodePage::shift_jis;
  japanese.greeting = true;
  LinkScript pms(japanese);
  pms.lead_to(LinkState::alive);
  // 0x83 0x7C is one letter.
  CHECK(pms.receive("<GI|RN5|G#1|GN\x83\x7C\x83\x93|GSN|>") == "{in 1 5 - alone called 'ポン'}");
  Settings chinese;
  chinese.code_page = CodePage::gbk;
  chinese.greeting = true;
  LinkScript other(chinese);
  other.lead_to(LinkState::alive);
  CHECK(other.receive("<GI|RN5|G#1|GN\x81\x7C|GSN|>") == "{in 1 5 - alone called '亅'}");
}

TEST_CASE("a name in the wrong code page loses no check-in") {
  Settings settings;
  settings.code_page = CodePage::utf_8;
  LinkScript pms(settings);
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<GI|RN5|G#1|GNM\x81ller|GSN|>") == "{in 1 5 - alone}(undecodable_text)");
}

TEST_CASE("a room label in the site's code page is heard and said in it") {
  Settings settings;
  settings.code_page = CodePage::cp850;
  settings.service_status = true;
  LinkScript pms(settings);
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<RE|RN\x9A"
                    "1|DNY|>") == "{dnd Ü1 on}");
  CHECK(pms.tell(TellService{"Ü1", ServiceTold::make_up_room}) ==
        "<RE|RN\x9A"
        "1|RS9|>");
  CHECK(pms.tell(TellService{"中", ServiceTold::make_up_room}) == "(unsendable_field)");
}

}  // namespace
}  // namespace innkeeper::hub::pms
