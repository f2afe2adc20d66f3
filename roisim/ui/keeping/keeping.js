// A browser is known again by a key that it keeps from the first time something is saved; a short link is shown whole.
(() => {
  if (window.roisimKeeping) return; // a page drawn anew may bring it again
  window.roisimKeeping = true;
  const DAYS = 400; // the most that browsers keep

  function know() {
    const key = document.querySelector('[data-browser]:not([data-browser=""])')?.dataset.browser;
    if (!/^[a-z2-7]{26}$/.test(key ?? "") || document.cookie.includes(`roisim_browser=${key}`)) return;
    const home = new URL(".", document.baseURI).pathname, secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `roisim_browser=${key}; Path=${home}; Max-Age=${DAYS * 86400}; SameSite=Lax${secure}`;
  }

  function whole() {
    document.querySelectorAll("[data-short-link]").forEach((shown) => {
      const link = new URL(shown.dataset.shortLink, location.href).href;
      if (shown.textContent !== link) shown.textContent = link;
    });
  }

  new MutationObserver(() => [know, whole].forEach((does) => does())).observe(document.body, { subtree: true, childList: true });
})();
