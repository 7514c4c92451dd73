list(APPEND INNKEEPER_CONTROL_SOURCES climate_controller.cpp compressor.cpp fan_coil.cpp pi_loop.cpp)
