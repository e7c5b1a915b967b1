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
