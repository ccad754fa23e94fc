import { connect, type Socket } from 'node:net';

/**
 * As much of D-Bus (https://dbus.freedesktop.org/doc/dbus-specification.html) as one service needs:
 * a line to the bus, calls in, answers and signals out.
 */
export type Call = { readonly member: string; readonly body: Reader };
export type Bus = {
  readonly signal: (
    path: string,
    face: string,
    member: string,
    signature: string,
    ...values: readonly unknown[]
  ) => void;
  readonly close: () => void;
};
/** Answers a call with the signature and the values of its reply. */
export type Serve = (call: Call) => readonly [signature: string, ...values: readonly unknown[]];

const CALL = 1;
const REPLY = 2;
const SIGNAL = 4;
type Field = readonly [code: number, signature: string, value: unknown];
const field = { path: 1, face: 2, member: 3, replyTo: 5, destination: 6, sender: 7, signature: 8 };

/** Takes `name` on the bus at a socket and serves every call to it. */
export async function serveBus(socketPath: string, name: string, serve: Serve): Promise<Bus> {
  const socket = connect(socketPath);
  await new Promise<void>((open, fail) => socket.once('connect', open).once('error', fail));
  await greet(socket);
  let serial = 0;
  const send = (
    type: number,
    fields: readonly Field[],
    signature = '',
    values: readonly unknown[] = [],
  ): void =>
    void socket.write(
      message(
        type,
        ++serial,
        signature ? [...fields, [field.signature, 'g', signature]] : fields,
        signature,
        values,
      ),
    );
  const ask = (member: string, signature = '', ...values: readonly unknown[]): void => {
    const to = 'org.freedesktop.DBus';
    send(
      CALL,
      [
        [field.path, 'o', '/org/freedesktop/DBus'],
        [field.face, 's', to],
        [field.member, 's', member],
        [field.destination, 's', to],
      ],
      signature,
      values,
    );
  };
  const ready = new Promise<void>((owned) =>
    listen(socket, (type, number, fields, body) => {
      if (type === REPLY && fields.get(field.replyTo) === 2) owned();
      if (type !== CALL) return;
      const [signature, ...values] = serve({ member: String(fields.get(field.member)), body });
      send(
        REPLY,
        [
          [field.replyTo, 'u', number],
          [field.destination, 's', fields.get(field.sender)],
        ],
        signature,
        values,
      );
    }),
  );
  ask('Hello');
  ask('RequestName', 'su', name, 0);
  await ready;
  return {
    signal: (path, face, member, signature, ...values) =>
      send(
        SIGNAL,
        [
          [field.path, 'o', path],
          [field.face, 's', face],
          [field.member, 's', member],
        ],
        signature,
        values,
      ),
    close: () => socket.destroy(),
  };
}

async function greet(socket: Socket): Promise<void> {
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  const said = await new Promise<Buffer>((hear) => socket.once('data', hear));
  if (!said.toString().startsWith('OK')) throw new Error(`the bus refused: ${said.toString()}`);
  socket.write('BEGIN\r\n');
}

type Heard = (
  type: number,
  serial: number,
  fields: ReadonlyMap<number, unknown>,
  body: Reader,
) => void;
function listen(socket: Socket, heard: Heard): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 16) {
      const head = 16 + Math.ceil(waiting.readUInt32LE(12) / 8) * 8;
      const whole = head + waiting.readUInt32LE(4);
      if (waiting.length < whole) return;
      const reader = new Reader(waiting.subarray(0, whole), 16);
      const end = 16 + waiting.readUInt32LE(12);
      const fields = new Map<number, unknown>();
      while (reader.at < end) {
        reader.align(8);
        const code = reader.byte();
        fields.set(code, reader.read(reader.read('g') as string));
      }
      heard(
        waiting[1]!,
        waiting.readUInt32LE(8),
        fields,
        new Reader(waiting.subarray(head, whole), 0),
      );
      waiting = waiting.subarray(whole);
    }
  });
}

/**
 * Reads values one after the other; alignment counts from the beginning of the message, whose body
 * begins at a multiple of eight.
 */
export class Reader {
  at: number;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }
  align(to: number): void {
    this.at = Math.ceil(this.at / to) * to;
  }
  byte(): number {
    return this.#bytes[this.at++]!;
  }
  number(): number {
    this.align(4);
    this.at += 4;
    return this.#bytes.readUInt32LE(this.at - 4);
  }
  read(type: string): unknown {
    if (type === 'u' || type === 'i') return this.number();
    const length = type === 'g' ? this.byte() : this.number();
    this.at += length + 1;
    return this.#bytes.toString('utf8', this.at - length - 1, this.at - 1);
  }
  texts(): readonly string[] {
    const end = this.number() + this.at;
    const all: string[] = [];
    while (this.at < end) all.push(this.read('s') as string);
    return all;
  }
}

function message(
  type: number,
  serial: number,
  fields: readonly Field[],
  signature: string,
  values: readonly unknown[],
): Buffer {
  const body = new Writer();
  [...signature.replace('as', 'A')].forEach((one, place) => body.write(one, values[place]));
  const head = new Writer([0x6c, type, 0, 1]);
  head.write('u', body.bytes.length);
  head.write('u', serial);
  head.write('u', 0);
  for (const [code, kind, value] of fields) {
    head.align(8);
    head.bytes.push(code);
    head.write('g', kind);
    head.write(kind, value);
  }
  const length = head.bytes.length - 16;
  head.align(8);
  const bytes = Buffer.from([...head.bytes, ...body.bytes]);
  bytes.writeUInt32LE(length, 12);
  return bytes;
}

class Writer {
  readonly bytes: number[];
  constructor(bytes: number[] = []) {
    this.bytes = bytes;
  }
  align(to: number): void {
    while (this.bytes.length % to > 0) this.bytes.push(0);
  }
  /** `A` stands for a list of texts. */
  write(type: string, value: unknown): void {
    if (type !== 'g') this.align(4);
    if (type === 'u') return void this.bytes.push(...word(value as number));
    if (type === 'A') {
      const inner = new Writer();
      for (const text of value as readonly string[]) inner.write('s', text);
      return void this.bytes.push(...word(inner.bytes.length), ...inner.bytes);
    }
    const text = Buffer.from(String(value));
    this.bytes.push(...(type === 'g' ? [text.length] : word(text.length)), ...text, 0);
  }
}
const word = (value: number): readonly number[] => [
  value & 255,
  (value >> 8) & 255,
  (value >> 16) & 255,
  (value >> 24) & 255,
];
