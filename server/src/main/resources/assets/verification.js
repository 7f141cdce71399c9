// What the page of a verification gains from a script: pictures that are turned and enlarged, keys for reviewers, and
// a claim that is renewed while somebody works. Without it the pictures are links and the form is a form.
(() => {
  'use strict';

  // ---- Pictures --------------------------------------------------------------------------------------------------

  const ZOOMS = [1, 1.5, 2, 3, 4, 6];
  const shots = [...document.querySelectorAll('[data-shot]')];
  const states = new Map(shots.map((shot) => [shot, { turn: 0, zoom: 0, x: 0, y: 0 }]));
  let current = shots[0];

  const say = (text) => document.dispatchEvent(new CustomEvent('announce', { detail: { value: text } }));

  const draw = (shot) => {
    const { turn, zoom, x, y } = states.get(shot);
    const view = shot.querySelector('[data-shot-view]');
    const image = view.querySelector('img');
    // A picture that lies on its side must fit as well: its width then has the height to fit into.
    const sideways = turn % 180 !== 0;
    const width = image.naturalWidth || 1;
    const height = image.naturalHeight || 1;
    const shown = Math.min(view.clientWidth / width, view.clientHeight / height);
    const turned = sideways ? Math.min(view.clientWidth / height, view.clientHeight / width) / shown : 1;
    const scale = ZOOMS[zoom] * turned;
    const room = { x: (view.clientWidth * (ZOOMS[zoom] - 1)) / 2, y: (view.clientHeight * (ZOOMS[zoom] - 1)) / 2 };
    const state = states.get(shot);
    state.x = Math.max(-room.x, Math.min(room.x, x));
    state.y = Math.max(-room.y, Math.min(room.y, y));
    image.style.transform = `translate(${state.x}px, ${state.y}px) rotate(${turn}deg) scale(${scale})`;
    view.classList.toggle('zoomed', zoom > 0);
  };

  const turn = (shot) => {
    const state = states.get(shot);
    state.turn += 90;
    draw(shot);
    say(`Turned to ${state.turn % 360} degrees`);
  };

  const zoom = (shot, by) => {
    const state = states.get(shot);
    state.zoom = by === 0 ? 0 : Math.max(0, Math.min(ZOOMS.length - 1, state.zoom + by));
    draw(shot);
    say(`${ZOOMS[state.zoom] * 100} percent`);
  };

  const widen = (shot) => {
    const wide = shot.classList.toggle('wide');
    shot.querySelector('[data-wide]').setAttribute('aria-pressed', String(wide));
    shots.forEach(draw);
    shot.scrollIntoView({ block: 'nearest' });
  };

  const choose = (shot) => {
    shots.forEach((one) => one.classList.toggle('current', one === shot));
    current = shot;
  };

  const step = (by) => {
    if (shots.length > 0) {
      choose(shots[(shots.indexOf(current) + by + shots.length) % shots.length]);
      current.focus({ preventScroll: true });
      current.scrollIntoView({ block: 'nearest' });
    }
  };

  for (const shot of shots) {
    const view = shot.querySelector('[data-shot-view]');
    let from = null;
    shot.addEventListener('focusin', () => choose(shot));
    shot.addEventListener('pointerdown', () => choose(shot));
    shot.querySelector('[data-turn]').addEventListener('click', () => turn(shot));
    shot.querySelectorAll('[data-zoom]').forEach((button) => {
      button.addEventListener('click', () => zoom(shot, Number(button.dataset.zoom)));
    });
    shot.querySelector('[data-wide]').addEventListener('click', () => widen(shot));
    view.addEventListener('dblclick', () => zoom(shot, states.get(shot).zoom > 0 ? 0 : 2));
    view.addEventListener('pointerdown', (event) => {
      if (states.get(shot).zoom > 0) {
        const { x, y } = states.get(shot);
        from = { x: event.clientX - x, y: event.clientY - y };
        view.setPointerCapture(event.pointerId);
      }
    });
    view.addEventListener('pointermove', (event) => {
      if (from) {
        Object.assign(states.get(shot), { x: event.clientX - from.x, y: event.clientY - from.y });
        draw(shot);
      }
    });
    for (const end of ['pointerup', 'pointercancel']) {
      view.addEventListener(end, () => { from = null; });
    }
  }
  window.addEventListener('resize', () => shots.forEach(draw));

  // ---- Deciding --------------------------------------------------------------------------------------------------

  const form = document.querySelector('[data-review]');
  const reasons = form?.querySelector('[data-reasons]');

  const askReasons = () => {
    reasons.open = true;
    reasons.querySelector('input:checked, input')?.focus();
  };

  const gaveReason = () =>
    reasons.querySelector('input:checked') !== null || reasons.querySelector('textarea').value.trim() !== '';

  form?.querySelector('[data-deny]').addEventListener('click', (event) => {
    if (!gaveReason()) {
      event.preventDefault();
      askReasons();
      say('To deny, choose at least one reason.');
    }
  });

  // A field that a complaint leads to may lie in a part that is folded.
  form?.addEventListener('click', (event) => {
    const to = event.target instanceof Element && event.target.closest('.complaints a');
    const field = to && document.getElementById(to.getAttribute('href').slice(1));
    if (field) {
      event.preventDefault();
      field.closest('details')?.setAttribute('open', '');
      (field.matches('details') ? field.querySelector('input') : field).focus();
    }
  });

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    r: () => current && turn(current),
    '+': () => current && zoom(current, 1),
    '=': () => current && zoom(current, 1),
    '-': () => current && zoom(current, -1),
    0: () => current && zoom(current, 0),
    f: () => current && widen(current),
    a: () => form && document.getElementById('approve').showModal(),
    d: () => form && askReasons(),
    '?': () => document.getElementById('keys')?.showModal(),
  };

  const typing = (target) =>
    target instanceof Element
    && target.closest('input:not([type=checkbox]), select, textarea, [contenteditable], dialog[open]') !== null;

  document.addEventListener('keydown', (event) => {
    const does = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    const busy = event.ctrlKey || event.metaKey || event.altKey || typing(event.target);
    if (does && !busy && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      does();
    }
  });

  // ---- The claim -------------------------------------------------------------------------------------------------

  const RENEWED_AFTER = 120000;
  const claim = document.querySelector('[data-claim]');
  let worked = false;
  for (const work of ['pointerdown', 'keydown', 'input', 'scroll']) {
    document.addEventListener(work, () => { worked = true; }, { passive: true });
  }
  if (claim && window.htmx) {
    setInterval(() => {
      if (worked && !document.hidden) {
        worked = false;
        htmx.trigger(claim, 'renew');
      }
    }, RENEWED_AFTER);
  }
})();
