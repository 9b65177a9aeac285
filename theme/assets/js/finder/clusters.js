// What is drawn on the map: places that lie too close to tell apart become one cluster. Nothing here touches the page.

/** @typedef {{ x: number, y: number, w: number, h: number }} View a part of the map, in the units of its sheet */
/** @typedef {{ name: string, x: number, y: number, organisations: number[] }} Spot */
/** @typedef {{ x: number, y: number, size: number, count: number, spots: Spot[] }} Cluster `x`, `y` and `size` in pixels */

const SMALLEST = 28, LARGEST = 60; // pixels across; what is smaller is hard to touch
const APART = 4; // pixels between two circles
const CLOSEST = 60; // units that are in sight at most closely, about 15 km
const AROUND = 0.15; // part of an area that is shown around it

/** Pixels across for a number of organisations. */
export const sizeOf = (count) => Math.min(LARGEST, Math.round(SMALLEST + 7 * Math.log2(count)));

/**
 * @param {Spot[]} spots the largest first
 * @param {View} view
 * @param {number} width of the map, in pixels
 * @returns {Cluster[]} those in sight; an organisation with two places in a cluster counts once
 */
export function clustersOf(spots, view, width) {
  const scale = width / view.w, made = [];
  for (const spot of spots) {
    const x = (spot.x - view.x) * scale, y = (spot.y - view.y) * scale;
    const size = sizeOf(spot.organisations.length);
    const near = made.find((other) => Math.hypot(other.x - x, other.y - y) < (other.size + size) / 2 + APART);
    if (near) near.spots.push(spot);
    else made.push({ x, y, size, spots: [spot] });
  }
  const height = view.h * scale;
  return made
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)
    .map((cluster) => {
      const count = new Set(cluster.spots.flatMap(({ organisations }) => organisations)).size;
      return { ...cluster, count, size: sizeOf(count) };
    });
}

/** The view of the same shape as `whole` that has all these places in it. @param {{ x: number, y: number }[]} points @param {View} whole @returns {View} */
export function viewAround(points, whole) {
  const xs = points.map(({ x }) => x), ys = points.map(({ y }) => y);
  const west = Math.min(...xs), east = Math.max(...xs), north = Math.min(...ys), south = Math.max(...ys);
  const share = Math.max((east - west) / whole.w, (south - north) / whole.h) * (1 + 2 * AROUND);
  return scaled({ x: (west + east) / 2, y: (north + south) / 2 }, share * whole.w, whole);
}

/** The view of this width around a point, inside the whole. @param {{ x: number, y: number }} centre @param {number} w @param {View} whole @returns {View} */
export function scaled({ x, y }, w, whole) {
  w = Math.min(whole.w, Math.max(CLOSEST, w));
  const h = (w * whole.h) / whole.w;
  const kept = (from, size, start, room) => Math.min(start + room - size, Math.max(start, from));
  return { x: kept(x - w / 2, w, whole.x, whole.w), y: kept(y - h / 2, h, whole.y, whole.h), w, h };
}

/** The centre of a view. @param {View} view */
export const centre = ({ x, y, w, h }) => ({ x: x + w / 2, y: y + h / 2 });

/**
 * The cluster that lies nearest in the direction of an arrow key; undefined when there is none.
 * @param {Cluster[]} clusters @param {Cluster} from @param {string} key
 */
export function towards(clusters, from, key) {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0];
  let best, least = Infinity;
  for (const cluster of clusters) {
    const x = cluster.x - from.x, y = cluster.y - from.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 0 && ahead + 2 * aside < least) [best, least] = [cluster, ahead + 2 * aside];
  }
  return best;
}
