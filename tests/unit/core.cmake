innkeeper_test(test_core unit
  core_accounts_test.cpp core_audit_test.cpp core_defects_test.cpp core_devices_test.cpp
  core_photo_test.cpp core_room_list_test.cpp core_explain_test.cpp core_housekeeping_test.cpp core_overrides_test.cpp
  core_guest_page_test.cpp
  core_stays_test.cpp core_stay_traps_test.cpp core_hands_test.cpp
  core_plans_test.cpp core_delivery_test.cpp core_engine_test.cpp
  core_targets_test.cpp core_seasons_test.cpp
  core_metrics_test.cpp core_pms_feed_test.cpp core_remote_test.cpp
  core_sync_test.cpp core_wake_test.cpp core_guests_test.cpp learning_test.cpp
  core_property_test.cpp core_property_rooms_test.cpp core_privacy_test.cpp core_retention_test.cpp
  LINK innkeeper_core_fixture innkeeper_config)
