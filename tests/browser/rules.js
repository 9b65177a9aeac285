// What axe does not look at, judged on the page that is open. Each rule gives what breaks it, as words to show.
// Loaded by test_accessibility.py; a rule reads the page and leaves it as it was.

const FUNCTION_WORDS = {
  nl: "het een van voor niet je wij zijn wordt worden aan uit bij naar ook maar zoals heeft hebben wie kan dat deze",
  fr: "le la les des du une est et pour dans avec sur qui vous nous par aux votre vos ce cette sont",
  en: "the and for with are you they by from this your who what it can that these",
};
const LANGUAGES = Object.entries(FUNCTION_WORDS).map(([id, words]) => [id, new Set(words.split(" "))]);
const BLOCK = "p, li, dd, dt, h1, h2, h3, h4, td, th, caption, figcaption, legend, summary, label, blockquote, button, a";
const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";

/** An element in few words: tag, id or classes, and what it says. */
function named(element) {
  const classes = (element.getAttribute("class") ?? "").trim().replace(/\s+/g, ".");
  const said = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `${element.localName}${element.id && `#${element.id}`}${classes && `.${classes}`} “${said}”`;
}

function shown(element) {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
}

/** Only heard, until it has the focus. */
function onlyHeard(element) {
  const room = element.closest(".ww-visually-hidden, .ww-skip, .ww-finder__skip") ?? element;
  const clipped = getComputedStyle(room).clipPath !== "none" || room.getBoundingClientRect().bottom < 0;
  return clipped || (element !== document.body && onlyHeard(element.parentElement));
}

/** One of each sort of element: what differs only in its words is judged once. */
function sorts(elements) {
  const known = new Map();
  for (const element of elements) {
    const sort = [element, element.parentElement, element.parentElement?.parentElement]
      .map((one) => `${one?.localName}.${one?.getAttribute("class")}`).join("<") + (element.type ?? "");
    if (!known.has(sort)) known.set(sort, element);
  }
  return [...known.values()];
}

const rules = {
  /** Nothing is wider than the window (WCAG 1.4.10). */
  reflow() {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => shown(element) && element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return wide.slice(-3).map((element) => `${named(element)} makes the page ${root.scrollWidth} px wide`);
  },

  /** With room between lines, words and letters no text is cut off (WCAG 1.4.12). */
  spacing() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
    const broken = rules.reflow();
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.clientWidth || !element.textContent.trim() || onlyHeard(element) || element.closest("svg")) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const cut = (overflow) => overflow === "hidden" || overflow === "clip";
      const presses = element.matches("button, .ww-button, select, input");
      if ((cut(overflowX) || presses) && element.scrollWidth > element.clientWidth + 1) broken.push(`${named(element)} is cut off at its side`);
      if ((cut(overflowY) || presses) && element.scrollHeight > element.clientHeight + 1) broken.push(`${named(element)} is cut off below`);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    return broken;
  },

  /** What is pressed is at least 24 × 24 px, but a link within a line of text (WCAG 2.5.8). */
  targets() {
    return sorts(document.querySelectorAll(FOCUSABLE)).flatMap((element) => {
      if (!shown(element) || onlyHeard(element) || element.closest("svg")) return [];
      const inText = element.localName === "a" && getComputedStyle(element).display === "inline"
        && element.parentElement.textContent.trim().length > element.textContent.trim().length;
      if (inText) return [];
      const parts = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
      const after = getComputedStyle(element, "::after");
      if (after.position === "absolute" && after.inset === "0px") return [];  // its whole card can be pressed
      const [width, height] = [Math.max(...parts.map((box) => box.width)), Math.max(...parts.map((box) => box.height))];
      return width >= 23.95 && height >= 23.95 ? [] : [`${named(element)} is ${width.toFixed(1)} × ${height.toFixed(1)} px`];
    });
  },

  /** A passage in another language than the page says so (WCAG 3.1.2). */
  languages() {
    const passages = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const place = node.parentElement;
      if (!node.data.trim() || place.closest("script, style, template, [hidden], pre, code")) continue;
      const block = place.closest(BLOCK) ?? place;
      const language = place.closest("[lang]").lang.slice(0, 2);
      const of = passages.get(block) ?? passages.set(block, {}).get(block);
      of[language] = `${of[language] ?? ""} ${node.data}`;
    }
    const broken = [];
    for (const [block, texts] of passages) {
      for (const [language, text] of Object.entries(texts)) {
        const words = text.match(/[\p{L}]+/gu) ?? [];
        const counts = Object.fromEntries(LANGUAGES.map(([id, own]) => [id, words.filter((word) => own.has(word)).length]));
        const most = Object.keys(counts).reduce((a, b) => (counts[b] > counts[a] ? b : a));
        if (most !== language && counts[most] >= 2 && counts[most] > 2 * (counts[language] ?? 0))
          broken.push(`${named(block)} is ${most}, says ${language}`);
      }
    }
    return broken;
  },

  /** What has the focus by keyboard is in the window, has a line around it and nothing above it (WCAG 2.4.7, 2.4.11). */
  focus() {
    const before = document.activeElement;
    const broken = sorts(document.querySelectorAll(FOCUSABLE)).flatMap((element) => {
      if (!shown(element) || element.disabled) return [];
      element.focus();
      if (document.activeElement !== element) return [`${named(element)} takes no focus`];
      if (!element.matches(":focus-visible")) return [`${named(element)} has the focus unseen`];
      const said = [];
      const styles = [element, element.closest("label"), ...element.querySelectorAll("path")].filter(Boolean).map((part) => getComputedStyle(part));
      const ring = [...styles, getComputedStyle(element, "::after")].some(
        ({ outlineStyle, outlineWidth, strokeWidth }) => (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || parseFloat(strokeWidth) >= 4,
      );
      if (!ring) said.push(`${named(element)} shows no focus`);
      const box = element.getClientRects()[0];
      if (!box || box.width < 2 || box.bottom < 1 || box.top > innerHeight - 1) return [...said, `${named(element)} has the focus out of sight`];
      const [x, y] = [Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1)];
      const above = document.elementFromPoint(x, y);
      if (above && !element.contains(above) && !above.contains(element) && !above.closest("label")) said.push(`${named(element)} is behind ${named(above)}`);
      return said;
    });
    before?.focus?.();
    return broken;
  },

  /** Where the reader chooses the colours, what is pressed still shows its edge or its line. */
  forced() {
    if (!matchMedia("(forced-colors: active)").matches) return ["colours are not forced"];
    return sorts(document.querySelectorAll("button, .ww-button, input:not([type=hidden]), select, textarea")).flatMap((element) => {
      if (!shown(element) || onlyHeard(element)) return [];
      const style = getComputedStyle(element);
      const edge = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none" && style.borderTopColor !== "rgba(0, 0, 0, 0)";
      const drawn = style.appearance !== "none" && element.matches("[type=checkbox], [type=radio], [type=file], [type=range]");
      const line = style.textDecorationLine.includes("underline");
      const picture = [...element.querySelectorAll("svg")].some(shown);
      return edge || drawn || line || picture ? [] : [`${named(element)} has no edge when colours are forced`];
    });
  },
};
