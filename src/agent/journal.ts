import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { syncFolder } from './whole.ts';
import { Carried, Ran, runName, type Change, type RunId } from '../assemblies/agents/protocol.ts';

/** What was done stands on disk before it is told, and what is to be done before it begins. */
const Note = z.discriminatedUnion('k', [
  z.object({ k: z.literal('epoch'), epoch: z.number().int() }),
  /** The order that is carried out now: none of an older epoch is from here on. */
  z.object({ k: z.literal('begun'), epoch: z.number().int() }),
  z.object({ k: z.literal('ran'), ran: Ran }),
  z.object({ k: z.literal('carried'), carried: Carried }),
  /** The server has it: nothing of this order is told again. */
  z.object({ k: z.literal('heard'), order: z.string() }),
]);
type Note = z.infer<typeof Note>;

export const orderName = (
  { booking, epoch }: Pick<RunId, 'booking' | 'epoch'>,
  change: Change,
): string => `${booking}.${epoch}.${change}`;
const changeOf = ({ phase }: RunId): Change =>
  phase === 'handover-in' || phase === 'handover-out' ? 'handover' : phase;

export type Journal = {
  /** The highest epoch that was ever heard of. */
  readonly seen: () => number;
  /** The highest epoch of which anything was done. */
  readonly begun: () => number;
  /** Whether what is said at this epoch still counts; from now on no older one does. */
  readonly admits: (epoch: number) => boolean;
  readonly begin: (epoch: number) => void;
  readonly ran: (run: RunId) => Ran | undefined;
  readonly runsOf: (order: string) => readonly Ran[];
  /** Begun, and nothing is known of how they went. */
  readonly open: () => readonly Ran[];
  readonly note: (ran: Ran) => void;
  readonly carried: (order: string) => Carried | undefined;
  readonly end: (carried: Carried) => void;
  /** What the server has not yet taken. */
  readonly unheard: () => readonly Carried[];
  readonly heard: (order: string) => void;
  readonly close: () => void;
};

type Known = {
  seen: number;
  begun: number;
  readonly ran: Map<string, Ran>;
  readonly carried: Map<string, Carried>;
  readonly heard: Set<string>;
};

export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const known: Known = {
    seen: 0,
    begun: 0,
    ran: new Map(),
    carried: new Map(),
    heard: new Set(),
  };
  for (const note of readNotes(file)) take(known, note);
  const state = { file: writeAfresh(file, notesOf(known)) };
  const write = (note: Note): void => {
    writeWhole(state.file, note);
    fdatasyncSync(state.file);
    take(known, note);
  };
  return {
    seen: () => known.seen,
    begun: () => known.begun,
    admits: (epoch) => {
      if (epoch > known.seen) write({ k: 'epoch', epoch });
      return epoch === known.seen;
    },
    begin: (epoch) => {
      if (epoch > known.begun) write({ k: 'begun', epoch });
    },
    ran: (run) => known.ran.get(runName(run)),
    runsOf: (order) =>
      [...known.ran.values()].filter(({ run }) => orderName(run, changeOf(run)) === order),
    open: () => [...known.ran.values()].filter(({ outcome }) => outcome === null),
    note: (ran) => write({ k: 'ran', ran }),
    carried: (order) => known.carried.get(order),
    end: (carried) => write({ k: 'carried', carried }),
    unheard: () =>
      [...known.carried].filter(([order]) => !known.heard.has(order)).map(([, one]) => one),
    heard: (order) => {
      if (known.carried.has(order) && !known.heard.has(order)) write({ k: 'heard', order });
    },
    close: () => closeSync(state.file),
  };
}

function take(known: Known, note: Note): void {
  if (note.k === 'epoch') known.seen = Math.max(known.seen, note.epoch);
  else if (note.k === 'begun') known.begun = Math.max(known.begun, note.epoch);
  else if (note.k === 'ran') known.ran.set(runName(note.ran.run), note.ran);
  else if (note.k === 'heard') known.heard.add(note.order);
  else known.carried.set(orderName(note.carried, note.carried.change), note.carried);
}

/** A line that a crash has torn is the last one, and counts as never written. */
function readNotes(file: string): Note[] {
  if (!existsSync(file)) return [];
  const notes: Note[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const read = noteIn(line);
    if (!read) break;
    notes.push(read);
  }
  return notes;
}
function noteIn(line: string): Note | null {
  try {
    return Note.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** What may be told or asked again; the rest has had its time. */
function notesOf({ seen, begun, ran, carried, heard }: Known): Note[] {
  const recent = (epoch: number): boolean => epoch + 2 >= seen;
  const ended = [...carried].filter(([order, { epoch }]) => !heard.has(order) || recent(epoch));
  const wanted = new Set(ended.map(([order]) => order));
  return [
    { k: 'epoch', epoch: seen },
    { k: 'begun', epoch: begun },
    ...[...ran.values()]
      .filter(({ run, outcome }) => {
        const order = orderName(run, changeOf(run));
        return outcome === null || !carried.has(order) || wanted.has(order);
      })
      .map((one): Note => ({ k: 'ran', ran: one })),
    ...ended.map(([, one]): Note => ({ k: 'carried', carried: one })),
    ...[...heard]
      .filter((order) => wanted.has(order))
      .map((order): Note => ({ k: 'heard', order })),
  ];
}

function writeWhole(file: number, note: Note): void {
  const bytes = Buffer.from(`${JSON.stringify(note)}\n`);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
/** The old file stands until the new one does. */
function writeAfresh(path: string, notes: readonly Note[]): number {
  const next = `${path}.next`;
  const file = openSync(next, 'a', 0o600);
  ftruncateSync(file);
  for (const note of notes) writeWhole(file, note);
  fsyncSync(file);
  renameSync(next, path);
  syncFolder(dirname(path));
  return file;
}
