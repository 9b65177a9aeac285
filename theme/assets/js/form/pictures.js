// The field of a picture: it is chosen, drawn anew on this device and shown; the file takes the place of its name.

import { el } from "../common/dom.js";
import { drawn, drawnAnew, opened } from "./canvas.js";
import { sumOf } from "./zip.js";

const SHOWN = 480; // dots of the preview
const LONGEST_NAME = 56; // characters of the profile's name in that of a picture

/**
 * What stands below the label: what there is now, the button to choose, and the picture itself.
 * @param {import("./fields.js").Context} context @param {(string | number)[]} path of the file's name @param {string} id @param {string} described
 * @returns {HTMLElement}
 */
export function pictureBox(context, path, id, described) {
  const { store, words, touch, tell } = context;
  const box = /** @type {HTMLInputElement} */ (el("input", { id, type: "file", accept: "image/png,image/jpeg,image/webp", "aria-describedby": described }));
  const now = el("p", { class: "ww-field__help" });
  const place = el("div", { class: "ww-picture" });
  const draw = async () => {
    const name = store.at(path);
    now.textContent = name ? words.say("pictureNow", { name }) : "";
    const image = store.pictures.has(name) ? await opened(new Blob([store.pictures.get(name)])) : undefined;
    place.replaceChildren(...(image ? [drawn(image, SHOWN)] : []));
  };
  box.addEventListener("change", async () => {
    if (!box.files.length) return;
    const image = await opened(box.files[0]);
    const made = image && (await drawnAnew(image, context.pictureBytes));
    if (made) {
      store.addPicture(path, `${store.name.slice(0, LONGEST_NAME)}-${sumOf(made.bytes).toString(16).padStart(8, "0")}.${made.ending}`, made.bytes);
      await draw();
    }
    const said = made ? words.say("pictureTaken", { width: made.width, height: made.height, size: Math.ceil(made.bytes.length / 1000) }) : words.say("noPicture");
    if (!made) now.textContent = said;
    box.value = "";
    tell(said);
    touch(path);
  });
  draw();
  return el("div", {}, now, place, box);
}
