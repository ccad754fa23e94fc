import { VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { LinkAnchor } from '../../base/ui/link.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { useMe } from '../../people/ui/me.tsx';
import type { Notice } from '../contract.ts';
import { noticesApi, useNewest, useUnread } from './api.ts';
import { useNameHere } from './here.ts';
import { ownerHere, renewHere, shownHere } from './push.ts';

/**
 * On every page of somebody who is signed in: tells what is new to screen readers, keeps the badge
 * of the app and what this browser shows.
 */
export function Watch() {
  const newest = useNewest().data;
  useBadge(newest);
  useRenewal();
  useSettled();
  const said = useNews(newest);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}

const KEPT = 8000; // ms; an emptied region says the same words again when they are true again

function useNews(newest: readonly Notice[] | undefined): string {
  const [said, setSaid] = useState('');
  const known = useRef<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    if (!newest) return;
    const before = known.current;
    known.current = new Map(newest.map(({ id, at }) => [id, at]));
    // what has rows of its own is announced by whoever shows them
    const news = before
      ? newest.filter(({ id, at, read, topic }) => !read && topic === null && before.get(id) !== at)
      : [];
    if (news.length > 0) setSaid(news.map(({ title, body }) => `${title}. ${body}`).join(' '));
  }, [newest]);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(''), KEPT);
    return () => clearTimeout(timer);
  }, [said]);
  return said;
}

/** On the icon of the installed app: what is unread, and who still waits although it was read. */
function useBadge(newest: readonly Notice[] | undefined): void {
  const unread = useUnread();
  const waiting =
    newest?.filter(({ topic, open, read }) => topic !== null && open && read).length ?? 0;
  const count = unread + waiting;
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    void navigator.setAppBadge(count).catch(() => undefined);
  }, [count]);
}

function useRenewal(): void {
  const t = useTranslations('notices.ui.here');
  const { person } = useMe();
  const name = useNameHere();
  useEffect(() => {
    const tell = (outcome: 'stopped' | null): void => {
      if (outcome === null) return;
      const message = <LinkAnchor to="/settings/notifications">{t('stopped')}</LinkAnchor>;
      notifications.show({
        id: 'push-stopped',
        color: 'amber',
        title: t('stoppedTitle'),
        message,
        autoClose: false,
      });
    };
    // without a connection it is tried again at the next start
    void renewHere(person.id, name).then(tell, () => undefined);
  }, [person.id, name, t]);
}

/** What was answered or read anywhere is taken from this screen, too. */
function useSettled(): void {
  const { person } = useMe();
  useQuery({
    queryKey: ['notices', 'shown'],
    queryFn: async ({ signal }) => {
      // first what is shown, then what stands: whatever is pushed in between is left alone
      const shown = (ownerHere() === person.id ? await shownHere() : []).filter(tellsOfNotice);
      if (shown.length === 0) return 0;
      const asked = (only: 'open' | 'all') =>
        noticesApi('GET /api/notices', { query: { only, limit: 100 }, signal });
      const [open, all] = await Promise.all([asked('open'), asked('all')]);
      const stands = new Set(
        [...open.items, ...all.items.filter(({ read }) => !read)].map(
          ({ kind, subject }) => `${kind}:${subject}`,
        ),
      );
      const over = shown.filter(({ tag }) => !stands.has(tag));
      over.forEach((one) => one.close());
      return over.length;
    },
  });
}

/** Not a test, and not the outcome of a button. */
const tellsOfNotice = ({ tag }: Notification): boolean =>
  /^[a-z-]+:/u.test(tag) && !tag.startsWith('said:');
