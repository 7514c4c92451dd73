# Outside libraries. Which folder may use which stands in ARCHITECTURE.md and is checked by a test.
find_package(Catch2 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)  # on a board in tests only

# What a board with Linux needs.
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)  # Paho's CMake files ask for it
find_package(tomlplusplus REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(PahoMqttCpp REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(gpiod REQUIRED IMPORTED_TARGET libgpiod)
pkg_check_modules(modbus REQUIRED IMPORTED_TARGET libmodbus)

if(INNKEEPER_TREE STREQUAL "hotel")
  find_package(Boost 1.81 REQUIRED)
  find_package(SQLite3 REQUIRED)
  find_package(date REQUIRED)
  find_package(eclipse-paho-mqtt-c REQUIRED)
  pkg_check_modules(mosquitto REQUIRED IMPORTED_TARGET libmosquitto)
  pkg_check_modules(prometheus REQUIRED IMPORTED_TARGET prometheus-cpp-core)
  pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
  pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
endif()
