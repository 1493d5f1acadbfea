/* Verstak front-end behaviour. No build, no eval, no inline handlers; every page also works as plain forms without it.
   All listeners are delegated, so swapped-in HTML needs no wiring.

   Visible strings come from <body>: data-t-retry, data-t-close, data-t-undo, data-t-copied, data-t-leave (unsaved form, ask before closing),
   data-t-unsaved (a save failed, the text is still here), data-t-offline, data-t-wait, data-t-online, data-t-failed (request refused).
   data-who is whose page this is.
   Other settings on <body>: data-icons (sprite URL), data-keys="off", data-autoprint. */
(() => {
  "use strict";
  /* What htmx may do: no code out of pages, no copies of pages in the browser, and every refusal is shown. */
  Object.assign(htmx.config, {
    allowEval: false, allowScriptTags: false, includeIndicatorStyles: false, selfRequestsOnly: true, historyCacheSize: 0, refreshOnHistoryMiss: true,
    historyRestoreAsHxRequest: false, timeout: 20000, scrollBehavior: "auto", scrollIntoViewOnBoost: false, attributesToSettle: ["class", "width", "height"],
    responseHandling: [
      { code: "204", swap: false }, { code: "[23]..", swap: true }, { code: "422", swap: true },
      { code: "409", swap: true, target: "#dialog", swapOverride: "innerHTML" }, { code: "[45]..", swap: false, error: true },
    ],
  });
  const doc = document, root = doc.documentElement;
  const $ = (s, r = doc) => r.querySelector(s), $$ = (s, r = doc) => [...r.querySelectorAll(s)];
  const set = () => doc.body.dataset;
  const t = (name) => set()["t" + name] || "";
  const on = (type, fn, capture) => doc.addEventListener(type, fn, capture);
  /* Delegation: fn(element, event) for the closest match. */
  const live = (type, sel, fn) => on(type, (e) => { const el = e.target.closest && e.target.closest(sel); if (el) fn(el, e); });
  const make = (tag, attrs = {}, ...kids) => { const el = doc.createElement(tag); for (const k in attrs) el.setAttribute(k, attrs[k]); el.append(...kids); return el; };
  const icon = (name) => {
    const ns = "http://www.w3.org/2000/svg", svg = doc.createElementNS(ns, "svg"), use = doc.createElementNS(ns, "use");
    svg.setAttribute("class", "icon"); svg.setAttribute("aria-hidden", "true"); use.setAttribute("href", (set().icons || "") + "#i-" + name); svg.append(use); return svg;
  };
  const fire = (el, type, detail, cancelable) => el.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable: !!cancelable, detail }));
  const typed = (el) => { fire(el, "input"); fire(el, "change"); };
  const focusOn = (el) => { if (!el) return; if (!el.matches("a[href],button,input,select,textarea,[tabindex]")) el.tabIndex = -1; el.focus(); };
  const shown = (el) => el.getClientRects().length > 0;
  const isField = (el) => !!el && (el.isContentEditable || el.matches("textarea,select,input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=range])"));
  const csrf = () => { const m = $('meta[name="csrf-token"]'); return m ? m.content : ""; };
  const post = (url, data) => fetch(url, { method: "POST", credentials: "same-origin", redirect: "manual", headers: { "X-CSRF-Token": csrf(), "HX-Request": "true" }, body: data });
  /* FormData as a urlencoded body, without files. */
  const encode = (fd) => { const p = new URLSearchParams(); for (const [k, v] of fd) if (typeof v === "string") p.append(k, v); return p; };

  /* ── Unsaved text. A form is dirty from the first input until it is sent. */
  const dirty = new Set();
  on("input", (e) => { const f = e.target.form; if (f && f.method !== "get" && !f.matches("[data-clean]")) dirty.add(f); });
  /* [data-unsaved] holds typed text from its birth. */
  const isDirty = (scope) => [...dirty].some((f) => f.isConnected && scope.contains(f)) || $$("form[data-unsaved]", scope).some((f) => !f.dataset.busy);
  const mayLeave = (scope) => { if (!isDirty(scope)) return true; if (!confirm(t("Leave"))) return false; for (const f of [...dirty]) if (scope.contains(f)) dirty.delete(f); return true; };
  addEventListener("beforeunload", (e) => { if ([...dirty].some((f) => f.isConnected && f.matches("[data-guard]"))) e.preventDefault(); });

  live("click", "[data-lose]", () => { dirty.clear(); });

  /* ── Toasts: server-rendered ones inside #toasts, or HX-Trigger: {"toast": {kind, text, undo: url}} */
  const arm = (el) => {
    if (el.dataset.armed) return;
    el.dataset.armed = "1";
    let timer;
    const start = () => { clearTimeout(timer); timer = setTimeout(() => el.remove(), $("a,.btn", el) ? 8000 : 5000); };
    /* Reading or reaching for the button holds the clock. */
    for (const ev of ["pointerenter", "focusin"]) el.addEventListener(ev, () => clearTimeout(timer));
    for (const ev of ["pointerleave", "focusout"]) el.addEventListener(ev, start);
    start();
  };
  const toast = (d) => {
    const box = $("#toasts"), bad = d.kind === "bad";
    if (!box || !d.text) return;
    const el = make("div", { class: "toast", role: bad ? "alert" : "status", "data-kind": d.kind || "ok" }, icon(bad ? "circle-alert" : d.kind === "warn" ? "triangle-alert" : "circle-check"), make("span", {}, d.text));
    if (d.undo) el.append(make("button", { class: "btn", type: "button", "data-undo": d.undo }, t("Undo")));
    el.append(make("button", { class: "icon-btn", type: "button", "data-dismiss": "", "aria-label": t("Close") }, icon("x")));
    box.append(el);
    while (box.children.length > 3) box.firstElementChild.remove();
  };
  on("toast", (e) => { const d = e.detail || {}, v = d.value; for (const x of Array.isArray(v) ? v : [v || d]) toast(typeof x === "string" ? { text: x } : x); });
  live("click", "[data-undo]", (b) => { b.closest(".toast").remove(); htmx.ajax("POST", b.dataset.undo, { source: doc.body, swap: "none" }); });
  live("click", "[data-dismiss]", (b) => b.closest(".toast,.note,.netbar").remove());

  /* ── Dialog: one native <dialog id="dialog">; the server fills it. */
  const dialog = () => $("#dialog");
  let opener = null, downOnBackdrop = false;
  const closeDialog = (ask) => { const d = dialog(); if (d && d.open && (!ask || mayLeave(d))) d.close(); };
  on("dialog:close", () => { for (const f of [...dirty]) if (dialog() && dialog().contains(f)) dirty.delete(f); closeDialog(false); });
  on("cancel", (e) => { if (e.target.id === "dialog" && !mayLeave(e.target)) e.preventDefault(); }, true);
  on("close", (e) => { if (e.target.id !== "dialog") return; e.target.replaceChildren(); if (opener && opener.isConnected) opener.focus(); opener = null; }, true);
  on("pointerdown", (e) => { downOnBackdrop = e.target.id === "dialog"; });
  on("click", (e) => {
    const d = dialog();
    if (!d || !d.open) return;
    /* A drag that began on text and ended on the backdrop must not close it. */
    if (e.target === d && downOnBackdrop) { const r = d.getBoundingClientRect(); if (e.clientX < r.left || e.clientX > r.right || e.clientY < r.top || e.clientY > r.bottom) closeDialog(true); }
    else if (d.contains(e.target) && e.target.closest("[data-close]")) { e.preventDefault(); closeDialog(true); }
  });

  /* ── Drawer: #drawer holds .scrim + .drawer[data-close-url]; empty means closed. */
  const drawer = () => { const d = $("#drawer"); return d && (d.matches(".drawer") ? d.firstElementChild && d : $(".drawer", d)); };
  const rows = () => $$(".data tbody tr").filter((r) => $(".row-link", r) && shown(r));
  const markRow = () => { for (const r of $$(".data tr:has(.row-link)")) r.toggleAttribute("data-open", !!drawer() && $(".row-link", r).pathname === location.pathname); };
  const closeDrawer = () => {
    const d = drawer();
    if (!d || !mayLeave(d)) return;
    const url = home !== location.href ? home : d.dataset.closeUrl || "/", row = $(".data tr[data-open] .row-link");
    if (!$(".main .data")) return location.assign(url);
    $("#drawer").replaceChildren();
    /* The shape of state that htmx expects, so Back reloads the order from the server. */
    history.pushState({ htmx: true }, "", url);
    markRow(); focusOn(row || $(".data-wrap")); reseat();
  };
  live("click", ".scrim,[data-close-drawer]", (el, e) => { if (e.ctrlKey || e.metaKey || !drawer()) return; e.preventDefault(); closeDrawer(); });
  const step = (by) => {
    const list = rows(), now = list.findIndex((r) => r.hasAttribute("data-open") || r.contains(doc.activeElement)), row = list[Math.max(0, Math.min(list.length - 1, now + by))];
    if (!row || list[now] === row) return;
    const link = $(".row-link", row);
    row.scrollIntoView({ block: "nearest" });
    if (drawer()) { if (mayLeave(drawer())) link.click(); } else link.focus();
  };
  /* A change made on the card shows in its row of the list behind. */
  on("orders:changed", () => { const c = $("#order-card"), row = c && doc.getElementById("order-" + c.dataset.order); if (row) htmx.ajax("GET", "/orders/" + c.dataset.order + "/row", { source: row, target: row, swap: "outerHTML" }).then(markRow); });
  live("click", "[data-step]", (b) => step(+b.dataset.step));

  /* ── Table rows: the whole row acts as its first link, so Ctrl-click and middle-click open a tab. */
  const rowClick = (e) => {
    const row = e.target.closest && e.target.closest("tr");
    if (e.defaultPrevented || !row || e.target.closest("a,button,input,label,select,textarea,summary") || String(getSelection())) return;
    const link = $(".row-link", row);
    if (!link) return;
    if (e.button === 1 || e.ctrlKey || e.metaKey) open(link.href, "_blank", "noopener"); else if (e.button === 0) link.click();
  };
  on("click", rowClick); on("auxclick", rowClick);

  /* ── Combobox: [data-combo] > input + [role=listbox]; options are server HTML. Also drives the search palette. */
  const comboOf = (el) => el && el.closest && el.closest("[data-combo]");
  const comboList = (c) => $(".palette,[role=listbox]", c);
  const options = (c) => $$("[role=option]:not([aria-disabled=true])", c);
  const comboInput = (c) => $("input:not([type=hidden])", c);
  const openCombo = (c, yes) => { const l = comboList(c), i = comboInput(c); if (!l || !i) return; yes = yes && l.childElementCount > 0; l.hidden = !yes; i.setAttribute("aria-expanded", yes); if (!yes) i.removeAttribute("aria-activedescendant"); };
  const choose = (c, o) => {
    for (const x of $$("[role=option]", c)) x.setAttribute("aria-selected", x === o);
    if (!o) return comboInput(c).removeAttribute("aria-activedescendant");
    o.id = o.id || "o" + Math.random().toString(36).slice(2);
    comboInput(c).setAttribute("aria-activedescendant", o.id); o.scrollIntoView({ block: "nearest" });
  };
  const pick = (c, o, newTab) => {
    const link = $("a[href]", o), href = o.dataset.href || (link && link.href), input = comboInput(c), hidden = $("[data-combo-value]", c);
    openCombo(c, false);
    if (href) return newTab ? void open(href, "_blank", "noopener") : link ? link.click() : location.assign(href);
    if (o.matches("[hx-get],[hx-post]")) return fire(o, "picked", {});
    input.value = o.dataset.text || o.textContent.trim();
    if (hidden) { hidden.value = o.dataset.value || ""; fire(hidden, "change"); }
    if (input.form) dirty.add(input.form);
    fire(c, "picked", { ...o.dataset });
    if (c.closest("[data-combo-submit]") && input.form) input.form.requestSubmit();
  };
  on("keydown", (e) => {
    const c = comboOf(e.target);
    if (!c || e.target !== comboInput(c) || e.isComposing) return;
    const list = options(c), now = list.findIndex((o) => o.getAttribute("aria-selected") === "true"), visible = comboList(c) && !comboList(c).hidden && list.length > 0;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!list.length) return;
      e.preventDefault(); openCombo(c, true);
      choose(c, list[visible ? (now + (e.key === "ArrowDown" ? 1 : now < 0 ? 0 : -1) + list.length) % list.length : Math.max(now, 0)]);
    } else if (e.key === "Enter" && visible && now >= 0 && !e.shiftKey && !(goesOn(e.target) && (e.ctrlKey || e.metaKey))) {
      e.preventDefault(); e.stopPropagation(); pick(c, list[now], e.ctrlKey || e.metaKey);
      if (c.matches("[data-combo-next]")) nextField(e.target);
    }
    else if (e.key === "Escape" && visible) { e.preventDefault(); e.stopPropagation(); openCombo(c, false); if (e.target.id === "scan") e.target.blur(); }
    else if (e.key === "Tab") openCombo(c, false);
  }, true);
  live("input", "[data-combo]", (c, e) => { const h = $("[data-combo-value]", c); if (h && e.target === comboInput(c) && h.value) { h.value = ""; fire(h, "change"); } });
  /* Keep focus in the input while the mouse picks. */
  on("mousedown", (e) => { if (e.target.closest("[data-combo] [role=option]")) e.preventDefault(); });
  live("click", "[data-combo] [role=option]:not([aria-disabled=true])", (o, e) => { if (e.target.closest("a[href]")) return; e.preventDefault(); pick(comboOf(o), o, e.ctrlKey || e.metaKey); });
  on("focusout", (e) => { const c = comboOf(e.target); if (c && !c.contains(e.relatedTarget)) setTimeout(() => { if (!c.contains(doc.activeElement)) openCombo(c, false); }, 120); });

  /* ── form[data-enter=next]: Enter goes on to the next field, so that a long form is not sent by a slip; Ctrl+Enter sends.
     It visits fields, choices and [data-enter-stop]; checkboxes, buttons and [data-enter-skip] are left to Tab. Where nothing is
     chosen, Enter takes the first choice. */
  const goesOn = (el) => el.form && el.form.matches("[data-enter=next]");
  const nextField = (el) => {
    /* A group of radio buttons is one stop: its chosen one, or the first. */
    const stop = (x) => x.type !== "radio" || x.checked || (x.name !== el.name && !$$(`[name="${CSS.escape(x.name)}"]`, el.form).some((y) => y.checked));
    const list = [...el.form.elements].filter((x) => x === el || (x.type !== "hidden" && !x.disabled && shown(x) && x.matches("input:not([type=checkbox],[data-enter-skip]),select,textarea:not([data-enter-skip]),[data-enter-stop]") && stop(x) && (x.type !== "radio" || x.name !== el.name)));
    const next = list[list.indexOf(el) + 1];
    if (next) next.focus();
  };
  on("keydown", (e) => {
    const el = e.target;
    if (e.key !== "Enter" || e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.shiftKey || !el.matches || !el.matches("input,select") || !goesOn(el)) return;
    e.preventDefault();
    if (el.type === "radio" && !$$(`[name="${CSS.escape(el.name)}"]:checked`, el.form).length) el.click();
    nextField(el);
  });

  /* ── Menus (details.drop), tabs, small helpers */
  on("click", (e) => { for (const d of $$("details.drop[open]")) if (!d.contains(e.target) || e.target.closest(".menu a,.menu button:not([aria-disabled=true])")) d.open = false; });
  on("keydown", (e) => {
    const box = e.target.closest && e.target.closest("details.drop[open],[role=tablist]"), by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key];
    if (!box || !by || isField(e.target)) return;
    const list = $$(".menu a,.menu button,[role=tab]", box), next = list[(list.indexOf(doc.activeElement) + by + list.length) % list.length];
    if (next) { e.preventDefault(); next.focus(); if (next.role === "tab") next.click(); }
  });
  /* Tabs are links to the same page, so they work without script; with it they switch in place and stay open when the card is redrawn. */
  let tabCard = "", tabOpen = "";
  const openTab = (tab) => { for (const x of $$("[role=tab]", tab.closest("[role=tablist]"))) { const me = x === tab, p = doc.getElementById(x.getAttribute("aria-controls")); x.setAttribute("aria-selected", me); x.tabIndex = me ? 0 : -1; if (p) p.hidden = !me; } };
  live("click", "[role=tab][aria-controls]", (tab, e) => { if (e.ctrlKey || e.metaKey) return; e.preventDefault(); openTab(tab); const c = $("#order-card"); tabCard = c ? c.dataset.order : ""; tabOpen = tab.id; });
  const keepTab = () => { const c = $("#order-card"), tab = c && c.dataset.order === tabCard && doc.getElementById(tabOpen); if (tab) openTab(tab); };
  on("htmx:afterSwap", keepTab); on("htmx:oobAfterSwap", keepTab);
  live("click", "[data-print]", () => print());
  live("click", "[data-reveal]", (b) => { const i = $(b.dataset.reveal); i.type = i.type === "password" ? "text" : "password"; b.setAttribute("aria-pressed", i.type === "text"); });
  live("click", "[data-copy]", (b) => {
    const src = b.dataset.copy, from = src[0] === "#" ? $(src) : null, text = from ? from.value || from.textContent.trim() : src, done = () => toast({ text: t("Copied") });
    /* The clipboard API needs https; a LAN server often has none. */
    if (navigator.clipboard && isSecureContext) return void navigator.clipboard.writeText(text).then(done);
    const area = make("textarea", { class: "sr" }); (b.closest("dialog") || doc.body).append(area);
    area.value = text; area.select(); if (doc.execCommand("copy")) done(); area.remove(); b.focus();
  });

  /* ── Fields tidy themselves on leaving, never while typing, so paste is never blocked. */
  const tidyMoney = (v) => {
    const en = root.lang.startsWith("en"), s = v.replace(/[\s\u00a0\u202f]/g, "").replace(/^\u2212/, "-"), m = /^(-?)([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(s);
    if (!m || !/\d/.test(s)) return v;
    const whole = m[2].replace(/[.,]/g, "").replace(/^0+(?=\d)/, "") || "0", bad = /[.,]/.test(m[2]) && !/^\d{1,3}([.,]\d{3})+$/.test(m[2]);
    if (bad || (!en && /[.,]/.test(m[2]) && !m[3])) return v;
    return m[1] + whole.replace(/\B(?=(\d{3})+$)/g, en ? "," : "\u00a0") + (m[3] ? (en ? "." : ",") + m[3].padEnd(2, "0") : "");
  };
  const tidyPhone = (v) => {
    const d = v.replace(/\D/g, ""), ru = /^(?:[78])?(9\d{9})$/.exec(d), ua = /^(?:38)?(0\d{9})$/.exec(d);
    return ru ? ru[1].replace(/(...)(...)(..)(..)/, "+7 $1 $2-$3-$4") : ua ? ua[1].replace(/(...)(...)(..)(..)/, "+38$1 $2 $3 $4") : v.trim();
  };
  on("focusout", (e) => { const el = e.target, f = el.matches("[data-money]") ? tidyMoney : el.matches("[data-phone]") ? tidyPhone : null; if (f && el.value) { const v = f(el.value); if (v !== el.value) el.value = v; } });

  /* ── Theme and density: button[data-pref] turns to the other one at once; the server writes the cookie. What is typed stays. */
  on("submit", (e) => {
    const b = e.submitter, key = b && b.dataset.pref;
    if (!key) return;
    e.preventDefault();
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const next = key === "theme" ? (dark ? "light" : "dark") : root.dataset.density === "compact" ? "roomy" : "compact", data = new FormData(e.target);
    root.dataset[key] = next; data.set(key, next);
    post(b.formAction, encode(data)).catch(() => {});
  });

  /* ── Drafts: form[data-draft=url]; saved after 3 s of silence and on leaving a field. */
  const drafts = new WeakMap();
  const saveDraft = async (f) => {
    const s = drafts.get(f);
    if (!s || !s.changed || s.busy || !f.isConnected || f.dataset.busy) return;
    clearTimeout(s.timer); s.changed = false; s.busy = true;
    try {
      const r = await post(f.dataset.draft, encode(new FormData(f)));
      if (!r.ok) throw r;
      const out = $("[data-draft-state]", f) || $("[data-draft-state]"), text = await r.text();
      if (out && text.length < 200) out.textContent = text;
    } catch { s.changed = true; s.timer = setTimeout(saveDraft, 10000, f); }
    s.busy = false;
    if (s.changed) s.timer = s.timer || setTimeout(saveDraft, 3000, f);
  };
  for (const type of ["input", "picked"]) on(type, (e) => {
    const f = e.target.closest("form[data-draft]");
    if (!f) return;
    const s = drafts.get(f) || {};
    clearTimeout(s.timer); s.changed = true; s.timer = setTimeout(saveDraft, 3000, f); drafts.set(f, s);
  });
  on("focusout", (e) => { const f = e.target.form; if (f && f.dataset.draft) saveDraft(f); });

  /* ── One submit, one effect. Capture phase: a busy form swallows the second submit before htmx sees it. */
  const busy = (f, b, yes) => { if (yes) f.dataset.busy = "1"; else delete f.dataset.busy; if (b) { if (yes) b.setAttribute("aria-busy", "true"); else b.removeAttribute("aria-busy"); } };
  on("submit", (e) => {
    const f = e.target;
    if (f.dataset.busy) { e.preventDefault(); e.stopImmediatePropagation(); }
    else if (f.dataset.confirm && !confirm(f.dataset.confirm)) { e.preventDefault(); e.stopImmediatePropagation(); }
  }, true);
  on("submit", (e) => {
    const f = e.target;
    if (e.defaultPrevented || f.method !== "post" || f.target) return;
    dirty.delete(f); busy(f, e.submitter, true);
  });
  addEventListener("pageshow", (e) => { if (e.persisted) for (const f of $$("[data-busy]")) { busy(f, null, false); for (const b of $$("[aria-busy]", f)) b.removeAttribute("aria-busy"); } });

  /* ── Network: failures never clear the screen; Retry sends the same body, hidden `once` included. */
  let failed = null, inFlight = 0, loadTimer = 0, misses = 0, reads = 0, pingTimer = 0;
  const bar = (text, retry) => {
    const old = $("#netbar"); if (old) old.remove();
    const el = make("div", { class: "netbar", id: "netbar", role: "alert" }, make("span", {}, text));
    if (retry) el.append(make("button", { class: "btn", type: "button", "data-retry": "" }, t("Retry")));
    el.append(make("button", { class: "btn", type: "button", "data-dismiss": "" }, t("Close")));
    const over = [$("#sign-in"), dialog()].find((d) => d && d.open);
    (over || doc.body).prepend(el);
  };
  const clearBar = () => { const b = $("#netbar"); if (b) b.remove(); failed = null; reads = 0; };
  /* What a form holds, as one text: whether it is still what was sent. */
  const held = (f) => encode(new FormData(f)).toString();
  const again = (d) => {
    const c = d.requestConfig, values = {}, elt = c.elt, form = elt && elt.isConnected && elt.matches("form") ? elt : null, own = form ? new FormData(form) : null;
    /* A form on the page speaks for itself; what its button added comes from before. */
    for (const [k, v] of c.formData || []) if (!own || !own.has(k)) values[k] = k in values ? [].concat(values[k], v) : v;
    if (values.csrf) values.csrf = csrf();
    const here = elt && elt.isConnected;
    return htmx.ajax(c.verb, c.path, { source: here ? elt : doc.body, target: d.target && d.target.isConnected ? d.target : doc.body, event: c.triggeringEvent, values, swap: here ? undefined : "none" });
  };
  const retry = () => {
    const f = failed, b = $("[data-retry]");
    if (!f || f.resent) return;
    f.resent = true;
    if (b) b.setAttribute("aria-busy", "true");
    again(f);
  };
  live("click", "[data-retry]", retry);
  const fail = (e) => {
    const d = e.detail, xhr = d.xhr, c = d.requestConfig, status = xhr ? xhr.status : 0;
    if (status && c && (status === 401 || status === 403) && /data-sign(ed)?-in/.test(xhr.responseText)) { if (!c.elt.closest("[data-quiet]")) askSignIn(d); return; }
    if (status && status < 500) { if (!xhr.getResponseHeader("HX-Trigger")) toast({ kind: "bad", text: t("Failed") }); return; }
    if (!c || c.elt.closest("[data-quiet]")) return;
    const read = c.verb === "get", form = c.elt.matches("form") ? c.elt : null;
    /* A 5xx that answers is not a lost link: only the person sends it again. */
    failed = d; d.sent = form && held(form); d.lost = !status;
    bar(t(read || d.lost ? "Offline" : "Unsaved"), true);
    if (read && reads < 3) setTimeout(() => { if (failed === d) retry(); }, [500, 1000, 2000][reads++]);
    if (d.lost) { misses = Math.max(misses, 1); clearTimeout(pingTimer); pingTimer = setTimeout(ping, 1000); }
  };
  for (const type of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) on(type, fail);
  /* The link is back. What was being sent goes again with the same key, unless its form says something else by now. */
  const linked = () => {
    const d = failed, form = d && d.requestConfig.elt;
    if (!d || !d.lost || inFlight) return;
    if (d.requestConfig.verb === "get" || !d.sent || (form.isConnected && held(form) === d.sent)) retry(); else bar(t("Unsaved"), true);
    d.lost = false;
  };

  /* ── Signing in over the page. The request that found no session waits; it goes again with the new token, under the same name only. */
  const waiting = [];
  const askSignIn = (d) => {
    const box = $("#sign-in");
    if (!box) return location.reload();
    if (!d.requestConfig.elt.matches("[data-sign-in]")) waiting.push(d);
    if (box.open && !$("[data-signed-in]", box) && !d.requestConfig.elt.matches("[data-sign-in]")) return;
    box.innerHTML = d.xhr.responseText; htmx.process(box);
    if (!box.open) box.showModal();
    signedIn();
  };
  const signedIn = () => {
    const box = $("#sign-in"), pass = box && $("[data-signed-in]", box);
    if (!pass || pass.dataset.who !== set().who) return;
    const meta = $('meta[name="csrf-token"]'), token = pass.dataset.signedIn;
    if (meta) meta.content = token;
    for (const i of $$("input[name=csrf]")) i.value = token;
    const all = waiting.splice(0);
    box.close();
    clearBar();
    all.forEach(again);
  };
  on("htmx:afterSwap", (e) => { if (e.detail.target.id === "sign-in") signedIn(); });
  live("click", "[data-sign-in-later]", () => $("#sign-in").close());
  live("click", "[data-reload]", () => location.reload());
  on("close", (e) => {
    if (e.target.id !== "sign-in") return;
    e.target.replaceChildren();
    /* Not signed in: what waits may still be sent by hand. */
    if (waiting.length) { failed = waiting.pop(); failed.lost = failed.resent = false; waiting.length = 0; bar(t("Unsaved"), true); }
  }, true);

  on("htmx:configRequest", (e) => {
    const d = e.detail, way = d.elt.matches("[data-sign-in]");
    if (way) d.parameters.page_of = set().who || "";
    d.headers["X-CSRF-Token"] = way ? d.parameters.csrf : csrf();
  });
  on("htmx:beforeRequest", (e) => {
    if (e.detail.target && e.detail.target.id === "dialog" && !(dialog() && dialog().open)) opener = doc.activeElement;
  });
  on("htmx:beforeSend", (e) => {
    const f = e.detail.elt, c = e.detail.requestConfig, s = c.triggeringEvent && c.triggeringEvent.submitter;
    if (f.matches("form")) busy(f, s, c.verb !== "get");
    if (f.closest("[data-quiet]")) return;
    inFlight++; clearTimeout(loadTimer); loadTimer = setTimeout(() => { root.dataset.loading = ""; }, 120);
  });
  on("htmx:afterRequest", (e) => {
    const d = e.detail, f = d.elt, c = d.requestConfig, s = c && c.triggeringEvent && c.triggeringEvent.submitter;
    if (f.matches("form")) { busy(f, s, false); if (d.successful) dirty.delete(f); }
    for (const b of $$("[data-retry]")) b.removeAttribute("aria-busy");
    if (d.xhr && d.xhr.status && d.xhr.status < 500) { const f = failed && failed.requestConfig; if (f && (f.verb === "get" || (c.verb === f.verb && c.path === f.path))) clearBar(); alive(true); }
    inFlight = Math.max(0, inFlight - 1);
    if (!inFlight) { clearTimeout(loadTimer); delete root.dataset.loading; }
  });
  const markNav = () => {
    for (const box of $$(".rail,.dock")) {
      let best = null;
      const items = $$("a[href]", box);
      for (const a of items) if (a.origin === location.origin && (location.pathname === a.pathname || (a.pathname !== "/" && location.pathname.startsWith(a.pathname + "/"))) && (!best || a.pathname.length > best.pathname.length)) best = a;
      if (best) for (const a of items) if (a === best) a.setAttribute("aria-current", "page"); else a.removeAttribute("aria-current");
    }
  };
  on("htmx:pushedIntoHistory", () => { markNav(); markRow(); });
  on("htmx:afterSwap", (e) => {
    /* A replaced element is named as the target though it is gone; the event comes from the new one. */
    const target = e.detail.target.isConnected ? e.detail.target : e.target, c = comboOf(target), d = dialog();
    if (c && comboList(c) && (target === comboList(c) || comboList(c).contains(target))) { openCombo(c, c.contains(doc.activeElement)); if (c.closest("[data-combo-first]") && comboInput(c).value.trim()) choose(c, options(c)[0]); }
    if (target.id === "dialog" && d) { if (d.firstElementChild && !d.open) { d.showModal(); if (!$("[autofocus]", d)) focusOn($("input:not([type=hidden],[readonly]),select,textarea", d)); } else if (!d.firstElementChild && d.open) d.close(); }
    if (target.id === "drawer" || target.closest("#drawer")) markRow();
    /* Whoever went to another field while the answer was being drawn stays there: where to go on is said below, not by htmx. */
    for (const el of $$("[data-focus-next][autofocus]", target)) el.removeAttribute("autofocus");
  });
  on("htmx:afterSettle", (e) => {
    const d = e.detail, target = d.target, status = d.xhr && d.xhr.status;
    nameErrors();
    if (status === 422 || status === 409) focusOn($(".errors,[aria-invalid=true]", target.isConnected ? target : doc) || $("[data-invalid] :is(input,select,textarea)"));
    else if (target.id === "drawer" && drawer() && !drawer().contains(doc.activeElement)) focusOn($("h1,h2", drawer()));
    /* A part that was filled in says where to go on, unless the person is typing elsewhere. */
    const next = $("[data-focus-next]");
    if (next) { next.removeAttribute("data-focus-next"); if (!isField(doc.activeElement) || (d.requestConfig && doc.activeElement === d.requestConfig.elt)) next.focus(); }
    /* A price edited in its cell is usually typed anew. */
    if (doc.activeElement && doc.activeElement.closest("form[data-inline]") && doc.activeElement.select) doc.activeElement.select();
  });

  /* ── Connection dot */
  const alive = (ok) => {
    misses = ok ? 0 : misses + 1;
    for (const c of $$("[data-conn]")) { c.dataset.state = ok ? "ok" : misses > 1 ? "off" : "wait"; c.title = t(ok ? "Online" : misses > 1 ? "Offline" : "Wait"); }
    const b = $("#netbar");
    if (ok && b && !failed) b.remove();
    else if (ok) linked();
    else if (misses > 1 && !b) bar(t("Offline"), false);
  };
  const ping = async () => {
    if (!doc.hidden && $("[data-conn]")) try { const r = await fetch("/health", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(8000) }); alive(r.ok); } catch { alive(false); }
    clearTimeout(pingTimer);
    pingTimer = setTimeout(ping, misses || failed ? Math.min(1000 * Math.max(misses, 1), 5000) : 20000);
  };

  /* ── Live. The server says what changed ("order:ID client:ID", "*" for anything); whatever shows it asks for itself again and is morphed.
     [data-live="order client:ID"] names kinds or things; data-live-url is where its fresh copy stands, else the address of the page. */
  let stream = null, seat = "", seq = 0, pause = 1000, liveTimer = 0, liveAt = 0, home = location.href, beside = [];
  const heard = new Set();
  const liveSeat = () => { const c = $("#order-card"); return c ? "order:" + c.dataset.order : ""; };
  const liveUrl = (el) => new URL(el.dataset.liveUrl || (el.id === "main" && drawer() ? home : location.href), location).href;
  const showBeside = () => { for (const el of $$("[data-beside]")) { el.hidden = !beside.length; el.textContent = el.dataset.beside + " " + beside.join(", "); } };
  /* A focused field, typed text, an open menu and an open cell are somebody's work: they stay as they are. */
  const atWork = (el) => el.nodeType === 1 && ((el === doc.activeElement && isField(el)) || (el.matches("form") && (dirty.has(el) || !!el.dataset.busy || (el.contains(doc.activeElement) && isField(doc.activeElement)))) || (el.matches("tr,li,div") && !!$(":scope > form[data-inline],:scope > td > form[data-inline]", el)));
  const rowIds = (body) => $$(":scope > tr[id]", body);
  /* A list scrolled further than its first page keeps what was loaded: fresh rows come in at their places. */
  const mergeRows = (body, fresh) => {
    let at = null;
    for (const row of rowIds(fresh)) {
      const old = doc.getElementById(row.id);
      if (old) { morph(old, row); at = doc.getElementById(row.id); continue; }
      body.insertBefore(row, at ? at.nextSibling : body.firstChild); row.dataset.new = ""; at = row;
    }
  };
  const morph = (el, fresh) => {
    Idiomorph.morph(el, fresh, { morphStyle: "outerHTML", ignoreActiveValue: true, callbacks: {
      beforeNodeMorphed: (old, now) => {
        /* The filter of the feed is the reader's own choice. */
        if (atWork(old) || (old.nodeType === 1 && old.matches(".feed__filters"))) return false;
        if (old.nodeName === "TBODY" && rowIds(old).length > rowIds(now).length && rowIds(now).length > 1) { mergeRows(old, now); return false; }
      },
      beforeNodeRemoved: (old) => !(atWork(old) || (old.nodeType === 1 && [...dirty].some((f) => old.contains(f)))),
      beforeNodeAdded: (now) => { if (now.nodeName === "TR" && now.id) now.dataset.new = ""; },
      beforeAttributeUpdated: (name, old) => !(name === "open" && old.matches("details,dialog")) && !["data-new", "data-open", "data-state", "data-focus-next"].includes(name),
    } });
  };
  const refresh = async () => {
    const now = [...heard], shows = (el) => el.dataset.live.split(" ").some((w) => now.some((p) => p === "*" || p === w || p.startsWith(w + ":")));
    heard.clear(); liveTimer = 0; liveAt = Date.now();
    const parts = new Map();
    for (const el of $$("[data-live]").filter(shows)) parts.set(liveUrl(el), [...(parts.get(liveUrl(el)) || []), el]);
    for (const [url, els] of parts) try {
      const r = await fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" } });
      if (!r.ok || r.redirected) continue;
      const page = new DOMParser().parseFromString(await r.text(), "text/html");
      for (const el of els) { const fresh = page.getElementById(el.id); if (fresh && el.isConnected && el.id) { morph(el, fresh); htmx.process(doc.getElementById(el.id) || doc.body); } }
    } catch { for (const p of now) heard.add(p); liveSoon(3000); }
    keepTab(); markRow(); showBeside();
    /* A narrowed feed is narrowed again. */
    const only = $("#p-feed input[name=only]:checked");
    if (only && only.value !== "all") fire(only, "change");
  };
  const liveSoon = (ms) => { if (!liveTimer) liveTimer = setTimeout(refresh, ms); };
  const hear = (data) => { for (const p of data.split(" ")) heard.add(p); if (!doc.hidden) liveSoon(Math.max(60, 400 - (Date.now() - liveAt))); };
  const deafen = () => { if (stream) stream.close(); stream = null; };
  const listen = () => {
    if (!("seq" in set()) || doc.hidden) return;
    deafen(); seat = liveSeat(); beside = []; showBeside();
    stream = new EventSource("/live?since=" + seq + (seat ? "&at=" + seat : ""));
    stream.addEventListener("hello", () => { pause = 1000; alive(true); });
    stream.addEventListener("changed", (e) => { seq = +e.lastEventId || seq; hear(e.data); });
    stream.addEventListener("beside", (e) => { beside = JSON.parse(e.data); showBeside(); });
    stream.addEventListener("full", deafen);
    stream.onerror = () => { deafen(); setTimeout(listen, pause); pause = Math.min(pause * 2, 15000); };
  };
  /* The seat follows the card that is open. */
  const reseat = () => { if (stream && seat !== liveSeat()) listen(); };
  on("htmx:afterSettle", () => setTimeout(reseat, 200));
  /* A page kept for "back" looks at nothing. */
  addEventListener("pagehide", deafen);
  addEventListener("pageshow", (e) => { if (e.persisted) listen(); });
  let sleepTimer = 0;
  on("visibilitychange", () => {
    clearTimeout(sleepTimer);
    if (doc.hidden) { sleepTimer = setTimeout(deafen, 30000); return; }
    if (heard.size) liveSoon(60);
    if (!stream) listen();
  });
  on("htmx:beforeRequest", (e) => { const d = e.detail.target; if (d && d.id === "drawer" && !drawer()) home = location.href; });

  /* ── Scanner. A wedge types fast and ends with Enter or Tab; a human does not.
        Keys are read by position and mapped to the US layout, so a Russian layout scans right. */
  const shifted = { 1: "!", 2: "@", 3: "#", 4: "$", 5: "%", 6: "^", 7: "&", 8: "*", 9: "(", 0: ")" };
  const punct = { Minus: "-_", Equal: "=+", BracketLeft: "[{", BracketRight: "]}", Backslash: "\\|", Semicolon: ";:", Quote: "'\"", Backquote: "`~", Comma: ",<", Period: ".>", Slash: "/?", Space: "  ", NumpadDecimal: "..", NumpadSubtract: "--", NumpadAdd: "++", NumpadDivide: "//", NumpadMultiply: "**" };
  const decode = (e) => {
    if (e.code === "F8" || (e.ctrlKey && e.code === "BracketRight")) return "\x1d";
    if (e.ctrlKey || e.altKey || e.metaKey) return "";
    const k = /^(Key|Digit|Numpad)([A-Z0-9])$/.exec(e.code || "");
    if (k) return k[1] === "Key" ? (e.shiftKey ? k[2] : k[2].toLowerCase()) : k[1] === "Digit" && e.shiftKey ? shifted[k[2]] : k[2];
    if (punct[e.code]) return punct[e.code][e.shiftKey ? 1 : 0];
    return !e.code && e.key && e.key.length === 1 ? e.key : "";
  };
  /* Milliseconds between keys, on the average: no hand is as fast. A longer pause than the second one ends a code. */
  const GAP = 30, PAUSE = 120;
  let buf = "", first = 0, last = 0, field = null, before = null;
  const queue = [];
  /* A page that takes codes itself, the till, comes before the field of the top bar. */
  const scanForm = () => $(".main form[data-scan-form]") || $("form[data-scan-form]");
  const feed = () => {
    const f = scanForm();
    if (!f || f.dataset.busy || !queue.length) return;
    const i = $("[data-scan-into]", f) || f.elements.code || f.elements.q, times = /^\s*\d+(?:[.,]\d+)?\s*[*x\u0445\u00d7]/i.exec(i.value);
    /* `5*` typed before a scan is five of it. */
    i.value = (times ? times[0] : "") + queue.shift(); f.requestSubmit();
  };
  const scanned = (code) => {
    if (field && field.isConnected) {
      /* Nothing the scanner typed may stay in a note or a name. */
      field.value = before.value;
      try { field.setSelectionRange(before.at, before.at); } catch { /* email and number fields have no caret */ }
      if (field.dataset.scan === "raw") { field.value = code; return typed(field); }
      typed(field);
      if (field.form && !before.dirty) dirty.delete(field.form);
    }
    const here = $("[data-scan-here]");
    if (here && !scope() && !(field && field.id === "scan")) { here.value = code; here.focus(); typed(here); return; }
    if (!fire(doc.body, "scan", { code }, true) || !mayLeave(doc.body)) return;
    if (scanForm()) { queue.push(code); feed(); } else location.assign("/scan?q=" + encodeURIComponent(code));
  };
  const finish = () => { const code = buf, ok = code.length >= 5 && (last - first) / (code.length - 1) <= GAP; buf = ""; if (ok) scanned(code); return ok; };
  on("keydown", (e) => {
    if (e.key === "Shift" || e.key === "Control" || e.key === "CapsLock" || e.isComposing) return;
    const now = e.timeStamp, fresh = now - last > PAUSE;
    if (e.key === "Enter" || e.key === "Tab") { if (fresh) buf = ""; if (buf && !fresh && finish()) { cancelKey(); e.preventDefault(); e.stopImmediatePropagation(); } buf = ""; return; }
    const ch = e.repeat ? "" : decode(e);
    if (!ch) { buf = ""; return; }
    if (fresh || !buf) { buf = ""; first = now; field = isField(doc.activeElement) && "value" in doc.activeElement ? doc.activeElement : null; let at = null; try { at = field && field.selectionStart; } catch { /* no caret */ } before = field && { value: field.value, at, dirty: dirty.has(field.form) }; }
    else cancelKey();
    buf += ch; last = now;
    if (ch === "\x1d") { e.preventDefault(); e.stopImmediatePropagation(); }
  }, true);
  on("htmx:afterRequest", (e) => { if (e.detail.elt.matches("[data-scan-form]")) feed(); });
  /* An answer to a reading says how it went. */
  on("htmx:afterSettle", () => { for (const s of $$("[data-scanned]")) { fire(doc.body, "scanned", { ok: s.dataset.scanned === "ok" }); s.removeAttribute("data-scanned"); } });
  /* HX-Trigger: {"scanned": {"ok": true}} flashes the scan field and beeps. */
  on("scanned", (e) => {
    const ok = !(e.detail && e.detail.ok === false);
    for (const s of $$(".main [data-flashes]").concat($$(".scan"))) { s.dataset.flash = ok ? "ok" : "bad"; setTimeout(() => { delete s.dataset.flash; }, 700); }
    try { const a = new AudioContext(), o = a.createOscillator(), g = a.createGain(); o.frequency.value = ok ? 1320 : 240; g.gain.value = .08; o.connect(g).connect(a.destination); o.start(); o.stop(a.currentTime + (ok ? .08 : .3)); o.onended = () => a.close(); } catch { /* no sound, the flash is enough */ }
  });

  /* ── Esc in form[data-inline] presses its [data-inline-cancel], which brings the row back.
     Keys: data-key="KeyP | Digit1 | F9 | Ctrl+Enter | Shift+Slash", data-go="KeyO" after G. Physical keys, any layout. */
  let keyTimer = 0, going = 0;
  const cancelKey = () => clearTimeout(keyTimer);
  const scope = () => [$("#sign-in"), dialog()].find((d) => d && d.open) || null;
  const act = (sel) => {
    /* The dialog owns the keyboard, then the drawer, then the page. Closed menus still answer to their keys. */
    const ok = (el) => !el.disabled && el.getAttribute("aria-disabled") !== "true" && (shown(el) || el.closest("details:not([open])"));
    for (const r of scope() ? [scope()] : [drawer(), doc].filter(Boolean)) {
      const el = $$(sel, r).find(ok);
      if (!el) continue;
      if (isField(el)) { el.focus(); if (el.select) el.select(); } else el.click();
      /* The arrows go on from where a menu opened. */
      if (el.matches("summary")) el.focus();
      return true;
    }
  };
  const focusScan = () => { const s = $("#scan"); if (s && !scope()) { s.focus(); s.select(); } };
  on("keydown", (e) => {
    if (e.defaultPrevented || e.isComposing || e.repeat) return;
    const code = e.code.replace(/^Numpad(?=\d$|Enter$)/, (m, i, s) => (s === "NumpadEnter" ? "" : "Digit")), ctrl = e.ctrlKey || e.metaKey;
    const inside = isField(e.target), combo = (ctrl ? "Ctrl+" : "") + (e.altKey ? "Alt+" : "") + (e.shiftKey ? "Shift+" : "") + code;
    if (combo === "Ctrl+KeyK") { e.preventDefault(); return focusScan(); }
    if (code === "Escape") {
      const menu = $("details.drop[open]");
      if (menu) { menu.open = false; return focusOn($("summary", menu)); }
      if (scope()) return;
      const cell = inside && e.target.closest("form[data-inline]");
      if (cell) { e.preventDefault(); return $("[data-inline-cancel]", cell).click(); }
      if (inside && e.target.id === "scan") return e.target.blur();
      if (drawer()) { e.preventDefault(); return inside ? e.target.blur() : closeDrawer(); }
      /* A card on a page of its own is left the same way as one over the list. */
      const page = $(".drawer--page");
      if (page && inside) return e.target.blur();
      if (page && mayLeave(page)) { const out = $("[data-close-drawer]", page); return out && out.click(); }
      return;
    }
    /* Saving from inside a form saves that form, whichever others are on the page. */
    const own = combo === "Ctrl+Enter" && e.target.form && $('[data-save],[data-key="Ctrl+Enter"]', e.target.form);
    if (own) { e.preventDefault(); return own.click(); }
    if (ctrl || e.altKey || /^F\d/.test(code)) { if ((ctrl || !inside || /^F\d/.test(code)) && act(`[data-key="${combo}"]`)) e.preventDefault(); return; }
    if (inside || set().keys === "off" || e.target.closest("[role=listbox],[role=menu]")) return;
    cancelKey();
    /* Waits a moment: the first letter of a scan must not open anything. */
    const later = (fn) => { keyTimer = setTimeout(fn, 70); };
    if (going && e.timeStamp - going < 1200) { going = 0; return later(() => act(`[data-go="${code}"]`)); }
    if (combo === "Slash") { e.preventDefault(); return focusScan(); }
    if (combo === "KeyG" && $("[data-go]")) { going = e.timeStamp; return; }
    if (combo === "KeyJ" || combo === "KeyK") return later(() => step(combo === "KeyJ" ? 1 : -1));
    if (!/Enter|Space|Tab|Arrow/.test(code)) later(() => act(`[data-key="${combo}"]`));
  });

  /* Enter in [data-next] leaves for the field it names. */
  on("keydown", (e) => { const el = e.target, next = e.key === "Enter" && !e.defaultPrevented && !e.isComposing && el.matches && el.matches("[data-next]") && $(el.dataset.next); if (next) { e.preventDefault(); next.focus(); if (next.select) next.select(); } });
  /* ── The till. [data-press] is pressed by Enter in its field; [data-put] fills a field; [data-then] is focused after a choice; the change
     is counted from what the sums say is due. */
  on("keydown", (e) => { const el = e.target; if (e.key === "Enter" && !e.defaultPrevented && !e.isComposing && el.matches && el.matches("[data-press]")) { e.preventDefault(); $(el.dataset.press).click(); } });
  live("click", "[data-put]", (b) => { const i = $(b.dataset.put); i.value = b.dataset.value; typed(i); i.focus(); });
  live("click", "[data-then]", (r) => { const i = $(r.dataset.then); if (i && shown(i)) { i.focus(); i.select(); } });
  const giveChange = () => {
    const i = $("#f-tendered"), due = $("#sums"), out = $("#change"), m = i && out && /^(\d+)(?:[.,](\d{1,2}))?$/.exec(i.value.replace(/[\s\u00a0\u202f]/g, ""));
    if (!i || !out || !due) return;
    const left = m ? BigInt(m[1]) * 100n + BigInt((m[2] || "").padEnd(2, "0")) - BigInt(due.dataset.due) : 0n, sum = left > 0n ? left : 0n, cents = String(sum % 100n).padStart(2, "0");
    out.textContent = tidyMoney(String(sum / 100n) + (cents === "00" ? "" : "," + cents));
  };
  live("input", "#f-tendered", giveChange);
  on("htmx:afterSettle", giveChange);

  /* The button says what will be taken: [data-sum] has {} for it, [data-sum-none] is for nothing. */
  live("input", "[name=amount]", (i) => { const b = i.form && $("[data-sum]", i.form), sum = i.value.trim(); if (b) b.textContent = sum ? b.dataset.sum.replace("{}", sum) : b.dataset.sumNone; });

  /* ── Errors above a form: "Sum: fill in this field". */
  const nameErrors = () => {
    for (const a of $$(".errors a[data-name]")) {
      const id = a.hash.slice(1), label = $(`label[for="${CSS.escape(id)}"],[id="${CSS.escape(id)}"] > .label,[id="l-${CSS.escape(id.slice(2))}"]`), said = label && label.firstChild.textContent.trim();
      a.removeAttribute("data-name");
      if (said) a.textContent = said + ": " + a.textContent[0].toLowerCase() + a.textContent.slice(1);
    }
  };

  /* ── Start */
  const start = () => {
    const box = $("#toasts");
    if (box) { new MutationObserver(() => $$(".toast", box).forEach(arm)).observe(box, { childList: true }); $$(".toast", box).forEach(arm); }
    markRow(); nameErrors(); focusOn($(".errors"));
    /* On a phone the sections of settings are one scrolling row. */
    const now = $(".subnav [aria-current]");
    if (now) now.scrollIntoView({ block: "nearest", inline: "center" });
    for (const tab of $$(".views [aria-current]")) tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;
    pingTimer = setTimeout(ping, 2000);
    seq = +set().seq || 0; setTimeout(listen, 300);
    if ("autoprint" in set()) doc.fonts.ready.then(() => setTimeout(print, 50));
  };
  if (doc.readyState === "loading") on("DOMContentLoaded", start); else start();
})();
