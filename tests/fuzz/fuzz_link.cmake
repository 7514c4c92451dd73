innkeeper_fuzz(fuzz_link link_fuzz.cpp LINK innkeeper_link)

add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/link_corpus.stamp
  COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/seed_link_corpus.py ${PROJECT_BINARY_DIR}/corpus/fuzz_link
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/link_corpus.stamp
  DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/seed_link_corpus.py
  COMMENT "Seed the board link's corpus with the lives of sane connections")
add_custom_target(fuzz_link_corpus DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/link_corpus.stamp)
add_dependencies(fuzz_link fuzz_link_corpus)
