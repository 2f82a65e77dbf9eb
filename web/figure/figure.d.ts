/** `<switchboard-figure>`: importing the module defines the element. */

/** An anchor: `start`, `end`, `B#2`, `L6#3`, `t=1s`, `wait#1`, `out:"text"`. */
export type Anchor = string;

/** The element. Its attributes: `at`, `from`, `to`, `show`, `grain`, `detail`, `theme`, `input`, `height`, `program`. */
export interface SwitchboardFigure extends HTMLElement {
  /** Goes to an anchor; starts the figure if need be. */
  go(anchor: Anchor): void;
  /** One step on; starts the figure if need be. */
  step(): void;
  /** One step back. */
  back(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'switchboard-figure': SwitchboardFigure;
  }
}
