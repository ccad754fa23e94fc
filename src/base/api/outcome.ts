import { pause } from '../beat/pause.ts';

/**
 * Under this an act is done once, however often it is sent. A page on plain http has no
 * `randomUUID`.
 */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * These say nothing about what became of the act: something between was cut, or the database was.
 */
export const isUnknown = (status: number): boolean =>
  status === 0 || [502, 503, 504].includes(status);
const pauses = [200, 800, 2000];

/**
 * Sends an act again, under the same key, until it is known what became of it, or for some seconds.
 * `seconds`: when it was asked to come again.
 */
export async function untilKnown<
  Answer extends { readonly status: number; readonly seconds?: number },
>(send: () => Promise<Answer>, givenUp: () => boolean = () => false): Promise<Answer> {
  for (const milliseconds of pauses) {
    const answer = await send().catch((error: unknown) => {
      if (givenUp()) throw error;
      return null;
    });
    if (answer && !isUnknown(answer.status)) return answer;
    const asked = Math.min(answer?.seconds ?? 0, 2) * (1 + Math.random());
    await pause(Math.max(milliseconds, asked * 1000));
    if (givenUp()) break;
  }
  return send();
}
