/**
 * A picture that somebody chose, drawn anew on this device: small enough for the directory, upright, and without what
 * else was in the file, such as the place where it was taken.
 */

const SIDE = 1280; // dots; no page shows more
const LARGEST_FILE = 30_000_000; // bytes that are worth opening
const MOST_DOTS = 80_000_000;
const DRAWING = 150_000; // bytes; what takes more as PNG and hides nothing is a photo
const TRIES = [[1, 0.85], [1, 0.7], [0.6, 0.7], [0.3, 0.7]]; // part of the side, and quality of a JPEG

/** @typedef {{ bytes: Uint8Array, ending: "png" | "jpg", width: number, height: number }} Picture */

/** @param {Blob} file @returns {Promise<ImageBitmap | undefined>} nothing when the browser cannot open it as a picture */
export async function opened(file) {
  if (!file.size || file.size > LARGEST_FILE || file.type.includes("svg")) return undefined;
  try {
    const image = await createImageBitmap(file);
    return image.width * image.height <= MOST_DOTS ? image : undefined;
  } catch {
    return undefined;
  }
}

/** The picture as a file of at most `most` bytes. @param {ImageBitmap} image @param {number} most @returns {Promise<Picture | undefined>} */
export async function drawnAnew(image, most) {
  for (const [part, quality] of TRIES) {
    const canvas = drawn(image, SIDE * part);
    const isClear = hasHoles(canvas);
    const png = await bytesOf(canvas, "image/png");
    const { width, height } = canvas;
    if (png.length <= (isClear ? most : Math.min(DRAWING, most))) return { bytes: png, ending: "png", width, height };
    const jpeg = isClear ? undefined : await bytesOf(canvas, "image/jpeg", quality);
    if (jpeg && jpeg.length <= most) return { bytes: jpeg, ending: "jpg", width, height };
  }
  return undefined;
}

/** The picture on a canvas that fits in a square, never larger than it was. @param {ImageBitmap} image @param {number} side in dots */
export function drawn(image, side) {
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function hasHoles(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at] < 255) return true;
  return false;
}

async function bytesOf(canvas, type, quality) {
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
  return new Uint8Array(await blob.arrayBuffer());
}
