/** A partner is asked for the least that is needed (C03), or only who holds it is kept where it may not be asked for. */
import type { CaseSight } from '../../app/caseSight.ts';
import { partnerLists } from '../../app/partnerWords.ts';
import type { Typed } from '../case/forms.ts';
import type { Viewer } from '../deps.ts';
import { t } from '../words.ts';
import { codes, type Field, type Form, unconfirmed, words } from './field.ts';

export function askPartner({ area, referral }: CaseSight, viewer: Viewer): Form {
  const isSensitive = (typed: Typed): boolean => typed.one('sensitive') === 'yes';
  const posts = [...area.posts.values()].filter(
    (post) => post.organisation !== viewer.organisation && (post.role === 'referrer' || post.role === 'assessor'),
  );
  const unless = (field: Field): Field => ({ ...field, when: (typed) => !isSensitive(typed) });
  return {
    title: t('Ask a partner'),
    lead: [
      t(
        'Ask for the least that is needed. The partner sees what you ask, who asks, on what basis and by when, and nothing else of the file.',
      ),
      unconfirmed(partnerLists.bases),
    ],
    fields: [
      {
        kind: 'choice',
        name: 'sensitive',
        label: t('Does what you ask for, or write here, come from an intelligence service or relate to one?'),
        hint: t('Such information may not be asked for or put in here (CTSA 2015 s38(5)). Only who holds it is kept.'),
        choices: [
          { value: 'no', text: t('No') },
          { value: 'yes', text: t('Yes: keep only who holds it') },
        ],
        mustBe: t('Say whether it does'),
      },
      {
        kind: 'text',
        name: 'holder',
        label: t('If yes: who holds it'),
        hint: t('The post to speak with, and nothing of what it says'),
        mustBe: t('Write who holds it'),
        when: isSensitive,
      },
      unless({
        kind: 'choice',
        name: 'partner',
        label: t('Of whom?'),
        choices: [
          ...posts.map(({ id, title, organisation }) => ({
            value: id,
            text: t('{post}, {organisation}', { post: title, organisation: area.organisations.get(organisation)?.name ?? organisation }),
          })),
          { value: 'outside', text: t('Somebody else, named below') },
        ],
        mustBe: t('Choose of whom it is asked'),
      }),
      {
        kind: 'text',
        name: 'contact',
        label: t('Name and role of somebody else'),
        mustBe: t('Name whom you ask'),
        when: (typed) => !isSensitive(typed) && typed.one('partner') === 'outside',
      },
      { kind: 'text', name: 'channel', label: t('How they are told'), hint: t('A telephone number you have checked, say'), mustBe: null },
      unless(
        words(
          'asked',
          t('What do you ask?'),
          t('Write what you ask'),
          t('The partner sees this. Say who it is about only as far as they need in order to look.'),
        ),
      ),
      unless(words('why', t('Why is it needed?'), t('Write why it is needed'), t('The partner does not see this.'), 3)),
      unless({
        kind: 'choice',
        name: 'basis',
        label: t('On what lawful basis?'),
        choices: codes(partnerLists.bases.codes),
        mustBe: t('Choose the lawful basis'),
      }),
      unless(words('least', t('Why would no less do?'), t('Write why no less would do'), undefined, 2)),
      {
        kind: 'text',
        name: 'handling',
        label: t('How it is to be handled'),
        hint: t('Who may see it, and what may be done with it'),
        mustBe: null,
      },
    ],
    button: t('Send the request'),
    send: (typed, key) => {
      const request = `rq-${key}`;
      if (isSensitive(typed))
        return {
          kind: 'partner',
          act: { act: 'keep-pointer', referral: referral.id, request, holder: typed.one('holder') },
          done: 'pointer-kept',
        };
      const post = area.posts.get(typed.one('partner'));
      return {
        kind: 'partner',
        act: {
          act: 'make-request',
          referral: referral.id,
          request,
          fields: {
            organisation: post?.organisation ?? null,
            post: post?.id ?? null,
            ...Object.fromEntries(
              ['contact', 'channel', 'asked', 'why', 'basis', 'least', 'handling'].map((name) => [name, typed.one(name)]),
            ),
          },
        },
        done: 'request-made',
      };
    },
  };
}
