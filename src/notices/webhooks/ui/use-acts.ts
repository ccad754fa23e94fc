import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { messagesApi, webhooksApi, type Webhook } from './api.ts';

/** What an admin does with one webhook. */
export function useActs(
  organisation: string,
  { id, name, on }: Webhook,
  {
    renewed,
    removed,
  }: { readonly renewed: (secret: string) => void; readonly removed: () => void },
) {
  const t = useTranslations('webhooks.ui');
  const confirm = useConfirm();
  const params = { id: organisation, webhook: id };
  const changes = ['journal'];
  const turn = useAct(
    () =>
      webhooksApi('PATCH /api/organisations/{id}/webhooks/{webhook}', {
        params,
        body: { on: !on },
      }),
    { changes, done: t(on ? 'off.done' : 'on.done', { name }) },
  );
  const renew = useAct(
    () => webhooksApi('POST /api/organisations/{id}/webhooks/{webhook}/secrets', { params }),
    { changes, then: ({ secret }) => renewed(secret) },
  );
  const remove = useAct(
    () => webhooksApi('DELETE /api/organisations/{id}/webhooks/{webhook}', { params }),
    { changes, done: t('remove.done', { name }), then: removed },
  );
  const test = useAct(() =>
    messagesApi('POST /api/organisations/{id}/webhooks/{webhook}/tests', { params }),
  );
  const replay = useAct(
    (from: number) =>
      messagesApi('POST /api/organisations/{id}/webhooks/{webhook}/replays', {
        params,
        body: { from },
      }),
    { changes, done: ({ count }) => t('replay.done', { count }) },
  );
  const asked =
    (what: 'renew' | 'remove', act: () => void, danger: boolean) => async (): Promise<void> => {
      const question = { title: t(`${what}.title`, { name }), body: t(`${what}.says`) };
      if (await confirm({ ...question, confirm: t(`${what}.action`), danger })) act();
    };
  return {
    turn: () => turn.mutate(),
    renew: () => void asked('renew', renew.mutate, false)(),
    remove: () => void asked('remove', remove.mutate, true)(),
    test,
    replay: async (from: number): Promise<void> => {
      const question = { title: t('replay.title', { from: String(from) }), body: t('replay.says') };
      if (await confirm({ ...question, confirm: t('replay.action') })) replay.mutate(from);
    },
  };
}
export type WebhookActs = ReturnType<typeof useActs>;
