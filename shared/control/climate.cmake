list(APPEND INNKEEPER_CONTROL_SOURCES changeover.cpp climate_controller.cpp compressor.cpp fan_coil.cpp
  fan_drive.cpp last_need.cpp pi_loop.cpp valve_duty.cpp)
