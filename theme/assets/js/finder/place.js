// Where the visitor is: asked for only when they say so, rounded, and kept in this tab only.

const KEY = "ww-near";

/** @returns {{ lat: number, lon: number } | undefined} */
export function knownPlace() {
  try {
    const { lat, lon } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    return Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : undefined;
  } catch {
    return undefined;
  }
}

export function forgetPlace() {
  try { sessionStorage.removeItem(KEY); } catch { /* nothing was kept */ }
}

/** Asks the browser, which asks the visitor. Rejects when there is no answer. @returns {Promise<{ lat: number, lon: number }>} */
export async function askPlace() {
  const { coords } = await new Promise((found, failed) => {
    if (!navigator.geolocation) failed(new Error("no geolocation"));
    else navigator.geolocation.getCurrentPosition(found, failed, { timeout: 15000, maximumAge: 600000 });
  });
  // Two decimals are about one kilometre: enough to sort by distance, too little to say who you are.
  const place = { lat: Math.round(coords.latitude * 100) / 100, lon: Math.round(coords.longitude * 100) / 100 };
  try { sessionStorage.setItem(KEY, JSON.stringify(place)); } catch { /* then it lasts for this page */ }
  return place;
}
