// SPDX-License-Identifier: Apache-2.0
// Makes elements. No markup is ever read from text, so that nothing that is shown can be more than text.
type Child = Node | string;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: { [name: string]: string } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  Object.keys(attributes).forEach((name) => made.setAttribute(name, attributes[name]!));
  children.forEach((child) => made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child));
  return made;
}

export function button(text: string, press: () => void, kind = ''): HTMLButtonElement {
  const made = el('button', { type: 'button', class: kind }, text);
  made.addEventListener('click', press);
  return made;
}

/** Writes only what changed: a screen reader speaks of nothing else. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element: HTMLElement, visible: boolean): void {
  element.hidden = !visible;
}

export function press(element: Element, pressed: boolean): void {
  element.setAttribute('aria-pressed', String(pressed));
}

export function replace(place: Element, ...children: Child[]): void {
  while (place.firstChild) place.removeChild(place.firstChild);
  children.forEach((child) => place.appendChild(typeof child === 'string' ? document.createTextNode(child) : child));
}

/** A part of the page under a heading of its own. */
export function section(id: string, title: string, ...children: Child[]): HTMLElement {
  return el('section', { 'aria-labelledby': id }, el('h2', { id }, title), ...children);
}
