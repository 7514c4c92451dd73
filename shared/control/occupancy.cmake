list(APPEND INNKEEPER_CONTROL_SOURCES occupancy.cpp presence_sensors.cpp)
