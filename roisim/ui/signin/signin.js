// A sign-in leads away and comes back to the bare address: the browser keeps the link that was opened until then. And
// whoever signs out leaves nothing in it for the next.
(() => {
  if (window.roisimSignedIn) return; // a page drawn anew may bring it again
  window.roisimSignedIn = true;
  const NAME = "roisim.signin", MINUTES = 10; // after that it is no longer one sign-in
  const STORES = ["sessionStorage", "localStorage"]; // the tab's own first; a provider may come back in another tab

  // A store may be forbidden, full, or hold what someone else left there.
  const attempt = (does) => {
    try {
      return does();
    } catch {}
  };
  const read = (store) => attempt(() => window[store].getItem(NAME));
  const link = (said) => {
    const kept = attempt(() => JSON.parse(said));
    const age = Date.now() - kept?.at;
    if (!(age >= 0 && age < MINUTES * 6e4) || typeof kept.to !== "string") return;
    const to = attempt(() => new URL(kept.to, location.href));
    // Never another site, nor another app of this one.
    if (to?.origin === location.origin && to.pathname.startsWith(kept.home)) return { ...kept, to };
  };

  function comeBack() {
    const own = read("sessionStorage"), said = own ?? read("localStorage"), kept = link(said);
    const bare = kept?.home === location.pathname && !location.search;
    if (!own && !bare) return; // another tab may be signing in
    STORES.forEach((store) => read(store) === said && attempt(() => window[store].removeItem(NAME)));
    if (bare && kept.to.href !== location.href) location.replace(kept.to.href);
  }

  function leave() {
    const { pathname, search, hash } = location, { signin } = document.querySelector("[data-signin]").dataset;
    const said = JSON.stringify({ to: pathname + search + hash, home: signin, at: Date.now() });
    STORES.forEach((store) => attempt(() => window[store].setItem(NAME, said)));
  }

  function forget() {
    for (const store of STORES) attempt(() => {
      Object.keys(window[store]).forEach((name) => name.startsWith("roisim.") && window[store].removeItem(name));
    });
  }

  document.addEventListener("click", ({ target }) => { // who has no access, and tries another account, keeps the link too
    if (target.closest?.("[class*=st-key-signin-by-] button")) leave();
    if (target.closest?.(".st-key-signin-out button")) forget();
  }, true);
  comeBack();
})();
