// The steps of the form: one open at a time, each with a line of what it says now.

import { el } from "../common/dom.js";
import { idOf } from "./boxes.js";
import { fieldsOf } from "./groups.js";
import { shorten, shown, titleOf } from "./shown.js";

const LINE = 90; // characters

export class Steps {
  /** @param {HTMLElement} box @param {import("./fields.js").Context} context @param {() => void} after what follows the last step */
  constructor(box, context, after) {
    Object.assign(this, { box, context, after });
    const { properties } = context.form.schema;
    this.steps = context.form.steps.map(([id, title]) => ({ id, title, keys: Object.keys(properties).filter((key) => properties[key]["x-step"] === id) }));
    box.replaceChildren(...this.steps.map((step, at) => this.made(step, this.steps[at + 1])));
    this.update();
  }

  made(step, next) {
    const summary = el("summary", {}, el("h2", { class: "ww-step__title" }, step.title), el("span", { class: "ww-step__count" }), el("span", { class: "ww-step__says" }));
    step.fields = el("div", { class: "ww-step__fields" });
    step.details = /** @type {HTMLDetailsElement} */ (el("details", { class: "ww-step", name: "stap", id: `stap-${step.id}` }, summary, step.fields));
    summary.addEventListener("click", () => this.fill(step, next)); // the toggle comes later: Tab would pass the fields by
    step.details.addEventListener("toggle", () => {
      if (!step.details.open) return;
      this.fill(step, next);
      history.replaceState(null, "", `#${step.id}`);
    });
    return step.details;
  }

  fill(step, next) {
    if (step.fields.children.length) return;
    const { words, form } = this.context;
    const on = el("button", { type: "button", class: "ww-button ww-button--quiet" }, next ? words.say("next", { step: next.title }) : words.say("toSend"));
    on.addEventListener("click", () => {
      step.details.open = false;
      if (!next) return this.after();
      next.details.open = true;
      next.details.querySelector("summary").focus();
      next.details.scrollIntoView({ block: "start" });
    });
    step.fields.append(...fieldsOf(this.context, [], form.schema, step.keys), el("p", { class: "ww-step__next" }, on));
  }

  /** Makes a step again, after its values were changed from elsewhere. @param {string} key of a field in it */
  redraw(key) {
    const at = this.steps.findIndex(({ keys }) => keys.includes(key));
    const step = this.steps[at];
    step.fields.replaceChildren();
    if (step.details.open) this.fill(step, this.steps[at + 1]);
  }

  /** @param {string} id @param {boolean} [inSight] whether who comes here came for this step */
  open(id, inSight = false) {
    const at = this.steps.findIndex((step) => step.id === id);
    if (at < 0) return;
    this.steps[at].details.open = true;
    this.fill(this.steps[at], this.steps[at + 1]);
    if (inSight) this.steps[at].details.scrollIntoView({ block: "start" });
  }

  /** Opens all that a value is folded in, and gives its element. @param {(string | number)[]} path */
  reveal(path) {
    const step = this.steps.find(({ keys }) => keys.includes(path[0]));
    if (!step) return undefined;
    this.open(step.id);
    let found;
    for (let size = 1; size <= path.length; size++) {
      const element = document.getElementById(idOf(path.slice(0, size)));
      if (!element) continue;
      found = element;
      for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      element.dispatchEvent(new Event("ww-open"));
    }
    return found;
  }

  /** The lines of what each step says. */
  update() {
    const { store, form } = this.context;
    const { value } = store;
    for (const { keys, details } of this.steps) {
      const says = keys.filter((key) => !["photos", "logo"].includes(key)).map((key) => line(value[key], form.schema.properties[key], form)).filter(Boolean);
      details.querySelector(".ww-step__says").textContent = shorten(says.join(" · "), LINE);
    }
    for (const title of this.box.querySelectorAll("[data-title]")) {
      const path = JSON.parse(title.dataset.title);
      const schema = path.reduce((rules, step) => (typeof step === "number" ? rules.items : rules.properties[step]), form.schema);
      title.textContent = titleOf(store.at(path), schema, form) || title.textContent;
    }
  }

  /** How many faults stand in each step. @param {(string | number)[][]} paths of those that are shown */
  count(paths) {
    for (const { keys, details } of this.steps) {
      const own = paths.filter(([key]) => keys.includes(key)).length;
      details.querySelector(".ww-step__count").textContent = own ? this.context.words.count("faults", own) : "";
    }
  }
}

function line(value, schema, form) {
  if (Array.isArray(value) && schema.items.properties) return value.map((each) => titleOf(each, schema.items, form)).join(", ");
  return shown(value, schema, form);
}
