# Writes version.cpp from version.cpp.in at build time, so that the commit is the one that is built. The
# file is touched only when it changes. A tree without git, or without a commit, has a version all the same.
#   cmake -D SOURCE_DIR=... -D OUTPUT=... -D VERSION=... -P version.cmake
set(VERSION_TEXT "${VERSION}")
find_program(git git)
if(git AND EXISTS "${SOURCE_DIR}/.git")
  # Without optional locks: a build must not get into the way of a commit made meanwhile.
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env GIT_OPTIONAL_LOCKS=0
    "${git}" -C "${SOURCE_DIR}" describe --always --dirty --exclude *
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed ERROR_QUIET)
  if(NOT failed)
    set(VERSION_TEXT "${VERSION} (${commit})")
  endif()
endif()
configure_file("${CMAKE_CURRENT_LIST_DIR}/version.cpp.in" "${OUTPUT}" @ONLY)
