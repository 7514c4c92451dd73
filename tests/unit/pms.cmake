innkeeper_test(test_pms unit
  pms_frame_test.cpp pms_link_test.cpp pms_link_table_test.cpp pms_random_test.cpp pms_record_test.cpp
  pms_stay_test.cpp
  LINK innkeeper_pms)
