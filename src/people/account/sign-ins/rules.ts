import { networkOf } from '../../../base/text/network.ts';

/** An address as it is shown and kept: enough to recognise one's own network, not a household. */
export function shortened(address: string): string {
  const network = networkOf(address);
  return network.includes(':') ? network : network.replace(/\.\d+$/u, '.0/24');
}
