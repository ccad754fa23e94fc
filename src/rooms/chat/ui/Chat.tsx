import { ActionIcon, Button, CloseButton, Group, Text, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject, SyntheticEvent } from 'react';
import { isBlank, letters } from '../../../base/text/text.ts';
import { When } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Message } from '../contract.ts';
import { continues, longestText, pieces } from '../rules.ts';
import classes from './chat.module.css';
import type { Chat as State } from './use-chat.ts';

/** What is said in the room: newest at the bottom, where one writes. */
export function Chat({ chat, close }: { readonly chat: State; readonly close: () => void }) {
  const t = useTranslations('rooms.chat');
  const { messages, list } = chat;
  return (
    <section
      className={classes.panel}
      aria-label={t('title')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text component="h2" fw={600}>
          {t('title')}
        </Text>
        <CloseButton className={classes.quiet ?? ''} aria-label={t('hide')} onClick={close} />
      </Group>
      <Said
        messages={messages ?? []}
        more={list.more}
        loading={list.loadingMore}
        empty={messages?.length === 0}
        failed={list.error !== null && !messages}
      />
      <Composer chat={chat} />
    </section>
  );
}

type SaidProps = {
  readonly messages: readonly Message[];
  readonly more: (() => void) | null;
  readonly loading: boolean;
  readonly empty: boolean;
  readonly failed: boolean;
};
function Said({ messages, more, loading, empty, failed }: SaidProps) {
  const t = useTranslations('rooms.chat');
  const box = useRef<HTMLDivElement>(null);
  useScroll(box, messages);
  return (
    // The list scrolls, so the keyboard must reach it.
    <div ref={box} className={classes.said} tabIndex={0} role="group" aria-label={t('said')}>
      {more && (
        <Button size="compact-sm" className={classes.quiet ?? ''} onClick={more} loading={loading}>
          {t('older')}
        </Button>
      )}
      {empty && <p className={classes.empty}>{t('empty')}</p>}
      {failed && <p className={classes.empty}>{t('failed')}</p>}
      <ol className={classes.messages}>
        {messages.map((message, at) => (
          <Line
            key={message.id}
            message={message}
            continued={continues(messages[at - 1], message)}
          />
        ))}
      </ol>
    </div>
  );
}

function Line({ message, continued }: { readonly message: Message; readonly continued: boolean }) {
  const t = useTranslations('rooms.chat');
  const { name, mine, person, at, text } = message;
  return (
    <li
      className={classes.message}
      data-mine={mine || undefined}
      data-continued={continued || undefined}
    >
      <p className={continued ? classes.hidden : classes.by}>
        <strong dir="auto">{mine ? t('own') : name}</strong>
        {person === null && !mine && <span className={classes.guest}>{t('guest')}</span>}
        <When at={at} part="time" />
      </p>
      <p className={classes.text} dir="auto">
        {pieces(text).map((piece, index) =>
          piece.href ? (
            <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
              {piece.text}
            </a>
          ) : (
            piece.text
          ),
        )}
      </p>
    </li>
  );
}

/**
 * Stays at the bottom while new ones come, unless the person looks at older ones; older ones that
 * are loaded push nothing away.
 */
function useScroll(box: RefObject<HTMLDivElement | null>, messages: readonly Message[]): void {
  const before = useRef({ first: '', height: 0, bottom: true });
  useLayoutEffect(() => {
    const shown = box.current;
    if (!shown) return;
    const { first, height, bottom } = before.current;
    const now = messages[0]?.id ?? '';
    if (first && now !== first && now < first) shown.scrollTop += shown.scrollHeight - height;
    else if (bottom) shown.scrollTop = shown.scrollHeight;
    before.current = { first: now, height: shown.scrollHeight, bottom: true };
    const look = () =>
      (before.current.bottom = shown.scrollHeight - shown.scrollTop - shown.clientHeight < 60);
    look();
    shown.addEventListener('scroll', look, { passive: true });
    return () => shown.removeEventListener('scroll', look);
  }, [box, messages]);
}

function Composer({ chat }: { readonly chat: State }) {
  const t = useTranslations('rooms.chat');
  const left = longestText - letters(chat.draft);
  const press = (event: KeyboardEvent) => {
    // Enter that ends the composing of a character sends nothing.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (left >= 0) chat.say();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (left >= 0) chat.say();
  };
  return (
    <form className={classes.composer} onSubmit={submit}>
      <Textarea
        className={classes.field ?? ''}
        aria-label={t('message')}
        description={left < 200 ? null : t('keys')}
        inputWrapperOrder={['input', 'description', 'error']}
        error={
          left < 0 ? t('tooLong', { count: -left }) : left < 200 ? t('left', { count: left }) : null
        }
        placeholder={t('placeholder')}
        autosize
        minRows={1}
        maxRows={5}
        dir="auto"
        value={chat.draft}
        onChange={(event) => chat.write(event.currentTarget.value)}
        onKeyDown={press}
        // on a phone its keyboard would cover what one came to read
        autoFocus={matchMedia('(pointer: fine)').matches}
      />
      <ActionIcon
        type="submit"
        size={36}
        radius="xl"
        aria-label={t('send')}
        loading={chat.saying}
        aria-disabled={isBlank(chat.draft) || left < 0}
      >
        <IconSend2 size={20} aria-hidden />
      </ActionIcon>
    </form>
  );
}
