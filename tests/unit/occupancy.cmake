innkeeper_test(test_occupancy unit occupancy_test.cpp occupancy_departure_test.cpp
  occupancy_sensors_test.cpp LINK innkeeper_control)
