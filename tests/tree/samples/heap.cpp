// SPDX-License-Identifier: Apache-2.0
// What domain_symbols.cmake must find.
int* remembered(int value) { return new int(value); }
