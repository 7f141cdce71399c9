// What pages gain from a script: local times, copying, dialogs, announcements. Without it they work all the same.
(() => {
  'use strict';

  const root = document.documentElement;
  root.classList.add('script');

  // The policy of the pages forbids inline styles and eval; copies of pages with personal data must not be stored.
  if (window.htmx) {
    Object.assign(htmx.config, {
      includeIndicatorStyles: false,
      allowEval: false,
      allowScriptTags: false,
      selfRequestsOnly: true,
      historyCacheSize: 0,
      refreshOnHistoryMiss: true,
      timeout: 30000,
      responseHandling: [
        { code: '204', swap: false },
        { code: '[23]..', swap: true },
        { code: '400', swap: true },
        { code: '429', swap: true },
        { code: '[45]..', swap: false, error: true },
      ],
    });
    // An address may name a person; htmx keeps it for a history that these pages leave to the browser.
    try {
      sessionStorage.removeItem('htmx-current-path-for-history');
    } catch {
      // A browser that lets nothing be kept has kept nothing.
    }
  }

  // Says something to whoever cannot see it.
  const announce = (text) => {
    const live = document.getElementById('live');
    if (live) {
      live.textContent = '';
      setTimeout(() => { live.textContent = text; }, 50);
    }
  };

  // Says something to everybody, for a while.
  const toast = (text, tone) => {
    let list = document.querySelector('.toasts');
    if (!list) {
      list = document.createElement('div');
      list.className = 'toasts';
      document.body.append(list);
    }
    const item = document.createElement('p');
    item.className = `toast tone-${tone}`;
    item.textContent = text;
    list.replaceChildren(item);
    announce(text);
    setTimeout(() => item.remove(), 6000);
  };

  const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  const zoned = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

  const ago = (at) => {
    const seconds = Math.round((at.getTime() - Date.now()) / 1000);
    const [unit, length] = UNITS.find(([, l]) => Math.abs(seconds) >= l) || UNITS[3];
    return relative.format(Math.trunc(seconds / length), unit);
  };

  const localise = (within) => {
    for (const time of within.querySelectorAll('time[datetime]')) {
      const at = new Date(time.dateTime);
      if (!Number.isNaN(at.getTime())) {
        time.textContent = time.hasAttribute('data-relative') ? ago(at) : full.format(at);
        time.title = `${zoned.format(at)}\n${time.dateTime}`;
      }
    }
  };

  const copy = async (button) => {
    const snippet = button.closest('.snippet');
    await copyText(button.hasAttribute('data-copy-text') ? snippet.querySelector('code').textContent : button.dataset.copy, button);
  };

  const copyText = async (text, button) => {
    try {
      if (navigator.clipboard) {
        await navigator.clipboard.writeText(text);
      } else {
        copyBySelection(text);
      }
      button.classList.add('copied');
      setTimeout(() => button.classList.remove('copied'), 1500);
      announce('Copied');
    } catch {
      toast('The browser did not allow copying.', 'bad');
    }
  };

  // Browsers hand out the clipboard over https and on localhost only.
  const copyBySelection = (text) => {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (!done) {
      throw new Error('refused');
    }
  };

  // A row of a form that the server would add too; its fields get a number that no other row has.
  let rows = 1000;
  const addRow = (button) => {
    const list = document.getElementById(button.dataset.into);
    rows += 1;
    const row = document.getElementById(button.dataset.add).innerHTML.replaceAll('-0-', String(rows));
    list.insertAdjacentHTML('beforeend', row);
    list.lastElementChild.querySelector('input')?.focus();
  };

  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const copying = target?.closest('[data-copy], [data-copy-text]');
    if (copying) {
      copy(copying);
      return;
    }
    const opening = target?.closest('[data-dialog]');
    const dialog = opening && document.getElementById(opening.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    const adding = target?.closest('[data-add]');
    if (adding) {
      event.preventDefault();
      addRow(adding);
      return;
    }
    const removing = target?.closest('[data-remove]');
    if (removing) {
      event.preventDefault();
      const list = removing.closest('[data-row]').parentElement;
      removing.closest('[data-row]').remove();
      document.querySelector(`[data-into="${list.id}"]`)?.focus();
      announce('Removed');
      return;
    }
    const open = target?.closest('dialog[open]');
    if (open && (target.closest('[data-close]') || target === open)) {
      event.preventDefault();
      open.close();
      return;
    }
    for (const popup of document.querySelectorAll('.switcher[open], .popup[open]')) {
      if (!popup.contains(target)) {
        popup.open = false;
      }
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      document.querySelectorAll('.tip:is(:hover, :focus-within)').forEach((tip) => tip.classList.add('off'));
      const popup = document.querySelector('.switcher[open], .popup[open], .drawer[open]');
      if (popup) {
        popup.open = false;
        popup.querySelector('summary').focus();
      }
    }
  });

  // An explanation that was sent away with Escape comes back the next time.
  for (const left of ['mouseout', 'focusout']) {
    document.addEventListener(left, (event) => {
      const tip = event.target.closest?.('.tip.off');
      if (tip && !tip.contains(event.relatedTarget)) {
        tip.classList.remove('off');
      }
    });
  }

  // A page that nobody sees asks for nothing, and one that cannot ask for the moment says so only once.
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (document.hidden && event.target.hasAttribute?.('data-poll')) {
      event.preventDefault();
    }
  });
  for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
    document.addEventListener(failure, (event) => {
      if (event.target.hasAttribute?.('data-poll')) {
        event.stopPropagation();
        document.querySelectorAll('.live').forEach((live) => {
          live.textContent = 'Paused: the server does not answer';
          live.classList.add('paused');
        });
      }
    }, true);
  }
  document.addEventListener('htmx:afterOnLoad', (event) => {
    if (event.target.hasAttribute?.('data-poll')) {
      document.querySelectorAll('.live.paused').forEach((live) => {
        live.textContent = 'Live';
        live.classList.remove('paused');
      });
    }
  });

  // Times are given in the reader's own time zone and sent in UTC; what is empty is not sent.
  const pad = (number) => String(number).padStart(2, '0');
  const local = (at) => `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
  for (const input of document.querySelectorAll('input[type=datetime-local][data-utc]')) {
    const label = input.closest('.field').querySelector('label');
    label.textContent = label.textContent.replace(' (UTC)', '');
    if (input.value) {
      input.value = local(new Date(`${input.value}Z`));
    }
  }
  document.addEventListener('formdata', (event) => {
    if (event.target.hasAttribute('data-tidy')) {
      for (const input of event.target.querySelectorAll('input[type=datetime-local][data-utc]')) {
        if (input.value) {
          event.formData.set(input.name, new Date(input.value).toISOString().replace('.000Z', 'Z'));
        }
      }
      for (const [name, value] of [...event.formData]) {
        if (value === '') {
          event.formData.delete(name);
        }
      }
    }
  });

  // A form is sent once, however often its button is pressed. Coming back to the page frees it again, and so does
  // time, since the answer may be a file and no new page.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method === 'post' && !event.defaultPrevented) {
      if (form.hasAttribute('data-sent')) {
        event.preventDefault();
      } else {
        form.setAttribute('data-sent', '');
        setTimeout(() => form.removeAttribute('data-sent'), 5000);
      }
    }
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('[data-sent]').forEach((form) => form.removeAttribute('data-sent'));
  });

  // A form that came back with complaints begins with them.
  const settle = (within) => {
    localise(within);
    within.querySelector('[data-focus]')?.focus();
  };

  document.addEventListener('htmx:load', (event) => {
    if (event.target !== document.body) {
      settle(event.target.parentElement || event.target);
    }
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    event.target.closest?.('[data-sent]')?.removeAttribute('data-sent');
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    const said = event.target.querySelector?.('[data-announce]') || event.target.closest?.('[data-announce]');
    if (said) {
      announce(said.dataset.announce);
    }
  });
  document.addEventListener('localise', (event) => localise(event.detail));
  document.addEventListener('copy-text', (event) => copyText(event.detail.text, event.detail.button));
  document.addEventListener('announce', (event) => announce(event.detail.value));
  document.addEventListener('htmx:responseError', () => toast('That did not work. Please try again.', 'bad'));
  document.addEventListener('htmx:sendError', () => toast('The server cannot be reached.', 'bad'));

  settle(document);
  setInterval(() => localise(document), 30000);
})();
