# What the toolchain files of all boards with Linux share. Needs INNKEEPER_TRIPLE, the compiler's name for the
# machine, INNKEEPER_DEBIAN_ARCHITECTURE, Debian's, and INNKEEPER_EMULATOR, which runs its programs here.
set(CMAKE_C_COMPILER ${INNKEEPER_TRIPLE}-gcc)
set(CMAKE_CXX_COMPILER ${INNKEEPER_TRIPLE}-g++)
set(CMAKE_LIBRARY_ARCHITECTURE ${INNKEEPER_TRIPLE})

cmake_path(SET sysroot NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../build/sysroot/${INNKEEPER_DEBIAN_ARCHITECTURE}")
if(NOT EXISTS "${sysroot}/packages.txt")
  message(FATAL_ERROR "There are no packages of ${INNKEEPER_DEBIAN_ARCHITECTURE} in ${sysroot}. "
    "Make them with: toolchains/sysroot ${INNKEEPER_DEBIAN_ARCHITECTURE}")
endif()
set(CMAKE_SYSROOT "${sysroot}")
set(CMAKE_FIND_ROOT_PATH "${sysroot}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_SYSROOT_DIR} "${sysroot}")
set(ENV{PKG_CONFIG_LIBDIR} "${sysroot}/usr/lib/${INNKEEPER_TRIPLE}/pkgconfig:${sysroot}/usr/share/pkgconfig")

# The kernel here does not start programs of other machines by itself; ctest does so through this.
find_program(INNKEEPER_EMULATOR_PROGRAM ${INNKEEPER_EMULATOR})
if(NOT INNKEEPER_EMULATOR_PROGRAM)
  message(FATAL_ERROR "There is no ${INNKEEPER_EMULATOR}; install Debian's package qemu-user")
endif()
set(CMAKE_CROSSCOMPILING_EMULATOR ${INNKEEPER_EMULATOR_PROGRAM} -L "${sysroot}")
