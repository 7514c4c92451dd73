// SPDX-License-Identifier: Apache-2.0
// Documents as the hub sends them (docs/api.md), for the tests of the command line.
#pragma once

#include <string_view>

namespace innkeeper::hub::cli {

inline constexpr std::string_view kStatusDocument =
    R"({"property":"Hotel Aurora","version":"0.1.0","epoch":7,"broker":"up","pms":"down","rooms":24,)"
    R"("rooms_online":23,"rooms_confirmed":22,"rooms_rented":12,"rooms_at_fault":1})";

inline constexpr std::string_view kRoomsDocument =
    R"({"rooms":[{"number":"0412","id":"r-1","type":"double","floor":"4","rental":"rented","stays":1,)"
    R"("link":"online","delivery":"confirmed","planned":{"epoch":7,"version":42},)"
    R"("confirmed":{"epoch":7,"version":42},"confirm_ms":12.3,"air":21.4,"setpoint":22.5,)"
    R"("because":"guest_preference","lights":{"ceiling":60,"bedside":5},"faults":[]},)"
    R"({"number":"413","id":"r-2","type":"suite","floor":"4","rental":"out_of_service","stays":0,)"
    R"("link":null,"delivery":"pending","planned":{"epoch":7,"version":1},"confirmed":null,)"
    R"("confirm_ms":null,"air":null,"setpoint":null,"because":"out_of_service","faults":["air_sensor"]}]})";

inline constexpr std::string_view kRoomDocument =
    R"({"number":"0412","id":"r-1","type":"double","floor":"4","rental":"rented","stays":2,"link":"online",)"
    R"("delivery":"confirmed","planned":{"epoch":7,"version":42},"confirmed":{"epoch":7,"version":42},)"
    R"("confirm_ms":12.3,"plan":{"schema":"innkeeper.plan/1","epoch":7,"version":42,"tenancy":7,)"
    R"("rental":"rented","climate":{"comfort":27,"source":"guest","vacant":{"heat":16,"cool":28},)"
    R"("min":18,"max":26},"lights":{"welcome":{"ceiling":60},"source":"policy"}},)"
    R"("report":{"schema":"innkeeper.report/1","epoch":7,"version":42,"result":"applied","seen":[7,42],)"
    R"("digest":"9f3a2c11","apply_ms":38,"boot":17,"seq":231,"state":{"air":21.4,"heating":40,"cooling":0,)"
    R"("lights":{"ceiling":60,"bedside":5},"hand":{"lights":{"bedside":5}}},"why":{"climate":)"
    R"({"setpoint":26,"heat":25.5,"cool":26.5,"because":"limit_max","until":null,"wanted":27},"lights":)"
    R"({"ceiling":{"level":60,"because":"policy","until":null},"bedside":{"level":5,)"
    R"("because":"guest_hand","until":1772373909}}},"faults":[]},"decision":{"climate":{"setpoint":26,)"
    R"("heat":25.5,"cool":26.5,"because":"limit_max","until":null,"wanted":27},"lights":{}}})";

inline constexpr std::string_view kPreferencesDocument =
    R"({"climate":{"comfort":22.5},"lights":{"welcome":{"ceiling":60,"bedside":30}}})";

inline constexpr std::string_view kNoRouteDocument =
    R"({"type":"urn:innkeeper:problem:no_such_route","code":"no_such_route",)"
    R"("title":"There is nothing at this path","status":404,"detail":"see docs/api.md"})";

inline constexpr std::string_view kInvalidDocument =
    R"({"type":"urn:innkeeper:problem:invalid_fields","code":"invalid_fields",)"
    R"("title":"Some values are refused","status":422,"detail":"nothing was changed; see errors","errors":[)"
    R"({"at":"/climate/comfort","detail":"45 is outside 16 to 30 degrees Celsius"},)"
    R"({"at":"/lights/welcome/ceiling","detail":"101 is not a whole number from 0 to 100"}]})";

}  // namespace innkeeper::hub::cli
