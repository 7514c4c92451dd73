innkeeper_test(test_physics unit sim_zone_test.cpp sim_bestest_test.cpp sim_terminal_test.cpp
  sim_weather_test.cpp sim_sensor_test.cpp sim_occupant_test.cpp sim_whole_room_test.cpp
  LINK innkeeper_sim)
