// What scripts add, and nothing depends on: what staff type is kept every few seconds and put back; a copied value ticks its box.
const keeps = document.body.dataset.keeps;
const forms = [...document.querySelectorAll('main form[method="post"]')].filter((form) => form.querySelector('textarea, input:not([type="hidden"])'));

if (keeps) {
  for (const form of forms) {
    let timer = 0;
    let isSent = false;
    const send = () => {
      timer = 0;
      if (isSent) return;
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
      body.set('form', new URL(form.action).pathname);
      fetch(keeps, { method: 'POST', body, keepalive: true }).catch(() => {});
    };
    form.addEventListener('input', () => {
      timer ||= setTimeout(send, 3000);
    });
    form.addEventListener('submit', () => {
      isSent = true;
      clearTimeout(timer);
    });
  }
}

for (const button of document.querySelectorAll('[data-put-back]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    for (const [name, value] of Object.entries(JSON.parse(button.dataset.putBack))) {
      const values = [value].flat();
      for (const input of document.getElementsByName(name)) {
        if (input.type === 'hidden') continue;
        if (input.type === 'radio' || input.type === 'checkbox') input.checked = values.includes(input.value);
        else input.value = values.shift() ?? '';
      }
    }
    forms[0]?.querySelector('textarea, input:not([type="hidden"])')?.focus();
  });
}

for (const value of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary tl-copy__button';
  const label = document.querySelector(`label[for="${value.id}"]`)?.textContent ?? '';
  button.textContent = `${document.body.dataset.copyWord ?? 'Copy'}: ${label}`;
  button.addEventListener('click', () => {
    value.select();
    const box = document.getElementById(value.dataset.copy);
    // Without the right to the clipboard it is copied as selected text.
    (navigator.clipboard?.writeText(value.value) ?? Promise.reject(new Error('no clipboard')))
      .catch(() => document.execCommand('copy'))
      .then(() => box && (box.checked = true))
      .catch(() => {});
  });
  value.after(button);
}

// A form that says so keeps what is typed in this device until it is sent, for where there is no signal (src/web/mentor/routes.ts). Kept
// under the form's own opaque number: the answers as typed, and when. A week at most; deleted once the server says that this sending is
// recorded, by the key that went with it: a banner about anything else says nothing of it, and whether a sending arrived the device cannot know.
const keepPrefix = 'throughline-kept:';
const keptFor = 7 * 24 * 60 * 60 * 1000;
const device = (() => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
})();
const readKept = (name) => {
  try {
    return JSON.parse(device?.getItem(name) ?? 'null');
  } catch {
    return null;
  }
};
const recorded = document.querySelector('[data-recorded]')?.dataset.recorded;
for (const name of device ? Object.keys(device).filter((each) => each.startsWith(keepPrefix)) : []) {
  const kept = readKept(name);
  const isRecorded = kept?.key && kept.key === recorded;
  if (!kept || isRecorded || Date.now() - kept.at > keptFor) device.removeItem(name);
}
for (const form of device ? document.querySelectorAll('form[data-keep-here]') : []) {
  const name = keepPrefix + form.dataset.keepHere;
  const said = form.querySelector('[data-kept-words]');
  const inputs = () => [...form.elements].filter((each) => each.name && each.type !== 'hidden' && each.type !== 'submit');
  // `key`: what this sending is called; what is typed after it has none, and stays.
  const keep = (key) => {
    const fields = {};
    for (const input of inputs()) {
      if (input.type === 'radio' ? input.checked : input.value !== '') fields[input.name] = input.value;
    }
    if (Object.keys(fields).length > 0) device.setItem(name, JSON.stringify({ at: Date.now(), key, fields }));
  };
  const tell = (words) => {
    if (!said) return;
    said.textContent = words;
    said.hidden = false;
  };
  const kept = readKept(name);
  if (kept) {
    for (const input of inputs()) {
      const value = kept.fields[input.name];
      if (value === undefined) continue;
      // What was answered before this script ran, or came back with a refusal, is newer than what was kept.
      if (input.type === 'radio') input.checked ||= input.value === value && !inputs().some((each) => each.name === input.name && each.checked);
      else if (input.value === '') input.value = value;
    }
    tell(said?.dataset.keptWords ?? '');
  }
  form.addEventListener('input', () => keep());
  form.addEventListener('submit', (event) => {
    keep(form.elements.namedItem('key')?.value);
    if (navigator.onLine !== false) return;
    event.preventDefault();
    tell(said?.dataset.offlineWords ?? '');
  });
}
