// What the pages of Recently sent gain from a script: rows that come by themselves, and a payload that can be folded
// and searched. Without it the list is as it was when it was opened, and the payload is plain text.
(() => {
  'use strict';

  // ---- Live rows -------------------------------------------------------------------------------------------------

  const MOST_ROWS = 300;
  const MOST_ASKED = 100;

  const live = (list) => {
    const body = document.getElementById('rows');
    const news = list.querySelector('.news');
    const button = news?.querySelector('[data-news]');
    let waiting = [];
    let gap = false;

    // The newest row that is shown or waits to be.
    const newest = () => (waiting[0] || body?.rows[0])?.id;

    // Whether new rows would move what somebody reads, points at or has chosen.
    const reading = () =>
      window.scrollY > 40
      || body.matches(':hover')
      || body.contains(document.activeElement)
      || document.querySelector('dialog[open], .popup[open]') !== null
      || String(document.getSelection()) !== '';

    const offer = () => {
      const count = waiting.length;
      news.hidden = count === 0 && !gap;
      const text = gap ? 'Show the newest' : `${count} new`;
      if (!news.hidden && button.textContent !== text) {
        button.textContent = text;
      }
    };

    const insert = () => {
      for (const row of waiting) {
        row.classList.add('fresh');
      }
      body.prepend(...waiting);
      waiting.forEach((row) => document.dispatchEvent(new CustomEvent('localise', { detail: row })));
      waiting = [];
      offer();
    };

    const change = (row) => {
      const shown = document.getElementById(row.id) || waiting.find((one) => one.id === row.id);
      if (!shown || shown.dataset.version === row.dataset.version) {
        return;
      }
      const focus = shown.contains(document.activeElement) && document.activeElement.getAttribute('href');
      if (shown.isConnected) {
        shown.replaceWith(row);
        document.dispatchEvent(new CustomEvent('localise', { detail: row }));
        if (focus) {
          row.querySelector(`a[href="${CSS.escape(focus)}"]`)?.focus();
        }
      } else {
        waiting[waiting.indexOf(shown)] = row;
      }
    };

    list.addEventListener('htmx:configRequest', (event) => {
      if (event.target !== list) {
        return;
      }
      const top = newest();
      if (top) {
        event.detail.parameters.set('newest', top);
      }
      const open = [...waiting, ...(body ? body.querySelectorAll('tr[data-open]') : [])]
        .filter((row) => row.hasAttribute('data-open'))
        .slice(0, MOST_ASKED)
        .map((row) => `${row.id}.${row.dataset.version}`);
      if (open.length > 0) {
        event.detail.parameters.set('open', open.join(','));
      }
    });

    list.addEventListener('htmx:afterRequest', (event) => {
      if (event.target !== list || event.detail.xhr.status !== 200) {
        return;
      }
      const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
      const fresh = answer.querySelector('[data-fresh]');
      if (!body) {
        // Nothing is read on an empty page.
        if (fresh.rows.length > 0) {
          window.location.reload();
        }
        return;
      }
      [...answer.querySelector('[data-changed]').rows].forEach((row) => change(document.adoptNode(row)));
      if (gap) {
        return;
      }
      gap = fresh.hasAttribute('data-more') || body.rows.length + waiting.length + fresh.rows.length > MOST_ROWS;
      if (!gap) {
        waiting = [...[...fresh.rows].map((row) => document.adoptNode(row)), ...waiting];
      }
      if (waiting.length > 0 && !gap && !reading()) {
        insert();
      } else {
        offer();
      }
    });

    button?.addEventListener('click', () => {
      if (gap) {
        window.location.reload();
        return;
      }
      insert();
      window.scrollTo({ top: 0 });
      body.querySelector('a')?.focus({ preventScroll: true });
    });
  };

  document.querySelectorAll('[data-live-list]').forEach(live);

  // ---- Payload ---------------------------------------------------------------------------------------------------

  const CHUNK = 200;
  const LONG = 1000;
  const MOST_FOUND = 1000;
  const MOST_UNFOLDED = 3000;

  // Characters that would not be seen, or would turn the text around them.
  const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  const plain = (text) => text.replace(HIDDEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

  // Reads JSON and keeps each value as it is written: numbers with all their digits, names that occur twice.
  // A node is { key, kind, text } or { key, kind, children }.
  const parse = (text) => {
    const token = /\s*(?:([{}\[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|([^\s{}\[\],:"]+))/gy;
    const next = () => {
      const match = token.exec(text);
      if (!match) {
        throw new SyntaxError('no JSON');
      }
      return match;
    };
    const root = { children: [] };
    const path = [root];
    let key;
    let done = false;
    const add = (node) => {
      node.key = key;
      node.parent = path.at(-1);
      key = undefined;
      node.parent.children.push(node);
      done = path.length === 1;
    };
    while (!done) {
      const [, mark, string, word] = next();
      const within = path.at(-1);
      if (mark === '{' || mark === '[') {
        add({ kind: mark === '{' ? 'object' : 'array', children: [] });
        path.push(within.children.at(-1));
        done = false;
      } else if (mark === '}' || mark === ']') {
        path.pop();
        done = path.length === 1;
      } else if (string !== undefined && within.kind === 'object' && key === undefined) {
        key = string;
        next();
      } else if (string !== undefined) {
        add({ kind: 'string', text: string });
      } else if (word !== undefined) {
        add({ kind: /^[-0-9]/.test(word) ? 'number' : 'literal', text: word });
      }
    }
    const [whole] = root.children;
    whole.parent = undefined;
    return whole;
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  };

  const viewer = (host) => {
    const tree = host.querySelector('.json-tree');
    const raw = host.querySelector('.json-text');
    const tools = host.querySelector('.json-tools');
    const input = tools.querySelector('input');
    const said = tools.querySelector('.json-found');
    let whole;
    let text;
    let found = [];
    let current = -1;
    let wanted = '';

    const marked = (parent, shown, node) => {
      const at = wanted ? shown.toLowerCase().indexOf(wanted) : -1;
      if (at < 0) {
        parent.append(shown);
        return;
      }
      let from = 0;
      const low = shown.toLowerCase();
      for (let hit = at; hit >= 0 && from < shown.length; hit = low.indexOf(wanted, from)) {
        parent.append(shown.slice(from, hit));
        const mark = element('mark', found[current] === node ? 'current' : '', shown.slice(hit, hit + wanted.length));
        parent.append(mark);
        from = hit + wanted.length;
      }
      parent.append(shown.slice(from));
    };

    const label = (line, node) => {
      if (node.key !== undefined) {
        const key = element('span', 'key');
        marked(key, plain(node.key), node);
        line.append(key, ': ');
      }
    };

    const leaf = (node) => {
      const line = element('div', 'line');
      label(line, node);
      const value = element('span', node.kind);
      const cut = node.text.length > LONG && !node.full;
      marked(value, plain(cut ? node.text.slice(0, LONG) : node.text), node);
      line.append(value);
      if (cut) {
        const more = element('button', 'button small', `Show all ${node.text.length} characters`);
        more.type = 'button';
        more.addEventListener('click', () => {
          node.full = true;
          draw(node);
        });
        line.append(' … ', more);
      }
      return line;
    };

    // Draws a part of the children, and offers what comes before and after it.
    const fill = (node, details) => {
      details.querySelectorAll(':scope > :not(summary)').forEach((part) => part.remove());
      const from = node.from || 0;
      const to = Math.min(node.children.length, node.to || from + CHUNK);
      const list = element('ul');
      for (const child of node.children.slice(from, to)) {
        const item = element('li');
        item.append(drawn(child));
        list.append(item);
      }
      const more = (count, where, widen) => {
        if (count > 0) {
          const button = element('button', 'button small', `Show ${Math.min(CHUNK, count)} ${where} of ${node.children.length}`);
          button.type = 'button';
          button.addEventListener('click', () => {
            widen();
            fill(node, details);
          });
          details.append(button);
        }
      };
      more(from, 'before', () => { node.from = Math.max(0, from - CHUNK); node.to = to; });
      details.append(list);
      more(node.children.length - to, 'more', () => { node.from = from; node.to = to + CHUNK; });
    };

    const branch = (node) => {
      const [begin, end] = node.kind === 'object' ? ['{', '}'] : ['[', ']'];
      if (node.children.length === 0) {
        const line = element('div', 'line');
        label(line, node);
        line.append(begin + end);
        return line;
      }
      const details = element('details');
      const summary = element('summary');
      label(summary, node);
      const noun = node.kind === 'object' ? 'field' : 'element';
      summary.append(begin, element('span', 'folded', ` ${node.children.length} ${noun}${node.children.length === 1 ? '' : 's'} `), end);
      details.append(summary);
      details.addEventListener('toggle', () => {
        node.open = details.open;
        if (details.open && !details.querySelector(':scope > ul')) {
          fill(node, details);
        }
      });
      if (node.open) {
        details.open = true;
        fill(node, details);
      }
      return details;
    };

    const drawn = (node) => {
      node.at = node.children ? branch(node) : leaf(node);
      return node.at;
    };

    const draw = (node) => {
      const old = node.at;
      old.replaceWith(drawn(node));
    };

    const redraw = () => {
      tree.replaceChildren(drawn(whole));
      const mark = tree.querySelector('mark.current');
      if (mark) {
        const top = mark.getBoundingClientRect().top - tree.getBoundingClientRect().top + tree.scrollTop;
        tree.scrollTo({ top: top - tree.clientHeight / 3 });
      }
    };

    // Visits every node, parents first, without recursion: payloads may be deep.
    const visit = (visitor) => {
      const left = [whole];
      while (left.length > 0) {
        const node = left.pop();
        if (visitor(node) === false) {
          return;
        }
        for (let i = (node.children || []).length - 1; i >= 0; i--) {
          left.push(node.children[i]);
        }
      }
    };

    const reveal = (node) => {
      for (let child = node, up = node.parent; up; child = up, up = up.parent) {
        up.open = true;
        const index = up.children.indexOf(child);
        if (index < (up.from || 0) || index >= (up.to || (up.from || 0) + CHUNK)) {
          up.from = Math.max(0, index - CHUNK / 2);
          up.to = index + CHUNK / 2;
        }
      }
      const at = node.text ? node.text.toLowerCase().indexOf(wanted) : -1;
      if (at > LONG - wanted.length) {
        node.full = true;
      }
    };

    const go = (to) => {
      if (found.length === 0) {
        return;
      }
      current = (to + found.length) % found.length;
      said.textContent = `${current + 1} of ${found.length}${found.length === MOST_FOUND ? '+' : ''}`;
      reveal(found[current]);
      redraw();
    };

    const search = () => {
      wanted = input.value.trim().toLowerCase();
      found = [];
      current = -1;
      if (wanted) {
        visit((node) => {
          if (`${node.key || ''}\n${node.text || ''}`.toLowerCase().includes(wanted)) {
            found.push(node);
          }
          return found.length < MOST_FOUND;
        });
      }
      said.textContent = wanted && found.length === 0 ? 'Not found' : '';
      if (found.length > 0) {
        go(0);
      } else {
        redraw();
      }
    };

    const unfold = (open) => {
      let left = MOST_UNFOLDED;
      visit((node) => {
        if (node.children) {
          left -= Math.min(node.children.length, CHUNK);
          node.open = open ? left > 0 : node === whole;
        }
      });
      redraw();
    };

    const begin = (given) => {
      text = given;
      try {
        whole = parse(text);
      } catch {
        tools.hidden = true;
        return;
      }
      let left = CHUNK;
      visit((node) => {
        if (node.children) {
          node.open = node === whole || (left > 0 && node.parent === whole);
          left -= node.children.length;
        }
      });
      redraw();
      tree.hidden = false;
      raw.remove();
      host.querySelector('.json-part')?.remove();
    };

    let timer;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(search, 200);
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        clearTimeout(timer);
        if (input.value.trim().toLowerCase() !== wanted) {
          search();
        } else {
          go(current + (event.shiftKey ? -1 : 1));
        }
      }
    });
    tools.querySelector('[data-json-next]').addEventListener('click', () => go(current + 1));
    tools.querySelector('[data-json-previous]').addEventListener('click', () => go(current - 1));
    tools.querySelector('[data-json-open]').addEventListener('click', () => unfold(true));
    tools.querySelector('[data-json-close]').addEventListener('click', () => unfold(false));
    document.querySelector('[data-json-copy]').addEventListener('click', (event) => {
      document.dispatchEvent(new CustomEvent('copy-text', { detail: { text: text ?? raw.textContent, button: event.currentTarget } }));
    });

    if (host.hasAttribute('data-whole')) {
      begin(raw.textContent);
    } else {
      fetch(host.dataset.json, { headers: { Accept: 'application/json' } })
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
        .then(begin)
        .catch(() => { tools.hidden = true; });
    }
  };

  document.querySelectorAll('[data-json]').forEach(viewer);
})();
