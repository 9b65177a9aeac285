// What was read in the text: the text with its words marked, the tasks beside it, and what could not be placed.
import { el } from "../common/dom.js";
import { letter, stretches, tasksOf, wordsOf } from "./reading.js";

/**
 * @typedef {{ words: import("../common/words.js").Words, data: any, icon: (name: string) => Node,
 *   meanings: Record<string, string> }} Setting
 */

/** The text with marks; a mark is a button that asks what is meant. @param {string} text @param {any} answer @param {Setting} setting */
export function textBack(text, answer, { words }) {
  const tasks = tasksOf(answer);
  const seen = new Set();
  return stretches(text, answer).map(({ text: said, kind, task }) => {
    if (kind === "plain") return said;
    if (kind === "beside") return el("button", { type: "button", class: "ww-read ww-read--beside", "data-beside-word": said, "aria-haspopup": "dialog" }, said);
    if (kind === "unplaced") return el("button", { type: "button", class: "ww-read ww-read--unplaced", "data-word": said, "aria-haspopup": "dialog" }, said);
    const { task: meant, package: number } = tasks[task];
    const mark = el(
      "button",
      { type: "button", class: "ww-read ww-read--task", "data-tone": String(number % 4), "data-task": String(task), "aria-haspopup": "dialog" },
      said,
      el("span", { class: "ww-visually-hidden" }, ` (${meant.label}, ${words.say("partOf", { letter: letter(number) })})`),
    );
    if (!seen.has(task)) mark.append(el("sup", { "aria-hidden": "true" }, letter(number)));
    seen.add(task);
    return mark;
  });
}

/** Each task with the words that say it. @param {string} text @param {any} answer @param {Setting} setting */
export function taskList(text, answer, { words }) {
  return tasksOf(answer).map(({ task, package: number }, at) =>
    el(
      "li",
      { class: "ww-task", "data-tone": String(number % 4) },
      el("span", { class: "ww-task__letter", "aria-hidden": "true" }, letter(number)),
      el("span", { class: "ww-task__what" }, el("strong", {}, task.label), " ", el("q", {}, wordsOf(text, task).join(" … "))),
      el("button", { type: "button", "data-task": String(at), "aria-haspopup": "dialog", "aria-label": words.say("changeTask", { task: task.label }) }, words.say("change")),
    ),
  );
}

/** Places, times and conditions that were read, as a row of words. @param {any} answer @param {Setting} setting */
export function beside({ circumstances: read }, { data }) {
  const cue = (id) => data.cues[id] ?? "";
  const said = [read.place, cue(read.floor), cue(read.frequency), data.customers[read.customer] ?? "", ...(read.conditions ?? []).map(cue)];
  return said.filter(Boolean).map((text) => el("li", {}, text));
}

/** @param {any} answer @param {Setting} setting */
export function unplaced({ unplaced: missed }, { words }) {
  if (!missed.length) return [];
  const buttons = missed.map((word) =>
    el("button", { type: "button", class: "ww-tasker__word", "data-word": word, "aria-haspopup": "dialog", "aria-label": words.say("giveMeaning", { text: word }) }, word),
  );
  return [el("span", {}, words.say("unplaced")), " ", ...buttons];
}

/** What the visitor said does not count, to take back. @param {Setting} setting */
export function undone({ words, icon, meanings }) {
  const none = Object.keys(meanings).filter((word) => meanings[word] === "");
  return none.map((word) =>
    el("li", {}, words.say("undone", { text: word }), " ", el("button", { type: "button", "data-forget": word, "aria-label": words.say("back", { text: word }) }, icon("undo"))),
  );
}
