/**
 * Numbers for Prometheus (text format 0.0.4), kept in memory and reset by a restart, as counters
 * are.
 */
type Labels = Readonly<Record<string, string>>;
const counters = new Map<string, Map<string, number>>();
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const histograms = new Map<string, Map<string, { counts: number[]; sum: number; total: number }>>();
const gauges = new Map<string, () => number>();

const written = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/gu, '_')}"`)
    .join(',');
function series<T>(
  all: Map<string, Map<string, T>>,
  name: string,
  labels: Labels,
  fresh: () => T,
): { rows: Map<string, T>; key: string; value: T } {
  const rows = all.get(name) ?? new Map<string, T>();
  all.set(name, rows);
  const key = written(labels);
  return { rows, key, value: rows.get(key) ?? fresh() };
}

export function count(name: string, labels: Labels = {}): void {
  const { rows, key, value } = series(counters, name, labels, () => 0);
  rows.set(key, value + 1);
}
export function observe(name: string, labels: Labels, seconds: number): void {
  const { rows, key, value } = series(histograms, name, labels, () => ({
    counts: buckets.map(() => 0),
    sum: 0,
    total: 0,
  }));
  buckets.forEach((limit, at) => seconds <= limit && (value.counts[at]! += 1));
  value.sum += seconds;
  value.total += 1;
  rows.set(key, value);
}
export const gauge = (name: string, read: () => number): void => void gauges.set(name, read);

export function metrics(): string {
  const lines: string[] = [];
  for (const [name, rows] of counters)
    lines.push(
      `# TYPE anteroom_${name} counter`,
      ...[...rows].map(([labels, value]) => `anteroom_${name}{${labels}} ${value}`),
    );
  for (const [name, rows] of histograms) {
    lines.push(`# TYPE anteroom_${name} histogram`);
    for (const [labels, { counts, sum, total }] of rows) {
      buckets.forEach((limit, at) =>
        lines.push(`anteroom_${name}_bucket{${labels},le="${limit}"} ${counts[at]}`),
      );
      lines.push(
        `anteroom_${name}_bucket{${labels},le="+Inf"} ${total}`,
        `anteroom_${name}_sum{${labels}} ${sum}`,
        `anteroom_${name}_count{${labels}} ${total}`,
      );
    }
  }
  for (const [name, read] of gauges)
    lines.push(`# TYPE anteroom_${name} gauge`, `anteroom_${name} ${read()}`);
  const memory = process.memoryUsage();
  lines.push(
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${memory.rss}`,
    '# TYPE process_heap_used_bytes gauge',
    `process_heap_used_bytes ${memory.heapUsed}`,
  );
  return `${lines.join('\n')}\n`;
}
