import { domainToUnicode } from 'node:url';
import { addressOf } from './address.ts';
import { poses } from './skeleton.ts';

/**
 * A stored address as people write it: `anna@bücher.example`. A label that could be taken for
 * another stays in punycode, and so does what would not be read as the same address again. Any
 * other text stays as it is.
 */
export function shownAddress(address: string): string {
  if (!address.includes('xn--')) return address;
  const at = address.lastIndexOf('@') + 1;
  const labels = address
    .slice(at)
    .split('.')
    .map((label) => [label, domainToUnicode(label)] as const)
    .map(([label, written]) => (written === '' || poses(written) ? label : written));
  const shown = address.slice(0, at) + labels.join('.');
  return addressOf(shown) === address ? shown : address;
}

/**
 * The same for all texts in something of any shape: the values of a sentence, an entry, an export.
 */
export function withAddressesShown<T>(given: T): T {
  if (typeof given === 'string') return shownAddress(given) as T;
  if (Array.isArray(given)) return given.map(withAddressesShown) as T;
  if (
    given === null ||
    typeof given !== 'object' ||
    Object.getPrototypeOf(given) !== Object.prototype
  )
    return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, withAddressesShown(value)]),
  ) as T;
}
