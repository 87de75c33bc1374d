/** A setting or an attribute, as the extension describes it. */
export interface Described {
  /** JSON's own names and `integer`; any when absent. */
  readonly types?: readonly string[];
  /** The only values that it takes. */
  readonly values?: readonly (string | number | boolean)[];
  readonly members?: Readonly<Record<string, Described>>;
  /** It takes no other members. */
  readonly closed?: true;
  readonly deprecated?: true;
  /** Of a setting: it counts for a whole window, so that a folder of several has none of its own. */
  readonly window?: true;
}
