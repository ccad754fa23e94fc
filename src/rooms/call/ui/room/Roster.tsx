import { Button, CloseButton, Group, Text } from '@mantine/core';
import { IconMicrophoneOff, IconScreenShare, IconVideoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Face } from '../../../../base/ui/Face.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Insider } from '../../../stays/contract.ts';
import { byHand } from '../../rules.ts';
import { Hand, Marks } from '../stage/Marks.tsx';
import { HostMenu } from './HostMenu.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import classes from '../rooms.module.css';
import { faceOf } from '../stage/Stage.tsx';
import type { HostActs } from './use-acts.ts';

type Props = {
  readonly session: string;
  readonly inside: readonly Insider[];
  readonly own: string | null;
  readonly places: number;
  /** What a host can do; null: not a host. */ readonly acts: HostActs | null;
  /** The requests, on top. */ readonly queue: ReactNode;
  /** Whom else to call. */ readonly link: ReactNode;
  readonly close: () => void;
};

/** Who is inside, raised hands first. */
export function Roster({ session, inside, own, places, acts, queue, link, close }: Props) {
  const t = useTranslations('rooms.room');
  const [leaving, setLeaving] = useState<Insider | null>(null);
  return (
    <section
      className={classes.panel}
      aria-label={t('people')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text component="h2" fw={600}>
          {t('people')}
        </Text>
        <CloseButton className={classes.quiet ?? ''} aria-label={t('hidePeople')} onClick={close} />
      </Group>
      {queue && <div className={classes.queue}>{queue}</div>}
      {link}
      <Group justify="space-between" mt={4}>
        <Text size="xs">{t('of', { count: inside.length, places })}</Text>
        {acts && inside.length > 1 && (
          <Button
            size="compact-sm"
            className={classes.quiet ?? ''}
            loading={acts.muteAll.isPending}
            onClick={() => acts.muteAll.mutate()}
          >
            {t('muteAll')}
          </Button>
        )}
      </Group>
      <ul>
        {byHand(inside).map((insider) => (
          <Row key={insider.stay} of={insider} own={insider.stay === own}>
            {acts && insider.stay !== own && (
              <HostMenu of={insider} acts={acts} remove={() => setLeaving(insider)} />
            )}
          </Row>
        ))}
      </ul>
      {leaving && <RemoveDialog session={session} of={leaving} close={() => setLeaving(null)} />}
    </section>
  );
}

type RowProps = {
  readonly of: Insider;
  readonly own: boolean;
  readonly children: ReactNode;
};
function Row({ of: insider, own, children }: RowProps) {
  const t = useTranslations('rooms.room');
  return (
    <li>
      <Face person={faceOf(insider)} size={32} />
      <span className={classes.panelName}>
        {own ? t('own', { name: insider.name }) : insider.name}{' '}
        <Marks guest={insider.guest} host={insider.host} spelt />
      </span>
      {insider.hand && <Hand />}
      {insider.screen && <IconScreenShare size={18} role="img" aria-label={t('shares')} />}
      {!insider.microphone && (
        <IconMicrophoneOff size={18} className={classes.off} role="img" aria-label={t('muted')} />
      )}
      {!insider.camera && (
        <IconVideoOff size={18} className={classes.off} role="img" aria-label={t('cameraOff')} />
      )}
      {children}
    </li>
  );
}
