innkeeper_fuzz(fuzz_webhook webhook_fuzz.cpp LINK innkeeper_webhook MAX_BYTES 16384)

file(GLOB vectors CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/vectors/pms/*.json)
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/webhook_corpus.stamp
  COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/seed_webhook_corpus.py ${PROJECT_BINARY_DIR}/corpus/fuzz_webhook ${vectors}
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/webhook_corpus.stamp
  DEPENDS ${vectors} ${CMAKE_CURRENT_SOURCE_DIR}/seed_webhook_corpus.py
  COMMENT "Seed the corpus of posted events from the documents of PMSs")
add_custom_target(fuzz_webhook_corpus DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/webhook_corpus.stamp)
add_dependencies(fuzz_webhook fuzz_webhook_corpus)
