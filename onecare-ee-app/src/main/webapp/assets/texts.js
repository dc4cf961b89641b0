// What scripts say comes from the page, in its language: data-… of the map, or of an element for just that.
const spoken = document.getElementById('map') ?? document.getElementById('texts');

export const texts = spoken?.dataset ?? {};

/** Fills {word} of a text. */
export function say(name, facts) {
  return texts[name].replace(/\{(\w+)\}/g, (whole, word) => facts[word] ?? whole);
}

const SVG = 'http://www.w3.org/2000/svg';

/** A symbol of icons.svg, as the icon tag writes it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${new URL('icons.svg', import.meta.url)}#${name}`);
  svg.append(use);
  return svg;
}

/** An element with text, never markup: names are data. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}
