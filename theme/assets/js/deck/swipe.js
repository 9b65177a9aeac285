// A card that can be pushed aside with a finger or the mouse.

const FAR = 90; // pixels after which a card goes
const TURN = 14; // pixels for each degree

/**
 * @param {HTMLElement} card
 * @param {(yes: boolean) => void} decided called when the card was pushed far enough
 */
export function swipeable(card, decided) {
  let start;
  let moved = 0;
  const follow = (by) => {
    moved = by;
    card.style.transform = by ? `translateX(${by}px) rotate(${by / TURN}deg)` : "";
    card.dataset.pushed = by > FAR / 2 ? "yes" : by < -FAR / 2 ? "no" : "";
  };
  card.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button || event.target.closest("a, button")) return;
    start = event.clientX;
    card.setPointerCapture(event.pointerId);
  });
  card.addEventListener("pointermove", (event) => start !== undefined && follow(event.clientX - start));
  const end = (cancelled) => {
    if (start === undefined) return;
    start = undefined;
    const by = moved;
    follow(0);
    if (!cancelled && Math.abs(by) > FAR) decided(by > 0);
  };
  card.addEventListener("pointerup", () => end(false));
  card.addEventListener("pointercancel", () => end(true));
}
