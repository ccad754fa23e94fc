import { gate } from '../../../access/gate.ts';
import { knowsGroup, managesGroup } from '../../groups/standing/checks.ts';

export const manageTechnicalUsers = gate('manage-technical-users', knowsGroup, managesGroup);
