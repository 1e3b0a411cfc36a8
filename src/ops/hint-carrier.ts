/** What carries hints between the processes of a node. One that is lost costs one poll, so none of these waits or tries again. */
export interface HintCarrier {
  /** Hears what others send from now on, and again after every loss; never fails. */
  listen(hear: (payload: string) => void): Promise<void>;
  /** @throws Error where it could not be sent. */
  send(payload: string): Promise<void>;
  stop(): Promise<void>;
}
