// What the browser keeps of a visit, and gives back: the cases last worked on, words typed and not entered yet. And what
// it says itself: whose case to go on with, that the server is gone. Nothing leaves the browser but by the reader's click.
(() => {
  if (window.roisimVisit) return; // a page drawn anew brings it again
  const TRIES = 3, MOST = 4e6, FIELDS = 60, WORDS = 20000; // letters of all cases, fields, letters of one
  const CASES = "roisim.cases", TYPED = "roisim.typed", HIDDEN = "roisim.hidden";

  // A store may be full, forbidden, or hold what another version or someone else left there.
  const read = (store, name) => {
    try {
      const found = JSON.parse(window[store].getItem(name));
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  };
  const write = (store, name, value) => {
    try {
      const said = JSON.stringify(value);
      if (said.length <= MOST) window[store].setItem(name, said);
    } catch {}
  };
  const drop = (store, name) => {
    try {
      window[store].removeItem(name);
    } catch {}
  };
  const made = (tag, name = "", words = "") =>
    Object.assign(document.createElement(tag), { className: name, textContent: words });

  // --- the cases ---

  const told = () => document.querySelector("[data-kept]")?.dataset;
  const query = (kept) => (typeof kept.cases === "string" ? kept.cases : "");
  let last, tried;

  // Another visitor's link that is only looked at is not kept: it would take the place of one's own work.
  function keep() {
    const now = told();
    if (!now) return;
    const page = document.querySelector(".st-key-menu-here a")?.textContent.trim();
    const title = [now.title, page].filter(Boolean).join(" – ");
    if (title && document.title !== title) document.title = title;
    if (!now.changed) return;
    document.querySelectorAll(".visit").forEach((shown) => shown.replaceChildren());
    const kept = { title: now.title, cases: now.kept || location.search.slice(1), whole: !now.kept, at: location.search };
    const said = JSON.stringify(kept);
    if (said === last || !/(^|&)case=/.test(kept.cases)) return;
    last = said;
    write("localStorage", CASES, kept);
    write("sessionStorage", CASES, kept);
  }

  // The whole link, where the address is still as it came; with what the case answers, so that it can be told later
  // whether that has changed. A short link needs neither: the server has both.
  window.roisimLink = () => {
    const now = told();
    if (!now || !/[?&]case=/.test(location.search) && /[?&]s=/.test(location.search)) return location.href;
    const lang = document.documentElement.lang;
    const link = new URL(!now.kept || now.changed ? location.href : `${location.pathname}?lang=${lang}&${now.kept}`, location.href);
    const { was, wasOf } = document.querySelector("[data-was]")?.dataset ?? {};
    if (was && link.search.includes(wasOf)) link.search = link.search.replace(/[?&]was=[^&]*/g, "").replace(/^[?&]*/, "?") + `&was=${was}`;
    return link.href;
  };

  window.roisimVisit = ({ data, parentElement, setTriggerValue }) => {
    const root = (parentElement.root ??= parentElement.appendChild(made("div", "visit")));
    root.replaceChildren();
    if (!data.fresh) return;
    const mine = read("sessionStorage", CASES);
    const tries = Number(mine.tries) || 0; // what does not open is not tried again and again
    if (mine.whole === false && mine.at === location.search && query(mine) && tries < TRIES) {
      write("sessionStorage", CASES, { ...mine, tries: tries + 1 });
      last = undefined; // once it is open it is kept anew
      tried = query(mine);
      setTriggerValue("kept", query(mine));
      return;
    }
    if (!data.bare) return;
    const kept = read("localStorage", CASES), { words } = data;
    const unread = data.unread && query(kept) === tried;
    if (query(kept) && typeof kept.title === "string") offer(root, kept, words, unread, setTriggerValue);
    else if (data.first && read("localStorage", HIDDEN).first !== true) welcome(root, words, setTriggerValue);
  };

  function button(words, does, kind = "") {
    const shown = made("button", `visit-button ${kind}`, words);
    shown.type = "button";
    shown.addEventListener("click", does);
    return shown;
  }

  function line(root, parts) {
    const shown = made("p", "notice told visit-line");
    shown.append(...parts);
    root.append(shown);
  }

  // What can't be read is said to be so, and can be forgotten.
  function offer(root, kept, words, unread, trigger) {
    const named = (said) => said.replace("{name}", () => kept.title.slice(0, 120));
    const goOn = () => trigger("kept", (tried = query(kept)));
    const forget = button(words.forget, () => {
      drop("localStorage", CASES);
      drop("sessionStorage", CASES);
      root.replaceChildren();
    });
    if (unread) line(root, [made("span", "", named(words.unread)), forget]);
    else line(root, [made("span", "", words.kept), button(named(words.go_on), goOn, "first"), forget]);
  }

  function welcome(root, words, trigger) {
    const own = button(words.own, () => trigger("own", true), "first");
    const hide = button(words.hide, () => {
      write("localStorage", HIDDEN, { first: true });
      root.replaceChildren();
    });
    const said = made("span");
    said.append(made("strong", "", words.example), " ", words.touch);
    line(root, [said, own, hide]);
  }

  // --- words typed and not entered yet, or entered and refused ---

  const BOX = "input[type=text], input:not([type]), textarea";
  const typed = read("sessionStorage", TYPED), before = new Set(Object.keys(typed));
  const homes = new Map(); // where words were typed: a field that is drawn anew, as when the server is back, is empty

  function key(box) {
    const dial = box.closest("[data-dial]")?.dataset.dial;
    const name = [...(box.closest("[class*=st-key-]")?.classList ?? [])].find((each) => each.startsWith("st-key-"));
    const field = dial ? `dial-${dial}` : name?.replace(/^st-key-/, "").replace(/-\d+$/, "");
    return field && `${location.pathname.replace(/\/$/, "")} ${field}`;
  }

  // A comment is entered by its own button alone: what else is done in its dialog, or that it is closed, loses none of it.
  const isDraft = (at) => at.includes(" comment-");

  function note(box, sent) {
    const at = key(box);
    if (!at || box.readOnly || box.closest("[data-baseweb=select]")) return;
    delete typed[at];
    before.delete(at);
    homes.set(at, box);
    const dialog = Boolean(box.closest("[role=dialog]")) && !isDraft(at);
    if (box.value.length <= WORDS) typed[at] = { words: box.value, sent, dialog };
    Object.keys(typed).slice(0, -FIELDS).forEach((old) => delete typed[old]);
    write("sessionStorage", TYPED, typed);
  }

  const refused = (box) =>
    box.getAttribute("aria-invalid") === "true" ||
    Boolean(box.closest(".stElementContainer")?.nextElementSibling?.querySelector(".fault"));

  // Written back as it was typed, not entered, and the cursor left where it is. A draft is held by its form: left with
  // the words in it, the field takes what the server says when they are said.
  function giveBack(box, words, draft) {
    const isHere = box === document.activeElement;
    if (box.value === words || (isHere && (box.value || !draft))) return;
    const kind = box.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(box, words);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    if (draft && !isHere) box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }

  function recall() {
    if (!document.querySelector("[data-test-script-state=notRunning]")) return;
    const open = document.querySelector("[role=dialog]"), dropped = Object.keys(typed).length;
    for (const box of document.querySelectorAll(BOX)) {
      const at = key(box);
      if (!typed[at] && box.value && refused(box)) note(box, true); // the server keeps it no longer than the visit
      const was = typed[at];
      if (typeof was?.words !== "string") continue;
      const draft = isDraft(at), again = (draft || !was.sent) && homes.has(at) && homes.get(at) !== box;
      homes.set(at, box);
      if (before.delete(at) || again) giveBack(box, was.words, draft);
      else if ((draft || was.sent) && !((draft || refused(box)) && box.value === was.words)) delete typed[at];
    }
    for (const [at, was] of Object.entries(typed)) if (was.dialog && !open && !before.has(at)) delete typed[at];
    if (Object.keys(typed).length !== dropped) write("sessionStorage", TYPED, typed);
  }

  document.addEventListener("input", ({ target }) => target.matches?.(BOX) && note(target, false), true);
  document.addEventListener("change", ({ target }) => target.matches?.(BOX) && note(target, true), true);

  // --- a field that asks for its name; the server gone ---

  const asked = new Set();
  function ask() {
    const wish = document.querySelector("[data-ask]")?.dataset;
    if (!wish || asked.has(wish.count)) return;
    const box = document.querySelector(`[class*="st-key-field-${CSS.escape(wish.ask)}-"] input`);
    if (!box) return;
    asked.add(wish.count);
    box.focus();
    box.select();
  }

  const GONE = "[data-testid=stApp]:not([data-test-connection-state=CONNECTED])";
  let lost;
  function watch() {
    const gone = document.querySelector(GONE), shown = document.querySelector(".visit-gone");
    // Streamlit's own words are English, and closed they do not come again.
    if (gone) document.querySelectorAll("[role=dialog]").forEach((dialog) => {
      if (dialog.textContent.startsWith("Connection error")) dialog.querySelector("button")?.click();
    });
    if (!gone) {
      clearTimeout(lost);
      lost = undefined;
      shown?.remove();
    } else if (!shown && !lost) {
      lost = setTimeout(() => {
        lost = undefined;
        if (!document.querySelector(GONE) || !told()) return;
        const said = made("p", "notice visit-gone", told().gone);
        said.setAttribute("role", "alert");
        document.body.append(said);
      }, 1500);
    }
  }

  const states = { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"] };
  new MutationObserver(watch).observe(document.body, states);
  window.roisimKeep = () => [keep, recall, ask, watch].forEach((does) => does());
  window.roisimVisits?.forEach(window.roisimVisit);
})();
