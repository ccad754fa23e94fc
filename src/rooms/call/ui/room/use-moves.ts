import { useEffect, useRef, useState } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Insider } from '../../../stays/contract.ts';
import { moves } from '../../rules.ts';

/** What changed among the others since the last look, as a sentence to be read out. */
export function useMoves(inside: readonly Insider[], own: string | null): string {
  const t = useTranslations('rooms.room.hear');
  const [moved, setMoved] = useState('');
  const before = useRef<readonly Insider[] | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = inside;
    const found = was ? moves(was, inside, own) : [];
    if (found.length > 0) setMoved(found.map(({ kind, name }) => t(kind, { name })).join('. '));
  }, [inside, own, t]);
  return moved;
}
