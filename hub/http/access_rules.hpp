// SPDX-License-Identifier: Apache-2.0
// The rules that routes choose from: who may call them, and whether their answers may hold guest data.
// docs/api.md shows the table that comes of it; a test compares the two.
#pragma once

#include "hub/core/accounts/access.hpp"

namespace innkeeper::hub::http {

inline constexpr Access kOpenToAll{true, {}, {}, Holds::no_guest_data};

/// Whoever is known at all, about themselves.
inline constexpr Access kOnesOwn{false,
                                 {Role::administrator, Role::front_desk, Role::housekeeping,
                                  Role::maintenance, Role::integrator, Role::guest},
                                 {},
                                 Holds::no_guest_data};

inline constexpr Access kSeesRooms{false,
                                   {Role::administrator, Role::front_desk, Role::housekeeping,
                                    Role::maintenance, Role::integrator},
                                   Permit::rooms_read,
                                   Holds::no_guest_data};

/// Cleaning, the state of a room, do-not-disturb.
inline constexpr Access kKeepsHouse{
    false,
    {Role::administrator, Role::front_desk, Role::housekeeping, Role::integrator},
    Permit::rooms_write,
    Holds::no_guest_data};

/// Taking rooms out of sale.
inline constexpr Access kKeepsSale{
    false,
    {Role::administrator, Role::front_desk, Role::maintenance, Role::integrator},
    Permit::rooms_write,
    Holds::no_guest_data};

/// What is done to pipes and the like by whoever passes.
inline constexpr Access kLooksAfterRooms{
    false,
    {Role::administrator, Role::housekeeping, Role::maintenance, Role::integrator},
    Permit::rooms_write,
    Holds::no_guest_data};

/// Whoever works in the house may find something broken.
inline constexpr Access kReportsDefects{false,
                                        {Role::administrator, Role::front_desk, Role::housekeeping,
                                         Role::maintenance, Role::integrator},
                                        Permit::rooms_write,
                                        Holds::no_guest_data};

/// Boards as things: where they are, and how they are.
inline constexpr Access kSeesDevices{false,
                                     {Role::administrator, Role::maintenance, Role::integrator},
                                     Permit::rooms_read,
                                     Holds::no_guest_data};

inline constexpr Access kMaintains{false,
                                   {Role::administrator, Role::maintenance, Role::integrator},
                                   Permit::rooms_write,
                                   Holds::no_guest_data};

/// Goes on with cases: the desk owes the guest an answer, maintenance mends.
inline constexpr Access kWorksOnCases = kKeepsSale;

/// For many rooms at once; an evacuation is often the desk's to start.
inline constexpr Access kActsOnHouse = kKeepsSale;

inline constexpr Access kSeesGuests{false,
                                    {Role::administrator, Role::front_desk, Role::integrator},
                                    Permit::guests_read,
                                    Holds::guest_data};
inline constexpr Access kChangesGuests{false,
                                       {Role::administrator, Role::front_desk, Role::integrator},
                                       Permit::guests_write,
                                       Holds::guest_data};

/// What a guest could do at the panel, done for the guest.
inline constexpr Access kServesGuests{false,
                                      {Role::administrator, Role::front_desk, Role::integrator},
                                      Permit::rooms_write,
                                      Holds::no_guest_data};

inline constexpr Access kSynchronises{false,
                                      {Role::administrator, Role::front_desk, Role::integrator},
                                      Permit::pms,
                                      Holds::no_guest_data};

inline constexpr Access kSeesProperty{
    false,
    {Role::administrator, Role::front_desk, Role::maintenance, Role::integrator},
    Permit::property_read,
    Holds::no_guest_data};
inline constexpr Access kChangesProperty{
    false, {Role::administrator, Role::integrator}, Permit::property_write, Holds::no_guest_data};

inline constexpr Access kSeesAudit{
    false, {Role::administrator, Role::integrator}, Permit::audit_read, Holds::no_guest_data};

/// Guests about the room of their card. What it tells of a guest is the asker's own.
inline constexpr Access kOwnRoom{false, {Role::guest}, {}, Holds::no_guest_data};

/// Numbers about the hub, for Prometheus and whoever keeps the hub running.
inline constexpr Access kWatches{false,
                                 {Role::administrator, Role::maintenance, Role::integrator},
                                 Permit::metrics_read,
                                 Holds::no_guest_data};

inline constexpr Access kAdministers{false, {Role::administrator}, {}, Holds::no_guest_data};

}  // namespace innkeeper::hub::http
