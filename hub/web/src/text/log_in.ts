// SPDX-License-Identifier: Apache-2.0
// Texts of logging in in English.

export const logIn = {
  title: 'Log in',
  login: 'Name',
  password: 'Password',
  passwordHint: 'At least 12 characters. Long beats complicated.',
  setUp: 'Set up this hub',
  setUpHint: 'Make the first administrator, who makes the others.',
  create: 'Create',
  out: 'Log out',
  as: (name: string, role: string) => `Logged in as ${name}, ${role}`,
  forbidden: 'Your role does not include this page.',
};
