innkeeper_test(test_pms unit
  pms_code_page_test.cpp pms_frame_test.cpp pms_guest_test.cpp pms_key_test.cpp pms_link_test.cpp
  pms_link_table_test.cpp pms_outgoing_test.cpp pms_random_test.cpp pms_record_test.cpp
  pms_room_test.cpp pms_serial_test.cpp pms_sync_test.cpp pms_time_test.cpp pms_traps_test.cpp
  LINK innkeeper_pms)
innkeeper_test(test_simpms unit
  pms_sim_command_test.cpp pms_sim_house_test.cpp pms_sim_link_test.cpp pms_sim_people_test.cpp
  pms_sim_quirks_test.cpp
  LINK innkeeper_simpms)
