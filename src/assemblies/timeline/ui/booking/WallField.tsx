import { TextInput } from '@mantine/core';
import { ClockChange, useNever } from '../../../../sessions/ui/ClockChange.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';

type Props = {
  readonly label: string;
  /** What the clock on the wall shows, as it is typed. */
  readonly wall: string;
  readonly onType: (wall: string) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
};
/** A time on the wall of whoever looks; says when it never comes, or comes twice. */
export function WallField({ label, wall, onType, error, disabled = false }: Props) {
  const { zone } = useTimes();
  const never = useNever();
  return (
    <div>
      <TextInput
        type="datetime-local"
        max="2099-12-31T23:59"
        label={label}
        value={wall}
        error={never(wall, zone) ?? error}
        disabled={disabled}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <ClockChange wall={wall} zone={zone} onTake={onType} />
    </div>
  );
}
