import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, use, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '../../base/ui/api.ts';

export type Organisation = { readonly id: string; readonly name: string; readonly role: 'admin' | 'member' };
export type Me = {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly language: 'en' | 'de' | null;
    readonly zone: string | null;
    readonly picture: string | null;
  };
  readonly organisations: readonly Organisation[];
  readonly setUp: boolean;
};

export const useMeQuery = (): UseQueryResult<Me> => useQuery({ queryKey: ['me'], queryFn: ({ signal }) => request('GET', '/api/me', { signal }) as Promise<Me> });

type Chosen = {
  /** The one the page is about; null for a person who belongs to none. */
  readonly organisation: Organisation | null;
  readonly organisations: readonly Organisation[];
  readonly choose: (id: string) => void;
  readonly isAdmin: boolean;
};
const Signed = createContext<{ readonly me: Me; readonly chosen: Chosen } | null>(null);
const memory = 'anteroom.organisation';

export function MeProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(() => localStorage.getItem(memory));
  const value = useMemo(() => {
    const organisation = me.organisations.find(({ id }) => id === wanted) ?? me.organisations[0] ?? null;
    const choose = (id: string) => {
      localStorage.setItem(memory, id);
      setWanted(id);
    };
    return { me, chosen: { organisation, organisations: me.organisations, choose, isAdmin: organisation?.role === 'admin' } };
  }, [me, wanted]);
  return <Signed value={value}>{children}</Signed>;
}

const useSigned = () => {
  const signed = use(Signed);
  if (!signed) throw new Error('this page is for signed-in people');
  return signed;
};
export const useMe = (): Me => useSigned().me;
export const useOrganisation = (): Chosen => useSigned().chosen;
