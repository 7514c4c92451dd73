innkeeper_fuzz(fuzz_http http_fuzz.cpp LINK innkeeper_http Boost::headers MAX_BYTES 16384)

add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/http_corpus.stamp
  COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/seed_http_corpus.py ${PROJECT_BINARY_DIR}/corpus/fuzz_http ${PROJECT_SOURCE_DIR}/docs/api.md
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/http_corpus.stamp
  DEPENDS ${PROJECT_SOURCE_DIR}/docs/api.md ${CMAKE_CURRENT_SOURCE_DIR}/seed_http_corpus.py
  COMMENT "Seed the corpus of requests from the routes of docs/api.md")
add_custom_target(fuzz_http_corpus DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/http_corpus.stamp)
add_dependencies(fuzz_http fuzz_http_corpus)
