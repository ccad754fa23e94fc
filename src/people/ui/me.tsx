import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { client } from '../../base/ui/talk/api.ts';
import { useKeep } from '../../base/ui/talk/keep.ts';
import type { Kept } from '../../base/ui/talk/keep.ts';
import { useWay } from '../../base/ui/talk/way.ts';
import type { Me, meContract } from '../account/me/contract.ts';
import { safePath } from '../account/me/rules.ts';

const api = client<typeof meContract>();
export type SignedMe = Me & { readonly person: NonNullable<Me['person']> };
type Organisation = Me['organisations'][number];

/** Who is here; also known on the signed-out pages, where `person` is null. */
export const useMeQuery = (): Kept<Me> => useKeep().useKept('me', askWho);
const askWho = (signal: AbortSignal): Promise<Me> => api('GET /api/me', { signal });

type Chosen = {
  /** The one the page is about; null for a person who belongs to none. */
  readonly organisation: Organisation | null;
  readonly organisations: readonly Organisation[];
  readonly choose: (id: string) => void;
  readonly isAdmin: boolean;
};
const Signed = createContext<{ readonly me: SignedMe; readonly chosen: Chosen } | null>(null);
const memory = 'anteroom.organisation';

export function MeProvider({
  me,
  children,
}: {
  readonly me: SignedMe;
  readonly children: ReactNode;
}) {
  const [wanted, setWanted] = useState(() => localStorage.getItem(memory));
  const value = useMemo(() => {
    const organisation =
      me.organisations.find(({ id }) => id === wanted) ?? me.organisations[0] ?? null;
    const choose = (id: string) => {
      localStorage.setItem(memory, id);
      setWanted(id);
    };
    return {
      me,
      chosen: {
        organisation,
        organisations: me.organisations,
        choose,
        isAdmin: organisation?.role === 'admin',
      },
    };
  }, [me, wanted]);
  return <Signed value={value}>{children}</Signed>;
}

const useSigned = () => {
  const signed = use(Signed);
  if (!signed) throw new Error('this page is for signed-in people');
  return signed;
};
export const useMe = (): SignedMe => useSigned().me;
export const useOrganisation = (): Chosen => useSigned().chosen;

/**
 * After signing in or out by any way: asks again who is here, forgets what the one before saw, and
 * goes on.
 */
export function useArrive(): (next?: string) => Promise<void> {
  const { startOver } = useKeep();
  const { go } = useWay();
  return useCallback(
    async (next) => {
      await startOver('me');
      await go(safePath(next));
    },
    [startOver, go],
  );
}
