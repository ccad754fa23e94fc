import { act, type Caller } from './answers.ts';

export type Made = { readonly id: string; readonly secret: string };
/** A webhook of an organisation, made by an admin; nobody answers at its address. */
export const makeWebhook = (
  who: Caller,
  organisation: string,
  more: Readonly<Record<string, unknown>> = {},
) =>
  act<Made>(who, 'POST', `/api/organisations/${organisation}/webhooks`, {
    name: 'CI',
    address: 'https://nobody.invalid/hook',
    kinds: ['group.created'],
    ...more,
  });
