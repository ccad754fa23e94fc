import { Group, Text } from '@mantine/core';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMeQuery } from '../../../../people/ui/me.tsx';
import { Alone } from '../queue/Alone.tsx';
import { hasSecret } from '../secret.ts';

/**
 * Not there, or not for this person: both look the same. `before`: it was there a moment ago, at
 * this very page.
 */
export function Nothing({
  session,
  before,
}: {
  readonly session: string;
  readonly before: boolean;
}) {
  const t = useTranslations('door.gone');
  const sessions = useTranslations('door.lobby')('sessions');
  const signedIn = Boolean(useMeQuery().data?.person);
  return (
    <Alone title={before ? t('unavailable') : t('unknown')}>
      <Text mb="lg">
        {before ? t('unavailableLead') : signedIn ? t('unknownLead') : t('unknownGuest')}
      </Text>
      <Group>
        {signedIn ? (
          <>
            {!before && (
              <LinkButton to="/sessions/$id" params={{ id: session }}>
                {t('check')}
              </LinkButton>
            )}
            <LinkButton to="/" variant="default">
              {sessions}
            </LinkButton>
          </>
        ) : (
          <LinkButton
            to="/sign-in"
            search={{ next: hasSecret() ? '/join' : `/sessions/${session}/lobby` }}
            variant="default"
          >
            {t('signIn')}
          </LinkButton>
        )}
      </Group>
    </Alone>
  );
}
