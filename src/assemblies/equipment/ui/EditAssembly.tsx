import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { isLost, Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { InControl, type Here } from '../../../people/organisation/ui/InControl.tsx';
import { equipmentApi, loadSettings, settingsKey, type Equipment } from './api.ts';
import { AssemblyForm } from './AssemblyForm.tsx';
import { blank, bodyOf, changesOf, copied, filled, type Values } from './form.ts';

const useSettings = (id: string) =>
  useQuery({
    queryKey: settingsKey(id),
    queryFn: ({ signal }) => loadSettings(id, signal),
    enabled: id !== '',
    meta: { topic: `assembly:${id}` },
  });

/** A new assembly, perhaps like another one, or one that is there. */
export function EditAssembly() {
  const { id } = useParams({ strict: false }) as { readonly id?: string };
  return id ? <Existing key={id} id={id} /> : <Fresh />;
}
const useCrumbs = () => {
  const t = useTranslations('assemblies.equipment');
  return [{ label: t('title'), to: '/control/assemblies' }];
};

function Fresh() {
  const t = useTranslations('assemblies.equipment');
  const { like = '' } = useSearch({ strict: false }) as { readonly like?: string };
  const crumbs = useCrumbs();
  const model = useSettings(like);
  return (
    <InControl title={t('form.new')} crumbs={crumbs} narrow>
      {(here) =>
        like === '' ? (
          <Making here={here} initial={blank} />
        ) : (
          <Waiting query={model} as="form">
            {(found) => (
              <Making here={here} initial={copied(found, t('form.copy', { name: found.name }))} />
            )}
          </Waiting>
        )
      }
    </InControl>
  );
}

function Making({ here, initial }: { readonly here: Here; readonly initial: Values }) {
  const navigate = useNavigate();
  return (
    <AssemblyForm
      organisation={here.id}
      initial={initial}
      fresh
      submit={(values) =>
        equipmentApi('POST /api/organisations/{id}/assemblies', {
          params: { id: here.id },
          body: bodyOf(values),
        })
      }
      then={() => void navigate({ to: '/control/assemblies' })}
    />
  );
}

function Existing({ id }: { readonly id: string }) {
  const t = useTranslations();
  const crumbs = useCrumbs();
  const settings = useSettings(id);
  const lost = isLost(settings.error);
  return (
    <InControl
      title={lost ? t('base.ui.unknownTitle') : settings.data?.name}
      crumbs={crumbs}
      narrow
    >
      {() =>
        lost ? (
          <Empty
            title={t('base.ui.unknownTitle')}
            action={<LinkButton to="/control/assemblies">{crumbs[0]!.label}</LinkButton>}
          >
            {t('base.ui.unknown')}
          </Empty>
        ) : (
          <Waiting query={settings} as="form">
            {(found) => <Editing equipment={found} />}
          </Waiting>
        )
      }
    </InControl>
  );
}

/** As it was when the page opened; what others change meanwhile is told. */
function Editing({ equipment }: { readonly equipment: Equipment }) {
  const t = useTranslations('assemblies.equipment.form');
  const [base, setBase] = useState(equipment);
  const initial = filled(base);
  return (
    <>
      {base.retired !== null && (
        <Alert color="gray" mb="lg">
          {t('isRetired')}
        </Alert>
      )}
      <AssemblyForm
        key={base.version}
        organisation={base.organisation.id}
        initial={initial}
        fresh={false}
        submit={(values) =>
          equipmentApi('PATCH /api/assemblies/{id}', {
            params: { id: base.id },
            body: changesOf(initial, values),
            version: base.version,
          })
        }
        then={setBase}
        reload={equipment.version > base.version ? () => setBase(equipment) : null}
      />
    </>
  );
}
