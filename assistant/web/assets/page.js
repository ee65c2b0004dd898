// Two small things that the page does for itself: lead from a number to its footnote, and copy an answer.
(() => {
  "use strict";
  document.documentElement.lang = "en-GB";

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
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    target.focus({ preventScroll: true });
  };

  document.addEventListener("click", async (event) => {
    const mark = event.target.closest(".answer a[href^='#note-'], .answer a[href^='#mark-']");
    if (mark) {
      event.preventDefault();
      lead(mark.getAttribute("href").slice(1));
      return;
    }
    const button = event.target.closest(".answer button.copy");
    if (!button) return;
    const label = button.textContent;
    try {
      await copied(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Could not copy";
    }
    setTimeout(() => { button.textContent = label; }, 1600);
  });
})();
