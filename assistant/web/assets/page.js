// What the page does for itself: names for screen readers, the way from a number to its footnote, and copying.
(() => {
  "use strict";
  document.documentElement.lang = "en-GB";
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  // Written while the browser copies a selection: what is written to the clipboard itself loses the marks by which
  // Word knows footnotes, and over plain http from another machine there is no clipboard object.
  const copied = async (text, rich) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("aria-hidden", "true");
    field.className = "off-screen";
    document.body.append(field);
    field.select();
    const put = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      if (rich) event.clipboardData.setData("text/html", rich);
    };
    document.addEventListener("copy", put);
    const done = document.execCommand("copy");
    document.removeEventListener("copy", put);
    field.remove();
    if (!done) await navigator.clipboard.writeText(text);
  };

  window.reports = { ...window.reports, copied };

  const lead = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    target.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    (target.querySelector("a[href]") ?? target).focus({ preventScroll: true });
    target.classList.add("shown");
    setTimeout(() => target.classList.remove("shown"), 1600);
  };

  // A number opens its source beside the chat, and where that cannot be had leads to its footnote.
  const follow = async (link) => {
    const id = link.getAttribute("href").slice(1);
    const see = link.matches(".see") ? link : document.getElementById(id)?.querySelector("a.see");
    if (link.matches(".number") || !see) { lead(id); return; }
    if (link !== see) link.dataset.see = see.getAttribute("href");
    if (!await window.reports.see(link) && link !== see) lead(id);
  };

  // An answer is copied as rich text, too: what its web page holds, which Word takes for text with footnotes.
  const richText = async (button) => {
    const link = button.parentElement.querySelector(".forms a[href^='/assistant/answers/'][href$='.html']");
    if (!link) return "";
    const answer = await fetch(link.getAttribute("href"));
    if (!answer.ok) return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    page.querySelectorAll("script, .about").forEach((one) => one.remove());
    return page.body.innerHTML;
  };

  const copyFrom = async (button) => {
    const label = button.textContent;
    try {
      const rich = await richText(button).catch(() => "");
      const from = button.closest(".answer").contains(document.activeElement) ? document.activeElement : null;
      await copied(button.value, rich);
      from?.focus();
      button.textContent = "Copied";
    } catch {
      button.textContent = "Could not copy";
    }
    setTimeout(() => { button.textContent = label; }, 1600);
  };

  // Gradio listens to a hidden box: what is written there is done by wiring.py.
  let orders = 0;
  const order = (what) => write("#command", JSON.stringify({ ...what, order: (orders += 1) }));
  const write = (box, text) => {
    const field = document.querySelector(`${box} textarea, ${box} input`);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return field;
  };

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // A question becomes a small form; what came after it is asked anew.
  const edit = (button) => {
    const asked = button.closest(".asked");
    const text = asked.querySelector(".words").textContent;
    const field = make("textarea", { value: text, rows: 3, maxLength: 2000, className: "field" });
    field.setAttribute("aria-label", "Question");
    const form = make("form", { className: "slip editing" }, field,
      make("button", { type: "submit", textContent: "Ask" }), make("button", { type: "button", className: "cancel", textContent: "Cancel" }));
    const close = () => { form.remove(); asked.hidden = false; button.focus(); };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) return;
      close();
      order({ do: "edit", number: button.value, text: field.value });
    });
    form.querySelector(".cancel").addEventListener("click", close);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); close(); }
      if (event.key === "Enter" && !event.shiftKey && event.target === field) { event.preventDefault(); form.requestSubmit(); }
    });
    asked.hidden = true;
    asked.after(form);
    field.focus();
  };

  const REASONS = ["It does not answer the question", "Something is missing", "The page or the words are wrong", "The reports do not say this"];
  const rate = (button) => {
    const tools = button.closest(".tools");
    const open = tools.parentElement.querySelector(".slip.rating");
    if (open) open.remove();
    const verdict = button.classList.contains("up") ? "up" : "down";
    if (button.classList.contains("pressed")) { order({ do: "rate", number: button.value, verdict: "" }); return; }
    if (verdict === "up") { order({ do: "rate", number: button.value, verdict }); return; }
    const name = `reason-${button.value}`;
    const choices = REASONS.map((reason) => make("label", {}, make("input", { type: "radio", name, value: reason }), ` ${reason}`));
    const other = make("input", { type: "text", maxLength: 400, className: "field" });
    const page = make("input", { type: "number", min: 1, max: 9999, className: "field page" });
    const form = make("form", { className: "slip rating" },
      make("fieldset", {}, make("legend", { textContent: "What is wrong with it?" }), ...choices),
      make("label", {}, "In your words ", other), make("label", {}, "The right PDF page, if you know it ", page),
      make("div", { className: "row" }, make("button", { type: "submit", textContent: "Keep" }), make("button", { type: "button", className: "cancel", textContent: "Cancel" })));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = form.querySelector("input[type=radio]:checked");
      const reason = [chosen?.value, other.value.trim()].filter(Boolean).join(". ");
      form.remove();
      order({ do: "rate", number: button.value, verdict, reason, page: page.value });
    });
    form.querySelector(".cancel").addEventListener("click", () => { form.remove(); button.focus(); });
    tools.after(form);
    form.querySelector("input").focus();
  };

  const stop = () => {
    const words = [...document.querySelectorAll("#chat .asked .words")].pop();
    document.querySelector("#stop").click();
    if (words) write("#question", words.textContent).focus();
  };

  const rename = (button) => {
    const name = window.prompt("A name for this conversation:", button.closest(".talk").querySelector(".open").textContent);
    if (name?.trim()) order({ do: "rename", id: button.value, text: name });
  };
  const remove = (button) => {
    const name = button.closest(".talk").querySelector(".open").textContent;
    if (window.confirm(`Delete ‘${name}’, and what you said of its answers? This cannot be undone.`)) order({ do: "delete", id: button.value });
  };

  const DOING = {
    ".answer button.copy": copyFrom,
    ".answer button.again": (button) => order({ do: "again", number: button.value }),
    ".answer button.rate": rate,
    ".answer button.onward": (button) => order({ do: "ask", text: button.textContent }),
    ".answer button.halt": stop,
    ".asked button.edit": edit,
    ".talk button.open": (button) => { order({ do: "open", id: button.value }); show(false); },
    ".talk button.rename": rename,
    ".talk button.delete": remove,
    ".answer button.like": (button) => { write("#like", `${button.value} ${orders += 1}`); document.querySelector("#sought").scrollIntoView({ block: "start" }); },
    "#fresh": () => { show(false); document.querySelector("#question textarea").focus(); },
    "button.aside": () => show(!document.body.classList.contains("aside")),
  };

  // On a small screen the conversations lie over the page.
  const show = (open) => {
    document.body.classList.toggle("aside", open);
    document.querySelector("button.aside")?.setAttribute("aria-expanded", String(open));
    if (open) document.querySelector("#find input, #find textarea")?.focus();
  };

  window.reports = { ...window.reports, aside: show };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".answer a[href^='#'], a.see");
    if (link) {
      event.preventDefault();
      follow(link);
      return;
    }
    if (!event.target.closest(".export") || event.target.closest(".forms a")) document.querySelectorAll(".export[open]").forEach((menu) => { menu.open = false; });
    for (const [where, act] of Object.entries(DOING)) {
      const button = event.target.closest(where);
      if (button) { act(button); return; }
    }
  });

  // How references are written is remembered by the browser, so that files to take away follow it, too.
  document.addEventListener("change", (event) => {
    if (!event.target.matches("#style input[type='radio']")) return;
    document.cookie = `reference-style=${event.target.value}; path=/; max-age=31536000; samesite=strict`;
  }, true);

  const set = (element, name, value) => {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  // The chat's own labels repeat each message with all its HTML, and the sanitiser drops ours.
  const name = () => {
    for (const message of document.querySelectorAll("#chat [data-testid='user'], #chat [data-testid='bot']")) {
      set(message, "role", "group");
      set(message, "aria-label", message.dataset.testid === "user" ? "Question" : "Answer");
    }
    for (const named of document.querySelectorAll(".answer .mark a, .answer a.number, .doing [title]")) {
      if (named.title) set(named, "aria-label", named.title);
    }
    for (const button of document.querySelectorAll(".answer button.rate")) {
      set(button, "aria-pressed", String(button.classList.contains("pressed")));
    }
    for (const talk of document.querySelectorAll(".talk")) {
      if (talk.classList.contains("current")) set(talk.querySelector(".open"), "aria-current", "true");
    }
    const examples = document.querySelector("#chat .examples");
    set(examples, "role", "group");
    set(examples, "aria-label", "Example questions");
    for (const link of document.querySelectorAll(".answer a.see")) {
      if (link.closest(".strips")) continue; // they say themselves where they lead
      const where = link.closest("li").querySelector("cite, .report").textContent;
      set(link, "aria-label", `Show the page: ${where}`);
    }
    // The sanitiser lets downloads open in a new tab, where there is nothing to see.
    for (const link of document.querySelectorAll("#side a[download], .forms a, a.see")) link.removeAttribute("target");
  };

  // Questions to go on with are fetched when the answer is there; each has been tried, so it takes a moment.
  const offer = async () => {
    const place = [...document.querySelectorAll("#chat .answer .next")].pop();
    const link = place?.querySelector("a");
    if (!link) return;
    place.textContent = "Looking for questions to go on with…";
    let questions = [];
    try {
      const answer = await fetch(link.getAttribute("href"));
      if (answer.ok) ({ questions } = await answer.json());
    } catch { /* then there are none */ }
    place.replaceChildren(...(questions.length ? ["The reports also answer: "] : []), ...questions.map((text) =>
      make("button", { type: "button", className: "onward", textContent: text })));
  };

  // A report's contents are fetched when they are first opened.
  document.addEventListener("toggle", async (event) => {
    const list = event.target.matches?.(".contents[open]") && event.target.querySelector(".list");
    const link = list && list.querySelector("a:only-child[href$='/contents']");
    if (!link) return;
    try {
      const answer = await fetch(link.getAttribute("href"));
      if (!answer.ok) throw new Error(await answer.text());
      const { headings } = await answer.json();
      list.replaceChildren(...headings.map((one) => {
        const way = make("a", { className: "see", href: one.see, textContent: one.title });
        return make("p", { className: `level-${Math.min(one.level, 4)}` }, way, ` ${one.page}`);
      }));
      if (!headings.length) list.textContent = "It has no headings.";
    } catch (error) {
      list.textContent = error.message;
    }
  }, true);

  // A new question is brought to the top, and once more when its answer is there, so that it is read from its beginning.
  let seen = "0";
  const arrive = () => {
    const answer = [...document.querySelectorAll("#chat .answer")].pop();
    answer?.classList.add("arriving");
    setTimeout(() => answer?.classList.remove("arriving"), 2000);
  };
  const bring = () => {
    const questions = document.querySelectorAll("#chat .asked");
    const now = `${questions.length}${document.querySelector("#chat .answer.waiting") ? " waiting" : ""}`;
    if (now === seen) return;
    if (seen.endsWith(" waiting") && !now.endsWith(" waiting")) arrive();
    seen = now;
    const last = questions[questions.length - 1];
    if (last) last.scrollIntoView({ block: "start", behavior: calm.matches || questions.length === 1 ? "auto" : "smooth" });
  };

  let pending = false;
  new MutationObserver(() => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      name();
      bring();
      offer();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
