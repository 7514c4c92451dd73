# Proves from the linker's view that a library for boards needs no heap, exceptions, RTTI, floats or clock:
# cmake -DLIBRARY=... -DNM=... -P domain_symbols.cmake
# What the compiler was told not to use could still come in through a header of the standard library.
execute_process(COMMAND ${NM} --undefined-only --demangle --no-sort ${LIBRARY}
  OUTPUT_VARIABLE listing RESULT_VARIABLE status ERROR_VARIABLE trouble)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${NM} cannot read ${LIBRARY}: ${trouble}")
endif()
string(REGEX MATCHALL " [Uwv] [^\n]+" symbols "${listing}")
if(NOT symbols)
  message(FATAL_ERROR "no undefined symbol at all in ${LIBRARY}: was it built?")
endif()

# A word of each family, as a board's compiler and this machine's spell it.
set(forbidden
  "operator (new|delete)"                    # heap
  " (malloc|calloc|realloc|free|_?sbrk)$"
  "__cxa_|_Unwind_|__gxx_personality|std::__throw_|terminate" # exceptions
  "__dynamic_cast|typeinfo for"              # RTTI
  " __(add|sub|mul|div|neg|eq|ne|lt|le|gt|ge|cmp|unord|extend|trunc|fix|float)[a-z]*[sdtx]f[a-z]*[0-9]?$" # floats
  " __aeabi_[dfil]?2?[df](add|sub|mul|div|cmp|2)"
  " (strto[dfl]d?|printf|snprintf|sscanf|sprintf|pow|round|floor)$"
  "std::(ios_base|basic_[io]*stream|__cxx11)" # streams and strings
  "(steady|system)_clock::now|gettimeofday|clock_gettime| time$" # clocks
  "pthread|__cxa_guard")                     # threads
set(found)
foreach(symbol IN LISTS symbols)
  foreach(family IN LISTS forbidden)
    if(symbol MATCHES "${family}")
      string(APPEND found "\n  ${symbol}")
      break()
    endif()
  endforeach()
endforeach()
if(found)
  message(FATAL_ERROR "${LIBRARY} is for boards and must not need:${found}")
endif()
