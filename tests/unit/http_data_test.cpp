// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "hub/http/data_documents.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

GuestExport guest() {
  GuestExport guest;
  guest.profile = "4711";
  guest.preferences = {
      {"4711", "climate.comfort", "23700", Provenance::staff, {1'790'000'000}, Scope::property}};
  guest.consent = ConsentRow{"4711", Consent::given, {1'780'000'000}};
  guest.learned = LearnedRow{"4711",
                             3,
                             2'250'000,
                             room::Temperature::milli_celsius(22'800),
                             room::Temperature::milli_celsius(21'900),
                             {1'785'000'000}};
  guest.learned_because = "22.7 °C: 3 stays";
  ExportedStay stay;
  stay.row.reservation = "900\xff";
  stay.row.room = room::room_id("r-1").value();
  stay.row.since = {1'790'000'000};
  stay.row.greeting = "Mme Canari";
  stay.row.departure_day = CivilDay{20'514};
  stay.row.persons = 2;
  stay.number = "0412";
  stay.hand.emplace();
  stay.hand->setpoint = room::Temperature::milli_celsius(23'700);
  stay.hand->service = room::ServiceWish::do_not_disturb;
  ComplaintRow said;
  said.complaint = Complaint::too_bright;
  said.at = {1'790'000'500};
  stay.complaints = {said};
  stay.wake_calls = {{stay.row.room, {1'790'003'600}, false}};
  guest.stays = {stay};
  return guest;
}

TEST_CASE("the export tells every value with its source, and what there is not as null") {
  const json told = json::parse(export_document(guest()));
  CHECK(told.at("profile") == "4711");
  CHECK(told.at("preferences") == json::parse(R"([{"name":"climate.comfort","value":"23700",
      "provenance":"staff","scope":"property","since":1790000000}])"));
  CHECK(told.at("consent") == json::parse(R"({"learning":"given","since":1780000000})"));
  CHECK(told.at("learned") == json::parse(R"({"stays":3,"weight":2.25,"mean":22.8,"house":21.9,
      "since":1785000000,"because":"22.7 °C: 3 stays"})"));
  const json& stay = told.at("stays")[0];
  CHECK(stay.at("reservation") == "900\xef\xbf\xbd");
  CHECK(stay.at("number") == "0412");
  CHECK(stay.at("departure") == "2026-03-02");
  CHECK(stay.at("arrival").is_null());
  CHECK(stay.at("greeting") == "Mme Canari");
  CHECK(stay.at("hand").at("setpoint") == 23.7);
  CHECK(stay.at("hand").at("service") == "do_not_disturb");
  CHECK(stay.at("given").is_null());
  CHECK(stay.at("wake_calls") == json::array({1'790'003'600}));
  CHECK(stay.at("complaints") == json::parse(R"([{"complaint":"too_bright","at":1790000500}])"));
  const json empty = json::parse(export_document({}));
  CHECK(empty.at("consent").is_null());
  CHECK(empty.at("learned").is_null());
  CHECK(empty.at("stays") == json::array());
}

TEST_CASE("an erasure is confirmed with what went and what goes on") {
  ErasureView erasure;
  erasure.preferences = 2;
  erasure.consent = true;
  erasure.stays = 3;
  erasure.stays_in_house = 1;
  erasure.hands = 1;
  erasure.wake_calls = 4;
  CHECK(json::parse(erasure_document(erasure)) ==
        json::parse(R"({"erased":{"preferences":2,"learned":false,"consent":true,"stays":3,
            "hands":1},"in_house":{"stays":1,"wake_calls":4}})"));
}

}  // namespace
}  // namespace innkeeper::hub::http
