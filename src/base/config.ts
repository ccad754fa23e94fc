import { z } from 'zod';
import { join } from 'node:path';
import { homedir } from 'node:os';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostOf } from './text/address.ts';
import { newSecret } from './ids.ts';
import { inNetworks } from './text/network.ts';

const url = (schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    message: `must be an address starting with ${schemes.join(' or ')}//`,
  });
const origin = url(['http:', 'https:']).transform((text) => new URL(text).origin);
const isNetworks = (text: string): boolean => {
  try {
    return /\S/u.test(text) && Boolean(inNetworks(text));
  } catch {
    return false;
  }
};
const host =
  /^(http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}|(\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)(:\d{1,5})?)$/iu;
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const hosts = (example: string) =>
  optional(
    z.string().refine((text) => text.split(',').every((part) => host.test(part.trim())), {
      message: `must be hosts like "${example}" or "${example}:8443", separated by commas; http://127.0.0.1:8080 only for this machine`,
    }),
  );

const sealing = z.string().min(32, 'must have at least 32 characters').max(400);
/** What is never shown, not even when it cannot be used. */
const SECRET: readonly string[] = [
  'DATABASE_URL',
  'SMTP_URL',
  'ICE_SERVERS',
  'METRICS_TOKEN',
  'SIGN_IN_SECRET',
  'TICKET_SECRET',
];

/** Every setting: its name, default and meaning. `docs/configuration.md` is this table. */
export const settings = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(3000),
    says: 'Port to listen on. When taken and not set by you: the next free one.',
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    says: 'Address to listen on; 0.0.0.0 for all.',
  },
  PUBLIC_URL: {
    schema: optional(origin),
    says: 'Where people reach this installation, for example https://rooms.example.org. Default: http://localhost and the port.',
  },
  DATA_DIR: {
    schema: optional(z.string()),
    says: 'Folder for the embedded database, secrets and kept mails. Default: a folder of the operating system for application data, outside the checkout.',
  },
  DATABASE_URL: {
    schema: optional(url(['postgres:', 'postgresql:'])),
    says: 'PostgreSQL 16 or newer. Empty: an embedded PostgreSQL in DATA_DIR.',
  },
  SIGN_IN_SECRET: {
    schema: optional(sealing),
    says: 'Seals sign-ins; the same for all processes. Empty: made once and kept in DATA_DIR.',
  },
  TICKET_SECRET: {
    schema: optional(sealing),
    says: 'Seals links of rooms, tickets and guests; the same for all processes. Empty: made once and kept in DATA_DIR.',
  },
  NEW_SECRETS: {
    schema: optional(z.literal('yes', 'must be "yes" or empty')),
    says: 'yes: for one start after the two secrets were changed or lost. Everybody signs in again, and links of rooms change.',
  },
  SMTP_URL: {
    schema: optional(url(['smtp:', 'smtps:'])),
    says: 'Mail server, for example smtps://user:password@mail.example.org. Empty: mails are kept and shown at Control > Mail.',
  },
  MAIL_FROM: {
    schema: z.string().min(3).max(200).default('Anteroom <anteroom@localhost>'),
    says: 'Sender of all mails.',
  },
  SIGN_UP: {
    schema: z
      .string()
      .default('open')
      .refine(
        (text) =>
          text === 'open' ||
          text === 'invited' ||
          text.split(',').every((domain) => hostOf(domain.trim()) !== null),
        {
          message:
            'must be "open", "invited" or a list of mail domains like "example.org, example.com"',
        },
      ),
    says: 'Who may make an account: open, invited, or a list of mail domains. Invited people always may.',
  },
  TRUSTED_PROXY: {
    schema: optional(
      z.string().refine((text) => isNetworks(text), {
        message: 'must be the address or network of your proxy, for example 10.0.0.5 or 10.0.0.0/8',
      }),
    ),
    says: 'Address of the reverse proxy whose X-Forwarded-For is believed. Empty: none.',
  },
  ICE_SERVERS: {
    schema: optional(
      z.string().refine((text) => text.split(' ').every((part) => /^(stun|turns?):/u.test(part)), {
        message: 'must be STUN or TURN addresses, separated by spaces',
      }),
    ),
    says: 'STUN or TURN servers for calls between networks, separated by spaces; user and password as turn:user:password@host:port. Empty: calls work within one network.',
  },
  PUSH_HOSTS: {
    schema: hosts('push.example.org'),
    says: 'Push services besides those of Chrome, Edge, Firefox and Safari, separated by commas: host, host:port, or http://127.0.0.1:port for one on this machine. Names must lead to public addresses; a listed address is believed.',
  },
  WEBHOOK_HOSTS: {
    schema: hosts('203.0.113.7'),
    says: 'Receivers of webhooks that are not at a public https address, separated by commas: an address like 10.0.0.5:8443, which is believed, or http://127.0.0.1:port for one on this machine. Names must lead to public addresses.',
  },
  METRICS_TOKEN: {
    schema: optional(z.string().min(16, 'must have at least 16 characters').max(200)),
    says: 'What whoever reads /metrics sends as "Authorization: Bearer ...". Empty: without PUBLIC_URL this machine and its private network may read them, with it nobody.',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    says: 'How much is logged.',
  },
} as const;

type Settings = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name]['schema']> };
export type Config = Omit<Settings, 'DATA_DIR' | 'SIGN_IN_SECRET' | 'TICKET_SECRET'> & {
  readonly DATA_DIR: string;
  readonly portChosen: boolean;
  readonly secrets: Secrets;
};
export type Secrets = { readonly signIn: string; readonly tickets: string };

/** A setting nobody can work with; `message` is one sentence that names the variable. */
export class BadConfiguration extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;
/** The process's own settings, with some replaced. */
export const readConfigWith = (more: Environment): Config =>
  readConfig({ ...process.env, ...more });

export function readConfig(env: Environment = process.env): Config {
  const read: Record<string, unknown> = {};
  for (const [name, { schema }] of Object.entries(settings)) {
    const text = given(env, name);
    const result = schema.safeParse(text);
    const shown = SECRET.includes(name) ? '' : ` ${JSON.stringify(text)}`;
    if (!result.success)
      throw new BadConfiguration(
        `${name}${shown} cannot be used: ${result.error.issues[0]!.message}.`,
      );
    read[name] = result.data;
  }
  const { SIGN_IN_SECRET: signIn, TICKET_SECRET: tickets, ...found } = read as Settings;
  const DATA_DIR = found.DATA_DIR ?? defaultDataDir(env);
  const secrets =
    signIn && tickets
      ? { signIn, tickets }
      : { ...secretsIn(DATA_DIR), ...(signIn ? { signIn } : {}), ...(tickets ? { tickets } : {}) };
  return { ...found, DATA_DIR, portChosen: Boolean(given(env, 'PORT')), secrets };
}

/**
 * A setting as it is, or from the file that `<name>_FILE` names, as containers get their secrets;
 * that file may be read-only.
 */
function given(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name];
  if (env[name])
    throw new BadConfiguration(`${name} and ${name}_FILE are both set. Keep one of them.`);
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch (error) {
    throw new BadConfiguration(
      `${name}_FILE ${JSON.stringify(file)} cannot be read: ${(error as Error).message}.`,
    );
  }
}

/** Which server a command speaks to, and by which token, where the environment says so. */
export const remoteIn = (env: Environment = process.env) => ({
  url: env['ANTEROOM_URL'] || null,
  token: env['ANTEROOM_TOKEN'] || null,
});

/**
 * Where an application keeps its data by the custom of the system; root gets a place that
 * PostgreSQL's own user can reach.
 */
export function defaultDataDir(env: Environment): string {
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'Anteroom');
  if (process.getuid?.() === 0) return '/var/lib/anteroom';
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Anteroom');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'anteroom');
}

function secretsIn(dir: string): Secrets {
  const file = join(dir, 'secrets.json');
  try {
    if (!existsSync(file)) {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      writeWhole(
        file,
        JSON.stringify({ signIn: newSecret() + newSecret(), tickets: newSecret() + newSecret() }),
      );
    }
    if ((statSync(file).mode & 0o077) !== 0) closeToOthers(file);
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return secretsIn(dir);
    const because = code === 'ENOSPC' ? 'its disk is full. Make room and start again' : message;
    throw new BadConfiguration(`DATA_DIR ${JSON.stringify(dir)} cannot be used: ${because}.`);
  }
}
/** A new file, or none: half of one would stop every start from then on. */
function writeWhole(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(file, { force: true });
    throw error;
  }
}
/** A file on a read-only mount, or of somebody else, is as whoever put it there wants it. */
function closeToOthers(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    if (!['EROFS', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  }
}
