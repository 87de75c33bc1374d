/** What around a measurement makes its times longer, or unlike each other. */
export interface Conditions {
  /** Where the current comes from; on a battery processors are slowed down. */
  readonly power: 'mains' | 'battery' | 'unknown';
  /** Number of processes that ran or wanted to, on average over the last minute; null where unknown. */
  readonly load: number | null;
  /** How often processors were slowed down by heat since the machine was started; null where unknown. */
  readonly throttled: number | null;
}
