// SPDX-License-Identifier: Apache-2.0
// Colour, icon and text for states of rooms: always all three, so that none has to be told by its colour.
import type { Condition, Service } from '../net/types';
import type { Severity, Stand } from '../state/facts';
import { t } from '../text/text';
import { Icon, type IconName } from './icon';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'held' | 'plain';

const STANDS: Record<Stand, [Tone, IconName]> = {
  problem: ['bad', 'alert'],
  held: ['held', 'wrench'],
  getting_ready: ['warn', 'clock'],
  ready: ['good', 'check'],
  guest_in: ['info', 'person'],
  guest_out: ['info', 'away'],
  staff_in: ['held', 'staff'],
  vacant: ['plain', 'door'],
};

const CONDITIONS: Record<Condition, [Tone, IconName]> = {
  dirty: ['warn', 'broom'],
  pickup: ['warn', 'broom'],
  clean: ['plain', 'check'],
  inspected: ['good', 'sparkle'],
};

const SEVERITIES: Record<Severity, [Tone, IconName]> = {
  critical: ['bad', 'alert'],
  serious: ['warn', 'alert'],
  minor: ['plain', 'flag'],
};

export const toneOf = (stand: Stand): Tone => STANDS[stand][0];

export function Mark({ tone, icon, text }: { tone: Tone; icon: IconName; text: string }) {
  return (
    <span class={`mark ${tone}`}>
      <Icon name={icon} />
      <span>{text}</span>
    </span>
  );
}

export function StandMark({ stand, text }: { stand: Stand; text?: string }) {
  const [tone, icon] = STANDS[stand];
  return <Mark tone={tone} icon={icon} text={text ?? t.stand[stand]} />;
}

export function ConditionMark({ condition }: { condition: Condition }) {
  const [tone, icon] = CONDITIONS[condition];
  return <Mark tone={tone} icon={icon} text={t.condition[condition] ?? condition} />;
}

export function SeverityMark({ severity }: { severity: Severity }) {
  const [tone, icon] = SEVERITIES[severity];
  return <Mark tone={tone} icon={icon} text={t.severity[severity]} />;
}

export function ServiceMark({ service, short }: { service: Service; short?: boolean }) {
  if (service === 'none') return null;
  const text = short ? t.serviceShort[service] : t.service[service];
  const dnd = service === 'do_not_disturb';
  return <Mark tone={dnd ? 'held' : 'warn'} icon={dnd ? 'moon' : 'sparkle'} text={text ?? service} />;
}
