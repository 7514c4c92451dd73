innkeeper_test(test_protection unit sensor_test.cpp protection_test.cpp actuator_watch_test.cpp
  draught_test.cpp LINK innkeeper_control)
# The whole agent in simulated winters: what the parts above promise, together.
innkeeper_test(test_winter unit winter_test.cpp ${PROJECT_SOURCE_DIR}/tests/bench/openings.cpp
  ${PROJECT_SOURCE_DIR}/tests/bench/sim_agent.cpp LINK innkeeper_sim innkeeper_agent)
