# The whole agent in simulated winters: what the parts above promise, together.
innkeeper_test(test_winter unit winter_test.cpp ${PROJECT_SOURCE_DIR}/tests/bench/openings.cpp
  ${PROJECT_SOURCE_DIR}/tests/bench/sim_agent.cpp LINK innkeeper_sim innkeeper_agent)
