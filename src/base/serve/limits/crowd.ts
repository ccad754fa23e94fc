import type { FastifyRequest } from 'fastify';
import { Crowded } from '../../api/refusals.ts';
import type { Pool } from '../../data/database.ts';
import { networkOf } from '../../text/network.ts';

/**
 * So many statements may wait for the database: a rush of a thousand is served, and what waits gets
 * its turn long before it is given up.
 */
const MOST_WAITING = 2000;
/** Beyond that only what the crowd itself asks is refused, up to twice as many. */
const OWN_SHARE = MOST_WAITING / 4;
/** Nobody's browser and no proxy asks again on a connection before it is answered. */
const ON_ONE_CONNECTION = 16;

/** The calls under way, by whose they are. */
export class Crowd {
  readonly #pool: Pick<Pool, 'waitingCount'>;
  readonly #underWay = new Map<unknown, number>();
  constructor(pool: Pick<Pool, 'waitingCount'>) {
    this.#pool = pool;
  }

  /** Counts a call in until the answer is called, once; throws `Crowded` for one too many. */
  enter({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): () => void {
    const network = networkOf(ip);
    const { waitingCount } = this.#pool;
    if (
      this.#of(socket) >= ON_ONE_CONNECTION ||
      (waitingCount > MOST_WAITING && this.#of(network) > OWN_SHARE) ||
      waitingCount > 2 * MOST_WAITING
    )
      throw new Crowded();
    const counted = [network, socket];
    for (const one of counted) this.#underWay.set(one, this.#of(one) + 1);
    return () => {
      for (const one of counted.splice(0))
        if (this.#of(one) > 1) this.#underWay.set(one, this.#of(one) - 1);
        else this.#underWay.delete(one);
    };
  }
  #of(one: unknown): number {
    return this.#underWay.get(one) ?? 0;
  }
}
