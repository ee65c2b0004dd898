// What the page does for itself: names for screen readers, the way from a number to its footnote, and copying.
(() => {
  "use strict";
  document.documentElement.lang = "en-GB";
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  const copied = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    // Over plain http from another machine there is no clipboard object: copy a selection instead.
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("aria-hidden", "true");
    field.className = "off-screen";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  const lead = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    target.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    (target.querySelector("a[href]") ?? target).focus({ preventScroll: true });
    target.classList.add("shown");
    setTimeout(() => target.classList.remove("shown"), 1600);
  };

  const copyFrom = async (button) => {
    const label = button.textContent;
    try {
      await copied(button.value);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Could not copy";
    }
    setTimeout(() => { button.textContent = label; }, 1600);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".answer a[href^='#']");
    if (link) {
      event.preventDefault();
      lead(link.getAttribute("href").slice(1));
      return;
    }
    const button = event.target.closest(".answer button.copy");
    if (button) copyFrom(button);
  });

  const set = (element, name, value) => {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  // The chat's own labels repeat each message with all its HTML, and the sanitiser drops ours.
  const name = () => {
    for (const message of document.querySelectorAll("#chat [data-testid='user'], #chat [data-testid='bot']")) {
      set(message, "role", "group");
      set(message, "aria-label", message.dataset.testid === "user" ? "Question" : "Answer");
    }
    for (const link of document.querySelectorAll(".answer .mark a, .answer a.number")) {
      if (link.title) set(link, "aria-label", link.title);
    }
  };

  // A new question is brought to the top, so that its answer is read from its beginning.
  let asked = 0;
  const follow = () => {
    const questions = document.querySelectorAll("#chat .asked");
    if (questions.length > asked) {
      questions[questions.length - 1].scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
    }
    asked = questions.length;
  };

  let pending = false;
  new MutationObserver(() => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      name();
      follow();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
