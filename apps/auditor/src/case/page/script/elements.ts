/** As much of a page's elements as these scripts touch. */
export interface PageElement {
  textContent: string;
  className: string;
  id: string;
  value: string;
  readonly dataset: Readonly<Record<string, string>>;
  append(...children: readonly (PageElement | string)[]): void;
  replaceChildren(...children: readonly (PageElement | string)[]): void;
  addEventListener(event: string, listener: () => void): void;
}

declare const document: {
  createElement(name: string): PageElement;
  getElementById(id: string): PageElement | null;
};

export const elementWithId = (id: string): PageElement => document.getElementById(id)!;

/** Texts are put in as texts, never as markup: what an event says cannot become a part of the page. */
export const elementOf = (
  name: string,
  className: string,
  ...children: readonly (PageElement | string)[]
): PageElement => {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
};

export const rowOf = (...cells: readonly (PageElement | string)[]): PageElement =>
  elementOf('tr', '', ...cells.map(cell => elementOf('td', '', cell)));
