/** Something that subscribers (API streams, the tray) are told, in order. */
export interface DaemonEvent {
  /** Of a stored event its id in the history; of another the newest id so far. Never goes back. */
  readonly id: number;
  /** `transition`, `status`, `cleaning`, … */
  readonly type: string;
  readonly data: unknown;
}

export interface Events {
  publish(type: string, data: unknown, id?: number): void;
  /** Returns the function that ends the subscription. A listener that throws is logged and stays subscribed. */
  subscribe(listener: (event: DaemonEvent) => void): () => void;
}
