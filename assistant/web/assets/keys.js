// Keyboard shortcuts, listed on '?'. Single letters can be switched off, for those whom they would surprise.
(() => {
  "use strict";
  const OFF = "shortcuts-off";
  const focus = (where) => document.querySelector(where)?.focus();
  const press = (where) => [...document.querySelectorAll(where)].pop()?.click();
  const KEYS = {
    "/": ["Go to the question box", () => focus("#question textarea")],
    n: ["New conversation", () => press("#fresh")],
    f: ["Find in conversations", () => { window.reports.aside(true); focus("#find input, #find textarea"); }],
    r: ["Choose reports", () => press("#scope > button")],
    1: ["Open the first source of the last answer", () => {
      const answers = document.querySelectorAll(".answer");
      answers[answers.length - 1]?.querySelector(".mark a")?.click();
    }],
    c: ["Copy the last answer with its footnotes", () => press(".answer button.copy")],
    e: ["Edit the last question", () => press(".asked button.edit")],
    "?": ["Show this list", () => help()],
  };

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  let dialog = null;
  const help = () => {
    if (!dialog) {
      const list = make("dl", {}, ...Object.entries(KEYS).flatMap(([key, [told]]) => [
        make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: told })]),
        make("dt", {}, make("kbd", { textContent: "Esc" })), make("dd", { textContent: "Close the source, or leave editing" }));
      const wanted = make("input", { type: "checkbox", checked: !localStorage.getItem(OFF) });
      wanted.addEventListener("change", () => (wanted.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
      dialog = make("dialog", { id: "keys" },
        make("h2", { id: "keys-title", textContent: "Keyboard shortcuts" }), list,
        make("label", {}, wanted, " Use these shortcuts"),
        make("form", { method: "dialog" }, make("button", { className: "plain", textContent: "Close" })));
      dialog.setAttribute("aria-labelledby", "keys-title");
      document.body.append(dialog);
    }
    if (!dialog.open) dialog.showModal();
  };

  const typing = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || dialog?.open) return;
    const known = KEYS[event.key];
    if (!known || (localStorage.getItem(OFF) && event.key !== "?")) return;
    event.preventDefault();
    known[1]();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("button.keys")) help();
  });
})();
