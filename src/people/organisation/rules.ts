/**
 * What belongs to no organisation but to the running of the machine. Contacts and blocks are
 * nobody's business but theirs.
 */
export const ofInstallation = [
  'access',
  'account',
  'address',
  'address-change',
  'mail',
  'password',
  'person',
  'picture',
  'sign-in',
];
