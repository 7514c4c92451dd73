innkeeper_fuzz(fuzz_wire wire_fuzz.cpp LINK innkeeper_wire nlohmann_json::nlohmann_json)

file(GLOB vectors CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/vectors/*.json)
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/wire_corpus.stamp
  COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/seed_wire_corpus.py ${PROJECT_BINARY_DIR}/corpus/fuzz_wire ${vectors}
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/wire_corpus.stamp
  DEPENDS ${vectors} ${CMAKE_CURRENT_SOURCE_DIR}/seed_wire_corpus.py
  COMMENT "Seed the wire's corpus from the conformance vectors")
add_custom_target(fuzz_wire_corpus DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/wire_corpus.stamp)
add_dependencies(fuzz_wire fuzz_wire_corpus)
