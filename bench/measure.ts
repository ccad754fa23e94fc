/** What was taken in every round, sorted. */
export type Samples = readonly number[];
export type Act = () => Promise<unknown>;

export const percentile = (samples: Samples, share: number): number =>
  samples[Math.min(samples.length - 1, Math.ceil(samples.length * share) - 1)] ?? Number.NaN;
export const sorted = (samples: number[]): Samples => samples.sort((a, b) => a - b);

/**
 * Runs ours and the reference turn by turn in one closed loop, so that whatever else the machine
 * does hits both alike; the first tenth warms up and is dropped.
 */
export async function sideBySide<Name extends string>(
  acts: Readonly<Record<Name, Act>>,
  rounds: number,
): Promise<Readonly<Record<Name, Samples>>> {
  const names = Object.keys(acts) as Name[];
  const taken = new Map(names.map((name): [Name, number[]] => [name, []]));
  const warm = Math.ceil(rounds / 10);
  for (let round = 0; round < rounds + warm; round += 1)
    for (const name of names) {
      const began = performance.now();
      await acts[name]();
      if (round >= warm) taken.get(name)!.push(performance.now() - began);
    }
  return Object.fromEntries(
    names.map((name) => [name, sorted(taken.get(name)!)]),
  ) as unknown as Record<Name, Samples>;
}

/** What is promised of a row: in its own unit, as a multiple of the reference, or both. */
export type Goal = {
  /** Of `share` of all rounds; the half of them, where nothing is said. */
  readonly most?: number;
  readonly share?: number;
  readonly least?: number;
  readonly ratio?: number;
  /** Nothing went wrong. */
  readonly faults?: 0;
};
export type Row = {
  readonly operation: string;
  readonly at: string;
  readonly ours: Samples;
  readonly unit?: '/s' | 's' | 'KiB';
  readonly reference?: string;
  readonly limit?: Samples;
  readonly faults?: number;
  readonly goal?: Goal;
};

const half = 0.5;
const middle = (samples: Samples): number => percentile(samples, half);
const short = (value: number): string => value.toFixed(value < 10 ? 2 : value < 1000 ? 1 : 0);
const unitOf = ({ unit }: Row): string => (unit === '/s' ? unit : ` ${unit ?? 'ms'}`);
/** How many times dearer than the reference; of what is done a second, how many times less. */
const ratioOf = ({ unit, ours, limit }: Row): number | null =>
  limit ? (unit === '/s' ? middle(limit) / middle(ours) : middle(ours) / middle(limit)) : null;

function goalTold(row: Row): string {
  const { most, share, least, ratio, faults } = row.goal ?? {};
  return [
    most !== undefined && `${share ? `p${share * 100} ` : ''}<= ${most}${unitOf(row)}`,
    least !== undefined && `>= ${least.toLocaleString('en')}${unitOf(row)}`,
    ratio !== undefined && `<= ${ratio} x`,
    faults !== undefined && 'no fault',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Whether a goal is met; null where nothing is promised. */
export function isMet(row: Row): boolean | null {
  const { goal, ours, faults = 0 } = row;
  if (!goal) return null;
  const ratio = ratioOf(row);
  return (
    (goal.most === undefined || percentile(ours, goal.share ?? half) <= goal.most) &&
    (goal.least === undefined || middle(ours) >= goal.least) &&
    (goal.ratio === undefined || (ratio !== null && ratio <= goal.ratio)) &&
    (goal.faults === undefined || faults === 0)
  );
}

const titles = [
  'operation',
  'with',
  'goal',
  'p50',
  'p95',
  'p99',
  'reference in the same run, p50',
  'ratio',
  'met',
  'samples',
];

/** One Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { operation, at, ours, reference, limit, faults } = row;
    const ratio = ratioOf(row);
    return [
      operation,
      at,
      goalTold(row),
      ...[half, 0.95, 0.99].map((share) => short(percentile(ours, share)) + unitOf(row)),
      reference && limit ? `${reference}: ${short(middle(limit))}${unitOf(row)}` : '',
      ratio === null ? '' : `${ratio.toFixed(1)} x`,
      { true: 'yes', false: 'NO', null: '' }[String(isMet(row)) as 'true' | 'false' | 'null'] +
        (faults ? ` (${faults} faults)` : ''),
      String(ours.length),
    ];
  });
  return [titles, titles.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
