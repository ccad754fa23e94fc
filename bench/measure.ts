/** Milliseconds of every sample, sorted. */
export type Samples = readonly number[];
export type Act = () => Promise<unknown>;

export const percentile = (samples: Samples, share: number): number =>
  samples[Math.min(samples.length - 1, Math.ceil(samples.length * share) - 1)] ?? Number.NaN;
const sorted = (samples: number[]): Samples => samples.sort((a, b) => a - b);

/**
 * Runs ours and the reference turn by turn in one closed loop, so that whatever else the machine
 * does hits both alike; the first tenth warms up and is dropped.
 */
export async function sideBySide(
  acts: Readonly<Record<string, Act>>,
  rounds: number,
): Promise<Record<string, Samples>> {
  const taken: Record<string, number[]> = Object.fromEntries(
    Object.keys(acts).map((name) => [name, []]),
  );
  const warm = Math.ceil(rounds / 10);
  for (let round = 0; round < rounds + warm; round += 1)
    for (const [name, act] of Object.entries(acts)) {
      const began = performance.now();
      await act();
      if (round >= warm) taken[name]!.push(performance.now() - began);
    }
  return Object.fromEntries(
    Object.entries(taken).map(([name, samples]) => [name, sorted(samples)]),
  );
}

export type Row = {
  readonly operation: string;
  readonly at: string;
  readonly ours: Samples;
  readonly reference: string;
  readonly limit: Samples;
};

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** One Markdown table: times in milliseconds, the ratio of medians. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ operation, at, ours, reference, limit }) =>
    [
      '',
      operation,
      at,
      ...[0.5, 0.95, 0.99].map((share) => ms(percentile(ours, share))),
      `${reference}: ${ms(percentile(limit, 0.5))}`,
      `${(percentile(ours, 0.5) / percentile(limit, 0.5)).toFixed(1)} x`,
      String(ours.length),
      '',
    ]
      .join(' | ')
      .trim(),
  );
  return [
    '| operation | with | p50 | p95 | p99 | bare limit in the same run, p50 | ratio | samples |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
