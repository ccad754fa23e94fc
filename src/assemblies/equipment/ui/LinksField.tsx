import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { MOST, NAME } from '../rules.ts';
import type { Values } from './form.ts';

/** Documents: what each is called, and where it is. */
export function LinksField({ form }: { readonly form: UseFormReturnType<Values> }) {
  const t = useTranslations('assemblies.equipment.form');
  const id = useId();
  const { links } = form.getValues();
  return (
    <div role="group" aria-labelledby={id}>
      <Input.Label component="div" id={id}>
        {t('links')}
      </Input.Label>
      <Input.Description mb="xs">{t('linksHint')}</Input.Description>
      <Stack gap="xs">
        {links.map((_, place) => (
          <Group key={place} gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              aria-label={t('linkTitle', { number: String(place + 1) })}
              placeholder={t('linkTitlePlaceholder')}
              maxLength={roomFor(NAME)}
              flex={1}
              {...form.getInputProps(`links.${place}.title`)}
            />
            <TextInput
              aria-label={t('linkAddress', { number: String(place + 1) })}
              placeholder="https://"
              type="url"
              maxLength={2000}
              flex={2}
              {...form.getInputProps(`links.${place}.address`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('linkRemove', { number: String(place + 1) })}
              onClick={() => form.removeListItem('links', place)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {links.length < MOST && (
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => form.insertListItem('links', { title: '', address: '' })}
            >
              {t('linkAdd')}
            </Button>
          </Group>
        )}
      </Stack>
    </div>
  );
}
