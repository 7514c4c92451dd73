// SPDX-License-Identifier: Apache-2.0
// Which boards somebody looks for. Pure.
import type { Device } from '../net/admin_types';

export const DEVICE_FILTERS = ['all', 'problem', 'away', 'restarted', 'stranger'] as const;
export type DeviceFilter = (typeof DEVICE_FILTERS)[number];

export const isStranger = (device: Device): boolean => device.number === null;

function fits(device: Device, filter: DeviceFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'away':
      return !isStranger(device) && device.link !== 'online';
    case 'restarted':
      return device.restarts > 0;
    case 'stranger':
      return isStranger(device);
    case 'problem':
      return (
        device.faults.length > 0 ||
        (!isStranger(device) && device.link !== 'online') ||
        device.delivery === 'rejected' ||
        device.delivery === 'unconfirmed'
      );
  }
}

export function findDevices(devices: readonly Device[], filter: DeviceFilter, search: string): Device[] {
  const wanted = search.trim().toLowerCase();
  return devices.filter(
    (device) =>
      fits(device, filter) &&
      (wanted === '' || device.id.includes(wanted) || (device.number ?? '').toLowerCase().startsWith(wanted)),
  );
}

export function countDevices(devices: readonly Device[]): Record<DeviceFilter, number> {
  const counts = { all: 0, problem: 0, away: 0, restarted: 0, stranger: 0 };
  for (const device of devices) for (const filter of DEVICE_FILTERS) if (fits(device, filter)) counts[filter] += 1;
  return counts;
}
