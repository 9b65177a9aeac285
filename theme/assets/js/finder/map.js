// The map of the finder: everyone who was found, as circles in the places where they are. A circle of one municipality
// asks for that municipality; a circle of more comes closer. All that the map says, the list below it says.
import { el } from "../common/dom.js";
import { centre, clustersOf, scaled, towards, viewAround } from "./clusters.js";
import { Tiles } from "./tiles.js";

const STEP = 1.8; // how much closer a click brings
const NAMED = 2.2; // from this close the circles have their names
const PLACE = 4; // how much closer than the whole land a municipality is shown
const MARGIN = 12; // units around the land

export class FinderMap {
  /**
   * @param {(name: string) => any} part of the page
   * @param {any} sheet the land, see builder/rendering/map_sheet.py
   * @param {import("../common/words.js").Words} words
   * @param {(name: string) => string} ask the address of the question in a municipality
   */
  constructor(part, sheet, words, ask) {
    Object.assign(this, { part, sheet, words, ask, frame: part("map-frame"), spots: [], clusters: [] });
    const [x, y, w, h] = sheet.box;
    this.land = { x: x - MARGIN, y: y - MARGIN, w: w + 2 * MARGIN, h: h + 2 * MARGIN };
    if (part("map-tiles")) this.tiles = new Tiles(part, sheet, () => this.lay(), () => (part("live").textContent = words.say("tilesFailed")));
    this.draw();
    this.listen();
  }

  /**
   * @param {{ name: string, lat: number, lon: number, organisations: number[] }[]} spots the largest first
   * @param {string} [place] the municipality that is asked for
   */
  show(spots, place) {
    const { origin: [lon, lat], step: [east, south] } = this.sheet;
    const was = this.shown;
    this.spots = spots.map((spot) => ({ ...spot, x: (spot.lon - lon) / east, y: (spot.lat - lat) / south }));
    this.shown = `${place ?? ""} ${this.spots.map(({ name }) => name)}`;
    if (this.shown !== was) {
      const asked = this.spots.filter(({ name }) => name === place);
      this.view = asked.length ? scaled(asked[0], this.whole.w / PLACE, this.whole) : this.spots.length ? viewAround(this.spots, this.whole) : this.whole;
    }
    this.part("map-places").replaceChildren(...[...this.spots].sort((a, b) => a.name.localeCompare(b.name)).map((spot) =>
      el("li", {}, el("a", { href: this.ask(spot.name), "data-ask": true }, spot.name), ` ${this.words.number(spot.organisations.length)}`)));
    this.lay();
  }

  // --- drawing ------------------------------------------------------------------------------------------------------

  /** The land, in the shape of the frame. */
  draw() {
    const svg = this.part("map-land");
    const shape = (name) => {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", this.sheet[name]);
      path.setAttribute("class", `ww-chart__${name}`);
      return path;
    };
    svg.replaceChildren(shape("land"), shape("municipalities"));
    this.fit();
  }

  /** The whole land in a frame of another shape. */
  fit() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    this.width = width || 1;
    const { x, y, w, h } = this.land;
    const wide = Math.max(w, (h * this.width) / (height || 1)), high = (wide * (height || 1)) / this.width;
    this.whole = { x: x - (wide - w) / 2, y: y - (high - h) / 2, w: wide, h: high };
    this.view = this.view ? scaled(centre(this.view), this.view.w, this.whole) : this.whole;
  }

  /** Puts the circles where they belong in the part that is in sight. */
  lay() {
    const { view, words } = this;
    this.part("map-land").setAttribute("viewBox", [view.x, view.y, view.w, view.h].map((n) => n.toFixed(1)).join(" "));
    this.tiles?.lay(view, this.width);
    const close = this.whole.w / view.w;
    this.clusters = clustersOf(this.spots, view, this.width);
    const held = this.part("map-circles").contains(document.activeElement) ? document.activeElement.textContent : undefined;
    const made = this.clusters.map((cluster) => this.circle(cluster, close > NAMED));
    this.part("map-circles").replaceChildren(...made.map((circle) => el("li", {}, circle)));
    const current = Math.max(0, made.findIndex((circle) => circle.textContent === held));
    made.forEach((circle, i) => (circle.tabIndex = i === current ? 0 : -1));
    if (held !== undefined) (made[current] ?? this.part("map-closer")).focus({ preventScroll: true });
    this.part("map-closer").disabled = view.w <= scaled(centre(view), 0, this.whole).w;
    this.part("map-farther").disabled = this.part("map-whole").disabled = close < 1.01;
    this.frame.toggleAttribute("data-close", close > 1.01);
    this.part("map-circles").setAttribute("aria-label", words.say("onMap"));
  }

  circle({ x, y, size, count, spots }, named) {
    const { words } = this;
    const [first] = spots;
    const label = spots.length > 1 ? words.count("cluster", count, { place: first.name }) : words.count("spot", count, { place: first.name });
    const inside = [el("span", { class: "ww-chart__count", "aria-hidden": "true" }, words.number(count)), el("span", { class: "ww-visually-hidden" }, label)];
    if (named) inside.push(el("span", { class: "ww-chart__name", "aria-hidden": "true" }, spots.length > 1 ? `${first.name} +${spots.length - 1}` : first.name));
    const attributes = { class: "ww-chart__circle", title: label, "data-places": spots.map(({ name }) => name).join("|") };
    const made = spots.length > 1 ? el("button", { type: "button", ...attributes }, ...inside) : el("a", { href: this.ask(first.name), "data-ask": true, ...attributes }, ...inside);
    Object.assign(made.style, { left: `${x}px`, top: `${y}px`, width: `${size}px`, height: `${size}px` });
    if (spots.length > 1) made.addEventListener("click", () => this.enter(spots));
    return made;
  }

  // --- moving -------------------------------------------------------------------------------------------------------

  /** Comes so close that these places are apart. */
  enter(spots) {
    const around = viewAround(spots, this.whole);
    this.see(around.w < this.view.w / 1.1 ? around : scaled(centre(around), this.view.w / STEP, this.whole));
  }

  see(view) {
    this.view = view;
    this.lay();
  }

  /** @param {number} factor above 1 comes closer @param {{ x: number, y: number }} [at] in units */
  zoom(factor, at = centre(this.view)) {
    const middle = centre(this.view);
    const keep = (from, to) => to + (from - to) / factor; // the place below the pointer stays below it
    this.see(scaled({ x: keep(middle.x, at.x), y: keep(middle.y, at.y) }, this.view.w / factor, this.whole));
  }

  listen() {
    const { frame, part } = this;
    part("map-closer").addEventListener("click", () => this.zoom(STEP));
    part("map-farther").addEventListener("click", () => this.zoom(1 / STEP));
    part("map-whole").addEventListener("click", () => this.see(this.whole));
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return; // without it the page scrolls
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.25 : 0.8, this.under(event));
    }, { passive: false });
    this.drag();
    new ResizeObserver(() => {
      this.fit();
      this.lay();
    }).observe(frame);
    part("hits").addEventListener("pointerover", ({ target }) => this.mark(target));
    part("hits").addEventListener("focusin", ({ target }) => this.mark(target));
  }

  /** Units of the sheet below the pointer. */
  under({ clientX, clientY }) {
    const { left, top } = this.frame.getBoundingClientRect(), scale = this.view.w / this.width;
    return { x: this.view.x + (clientX - left) * scale, y: this.view.y + (clientY - top) * scale };
  }

  drag() {
    const { frame } = this;
    let held;
    frame.addEventListener("pointerdown", (event) => {
      if (event.isPrimary && !event.target.closest(".ww-chart__circle, button")) held = { ...this.under(event), id: event.pointerId };
    });
    frame.addEventListener("pointermove", (event) => {
      if (held?.id !== event.pointerId) return;
      const now = this.under(event), middle = centre(this.view);
      this.see(scaled({ x: middle.x + held.x - now.x, y: middle.y + held.y - now.y }, this.view.w, this.whole));
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) frame.addEventListener(end, () => (held = undefined));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const circles = [...this.part("map-circles").querySelectorAll(".ww-chart__circle")];
    const at = circles.indexOf(document.activeElement);
    const next = at >= 0 ? towards(this.clusters, this.clusters[at], event.key) : undefined;
    if (next) {
      circles[at].tabIndex = -1;
      const circle = circles[this.clusters.indexOf(next)];
      circle.tabIndex = 0;
      circle.focus();
    } else if (event.key === "+") this.zoom(STEP);
    else if (event.key === "-") this.zoom(1 / STEP);
    else return;
    event.preventDefault();
    event.stopPropagation(); // the arrows of the results are others
  }

  /** Shows on the map where a result of the list is. @param {Element} target */
  mark(target) {
    const places = target.closest(".ww-hit")?.dataset.places?.split("|") ?? [];
    for (const circle of this.part("map-circles").querySelectorAll(".ww-chart__circle"))
      circle.toggleAttribute("data-marked", circle.dataset.places.split("|").some((name) => places.includes(name)));
  }
}
