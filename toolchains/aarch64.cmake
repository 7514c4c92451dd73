# For boards with Linux and Debian's architecture arm64, on the packages of toolchains/sysroot arm64.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(INNKEEPER_TRIPLE aarch64-linux-gnu)
set(INNKEEPER_DEBIAN_ARCHITECTURE arm64)
set(INNKEEPER_EMULATOR qemu-aarch64)
include(${CMAKE_CURRENT_LIST_DIR}/debian-board.cmake)
