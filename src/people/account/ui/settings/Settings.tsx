import {
  Button,
  Card,
  FileButton,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { roomFor } from '../../../../base/text/text.ts';
import { useAct, useSave } from '../../../../base/ui/talk/act.ts';
import { Face } from '../../../../base/ui/Face.tsx';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useLanguage, useTranslations } from '../../../../base/ui/talk/words.tsx';
import { isLanguage, languages } from '../../../../words/languages.ts';
import { MyOrganisations } from '../../../organisation/ui/MyOrganisations.tsx';
import { useMe } from '../../../ui/me.tsx';
import { SettingsTabs } from '../../../ui/SettingsTabs.tsx';
import { myApi } from '../api.ts';
import { squarePicture } from './picture.ts';

export function Settings() {
  const t = useTranslations();
  return (
    <Page
      title={t('account.settings.title')}
      narrow
      lead={t.rich('account.settings.more', {
        link: (words) => <LinkAnchor to="/account">{words}</LinkAnchor>,
      })}
    >
      <SettingsTabs />
      <Stack gap="lg">
        <Person />
        <Look />
        <MyOrganisations />
      </Stack>
    </Page>
  );
}

function Person() {
  const t = useTranslations();
  const { form, save } = usePerson();
  return (
    <Card withBorder component="section" aria-labelledby="settings-person">
      <Title order={2} id="settings-person" mb="md">
        {t('account.settings.person')}
      </Title>
      <Stack>
        <Picture />
        <form onSubmit={save.submit}>
          <Stack>
            <Problem error={save.problem} />
            <TextInput
              name="name"
              autoComplete="name"
              maxLength={roomFor(60)}
              label={t('account.fields.name')}
              description={t('account.fields.nameHint')}
              {...form.getInputProps('name')}
            />
            <Select
              label={t('account.settings.language')}
              description={t('account.settings.languageHint')}
              data={languages.map((value) => ({ value, label: t(`shell.languages.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps('language')}
            />
            <Zone form={form} />
            <Group>
              <Button type="submit" loading={save.busy} disabled={!form.isDirty()}>
                {t('account.settings.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}

type Values = { name: string; language: string; zone: string };

function usePerson() {
  const t = useTranslations('account.settings');
  const { person } = useMe();
  const { choose } = useLanguage();
  const form = useForm<Values>({
    initialValues: { name: person.name, language: person.language, zone: person.zone },
  });
  const act = ({ name, language, zone }: Values) =>
    myApi('PATCH /api/me', { body: { name, zone, ...(isLanguage(language) ? { language } : {}) } });
  const save = useSave(form, act, {
    changes: ['me'],
    asks: true,
    done: t('saved'),
    then: (now) => {
      form.setValues(now);
      form.resetDirty(now);
      choose(now.language);
    },
  });
  return { form, save };
}

function Zone({ form }: { readonly form: UseFormReturnType<Values> }) {
  const t = useTranslations('account.settings');
  const { person } = useMe();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = useMemo(
    () => [...new Set(['UTC', here, person.zone, ...Intl.supportedValuesOf('timeZone')])].sort(),
    [here, person.zone],
  );
  return (
    <>
      <Select
        label={t('zone')}
        description={t('zoneHint')}
        data={zones}
        searchable
        allowDeselect={false}
        // typing replaces the chosen one instead of being put behind it
        onClick={(event) => event.currentTarget.select()}
        onFocus={(event) => event.currentTarget.select()}
        nothingFoundMessage="–"
        {...form.getInputProps('zone')}
      />
      {form.getValues().zone !== here && (
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => form.setFieldValue('zone', here)}
          >
            {t('zoneHere', { zone: here })}
          </Button>
        </Group>
      )}
    </>
  );
}

function Picture() {
  const t = useTranslations('account.settings');
  const { person } = useMe();
  const put = useAct((bytes: string) => myApi('PUT /api/me/picture', { body: { bytes } }), {
    changes: ['me'],
  });
  const remove = useAct(() => myApi('DELETE /api/me/picture'), { changes: ['me'] });
  const choose = async (file: File | null): Promise<void> => {
    if (!file) return;
    try {
      put.mutate(await squarePicture(file));
    } catch {
      notifications.show({ message: t('pictureBroken'), color: 'red' });
    }
  };
  return (
    <Group gap="lg" wrap="nowrap" align="center">
      <Face person={person} size={72} />
      <div>
        <Text size="sm" fw={500}>
          {t('picture')}
        </Text>
        <Text size="xs" c="dimmed" mb={6}>
          {t('pictureHint')}
        </Text>
        <Group gap="xs">
          <FileButton
            onChange={(file) => void choose(file)}
            accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          >
            {(props) => (
              <Button {...props} variant="default" size="xs" loading={put.isPending}>
                {person.picture ? t('changePicture') : t('choosePicture')}
              </Button>
            )}
          </FileButton>
          {person.picture && (
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              onClick={() => remove.mutate()}
              loading={remove.isPending}
            >
              {t('removePicture')}
            </Button>
          )}
        </Group>
      </div>
    </Group>
  );
}

const looks = ['auto', 'light', 'dark'] as const;

function Look() {
  const t = useTranslations();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Card withBorder component="section" aria-labelledby="settings-look">
      <Title order={2} id="settings-look" mb={4}>
        {t('account.settings.look')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('account.settings.lookHint')}
      </Text>
      <SegmentedControl
        aria-labelledby="settings-look"
        value={colorScheme}
        data={looks.map((value) => ({ value, label: t(`shell.looks.${value}`) }))}
        onChange={(value) => setColorScheme(looks.find((known) => known === value) ?? 'auto')}
      />
    </Card>
  );
}
