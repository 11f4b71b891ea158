import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What kind of network an address belongs to that no outside page may send us to; null for the public Internet. */
export function privateNetwork(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'no IP address';
  // ::ffff:127.0.0.1 is 127.0.0.1.
  const range = ipaddr.process(address).range();
  return range === 'unicast' ? null : range;
}

export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  readonly code = 'ERR_REFUSED_ADDRESS';
}

/**
 * Looks a name up and hands only public addresses on. It is called for every connection, and the connection is made to
 * the very address that was checked: a name that changes its mind between check and use gains nothing (DNS rebinding).
 */
export function guardedLookup(
  mayReach: (address: string) => boolean,
  lookup: typeof systemLookup = systemLookup,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, '', 0);
        return;
      }
      const all = Array.isArray(found) ? found : [];
      const usable = all.filter(({ address }) => mayReach(address));
      const [first] = usable;
      if (first === undefined) {
        const network = all.map(({ address }) => `${address} (${privateNetwork(address)})`).join(', ');
        callback(new RefusedAddress(`${hostname} is ${network || 'nowhere'}`), '', 0);
      } else if (options.all === true) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}
