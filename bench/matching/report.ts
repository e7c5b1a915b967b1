/** How the figures of matching are printed: tables, shares, quantiles, and the machine they were taken on. */
import { cpus, loadavg } from 'node:os';
import process from 'node:process';

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;

export const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

export const percent = (part: number, whole: number, digits = 2): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(digits)}%`;

export function quantiles(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99, 1].map((q) => `p${q * 100} ${sorted[Math.ceil(q * sorted.length) - 1]?.toFixed(2)} ms`).join(', ');
}

/** Rows as Markdown, so that they can be pasted into the page of figures. */
export function table(rows: readonly Readonly<Record<string, unknown>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly unknown[]) => `| ${cells.map(String).join(' | ')} |`;
  console.log(`\n${line(columns)}\n${line(columns.map(() => '---'))}`);
  for (const row of rows) console.log(line(columns.map((column) => row[column] ?? '')));
}
