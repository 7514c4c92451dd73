# Two interface targets that every target of the tree links: how code is compiled and what the
# compiler must complain about. Each warning says why it is worth an error.
add_library(innkeeper_options INTERFACE)
target_compile_features(innkeeper_options INTERFACE cxx_std_20)
target_include_directories(innkeeper_options INTERFACE ${PROJECT_SOURCE_DIR})

# For folders whose code never runs on a board, to set: see below.
define_property(TARGET PROPERTY INNKEEPER_LIGHT_UBSAN INITIALIZE_FROM_VARIABLE INNKEEPER_LIGHT_UBSAN)

set(INNKEEPER_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
if(INNKEEPER_SANITIZE)
  target_compile_options(innkeeper_options INTERFACE
    -fsanitize=${INNKEEPER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(innkeeper_options INTERFACE -fsanitize=${INNKEEPER_SANITIZE})
  if(INNKEEPER_SANITIZE MATCHES undefined)
    # A third of the time to compile. Alignment is a matter of boards, whose code keeps the check; what the
    # others find, AddressSanitizer finds where it does harm.
    target_compile_options(innkeeper_options INTERFACE
      $<$<BOOL:$<TARGET_PROPERTY:INNKEEPER_LIGHT_UBSAN>>:-fno-sanitize=null$<COMMA>alignment$<COMMA>object-size$<COMMA>vptr>)
  endif()
endif()

if(INNKEEPER_FUZZ)
  # Lets libFuzzer see which branches an input reaches, in the libraries too.
  target_compile_options(innkeeper_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

add_library(innkeeper_warnings INTERFACE)
target_compile_options(innkeeper_warnings INTERFACE
  -Werror                 # a warning nobody must fix is a warning nobody reads
  -Wall -Wextra           # the compiler's own list of likely mistakes
  -Wpedantic              # boards use other compilers: no private extensions
  -Wshadow                # a name that hides another is read as the other
  -Wconversion            # a silent narrowing is a silent clip
  -Wsign-conversion       # a negative size is a very large one
  -Wold-style-cast        # a C cast may reinterpret; the named casts say which is meant
  -Wnon-virtual-dtor      # deleting through a port would leak the adapter
  -Woverloaded-virtual    # an adapter that misses an override compiles and does nothing
  -Wswitch-enum           # a new state must be handled everywhere, even under a default
  -Wimplicit-fallthrough  # a forgotten break runs two transitions
  # paths the optimiser proves wrong; not where it inlines in earnest and g++ 12 blames sound code
  $<$<NOT:$<CONFIG:Release,MinSizeRel>>:-Wnull-dereference>
  -Wformat=2)             # format strings that come from data
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(innkeeper_warnings INTERFACE
    -Wduplicated-cond     # an if / else-if chain that tests the same thing twice
    -Wduplicated-branches # two branches that do the same are one forgotten edit
    -Wlogical-op          # && where & was meant
    # a cast that does nothing hides the next one that does; on 32 bits size_t is uint32_t, and casts
    # between them do nothing that elsewhere do
    $<$<STREQUAL:${CMAKE_SIZEOF_VOID_P},8>:-Wuseless-cast>)
  if(INNKEEPER_SANITIZE)
    # g++ 12 reports impossible paths once sanitizer checks split the blocks; the unsanitised
    # builds keep these warnings as errors.
    target_compile_options(innkeeper_warnings INTERFACE
      -Wno-null-dereference -Wno-maybe-uninitialized -Wno-duplicated-branches)
    if(INNKEEPER_SANITIZE MATCHES thread)
      # Asio adds a fence around each handler, which ThreadSanitizer does not model; the locks of its
      # queue, which do order handlers, it does.
      target_compile_options(innkeeper_warnings INTERFACE -Wno-tsan)
    endif()
  endif()
endif()

# Domain code: what also runs on a board without an operating system. It is compiled without
# exceptions and RTTI on every target, so that a use of either fails here and not on the board.
add_library(innkeeper_domain INTERFACE)
target_compile_options(innkeeper_domain INTERFACE
  -fno-exceptions -fno-rtti -fno-threadsafe-statics)

# innkeeper_library(NAME sources...): a static library with the tree's options and warnings.
function(innkeeper_library name)
  add_library(${name} STATIC ${ARGN})
  target_link_libraries(${name} PUBLIC innkeeper_options PRIVATE innkeeper_warnings)
  # What is made by the build stays alone: clang-tidy reads unity builds that nobody built.
  set(made ${ARGN})
  list(FILTER made INCLUDE REGEX "^${PROJECT_BINARY_DIR}/")
  set_source_files_properties(${made} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

add_custom_target(programs)

# innkeeper_program(NAME sources...): a program in build/<preset>/bin; the target `programs` builds all.
function(innkeeper_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE innkeeper_options innkeeper_warnings)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  add_dependencies(programs ${name})
endfunction()
