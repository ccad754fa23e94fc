import { Invalid } from '../../../base/api/refusals.ts';
import { passwordFault } from './rules.ts';

export const goodPassword = (password: string, about: { name?: string; email?: string }): void => {
  const code = passwordFault(password, about);
  if (code) throw new Invalid({ pointer: '#/body/password', code });
};
