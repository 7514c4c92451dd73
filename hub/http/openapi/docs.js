// SPDX-License-Identifier: Apache-2.0
// Draws openapi.json for people. Texts become text nodes, never markup.
'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const pretty = (value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));
const code = (value) => element('pre', { tabindex: '0' }, element('code', {}, pretty(value)));

function table(heads, rows) {
  if (rows.length === 0) return null;
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)));
  const lines = rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))));
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...lines));
}

/** A schema with what it refers to, one name at a time: the same name again stays a name. */
function spelledOut(schema, all, seen = []) {
  if (Array.isArray(schema)) return schema.map((each) => spelledOut(each, all, seen));
  if (schema === null || typeof schema !== 'object') return schema;
  const name = schema.$ref?.split('/').pop();
  if (name && seen.includes(name)) return { is: name };
  if (name) return spelledOut({ ...all[name], ...schema, $ref: undefined }, all, [...seen, name]);
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, spelledOut(value, all, seen)]));
}

function media(what, all) {
  const parts = [];
  for (const [type, content] of Object.entries(what?.content ?? {})) {
    if (type === 'application/problem+json') continue;
    parts.push(element('p', { class: 'soft' }, type));
    if (content.example !== undefined) parts.push(code(content.example));
    if (content.schema && Object.keys(content.schema).length > 0) {
      const unfolded = element('details', {}, element('summary', {}, 'Schema'));
      unfolded.addEventListener('toggle', () => unfolded.children.length > 1 || unfolded.append(
        element('div', {}, code(spelledOut(content.schema, all)))));
      parts.push(unfolded);
    }
  }
  return parts;
}

function whoMay(access) {
  if (access.open) return 'Everybody, without showing who they are.';
  const scope = access.scope ? ` Programs need the scope ${access.scope}.` : '';
  const guests = access.guest_data ? ' Answers may hold guest data.' : ' Answers hold no guest data.';
  return `${access.roles.join(', ')}.${scope}${guests}`;
}

function details(operation, components) {
  const all = components.schemas;
  const parameters = operation.parameters.map((one) => (one.$ref ? components.parameters[one.$ref.split('/').pop()] : one)).map((one) => [
    element('code', {}, one.name), one.in, one.description ?? '',
  ]);
  const refusals = Object.entries(operation.responses)
    .filter(([, answer]) => answer.content?.['application/problem+json'])
    .map(([status, answer]) => [status, answer.description]);
  const parts = [
    operation.description ? element('p', {}, operation.description) : null,
    element('h3', {}, 'Who may'),
    element('p', {}, whoMay(operation['x-access'])),
    parameters.length > 0 ? element('h3', {}, 'Parameters') : null,
    table(['name', 'where', 'meaning'], parameters),
  ];
  if (operation.requestBody) parts.push(element('h3', {}, 'Body'), ...media(operation.requestBody, all));
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answer.content?.['application/problem+json']) continue;
    parts.push(element('h3', {}, `${status}: ${answer.description}`), ...media(answer, all));
  }
  parts.push(element('h3', {}, 'Refusals'), table(['status', 'codes'], refusals));
  return element('div', {}, ...parts);
}

function drawn(method, path, operation, components) {
  const made = element('details', {},
    element('summary', {},
      element('span', { class: 'method' }, method.toUpperCase()), element('code', {}, path),
      element('span', { class: 'words' }, operation.summary ?? '')));
  made.dataset.words = `${method} ${path} ${operation.summary ?? ''} ${operation['x-access'].roles.join(' ')} ${
    operation['x-access'].scope ?? ''}`.toLowerCase();
  // What is never unfolded is never drawn.
  made.addEventListener('toggle', () => made.children.length > 1 || made.append(details(operation, components)));
  return made;
}

function draw(api) {
  document.getElementById('about').textContent = api.info.description;
  const main = document.getElementById('operations');
  for (const tag of api.tags) {
    const section = element('section', {}, element('h2', {}, tag.name), element('p', { class: 'soft' }, tag.description));
    for (const [path, methods] of Object.entries(api.paths)) {
      for (const method of METHODS) {
        const operation = methods[method];
        if (operation?.tags?.includes(tag.name)) section.append(drawn(method, path, operation, api.components));
      }
    }
    main.append(section);
  }
  const search = document.getElementById('search');
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    let shown = 0;
    for (const section of main.children) {
      const all = [...section.querySelectorAll(':scope > details')];
      for (const one of all) one.hidden = !one.dataset.words.includes(wanted);
      section.hidden = all.every((one) => one.hidden);
      shown += all.filter((one) => !one.hidden).length;
    }
    document.getElementById('count').textContent = `${shown} operations`;
  };
  search.addEventListener('input', filter);
  filter();
}

fetch('/api/v1/openapi.json')
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`HTTP ${answer.status}`))))
  .then(draw)
  .catch((error) => {
    document.getElementById('about').textContent = `The document cannot be loaded: ${error.message}. Load the page again.`;
  });
