// Small helpers for making elements; text only ever becomes text, never HTML.

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | undefined>} [attributes] false and undefined are left out, true is empty
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  made.append(...children);
  return made;
}

/** Lets the browser paint, and hear the visitor, between two pieces of work. @returns {Promise<void>} */
export const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** Lets the browser show what is there. In a tab that is not seen it shows nothing: then only a moment. @returns {Promise<void>} */
export const painted = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 100);
});

/**
 * Does `act` at once; asked again in the frame that shows what came of it, it does it once more in the next.
 * @param {() => void} act @returns {(() => void) & { stop: () => void }} `stop` does it no more
 */
export function oncePerFrame(act) {
  let frame;
  let again = false;
  const run = () => {
    again = frame !== undefined;
    if (again) return;
    frame = requestAnimationFrame(() => {
      frame = undefined;
      if (again) run();
    });
    act();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = undefined;
  };
  return Object.assign(run, { stop });
}

/**
 * Finds the parts of a page: `part("live")` is the element with `data-live`.
 * @param {ParentNode} page @returns {(name: string) => any}
 */
export const partsOf = (page) => (name) => page.querySelector(`[data-${name}]`);

/** Copies of the icons that a page has in templates: `icon("fits")`. @param {(name: string) => any} part @returns {(name: string) => Node} */
export const iconsOf = (part) => (name) => part(`icon-${name}`).content.firstElementChild.cloneNode(true);

/** Closes the dialog that was clicked: its button, or the page beside it. @param {Element} target @returns {boolean} whether there was one */
export function closesDialog(target) {
  const dialog = target.matches("dialog") ? target : target.closest("[data-close]")?.closest("dialog");
  dialog?.close();
  return Boolean(dialog);
}

/**
 * Does `change` to a page, and keeps the focus: on the link to the same address, or else on `otherwise`.
 * @param {HTMLElement} box of what changes @param {HTMLElement} otherwise @param {() => void} change
 */
export function keepingFocus(box, otherwise, change) {
  const link = box.contains(document.activeElement) ? document.activeElement : undefined;
  change();
  if (!link || link.isConnected) return;
  const same = [...box.querySelectorAll("a[href]")].find(({ href }) => href === link.href);
  (same ?? otherwise).focus({ preventScroll: true });
}
