/**
 * How long a form takes a person, from what they had to do: drives a real page by keyboard alone and counts keys, fields, pages and words, then turns
 * the counts into minutes by a stated model. The minutes are the model's, never the clock's: a busy machine makes no form slower.
 *
 * The model is the keystroke-level model (Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems",
 * Communications of the ACM 23(7), 1980): K 0.28 s a key, their average non-secretary typist at 40 words a minute, for letters and for Tab alike; M 1.35 s
 * to make up one's mind, once a question (a date is one). Reading: 238 words a minute (Brysbaert, "How many words do we read per minute?", Journal of Memory and
 * Language 109, 2019), every line once: a button that stood on the page before is known. Thinking is an assumption of ours, and says so wherever a figure is printed:
 * 4 s more for each choice or date, 10 s more before each text of more than eight words. Whoever composes at the 19 words a minute that were measured for writing
 * without a model text (Karat and others, CHI 1999) takes about twice as long over the texts.
 */
import type { Page } from 'playwright-core';

export const constants = { key: 0.28, mind: 1.35, readingWordsPerMinute: 238, choose: 4, compose: 10, page: 0.5 } as const;

export interface Effort {
  pages: number;
  fields: number;
  /** Keys that move and choose: Tab, Space, arrows, Enter. */
  keys: number;
  characters: number;
  wordsTyped: number;
  wordsRead: number;
  /** Questions answered by a choice or a date. */
  choices: number;
  /** Texts of more than eight words. */
  composed: number;
  /** Lines that were read already. */
  readonly known: Set<string>;
}
export const noEffort = (): Effort => ({
  pages: 0,
  fields: 0,
  keys: 0,
  characters: 0,
  wordsTyped: 0,
  wordsRead: 0,
  choices: 0,
  composed: 0,
  known: new Set(),
});

export function minutesOf(effort: Effort): number {
  const { key, mind, readingWordsPerMinute, choose, compose, page } = constants;
  const seconds =
    (effort.keys + effort.characters) * key +
    effort.fields * mind +
    effort.choices * choose +
    effort.composed * compose +
    (effort.wordsRead / readingWordsPerMinute) * 60 +
    effort.pages * page;
  return seconds / 60;
}

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

interface Focused {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** Fills in the page by Tab and typing alone, and presses the button with this id. What has no answer is passed over. */
export async function fillByKeyboard(tab: Page, effort: Effort, answers: Readonly<Record<string, string>>, button: string): Promise<void> {
  const press = async (key: string): Promise<void> => {
    effort.keys += 1;
    await tab.keyboard.press(key);
  };
  effort.pages += 1;
  for (const line of (await tab.locator('main form').first().innerText()).slice(0, 20_000).split('\n')) {
    if (!effort.known.has(line)) effort.wordsRead += wordsIn(line);
    effort.known.add(line);
  }
  // The link to the main content, as somebody without a mouse does it on every page.
  await press('Tab');
  await press('Enter');
  const answered = new Set<string>();
  for (let i = 0; i < 120; i += 1) {
    await press('Tab');
    const focused = (await tab.evaluate(`(() => {
      const { id = '', name = '', type = '', value = '' } = document.activeElement ?? {};
      return { id, name, type, value };
    })()`)) as Focused;
    if (focused.id === button) {
      await press('Enter');
      return;
    }
    const answer = answers[focused.name];
    if (answer === undefined || answered.has(focused.name)) continue;
    const question = focused.name.replace(/-(?:day|month|year)$/, '');
    if (!answered.has(question)) effort.fields += 1;
    if (!answered.has(question) && (focused.type === 'radio' || question !== focused.name)) effort.choices += 1;
    answered.add(focused.name).add(question);
    if (focused.type === 'radio') {
      await press('Space');
      for (let n = 0; n < 12 && (await tab.locator(`[name="${focused.name}"]:checked`).inputValue()) !== answer; n += 1)
        await press('ArrowDown');
    } else if (focused.type === 'checkbox') await press('Space');
    else {
      await tab.keyboard.type(answer);
      effort.characters += answer.length;
      effort.wordsTyped += wordsIn(answer);
      if (wordsIn(answer) > 8) effort.composed += 1;
    }
  }
  throw new Error(`The button #${button} was not reached by Tab on ${tab.url()}`);
}
