/** What differs between two assessments, part by part: shown side by side in words. Nothing is counted or added up. */
import type { Assessment } from './state.ts';
import { type AssessmentForm, itemsOf } from './form.ts';

export interface Line {
  /** Which part: a name of this product, or the id of a form's item. */
  readonly part: string;
  /** The form's own question, where it is one. */
  readonly question: string | null;
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
}

interface Part {
  readonly question: string | null;
  readonly words: string;
}
type Parts = ReadonlyMap<string, Part>;

const lines = (...words: readonly string[]): string => words.filter((each) => each.trim() !== '').join('\n');

const aside = (confidence: string | null): string => (confidence === null ? '' : `(${confidence})`);

function partsOf({ fields }: Assessment, form: AssessmentForm | null): Parts {
  const { capability, distance, compliance, allegations, answers } = fields;
  const items = form ? itemsOf(form) : [];
  const own: readonly (readonly [string, string])[] = [
    ['judgement', fields.judgement],
    ['confidence', fields.confidence],
    ['capability', lines(capability.grade, capability.grounds, aside(capability.confidence))],
    ['atHand', capability.atHand],
    ['distance', distance.seen],
    ['distanceAsLess', distance.asLess],
    ['distanceAsHidden', distance.asHidden],
    ['distanceWouldChange', distance.wouldChange],
    ['compliance', compliance.seen],
    ['complianceAsSincere', compliance.asSincere],
    ['complianceAsDisguised', compliance.asDisguised],
    ['complianceIndependent', compliance.independent],
    ['accounts', allegations.map(({ allegation, account, notSought }) => lines(allegation, account || notSought)).join('\n\n')],
    ['wouldChangeMyMind', fields.wouldChangeMyMind],
    ['dissent', fields.dissent],
  ];
  const asked = answers.map(({ item, value, confidence, grounds }): readonly [string, Part] => {
    const question = items.find(({ id }) => id === item)?.question ?? item;
    return [`item/${item}`, { question, words: lines(value, grounds, aside(confidence)) }];
  });
  const named = own.map(([part, words]): readonly [string, Part] => [part, { question: null, words }]);
  return new Map<string, Part>([...named, ...asked]);
}

/** `forms`: the loaded form of each, in its own version; two versions are compared item by item. */
export function differences(
  left: Assessment,
  right: Assessment,
  forms: { readonly left: AssessmentForm | null; readonly right: AssessmentForm | null },
): readonly Line[] {
  const [before, after] = [partsOf(left, forms.left), partsOf(right, forms.right)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((part) => {
    const [one, other] = [before.get(part), after.get(part)];
    const [leftWords, rightWords] = [one?.words ?? '', other?.words ?? ''];
    if (leftWords === '' && rightWords === '') return [];
    const question = one?.question ?? other?.question ?? null;
    return [{ part, question, left: leftWords, right: rightWords, differs: leftWords !== rightWords }];
  });
}
