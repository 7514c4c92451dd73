// SPDX-License-Identifier: Apache-2.0
// The room on the screen: built once for a language and a unit, then only brought up to date. Knows nothing of the
// network: what is pressed goes to `acts`.
import { button, el, press, replace, section, show, write } from './dom';
import { type Complaint, degrees, type Feedback, fill, hour, type OwnRoom, reasonOf, type Scene, type Service, type Units, type Why } from './model';
import { feedbackText, whyItems } from './sentences';
import type { GuestText } from './text/guest_text';
import { directionOf, LANGUAGES } from './text/languages';

export interface Acts {
  step(direction: 1 | -1): void;
  scene(scene: Scene): void;
  service(service: Service): void;
  complain(complaint: Complaint): void;
  why(): void;
  remember(keep: boolean): void;
  language(tag: string): void;
  units(units: Units): void;
  leave(): void;
}

/** What is known and what was pressed. */
export interface Shown {
  room: OwnRoom;
  /** Wishes that the hub has not heard yet. */
  wanted: number;
  scene: Scene | null;
  service: Service;
  message: string;
  kind: string;
  why: Why | null;
  feedback: Feedback | null;
}

export interface RoomPage {
  root: HTMLElement;
  update(shown: Shown): void;
}

const SCENES: Scene[] = ['welcome', 'relax', 'read', 'night', 'off'];
const COMPLAINTS: Complaint[] = ['too_cold', 'too_warm', 'too_dark', 'too_bright'];

function temperaturePart(t: GuestText, tag: string, units: Units, acts: Acts) {
  const text = (celsius: number): string => degrees(celsius, units, tag);
  const now = el('p', { class: 'soft' });
  const cooler = button('−', () => acts.step(-1), 'step');
  const warmer = button('+', () => acts.step(1), 'step');
  cooler.setAttribute('aria-label', t.cooler);
  warmer.setAttribute('aria-label', t.warmer);
  const value = el('output', { class: 'value', dir: 'ltr', 'aria-live': 'polite' });
  const wanted = el('p', { class: 'wanted' }, el('span', { class: 'soft' }, t.wanted), value);
  const limits = el('p', { class: 'soft small' });
  const held = el('p', { class: 'held' });
  const root = section('temperature', t.temperature, now, el('div', { class: 'stepper' }, cooler, wanted, warmer), limits, held);
  return {
    root,
    update({ room, wanted: wish }: Shown): void {
      const c = room.temperature;
      write(now, c.air === null ? t.noAir : fill(t.now, { t: text(c.air) }));
      write(value, text(wish));
      write(limits, fill(t.limits, { min: text(c.min), max: text(c.max) }));
      cooler.disabled = wish <= c.min;
      warmer.disabled = wish >= c.max;
      const isOther = c.setpoint === null || Math.abs(c.setpoint - c.wanted) >= 0.05;
      show(held, isOther && room.state !== 'sent' && wish === c.wanted);
      const kept =
        c.setpoint === null
          ? fill(t.heldBetween, { min: text(c.heat), max: text(c.cool) })
          : fill(t.heldAt, { t: text(c.setpoint) });
      const until = c.until === null ? '' : ` (${fill(t.until, { time: hour(c.until, room.utc_offset_min, tag) })})`;
      write(held, `${kept} ${t.reasons[reasonOf(c.because)]}${until}`);
    },
  };
}

function lightPart(t: GuestText, acts: Acts) {
  const buttons = SCENES.map((scene) => button(t.scenes[scene], () => acts.scene(scene)));
  return {
    root: section('light', t.light, el('div', { class: 'choices' }, ...buttons)),
    update: ({ scene }: Shown): void => buttons.forEach((each, i) => press(each, SCENES[i] === scene)),
  };
}

function servicePart(t: GuestText, acts: Acts) {
  const services: [Service, string][] = [
    ['do_not_disturb', t.doNotDisturb],
    ['make_up_room', t.makeUp],
    ['make_up_room_now', t.makeUpNow],
  ];
  let present: Service = 'none';
  const buttons = services.map(([service, text]) =>
    button(text, () => acts.service(service === present ? 'none' : service)),
  );
  return {
    root: section('service', t.service, el('div', { class: 'choices wide' }, ...buttons)),
    update({ service }: Shown): void {
      present = service;
      buttons.forEach((each, i) => press(each, services[i]![0] === service));
    },
  };
}

function feelPart(t: GuestText, tag: string, units: Units, acts: Acts) {
  const buttons = COMPLAINTS.map((complaint) => button(t.complaints[complaint], () => acts.complain(complaint)));
  const answer = el('p', { class: 'answer', role: 'status' });
  return {
    root: section('feel', t.feel, el('div', { class: 'choices' }, ...buttons), answer),
    update({ feedback, room }: Shown): void {
      const text = feedback ? feedbackText(feedback, t, tag, units, room.utc_offset_min) : '';
      write(answer, text);
    },
  };
}

function whyPart(t: GuestText, tag: string, units: Units, acts: Acts) {
  const list = el('ul', { class: 'reasons' });
  const open = button(t.why, acts.why, 'wide-button');
  open.setAttribute('aria-expanded', 'false');
  let last = '';
  return {
    root: el('section', {}, open, list),
    update({ why, room }: Shown): void {
      open.setAttribute('aria-expanded', String(why !== null));
      const items = why ? whyItems(why, room, t, tag, units) : [];
      if (items.join('\n') === last) return;
      last = items.join('\n');
      replace(list, ...items.map((item) => el('li', {}, item)));
    },
  };
}

function memoryPart(t: GuestText, acts: Acts) {
  const m = t.memory;
  const text = el('p');
  const keep = button(m.keep, () => acts.remember(true));
  const forget = button(m.forget, () => ask(true));
  const yes = button(m.yes, () => (ask(false), acts.remember(false)));
  const no = button(m.no, () => (ask(false), forget.focus()));
  const sure = el('div', { class: 'sure' }, el('p', {}, m.sure), el('div', { class: 'choices' }, yes, no));
  const both = el('div', { class: 'choices wide' }, keep, forget);
  show(sure, false);
  function ask(open: boolean): void {
    show(sure, open);
    show(both, !open);
    if (open) no.focus();
  }
  return {
    root: section('memory', m.title, text, both, sure),
    update({ room }: Shown): void {
      write(text, m[room.memory]);
      const canChoose = room.memory !== 'shared' && room.memory !== 'unavailable';
      if (sure.hidden) show(both, canChoose);
      show(keep, room.memory !== 'kept');
      show(forget, room.memory !== 'refused');
    },
  };
}

function languagePart(t: GuestText, tag: string, acts: Acts) {
  const select = el('select', { id: 'language', 'aria-label': t.language });
  Object.keys(LANGUAGES).forEach((each) => {
    const option = el('option', { value: each, lang: each, dir: directionOf(each) }, LANGUAGES[each]!.name);
    option.selected = each === tag;
    select.appendChild(option);
  });
  select.addEventListener('change', () => acts.language(select.value));
  return select;
}

function unitsPart(t: GuestText, units: Units, acts: Acts) {
  const both: [Units, string][] = [
    ['celsius', '°C'],
    ['fahrenheit', '°F'],
  ];
  const buttons = both.map(([unit, text]) => {
    const made = button(text, () => acts.units(unit));
    made.id = unit;
    made.dir = 'ltr';
    press(made, unit === units);
    return made;
  });
  return el('div', { class: 'units', role: 'group', 'aria-label': t.units }, ...buttons);
}

export function roomPage(tag: string, units: Units, acts: Acts): RoomPage {
  const t = LANGUAGES[tag]!;
  const hotel = el('p', { class: 'hotel' });
  const title = el('h1');
  const alarm = el('p', { class: 'alarm', role: 'alert' });
  const state = el('p', { class: 'state', role: 'status' });
  const parts = [
    temperaturePart(t, tag, units, acts),
    lightPart(t, acts),
    servicePart(t, acts),
    feelPart(t, tag, units, acts),
    whyPart(t, tag, units, acts),
    memoryPart(t, acts),
  ];
  const top = el('div', { class: 'controls' }, languagePart(t, tag, acts), unitsPart(t, units, acts));
  const root = el(
    'div',
    { class: 'room' },
    el('header', {}, el('div', {}, hotel, title), top),
    el('main', {}, alarm, state, ...parts.map((part) => part.root)),
    el('footer', {}, el('p', { class: 'soft small' }, t.privacy), button(t.leave, acts.leave, 'quiet')),
  );
  return {
    root,
    update(shown: Shown): void {
      write(hotel, shown.room.hotel);
      write(title, fill(t.room, { number: shown.room.number }));
      document.title = `${title.textContent} · ${shown.room.hotel}`;
      const leaveNow = reasonOf(shown.room.temperature.because) === 'evacuation';
      show(alarm, leaveNow);
      write(alarm, leaveNow ? t.reasons.evacuation : '');
      write(state, shown.message);
      state.className = `state ${shown.kind}`;
      parts.forEach((part) => part.update(shown));
    },
  };
}
