import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { isLost, Waiting } from '../../../base/ui/Waiting.tsx';
import { useTechnicalUser, type OneTechnicalUser } from './api.ts';
import { NameDialog } from './NameDialog.tsx';
import { TokenList } from './TokenList.tsx';
import { useRemoval } from './use-removal.ts';

/** One technical user and its tokens. */
export function TechnicalUserPage() {
  const t = useTranslations('technical');
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const user = useTechnicalUser(id);
  if (isLost(user.error)) return <Gone />;
  const found = user.data;
  return (
    <Page
      title={found?.name}
      lead={found && t('one', { group: found.group.name })}
      crumbs={found ? [{ label: found.group.name, to: pageOf(found) }] : []}
      actions={found && <Changes user={found} />}
    >
      <Waiting query={user}>{(one) => <TokenList of={one} />}</Waiting>
    </Page>
  );
}
const pageOf = ({ group }: OneTechnicalUser): string => `/administration/groups/${group.id}`;

function Changes({ user }: { readonly user: OneTechnicalUser }) {
  const t = useTranslations('technical');
  const navigate = useNavigate();
  const [naming, { open, close }] = useDisclosure(false);
  const remove = useRemoval(
    user,
    () =>
      void navigate({
        to: '/administration/groups/$id',
        params: { id: user.group.id },
        search: { tab: 'technical' },
      }),
  );
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('rename.action')}
      </Button>
      <Button variant="light" color="red" onClick={remove}>
        {t('remove.action')}
      </Button>
      <NameDialog what={{ id: user.id, name: user.name }} opened={naming} onClose={close} />
    </>
  );
}

function Gone() {
  const t = useTranslations();
  return (
    <Page title={t('base.ui.unknownTitle')}>
      <Empty
        title={t('base.ui.unknownTitle')}
        action={<LinkButton to="/administration/groups">{t('groups.title')}</LinkButton>}
      >
        {t('base.ui.unknown')}
      </Empty>
    </Page>
  );
}
