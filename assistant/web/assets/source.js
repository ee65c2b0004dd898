// The source beside the chat: the page that a footnote or a passage stands on, as a picture with the words marked.
(() => {
  "use strict";
  let panel = null;
  let from = null; // what opened the panel, to go back to
  let told = null; // what is shown: see viewing.py
  let shown = 0;
  let near = 0; // how close the page is looked at: a place in NEAR
  const NEAR = [1, 1.5, 2, 3];
  const WIDE = [1100, 2200, 2200, 3300]; // pixels of the picture: see viewing.py

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
      make("p", { className: "checked" }),
      make("div", { className: "bar" },
        make("button", { type: "button", className: "plain before", textContent: "Page before" }),
        make("span", { className: "where" }),
        make("button", { type: "button", className: "plain next", textContent: "Next page" }),
        make("button", { type: "button", className: "plain smaller", textContent: "Zoom out" }),
        make("button", { type: "button", className: "plain larger", textContent: "Zoom in" }),
        make("button", { type: "button", className: "plain cite", textContent: "Copy citation" }),
        make("details", { className: "export" }, make("summary", { textContent: "Export" }), make("div", { className: "forms" })),
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
    part("smaller").addEventListener("click", () => zoom(near - 1));
    part("larger").addEventListener("click", () => zoom(near + 1));
    part("cite").addEventListener("click", async () => {
      const quote = told.quote ? `: ‘${told.quote}’` : "";
      const rich = make("p", { textContent: quote });
      await window.reports.copied(`${told.citation}${quote}`, `<p>${told.rich}${rich.innerHTML}</p>`);
      part("said").textContent = "The citation is copied.";
    });
    document.body.append(panel);
  };

  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("with-source");
    if (from?.isConnected) from.focus();
  };

  const zoom = async (wanted) => {
    const before = WIDE[near];
    near = Math.max(0, Math.min(wanted, NEAR.length - 1));
    part("smaller").disabled = near === 0;
    part("larger").disabled = near === NEAR.length - 1;
    const picture = part("sheet").querySelector("img");
    if (picture) picture.style.width = `${NEAR[near] * 100}%`;
    if (WIDE[near] > before) await page(shown);
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
    if (!part("sheet").querySelector(`img[data-page="${number}"]`)) part("sheet").replaceChildren();
    try {
      const address = known ? known.picture : `${told.others}${number}.png`;
      const answer = await fetch(`${address}${address.includes("?") ? "&" : "?"}width=${WIDE[near]}`);
      if (shown !== number) return;
      if (!answer.ok) throw new Error(await answer.text());
      const text = decodeURIComponent(answer.headers.get("x-text") ?? "");
      const picture = make("img", { src: URL.createObjectURL(await answer.blob()), alt: text || `Page ${number}` });
      picture.dataset.page = number;
      picture.style.width = `${NEAR[near] * 100}%`;
      picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
      part("sheet").replaceChildren(picture);
      const unmarked = known?.marked && answer.headers.get("x-marked") === "0";
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
    part("checked").textContent = { "✓": "✓ Two programs that read the PDF both find these words." }[told.checked] ?? told.checked ?? "";
    part("export").hidden = !told.forms;
    part("export").open = false;
    part("forms").replaceChildren(...(told.forms ?? []).map(([name, address]) =>
      make("a", { href: address, download: "", textContent: name })));
    part("report").focus();
    await zoom(0);
    await page(told.pages[0].number);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel && !panel.hidden && !event.target.closest("form")) close();
  });
  window.reports = { ...window.reports, see: open };
})();
