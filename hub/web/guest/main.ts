// SPDX-License-Identifier: Apache-2.0
// The guest page: from the card's address to the room on the screen, and what is pressed there on its way to the hub.
// What is shown as done was confirmed by the room; until then the page says what it waits for.
import { button, el, replace } from './dom';
import { type Complaint, type Feedback, type OwnRoom, type Scene, type Service, stepped, tokenIn, type Units, type Why } from './model';
import { ask, type Result } from './net';
import { type Acts, roomPage, type RoomPage } from './room_page';
import { chooseLanguage, chooseUnits, chosenLanguage, chosenUnits } from './settings';
import type { GuestText } from './text/guest_text';
import { directionOf, LANGUAGES, languageOf } from './text/languages';

/** Looks while the room is expected to answer, and while nothing is. */
const LOOK_SOON_MS = 1500;
const LOOK_MS = 5000;
/** So many presses of a stepper are one wish. */
const GATHER_MS = 700;

const place = document.getElementById('page')!;

let room: OwnRoom | null = null;
let page: RoomPage | null = null;
let wish: { temperature?: number; scene?: Scene; service?: Service } = {};
let gathering = 0;
/** Changes that the hub has not answered. */
let open = 0;
let trouble: 'none' | 'offline' | 'tooFast' | 'failed' = 'none';
let why: Why | null = null;
let feedback: Feedback | null = null;
let looking = 0;
let asked = 0;

const tag = (): string =>
  languageOf([chosenLanguage(), room && room.language].concat(navigator.languages || [navigator.language]));
const text = (): GuestText => LANGUAGES[tag()]!;
const units = (): Units => chosenUnits() || (room ? room.units : 'celsius');

function speak(): void {
  document.documentElement.lang = tag();
  document.documentElement.dir = directionOf(tag());
}

function message(present: OwnRoom): { message: string; kind: string } {
  const t = text();
  if (trouble === 'offline') return { message: t.offline, kind: 'bad' };
  if (trouble === 'tooFast') return { message: t.tooFast, kind: 'bad' };
  if (trouble === 'failed') return { message: t.failed, kind: 'bad' };
  if (open > 0 || gathering !== 0) return { message: t.state.sending, kind: 'busy' };
  const kinds = { confirmed: 'good', sent: 'busy', unreachable: 'bad', refused: 'bad' };
  return { message: t.state[present.state], kind: kinds[present.state] };
}

function draw(): void {
  if (!room || !page) return;
  page.update({
    room,
    wanted: wish.temperature === undefined ? room.temperature.wanted : wish.temperature,
    scene: wish.scene === undefined ? room.scene : wish.scene,
    service: wish.service === undefined ? room.service : wish.service,
    why,
    feedback,
    ...message(room),
  });
}

/** Builds the page anew; `focus` names what had it before. */
function build(focus?: string): void {
  speak();
  page = roomPage(tag(), units(), acts);
  replace(place, page.root);
  draw();
  const target = focus && document.getElementById(focus);
  if (target) target.focus();
}

/** Instead of the room: why it is not to be seen, and what helps. */
function refuse(reason: 'ended' | 'scan' | 'busy' | 'away' | 'left', again?: () => void): void {
  room = page = null;
  clearTimeout(looking);
  speak();
  const t = text();
  const says = reason === 'left' ? t.left : t.refusal[reason];
  const parts = reason === 'ended' ? [el('h1', {}, t.refusal.title), el('p', {}, says)] : [el('h1', {}, says)];
  const more = again ? [button(t.refusal.again, again, 'wide-button')] : [];
  document.title = reason === 'ended' ? t.refusal.title : says;
  replace(place, el('main', { class: 'refusal' }, el('div', { role: 'alert' }, ...parts), ...more));
}

function seen(present: OwnRoom): void {
  const isFirst = room === null;
  room = present;
  if (trouble === 'offline') trouble = 'none';
  if (isFirst) build();
  else draw();
  lookLater();
}

function lookLater(): void {
  clearTimeout(looking);
  const soon = room !== null && (room.state === 'sent' || open > 0);
  looking = setTimeout(look, soon ? LOOK_SOON_MS : LOOK_MS);
}

function look(): void {
  if (document.hidden) return lookLater();
  const mine = ++asked;
  void ask<OwnRoom>('GET', 'room').then((answer) => {
    // What was asked before a change tells how it was before.
    if (mine !== asked) return;
    if (answer.ok) return seen(answer.value);
    if (answer.status === 401 || answer.status === 403) return refuse(room ? 'ended' : 'scan');
    if (!room) return refuse('away', start);
    trouble = 'offline';
    draw();
    lookLater();
  });
  if (why) void ask<Why>('GET', 'room/why').then((answer) => {
    if (answer.ok && why) why = answer.value;
  });
}

/** What came of a change: then the room is looked at, which says how it is now. */
function settle(answer: Result<unknown>): void {
  open -= 1;
  trouble = answer.ok ? 'none' : answer.status === 429 ? 'tooFast' : answer.status === 0 ? 'offline' : 'failed';
  if (!answer.ok && answer.status === 401) return refuse('ended');
  const done = (): void => {
    // A later press is still on its way: its wish stays.
    if (open === 0 && gathering === 0) wish = {};
    draw();
  };
  const mine = ++asked;
  void ask<OwnRoom>('GET', 'room').then((present) => {
    if (mine === asked && present.ok) room = present.value;
    done();
    lookLater();
  });
}

function send(change: { temperature?: number; scene?: Scene; service?: Service }): void {
  open += 1;
  trouble = 'none';
  draw();
  void ask('PATCH', 'room', change).then(settle);
}

const acts: Acts = {
  step(direction) {
    if (!room) return;
    const from = wish.temperature === undefined ? room.temperature.wanted : wish.temperature;
    wish.temperature = stepped(from, direction, units(), room.temperature.min, room.temperature.max);
    clearTimeout(gathering);
    gathering = setTimeout(() => {
      gathering = 0;
      send({ temperature: wish.temperature! });
    }, GATHER_MS);
    draw();
  },
  scene(scene) {
    wish.scene = scene;
    send({ scene });
  },
  service(service) {
    wish.service = service;
    send({ service });
  },
  complain(complaint: Complaint) {
    open += 1;
    feedback = null;
    draw();
    void ask<Feedback>('POST', 'feedback', { complaint }).then((answer) => {
      if (answer.ok) feedback = answer.value;
      settle(answer);
    });
  },
  why() {
    if (why) {
      why = null;
      return draw();
    }
    void ask<Why>('GET', 'room/why').then((answer) => {
      if (answer.ok) why = answer.value;
      else trouble = 'offline';
      draw();
    });
  },
  remember(keep) {
    open += 1;
    draw();
    const kept = keep ? { keep, language: tag(), units: units() } : { keep };
    void ask('PUT', 'memory', kept).then(settle);
  },
  language(chosen) {
    chooseLanguage(chosen);
    build('language');
  },
  units(chosen) {
    chooseUnits(chosen);
    build(chosen);
  },
  leave() {
    void ask('DELETE', 'session').then((answer) => {
      if (answer.ok) return refuse('left');
      trouble = 'offline';
      draw();
    });
  },
};

function enter(token: string): void {
  void ask<OwnRoom>('POST', 'session', { token }).then((answer) => {
    if (answer.ok) return seen(answer.value);
    if (answer.status === 401 || answer.status === 422) return refuse('ended');
    refuse(answer.status === 429 ? 'busy' : 'away', () => enter(token));
  });
}

/** The token leaves the address at once: it is not to stand in the history, nor on a photo of the screen. */
function start(): void {
  const token = tokenIn(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  room = page = null;
  speak();
  replace(place, el('p', { class: 'loading', role: 'status' }, text().loading));
  if (token) enter(token);
  else look();
}

addEventListener('hashchange', () => {
  if (tokenIn(location.hash)) start();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && room) look();
});
start();
