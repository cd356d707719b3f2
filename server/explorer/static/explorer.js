// accordgraph: what the pages do more with JavaScript. Without it everything is still there.
(() => {
  'use strict';
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Another page of the explorer takes the place of this one without a reload. Whatever goes wrong, the browser opens it.

  const others = /^\/(playground|graphql|static|embed|oembed)\b|\.(svg|png|csv|json|md|txt|bib|ris|xml)$/;
  const stops = 'a[href],button,input,select,[tabindex="0"]';
  const address = () => location.pathname + location.search;
  let shown = address(), asked;

  // page returns the address of a page of the explorer, or nothing.
  const page = href => {
    const to = new URL(href, location.href);
    return to.origin === location.origin && !others.test(to.pathname) ? to : null;
  };

  // isElsewhere reports whether an address is not the address of this page.
  const isElsewhere = to => to.pathname + to.search !== shown;

  // parts are what two pages must share for one to take the place of the other.
  const parts = of => $$('link[rel=stylesheet],script[src]', of).map(e => e.getAttribute('href') ?? e.getAttribute('src')).join();

  // remember stores where the reader is on the page: the scroll position, and the place of the focus.
  const remember = () => {
    if (asked || address() !== shown) return;
    const focus = $$(stops).indexOf(document.activeElement);
    history.replaceState({y: scrollY, focus}, '');
  };

  // restore scrolls to where the reader was, if that is known.
  const restore = state => {
    if (state?.y !== undefined) scrollTo(0, state.y);
  };

  // read fetches a page.
  const read = async (to, signal) => {
    const answer = await fetch(to, {signal});
    const type = answer.headers.get('Content-Type') ?? '';
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok || !type.startsWith('text/html') || !$('main', next) || parts(next) !== parts(document)) {
      throw new Error(`${to} is no page that can take the place of this one`);
    }
    return [next, answer.url];
  };

  // put puts a page in the place of this one.
  const put = next => {
    document.documentElement.lang = next.documentElement.lang;
    const head = 'title,meta,link:not([rel=stylesheet])';
    $$(head, document.head).forEach(e => e.remove());
    document.head.append(...$$(head, next.head));
    document.body.replaceChildren(...next.body.childNodes);
    ready();
  };

  // focus moves the focus to what has none by itself, such as a heading.
  const focus = e => {
    if (!e.matches(stops)) e.tabIndex = -1;
    e.focus({preventScroll: true});
  };

  // open shows another page. If the reader went back or forward, at is what remember stored there.
  const open = async (to, at) => {
    if (!at) remember();
    asked?.abort();
    const mine = asked = new AbortController();
    $('main').setAttribute('aria-busy', true);
    try {
      const [next, url] = await read(to, mine.signal);
      if (!at) history.pushState({}, '', url);
      shown = address();
      put(next);
      asked = null;
      if (to.hash && !at) location.replace(to.hash);
      else scrollTo(0, at?.y ?? 0);
      focus($$(stops)[at?.focus ?? -1] ?? $('h1') ?? $('main'));
    } catch (error) {
      if (error.name === 'AbortError') return;
      if (at) location.reload();
      else location.assign(to);
    }
  };

  history.scrollRestoration = 'manual';
  let scrolled;
  addEventListener('scroll', () => {
    clearTimeout(scrolled);
    scrolled = setTimeout(remember, 100);
  }, {passive: true});
  addEventListener('popstate', e => {
    if (address() !== shown) return open(new URL(location.href), e.state ?? {});
    asked?.abort(); // the reader has come back before the other page was there
    asked = null;
    $('main').removeAttribute('aria-busy');
    restore(e.state);
  });
  addEventListener('click', e => {
    const a = e.target.closest?.('a[href]');
    if (!a || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    const to = !a.hasAttribute('target') && !a.hasAttribute('download') && page(a.getAttribute('href'));
    if (!to) return;
    if (!isElsewhere(to)) return remember(); // the browser goes to another part of this page
    e.preventDefault();
    open(to);
  });
  addEventListener('submit', e => {
    const to = e.target.method === 'get' && page(e.target.action);
    if (!to) return;
    to.search = new URLSearchParams([...new FormData(e.target)].filter(([, value]) => value));
    if (!isElsewhere(to)) return;
    e.preventDefault();
    open(to);
  });

  // Search while typing: a combobox, as the ARIA Authoring Practices have it. The server writes the list of options.

  const list = field => $('#' + field.getAttribute('aria-controls'));
  const options = field => $$('[role=option]', list(field));
  const active = field => $('[aria-selected=true]', list(field));

  // rest asks no more: the options that the reader sees stay.
  const rest = field => {
    clearTimeout(field.typed);
    field.asked?.abort();
  };

  // choose marks an option, or none.
  const choose = (field, option) => {
    rest(field);
    active(field)?.setAttribute('aria-selected', false);
    option?.setAttribute('aria-selected', true);
    option?.scrollIntoView({block: 'nearest'});
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
  };

  // fill puts options into the list, and says how many there are to whoever listens.
  const fill = (field, found) => {
    const box = list(field);
    box.replaceChildren(...(found ? $$('[role=option]', found) : []));
    options(field).forEach((option, i) => { option.id = `${box.id}-${i}`; });
    box.hidden = !box.firstChild;
    field.setAttribute('aria-expanded', !box.hidden);
    field.removeAttribute('aria-activedescendant');
    box.nextElementSibling.textContent = found ? $('p', found).textContent : '';
  };

  // close takes the options away. An answer on its way does not bring them back.
  const close = field => {
    rest(field);
    fill(field);
  };

  // take goes to the page of an option, or puts its id into a field that wants an id.
  const take = (field, option) => {
    close(field);
    if ('id' in field.dataset) field.value = option.dataset.id;
    else open(page(option.dataset.href));
  };

  // ask asks for options.
  const ask = async field => {
    field.asked?.abort();
    const mine = field.asked = new AbortController();
    const to = new URL(field.dataset.suggest, location.href), words = field.value.trim();
    if (!words) return fill(field);
    to.searchParams.set('q', words);
    try {
      const answer = await fetch(to, {signal: mine.signal});
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (document.activeElement === field) fill(field, answer.ok ? found : null);
    } catch (error) {
      if (error.name !== 'AbortError') fill(field);
    }
  };

  // combobox makes a field a combobox.
  const combobox = field => {
    const box = document.createElement('ul'), status = document.createElement('p');
    box.id = field.id + '-options';
    box.hidden = true;
    box.className = 'options';
    box.setAttribute('role', 'listbox');
    box.setAttribute('aria-label', field.dataset.label);
    status.className = 'vh';
    status.setAttribute('role', 'status');
    field.after(box, status);
    for (const [name, value] of Object.entries({
      role: 'combobox', 'aria-expanded': false, 'aria-autocomplete': 'list', 'aria-controls': box.id, autocomplete: 'off',
    })) field.setAttribute(name, value);
    field.addEventListener('input', () => {
      clearTimeout(field.typed);
      field.typed = setTimeout(ask, 90, field);
    });
    field.addEventListener('blur', () => close(field));
    field.addEventListener('keydown', e => {
      const all = options(field), i = all.indexOf(active(field)), option = all[i];
      if (e.key === 'ArrowDown' && all.length) choose(field, all[(i + 2) % (all.length + 1) - 1]);
      else if (e.key === 'ArrowUp' && all.length) choose(field, all[(i + all.length + 1) % (all.length + 1) - 1]);
      else if (e.key === 'Escape' && all.length) close(field);
      else if (e.key === 'Enter' && option) take(field, option);
      else return;
      e.preventDefault();
    });
    box.addEventListener('pointerdown', e => e.preventDefault()); // the field keeps the focus
    box.addEventListener('mousedown', e => e.preventDefault());
    box.addEventListener('click', e => {
      const option = e.target.closest('[role=option]');
      if (option) take(field, option);
    });
  };

  // The keyboard: "/" searches. Tab enters a picture once, arrows go from line to line and between a line and its thing,
  // Escape leaves. In a table of cells arrows go to the next cell that says something.

  const links = svg => $$('a[href]', svg);
  const isLine = a => $('.hit', a) !== null;

  // along moves the focus within a picture. Up and down stay among lines, or among things.
  const along = (a, key) => {
    const all = links(a.closest('svg')), same = all.filter(one => isLine(one) === isLine(a));
    const to = {
      ArrowRight: all[all.indexOf(a) + 1], ArrowLeft: all[all.indexOf(a) - 1],
      ArrowDown: same[same.indexOf(a) + 1], ArrowUp: same[same.indexOf(a) - 1],
      Home: all[0], End: all.at(-1),
    }[key];
    if (!to) return;
    all.forEach(one => one.setAttribute('tabindex', one === to ? 0 : -1));
    to.focus();
  };

  // leave moves the focus from a picture to the heading after it.
  const leave = a => focus($$('h2').find(h => a.compareDocumentPosition(h) & Node.DOCUMENT_POSITION_FOLLOWING) ?? $('main'));

  // cell moves the focus to the next cell with a link in the direction of an arrow.
  const cell = (td, [down, right]) => {
    const rows = td.closest('table').rows;
    let row = td.parentElement.rowIndex, column = td.cellIndex, next;
    do next = rows[row += down]?.cells[column += right]; while (next && !$('a', next));
    if (next) $('a', next).focus();
  };
  const arrows = {ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1]};

  addEventListener('keydown', e => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
    const at = e.target, a = at.closest?.('.pic svg a'), td = at.closest?.('.matrix td');
    if (e.key === '/' && !at.matches?.('input,textarea,select')) $('#q').focus();
    else if (a && e.key === 'Escape') leave(a);
    else if (a && (arrows[e.key] || e.key === 'Home' || e.key === 'End')) along(a, e.key);
    else if (td && arrows[e.key]) cell(td, arrows[e.key]);
    else return;
    e.preventDefault();
  });

  // A button copies the text before it, where the browser lets it.
  addEventListener('click', async e => {
    const copied = e.target.dataset?.copied;
    if (!copied) return;
    await navigator.clipboard.writeText(e.target.previousElementSibling.textContent);
    e.target.textContent = copied;
  });

  // ready prepares a page that was loaded or put in place.
  const ready = () => {
    $$('[data-suggest]').forEach(combobox);
    $$('[data-copied]').forEach(button => { button.hidden = !navigator.clipboard; });
    $$('.paper').forEach(e => { e.textContent = location.href; }); // the server may not know by which name it is reached
    $$('.local').forEach(e => { // nor can its citations name the host
      e.textContent = e.textContent.replace(/ (\/\S*)$/, (_, path) => ' ' + new URL(path, location.href));
    });
    $$('.pic svg').forEach(svg => links(svg).forEach((a, i) => a.setAttribute('tabindex', i ? -1 : 0)));
  };
  ready();
  restore(history.state);
})();
