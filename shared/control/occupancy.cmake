list(APPEND INNKEEPER_CONTROL_SOURCES departure.cpp occupancy.cpp presence_sensors.cpp)
