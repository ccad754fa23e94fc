import { Alert, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { devices } from './devices.ts';
import type { Devices, Kind } from './devices.ts';
import { LevelMeter } from './LevelMeter.tsx';

const kinds: readonly Kind[] = ['microphone', 'camera'];

/** Which devices are used, with a meter for the microphone. */
export function DeviceSelects({ state }: { readonly state: Devices }) {
  const t = useTranslations('rooms.devices');
  const { speaker } = state.choices;
  return (
    <Stack gap="sm">
      {kinds.map((kind) => (
        <div key={kind}>
          <NativeSelect
            label={t(kind)}
            data={
              state.choices[kind].length > 0
                ? state.choices[kind].map(({ id, label }) => ({ value: id, label }))
                : [
                    {
                      value: '',
                      label: state[kind].trouble === 'missing' ? t('none') : t('standard'),
                    },
                  ]
            }
            value={state[kind].track?.getSettings().deviceId ?? state[kind].chosen ?? ''}
            disabled={state.choices[kind].length === 0}
            onChange={(event) => devices.choose(kind, event.currentTarget.value)}
          />
          {kind === 'microphone' && <LevelMeter track={state.microphone.track} />}
        </div>
      ))}
      {speaker.length > 0 && (
        <NativeSelect
          label={t('speaker')}
          data={speaker.map(({ id, label }) => ({ value: id, label }))}
          value={state.speaker ?? speaker[0]!.id}
          onChange={(event) => devices.choose('speaker', event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}

/**
 * What is wrong with the devices, and how the person mends it; one message when both have the same
 * trouble.
 */
export function DeviceTroubles({ state }: { readonly state: Devices }) {
  const t = useTranslations('rooms.devices');
  const troubled = kinds.filter((kind) => state[kind].on && state[kind].trouble !== null);
  const both = troubled.length === 2 && state.microphone.trouble === state.camera.trouble;
  const shown = both
    ? [{ kind: 'both', which: kinds }]
    : troubled.map((kind) => ({ kind, which: [kind] }));
  return (
    <Stack gap="xs" role="status">
      {shown.map(({ kind, which }) => {
        const trouble = state[which[0]!].trouble ?? 'broken';
        return (
          <Alert
            key={kind}
            color="amber"
            variant="light"
            icon={<IconAlertTriangle aria-hidden />}
            title={t(`trouble.${trouble}`, { kind })}
          >
            <Text size="sm" mb={trouble === 'insecure' ? 0 : 'xs'}>
              {t(`mend.${trouble}`, { kind })}
            </Text>
            {trouble !== 'insecure' && (
              <Button size="xs" variant="default" onClick={() => devices.retry(...which)}>
                {t('retry')}
              </Button>
            )}
          </Alert>
        );
      })}
    </Stack>
  );
}
