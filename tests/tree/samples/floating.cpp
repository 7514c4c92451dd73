// SPDX-License-Identifier: Apache-2.0
// What domain_words.cmake must find.
double celsius(int milli) { return milli / 1000.0; }
