// What is wrong with how a page looks, as sentences. One function, given what the tests know: the locale keys.
(keys) => {
  const faults = [], known = new Set(keys);
  const main = document.querySelector("[data-testid=stMain]");
  const say = (what, about = "") => faults.push(`${what}: ${String(about).replace(/\s+/g, " ").trim().slice(0, 160)}`);
  const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // --- words ---

  for (const e of document.querySelectorAll("[data-testid=stException], .stException, [data-testid=stAlertContentError]"))
    say("an error box", e.innerText);
  const words = [...document.querySelectorAll("[data-testid=stApp]")].map((e) => e.innerText).join("\n");
  if (words.includes("Traceback")) say("a traceback", words.slice(words.indexOf("Traceback")));
  for (const [word] of words.matchAll(/\{[^{}\s]{1,40}\}/g)) say("a word that was never filled in", word);
  for (const [word] of words.matchAll(/[a-z_]+(?:\.[a-z0-9_]+)+/g)) if (known.has(word)) say("an untranslated key", word);
  for (const [word] of words.matchAll(/\b(?:NaN|undefined|None|null|inf)\b/g)) say("a number that is none", word);

  // --- room ---

  if (main.scrollWidth > main.clientWidth + 1) say("the page scrolls sideways", `${main.scrollWidth} > ${main.clientWidth}`);
  if (document.documentElement.scrollWidth > innerWidth + 1) say("the window scrolls sideways");
  const hides = (style) => /hidden|clip/.test(style.overflowX);
  const scrolls = (style) => /auto|scroll/.test(style.overflowX);
  const app = document.querySelector("[data-testid=stApp]"), side = document.querySelector("[data-testid=stSidebar]");
  const away = side && side.getBoundingClientRect().right <= 1; // the menu of a phone
  const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const at = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !at || !shown(at) || (away && side.contains(at))) continue;
    if (at.closest(".unseen, style, script, svg, [aria-hidden=true], [data-testid=stIconMaterial], [data-testid=stSkipToContent]")) continue;
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width < 2) continue;
    for (let e = at; e && e !== main && e !== app; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.position === "absolute" && style.clipPath !== "none") break;
      if (scrolls(style)) break;
      const edge = e.getBoundingClientRect();
      if (hides(style) && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5)) { say("text cut", texts.currentNode.data); break; }
      if (/hidden|clip/.test(style.overflowY) && edge.height > 4 && box.bottom > edge.bottom + 3) { say("text cut below", texts.currentNode.data); break; }
      if (e.parentElement === main && (box.right > innerWidth + 1 || box.left < -1)) say("text outside the window", texts.currentNode.data);
    }
  }
  for (const field of main.querySelectorAll("input[type=text], select"))
    if (shown(field) && /\d/.test(field.value) && field.scrollWidth > field.clientWidth + 1) say("a number wider than its field", field.value);

  // --- the line above the page: nothing on top of anything ---

  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const top = [...document.querySelectorAll(
    ".st-key-history button, .copy, .st-key-top .stButton button, [data-testid=stExpandSidebarButton], .page-head h1, .decision",
  )].filter(shown);
  top.forEach((one, place) => top.slice(place + 1).forEach((other) =>
    overlap(one.getBoundingClientRect(), other.getBoundingClientRect()) && say("two things in one place", `${one.innerText} / ${other.innerText}`)));

  // --- pictures ---

  for (const chart of document.querySelectorAll("[data-testid=stVegaLiteChart]")) {
    if (!shown(chart)) continue;
    const svg = chart.querySelector("svg");
    if (!svg) { say("a chart that did not draw", chart.getAttribute("aria-label")); continue; }
    const marks = [...svg.querySelectorAll(".role-mark :is(path, rect, line, text)")];
    if (!marks.some((mark) => { const box = mark.getBoundingClientRect(); return box.width + box.height > 4; }))
      say("a chart without marks", chart.getAttribute("aria-label"));
  }
  for (const svg of main.querySelectorAll("[data-testid=stVegaLiteChart] svg, figure svg, .picture svg")) {
    if (!shown(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll("text")].filter((e) => e.textContent.trim() && shown(e) && e.getAttribute("opacity") !== "0"
      && e.getAttribute("fill-opacity") !== "0" && !e.closest("[opacity='0']"));
    const boxes = labels.map((e) => e.getBoundingClientRect());
    labels.forEach((label, place) => {
      const box = boxes[place];
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        say("a label outside its picture", label.textContent);
      if (label.textContent.includes("…")) say("a label cut short", label.textContent);
      for (let other = place + 1; other < labels.length; other++) {
        const next = boxes[other];
        const wide = Math.min(box.right, next.right) - Math.max(box.left, next.left);
        const high = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
        if (label.textContent === labels[other].textContent && Math.abs(box.left - next.left) < 3) continue; // its halo
        // Boxes of text hold room above and below the letters: a third of a line may overlap unseen.
        if (wide > 2 && high > 0.34 * Math.min(box.height, next.height)) say("labels on top of each other", `${label.textContent} / ${labels[other].textContent}`);
      }
    });
  }
  return faults;
}
