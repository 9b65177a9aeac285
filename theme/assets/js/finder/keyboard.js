// Where the focus goes with the arrows and Escape: from the search box into the results, along them, and back.

/**
 * @param {KeyboardEvent} event @param {HTMLElement} box the search box @param {HTMLElement[]} links of the results
 * @returns {HTMLElement | undefined} what gets the focus; undefined: the key is not ours
 */
export function nextOf({ key, target, altKey, ctrlKey, metaKey }, box, links) {
  const at = links.indexOf(/** @type {HTMLElement} */ (target));
  if (altKey || ctrlKey || metaKey || (at < 0 && target !== box)) return undefined;
  if (key === "ArrowDown") return links[at + 1];
  if (key === "ArrowUp" && at >= 0) return links[at - 1] ?? box;
  if (key === "Escape" && at >= 0) return box;
  return undefined;
}
