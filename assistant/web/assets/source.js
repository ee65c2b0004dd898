// The source beside the chat: the page that a footnote or a passage stands on, as a picture with the words marked.
(() => {
  "use strict";
  let panel = null;
  let from = null; // what opened the panel, to go back to
  let told = null; // what is shown: see viewing.py
  let shown = 0;

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const part = (name) => panel.querySelector(`.${name}`);

  const build = () => {
    panel = make("aside", { id: "source" });
    panel.setAttribute("aria-label", "Source");
    panel.append(
      make("div", { className: "bar" },
        make("h2", { tabIndex: -1, className: "report" }),
        make("button", { type: "button", className: "plain close", textContent: "Close" })),
      make("p", { className: "section" }),
      make("p", { className: "cited" }),
      make("div", { className: "bar" },
        make("button", { type: "button", className: "plain before", textContent: "Page before" }),
        make("span", { className: "where" }),
        make("button", { type: "button", className: "plain next", textContent: "Next page" }),
        make("button", { type: "button", className: "plain cite", textContent: "Copy citation" }),
        make("a", { className: "open", target: "_blank", rel: "noopener", textContent: "Open the PDF" })),
      make("p", { className: "said" }),
      make("div", { className: "sheet" }));
    part("said").setAttribute("role", "status");
    part("sheet").tabIndex = 0;
    part("sheet").setAttribute("role", "group");
    part("sheet").setAttribute("aria-label", "The page");
    part("close").addEventListener("click", close);
    part("before").addEventListener("click", () => page(shown - 1));
    part("next").addEventListener("click", () => page(shown + 1));
    part("cite").addEventListener("click", async () => {
      const quote = told.quote ? `: ‘${told.quote}’` : "";
      await window.reports.copied(`${told.citation}${quote}`);
      part("said").textContent = "The citation is copied.";
    });
    document.body.append(panel);
  };

  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("with-source");
    if (from?.isConnected) from.focus();
  };

  // Only the last page that was asked for is shown, however slowly the others come.
  const page = async (number) => {
    shown = number;
    const known = told.pages.find((one) => one.number === number);
    part("before").disabled = number <= 1;
    part("next").disabled = number >= told.count;
    part("where").textContent = known ? known.told : `PDF p. ${number}`;
    part("open").href = `${told.pdf}#page=${number}`;
    part("said").textContent = "Fetching the page…";
    part("sheet").replaceChildren();
    try {
      const answer = await fetch(known ? known.picture : `${told.others}${number}.png`);
      if (shown !== number) return;
      if (!answer.ok) throw new Error(await answer.text());
      const text = decodeURIComponent(answer.headers.get("x-text") ?? "");
      const picture = make("img", { src: URL.createObjectURL(await answer.blob()), alt: text || `Page ${number}` });
      picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
      part("sheet").replaceChildren(picture);
      const unmarked = known && told.quote && answer.headers.get("x-marked") === "0";
      part("said").textContent = unmarked ? "The words could not be marked on this page." : "";
    } catch (error) {
      if (shown === number) part("said").textContent = error.message || "The page cannot be shown.";
    }
  };

  const open = async (link) => {
    if (!panel) build();
    from = link;
    let found;
    try {
      const answer = await fetch(link.dataset.see ?? link.getAttribute("href"));
      if (!answer.ok) throw new Error(await answer.text());
      found = await answer.json();
    } catch {
      return false;
    }
    told = found;
    panel.hidden = false;
    document.body.classList.add("with-source");
    part("report").textContent = told.report;
    part("section").textContent = told.section;
    part("cited").textContent = told.quote ? `‘${told.quote}’` : told.citation;
    part("report").focus();
    await page(told.pages[0].number);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel && !panel.hidden && !event.target.closest("form")) close();
  });
  window.reports = { ...window.reports, see: open };
})();
