/**
 * The person's own microphone and camera, once for the whole page: lobby and room share them,
 * because asking again means a second permission prompt in some browsers and a second of black
 * picture in all.
 */
export type Kind = 'microphone' | 'camera';
/**
 * Why there is no sound or picture. `insecure`: browsers give devices to https and localhost only.
 */
export type Trouble = 'denied' | 'missing' | 'in-use' | 'insecure' | 'broken';
export type Device = {
  readonly track: MediaStreamTrack | null;
  readonly on: boolean;
  readonly trouble: Trouble | null;
  readonly chosen: string | null;
};
export type Choice = { readonly id: string; readonly label: string };
export type Devices = {
  readonly microphone: Device;
  readonly camera: Device;
  /** Nothing has come yet: the browser waits for an answer of the person. */
  readonly asking: boolean;
  readonly choices: {
    readonly microphone: readonly Choice[];
    readonly camera: readonly Choice[];
    readonly speaker: readonly Choice[];
  };
  readonly speaker: string | null;
};

const memory = 'anteroom.devices';
type Remembered = {
  readonly [K in Kind]?: { readonly on: boolean; readonly chosen: string | null };
} & { readonly speaker?: string | null };
const remembered = (): Remembered => {
  try {
    return JSON.parse(localStorage.getItem(memory) ?? '{}') as Remembered;
  } catch {
    return {};
  }
};

const kinds: readonly Kind[] = ['microphone', 'camera'];
const first = (kind: Kind): Device => ({
  track: null,
  on: remembered()[kind]?.on ?? true,
  trouble: null,
  chosen: remembered()[kind]?.chosen ?? null,
});
let state: Devices = {
  microphone: first('microphone'),
  camera: first('camera'),
  asking: false,
  choices: { microphone: [], camera: [], speaker: [] },
  speaker: remembered().speaker ?? null,
};
const watchers = new Set<() => void>();

export const devices = {
  now: (): Devices => state,
  watch: (tellMe: () => void) => {
    watchers.add(tellMe);
    if (watchers.size === 1) start();
    return () => {
      watchers.delete(tellMe);
      // From the lobby into the room nobody watches for a moment; the light of the camera need not
      // go out for that.
      setTimeout(() => watchers.size === 0 && stop(), 1_500);
    };
  },
  turn: (kind: Kind, on: boolean): void => {
    put(kind, { on });
    remember();
    const { track } = state[kind];
    // its light goes out; a muted microphone is kept, so that it is back at once
    if (!on && kind === 'camera') return drop(kind);
    if (track) track.enabled = on;
    else if (on) void open([kind]);
  },
  choose: (kind: Kind | 'speaker', id: string): void => {
    if (kind === 'speaker') state = { ...state, speaker: id };
    else put(kind, { chosen: id });
    remember();
    tell();
    if (kind === 'speaker') return;
    drop(kind);
    if (state[kind].on) void open([kind]);
  },
  /** After the person changed a permission or plugged something in. */
  retry: (...which: readonly Kind[]): void => {
    for (const kind of which) put(kind, { on: true, trouble: null });
    remember();
    void open(which);
  },
};

function put(kind: Kind, change: Partial<Device>): void {
  state = { ...state, [kind]: { ...state[kind], ...change } };
  tell();
}
const tell = (): void => watchers.forEach((watcher) => watcher());
const remember = (): void => {
  const kept: Remembered = {
    microphone: keep('microphone'),
    camera: keep('camera'),
    speaker: state.speaker,
  };
  localStorage.setItem(memory, JSON.stringify(kept));
};
const keep = (kind: Kind) => ({ on: state[kind].on, chosen: state[kind].chosen });

const attempts: Record<Kind, number> = { microphone: 0, camera: 0 };
let waiting = 0;
let late: ReturnType<typeof setTimeout> | undefined;
const PATIENCE = 1000; // ms; a permission that was given before opens faster
let watching: AbortController | null = null;
function start(): void {
  if (watching) return;
  watching = new AbortController();
  const { signal } = watching;
  navigator.mediaDevices?.addEventListener('devicechange', () => void changed(), { signal });
  void watchPermissions(signal);
  void open(kinds.filter((kind) => state[kind].on));
}
function stop(): void {
  kinds.forEach((kind) => attempts[kind]++);
  watching?.abort();
  watching = null;
  kinds.forEach(drop);
}
function drop(kind: Kind): void {
  const { track } = state[kind];
  if (track) track.onended = null;
  track?.stop();
  put(kind, { track: null });
}

/**
 * Both at once, so that there is one prompt; when that fails each alone, so that a missing camera
 * does not take the sound away.
 */
async function open(wanted: readonly Kind[]): Promise<void> {
  if (wanted.length === 0) return list();
  if (!navigator.mediaDevices?.getUserMedia)
    return wanted.forEach((kind) => put(kind, { trouble: 'insecure' }));
  const mine = new Map(wanted.map((kind) => [kind, ++attempts[kind]]));
  waits(1);
  const tracks = await ask(wanted).catch(async (fault: unknown) =>
    wanted.length === 1
      ? troubled(wanted[0]!, fault)
      : (
          await Promise.all(
            wanted.map((kind) => ask([kind]).catch((one: unknown) => troubled(kind, one))),
          )
        ).flat(),
  );
  waits(-1);
  for (const track of tracks) {
    const kind = kindOf(track);
    if (watching && mine.get(kind) === attempts[kind]) adopt(kind, track);
    else track.stop(); // the person has left the page or chosen another one meanwhile
  }
  await list();
}
const kindOf = (track: MediaStreamTrack): Kind =>
  track.kind === 'audio' ? 'microphone' : 'camera';
function waits(more: number): void {
  waiting += more;
  clearTimeout(late);
  const say = (asking: boolean): void => {
    state = { ...state, asking };
    tell();
  };
  if (waiting === 0) say(false);
  else if (!state.asking) late = setTimeout(() => say(true), PATIENCE);
}
function adopt(kind: Kind, track: MediaStreamTrack): void {
  drop(kind);
  if (kind === 'camera' && !state.camera.on) return track.stop();
  track.enabled = state[kind].on;
  track.onended = () => void lost(kind);
  put(kind, { track, trouble: null });
}
const troubled = (kind: Kind, fault: unknown): MediaStreamTrack[] => {
  const name = fault instanceof DOMException ? fault.name : '';
  put(kind, { trouble: troubles[name] ?? 'broken' });
  return [];
};
const troubles: Readonly<Record<string, Trouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

async function ask(wanted: readonly Kind[]): Promise<MediaStreamTrack[]> {
  const id = (kind: Kind) =>
    state[kind].chosen ? { deviceId: { ideal: state[kind].chosen } } : {};
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: wanted.includes('microphone') && {
      ...id('microphone'),
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
    video: wanted.includes('camera') && {
      ...id('camera'),
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 24, max: 30 },
    },
  });
  return stream.getTracks();
}

/** Names of devices are only given once a permission is there. */
async function list(): Promise<void> {
  const found = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: MediaDeviceKind): Choice[] =>
    found
      .filter((one) => one.kind === kind && one.deviceId && one.label)
      .map((one) => ({ id: one.deviceId, label: one.label }));
  state = {
    ...state,
    choices: {
      microphone: of('audioinput'),
      camera: of('videoinput'),
      speaker: 'setSinkId' in HTMLMediaElement.prototype ? of('audiooutput') : [],
    },
  };
  tell();
}
/** Something was plugged in or out: what was missing is tried again. */
async function changed(): Promise<void> {
  await list();
  const lacking = kinds.filter(
    (kind) =>
      state[kind].on &&
      !state[kind].track &&
      state[kind].trouble === 'missing' &&
      state.choices[kind].length > 0,
  );
  if (lacking.length > 0) await open(lacking);
}
/**
 * A track has ended by itself. Why is asked, not guessed: opening it once more answers, but must
 * not make the browser ask anew.
 */
async function lost(kind: Kind): Promise<void> {
  drop(kind);
  const status = await permission(kind);
  if (status && status.state !== 'granted') put(kind, { trouble: 'denied' });
  else if (state[kind].on) await open([kind]);
}
/** Null: not every browser knows these names. */
const permission = async (kind: Kind): Promise<PermissionStatus | null> =>
  (await navigator.permissions?.query({ name: kind }).catch(() => null)) ?? null;
async function watchPermissions(signal: AbortSignal): Promise<void> {
  for (const kind of kinds) {
    const status = await permission(kind);
    const change = (): void => {
      const { on, track, trouble } = state[kind];
      if (status?.state !== 'granted') return track ? void lost(kind) : undefined;
      if (trouble !== 'denied') return;
      put(kind, { trouble: null });
      if (on) void open([kind]);
    };
    status?.addEventListener('change', change, { signal });
  }
}
