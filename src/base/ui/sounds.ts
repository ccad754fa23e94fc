/** What may be heard on this device: somebody knocks, somebody comes in. */
export const audible = ['knock', 'join'] as const;
export type Sound = (typeof audible)[number];
export type Sounds = { readonly [S in Sound]: boolean };

const memory = 'anteroom.sounds';
const usual: Sounds = { knock: true, join: false };
const ears = new Set<() => void>();
let known: { readonly text: string | null; readonly sounds: Sounds } = {
  text: null,
  sounds: usual,
};

const read = (text: string | null): Sounds => {
  try {
    const { knock, join } = JSON.parse(text ?? '{}') as Partial<Record<Sound, unknown>>;
    return {
      knock: typeof knock === 'boolean' ? knock : usual.knock,
      join: typeof join === 'boolean' ? join : usual.join,
    };
  } catch {
    return usual;
  }
};

/**
 * Kept on the device, because what may be heard belongs to the place one sits at. Fits
 * `useSyncExternalStore(sounds.watch, sounds.get)`.
 */
export const sounds = {
  get: (): Sounds => {
    const text = localStorage.getItem(memory);
    if (text !== known.text) known = { text, sounds: read(text) };
    return known.sounds;
  },
  set: (change: Partial<Sounds>): void => {
    localStorage.setItem(memory, JSON.stringify({ ...sounds.get(), ...change }));
    ears.forEach((hear) => hear());
  },
  /** Hears changes, also those made in another tab, until the returned function is called. */
  watch: (hear: () => void): (() => void) => {
    const other = (event: StorageEvent): void =>
      void ((event.key === memory || event.key === null) && hear());
    ears.add(hear);
    window.addEventListener('storage', other);
    return () => {
      ears.delete(hear);
      window.removeEventListener('storage', other);
    };
  },
};

/**
 * Notes as [frequency in Hz, start and length in seconds]: a rising fourth asks, one soft low note
 * only tells.
 */
const tunes: { readonly [S in Sound]: readonly (readonly [number, number, number])[] } = {
  knock: [
    [659.26, 0, 0.28],
    [880, 0.16, 0.5],
  ],
  join: [[523.25, 0, 0.35]],
};
const loudness: { readonly [S in Sound]: number } = { knock: 0.22, join: 0.1 };
// ms for the audio device to start; a sound that comes later says something that is over
const PATIENCE = 400;

let context: AudioContext | null = null;
let rest: ReturnType<typeof setTimeout> | undefined;

/**
 * Plays the sound if it is switched on. Answers whether it could be heard: a browser may refuse
 * until the page was clicked once.
 */
export const chime = (sound: Sound): Promise<boolean> =>
  sounds.get()[sound] ? play(sound) : Promise.resolve(false);

/** Plays it whatever is switched on, to try it out. */
export async function play(sound: Sound): Promise<boolean> {
  context ??= new AudioContext();
  clearTimeout(rest);
  await Promise.race([context.resume(), new Promise((settle) => setTimeout(settle, PATIENCE))]);
  if (context.state !== 'running') return false;
  for (const note of tunes[sound]) strike(context, note, loudness[sound]);
  rest = setTimeout(quieten, 1500);
  return true;
}

/** An audio device that runs for nothing costs battery. */
function quieten(): void {
  rest = undefined;
  void context?.suspend();
}

/** One struck note: a sine with its octave, quick to come and slow to go. */
function strike(
  to: AudioContext,
  [pitch, after, length]: readonly [number, number, number],
  loud: number,
): void {
  const start = to.currentTime + 0.02 + after;
  const gain = to.createGain();
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(loud, start + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
  gain.connect(to.destination);
  for (const [octave, share] of [
    [1, 1],
    [2, 0.25],
  ] as const) {
    const tone = to.createOscillator();
    const mix = to.createGain();
    tone.frequency.value = pitch * octave;
    mix.gain.value = share;
    tone.connect(mix).connect(gain);
    tone.start(start);
    tone.stop(start + length);
  }
}

// Safari lets a page sound later only if its audio was first started by a click or a key.
const unlock = (): void => {
  context ??= new AudioContext();
  void context.resume().then(() => rest === undefined && quieten());
};
globalThis.document?.addEventListener('pointerdown', unlock, { once: true });
