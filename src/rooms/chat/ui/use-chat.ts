import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isBlank } from '../../../base/text/text.ts';
import { client } from '../../../base/ui/talk/api.ts';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useList } from '../../../base/ui/list/list.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { chatContract, Message } from '../contract.ts';
import { chatTopic, unreadIn } from '../rules.ts';

const api = client<typeof chatContract>();
/** Up to which message this tab has shown the room's chat; a reload does not make it new again. */
const read = {
  key: (session: string): string => `anteroom.read.${session}`,
  upTo: (session: string): string => sessionStorage.getItem(read.key(session)) ?? '',
  keep: (session: string, id: string): void => sessionStorage.setItem(read.key(session), id),
};

export type Chat = {
  /** Oldest first; undefined until they are there. */ readonly messages:
    readonly Message[] | undefined;
  readonly list: ReturnType<typeof useList<Message>>;
  readonly unread: number;
  /** The newest message of somebody else, to be read out. */ readonly heard: string;
  readonly draft: string;
  readonly write: (text: string) => void;
  readonly say: () => void;
  readonly saying: boolean;
};

const WORDS = 90; // letters; the rest is in the chat

/** The first words, for whoever has the chat closed. It is read out elsewhere. */
function glance({ name, text }: Message): void {
  const letters = [...text.replaceAll(/\s+/gu, ' ')];
  const first = letters.slice(0, WORDS).join('') + (letters.length > WORDS ? '…' : '');
  notifications.hide('chat');
  notifications.show({ id: 'chat', role: 'none', title: name, message: first, autoClose: 6000 });
}

/** What is said in the room; `open`: it is on the screen, so whatever comes is read. */
export function useChat(session: string, open: boolean): Chat {
  const t = useTranslations('rooms.chat');
  const list = useList<Message>([chatTopic(session)], (cursor, signal) =>
    api('GET /api/sessions/{id}/messages', {
      params: { id: session },
      query: cursor ? { cursor } : {},
      signal,
    }),
  );
  const messages = useMemo(() => list.data?.toReversed(), [list.data]);
  const newest = messages?.at(-1);
  const [seen, setSeen] = useState(() => read.upTo(session));
  useEffect(() => {
    if (!open || !newest) return;
    setSeen(newest.id);
    read.keep(session, newest.id);
  }, [open, newest, session]);

  const [heard, setHeard] = useState('');
  const looks = useRef(open);
  useEffect(() => void (looks.current = open));
  const last = useRef<string | null>(null);
  useEffect(() => {
    const before = last.current;
    if (messages) last.current = newest?.id ?? '';
    if (before !== null && newest && newest.id > before && !newest.mine) {
      setHeard(t('hear', { name: newest.name, text: newest.text.slice(0, 300) }));
      if (!looks.current) glance(newest);
    }
  }, [messages, newest, t]);

  const [draft, setDraft] = useState('');
  const act = useAct(
    (text: string) =>
      api('POST /api/sessions/{id}/messages', { params: { id: session }, body: { text } }),
    {
      changes: [chatTopic(session)],
      then: () => setDraft(''),
    },
  );
  const say = () => {
    if (!isBlank(draft) && !act.isPending) act.mutate(draft);
  };
  return {
    messages,
    list,
    unread: open ? 0 : unreadIn(messages ?? [], seen),
    heard,
    draft,
    write: setDraft,
    say,
    saying: act.isPending,
  };
}
