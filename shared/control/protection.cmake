list(APPEND INNKEEPER_CONTROL_SOURCES actuator_watch.cpp air_sensing.cpp draught.cpp protection.cpp)
