export type LiveMessage = Readonly<Record<string, unknown>> & { readonly t: string };
export type LiveState = 'connecting' | 'open' | 'lost';
type Handlers = {
  readonly message: (message: LiveMessage) => void;
  readonly state: (state: LiveState) => void;
  /** The sign-in behind this page is over. */
  readonly over: () => void;
};

const PULSE = 15_000; // ms between pings
const SILENCE = 12_000; // ms without an answer to a ping until the line counts as dead
const SIGNED_OUT = 4001; // see base/live

/**
 * Full jitter: everybody comes back at another moment after a restart, and nobody waits long for
 * it.
 */
export const pause = (tries: number, chance: number): number => {
  const most = Math.min(8_000, 1000 * 2 ** tries);
  return 500 + chance * Math.max(most - 500, 500);
};

/** One line to the server that always comes back. */
export function openSocket(url: () => string, handlers: Handlers) {
  let socket: WebSocket | null = null;
  let tries = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silent: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const connect = (): void => {
    clearTimeout(again);
    if (closed || socket) return;
    const line = new WebSocket(url());
    socket = line;
    line.addEventListener('message', (event: MessageEvent<unknown>) => {
      clearTimeout(silent);
      const message = messageIn(event.data);
      if (!message) return;
      if (message.t === 'hello') {
        tries = 0;
        handlers.state('open');
      }
      handlers.message(message);
    });
    line.addEventListener('close', (event) => {
      if (socket !== line) return;
      socket = null;
      clearTimeout(silent);
      if (closed) return;
      if (event.code === SIGNED_OUT) return handlers.over();
      handlers.state('lost');
      again = setTimeout(connect, pause(tries++, Math.random()));
    });
  };
  const send = (message: LiveMessage): boolean => {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  };
  const ping = (): void => {
    if (!send({ t: 'ping' })) return;
    clearTimeout(silent);
    silent = setTimeout(() => socket && breakOff(socket), SILENCE);
  };

  const pulse = setInterval(ping, PULSE);
  const sleep = onWaking(() => (socket ? ping() : connect()));
  connect();
  return {
    send,
    close: () => {
      closed = true;
      clearInterval(pulse);
      clearTimeout(again);
      clearTimeout(silent);
      sleep();
      socket?.close(1000);
    },
  };
}

/** A dead line may take minutes to say that it is closed. */
function breakOff(dead: WebSocket): void {
  dead.dispatchEvent(new CloseEvent('close', { code: 4000 }));
  dead.close();
}

/** Whenever the page is shown again or the network is back; answers with how to stop listening. */
function onWaking(wake: () => void): () => void {
  const awake = (): void => {
    if (document.visibilityState !== 'hidden') wake();
  };
  window.addEventListener('online', awake);
  window.addEventListener('pageshow', awake);
  document.addEventListener('visibilitychange', awake);
  return () => {
    window.removeEventListener('online', awake);
    window.removeEventListener('pageshow', awake);
    document.removeEventListener('visibilitychange', awake);
  };
}

const messageIn = (data: unknown): LiveMessage | null => {
  if (typeof data !== 'string') return null;
  try {
    const value = JSON.parse(data) as unknown;
    return typeof value === 'object' &&
      value !== null &&
      't' in value &&
      typeof value.t === 'string'
      ? (value as LiveMessage)
      : null;
  } catch {
    return null;
  }
};
