import { gate } from '../../../access/gate.ts';

export type Acquaintance = {
  readonly oneself: boolean;
  readonly contact: boolean;
  readonly organisation: boolean;
  readonly group: boolean;
};
export const seePictureGate = gate<'see-picture', Acquaintance>('see-picture', {
  name: 'acquainted',
  passes: ({ oneself, contact, organisation, group }) =>
    oneself || contact || organisation || group,
});
