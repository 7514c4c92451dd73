# For boards with Linux and Debian's architecture armhf, on the packages of toolchains/sysroot armhf.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR armv7l)
set(INNKEEPER_TRIPLE arm-linux-gnueabihf)
set(INNKEEPER_DEBIAN_ARCHITECTURE armhf)
set(INNKEEPER_EMULATOR qemu-arm)
include(${CMAKE_CURRENT_LIST_DIR}/debian-board.cmake)

# time_t of 64 bits: with the 32 of Debian 12's armhf a board's calendar ends in January 2038. Files likewise.
# The psabi notes are about libraries built by a compiler older than Debian 12's.
set(flags "-D_TIME_BITS=64 -D_FILE_OFFSET_BITS=64 -Wno-psabi")
set(CMAKE_C_FLAGS_INIT "${flags}")
set(CMAKE_CXX_FLAGS_INIT "${flags}")
