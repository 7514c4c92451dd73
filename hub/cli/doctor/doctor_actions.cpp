// SPDX-License-Identifier: Apache-2.0
// The command that looks at everything, and says what to mend.
#include <array>
#include <ostream>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/doctor/bundle.hpp"
#include "hub/cli/doctor/gather.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::cli {
namespace {

int run_doctor(Session& session) {
  const Given& given = session.given();
  const std::string settings =
      given.has("config") ? given.get("config") : std::string(kDefaultSettings);
  const auto findings = doctor::judge(doctor::gather(session, settings));
  if (session.json()) {
    session.print(doctor::findings_document(findings));
  } else {
    session.out() << doctor::findings_screen(findings, session.paint());
  }
  if (given.has("bundle")) {
    const std::string file = given.get("bundle");
    const auto written = doctor::write_bundle(file, findings, settings, given.get("log"));
    if (!written) return session.failed(written.error());
    session.err() << "Written to " << file
                  << ". Secrets are left out; look through it before you give it away.\n";
  }
  return doctor::exit_status(findings);
}

constexpr std::array kOptions{
    Option{"config", "FILE", "The settings of the hub; /etc/innkeeper/hub.toml if left out"},
    Option{"bundle", "FILE", "Also write a tar.gz for whoever helps, without secrets"},
    Option{"log", "FILE", "The hub's log for the bundle; the journal if left out"}};

constexpr std::array kDoctorActions{
    Action{.noun = "doctor",
           .verb = "",
           .argument = "",
           .help = "Look at everything, and say what to mend and how",
           .options = kOptions,
           .attempt = "look at everything",
           .run = run_doctor,
           .details =
               "Looks at settings, hub, broker, what the broker retains, PMS, rooms, database, "
               "backup, "
               "disk, certificate, clock and the modes of secret files. What it could not look at "
               "it says: without a hub that runs, the PMS and the rooms. Run it as root or the "
               "hub's user on the hub's machine.\n\nThe exit status is 0 when all is well, 1 when "
               "something should be mended, 2 when something does not work.\n\nTo the broker it "
               "connects as the hub's user, by a client id of its own."},
};

}  // namespace

std::span<const Action> doctor_actions() { return kDoctorActions; }

}  // namespace innkeeper::hub::cli
