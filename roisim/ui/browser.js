// What only the browser can do: say which language the page is in, keep one step of history a page, copy the link.
(() => {
  if (window.roisimSpeak) return; // a page drawn anew may bring it again
  let own, whole, day;
  // Streamlit names its own controls in English; a label begins with one of `own`, or is one of `whole`.
  const said = (theirs) => {
    if (Object.hasOwn(whole, theirs)) return whole[theirs];
    const start = Object.keys(own).find((words) => theirs?.startsWith(words));
    return start ? own[start] + theirs.slice(start.length) : theirs;
  };
  const translate = (e, now, set, theirs = "theirs", ours = "said") => {
    if (now !== e.dataset[ours] && said(now) !== now) e.dataset[theirs] = now;
    else if (now !== e.dataset[ours]) return;
    const words = said(e.dataset[theirs]);
    if (e.dataset[ours] !== words) e.dataset[ours] = words;
    if (words !== now) set(words);
  };

  // What Streamlit draws without the attributes that a keyboard or a screen reader needs.
  const tell = () => {
    document.querySelectorAll(".st-key-menu a").forEach((link) => {
      const here = link.closest(".st-key-menu-here") ? "page" : null;
      if (link.getAttribute("aria-current") === here) return;
      if (here) link.setAttribute("aria-current", here);
      else link.removeAttribute("aria-current");
    });
    const zones = document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]");
    zones.forEach((zone) => zone.setAttribute("role", "group")); // it has a name, so it is more than decoration
    document.querySelectorAll("[data-today]").forEach((e) => {
      if (e.textContent !== day.format()) e.textContent = day.format();
    });
    document.querySelectorAll(".formula").forEach((formula) => {
      if (formula.scrollWidth > formula.clientWidth) formula.setAttribute("tabindex", "0");
      else formula.removeAttribute("tabindex");
    });
  };
  const translateAll = () => {
    document.querySelectorAll("[aria-label]").forEach((e) =>
      translate(e, e.getAttribute("aria-label"), (words) => e.setAttribute("aria-label", words)));
    document.querySelectorAll("[placeholder]").forEach((e) =>
      translate(e, e.placeholder, (words) => (e.placeholder = words), "hint", "hinted"));
    const worded = ["stFileUploaderDropzone", "stTooltipContent", "stException", "stStatusWidget"]
      .map((part) => `[data-testid=${part}] *`).concat("[data-testid=stSkipToContent]", "[role=listbox] *").join();
    document.querySelectorAll(worded).forEach((e) => {
      if (!e.childElementCount) translate(e, e.textContent, (words) => (e.textContent = words));
    });
  };
  // An address that leads nowhere: Streamlit shows the first page, and says so in a dialog.
  const lost = () => document.querySelectorAll("[role=dialog]").forEach((dialog) => {
    if (!dialog.textContent.trim().startsWith("Page not found")) return;
    dialog.querySelectorAll("*").forEach((e) => {
      if (!e.childElementCount) translate(e, e.textContent.trim(), (words) => (e.textContent = words));
    });
  });
  const tellAll = () => own && (tell(), translateAll(), lost(), window.roisimKeep?.());

  // Every page says it when it is drawn: its language, "light" or "dark", the words for Streamlit's, the name of its style.
  window.roisimSpeak = ({ language, theme, style, ...words }) => {
    ({ own, whole } = words);
    document.documentElement.lang = language;
    // Dialogs hang outside the app: they too should know whether the page is light or dark.
    document.documentElement.style.colorScheme = theme;
    day = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { dateStyle: "long" }); // on a page that is printed
    // A tab that was open when the server was renewed still has the old style.
    const sheet = document.querySelector("link[data-roisim]");
    if (sheet && style && !sheet.href.endsWith(style)) sheet.href = sheet.href.replace(/[^/]*$/, style);
    // Menu and formulas may be drawn a moment after this is read, and formulas load their own script first.
    [400, 1200, 3000].forEach((wait) => setTimeout(tellAll, wait));
  };

  // Streamlit draws its controls anew when something is done, when the server has answered, when a part of its own script
  // has come; once all is quiet, so that nothing that is drawn is held up.
  let waiting;
  const drawn = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-label"] };
  new MutationObserver(() => {
    if (own) lost(); // this is seen at once
    clearTimeout(waiting);
    waiting = setTimeout(tellAll, 100);
  }).observe(document.body, drawn);
  document.fonts?.addEventListener("loadingdone", tellAll); // a formula in its own letters may be wider than its room

  // The case in the address changes with every slider; "back" should still mean the page before.
  const push = history.pushState;
  history.pushState = function (state, title, url) {
    const stays = new URL(url, location.href).pathname === location.pathname;
    return (stays ? history.replaceState : push).call(history, state, title, url);
  };

  const copy = async (words) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(words);
    const field = Object.assign(document.createElement("textarea"), { value: words }); // no clipboard without https
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  // On a phone the menu covers the page: a page chosen, it has done its work.
  document.addEventListener("click", (event) => {
    if (innerWidth > 768 || !event.target.closest?.("[data-testid=stPageLink-NavLink]")) return;
    setTimeout(() => document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click(), 150);
  });

  // A page opened in another tab starts from the case as it stands, not as it was when the menu was drawn.
  document.addEventListener("pointerdown", (event) => {
    const link = event.target.closest?.("[data-testid=stPageLink-NavLink]");
    if (link) link.search = location.search;
  });

  window.roisimCopy = copy;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy-link]");
    if (!button) return;
    const { link } = button.dataset; // another one than that of the page
    await copy(link ? new URL(link, location.href).href : window.roisimLink());
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = button.dataset.copyLink), 2500);
  });
})();
