# Two proofs that domain code (see toolchains/options.cmake) stays fit for a board without an operating system.
set(domain_folders shared/util shared/room shared/control shared/wire device/agent device/link)

function(innkeeper_domain_words name root folders)
  add_test(NAME "tree: ${name}" COMMAND ${CMAKE_COMMAND} -DROOT=${root} "-DFOLDERS=${folders}"
    -P ${PROJECT_SOURCE_DIR}/tests/tree/domain_words.cmake)
  set_tests_properties("tree: ${name}" PROPERTIES LABELS tree)
endfunction()
innkeeper_domain_words("domain code never says float or double" ${PROJECT_SOURCE_DIR} "${domain_folders}")
innkeeper_domain_words("a double in domain code would be found" ${PROJECT_SOURCE_DIR}/tests/tree samples)
set_tests_properties("tree: a double in domain code would be found" PROPERTIES
  PASS_REGULAR_EXPRESSION "domain code knows integers only.*floating.cpp: double")

# Sanitizers bring their own runtime along, and say nothing about boards.
if(NOT INNKEEPER_SANITIZE AND NOT INNKEEPER_FUZZ)
  function(innkeeper_domain_symbols name library)
    add_test(NAME "tree: ${name}" COMMAND ${CMAKE_COMMAND} -DNM=${CMAKE_NM} -DLIBRARY=$<TARGET_FILE:${library}>
      -P ${PROJECT_SOURCE_DIR}/tests/tree/domain_symbols.cmake)
    set_tests_properties("tree: ${name}" PROPERTIES LABELS tree)
  endfunction()
  foreach(library innkeeper_room innkeeper_control innkeeper_wire innkeeper_agent
          innkeeper_link)
    innkeeper_domain_symbols("${library} needs no heap, exceptions, floats or clock" ${library})
  endforeach()
  add_library(domain_sample_heap STATIC ${PROJECT_SOURCE_DIR}/tests/tree/samples/heap.cpp)
  add_dependencies(tree_tests domain_sample_heap)
  innkeeper_domain_symbols("a heap in domain code would be found" domain_sample_heap)
  set_tests_properties("tree: a heap in domain code would be found" PROPERTIES
    PASS_REGULAR_EXPRESSION "must not need:.*operator new")
endif()
