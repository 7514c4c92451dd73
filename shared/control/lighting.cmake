list(APPEND INNKEEPER_CONTROL_SOURCES dimming.cpp lighting.cpp)
