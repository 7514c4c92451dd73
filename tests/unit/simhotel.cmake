innkeeper_test(test_simhotel unit simhotel_options_test.cpp simhotel_guests_test.cpp
  LINK innkeeper_simhotel_parts)
