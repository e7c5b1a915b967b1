// The seam between `throughline start`, which has a database and an address, and the product that is served there.
// src/web/main.ts exports `startProduct: StartProduct`.
import type { InstallationKind, RoleUrls } from './installation.ts';

export interface ProductOptions extends RoleUrls {
  readonly kind: InstallationKind;
  /** A demonstration of an area of subjects of interest instead of a partnership. */
  readonly subjects?: boolean;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** A sentence for the person at the terminal ("loading the demonstration"). */
  readonly onProgress: (sentence: string) => void;
}

export interface RunningProduct {
  /** e.g. http://127.0.0.1:3000 */
  readonly address: string;
  /** Whom a visitor of the demonstration can sign in as. */
  readonly signInAs: readonly { readonly name: string; readonly post: string }[];
  /** Answers what is under way, then stops. */
  readonly close: () => Promise<void>;
}

export type StartProduct = (options: ProductOptions) => Promise<RunningProduct>;
