// What the pages of a session gain from a script: the camera, a page that changes without being loaded anew (so that
// a browser asks for the camera once), the clock, the wait and the way back. Without it they work all the same.
(() => {
  'use strict';

  const root = document.documentElement;
  const framed = window.top !== window.self;
  const LONGEST_SIDE = 2560;
  const ENOUGH = 2 * 1024 * 1024;
  const TIMEOUT = 120000;

  root.classList.add('script');
  root.classList.toggle('framed', framed);

  const $ = (selector, within = document) => within.querySelector(selector);
  const show = (element, visible) => { if (element) element.hidden = !visible; };

  // Says something to whoever cannot see it.
  const announce = (text) => {
    const live = $('#live');
    live.textContent = '';
    setTimeout(() => { live.textContent = text; }, 50);
  };

  // ---- One page after the other --------------------------------------------------------------------------------

  let leave = () => {};

  // Sends a request and calls back with the page that it leads to; with nothing when there was no answer.
  const request = (method, url, body, done, progress = () => {}) => {
    const call = new XMLHttpRequest();
    call.open(method, url);
    call.timeout = TIMEOUT;
    call.setRequestHeader('Accept', 'text/html');
    call.upload.onprogress = (event) => { if (event.lengthComputable) progress(event.loaded / event.total); };
    call.onload = () => done(call);
    call.onerror = call.ontimeout = call.onabort = () => done(null);
    call.send(body);
  };

  // Puts an answer in the place of the page; false when it is none of ours.
  const put = (answer, remember) => {
    const page = new DOMParser().parseFromString(answer.responseText, 'text/html');
    const sheet = $('#session', page);
    if (!sheet) return false;
    leave();
    leave = () => {};
    document.title = page.title;
    root.lang = page.documentElement.lang;
    $('#session').replaceWith(document.adoptNode(sheet));
    if (remember && answer.responseURL) history.pushState(null, '', answer.responseURL);
    window.scrollTo(0, 0);
    begin();
    const heading = $('h1');
    if (heading) heading.focus({ preventScroll: true });
    return true;
  };

  const go = (url, remember = true) => {
    request('GET', url, null, (answer) => {
      if (!answer || !put(answer, remember)) location.assign(url);
    });
  };

  const isOurs = (url) => url.origin === location.origin && url.pathname.startsWith('/verify/');

  document.addEventListener('click', (event) => {
    const close = event.target.closest('[data-close]');
    if (close) {
      event.preventDefault();
      const box = close.closest('details');
      box.open = false;
      $('summary', box).focus();
      return;
    }
    const link = event.target.closest('#session a[href]');
    if (!link || link.hash || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const url = new URL(link.href);
    if (isOurs(url)) {
      event.preventDefault();
      go(url.href);
    }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.hasAttribute('data-shot')) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    const buttons = form.querySelectorAll('button');
    buttons.forEach((button) => { button.disabled = true; });
    request('POST', form.action, fields, (answer) => {
      if (answer && answer.status !== 403 && put(answer, true)) return;
      buttons.forEach((button) => { button.disabled = false; });
      form.submit();
    });
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('#session details[open]').forEach((box) => {
      box.open = false;
      $('summary', box).focus();
    });
  });

  document.addEventListener('click', (event) => {
    document.querySelectorAll('#session .tongues[open]').forEach((box) => {
      if (!box.contains(event.target)) box.open = false;
    });
  });

  window.addEventListener('popstate', () => go(location.href, false));

  // ---- The clock -----------------------------------------------------------------------------------------------

  const startClock = () => {
    const clock = $('[data-clock]');
    if (!clock) return () => {};
    const text = $('[data-clock-text]', clock);
    const end = performance.now() + Number(clock.dataset.clock) * 1000;
    let told = false;
    const tick = () => {
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      const form = left >= 60 ? clock.dataset.minutes : clock.dataset.seconds;
      text.textContent = form.replace('{0}', left >= 60 ? Math.ceil(left / 60) : left);
      if (left < 60 && !told) {
        told = true;
        clock.classList.add('soon');
        announce(clock.dataset.soon);
      }
      if (left === 0) {
        clearInterval(timer);
        setTimeout(() => location.reload(), 800);
      }
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  };

  // ---- The search for a country ----------------------------------------------------------------------------------

  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');

  const startSearch = () => {
    const form = $('[data-search]');
    if (!form) return;
    const input = $('input[type=search]', form);
    const items = [...document.querySelectorAll('[data-found] > li')].map((item) => [plain(item.dataset.name), item]);
    const none = $('[data-none]');
    const filter = () => {
      const wanted = plain(input.value.trim());
      let found = 0;
      for (const [name, item] of items) {
        const matches = name.includes(wanted);
        item.hidden = !matches;
        found += matches ? 1 : 0;
      }
      document.querySelectorAll('[data-near]').forEach((near) => { near.hidden = wanted !== ''; });
      none.hidden = found > 0;
    };
    input.addEventListener('input', filter);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const first = items.find(([, item]) => !item.hidden);
      if (first && input.value.trim()) $('a', first[1]).click();
    });
    if (matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true });
  };

  // ---- The camera ------------------------------------------------------------------------------------------------

  // Whether a camera was opened since the page was loaded, so that the next one may open by itself.
  let granted = false;
  let device = null;

  const stop = (stream) => { if (stream) stream.getTracks().forEach((track) => track.stop()); };

  const jpeg = (canvas, quality) => new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });

  // A picture as a JPEG of about 2 MB at most.
  const drawn = async (source, width, height) => {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.92, 0.85, 0.75]) {
      const blob = await jpeg(canvas, quality);
      if (blob && blob.size <= ENOUGH) return blob;
    }
    return jpeg(canvas, 0.6);
  };

  // What a person chose, as the server takes it: what it does not take, and what is too large, is drawn anew.
  const prepared = async (file, max) => {
    const taken = ['image/jpeg', 'image/png', 'application/pdf'].includes(file.type);
    if (taken && file.size <= max || !file.type.startsWith('image/') || !window.createImageBitmap) return file;
    try {
      const bitmap = await createImageBitmap(file);
      return await drawn(bitmap, bitmap.width, bitmap.height);
    } catch {
      return file;
    }
  };

  const startShot = () => {
    const form = $('[data-shot]');
    if (!form) return () => {};
    const part = (name) => $(`[data-${name}]`, form);
    const { facing, max } = form.dataset;
    const input = $('input[type=file]', form);
    const live = part('live');
    const picture = part('picture');
    const usable = form.dataset.camera === 'true' && navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
    let stream = null;
    let blob = null;
    let gone = false;

    // The views: `plain` the form as it is, `begin` before the camera, `shoot` with it, `confirm` after it.
    const view = (name) => {
      for (const one of ['plain', 'begin', 'shoot', 'confirm']) show(part(one), one === name);
      show(part('finder'), name === 'shoot');
      show(part('still'), name === 'confirm' && blob && blob.type.startsWith('image/'));
      show(part('idle'), name === 'plain' || name === 'begin' || name === 'confirm' && !blob.type.startsWith('image/'));
      show(part('ask'), name === 'confirm');
    };

    const note = (text) => {
      part('note').textContent = text || '';
      show(part('note'), Boolean(text));
    };

    // What is seen is what is taken, so the finder has the shape of the picture, and the frame fits into it.
    const shape = () => {
      const wide = live.videoWidth > live.videoHeight;
      part('stage').classList.toggle('wide', wide);
      part('mask').setAttribute('viewBox', wide ? form.dataset.frame === 'face' ? '-70 24 440 330' : '-30 65 360 270' : '0 0 300 400');
    };

    const close = () => {
      stop(stream);
      stream = null;
      live.srcObject = null;
    };

    const open = async () => {
      note('');
      try {
        const wanted = device ? { deviceId: { exact: device } } : { facingMode: { ideal: facing } };
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { ...wanted, width: { ideal: 1920 }, height: { ideal: 1440 } },
        });
      } catch (problem) {
        if (gone) return;
        device = null;
        note(problem.name === 'NotAllowedError' ? form.dataset.denied : form.dataset.none);
        fall();
        return;
      }
      if (gone) {
        close();
        return;
      }
      granted = true;
      const settings = stream.getVideoTracks()[0].getSettings();
      const selfie = settings.facingMode ? settings.facingMode === 'user' : facing === 'user';
      part('stage').classList.toggle('mirrored', selfie);
      live.srcObject = stream;
      view('shoot');
      try {
        await live.play();
      } catch {
        // It plays as soon as the browser lets it.
      }
      shape();
      const cameras = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === 'videoinput');
      show(part('switch'), cameras.length > 1);
      if (part('switch')) {
        part('switch').onclick = () => {
          const at = cameras.findIndex((one) => one.deviceId === settings.deviceId);
          device = cameras[(at + 1) % cameras.length].deviceId;
          close();
          open();
        };
      }
    };

    // To the form, when there is no camera to be used.
    const fall = () => {
      close();
      view('plain');
      show(part('send'), false);
      show(part('retry'), Boolean(usable));
    };

    const confirm = (taken) => {
      blob = taken;
      if (picture.src) URL.revokeObjectURL(picture.src);
      if (blob.type.startsWith('image/')) picture.src = URL.createObjectURL(blob);
      part('ask').textContent = blob.type.startsWith('image/') ? form.dataset.good : blob.name || '';
      view('confirm');
      part('use').focus({ preventScroll: true });
      announce(part('ask').textContent);
    };

    const take = async () => {
      if (!live.videoWidth) return;
      part('stage').classList.add('flash');
      const taken = await drawn(live, live.videoWidth, live.videoHeight);
      part('stage').classList.remove('flash');
      close();
      confirm(taken);
    };

    const again = () => {
      blob = null;
      input.value = '';
      if (granted && usable) open();
      else fallOrBegin();
    };

    const fallOrBegin = () => {
      if (usable) view('begin');
      else fall();
    };

    const send = () => {
      const bar = part('sending-bar');
      const gauge = $('progress', bar);
      show(part('confirm'), false);
      show(part('ask'), false);
      note('');
      show(bar, true);
      gauge.value = 0;
      announce(form.dataset.sending);
      const fields = new FormData();
      fields.append('file', blob, blob.type === 'application/pdf' ? 'file.pdf' : 'file');
      request('POST', form.action, fields, (answer) => {
        if (answer && put(answer, true)) return;
        show(bar, false);
        view('confirm');
        note(answer && answer.status === 413 ? form.dataset.tooLarge : form.dataset.offline);
      }, (share) => { gauge.value = Math.round(share * 100); });
    };

    input.addEventListener('change', async () => {
      if (!input.files.length) return;
      const file = await prepared(input.files[0], Number(max));
      if (file.size > Number(max)) {
        input.value = '';
        note(form.dataset.tooLarge);
        return;
      }
      note('');
      close();
      part('stage').classList.remove('mirrored');
      confirm(file);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (blob) send();
    });
    live.addEventListener('resize', shape);
    picture.addEventListener('error', () => { show(part('still'), false); });
    part('open').onclick = open;
    part('retry').onclick = open;
    part('take').onclick = take;
    part('use').onclick = send;
    part('again').onclick = again;
    form.querySelectorAll('[data-choose]').forEach((button) => {
      button.onclick = () => {
        input.removeAttribute('capture');
        input.click();
      };
    });
    if (usable && granted && !$('.complaint')) open();
    else fallOrBegin();
    return () => {
      gone = true;
      close();
      if (picture.src) URL.revokeObjectURL(picture.src);
    };
  };

  // ---- The wait and the end --------------------------------------------------------------------------------------

  const startWait = () => {
    const waiting = $('[data-poll]');
    if (!waiting) return () => {};
    let timer = 0;
    let pause = 500;
    const ask = () => {
      request('GET', waiting.dataset.poll, null, (answer) => {
        if (!waiting.isConnected) return;
        if (answer && answer.status === 200 && !JSON.parse(answer.responseText).waiting) {
          go(waiting.dataset.then);
          return;
        }
        pause = Math.min(3000, pause * 1.25);
        timer = setTimeout(ask, pause);
      });
    };
    timer = setTimeout(ask, pause);
    return () => clearTimeout(timer);
  };

  // Tells the page around this one, if there is one; else the person is taken back to where they came from.
  const startEnd = () => {
    const end = $('[data-end]');
    if (!end) return () => {};
    if (framed) {
      end.querySelectorAll('[data-leaving]').forEach((one) => show(one, false));
      window.parent.postMessage(JSON.parse(end.dataset.message), '*');
      return () => {};
    }
    const { target, pause } = end.dataset;
    if (!target) return () => {};
    const timer = setTimeout(() => location.replace(target), Number(pause) * 1000);
    return () => clearTimeout(timer);
  };

  const begin = () => {
    const ends = [startClock(), startShot(), startWait(), startEnd()];
    startSearch();
    leave = () => ends.forEach((end) => end());
  };

  begin();
})();
