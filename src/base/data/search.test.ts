import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../test/database.ts';
import { addressOf } from '../text/address.ts';

test('the database reads the domains of addresses as browsers do, and takes what is none as it is', async () => {
  const fresh = await freshDatabase();
  const soughtIn = async (addresses: readonly string[]): Promise<string[]> =>
    (
      await fresh.pool.query<{ sought: string }>(
        'select sought_address(a) as sought from unnest($1::text[]) with ordinality t (a, n) order by n',
        [addresses],
      )
    ).rows.map(({ sought }) => sought);
  const label = fc.string({
    unit: fc.constantFrom(...'abz09üöäßéñаеорибяαλο日本語カな한국אבمثहि𐌰'),
    minLength: 1,
    maxLength: 20,
  });
  const addresses = fc
    .sample(fc.tuple(label, label), 2000)
    .flatMap(([one, other]) => addressOf(`a.b@${one}.${other}.example`) ?? []);
  const read = addresses.map((address) =>
    address.includes('xn--')
      ? `${address} a.b@${domainToUnicode(address.slice(address.indexOf('@') + 1))}`
      : address,
  );
  expect(addresses.filter((address) => address.includes('xn--')).length).toBeGreaterThan(200);
  expect(await soughtIn(addresses)).toEqual(read);
  const odd = [
    'a@xn--a.example',
    'a@xn--.example',
    'a@xn--999999999999999.example',
    'a@xn--zzzzzzzzzzzzzzzzzzzzz.example',
    'a@xn--ü.example',
    'xn--',
  ];
  expect((await soughtIn(odd)).length).toBe(odd.length);
  await fresh.drop();
});
