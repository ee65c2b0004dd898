// The library is changed: files dropped or chosen are sent one after the other, details edited, reports removed.
(() => {
  "use strict";
  const AT = "/assistant/library/";
  const HEAD = 1024; // bytes in which a PDF says that it is one
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const asked = async (way, given) => {
    const answer = await fetch(AT + way, given && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(given) });
    let found = {};
    try {
      found = await answer.json();
    } catch {
      found = { problem: "The page's program does not answer as it should: reload the page." };
    }
    return found;
  };
  const ask = async (way, given) => {
    try {
      return await asked(way, given);
    } catch {
      return { problem: "The page's program cannot be reached: is it still running?" };
    }
  };

  // What is built once stays, whatever gradio draws anew around it.
  let panel = null;
  const part = (name) => panel.querySelector(`.${name}`);
  const say = (text) => { part("said").textContent = text; };
  const build = () => {
    const field = make("input", { type: "file", accept: ".pdf,application/pdf", multiple: true, id: "files", className: "off-screen" });
    panel = make("div", { className: "arrivals" },
      make("div", { className: "zone" }, field,
        make("label", { htmlFor: "files" }, make("strong", { textContent: "Add PDFs" }), make("span", { className: "how", textContent: " Drop them here, or choose files" }))),
      make("p", { className: "most" }),
      make("p", { className: "said" }),
      make("ul", { className: "rows" }),
      make("details", { className: "gone", hidden: true }, make("summary"), make("ul")));
    part("said").setAttribute("role", "status");
    field.addEventListener("change", () => { add([...field.files]); field.value = ""; });
    part("rows").setAttribute("aria-label", "Files that were added");
    look();
  };

  // Files on their way
  let limits = { largest: Infinity, room: Infinity };
  const line = []; // rows that wait to be sent
  let sending = false;

  const row = (file) => {
    const bar = make("progress", { max: 100, value: 0 });
    bar.setAttribute("aria-label", `Progress of ${file.name}`);
    const told = make("span", { className: "told", textContent: "Waits for its turn" });
    const cancel = make("button", { type: "button", className: "plain cancel", textContent: "Cancel" });
    cancel.setAttribute("aria-label", `Cancel ${file.name}`);
    const item = make("li", {}, make("span", { className: "name", textContent: file.name }), bar, told, cancel);
    const one = { file, item, bar, told, cancel, name: "", over: false };
    cancel.addEventListener("click", () => { one.request?.abort(); end(one, "Cancelled.", "failed"); });
    part("rows").append(item);
    return one;
  };
  const end = (one, text, outcome) => {
    one.over = true;
    one.told.textContent = text;
    one.item.className = outcome;
    one.cancel.remove();
    if (outcome === "failed") one.bar.remove();
  };

  const add = (files) => {
    if (!files.length) return;
    if (!sending) part("rows").querySelectorAll(".done, .failed").forEach((old) => old.remove());
    say("");
    line.push(...files.map(row));
    if (!sending) send();
  };

  const fault = async (file) => {
    if (file.size > limits.largest) return `It has more than ${Math.floor(limits.largest / 2 ** 20)} MB, the most that is taken: put it into the sources folder by hand.`;
    if (!file.size) return "It is empty.";
    try {
      const head = new TextDecoder("latin1").decode(await file.slice(0, HEAD).arrayBuffer());
      return head.includes("%PDF-") ? "" : "It is not a PDF, whatever its name says: it was not added.";
    } catch {
      return "It cannot be read: a folder cannot be added, only the files in it.";
    }
  };

  const put = (one) => new Promise((done) => {
    const request = one.request = new XMLHttpRequest();
    request.open("POST", `${AT}files?name=${encodeURIComponent(one.file.name)}`);
    request.setRequestHeader("content-type", "application/pdf");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable || one.over) return;
      one.bar.value = 100 * event.loaded / event.total;
      one.told.textContent = event.loaded < event.total ? `Sending: ${Math.round(one.bar.value)} %` : "Looking at it…";
    });
    request.addEventListener("loadend", () => {
      try {
        done(JSON.parse(request.responseText));
      } catch {
        done({ problem: request.status === 401 ? "The password is asked for again: reload the page." : "It could not be sent: try again." });
      }
    });
    request.send(one.file);
  });

  const send = async () => {
    sending = true;
    const came = [];
    let failed = 0;
    for (let one = line.shift(); one; one = line.shift()) {
      if (one.over) continue;
      const problem = await fault(one.file);
      const found = problem ? { problem } : await put(one);
      if (one.over) continue;
      if (found.problem) {
        failed += 1;
        end(one, found.problem, "failed");
        continue;
      }
      one.name = found.file;
      one.bar.value = 100;
      one.cancel.remove();
      one.told.textContent = `${found.told} Waits to be read…`;
      came.push(one);
      follow(came);
    }
    sending = false;
    if (failed) say(failed === 1 ? "One file was not added: its line says why." : `${failed} files were not added: their lines say why.`);
    if (!came.length) look();
  };

  // Until the index has followed, and the page shows it.
  let following = false;
  const renew = () => document.querySelector("#renew")?.click();
  const follow = async (came = []) => {
    if (following) return;
    following = true;
    renew();
    for (;;) {
      await new Promise((next) => { setTimeout(next, 700); });
      const now = await ask("state");
      if (now.problem && now.busy === undefined) { say(now.problem); break; }
      if (now.busy || sending) {
        for (const one of came) if (!one.over) one.told.textContent = now.activity || "Waits to be read…";
        continue;
      }
      for (const one of came) if (!one.over) settle(one, now);
      sum(came, now);
      show(now);
      renew();
      break;
    }
    following = false;
  };

  const settle = (one, now) => {
    const found = now.files.find((file) => file.file === one.name);
    const called = one.name === one.file.name ? "" : `Added as ${one.name}. `;
    if (!found) end(one, `${called}${now.problem || "It was not read: reload the page."}`, "failed");
    else if (found.outcome === "read") end(one, `${called}It can be asked: ‘${found.title}’, ${found.pages} ${found.pages === 1 ? "page" : "pages"}.${found.reason ? ` ${found.reason}` : ""}`, "done");
    else end(one, `${called}It was added, but cannot be asked. ${found.reason}`, "failed");
  };
  const sum = (came, now) => {
    const good = came.filter((one) => one.item.className === "done").length;
    if (now.problem) say(now.problem);
    else if (good) say(good === 1 ? "One new report can be asked now." : `${good} new reports can be asked now.`);
    else if (part("said").textContent.endsWith("follows…")) say(part("said").textContent.replace("The index follows…", "The index has followed."));
  };

  const look = async () => show(await ask("state"));
  const show = (now) => {
    if (now.largest === undefined) return;
    limits = now;
    part("most").textContent = now.room
      ? `PDFs of up to ${Math.floor(now.largest / 2 ** 20)} MB each. They are copied into the sources folder, and the index follows by itself.`
      : "There are as many files in the library as it takes: remove one before you add another.";
    const gone = part("gone");
    gone.hidden = !now.removed.length;
    gone.querySelector("summary").textContent = `Removed (${now.removed.length})`;
    gone.querySelector("ul").replaceChildren(...now.removed.map((file) => {
      const back = make("button", { type: "button", className: "plain", textContent: "Put back" });
      back.setAttribute("aria-label", `Put ${file} back`);
      back.addEventListener("click", () => act("put-back", { file }));
      return make("li", {}, make("span", { textContent: file }), back);
    }));
  };

  const act = async (way, given) => {
    const found = await ask(way, given);
    // A dialogue that is open says itself what is wrong.
    if (!found.problem || !document.querySelector("#details")) say(found.problem ?? `${found.told}${found.changed === false ? "" : " The index follows…"}`);
    part("said").scrollIntoView({ block: "nearest" });
    if (!found.problem && found.changed !== false) follow();
    return found;
  };

  const remove = (button) => {
    const file = button.value;
    if (window.confirm(`Remove ${file} from the library? The file is kept and can be put back.`)) act("remove", { file });
  };

  // Details are edited in a dialogue of the page's own, which stays whatever is drawn anew behind it.
  const HOW = {
    authors: "One on each line",
    published: "As 2008, 2008-04 or 2008-04-01",
    url: "Where it was published, beginning with https://",
    short_title: "What to call it in a line of text",
  };
  const input = ({ name, value }, kinds) => {
    if (name === "authors") return make("textarea", { rows: 3, value: value.join("\n") });
    if (name === "phase" || name === "kind") {
      const choices = name === "kind" ? kinds.map((kind) => [kind, kind[0].toUpperCase() + kind.slice(1)]) : [["", "None"], ["1", "1"], ["2", "2"], ["3", "3"]];
      const box = make("select", {}, ...choices.map(([kept, shown]) => make("option", { value: kept, textContent: shown })));
      box.value = value ?? "";
      return box;
    }
    return make("input", { type: "text", value: value ?? "", maxLength: 500 });
  };

  const edit = async (button) => {
    const found = await ask(`details?file=${encodeURIComponent(button.value)}`);
    if (found.problem) { say(found.problem); return; }
    const fields = found.fields.map((field) => {
      const box = input(field, found.kinds);
      box.classList.add("field");
      box.name = field.name;
      const told = HOW[field.name] ? make("small", { id: `how-${field.name}`, textContent: HOW[field.name] }) : "";
      if (told) box.setAttribute("aria-describedby", told.id);
      return make("div", {}, make("label", {}, make("span", { textContent: field.label }), box), told);
    });
    const wrong = make("p", { className: "problem", hidden: true });
    wrong.setAttribute("role", "alert");
    const cancel = make("button", { type: "button", className: "plain", textContent: "Cancel" });
    const form = make("form", {}, make("h2", { id: "details-of", textContent: `Details of ${found.file}` }),
      make("p", { className: "how", textContent: "They are kept in sources/catalogue.toml, and stand in every reference to the report." }),
      ...fields, wrong, make("div", { className: "bar" }, make("button", { type: "submit", className: "plain keep", textContent: "Save" }), cancel));
    const dialog = make("dialog", { id: "details" }, form);
    dialog.setAttribute("aria-labelledby", "details-of");
    dialog.addEventListener("close", () => {
      dialog.remove();
      ([...document.querySelectorAll("button.amend")].find((one) => one.value === found.file) ?? button).focus();
    });
    cancel.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const given = { file: found.file };
      for (const { name } of found.fields) given[name] = name === "authors" ? form.elements[name].value.split("\n") : form.elements[name].value;
      form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
      const told = await act("amend", given);
      wrong.hidden = !told.problem;
      wrong.textContent = told.problem ?? "";
      if (!told.problem) { dialog.close(); return; }
      form.elements[told.field]?.setAttribute("aria-invalid", "true");
      form.elements[told.field]?.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#library button.amend, #library button.remove");
    if (button) (button.matches(".amend") ? edit : remove)(button);
  });

  // Files may be dropped anywhere while the library is shown; elsewhere a browser would open them in the page's place.
  const open = () => Boolean(panel?.isConnected && panel.offsetParent);
  const files = (event) => event.dataTransfer?.types.includes("Files");
  for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, (event) => {
    if (!files(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = open() ? "copy" : "none";
    if (open()) panel.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) panel?.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    panel?.classList.remove("over");
    if (open()) add([...event.dataTransfer.files]);
  });

  const place = () => {
    const where = document.querySelector("#adding .adding");
    if (!where || where.contains(panel)) return;
    if (!panel) build();
    where.replaceChildren(panel);
  };
  new MutationObserver(place).observe(document.documentElement, { childList: true, subtree: true });
  place();

  // The cards of the library are drawn anew: their buttons get names that tell them apart.
  new MutationObserver(() => {
    for (const button of document.querySelectorAll("#library button.amend:not([aria-label]), #library button.remove:not([aria-label])")) {
      button.setAttribute("aria-label", `${button.textContent}: ${button.value}`);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
