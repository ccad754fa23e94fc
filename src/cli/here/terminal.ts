import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export type Terminal = {
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
  /** `secret`: what is typed does not show. */
  readonly ask: (question: string, secret?: boolean) => Promise<string>;
  readonly close: () => void;
};

/** The terminal one sits at; answers may also come line by line through a pipe. */
export function terminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  let quiet = false;
  const echo = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (!quiet) stderr.write(chunk);
      done();
    },
  });
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  let reader: ReturnType<typeof createInterface> | null = null;
  const open = (): void => {
    reader ??= createInterface({ input: stdin, output: echo, terminal: stdin.isTTY })
      .on('line', (line) => (waiting.shift() ?? ((kept: string) => void lines.push(kept)))(line))
      .on('close', () => waiting.splice(0).forEach((answer) => answer('')));
  };
  return {
    say: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    ask: async (question, secret = false) => {
      open();
      stderr.write(question);
      quiet = secret;
      const answer =
        lines.shift() ?? (await new Promise<string>((resolve) => waiting.push(resolve)));
      if (secret) {
        quiet = false;
        if (stdin.isTTY) stderr.write('\n');
      }
      return answer;
    },
    close: () => reader?.close(),
  };
}
