import { StringDecoder } from 'node:string_decoder';
import { KEPT, PIECE } from '../assemblies/agents/protocol.ts';
import { masking } from './masking.ts';

export type Output = {
  readonly add: (bytes: Buffer) => void;
  readonly end: () => void;
};

/**
 * What a task writes, as numbered pieces in which no secret stands: its beginning as it comes, and
 * of what is too much the end, when it is over.
 */
export function output(
  secrets: readonly string[],
  say: (piece: number, text: string) => void,
): Output {
  const decoder = new StringDecoder('utf8');
  const mask = masking(secrets);
  const state = { piece: 0, said: 0, tail: '', left: 0 };
  const tell = (text: string): void => {
    for (let at = 0; at < text.length; at += PIECE) {
      say(state.piece, text.slice(at, at + PIECE).replaceAll('\0', '\ufffd'));
      state.piece += 1;
    }
  };
  const take = (text: string): void => {
    const head = text.slice(0, Math.max(0, KEPT - state.said));
    tell(head);
    state.said += head.length;
    const tail = state.tail + text.slice(head.length);
    state.tail = tail.slice(-KEPT);
    state.left += tail.length - state.tail.length;
  };
  return {
    add: (bytes) => take(mask.add(decoder.write(bytes))),
    end: () => {
      take(mask.add(decoder.end()) + mask.end());
      if (state.left > 0) tell(`\n[... ${state.left} characters left out ...]\n`);
      tell(state.tail);
    },
  };
}
