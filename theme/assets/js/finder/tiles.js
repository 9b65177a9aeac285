// Streets and place names below the circles, as pictures from the map server that the directory names. Nothing is asked of
// that server before a visitor chooses so, and the choice is forgotten with the page.
import { el } from "../common/dom.js";

const SIZE = 256; // pixels across, as the server draws a tile
const FARTHEST = 6, CLOSEST = 18;

/** @typedef {{ z: number, x: number, y: number, left: number, top: number, width: number, height: number }} Tile places in pixels */

/**
 * The tiles that a view needs. Each is laid on its own degrees: so the sheet, which has degrees of one length everywhere,
 * and the server's Mercator stay together.
 * @param {import("./clusters.js").View} view
 * @param {number} width of the map, in pixels
 * @param {{ origin: number[], step: number[] }} sheet
 * @returns {Tile[]}
 */
export function tilesOf(view, width, { origin: [lon, lat], step: [east, south] }) {
  const scale = width / view.w;
  const z = Math.min(CLOSEST, Math.max(FARTHEST, Math.round(Math.log2((360 * scale) / (SIZE * east)))));
  const n = 2 ** z;
  const column = (x) => ((lon + x * east + 180) / 360) * n;
  const row = (y) => ((1 - Math.asinh(Math.tan(((lat + y * south) * Math.PI) / 180)) / Math.PI) / 2) * n;
  const left = (x) => (((x / n) * 360 - 180 - lon) / east - view.x) * scale;
  const top = (y) => (((Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / n))) * 180) / Math.PI - lat) / south - view.y) * scale;
  const tiles = [];
  for (let y = Math.floor(row(view.y)); y <= Math.floor(row(view.y + view.h)); y++)
    for (let x = Math.floor(column(view.x)); x <= Math.floor(column(view.x + view.w)); x++)
      tiles.push({ z, x, y, left: left(x), top: top(y), width: left(x + 1) - left(x), height: top(y + 1) - top(y) });
  return tiles;
}

export class Tiles {
  /**
   * @param {(name: string) => any} part of the page
   * @param {{ origin: number[], step: number[] }} sheet
   * @param {() => void} changed when a visitor chooses
   * @param {() => void} failed when nothing comes
   */
  constructor(part, sheet, changed, failed) {
    Object.assign(this, { part, sheet, failed, layer: part("map-tiles"), button: part("map-streets"), on: false, made: new Map() });
    this.button.addEventListener("click", () => {
      this.on = !this.on;
      this.button.setAttribute("aria-pressed", String(this.on));
      this.told = false;
      this.layer.hidden = part("map-maker").hidden = !this.on;
      changed();
    });
  }

  /** @param {import("./clusters.js").View} view @param {number} width */
  lay(view, width) {
    if (!this.on) return;
    const made = new Map();
    for (const tile of tilesOf(view, width, this.sheet)) {
      const address = this.layer.dataset.from.replace(/\{([zxy])\}/g, (_, name) => String(tile[name]));
      const picture = this.made.get(address) ?? this.picture(address);
      // Half a pixel more than its place, so that no line shows between two.
      Object.assign(picture.style, { left: `${tile.left}px`, top: `${tile.top}px`, width: `${tile.width + 0.5}px`, height: `${tile.height + 0.5}px` });
      made.set(address, picture);
    }
    this.made = made;
    this.layer.replaceChildren(...made.values());
  }

  picture(address) {
    // Who gives the streets may know for which site, as the makers of OpenStreetMap ask; no other server does.
    const made = el("img", { referrerpolicy: "strict-origin", src: address, alt: "", decoding: "async", draggable: "false" });
    made.addEventListener("error", () => {
      made.hidden = true;
      if (!this.told) this.failed();
      this.told = true;
    });
    return made;
  }
}
