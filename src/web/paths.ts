/** Every address of the product. Views and handlers name them from here; no page spells a URL. */

/** An address within this product, made by `paths` only. */
export type Href = string & { readonly __href: true };

const href = (path: string): Href => path as Href;
const part = (id: string): string => encodeURIComponent(id);

export const paths = {
  home: href('/'),
  help: href('/help'),
  accessibility: href('/accessibility'),
  danger: href('/danger'),
  signIn: href('/sign-in'),
  signOut: href('/sign-out'),
  forward: href('/demonstration/forward'),
  today: href('/today'),
  queue: href('/queue'),
  rulebook: href('/rulebook'),
  promise: href('/promise'),
  components: href('/components'),
  asset: (name: string): Href => href(`/assets/${part(name)}`),
  referral: {
    start: href('/tell-us'),
    question: (slug: string): Href => href(`/tell-us/${part(slug)}`),
    /** A question opened from the check page: its answer leads back there. */
    change: (slug: string): Href => href(`/tell-us/${part(slug)}?from=check`),
    check: href('/tell-us/check'),
    send: href('/tell-us/send'),
    receipt: href('/tell-us/receipt'),
    forget: href('/tell-us/forget'),
  },
} as const;

/** An address somebody sent us to return to: only a path of this product, never another site. */
export const localHref = (asked: string | undefined, otherwise: Href): Href =>
  asked !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(asked) ? href(asked) : otherwise;
