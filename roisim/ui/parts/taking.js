// A picture to paste or keep: what is on the screen, in light colours, with its title, whose case it is, the date and
// what worked it out, on a ground of its own. A table to paste: its numbers as a spreadsheet of the reader's reads them.
(() => {
  if (window.roisimTaking) return;
  window.roisimTaking = true;
  const light = LIGHT_OF_DARK; // every colour of the palettes, and what it is on a white ground
  const SVG = "http://www.w3.org/2000/svg", FONT = "Inter, 'Segoe UI', Arial, sans-serif";
  const MARGIN = 24, LEAST = 440, SHARP = 2;
  const swedish = () => document.documentElement.lang === "sv";

  // --- the picture ---

  const enlightened = (words) =>
    words.replace(/#[0-9a-f]{6}\b/gi, (colour) => light[colour.toUpperCase()] ?? colour)
      .replace(/rgb\((\d+), ?(\d+), ?(\d+)\)/g, (whole, ...parts) => {
        const hex = "#" + parts.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("").toUpperCase();
        return light[hex] ?? whole;
      });

  const drawing = (take) => {
    if (take.dataset.svg) return new DOMParser().parseFromString(take.dataset.svg, "image/svg+xml").documentElement;
    for (let at = take.closest(".stElementContainer"); at; at = at.nextElementSibling) {
      const found = at.querySelector("[data-testid=stVegaLiteChart] svg");
      if (found) return found;
    }
  };

  const ink = (name) => light[getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).match(/#[0-9a-f]{6}/i)[0].toUpperCase()];
  const node = (name, facts, words) => {
    const made = document.createElementNS(SVG, name);
    for (const fact in facts) made.setAttribute(fact, facts[fact]);
    if (words !== undefined) made.textContent = words;
    return made;
  };

  // Words in as many lines as they need; one that is longer than a line is broken where it is full.
  const lines = (words, font, room) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const found = [""];
    for (const word of words.split(/ +/)) {
      const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
      if (pen.measureText(longer).width <= room) { found[found.length - 1] = longer; continue; }
      if (found.at(-1)) found.push("");
      for (const letter of word) {
        if (found.at(-1) && pen.measureText(found.at(-1) + letter).width > room) found.push("");
        found[found.length - 1] += letter;
      }
    }
    return found;
  };

  let letters;
  const font = () => (letters ??= (async () => {
    const found = await fetch(new URL("app/static/fonts/inter-latin-wght-normal.woff2", document.baseURI));
    const bytes = new Uint8Array(await found.arrayBuffer());
    const coded = btoa(bytes.reduce((words, byte) => words + String.fromCharCode(byte), ""));
    return found.ok ? `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${coded}) format("woff2")}` : "";
  })().catch(() => ""));

  const day = () => new Date();
  const dated = () => new Intl.DateTimeFormat(swedish() ? "sv-SE" : "en-GB", { dateStyle: "long" }).format(day());
  const named = (take, kind) => `${take.dataset.file}-${new Intl.DateTimeFormat("sv-SE").format(day())}.${kind}`;

  const composed = async (take) => {
    const drawn = drawing(take), header = take.closest("header");
    const [, , ownWide, ownHigh] = drawn.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    const grown = Math.max(1, LEAST / ownWide), wide = Math.ceil(ownWide * grown) + 2 * MARGIN;
    const whole = node("svg", { xmlns: SVG, width: wide, "font-family": FONT });
    let y = MARGIN;
    const write = (words, size, weight, colour, gap) => {
      for (const line of lines(words, `${weight} ${size}px ${FONT}`, wide - 2 * MARGIN)) {
        y += Math.round(size * 1.35);
        const look = { x: MARGIN, y: y - Math.round(size * 0.35), "font-size": size, "font-weight": weight, fill: ink(colour) };
        whole.append(node("text", look, line));
      }
      y += gap;
    };
    write(header.querySelector("h2").textContent, 18, 600, "ink", 4);
    const measure = header.querySelector("p:not(.unseen)")?.textContent;
    if (measure) write(measure, 13, 400, "muted", 12);
    const copy = drawn.cloneNode(true);
    copy.querySelectorAll(".tips_marks").forEach((unseen) => unseen.remove());
    for (const [name, value] of Object.entries({ x: MARGIN, y, width: ownWide * grown, height: ownHigh * grown, style: "" })) copy.setAttribute(name, value);
    whole.append(copy);
    y += Math.ceil(ownHigh * grown) + 8;
    write(`${take.dataset.whose}, ${dated()}. ${take.dataset.by}`, 12, 400, "muted", MARGIN - 4);
    whole.setAttribute("height", y);
    whole.setAttribute("viewBox", `0 0 ${wide} ${y}`);
    whole.prepend(node("style", {}, await font()), node("rect", { width: "100%", height: "100%", fill: ink("panel") }));
    return { words: enlightened(new XMLSerializer().serializeToString(whole)), wide, high: y };
  };

  const svg = async (take) => new Blob([(await composed(take)).words], { type: "image/svg+xml" });
  const png = async (take) => {
    const { words, wide, high } = await composed(take);
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(words);
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: wide * SHARP, height: high * SHARP });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  const save = (blob, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // Safari wants the promise inside the item; where no picture may be copied, it is saved.
  const take_picture = async (button, take) => {
    const how = button.dataset.how;
    if (how !== "copy") return save(await (how === "svg" ? svg : png)(take), named(take, how));
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png(take) })]);
    } catch {
      save(await png(take), named(take, "png"));
      return button.dataset.instead;
    }
  };

  // Small pictures are images with colours of their own: printed from a dark page they too are light.
  const images = () => document.querySelectorAll("img[src^='data:image/svg+xml']");
  const onPaper = (printed) => images().forEach((image) => {
    if (!printed && image.dataset.dark) image.src = image.dataset.dark;
    if (printed) image.src = enlightened((image.dataset.dark = image.src).replace(/%23/g, "#")).replace(/#/g, "%23");
    else delete image.dataset.dark;
  });
  matchMedia("print").addEventListener("change", (event) => onPaper(event.matches));

  // --- the table ---

  const NUMBER = /^[+-]?\d[\d.,]*%?$/;
  const plain = (words) => words.replace(/\s+/g, " ").trim();
  // A number without the marks of thousands, with "-" for minus; a dash is nothing; words are no formula.
  const cell = (words) => {
    const tight = words.replace(/\s/g, "").replace(/\u2212/g, "-");
    if (tight === "–") return "";
    if (NUMBER.test(tight)) return swedish() ? tight : tight.replace(/,/g, "");
    const said = plain(words);
    return /^[=+\-@]/.test(said) ? `'${said}` : said;
  };
  const rows = (table, wanted = () => true) =>
    [...table.rows].map((row) => [...row.cells].filter(wanted).map((one) => cell(one.textContent))).filter((row) => row.length);
  const tabbed = (found) => found.map((row) => row.join("\t")).join("\n");
  const html = (found) => {
    const table = document.createElement("table");
    for (const row of found) for (const one of [table.insertRow()]) row.forEach((words) => (one.insertCell().textContent = words));
    return table.outerHTML;
  };
  const whole = (take) => {
    if (take.dataset.rows) return take.dataset.rows.split("\n").map((row) => row.split("\t").map(cell));
    const table = take.closest(".stVerticalBlock, .stHtml").querySelector("table");
    const caption = plain(table.caption?.textContent ?? "");
    return [...(caption ? [[cell(caption)]] : []), ...rows(table)];
  };
  const take_table = async (button, take) => {
    const found = whole(take);
    if (!navigator.clipboard?.write) return window.roisimCopy(tabbed(found));
    const blob = (words, type) => new Blob([words], { type });
    await navigator.clipboard.write([new ClipboardItem({
      "text/plain": blob(tabbed(found), "text/plain"), "text/html": blob(html(found), "text/html"),
    })]);
  };

  // Columns and rows that were asked for stay when the table is drawn anew.
  const asked = new Set();
  const which = (box) => `${box.closest("[class*=st-key-]")?.className.match(/st-key-\S+/)[0]} ${box.parentElement.className}`;
  const boxes = () => document.querySelectorAll(".rest > input");
  document.addEventListener("change", ({ target }) => {
    if (target.matches?.(".rest > input")) asked[target.checked ? "add" : "delete"](which(target));
  });
  new MutationObserver(() => asked.size && boxes().forEach((box) => { box.checked = asked.has(which(box)); }))
    .observe(document.body, { subtree: true, childList: true });

  // Marked by hand and copied: the cells of the rows that are marked.
  document.addEventListener("copy", (event) => {
    const marked = getSelection(), at = marked.rangeCount && marked.getRangeAt(0).commonAncestorContainer;
    const table = (at?.nodeType === 1 ? at : at?.parentElement)?.closest?.("table, .figures");
    const inside = table?.closest(".figures") && (table.matches("table") ? table : table.querySelector("table"));
    if (!inside || marked.isCollapsed) return;
    const found = rows(inside, (one) => marked.containsNode(one, true));
    if (found.flat().length < 2) return;
    event.clipboardData.setData("text/plain", tabbed(found));
    event.clipboardData.setData("text/html", html(found));
    event.preventDefault();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-take]");
    if (!button || button.dataset.was) return;
    const done = await (button.dataset.take === "table" ? take_table : take_picture)(button, button.closest(".take"));
    button.dataset.was = button.textContent;
    button.textContent = done ?? button.dataset.done;
    setTimeout(() => {
      button.textContent = button.dataset.was;
      delete button.dataset.was;
    }, 2500);
  });
})();
